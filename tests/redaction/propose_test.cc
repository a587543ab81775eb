#include "redaction/propose.h"

#include <gmock/gmock.h>

#include "redaction/room.h"

namespace rightsdesk::redaction {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;

std::vector<KnownPerson> family() {
  auto ada = subject({"Adaeze Okoro"});
  ada.described.names.push_back({"Adaeze Nwosu", {}, {}, person::Name::Kind::former});
  ada.described.names.push_back({"Ada", {}, {}, person::Name::Kind::known_as});
  ada.described.phones = {"07700 900999"};
  ada.described.addresses = {{"12 Grace Road, Barking", "IG11 7LU"}};
  ada.described.born = parse_date("2004-05-09");
  auto mother = known("mother", "mother", {"Ngozi Okoro"});
  mother.described.phones = {"+44 7700 900123"};
  mother.described.born = parse_date("1980-03-12");
  mother.described.emails = {"ngozi.o@example.org"};
  auto const neighbour = known("neighbour", "neighbour", {"Joan Mary Pike"});
  return {ada, mother, neighbour, known("worker", "social worker", {"Katarzyna Wiśniewska-Hall"}, Standing::professional)};
}

TEST(KnownPeople, AreFoundByEveryVariantOfTheirName) {
  for (std::string const variant : {"Joan Mary Pike", "Joan Pike", "PIKE, Joan", "Pike Joan", "J. Pike", "J Pike", "Joan P", "Joanie Pike",
                                    "Mrs Pike", "Ms J Pike", "Joan"}) {
    auto const text = "On Monday we heard that " + variant + " had called the office.";
    EXPECT_THAT(found(text, family(), Tier::confident), ElementsAre(variant + "/person/confident")) << variant;
  }
}

TEST(KnownPeople, AreFoundInThePossessiveAcrossLinesAndHyphens) {
  EXPECT_THAT(found("She slept at Joan's flat.", family()), ElementsAre("Joan/person/confident"));
  EXPECT_THAT(found("We asked Joan\nPike about it.", family()), ElementsAre("Joan\nPike/person/confident"));
  EXPECT_THAT(found("We asked Joan Pi-\nke about it.", family()), ElementsAre("Joan Pi-\nke/person/confident"));
  EXPECT_THAT(found("Report by Katarzyna Wisniewska Hall.", family()), ElementsAre("Katarzyna Wisniewska Hall/person/confident"));
  EXPECT_THAT(found("Report by Kasia.", family()), ElementsAre("Kasia/person/confident"));
}

TEST(KnownPeople, HaveTheirOwnPersonInTheMention) {
  auto const mentions = mentions_in("Joan Pike rang. Mrs Okoro was out.", family());
  ASSERT_EQ(mentions.size(), 2U);
  EXPECT_EQ(mentions[0].person, PersonId("neighbour"));
  EXPECT_EQ(mentions[1].person, PersonId("mother"));
  EXPECT_EQ(mentions[1].because.front().rule, "names.known");
}

TEST(KnownPeople, AreFoundThroughScanningErrors) {
  EXPECT_THAT(found("Visit to J0an Pike today.", family()), ElementsAre("J0an Pike/person/confident"));
  EXPECT_THAT(found("Call from Katarzvna Wisniewska-Hall.", family()), ElementsAre("Katarzvna Wisniewska-Hall/person/confident"));
  EXPECT_THAT(found("Met Wisniewsha at school.", family()), ElementsAre("Wisniewsha/person/confident"));
}

TEST(KnownPeople, AreFoundByTheirDetailsInAnyFormat) {
  EXPECT_THAT(found("Mum's number: (07700) 900-123.", family()), ElementsAre("(07700) 900-123/phone/confident"));
  EXPECT_THAT(found("0770090\n0123", family()), ElementsAre("0770090\n0123/phone/confident"));
  EXPECT_THAT(found("ngozi.o @ example.org", family()), ElementsAre("ngozi.o @ example.org/email/confident"));
  EXPECT_THAT(found("seen 12th March 1980 on the form", family()), ElementsAre("12th March 1980/date_of_birth/confident"));
}

TEST(TheSubject, IsNeverProposed) {
  for (std::string const text : {"Adaeze Okoro attended.", "Ada's placement.", "OKORO, Adaeze", "A. Okoro", "adaeze was well",
                                 "Adaeze Nwosu as she then was", "Okoro family file", "Adaeze Chioma Okoro signed.", "Dear Adaeze",
                                 "Subject: Adaeze", "To: adaeze.okoro@example.org", "Tel 07700 900 999", "at 12 Grace Rd, Barking, IG11 7LU",
                                 "DOB: 09/05/2004", "Adaeze said she was happy"}) {
    EXPECT_THAT(found(text, family(), Tier::suspect), IsEmpty()) << text;
  }
}

TEST(TheSubject, IsAtMostSuspectWhereMisspelt) {
  EXPECT_THAT(found("We saw Adaese Okoro.", family(), Tier::suspect), ElementsAre("Adaese Okoro/person/suspect"));
  EXPECT_THAT(found("We saw Adaeze Okora.", family(), Tier::suspect), ElementsAre("Adaeze Okora/person/suspect"));
  EXPECT_THAT(found("Conn0r slept. We asked Connon about it. Mr B1ake rang.", {subject({"Connor Blake"})}), IsEmpty());
}

TEST(TheSubject, HidesNobodyWhoseNameDiffersByALetter) {
  EXPECT_THAT(found("We saw Daniela Okoro.", {subject({"Daniel Okoro"})}), ElementsAre("Daniela Okoro/person/possible"));
}

TEST(TheSubject, DoesNotHideARelativeOfTheSameName) {
  EXPECT_THAT(found("Mrs Okoro shouted.", family()), ElementsAre("Mrs Okoro/person/confident"));
  EXPECT_THAT(found("Mr Okoro left.", family()), ElementsAre("Mr Okoro/person/possible"));
  EXPECT_THAT(found("Her brother Emeka Okoro came.", family()), ElementsAre("Emeka Okoro/person/confident"));
  EXPECT_THAT(found("Adaeze Thompson is in the year above.", family()), ElementsAre("Adaeze Thompson/person/possible"));
}

TEST(TheSubject, DoesNotHideTheMotherWhoseNameTheyHadBeforeTheirOwn) {
  auto zoe = subject({"Zoe Wisniewska"});
  zoe.described.names.push_back({"Baby 1 of Halina Wisniewska", {}, {}, person::Name::Kind::former});
  auto const mother = known("mother", "mother", {"Halina Wisniewska"});
  EXPECT_THAT(found("Halina Wisniewska slept. Zoe was fed by Halina.", {zoe, mother}), ElementsAre("Halina Wisniewska/person/confident", "Halina/person/confident"));
  auto const mentions = mentions_in("Halina Wisniewska slept.", {zoe, mother, known("twin", "twin", {"Baby 2 of Halina Wisniewska"})});
  ASSERT_EQ(mentions.size(), 1U);
  EXPECT_EQ(mentions.front().person, PersonId("mother")) << "and no child of hers";
}

TEST(UnknownPeople, AreFoundByTitlesRelationsGreetingsAndHeaders) {
  EXPECT_THAT(found("PC Harrow took notes."), ElementsAre("PC Harrow/person/confident"));
  EXPECT_THAT(found("Spoke to Mrs K about it."), ElementsAre("Mrs K/person/confident"));
  EXPECT_THAT(found("her neighbour Joan Pike complained"), ElementsAre("Joan Pike/person/confident"));
  EXPECT_THAT(found("She saw her maternal aunt Rose there."), ElementsAre("Rose/person/confident"));
  EXPECT_THAT(found("Dear Tunde\nThank you.\nKind regards,\nMarek"), ElementsAre("Tunde/person/confident", "Marek/person/confident"));
  EXPECT_THAT(found("From: Priya Shah\nTo: Lewandowska, Ewa; Tariq Aziz"),
              IsSupersetOf({"Priya Shah/person/confident", "Ewa/person/confident", "Lewandowska/person/confident", "Tariq Aziz/person/confident"}));
  EXPECT_THAT(found("Seen by Zbigniew (her uncle)."), ElementsAre("Zbigniew/person/confident"));
}

TEST(UnknownPeople, AreFoundAgainWhereOnlyOneWordOfTheirNameStands) {
  EXPECT_THAT(found("Mrs Tshala Mbuyi came in. We think that Mbuyi was upset."),
              ElementsAre("Mrs Tshala Mbuyi/person/confident", "Mbuyi/person/confident"));
}

TEST(PlacesAndWords, AreNotTakenForPeople) {
  for (std::string const text : {"The bus stops at Grace Road.", "Hope House was full.", "She will go in May.", "Will you come?",
                                 "Barking Hospital rang on Monday.", "The Eastbrook School nurse.", "March was quiet.",
                                 "She attended Mercy Court in June."}) {
    EXPECT_THAT(found(text, {}, Tier::possible), IsEmpty()) << text;
  }
}

TEST(PlacesAndWords, DoNotHideAPersonWhoseNameTheyAre) {
  auto const people = std::vector{subject({"Adaeze Okoro"}), known("g", "sister", {"Grace Okoro"}), known("w", "brother", {"Will Okoro"})};
  EXPECT_THAT(found("We met Grace at Grace Road.", people), ElementsAre("Grace/person/confident"));
  EXPECT_THAT(found("He will see Will later.", people), ElementsAre("Will/person/confident"));
}

TEST(TheSubject, KeepsTheDateOfBirthRightAfterTheName) {
  auto const people = std::vector{subject({"Adaeze Okoro"})};
  EXPECT_THAT(found("Adaeze Okoro, DOB 09/05/2004.", people), IsEmpty());
  EXPECT_THAT(found("Adaeze and her brother, DOB 09/05/2004.", people), ElementsAre("09/05/2004/date_of_birth/confident"));
  EXPECT_THAT(found("Adaeze Okoro, DOB 01/01/2001.", family()), ElementsAre("01/01/2001/date_of_birth/confident"));
}

TEST(Registers, HoldDatesOfBirthUnderTheirHeading) {
  EXPECT_THAT(found("Name\tDOB\tSeen\nZara Khan\t11/11/2008\t02/03/2012\nAdaeze\t09/05/2004\t02/03/2012", family()),
              ElementsAre("Zara Khan/person/confident", "11/11/2008/date_of_birth/confident"));
  EXPECT_THAT(found("Name DOB\nZara Khan 11/11/2008\n\nSeen on 02/03/2012", family()),
              ElementsAre("Zara Khan/person/confident", "11/11/2008/date_of_birth/possible"));
}

TEST(Passages, ThatIdentifyWithoutNamingArePossible) {
  EXPECT_THAT(found("Call from her neighbour at number 12 again."), Contains("her neighbour at number 12/passage/possible"));
  EXPECT_THAT(found("It came from an anonymous caller."), ElementsAre("an anonymous caller/passage/possible"));
}

TEST(Passages, GiveWayToANameInsideThem) {
  EXPECT_THAT(found("The referrer is a friend of Joan Pike.", family()), Contains("Joan Pike/person/confident"));
}

TEST(Offsets, CountCodePoints) {
  std::string const text = "😀 Žofia Dvořáková 👩‍👧 rang Mrs Ünal.";
  auto const mentions = mentions_in(text, {known("z", "aunt", {"Zofia Dvorakova"})});
  ASSERT_EQ(mentions.size(), 2U);
  EXPECT_EQ(mentions[0].place.begin, 2U);
  EXPECT_EQ(mentions[0].place.end, 17U);
  EXPECT_EQ(slice(text, mentions[1].place.begin, mentions[1].place.end), "Mrs Ünal");
}

TEST(Offsets, HoldForDecomposedLettersAndInvalidBytes) {
  std::string const text = "\xFF\xFE Zofia\u0301 Pike";
  auto const mentions = mentions_in(text, {known("z", "aunt", {"Zofiá Pike"})});
  ASSERT_EQ(mentions.size(), 1U);
  EXPECT_EQ(mentions[0].place.begin, 3U);
  EXPECT_EQ(mentions[0].place.end, 14U);
}

TEST(Proposals, AreTheSameEveryTimeSortedAndApart) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "Joan Pike of 14 Mill Lane (07700 900123) met Mr Okoro and aunt Rose, DOB 12/03/1980.\n";
  auto const first = mentions_in(text, family()), second = mentions_in(text, family());
  ASSERT_EQ(first.size(), second.size());
  EXPECT_GE(first.size(), 1000U);
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].place, second[i].place);
    EXPECT_EQ(first[i].tier, second[i].tier);
    EXPECT_FALSE(first[i].because.empty());
    if (i > 0) { EXPECT_LE(first[i - 1].place.end, first[i].place.begin); }
  }
}

