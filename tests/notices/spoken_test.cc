// A letter in the language of whoever reads it.
#include "notices/spoken.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "languages/po_file.h"
#include "languages/pseudo.h"
#include "notices/words.h"
#include "sample_letters.h"

namespace rightsdesk::notices {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

using Words = std::map<std::string, std::string>;

Facts all_facts(std::string const& id, std::string const& variant = {}) {
  auto facts = facts_for(id, variant);
  facts.merge(everyday());
  return facts;
}

/// As many words as there are, each as it is in English but with a sign before it.
Words signed_words(Facts const& facts = {}) {
  Words words;
  for (auto const& [message, places] : messages_of(shipped())) words[message] = "§" + message;
  for (auto const& [name, fact] : facts) {
    if (auto const* text = std::get_if<std::string>(&fact)) words.try_emplace(*text, "§" + *text);
    if (auto const* list = std::get_if<std::vector<std::string>>(&fact)) {
      for (auto const& entry : *list) words.try_emplace(entry, "§" + entry);
    }
  }
  return words;
}

languages::Language speaking(Words words) { return {"tlh", "tlhIngan", languages::Runs::left_to_right, std::move(words)}; }

TEST(ALetterInAnotherLanguage, HasEverySentenceOfEveryLetterAndKeepsWhatTheLawWants) {
  for (auto const& [id, letter] : shipped().by_id) {
    std::vector<std::string> variants;
    for (auto const& [key, words] : variants_of(letter)) variants.push_back(key);
    if (variants.empty()) variants.emplace_back();
    for (auto const& variant : variants) {
      auto const facts = all_facts(id, variant);
      auto const english = render(letter, facts), said = render_in(speaking(signed_words(facts)), letter, facts);
      ASSERT_TRUE(english && said) << id;
      EXPECT_THAT(said->lacks, IsEmpty()) << id;
      EXPECT_EQ(said->language, "tlh") << id << ": " << said->why_english;
      EXPECT_EQ(said->title, "§" + letter.title);
      EXPECT_EQ(said->elements, english->elements) << id;
      EXPECT_EQ(said->version, english->version) << id;
      EXPECT_EQ(said->blocks.reveal().size(), english->blocks.reveal().size()) << id;
    }
  }
}

TEST(ALetterInAnotherLanguage, SaysItsDaysAndChoicesAndKeepsNamesAndWhatWasTyped) {
  auto facts = all_facts("L-5");
  facts["due"] = *parse_date("2026-12-23");
  facts["reasons"] = std::vector<std::string>{"Your file is on paper."};
  auto const text = plain_text(*render_in(languages::pseudo("en-XA", messages_of(shipped())), letter(shipped(), "L-5"), facts));
  EXPECT_THAT(text, HasSubstr("[23 Đéçéɱƀéŕ 2026"));
  EXPECT_THAT(text, HasSubstr("- Your file is on paper."));
  EXPECT_THAT(text, HasSubstr(std::get<std::string>(facts.at("requester"))));
  for (auto const* english : {"We need more time", "December", "Yours sincerely", "Complain to us", "you asked us", "what you asked for is complex"}) EXPECT_THAT(text, Not(HasSubstr(english)));
}

TEST(ALetterInAnotherLanguage, IsEnglishWhenOneSentenceLacksAndNamesIt) {
  auto const facts = all_facts("L-5");
  auto words = signed_words(facts);
  ASSERT_EQ(words.erase("We were going to answer by {due}. We will now answer by <strong>{new_due}</strong> at the latest. If we are done sooner, you will hear from us sooner."), 1U);
  auto const made = render_in(speaking(words), letter(shipped(), "L-5"), facts);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->language, "");
  EXPECT_EQ(made->language_asked, "tlhIngan");
  EXPECT_EQ(made->why_english, "These words of it are not translated:");
  EXPECT_THAT(made->lacks, ElementsAre("We were going to answer by {due}. We will now answer by <strong>{new_due}</strong> at the latest. If we are done sooner, you will hear from us sooner."));
  EXPECT_EQ(plain_text(*made), plain_text(*render(letter(shipped(), "L-5"), facts)));
}

