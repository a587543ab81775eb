#include "languages/template_words.h"

#include <gmock/gmock.h>

namespace rightsdesk::languages {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

std::vector<std::string> said_by(std::string const& page) {
  std::vector<std::string> words;
  for (auto const& [english, where] : messages_in("p", page)) words.push_back(english);
  return words;
}

Language with(std::map<std::string, std::string> words, Runs runs = Runs::left_to_right) { return {"cy", "Cymraeg", runs, std::move(words)}; }

TEST(TheWordsOfAPage, AreItsSentencesWithTheirPlaces) {
  EXPECT_THAT(messages_in("start", "<h1>Ask</h1>\n<p class=\"x\">Write to\n  {{council}} <a href=\"/a\">now</a>.</p>\n<p>Ask</p>"),
              ElementsAre(Pair("Ask", ElementsAre("start:1", "start:4")), Pair("Write to {council} <a>now</a>.", ElementsAre("start:2"))));
}

TEST(TheWordsOfAPage, AreThoseThatPeopleHearToo) {
  EXPECT_THAT(said_by("<nav aria-label=\"Pages\"><img alt=\"A map\" src=\"Not this\"><input placeholder=\"Type {{what}}\"></nav><p data-i18n.timed-out=\"Run out\" title=\"\"></p>"),
              ElementsAre("A map", "Pages", "Run out", "Type {what}"));
}

TEST(TheWordsOfAPage, AreNoValuesScriptsOrPictures) {
  EXPECT_THAT(said_by("<p>{{words}}</p><p>{{a}} – {{b}}</p><script>if (a < b) go();</script><svg><title>No</title></svg><!-- no --><strong>{{x}}</strong> 12."), IsEmpty());
}

TEST(ASectionOrABlock, BreaksASentence) {
  EXPECT_THAT(said_by("<p>Before {{#part}}part {{part}}{{/part}}{{^part}}all{{/part}} after</p>{{>components/x}}Then"), ElementsAre("Before", "Then", "after", "all", "part {part}"));
  EXPECT_THAT(said_by("<a href=\"/\">{{#one}}Open one{{/one}}</a> or <a href=\"/\">two</a> and <a>three</a>"), ElementsAre("Open one", "or <a>two</a> and <a2>three</a2>"));
  EXPECT_THAT(said_by("<p><strong>Whole</strong></p><p><span class=\"hidden\">Error:</span> {{error}}</p>Line<br>line<br>"), ElementsAre("<span>Error:</span> {error}", "Line<br>line", "Whole"));
}

TEST(AnAttributeWithAMarkOfItsOwn, EndsWhereItsTagEnds) {
  EXPECT_THAT(said_by("<input class=\"a{{#error}} b > c{{/error}}\" value=\"{{value}}\"{{#x}} title=\"Say > it\"{{/x}}><p>After</p>"), ElementsAre("After", "Say > it"));
}

TEST(APage, IsSaidInAnotherLanguage) {
  auto const welsh = with({{"Ask {council} <a>now</a>.", "<a>Nawr</a>, {council} & ni."}, {"A map", "\"Map\""}});
  EXPECT_EQ(page_in(welsh, "<p>\n  Ask {{council}} <a href=\"/a?b=1\">now</a>.\n</p><img alt=\"A map\">"), "<p>\n  <a href=\"/a?b=1\">Nawr</a>, {{council}} &amp; ni.\n</p><img alt=\"&quot;Map&quot;\">");
}

TEST(APage, SaysWhatStayedEnglish) {
  EXPECT_EQ(page_in(with({{"Ask", "Gofyn"}}), "<h1>Ask</h1><p>Then wait</p><title>Both</title>"), "<h1>Gofyn</h1><p><span lang=\"en\" dir=\"ltr\">Then wait</span></p><title>Both</title>");
}

TEST(AValueOnAPage, IsSetApartWhereTheLanguageRunsTheOtherWay) {
  auto const arabic = with({{"Write to {name}", "اكتب إلى {name}"}, {"Part {n}", "جزء {n}"}}, Runs::right_to_left);
  EXPECT_EQ(page_in(arabic, "<p title=\"Part {{n}}\">Write to {{name}}</p><p>{{only}}</p><textarea>{{typed}}</textarea><input value=\"{{typed}}\">"),
            "<p title=\"جزء \u2068{{n}}\u2069\">اكتب إلى <bdi>{{name}}</bdi></p><p><bdi>{{only}}</bdi></p><textarea>{{typed}}</textarea><input value=\"{{typed}}\">");
}

TEST(APageThatIsNotWhole, IsReadToItsEnd) {
  for (auto const* page : {"<p", "{{", "{{#a", "<a href=\"", "<!-- ", "</", "<script>", "{{{x}}", "a < b", "<p title=\"{{\">"}) EXPECT_NO_THROW(messages_in("p", page)) << page;
}

}  // namespace
}  // namespace rightsdesk::languages
