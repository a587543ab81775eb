#include "redaction/dates.h"

#include <gmock/gmock.h>

namespace rightsdesk::redaction {
namespace {

std::string days(std::string const& text) {
  std::string out;
  for (auto const& date : dates_in(text)) out += to_iso(date.day) + "@" + text.substr(date.begin, date.end - date.begin) + ";";
  return out;
}

TEST(WrittenDates, AreReadDayBeforeMonth) {
  EXPECT_EQ(days("3/4/09"), "2009-04-03@3/4/09;");
  EXPECT_EQ(days("on 03-04-2009, at"), "2009-04-03@03-04-2009;");
  EXPECT_EQ(days("2009-04-03"), "2009-04-03@2009-04-03;");
  EXPECT_EQ(days("12.03.84"), "1984-03-12@12.03.84;");
}

TEST(WrittenDates, AreReadWithTheMonthsName) {
  EXPECT_EQ(days("the 3rd of April 2009"), "2009-04-03@3rd of April 2009;");
  EXPECT_EQ(days("April 3, 2009"), "2009-04-03@April 3, 2009;");
  EXPECT_EQ(days("3 Sept 09"), "2009-09-03@3 Sept 09;");
}

TEST(WrittenDates, AreRealDays) {
  EXPECT_EQ(days("31/02/2009"), "");
  EXPECT_EQ(days("13/13/2009 and 1/2"), "");
  EXPECT_EQ(days("020 7946 0000"), "");
}

}  // namespace
}  // namespace rightsdesk::redaction
