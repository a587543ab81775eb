// What is wrong with words that somebody wrote for a letter, found before anybody is sent them.
#include "notices/words.h"

#include <gmock/gmock.h>

#include "sample_letters.h"

namespace rightsdesk::notices {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using namespace std::chrono_literals;

std::vector<std::string> faults(std::string const& id, std::string const& words) {
  std::vector<std::string> found;
  for (auto const& fault : faults_in_words(with_words(letter(shipped(), id), words))) found.push_back(std::to_string(fault.line) + ": " + fault.what);
  return found;
}

std::string with(std::string words, std::string const& what, std::string const& instead) {
  auto const at = words.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return words.replace(at, what.size(), instead);
}

std::string words_of(std::string const& id) { return letter(shipped(), id).words; }

TEST(WordsOfALetter, OfOursHaveNoFault) {
  for (auto const& [id, one] : shipped().by_id) EXPECT_THAT(faults(id, one.words), IsEmpty()) << id;
}

TEST(WordsOfALetter, StandBetweenTheHeadAndTheRemedies) {
  auto const changed = with_words(letter(shipped(), "L-5"), "%% ground\nOther words.\n");
  EXPECT_THAT(changed.source, HasSubstr("Our reference: **{{reference}}**"));
  EXPECT_THAT(changed.source, HasSubstr("Other words.\n"));
  EXPECT_THAT(changed.source, HasSubstr("section 164A"));
  EXPECT_NE(version_of(changed), version_of(letter(shipped(), "L-5")));
}

TEST(WordsOfALetter, NameOnlyWhatTheLetterDeclares) {
  EXPECT_THAT(faults("L-5", with(words_of("L-5"), "{{ground}}", "{{ground}} {{nhs_number}}")), ElementsAre("2: {{nhs_number}} is not a fact this letter declares"));
  EXPECT_THAT(faults("L-5", with(words_of("L-5"), "{{ground}}", "{{&ground}} {{ground}}")), ElementsAre("2: {{&ground}} is no way to name a fact here"));
  EXPECT_THAT(faults("L-5", with(words_of("L-5"), "{{ground}}", "{{> /etc/passwd}} {{ground}}")), ElementsAre("2: {{>/etc/passwd}} is no way to name a fact here"));
  EXPECT_THAT(faults("L-5", with(words_of("L-5"), "{{ground}}", "{{ground}} {{.}}")), ElementsAre("2: {{.}} stands for an entry of a list, and no list is open here"));
}

TEST(WordsOfALetter, SayEverythingThatTheLawWantsInThem) {
  EXPECT_THAT(faults("L-5", with(words_of("L-5"), "%% new_due\n", "")), ElementsAre("0: the element \"new_due\" stands nowhere in the letter"));
  EXPECT_THAT(faults("L-5", with(words_of("L-5"), "**{{new_due}}**", "soon")), ElementsAre("0: the fact \"new_due\" is declared and stands nowhere"));
  EXPECT_THAT(faults("L-5", words_of("L-5") + "\n%% now\n"), Contains(HasSubstr("no words follow the mark of \"now\"")));
}

TEST(WordsOfALetter, DoNotHideWhatTheLawWantsFromSomeOfThoseWhoReadThem) {
  auto const hidden = with(words_of("L-5"), "%% now\n", "{{#now}}\n%% now\nPlease note.\n\n{{/now}}\n");
  EXPECT_THAT(faults("L-5", hidden), ElementsAre("0: the element \"now\" does not come out for every fact the letter can be given"));
}

TEST(WordsOfALetter, ThatCannotBeReadAreRefusedAndNothingElseIsSaid) {
  EXPECT_THAT(faults("L-5", with(words_of("L-5"), "{{/reasons}}", "")), SizeIs(1));
  EXPECT_THAT(faults("L-5", with(words_of("L-5"), "{{/reasons}}", ""))[0], HasSubstr("the words cannot be read"));
  EXPECT_THAT(faults("L-5", ""), Contains("0: the element \"ground\" stands nowhere in the letter"));
}

TEST(WordsOfALetter, AreShownOnAnInventedCase) {
  auto const made = draft(letter(shipped(), "L-14"), sample_facts(letter(shipped(), "L-14"), "lifting", 2026y / 11 / 23));
  ASSERT_TRUE(made);
  EXPECT_EQ(made->variant, "lifting");
  EXPECT_THAT(plain_text(*made), HasSubstr("Dear Sam Okafor"));
  EXPECT_THAT(elements_missing(letter(shipped(), "L-14"), *made), IsEmpty());
}

}  // namespace
}  // namespace rightsdesk::notices
