#include "reading/pdf.h"

#include <gmock/gmock.h>

#include <chrono>
#include <qpdf/JSON.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <qpdf/Buffer.hh>

#include "core/text.h"
#include "reading/fixtures.h"

namespace rightsdesk::reading {
namespace {

using document::Flag;
using fixtures::hidden_of;
using fixtures::must_read;
using fixtures::options;
using fixtures::outcome;
using fixtures::pdf_of;
using fixtures::text_of;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

std::string saved(QPDF& pdf, std::function<void(QPDFWriter&)> const& how = {}) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  if (how) how(writer);
  writer.write();
  std::unique_ptr<Buffer> const buffer(writer.getBuffer());
  return {reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
}

std::string changed(std::string const& bytes, std::function<void(QPDF&)> const& change, std::function<void(QPDFWriter&)> const& how = {}) {
  QPDF pdf;
  pdf.processMemoryFile("made", bytes.data(), bytes.size());
  change(pdf);
  return saved(pdf, how);
}

void add_annotation(QPDF& pdf, std::string const& dictionary) {
  auto page = QPDFPageDocumentHelper(pdf).getAllPages().at(0).getObjectHandle();
  page.replaceKey("/Annots", QPDFObjectHandle::newArray({pdf.makeIndirectObject(QPDFObjectHandle::parse(dictionary))}));
}

TEST(Pdf, GivesItsWordsWithTheirPlaces) {
  auto const document = must_read(pdf_of({{"Zoe Okafor", "lives here"}}), "a.pdf");
  ASSERT_EQ(document.pages.size(), 1U);
  auto const& page = document.pages[0];
  EXPECT_EQ(page.text, "Zoe Okafor\nlives here");
  EXPECT_EQ(page.layout, document::Layout::fixed);
  EXPECT_NEAR(page.width, 595.276, 0.01);
  EXPECT_NEAR(page.height, 841.89, 0.01);
  ASSERT_EQ(page.words.size(), 4U);
  EXPECT_EQ(slice(page.text, page.words[1].begin, page.words[1].end), "Okafor");
  EXPECT_NEAR(page.words[0].box.x, 72, 1);
  EXPECT_NEAR(page.words[0].box.y, 757, 3);
  EXPECT_NEAR(page.words[0].box.height, 12, 3);
  EXPECT_NEAR(page.words[2].box.y, 737, 3);
}

TEST(Pdf, KeepsAPictureOfEachPage) {
  auto const document = must_read(pdf_of({{"one"}, {"two"}}), "a.pdf");
  ASSERT_EQ(document.pages.size(), 2U);
  auto const& image = document.pages[1].image.value();
  EXPECT_EQ(image.media_type, "image/jpeg");
  EXPECT_NEAR(image.width_px, 1654, 2);
  EXPECT_NEAR(image.height_px, 2339, 2);
  EXPECT_LT(image.bytes.size(), 500'000U);
  EXPECT_TRUE(image.bytes.starts_with("\xFF\xD8\xFF"));
}

TEST(Pdf, TellsABlankPage) {
  auto const document = must_read(pdf_of({{"words"}, {}}), "a.pdf");
  EXPECT_THAT(document.pages.at(1).flags, ElementsAre(Flag::blank));
}

TEST(Pdf, ReadsOnlyThePagesWanted) {
  auto wanted = options();
  wanted.first_page = 2;
  wanted.last_page = 3;
  auto const document = read(pdf_of({{"one"}, {"two"}, {"three"}, {"four"}}), "a.pdf", wanted).value();
  ASSERT_EQ(document.pages.size(), 2U);
  EXPECT_EQ(document.pages[0].number, 2);
  EXPECT_EQ(document.pages[0].text, "two");
  EXPECT_EQ(document.pages[1].text, "three");
}

std::vector<std::vector<std::string>> numbered_pages(std::size_t count) {
  std::vector<std::vector<std::string>> pages(count);
  for (std::size_t i = 0; i < count; ++i) pages[i] = {"page " + std::to_string(i + 1), "Zoe Okafor was seen at home."};
  return pages;
}

TEST(Pdf, OfManyPagesIsReadInPartsAndIsTheSameDocument) {
  auto const bytes = changed(pdf_of(numbered_pages(7)), [](QPDF& pdf) { add_annotation(pdf, "<</Type/Annot/Subtype/Text/Contents(ask her aunt)/Rect[0 0 9 9]>>"); });
  auto const whole = must_read(bytes, "a.pdf");
  ASSERT_EQ(whole.pages.size(), 7U);
  EXPECT_EQ(whole.pages[6].text, "page 7\nZoe Okafor was seen at home.");
  for (int const at_once : {1, 2, 3, 6, 7}) {
    auto in_parts = options();
    in_parts.pages_of_a_child = at_once;
    EXPECT_TRUE(read(bytes, "a.pdf", in_parts).value() == whole) << at_once << " pages a child";
  }
}

TEST(Pdf, OfSixHundredPagesIsTheSameDocumentInPartsAndWhole) {
  auto const bytes = changed(pdf_of(numbered_pages(600)), [](QPDF& pdf) {
    for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) page.getObjectHandle().replaceKey("/MediaBox", QPDFObjectHandle::parse("[60 730 260 780]"));
  });
  auto whole = options();
  whole.pages_of_a_child = 600;
  auto const in_parts = must_read(bytes, "a.pdf");
  ASSERT_EQ(in_parts.pages.size(), 600U);
  EXPECT_EQ(in_parts.pages[100].text, "page 101\nZoe Okafor was seen at home.");
  EXPECT_EQ(in_parts.pages[599].number, 600);
  EXPECT_TRUE(in_parts == read(bytes, "a.pdf", whole).value());
}

TEST(Pdf, InPartsGivesOnlyThePagesWanted) {
  auto wanted = options();
  wanted.pages_of_a_child = 2;
  wanted.first_page = 2;
  wanted.last_page = 6;
  auto const document = read(pdf_of(numbered_pages(7)), "a.pdf", wanted).value();
  ASSERT_EQ(document.pages.size(), 5U);
  EXPECT_EQ(document.pages.front().number, 2);
  EXPECT_EQ(document.pages.back().number, 6);
}

TEST(Pdf, InPartsIsRefusedWithMoreThanThePagesAllowed) {
  auto few = options();
  few.pages_of_a_child = 2;
  few.max_pages = 6;
  EXPECT_EQ(read(pdf_of(numbered_pages(7)), "a.pdf", few).error().code, "too_large");
  few.max_pages = 7;
  EXPECT_EQ(read(pdf_of(numbered_pages(7)), "a.pdf", few).value().pages.size(), 7U);
}

TEST(Pdf, HandsOverEachPartAndNeedNotHoldItsPictures) {
  auto in_parts = options();
  in_parts.pages_of_a_child = 2;
  std::vector<std::size_t> parts;
  auto const take = [&](std::vector<document::Page>& pages) {
    parts.push_back(pages.size());
    for (auto& page : pages) page.image->bytes.clear();
  };
  auto const document = read(pdf_of(numbered_pages(5)), "a.pdf", in_parts, take).value();
  EXPECT_THAT(parts, ElementsAre(2U, 2U, 1U));
  for (auto const& page : document.pages) {
    EXPECT_EQ(page.image->bytes, "");
    EXPECT_NEAR(page.image->width_px, 1654, 2);
  }
}

TEST(Pdf, WithABrokenPageInTheMiddleLosesThatPageAlone) {
  auto const broken = changed(pdf_of(numbered_pages(5)), [](QPDF& pdf) {
    auto page = QPDFPageDocumentHelper(pdf).getAllPages().at(2).getObjectHandle();
    page.replaceKey("/Contents", QPDFObjectHandle::newInteger(7));
    page.replaceKey("/MediaBox", QPDFObjectHandle::newName("/none"));
  });
  for (int const at_once : {2, 100}) {
    auto in_parts = options();
    in_parts.pages_of_a_child = at_once;
    auto const document = read(broken, "a.pdf", in_parts).value();
    ASSERT_EQ(document.pages.size(), 5U);
    EXPECT_EQ(document.pages[1].text, "page 2\nZoe Okafor was seen at home.");
    EXPECT_EQ(document.pages[2].text, "");
    EXPECT_THAT(document.pages[2].flags, ElementsAre(Flag::not_read));
    EXPECT_EQ(document.pages[3].text, "page 4\nZoe Okafor was seen at home.");
    EXPECT_EQ(document.pages[4].text, "page 5\nZoe Okafor was seen at home.");
    EXPECT_THAT(document.pages[4].flags, ElementsAre());
    EXPECT_THAT(document.warnings, Contains(HasSubstr("Page 3 is damaged")));
  }
}

TEST(Pdf, TellsOfThePagesOfAPartWhoseReaderStopped) {
  auto stopping = options();
  stopping.reader = RIGHTSDESK_STOPPING_READER;
  stopping.pages_of_a_child = 2;
  auto const document = read(pdf_of(numbered_pages(6)), "a.pdf", stopping).value();
  ASSERT_EQ(document.pages.size(), 6U);
  EXPECT_EQ(document.pages[1].text, "page 2\nZoe Okafor was seen at home.");
  EXPECT_THAT(document.pages[2].flags, ElementsAre(Flag::not_read));
  EXPECT_EQ(document.pages[3].number, 4);
  EXPECT_THAT(document.pages[3].flags, ElementsAre(Flag::not_read));
  EXPECT_EQ(document.pages[5].text, "page 6\nZoe Okafor was seen at home.");
  EXPECT_THAT(document.warnings, Contains("Pages 3 to 4 could not be read: look at the original."));
}

TEST(Pdf, LockedAndScannedIsReadByOcrWithItsPassword) {
  auto const scan = fixtures::scanned_pdf(pdf_of({{"Miss Okonkwo visited the family home on Tuesday."}}), {});
  auto const locked = changed(scan, [](QPDF&) {}, [](QPDFWriter& writer) { writer.setR6EncryptionParameters("secret", "owner", true, true, true, true, true, true, qpdf_r3p_full, true); });
  auto with_password = options();
  with_password.password = "secret";
  EXPECT_THAT(read(locked, "a.pdf", with_password).value().pages.at(0).text, HasSubstr("Okonkwo"));
}

TEST(Pdf, InPartsHasItsScansReadByOcrInTheirPlace) {
  auto in_parts = options();
  in_parts.pages_of_a_child = 1;
  auto const scan = fixtures::scanned_pdf(pdf_of({{"Miss Okonkwo visited the family home on Tuesday."}}), {});
  auto const both = changed(pdf_of({{"first"}}), [&](QPDF& pdf) {
    QPDF other;
    other.processMemoryFile("scan", scan.data(), scan.size());
    QPDFPageDocumentHelper(pdf).addPage(QPDFPageDocumentHelper(other).getAllPages().at(0), false);
  });
  auto const document = read(both, "a.pdf", in_parts).value();
  ASSERT_EQ(document.pages.size(), 2U);
  EXPECT_EQ(document.pages[0].text, "first");
  EXPECT_THAT(document.pages[1].text, HasSubstr("Okonkwo"));
}

TEST(Pdf, TurnsPlacesWithAPageThatIsShownTurned) {
  auto const turned = changed(pdf_of({{"Zoe Okafor"}}), [](QPDF& pdf) {
    QPDFPageDocumentHelper(pdf).getAllPages().at(0).getObjectHandle().replaceKey("/Rotate", QPDFObjectHandle::newInteger(90));
  });
  auto const page = must_read(turned, "a.pdf").pages.at(0);
  EXPECT_NEAR(page.width, 841.89, 0.01);
  EXPECT_NEAR(page.height, 595.276, 0.01);
  EXPECT_NEAR(page.words.at(0).box.x, 757, 4);
  EXPECT_NEAR(page.words.at(0).box.y + page.words.at(0).box.height, 595.276 - 72, 2);
  EXPECT_NEAR(page.image->width_px, 2339, 2);
}

TEST(Pdf, ShowsCommentsScriptsLinksAndFiles) {
  auto const bytes = changed(pdf_of({{"words"}}), [](QPDF& pdf) {
    add_annotation(pdf, "<</Type/Annot/Subtype/Text/Contents(ask her aunt)/T(J Ray)/Rect[0 0 9 9]>>");
    pdf.getRoot().replaceKey("/OpenAction", QPDFObjectHandle::parse("<</S/JavaScript/JS(app.alert(1))>>"));
    pdf.getRoot().replaceKey("/Extra", pdf.makeIndirectObject(QPDFObjectHandle::parse("<</S/URI/URI(mailto:gran@example.org)>>")));
    auto stream = QPDFEFStreamObjectHelper::createEFStream(pdf, "plan for Zoe");
    QPDFEmbeddedFileDocumentHelper(pdf).replaceEmbeddedFile("plan.txt", QPDFFileSpecObjectHelper::createFileSpec(pdf, "plan.txt", stream));
  });
  auto const document = must_read(bytes, "a.pdf");
  EXPECT_EQ(hidden_of(document, "comment"), "ask her aunt");
  EXPECT_EQ(hidden_of(document, "link"), "mailto:gran@example.org");
  EXPECT_THAT(document.warnings, Contains(HasSubstr("script")));
  ASSERT_EQ(document.attachments.size(), 1U);
  EXPECT_EQ(document.attachments[0].name, "plan.txt");
  EXPECT_EQ(document.attachments[0].bytes, "plan for Zoe");
}

TEST(Pdf, TellsOfWordsThatCannotBeSeen) {
  auto const bytes = changed(pdf_of({{"seen"}}), [](QPDF& pdf) {
    auto page = QPDFPageDocumentHelper(pdf).getAllPages().at(0);
    page.addPageContents(pdf.newStream("q 0 g 70 500 200 20 re f BT /F1 12 Tf 80 505 Td 0 g (under the bar) Tj ET Q"), false);
  });
  auto const document = must_read(bytes, "a.pdf");
  EXPECT_EQ(hidden_of(document, "invisible_text"), "under the bar");
  EXPECT_THAT(document.warnings, Contains(HasSubstr("cannot be seen")));
}

TEST(Pdf, NeedsAPasswordWhenLocked) {
  auto const lock = [](char const* user) {
    return changed(pdf_of({{"Zoe"}}), [](QPDF&) {}, [user](QPDFWriter& writer) { writer.setR6EncryptionParameters(user, "owner", true, true, true, true, true, true, qpdf_r3p_full, true); });
  };
  EXPECT_EQ(outcome(lock("secret"), "a.pdf"), "needs_password");
  EXPECT_EQ(outcome(lock(""), "a.pdf"), "read");
  auto given = options();
  given.password = "secret";
  EXPECT_EQ(text_of(read(lock("secret"), "a.pdf", given).value()), "Zoe");
  given.password = "wrong";
  EXPECT_EQ(read(lock("secret"), "a.pdf", given).error().code, "needs_password");
}

TEST(Pdf, TellsThatItWasChangedAfterwards) {
  auto const bytes = pdf_of({{"words"}});
  EXPECT_THAT(must_read(bytes + "\n%%EOF\n", "a.pdf").warnings, Contains(HasSubstr("earlier versions")));
}

TEST(Pdf, IsReadOrRefusedWhenCutAnywhere) {
  auto const whole = pdf_of({{"Zoe"}, {"Tom"}});
  for (std::size_t part = 5; part < 100; part += 15) {
    EXPECT_THAT(outcome(whole.substr(0, whole.size() * part / 100), "a.pdf"), testing::AnyOf("read", "damaged")) << part;
  }
  EXPECT_EQ(outcome("%PDF-1.7", "a.pdf"), "damaged");
}

TEST(Pdf, IsRefusedBeyondItsPages) {
  auto few = options();
  few.max_pages = 1;
  EXPECT_EQ(read(pdf_of({{"a"}, {"b"}}), "a.pdf", few).error().code, "too_large");
}

TEST(Pdf, DrawsAMonstrousPageSmall) {
  auto const bytes = changed(pdf_of({{"words"}}), [](QPDF& pdf) {
    QPDFPageDocumentHelper(pdf).getAllPages().at(0).getObjectHandle().replaceKey("/MediaBox", QPDFObjectHandle::parse("[0 0 1000000 1000000]"));
  });
  auto const page = must_read(bytes, "a.pdf").pages.at(0);
  EXPECT_LE(page.width, 14'400);
  EXPECT_LE(static_cast<double>(page.image->width_px) * page.image->height_px, 41e6);
}

}  // namespace
}  // namespace rightsdesk::reading
