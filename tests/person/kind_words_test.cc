#include "person/kind_words.h"

#include <gtest/gtest.h>

namespace rightsdesk::person {
namespace {

TEST(KindsOfDetails, AreReadAsWordsAndNeverAsCodes) {
  EXPECT_EQ(kind_words("date_of_birth"), "date of birth");
  EXPECT_EQ(kind_words("nhs_number"), "NHS number");
  EXPECT_EQ(kind_words("upn"), "unique pupil number");
  EXPECT_EQ(kind_words("home_office_reference"), "home office reference");
  EXPECT_EQ(kind_words(""), "");
}

TEST(KindsOfDetails, StandInASentenceWithTheirArticle) {
  EXPECT_EQ(one_of_kind("address"), "an address");
  EXPECT_EQ(one_of_kind("nhs_number"), "an NHS number");
  EXPECT_EQ(one_of_kind("nino"), "a National Insurance number");
  EXPECT_EQ(one_of_kind("upn"), "a unique pupil number");
  EXPECT_EQ(one_of_kind("rest"), "what was not kept");
}

}  // namespace
}  // namespace rightsdesk::person
