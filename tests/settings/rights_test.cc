// The shipped table of lawful bases against the shipped registers, read beside law and notice.
#include <gmock/gmock.h>

#include "law/rights.h"
#include "settings/controllers.h"
#include "settings/files.h"
#include "settings/law_tables.h"

namespace rightsdesk::settings {
namespace {

using law::Answer;
using law::Right;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<law::LawfulBasis> const& bases() {
  static auto const kBases = [] {
    yaml::Complaints complaints;
    auto rows = lawful_bases(tree("config/law/uk-gdpr/lawful_bases.yaml"), complaints);
    EXPECT_THAT(complaints, IsEmpty());
    return rows;
  }();
  return kBases;
}

law::Purpose purpose_of(std::string const& where) {
  auto const first = where.find('/'), second = where.find('/', first + 1);
  yaml::Complaints complaints;
  auto const found = controller(tree("config/controllers/" + where.substr(0, first)), complaints);
  for (auto const& service : found.services) {
    if (service.id != where.substr(first + 1, second - first - 1)) continue;
    for (auto const& purpose : service.purposes) {
      if (purpose.id == where.substr(second + 1)) return purpose;
    }
  }
  ADD_FAILURE() << "no purpose " << where;
  return {};
}

law::RightVerdict verdict(Right right, std::string const& where, std::string const& chosen = {}) {
  return law::right_against(right, purpose_of(where), bases(), chosen).value();
}

/// One letter a right, as law.md 3 writes them: A R E X P O M W; lower case where it is limited.
std::string rights_of(std::string const& where, std::string const& chosen = {}) {
  static std::vector<std::pair<Right, char>> const kLetters{{Right::access, 'A'}, {Right::rectification, 'R'}, {Right::erasure, 'E'}, {Right::restriction, 'X'},
                                                            {Right::portability, 'P'}, {Right::objection, 'O'}, {Right::automated_decision, 'M'}, {Right::consent_withdrawal, 'W'}};
  std::string letters;
  for (auto const& [right, letter] : kLetters) {
    auto const answer = verdict(right, where, chosen).answer;
    if (answer == Answer::yes) letters += letter;
    if (answer == Answer::limited) letters += static_cast<char>(letter + ('a' - 'A'));
  }
  return letters;
}

TEST(LawfulBases, AreTheSevenOfArticleSix) {
  std::vector<std::string> codes;
  for (auto const& basis : bases()) codes.push_back(basis.basis);
  EXPECT_THAT(codes, ElementsAre("6(1)(a)", "6(1)(b)", "6(1)(c)", "6(1)(d)", "6(1)(e)", "6(1)(ea)", "6(1)(f)"));
}

TEST(LawfulBases, GiveTheRightsOfTheMatrix) {
  law::Purpose purpose;
  auto const letters = [&](std::string const& code) {
    purpose.bases = {code};
    std::string all;
    for (auto const right : {Right::erasure, Right::portability, Right::objection, Right::automated_decision, Right::consent_withdrawal}) {
      all += to_string(law::right_against(right, purpose, bases()).value().answer) + " ";
    }
    return all;
  };
  EXPECT_EQ(letters("6(1)(a)"), "yes yes no yes yes ");
  EXPECT_EQ(letters("6(1)(b)"), "yes yes no yes no ");
  EXPECT_EQ(letters("6(1)(c)"), "limited no no yes no ");
  EXPECT_EQ(letters("6(1)(d)"), "yes no no yes no ");
  EXPECT_EQ(letters("6(1)(e)"), "limited no yes yes no ");
  EXPECT_EQ(letters("6(1)(ea)"), "yes no yes limited no ");
  EXPECT_EQ(letters("6(1)(f)"), "yes no yes yes no ");
}

TEST(Rights, OfAFamilyHubThatStatesThreeBasesAreOfferedTogether) {
  EXPECT_EQ(rights_of("barking-and-dagenham/family-hub/support"), "AREXPOMW");
  auto const found = verdict(Right::objection, "barking-and-dagenham/family-hub/support");
  EXPECT_THAT(found.to_decide, ElementsAre(HasSubstr("Choose which of the stated bases")));
  EXPECT_THAT(found.because, Contains(Field(&Step::rule, "B-2")));
}

TEST(Rights, FollowTheBasisAnOfficerChose) {
  EXPECT_EQ(rights_of("barking-and-dagenham/family-hub/support", "6(1)(a)"), "AREXPMW");
  EXPECT_EQ(rights_of("bedford/registration/contact", "6(1)(e)"), "AReXOMW");  // explicit consent under Article 9 can still be withdrawn
  EXPECT_THAT(verdict(Right::objection, "barking-and-dagenham/family-hub/support", "6(1)(e)").to_decide, IsEmpty());
}

TEST(Rights, OfChildrenLookedAfterHaveNoObjection) {
  EXPECT_EQ(rights_of("barking-and-dagenham/looked-after/care"), "AReXM");
  EXPECT_EQ(rights_of("achieving-for-children/safeguarding/functions"), "AReXM");
  EXPECT_EQ(rights_of("hackney/social-care/safeguard"), "AReXM");
}

TEST(Rights, OfEarlyHelpHaveObjection) {
  EXPECT_EQ(rights_of("barking-and-dagenham/early-help/early_help"), "AReXOM");
  EXPECT_EQ(rights_of("hackney/early-help/wellbeing"), "AReXOM");
  EXPECT_EQ(rights_of("thamesbrook/early-help/help"), "AReXOM");
}

TEST(Rights, OfFosterCarersRecruitedByConsent) { EXPECT_EQ(rights_of("hackney/fostering-and-adoption/recruitment"), "AREXPMW"); }

TEST(Rights, OfATenancyIncludePortability) { EXPECT_EQ(rights_of("thamesbrook/housing/homes", "6(1)(b)"), "AREXPM"); }

TEST(Marketing, StopsWithoutARefusalPath) {
  for (auto const* where : {"bedford/news/mailing", "barking-and-dagenham/family-hub/events", "thamesbrook/family-hub/news"}) {
    auto const found = verdict(Right::objection, where);
    EXPECT_EQ(found.answer, Answer::yes) << where;
    EXPECT_FALSE(found.may_be_refused) << where;
    EXPECT_THAT(found.because, Contains(Field(&Step::rule, "C-10"))) << where;
  }
  EXPECT_TRUE(verdict(Right::objection, "thamesbrook/early-help/help").may_be_refused);
}

TEST(ConsentWithdrawal, HasNoRefusalPath) {
  auto const found = verdict(Right::consent_withdrawal, "barking-and-dagenham/family-hub/support");
  EXPECT_EQ(found.answer, Answer::yes);
  EXPECT_FALSE(found.may_be_refused);
  EXPECT_THAT(found.to_decide, Contains(HasSubstr("treat the message as an objection too (B-3)")));
}

TEST(Rights, AreDecidedWithACitationForEveryPurposeOfEveryController) {
  for (auto const* id : {"achieving-for-children", "barking-and-dagenham", "bedford", "hackney", "thamesbrook"}) {
    yaml::Complaints complaints;
    for (auto const& service : controller(tree(std::string("config/controllers/") + id), complaints).services) {
      for (auto const& purpose : service.purposes) {
        for (auto const right : {Right::access, Right::rectification, Right::erasure, Right::restriction, Right::portability, Right::objection,
                                 Right::automated_decision, Right::consent_withdrawal, Right::complaint}) {
          auto const found = law::right_against(right, purpose, bases());
          ASSERT_TRUE(found.has_value()) << id << " " << service.id << " " << purpose.id;
          EXPECT_THAT(found->because, Not(IsEmpty())) << id << " " << service.id << " " << purpose.id;
        }
      }
    }
  }
}

TEST(Rights, RefuseABasisTheNoticeDoesNotState) {
  EXPECT_EQ(law::right_against(Right::erasure, purpose_of("hackney/social-care/safeguard"), bases(), "6(1)(a)").error().code, "not_stated");
  law::Purpose strange;
  strange.bases = {"6(1)(z)"};
  EXPECT_EQ(law::right_against(Right::erasure, strange, bases()).error().code, "unknown_basis");
}

TEST(Rights, WarnOfABasisClosedToPublicAuthorities) {
  law::Purpose purpose;
  purpose.bases = {"6(1)(f)"};
  EXPECT_THAT(law::right_against(Right::objection, purpose, bases())->to_decide, ElementsAre(HasSubstr("a public authority may not for its own tasks")));
}

TEST(LawfulBasesFile, NamesEveryMistakeWithItsLine) {
  auto const file = write(fresh_folder("bases") + "/lawful_bases.yaml",
                          "lawful_bases:\n"
                          "  - basis: \"6(1)(a)\"\n"
                          "    title: consent\n"
                          "    rights:\n"
                          "      - { right: erasure, answer: perhaps, rule: r, text: t }\n"
                          "      - { right: erasure, answer: yes, rule: r, text: t }\n"
                          "      - { right: wishes, answer: yes, rule: r }\n");
  yaml::Complaints complaints;
  lawful_bases(file, complaints);
  EXPECT_THAT(complaints, ElementsAre(HasSubstr("lawful_bases.yaml:2: \"provision\" is missing"), HasSubstr(":5: \"answer\" is yes, limited or no"),
                                      HasSubstr(":6: \"erasure\" is given twice"), HasSubstr(":7: \"wishes\" is not a right known here"),
                                      HasSubstr(":7: \"text\" is missing")));
}

}  // namespace
}  // namespace rightsdesk::settings
