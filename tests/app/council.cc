#include "council.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>

#include "jobs/runner.h"
#include "settings/rules.h"

namespace rightsdesk::app {
namespace {

class DeskQueue final : public jobs::Queue {
 public:
  explicit DeskQueue(store::Database& database) : jobs_(database) {}
  std::optional<Job> claim(std::string const& worker, Instant now, std::chrono::seconds lease) override {
    return jobs_.claim(worker, now, lease);
  }
  bool heartbeat(Job const& job, Instant now, std::chrono::seconds lease) override { return jobs_.heartbeat(job, now, lease); }
  void fail(Job const& job, std::string const& error, Instant retry_at) override { jobs_.fail(job, error, retry_at); }
  void refuse(Job const& job, std::string const& why, Instant now) override { jobs_.refuse(job, why, now); }
  void reap(Instant now) override { jobs_.reap(now); }
  void give_back(std::string const& worker, Instant now) { jobs_.give_back(worker, now); }

 private:
  store::StoredJobs jobs_;
};

settings::Rules const& rules_of_this_tree() {
  static auto const rules = settings::load_rules(RIGHTSDESK_TREE);
  if (!rules) throw Bug(rules.error().front());
  return **rules;
}

std::string fresh_folder() {
  std::string name = "/tmp/rightsdesk-app-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) throw Bug("no folder for a test");
  return name;
}

store::Settings file_in(std::string const& folder) {
  store::Settings settings;
  settings.url = "sqlite:" + folder + "/store.db";
  return settings;
}

store::VaultKey key_in(std::string const& folder) {
  store::VaultKey::make_key_file(folder + "/vault.key");
  return store::VaultKey::from_file(folder + "/vault.key");
}

person::Description described(std::string const& given, std::string const& family, std::optional<Date> born = {}) {
  person::Description who;
  who.names.push_back({given + " " + family, given, family});
  who.born = born;
  return who;
}

test::FakeSystem social_care() {
  auto amina = described("Amina", "Osei", parse_date("2001-05-14"));
  amina.addresses.push_back({"12 Weir Lane, Thamesbrook", "IG11 7LU"});
  amina.emails.push_back(kEmail);
  test::HeldFile file{{kSocialCare, "person-88", "person", "Amina Osei, born 14 May 2001", amina, "", 3}};
  file.items = {
      test::text_item("note-1", "Case note, 3 March 2009", "2009-03-03",
                      "Amina came in with her mother, Grace Osei. Tunde Bakare explained the plan.\n"),
      test::text_item("note-2", "Case note, 9 June 2010", "2010-06-09",
                      "Grace Osei rang from 020 7946 0123. Amina is doing well at school.\n"),
      test::text_item("note-3", "Case note, 1 July 2011", "2011-07-01", "Amina said that she likes her room.\n")};
  file.around = {{"person-89", "mother", false, described("Grace", "Osei")},
                 {"staff-4", "social worker", true, described("Tunde", "Bakare")}};
  return {{kSocialCare, "Children’s social care", "Head of children’s services", "sql", {"Case notes"}}, {file}};
}

test::FakeSystem archive() {
  test::HeldFile letter{{kArchive, "letter-7", "document", "Letter about Amina Osei",
                         described("Amina", "Osei", parse_date("2001-05-14")), "", 1}};
  letter.items = {test::text_item("letter-7", "Letter, 20 August 2012", "2012-08-20",
                                  "Dear Amina Osei,\nYour place at the youth club is kept. Grace Osei agreed to it.\n")};
  test::HeldFile namesake{{kArchive, "letter-9", "document", "Letter about another Amina Osei",
                           described("Amina", "Osei", parse_date("1967-02-03")), "", 1}};
  namesake.items = {test::text_item("letter-9", "Letter, 4 May 1999", "1999-05-04", "Dear Ms Osei,\nYour garage is let.\n")};
  return {{kArchive, "Paper archive", "Records manager", "files", {"Letters"}}, {letter, namesake}};
}

using Files = std::map<std::string, std::string>;

Files files_in(std::string const& folder) {
  Files files;
  for (auto const& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    if (entry.is_regular_file()) files[entry.path().filename()] = {std::istreambuf_iterator<char>(in), {}};
  }
  return files;
}

void put_files(std::string const& folder, Files const& files) {
  for (auto const& [name, bytes] : files_in(folder)) {
    if (!files.contains(name)) std::filesystem::remove(folder + "/" + name);
  }
  for (auto const& [name, bytes] : files) std::ofstream(folder + "/" + name, std::ios::binary | std::ios::trunc) << bytes;
}

/// An empty store with every table; made once a program.
Files const& empty_store() {
  static Files const files = [] {
    auto const folder = fresh_folder();
    store::migrate(*store::Database::open(file_in(folder)));
    auto made = files_in(folder);
    std::filesystem::remove_all(folder);
    return made;
  }();
  return files;
}

}  // namespace

Desk::Desk(Council& council)
    : database(store::Database::open(council.database)),
      key(store::VaultKey::from_file(council.folder + "/vault.key")),
      works(*database, key, council.clock),
      office{works, council.clock, council.rules, council.sources, "", RIGHTSDESK_TREE, "https://rights.example.org"} {
  office.scanner = council.scanner;
}

Council::Council() : Council(rules_of_this_tree()) {}

Council::Council(settings::Rules const& by) : Council(by, {}, fresh_folder()) {}

Council::Council(store::Settings const& there) : Council(rules_of_this_tree(), there, fresh_folder()) {}

Council::Council(settings::Rules const& by, store::Settings there, std::string own)
    : folder(std::move(own)), database(there.url.empty() ? file_in(folder) : std::move(there)), rules(by) {
  sources.put_in({social_care(), archive()});
  if (database.url == file_in(folder).url) put_files(folder, empty_store());
  else store::migrate(*store::Database::open(database));
  key_in(folder);
}

bool Council::as_made() {
  if (&rules != &rules_of_this_tree() || sources.touched() || scanner != nullptr || clock.at != StoppedClock().at || database.url != file_in(folder).url) return false;
  return store::Database::open(database)->connection()->row("SELECT COUNT(*) FROM ledger")->number(0) == 0;
}

CaseId Council::after(std::string const& walk_name, std::function<CaseId(Council&)> const& walk) {
  struct Walked {
    Files files;
    CaseId about;
  };
  static std::map<std::string, Walked> walked;
  if (!as_made()) return walk(*this);
  if (auto const found = walked.find(walk_name); found != walked.end()) {
    put_files(folder, found->second.files);
    return found->second.about;
  }
  auto const about = walk(*this);
  if (!::testing::Test::HasFailure()) walked[walk_name] = {files_in(folder), about};
  return about;
}

Council::~Council() {
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}

int Council::do_due_jobs(std::string const& name) {
  Desk desk(*this);
  DeskQueue queue(*desk.database);
  jobs::RunnerSettings settings;
  settings.name = name;
  settings.side_by_side = 1;
  settings.idle = std::chrono::milliseconds(1);
  settings.until_empty = true;
  queue.give_back(settings.name, clock.now());
  bool all_well = true;
  std::atomic<bool> const never = false;
  jobs::run_jobs(desk.office, queue, settings, never, [&](Job const& job, std::string const& outcome, double) {
    if (outcome == "done") return;
    all_well = false;
    std::fprintf(stderr, "%s: %s\n", job.kind.c_str(), outcome.c_str());
  });
  return all_well ? 0 : 1;
}

Council::Ended Council::worker(std::string const& crash_at, std::string const& name) {
  std::fflush(nullptr);
  auto const child = ::fork();
  if (child == 0) {
    ::setenv("TMPDIR", folder.c_str(), 1);
    if (!crash_at.empty()) ::setenv("RIGHTSDESK_CRASH_AT", crash_at.c_str(), 1);
    int status = 2;
    try {
      status = do_due_jobs(name);
    } catch (std::exception const& failure) {
      std::fprintf(stderr, "the worker ended: %s\n", failure.what());
    }
    ::_exit(status);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) return Ended::killed;
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) return Ended::otherwise;
  return WEXITSTATUS(status) == 0 ? Ended::well : Ended::with_a_failed_job;
}

