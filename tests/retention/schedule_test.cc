#include "retention/schedule.h"

#include <gmock/gmock.h>

#include <fstream>

namespace rightsdesk::retention {
namespace {

Date day(char const* iso) { return *parse_date(iso); }

Schedule const& shipped() {
  static auto const schedule = [] {
    std::vector<std::string> complaints;
    auto found = load_schedule(RIGHTSDESK_TREE "/config/retention.yaml", complaints);
    for (auto const& complaint : complaints) ADD_FAILURE() << complaint;
    return found;
  }();
  return schedule;
}

CaseFacts closed_on(char const* iso) {
  CaseFacts facts;
  facts.state = "closed";
  facts.closed = day(iso);
  facts.reviewed = true;
  return facts;
}

TEST(OurCases, AreKeptThreeYearsAfterTheyClosed) {
  auto const facts = closed_on("2023-11-22");
  auto const before = verdict_on(facts, shipped(), day("2026-11-21"));
  EXPECT_EQ(before.act, Act::keep);
  EXPECT_EQ(before.due, day("2026-11-22"));
  EXPECT_EQ(verdict_on(facts, shipped(), day("2026-11-22")).act, Act::destroy);
}

TEST(OurCases, AreKeptSixYearsWithACourtBehindThem) {
  auto facts = closed_on("2023-11-22");
  facts.disputed = true;
  auto const verdict = verdict_on(facts, shipped(), day("2026-11-22"));
  EXPECT_EQ(verdict.act, Act::keep);
  EXPECT_EQ(verdict.rule, "disputed");
  EXPECT_EQ(verdict.due, day("2029-11-22"));
}

TEST(OurCases, GoOnlyWhenAPersonSaidSo) {
  auto facts = closed_on("2020-01-31");
  facts.reviewed = false;
  auto const verdict = verdict_on(facts, shipped(), day("2026-11-22"));
  EXPECT_EQ(verdict.act, Act::review);
  EXPECT_EQ(verdict.because.back().text, "A named person says first that it may go.");
}

TEST(OurCases, StayWhileAHoldStands) {
  auto facts = closed_on("2020-01-31");
  facts.holds = {"the case SRR-7K4M-29QD-X about it is open"};
  auto const verdict = verdict_on(facts, shipped(), day("2026-11-22"));
  EXPECT_EQ(verdict.act, Act::keep);
  EXPECT_EQ(verdict.because.back().text, "the case SRR-7K4M-29QD-X about it is open");
}

TEST(OurCases, StayWhileTheyAreOpen) {
  CaseFacts open;
  open.state = "in_review";
  EXPECT_EQ(verdict_on(open, shipped(), day("2036-11-22")).act, Act::keep);
}

TEST(OurCases, ThatWereWithdrawnBecomeANumberAfterAYear) {
  auto facts = closed_on("2024-02-29");
  facts.state = "withdrawn";
  auto const verdict = verdict_on(facts, shipped(), day("2025-03-01"));
  EXPECT_EQ(verdict.due, day("2025-02-28")) << "no 29 February in 2025";
  EXPECT_EQ(verdict.act, Act::anonymise);
}

TEST(TheSchedule, NamesEveryFaultWithItsLine) {
  auto const file = testing::TempDir() + "retention_schedule_test.yaml";
  std::ofstream(file) << "colour: blue\nrules:\n  - id: a\n    text: t\n    citation: c\n    then: burn\n  - { id: a, text: t, citation: c, months: 3, then: review }\n";
  std::vector<std::string> complaints;
  load_schedule(file, complaints);
  EXPECT_THAT(complaints, testing::UnorderedElementsAre(file + ":3: \"months\" is missing", file + ":6: \"then\" is keep, review, anonymise or destroy",
                                                        file + ":7: the rule \"a\" is given twice", file + ":1: \"colour\" is not a key known here"));
}

}  // namespace
}  // namespace rightsdesk::retention
