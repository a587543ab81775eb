#include "casework/case.h"

#include <gmock/gmock.h>

namespace rightsdesk::casework {
namespace {

Case access_case() {
  Case about;
  about.id = CaseId("case-1");
  about.received = *parse_date("2026-09-03");
  return about;
}

CaseEvent event(std::string const& what, std::string const& on, std::map<std::string, std::string> const& detail = {}) {
  CaseEvent happened;
  happened.about = CaseId("case-1");
  happened.what = what;
  happened.on = *parse_date(on);
  happened.detail = detail;
  return happened;
}

TEST(Timeline, StartsWithTheRequest) {
  auto about = access_case();
  about.jurisdiction = law::Jurisdiction::scotland;
  about.right = law::Right::erasure;
  auto const timeline = timeline_of(about, {});
  EXPECT_EQ(timeline.received, parse_date("2026-09-03"));
  EXPECT_EQ(timeline.jurisdiction, law::Jurisdiction::scotland);
  EXPECT_EQ(timeline.right, law::Right::erasure);
  EXPECT_THAT(timeline.events, testing::IsEmpty());
}

TEST(Timeline, HoldsTheEventsThatMoveTheClockAndNoOthers) {
  auto const timeline = timeline_of(access_case(), {event("request", "2026-09-03"), event("id_requested", "2026-09-04"),
                                                    event("note", "2026-09-05"), event("id_received", "2026-09-10"),
                                                    event("identity_accepted", "2026-09-10"), event("search_started", "2026-09-11"),
                                                    event("extended", "2026-09-20"), event("released", "2026-11-30")});
  ASSERT_EQ(timeline.events.size(), 3U);
  EXPECT_EQ(timeline.events[0].name, "id_requested");
  EXPECT_EQ(timeline.events[0].on, parse_date("2026-09-04"));
  EXPECT_EQ(timeline.events[1].name, "id_received");
  EXPECT_EQ(timeline.events[2].name, "extended");
}

TEST(Timeline, CountsFromTheDayItHappenedNotTheDayItWasEntered) {
  auto late = event("id_received", "2026-09-10");
  late.at = *parse_instant("2026-09-14T09:00:00Z");
  EXPECT_EQ(timeline_of(access_case(), {late}).events.at(0).on, parse_date("2026-09-10"));
}

TEST(Timeline, PairsAQuestionWithItsAnswer) {
  auto const timeline = timeline_of(access_case(), {event("clarification_asked", "2026-09-07", {{"ref", "q1"}, {"reason", "Which years?"}}),
                                                    event("clarification_received", "2026-09-09", {{"ref", "q1"}})});
  ASSERT_EQ(timeline.events.size(), 2U);
  EXPECT_EQ(timeline.events[0].ref, "q1");
  EXPECT_EQ(timeline.events[1].ref, "q1");
  EXPECT_EQ(timeline.events[0].to, std::nullopt);
}

TEST(Timeline, KnowsTheLastDayASchoolWasClosed) {
  auto const timeline = timeline_of(access_case(), {event("school_closed", "2026-10-26", {{"to", "2026-10-30"}})});
  EXPECT_EQ(timeline.events.at(0).to, parse_date("2026-10-30"));
}

TEST(Timeline, LeavesOutALastDayThatIsNoDay) {
  auto const timeline = timeline_of(access_case(), {event("school_closed", "2026-10-26", {{"to", "30 October"}})});
  EXPECT_EQ(timeline.events.at(0).to, std::nullopt);
}

}  // namespace
}  // namespace rightsdesk::casework
