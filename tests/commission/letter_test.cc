#include "commission/letter.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "core/result.h"

namespace rightsdesk::commission {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string const kFolder = RIGHTSDESK_TREE "/templates/commissions";

LetterFacts facts() {
  return {{"council", {"Thamesbrook Council"}}, {"team", {"Records team"}}, {"source", {"Closed paper files"}}, {"reference", {"SRR-7K4M-29QD-X"}},
          {"purpose", {"to look for a person’s records"}}, {"asked_on", {"23 November 2026"}}, {"answer_by", {"7 December 2026"}},
          {"link", {"https://rights.example.org/answer/ABC"}}, {"contact", {"rights@example.org"}}, {"about", {"Name: Amina Osei"}}, {"what", {}}};
}
std::string written(std::string const& name, LetterFacts const& with) { return letter(kFolder, name, Personal(with)); }

TEST(LettersToOwners, AreAllThereAndNameOnlyWhatTheyAreGiven) {
  std::vector<std::string> complaints;
  check_letters(kFolder, complaints);
  EXPECT_THAT(complaints, IsEmpty());
}

TEST(LettersToOwners, SayWhatIsAskedAboutWhomByWhenAndWhere) {
  auto const search = written("search", facts());
  EXPECT_THAT(search, AllOf(HasSubstr("Records team"), HasSubstr("Closed paper files"), HasSubstr("7 December 2026"), HasSubstr("Name: Amina Osei"),
                            HasSubstr("https://rights.example.org/answer/ABC"), HasSubstr("section 173"), HasSubstr("rights@example.org")));
  EXPECT_THAT(search, Not(HasSubstr("Where to look"))) << "nobody said where";
  auto with_places = facts();
  with_places["what"] = {"The card index"};
  EXPECT_THAT(written("search", with_places), AllOf(HasSubstr("Where to look"), HasSubstr("The card index")));
}

TEST(LettersToOwners, ThatAskAgainOrTellOnNameNobody) {
  EXPECT_THAT(written("chase", facts()), Not(HasSubstr("Osei")));
  EXPECT_THAT(written("overdue", facts()), AllOf(Not(HasSubstr("Osei")), HasSubstr("The day to answer was 7 December 2026"), HasSubstr("/answer/")));
  EXPECT_THAT(written("escalate", facts()), AllOf(Not(HasSubstr("Osei")), Not(HasSubstr("/answer/"))));
}

TEST(LettersToOwners, TakeNoMarkupFromWhatTheyAreGiven) {
  auto hostile = facts();
  hostile["about"] = {"Name: # Amina\n\n# A heading of mine {{link}}"};
  auto const search = written("search", hostile);
  EXPECT_THAT(search, HasSubstr("{{link}}")) << "as it was given";
  EXPECT_THAT(search, Not(HasSubstr("\n# A heading of mine")));
}

TEST(LettersToOwners, AreNotWrittenWithoutAFact) {
  auto less = facts();
  less.erase("link");
  EXPECT_THROW(written("search", less), Bug);
  EXPECT_THROW(letter(kFolder + "/no-such-folder", "search", Personal(facts())), Fault);
}

TEST(LettersToOwners, AreCheckedForFactsThatNobodyGives) {
  auto const folder = testing::TempDir() + "letters_to_owners";
  std::filesystem::remove_all(folder);
  std::filesystem::copy(kFolder, folder);
  std::ofstream(folder + "/hold.txt") << "# Stop\n\nBorn {{born}}. {{#about}}\n- {{.}}\n{{/about}}{{>foot}}\n";
  std::filesystem::remove(folder + "/chase.txt");
  std::vector<std::string> complaints;
  check_letters(folder, complaints);
  EXPECT_THAT(complaints, testing::UnorderedElementsAre(folder + "/chase.txt:1: this file is missing", folder + "/hold.txt:3: {{born}} is no fact of a letter to an owner",
                                                        folder + "/hold.txt:5: {{foot}} is no fact of a letter to an owner"));
}

}  // namespace
}  // namespace rightsdesk::commission
