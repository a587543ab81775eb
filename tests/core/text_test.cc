#include "core/text.h"

#include <gtest/gtest.h>

namespace rightsdesk {
namespace {

TEST(Text, FoldsTheNamesOfOurResidents) {
  EXPECT_EQ(folded("Çetinkaya"), "cetinkaya");
  EXPECT_EQ(folded("Łukasz O’Brien"), "lukasz o'brien");
  EXPECT_EQ(folded("ŞIMŞEK"), "simsek");
  EXPECT_EQ(folded("Siân"), "sian");
}

TEST(Text, CountsCodePointsNotBytes) {
  EXPECT_EQ(count_code_points("Zoë"), 3U);
  EXPECT_EQ(slice("Zoë Łuc", 2, 5), "ë Ł");
}

TEST(Text, ReplacesWhatIsNotUtf8) {
  EXPECT_EQ(valid_utf8(std::string("a\xFF") + std::string(1, '\0') + "b"), "a\xEF\xBF\xBD" "b");
}

TEST(Text, TidiesEveryKindOfWhiteSpace) { EXPECT_EQ(tidied("  Amina\u00a0 \t Begum\n"), "Amina Begum"); }

}  // namespace
}  // namespace rightsdesk
