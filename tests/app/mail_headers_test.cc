// The head of an e-mail, and what a report on a message says.
#include "app/mail_headers.h"

#include <gmock/gmock.h>

namespace rightsdesk::app {
namespace {

TEST(TheHeadOfAMail, EndsAtTheEmptyLineHoweverLinesEnd) {
  EXPECT_EQ(halves_of("A: 1\r\n\r\nbody").head, "A: 1\r\n");
  EXPECT_EQ(halves_of("A: 1\r\n\r\nbody").body, "body");
  EXPECT_EQ(halves_of("A: 1\n\nbody\r\n\r\nmore").body, "body\r\n\r\nmore");
  EXPECT_EQ(halves_of("A: 1").body, "");
  EXPECT_EQ(halves_of("").head, "");
}

TEST(TheHeadOfAMail, IsUnfoldedAndItsFirstLineOfANameCounts) {
  auto const headers = headers_of("Subject: a long\r\n\t subject\r\nsubject: another\r\nno colon here\r\n: no name\r\nX-Odd:\xFF\r\n");
  EXPECT_EQ(headers.at("subject"), "a long subject");
  EXPECT_EQ(headers.at("x-odd"), "\xEF\xBF\xBD");
  EXPECT_FALSE(headers.contains("no colon here"));
}

TEST(TheSender, IsANameAndAnAddressWhereItIsOne) {
  EXPECT_EQ(sender_in("\"Osei, Amina\" <Amina.Osei@Example.org>").name, "Osei, Amina");
  EXPECT_EQ(sender_in("\"Osei, Amina\" <Amina.Osei@Example.org>").address, "amina.osei@example.org");
  EXPECT_EQ(sender_in("amina.osei@example.org").address, "amina.osei@example.org");
  EXPECT_EQ(sender_in("undisclosed").address, "");
  EXPECT_EQ(sender_in("Amina <not an address>").address, "");
}

TEST(AProgramsAnswer, IsToldFromWhatAFormSends) {
  EXPECT_TRUE(is_automatic_answer({{"auto-submitted", "auto-replied (vacation)"}}));
  EXPECT_TRUE(is_automatic_answer({{"x-autoreply", "yes"}}));
  EXPECT_FALSE(is_automatic_answer({{"auto-submitted", "no"}}));
  EXPECT_FALSE(is_automatic_answer({{"auto-submitted", "auto-generated"}})) << "a form on another website";
  EXPECT_FALSE(is_automatic_answer({{"precedence", "bulk"}}));
}

TEST(AReport, SaysWhatBecameOfWhichMessage) {
  EXPECT_TRUE(is_report({{"content-type", "multipart/report; report-type=\"delivery-status\"; boundary=x"}}));
  EXPECT_FALSE(is_report({{"content-type", "multipart/report; report-type=disposition-notification"}})) << "it was read";
  auto const report = report_in("\r\nAction: Failed\r\nStatus: 5.2.2\r\n\r\nMessage-Id: <01ABC@rights.example.org>\r\n");
  EXPECT_TRUE(report.failed);
  EXPECT_EQ(report.status, "5.2.2");
  EXPECT_EQ(report.about, "01ABC");
  EXPECT_EQ(report_in("\nStatus: 5.1.1 <amina@example.org> unknown\n").status, "") << "no address gets into a task";
  EXPECT_FALSE(report_in("").failed);
}

TEST(AReferenceInAMail, IsFoundHoweverItIsWritten) {
  EXPECT_EQ(reference_named("Re: Update on your request SRR-0000-0001-H"), "SRR-0000-0001-H");
  EXPECT_EQ(reference_named("as in srr 0000 0001 h, thank you"), "SRR-0000-0001-H");
  EXPECT_EQ(reference_named("no reference, and SRR-0000-0001-J is none; srr"), "");
  EXPECT_EQ(reference_named(""), "");
}

}  // namespace
}  // namespace rightsdesk::app
