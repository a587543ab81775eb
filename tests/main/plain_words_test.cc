// Everything that residents can read in English: without the words to avoid, and pages of the form that somebody of eleven can read (desks.md R2.11).
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>

#include "core/text.h"
#include "settings/residents_words.h"
#include "settings/rules.h"
#include "texts/readability.h"
#include "web/pages/languages.h"
#include "yaml/section.h"

namespace rightsdesk::testing {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

std::string const kTemplates = std::string(RIGHTSDESK_TREE) + "/templates";

struct Avoided {
  std::vector<std::string> words;
  std::string write;
  std::vector<std::string> unless;
};

std::vector<Avoided> avoided_in(std::string const& file, std::vector<std::string>& complaints) {
  std::vector<Avoided> all;
  auto top = yaml::Section::of_file(file, complaints);
  for (auto& row : top.sections("words")) {
    all.push_back({row.texts("avoid"), row.text("write"), row.texts_or_none("unless")});
    row.no_more();
  }
  top.no_more();
  return all;
}

std::vector<Avoided> const& shipped() {
  static std::vector<Avoided> const kAll = [] {
    std::vector<std::string> complaints;
    auto all = avoided_in(kTemplates + "/words-to-avoid.yaml", complaints);
    EXPECT_THAT(complaints, IsEmpty());
    return all;
  }();
  return kAll;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// `word` stands in `text`, both in small letters, as a word of its own.
bool stands_in(std::string const& text, std::string const& word) {
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    auto const end = at + word.size();
    if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

/// "use for utilise", for each that stands in the text.
std::vector<std::string> to_mend(std::string const& text, std::vector<Avoided> const& avoided) {
  std::vector<std::string> found;
  for (auto const& row : avoided) {
    auto small = lower_ascii(text);
    for (auto const& phrase : row.unless) {
      for (auto at = small.find(lower_ascii(phrase)); at != std::string::npos; at = small.find(lower_ascii(phrase))) small.erase(at, phrase.size());
    }
    for (auto const& word : row.words) {
      if (stands_in(small, word)) found.push_back(row.write + " for " + word);
    }
  }
  return found;
}

/// Without names of values, tags, marks and what stands in front of a letter.
std::string words_alone(std::string text) {
  if (text.starts_with("---\n")) text = text.substr(std::min(text.find("\n---\n"), text.size() - 5) + 5);
  text = std::regex_replace(text, std::regex("\\{\\{[^}]*\\}\\}|<[^>]*>|%%[^\n]*"), " ");
  return std::regex_replace(text, std::regex("\\{[^}]*\\}"), "it");
}

languages::Messages const& messages() {
  static languages::Messages const kAll = [] {
    auto const rules = settings::load_rules(RIGHTSDESK_TREE);
    EXPECT_TRUE(rules);
    return web::all_messages(kTemplates, settings::residents_words(**rules, "thamesbrook"));
  }();
  return kAll;
}

TEST(WordsToAvoid, StandInNothingThatAResidentReads) {
  int read = 0;
  for (auto const& [words, places] : messages()) {
    EXPECT_THAT(to_mend(words_alone(words), shipped()), IsEmpty()) << (places.empty() ? "" : places.front()) << ": " << words;
    ++read;
  }
  for (auto const* folder : {"/notices", "/pack"}) {
    for (auto const& file : std::filesystem::directory_iterator(kTemplates + folder)) {
      if (file.path().extension() != ".txt") continue;
      std::ifstream in(file.path());
      std::string const text{std::istreambuf_iterator<char>(in), {}};
      EXPECT_THAT(to_mend(words_alone(text), shipped()), IsEmpty()) << file.path().filename();
      ++read;
    }
  }
  EXPECT_GT(read, 600);
}

TEST(WordsToAvoid, AreFoundAsWholeWordsInAnyForm) {
  std::vector<Avoided> const two{{{"utilise", "in order to"}, "use", {}}, {{"provided"}, "given", {"Not provided"}}};
  EXPECT_THAT(to_mend("We Utilise it.", two), Contains("use for utilise"));
  EXPECT_THAT(to_mend("(in order to)", two), Contains("use for in order to"));
  EXPECT_THAT(to_mend("It was provided. Not provided", two), Contains("given for provided"));
  EXPECT_THAT(to_mend("Not provided", two), IsEmpty());
  EXPECT_THAT(to_mend("reutilise, utiliser", two), IsEmpty());
  EXPECT_EQ(words_alone("---\ntitle: a\n---\nWe {{utilise}} <b class=\"via\">it</b>\n%% via\n{name}"), "We    it \n \nit");
}

TEST(WordsToAvoid, AreNamedOnceAndNoneIsGivenInstead) {
  EXPECT_GT(shipped().size(), 70U);
  std::set<std::string> named;
  for (auto const& row : shipped()) {
    for (auto const& word : row.words) {
      EXPECT_TRUE(named.insert(word).second) << word;
      EXPECT_EQ(word, lower_ascii(word));
    }
  }
  for (auto const& row : shipped()) EXPECT_THAT(to_mend(row.write, shipped()), IsEmpty()) << row.words.front();
}

TEST(WordsToAvoid, OfAFileWithMistakesAreNotTaken) {
  auto const file = ::testing::TempDir() + "words-to-avoid.yaml";
  std::ofstream(file) << "words:\n  - { avoid: [], write: x }\n  - { avoid: [shall], wrote: will }\n";
  std::vector<std::string> complaints;
  avoided_in(file, complaints);
  EXPECT_GE(complaints.size(), 3U);
}

/// What stands in one file of a resident's pages, sentence by sentence; labels and buttons of three words and fewer are no sentences.
std::map<std::string, std::string> prose_by_file() {
  std::map<std::string, std::string> prose;
  for (auto const& [words, places] : messages()) {
    auto const said = tidied(words_alone(words));
    if (std::count(said.begin(), said.end(), ' ') < 3) continue;
    for (auto const& place : places) prose[place.substr(0, place.find(':'))] += said + (said.ends_with(".") || said.ends_with("?") ? " " : ". ");
  }
  return prose;
}

TEST(PagesOfTheForm, CanBeReadAtElevenOrYounger) {
  int measured = 0;
  for (auto const& [file, prose] : prose_by_file()) {
    bool const ours = file.find("src/") != std::string::npos || file.find("templates/portal/") != std::string::npos;
    if (!ours || std::count(prose.begin(), prose.end(), ' ') < 25) continue;  // of a few words the grade says nothing
    auto const read = texts::measured(prose);
    EXPECT_LE(read.grade, texts::hardest_grade) << file;
    EXPECT_LE(read.longest, texts::longest_sentence) << file;
    ++measured;
  }
  EXPECT_GT(measured, 25);
}

}  // namespace
}  // namespace rightsdesk::testing
