#include "matching/judge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "matching/people.h"

namespace rightsdesk::matching {
namespace {

using testing::HasSubstr;

constexpr char const* kBorn = "2009-03-12";
constexpr char const* kHome = "14 High Street, Barking";

Match judged(person::Description const& subject, person::Description const& other) {
  return judge(subject, on_file("1", other), shipped());
}

person::Description maria() { return somebody("Maria", "Kowalska", kBorn, kHome); }

TEST(Judge, ProposesTheSameNameBirthAndAddress) {
  auto const match = judged(somebody("Zofia", "Kowalska", kBorn, kHome),
                            somebody("ZOFIA", "KOWALSKA", "12/03/2009", "14 High St"));
  EXPECT_EQ(match.verdict, Verdict::proposed);
  // log2(.80/.004) + log2(.80/.0015) + log2(.94/.00005) + log2(.55/.001), each to a hundredth.
  EXPECT_EQ(match.centibits, 764 + 906 + 1420 + 910);
  EXPECT_TRUE(has_rule(match.because, "forename.same"));
  EXPECT_TRUE(has_rule(match.because, "nhs_number.missing"));
  EXPECT_EQ(match.because.back().rule, "verdict");
  EXPECT_THAT(in_words(match.because), HasSubstr("weight: Together +40.00 bits = +7.64 +9.06 +14.20 +9.10."));
}

TEST(Judge, NeverProposesATwin) {
  auto const match = judged(maria(), somebody("Julia", "Kowalska", kBorn, kHome));
  EXPECT_GE(match.centibits, shipped().proposed);
  EXPECT_EQ(match.verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(match.because, "rule.forename-differs"));
}

TEST(Judge, NeverProposesATwinOfLikeName) {
  for (auto const& [one, other] : {std::pair{"Amira", "Amina"},
                                   {"Lily", "Lila"},
                                   {"Zayan", "Rayan"},
                                   {"Hassan", "Hussain"},
                                   {"Mohammed Ali", "Mohammed Hassan"},
                                   {"John Paul", "John Peter"},
                                   {"Mohammed", "Mohammed Hassan"}}) {
    auto const match = judged(somebody(one, "Rahman", kBorn, kHome), somebody(other, "Rahman", kBorn, kHome));
    EXPECT_NE(match.verdict, Verdict::proposed) << one << " / " << other;
  }
}

TEST(Judge, NeverProposesATwinWhoBearsTheSubjectsNumber) {
  auto const subject = with_number(maria(), "nhs_number", "943 476 5919");
  auto const match =
      judged(subject, with_number(somebody("Julia", "Kowalska", kBorn, kHome), "nhs_number", "9434765919"));
  EXPECT_EQ(match.verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(match.because, "rule.number-confusion"));
}

TEST(Judge, KeepsASharedNumberInSightHoweverUnlikeTheRest) {
  auto const subject = with_number(maria(), "nhs_number", "943 476 5919");
  auto const match =
      judged(subject, with_number(somebody("Pavel", "Ionescu", "1950-07-30"), "nhs_number", "9434765919"));
  EXPECT_EQ(match.verdict, Verdict::possible);
}

TEST(Judge, FindsASiblingUnlikely) {
  EXPECT_EQ(judged(maria(), somebody("Julia", "Kowalska", "2012-08-30", kHome)).verdict, Verdict::unlikely);
  auto const undated = judged(maria(), somebody("Julia", "Kowalska", "", kHome));
  EXPECT_EQ(undated.verdict, Verdict::unlikely);
  EXPECT_TRUE(has_rule(undated.because, "rule.only-shared"));
}

TEST(Judge, NeverProposesAParentOfTheSameName) {
  auto const son = somebody("Stefan", "Ionescu", kBorn, kHome);
  auto const match = judged(son, somebody("Stefan", "Ionescu", "1979-03-12", kHome));
  EXPECT_EQ(match.verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(match.because, "rule.birth-differs"));
  EXPECT_EQ(judged(son, somebody("Stefan", "Ionescu", "", kHome)).verdict, Verdict::possible);
}

TEST(Judge, NeverProposesOnNameAndBirthAlone) {
  auto const match = judged(maria(), somebody("Maria", "Kowalska", kBorn));
  EXPECT_EQ(match.verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(match.because, "rule.nothing-more"));
}

TEST(Judge, NeverProposesOnAnInitial) {
  EXPECT_EQ(judged(maria(), somebody("M", "Kowalska", kBorn, kHome)).verdict, Verdict::possible);
}

TEST(Judge, NeverProposesABabyNotYetNamed) {
  person::Description baby;
  baby.names = {{"Baby of Anna Kowalska"}};
  baby.born_as_written = kBorn;
  baby.addresses = {{kHome, "IG11 7LU"}};
  auto const match = judged(maria(), baby);
  EXPECT_EQ(match.verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(match.because, "rule.no-forename"));
}

TEST(Judge, TakesAChildWithoutAForenameOnlyWithNumberDayFamilyAndDoor) {
  auto const subject = with_number(maria(), "nhs_number", "9434765919");
  auto baby = somebody("", "Kowalska", kBorn, kHome);
  EXPECT_EQ(judged(subject, baby).verdict, Verdict::possible);
  EXPECT_EQ(judged(subject, with_number(baby, "nhs_number", "9434765919")).verdict, Verdict::proposed);
  baby.addresses.clear();
  EXPECT_EQ(judged(subject, with_number(baby, "nhs_number", "9434765919")).verdict, Verdict::possible);
}

TEST(Judge, NeverProposesTwoNhsNumbers) {
  auto const match = judged(with_number(maria(), "nhs_number", "9434765919"),
                            with_number(maria(), "nhs_number", "4505577104"));
  EXPECT_EQ(match.verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(match.because, "rule.number-differs"));
}

TEST(Judge, LeavesOutANumberThatFailsItsCheck) {
  auto const match = judged(with_number(maria(), "nhs_number", "9434765919"),
                            with_number(maria(), "nhs_number", "9434765918"));
  EXPECT_EQ(match.verdict, Verdict::proposed);
  EXPECT_TRUE(has_rule(match.because, "nhs_number.missing"));
}

TEST(Judge, TakesAMentionForPossibleAtBest) {
  Candidate const note{"social-care", "note-7", maria(), Standing::mention};
  EXPECT_EQ(judge(maria(), note, shipped()).verdict, Verdict::possible);
  person::Description name_only;
  name_only.names = {{"Mohammed Khan"}};
  auto const bare =
      judge(somebody("Mohammed", "Khan", kBorn), {"mailbox", "7", name_only, Standing::mention}, shipped());
  EXPECT_EQ(bare.verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(bare.because, "rule.mention"));
}

TEST(Judge, ProposesAcrossNicknamesSpellingsOrderAndFormerNames) {
  auto const proposed = [](person::Description const& a, person::Description const& b) {
    return judged(a, b).verdict == Verdict::proposed;
  };
  auto kasia = somebody("Kasia", "Novak", kBorn, kHome), katarzyna = somebody("Katarzyna", "Nowak", kBorn, kHome);
  EXPECT_FALSE(proposed(katarzyna, kasia)) << "a short form may be a twin's own name";
  kasia.phones = katarzyna.phones = {"07700 900123"};
  EXPECT_TRUE(proposed(katarzyna, kasia));
  EXPECT_TRUE(proposed(somebody("Mohammed Rafiq", "Chowdhury", kBorn, kHome),
                       somebody("Md Rafiq", "Choudhury", kBorn, kHome)));
  EXPECT_TRUE(
      proposed(somebody("Xiaoming", "Chen", kBorn, kHome), somebody("Chen", "Xiaoming", kBorn, kHome)));
  EXPECT_TRUE(
      proposed(somebody("Mohammed", "Miah", kBorn, kHome), somebody("Muhammad", "Miah", kBorn, kHome)));
  auto renamed = somebody("Anna", "Smith", kBorn, kHome);
  renamed.names.push_back({"Anna Popescu", "Anna", "Popescu", person::Name::Kind::former});
  EXPECT_TRUE(proposed(renamed, somebody("Anna", "Popescu", kBorn, kHome)));
  EXPECT_TRUE(
      proposed(somebody("Ana", "Garcia Lopez", kBorn, kHome), somebody("Ana", "Garcia", kBorn, kHome)));
  EXPECT_TRUE(
      proposed(somebody("Siobhan", "O'Brien", kBorn, kHome), somebody("Siobhan", "O Brien", kBorn, kHome)));
  EXPECT_TRUE(
      proposed(somebody("Gurpreet", "Kaur", kBorn, kHome), somebody("Gurpreet", "Kaur", kBorn, kHome)));
}

TEST(Judge, ProposesSwappedNamesOnlyWithoutASlip) {
  auto const asked = somebody("Ward", "Elsie", kBorn, kHome);
  EXPECT_EQ(judged(asked, somebody("Elsie", "Ward", kBorn, kHome)).verdict, Verdict::proposed);
  EXPECT_EQ(judged(asked, somebody("Ellie", "Ward", kBorn, kHome)).verdict, Verdict::possible);
}

TEST(Judge, ProposesANameOfOneWord) {
  person::Description one;
  one.names = {{"Sukarno"}};
  one.born_as_written = kBorn;
  one.addresses = {{kHome, "IG11 7LU"}};
  auto const match = judged(one, one);
  EXPECT_EQ(match.verdict, Verdict::proposed);
  EXPECT_TRUE(has_rule(match.because, "family.missing"));
}

TEST(Judge, ProposesASwappedBirthWithTheWholeNameAndTheDoor) {
  EXPECT_EQ(judged(maria(), somebody("Maria", "Kowalska", "2009-12-03", kHome)).verdict, Verdict::proposed);
  EXPECT_EQ(judged(maria(), somebody("Maria", "Kowalska", "2009-12-03", "3 Mill Lane")).verdict, Verdict::possible);
  EXPECT_EQ(judged(maria(), somebody("Marya", "Kowalska", "2009-12-03", kHome)).verdict, Verdict::possible);
}

TEST(Judge, ProposesWithoutABirthOnlyWhereAContactOfTheirOwnAgrees) {
  auto subject = maria();
  auto undated = somebody("Maria", "Kowalska", "", kHome);
  EXPECT_EQ(judged(subject, undated).verdict, Verdict::possible);
  subject.phones = {"020 7946 0123", "07700 900123"};
  undated.phones = {"020 7946 0123"};
  EXPECT_EQ(judged(subject, undated).verdict, Verdict::possible) << "a line at home is the mother's too";
  undated.phones = {"+44 7700 900123"};
  EXPECT_EQ(judged(subject, undated).verdict, Verdict::proposed);
}

TEST(Judge, ProposesTheYearOfBirthWithTheWholeNameAndTheDoor) {
  EXPECT_EQ(judged(maria(), somebody("Maria", "Kowalska", "2009", kHome)).verdict, Verdict::proposed);
  EXPECT_EQ(judged(maria(), somebody("Maria", "Kowalska", "2009")).verdict, Verdict::possible);
  EXPECT_EQ(judged(maria(), somebody("Julia", "Kowalska", "2009", kHome)).verdict, Verdict::possible);
}

TEST(Judge, TakesTheYearOfADayThatCannotBe) {
  auto const match = judged(maria(), somebody("Maria", "Kowalska", "20091399", kHome));
  EXPECT_TRUE(has_rule(match.because, "born.partly_same"));
}

TEST(Judge, LooksAtTheAgeAtWhichASystemOfAdultsBeganItsRecord) {
  auto const son = somebody("Stefan", "Ionescu", "1980-03-12", kHome);
  Candidate account{"council-tax", "1", somebody("Stefan", "Ionescu", "", kHome)};
  auto const begun = [&](char const* day) {
    account.adult_since = parse_date(day);
    return judge(son, account, shipped());
  };
  EXPECT_TRUE(has_rule(begun("1997-03-11").because, "rule.before-grown"));
  EXPECT_FALSE(has_rule(begun("1997-03-12").because, "rule.before-grown"));
  EXPECT_EQ(begun("1997-03-11").verdict, Verdict::possible);
  EXPECT_EQ(begun("1997-03-12").verdict, Verdict::possible);
  EXPECT_EQ(begun("2005-03-12").verdict, Verdict::proposed);
  account.described.phones = {"07700 900123"};
  auto other = son;
  other.phones = {"07700 900124"};
  EXPECT_EQ(judge(other, account, shipped()).verdict, Verdict::possible);
}

TEST(Judge, ProposesAnotherFamilyNameOnlyWithTheDayAndTheDoor) {
  EXPECT_EQ(judged(maria(), somebody("Maria", "Popescu", kBorn, kHome)).verdict, Verdict::proposed);
  EXPECT_EQ(judged(maria(), somebody("Maria", "Popescu", kBorn)).verdict, Verdict::possible);
  EXPECT_EQ(judged(maria(), somebody("Julia", "Popescu", kBorn, kHome)).verdict, Verdict::possible);
}

TEST(Judge, TakesAnInitialWithNumberDayAndFamilyName) {
  auto const subject = with_number(maria(), "nhs_number", "9434765919");
  EXPECT_EQ(judged(subject, with_number(somebody("M", "Kowalska", kBorn, kHome), "nhs_number", "9434765919")).verdict,
            Verdict::proposed);
  EXPECT_EQ(judged(subject, with_number(somebody("M", "Kowalska", "", kHome), "nhs_number", "9434765919")).verdict,
            Verdict::possible);
}

TEST(Judge, FindsWhoOnlySharesDayAndFamilyNameUnlikely) {
  auto elsewhere = somebody("Julia", "Kowalska", kBorn, "3 Mill Lane");
  elsewhere.addresses[0].postcode = "M1 1AE";
  EXPECT_EQ(judged(maria(), elsewhere).verdict, Verdict::unlikely);
  EXPECT_EQ(judged(maria(), somebody("Julia", "Kowalska", kBorn)).verdict, Verdict::possible);
}

TEST(Judge, TakesAMistypedForenameOnlyWithANumber) {
  auto const subject =
      with_number(somebody("Elizabeth", "Kowalska", kBorn, kHome), "nhs_number", "9434765919");
  auto const slip = somebody("Elizabteh", "Kowalska", kBorn, kHome);
  EXPECT_EQ(judged(subject, slip).verdict, Verdict::possible);
  EXPECT_EQ(judged(subject, with_number(slip, "nhs_number", "9434765919")).verdict, Verdict::proposed);
}

TEST(Judge, TakesAMistypedForenameWhereSoManyAreCountedThatItIsNobodyElses) {
  Candidate slip{"care", "1", somebody("Elizabteh", "Kowalska", kBorn, kHome)};
  slip.bearers = Bearers::counted;
  auto const elizabeth = somebody("Elizabeth", "Kowalska", kBorn, kHome);
  EXPECT_EQ(judge(elizabeth, slip, shipped()).verdict, Verdict::proposed);
  // Two names of their own are two people, however alike.
  slip.described = somebody("Amina", "Kowalska", kBorn, kHome);
  EXPECT_EQ(judge(somebody("Amira", "Kowalska", kBorn, kHome), slip, shipped()).verdict, Verdict::possible);
}

TEST(Judge, DoesNotTakeTheFirstOfJanuaryForADateOfBirth) {
  auto const newcomer = somebody("Hodan", "Warsame", "1990-01-01", kHome);
  auto moved = newcomer;
  moved.addresses = {{"3 Mill Lane", "M1 1AE"}};
  EXPECT_EQ(judged(newcomer, moved).verdict, Verdict::possible);
  EXPECT_EQ(judged(newcomer, newcomer).verdict, Verdict::proposed) << "a year and the door, as where one date is the first of January";
}

TEST(Judge, ShowsAnInitialAtTheDoorWhicheverOfTheNamesItStandsFor) {
  auto const at_home = [](char const* full, char const* given, char const* family) {
    person::Description account = somebody(given, family, "", kHome);
    account.names[0].full = full;
    return account;
  };
  auto const calmoo = somebody("Calmoo", "Bull", "1944-10-31", kHome);
  EXPECT_EQ(judged(calmoo, at_home("MR B CALMOO", "B", "Calmoo")).verdict, Verdict::possible) << "the names the other way round";
  auto const rafiq = somebody("Md Rafiq", "Begum", "1975-06-08", kHome);
  EXPECT_EQ(judged(rafiq, at_home("MR M BEGUM", "M", "Begum")).verdict, Verdict::possible) << "of a name that many bear";
  EXPECT_EQ(judged(rafiq, at_home("MR R BEGUM", "R", "Begum")).verdict, Verdict::possible);
}

TEST(Judge, FindsNobodyInNothing) {
  auto const match = judged({}, {});
  EXPECT_EQ(match.centibits, 0);
  EXPECT_EQ(match.verdict, Verdict::unlikely);
  person::Description odd;
  odd.names = {{"\xFF\xFE'; DROP TABLE person; --"}, {std::string(300, 'x')}, {""}};
  odd.born_as_written = "yesterday";
  odd.addresses = {{"\xF0\x9F\x98\x80", "??"}};
  EXPECT_NE(judged(maria(), odd).verdict, Verdict::proposed);
}

TEST(Judge, WeighsBothWaysAlikeAndSumsToTheHundredth) {
  std::vector<person::Description> const people{
      maria(),
      somebody("Mary", "Kowalski", "03/2009"),
      somebody("Md", "Ali", "1990-01-01", "2/14 High St"),
      somebody("M", "K"),
      with_number(somebody("Marya", "Kowalska", "2009-03-21", kHome), "upn", "B801200005001"),
      somebody("Kowalska", "Maria", kBorn)};
  for (auto const& a : people) {
    for (auto const& b : people) {
      auto const match = judged(a, b);
      EXPECT_EQ(match.centibits, judged(b, a).centibits);
      int sum = 0;
      for (auto const& part : match.evidence.parts) sum += part.centibits;
      EXPECT_EQ(match.centibits, sum);
      for (auto const& part : match.evidence.parts)
        EXPECT_EQ(part.level == "missing", part.stands == Stands::missing && part.centibits == 0);
    }
  }
}

TEST(Bits, AreWrittenToTheHundredthWithTheirSign) {
  EXPECT_EQ(in_bits(764), "+7.64");
  EXPECT_EQ(in_bits(-5), "-0.05");
  EXPECT_EQ(in_bits(0), "+0.00");
}

TEST(ASlipOfTheForename, UnderAnotherNumberOfTheSystemIsNotProposed) {
  auto const subject = with_number(somebody("Aidnn", "Ward", "2009-03-12", "14 High Street, Barking"), "member_number", "4514143");
  auto found = on_file("1", somebody("Aidan", "Ward", "2009-03-12", "14 High Street, Barking"), "list");
  found.bearers = Bearers::counted;
  EXPECT_EQ(judge(subject, found, shipped()).verdict, Verdict::proposed) << "no number is held of it";
  found.described = with_number(found.described, "member_number", "5836635");
  auto const match = judge(subject, found, shipped());
  EXPECT_EQ(match.verdict, Verdict::possible);
  EXPECT_TRUE(has_rule(match.because, "rule.forename-typo"));
}

}  // namespace
}  // namespace rightsdesk::matching
