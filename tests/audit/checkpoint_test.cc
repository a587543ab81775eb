#include "audit/checkpoint.h"

#include <gmock/gmock.h>

namespace rightsdesk::audit {
namespace {

constexpr char kName[] = "rightsdesk/thamesbrook";
constexpr char kHead[] = "b835ab278ff7cc70c18fce6ddc0710c87b968869eff889f8023bd96b9c07f726";

std::string seed(char first = '\0') {
  std::string bytes;
  for (char i = 0; i < 32; ++i) bytes += static_cast<char>(first + i);
  return bytes;
}

Checkpoint checkpoint() { return {kName, 1, kHead, *parse_instant("2026-11-21T23:00:00.000000Z")}; }

// Reckoned apart from this program, with python3-cryptography, from the seed 00 01 … 1f.
constexpr char kVerifier[] = "rightsdesk/thamesbrook+c4cf9e30+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
constexpr char kNote[] =
    "rightsdesk/thamesbrook\n1\nuDWrJ4/3zHDBj85t3AcQyHuWiGnv+In4AjvZa5wH9yY=\ntime 2026-11-21T23:00:00.000000Z\n\n"
    "\u2014 rightsdesk/thamesbrook xM+eMDDEHwzGqZ82G3whxmG6vCxR0m5Edo010u0hwj6lv6l7TNg2kiRMYNtkhoHkdgiCaWnJ6I2ClfjkkVBA6ojiRAE=\n";

TEST(Checkpoints, AreSignedNotesToTheLetter) {
  CheckpointKey const key(kName, seed());
  EXPECT_EQ(key.verifier(), kVerifier);
  EXPECT_EQ(key.note(checkpoint()), kNote);
}

TEST(Checkpoints, AreReadBackWithThePublicKeyAlone) {
  auto const opened = opened_note(kNote, kVerifier);
  ASSERT_TRUE(opened) << opened.error().text;
  EXPECT_EQ(*opened, checkpoint());
}

TEST(Checkpoints, StandWhereSomebodyElseSignedAsWell) {
  auto const other = CheckpointKey("a.witness", seed(7)).note(checkpoint());
  auto const both = std::string(kNote) + other.substr(other.find("\n\n") + 2);
  EXPECT_TRUE(opened_note(both, kVerifier));
}

// security.md U10: nobody makes one without the key.
TEST(Checkpoints, CannotBeForgedOrChanged) {
  auto const forged = CheckpointKey(kName, seed(1)).note(checkpoint());
  ASSERT_FALSE(opened_note(forged, kVerifier));
  EXPECT_EQ(opened_note(forged, kVerifier).error().code, "forged");
  std::string changed = kNote;
  changed.replace(changed.find("\n1\n"), 3, "\n2\n");
  ASSERT_FALSE(opened_note(changed, kVerifier));
  EXPECT_EQ(opened_note(changed, kVerifier).error().code, "forged");
  std::string unsigned_note = std::string(kNote).substr(0, std::string(kNote).find("\n\n") + 2);
  ASSERT_FALSE(opened_note(unsigned_note, kVerifier));
}

TEST(Checkpoints, ThatAreNoneAreRefused) {
  for (auto const* words : {"", "a", "\n\n", "a\n\nb", "rightsdesk/thamesbrook\n1\n"}) EXPECT_FALSE(opened_note(words, kVerifier)) << words;
  auto const* no_key = "rightsdesk/thamesbrook+00000000+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
  ASSERT_FALSE(opened_note(kNote, no_key)) << "the id in the key is not the key's";
  EXPECT_EQ(opened_note(kNote, no_key).error().code, "unreadable");
}

TEST(Checkpoints, AreNotMadeOfWhatCannotStandInOne) {
  EXPECT_THROW(CheckpointKey("two words", seed()), Bug);
  EXPECT_THROW(CheckpointKey("", seed()), Bug);
  EXPECT_THROW(CheckpointKey(kName, "short"), Bug);
  CheckpointKey const key(kName, seed());
  EXPECT_THROW((void)key.note({"two\nlines", 1, kHead, {}}), Bug);
  EXPECT_THROW((void)key.note({kName, 1, "not a hash", {}}), Bug);
}

}  // namespace
}  // namespace rightsdesk::audit
