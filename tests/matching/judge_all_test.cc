#include "matching/judge_all.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "matching/people.h"

namespace rightsdesk::matching {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr char const* kBorn = "2009-03-12";
constexpr char const* kHome = "14 High Street, Barking";

Match const& find(Ranking const& ranking, std::string const& key) {
  auto const found = std::find_if(ranking.matches.begin(), ranking.matches.end(),
                                  [&](Match const& m) { return m.key == key; });
  ENSURE(found != ranking.matches.end(), "every candidate is in the ranking");
  return *found;
}

person::Description lily() { return somebody("Zofia", "Ward", kBorn, kHome); }

TEST(JudgeAll, NamesTheTwinAndKeepsHerOut) {
  std::vector<Candidate> const found{on_file("own", lily()),
                                     on_file("twin", somebody("Isla", "Ward", kBorn, kHome))};
  auto const ranking = judge_all(lily(), found, shipped());
  EXPECT_EQ(find(ranking, "own").verdict, Verdict::proposed);
  EXPECT_EQ(find(ranking, "twin").verdict, Verdict::possible);
  EXPECT_THAT(in_words(find(ranking, "own").because),
              HasSubstr("rival.twin: A twin may be on record: Isla Ward (social-care twin), same family "
                        "name, same date of birth, "));
  ASSERT_EQ(find(ranking, "own").rivals.size(), 1U);
  EXPECT_EQ(find(ranking, "own").rivals[0].shares, "same family name, same date of birth, same address");
}

TEST(JudgeAll, DoesNotNameANamesakeElsewhereWhoIsToldApart) {
  auto stranger = somebody("Zofia", "Ward", "1979-05-02", "3 Mill Lane");
  stranger.addresses[0].postcode = "M1 1AE";
  std::vector<Candidate> const found{on_file("own", lily()), on_file("elsewhere", stranger),
                                     on_file("aunt", somebody("Zofia", "Ward", "1979-05-02", kHome))};
  auto const ranking = judge_all(lily(), found, shipped());
  ASSERT_EQ(find(ranking, "own").rivals.size(), 1U);
  EXPECT_EQ(find(ranking, "own").rivals[0].key, "aunt");
  EXPECT_EQ(find(ranking, "own").verdict, Verdict::proposed);
}

TEST(JudgeAll, NeverProposesATwinWhoStandsAlone) {
  std::vector<Candidate> const found{on_file("twin", somebody("Isla", "Ward", kBorn, kHome))};
  EXPECT_EQ(judge_all(lily(), found, shipped()).matches[0].verdict, Verdict::possible);
}

TEST(JudgeAll, SendsANicknameToAPersonWhenItFitsTheTwinToo) {
  auto const subject = somebody("Elizabeth", "Ward", kBorn, kHome);
  std::vector<Candidate> const found{
      on_file("short", somebody("Beth", "Ward", kBorn, kHome)),
      on_file("bethany", somebody("Bethany", "Ward", kBorn, kHome), "housing")};
  auto const ranking = judge_all(subject, found, shipped());
  EXPECT_EQ(find(ranking, "short").verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(find(ranking, "short").because, "rival.twin"));
}

TEST(JudgeAll, SendsAnUndatedRecordToAPersonWhenAParentBearsTheName) {
  auto son = with_number(somebody("Stefan", "Ionescu", kBorn, kHome), "tenancy", "T9");
  auto tenancy = with_number(somebody("Stefan", "Ionescu", "", kHome), "tenancy", "T9");
  std::vector<Candidate> found{on_file("tenancy", tenancy, "housing")};
  EXPECT_EQ(judge_all(son, found, shipped()).matches[0].verdict, Verdict::proposed);
  found.push_back(on_file("father", somebody("Stefan", "Ionescu", "1979-05-02", kHome)));
  auto const ranking = judge_all(son, found, shipped());
  EXPECT_EQ(find(ranking, "father").verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(find(ranking, "tenancy").because, "rival.namesake"));
}

TEST(JudgeAll, LooksForRivalsAmongThoseAroundTheSubjectToo) {
  std::vector<Candidate> const found{on_file("own", lily())};
  std::vector<Candidate> const around{on_file("sister", somebody("Isla", "Ward", kBorn, kHome))};
  auto const ranking = judge_all(lily(), found, shipped(), {.others = around});
  EXPECT_EQ(ranking.matches.size(), 1U);
  EXPECT_TRUE(has_rule(ranking.matches[0].because, "rival.twin"));
  EXPECT_EQ(ranking.matches[0].verdict, Verdict::proposed);
}

TEST(JudgeAll, ProposesNeitherOfTwoWithDifferentNhsNumbers) {
  std::vector<Candidate> const found{on_file("a", with_number(lily(), "nhs_number", "9434765919")),
                                     on_file("b", with_number(lily(), "nhs_number", "4505577104"))};
  auto const ranking = judge_all(lily(), found, shipped());
  EXPECT_EQ(find(ranking, "a").verdict, Verdict::possible);
  EXPECT_EQ(find(ranking, "b").verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(find(ranking, "a").because, "rival.double"));
  EXPECT_EQ(ranking.groups.size(), 2U);
  auto const numbered = judge_all(with_number(lily(), "nhs_number", "9434765919"), found, shipped());
  EXPECT_EQ(find(numbered, "a").verdict, Verdict::proposed);
  EXPECT_EQ(find(numbered, "b").verdict, Verdict::possible);
}

person::Description moved() {
  auto out = somebody("Zofia", "Ward", kBorn, "3 Mill Lane");
  out.addresses[0].postcode = "M1 1AE";
  return out;
}

TEST(JudgeAll, ProposesWhatSharesANumberWithAProposedRecord) {
  std::vector<Candidate> const found{on_file("own", with_number(lily(), "nhs_number", "9434765919")),
                                     on_file("old", with_number(moved(), "nhs_number", "9434765919"), "health")};
  auto const ranking = judge_all(lily(), found, shipped());
  EXPECT_EQ(find(ranking, "old").verdict, Verdict::proposed);
  EXPECT_THAT(in_words(find(ranking, "old").because),
              HasSubstr("link: It has in common with social-care own, which is proposed: same number."));
  std::vector<Candidate> const alone{found[1]};
  EXPECT_EQ(judge_all(lily(), alone, shipped()).matches[0].verdict, Verdict::possible);
}

TEST(JudgeAll, DoesNotCountTwiceWhatTheSubjectSharesAlready) {
  auto subject = lily();
  subject.emails = {"ward@mail.example"};
  auto own = lily();
  own.emails = {"ward@mail.example"};
  auto undated = moved();
  undated.born_as_written.clear();
  undated.emails = {"ward@mail.example"};
  std::vector<Candidate> const found{on_file("own", own), on_file("other", undated, "housing")};
  EXPECT_EQ(find(judge_all(subject, found, shipped()), "other").verdict, Verdict::possible);
}

TEST(JudgeAll, DoesNotLinkATwin) {
  auto twin = somebody("Isla", "Ward", kBorn, kHome);
  std::vector<Candidate> const found{on_file("own", with_number(lily(), "nhs_number", "9434765919")),
                                     on_file("twin", with_number(twin, "nhs_number", "9434765919"), "health")};
  EXPECT_EQ(find(judge_all(lily(), found, shipped()), "twin").verdict, Verdict::possible);
}

TEST(JudgeAll, ShowsAFewWhoOnlyBearTheNameAndNoCrowd) {
  std::vector<Candidate> found{on_file("own", lily())};
  for (int i = 0; i < 4; ++i) found.push_back(on_file("n" + std::to_string(i), somebody("Zofia", "Ward")));
  auto const undated = somebody("Zofia", "Ward", "", kHome);
  EXPECT_EQ(find(judge_all(undated, found, shipped()), "n0").verdict, Verdict::possible);
  for (int i = 4; i < 16; ++i) found.push_back(on_file("n" + std::to_string(i), somebody("Zofia", "Ward")));
  EXPECT_EQ(find(judge_all(undated, found, shipped()), "n0").verdict, Verdict::possible) << "sixteen without an address can be looked through";
  found.push_back(on_file("n16", somebody("Zofia", "Ward")));
  auto const ranking = judge_all(undated, found, shipped());
  EXPECT_EQ(find(ranking, "n0").verdict, Verdict::unlikely);
  EXPECT_EQ(find(ranking, "n0").because.back().rule, "rule.crowd");
  EXPECT_EQ(find(ranking, "own").verdict, Verdict::possible);
}

TEST(JudgeAll, ShowsOfACrowdTheFewThatNoAddressContradicts) {
  std::vector<Candidate> found{on_file("bare", somebody("Zofia", "Ward"), "council-tax")};
  for (int i = 0; i < 5; ++i) found.push_back(on_file("n" + std::to_string(i), moved()));
  for (auto& one : found) one.described.born_as_written.clear();
  found.push_back(on_file("own", lily()));
  auto const ranking = judge_all(lily(), found, shipped());
  EXPECT_EQ(find(ranking, "bare").verdict, Verdict::possible);
  EXPECT_EQ(find(ranking, "n0").verdict, Verdict::unlikely);
  EXPECT_EQ(find(ranking, "n0").because.back().rule, "rule.crowd");
}

/// An account in an initial at an address that the subject left out.
Candidate account_at_the_old_address() {
  auto account = moved();
  account.names = {{"MRS Z WARD", "Z", "Ward"}};
  account.born_as_written.clear();
  account.addresses[0].text = "3 MILL LANE";
  return on_file("account", account, "council-tax");
}

/// Who else is called so: with them, an initial alone is one of a crowd.
std::vector<Candidate> sixty_four_more_of_the_initial() {
  std::vector<Candidate> out;
  for (int i = 0; i < 64; ++i) {
    auto other = account_at_the_old_address();
    other.key = "other" + std::to_string(i);
    other.described.addresses = {{std::to_string(20 + i) + " Far Road", "LS1 4AP"}};
    out.push_back(std::move(other));
  }
  return out;
}

TEST(JudgeAll, MakesPossibleWhatStandsAtAnAddressThatOnlyAProposedRecordGives) {
  auto own = lily();
  own.addresses.push_back(moved().addresses[0]);
  auto found = sixty_four_more_of_the_initial();
  found.push_back(account_at_the_old_address());
  EXPECT_EQ(find(judge_all(lily(), found, shipped()), "account").verdict, Verdict::unlikely);
  found.push_back(on_file("own", own, "housing"));
  auto const ranking = judge_all(lily(), found, shipped());
  ASSERT_EQ(find(ranking, "own").verdict, Verdict::proposed);
  EXPECT_EQ(find(ranking, "account").verdict, Verdict::possible);
  EXPECT_THAT(in_words(find(ranking, "account").because),
              HasSubstr("second-look: Its address is not one the subject gave: housing own, which is proposed, holds it."));
  EXPECT_EQ(find(ranking, "other0").verdict, Verdict::unlikely);
  int sum = 0;
  for (auto const& part : find(ranking, "account").evidence.parts) sum += part.centibits;
  EXPECT_EQ(find(ranking, "account").centibits, sum) << "what is shown is what was weighed";
}

TEST(JudgeAll, ListensToNoRecordThatIsOnlyPossible) {
  auto twin = somebody("Isla", "Ward", kBorn, kHome);
  twin.addresses.push_back(moved().addresses[0]);
  auto found = sixty_four_more_of_the_initial();
  found.push_back(account_at_the_old_address());
  found.push_back(on_file("twin", twin, "housing"));
  auto const ranking = judge_all(lily(), found, shipped());
  ASSERT_EQ(find(ranking, "twin").verdict, Verdict::possible);
  EXPECT_EQ(find(ranking, "account").verdict, Verdict::unlikely);
}

TEST(JudgeAll, NeverProposesByWhatAnotherRecordToldAlone) {
  auto own = lily();
  own.addresses.push_back(moved().addresses[0]);
  own.phones = {"07700 900123"};
  own.names.push_back({"Zofia Lis", "Zofia", "Lis", person::Name::Kind::former});
  auto wed = moved();  // her former name, an address and a mobile: nothing of it did she say herself
  wed.names = {{"Zofia Lis", "Zofia", "Lis"}};
  wed.born_as_written.clear();
  wed.phones = own.phones;
  std::vector<Candidate> const found{on_file("own", own), on_file("wed", wed, "housing")};
  auto const ranking = judge_all(lily(), found, shipped());
  ASSERT_EQ(find(ranking, "own").verdict, Verdict::proposed);
  EXPECT_EQ(find(ranking, "wed").verdict, Verdict::possible);
  EXPECT_THAT(in_words(find(ranking, "wed").because), HasSubstr("second-look: Its family name is not one the subject gave: social-care own"));
  EXPECT_EQ(find(ranking, "wed").because.back().rule, "verdict");
}

TEST(JudgeAll, MakesPossibleByWhatAConfirmedRecordToldAndNamesIt) {
  auto found = sixty_four_more_of_the_initial();
  found.push_back(account_at_the_old_address());
  auto old = lily();  // two digits of her birthday are wrong there: not proposed, and a person confirmed it
  old.born_as_written = "2008-03-13";
  old.addresses = moved().addresses;
  std::vector<Candidate> const confirmed{on_file("old", old, "housing")};
  found.push_back(confirmed[0]);
  ASSERT_EQ(find(judge_all(lily(), found, shipped()), "account").verdict, Verdict::unlikely);
  auto const told = told_by(lily(), confirmed, shipped());
  ASSERT_EQ(told.size(), 1U);
  auto const ranking = judge_all(lily(), found, shipped(), {.told = told});
  EXPECT_EQ(find(ranking, "account").verdict, Verdict::possible);
  EXPECT_THAT(in_words(find(ranking, "account").because), HasSubstr("second-look: Its address is not one the subject gave: housing old, which was confirmed, holds it."));
  EXPECT_EQ(find(ranking, "account").because.back().rule, "verdict");
}

TEST(JudgeAll, ListensToNoRecordThatAPersonRejected) {
  auto own = lily();
  own.addresses.push_back(moved().addresses[0]);
  auto found = sixty_four_more_of_the_initial();
  found.push_back(account_at_the_old_address());
  found.push_back(on_file("own", own, "housing"));
  ASSERT_EQ(find(judge_all(lily(), found, shipped()), "account").verdict, Verdict::possible);
  found.back().decided = Decided::rejected;
  EXPECT_EQ(find(judge_all(lily(), found, shipped()), "account").verdict, Verdict::unlikely);
}

TEST(JudgeAll, TellsWhatAConfirmedRecordSaysOfAPossibleOneAndWeighsItNoMore) {
  auto old = lily();
  old.addresses = moved().addresses;
  std::vector<Candidate> const confirmed{on_file("old", old, "housing")};
  std::vector<Candidate> const found{account_at_the_old_address()};
  auto const before = judge_all(lily(), found, shipped()).matches[0];
  ASSERT_EQ(before.verdict, Verdict::possible);
  auto const after = judge_all(lily(), found, shipped(), {.told = told_by(lily(), confirmed, shipped())}).matches[0];
  EXPECT_EQ(after.verdict, Verdict::possible);
  EXPECT_EQ(after.centibits, before.centibits);
  EXPECT_THAT(in_words(after.because), HasSubstr("housing old, which was confirmed, holds it."));
}

TEST(WhatRecordsSay, AreTheAddressesAndContactsOfProposedRecordsAndNoJointHoldersName) {
  auto own = lily();
  own.names.push_back({"Stefan Marsh", "Stefan", "Marsh"});
  own.phones = {"07700 900123"};
  auto twin = somebody("Isla", "Ward", kBorn, kHome);
  twin.emails = {"isla@mail.example"};
  std::vector<Candidate> const found{on_file("own", own), on_file("twin", twin)};
  auto const ranking = judge_all(lily(), found, shipped());
  auto const told = with_what_records_say(lily(), ranking.matches, found, shipped());
  EXPECT_THAT(told.phones, ElementsAre("+447700900123"));
  EXPECT_THAT(told.emails, IsEmpty());
  EXPECT_EQ(told.names.size(), 1U);
}

/// One of a source so large that a forename nobody else there bears is a slip of the pen.
Candidate counted(std::string const& key, std::string const& given, std::string const& sex) {
  auto out = on_file(key, somebody(given, "Wynridriski", "2022-01-11", kHome), "education");
  out.described.sex = sex;
  out.bearers = Bearers::counted;
  return out;
}

TEST(JudgeAll, ProposesNoSlipOfThePenWhereASecondSlipOfTheNameWasBornOnTheDay) {
  auto const mira = somebody("Mira", "Wynridriski", "2022-01-11", kHome);
  auto const slip = counted("slip", "Mitra", ""), other = counted("other", "Mir", "");
  ASSERT_EQ(find(judge_all(mira, std::vector{slip}, shipped()), "slip").verdict, Verdict::proposed) << "alone it is a slip of the pen";
  auto const both = judge_all(mira, std::vector{slip, other}, shipped());
  EXPECT_EQ(find(both, "slip").verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(find(both, "slip").because, "rival.like-forename"));
  EXPECT_EQ(find(judge_all(mira, std::vector{slip, counted("brother", "Jonathan", "")}, shipped()), "slip").verdict, Verdict::proposed) << "nobody writes Mira so";
}

TEST(JudgeAll, ProposesNoSlipOfThePenUnderAnotherSex) {
  auto mira = somebody("Mira", "Wynridriski", "2022-01-11", kHome);
  mira.sex = "female";
  EXPECT_EQ(find(judge_all(mira, std::vector{counted("slip", "Mitra", "female")}, shipped()), "slip").verdict, Verdict::proposed);
  auto const match = find(judge_all(mira, std::vector{counted("slip", "Mitra", "male")}, shipped()), "slip");
  EXPECT_EQ(match.verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(match.because, "rule.forename-typo"));
}

TEST(JudgeAll, TakesAnInitialAtHomeUnlessItFitsAnotherOfTheHousehold) {
  auto stefan = somebody("Stefan", "Ward", "1979-05-02", kHome);
  stefan.phones = {"07700 900123"};
  auto account = somebody("S", "Ward", "", kHome);
  account.phones = {"07700 900123"};
  std::vector<Candidate> found{on_file("account", account, "council-tax"),
                               on_file("wife", somebody("Anna", "Ward", "1980-02-02", kHome))};
  EXPECT_EQ(find(judge_all(stefan, found, shipped()), "account").verdict, Verdict::proposed);
  found.push_back(on_file("daughter", somebody("Sofia", "Ward", "2009-02-02", kHome)));
  EXPECT_EQ(find(judge_all(stefan, found, shipped()), "account").verdict, Verdict::possible);
  account.phones.clear();
  std::vector<Candidate> const bare{on_file("account", account, "council-tax")};
  EXPECT_EQ(judge_all(stefan, bare, shipped()).matches[0].verdict, Verdict::possible);
}

TEST(JudgeAll, TakesJointHoldersForNoRivalsOfTheirOwnRecord) {
  person::Description account;
  account.names = {{"Mr Stefan Ward & Mrs Anna Ward"}};
  account.addresses = {{kHome, "IG11 7LU"}};
  account.phones = {"07700 900123"};
  auto stefan = somebody("Stefan", "Ward", "1979-05-02", kHome);
  stefan.phones = {"07700 900123"};
  std::vector<Candidate> const found{on_file("joint", account, "council-tax"),
                                     on_file("wife", somebody("Anna", "Ward", "1980-02-02", kHome))};
  EXPECT_EQ(find(judge_all(stefan, found, shipped()), "joint").verdict, Verdict::proposed);
}

TEST(JudgeAll, GroupsOnePersonsRecordsAcrossSystemsAndNotTheTwins) {
  std::vector<Candidate> const found{on_file("own", lily()),
                                     on_file("tenant", lily(), "housing"),
                                     on_file("twin", somebody("Isla", "Ward", kBorn, kHome)),
                                     {"mailbox", "message", lily(), Standing::mention}};
  auto const ranking = judge_all(lily(), found, shipped());
  ASSERT_EQ(ranking.groups.size(), 2U);
  EXPECT_THAT(ranking.groups[0].members, ElementsAre(0U, 1U));
  EXPECT_EQ(ranking.groups[0].because.size(), 1U);
  EXPECT_THAT(ranking.groups[1].because, IsEmpty());
}

TEST(JudgeAll, ProposesNeitherOfTwoTwinsNamedAlikeWhenTheRequesterSlippedBetweenThem) {
  auto const asked = somebody("Tayyaib", "Asante", "1985-11-17", kHome);
  auto one = on_file("1", somebody("Tayyab", "Asante", "1985-11-17", kHome));
  auto other = on_file("2", somebody("Tayyib", "Asante", "1985-11-17", kHome));
  one.bearers = other.bearers = Bearers::counted;
  EXPECT_EQ(find(judge_all(asked, std::vector{one}, shipped()), "1").verdict, Verdict::proposed) << "alone it is a slip of the pen";
  auto const both = judge_all(asked, std::vector{one, other}, shipped());
  EXPECT_EQ(find(both, "1").verdict, Verdict::possible);
  EXPECT_EQ(find(both, "2").verdict, Verdict::possible);
  EXPECT_THAT(in_words(find(both, "1").because),
              HasSubstr("rival.like-forename: An equally like record of the same system bears a forename of its own: Tayyib Asante (social-care 2)"));
  // Two slips from the one beside it, the forename that is right stands; the other may be the twin.
  auto further = other;
  further.described = somebody("Tayyieb", "Asante", "1985-11-17", kHome);
  auto const right = judge_all(somebody("Tayyab", "Asante", "1985-11-17", kHome), std::vector{one, further}, shipped());
  EXPECT_EQ(find(right, "1").verdict, Verdict::proposed);
  EXPECT_EQ(find(right, "2").verdict, Verdict::possible);
  // Two systems hold one person under two spellings.
  other.source = "housing";
  auto const apart = judge_all(asked, std::vector{one, other}, shipped());
  EXPECT_EQ(find(apart, "1").verdict, Verdict::proposed);
}

TEST(JudgeAll, ProposesNoTwinWhoseNameIsAShortFormOfTheRequesters) {
  auto const subject = somebody("Abdirahman", "Hersi", "1988-05-21", kHome);
  auto const twin = somebody("Abdi", "Hersi", "1988-05-21", kHome);
  std::vector<Candidate> const found{on_file("own", subject), on_file("twin", twin), on_file("alone", twin, "early-help")};
  auto const ranking = judge_all(subject, found, shipped());
  EXPECT_EQ(find(ranking, "own").verdict, Verdict::proposed);
  EXPECT_EQ(find(ranking, "twin").verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(find(ranking, "twin").because, "rival.like-forename"));
  EXPECT_EQ(find(ranking, "alone").verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(find(ranking, "alone").because, "rival.like-forename"));
}

TEST(JudgeAll, ProposesAShortFormByAContactWhereNoSystemHoldsBothForms) {
  auto subject = somebody("Abdirahman", "Hersi", "1988-05-21", kHome);
  subject.phones = {"07700 900123"};
  auto record = somebody("Abdi", "Hersi", "1988-05-21", kHome);
  std::vector<Candidate> found{on_file("own", subject), on_file("short", record, "early-help")};
  EXPECT_EQ(find(judge_all(subject, found, shipped()), "short").verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(find(judge_all(subject, found, shipped()), "short").because, "rule.short-form"));
  found[1].described.phones = subject.phones;
  EXPECT_EQ(find(judge_all(subject, found, shipped()), "short").verdict, Verdict::proposed);
}

TEST(JudgeAll, SendsTwinsNamedOneSlipApartToAPersonWhereNothingButTheNameTellsThem) {
  auto subject = somebody("Aidan", "Ward", "2012-10-31", kHome);
  std::vector<Candidate> found{on_file("aidan", subject), on_file("aiden", somebody("Aiden", "Ward", "2012-10-31", kHome))};
  EXPECT_EQ(find(judge_all(subject, found, shipped()), "aidan").verdict, Verdict::possible) << "Aiden may have written Aidan";
  EXPECT_TRUE(has_rule(find(judge_all(subject, found, shipped()), "aidan").because, "rival.like-forename"));
  subject.phones = {"07700 900123"};
  found.front().described.phones = subject.phones;
  EXPECT_EQ(find(judge_all(subject, found, shipped()), "aidan").verdict, Verdict::proposed);
  found[1].described.names = {{"Grace Ward", "Grace", "Ward"}};
  found.front().described.phones.clear();
  EXPECT_EQ(find(judge_all(subject, found, shipped()), "aidan").verdict, Verdict::proposed) << "a twin of another name";
}

TEST(JudgeAll, TakesTheNumberOfASystemThatWasGivenForTheRecordItNames) {
  auto const subject = with_number(somebody("Aidan", "Ward", "2012-10-31", kHome), "member_number", "4514143");
  std::vector<Candidate> const both{on_file("mine", with_number(somebody("Aiden", "Ward", "2012-10-31", kHome), "member_number", "4514143")),
                                    on_file("twin's", with_number(somebody("Aidan", "Ward", "2012-10-31", kHome), "member_number", "2239085"))};
  EXPECT_EQ(find(judge_all(subject, both, shipped()), "mine").verdict, Verdict::proposed);
  EXPECT_EQ(find(judge_all(subject, both, shipped()), "twin's").verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(find(judge_all(subject, both, shipped()), "twin's").because, "rival.numbered"));
}

TEST(JudgeAll, NamesWhoMayBearTheShortFormThatIsSentToAPerson) {
  auto const subject = somebody("Magdalena", "Nowak", "1985-03-03", kHome);
  std::vector<Candidate> const found{on_file("own", subject, "library"), on_file("lena", somebody("Lena", "Nowak", "1985-03-03", kHome), "library")};
  auto const ranking = judge_all(subject, found, shipped());
  EXPECT_EQ(find(ranking, "own").verdict, Verdict::proposed);
  EXPECT_EQ(find(ranking, "lena").verdict, Verdict::possible);
  EXPECT_THAT(in_words(find(ranking, "lena").because), HasSubstr("rival.like-forename: An equally like record of the same system bears a forename of its own: "
                                                                 "Magdalena Nowak (library own)"));
}

TEST(JudgeAll, TellsAnUndatedRecordFromAParentByAMobileThatIsNotKnownToBeTheirs) {
  auto son = somebody("Stefan", "Ionescu", kBorn, kHome);
  son.phones = {"07700 900123"};
  auto tenancy = somebody("Stefan", "Ionescu", "", kHome);
  tenancy.phones = {"07700900123"};
  auto father = somebody("Stefan", "Ionescu", "1979-05-02", kHome);
  std::vector<Candidate> found{on_file("tenancy", tenancy, "housing"), on_file("father", father)};
  EXPECT_EQ(find(judge_all(son, found, shipped()), "tenancy").verdict, Verdict::proposed);
  found.front().described.phones.clear();
  EXPECT_EQ(find(judge_all(son, found, shipped()), "tenancy").verdict, Verdict::possible);
  found.front().described.phones = son.phones;
  father.phones = {"07700 900777", "07700 900123"};  // said by another system; a mobile that father and son share tells nobody apart
  found.push_back(on_file("father-again", father, "early-help"));
  EXPECT_EQ(find(judge_all(son, found, shipped()), "tenancy").verdict, Verdict::possible);
}

TEST(JudgeAll, TakesNoChildForARivalToAnAccountOfBeforeTheChildGrewUp) {
  auto subject = somebody("Yusuf", "Hersi", "1970-05-21", kHome);
  subject.phones = {"07700 900123"};
  auto account = somebody("Y", "Hersi", "", kHome);
  account.phones = {"07700 900123"};
  auto tax = on_file("account", account, "council-tax");
  tax.adult_since = Date{std::chrono::year{2005}, std::chrono::month{4}, std::chrono::day{1}};
  std::vector<Candidate> found{tax, on_file("child", somebody("Yasmin", "Hersi", "2003-02-02", kHome))};
  EXPECT_EQ(find(judge_all(subject, found, shipped()), "account").verdict, Verdict::proposed);
  found.push_back(on_file("wife", somebody("Yasmin", "Hersi", "1972-02-02", kHome), "housing"));
  EXPECT_EQ(find(judge_all(subject, found, shipped()), "account").verdict, Verdict::possible);
}

TEST(JudgeAll, GivesNoManTheInitialOfAnAccountOfMrs) {
  auto subject = somebody("Kyle", "Wynenefield", "1967-04-20", kHome);
  subject.sex = "male";
  subject.phones = {"07700 900123"};
  person::Description account;
  account.names = {{"MRS K WYNENEFIELD"}};
  account.addresses = {{kHome, "IG11 7LU"}};
  account.phones = {"07700 900123"};
  auto const of = [&](char const* full) {
    account.names = {{full}};
    std::vector<Candidate> const found{on_file("account", account, "council-tax")};
    return judge_all(subject, found, shipped()).matches[0];
  };
  EXPECT_EQ(of("MR K WYNENEFIELD").verdict, Verdict::proposed);
  EXPECT_EQ(of("MRS K WYNENEFIELD").verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(of("MRS K WYNENEFIELD").because, "rule.no-forename"));
}

TEST(JudgeAll, FindsTheHolderOfAJointAccountByTheForenameRatherThanTheFamilyName) {
  auto const subject = somebody("Sibel", "Celik", "1949-10-14", kHome);
  person::Description account;
  account.names = {{"MRS SIBEL JASAAWELL & MR M CELIK"}};
  account.addresses = {{kHome, "IG11 7LU"}};
  std::vector<Candidate> const found{on_file("account", account, "council-tax")};
  auto const match = judge_all(subject, found, shipped()).matches[0];
  EXPECT_EQ(match.verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(match.because, "forename.same"));
}

TEST(JudgeAll, GivesTheSameBytesWhateverTheOrder) {
  std::vector<Candidate> found{on_file("own", lily()), on_file("tenant", lily(), "housing"),
                               on_file("twin", somebody("Isla", "Ward", kBorn, kHome)),
                               on_file("namesake", somebody("Zofia", "Ward", "1980-02-02"))};
  auto const print = [](Ranking const& ranking) {
    std::string out;
    for (auto const& m : ranking.matches)
      out += m.source + m.key + std::string(to_string(m.verdict)) + in_words(m.because);
    return out;
  };
  auto const first = print(judge_all(lily(), found, shipped()));
  std::reverse(found.begin(), found.end());
  EXPECT_EQ(print(judge_all(lily(), found, shipped())), first);
}

TEST(JudgeAll, RanksByVerdictBeforeWeight) {
  std::vector<Candidate> const found{on_file("twin", somebody("Isla", "Ward", kBorn, kHome)),
                                     on_file("stranger", somebody("Pavel", "Nowak", "1950-05-05")),
                                     on_file("own", lily())};
  auto const ranking = judge_all(lily(), found, shipped());
  std::vector<std::string> keys;
  for (auto const& match : ranking.matches) keys.push_back(match.key);
  EXPECT_THAT(keys, ElementsAre("own", "twin", "stranger"));
}

TEST(JudgeAll, OfNothingIsNothing) {
  auto const ranking = judge_all(lily(), {}, shipped());
  EXPECT_THAT(ranking.matches, IsEmpty());
  EXPECT_THAT(ranking.groups, IsEmpty());
}

}  // namespace
}  // namespace rightsdesk::matching
