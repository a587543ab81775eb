// The pages of a review over a council of its own: what a decision reaches is shown first, then decided, then undone.
#include <gmock/gmock.h>

#include <regex>

#include "app/council.h"
#include "app/review_desk.h"
#include "app/walk.h"
#include "web/frame.h"
#include "web/nobody.h"
#include "web/review/pages.h"
#include "web/site.h"

namespace rightsdesk::web::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class ReviewPages : public ::testing::Test {
 protected:
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  ReviewPages() : id_(app::under_review(council_)), desk_(council_), site_(desk_.office, door_, drafts_, settings()) {}
  static SiteSettings settings() {
    SiteSettings settings{std::string(RIGHTSDESK_TREE) + "/templates", asset_folder("review"), "thamesbrook", "Thamesbrook Council"};
    settings.secret = std::string(32, 's');
    return settings;
  }
  Exchange asking(std::map<std::string, std::string> parts, Pairs const& form) {
    Exchange exchange;
    exchange.parts = std::move(parts);
    exchange.parts["case"] = id_.str();
    for (auto const& [name, value] : form) exchange.form.add(name, value);
    exchange.staff = {"staff-reviewer", "Ravi Lund", {"reviewer"}};
    exchange.csrf = "token";
    return exchange;
  }
  static std::string hidden(std::string const& page, std::string const& name) {
    std::smatch found;
    return std::regex_search(page, found, std::regex("name=\"" + name + "\" value=\"([^\"]*)\"")) ? found[1].str() : "";
  }

  app::Council council_;
  CaseId id_;
  app::Desk desk_;
  NoDoor door_{"Ravi Lund"};
  NoDrafts drafts_;
  Site site_;
};

TEST_F(ReviewPages, ShowWhatADecisionReachesThenDecideItThenUndoIt) {
  auto const grace = app::person_named(desk_.office, id_, "Grace Osei").str();
  auto const shown = review::decide_people(site_, asking({}, {{"person", grace}, {"group", "known"}, {"outcome", "withhold"}, {"code", "S2P3-16"}, {"reason", "Did not agree"}}));
  EXPECT_EQ(shown.status(), 200);
  EXPECT_THAT(shown.body(), AllOf(HasSubstr("It reaches 3 places on 3 pages of 3 records."), HasSubstr("Amina came in with her mother,"), Not(HasSubstr("Release all of it"))));
  EXPECT_TRUE(app::review_acts(desk_.office, id_).empty()) << "nothing is decided by looking";
  auto const seal = hidden(shown.body(), "seal");
  auto const form = [&](std::string const& with) {
    return Pairs{{"kind", "people"}, {"person", grace}, {"record", ""}, {"page", "1"}, {"proposal", ""}, {"seal", with}, {"outcome", "withhold"}, {"code", "S2P3-16"}, {"reason", "Did not agree"}};
  };
  EXPECT_THAT(review::decide_all(site_, asking({}, form("another"))).body(), HasSubstr("This reaches other places than those you were shown"));
  EXPECT_EQ(review::decide_all(site_, asking({}, form(seal))).status(), 303);
  auto const acts = app::review_acts(desk_.office, id_);
  ASSERT_EQ(acts.size(), 1u);
  EXPECT_THAT(review::acts(site_, asking({}, {})).body(), HasSubstr("For people: Grace Osei"));
  EXPECT_THAT(review::undo(site_, asking({{"act", acts.front().id}}, {{"reason", ""}})).body(), HasSubstr("Say why this is undone."));
  EXPECT_EQ(review::undo(site_, asking({{"act", acts.front().id}}, {{"reason", "She has agreed"}})).status(), 303);
  EXPECT_THAT(review::acts(site_, asking({}, {})).body(), HasSubstr("“She has agreed”"));
}

TEST_F(ReviewPages, AskForAPersonBeforeShowingAnything) {
  auto const page = review::decide_people(site_, asking({}, {{"group", "known"}, {"outcome", "release"}, {"reason", ""}}));
  EXPECT_THAT(page.body(), HasSubstr("Select at least one person"));
  EXPECT_THROW(review::decide_people(site_, asking({}, {{"group", "known"}, {"outcome", "burn"}})), Malformed);
  EXPECT_THROW(review::decide_all(site_, asking({}, {{"kind", "everything"}, {"outcome", "withhold"}})), Malformed);
}

