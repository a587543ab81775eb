#include "web/pages/words.h"

#include <gtest/gtest.h>

namespace rightsdesk::web {
namespace {

TEST(AnAddressOnOneLine, HasItsPostcodeOnce) {
  EXPECT_EQ(address_words({"3 Orchard Mews, Thamesbrook, RM24 2HB", "RM24 2HB"}), "3 Orchard Mews, Thamesbrook, RM24 2HB");
  EXPECT_EQ(address_words({"3 Orchard Mews, rm242hb", "RM24 2HB"}), "3 Orchard Mews, rm242hb");
  EXPECT_EQ(address_words({"3 Orchard Mews", "RM24 2HB"}), "3 Orchard Mews, RM24 2HB");
  EXPECT_EQ(address_words({"", "RM24 2HB"}), "RM24 2HB");
  EXPECT_EQ(address_words({"3 Orchard Mews", ""}), "3 Orchard Mews");
}

TEST(TheDayOfARecord, IsWrittenOutAndWhatIsNoDayStaysAsItIs) {
  EXPECT_EQ(dated_words("2003-11-03T09:00:00"), "3 November 2003");
  EXPECT_EQ(dated_words("spring 2012"), "spring 2012");
  EXPECT_EQ(dated_words("2003-02-30"), "2003-02-30");
  EXPECT_EQ(dated_words(""), "");
}

TEST(WorkOfTheProgram, HasWordsForThoseWhoWaitForIt) {
  EXPECT_EQ(job_words("propose"), "Looking for people in the records");
  EXPECT_EQ(job_words("something_new"), "Something new");
}

}  // namespace
}  // namespace rightsdesk::web
