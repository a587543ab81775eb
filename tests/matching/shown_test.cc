// Which records are shown to a person though little speaks for them, and which are not.
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

person::Description denisa() {
  auto out = somebody("Denisa", "Velescu", kBorn, kHome);
  out.sex = "female";
  return out;
}

Candidate account(std::string const& key, std::string const& holders, std::string const& address = {}, char const* since = "2005-06-01") {
  person::Description described;
  described.names = {{holders}};
  if (!address.empty()) described.addresses = {{address, address == kHome ? "IG11 7LU" : "LS1 4AP"}};
  auto out = on_file(key, described, "council-tax");
  out.adult_since = parse_date(since);
  return out;
}

Match judged(std::vector<Candidate> const& found, std::string const& key, person::Description const& subject = denisa()) {
  auto const ranking = judge_all(subject, found, shipped());
  auto const at = std::find_if(ranking.matches.begin(), ranking.matches.end(), [&](Match const& m) { return m.key == key; });
  ENSURE(at != ranking.matches.end(), "every candidate is in the ranking");
  return *at;
}

/// Accounts "a0", "a1" … of one initial, each at an address of its own.
std::vector<Candidate> accounts_elsewhere(int count) {
  std::vector<Candidate> out;
  for (int i = 0; i < count; ++i) out.push_back(account("a" + std::to_string(i), "MRS D VELESCU", std::to_string(20 + i) + " Far Road"));
  return out;
}

TEST(ACrowdOfOneName, IsShownWholeWhereNothingElseIsFoundForTheSubject) {
  auto found = accounts_elsewhere(64);
  EXPECT_EQ(judged(found, "a0").verdict, Verdict::possible);
  EXPECT_EQ(judged(found, "a63").verdict, Verdict::possible);
  found.push_back(on_file("own", denisa()));
  EXPECT_EQ(judged(found, "own").verdict, Verdict::proposed);
  EXPECT_EQ(judged(found, "a0").verdict, Verdict::unlikely);
  EXPECT_TRUE(has_rule(judged(found, "a0").because, "rule.crowd"));
  EXPECT_EQ(judged(accounts_elsewhere(65), "a0").verdict, Verdict::unlikely) << "none of those that weigh the same before another";
}

TEST(ACrowdOfOneName, HidesNobodyOfTheWholeNameAmongManyOfTheInitial) {
  auto found = accounts_elsewhere(6);
  found.push_back(on_file("own", denisa()));
  found.push_back(account("whole", "MRS DENISA VELESCU", "9 Far Road"));
  EXPECT_EQ(judged(found, "whole").verdict, Verdict::possible) << "who moved";
  EXPECT_EQ(judged(found, "a0").verdict, Verdict::unlikely);
  for (int i = 0; i < 4; ++i) found.push_back(account("whole" + std::to_string(i), "MRS DENISA VELESCU", std::to_string(90 + i) + " Far Road"));
  EXPECT_EQ(judged(found, "whole").verdict, Verdict::unlikely) << "five of a whole name are a crowd too";
}

TEST(ACrowdOfOneName, HidesNoJointAccountWithSomebodyOfTheHousehold) {
  auto found = accounts_elsewhere(5);
  found.push_back(account("joint", "MR PETRE VELESCU & MRS D VELESCU", "3 Mill Lane"));
  found.push_back(on_file("own", denisa()));
  EXPECT_EQ(judged(found, "joint").verdict, Verdict::unlikely);
  found.push_back(on_file("husband", somebody("Petre", "Velescu", "1974-01-20", kHome), "housing"));
  EXPECT_EQ(judged(found, "joint").verdict, Verdict::possible);
  EXPECT_EQ(judged(found, "a0").verdict, Verdict::unlikely);
}

TEST(AnAccountFromBeforeTheSubjectGrewUp, IsNotShownForItsNameAlone) {
  EXPECT_EQ(judged({account("early", "MRS D VELESCU", "3 Mill Lane", "1992-04-09")}, "early").verdict, Verdict::unlikely);
  EXPECT_EQ(judged({account("later", "MRS D VELESCU", "3 Mill Lane", "1992-04-10")}, "later").verdict, Verdict::possible) << "17 that day";
  EXPECT_EQ(judged({account("early", "MRS D VELESCU", kHome, "1992-04-09")}, "early").verdict, Verdict::possible) << "at the door it is looked at";
}

