// Five controllers × nine rights: what each purpose gives, read by hand off the notices and law.md 3.2.
#include <gmock/gmock.h>

#include "law/rights.h"
#include "settings/controllers.h"
#include "settings/files.h"
#include "settings/law_tables.h"

namespace rightsdesk::settings {
namespace {

using law::Answer;
using law::Right;

// A access, R rectification, E erasure (e: limited), X restriction, P portability, O objection (D: no refusal), M automated decisions,
// W withdrawal of consent, C complaint.
constexpr char kDuty[] = "AReXMC";                ///< 6(1)(c): no erasure of what a duty keeps, no objection, nothing to withdraw
constexpr char kTask[] = "AReXOMC";               ///< 6(1)(e), alone or beside (c)
constexpr char kConsent[] = "AREXPMWC";           ///< 6(1)(a): withdrawn rather than objected to
constexpr char kMarketing[] = "AREXPDMWC";        ///< consent and direct marketing
constexpr char kAllThree[] = "AREXPOMWC";         ///< (a), (c) and (e) for the same thing: the union (B-2)
constexpr char kContract[] = "AREXPOMC";          ///< (b) with the person and (e)
constexpr char kContractAndMore[] = "AREXPOMWC";  ///< (b), (d), (e) and explicit consent under Article 9

using Table = std::vector<std::pair<std::string, std::string>>;

std::string letters_of(law::Purpose const& purpose) {
  static auto const kBases = [] {
    yaml::Complaints complaints;
    return lawful_bases(tree("config/law/uk-gdpr/lawful_bases.yaml"), complaints);
  }();
  static std::vector<std::pair<Right, char>> const kRights{{Right::access, 'A'}, {Right::rectification, 'R'}, {Right::erasure, 'E'}, {Right::restriction, 'X'}, {Right::portability, 'P'},
                                                           {Right::objection, 'O'}, {Right::automated_decision, 'M'}, {Right::consent_withdrawal, 'W'}, {Right::complaint, 'C'}};
  std::string letters;
  for (auto const& [right, letter] : kRights) {
    auto const verdict = law::right_against(right, purpose, kBases);
    EXPECT_TRUE(verdict) << purpose.id;
    if (!verdict || verdict->answer == Answer::no) continue;
    bool const absolute = right == Right::objection && !verdict->may_be_refused;
    letters += absolute ? 'D' : verdict->answer == Answer::limited ? static_cast<char>(letter + ('a' - 'A')) : letter;
    for (auto const& step : verdict->because) EXPECT_FALSE(step.rule.empty());
  }
  return letters;
}

/// "service/purpose" and its letters, every purpose of the controller in its order.
Table rights_of(std::string const& id) {
  yaml::Complaints complaints;
  Table table;
  for (auto const& service : controller(tree("config/controllers/" + id), complaints).services) {
    for (auto const& purpose : service.purposes) table.emplace_back(service.id + "/" + purpose.id, letters_of(purpose));
  }
  EXPECT_THAT(complaints, testing::IsEmpty());
  return table;
}

TEST(RightsOfAll, BarkingAndDagenham) {
  EXPECT_EQ(rights_of("barking-and-dagenham"),
            (Table{{"family-hub/support", kAllThree}, {"family-hub/children", kAllThree}, {"family-hub/parents", kAllThree}, {"family-hub/events", kMarketing},
                   {"family-hub/monitoring", kAllThree}, {"family-hub/planning", kAllThree}, {"family-hub/follow_up", kAllThree}, {"family-hub/returns", kDuty},
                   {"children-in-need/right_support", kTask}, {"children-in-need/most_in_need", kTask}, {"child-protection/protection", kTask},
                   {"child-protection/cp_is", kTask}, {"looked-after/care", kDuty}, {"adoption/adoption", kDuty}, {"early-help/early_help", kTask},
                   {"early-help/access_to_support", kTask}, {"troubled-families/troubled_families", kTask}, {"crime-prevention/matching", kTask},
                   {"improvement/training", kTask}, {"improvement/quality", kTask}, {"improvement/audit", kTask}, {"improvement/performance", kTask},
                   {"improvement/returns", kTask}, {"improvement/complaints", kTask}}));
}

TEST(RightsOfAll, Bedford) {
  EXPECT_EQ(rights_of("bedford"),
            (Table{{"registration/contact", kContractAndMore}, {"registration/information", kContractAndMore}, {"sessions/sessions", kContractAndMore},
                   {"sessions/support", kContractAndMore}, {"sessions/universal", kContractAndMore}, {"news/mailing", kMarketing}, {"news/advice", kMarketing},
                   {"performance/reports", kTask}, {"performance/planning", kTask}, {"performance/management", kTask}, {"performance/systems", kTask},
                   {"early-help/early_help", "AReXOMWC"}, {"early-help/partners", "AReXOMWC"}, {"early-help/targeting", "AReXOMWC"},
                   {"early-help/identifying", "AReXOMWC"}, {"early-help/duplication", "AReXOMWC"}}));
}

TEST(RightsOfAll, AchievingForChildren) {
  EXPECT_EQ(rights_of("achieving-for-children"),
            (Table{{"family-hub/early_help", kTask}, {"family-hub/access", kTask}, {"family-hub/inform", kTask}, {"family-support/assessment", kTask},
                   {"family-support/coordinated", kTask}, {"safeguarding/functions", kDuty}, {"sites-and-improvement/sites", kTask},
                   {"sites-and-improvement/monitoring", kTask}, {"sites-and-improvement/audit", kTask}, {"sites-and-improvement/training", kTask},
                   {"sites-and-improvement/performance", kTask}, {"sites-and-improvement/complaints", kTask}}));
}

TEST(RightsOfAll, Hackney) {
  EXPECT_EQ(rights_of("hackney"),
            (Table{{"social-care/safeguard", kDuty}, {"early-help/wellbeing", kTask}, {"early-help/otherwise", kConsent}, {"clinical/wellbeing", kTask},
                   {"clinical/safeguarding", kDuty}, {"clinical/otherwise", kConsent}, {"fostering-and-adoption/families", kDuty},
                   {"fostering-and-adoption/recruitment", kConsent}, {"fraud-initiative/matching", kDuty}}));
}

TEST(RightsOfAll, Thamesbrook) {
  EXPECT_EQ(rights_of("thamesbrook"),
            (Table{{"social-care/protect", kDuty}, {"social-care/plans", kDuty}, {"social-care/complaints", kTask}, {"social-care/returns", kDuty},
                   {"care/look_after", kDuty}, {"care/childhood_record", kDuty}, {"care/care_leavers", kDuty}, {"early-help/help", kTask},
                   {"early-help/see_what_works", kTask}, {"family-hub/register", kTask}, {"family-hub/groups", kTask}, {"family-hub/news", kMarketing},
                   {"housing/homes", kContract}, {"housing/repairs", kContract}, {"education/needs", kDuty}, {"education/places", kDuty}}));
}

}  // namespace
}  // namespace rightsdesk::settings
