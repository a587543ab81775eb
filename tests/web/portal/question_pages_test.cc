#include "web/portal/question_pages.h"

#include <gtest/gtest.h>

#include <fstream>

#include "core/text.h"

namespace rightsdesk::web::portal {
namespace {

/// Words that tell over a shoulder, in a history or a list of mails why somebody asks.
void tells_nobody_why(std::string const& words) {
  for (auto const* telling : {"social care", "social-care", "abuse", "child protection", "child-protection", "court", "safeguarding"})
    EXPECT_EQ(lower_ascii(words).find(telling), std::string::npos) << words;
}

using intake::FormAnswers;

intake::FormPage const& named(std::string const& id) { return *page_named(id, {{"right", {"see"}}, {"who-for", {"someone"}}}); }

TEST(QuestionPages, KeepWhatWasTypedAndTouchNoOtherPage) {
  Fields form;
  form.add("csrf", "x");
  form.add("full-name", "  Priya ");
  form.add("email", "changed@example.org");
  auto const answers = with_page({{"email", {"priya@example.org"}}, {"full-name", {"P"}}}, named("name"), form);
  EXPECT_EQ(answers, (FormAnswers{{"email", {"priya@example.org"}}, {"full-name", {"  Priya "}}}));
}

TEST(QuestionPages, ForgetABoxThatIsNoLongerTicked) {
  Fields form;
  form.add("services", "housing");
  FormAnswers const before_it{{"services", {"housing", "care"}}};
  EXPECT_EQ(with_page(before_it, named("services"), form), (FormAnswers{{"services", {"housing"}}}));
  EXPECT_EQ(with_page(before_it, named("services"), Fields()), FormAnswers{});
}

TEST(QuestionPages, RefuseAFieldSentTwiceThatMayBeSentOnce) {
  Fields form;
  form.add("full-name", "Priya");
  form.add("full-name", "Meera");
  EXPECT_THROW(with_page({}, named("name"), form), Malformed);
}

TEST(QuestionPages, LeadOnAndBackOverThePagesThatAreAsked) {
  FormAnswers const mine{{"right", {"see"}}, {"who-for", {"me"}}}, for_another{{"right", {"see"}}, {"who-for", {"someone"}}};
  EXPECT_EQ(before(named("right"), mine), "/before-you-start");
  EXPECT_EQ(after(named("right"), mine), "/request/who-for");
  EXPECT_EQ(after(named("who-for"), mine), "/request/name");
  EXPECT_EQ(after(named("who-for"), for_another), "/request/about-you");
  EXPECT_EQ(before(named("name"), mine), "/request/who-for");
  EXPECT_EQ(before(named("who-for"), mine), "/request/right");
  EXPECT_EQ(after(named("format"), mine), "/request/check");
  EXPECT_EQ(page_named("about-you", mine), nullptr);
  EXPECT_EQ(page_named("nowhere", mine), nullptr);
}

TEST(QuestionPages, FindTheFirstPageThatCannotStand) {
  EXPECT_EQ(first_unfinished({}), "/request/right");
  EXPECT_EQ(first_unfinished({{"right", {"see"}}, {"who-for", {"me"}}}), "/request/name");
  EXPECT_EQ(first_unfinished({{"right", {"see"}}, {"who-for", {"me"}}, {"full-name", {"Priya"}}}), "/request/date-of-birth");
}

// desks.md R1.2
TEST(QuestionPages, TellNobodyWhyInTheirTitlesAndAddresses) {
  int addresses = 0;
  for (auto const& page : intake::pages()) {
    tells_nobody_why(page.title);
    tells_nobody_why(page.id);
  }
  std::ifstream routes(std::string(RIGHTSDESK_TREE) + "/tests/golden/web/routes.txt");
  for (std::string line; std::getline(routes, line);) {
    if (!line.ends_with("anyone")) continue;
    ++addresses;
    tells_nobody_why(line);
  }
  EXPECT_GT(addresses, 30);
}

}  // namespace
}  // namespace rightsdesk::web::portal
