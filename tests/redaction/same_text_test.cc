#include "redaction/same_text.h"

#include <gmock/gmock.h>

#include "core/text.h"

namespace rightsdesk::redaction {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<PageText> pages(std::vector<std::string> const& texts) {
  std::vector<PageText> all;
  for (auto const& text : texts) all.push_back({RecordId("r" + std::to_string(all.size())), 1, text});
  return all;
}

constexpr char kLetter[] =
    "Dear Ms Osei,\nthe panel met on 4 May and heard from the school, the health visitor and Mrs Denise Haddow of number 14.\n"
    "It was agreed that the plan goes on for another six months and is then looked at again.\nYours sincerely";
// As a second scan was read: one word wrong, other lines.
constexpr char kScannedAgain[] =
    "Dear Ms Osei, the panel met on 4 May and heard\nfrom the school, the health visltor and Mrs Denise Haddow of number 14. It was\n"
    "agreed that the plan goes on for another six months and is then looked at again. Yours sincerely";
constexpr char kReply[] =
    "Thank you, I have passed it on to the school.\n\n> It was agreed that the plan goes on for another six months and is\n> then looked at again.\n";
constexpr char kOther[] = "Amina came in with her mother and asked for a place at the youth club on Fridays, which she was given.";

TEST(PagesThatAreAlike, AreFoundThoughTheyWereReadALittleDifferently) {
  EXPECT_THAT(same_text(pages({kLetter, kOther, kScannedAgain, kReply})).groups, ElementsAre(ElementsAre(0, 2)));
  EXPECT_THAT(same_text(pages({kLetter, kOther, kReply})).groups, IsEmpty()) << "a quotation does not make a page the same";
  EXPECT_THAT(same_text(pages({"", "", " \n", "Page 1", "Page 1"})).groups, IsEmpty()) << "too little to tell";
  EXPECT_THAT(same_text(pages({})).groups, IsEmpty());
}

TEST(AQuotedPassage, IsFoundWhereItWasFirstSaid) {
  auto const runs = same_text(pages({kLetter, kReply})).runs;
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs.front().first, 0u);
  EXPECT_EQ(runs.front().other, 1u);
  EXPECT_EQ(runs.front().other_end - runs.front().other_begin, 18u) << "from “It was agreed” to “again”";
}

TEST(ALetterhead, DoesNotHideThatAPageIsTheSame) {
  std::string const head = "Thamesbrook Council, Children and families, Town Hall, 1 High Street, Thamesbrook, telephone 020 7946 0100\n";
  auto const found = same_text(pages({head + kOther, head + kLetter, head + kScannedAgain}));
  EXPECT_THAT(found.groups, ElementsAre(ElementsAre(1, 2)));
}

std::string words_at(std::string const& text, Place const& place) { return slice(text, place.begin, place.end); }

TEST(AMark, IsCarriedToTheSameWordsOnTheOtherPage) {
  auto const all = pages({kLetter, kScannedAgain});
  std::u32string const letter = to_code_points(kLetter);
  auto const begin = letter.find(U"Mrs Denise Haddow"), end = begin + std::u32string(U"Mrs Denise Haddow of number 14.").size();
  std::vector<std::string> carried_to;
  for (auto const& run : same_text(all).runs) {
    if (auto const place = carried({RecordId("r0"), 1, begin, end}, kLetter, all[1], run)) carried_to.push_back(words_at(kScannedAgain, *place));
  }
  EXPECT_THAT(carried_to, ElementsAre("Mrs Denise Haddow of number 14"));
}

TEST(AMark, IsNotCarriedWhereTheWordsDiffer) {
  auto const all = pages({kLetter, kScannedAgain});
  auto const begin = to_code_points(kLetter).find(U"health visitor");
  for (auto const& run : same_text(all).runs) {
    EXPECT_EQ(carried({RecordId("r0"), 1, begin, begin + 14}, kLetter, all[1], run), std::nullopt) << "“visltor” was read there";
  }
  EXPECT_EQ(carried({RecordId("r0"), 1, 3, 3}, kLetter, all[1], same_text(all).runs.front()), std::nullopt);
}

TEST(TheDifference, IsToldInWords) {
  auto const all = pages({kLetter, kScannedAgain});
  std::vector<std::pair<std::size_t, std::size_t>> here, there;
  for (auto const& run : same_text(all).runs) {
    here.emplace_back(run.first_begin, run.first_end);
    there.emplace_back(run.other_begin, run.other_end);
  }
  EXPECT_EQ(only_here(kLetter, here), "visitor");
  EXPECT_EQ(only_here(kScannedAgain, there), "visltor");
}

}  // namespace
}  // namespace rightsdesk::redaction
