#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

#include "core/text.h"
#include "reading/fixtures.h"
#include "reading/recognise.h"

namespace rightsdesk::reading {
namespace {

using document::Flag;
using fixtures::must_read;
using fixtures::options;
using fixtures::pdf_of;
using fixtures::Scan;
using fixtures::scanned_jpeg;
using fixtures::scanned_pdf;
using fixtures::text_of;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

std::string a_letter() {
  return pdf_of({{"Miss Okonkwo visited the family home on Tuesday.", "She spoke with Aisha and with her aunt.", "The neighbour at number twelve had telephoned.",
                  "A second visit was agreed for the following week.", "Everybody in the house was well and cheerful."}});
}

document::Word const& word_named(document::Page const& page, std::string const& text) {
  for (auto const& word : page.words) {
    if (slice(page.text, word.begin, word.end).starts_with(text)) return word;
  }
  throw std::runtime_error("no word " + text);
}

TEST(Scan, IsReadByOcrWithConfidence) {
  auto const page = must_read(scanned_pdf(a_letter(), {}), "a.pdf").pages.at(0);
  EXPECT_THAT(page.text, HasSubstr("Miss Okonkwo visited the family home on Tuesday."));
  EXPECT_THAT(page.flags, testing::IsEmpty());
  EXPECT_GT(word_named(page, "Okonkwo").confidence, 0.6);
  EXPECT_LE(word_named(page, "Okonkwo").confidence, 1.0);
}

TEST(Scan, HasItsWordsWhereTheyStandOnThePicture) {
  auto const straight = must_read(a_letter(), "a.pdf").pages.at(0);
  auto const scanned = must_read(scanned_pdf(a_letter(), {}), "a.pdf").pages.at(0);
  for (auto const* name : {"Okonkwo", "Aisha", "neighbour", "cheerful"}) {
    auto const &there = word_named(straight, name).box, &here = word_named(scanned, name).box;
    EXPECT_NEAR(here.x, there.x, 3) << name;
    EXPECT_NEAR(here.y, there.y, 6) << name;
    EXPECT_NEAR(here.width, there.width, 8) << name;
  }
}

TEST(Scan, IsReadTiltedAndSpeckledWithWordsInThePictureAsItLies) {
  auto const straight = must_read(a_letter(), "a.pdf").pages.at(0);
  auto const tilted = must_read(scanned_pdf(a_letter(), {2.0, 0.02, 0, 200}), "a.pdf").pages.at(0);
  EXPECT_THAT(tilted.text, HasSubstr("Okonkwo visited the family home"));
  auto const turn = -2.0 * std::numbers::pi / 180;  // clockwise on paper is negative with the origin at the bottom
  for (auto const* name : {"Okonkwo", "Aisha", "neighbour", "cheerful"}) {
    auto const &there = word_named(straight, name).box, &here = word_named(tilted, name).box;
    auto const dx = there.x + there.width / 2 - straight.width / 2, dy = there.y + there.height / 2 - straight.height / 2;
    EXPECT_NEAR(here.x + here.width / 2, tilted.width / 2 + dx * std::cos(turn) - dy * std::sin(turn), 6) << name;
    EXPECT_NEAR(here.y + here.height / 2, tilted.height / 2 + dx * std::sin(turn) + dy * std::cos(turn), 6) << name;
  }
}

TEST(Scan, IsSetUprightWhenItLiesOnItsSide) {
  auto const page = must_read(scanned_pdf(a_letter(), {0, 0, 1, 200}), "a.pdf").pages.at(0);
  EXPECT_THAT(page.text, HasSubstr("Okonkwo"));
  EXPECT_LT(page.width, page.height);
  EXPECT_LT(page.image->width_px, page.image->height_px);
}

TEST(Scan, OfAPictureFileIsReadTheSame) {
  auto const document = must_read(scanned_jpeg(a_letter(), {0, 0, 0, 300}), "photo.pdf");
  EXPECT_EQ(document.media_type, "image/jpeg");
  EXPECT_THAT(text_of(document), HasSubstr("telephoned"));
  EXPECT_NEAR(document.pages.at(0).width, 595, 2);
}

TEST(Scan, OfATelephoneIsReadTheSame) {
  auto const document = must_read(fixtures::photographed_heic(a_letter(), {0, 0, 0, 200}), "IMG_0001.HEIC");
  EXPECT_EQ(document.media_type, "image/heic");
  EXPECT_THAT(text_of(document), HasSubstr("telephoned"));
  ASSERT_TRUE(document.pages.at(0).image.has_value());
  EXPECT_EQ(document.pages.at(0).image->media_type, "image/jpeg");
}

TEST(Scan, OfATelephoneIsReadOrRefusedWhenCutAnywhere) {
  auto const whole = fixtures::photographed_heic(pdf_of({{"Zoe"}}), {0, 0, 0, 50});
  for (std::size_t part = 5; part < 100; part += 19) {
    EXPECT_THAT(fixtures::outcome(whole.substr(0, whole.size() * part / 100), "a.heic"), testing::AnyOf("read", "damaged", "unsupported")) << part;
  }
}

TEST(Scan, OfSeveralPagesInOneFileIsReadPageByPage) {
  auto const second = pdf_of({{"The second page is about the neighbour.", "She rang on Friday and on Monday."}});
  auto const document = must_read(fixtures::scanned_tiff({a_letter(), second}, {0, 0, 0, 200}), "fax.tif");
  ASSERT_EQ(document.pages.size(), 2U);
  EXPECT_EQ(document.pages[1].number, 2);
  EXPECT_THAT(document.pages[0].text, HasSubstr("telephoned"));
  EXPECT_THAT(document.pages[1].text, HasSubstr("second page"));
}

TEST(Scan, WithMarksAndNoWordsIsForEyes) {
  auto const document = must_read(fixtures::scribbled_pdf(), "a.pdf");
  EXPECT_THAT(document.pages.at(0).flags, testing::AnyOf(Contains(Flag::not_read), Contains(Flag::handwriting)));
  EXPECT_THAT(document.warnings, Contains(HasSubstr("look at it")));
}

TEST(Scan, IsFlaggedWhenOcrIsNotAllowed) {
  auto without = options();
  without.ocr = Options::Ocr::never;
  auto const document = read(scanned_pdf(a_letter(), {}), "a.pdf", without).value();
  EXPECT_THAT(document.pages.at(0).flags, testing::ElementsAre(Flag::not_read));
  EXPECT_THAT(document.warnings, Contains(HasSubstr("Page 1 is a picture and is not read")));
  EXPECT_TRUE(document.pages.at(0).image.has_value());
}

TEST(Scan, DamagedPicturesAreRefused) {
  auto const whole = scanned_jpeg(a_letter(), {});
  EXPECT_EQ(fixtures::outcome("\xFF\xD8\xFF\xE0garbage", "a.jpg"), "damaged");
  EXPECT_EQ(fixtures::outcome("\x89PNG\r\n\x1A\n", "a.png"), "damaged");
  EXPECT_THAT(fixtures::outcome(whole.substr(0, whole.size() / 3), "a.jpg"), testing::AnyOf("read", "damaged"));
}

TEST(Scan, GiganticPicturesAreRefusedUnopened) {
  std::string png("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\xEA\x60\0\0\xEA\x60\x08\x02\0\0\0", 29);
  png += std::string(200, '\0');
  EXPECT_THAT(fixtures::outcome(png, "a.png"), testing::AnyOf("too_large", "damaged"));
}

}  // namespace
}  // namespace rightsdesk::reading
