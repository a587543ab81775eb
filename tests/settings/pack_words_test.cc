#include "settings/pack_words.h"

#include <gmock/gmock.h>

#include "settings/files.h"
#include "texts/readability.h"

namespace rightsdesk::settings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> wrong_with(std::string const& text) {
  auto const file = write(fresh_folder("pack-words") + "/pack.yaml", text);
  std::vector<std::string> complaints;
  load_pack_words(file, complaints);
  for (auto& complaint : complaints) complaint = complaint.substr(complaint.find("pack.yaml:"));
  return complaints;
}

std::string meaning_of(PackWords const& words, std::string const& spelling) {
  for (auto const& form : words.short_forms) {
    if (std::find(form.written.begin(), form.written.end(), spelling) != form.written.end()) return form.meaning;
  }
  return "";
}

PackWords shipped() {
  std::vector<std::string> complaints;
  auto words = load_pack_words(tree("config/packs.yaml"), complaints);
  EXPECT_THAT(complaints, IsEmpty());
  return words;
}

TEST(TheWordsOfPacks, ThatAreShippedAreSound) {
  auto const words = shipped();
  EXPECT_EQ(meaning_of(words, "LAC"), "Looked after child: a child in the care of the council");
  EXPECT_GE(words.short_forms.size(), 100U);
  ASSERT_FALSE(words.support.empty());
  EXPECT_EQ(words.support.front().contact, "116 123");
}

// Short texts vary more than a letter does: all together have a reading age of 13 or younger, names of laws and services included.
TEST(TheWordsOfPacks, AreShortAndPlain) {
  std::string all;
  for (auto const& form : shipped().short_forms) {
    EXPECT_LE(texts::measured(form.meaning + ".").longest, 25U) << form.meaning;
    all += form.meaning + ". ";
  }
  EXPECT_LE(texts::measured(all).grade, 9.0);
}

TEST(TheWordsOfPacks, NameEachFaultWithItsLine) {
  EXPECT_THAT(wrong_with("short_forms:\n"
                         "  - { written: [LAC, L A C], meaning: Looked after }\n"
                         "  - { written: [LAC], meaning: Looked after. }\n"
                         "support:\n"
                         "  - { name: Somebody, what: They help, contact: 116 123, source: theirs, checked: lately }\n"),
              ElementsAre("pack.yaml:2: \"L A C\" is not one word of two letters or more", "pack.yaml:3: \"LAC\" is explained twice", "pack.yaml:3: \"meaning\" ends without a full stop",
                          "pack.yaml:5: \"checked\" is a day, as 2026-11-23"));
}

TEST(AControllersOwnWords, StandInsteadOfEverybodysAndItsHelpersFirst) {
  PackWords const general{{{{"CP", "C.P."}, "Child protection"}, {{"SW"}, "Social worker"}}, {{"Samaritans", "They listen", "116 123"}}};
  PackWords const own{{{{"CP"}, "Care panel"}}, {{"The Hub", "A place to meet", "020 7946 0117"}}};
  auto const both = with_own(general, own);
  EXPECT_EQ(meaning_of(both, "CP"), "Care panel");
  EXPECT_EQ(meaning_of(both, "C.P."), "Child protection");
  EXPECT_EQ(meaning_of(both, "SW"), "Social worker");
  ASSERT_EQ(both.support.size(), 2U);
  EXPECT_EQ(both.support.front().name, "The Hub");
}

}  // namespace
}  // namespace rightsdesk::settings
