// What is wrong with a letter is found when it is loaded, with its file and line, all at once.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "notices/letter.h"

namespace rightsdesk::notices {
namespace {

using testing::Contains;
using testing::EndsWith;
using testing::IsEmpty;
using testing::SizeIs;

constexpr char kSound[] = R"(---
id: L-7
title: A question
about: Asks.
remedies: no
sent_by: [dpo]
facts:
  - { name: doubt, kind: text, from: case, label: The doubt }
elements: [doubt]
---
%% doubt
We ask for this: {{doubt}}
)";

struct Folder : testing::Test {
  Folder() {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    for (auto const* name : {"_head.txt", "_foot.txt", "_message.txt", "_remedies.txt", "_words.yaml"}) {
      std::filesystem::copy(std::string(RIGHTSDESK_TREE "/templates/notices/") + name, folder + "/" + name);
    }
  }
  std::vector<std::string> faults(std::string const& text, std::string const& name = "L-7.txt") {
    std::ofstream(folder + "/" + name) << text;
    std::vector<std::string> complaints;
    load(folder, policy, complaints);
    for (auto& complaint : complaints) complaint.erase(0, complaint.find(folder) == 0 ? folder.size() + 1 : 0);
    return complaints;
  }
  static std::string with(std::string text, std::string const& what, std::string const& instead) {
    auto const at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), instead);
  }
  std::string folder = testing::TempDir() + "notices_load_test";
  std::string policy = RIGHTSDESK_TREE "/config/notices.yaml";
};

TEST_F(Folder, FindsNothingWrongWithASoundLetter) { EXPECT_THAT(faults(kSound), IsEmpty()); }

TEST_F(Folder, FindsAPlaceholderThatIsNotDeclared) {
  EXPECT_THAT(faults(with(kSound, "{{doubt}}", "{{doubt}} and {{shoe_size}}")),
              testing::ElementsAre("L-7.txt:12: {{shoe_size}} is not a fact this letter declares"));
}

TEST_F(Folder, FindsAFactThatStandsNowhere) {
  EXPECT_THAT(faults(with(kSound, "{{doubt}}", "nothing")), testing::ElementsAre("L-7.txt:1: the fact \"doubt\" is declared and stands nowhere"));
}

TEST_F(Folder, FindsARequiredElementThatStandsNowhere) {
  EXPECT_THAT(faults(with(kSound, "elements: [doubt]", "elements: [doubt, reasons]")),
              testing::ElementsAre("L-7.txt:1: the element \"reasons\" stands nowhere in the letter"));
}

TEST_F(Folder, FindsAMarkThatIsNoElement) {
  EXPECT_THAT(faults(with(kSound, "%% doubt\n", "%% doubt\n%% spare\n")), testing::ElementsAre("L-7.txt:12: \"spare\" is no element this letter declares"));
}

TEST_F(Folder, FindsWhatTheProgramDoesNotKnow) {
  EXPECT_THAT(faults(with(kSound, "from: case", "from: clock")), testing::ElementsAre("L-7.txt:8: \"doubt\" is nothing that the clock knows"));
  EXPECT_THAT(faults(with(kSound, "kind: text", "kind: number")), Contains("L-7.txt:8: \"number\" is none of text, date, list, choice, yes_no"));
}

TEST_F(Folder, FindsEveryFaultAtOnce) {
  auto text = with(kSound, "title: A question\n", "");
  text = with(text, "{{doubt}}", "{{doubt}} {{a}} {{b}}");
  text = with(text, "remedies: no", "remedies: no\ncolour: blue");
  EXPECT_THAT(faults(text), SizeIs(4));
}

TEST_F(Folder, FindsAFactGivenTwice) {
  auto const twice = with(kSound, "elements: [doubt]", "  - { name: reference, kind: text, from: person, label: Again }\nelements: [doubt]");
  EXPECT_THAT(faults(twice), Contains("L-7.txt:9: the fact \"reference\" is given twice"));
}

