#include "app/tasks.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/carry_out.h"
#include "app/resident.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Actor manager() { return {StaffId("staff-manager"), "Mo Farrow", {"manager"}}; }

Submitted sent(Office& office, std::vector<std::string> const& rights) {
  auto answers = form();
  answers["right"] = rights;
  answers["wrong"] = {"My allergy"};
  answers["should-be"] = {"None"};
  answers["mailings"] = {"email"};
  return submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, "one sending").value();
}

/// A letter that was sent, as the verb of letters leaves it.
void record_in(Office& office, CaseId const& id, std::string const& letter) {
  EXPECT_TRUE(in_one(office, [&](Work& work) -> Done {
    record(work, office, *case_in(work, id), officer().id.str(), {"letter_sent", office.clock.today(), {{"letter", letter}}, "letter=" + letter});
    return done();
  }));
}

class Tasks : public testing::Test {
 protected:
  CaseId opened(std::string const& right) {
    return council_.at_desk([&](Office& office) { return sent(office, {right}).about; });
  }
  WorkDesk desk(CaseId const& id, Actor const& actor = officer()) {
    return council_.at_desk([&](Office& office) { return work_desk(office, id, actor).value(); });
  }
  TaskId open_task(CaseId const& id, std::string const& kind) {
    for (auto const& line : desk(id).tasks) {
      if (line.task.kind == kind && line.task.state == casework::TaskState::open) return line.task.id;
    }
    throw Bug("no open task " + kind);
  }
  std::vector<std::string> events(CaseId const& id) {
    return council_.at_desk([&](Office& office) {
      std::vector<std::string> names;
      auto const overview = case_overview(office, id, officer());
      for (auto const& event : overview->events) names.push_back(event.what);
      return names;
    });
  }
  Council council_;
};

TEST_F(Tasks, OfTheFirstStateAreThereWhenTheRequestIs) {
  auto const id = opened("stop-marketing");
  auto const work = desk(id);
  ASSERT_EQ(work.tasks.size(), 1U) << "one system sends the news of the notice";
  EXPECT_EQ(work.tasks[0].task.kind, "suppress_at_source");
  EXPECT_EQ(work.tasks[0].task.concerns, "thamesbrook-mailings");
  EXPECT_EQ(work.tasks[0].task.made_by, "program");
  EXPECT_EQ(work.tasks[0].due.day, parse_date("2026-11-23"));
}

TEST_F(Tasks, OfSeveralThingsAskedAreOfSeveralCases) {
  auto const submitted = council_.at_desk([](Office& office) { return sent(office, {"see", "correct", "stop-marketing"}); });
  EXPECT_EQ(submitted.more.size(), 2U);
  auto const again = council_.at_desk([](Office& office) { return sent(office, {"see", "correct", "stop-marketing"}); });
  EXPECT_EQ(again.reference, submitted.reference);
  EXPECT_EQ(again.more, submitted.more) << "the same sending opens nothing new";
  auto const lines = council_.at_desk([](Office& office) { return cases_listed(office).lines; });
  EXPECT_EQ(lines.size(), 3U);
}

TEST_F(Tasks, AreWrittenDownBeforeTheyEnd) {
  auto const id = opened("stop-marketing");
  auto const task = open_task(id, "suppress_at_source");
  council_.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(record_fields(office, id, officer(), task, {{"before", "Listed"}})), "");
    EXPECT_EQ(code_of(record_fields(office, id, officer(), task, {{"colour", "Blue"}})), "not_offered");
    EXPECT_EQ(code_of(record_fields(office, id, reviewer(), task, {{"before", "Listed"}})), "not_permitted");
    EXPECT_EQ(code_of(end_task(office, id, officer(), task, {"suppressed", {{"after", "Suppressed"}}})), "missing");
    EXPECT_EQ(code_of(end_task(office, id, officer(), task, {"suppressed", {{"after", "Suppressed"}, {"proof", "Seen"}}})), "");
    EXPECT_EQ(code_of(end_task(office, id, officer(), task, {"suppressed", {}})), "not_now") << "it has ended already";
  });
}

TEST_F(Tasks, OfAnotherCaseAreNotThere) {
  auto const id = opened("stop-marketing");
  auto const task = open_task(id, "suppress_at_source");
  council_.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(end_task(office, CaseId("01NOSUCHCASE"), officer(), task, {"suppressed", {}})), "not_found");
    EXPECT_EQ(code_of(end_task(office, id, officer(), TaskId("01NOSUCHTASK"), {"suppressed", {}})), "not_found");
    EXPECT_FALSE(work_desk(office, CaseId("01NOSUCHCASE"), officer()).has_value());
  });
}

TEST_F(Tasks, ThatTheWorkflowAsksForCannotBeCancelled) {
  auto const id = opened("correct");
  council_.at_desk([&](Office& office) { EXPECT_EQ(code_of(accept_identity(office, id, officer(), {{"passport", "council_tax"}, "", office.clock.today()})), ""); });
  auto const task = open_task(id, "disputed_fact");
  council_.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(cancel_task(office, id, officer(), task, "Not needed")), "not_permitted");
    auto const added = add_task(office, id, officer(), {"disputed_fact", "My address"});
    ASSERT_TRUE(added);
    EXPECT_EQ(code_of(cancel_task(office, id, officer(), *added, "")), "missing");
    EXPECT_EQ(code_of(cancel_task(office, id, officer(), *added, "Added twice")), "");
  });
}

