// Two readers, one page (security.md D38), and which of them read it (D37).
#include "reading/second_reader.h"

#include <gmock/gmock.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "fixtures.h"
#include "reading/versions.h"

namespace rightsdesk::reading {
namespace {

using document::Flag;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::Not;

std::vector<PdfWord> words(std::vector<std::string> const& texts) {
  std::vector<PdfWord> made;
  for (auto const& text : texts) made.push_back({text});
  return made;
}

/// The words of a page, with `shown` drawn and `told` given for it to whoever takes the text out.
std::string with_told_words(std::string const& shown, std::string const& told) {
  auto const made = fixtures::pdf_of({{"Grace Osei wrote this note after the visit of 9 June"}});
  QPDF pdf;
  pdf.processMemoryFile("made", made.data(), made.size());
  auto page = QPDFPageDocumentHelper(pdf).getAllPages().at(0);
  page.addPageContents(pdf.newStream("BT /F1 12 Tf 80 505 Td /Span <</ActualText (" + told + ")>> BDC (" + shown + ") Tj EMC ET"), false);
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.write();
  std::unique_ptr<Buffer> const buffer(writer.getBuffer());
  return {reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
}

TEST(TwoReaders, ThatFindOtherWordsOnAPageHaveItLookedAt) {
  auto const document = fixtures::must_read(with_told_words("Miriam Wisniewska was present", "nothing of interest here"), "a.pdf");
  EXPECT_THAT(document.pages.at(0).flags, Contains(Flag::readers_differ));
  EXPECT_THAT(document.warnings, Contains(HasSubstr("Two readers do not find the same words on page 1")));
}

TEST(TwoReaders, ThatAgreeLeaveThePageAsItIs) {
  auto const document = fixtures::must_read(with_told_words("Miriam Wisniewska was present", "Miriam Wisniewska was present"), "a.pdf");
  EXPECT_THAT(document.pages.at(0).flags, IsEmpty());
  EXPECT_THAT(document.warnings, IsEmpty());
}

TEST(TwoReaders, AreComparedByLettersHoweverTheyCutTheWords) {
  EXPECT_EQ(difference(words({"Zo\xC3\xAB", "Okafor-Pike,"}), "Zoe Okafor - Pike").letters, 0U);
  EXPECT_EQ(difference(words({"office"}), "offlce").letters, 6U + 6U) << "other letters are other letters";
  EXPECT_EQ(difference(words({"\xEF\xAC\x81rst"}), "first").letters, 0U) << "a ligature is its letters";
  EXPECT_EQ(difference(words({"abc"}), "cba").letters, 0U) << "as letters that run to the left are given";
  EXPECT_EQ(difference(words({"one", "two"}), "one").letters, 3U);
  EXPECT_EQ(difference(words({}), "Zoe Okafor").letters, 9U);
}

TEST(TwoReaders, DifferForEyesByOneNameAtLeastAndOneLetterInFifty) {
  EXPECT_TRUE(is_for_eyes({8, 399}));
  EXPECT_FALSE(is_for_eyes({8, 400}));
  EXPECT_FALSE(is_for_eyes({7, 20}));
}

TEST(Readers, HaveTheirNumbers) {
  EXPECT_EQ(reader_of("application/pdf", {"22.12.0", "1.21.1", "5.3.0"}), "PDF reader 2, poppler 22.12.0, mupdf 1.21.1, tesseract 5.3.0");
  EXPECT_EQ(reader_of("image/tiff", {"22.12.0", "1.21.1", "5.3.0"}), "picture reader 1, tesseract 5.3.0");
  EXPECT_EQ(reader_of("text/csv", {"22.12.0", "1.21.1", "5.3.0"}), "reader 1");
  EXPECT_EQ(reader_today("PDF reader 1, poppler 20.09.0", {"22.12.0", "", "5.3.0"}), "PDF reader 2, poppler 22.12.0, tesseract 5.3.0");
  EXPECT_EQ(reader_today("picture reader 1, tesseract 4.1.1", {"22.12.0", "1.21.1", "5.3.0"}), "picture reader 1, tesseract 5.3.0");
}

TEST(Readers, AreAskedForTheirNumbersHere) {
  auto const here = versions_here();
  for (auto const& version : {here.poppler, here.mupdf, here.tesseract}) EXPECT_THAT(version, MatchesRegex("[0-9]+\\.[0-9.]+"));
}

}  // namespace
}  // namespace rightsdesk::reading
