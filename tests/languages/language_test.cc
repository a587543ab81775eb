#include "languages/language.h"

#include <gtest/gtest.h>

namespace rightsdesk::languages {
namespace {

Language welsh() {
  return {"cy", "Cymraeg", Runs::left_to_right,
          {{"Date of birth", "Dyddiad geni"}, {"{label_words} must include a day", "Rhaid i {label_words} gynnwys diwrnod"}, {"{day} May {year}", "{day} Mai {year}"},
           {"We write to {email} now.", "Rydym yn ysgrifennu at {email} nawr."}, {"We write to {email} now and again.", "Weithiau at {email}."}, {"{label_words} (optional)", "{label_words} (dewisol)"}}};
}

TEST(WordsOfOurs, AreSaidInAnotherLanguage) {
  EXPECT_EQ(welsh().said("Date of birth"), "Dyddiad geni");
  EXPECT_EQ(welsh().said("Date of birth must include a day"), "Rhaid i Dyddiad geni gynnwys diwrnod");
  EXPECT_EQ(welsh().said("Date of birth (optional)"), "Dyddiad geni (dewisol)");
  EXPECT_EQ(welsh().said("9 May 2026"), "9 Mai 2026");
}

TEST(WordsOfOurs, StayEnglishWhereNobodySaidThem) {
  EXPECT_EQ(welsh().said("Where do you live now?"), "Where do you live now?");
  EXPECT_EQ(welsh().said("the 9th May 2026"), "the 9th May 2026") << "a day is digits";
  EXPECT_EQ(english().said("Date of birth"), "Date of birth");
  EXPECT_EQ(welsh().of("Where do you live now?"), nullptr);
}

TEST(AValue, IsNeverTranslated) {
  EXPECT_EQ(welsh().said("We write to Date of birth now."), "Rydym yn ysgrifennu at Date of birth nawr.");
  EXPECT_EQ(welsh().said("We write to a@example.org now and again."), "Weithiau at a@example.org.") << "the longest sentence that fits is meant";
}

TEST(AValue, IsSetApartWhereTheLanguageRunsTheOtherWay) {
  Language const mirrored{"ar", "عربي", Runs::right_to_left, {{"We write to {email} now.", "نكتب إلى {email} الآن."}}};
  EXPECT_EQ(mirrored.said("We write to a@example.org now."), "نكتب إلى \u2068a@example.org\u2069 الآن.");
}

}  // namespace
}  // namespace rightsdesk::languages
