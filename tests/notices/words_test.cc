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
using testing::Not;
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

std::vector<std::string> frame_faults(Frame frame, std::string const& text) {
  std::vector<std::string> found;
  for (auto const& fault : faults_in_frame(frame, text, shipped())) found.push_back(std::to_string(fault.line) + ": " + fault.what);
  return found;
}

TEST(HeadAndFoot, OfOursHaveNoFaultAndMakeTheLettersOfTheFile) {
  EXPECT_THAT(frame_faults(Frame::head, shipped().head), IsEmpty());
  EXPECT_THAT(frame_faults(Frame::foot, shipped().foot), IsEmpty());
  for (auto const& [id, one] : shipped().by_id) EXPECT_EQ(with_foot(with_head(one, shipped().head), shipped().foot).source, one.source) << id;
}

TEST(HeadAndFoot, StandAroundEveryLetterAndLeaveTheRemedies) {
  auto const changed = with_foot(with_head(letter(shipped(), "L-5"), "| Our house\n"), "Ring us.\n");
  EXPECT_TRUE(changed.source.starts_with("| Our house\n"));
  EXPECT_TRUE(changed.source.ends_with("Ring us.\n"));
  EXPECT_THAT(changed.source, HasSubstr("section 164A"));
  EXPECT_NE(version_of(changed), version_of(letter(shipped(), "L-5")));
}

TEST(HeadAndFoot, NameOnlyWhatEveryLetterHas) {
  EXPECT_THAT(frame_faults(Frame::foot, shipped().foot + "{{new_due}}\n"), ElementsAre(HasSubstr("{{new_due}} is not a fact this letter declares")));
  EXPECT_THAT(frame_faults(Frame::foot, "{{> /etc/passwd}}\n" + shipped().foot), ElementsAre("1: {{>/etc/passwd}} is no way to name a fact here"));
  EXPECT_THAT(frame_faults(Frame::foot, shipped().foot + "%% new_due\nSoon.\n"), ElementsAre(HasSubstr("\"new_due\" is no element this letter declares")));
}

TEST(HeadAndFoot, LoseNothingThatEveryLetterMustSay) {
  EXPECT_THAT(frame_faults(Frame::head, "| {{controller}}\n| {{requester}}\n"), ElementsAre("0: {{requester_address}} stands nowhere: a letter on paper says who writes and goes to an address"));
  EXPECT_THAT(frame_faults(Frame::foot, with(shipped().foot, "%% K.contact\n", "")), ElementsAre("0: in every letter, the element \"K.contact\" stands nowhere in the letter"));
  auto const hidden = with(with(shipped().foot, "%% K.contact\n", "{{#phone}}\n%% K.contact\n"), "**{{reference}}**.\n", "**{{reference}}**.\n\n{{/phone}}\n");
  EXPECT_THAT(frame_faults(Frame::foot, hidden), ElementsAre("0: in every letter, the element \"K.contact\" does not come out for every fact the letter can be given"));
  EXPECT_THAT(frame_faults(Frame::foot, "{{#phone}}\n" + shipped().foot), ElementsAre(HasSubstr("the words cannot be read: ")));
}

TEST(HeadAndFoot, KeepTheAddressInTheWindowOfAnEnvelope) {
  EXPECT_THAT(frame_faults(Frame::head, with(shipped().head, "---\n", "")), ElementsAre(HasSubstr("so that the address comes into an envelope's window")));
}

TEST(Remedies, OfOursHaveNoFaultAndMakeTheLettersOfTheFile) {
  EXPECT_THAT(frame_faults(Frame::remedies, frame_text(Frame::remedies, shipped())), IsEmpty());
  EXPECT_THAT(frame_text(Frame::remedies, shipped()), HasSubstr("section 164A"));
  for (auto const& [id, one] : shipped().by_id) EXPECT_EQ(with_remedies(one, frame_text(Frame::remedies, shipped())).source, one.source) << id;
  EXPECT_EQ(frame_text(Frame::remedies, {}), "");
}

TEST(Remedies, StandInTheLettersThatHaveThemBetweenWordsAndFoot) {
  auto const changed = with_remedies(letter(shipped(), "L-4"), "## Complaints\n");
  EXPECT_THAT(changed.source, HasSubstr("## Complaints\n"));
  EXPECT_THAT(changed.source, Not(HasSubstr("section 164A")));
  EXPECT_TRUE(changed.source.ends_with("\n## Complaints\n\n" + shipped().foot));
  EXPECT_EQ(with_foot(changed, "Ring us.\n").source, with_remedies(with_foot(letter(shipped(), "L-4"), "Ring us.\n"), "## Complaints\n").source) << "whichever is changed first";
  EXPECT_EQ(with_remedies(letter(shipped(), "L-1"), "## Complaints\n").source, letter(shipped(), "L-1").source) << "a letter that says nothing of it";
}

// law.md 5.2: REM in every letter that refuses, delays or withholds.
TEST(Remedies, LoseNoneOfTheThreeWaysAndHideThemFromNobody) {
  auto const ours = frame_text(Frame::remedies, shipped());
  EXPECT_THAT(frame_faults(Frame::remedies, with(ours, "%% REM.court\n", "")), ElementsAre("0: in every letter, the element \"REM.court\" stands nowhere in the letter"));
  auto const hidden = with(ours, "%% REM.court\n", "{{#phone}}\n%% REM.court\n") + "\n{{/phone}}\n";
  EXPECT_THAT(frame_faults(Frame::remedies, hidden), ElementsAre("0: in every letter, the element \"REM.court\" does not come out for every fact the letter can be given"));
  EXPECT_THAT(frame_faults(Frame::remedies, with(ours, "- {{complaint_route}}\n", "")), ElementsAre("0: {{complaint_route}} stands nowhere: whoever complains is told where"));
  EXPECT_THAT(frame_faults(Frame::remedies, with(ours, "- {{regulator}}\n", "")), ElementsAre("0: {{regulator}} stands nowhere: whoever complains is told where"));
  EXPECT_THAT(frame_faults(Frame::remedies, ours + "{{new_due}}\n"), ElementsAre(HasSubstr("{{new_due}} is not a fact this letter declares")));
  EXPECT_THAT(frame_faults(Frame::remedies, ours + "%% K.contact\nRing us.\n"), ElementsAre(HasSubstr("\"K.contact\" is no element this letter declares")));
}

TEST(TitlesOfLetters, AreOneLineOfPlainWords) {
  for (auto const* title : {"We need more time", "What you asked: our answer"}) EXPECT_THAT(faults_in_title(title), IsEmpty()) << title;
  for (auto const* title : {"", " ", "Two\nlines", "{{requester}}", "**Bold**", "# Heading", "<b>"}) EXPECT_THAT(faults_in_title(title), Not(IsEmpty())) << title;
  EXPECT_THAT(faults_in_title(std::string(101, 'x')), SizeIs(1));
}

TEST(DefinitionsOfLetters, DifferByAnythingThatTheirFaultsDependOn) {
  auto const& file = letter(shipped(), "L-5");
  EXPECT_EQ(definition_of(file), definition_of(with_words(file, file.words)));
  auto other = file;
  other.elements.push_back("K.more");
  EXPECT_NE(definition_of(other), definition_of(file));
  other = file;
  other.facts.back().optional = !other.facts.back().optional;
  EXPECT_NE(definition_of(other), definition_of(file));
  EXPECT_NE(definition_of(with_title(file, "Another")), definition_of(file));
  EXPECT_NE(definition_of(with_foot(file, "Other.\n")), definition_of(file));
}

}  // namespace
}  // namespace rightsdesk::notices
