// What one case of a person means for another: a limit on use, a hold on disposal, and a proposal that nobody has answered.
#include "app/restrictions.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/disposal_view.h"
#include "app/resident.h"
#include "app/search_desk.h"
#include "app/tasks.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

Actor manager() { return {StaffId("staff-manager"), "Hugo Lindqvist", {"manager", "social_worker"}}; }

class AnotherCase : public testing::Test {
 protected:
  CaseId asked(std::map<std::string, std::string> const& says) {
    return council_.at_desk([&](Office& office) {
      auto answers = form();
      for (auto const& [question, said] : says) answers[question] = {said};
      return submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, says.at("right") + std::to_string(++sendings_)).value().about;
    });
  }
  CaseId limited() {
    auto const id = asked({{"right", "limit"}, {"limit-what", "The notes of 2009"}, {"limit-why", "accuracy"}});
    council_.at_desk([&](Office& office) {
      expect_done(accept_identity(office, id, officer(), {{"passport", "council_tax"}, "", office.clock.today()}));
      expect_done(start_search(office, id, officer()));
    });
    EXPECT_EQ(council_.worker(), Council::Ended::well);
    council_.at_desk([&](Office& office) {
      for (auto const& one : candidates(office, id)) {
        if (one.offered.key == "person-88") expect_done(decide_candidate(office, id, officer(), one.id, search::Identity::confirmed, "Same birthday"));
      }
      expect_done(end_task(office, id, officer(), task(office, id, "restriction_ground"), {"met", {{"ground", "18_1_a"}, {"scope", "The notes"}}}));
      expect_done(raise_event(office, id, officer(), "restrict", ""));
    });
    return id;
  }
  static TaskId task(Office& office, CaseId const& id, std::string const& kind) {
    auto const desk = work_desk(office, id, officer()).value();
    for (auto const& each : desk.tasks) {
      if (each.task.kind == kind) return each.task.id;
    }
    throw Bug("no task " + kind);
  }
  static void expect_done(Done const& outcome) { EXPECT_TRUE(outcome) << outcome.error().code << ": " << outcome.error().text; }
  void identified(CaseId const& id) {
    council_.at_desk([&](Office& office) { expect_done(accept_identity(office, id, officer(), {{"passport", "council_tax"}, "", office.clock.today()})); });
  }
  std::string searched(CaseId const& id) {
    return council_.at_desk([&](Office& office) { return code_of(start_search(office, id, officer())); });
  }
  std::string allowed(CaseId const& id, Actor const& actor, std::string const& ground, std::string const& use) {
    return council_.at_desk([&](Office& office) { return code_of(allow_restricted_use(office, id, actor, ground, use)); });
  }
  void days_later(int days) { council_.clock.at += std::chrono::hours(24 * days); }
  Council council_;
  int sendings_ = 0;
};

TEST_F(AnotherCase, IsHeldBackByARestrictionUntilItsGroundIsOnRecord) {
  auto const limiting = limited();
  auto const access = asked({{"right", "see"}});
  identified(access);
  EXPECT_EQ(searched(access), "restricted");
  council_.at_desk([&](Office& office) {
    auto const shown = case_overview(office, access, officer()).value().restrictions;
    ASSERT_THAT(shown, SizeIs(1));
    EXPECT_EQ(shown[0].about, limiting);
    EXPECT_EQ(shown[0].scope, "The notes");
    EXPECT_THAT(shown[0].allowed, IsEmpty());
  });
  EXPECT_EQ(allowed(access, officer(), "consent", "She asked to see it"), "not_permitted") << "a manager or a social worker (Art 18(2))";
  EXPECT_EQ(allowed(access, manager(), "", "She asked to see it"), "missing");
  EXPECT_EQ(allowed(access, manager(), "curiosity", "She asked to see it"), "not_offered");
  EXPECT_EQ(allowed(access, manager(), "consent", " "), "missing");
  EXPECT_EQ(allowed(access, manager(), "consent", "She asked to see it"), "");
  EXPECT_EQ(searched(access), "");
  council_.at_desk([&](Office& office) {
    auto const events = case_overview(office, limiting, officer()).value().events;
    EXPECT_EQ(events.back().what, "used_while_restricted") << "the case that limits it shows every use";
    EXPECT_EQ(events.back().detail.at("use"), "She asked to see it");
    EXPECT_THAT(restricted_records(office, access), ElementsAre(Pair("social-care", "person-88")));
  });
}

