#include "reading/outlook.h"

#include <gmock/gmock.h>

#include "reading/fixtures.h"

namespace rightsdesk::reading {
namespace {

using fixtures::compound_of;
using fixtures::hidden_of;
using fixtures::little;
using fixtures::Members;
using fixtures::must_read;
using fixtures::outcome;
using fixtures::text_of;
using fixtures::utf16;
using testing::HasSubstr;

/// Text property `tag` of the message or of what lies at `folder`.
std::pair<std::string, std::string> text(std::string const& folder, std::string const& tag, std::string const& value) {
  return {folder + "__substg1.0_" + tag + "001F", utf16(value)};
}

std::string fixed(unsigned id, unsigned type, std::uint64_t value) { return little(type, 2) + little(id, 2) + little(6, 4) + little(value, 8); }

Members a_message() {
  return {{"__properties_version1.0", std::string(32, '\0') + fixed(0x0039, 0x40, 131'961'645'000'000'000ULL)},
          text("", "0037", "About Zoë"),
          text("", "0C1A", "Ann Example"),
          text("", "5D01", "ann@thamesbrook.example"),
          text("", "1000", "She is well.\r\nAnn"),
          text("", "007D", "Received: from relay.example by mx.example\r\nX-Originating-IP: 192.0.2.7\r\nSubject: old\r\n"),
          {"__recip_version1.0_#00000000/__properties_version1.0", std::string(8, '\0') + fixed(0x0C15, 3, 1)},
          text("__recip_version1.0_#00000000/", "3001", "Duty Team"),
          text("__recip_version1.0_#00000000/", "39FE", "duty@thamesbrook.example"),
          {"__recip_version1.0_#00000001/__properties_version1.0", std::string(8, '\0') + fixed(0x0C15, 3, 3)},
          text("__recip_version1.0_#00000001/", "3001", "Gran Blackwood")};
}

TEST(Outlook, ReadsAsTheMailItIs) {
  auto const document = must_read(compound_of(a_message()), "a.msg");
  EXPECT_EQ(document.media_type, "application/vnd.ms-outlook");
  EXPECT_EQ(text_of(document), "From: Ann Example <ann@thamesbrook.example>\nTo: Duty Team <duty@thamesbrook.example>\nDate: Mon, 04 Mar 2019 09:15:00 +0000\nSubject: About Zoë\n\nShe is well.\nAnn");
  EXPECT_EQ(document.dated, "2019-03-04T09:15:00Z");
  EXPECT_EQ(hidden_of(document, "bcc"), "Gran Blackwood");
  EXPECT_THAT(hidden_of(document, "header"), HasSubstr("192.0.2.7"));
}

TEST(Outlook, GivesFilesAndMessagesInsideIt) {
  auto members = a_message();
  members.emplace_back("__attach_version1.0_#00000000/__properties_version1.0", std::string(8, '\0'));
  members.push_back(text("__attach_version1.0_#00000000/", "3707", "../plan.txt"));
  members.emplace_back("__attach_version1.0_#00000000/__substg1.0_37010102", std::string(5000, 'p'));
  std::string const inner = "__attach_version1.0_#00000001/__substg1.0_3701000D/";
  members.emplace_back("__attach_version1.0_#00000001/__properties_version1.0", std::string(8, '\0'));
  members.emplace_back(inner + "__properties_version1.0", std::string(24, '\0'));
  members.push_back(text(inner, "0037", "Inner"));
  members.push_back(text(inner, "1000", "the inner words"));
  auto const document = must_read(compound_of(members), "a.msg");
  ASSERT_EQ(document.attachments.size(), 2U);
  EXPECT_EQ(document.attachments[0].name, "plan.txt");
  EXPECT_EQ(document.attachments[0].bytes, std::string(5000, 'p'));
  EXPECT_EQ(document.attachments[1].name, "Inner.eml");
  EXPECT_THAT(text_of(must_read(document.attachments[1].bytes, "x.eml")), HasSubstr("the inner words"));
}

TEST(Outlook, ReadsABodyInCompressedRtf) {
  // The example of [MS-OXRTFCP] 4.1.
  std::string const packed("\x2D\0\0\0\x2B\0\0\0\x4C\x5A\x46\x75\xF1\xC5\xC7\xA7\x03\0\x0A\0\x72\x63\x70\x67\x31\x32\x35\x42\x32\x0A\xF3\x20\x68\x65\x6C\x09\0\x20\x62\x77\x05\xB0\x6C\x64\x7D\x0A\x80\x0F\xA0", 49);
  EXPECT_EQ(unpacked_rtf(packed), "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
  EXPECT_EQ(unpacked_rtf(packed.substr(0, 20)).substr(0, 6), "{\\rtf1");
  EXPECT_EQ(unpacked_rtf("nonsense"), "");
}

TEST(Outlook, IsReadOrRefusedWhenCutAnywhere) {
  auto const whole = compound_of(a_message());
  for (std::size_t part = 1; part < 100; part += 9) {
    EXPECT_THAT(outcome(whole.substr(0, whole.size() * part / 100), "a.msg"), testing::AnyOf("read", "damaged", "unsupported")) << part;
  }
}

TEST(Compound, SurvivesChainsThatRunInCircles) {
  auto bytes = compound_of(a_message());
  for (std::size_t at = bytes.size() - 512; at < bytes.size(); at += 4) bytes.replace(at, 4, little(0, 4));
  EXPECT_THAT(outcome(bytes, "a.msg"), testing::AnyOf("read", "damaged", "unsupported"));
}

TEST(Compound, SaysThatALockedDocumentNeedsAPassword) {
  EXPECT_EQ(outcome(compound_of({{"EncryptedPackage", "x"}, {"EncryptionInfo", "y"}}), "a.docx"), "needs_password");
}

TEST(Compound, SaysWhatItDoesNotKnow) { EXPECT_EQ(outcome(compound_of({{"Nothing", "x"}}), "a.doc"), "unsupported"); }

}  // namespace
}  // namespace rightsdesk::reading
