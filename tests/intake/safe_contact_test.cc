#include "intake/safe_contact.h"

#include <gmock/gmock.h>

namespace rightsdesk::intake {
namespace {

using testing::ElementsAre;

std::vector<Safe> ways(Particulars const& given) {
  auto const safe = safe_contact(given);
  return {safe.email, safe.text, safe.post, safe.phone};
}

TEST(SafeContact, IsEveryWayWhereNobodyAskedOrTheySaidYes) {
  EXPECT_THAT(ways({}), ElementsAre(Safe::yes, Safe::yes, Safe::yes, Safe::yes));
  EXPECT_EQ(safe_contact(Particulars{}).asked, SafeContact::Asked::no);
  EXPECT_THAT(ways({{"safe-contact", "yes"}}), ElementsAre(Safe::yes, Safe::yes, Safe::yes, Safe::yes));
  EXPECT_FALSE(with_care(safe_contact(Particulars{{"safe-contact", "yes"}})));
}

TEST(SafeContact, OfRequestsFromBeforeEachWayHadItsAnswerIsStillHeeded) {
  EXPECT_THAT(ways({{"safe-contact", "email-only"}}), ElementsAre(Safe::yes, Safe::no, Safe::no, Safe::no));
  EXPECT_THAT(ways({{"safe-contact", "ask-first"}}), ElementsAre(Safe::ask_first, Safe::ask_first, Safe::ask_first, Safe::yes));
}

TEST(SafeContact, IsSaidWayByWayAndWhatWasNotSaidIsNotSafe) {
  Particulars const given{{"safe-contact", "some"}, {"safe-email", "no"}, {"safe-text", "yes"}, {"safe-phone", "yes"}, {"safe-times", " school days before 3pm "}};
  EXPECT_THAT(ways(given), ElementsAre(Safe::no, Safe::yes, Safe::no, Safe::yes)) << "nothing was said of letters";
  EXPECT_EQ(safe_contact(given).times, "school days before 3pm");
  EXPECT_EQ(safe_contact(given).message, SafeContact::Message::none) << "nor of messages";
  EXPECT_EQ(safe_contact(Particulars{{"safe-contact", "ask-first"}, {"safe-message", "yes"}}).message, SafeContact::Message::may_be_left);
  EXPECT_TRUE(with_care(safe_contact(given)));
}

TEST(SafeContact, OfWhoThoughtAgainIsTheirLastAnswer) {
  EXPECT_FALSE(with_care(safe_contact(Particulars{{"safe-contact", "yes"}, {"safe-email", "no"}, {"safe-times", "never"}, {"safe-message", "no"}})));
}

std::vector<std::string> mistakes_of(FormAnswers const& answers) {
  std::vector<std::string> lines;
  for (auto const* page : pages_for(answers)) {
    if (page->id != "safe-ways") continue;
    for (auto const& wrong : check_page(*page, answers)) lines.push_back(wrong.field + ": " + wrong.text);
  }
  return lines;
}

TEST(SafeContact, IsAskedForEachWayOnlyOfWhoSaysThatNotAllAreSafe) {
  EXPECT_THAT(mistakes_of({{"safe-contact", {"yes"}}}), testing::IsEmpty());
  EXPECT_THAT(mistakes_of({{"safe-contact", {"ask-first"}}}), testing::IsEmpty()) << "as other systems have sent it until now";
  EXPECT_THAT(mistakes_of({{"safe-contact", {"some"}}}),
              ElementsAre("safe-email: Select whether it is safe to email you", "safe-text: Select whether it is safe to text you", "safe-post: Select whether it is safe to send you letters",
                          "safe-phone: Select whether it is safe to call you"));
}

TEST(SafeContact, LeavesAtLeastOneWay) {
  FormAnswers answers{{"safe-contact", {"some"}}, {"safe-email", {"no"}}, {"safe-text", {"no"}}, {"safe-post", {"no"}}, {"safe-phone", {"no"}}, {"safe-message", {"no"}}};
  EXPECT_THAT(mistakes_of(answers), ElementsAre("safe-email: Select at least one way that is safe. If none is, call us"));
  answers["safe-phone"] = {"yes"};
  EXPECT_THAT(mistakes_of(answers), testing::IsEmpty());
}

}  // namespace
}  // namespace rightsdesk::intake