TEST(ALetterInAnotherLanguage, IsEnglishWhereWordsWereChangedUntilTheseAreTranslated) {
  auto const facts = all_facts("L-11");
  auto changed = letter(shipped(), "L-11");
  changed = with_title(changed, "We have stopped writing to you");
  auto words = signed_words(facts);
  EXPECT_THAT(render_in(speaking(words), changed, facts)->lacks, ElementsAre("We have stopped writing to you"));
  words["We have stopped writing to you"] = "qaghItlhbe'";
  EXPECT_EQ(render_in(speaking(words), changed, facts)->title, "qaghItlhbe'");
}

TEST(ALetterInAnotherLanguage, IsEnglishWhereOurPdfCannotSetIt) {
  auto const facts = all_facts("L-5");
  auto const mirrored = render_in(languages::pseudo("ar-XB", messages_of(shipped())), letter(shipped(), "L-5"), facts);
  ASSERT_TRUE(mirrored);
  EXPECT_EQ(mirrored->language, "");
  EXPECT_EQ(mirrored->why_english, "Our PDF cannot set a letter that runs from right to left.");
  auto words = signed_words(facts);
  words["Yours sincerely,"] = "\U00013000\U00013001";  // Egyptian hieroglyphs
  auto const drawn = render_in(speaking(words), letter(shipped(), "L-5"), facts);
  ASSERT_TRUE(drawn);
  EXPECT_EQ(drawn->language, "");
  EXPECT_EQ(drawn->why_english, "No font of ours has 2 of its letters, so it cannot be printed.");
}

TEST(ALetterInAnotherLanguage, MakesNoMarkupOfATranslation) {
  auto const facts = all_facts("L-11");
  auto words = signed_words(facts);
  words["One that was already on its way may still come."] = "x";
  words["What we keep"] = "**bold** and\n# a title";
  words["Yours sincerely,"] = "%% K.dpo";
  auto const english = render(letter(shipped(), "L-11"), facts), said = render_in(speaking(words), letter(shipped(), "L-11"), facts);
  ASSERT_TRUE(english && said);
  EXPECT_EQ(said->language, "tlh");
  EXPECT_EQ(said->blocks.reveal().size(), english->blocks.reveal().size());
  EXPECT_THAT(plain_text(*said), HasSubstr("%% K.dpo"));
  EXPECT_THAT(plain_text(*said), HasSubstr("**bold** and # a title"));
}

TEST(TheEmailThatTellsOfALetter, IsInALanguageThatHasAllOfIt) {
  Told const told{"SRR-7K4M-29QD-X", "https://rights.example/status", "01632 960 100", "rights@example.org", "Thamesbrook Council"};
  auto words = signed_words();
  EXPECT_THAT(message_in(speaking(words), shipped(), told), HasSubstr("§There is news about your request, SRR-7K4M-29QD-X."));
  words.erase("Read it here: {link}");
  EXPECT_EQ(message_in(speaking(words), shipped(), told), message(shipped(), told));
}

TEST(ACatalogueOfLetters, ThatLosesAFactIsRefusedWithFileAndLine) {
  auto const folder = testing::TempDir() + "letters-" + std::to_string(::getpid());
  auto const path = folder + "-tlh/tlh.po";
  std::filesystem::create_directories(folder + "-tlh");
  std::ofstream(path) << "msgid \"\"\nmsgstr \"\"\n\"Language: tlh\\n\"\n\"X-Own-Name: tlhIngan\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
                         "msgid \"This is what you can send now: {now}\"\nmsgstr \"DaH\"\n\nmsgid \"This is what we can send you now: {now}\"\nmsgstr \"DaH\"\n\nmsgid \"Dear {requester},\"\nmsgstr \"{requester} {due}\"\n";
  std::vector<std::string> faults;
  (void)languages::read_catalogue(path, messages_of(shipped()), faults);
  EXPECT_THAT(faults, ElementsAre(path + ":10: {now} is missing, in what is said for \"This is what we can send you now: {now}\"",
                                  path + ":13: {due} is not known here, in what is said for \"Dear {requester},\""));
  faults.clear();
  (void)languages::read_whole_catalogue(path, faults);
  EXPECT_EQ(faults.size(), 3U) << "words that only a council has are looked at too";
  std::filesystem::remove_all(folder + "-tlh");
}

}  // namespace
}  // namespace rightsdesk::notices
