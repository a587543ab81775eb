#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "runner.h"

namespace rightsdesk::scenarios {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string const kFolder = std::string(RIGHTSDESK_TREE) + "/tests/scenarios/";

std::vector<std::string> files() {
  std::vector<std::string> all;
  for (auto const& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".yaml") all.push_back(entry.path().stem().string());
  }
  std::sort(all.begin(), all.end());
  return all;
}

Scenario read(std::string const& path) {
  std::vector<std::string> complaints;
  auto scenario = read_scenario(path, complaints);
  EXPECT_THAT(complaints, IsEmpty());
  return scenario;
}

class Scenarios : public testing::TestWithParam<std::string> {};

TEST_P(Scenarios, GoAsWritten) {
  auto const scenario = read(kFolder + GetParam() + ".yaml");
  EXPECT_THAT(play(scenario), IsEmpty()) << scenario.title;
}

INSTANTIATE_TEST_SUITE_P(Told, Scenarios, testing::ValuesIn(files()), [](auto const& one) {
  auto name = one.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

/// The correction with one thing changed in its text.
std::vector<std::string> played_with(std::string const& from, std::string const& to) {
  std::ifstream in(kFolder + "rectification-corrected-everywhere.yaml");
  std::string text((std::istreambuf_iterator<char>(in)), {});
  auto const at = text.find(from);
  if (at == std::string::npos) throw Bug("the story no longer says \"" + from + "\"");
  text.replace(at, from.size(), to);
  auto const path = testing::TempDir() + "changed.yaml";
  std::ofstream(path) << text;
  return play(read(path));
}

TEST(AStoryThatIsNotTrue, FailsAtTheDueDate) {
  EXPECT_THAT(played_with("due: 2026-04-02", "due: 2026-04-03"), Contains(HasSubstr("due date is \"2026-04-02\", not \"2026-04-03\"")));
}

TEST(AStoryThatIsNotTrue, FailsAtTheState) {
  EXPECT_THAT(played_with("state: deciding", "state: carrying_out"), Contains(HasSubstr("state is \"deciding\", not \"carrying_out\"")));
}

TEST(AStoryThatIsNotTrue, FailsWhereARefusalWasExpectedAndNoneCame) {
  EXPECT_THAT(played_with("does: finish_search }", "does: finish_search, refused: not_yet }"), Contains(HasSubstr("should have been refused: not_yet")));
}

TEST(AStoryThatIsNotTrue, FailsWhereARefusalComesThatWasNotExpected) {
  EXPECT_THAT(played_with("refused: not_yet, says: \"Letter L-12\"", "because: nothing"), Contains(HasSubstr("was refused: not_yet")));
}

TEST(AStoryThatIsNotTrue, FailsWhereTheRefusalSaysSomethingElse) {
  EXPECT_THAT(played_with("says: \"Letter L-12\"", "says: \"Letter L-99\""), Contains(HasSubstr("\"Letter L-99\" is not in")));
}

TEST(AStoryThatIsNotTrue, FailsWhereATaskIsMissing) {
  EXPECT_THAT(played_with("correct_at_source: 1", "correct_at_source: 2"), Contains(HasSubstr("open correct_at_source is \"1\", not \"2\"")));
}

TEST(TheScenarios, CoverEveryWorkflow) {
  std::set<std::string> told;
  for (auto const& file : files()) {
    auto const scenario = read(kFolder + file + ".yaml");
    for (auto const& step : scenario.story) {
      if (!step.expected) continue;
      for (auto const& name : step.expected->cases) told.insert(name);
    }
  }
  for (auto const& entry : std::filesystem::directory_iterator(std::string(RIGHTSDESK_TREE) + "/config/workflow")) {
    if (entry.path().extension() != ".yaml") continue;
    EXPECT_THAT(told, Contains(entry.path().stem().string()));
  }
  EXPECT_GE(files().size(), 60U);
}

}  // namespace
}  // namespace rightsdesk::scenarios
