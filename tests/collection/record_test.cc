#include "collection/record.h"

#include <gtest/gtest.h>

#include "core/result.h"

namespace rightsdesk::collection {
namespace {

TEST(CollectedRecord, IsIncludedAndUnreadUntilSomethingHappens) {
  CollectedRecord const record;
  EXPECT_EQ(record.inclusion, Inclusion::included);
  EXPECT_EQ(record.reading, Reading::waiting);
}

TEST(Reading, IsStoredInTheseWords) {
  EXPECT_EQ(to_string(Reading::waiting), "waiting");
  EXPECT_EQ(to_string(Reading::read), "read");
  EXPECT_EQ(to_string(Reading::unreadable), "unreadable");
  EXPECT_EQ(reading_from("unreadable"), Reading::unreadable);
}

TEST(Reading, OfAnUnknownWordIsAFaultNotAGuess) {
  EXPECT_THROW(reading_from("skipped"), Fault);
  EXPECT_THROW(reading_from(""), Fault);
}

}  // namespace
}  // namespace rightsdesk::collection
