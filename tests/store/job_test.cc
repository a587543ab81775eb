#include "store/job_store.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <mutex>
#include <set>
#include <thread>

#include "engines.h"
#include "store/stored_work.h"

namespace rightsdesk::store {
namespace {

using std::chrono::seconds;

class JobTest : public OnMigratedDatabase {
 protected:
  bool add(std::string const& key, int due = 0) {
    return Jobs(*database_->connection()).add({{}, "search_source", case_, "thamesbrook_care", key}, at(due));
  }
  std::optional<Job> claim_at(int minutes) { return claim(*database_, "worker1", at(minutes), seconds(60)); }
  std::string state() { return Jobs(*database_->connection()).about(case_).at(0).state; }

  CaseId const case_ = CaseId::fresh();
};
ON_BOTH_ENGINES(JobTest);

TEST_P(JobTest, IsClaimedOnceAndDoneOnce) {
  EXPECT_TRUE(add("search:care"));
  auto const job = claim_at(0);
  ASSERT_TRUE(job);
  EXPECT_EQ(job->kind, "search_source");
  EXPECT_EQ(job->about, case_);
  EXPECT_EQ(job->argument, "thamesbrook_care");
  EXPECT_EQ(job->key, "search:care");
  EXPECT_EQ(job->attempts, 1);
  EXPECT_FALSE(claim_at(0));
  EXPECT_TRUE(Jobs(*database_->connection()).finish(*job));
  EXPECT_FALSE(Jobs(*database_->connection()).finish(*job));
  EXPECT_EQ(state(), "done");
  EXPECT_FALSE(claim_at(1000));
}

TEST_P(JobTest, IsNotAddedTwiceUnderOneKeyUntilItHasEnded) {
  EXPECT_TRUE(add("build_pack"));
  EXPECT_FALSE(add("build_pack"));
  auto const job = claim_at(0);
  EXPECT_FALSE(add("build_pack"));
  EXPECT_TRUE(Jobs(*database_->connection()).finish(*job));
  EXPECT_TRUE(add("build_pack"));
  EXPECT_EQ(count("SELECT COUNT(*) FROM job"), 2);
}

TEST_P(JobTest, LeavesTheCallersTransactionWholeWhenItIsThereAlready) {
  add("search:care");
  in_transaction(*database_, [&](Connection& connection) {
    Jobs jobs(connection);
    EXPECT_TRUE(jobs.add({{}, "search_source", case_, "housing", "search:housing"}, at(0)));
    EXPECT_FALSE(jobs.add({{}, "search_source", case_, "thamesbrook_care", "search:care"}, at(0)));
  });
  EXPECT_EQ(Jobs(*database_->connection()).tally().ready, 2);
}

TEST_P(JobTest, IsNotClaimedBeforeItIsDueAndTheLongestDueComesFirst) {
  add("later", 30);
  add("sooner", 10);
  EXPECT_FALSE(claim_at(9));
  EXPECT_EQ(claim_at(40)->key, "sooner");
  EXPECT_EQ(claim_at(40)->key, "later");
}

TEST_P(JobTest, OfACaseWithManyWaitsForThoseOfTheOthers) {
  CaseId const large("case-b"), others[] = {CaseId("case-a"), CaseId("case-c"), CaseId()};
  Jobs jobs(*database_->connection());
  for (int i = 0; i < 50; ++i) ASSERT_TRUE(jobs.add({{}, "read_record", large, "large" + std::to_string(i), "large" + std::to_string(i)}, at(i)));
  for (auto const& other : others) ASSERT_TRUE(jobs.add({{}, "read_record", other, "of " + other.str(), "of " + other.str()}, at(200)));
  ASSERT_TRUE(jobs.add({{}, "read_record", others[0], "", "not yet"}, at(900)));
  StoredJobs queue(*database_);
  std::vector<std::string> taken;
  while (auto const job = queue.claim("worker1", at(300), seconds(60))) taken.push_back(job->argument);
  ASSERT_EQ(taken.size(), 53U);
  EXPECT_EQ(taken[0], "large0") << "the longest due of all begins";
  EXPECT_EQ((std::vector<std::string>(taken.begin() + 1, taken.begin() + 6)), (std::vector<std::string>{"of case-c", "of ", "of case-a", "large1", "large2"}));
  EXPECT_EQ(taken.back(), "large49");
}

TEST_P(JobTest, GoesBackWhenItsLeaseRunsOutAndTheLateWorkerIsRefused) {
  add("search:care");
  auto const late = claim_at(0);
  EXPECT_EQ(Jobs(*database_->connection()).reap(at(1)), 0);  // the lease of 60 s has not run out at 60 s
  EXPECT_EQ(Jobs(*database_->connection()).reap(at(2)), 1);
  auto const second = claim_at(2);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->attempts, 2);
  EXPECT_GT(second->token, late->token);
  Jobs jobs(*database_->connection());
  EXPECT_FALSE(jobs.still_mine(*late));
  EXPECT_FALSE(jobs.heartbeat(*late, at(2), seconds(60)));
  EXPECT_FALSE(jobs.finish(*late));
  EXPECT_EQ(jobs.fail(*late, "late", at(3)), AfterFailure::not_mine);
  EXPECT_TRUE(jobs.still_mine(*second));
  EXPECT_TRUE(jobs.finish(*second));
}

TEST_P(JobTest, IsKeptByAHeartbeat) {
  add("search:care");
  auto const job = claim_at(0);
  EXPECT_TRUE(Jobs(*database_->connection()).heartbeat(*job, at(1), seconds(120)));
  EXPECT_EQ(Jobs(*database_->connection()).reap(at(2)), 0);
}

TEST_P(JobTest, IsTriedThreeTimesAndThenWaitsForAPerson) {
  add("search:care");
  for (int attempt = 1; attempt <= 2; ++attempt) {
    auto const job = claim_at(attempt * 10);
    ASSERT_TRUE(job);
    EXPECT_EQ(Jobs(*database_->connection()).fail(*job, "the source did not answer", at(attempt * 10 + 5)),
              AfterFailure::tried_again_later);
    EXPECT_FALSE(claim_at(attempt * 10 + 4));
  }
  auto const job = claim_at(30);
  ASSERT_TRUE(job);
  EXPECT_EQ(job->attempts, 3);
  EXPECT_EQ(Jobs(*database_->connection()).fail(*job, "the source did not answer", at(35)), AfterFailure::dead);
  EXPECT_FALSE(claim_at(1000));
  auto const standing = Jobs(*database_->connection()).about(case_).at(0);
  EXPECT_EQ(standing.state, "dead");
  EXPECT_EQ(standing.error, "the source did not answer");
  EXPECT_TRUE(Jobs(*database_->connection()).revive(standing.job.id, at(40)));
  EXPECT_EQ(claim_at(40)->attempts, 1);
}

TEST_P(JobTest, DiesWhenItsWorkerDiesThreeTimes) {
  add("read:scan");
  for (int time = 0; time < 3; ++time) {
    ASSERT_TRUE(claim_at(time * 10));
    EXPECT_EQ(Jobs(*database_->connection()).give_back("worker1", at(time * 10 + 1)), 1);
  }
  EXPECT_EQ(state(), "dead");
  EXPECT_TRUE(add("read:scan"));
}

TEST_P(JobTest, IsGivenBackToNobodyElsesWorker) {
  add("search:care");
  claim_at(0);
  EXPECT_EQ(Jobs(*database_->connection()).give_back("worker2", at(1)), 0);
  EXPECT_EQ(state(), "leased");
}

TEST_P(JobTest, IsNotRevivedWhileItLivesOrWhenANewerOneCarriesItsKey) {
  add("read:scan");
  auto const living = Jobs(*database_->connection()).about(case_).at(0).job.id;
  EXPECT_FALSE(Jobs(*database_->connection()).revive(living, at(0)));
  for (int time = 0; time < 3; ++time) {
    claim_at(time * 10);
    Jobs(*database_->connection()).give_back("worker1", at(time * 10 + 1));
  }
  add("read:scan", 100);
  EXPECT_FALSE(Jobs(*database_->connection()).revive(living, at(50)));
}

TEST_P(JobTest, IsNeverGivenToTwoOfManyWorkers) {
  constexpr int kWorkers = 4, kJobs = 40;
  for (int i = 0; i < kJobs; ++i) add("job" + std::to_string(i));
  std::mutex mutex;
  std::multiset<std::string> claimed;
  std::vector<std::thread> workers;
  for (int worker = 0; worker < kWorkers; ++worker) {
    workers.emplace_back([&, worker] {
      for (;;) {
        std::optional<Job> job;
        try {
          job = claim(*database_, "worker" + std::to_string(worker), at(1), seconds(60));
        } catch (TryAgain const&) {
          continue;  // as the worker's own loop does
        }
        if (!job) return;
        std::lock_guard const lock(mutex);
        claimed.insert(job->key);
      }
    });
  }
  for (auto& worker : workers) worker.join();
  EXPECT_EQ(claimed.size(), static_cast<std::size_t>(kJobs));
  EXPECT_EQ(std::set(claimed.begin(), claimed.end()).size(), static_cast<std::size_t>(kJobs));
  EXPECT_EQ(Jobs(*database_->connection()).tally().leased, kJobs);
}

// A worker killed after its claim, in the transaction that holds its results: nothing of it stands, and the job is done again.
TEST_P(JobTest, IsDoneAgainWhenItsWorkerIsKilledBeforeItsResultsStand) {
  add("collect:record");
  auto const child = ::fork();
  if (child == 0) {
    try {
      auto const own = opened_again();
      auto const job = claim(*own, "worker1", at(0), seconds(60));
      in_transaction(*own, [&](Connection& connection) {
        Jobs(connection).add({{}, "read_record", case_, "r1", "read:r1"}, at(0));
        Jobs(connection).finish(*job);
        ::kill(::getpid(), SIGKILL);
      });
    } catch (...) {
    }
    ::_exit(1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  in_transaction(*database_, [&](Connection& connection) { EXPECT_EQ(Jobs(connection).give_back("worker1", at(1)), 1); });
  EXPECT_EQ(count("SELECT COUNT(*) FROM job"), 1);
  auto const again = claim_at(1);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->key, "collect:record");
  EXPECT_EQ(again->attempts, 2);
}

}  // namespace
}  // namespace rightsdesk::store