TEST_F(AnotherCase, ThatChecksWhatIsContestedIsNotHeldBack) {
  limited();
  auto const correction = asked({{"right", "correct"}, {"wrong", "The notes"}, {"should-be", "Otherwise"}});
  identified(correction);
  EXPECT_EQ(searched(correction), "") << "the restriction lasts while we check (Art 18(1)(a))";
}

TEST_F(AnotherCase, OfSomebodyElseIsNotHeldBack) {
  limited();
  auto const other = asked({{"right", "see"}, {"full-name", "Grace Osei"}});
  identified(other);
  EXPECT_EQ(searched(other), "");
  EXPECT_EQ(allowed(other, manager(), "consent", "She asked"), "no_restriction");
}

TEST_F(AnotherCase, HoldsWhatAnErasureWouldDeleteAndSaysSo) {
  asked({{"right", "see"}});
  auto const erasure = asked({{"right", "delete"}, {"delete-what", "My file"}, {"delete-why", "not-needed"}});
  identified(erasure);
  council_.at_desk([&](Office& office) {
    auto const desk = work_desk(office, erasure, officer()).value();
    auto const& schedule = desk.tasks.front().schedule;
    EXPECT_EQ(desk.tasks.front().kind.kind, "data_to_erase");
    ASSERT_FALSE(schedule.empty());
    EXPECT_EQ(schedule[0].disposing, Disposing::held);
    EXPECT_EQ(schedule[0].because.back().rule, "RT-9");
    EXPECT_THAT(schedule[0].because.back().text, HasSubstr("the hold placed for SRR-"));
  });
}

TEST_F(AnotherCase, IsNotNeededToSayHowLongTheScheduleKeepsARecord) {
  auto const erasure = asked({{"right", "delete"}, {"delete-what", "My file"}, {"delete-why", "not-needed"}, {"services", "early-help"}});
  identified(erasure);
  council_.at_desk([&](Office& office) {
    auto const schedule = work_desk(office, erasure, officer()).value().tasks.front().schedule;
    ASSERT_THAT(schedule, SizeIs(1));
    EXPECT_EQ(schedule[0].service, "Early help");
    EXPECT_EQ(schedule[0].disposing, Disposing::due) << "born on 14 May 2001: her 25th birthday was 14 May 2026 (RT-1)";
    EXPECT_THAT(schedule[0].words, HasSubstr("Its time has passed: look before anything goes."));
    EXPECT_EQ(schedule[0].as_worded, "We keep early help records until the child is 25 years old.");
  });
}

TEST_F(AnotherCase, IsProposedForClosureWhenNobodyShowedWhoTheyAreFor90Days) {
  auto const access = asked({{"right", "see"}});
  council_.at_desk([&](Office& office) { expect_done(ask_for_identity(office, access, officer(), "Another address than on file")); });
  days_later(89);
  council_.at_desk([&](Office& office) { EXPECT_THAT(cases_listed(office).lines.front().proposed, IsEmpty()); });
  days_later(1);
  council_.at_desk([&](Office& office) {
    EXPECT_THAT(cases_listed(office).lines.front().proposed, HasSubstr("Nobody has shown who they are for 90 days"));
    EXPECT_EQ(cases_listed(office).lines.front().state, "awaiting_identity") << "nothing closes by itself (T-18)";
    auto const desk = work_desk(office, access, manager()).value();
    ASSERT_FALSE(desk.moves.empty());
    EXPECT_THAT(desk.moves.back().proposed, HasSubstr("90 days"));
    EXPECT_EQ(code_of(raise_event(office, access, manager(), "close_unanswered", "No answer")), "not_yet") << "the person is written to first";
  });
}

}  // namespace
}  // namespace rightsdesk::app
