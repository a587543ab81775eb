#include "reading/mail.h"

#include <gmock/gmock.h>

#include "reading/fixtures.h"
#include "reading/tree.h"

namespace rightsdesk::reading {
namespace {

using fixtures::hidden_of;
using fixtures::must_read;
using fixtures::outcome;
using fixtures::text_of;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

std::string mail(std::string const& headers, std::string const& body) {
  return "From: Ann Example <ann@example.org>\nTo: duty@thamesbrook.example\nDate: Mon, 4 Mar 2019 09:15:00 +0100\n" + headers + "\n" + body;
}

std::string multipart(std::string const& kind, std::vector<std::string> const& parts) {
  std::string all = "MIME-Version: 1.0\nContent-Type: multipart/" + kind + "; boundary=\"==b\"\n\n";
  for (auto const& part : parts) all += "--==b\n" + part + "\n";
  return all + "--==b--\n";
}

TEST(Mail, ShowsWhoWroteToWhomWhenAndWhat) {
  auto const document = must_read(mail("Subject: =?utf-8?q?About_Zo=C3=AB?=\nCc: gp@example.org\n", "She is well.\n"), "a.eml");
  EXPECT_EQ(text_of(document),
            "From: Ann Example <ann@example.org>\nTo: duty@thamesbrook.example\nCc: gp@example.org\nDate: Mon, 4 Mar 2019 09:15:00 +0100\nSubject: About Zoë\n\nShe is well.");
  EXPECT_EQ(document.title, "About Zoë");
  EXPECT_EQ(document.dated, "2019-03-04T08:15:00Z");
  EXPECT_EQ(document.author, "Ann Example <ann@example.org>");
}

TEST(Mail, ShowsHiddenHeaders) {
  auto const document = must_read(mail("Bcc: secret@example.org\nX-Originating-IP: 192.0.2.7\n", "x"), "a.eml");
  EXPECT_EQ(hidden_of(document, "bcc"), "secret@example.org");
  EXPECT_THAT(hidden_of(document, "header"), HasSubstr("192.0.2.7"));
}

TEST(Mail, DecodesItsTransferEncodingAndCharset) {
  auto const document = must_read(mail("MIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n", "Zo=EB lives=\n here\n"), "a.eml");
  EXPECT_THAT(text_of(document), HasSubstr("Zoë lives here"));
}

TEST(Mail, ShowsBothFormsWhenTheyDiffer) {
  auto const document = must_read(mail("", "").substr(0, mail("", "").size() - 1) +
                                      multipart("alternative", {"Content-Type: text/plain\n\nNothing to tell.", "Content-Type: text/html\n\n<p>Her <b>address</b> is 4 Elm Row</p>"}),
                                  "a.eml");
  EXPECT_THAT(text_of(document), HasSubstr("Nothing to tell."));
  EXPECT_THAT(text_of(document), HasSubstr("Her address is 4 Elm Row"));
  EXPECT_THAT(document.warnings, Contains(HasSubstr("do not say the same")));
}

TEST(Mail, ShowsOneFormWhenTheyAgree) {
  auto const document = must_read(mail("", "").substr(0, mail("", "").size() - 1) +
                                      multipart("alternative", {"Content-Type: text/plain\n\nAll is well.", "Content-Type: text/html\n\n<p>All is <b>well</b>.</p>"}),
                                  "a.eml");
  EXPECT_EQ(document.pages.size(), 1U);
}

TEST(Mail, KeepsEveryAttachment) {
  auto const document = must_read(mail("", "").substr(0, mail("", "").size() - 1) +
                                      multipart("mixed", {"Content-Type: text/plain\n\nSee attached.",
                                                          "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"../../plan.txt\"\nContent-Transfer-Encoding: base64\n\ncGxhbiBmb3IgWm9l",
                                                          "Content-Type: message/rfc822\n\nFrom: x@example.org\nSubject: Inner\n\nInner words"}),
                                  "a.eml");
  ASSERT_EQ(document.attachments.size(), 2U);
  EXPECT_EQ(document.attachments[0].name, "plan.txt");
  EXPECT_EQ(document.attachments[0].bytes, "plan for Zoe");
  EXPECT_EQ(document.attachments[0].media_type, "text/plain");
  EXPECT_EQ(document.attachments[1].name, "Inner.eml");
  EXPECT_THAT(document.attachments[1].bytes, HasSubstr("Inner words"));
}

TEST(Mail, SaysThatALockedOneNeedsAPassword) {
  EXPECT_EQ(outcome(mail("MIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\nContent-Transfer-Encoding: base64\n", "MIAGCSqGSIb3DQEHA6CAMIACAQA="), "a.eml"), "needs_password");
  EXPECT_EQ(outcome(mail("", "").substr(0, mail("", "").size() - 1) +
                        multipart("encrypted; protocol=\"application/pgp-encrypted\"", {"Content-Type: application/pgp-encrypted\n\nVersion: 1", "Content-Type: application/octet-stream\n\n-----BEGIN PGP MESSAGE-----"}),
                    "a.eml"),
            "needs_password");
}

TEST(Mail, IsNeverSortedToAnImpossibleDay) {
  auto const document = must_read("From: a@example.org\nTo: b@example.org\nDate: Thu, 32 Foo 1899 99:99:99\nSubject: x\n\nwords", "a.eml");
  EXPECT_EQ(document.dated, "");
  EXPECT_THAT(document.warnings, Contains(HasSubstr("no date")));
}

std::string nested(int depth) {
  std::string inner = "From: a@example.org\nTo: b@example.org\nSubject: core\n\nthe innermost words\n";
  for (int i = 0; i < depth; ++i) inner = "From: a@example.org\nTo: b@example.org\nSubject: level\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + inner;
  return inner;
}

TEST(Mail, IsReadToItsInnermostMessage) {
  auto const tree = read_tree(nested(10), "a.eml", fixtures::options());
  ASSERT_TRUE(tree.has_value());
  auto const* level = &*tree;
  while (!level->branches.empty()) level = &*level->branches.at(0).read;
  EXPECT_THAT(text_of(level->document), HasSubstr("the innermost words"));
}

TEST(Mail, IsRefusedWhenNestedBeyondReason) {
  EXPECT_EQ(read_tree(nested(100), "a.eml", fixtures::options()).error().code, "too_large");
  EXPECT_EQ(outcome(nested(2000), "a.eml"), "too_large");
}

TEST(Mail, SurvivesBrokenStructure) {
  EXPECT_EQ(outcome(mail("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=never\n", "--other\nwords\n"), "a.eml"), "read");
  EXPECT_EQ(outcome(mail("MIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n", "!!!not base64!!!"), "a.eml"), "read");
}

TEST(Mailbox, GivesEveryMessage) {
  auto const box = "From a@example.org Mon Mar  4 09:15:00 2019\nFrom: a@example.org\nTo: b@example.org\nSubject: One\n\nfirst\n\n"
                   "From b@example.org Mon Mar  4 10:15:00 2019\nFrom: b@example.org\nTo: a@example.org\nSubject: Two\n\nsecond\n";
  auto const document = must_read(box, "a.mbox");
  ASSERT_EQ(document.attachments.size(), 2U);
  EXPECT_EQ(document.attachments[1].name, "Two.eml");
  EXPECT_THAT(document.attachments[0].bytes, HasSubstr("first"));
  EXPECT_THAT(document.attachments[0].bytes, Not(HasSubstr("second")));
}

}  // namespace
}  // namespace rightsdesk::reading
