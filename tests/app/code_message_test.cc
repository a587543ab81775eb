#include "app/code_message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rightsdesk::app {
namespace {

Instant noon() { return parse_instant("2026-03-02T12:00:00Z").value(); }

languages::Language some_cymraeg() {
  return {"cy", "Cymraeg", languages::Runs::left_to_right,
          {{"Your code", "Eich cod"},
           {"Your code for {reference}", "Eich cod ar gyfer {reference}"},
           {"Your code is {number}", "Eich cod yw {number}"},
           {"Your code is {number}.", "Eich cod yw {number}."}}};
}

TEST(AMessageWithACode, SaysTheCodeAndNothingOfWhatItIsFor) {
  auto const message = code_message({CodeBy::email, "amina.osei@example.org", "482913"}, languages::english(), noon());
  EXPECT_EQ(message.channel, "email");
  EXPECT_EQ(message.to, "amina.osei@example.org");
  EXPECT_EQ(message.subject, "Your code");
  EXPECT_EQ(message.body, "Your code is 482913\n\nIt works once, for 10 minutes. If you did not ask for it, you can ignore this message.\n");
  EXPECT_EQ(message.good_until, noon() + std::chrono::minutes(10)) << "a code lives for at most ten minutes: ASVS 5.0, 6.5.5";
}

TEST(AMessageWithACode, IsOneLineAsAText) {
  auto const message = code_message({CodeBy::text, "+447700900123", "482913", "SRR-7K4M-29QD-X"}, languages::english(), noon());
  EXPECT_EQ(message.channel, "sms");
  EXPECT_EQ(message.subject, "") << "a text has none";
  EXPECT_EQ(message.body, "Your code is 482913. It works once, for 10 minutes. If you did not ask for it, you can ignore this message.");
}

TEST(AMessageWithACode, SpeaksTheLanguageOfThePageAndEnglishWhereThatLacksASentence) {
  auto const email = code_message({CodeBy::email, "amina.osei@example.org", "482913", "SRR-7K4M-29QD-X"}, some_cymraeg(), noon());
  EXPECT_EQ(email.subject, "Eich cod ar gyfer SRR-7K4M-29QD-X");
  EXPECT_EQ(email.body, "Eich cod yw 482913\n\nIt works once, for 10 minutes. If you did not ask for it, you can ignore this message.\n");
  EXPECT_EQ(code_message({CodeBy::email, "amina.osei@example.org", "482913"}, some_cymraeg(), noon()).subject, "Eich cod");
  EXPECT_THAT(code_message({CodeBy::text, "+447700900123", "482913"}, some_cymraeg(), noon()).body, testing::StartsWith("Eich cod yw 482913. "));
}

TEST(AMessageWithACode, HasNoMarksRoundTheDigitsInALanguageThatRunsFromRightToLeft) {
  languages::Language const arabic("ar", "العربية", languages::Runs::right_to_left, {{"Your code is {number}.", "رمزك هو {number}."}});
  EXPECT_THAT(code_message({CodeBy::text, "+447700900123", "482913"}, arabic, noon()).body, testing::StartsWith("رمزك هو 482913. "))
      << "a telephone would copy marks with the code";
}

TEST(AMessageWithACode, SaysThatANewAddressIsUsedFromThenOn) {
  auto const message = code_message({CodeBy::email, "amina.new@example.org", "482913", "SRR-7K4M-29QD-X", true}, languages::english(), noon());
  EXPECT_EQ(message.subject, "Your code for SRR-7K4M-29QD-X");
  EXPECT_THAT(message.body, testing::HasSubstr("write to you here from now on"));
}

}  // namespace
}  // namespace rightsdesk::app