TEST_F(Folder, FindsAFileThatIsNoLetter) {
  EXPECT_THAT(faults("Dear you,\n"), Contains("L-7.txt:1: a letter begins with its facts between two lines \"---\""));
  EXPECT_THAT(faults(kSound, "L-8.txt"), Contains("L-8.txt:2: the id is not the name of the file, \"L-8\""));
  EXPECT_THAT(faults(kSound, "letter.txt"), Contains(EndsWith("letter.txt:1: a letter's file is named like L-5.txt")));
  EXPECT_THAT(faults("---\nid: [\n---\n"), Contains(testing::StartsWith("L-7.txt:")));
}

TEST_F(Folder, FindsAMessageThatTellsMoreThanItMay) {
  std::ofstream(folder + "/_message.txt") << "News.\n{{requester}} asked\n";
  EXPECT_THAT(faults(kSound), testing::ElementsAre("_message.txt:2: {{requester}} is not known here"));
}

TEST_F(Folder, FindsAWayOfEmailThatIsNone) {
  policy = testing::TempDir() + "notices_policy_of_email.yaml";
  std::ofstream(policy) << "automatic: []\nletters_by_email: half\nregulator: { name: somebody, contact: somewhere }\n";
  EXPECT_THAT(faults(kSound), testing::ElementsAre(policy + ":2: \"half\" is none of message, whole"));
}

TEST_F(Folder, FindsAPolicyThatWouldSendARefusalByItself) {
  policy = testing::TempDir() + "notices_policy.yaml";
  std::ofstream(policy) << "automatic: [L-1, L-4]\nregulator: { name: somebody, contact: somewhere }\n";
  EXPECT_THAT(faults(kSound), testing::ElementsAre(policy + ":1: \"L-4\" is never sent without a person; only L-1, L-20 and L-25 may be"));
}

TEST_F(Folder, CutsAPackIntoVolumesOfAsManyPagesAsThePolicySays) {
  policy = testing::TempDir() + "notices_policy_of_volumes.yaml";
  std::string const rest = "automatic: []\nregulator: { name: somebody, contact: somewhere }\n";
  auto const pages = [&](std::string const& pack) {
    std::ofstream(policy) << rest + pack;
    std::vector<std::string> complaints;
    return load(RIGHTSDESK_TREE "/templates/notices", policy, complaints).policy.pages_in_a_volume;
  };
  EXPECT_EQ(pages(""), 250);
  EXPECT_EQ(pages("pack: { pages_in_a_volume: 120 }\n"), 120);
  std::ofstream(policy) << rest + "pack: { pages_in_a_volume: 5 }\n";
  EXPECT_THAT(faults(kSound), testing::ElementsAre(policy + ":3: \"pages_in_a_volume\" is from 10 to 2000"));
}

TEST_F(Folder, SendsToOwnersAsThePolicySaysAndToOutsidersByAPersonUnlessItDoes) {
  policy = testing::TempDir() + "notices_policy_of_owners.yaml";
  std::string const rest = "automatic: []\nregulator: { name: somebody, contact: somewhere }\n";
  auto const read = [&](std::string const& owners) {
    std::ofstream(policy) << rest + owners;
    std::vector<std::string> complaints;
    return load(RIGHTSDESK_TREE "/templates/notices", policy, complaints).policy;
  };
  EXPECT_EQ(read("").chasers_internal, Sending::automatic);
  EXPECT_EQ(read("").chasers_external, Sending::by_hand);
  EXPECT_EQ(read("").hold_letters, Sending::automatic);
  EXPECT_EQ(read("owners: { hold_letters: by_hand }\n").hold_letters, Sending::by_hand);
  EXPECT_EQ(read("owners: { chasers: { internal: by_hand, external: automatic } }\n").chasers_internal, Sending::by_hand);
  EXPECT_EQ(read("owners: { chasers: { internal: by_hand, external: automatic } }\n").chasers_external, Sending::automatic);
  std::ofstream(policy) << rest + "owners: { chasers: { internal: perhaps }, hold_letters: automatic, letters: 1 }\n";
  EXPECT_THAT(faults(kSound), testing::UnorderedElementsAre(policy + ":3: \"perhaps\" is none of automatic, by_hand", testing::HasSubstr("letters")));
}

}  // namespace
}  // namespace rightsdesk::notices
