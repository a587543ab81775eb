#include "collection/record.h"

#include <gtest/gtest.h>

#include "collection/dated_ahead.h"
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

// security.md K16: a source a day on is seen by what it gives; its days are kept as they stand
TEST(ARecord, IsDatedAheadWhenItsDayHadNotComeWhenItWasCollected) {
  CollectedRecord record;
  record.collected_at = *parse_instant("2026-11-23T10:00:00Z");
  auto const ahead = [&](std::string const& dated, std::map<std::string, std::string> const& provenance = {}) {
    record.dated = dated;
    record.provenance = provenance;
    return is_dated_ahead(record);
  };
  EXPECT_TRUE(ahead("2026-11-24"));
  EXPECT_TRUE(ahead("2026-11-24T09:00:00Z"));
  EXPECT_TRUE(ahead("2019-05-01", {{"modified", "2026-11-24"}}));
  EXPECT_FALSE(ahead("2026-11-23T23:59:00Z")) << "later on the same day may be another zone";
  EXPECT_FALSE(ahead("2019-05-01"));
  EXPECT_FALSE(ahead(""));
  record.collected_at = *parse_instant("2026-06-30T23:30:00Z");
  EXPECT_FALSE(ahead("2026-07-01")) << "in British Summer Time it was the first of July";
}

}  // namespace
}  // namespace rightsdesk::collection
