#include <gmock/gmock.h>

#include "law/csv_rows.h"
#include "law/known_holidays.h"

namespace rightsdesk::law {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char const* kHeader = "id,jurisdiction,received_date,events\n";

std::string explained(std::string const& row) { return explain_csv(kHeader + row, known_holidays()).lines; }

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
                          known_holidays())
                  .lines,
              HasSubstr("\n7,running,2026-10-01,"));
}

TEST(ExplainCsv, SaysWhatIsWrongWithARowAndGoesOn) {
  std::string const good = "\"[{\"\"event\"\":\"\"request\"\",\"\"right\"\":\"\"access\"\"}]\"\n";
  auto const lines = explained("A,england,2026-09-03," + good + "B,scotland,2026-09-31," + good + "C,scotland,2026-09-03,[}\n" +
                               "D,scotland,2026-09-03,[]\n" + "E,scotland\n" +
                               "F,scotland,2026-09-03,\"[{\"\"event\"\":\"\"request\"\",\"\"right\"\":\"\"wishes\"\"}]\"\n" +
                               "G,scotland,2026-09-03,\"[{\"\"event\"\":\"\"request\"\",\"\"right\"\":\"\"access\"\"},{\"\"event\"\":\"\"birthday\"\",\"\"date\"\":\"\"2026-09-09\"\"}]\"\n" +
                               "H,scotland,2026-09-03,\"[{\"\"event\"\":\"\"request\"\",\"\"right\"\":\"\"access\"\"},{\"\"event\"\":\"\"fee_paid\"\"}]\"\n" + "I,scotland,2026-09-03," + good);
  for (auto const* line : {"A,\"error: line 2: there is no jurisdiction \"\"england\"\"\",,,", "B,error: line 3: received_date is not a date like 2026-09-03,,,",
                           "C,error: line 4: events cannot be read: This is not JSON", "D,error: line 5: there is no request event",
                           "E,error: line 6: columns are missing,,,", "F,\"error: line 7: there is no right \"\"wishes\"\"\",,,",
                           "G,\"error: line 8: there is no event \"\"birthday\"\"\",,,", "H,error: line 9: fee_paid has no proper date,,,", "I,running,2026-10-05,"}) {
    EXPECT_THAT(lines, HasSubstr(std::string("\n") + line));
  }
}

constexpr char const* kAccess = "\"[{\"\"event\"\":\"\"request\"\",\"\"right\"\":\"\"access\"\"}]\"\n";

TEST(ExplainCsv, SaysWhenColumnsAreMissing) {
  auto const answer = explain_csv("id,received_date\nA,2026-09-03\n", known_holidays());
  EXPECT_THAT(answer.lines, HasSubstr("error: line 1: the columns id, jurisdiction"));
  EXPECT_EQ(answer.refused, 1U);
  EXPECT_EQ(explain_csv("", known_holidays()).refused, 1U);
  EXPECT_EQ(explain_csv("id;jurisdiction;received_date;events\n", known_holidays()).refused, 1U);
  EXPECT_EQ(explain_csv(kHeader, known_holidays()).refused, 0U);
}

TEST(ExplainCsv, TakesNamesInAnyCaseAndBlanksAroundThem) {
  EXPECT_EQ(explain_csv(std::string("ID, Jurisdiction ,Received_Date,Events\nA, Scotland,2026-09-03 ,") + kAccess, known_holidays()).lines,
            "id,status,due_date,safe_due,extension_notice_by\nA,running,2026-10-05,2026-10-05,2026-10-03\n");
}

TEST(ExplainCsv, LosesNoRowToAQuotationMark) {
  auto const answer = explain_csv(std::string(kHeader) + "A,scotland,2026-09-03,\"[{\"\"event\"\":\"\"request\"\"}]\nB,scotland,2026-09-03," + kAccess + "C,scotland,2026-09-04,\"[]\n",
                                  known_holidays());
  EXPECT_EQ(answer.lines, "id,status,due_date,safe_due,extension_notice_by\nA,\"error: line 2: its quotation marks do not match (a list stands in quotation marks, with those inside it doubled)\",,,\n"
                          "B,running,2026-10-05,2026-10-05,2026-10-03\nC,\"error: line 4: its quotation marks do not match (a list stands in quotation marks, with those inside it doubled)\",,,\n");
  EXPECT_EQ(answer.refused, 2U);
}

