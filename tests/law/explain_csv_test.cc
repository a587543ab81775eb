#include <gmock/gmock.h>

#include "law/csv_rows.h"
#include "law/known_holidays.h"

namespace rightsdesk::law {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char const* kHeader = "id,jurisdiction,received_date,events\n";

std::string explained(std::string const& row) { return explain_csv(kHeader + row, known_holidays()); }

TEST(ExplainCsv, GivesALineARow) {
  EXPECT_EQ(explained("X1,england-and-wales,2026-09-03,\"[{\"\"event\"\": \"\"request\"\", \"\"right\"\": \"\"access\"\"}]\"\n"),
            "id,status,due_date,safe_due,extension_notice_by\nX1,running,2026-10-05,2026-10-05,2026-10-03\n");
}

TEST(ExplainCsv, LeavesEmptyWhatDoesNotExist) {
  EXPECT_THAT(explained("X2,scotland,2026-06-10,\"[{\"\"event\"\":\"\"request\"\",\"\"right\"\":\"\"access\"\"},{\"\"event\"\":\"\"fee_requested\"\",\"\"date\"\":\"\"2026-06-15\"\"}]\""),
              HasSubstr("\nX2,not_started,,,\n"));
}

TEST(ExplainCsv, TakesItsColumnsInAnyOrder) {
  EXPECT_THAT(explain_csv("events,id,note,received_date,jurisdiction\r\n\"[{\"\"event\"\":\"\"request\"\",\"\"right\"\":\"\"erasure\"\"}]\",7,\"a, b\nc\",2026-09-01,northern-ireland\r\n",
                          known_holidays()),
              HasSubstr("\n7,running,2026-10-01,"));
}

TEST(ExplainCsv, SaysWhatIsWrongWithARowAndGoesOn) {
  std::string const good = "\"[{\"\"event\"\":\"\"request\"\",\"\"right\"\":\"\"access\"\"}]\"\n";
  auto const lines = explained("A,england,2026-09-03," + good + "B,scotland,2026-09-31," + good + "C,scotland,2026-09-03,[}\n" +
                               "D,scotland,2026-09-03,[]\n" + "E,scotland\n" +
                               "F,scotland,2026-09-03,\"[{\"\"event\"\":\"\"request\"\",\"\"right\"\":\"\"wishes\"\"}]\"\n" +
                               "G,scotland,2026-09-03,\"[{\"\"event\"\":\"\"request\"\",\"\"right\"\":\"\"access\"\"},{\"\"event\"\":\"\"birthday\"\",\"\"date\"\":\"\"2026-09-09\"\"}]\"\n" +
                               "H,scotland,2026-09-03,\"[{\"\"event\"\":\"\"request\"\",\"\"right\"\":\"\"access\"\"},{\"\"event\"\":\"\"fee_paid\"\"}]\"\n" + "I,scotland,2026-09-03," + good);
  for (auto const* line : {"A,\"error: there is no jurisdiction \"\"england\"\"\",,,", "B,error: received_date is not a date,,,", "C,error: ",
                           "D,error: there is no request event", "E,error: columns are missing,,,", "F,\"error: there is no right \"\"wishes\"\"\",,,",
                           "G,\"error: there is no event \"\"birthday\"\"\",,,", "H,error: fee_paid has no proper date,,,", "I,running,2026-10-05,"}) {
    EXPECT_THAT(lines, HasSubstr(std::string("\n") + line));
  }
}

TEST(ExplainCsv, SaysWhenColumnsAreMissing) {
  EXPECT_THAT(explain_csv("id,received_date\nA,2026-09-03\n", known_holidays()), HasSubstr("error: the columns id, jurisdiction"));
  EXPECT_EQ(explain_csv("", known_holidays()), "id,status,due_date,safe_due,extension_notice_by\n");
}

TEST(CsvRows, ReadQuotedFieldsAndLineEnds) {
  EXPECT_THAT(csv_rows("\xEF\xBB\xBF" "a,\"b \"\"c\"\", d\"\r\n\r\n,\"\"\nlast"),
              ElementsAre(ElementsAre("a", "b \"c\", d"), ElementsAre("", ""), ElementsAre("last")));
}

TEST(CsvFields, AreQuotedWhenTheyMustBe) {
  EXPECT_EQ(csv_field("plain"), "plain");
  EXPECT_EQ(csv_field("say \"a, b\""), "\"say \"\"a, b\"\"\"");
}

}  // namespace
}  // namespace rightsdesk::law
