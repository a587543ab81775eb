// security.md S16: what a worker asks of the store for each job, and what each act adds, costs no more when there are very many of them: nothing is read from end to end.
#include <gmock/gmock.h>

#include <algorithm>

#include "engines.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

class PlansOfSqlite : public OnMigratedDatabase {
 protected:
  /// How SQLite says that it will go about it, a line a step.
  std::vector<std::string> plan(std::string const& name) {
    std::string const statement(sql(name));
    std::vector<Value> const nothing(static_cast<std::size_t>(std::count(statement.begin(), statement.end(), '?')), nullptr);
    std::vector<std::string> steps;
    database_->connection()->query("EXPLAIN QUERY PLAN " + statement, nothing, [&](Row const& row) { steps.push_back(row.text(3)); });
    return steps;
  }
};

TEST_P(PlansOfSqlite, ReadNothingFromEndToEndForAJobOrAnEntry) {
  for (auto const* name : {"jobs.next", "jobs.next_after", "jobs.next_from_the_first", "jobs.take", "jobs.still_mine", "jobs.heartbeat", "jobs.finish", "jobs.retry", "jobs.bury", "jobs.reap", "jobs.reap_spent", "jobs.about", "jobs.waiting_since", "ledger.about", "presses.standing", "presses.begin_instead", "presses.answered", "presses.forget", "presses.forget_older"}) {
    auto const steps = plan(name);
    EXPECT_FALSE(steps.empty()) << name;
    for (auto const& step : steps) EXPECT_THAT(step, ::testing::Not(::testing::StartsWith("SCAN"))) << name;
  }
}

TEST_P(PlansOfSqlite, SayWhenATableIsReadFromEndToEnd) { EXPECT_THAT(plan("jobs.tally"), ::testing::Contains(::testing::StartsWith("SCAN"))) << "else the test above sees nothing"; }

INSTANTIATE_TEST_SUITE_P(Engines, PlansOfSqlite, testing::Values("sqlite"), [](auto const& one) { return one.param; });

}  // namespace
}  // namespace rightsdesk::store