TEST_F(Tasks, ThatMoveTheClockFallWithTheEventTheClockCannotTake) {
  auto const id = opened("see");
  council_.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(accept_identity(office, id, officer(), {{"passport", "council_tax"}, "", office.clock.today()})), "");
    EXPECT_EQ(code_of(add_task(office, id, officer(), {"clarification", "Which years"})), "");
  });
  auto const task = open_task(id, "clarification");
  council_.at_desk([&](Office& office) {
    record_in(office, id, "L-6");
    EXPECT_EQ(code_of(end_task(office, id, officer(), task, {"asked", {{"question", "Which?"}, {"needed", "Many"}}})), "");
  });
  auto const awaited = open_task(id, "clarification_awaited");
  auto const before = events(id);
  council_.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(end_task(office, id, officer(), awaited, {"answered", {{"answer", "2009"}, {"day", "2026-11-20"}}})), "bad_timeline")
        << "before it was asked";
    EXPECT_EQ(code_of(end_task(office, id, officer(), awaited, {"answered", {{"answer", "2009"}, {"day", "2026-11-24"}}})), "not_past");
    EXPECT_EQ(code_of(end_task(office, id, officer(), awaited, {"answered", {{"answer", "2009"}, {"day", "24 November"}}})), "not_real");
  });
  EXPECT_EQ(events(id), before) << "nothing of a refused act is kept";
  EXPECT_EQ(open_task(id, "clarification_awaited"), awaited);
}

TEST_F(Tasks, AreCancelledWithTheCase) {
  auto const id = opened("correct");
  council_.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(accept_identity(office, id, officer(), {{"passport", "council_tax"}, "", office.clock.today()})), "");
    EXPECT_EQ(code_of(raise_event(office, id, officer(), "withdraw", "")), "missing");
    EXPECT_EQ(code_of(raise_event(office, id, officer(), "withdraw", "She rang")), "");
  });
  for (auto const& line : desk(id).tasks) EXPECT_EQ(line.task.state, casework::TaskState::cancelled) << line.task.kind;
  EXPECT_EQ(events(id).back(), "tasks_cancelled");
}

TEST_F(Tasks, ThatPressAreListedOverAllCases) {
  auto const id = opened("stop-marketing");
  council_.clock.at = *parse_instant("2026-11-26T10:00:00Z");
  auto const pressing = council_.at_desk([](Office& office) { return pressing_lines(office, pressing_tasks(office)); });
  ASSERT_EQ(pressing.size(), 1U);
  EXPECT_EQ(pressing[0].about, id);
  EXPECT_EQ(pressing[0].line.pressing, casework::Pressing::escalate);
  council_.at_desk([&](Office& office) {
    auto const& task = pressing[0].line.task.id;
    EXPECT_EQ(code_of(chase_task(office, id, officer(), task, "")), "missing");
    EXPECT_EQ(code_of(chase_task(office, id, officer(), task, "Rang the owner")), "");
    EXPECT_EQ(code_of(chase_task(office, id, reviewer(), task, "Rang the owner")), "not_permitted");
  });
  EXPECT_EQ(desk(id).tasks[0].chased, 1);
}

TEST_F(Tasks, OfAPageElsewhereAreNotMovedFromThePageOfTheWork) {
  auto const id = opened("see");
  council_.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(raise_event(office, id, officer(), "accept_identity", "")), "not_here");
    EXPECT_EQ(code_of(raise_event(office, id, officer(), "fly", "")), "not_now");
    EXPECT_EQ(code_of(raise_event(office, id, manager(), "withdraw", "She rang")), "not_permitted");
  });
}

TEST_F(Tasks, OpenACaseBesideThatKnowsWhereItAroseFrom) {
  auto const id = opened("see");
  council_.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(open_beside(office, id, officer(), "erasure", "")), "missing");
    EXPECT_EQ(code_of(open_beside(office, id, officer(), "levitation", "Everything")), "not_offered");
    EXPECT_EQ(code_of(open_beside(office, id, reviewer(), "erasure", "Everything")), "not_permitted");
    auto const beside = open_beside(office, id, officer(), "erasure", "The photographs");
    ASSERT_TRUE(beside);
    EXPECT_EQ(beside->arose_from, id);
    EXPECT_EQ(beside->received, parse_date("2026-11-23"));
    EXPECT_EQ(case_overview(office, beside->id, officer())->about.wanted.reveal(), "The photographs");
  });
  EXPECT_THAT(events(id), testing::Contains("opened_beside"));
}

TEST(PortableCopy, IsTheSameInBothForms) {
  std::vector<PortableItem> const items{{"Phone", "+44 20 7946 0123", "2025-06-02", "6(1)(a) consent", "Family hub"},
                                        {"Note", "She said \"yes\",\nthen no", "", "6(1)(b) contract with the person", ""}};
  EXPECT_EQ(portable_csv(items),
            "name,value,given_on,basis,source\r\n"
            "Phone,'+44 20 7946 0123,2025-06-02,6(1)(a) consent,Family hub\r\n"
            "Note,\"She said \"\"yes\"\",\nthen no\",,6(1)(b) contract with the person,\r\n")
      << "RFC 4180; what a spreadsheet would run begins with '";
  auto const json = portable_json("SRR-7K4M-29QD-X", *parse_date("2026-11-23"), items);
  EXPECT_THAT(json, HasSubstr("\"value\": \"+44 20 7946 0123\"")) << "the JSON has it exactly as given";
  EXPECT_THAT(json, HasSubstr("\"reference\": \"SRR-7K4M-29QD-X\""));
  EXPECT_THAT(json, HasSubstr("\"made_on\": \"2026-11-23\""));
}

}  // namespace
}  // namespace rightsdesk::app
