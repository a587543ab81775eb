#include "app/search_plan.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/search_desk.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::HasSubstr;

std::vector<sources::SourceCard> thamesbrook() {
  return {{"thamesbrook-housing", "Housing", "Head of housing", "rest", {"Tenancies"}},
          {"thamesbrook-social-care", "Care records", "Head of care", "sql", {"Case notes"}},
          {"parking", "Parking", "Head of parking", "sql", {"Permits"}}};
}

std::map<std::string, PlannedSource> plan_for(std::vector<std::string> services) {
  Council council;
  return council.at_desk([&](Office& office) {
    casework::Case about;
    about.controller = "thamesbrook";
    about.services = std::move(services);
    std::map<std::string, PlannedSource> plan;
    for (auto& one : planned_for(office, about, thamesbrook())) plan[one.card.id] = one;
    return plan;
  });
}

TEST(SearchPlan, NamesTheServiceForWhichASystemIsAsked) {
  auto const plan = plan_for({"social-care"});
  EXPECT_EQ(plan.at("thamesbrook-social-care").reason,
            "The request names Children's social care, which the register says uses this system");
  EXPECT_EQ(plan.at("thamesbrook-social-care").may_be_left, "");
}

TEST(SearchPlan, ProposesToLeaveOutWhatOnlyServicesUseThatAreNotNamed) {
  auto const housing = plan_for({"social-care"}).at("thamesbrook-housing");
  EXPECT_THAT(housing.reason, HasSubstr("it is asked all the same"));
  EXPECT_THAT(housing.may_be_left, HasSubstr("Article 15(1A)"));
}

TEST(SearchPlan, NeverProposesToLeaveOutWhatTheRegisterDoesNotKnowOrWhenEverythingIsAskedFor) {
  EXPECT_EQ(plan_for({"social-care"}).at("parking").may_be_left, "");
  EXPECT_THAT(plan_for({"social-care"}).at("parking").reason, HasSubstr("the register gives it to no service"));
  for (auto const& [id, one] : plan_for({})) EXPECT_EQ(one.may_be_left, "") << id;
  EXPECT_THAT(plan_for({}).at("thamesbrook-housing").reason, HasSubstr("The request names no service, so every system is asked"));
  auto const unsure = plan_for({"not-sure"}).at("thamesbrook-housing");
  EXPECT_THAT(unsure.reason, HasSubstr("The request names no service, so every system is asked"));
  EXPECT_EQ(unsure.may_be_left, "") << "who is not sure did not name the others";
}

TEST(SearchPlan, LeavesASourceOutOnlyWithAReasonAndByWhoStartsTheSearch) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    ASSERT_TRUE(accept_identity(office, id, officer(), {{"passport", "bill"}, "seen at the desk", office.clock.today()}));
    auto const refusal = start_search(office, id, officer(), {{kArchive, " "}});
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().field, "reason-archive");
    EXPECT_TRUE(search_plan(office, id).empty()) << "nothing has begun";
    EXPECT_EQ(code_of(start_search(office, id, officer(), {{kArchive, "Ended before she was born"}})), "");
  });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  council.at_desk([&](Office& office) {
    for (auto const& row : search_plan(office, id)) {
      bool const archive = row.source == kArchive;
      EXPECT_EQ(row.state, archive ? search::SourceState::not_searched : search::SourceState::answered);
      EXPECT_EQ(row.decided_by, archive ? "staff-officer" : "");
      EXPECT_EQ(row.reason, archive ? "Ended before she was born" : "Connected, and the register gives it to no service: it may hold the person’s data");
    }
    EXPECT_EQ(candidates(office, id).size(), 1U);
  });
}

}  // namespace
}  // namespace rightsdesk::app
