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

TEST(ANameAtTheDoor, OfAYoungAdultIsProposedWhereTheHouseholdIsKnownAndSaysItsDanger) {
  std::vector<Candidate> found{account("MR STEFAN IONESCU", "1995-04-10")};
  EXPECT_EQ(account_among(found).verdict, Verdict::possible);
  found.push_back(on_file("tenancy", stefan(), "housing"));
  EXPECT_EQ(account_among(found).verdict, Verdict::proposed);
  EXPECT_TRUE(has_rule(account_among(found).because, "danger.young"));
  found.push_back(on_file("mother", somebody("Maria", "Ionescu", "1955-02-02", kHome)));
  EXPECT_EQ(account_among(found).verdict, Verdict::possible);
  auto undated = account("MR STEFAN IONESCU", "1995-04-10");
  undated.adult_since.reset();
  EXPECT_EQ(account_among({undated, on_file("tenancy", stefan(), "housing")}).verdict, Verdict::possible) << "a father's, it may be";
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

}  // namespace
}  // namespace rightsdesk::matching
