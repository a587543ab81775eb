// A soak of the queue, compressed: requests that come in, are accepted and searched for, over and over, in one process and over one database that holds very many cases already. Whether
// its memory grows, and whether a job takes longer when there are many behind it (security.md S16).
//   jobs_bench FOLDER ASSETS [CASES [MINUTES]]     FOLDER: empty, for the database; ASSETS: what tools/build-assets made; CASES: there from the start (100,000)
// The systems that are searched hold nothing, so that a job is what every job is: claimed, done, written down and ended. Exit status: 0 both bounds hold; 1 one does not.
#include <unistd.h>

#include <atomic>
#include <cmath>
#include <cstdlib>

#include "app/caseload.h"
#include "app/resident.h"
#include "app/search_desk.h"
#include "app/standing.h"
#include "jobs/runner.h"
#include "served.h"
#include "store/stored_work.h"
#include "support/fake_sources.h"
#include "town.h"

namespace rightsdesk {
namespace {

using Moment = std::chrono::steady_clock;

constexpr int kCasesARound = 25;
constexpr double kMostGrowth = 1;      // per cent of the memory, over the second half
constexpr double kSlowest = 1.2;       // a job of the last tenth beside one of the first, by CPU

class Queue final : public jobs::Queue {
 public:
  explicit Queue(store::Database& database) : jobs_(database) {}
  std::optional<app::Job> claim(std::string const& worker, Instant now, std::chrono::seconds lease) override { return jobs_.claim(worker, now, lease); }
  bool heartbeat(app::Job const& job, Instant now, std::chrono::seconds lease) override { return jobs_.heartbeat(job, now, lease); }
  void fail(app::Job const& job, std::string const& error, Instant retry_at) override { jobs_.fail(job, error, retry_at); }
  void refuse(app::Job const& job, std::string const& why, Instant now) override { jobs_.refuse(job, why, now); }
  void reap(Instant now) override { jobs_.reap(now); }

 private:
  store::StoredJobs jobs_;
};

double resident_mib() {
  std::ifstream in("/proc/self/statm");
  double all = 0, resident = 0;
  in >> all >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1 << 20);
}

/// What one round cost, of which the jobs are told apart.
struct Round {
  int jobs = 0;
  double jobs_cpu = 0, jobs_wall = 0, desk_cpu = 0, memory = 0;  ///< milliseconds, MiB
};

class Soak {
 public:
  explicit Soak(House& house) : house_(house), queue_(house.database()), office_{house.office().works, house.clock(), house.rules(), systems_, "", RIGHTSDESK_TREE, "https://rights.example.org"} {
    systems_.put_in({{{"social-care", "Children’s social care", "Head of children’s services", "sql", {"Case notes"}}, {}}, {{"archive", "Paper archive", "Records manager", "files", {"Letters"}}, {}}});
  }
  Round round() {
    Round measured;
    auto const begun = cpu();
    for (int i = 0; i < kCasesARound; ++i) ask_and_search();
    measured.desk_cpu = cpu() - begun;
    auto const from = Moment::now();
    auto const before = cpu();
    measured.jobs = do_jobs();
    measured.jobs_cpu = cpu() - before;
    measured.jobs_wall = std::chrono::duration<double, std::milli>(Moment::now() - from).count();
    measured.memory = resident_mib();
    return measured;
  }

 private:
  void ask_and_search() {
    auto const number = std::to_string(++asked_);
    intake::FormAnswers const form{{"right", {"see"}}, {"who-for", {"me"}}, {"full-name", {"Soak " + number}}, {"born-day", {std::to_string(1 + asked_ % 28)}}, {"born-month", {std::to_string(1 + asked_ % 12)}},
                                   {"born-year", {std::to_string(1950 + asked_ % 50)}}, {"address-lines", {number + " Larkspur Rise"}}, {"address-postcode", {"TB4 7QX"}}, {"services", {"social-care"}}, {"wanted", {"everything"}},
                                   {"email", {"soak" + number + "@example.org"}}, {"safe-contact", {"yes"}}, {"identity", {"show"}}, {"format", {"online"}}};
    auto const opened = app::submit_request(office_, form, {"thamesbrook", "online", office_.clock.now()}, "soak-" + number);
    if (!opened) throw std::runtime_error(opened.error().front().text);
    app::Actor const officer{StaffId("soak"), "Ola Brandt", {"case_officer"}};
    for (auto const& done : {app::accept_identity(office_, opened->about, officer, {{"passport", "council_tax"}, "seen at the desk", office_.clock.today()}), app::start_search(office_, opened->about, officer)})
      if (!done) throw std::runtime_error(done.error().text);
  }
  int do_jobs() {
    jobs::RunnerSettings settings;
    settings.until_empty = true;
    settings.idle = std::chrono::milliseconds(1);
    std::atomic<bool> const never = false;
    std::atomic<int> done = 0;
    jobs::run_jobs(office_, queue_, settings, never, [&](app::Job const&, std::string const& outcome, double) {
      if (outcome == "done") ++done;
      else throw std::runtime_error("a job ended otherwise: " + outcome);
    });
    return done;
  }

