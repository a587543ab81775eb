// A case that is kept to people who cannot be reached (security.md A18).
#include "app/way_in.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/keep_to.h"
#include "app/seen.h"
#include "app/updates.h"
#include "store/session_store.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::HasSubstr;

struct KeptAway : testing::Test {
  KeptAway() : id(council.at_desk(submitted)) {
    Desk desk(council);
    store::Staff staff(*desk.database->connection());
    auto const add = [&](char const* name, char const* sign_in, std::string const& role) {
      return Actor{*staff.add({{}, name, sign_in, {role}}, "a long enough password"), name, {role}};
    };
    reader = add("Ruth Pell", "ruth", "dpo");
    administrator = add("Ade Moss", "ade", "administrator");
    manager = add("Una Park", "una", "manager");
    officer = add("Ines Okafor", "ines", "case_officer");
    EXPECT_TRUE(keep_to_named(desk.office, id, reader, {{reader.id}, "adoption", "Sealed by the court"}));
    reference = [&] {
      std::string found;
      desk.office.works.look([&](Work& work) { found = work.cases().find(id)->reference; });
      return found;
    }();
  }
  WayIn wish() const { return {reference, officer, administrator, manager, "Ruth Pell is away ill and the month ends on Friday"}; }
  std::string opened(WayIn const& wanted) {
    return council.at_desk([&](Office& office) { return code_of(open_way_in(office, wanted)); });
  }
  bool sees(Actor const& who) {
    Desk desk(council);
    SeenWorks works(desk.works, {who.id, "thamesbrook"});
    bool found = false;
    works.look([&](Work& work) { found = work.cases().find(id).has_value() && work.cases().find_by_reference(reference).has_value(); });
    return found;
  }
  Council council;
  CaseId id;
  Actor reader, administrator, manager, officer;
  std::string reference;
};

TEST_F(KeptAway, OpensForOneColleagueByTwoPeopleAndShutsByItselfAfterFourHours) {
  EXPECT_FALSE(sees(officer));
  auto const until = council.at_desk([&](Office& office) { return open_way_in(office, wish()); });
  ASSERT_TRUE(until);
  EXPECT_EQ(to_iso(*until), "2026-11-23T14:00:00.000000Z");
  EXPECT_TRUE(sees(officer));
  EXPECT_FALSE(sees(manager)) << "the second person lets somebody in, and is not let in";
  EXPECT_FALSE(sees(administrator));
  EXPECT_TRUE(sees(reader));
  council.clock.at = *parse_instant("2026-11-23T13:59:59Z");
  EXPECT_TRUE(sees(officer));
  council.clock.at = *parse_instant("2026-11-23T14:00:00Z");
  EXPECT_FALSE(sees(officer));
  EXPECT_EQ(opened(wish()), "") << "and again, with a reason again";
  EXPECT_TRUE(sees(officer));
}

TEST_F(KeptAway, IsOnTheRecordOfTheCaseAtOnce) {
  ASSERT_EQ(opened(wish()), "");
  council.at_desk([&](Office& office) {
    auto const entry = ledger_of(office, id).back();
    EXPECT_EQ(entry.act.what, "way_in_opened");
    EXPECT_EQ(entry.act.actor, administrator.id.str());
    EXPECT_EQ(entry.act.detail, "to=" + officer.id.str() + " second=" + manager.id.str() + " until=2026-11-23T14:00:00.000000Z");
    auto const event = case_overview(office, id, reader).value().events.back();
    EXPECT_EQ(event.detail.at("reason"), "Ruth Pell is away ill and the month ends on Friday");
    EXPECT_EQ(event.detail.at("second"), "Una Park");
  });
}

TEST_F(KeptAway, TakesTwoPeopleOfTheRightRolesAndAReason) {
  auto alone = wish();
  alone.second = alone.by;
  alone.second.roles = alone.by.roles = {"administrator", "dpo"};
  EXPECT_EQ(opened(alone), "not_permitted");
  auto officers = wish();
  officers.second = officer;
  EXPECT_EQ(opened(officers), "not_permitted");
  auto managers = wish();
  managers.by = manager;
  managers.second = reader;
  EXPECT_EQ(opened(managers), "not_permitted");
  auto nobody = wish();
  nobody.to = administrator;
  EXPECT_EQ(opened(nobody), "not_permitted") << "no role that works on cases";
  auto silent = wish();
  silent.reason = " ";
  EXPECT_EQ(opened(silent), "missing");
  auto elsewhere = wish();
  elsewhere.reference = "SRR-0000-0000";
  EXPECT_EQ(opened(elsewhere), "not_found");
  auto needless = wish();
  needless.to = reader;
  EXPECT_EQ(opened(needless), "not_needed");
  EXPECT_FALSE(sees(officer));
  council.at_desk([&](Office& office) { ASSERT_TRUE(open_to_all(office, id, reader, "The adoption is over")); });
  EXPECT_EQ(opened(wish()), "not_kept");
}

TEST_F(KeptAway, IsInNoListOfWhoeverWasLetIn) {
  ASSERT_EQ(opened(wish()), "");
  Desk desk(council);
  SeenWorks works(desk.works, {officer.id, "thamesbrook"});
  auto office = desk.office.over(works);
  EXPECT_TRUE(cases_listed(office, {}, {}, {}).lines.empty());
}

}  // namespace
}  // namespace rightsdesk::app
