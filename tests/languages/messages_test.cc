#include "languages/messages.h"

#include <gmock/gmock.h>

#include "core/wording.h"

namespace rightsdesk::languages {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = Piece::Kind;

TEST(AMessage, IsTextValuesAndMarkup) {
  EXPECT_THAT(pieces_of("<a>Ask</a> {council} by {day}<br>now"),
              ElementsAre(Piece{Kind::opens, "a"}, Piece{Kind::text, "Ask"}, Piece{Kind::closes, "a"}, Piece{Kind::text, " "}, Piece{Kind::value, "council"},
                          Piece{Kind::text, " by "}, Piece{Kind::value, "day"}, Piece{Kind::alone, "br"}, Piece{Kind::text, "now"}));
  EXPECT_THAT(pieces_of("a < b and {Not a name}"), ElementsAre(Piece{Kind::text, "a < b and {Not a name}"}));
  EXPECT_THAT(pieces_of(""), IsEmpty());
}

TEST(ATranslation, IsHeldAgainstTheEnglish) {
  EXPECT_THAT(wrong_with("Ask {council} <a>here</a>", "<a>Yma</a>: {council}"), IsEmpty());
  EXPECT_THAT(wrong_with("Ask {council}", "Gofyn"), ElementsAre("{council} is missing"));
  EXPECT_THAT(wrong_with("Ask us", "Gofyn {cyngor}"), ElementsAre("{cyngor} is not known here"));
  EXPECT_THAT(wrong_with("<a>Ask</a> us", "<a>Gofyn"), ElementsAre("<a> is not closed"));
  EXPECT_THAT(wrong_with("<a>Ask</a> <strong>us</strong>", "<a>Gofyn <strong>i</a> ni</strong>"), ElementsAre("</a> closes nothing that was opened last"));
  EXPECT_THAT(wrong_with("<a>Ask</a> us", "Gofyn"), ElementsAre("the markup is not that of the English words"));
  EXPECT_THAT(wrong_with("Ask us", "Gofyn <script src='x'>"), ElementsAre("a stray < > { or } in \"Gofyn <script src='x'>\""));
  EXPECT_THAT(wrong_with("Ask us", "Gofyn {{csrf}}"), ElementsAre("{csrf} is not known here", "a stray < > { or } in \"Gofyn {\""));
}

TEST(ASentence, IsFilledWithItsValues) {
  EXPECT_EQ(worded("{file_words} is empty.", {{"file_words", "File 2"}}), "File 2 is empty.");
  EXPECT_EQ(worded("{a}{b}{c}", {{"a", "1"}, {"b", "{a}"}}), "1{a}{c}");
  EXPECT_EQ(worded("nothing { open", {}), "nothing { open");
}

}  // namespace
}  // namespace rightsdesk::languages
