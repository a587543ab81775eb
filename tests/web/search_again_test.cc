// The candidates page offers what confirmed records told; what is ticked is asked of every source.
#include <gmock/gmock.h>

#include <regex>

#include "app/candidate_groups.h"
#include "app/council.h"
#include "app/search_again.h"
#include "app/search_desk.h"
#include "app/walk.h"
#include "web/caseload/pages.h"
#include "web/frame.h"
#include "web/nobody.h"
#include "web/site.h"

namespace rightsdesk::web::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class SearchAgainPages : public ::testing::Test {
 protected:
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  SearchAgainPages() : id_(searched(council_)), desk_(council_), site_(desk_.office, door_, drafts_, settings()) {}
  static CaseId searched(app::Council& council) {
    council.sources.system(app::kArchive).files.at(0).offered.described.phones = {"07700 900417"};
    auto const id = council.at_desk(app::submitted);
    council.at_desk([&](app::Office& office) { app::begin_search(office, id); });
    EXPECT_EQ(council.worker(), app::Council::Ended::well);
    council.at_desk([&](app::Office& office) { app::decide_who_is_who(office, id); });
    return id;
  }
  static SiteSettings settings() {
    SiteSettings settings{std::string(RIGHTSDESK_TREE) + "/templates", asset_folder("search-again"), "thamesbrook", "Thamesbrook Council"};
    settings.secret = std::string(32, 's');
    return settings;
  }
  Exchange asking(std::vector<std::string> const& roles, Pairs const& form) {
    Exchange exchange;
    exchange.parts["case"] = id_.str();
    for (auto const& [name, value] : form) exchange.form.add(name, value);
    exchange.staff = {"staff-officer", "Amal Osei", roles};
    exchange.csrf = "token";
    return exchange;
  }

  app::Council council_;
  CaseId id_;
  app::Desk desk_;
  NoDoor door_{"Amal Osei"};
  NoDrafts drafts_;
  Site site_;
};

TEST_F(SearchAgainPages, OfferWhatWasToldAskWithWhatIsTickedAndSayWhatWasSearchedWith) {
  auto const page = caseload::candidates(site_, asking({"case_officer"}, {})).body();
  EXPECT_THAT(page, AllOf(HasSubstr("Search again with these"), HasSubstr("Phone number: 07700 900417"), HasSubstr("(letter-7)"), HasSubstr("name=\"csrf\" value=\"token\"")));
  std::smatch found;
  ASSERT_TRUE(std::regex_search(page, found, std::regex("name=\"told\" type=\"checkbox\" value=\"(told-[0-9a-f]+)\"")));
  auto const done = caseload::search_again(site_, asking({"case_officer"}, {{"told", found[1].str()}}));
  EXPECT_EQ(done.status(), 303);
  EXPECT_THAT(caseload::plan(site_, asking({"case_officer"}, {})).body(), HasSubstr("Phone number: 07700 900417. Told by"));
  EXPECT_THAT(caseload::candidates(site_, asking({"case_officer"}, {})).body(), Not(HasSubstr("Search again with these"))) << "nothing else was told";
}

TEST_F(SearchAgainPages, SayWhatIsWrongAndAskNobody) {
  EXPECT_THAT(caseload::search_again(site_, asking({"case_officer"}, {})).body(), AllOf(HasSubstr("Tick what the systems are to be searched with."), HasSubstr("href=\"#told\"")));
  auto const wrong = caseload::search_again(site_, asking({"case_officer"}, {{"told", "<script>"}})).body();
  EXPECT_THAT(wrong, AllOf(HasSubstr("is not confirmed any more"), Not(HasSubstr("<script>\""))));
  for (auto const& row : app::search_plan(desk_.office, id_)) EXPECT_EQ(row.attempts, 1) << row.source;
}

TEST_F(SearchAgainPages, ShowItToARoleThatMayLookWithoutTheButton) {
  EXPECT_THAT(caseload::candidates(site_, asking({"auditor"}, {})).body(), Not(HasSubstr("Search again with these")));
  auto const id = app::told_terms(desk_.office, id_).at(0).id;
  EXPECT_NE(caseload::search_again(site_, asking({"auditor"}, {{"told", id}})).status(), 303);
  EXPECT_EQ(app::search_plan(desk_.office, id_).at(0).attempts, 1);
}

}  // namespace
}  // namespace rightsdesk::web::testing
