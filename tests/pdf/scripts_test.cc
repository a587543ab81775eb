#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "outside.h"
#include "pdf/canvas.h"
#include "pdf/direction.h"
#include "pdf/writer.h"

namespace rightsdesk::pdf {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

struct Scripts : testing::Test {
  Canvas canvas{"/usr/share/fonts/truetype"};
  Missing missing;
  LineBreaker breaker{canvas.fonts(), missing};
  Line line_of(std::string const& utf8) { return breaker.broken(plain(utf8), 11, 400).front(); }
  std::size_t glyphs_of(std::string const& utf8) {
    std::size_t count = 0;
    for (Piece const& piece : line_of(utf8).pieces) count += piece.glyphs.size();
    return count;
  }
};

Settings settings() {
  Settings made;
  made.title = "Scripts";
  made.dated = parse_instant("2026-11-21T10:00:00Z").value();
  made.footer_left = "REF-1";
  return made;
}

Bar removed() { return {"S2P3-16", "[removed: information about another person]", "S2P3-16"}; }

// A page a person can look at: RIGHTSDESK_SCRIPTS=FILE keeps it.
Made page_of_scripts(double size) {
  Settings chosen = settings();
  chosen.body = size;
  Writer writer(chosen);
  writer.heading(1, "The same words in many scripts · একই কথা");
  writer.heading(2, "বাংলা ও اردو in one heading");
  writer.paragraph(plain("Bengali: শিক্ষা ও স্বাস্থ্য বিভাগ। আমি ক্ষমা চাই, রহিমা বেগম আমার মা। সমাজকর্মী গত মঙ্গলবার বাড়িতে এসেছিলেন এবং স্কুলের কথা জিজ্ঞাসা করেছিলেন।"));
  writer.paragraph({Words{"বাংলা লেখার মাঝে "}, removed(), Words{" নামটি সরানো হয়েছে।"}});
  writer.paragraph(plain("اردو: میں نے سوشل ورکر سے بات کی، اور اس نے کہا کہ وہ 12 مارچ 2024 کو دوبارہ آئے گی (صبح 10 بجے)۔ بچے اسکول میں خوش ہیں اور گھر پر سب ٹھیک ہے۔"));
  writer.paragraph({Words{"میری بہن "}, removed(), Words{" کے ساتھ رہتی ہے اور Thamesbrook میں پڑھتی ہے۔"}});
  writer.paragraph(plain("Mixed: the mother said “میرا بیٹا ٹھیک ہے” and left at 10:15."));
  writer.paragraph(plain("العربية: تحدثتُ مع الأخصائية الاجتماعية يوم الثلاثاء (في المدرسة)."));
  writer.paragraph(plain("தமிழ்: நான் பள்ளிக்குச் சென்றேன். கௌரி என் தோழி; ஸ்ரீ லங்கா."));
  writer.paragraph(plain("ਪੰਜਾਬੀ: ਮੇਰੀ ਮਾਂ ਨੇ ਸਕੂਲ ਨੂੰ ਫ਼ੋਨ ਕੀਤਾ। ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ"));
  writer.paragraph(plain("हिन्दी: क्षमा कीजिए, विद्यार्थी का नाम कृष्णा शर्मा है।"));
  writer.paragraph(plain("ગુજરાતી: મારી બહેન શાળામાં છે. શ્રીમતી જ્યોતિ"));
  writer.paragraph(plain("සිංහල: ශ්‍රී ලංකාවේ මගේ අම්මා. ක්‍රියා"));
  writer.paragraph(plain("עברית: אמא שלי אמרה (אתמול) שהכול בסדר, 12 במרץ."));
  writer.paragraph(plain("አማርኛ: እናቴ ትናንት መጣች። ไทย: แม่ของฉัน 中文：我的妈妈昨天来了。 日本語 한국어 \xF0\x9F\x98\x80 \xF0\x9F\x91\x8D"));
  writer.paragraph({Words{"Bold: "}, Words{"শিক্ষা میری بہن שלום", Face::bold}, Words{" and italic "}, Words{"শিক্ষা", Face::italic}});
  writer.bullets({plain("একটি তালিকা"), plain("ایک فہرست جو دائیں سے بائیں ہے")});
  writer.table({{1, 1, 2}, {"নাম", "نام", "Notes"}, {{{plain("রহিমা বেগম")}, {plain("رحیمہ بیگم")}, {plain("Phone call; রহিমা said نہیں twice")}}}});
  writer.pairs({{"ঠিকানা", plain("১২ নদীর ধার, Thamesbrook")}});
  return writer.finish();
}


Made const& first_page_of_scripts() {
  static Made const made = page_of_scripts(11);
  return made;
}

std::string read_back(Made const& made) { return said_by("pdftotext " + file_in_tmp("scripts.pdf", made.bytes) + " -"); }

Made page_of(Rich const& rich, double size = 11) {
  Settings chosen = settings();
  chosen.body = size;
  Writer writer(chosen);
  writer.paragraph(rich);
  return writer.finish();
}

// ক্ষ is ka, hasant and ssa written as one conjunct (Unicode Standard, chapter 12.2).
TEST_F(Scripts, DrawAConjunctAsOneGlyphAndNotAsThree) {
  EXPECT_EQ(glyphs_of("ক্ষ"), 1U);
  EXPECT_EQ(glyphs_of("কষ"), 2U);
  EXPECT_NE(line_of("ශ්\xE2\x80\x8Dර").pieces[0].glyphs.back().id, line_of("ශ්ර").pieces[0].glyphs.back().id);  // Sinhala joins where told to
}

TEST_F(Scripts, JoinArabicLettersOverTheirPlaceInTheWord) {
  auto const alone = line_of("ب").pieces.front().glyphs, word = line_of("ببب").pieces.front().glyphs;
  ASSERT_EQ(word.size(), 3U);
  EXPECT_NE(word[0].id, word[1].id);  // final, medial, initial form
  EXPECT_NE(word[1].id, word[2].id);
  EXPECT_NE(word[1].id, alone[0].id);
}

TEST_F(Scripts, SeeWhatRunsToTheLeftFromTheRight) {
  Line const line = line_of("שלום abc");
  ASSERT_EQ(line.pieces.size(), 3U);
  EXPECT_EQ(line.pieces[0].utf8, "שלום");
  EXPECT_EQ(line.pieces[2].utf8, "abc");
  EXPECT_GT(line.pieces[0].x, line.pieces[2].x);
  EXPECT_NEAR(line.indent + line.width, 400, 0.01);
}

TEST_F(Scripts, KeepABarInTheOrderInWhichItsLineIsSeen) {
  Line const line = breaker.broken({Words{"میری "}, removed(), Words{" بہن"}}, 11, 400).front();
  std::vector<std::string> seen;
  std::vector<Piece> pieces = line.pieces;
  std::sort(pieces.begin(), pieces.end(), [](Piece const& a, Piece const& b) { return a.x < b.x; });
  for (Piece const& piece : pieces) seen.push_back(piece.font < 0 ? "#" : piece.utf8);
  EXPECT_THAT(seen, ElementsAre("بہن", " ", "#", " ", "میری"));
}

TEST_F(Scripts, NumberDirectionsAsTheBidirectionalAlgorithmDoes) {
  EXPECT_THAT(levels_of(U"ab אב 12").of, ElementsAre(0, 0, 0, 1, 1, 1, 2, 2));  // rules N1, I1 and I2 of Annex 9
  EXPECT_EQ(levels_of(U"אב ab").paragraph, 1);
  EXPECT_THAT(seen_order({1, 1, 2, 2, 1}), ElementsAre(4, 2, 3, 1, 0));  // rule L2
  EXPECT_TRUE(levels_of(U"").of.empty());
}

TEST_F(Scripts, PartALongWordBetweenClustersOnly) {
  std::string word;
  for (int i = 0; i < 30; ++i) word += "ক্ষি";
  auto const lines = breaker.broken(plain(word), 11, 60);
  ASSERT_GT(lines.size(), 3U);
  std::string all;
  for (Line const& line : lines) {
    EXPECT_LE(line.width, 60.01);
    for (Piece const& piece : line.pieces) {
      EXPECT_EQ(piece.utf8.substr(0, std::string("ক্ষি").size()), "ক্ষি");
      all += piece.utf8;
    }
  }
  EXPECT_EQ(all, word);
}

TEST_F(Scripts, LeaveTheAlphabetsOfTheBaseFamiliesAlone) {
  EXPECT_EQ(glyphs_of("Łukasz Ώρα Щукина Nguyễn “12” – ✓"), 0U);
  EXPECT_EQ(line_of("no\xE2\x80\x8Djoin").pieces.front().utf8, "nojoin");
}

TEST_F(Scripts, TellTheLanguageThatLettersGiveAway) {
  EXPECT_EQ(language_of(U"শিক্ষা"), "bn");
  EXPECT_EQ(language_of(U"ٹھیک"), "ur");
  EXPECT_EQ(language_of(U"مدرسة"), "ar");
  EXPECT_EQ(language_of(U"چرا"), "");  // Persian as well as Urdu
  EXPECT_EQ(language_of(U"school"), "");
}

TEST(ScriptsOnPages, AreReadBackAsTheyWereWritten) {
  std::string const text = read_back(first_page_of_scripts());
  for (char const* words : {"রহিমা বেগম আমার মা।", "শিক্ষা ও স্বাস্থ্য বিভাগ।", "தமிழ்: நான் பள்ளிக்குச் சென்றேன். கௌரி என் தோழி; ஸ்ரீ லங்கா.",
                            "ਪੰਜਾਬੀ: ਮੇਰੀ ਮਾਂ ਨੇ ਸਕੂਲ ਨੂੰ ਫ਼ੋਨ ਕੀਤਾ। ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "हिन्दी: क्षमा कीजिए, विद्यार्थी का नाम कृष्णा शर्मा है।",
                            "ગુજરાતી: મારી બહેન શાળામાં છે. શ્રીમતી જ્યોતિ", "ශ්\xE2\x80\x8Dරී ලංකාවේ", "שהכול בסדר", "میرا بیٹا ٹھیک ہے",
                            "بچے اسکول میں خوش ہیں اور گھر پر سب ٹھیک ہے۔", "الأخصائية الاجتماعية", "我的妈妈昨天来了。", "한국어", "\xF0\x9F\x98\x80"}) {
    EXPECT_THAT(text, HasSubstr(words));
  }
}

TEST(ScriptsOnPages, SayInTheTreeWhatTheOutlinesStandFor) {
  std::string const path = file_in_tmp("tree.pdf", page_of({Words{"a ٹھیک b ক্ষমা "}, removed()}).bytes);
  EXPECT_THAT(said_by("pdfinfo -struct-text " + path), HasSubstr("Span (inline)\n      \"ٹھیک\"\n    \" b \"\n    Span (inline)\n      \"ক্ষমা\"\n"));
  std::string const objects = said_by("qpdf --json " + path);
  EXPECT_THAT(objects, HasSubstr("\"/ActualText\": \"u:ٹھیک\""));
  EXPECT_THAT(objects, HasSubstr("\"/Lang\": \"u:ur\""));
  EXPECT_THAT(objects, HasSubstr("\"/Lang\": \"u:bn\""));
}

TEST(ScriptsOnPages, HaveNoCharacterThatNoFontHas) { EXPECT_TRUE(first_page_of_scripts().missing.empty()); }

TEST(ScriptsOnPages, AreReadBackInLargePrintToo) {
  EXPECT_THAT(read_back(page_of(plain("میرا بیٹا ٹھیک ہے اور শিক্ষা"), 24)), HasSubstr("میرا بیٹا ٹھیک ہے اور"));
}

TEST(ScriptsOnPages, TakeNotMoreThanTwelveTimesTheBytesOfLatinWords) {
  Rich bengali, english;
  for (int i = 0; i < 100; ++i) {
    bengali.push_back(Words{"সমাজকর্মী গত মঙ্গলবার বাড়িতে এসেছিলেন। "});
    english.push_back(Words{"The social worker came home last Tuesday. "});
  }
  EXPECT_LT(page_of(bengali).bytes.size(), 12 * page_of(english).bytes.size());
}

TEST(ScriptsOnPages, AreTheSameBytesForTheSameCalls) {
  Made const& made = first_page_of_scripts();
  EXPECT_EQ(made.bytes, page_of_scripts(11).bytes);
  if (char const* keep = std::getenv("RIGHTSDESK_SCRIPTS")) std::ofstream(keep, std::ios::binary) << made.bytes;
  if (char const* keep = std::getenv("RIGHTSDESK_SCRIPTS_LARGE")) std::ofstream(keep, std::ios::binary) << page_of_scripts(24).bytes;
}

}  // namespace
}  // namespace rightsdesk::pdf