bool Council::killed_at(std::string const& crash_at, std::function<void(Office&)> const& act) {
  std::fflush(nullptr);
  auto const child = ::fork();
  if (child == 0) {
    ::setenv("RIGHTSDESK_CRASH_AT", crash_at.c_str(), 1);
    at_desk([&](Office& office) {
      act(office);
      return 0;
    });
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

Actor officer() { return {StaffId("staff-officer"), "Ola Brandt", {"case_officer"}}; }
Actor reviewer() { return {StaffId("staff-reviewer"), "Ravi Lund", {"reviewer", "second_reviewer"}}; }
Actor second_reviewer() { return {StaffId("staff-second"), "Sofia Ek", {"second_reviewer"}}; }
Actor head() { return {StaffId("staff-head"), "Hana Weiss", {"dpo", "case_officer"}}; }

intake::FormAnswers form() {
  return {{"right", {"see"}},
          {"who-for", {"me"}},
          {"full-name", {"Amina Osei"}},
          {"born-day", {"14"}},
          {"born-month", {"5"}},
          {"born-year", {"2001"}},
          {"address-lines", {"12 Weir Lane\nThamesbrook"}},
          {"address-postcode", {"IG11 7LU"}},
          {"services", {"social-care"}},
          {"wanted", {"everything"}},
          {"email", {kEmail}},
          {"safe-contact", {"yes"}},
          {"identity", {"show"}},
          {"format", {"online"}}};
}

}  // namespace rightsdesk::app