TEST(ARecordOfANameAndNothingElse, IsShownThoughTheNameIsACommonOne) {
  auto const khatun = somebody("Mira", "Khatun", kBorn, kHome);
  auto const match = judged({account("bare", "MRS M KHATUN")}, "bare", khatun);
  EXPECT_EQ(match.weight(), 6.55);
  EXPECT_EQ(match.verdict, Verdict::possible);
  EXPECT_EQ(judged({account("elsewhere", "MRS M KHATUN", "3 Mill Lane")}, "elsewhere", khatun).verdict, Verdict::unlikely);
  EXPECT_EQ(judged({account("other", "MRS B KHATUN")}, "other", khatun).verdict, Verdict::unlikely);
}

TEST(AnInitialThatNobodyAtTheDoorBears, IsShownWithItsReason) {
  auto const match = judged({account("slip", "MRS E VELESCU", kHome)}, "slip");
  EXPECT_EQ(match.verdict, Verdict::possible);
  EXPECT_THAT(in_words(match.because), HasSubstr("rule.unknown-at-home: It stands at the subject's door under their family name"));
  EXPECT_EQ(match.because.back().rule, "verdict");
}

TEST(AnInitialThatNobodyAtTheDoorBears, IsNotTheInitialOfSomebodyOnRecordThere) {
  auto const mother = on_file("mother", somebody("Elena", "Velescu", "1950-03-03", kHome), "library");
  EXPECT_EQ(judged({account("hers", "MRS E VELESCU", kHome), mother}, "hers").verdict, Verdict::unlikely);
  EXPECT_EQ(judged({account("other", "MRS E STOICA", kHome)}, "other").verdict, Verdict::unlikely);
  EXPECT_EQ(judged({account("early", "MRS E VELESCU", kHome, "1990-01-01")}, "early").verdict, Verdict::unlikely);
}

TEST(AnotherForenameBesideTheSubjectsMobile, IsShownUnderTheirFamilyNameAndNeverProposed) {
  auto subject = denisa();
  subject.phones = {"07700 900123"};
  auto held = on_file("held", somebody("Ioana", "Velescu"), "housing");
  EXPECT_EQ(judged({held}, "held", subject).verdict, Verdict::unlikely);
  held.described.phones = {"07700 900123"};
  auto const match = judged({held}, "held", subject);
  EXPECT_EQ(match.verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(match.because, "rule.forename-differs"));
  held.described.addresses = {{kHome, "IG11 7LU"}};
  held.described.born_as_written = kBorn;
  EXPECT_EQ(judged({held}, "held", subject).verdict, Verdict::possible) << "a twin";
}

TEST(AJointHolderWithoutAForename, MayBeTheSubjectWhereTheTitleFits) {
  auto const joint = account("joint", "MRS VELESCU & MR T VELESCU", kHome);
  EXPECT_EQ(judged({joint}, "joint").verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(judged({joint}, "joint").because, "rule.no-forename"));
  auto bogdan = somebody("Bogdan", "Velescu", kBorn, kHome);
  bogdan.sex = "male";
  EXPECT_TRUE(has_rule(judged({joint}, "joint", bogdan).because, "rule.unknown-at-home")) << "shown for the T that nobody bears";
  auto const husband = on_file("husband", somebody("Tudor", "Velescu", "1974-01-20", kHome), "housing");
  EXPECT_EQ(judged({joint, husband}, "joint", bogdan).verdict, Verdict::unlikely);
}

TEST(AJointHolderWithoutAForename, IsNobodyToBeToldApartFrom) {
  auto bogdan = somebody("Bogdan", "Velescu", kBorn, kHome);
  bogdan.sex = "male";
  auto const own = on_file("own", somebody("Bogdan", "Velescu", kBorn, kHome), "benefits");
  auto const match = judged({own, account("joint", "MRS VELESCU & MR T VELESCU", kHome)}, "own", bogdan);
  EXPECT_EQ(match.verdict, Verdict::proposed);
  EXPECT_TRUE(has_rule(match.because, "rival.household"));
}

}  // namespace
}  // namespace rightsdesk::matching
