// What the figures keep of a case comes back as it was put, on both engines.
#include <gmock/gmock.h>

#include "engines.h"
#include "store/desk_store.h"

namespace rightsdesk::store {
namespace {

class KeptFigures : public OnMigratedDatabase {};
ON_BOTH_ENGINES(KeptFigures);

app::FigureLine whole_line(CaseId const& id) {
  app::FigureLine line;
  auto& one = line.figures;
  one.about = id;
  one.controller = "thamesbrook";
  one.right = law::Right::erasure;
  one.requester = "parent";
  one.services = {"housing", "schools"};
  one.sources = {"archive"};
  one.received = *parse_date("2026-10-01");
  one.clock = law::ClockStatus::paused;
  one.due = parse_date("2026-11-01");
  one.answered = parse_date("2026-10-20");
  one.outcome = "part";
  one.extended_ground = "complexity";
  one.late_cause = "volume";
  one.pause_days = 4;
  one.identity_days = 0;
  one.clock_days = 15;
  one.waits = {{"identity", 3}, {"question", 4}};
  one.places = {{"S2P3-16", 12}};
  one.codes = {"S2P3-16"};
  one.pages = 40;
  one.recipients_to_tell = 2;
  one.at_regulator = true;
  one.lifted_without_notice = true;
  line.keeping = {id, CaseId("EARLIER"), "SRR-1", "closed", false, {parse_date("2026-10-21"), true, false, true}};
  return line;
}

TEST_P(KeptFigures, ComeBackAsTheyWerePut) {
  auto const connection = database_->connection();
  connection->execute(
      "INSERT INTO case_standing (case_id, reference, workflow, state, officer, received, is_open, phase, due, act_by, closed_on, services, changes, controller, stale) "
      "VALUES ('C1', 'SRR-1', 'erasure', 'closed', '', '2026-10-01', 0, 'stopped', '9999-12-31', '9999-12-31', '2026-10-21', '', 1, 'thamesbrook', 0)");
  StoredCaseDesk desk(*connection, key_);
  EXPECT_THAT(desk.figures().out_of_date(10), testing::ElementsAre(CaseId("C1")));
  auto const put = whole_line(CaseId("C1"));
  desk.figures().put(put);
  desk.figures().put(put);
  EXPECT_THAT(desk.figures().out_of_date(10), testing::IsEmpty());
  auto const found = desk.figures().since(*parse_date("2026-10-20"));
  ASSERT_EQ(found.size(), 1U);
  auto const &one = found[0], &wanted = put.figures;
  EXPECT_EQ(one.about, wanted.about);
  EXPECT_EQ(one.right, wanted.right);
  EXPECT_EQ(one.requester, wanted.requester);
  EXPECT_EQ(one.services, wanted.services);
  EXPECT_EQ(one.sources, wanted.sources);
  EXPECT_EQ(one.received, wanted.received);
  EXPECT_EQ(one.clock, wanted.clock);
  EXPECT_EQ(one.due, wanted.due);
  EXPECT_EQ(one.answered, wanted.answered);
  EXPECT_EQ(one.withdrawn, std::nullopt);
  EXPECT_EQ(one.acknowledged, std::nullopt);
  EXPECT_EQ(one.outcome, wanted.outcome);
  EXPECT_EQ(one.extended_ground, wanted.extended_ground);
  EXPECT_EQ(one.late_cause, wanted.late_cause);
  EXPECT_EQ(one.pause_days, 4);
  EXPECT_EQ(one.identity_days, 0);
  EXPECT_EQ(one.clock_days, 15);
  EXPECT_EQ(one.waits, wanted.waits);
  EXPECT_EQ(one.places, wanted.places);
  EXPECT_EQ(one.codes, wanted.codes);
  EXPECT_EQ(one.pages, 40);
  EXPECT_EQ(one.recipients_to_tell, 2);
  EXPECT_TRUE(one.at_regulator);
  EXPECT_FALSE(one.regulator_upheld);
  EXPECT_TRUE(one.lifted_without_notice);
  for (auto const& lines : {desk.figures().closed(), desk.figures().arisen()}) {
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].reference, "SRR-1");
    EXPECT_EQ(lines[0].arose_from, CaseId("EARLIER"));
    EXPECT_EQ(lines[0].facts.worked_on, parse_date("2026-10-21"));
    EXPECT_TRUE(lines[0].facts.disputed);
    EXPECT_FALSE(lines[0].facts.held);
    EXPECT_TRUE(lines[0].facts.reviewed);
  }
  EXPECT_THAT(desk.figures().since(*parse_date("2026-10-21")), testing::IsEmpty()) << "received and answered before";
  EXPECT_THAT(desk.for_viewer({StaffId("S1"), "hackney"})->figures().since(*parse_date("2026-01-01")), testing::IsEmpty()) << "another controller's";
  mark_out_of_date(*connection, CaseId("C1"));
  EXPECT_EQ(desk.figures().not_counted(), 1);
}

}  // namespace
}  // namespace rightsdesk::store
