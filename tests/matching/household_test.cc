// What all systems together know of the subject and of who lives at the door.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "matching/judge_all.h"
#include "matching/people.h"

namespace rightsdesk::matching {
namespace {

using testing::HasSubstr;

constexpr char const* kBorn = "1975-04-10";
constexpr char const* kHome = "14 High Street, Barking";

person::Description stefan() {
  auto out = somebody("Stefan", "Ionescu", kBorn, kHome);
  out.sex = "male";
  return out;
}

/// A council tax account: no date of birth, begun on `since`.
Candidate account(std::string const& holders, char const* since) {
  person::Description described;
  described.names = {{holders}};
  described.addresses = {{kHome, "IG11 7LU"}};
  auto out = on_file("account", described, "council-tax");
  out.adult_since = parse_date(since);
  return out;
}

Match find(person::Description const& subject, std::vector<Candidate> const& found, std::string const& key) {
  auto const ranking = judge_all(subject, found, shipped());
  auto const at = std::find_if(ranking.matches.begin(), ranking.matches.end(), [&](Match const& m) { return m.key == key; });
  ENSURE(at != ranking.matches.end(), "every candidate is in the ranking");
  return *at;
}
Match account_among(std::vector<Candidate> const& found) { return find(stefan(), found, "account"); }

TEST(AnInitialAtTheDoor, IsProposedWhereTheRecordBeganLongAfterTheSubjectGrewUpAndSaysItsDanger) {
  auto const match = account_among({account("MR S IONESCU", "2000-04-10")});
  EXPECT_EQ(match.verdict, Verdict::proposed);
  EXPECT_THAT(in_words(match.because), HasSubstr("danger.initial: Only an initial names the holder"));
  auto undated = account("MR S IONESCU", "2000-04-10");
  undated.adult_since.reset();
  EXPECT_EQ(account_among({undated}).verdict, Verdict::possible);
}

TEST(AnInitialAtTheDoor, StaysWithAPersonWhereItFitsAnotherOfTheHousehold) {
  auto const mine = account("S IONESCU", "2004-04-10");
  auto sofia = somebody("Sofia", "Ionescu", "1976-02-02", kHome);
  EXPECT_EQ(account_among({mine, on_file("wife", sofia)}).verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(account_among({mine, on_file("wife", sofia)}).because, "rival.household"));
  EXPECT_EQ(account_among({mine, on_file("wife", somebody("Anna", "Ionescu", "1976-02-02", kHome))}).verdict, Verdict::proposed);
  sofia.sex = "female";
  EXPECT_EQ(account_among({account("MR S IONESCU", "2004-04-10"), on_file("wife", sofia)}).verdict, Verdict::proposed) << "Mr is not Sofia";
}

TEST(AnInitialAtTheDoor, StaysWithAPersonWhereATwinHasIt) {
  EXPECT_EQ(account_among({account("MR S IONESCU", "2004-04-10"), on_file("twin", somebody("Simon", "Ionescu", kBorn, kHome))}).verdict,
            Verdict::possible);
}

TEST(AnInitialAtTheDoor, StaysWithAPersonWhereTheContactIsAnothersUnlessTheAccountIsJoint) {
  auto subject = stefan();
  subject.phones = {"07700 900123"};
  auto alone = account("MR S IONESCU", "2004-04-10");
  alone.described.phones = {"07700 900777"};
  EXPECT_EQ(find(subject, {alone}, "account").verdict, Verdict::possible);
  auto joint = account("MRS A IONESCU & MR S IONESCU", "2004-04-10");
  joint.described.phones = {"07700 900777"};
  EXPECT_EQ(find(subject, {joint}, "account").verdict, Verdict::proposed);
}

TEST(AnInitialAtTheDoor, OfAnAdultUnder25StaysWithAPersonWhereAParentMayLive) {
  auto const mine = account("MR S IONESCU", "1996-04-10");
  EXPECT_EQ(account_among({mine}).verdict, Verdict::proposed) << "21, and nobody older is on record there";
  EXPECT_EQ(account_among({mine, on_file("mother", somebody("Maria", "Ionescu", "1959-02-02", kHome))}).verdict, Verdict::possible);
  EXPECT_EQ(account_among({account("MR S IONESCU", "1996-04-09")}).verdict, Verdict::possible) << "20: with a parent, it may be";
}

TEST(AnInitialAtTheDoor, OfAYoungAdultIsProposedOnlyWhereTheHouseholdIsKnownAndNobodyThereIsOlder) {
  auto const mine = account("MR S IONESCU", "1995-04-10");
  EXPECT_EQ(account_among({mine}).verdict, Verdict::possible);
  std::vector<Candidate> found{mine, on_file("tenancy", stefan(), "housing")};
  EXPECT_EQ(account_among(found).verdict, Verdict::proposed);
  found.push_back(on_file("mother", somebody("Maria", "Ionescu", "1959-02-02", kHome)));
  EXPECT_EQ(account_among(found).verdict, Verdict::possible);
}

TEST(ANameAtTheDoor, OfAYoungAdultIsProposedWhereNobodyThereIsOlderAndSaysItsDanger) {
  std::vector<Candidate> found{account("MR STEFAN IONESCU", "1995-04-10")};
  EXPECT_EQ(account_among(found).verdict, Verdict::proposed);
  EXPECT_TRUE(has_rule(account_among(found).because, "danger.young"));
  found.push_back(on_file("mother", somebody("Maria", "Ionescu", "1955-02-02", kHome)));
  EXPECT_EQ(account_among(found).verdict, Verdict::possible);
  auto undated = account("MR STEFAN IONESCU", "1995-04-10");
  undated.adult_since.reset();
  EXPECT_EQ(account_among({undated, on_file("tenancy", stefan(), "housing")}).verdict, Verdict::possible) << "a father's, it may be";
}

TEST(ANameAtTheDoor, OfAYoungAdultStaysWithAPersonBesideAnothersContactEvenOnAJointAccount) {
  auto subject = stefan();
  subject.phones = {"07700 900123"};
  auto joint = account("MRS M IONESCU & MR STEFAN IONESCU", "1995-04-10");
  EXPECT_EQ(find(subject, {joint}, "account").verdict, Verdict::proposed);
  joint.described.phones = {"07700 900777"};
  EXPECT_EQ(find(subject, {joint}, "account").verdict, Verdict::possible) << "his parents', it may be";
}

TEST(AnAccountOfAYoungAdult, IsTheirsWhereItsOtherHolderIsOfTheirAge) {
  auto const joint = account("MRS A IONESCU & MR S IONESCU", "1994-04-10");
  EXPECT_EQ(account_among({joint}).verdict, Verdict::possible);
  EXPECT_EQ(account_among({joint, on_file("wife", somebody("Anna", "Ionescu", "1976-02-02", kHome))}).verdict, Verdict::proposed);
  EXPECT_EQ(account_among({joint, on_file("other", somebody("Maria", "Ionescu", "1976-02-02", kHome))}).verdict, Verdict::possible) << "not the other holder";
  EXPECT_EQ(account_among({joint, on_file("mother", somebody("Anna", "Ionescu", "1955-02-02", kHome))}).verdict, Verdict::possible);
  EXPECT_EQ(account_among({joint, on_file("wife", somebody("Anna", "Ionescu", "02-Feb-76", kHome))}).verdict, Verdict::possible) << "1876 or 1976: her age is not known";
}

TEST(ANameAtTheDoor, StaysWithAPersonWhereAParentBearsItAndCouldHaveHeldTheAccount) {
  auto father = somebody("Stefan", "Ionescu", "1950-02-02", kHome);
  std::vector<Candidate> found{account("MR S IONESCU", "2004-04-10"), on_file("father", father)};
  EXPECT_EQ(account_among(found).verdict, Verdict::possible);
  found[1].described.addresses = {{"", "IG11 7LU"}};
  EXPECT_EQ(account_among(found).verdict, Verdict::possible) << "a system that keeps no more than a postcode: he may live here";
  found[1].described.addresses = {{"3 Mill Lane", "M1 1AE"}};
  EXPECT_EQ(account_among(found).verdict, Verdict::proposed);
  EXPECT_EQ(account_among({account("MR STEFAN IONESCU", "1980-04-10")}).verdict, Verdict::possible) << "he was five";
}

TEST(ANameAtTheDoor, IsTheEldersWhereAChildOfThatNameLivesThereToo) {
  auto const son = somebody("Stefan", "Ionescu", "1996-02-02", kHome);
  auto const mine = account("MR STEFAN IONESCU", "2015-04-10");
  EXPECT_EQ(account_among({mine, on_file("son", son)}).verdict, Verdict::proposed) << "the son was 19, and the father lives there";
  EXPECT_EQ(find(son, {mine, on_file("father", stefan())}, "account").verdict, Verdict::possible);
  auto const brother = somebody("Stefan", "Ionescu", "1985-02-02", kHome);
  EXPECT_EQ(account_among({mine, on_file("brother", brother)}).verdict, Verdict::possible) << "ten years younger is no child of his";
}

TEST(ANameAtTheDoor, IsNoChildsWhoseYearHasTwoDigits) {
  auto const pupil = somebody("Stefan", "Ionescu", "11-May-11", kHome);
  EXPECT_EQ(account_among({account("MR STEFAN IONESCU", "2019-04-10"), on_file("pupil", pupil, "education")}).verdict, Verdict::proposed)
      << "1911 would make him 107 when it began";
  auto const either = somebody("Stefan", "Ionescu", "11-May-30", kHome);
  EXPECT_EQ(account_among({account("MR STEFAN IONESCU", "2015-04-10"), on_file("either", either, "education")}).verdict, Verdict::possible) << "85, or not born";
}

TEST(ASlipAtTheDoor, IsTakenLikeAnInitialWhereNobodyElseBearsIt) {
  auto written = account("MR STEFNA IONESCU", "2004-04-10");
  EXPECT_EQ(account_among({written}).verdict, Verdict::possible);
  written.bearers = Bearers::counted;
  EXPECT_EQ(account_among({written}).verdict, Verdict::proposed);
  EXPECT_TRUE(has_rule(account_among({written}).because, "danger.slip"));
}

TEST(AnotherFamilyName, IsTakenAtTheDoorByTheForenameAndAContactOfTheSubjectsOwn) {
  auto subject = somebody("Ioana", "Ionescu", kBorn, kHome);
  subject.phones = {"07700 900123"};
  auto before = account("MISS IOANA POPA", "2004-04-10");
  EXPECT_EQ(find(subject, {before}, "account").verdict, Verdict::possible);
  before.described.phones = {"07700 900123"};
  EXPECT_EQ(find(subject, {before}, "account").verdict, Verdict::proposed);
  EXPECT_TRUE(has_rule(find(subject, {before}, "account").because, "danger.renamed"));
  before.described.names = {{"MISS I POPA"}};
  EXPECT_EQ(find(subject, {before}, "account").verdict, Verdict::possible) << "an initial under another family name";
}

TEST(ANameAndAContact, AreEnoughWhereNoAddressAndNoDayIsHeldAndSayTheirDanger) {
  auto subject = stefan();
  subject.phones = {"07700 900123"};
  auto card = on_file("card", somebody("Stefan", "Ionescu"), "housing");
  card.described.phones = {"07700 900123"};
  EXPECT_EQ(find(subject, {card}, "card").verdict, Verdict::proposed);
  EXPECT_TRUE(has_rule(find(subject, {card}, "card").because, "danger.contact-alone"));
  card.described.phones = {"020 7946 0123"};
  subject.phones.push_back("020 7946 0123");
  EXPECT_EQ(find(subject, {card}, "card").verdict, Verdict::possible) << "the telephone of a home is its household's";
  auto const father = on_file("father", [] { auto out = somebody("Stefan", "Ionescu", "1950-02-02", kHome); out.phones = {"07700 900123"}; return out; }());
  card.described.phones = {"07700 900123"};
  EXPECT_EQ(find(subject, {card, father}, "card").verdict, Verdict::possible) << "his father is known to share it";
}

TEST(ANumberUnderAnotherName, IsNoReasonAgainstARecordThatRestsOnNone) {
  auto const subject = with_number(stefan(), "nino", "AB123456C");
  auto const confused = on_file("claim", with_number(somebody("Maria", "Ionescu", "1980-02-02"), "nino", "AB123456C"), "benefits");
  EXPECT_EQ(find(subject, {account("MR S IONESCU", "2004-04-10"), confused}, "account").verdict, Verdict::proposed);
  auto const by_number = on_file("own", with_number(somebody("Stefan", "Ionescu"), "nino", "AB123456C"), "benefits");
  EXPECT_EQ(find(subject, {by_number, confused}, "own").verdict, Verdict::possible) << "whose number it is nothing tells";
}

Candidate bare(std::string const& key, std::string const& source) { return on_file(key, somebody("Stefan", "Ionescu", kBorn), source); }

TEST(ANameAndADay, AreProposedWhereOtherSystemsKnowTheSubjectAndNobodyElseOfThem) {
  EXPECT_EQ(find(stefan(), {bare("claim", "benefits")}, "claim").verdict, Verdict::possible);
  std::vector<Candidate> found{bare("claim", "benefits"), on_file("own", stefan(), "housing")};
  EXPECT_EQ(find(stefan(), found, "claim").verdict, Verdict::proposed);
  EXPECT_TRUE(has_rule(find(stefan(), found, "claim").because, "danger.name-and-day"));
  auto elsewhere = stefan();
  elsewhere.addresses = {{"3 Mill Lane", "M1 1AE"}};
  found.push_back(on_file("namesake", elsewhere, "library"));
  EXPECT_EQ(find(stefan(), found, "claim").verdict, Verdict::possible) << "a namesake of one day lives elsewhere";
}

TEST(ANameAndADay, AreProposedInOneListThatCountsSoManyAndHoldsNobodyLikeThem) {
  auto claim = bare("claim", "benefits");
  claim.bearers = Bearers::counted;
  EXPECT_EQ(find(stefan(), {claim}, "claim").verdict, Verdict::proposed);
  auto like = on_file("like", somebody("Stefan", "Ionescu", "1975-10-04"), "benefits");
  EXPECT_EQ(find(stefan(), {claim, like}, "claim").verdict, Verdict::possible) << "day and month turned round: one of the two is another's";
  auto const others = on_file("wife", somebody("Anna", "Ionescu", "1976-02-02", kHome), "housing");
  EXPECT_EQ(find(stefan(), {claim, others}, "claim").verdict, Verdict::possible) << "of several systems none knows them by their day";
}

TEST(ANameAndADay, OfACommonNameOrBesideAnotherContactStayWithAPerson) {
  auto const common = somebody("John", "Smith", kBorn, kHome);
  auto claim = on_file("claim", somebody("John", "Smith", kBorn), "benefits");
  claim.bearers = Bearers::counted;
  EXPECT_EQ(find(common, {claim}, "claim").verdict, Verdict::possible);
  auto subject = stefan();
  subject.phones = {"07700 900123"};
  auto other = bare("claim", "benefits");
  other.bearers = Bearers::counted;
  other.described.phones = {"07700 900777"};
  EXPECT_EQ(find(subject, {other}, "claim").verdict, Verdict::possible);
}

TEST(ANameAndADay, NeverProposeATwin) {
  auto twin = on_file("twin", somebody("Simon", "Ionescu", kBorn), "benefits");
  twin.bearers = Bearers::counted;
  EXPECT_EQ(find(stefan(), {twin, on_file("own", stefan(), "housing")}, "twin").verdict, Verdict::possible);
}

TEST(ASlipOfThePen, IsTakenByAContactOfTheSubjectsOwnWhereNobodyElseBearsIt) {
  auto subject = somebody("Elizabeth", "Kowalska", kBorn, kHome);
  subject.phones = {"07700 900123"};
  auto card = on_file("card", somebody("Elizabteh", "Kowalska", "1975", kHome), "library");
  card.bearers = Bearers::counted;
  EXPECT_EQ(find(subject, {card}, "card").verdict, Verdict::possible);
  card.described.phones = {"07700 900123"};
  EXPECT_EQ(find(subject, {card}, "card").verdict, Verdict::proposed);
  EXPECT_TRUE(has_rule(find(subject, {card}, "card").because, "danger.slip"));
  card.bearers = Bearers::not_counted;
  EXPECT_EQ(find(subject, {card}, "card").verdict, Verdict::possible);
}

TEST(ANamesakeElsewhere, IsToldApartByThePostcodeOrTheContactThatIsTheSubjects) {
  auto subject = stefan();
  subject.phones = {"07700 900123"};
  auto elsewhere = somebody("Stefan", "Ionescu", "1950-02-02", "3 Mill Lane");
  elsewhere.addresses[0].postcode = "M1 1AE";
  auto card = on_file("card", somebody("Stefan", "Ionescu", "1975"), "library");
  card.described.addresses = {{"", "IG11 7LU"}};
  card.described.phones = {"07700 900123"};
  EXPECT_EQ(find(subject, {card, on_file("namesake", elsewhere)}, "card").verdict, Verdict::proposed);
  elsewhere.phones = {"07700 900123"};
  elsewhere.addresses[0].postcode = "IG11 7LU";
  elsewhere.born_as_written = "1975-12-24";
  EXPECT_EQ(find(subject, {card, on_file("namesake", elsewhere)}, "card").verdict, Verdict::possible) << "whose card it is nothing tells";
}

TEST(AnAccountOfAYoungAdult, IsTheirsWhereAChildOfTheFamilyLivesThereAndNobodyOlder) {
  std::vector<Candidate> found{account("MR S IONESCU", "1994-04-10"), on_file("child", somebody("Maria", "Ionescu", "2001-02-02", kHome))};
  EXPECT_EQ(account_among(found).verdict, Verdict::proposed) << "19, and the head of a household since";
  EXPECT_TRUE(has_rule(account_among(found).because, "danger.initial"));
  EXPECT_EQ(account_among({found[0], on_file("lodger", somebody("Maria", "Popa", "2001-02-02", kHome))}).verdict, Verdict::possible) << "no child of the family";
  EXPECT_EQ(account_among({found[0], on_file("sister", somebody("Maria", "Ionescu", "1985-02-02", kHome))}).verdict, Verdict::possible) << "ten years younger";
  EXPECT_EQ(account_among({found[0], on_file("son", somebody("Simon", "Ionescu", "2001-02-02", kHome))}).verdict, Verdict::proposed) << "not born when it began";
  found.push_back(on_file("mother", somebody("Maria", "Ionescu", "1955-02-02", kHome)));
  EXPECT_EQ(account_among(found).verdict, Verdict::possible);
}

TEST(AnInitialAndTheDay, AreProposedAtTheDoorOfWhomAnotherSystemKnowsAndSayTheirDanger) {
  auto const noted = on_file("noted", somebody("S", "Ionescu", kBorn, kHome), "early-help");
  EXPECT_EQ(find(stefan(), {noted}, "noted").verdict, Verdict::possible) << "a twin's, it may be";
  std::vector<Candidate> found{noted, on_file("own", stefan(), "housing")};
  EXPECT_EQ(find(stefan(), found, "noted").verdict, Verdict::proposed);
  EXPECT_TRUE(has_rule(find(stefan(), found, "noted").because, "danger.initial-and-day"));
  found[1].source = "early-help";
  EXPECT_EQ(find(stefan(), found, "noted").verdict, Verdict::possible) << "a system holds a person once";
  found[1].source = "housing";
  auto her = found;
  her[0].described.sex = "female";
  EXPECT_EQ(find(stefan(), her, "noted").verdict, Verdict::possible);
  found.push_back(on_file("twin", somebody("Simon", "Ionescu", kBorn, kHome), "library"));
  EXPECT_EQ(find(stefan(), found, "noted").verdict, Verdict::possible) << "a twin of that initial is known";
}

TEST(AnInitialAndTheDay, AreProposedUnderTheSubjectsSexWhereTheSystemHoldsNobodyElseLikeThem) {
  auto noted = on_file("noted", somebody("S", "Ionescu", kBorn, kHome));
  noted.described.sex = "male";
  EXPECT_EQ(find(stefan(), {noted}, "noted").verdict, Verdict::proposed);
  EXPECT_TRUE(has_rule(find(stefan(), {noted}, "noted").because, "danger.initial-and-day"));
  EXPECT_EQ(find(stefan(), {noted, on_file("again", noted.described)}, "noted").verdict, Verdict::possible) << "a system holds a person once";
  EXPECT_EQ(find(stefan(), {noted, on_file("brother", somebody("Simon", "Ionescu", kBorn, kHome), "health")}, "noted").verdict, Verdict::possible);
  noted.described.addresses = {{"3 Mill Lane", "M1 1AE"}};
  EXPECT_EQ(find(stefan(), {noted}, "noted").verdict, Verdict::possible);
}

TEST(NoForename, IsTakenByDayDoorAndAContactOfTheirOwnWhereAnotherSystemKnowsThem) {
  auto subject = stefan();
  subject.phones = {"07700 900123"};
  auto nameless = on_file("nameless", somebody("", "Ionescu", kBorn, kHome), "benefits");
  nameless.described.phones = {"07700 900123"};
  EXPECT_EQ(find(subject, {nameless}, "nameless").verdict, Verdict::possible);
  std::vector<Candidate> found{nameless, on_file("own", stefan(), "housing"), on_file("wife", somebody("Anna", "Ionescu", "", kHome), "council-tax")};
  EXPECT_EQ(find(subject, found, "nameless").verdict, Verdict::proposed);
  EXPECT_TRUE(has_rule(find(subject, found, "nameless").because, "danger.no-forename"));
  found[2].described.phones = {"07700 900123"};
  EXPECT_EQ(find(subject, found, "nameless").verdict, Verdict::possible) << "she is known to share it";
  found[2] = on_file("twin", somebody("Anna", "Ionescu", kBorn, kHome), "council-tax");
  EXPECT_EQ(find(subject, found, "nameless").verdict, Verdict::possible);
  found[2] = on_file("own-2", stefan(), "library");
  found[0].described.phones.clear();
  EXPECT_EQ(find(subject, found, "nameless").verdict, Verdict::possible) << "day and door alone are a twin's too";
}

TEST(ASlipOfThePen, IsTakenByYearAndPostcodeWhereAnotherSystemKnowsTheSubjectAndNobodyElseBearsIt) {
  auto const subject = somebody("Elizabeth", "Kowalska", kBorn, kHome);
  auto card = on_file("card", somebody("Elizabteh", "Kowalska", "1975"), "library");
  card.described.addresses = {{"", "IG11 7LU"}};
  card.bearers = Bearers::counted;
  EXPECT_EQ(find(subject, {card}, "card").verdict, Verdict::possible);
  std::vector<Candidate> found{card, on_file("own", subject, "housing")};
  EXPECT_EQ(find(subject, found, "card").verdict, Verdict::proposed);
  EXPECT_TRUE(has_rule(find(subject, found, "card").because, "danger.slip"));
  found[0].bearers = Bearers::not_counted;
  EXPECT_EQ(find(subject, found, "card").verdict, Verdict::possible) << "it may be a name";
  found[0].bearers = Bearers::counted;
  found.push_back(on_file("another", subject, "library"));
  EXPECT_EQ(find(subject, found, "card").verdict, Verdict::possible) << "the library holds the subject under their own name";
}

TEST(ASlipOfThePen, IsNotDoubtedForANamesakeWhoHasTheNameAloneAndLivesElsewhere) {
  auto const subject = somebody("Elizabeth", "Kowalska", kBorn, kHome);
  auto written = on_file("written", somebody("Elizabteh", "Kowalska", kBorn, kHome), "housing");
  written.bearers = Bearers::counted;
  auto namesake = on_file("namesake", somebody("Elizabeth", "Kowalska", "", "3 Mill Lane"), "housing");
  namesake.described.addresses[0].postcode = "M1 1AE";
  EXPECT_EQ(find(subject, {written, namesake}, "written").verdict, Verdict::proposed);
  namesake.described.born_as_written = kBorn;
  EXPECT_EQ(find(subject, {written, namesake}, "written").verdict, Verdict::possible) << "the subject, who moved, it may be";
  namesake.described.born_as_written.clear();
  namesake.described.addresses.clear();
  EXPECT_EQ(find(subject, {written, namesake}, "written").verdict, Verdict::possible) << "where they live is not known";
}

TEST(AYearAndAMobile, AreEnoughForTheWholeNameOfWhoMoved) {
  auto subject = stefan();
  subject.phones = {"07700 900123"};
  subject.emails = {"stefan@mail.example"};
  auto card = on_file("card", somebody("Stefan", "Ionescu", "1975", "3 Mill Lane"), "library");
  card.described.addresses[0].postcode = "M1 1AE";
  EXPECT_EQ(find(subject, {card}, "card").verdict, Verdict::possible);
  card.described.emails = {"stefan@mail.example"};
  EXPECT_EQ(find(subject, {card}, "card").verdict, Verdict::possible) << "an address made of a common name is soon another's";
  card.described.phones = {"07700 900123"};
  EXPECT_EQ(find(subject, {card}, "card").verdict, Verdict::proposed);
  card.described.emails = {"another@mail.example"};
  EXPECT_EQ(find(subject, {card}, "card").verdict, Verdict::possible);
}

TEST(AMobile, IsEnoughForTheWholeNameOfWhoMovedWhereNoDayIsHeldAndSaysItsDanger) {
  auto subject = stefan();
  subject.phones = {"07700 900123"};
  auto tenancy = on_file("tenancy", somebody("Stefan", "Ionescu", "", "3 Mill Lane"), "housing");
  tenancy.described.addresses[0].postcode = "M1 1AE";
  EXPECT_EQ(find(subject, {tenancy}, "tenancy").verdict, Verdict::possible);
  tenancy.described.phones = {"07700 900123"};
  EXPECT_EQ(find(subject, {tenancy}, "tenancy").verdict, Verdict::proposed);
  EXPECT_TRUE(has_rule(find(subject, {tenancy}, "tenancy").because, "danger.contact-alone"));
  tenancy.described.names = {{"S Ionescu", "S", "Ionescu"}};
  EXPECT_EQ(find(subject, {tenancy}, "tenancy").verdict, Verdict::possible);
}

TEST(AnInitialAndTheYear, AreProposedAtThePostcodeOfWhomAnotherSystemKnows) {
  auto card = on_file("card", somebody("S", "Ionescu", "1975"), "library");
  card.described.addresses = {{"", "IG11 7LU"}};
  EXPECT_EQ(find(stefan(), {card}, "card").verdict, Verdict::possible);
  std::vector<Candidate> found{card, on_file("own", stefan(), "housing")};
  EXPECT_EQ(find(stefan(), found, "card").verdict, Verdict::proposed);
  found.push_back(on_file("wife", somebody("Sofia", "Ionescu", "", kHome), "council-tax"));
  EXPECT_EQ(find(stefan(), found, "card").verdict, Verdict::possible) << "of what age she is nobody knows";
}

/// A system of people born from `from` to `to`.
YearsKept born_from(int from, int to) {
  YearsKept out;
  for (int year = from; year <= to; ++year) out.set(static_cast<std::size_t>(year % 100));
  return out;
}

TEST(AnUndatedRecordAtTheDoor, IsTheSubjectsWhereTheSystemKeepsNobodyOfAParentsOrAChildsAge) {
  auto const pupil = somebody("Stefan", "Ionescu", "2014-04-10", kHome);
  auto undated = on_file("pupil", somebody("Stefan", "Ionescu", "", kHome), "education");
  EXPECT_EQ(find(pupil, {undated}, "pupil").verdict, Verdict::possible);
  undated.years_kept = born_from(2008, 2024);
  EXPECT_EQ(find(pupil, {undated}, "pupil").verdict, Verdict::proposed);
  EXPECT_TRUE(has_rule(find(pupil, {undated}, "pupil").because, "danger.undated"));
  auto const father = on_file("father", somebody("Stefan", "Ionescu", "1980-02-02", kHome), "housing");
  EXPECT_EQ(find(pupil, {undated, father}, "pupil").verdict, Verdict::proposed) << "no pupil himself";
  EXPECT_EQ(find(father.described, {undated}, "pupil").verdict, Verdict::possible) << "he asks, and the pupil is his son";
  auto everybodys = undated;
  everybodys.years_kept = born_from(1940, 2024);
  EXPECT_EQ(find(pupil, {everybodys}, "pupil").verdict, Verdict::possible);
  undated.described.names = {{"S Ionescu", "S", "Ionescu"}};
  EXPECT_EQ(find(pupil, {undated}, "pupil").verdict, Verdict::possible) << "a brother's or a sister's, it may be";
}

TEST(ARival, IsNoneToAnUndatedRecordOfASystemThatKeepsNobodyOfTheirAge) {
  auto subject = stefan();
  subject.phones = {"07700 900123"};
  subject.emails = {"stefan@mail.example"};
  auto tenancy = on_file("tenancy", somebody("S", "Ionescu", "", kHome), "housing");
  tenancy.described.emails = {"stefan@mail.example"};
  tenancy.described.phones = {"07700 900123"};
  auto const child = on_file("child", somebody("Simon", "Ionescu", "2014-02-02", kHome), "education");
  EXPECT_EQ(find(subject, {tenancy, child}, "tenancy").verdict, Verdict::possible);
  tenancy.years_kept = born_from(1930, 2008);
  EXPECT_EQ(find(subject, {tenancy, child}, "tenancy").verdict, Verdict::proposed);
}

}  // namespace
}  // namespace rightsdesk::matching
