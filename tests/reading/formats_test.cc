#include "reading/formats.h"

#include <gmock/gmock.h>

namespace rightsdesk::reading {
namespace {

using std::string_view_literals::operator""sv;

TEST(Formats, AreToldByContentNotByName) {
  EXPECT_EQ(sniffed("%PDF-1.7\n", "photo.jpg"), Format::pdf);
  EXPECT_EQ(sniffed("\xFF\xD8\xFF\xE0", "letter.docx"), Format::jpeg);
  EXPECT_EQ(sniffed("PK\x03\x04", "letter.pdf"), Format::zip);
  EXPECT_EQ(sniffed("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "letter.txt"), Format::compound);
  EXPECT_EQ(sniffed("{\\rtf1\\ansi x}", "letter.doc"), Format::rich_text);
}

TEST(Formats, KnowAProgramUnderADocumentsName) {
  EXPECT_EQ(sniffed("\x7F" "ELF\x02\x01\x01\0\0\0\0\0"sv, "letter.pdf"), Format::program);
  std::string program(200, '\0');
  program.replace(0, 2, "MZ");
  program[60] = '\x40';
  program.replace(64, 2, "PE");
  EXPECT_EQ(sniffed(program, "letter.docx"), Format::program);
}

TEST(Formats, KnowAMailByItsHeaders) {
  EXPECT_EQ(sniffed("From: a@example.org\nTo: b@example.org\nSubject: x\n\nHello", "x.txt"), Format::mail);
  EXPECT_EQ(sniffed("Received: from x\r\n\tby y\r\nDate: Mon, 4 Mar 2019 09:15:00 +0000\r\n\r\n", ""), Format::mail);
  EXPECT_EQ(sniffed("From a@example.org Mon Mar  4 09:15:00 2019\nFrom: a@example.org\nSubject: x\n\nHello", ""), Format::mailbox);
}

TEST(Formats, KnowAMailThatCarriesAFileAsItIs) {
  auto const mail = "From: a@example.org\nSubject: My passport\nContent-Type: application/pdf\n\n%PDF-1.7\n";
  EXPECT_EQ(sniffed(mail, "message.eml"), Format::mail);
  EXPECT_EQ(sniffed("%PDF-1.7\n", "message.eml"), Format::pdf) << "a name alone makes no mail";
}

TEST(Formats, DoNotTakeACaseNoteForAMail) {
  EXPECT_EQ(sniffed("Visit: home\nPresent: Mum, Dad\nNote: From school: all well\n", "note.txt"), Format::plain);
  EXPECT_EQ(sniffed("From the start she was calm.\n", "note.txt"), Format::plain);
}

TEST(Formats, UseTheNameOnlyAmongTexts) {
  EXPECT_EQ(sniffed("a,b\n1,2\n", "register.csv"), Format::csv);
  EXPECT_EQ(sniffed("a,b\n1,2\n", "register.txt"), Format::plain);
  EXPECT_EQ(sniffed("[1, 2]", "x.json"), Format::json);
  EXPECT_EQ(sniffed("[1, 2]", "x.txt"), Format::plain);
}

TEST(Formats, TellWebPagesFromXml) {
  EXPECT_EQ(sniffed("<!DOCTYPE html><p>x", "a"), Format::html);
  EXPECT_EQ(sniffed("<?xml version=\"1.0\"?><html xmlns=\"x\"/>", "a"), Format::html);
  EXPECT_EQ(sniffed("<?xml version=\"1.0\"?><records/>", "a"), Format::xml);
}

TEST(Formats, AdmitWhatTheyDoNotKnow) { EXPECT_EQ(sniffed("\x01\x02\x03\x04\x05\x06"sv, "x.pdf"), Format::unknown); }

TEST(Formats, HaveAMediaTypeAndWords) {
  EXPECT_STREQ(media_type(Format::pdf), "application/pdf");
  EXPECT_STREQ(in_words(Format::outlook), "an Outlook message");
}

}  // namespace
}  // namespace rightsdesk::reading