  House& house_;
  Queue queue_;
  test::FakeSources systems_;
  app::Office office_;
  int asked_ = 0;
};

double mean(std::vector<Round> const& rounds, std::size_t from, std::size_t to, double (*of)(Round const&)) {
  double all = 0;
  for (auto i = from; i < to; ++i) all += of(rounds[i]);
  return all / static_cast<double>(to - from);
}

/// Growth over the second half by least squares, in per cent of what it was at its middle.
double growth(std::vector<Round> const& rounds) {
  auto const from = rounds.size() / 2, n = rounds.size() - from;
  double x = 0, y = 0, xy = 0, xx = 0;
  for (std::size_t i = 0; i < n; ++i) {
    auto const at = static_cast<double>(i), memory = rounds[from + i].memory;
    x += at, y += memory, xy += at * memory, xx += at * at;
  }
  auto const count = static_cast<double>(n);
  auto const slope = (count * xy - x * y) / (count * xx - x * x);
  return 100 * slope * count / (y / count);
}

int told(std::vector<Round> const& rounds, int there) {
  auto const tenth = std::max<std::size_t>(rounds.size() / 10, 1), last = rounds.size() - tenth;
  int jobs = 0;
  for (auto const& round : rounds) jobs += round.jobs;
  auto const line = [&](char const* what, double (*of)(Round const&)) {
    auto const first = mean(rounds, 0, tenth, of), end = mean(rounds, last, rounds.size(), of);
    std::printf("%-44s %10.2f %10.2f %8.2f\n", what, first, end, end / first);
    return end / first;
  };
  std::printf("%d jobs and %zu cases beside %d that were there\n%-44s %10s %10s %8s\n", jobs, rounds.size() * kCasesARound, there, "", "first 1/10", "last 1/10", "ratio");
  auto const slower = line("a job, ms of CPU", [](Round const& round) { return round.jobs_cpu / round.jobs; });
  line("a job, ms of the clock", [](Round const& round) { return round.jobs_wall / round.jobs; });
  line("a request sent, accepted, searched: ms of CPU", [](Round const& round) { return round.desk_cpu / kCasesARound; });
  line("memory, MiB", [](Round const& round) { return round.memory; });
  auto const grown = growth(rounds);
  std::printf("memory over the second half: %+.2f %% (bound: %.0f %%); a job beside the first: %.2f (bound: %.1f)\n", grown, kMostGrowth, slower, kSlowest);
  return std::abs(grown) <= kMostGrowth && slower <= kSlowest ? 0 : 1;
}

int soak(std::string const& folder, std::string const& assets, int cases, double minutes) {
  auto const file = service_in(folder, assets);
  make_database(file);
  House house(file, House::Schema::must_be_current);
  Town(house).fill(cases / 10, cases - cases / 10);
  app::bring_up_to_date(house.office());
  Soak soak(house);
  std::vector<Round> rounds;
  for (auto const from = Moment::now(); Moment::now() - from < std::chrono::duration<double>(minutes * 60);) {
    rounds.push_back(soak.round());
    if (rounds.size() % 50 == 0) std::fprintf(stderr, "%zu rounds, %.1f MiB\n", rounds.size(), rounds.back().memory);
  }
  return told(rounds, cases);
}

}  // namespace
}  // namespace rightsdesk

int main(int count, char** arguments) {
  if (count < 3) {
    std::fprintf(stderr, "usage: jobs_bench FOLDER ASSETS [CASES [MINUTES]]\n");
    return 2;
  }
  try {
    return rightsdesk::soak(arguments[1], arguments[2], count > 3 ? std::atoi(arguments[3]) : 100000, count > 4 ? std::atof(arguments[4]) : 60);
  } catch (rightsdesk::Fault const& fault) {
    std::fprintf(stderr, "%s\n", fault.internal().c_str());
  } catch (std::exception const& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
  return 2;
}
