#include "redaction/labelled.h"

#include <gmock/gmock.h>

#include <iostream>

namespace rightsdesk::redaction {
namespace {

Score score_of_all(std::string const& half) {
  Score all;
  std::map<std::string, Score> kinds;
  for (auto const& page : labelled_pages(half)) {
    score(page, all);
    score(page, kinds[page.kind]);
  }
  for (auto const& [kind, score] : kinds) std::cout << kind << ": " << in_words(score) << '\n';
  std::cout << "all: " << in_words(all) << '\n';
  return all;
}

void expect_what_a_council_needs(Score const& found) {
  EXPECT_GE(found.known.share(), 0.97);    // every third party the case system knows
  EXPECT_GE(found.details.share(), 0.97);  // and their phones, addresses, e-mails and births
  EXPECT_GE(found.unknown.share(), 0.85);  // people it does not know
  EXPECT_GE(found.unaided.share(), 0.85);  // anybody, where it knows nobody but the subject
  EXPECT_LE(found.subjects.share(), 0.01);
  EXPECT_LE(1000.0 * found.wrong / found.words, 3);  // places and ordinary words taken for people beyond doubt
}

TEST(TextsOfACouncil, OnWhichTheRulesWereTunedAreReadAsWellAsItNeeds) { expect_what_a_council_needs(score_of_all("tune")); }

TEST(TextsOfACouncil, KeptForReportingAreReadAsWellAsItNeeds) {
  EXPECT_EQ(labelled_pages("report").size(), 33U);
  expect_what_a_council_needs(score_of_all("report"));
}

TEST(UnknownPeople, AreFoundByInitialsOnceNamed) {
  EXPECT_THAT(found("Present: Helen Crabbe. It was agreed that HC will ring."),
              testing::ElementsAre("Helen Crabbe/person/confident", "HC/person/possible"));
  EXPECT_THAT(found("Present: Tara Crabbe. The TC came at noon.", {subject({"Theo Cole"})}), testing::ElementsAre("Tara Crabbe/person/confident"));
}

TEST(UnknownPeople, AreFoundBehindACollarNumber) {
  EXPECT_THAT(found("Seen by PC 8842 Gibbons at noon."), testing::ElementsAre("PC 8842 Gibbons/person/confident"));
  auto const sergeant = std::vector{subject({"Ada Okoro"}), known("g", "police officer", {"Ann Gibbons"})};
  EXPECT_THAT(found("Seen by PC 8842 Gibbons at noon.", sergeant), testing::ElementsAre("PC 8842 Gibbons/person/confident"));
}

TEST(UnknownPeople, AreFoundWhereTheyCloseAMessageWithoutFarewell) {
  EXPECT_THAT(found("Can you log it?\nBridge x\n> On 4 May you wrote:\n> fine"), testing::ElementsAre("Bridge/person/possible"));
  EXPECT_THAT(found("The meeting was long.\nHope House\nIt went on."), testing::IsEmpty());
}

TEST(UnknownPeople, BehindWhomADateStandsMayBeBornThen) {
  EXPECT_THAT(found("Suspect: Jason Tooley 03/03/1985. Seen 04/04/2020."),
              testing::ElementsAre("Jason Tooley/person/confident", "03/03/1985/date_of_birth/possible"));
}

TEST(ARelative, IsFoundByTheSubjectsFamilyName) {
  auto const child = std::vector{subject({"Olivia Marsh"})};
  EXPECT_THAT(found("Olivia was late. Her mum, Mrs Marsh, rang.", child), testing::ElementsAre("Mrs Marsh/person/possible"));
  auto const adult = std::vector{subject({"Dorothy Lamb"}), known("k", "son", {"Kevin Lamb"})};
  EXPECT_THAT(found("Dorothy fell. Mrs Lamb has capacity.", adult), testing::IsEmpty());
}

TEST(TheSubject, IsNotProposedUnderADoubleNameOrByInitials) {
  EXPECT_THAT(found("Ellie-Mae was late. ES said so.", {subject({"Ellie-Mae Stokes"})}), testing::IsEmpty());
  EXPECT_THAT(found("The nurse saw Rose. Rosie May slept.", {subject({"Rosie May Hart"}), known("r", "grandmother", {"Rose Hart"})}),
              testing::ElementsAre("Rose/person/confident"));
}

}  // namespace
}  // namespace rightsdesk::redaction
