#include "store/task_store.h"

#include <gmock/gmock.h>

#include "engines.h"
#include "store/case_store.h"

namespace rightsdesk::store {
namespace {

using casework::Task;
using casework::TaskState;
using ::testing::ElementsAre;

class TaskTest : public OnMigratedDatabase {
 protected:
  Task fact(std::string const& words) {
    Task task;
    task.id = TaskId::fresh();
    task.about = case_;
    task.kind = "disputed_fact";
    task.words = Personal(words);
    task.concerns = "social-care";
    task.concerns_title = "Children’s social care";
    task.fields = Personal(casework::TaskFields{{"it_says", "Allergic to nuts"}});
    task.made_by = "program";
    task.made_on = *parse_date("2026-03-03");
    return task;
  }
  /// Runs in a transaction of its own, so that what is read has been kept.
  template <class Act>
  auto with_store(Act const& act) {
    decltype(act(std::declval<StoredTasks&>())) result{};
    in_transaction(*database_, [&](Connection& connection) {
      Vault vault(connection, key_);
      StoredTasks tasks(connection, vault);
      result = act(tasks);
    });
    return result;
  }
  bool add(Task const& task) {
    return with_store([&](StoredTasks& tasks) { return tasks.add(task), true; });
  }
  std::vector<Task> all() {
    return with_store([&](StoredTasks& tasks) { return tasks.of_case(case_); });
  }

  CaseId const case_ = CaseId::fresh();
};
ON_BOTH_ENGINES(TaskTest);

TEST_P(TaskTest, IsReadBackAsItWasWritten) {
  auto const written = fact("My allergy is wrong");
  add(written);
  auto const read = all().at(0);
  EXPECT_EQ(read.id, written.id);
  EXPECT_EQ(read.about, case_);
  EXPECT_EQ(read.kind, "disputed_fact");
  EXPECT_EQ(read.words.reveal(), "My allergy is wrong");
  EXPECT_EQ(read.concerns, "social-care");
  EXPECT_EQ(read.concerns_title, "Children’s social care");
  EXPECT_EQ(read.state, TaskState::open);
  EXPECT_EQ(read.fields.reveal().at("it_says"), "Allergic to nuts");
  EXPECT_EQ(read.made_by, "program");
  EXPECT_EQ(read.made_on, *parse_date("2026-03-03"));
  EXPECT_EQ(read.ended_on, std::nullopt);
  EXPECT_EQ(with_store([&](StoredTasks& tasks) { return tasks.find(written.id).has_value(); }), true);
  EXPECT_EQ(with_store([&](StoredTasks& tasks) { return tasks.find(TaskId::fresh()).has_value(); }), false);
}

TEST_P(TaskTest, StaysInTheOrderInWhichItWasMade) {
  for (auto const* words : {"first", "second", "third"}) add(fact(words));
  std::vector<std::string> order;
  for (auto const& task : all()) order.push_back(task.words.reveal());
  EXPECT_THAT(order, ElementsAre("first", "second", "third"));
}

TEST_P(TaskTest, EndsOnce) {
  auto task = fact("My allergy is wrong");
  add(task);
  task.state = TaskState::ended;
  task.outcome = "corrected";
  task.fields = Personal(casework::TaskFields{{"it_says", "Allergic to nuts"}, {"checks", "The GP"}});
  task.reason = Personal<std::string>("The GP confirmed");
  task.ended_by = "staff-officer";
  task.ended_on = *parse_date("2026-03-06");
  EXPECT_TRUE(with_store([&](StoredTasks& tasks) { return tasks.update(task); }));
  auto const read = all().at(0);
  EXPECT_EQ(read.state, TaskState::ended);
  EXPECT_EQ(read.outcome, "corrected");
  EXPECT_EQ(read.fields.reveal().at("checks"), "The GP");
  EXPECT_EQ(read.reason.reveal(), "The GP confirmed");
  EXPECT_EQ(read.ended_by, "staff-officer");
  EXPECT_EQ(read.ended_on, *parse_date("2026-03-06"));
  task.outcome = "refused";
  EXPECT_FALSE(with_store([&](StoredTasks& tasks) { return tasks.update(task); })) << "what has ended stays so";
  EXPECT_EQ(all().at(0).outcome, "corrected");
}

TEST_P(TaskTest, OpenOnesOfAllCasesAreFoundOldestFirst) {
  auto later = fact("later");
  later.made_on = *parse_date("2026-03-09");
  auto elsewhere = fact("elsewhere");
  elsewhere.about = CaseId::fresh();
  auto ended = fact("ended");
  ended.state = TaskState::ended;
  for (auto const& task : {later, elsewhere, ended}) add(task);
  std::vector<std::string> words;
  for (auto const& task : with_store([](StoredTasks& tasks) { return tasks.open(); })) words.push_back(task.words.reveal());
  EXPECT_THAT(words, ElementsAre("elsewhere", "later"));
}

TEST_P(TaskTest, KeepsNothingPersonalInTheClear) {
  add(fact("Amina is allergic to nuts"));
  auto const row = database_->connection()->row("SELECT about_sealed FROM task");
  ASSERT_TRUE(row);
  for (auto const* words : {"Amina", "nuts", "Allergic", "social-care"}) EXPECT_EQ(row->text(0).find(words), std::string::npos) << words;
}

TEST_P(TaskTest, ACaseBesideAnotherOfTheSameRequestIsFoundWithIt) {
  casework::Case first;
  intake::Request request;
  request.id = RequestId::fresh();
  request.reference = "SRR-FIRST";
  request.received = *parse_date("2026-03-02");
  first.id = CaseId::fresh();
  first.request = request.id;
  first.reference = request.reference;
  first.controller = "thamesbrook";
  first.state = "received";
  first.received = request.received;
  auto second = first;
  second.id = CaseId::fresh();
  second.reference = "SRR-SECOND";
  second.right = law::Right::objection;
  second.workflow = "marketing_objection";
  second.arose_from = first.id;
  second.particulars = Personal(intake::Particulars{{"mailings", "Emails"}});
  in_transaction(*database_, [&](Connection& connection) {
    Vault vault(connection, key_);
    StoredCases cases(connection, vault);
    EXPECT_TRUE(cases.add(request, first, "once"));
    cases.add_beside(second);
  });
  in_transaction(*database_, [&](Connection& connection) {
    Vault vault(connection, key_);
    StoredCases cases(connection, vault);
    EXPECT_EQ(cases.find_by_key("once")->reference, "SRR-FIRST") << "the key leads to the case with the request's own reference";
    EXPECT_EQ(cases.find_by_reference("SRR-FIRST")->workflow, "access") << "a workflow that is not named is the right's own";
    auto const read = cases.find_by_reference("SRR-SECOND").value();
    EXPECT_EQ(read.workflow, "marketing_objection");
    EXPECT_EQ(read.right, law::Right::objection);
    EXPECT_EQ(read.arose_from, first.id);
    EXPECT_EQ(read.particulars.reveal().at("mailings"), "Emails");
    EXPECT_EQ(cases.of_request(request.id).size(), 2U);
  });
}

}  // namespace
}  // namespace rightsdesk::store