TEST(ExplainCsv, AsksForQuotationMarksWhereAListIsTornByItsCommas) {
  EXPECT_THAT(explained("A,scotland,2026-09-03,[{\"event\":\"request\",\"right\":\"access\"}]\n"), HasSubstr("A,\"error: line 2: its quotation marks do not match (a list stands in quotation marks"));
}

TEST(ExplainCsv, AnswersAnIdGivenTwiceBothTimesAndSaysSo) {
  auto const answer = explain_csv(std::string(kHeader) + "A,scotland,2026-09-03," + kAccess + "\nA,scotland,2026-09-04," + kAccess, known_holidays());
  EXPECT_THAT(answer.lines, HasSubstr("A,running,2026-10-05,2026-10-05,2026-10-03\nA,running,2026-10-05,2026-10-05,2026-10-04\n"));
  EXPECT_THAT(answer.remarks, ElementsAre("line 4 (A): the id stands on line 2 already; both are answered"));
}

TEST(ExplainCsv, WarnsOutsideTheYearsWhoseBankHolidaysAreKnown) {
  auto const answer = explain_csv(std::string(kHeader) + "A,scotland,2031-09-03," + kAccess + "B,scotland,1999-09-03," + kAccess, known_holidays());
  EXPECT_THAT(answer.remarks, ElementsAre("line 2 (A): The due date lies beyond 2028, the last year whose bank holidays are known: it may move.",
                                          "line 3 (B): The due date lies before 2015, the first year whose bank holidays are known."));
}

TEST(ExplainCsv, KeepsReceivedDateWhereTheRequestEventHasAnother) {
  auto const answer = explain_csv(std::string(kHeader) + "A,scotland,2026-09-03,\"[{\"\"event\"\":\"\"request\"\",\"\"right\"\":\"\"access\"\",\"\"date\"\":\"\"2026-09-07\"\"}]\"\n", known_holidays());
  EXPECT_THAT(answer.lines, HasSubstr("A,running,2026-10-05,"));
  EXPECT_THAT(answer.remarks, ElementsAre("line 2 (A): the request event is dated 2026-09-07, received_date says 2026-09-03: received_date is used"));
}

TEST(ExplainCsv, PairsAnAnswerWithoutReferenceWithTheOpenQuestion) {  // 5 to 10 June: six days (T-17)
  EXPECT_THAT(explained("A,england-and-wales,2026-06-01,\"[{\"\"event\"\":\"\"request\"\",\"\"right\"\":\"\"access\"\"},{\"\"event\"\":\"\"clarification_received\"\",\"\"date\"\":\"\"2026-06-10\"\"},"
                        "{\"\"event\"\":\"\"clarification_asked\"\",\"\"date\"\":\"\"2026-06-05\"\",\"\"ref\"\":1}]\"\n"),
              HasSubstr("\nA,running,2026-07-07,2026-07-06,2026-07-07\n"));
}

std::vector<std::vector<std::string>> cells(std::string_view csv) {
  std::vector<std::vector<std::string>> found;
  for (auto const& row : csv_rows(csv)) found.push_back(row.fields);
  return found;
}

TEST(CsvRows, ReadQuotedFieldsAndLineEnds) {
  EXPECT_THAT(cells("\xEF\xBB\xBF" "a,\"b \"\"c\"\", d\"\r\n\r\n,\"\"\nlast"),
              ElementsAre(ElementsAre("a", "b \"c\", d"), ElementsAre("", ""), ElementsAre("last")));
  EXPECT_THAT(cells("a,b,\r\"two\nlines\",\"\""), ElementsAre(ElementsAre("a", "b", ""), ElementsAre("two\nlines", "")));
}

TEST(CsvRows, KnowTheLineTheyBeginOn) {
  auto const rows = csv_rows("head\r\n\r\n\"two\nlines\",x\nlast\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].line, 3U);
  EXPECT_EQ(rows[2].line, 5U);
}

TEST(CsvFields, AreQuotedWhenTheyMustBe) {
  EXPECT_EQ(csv_field("plain"), "plain");
  EXPECT_EQ(csv_field("say \"a, b\""), "\"say \"\"a, b\"\"\"");
}

}  // namespace
}  // namespace rightsdesk::law
