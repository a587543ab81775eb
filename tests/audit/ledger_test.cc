#include "audit/ledger.h"

#include <gtest/gtest.h>

namespace rightsdesk::audit {
namespace {

std::string const kZeros(64, '0');

Entry entry(std::int64_t number, std::string const& what, std::string const& previous) {
  Entry made{number, *parse_instant("2026-11-21T22:49:29.000001Z"), {"program:worker", what, CaseId("case1"), "n=3"}, previous, ""};
  made.hash = hash_of(made);
  return made;
}

// Reckoned apart from this program:
// printf '\0' then for each field its length as 8 bytes and its bytes, through sha256sum.
TEST(Ledger, HashesTheFieldsInTheFormWrittenDown) {
  EXPECT_EQ(entry(1, "candidate_confirmed", kZeros).hash, "b835ab278ff7cc70c18fce6ddc0710c87b968869eff889f8023bd96b9c07f726");
}

TEST(Ledger, TellsFieldsApartThatRunTogetherAlike) {
  auto one = entry(1, "ab", kZeros), other = one;
  one.act.actor = "x", one.act.what = "yz";
  other.act.actor = "xy", other.act.what = "z";
  EXPECT_NE(hash_of(one), hash_of(other));
}

TEST(Ledger, HoldsAWholeChain) {
  auto const first = entry(1, "case_opened", kZeros);
  auto const second = entry(2, "case_closed", first.hash);
  ChainCheck check;
  EXPECT_FALSE(check.next(first));
  EXPECT_FALSE(check.next(second));
  EXPECT_EQ(check.seen(), 2);
  EXPECT_EQ(check.last(), second.hash);
}

TEST(Ledger, NamesAMissingEntry) {
  auto const first = entry(1, "case_opened", kZeros);
  ChainCheck check;
  EXPECT_FALSE(check.next(first));
  auto const broken = check.next(entry(3, "case_closed", first.hash));
  ASSERT_TRUE(broken);
  EXPECT_EQ(broken->number, 2);
}

TEST(Ledger, NamesAnEntryWhoseActorWasChanged) {
  auto changed = entry(1, "case_opened", kZeros);
  changed.act.actor = "someone_else";
  ChainCheck check;
  auto const broken = check.next(changed);
  ASSERT_TRUE(broken);
  EXPECT_EQ(broken->number, 1);
  EXPECT_EQ(broken->why, "its words do not fit its hash");
}

TEST(Ledger, NamesAnEntryRewrittenWithItsHash) {
  auto const first = entry(1, "case_opened", kZeros);
  auto const rewritten = entry(1, "case_refused", kZeros);
  auto const second = entry(2, "case_closed", first.hash);
  ChainCheck check;
  EXPECT_FALSE(check.next(rewritten));
  auto const broken = check.next(second);
  ASSERT_TRUE(broken);
  EXPECT_EQ(broken->number, 2);
  EXPECT_EQ(broken->why, "it does not follow the entry before it");
}

}  // namespace
}  // namespace rightsdesk::audit
