// The vectors of law.md 3.3, with its settled point on RT-4: the last day kept, disposal the day after.
#include "retention/formula.h"

#include <gmock/gmock.h>

namespace rightsdesk::retention {
namespace {

Date day(char const* iso) { return *parse_date(iso); }
Date const kToday = *parse_date("2026-11-21");

Disposal of(std::string const& formula, LifeFacts const& facts) {
  auto found = disposal(formula, facts, kToday);
  if (found) return *found;
  ADD_FAILURE() << found.error().text;
  return {};
}

LifeFacts born(char const* on, char const* died = nullptr) {
  LifeFacts facts;
  facts.born = day(on);
  if (died != nullptr) facts.died = day(died);
  return facts;
}

TEST(TheTwentyFifthBirthday, IsTheDayOfDisposal) {
  EXPECT_EQ(of("RT-1", born("2010-05-14")).disposal_due, day("2035-05-14"));
  EXPECT_EQ(of("RT-1", born("2008-02-29")).disposal_due, day("2033-03-01")) << "later, and so safe";
  EXPECT_EQ(of("RT-1", born("2010-05-14")).status, DisposalStatus::dated);
  EXPECT_EQ(of("RT-1", born("2001-11-21")).status, DisposalStatus::expired_review) << "25 today";
  EXPECT_EQ(of("RT-1", {}).status, DisposalStatus::unknown);
}

TEST(ChildProtection, IsSixYearsFromAChildsDeathElseSeventyFiveFromBirth) {
  EXPECT_EQ(of("RT-3", born("2001-01-20", "2012-01-20")).kept_until, day("2018-01-20"));
  EXPECT_EQ(of("RT-3", born("2001-01-20")).kept_until, day("2076-01-20"));
  EXPECT_EQ(of("RT-3", born("1990-01-20", "2020-01-20")).kept_until, day("2065-01-20")) << "an adult: the later of the two";
  EXPECT_EQ(of("RT-3", born("1940-01-20", "2014-06-01")).kept_until, day("2020-06-01")) << "an adult: the later of the two";
}

TEST(LookedAfter, IsFifteenYearsFromAChildsDeathElseSeventyFiveFromBirth) {
  auto const child = of("RT-4", born("1990-06-30", "2005-03-10"));
  EXPECT_EQ(child.disposal_due, day("2020-03-10"));
  EXPECT_EQ(child.kept_until, day("2020-03-09")) << "the day before the 15th anniversary";
  auto const adult = of("RT-4", born("1950-01-02", "1990-05-05"));
  EXPECT_EQ(adult.kept_until, day("2025-01-02"));
  EXPECT_EQ(adult.disposal_due, day("2025-01-03"));
  EXPECT_EQ(adult.status, DisposalStatus::expired_review);
}

TEST(Adoption, IsAHundredYearsWhateverDeath) {
  auto facts = born("1979-01-01", "1981-01-01");
  facts.adoption_order = day("1980-06-02");
  EXPECT_EQ(of("RT-5", facts).kept_until, day("2080-06-02"));
  EXPECT_EQ(of("RT-5", born("1979-01-01")).status, DisposalStatus::unknown);
}

TEST(TheContract, HasPassedUnlessItsExtensionIsOnRecord) {
  EXPECT_EQ(of("RT-6", {}).status, DisposalStatus::expired_review);
  EXPECT_EQ(of("RT-6", {}).kept_until, day("2026-09-30"));
  LifeFacts extended;
  extended.contract_extension_recorded = true;
  EXPECT_EQ(of("RT-6", extended).status, DisposalStatus::dated);
  EXPECT_EQ(of("RT-6", extended).kept_until, day("2028-09-30"));
}

TEST(NoRule, IsNeverADay) {
  EXPECT_EQ(of("RT-7", born("1950-01-02")).status, DisposalStatus::unknown);
  EXPECT_EQ(of("RT-7", born("1950-01-02")).disposal_due, std::nullopt);
}

TEST(ATenancy, RunsFromItsEnd) {
  LifeFacts facts;
  facts.matter_ended = day("2023-03-31");
  EXPECT_EQ(of("ends+6y", facts).kept_until, day("2029-03-31"));
  EXPECT_EQ(of("ends+6y", {}).status, DisposalStatus::unknown) << "it has not ended";
}

TEST(SeveralClasses, TakeTheLongest) {
  auto const child = born("2000-08-09");
  auto const found = longest({of("RT-1", child), of("RT-4", child)});
  EXPECT_EQ(found.kept_until, day("2075-08-09")) << "in need, then looked after";
  EXPECT_EQ(found.because.back().rule, "RT-8");
  EXPECT_EQ(longest({of("RT-4", child), of("RT-7", child)}).status, DisposalStatus::unknown);
}

TEST(AHold, OverridesEveryRule) {
  auto const held = under_hold(of("RT-1", born("1990-01-01")), "a request for access is open");
  EXPECT_EQ(held.status, DisposalStatus::unknown);
  EXPECT_EQ(held.disposal_due, std::nullopt);
  EXPECT_EQ(held.because.back().rule, "RT-9");
}

TEST(Formulas, RefuseWhatCannotBe) {
  EXPECT_EQ(disposal("RT-9", {}, kToday).error().code, "unknown_formula");
  EXPECT_EQ(disposal("ends+y", {}, kToday).error().code, "unknown_formula");
  EXPECT_EQ(disposal("ends+6y7y", {}, kToday).error().code, "unknown_formula");
  EXPECT_EQ(disposal("RT-3", born("2001-01-20", "2000-01-20"), kToday).error().code, "bad_facts");
}

TEST(EveryDisposal, SaysWhy) {
  for (auto const* formula : {"RT-1", "RT-3", "RT-4", "RT-5", "RT-6", "RT-7", "ends+6y"}) {
    auto const found = of(formula, born("2001-01-20"));
    ASSERT_FALSE(found.because.empty()) << formula;
    EXPECT_EQ(found.because.front().rule, formula);
  }
}

}  // namespace
}  // namespace rightsdesk::retention
