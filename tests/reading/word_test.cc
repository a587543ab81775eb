#include "reading/word.h"

#include <gmock/gmock.h>

#include "reading/fixtures.h"

namespace rightsdesk::reading {
namespace {

using fixtures::docx_of;
using fixtures::hidden_of;
using fixtures::must_read;
using fixtures::outcome;
using fixtures::text_of;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

std::string p(std::string const& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; }

TEST(Word, ReadsParagraphsTabsAndBreaks) {
  auto const document = must_read(docx_of(p("Zoë &amp; Tom") + "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>"), "a.docx");
  EXPECT_EQ(text_of(document), "Zoë & Tom\na\tb\nc");
  EXPECT_EQ(document.media_type, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
}

TEST(Word, BreaksPagesWhereItIsTold) {
  EXPECT_EQ(must_read(docx_of(p("one") + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + p("two")), "a.docx").pages.size(), 2U);
}

TEST(Word, SetsATablesRowsOnLines) {
  auto const row = [](std::string const& a, std::string const& b) { return "<w:tr><w:tc>" + a + "</w:tc><w:tc>" + b + "</w:tc></w:tr>"; };
  EXPECT_EQ(text_of(must_read(docx_of("<w:tbl>" + row(p("Name"), p("Seen by")) + row(p("Zoe"), p("Ann") + p("Bob")) + "</w:tbl>" + p("after")), "a.docx")),
            "Name\tSeen by\nZoe\tAnn Bob\nafter");
}

TEST(Word, ShowsTrackedChangesAsHidden) {
  auto const document = must_read(docx_of("<w:p><w:r><w:t>She is </w:t></w:r><w:del w:author=\"J Ray\" w:date=\"2019-03-04T10:00:00Z\"><w:r><w:delText>not </w:delText></w:r></w:del>"
                                          "<w:ins w:author=\"J Ray\" w:date=\"2019-03-04T10:00:00Z\"><w:r><w:t>very </w:t></w:r></w:ins><w:r><w:t>safe</w:t></w:r></w:p>"),
                                  "a.docx");
  EXPECT_EQ(text_of(document), "She is very safe");
  EXPECT_EQ(hidden_of(document, "tracked_deletion"), "not");
  EXPECT_EQ(hidden_of(document, "tracked_insertion"), "very");
  EXPECT_EQ(document.hidden.at(0).where, "text, by J Ray on 2019-03-04");
}

TEST(Word, ShowsHiddenTextAltTextAndLinks) {
  auto const document = must_read(docx_of("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>her real father</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>plain</w:t></w:r>"
                                          "<w:r><wp:docPr descr=\"photo of Zoe\"/></w:r></w:p>",
                                          {{"word/_rels/document.xml.rels", "<Relationships><Relationship Id=\"r1\" Type=\"x/hyperlink\" Target=\"mailto:aunt@example.org\" TargetMode=\"External\"/></Relationships>"}}),
                                  "a.docx");
  EXPECT_EQ(text_of(document), "plain");
  EXPECT_EQ(hidden_of(document, "hidden_text"), "her real father");
  EXPECT_EQ(hidden_of(document, "alt_text"), "photo of Zoe");
  EXPECT_EQ(hidden_of(document, "link"), "mailto:aunt@example.org");
}

TEST(Word, ReadsHeadersFootersNotesAndComments) {
  auto const part = [](std::string const& name, std::string const& inner) { return "<w:" + name + " xmlns:w=\"x\">" + inner + "</w:" + name + ">"; };
  auto const document = must_read(docx_of("<w:p><w:r><w:t>Body</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
                                          {{"word/header1.xml", part("hdr", p("Confidential"))},
                                           {"word/footer1.xml", part("ftr", p("Page 1"))},
                                           {"word/footnotes.xml", part("footnotes", "<w:footnote w:id=\"2\">" + p("told by gran") + "</w:footnote>")},
                                           {"word/comments.xml", part("comments", "<w:comment w:id=\"0\" w:author=\"J Ray\" w:date=\"2019-03-04\">" + p("check with mum") + "</w:comment>")}}),
                                  "a.docx");
  EXPECT_EQ(text_of(document), "Confidential\nBody[2]\n[2] told by gran\nPage 1");
  EXPECT_EQ(hidden_of(document, "comment"), "check with mum");
}

TEST(Word, ReadsATextBoxOnce) {
  EXPECT_EQ(text_of(must_read(docx_of("<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + p("boxed") + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + p("boxed") +
                                      "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"),
                              "a.docx")),
            "boxed");
}

TEST(Word, TellsItsPropertiesPicturesAndMacros) {
  auto const document = must_read(docx_of(p("x"), {{"docProps/core.xml", "<p xmlns:dc=\"d\"><dc:title>Plan</dc:title><dc:creator>J Ray</dc:creator><lastModifiedBy>A Lee</lastModifiedBy></p>"},
                                                   {"word/media/image1.png", "\x89PNG\r\n\x1A\n"},
                                                   {"word/vbaProject.bin", "x"}}),
                                  "a.docx");
  EXPECT_EQ(document.title, "Plan");
  EXPECT_EQ(document.author, "J Ray");
  EXPECT_EQ(hidden_of(document, "property"), "Plan|J Ray|A Lee");
  ASSERT_EQ(document.attachments.size(), 1U);
  EXPECT_EQ(document.attachments[0].media_type, "image/png");
  EXPECT_THAT(document.warnings, Contains(HasSubstr("macro")));
}

TEST(Word, FetchesNoRemoteTemplate) {
  auto const document = must_read(docx_of(p("x"), {{"word/_rels/settings.xml.rels", "<Relationships><Relationship Id=\"r\" Type=\"x/attachedTemplate\" Target=\"http://evil.example/t.dotm\" TargetMode=\"External\"/></Relationships>"}}), "a.docx");
  EXPECT_THAT(document.warnings, Contains(HasSubstr("not fetched")));
}

TEST(Word, FollowsNoEntityOfItsOwn) {
  auto const xml = [](std::string const& entity) {
    return fixtures::zip_of({{"word/document.xml", "<!DOCTYPE d [<!ENTITY e " + entity + ">]><w:document xmlns:w=\"x\"><w:body><w:p><w:r><w:t>before &e; after</w:t></w:r></w:p></w:body></w:document>"}});
  };
  auto const read = fixtures::outcome(xml("SYSTEM \"file:///etc/passwd\""), "a.docx");
  EXPECT_EQ(read, "read");
  auto const document = must_read(xml("SYSTEM \"file:///etc/passwd\""), "a.docx");
  EXPECT_THAT(text_of(document), Not(HasSubstr("root")));
  EXPECT_THAT(document.warnings, Contains(HasSubstr("entities of its own")));
}

TEST(Word, StopsALaughWithABillion) {
  std::string entities = "<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 12; ++i) {
    entities += "<!ENTITY a" + std::to_string(i) + " \"";
    for (int j = 0; j < 10; ++j) entities += "&a" + std::to_string(i - 1) + ";";
    entities += "\">";
  }
  auto const bytes = fixtures::zip_of({{"word/document.xml", "<!DOCTYPE d [" + entities + "]><w:document xmlns:w=\"x\"><w:body><w:p a=\"&a11;\"><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>"}});
  EXPECT_THAT(outcome(bytes, "a.docx"), testing::AnyOf("read", "damaged", "too_large"));
}

TEST(Word, RefusesEndlessNesting) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<w:x>";
  EXPECT_EQ(outcome(docx_of(deep), "a.docx"), "damaged");
}

TEST(Word, RefusesABomb) { EXPECT_EQ(outcome(docx_of(p(std::string(250U << 20U, 'a'))), "a.docx"), "too_large"); }

TEST(Word, RefusesTwoPartsOfOneName) {
  EXPECT_EQ(outcome(fixtures::zip_of({{"word/document.xml", "<a/>"}, {"word/document.xml", "<b/>"}}), "a.docx"), "damaged");
}

TEST(Word, IsReadOrRefusedWhenCutAnywhere) {
  auto const whole = docx_of(p("Zoe"));
  for (std::size_t part = 5; part < 100; part += 10) {
    EXPECT_THAT(outcome(whole.substr(0, whole.size() * part / 100), "a.docx"), testing::AnyOf("read", "damaged", "empty")) << part;
  }
}

TEST(Archive, GivesEachFileAsAnAttachment) {
  auto const document = must_read(fixtures::zip_of({{"a/note.txt", "Zoe"}, {"../../b.pdf", "%PDF-1.4"}}), "a.zip");
  ASSERT_EQ(document.attachments.size(), 2U);
  EXPECT_EQ(document.attachments[1].name, "b.pdf");
  EXPECT_EQ(document.attachments[1].media_type, "application/pdf");
}

TEST(Archive, InAnArchiveIsGivenAsOne) {
  auto const inner = fixtures::zip_of({{"deep/note.txt", "Zoe"}});
  auto const outer = must_read(fixtures::zip_of({{"inner.zip", inner}, {"letter.txt", "Ada"}}), "a.zip");
  ASSERT_EQ(outer.attachments.size(), 2U);
  EXPECT_EQ(outer.attachments[0].media_type, "application/zip");
  auto const within = must_read(outer.attachments[0].bytes, outer.attachments[0].name);
  ASSERT_EQ(within.attachments.size(), 1U);
  EXPECT_EQ(within.attachments[0].name, "note.txt");
  EXPECT_EQ(within.attachments[0].bytes, "Zoe");
}

TEST(Archive, NeedsAPasswordWhenLocked) {
  auto bytes = fixtures::zip_of({{"note.txt", "Zoe Okafor"}});
  for (auto const& [mark, flags] : {std::pair(std::string("PK\x03\x04"), 6U), std::pair(std::string("PK\x01\x02"), 8U)}) {
    auto const at = bytes.find(mark);
    ASSERT_NE(at, std::string::npos);
    bytes[at + flags] = static_cast<char>(bytes[at + flags] | 1);
  }
  EXPECT_EQ(outcome(bytes, "a.zip"), "needs_password");
}

TEST(Archive, IsRefusedBeyondItsLimits) {
  fixtures::Members many;
  for (int i = 0; i < 20'100; ++i) many.emplace_back("f" + std::to_string(i), "");
  EXPECT_EQ(outcome(fixtures::zip_of(many), "a.zip"), "too_large");
  EXPECT_EQ(outcome("PK\x05\x06" + std::string(18, '\0'), "a.zip"), "empty");
}

}  // namespace
}  // namespace rightsdesk::reading
