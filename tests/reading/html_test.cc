#include "reading/html.h"

#include <gmock/gmock.h>

#include "reading/fixtures.h"

namespace rightsdesk::reading {
namespace {

using fixtures::hidden_of;
using testing::Contains;
using testing::HasSubstr;

std::string shown(std::string_view html) {
  document::Document document;
  return html_text(html, document);
}

document::Document noted(std::string_view html) {
  document::Document document;
  html_text(html, document);
  return document;
}

TEST(Html, SetsBlocksOnLinesAndCellsBetweenTabs) {
  EXPECT_EQ(shown("<h1>Visit</h1><p>Seen   <b>at</b>\nhome.</p><table><tr><td>Name</td><td>Age</td></tr><tr><td><p>Zo&euml;</p></td><td>9</td></tr></table>"),
            "Visit\nSeen at home.\nName\tAge\nZoë\t9");
}

TEST(Html, KeepsLinesOfPreformattedText) { EXPECT_EQ(shown("<pre>a\n  b</pre>c"), "a\n  b\nc"); }

TEST(Html, ResolvesReferences) {
  EXPECT_EQ(shown("Tom &amp; Zo&#235; &#xEB; &hellip; &#x92; &nosuch; &"), "Tom & Zoë ë … ’ &nosuch; &");
}

TEST(Html, DropsScriptsAndSaysSo) {
  EXPECT_EQ(shown("a<script>if (1 < 2) alert('</p>')</script>b<style>p{}</style>c"), "abc");
  EXPECT_THAT(noted("<p onclick=\"x()\">").warnings, Contains(HasSubstr("script")));
}

TEST(Html, FetchesNothingAndSaysSo) {
  EXPECT_THAT(noted("<img src=\"http://tracker.example/p.gif\">").warnings, Contains(HasSubstr("not fetched")));
  EXPECT_THAT(noted("<iframe src=\"file:///etc/passwd\">").warnings, Contains(HasSubstr("not fetched")));
}

TEST(Html, ShowsWhatIsHidden) {
  auto const document = noted("<!-- ask her aunt --><p style='display: none'>mother's <b>address</b></p><a href='mailto:j@example.org'>write</a>"
                              "<img alt='Zoe at school'><input type=hidden name=ref value=SC-1>shown");
  EXPECT_EQ(hidden_of(document, "comment"), "ask her aunt");
  EXPECT_EQ(hidden_of(document, "hidden_text"), "mother's address");
  EXPECT_EQ(hidden_of(document, "link"), "mailto:j@example.org");
  EXPECT_EQ(hidden_of(document, "alt_text"), "Zoe at school");
  EXPECT_EQ(hidden_of(document, "hidden_field"), "SC-1");
}

TEST(Html, FollowsTheStatedEncoding) {
  EXPECT_EQ(fixtures::text_of(fixtures::must_read("<html><meta charset=iso-8859-2><p>\xB3\xF3\x64\xBC</html>", "a.html")), "łódź");
}

TEST(Html, SurvivesDeepNestingWithItsText) {
  std::string deep = "<html>";
  for (int i = 0; i < 200'000; ++i) deep += "<div>";
  EXPECT_EQ(fixtures::text_of(fixtures::must_read(deep + "bottom", "a.html")), "bottom");
}

TEST(Html, TakesAnythingForAPage) {
  EXPECT_EQ(shown("<"), "<");
  EXPECT_EQ(shown("a < b <3 </ <>"), "a < b <3 </ <>");
  EXPECT_EQ(shown("<p title='x"), "");
  EXPECT_EQ(shown("<!--"), "");
  EXPECT_EQ(shown("<script>never closed"), "");
}

}  // namespace
}  // namespace rightsdesk::reading