TEST_F(ReviewPages, KeepOneLineOfARecordAfterShowingWhatWouldStay) {
  auto const note = app::record_keyed(desk_.office, id_, "note-2").str();
  std::map<std::string, std::string> const at{{"record", note}, {"page", "1"}};
  auto const choose = review::keep(site_, asking(at, {}));
  EXPECT_THAT(choose.body(), HasSubstr("value=\"1.1\" checked>")) << "the line names her";
  EXPECT_THAT(review::keep_chosen(site_, asking(at, {{"scope", "page"}})).body(), HasSubstr("Select what is kept."));
  EXPECT_THROW(review::keep_chosen(site_, asking(at, {{"scope", "page"}, {"keep", "first"}})), Malformed);
  auto const shown = review::keep_chosen(site_, asking(at, {{"scope", "page"}, {"keep", "1.1"}}));
  EXPECT_THAT(shown.body(), HasSubstr("1 line stays, 0 go."));
  Pairs form{{"scope", "page"}, {"keep", "1.1"}, {"seal", hidden(shown.body(), "seal")}, {"code", "S2P3-16"}, {"reason", ""}};
  EXPECT_THAT(review::keep_chosen(site_, asking(at, form)).body(), HasSubstr("Say why everything else is withheld."));
}

TEST_F(ReviewPages, KeepARemarkAndItsAnswer) {
  auto const scope = "page:" + app::record_keyed(desk_.office, id_, "note-1").str() + "/1";
  EXPECT_THAT(review::add_remark(site_, asking({}, {{"scope", scope}, {"text", " "}})).body(), HasSubstr("Write your remark."));
  EXPECT_EQ(review::add_remark(site_, asking({}, {{"scope", scope}, {"text", "Is <this> the meeting?"}})).status(), 303);
  auto const page = review::remarks(site_, asking({}, {})).body();
  EXPECT_THAT(page, HasSubstr("Is &lt;this&gt; the meeting?"));
  std::smatch found;
  ASSERT_TRUE(std::regex_search(page, found, std::regex("/review/remarks/([0-9A-Za-z]+)\"")));
  EXPECT_EQ(review::answer_remark(site_, asking({{"remark", found[1].str()}}, {{"answer", "Yes"}, {"then", "close"}})).status(), 303);
  EXPECT_THAT(review::remarks(site_, asking({}, {})).body(), HasSubstr("Closed by Ravi Lund"));
}

TEST_F(ReviewPages, ExplainAShortFormForThePack) {
  EXPECT_THAT(review::short_forms(site_, asking({}, {})).body(), HasSubstr("Explain one for this pack"));
  EXPECT_THAT(review::explain_short_form(site_, asking({}, {{"written", "QRS"}, {"meaning", ""}})).body(), AllOf(HasSubstr("Say what it means."), HasSubstr("value=\"QRS\"")));
  EXPECT_EQ(review::explain_short_form(site_, asking({}, {{"written", "QRS"}, {"meaning", "Quarterly resource sitting"}})).status(), 303);
}

TEST_F(ReviewPages, FollowWhatAPersonWasAsked) {
  auto const grace = app::person_named(desk_.office, id_, "Grace Osei").str();
  std::map<std::string, std::string> const at{{"person", grace}};
  auto const answered = [&](Pairs const& form) { return review::describe_person(site_, asking(at, form)); };
  EXPECT_THAT(review::person(site_, asking(at, {})).body(), HasSubstr("Proposed: Withhold (S2P3-16)."));
  EXPECT_THAT(answered({{"consent", "given"}}).body(), HasSubstr("Enter the day they were asked or answered."));
  EXPECT_THAT(answered({{"consent", "given"}, {"consent_on-day", "31"}, {"consent_on-month", "2"}, {"consent_on-year", "2026"}}).body(), HasSubstr("The day must be a real date"));
  EXPECT_THROW(answered({{"consent", "perhaps"}}), Malformed);
  EXPECT_EQ(answered({{"consent", "given"}, {"consent_on-day", "2"}, {"consent_on-month", "11"}, {"consent_on-year", "2026"}}).status(), 303);
  EXPECT_THAT(review::person(site_, asking(at, {})).body(), HasSubstr("Proposed: Release."));
  EXPECT_THAT(review::consent_letter(site_, asking(at, {})).body(), HasSubstr("Dear Grace Osei,"));
}

}  // namespace
}  // namespace rightsdesk::web::testing
