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

TEST(ARecord, IsNewerThanTheRequestWhenItWasMadeOrChangedAfterThatDay) {  // law.md H-12
  auto const received = *parse_date("2026-11-23");
  CollectedRecord record;
  EXPECT_FALSE(is_newer_than(record, received)) << "what has no date is not known to be newer";
  record.dated = "2026-11-23";
  EXPECT_FALSE(is_newer_than(record, received)) << "the day itself is not after it";
  record.dated = "2026-11-24T00:10:00Z";
  EXPECT_TRUE(is_newer_than(record, received));
  record.dated = "2012-08-20";
  EXPECT_FALSE(is_newer_than(record, received));
  record.provenance["modified"] = "2026-12-01T09:00:00Z";
  EXPECT_TRUE(is_newer_than(record, received)) << "the source says that it was changed since";
  record.provenance["modified"] = "last Tuesday";
  EXPECT_FALSE(is_newer_than(record, received));
}

}  // namespace
}  // namespace rightsdesk::collection
