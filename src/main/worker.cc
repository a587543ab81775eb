#include <signal.h>
#include <sys/resource.h>

#include <atomic>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/evidence.h"
#include "app/recount.h"
#include "core/json.h"
#include "jobs/runner.h"
#include "main/commands.h"
#include "main/daily_round.h"
#include "main/hook_room.h"
#include "main/house.h"
#include "main/journal_watch.h"
#include "main/ledger_watch.h"
#include "main/mail_room.h"
#include "main/notify.h"
#include "main/post_room.h"
#include "sandbox/give_way.h"
#include "store/client_desk.h"
#include "store/hook_desk.h"
#include "store/inbox_store.h"

namespace rightsdesk {
namespace {

std::atomic<bool> stopping = false;

class StoredQueue final : public jobs::Queue {
 public:
  explicit StoredQueue(store::Database& database) : jobs_(database) {}
  std::optional<app::Job> claim(std::string const& worker, Instant now, std::chrono::seconds lease) override {
    return jobs_.claim(worker, now, lease);
  }
  bool heartbeat(app::Job const& job, Instant now, std::chrono::seconds lease) override {
    return jobs_.heartbeat(job, now, lease);
  }
  void fail(app::Job const& job, std::string const& error, Instant retry_at) override { jobs_.fail(job, error, retry_at); }
  void refuse(app::Job const& job, std::string const& why, Instant now) override { jobs_.refuse(job, why, now); }
  void reap(Instant now) override { jobs_.reap(now); }
  void give_back(std::string const& worker, Instant now) { jobs_.give_back(worker, now); }

 private:
  store::StoredJobs jobs_;
};

void report(app::Job const& job, std::string const& outcome, double seconds) {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  Json const line{{"event", "job"}, {"kind", job.kind}, {"case", job.about.str()}, {"seconds", std::round(seconds * 100) / 100},
                  {"peak_mib", use.ru_maxrss / 1024}, {"outcome", outcome}};
  std::fprintf(stderr, "%s\n", line.dump().c_str());
}

void tell(Json const& line) { std::fprintf(stderr, "%s\n", line.dump().c_str()); }

void tell_of_message(PostRoom::Line const& line) {
  tell({{"event", "message"}, {"id", line.message}, {"channel", line.channel}, {"outcome", line.outcome}, {"words", line.words}});
}

void tell_of_hook(HookRoom::Line const& line) {
  tell({{"event", "webhook"}, {"id", line.message}, {"webhook", line.hook}, {"outcome", line.outcome}, {"words", line.words}});
}

void tell_of_mail(MailRoom::Line const& line) { tell({{"event", "mail"}, {"outcome", line.outcome}, {"words", line.words}}); }

/// Other bank holidays than last time: open cases are counted again, before anything else is done.
void take_holidays(House& house) {
  auto const recounted = app::recount_open_cases(house.office());
  if (!recounted.changed) return;
  tell({{"event", "holidays_changed"}, {"version", house.rules().holidays.version()}, {"moved", recounted.moved.size()}});
  for (auto const& moved : recounted.moved) tell({{"event", "due_date_moved"}, {"case", moved.about.str()}});
}

int work(std::string const& service_file, jobs::RunnerSettings settings) {
  signal(SIGTERM, [](int) { stopping = true; });
  signal(SIGINT, [](int) { stopping = true; });
  sandbox::give_way();
  House house(service_file, House::Schema::may_be_newer);
  settings.side_by_side = house.service().workers;
  for (auto const& migration : house.newer_migrations()) tell({{"event", "schema_is_newer"}, {"detail", migration}});
  StoredQueue queue(house.database());
  queue.give_back(settings.name, house.clock().now());
  take_holidays(house);
  store::StoredClients clients(house.database(), house.key(), house.clock());
  store::StoredHooks hooks(house.database(), house.key(), house.clock());
  store::StoredInbox inbox(house.database(), house.key(), house.clock());
  StoredPresses presses(house.database(), house.key(), house.clock());
  DailyRound daily(clients, hooks, inbox, presses);
  HookRoom hook_room(hooks, house.clock(), webhook_terms(house.service()));
  daily.look(house.office());
  LedgerWatch ledger(house);
  JournalWatch journal(house);
  journal.look();
  Carriers const carriers(house.service());
  PostRoom post_room(house.database(), house.key(), house.office(), carriers);
  std::atomic<bool> no_more = false;
  std::thread post([&] {  // apart: a carrier may take its time
    while (!no_more) {
      post_room.go_round([&] { return no_more.load(); }, tell_of_message);
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
    }
  });
  std::thread told([&] {  // apart from letters: another's server may hang
    while (!no_more) {
      hook_room.go_round([&] { return no_more.load(); }, tell_of_hook);
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
    }
  });
  auto const mail_room = house.service().inbox ? std::make_unique<MailRoom>(house.office(), inbox, house.service()) : nullptr;
  std::thread mail([&] {  // apart: a mail server may take its time
    while (mail_room && !no_more) {
      mail_room->go_round([&] { return no_more.load(); }, tell_of_mail);
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
    }
  });
  std::thread watch([&] {
    Alive alive;
    while (!no_more) {
      alive.beat();
      daily.look(house.office());
      daily.count(house.office());
      journal.look();
      ledger.look();
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
    }
  });
  notify("READY=1");
  run_jobs(house.office(), queue, settings, stopping, report);
  notify("STOPPING=1");
  no_more = true;
  post.join();
  told.join();
  mail.join();
  watch.join();
  ledger.look_now();
  post_room.go_round([] { return false; }, tell_of_message);
  hook_room.go_round([] { return false; }, tell_of_hook);
  return 0;
}

}  // namespace

void add_worker(CLI::App& program, Chosen& chosen) {
  auto* command = program.add_subcommand("worker", "Does the due jobs: search, collect, read, propose, build packs; sends the outbox; asks owners of sources again once a day.");
  static std::string file;
  static jobs::RunnerSettings settings;
  command->add_option("--service", file, "The service file (config/service.example.yaml describes it)")->required();
  command->add_option("--name", settings.name, "This worker's name: the same after a restart gets its jobs back at once");
  command->add_flag("--until-empty", settings.until_empty, "Stop when nothing is due");
  command->callback([&chosen] { chosen = [] { return work(file, settings); }; });
}

}  // namespace rightsdesk
