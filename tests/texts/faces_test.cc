#include "texts/faces.h"

#include "pdf/writer.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace rightsdesk::texts {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<Block> letter() {
  return blocks_of(filled("# News for {{name}}\n\nDear **{{name}}**,\n\n- one\n- two\n\n---\n\n| 1 Bridge Street\n| Thamesbrook\n",
                          {{"name", "A & <b>B</b> **C**"}}, "a test"));
}

TEST(Faces, EscapeEveryValueInHtml) {
  auto const page = html_page("A & B", letter());
  EXPECT_THAT(page, HasSubstr("<title>A &amp; B</title>"));
  EXPECT_THAT(page, HasSubstr("Dear <strong>A &amp; &lt;b&gt;B&lt;/b&gt;"));
  EXPECT_THAT(page, HasSubstr("<ul>\n<li>one</li>\n<li>two</li>\n</ul>"));
  EXPECT_THAT(page, HasSubstr("<p>1 Bridge Street<br>\nThamesbrook</p>"));
  EXPECT_THAT(page, Not(HasSubstr("<b>")));
}

TEST(Faces, LeaveNoMarkupInAnEmail) {
  auto const blocks = blocks_of("# Title\n\nYour **reference** is\nSRR.\n\n- one\n- two\n---\nEnd\n");
  EXPECT_EQ(plain_text(blocks), "Title\n\nYour reference is SRR.\n\n- one\n- two\n\nEnd\n");
}

TEST(Faces, LeaveNoInvisibleSpaceBehind) {
  auto const text = plain_text(blocks_of(filled("We got it on {{day}}.", {{"day", "23 November 2026"}}, "a test")));
  EXPECT_EQ(text, "We got it on 23 November 2026.\n");
}

TEST(Faces, SetTheSameTextOnPaper) {
  pdf::Settings settings;
  settings.title = "News";
  pdf::Writer writer(settings);
  set(writer, letter());
  auto const made = writer.finish();
  EXPECT_EQ(made.pages, 1);
  EXPECT_EQ(made.bytes.substr(0, 5), "%PDF-");
}

TEST(Marks, BelongToTheBlockThatFollows) {
  auto const blocks = blocks_of("%% reasons\nBecause.\n\nMore.\n%% nothing\n");
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(blocks[0].marks, std::vector<std::string>{"reasons"});
  EXPECT_TRUE(blocks[1].marks.empty());
}

TEST(Marks, VanishWithTheSectionThatHoldsThem) {
  auto const source = std::string("{{#due}}\n%% due\nBy {{due}}.\n{{/due}}\n\nEnd.\n");
  EXPECT_EQ(blocks_of(filled(source, {{"due", "2 May"}}, "a test")).front().marks, std::vector<std::string>{"due"});
  auto const without = blocks_of(filled(source, {{"due", ""}}, "a test"));
  ASSERT_EQ(without.size(), 1U);
  EXPECT_TRUE(without.front().marks.empty());
}

TEST(Tags, AreFoundWithTheirLineAndSign) {
  auto const tags = tags_of("{{#a}}\n x {{ b }}\n{{/a}}{{>part}}");
  ASSERT_EQ(tags.size(), 4U);
  EXPECT_EQ(tags[0].sign, '#');
  EXPECT_EQ(tags[1].name, "b");
  EXPECT_EQ(tags[1].line, 2);
  EXPECT_EQ(tags[2].line, 3);
  EXPECT_EQ(tags[3].sign, '>');
  EXPECT_EQ(tags[3].name, "part");
}

}  // namespace
}  // namespace rightsdesk::texts
