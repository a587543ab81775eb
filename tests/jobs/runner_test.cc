#include "jobs/runner.h"

#include <gmock/gmock.h>

#include <deque>

#include "settings/rules.h"
#include "support/fake_sources.h"

namespace rightsdesk::jobs {
namespace {

Instant const kNow = *parse_instant("2026-11-23T10:00:00Z");

struct StoppedClock final : Clock {
  [[nodiscard]] Instant now() const override { return kNow; }
};

struct NoWorks final : app::Works {
  void in_one(std::function<void(app::Work&)> const&) override { throw Fault("The database is away.", "no database in this test"); }
  void look(std::function<void(app::Work&)> const&) override { throw Fault("The database is away.", "no database in this test"); }
};

/// Gives the jobs it was given, once each, and keeps what became of them.
struct ListedQueue final : Queue {
  std::optional<app::Job> claim(std::string const& worker, Instant, std::chrono::seconds) override {
    claimed_by = worker;
    if (unreachable_claims > 0) {
      --unreachable_claims;
      throw Fault("The database is away.", "no route");
    }
    if (due.empty()) return std::nullopt;
    auto const job = due.front();
    due.pop_front();
    return job;
  }
  bool heartbeat(app::Job const&, Instant, std::chrono::seconds) override { return true; }
  void fail(app::Job const& job, std::string const& error, Instant retry_at) override {
    failed.push_back(job.id.str() + " +" +
                     std::to_string(std::chrono::duration_cast<std::chrono::seconds>(retry_at - kNow).count()) + " s: " + error);
  }
  void refuse(app::Job const& job, std::string const& why, Instant) override { refused.push_back(job.id.str() + ": " + why); }
  void reap(Instant) override { ++reaped; }

  std::deque<app::Job> due;
  std::vector<std::string> failed, refused;
  std::string claimed_by;
  int reaped = 0, unreachable_claims = 0;
};

settings::Rules const& rules() {
  static auto const loaded = settings::load_rules(RIGHTSDESK_TREE);
  if (!loaded) throw Bug(loaded.error().front());
  return **loaded;
}

app::Job job(std::string const& id, std::string const& kind, int attempts) {
  return {JobId(id), kind, CaseId("case-1"), "somewhere", attempts, 1};
}

struct Runner : testing::Test {
  void run() {
    app::Office office{works, clock, rules(), sources};
    RunnerSettings settings;
    settings.name = "worker-7";
    settings.side_by_side = 1;
    settings.idle = std::chrono::milliseconds(1);
    settings.until_empty = true;
    std::atomic<bool> const never = false;
    run_jobs(office, queue, settings, never,
             [&](app::Job const& done, std::string const& outcome, double) { reports.push_back(done.id.str() + ": " + outcome); });
  }
  NoWorks works;
  StoppedClock clock;
  test::FakeSources sources;
  ListedQueue queue;
  std::vector<std::string> reports;
};

TEST_F(Runner, StopsWhenNothingIsDue) {
  run();
  EXPECT_EQ(queue.claimed_by, "worker-7");
  EXPECT_EQ(queue.reaped, 1);
  EXPECT_THAT(reports, testing::IsEmpty());
}

TEST_F(Runner, TriesAFailedJobAgainLaterAndLater) {
  queue.due = {job("a", "search_source", 1), job("b", "search_source", 2), job("c", "search_source", 3), job("d", "search_source", 9)};
  run();
  EXPECT_THAT(queue.failed, testing::ElementsAre("a +4 s: The database is away. (no database in this test)",
                                                 "b +16 s: The database is away. (no database in this test)",
                                                 "c +64 s: The database is away. (no database in this test)",
                                                 "d +256 s: The database is away. (no database in this test)"));
  EXPECT_EQ(reports.size(), 4U);
}

TEST_F(Runner, OutlivesAJobOfAKindNobodyKnows) {
  queue.due = {job("a", "paint_the_fence", 1), job("b", "propose", 1)};
  run();
  EXPECT_THAT(queue.failed, testing::ElementsAre("a +4 s: a job of a kind nobody knows: paint_the_fence", testing::StartsWith("b +4 s: ")));
}

TEST_F(Runner, SaysThatTheQueueCannotBeReached) {
  queue.unreachable_claims = 1;
  run();
  EXPECT_THAT(reports, testing::ElementsAre(": the queue cannot be reached: no route"));
}

}  // namespace
}  // namespace rightsdesk::jobs