TEST(Proposals, SurviveHostileText) {
  EXPECT_THAT(found("", family()), IsEmpty());
  EXPECT_NO_THROW(mentions_in(std::string(1'000'000, 'A'), family()));
  std::string initials;
  for (int i = 0; i < 50'000; ++i) initials += "J. ";
  EXPECT_NO_THROW(mentions_in(initials, family()));
  std::string brackets(200'000, '(');
  EXPECT_NO_THROW(mentions_in(brackets, family()));
}

TEST(ACaseSystemsRecord, NamesItsFieldsAndNumbersWithoutNamingAnybody) {
  EXPECT_THAT(found("Tenancy: joint\nHousehold:\n  Person id: H900002\n  Relation: tenant\n  Given: Halina\n"),
              ElementsAre("H900002/case_number/possible", "Halina/person/confident"));
}

TEST(ARegister, HasMarksOfAttendanceInItsCells) {
  EXPECT_THAT(found("No\tName\tTelephone\t14 Jan\t11 Feb\n1\tIfeoluwa Bankole\t07700 900101\tY\tN\n2\tRukhsana Nawaz\t07700 900103\tP\tY\n"),
              ElementsAre("Ifeoluwa Bankole/person/confident", "07700 900101/phone/confident", "Rukhsana Nawaz/person/confident",
                          "07700 900103/phone/confident"));
}

}  // namespace
}  // namespace rightsdesk::redaction
