// People nobody knows, by the kinds of writing that were missed: what find-people says without a register.
#include <gmock/gmock.h>

#include "redaction/room.h"

namespace rightsdesk::redaction {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;

TEST(UnknownPeople, AreFoundByInitialsThatDoSomething) {
  EXPECT_THAT(found("Visited at noon. QF denied this. BK phoned her back."), IsSupersetOf({"QF/person/possible", "BK/person/possible"}));
  EXPECT_THAT(found("Sent on Friday. Closed by AO'C."), ElementsAre("AO'C/person/confident"));
  EXPECT_THAT(found("EHCP in draft. CAMHS referral made by the GP. LAC review due."), IsEmpty());
}

TEST(UnknownPeople, AreFoundByOneLetterThatSignsAMessage) {
  EXPECT_THAT(found("Can you ring the school before noon?\n\n-M"), ElementsAre("M/person/confident"));
}

TEST(UnknownPeople, AreFoundBehindATitleThoughAScannerMisreadThem) {
  EXPECT_THAT(found("Her teacher, Miss Carringt0n, is worried."), ElementsAre("Miss Carringt0n/person/confident"));
  EXPECT_THAT(found("Report of Mr Yash Pal Kansal."), ElementsAre("Mr Yash Pal Kansal/person/confident"));
}

TEST(UnknownPeople, AreFoundAgainInCapitalsAndBehindAnInitial) {
  EXPECT_THAT(found("Seen: Carl Reeves.\nICPC. REEVES did not attend.\nC Reeves to have contact."),
              ElementsAre("Carl Reeves/person/confident", "REEVES/person/possible", "C Reeves/person/possible"));
}

TEST(UnknownPeople, AreFoundInLowerCaseAndInCapitals) {
  EXPECT_THAT(found("spoke to rokeya about delroy, they will ring"), ElementsAre("rokeya/person/confident", "delroy/person/confident"));
  EXPECT_THAT(found("ASKED ARDIT TO RING ELIRA LEWANDOWSKA BACK TODAY"), ElementsAre("ARDIT/person/confident", "ELIRA LEWANDOWSKA/person/confident"));
}

TEST(UnknownPeople, AreFoundInHeadersListsAndSignOffs) {
  EXPECT_THAT(found("From: Rokeya Tshala\nTo: Ardit Mbuyi; Nsimba Delroy\nSubject: rent"),
              ElementsAre("Rokeya Tshala/person/confident", "Ardit Mbuyi/person/confident", "Nsimba Delroy/person/confident"));
  EXPECT_THAT(found("Attendees:\nMohibur Nirav\nElira Lewandowska (chair)\nT. Okwuosa"),
              ElementsAre("Mohibur Nirav/person/confident", "Elira Lewandowska/person/confident", "T. Okwuosa/person/confident"));
  EXPECT_THAT(found("The rent is paid.\n\nKind regards,\nTshala"), ElementsAre("Tshala/person/confident"));
}

TEST(UnknownPeople, AreFoundWhereTheNameHasParticlesHyphensAndPossessives) {
  EXPECT_THAT(found("Seen by Elira van der Lewandowska and Mary Jane O'Tshala."),
              ElementsAre("Elira van der Lewandowska/person/confident", "Mary Jane O'Tshala/person/confident"));
  EXPECT_THAT(found("It was Nirav's idea; Mbuyi-Okoro agreed."), ElementsAre("Nirav/person/confident", "Mbuyi-Okoro/person/confident"));
}

TEST(UnknownPeople, AreNoMoreThanPossibleWhereABusinessOrAStormBearsTheName) {
  EXPECT_THAT(found("Met at Britt's Pizza on Monday."), ElementsAre("Britt/person/possible"));
  EXPECT_THAT(found("Storm Eunice took the roof off."), ElementsAre("Storm Eunice/person/possible"));
}

TEST(SuspectWords, AreShownForEyesAndNotAsNames) {
  EXPECT_THAT(found("The boiler is a Worcester Enervolt 30."), IsEmpty());
  EXPECT_THAT(found("The boiler is a Worcester Enervolt 30.", {}, Tier::suspect), ElementsAre("Enervolt/person/suspect"));
}

TEST(AName, IsSaidToStandElsewhereOnlyWhereItDoes) {
  auto const rules = [](std::string const& text) {
    std::vector<std::string> out;
    auto const mentions = mentions_in(text, {});
    for (auto const& step : mentions.front().because) out.push_back(step.rule);
    return out;
  };
  EXPECT_THAT(rules("Mrs Okwuosa rang."), ElementsAre("names.title", "names.model"));
  EXPECT_THAT(rules("Okwuosa rang. Later Mrs Okwuosa came."), testing::Contains("names.again"));
}

}  // namespace
}  // namespace rightsdesk::redaction
