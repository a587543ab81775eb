#include "pdf/paper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "core/result.h"
#include "outside.h"
#include "pdf/writer.h"

namespace rightsdesk::pdf {
namespace {

using testing::HasSubstr;
using testing::Not;

Instant dated() { return parse_instant("2026-11-21T10:00:00Z").value(); }

CoverSheet sheet() {
  return {{"Amina Osei", "12 Weir Lane", "Thamesbrook", "IG11 7LU"},
          {"Thamesbrook Council", "Town Hall", "1 Bridge Street"},
          {"Our reference: SRR-7K4M-29QD-X", "Please post it back to us unopened."},
          dated()};
}

struct Word {
  std::string text;
  double left, top, right, bottom;  ///< millimetres from the left and top
};

/// Where poppler, which did not set them, finds the words of the first page.
std::vector<Word> words_on(std::string const& pdf) {
  std::string const said = said_by("pdftotext -bbox -l 1 " + file_in_tmp("cover.pdf", pdf) + " -");
  static std::regex const word("xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\">([^<]+)<");
  std::vector<Word> words;
  for (std::sregex_iterator at(said.begin(), said.end(), word), end; at != end; ++at) {
    auto mm = [&](std::size_t i) { return std::stod((*at)[i]) * 25.4 / 72; };
    words.push_back({(*at)[5], mm(1), mm(2), mm(3), mm(4)});
  }
  return words;
}

// DL is 110 x 220 mm (ISO 269); its window 35 x 90, 20 from the left and 20 from the bottom, shows 55 to 90 mm of a third of an A4 sheet pushed up
// and 44 to 79 of one pushed down, so that 55 to 79 are always seen and 44 to 90 may be.
TEST(CoverSheets, ShowTheAddressAndNothingElseInTheWindow) {
  std::vector<std::string> seen;
  for (Word const& word : words_on(cover_sheet(sheet()))) {
    bool const in_reach = word.right > 10 && word.left < 110 && word.bottom > 44 && word.top < 90;
    if (!in_reach) continue;
    seen.push_back(word.text);
    EXPECT_GE(word.left, 19.9) << word.text;
    EXPECT_LE(word.right, 100) << word.text;
    EXPECT_GE(word.top, 54) << word.text;  // the box poppler gives goes beyond the letters
    EXPECT_LE(word.bottom, 80) << word.text;
  }
  EXPECT_THAT(seen, testing::ElementsAre("Amina", "Osei", "12", "Weir", "Lane", "Thamesbrook", "IG11", "7LU"));
}

TEST(CoverSheets, SetALongAddressSmallerUntilItFits) {
  auto long_one = sheet();
  long_one.to = {"Oluwaseun Adeyemi-Hart and Partners, Solicitors", "c/o The Family Hub", "Flat 14, Second Floor, The Old Granary", "221 Upper Weir Lane North", "Little Thamesbrook", "Thamesbrook", "IG11 7LU"};
  int lines = 0;
  for (Word const& word : words_on(cover_sheet(long_one))) {
    if (word.top < 50 || word.top > 95) continue;
    ++lines;
    EXPECT_LE(word.bottom, 80) << word.text;
    EXPECT_LE(word.right, 101) << word.text;
  }
  EXPECT_GT(lines, 20);
}

TEST(LettersForAWindow, ShowTheAddressAndNothingElseInItAndGoOnBelow) {
  Settings settings;
  settings.title = "A letter";
  settings.dated = dated();
  Writer writer(settings);
  writer.window_head({starred("**Thamesbrook Council**"), plain("Town Hall, 1 Bridge Street")}, {plain("Amina Osei"), plain("12 Weir Lane"), plain("IG11 7LU")});
  writer.heading(1, "We have your request");
  writer.paragraph(plain("Thank you."));
  std::vector<std::string> seen, below;
  for (Word const& word : words_on(writer.finish().bytes)) {
    if (word.right > 10 && word.left < 110 && word.bottom > 44 && word.top < 90) {
      seen.push_back(word.text);
      EXPECT_GE(word.top, 54) << word.text;
      EXPECT_LE(word.bottom, 80) << word.text;
    }
    if (word.top >= 90) below.push_back(word.text);
  }
  EXPECT_THAT(seen, testing::ElementsAre("Amina", "Osei", "12", "Weir", "Lane", "IG11", "7LU"));
  EXPECT_THAT(below, testing::IsSupersetOf({"request", "Thank"}));
}

// GOV.UK Notify, letter specification v2.4: what is printed on the first sheet stands in one of these boxes.
TEST(LettersByNotify, StandWhereItsPrintersPrint) {
  Settings settings;
  settings.title = "A letter";
  settings.dated = dated();
  settings.footer_left = "SRR-7K4M-29QD-X";
  Writer writer(settings);
  writer.window_head({starred("**Thamesbrook Council**"), plain("The Data Protection Team of the Council, Town Hall, 1 Bridge Street, Thamesbrook")},
                     {plain("Oluwaseun Adeyemi-Hart and Partners, Solicitors"), plain("c/o The Family Hub"), plain("Flat 14, Second Floor, The Old Granary"), plain("221 Upper Weir Lane North"),
                      plain("Little Thamesbrook"), plain("IG11 7LU")},
                     Envelope::of_notify);
  writer.heading(1, "We have your request");
  for (int i = 0; i < 40; ++i) writer.paragraph(plain("Thank you for your request, which reached us today."));
  int address = 0, sender = 0, body = 0;
  for (Word const& word : words_on(writer.finish().bytes)) {
    auto const within = [&](double left, double top, double right, double bottom) { return word.left >= left && word.right <= right && word.top >= top && word.bottom <= bottom; };
    address += within(24.6, 39.5, 120, 66.3);
    sender += within(125, 5, 195, 95);
    body += within(15, 95, 195, 292);
    EXPECT_TRUE(within(24.6, 39.5, 120, 66.3) || within(125, 5, 195, 95) || within(15, 95, 195, 292)) << word.text << " " << word.left << " " << word.top;
  }
  EXPECT_EQ(address, 25);
  EXPECT_EQ(sender, 15);
  EXPECT_GT(body, 100);
}

std::string document() {
  Settings settings;
  settings.title = "A pack";
  settings.dated = dated();
  Writer writer(settings);
  for (char const* part : {"First", "Second", "Third"}) {  // of one page, two pages and one
    writer.page_break();
    writer.heading(1, part);
    writer.paragraph(plain("words of part " + std::string(part)));
    if (std::string(part) != "Second") continue;
    writer.page_break();
    writer.paragraph(plain("its second page"));
  }
  return writer.finish().bytes;
}

TEST(OnPaper, EveryPartBeginsOnTheFrontOfASheet) {
  auto const made = for_paper(cover_sheet(sheet()), document());
  EXPECT_EQ(made.pages, 7);  // cover, blank, First, blank, Second, its second, Third
  std::string const path = file_in_tmp("paper.pdf", made.bytes);
  auto page = [&](int n) { return said_by("pdftotext -f " + std::to_string(n) + " -l " + std::to_string(n) + " " + path + " -"); };
  EXPECT_THAT(page(1), HasSubstr("Amina Osei"));
  EXPECT_EQ(page(2), "\f");
  EXPECT_THAT(page(3), HasSubstr("words of part First"));
  EXPECT_EQ(page(4), "\f");
  EXPECT_THAT(page(5), HasSubstr("words of part Second"));
  EXPECT_THAT(page(6), HasSubstr("its second page"));
  EXPECT_THAT(page(7), HasSubstr("words of part Third"));
  EXPECT_THAT(page(7), HasSubstr("Page 4 of 4"));  // the document's own numbers stay
  EXPECT_THAT(said_by("qpdf --check " + path), HasSubstr("No syntax or stream encoding errors found"));
}

TEST(OnPaper, TheSameDocumentGivesTheSameBytes) {
  EXPECT_EQ(for_paper(cover_sheet(sheet()), document()).bytes, for_paper(cover_sheet(sheet()), document()).bytes);
}

TEST(OnPaper, WhatIsNoPdfIsAFault) { EXPECT_THROW(for_paper(cover_sheet(sheet()), "no PDF"), Fault); }

}  // namespace
}  // namespace rightsdesk::pdf
