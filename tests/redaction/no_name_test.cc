// What a case file is full of and nobody is called: letters, times, labels, values of forms, short forms. Most are not even suspected.
#include <gmock/gmock.h>

#include "redaction/room.h"

namespace rightsdesk::redaction {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> suspected(std::string const& text) { return found(text, {}, Tier::suspect); }

TEST(ALetterAlone, IsNoNameWhereItIsAWordOrJoinedToAnother) {
  EXPECT_THAT(suspected("She asked who reads what I write. I said she can ask for it when she is grown up."), IsEmpty());
  EXPECT_THAT(suspected("Notification from A&E: attended with a cut above one eye."), IsEmpty());
  EXPECT_THAT(found("School\tY\tN\nHealth\tN\tY\n"), IsEmpty());
}

TEST(ALetterAlone, IsANameWhereItSignsOrIsDotted) {
  EXPECT_THAT(found("Seen by I. Grabowska on Friday."), ElementsAre("I. Grabowska/person/confident"));
  EXPECT_THAT(found("Can you ring the school before noon?\n\n-I"), ElementsAre("I/person/possible"));
}

TEST(ATime, IsNoName) { EXPECT_THAT(suspected("Unannounced visit at 6pm. Nobody opened the door."), IsEmpty()); }

TEST(AValueOfAForm, IsNoNameWhereItIsAnEnglishWord) {
  EXPECT_THAT(found("Note type: Health\nReason: Placement\nAgency: Social"), IsEmpty());
  EXPECT_THAT(found("Name of child: Grabowska\n"), ElementsAre("Grabowska/person/confident"));
}

TEST(ARoleBehindAName, IsNoName) {
  EXPECT_THAT(suspected("T/C from twin\nDate: 7 September 2021\nAuthor: Kelechi Nwosu, Personal adviser\nNote type: Telephone call"), ElementsAre("Kelechi Nwosu/person/confident"));
  EXPECT_THAT(suspected("Author: Priya Raman, Social worker\n"), ElementsAre("Priya Raman/person/confident"));
}

TEST(TheWordsOfTheField, AreNoNames) {
  EXPECT_THAT(suspected("TAF meeting. The school nurse has seen them about headlice. They want rehousing. Steady along the ninth centile."), IsEmpty());
  EXPECT_THAT(suspected("Joint visit with the HV. UPN to follow. EHE form sent to CSC."), IsEmpty());
}

TEST(TheFirstWordOfASentence, IsNoMoreThanSuspectedWhereItIsAnEnglishWord) {
  EXPECT_THAT(found("It no longer works.\nWritten up from my notebook. Food bank voucher given. Case remains open."), IsEmpty());
}

TEST(ANameThatIsAWord, IsNoNameWhereItIsWrittenSmallAndMeansTheWord) {
  EXPECT_THAT(suspected("Action: check with housing. Action: chase the surgery. I saw no bruises or marks."), IsEmpty());
  EXPECT_THAT(found("There was a card from Hope and one from Mrs Marks."), Contains("Mrs Marks/person/confident"));
}

}  // namespace
}  // namespace rightsdesk::redaction
