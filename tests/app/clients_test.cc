// Keys of the council's other systems, and what may come twice and is done once.
#include "app/clients.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/resident.h"
#include "council.h"
#include "store/client_desk.h"

namespace rightsdesk::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class Clients : public ::testing::Test {
 protected:
  MadeClient made(std::set<std::string> scopes = {"requests.read"}) { return clients_.add({"Contact centre", "thamesbrook", std::move(scopes)}, "program:test"); }
  std::vector<std::string> ledger() {
    std::vector<std::string> acts;
    for (auto const& row : desk_.database->connection()->rows("SELECT actor, what, detail FROM ledger ORDER BY number")) acts.push_back(row.text(0) + " " + row.text(1) + " " + row.text(2));
    return acts;
  }
  CaseId a_case() { return submit_request(desk_.office, form(), {"thamesbrook", "online", council_.clock.at}, "one")->about; }
  /// A note as a client adds it, and the answer to it.
  Result<Given> note(OnceKey const& once, CaseId const& about, std::string const& words, int status = 201) {
    return clients_.answered_once(once, [&](Works& works) -> Given {
      auto office = desk_.office.over(works);
      auto const done = app::add_note(office, about, {StaffId("client:x"), "Contact centre", {"intake"}}, words);
      return done ? Given{status, "{\"done\":true}"} : Given{409, done.error().code};
    });
  }
  std::int64_t notes(CaseId const& about) {
    return desk_.database->connection()->row("SELECT COUNT(*) FROM case_event WHERE what = 'note' AND case_id = ?", {about.str()})->number(0);
  }

  Council council_;
  Desk desk_{council_};
  store::StoredClients clients_{*desk_.database, desk_.key, council_.clock};
};

TEST_F(Clients, AreKnownByTheirKeyOfWhichOnlyAHashIsKept) {
  auto const crm = made({"requests.read", "requests.submit"});
  EXPECT_TRUE(crm.key.starts_with("rdk_"));
  auto const known = clients_.of_key(crm.key);
  ASSERT_TRUE(known);
  EXPECT_EQ(known->name, "Contact centre");
  EXPECT_THAT(known->scopes, ElementsAre("requests.read", "requests.submit"));
  for (auto const& row : desk_.database->connection()->rows("SELECT key_hash FROM client")) EXPECT_THAT(row.text(0), Not(HasSubstr(crm.key.substr(4))));
  EXPECT_THAT(ledger(), ElementsAre("program:test client_added client=" + crm.client.id + " scopes=requests.read requests.submit"));
}

TEST_F(Clients, HaveAKeyForAYearUnlessSomebodySaysAnotherDayOrRenewsIt) {
  auto const crm = made();
  EXPECT_EQ(to_iso(*crm.client.ends_on), "2027-11-23");
  auto const shorter = clients_.add({"Trial", "thamesbrook", {"requests.read"}, *parse_date("2026-11-24")}, "program:test");
  council_.clock.at += std::chrono::days(1);
  EXPECT_TRUE(clients_.of_key(shorter.key)) << "on its last day";
  council_.clock.at += std::chrono::days(1);
  EXPECT_FALSE(clients_.of_key(shorter.key));
  EXPECT_TRUE(clients_.of_key(crm.key));
  EXPECT_TRUE(clients_.renew(shorter.client.id, *parse_date("2027-11-25"), "S-admin"));
  EXPECT_EQ(to_iso(*clients_.of_key(shorter.key)->ends_on), "2027-11-25");
  EXPECT_EQ(ledger().back(), "S-admin client_renewed client=" + shorter.client.id + " until=2027-11-25");
  EXPECT_TRUE(clients_.end(shorter.client.id, "S-admin"));
  EXPECT_FALSE(clients_.renew(shorter.client.id, *parse_date("2028-01-01"), "S-admin")) << "what was ended stays ended";
  EXPECT_FALSE(clients_.renew("nobody", *parse_date("2028-01-01"), "S-admin"));
}

TEST_F(Clients, GoOnWithAKeyFromBeforeKeysHadALastDay) {
  auto const old = made();
  desk_.database->connection()->execute("UPDATE client SET ends_on = ''", {});
  council_.clock.at += std::chrono::days(4000);
  EXPECT_TRUE(clients_.of_key(old.key)) << "an upgrade stops nobody; the page says that it has no last day";
}

TEST_F(Clients, HaveNoKeyThatEndsBeforeItBegins) {
  auto const refused = sound(desk_.office, {"Late", "thamesbrook", {"requests.read"}, *parse_date("2026-11-22")});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "not_future");
}

TEST_F(Clients, AreNobodyWithAKeyThatIsWrongOrEnded) {
  auto const crm = made();
  for (auto const& key : {std::string(), std::string("rdk_"), std::string("rdk_00000000000000000000000000"), crm.key + "X", crm.key.substr(4), crm.client.id}) EXPECT_FALSE(clients_.of_key(key)) << key;
  EXPECT_TRUE(clients_.end(crm.client.id, "program:test"));
  EXPECT_FALSE(clients_.of_key(crm.key));
  EXPECT_FALSE(clients_.end(crm.client.id, "program:test")) << "it is ended once";
  EXPECT_TRUE(clients_.find(crm.client.id)->ended_at);
}

TEST_F(Clients, AreNotedAsUsedOnceAMinute) {
  auto const crm = made();
  clients_.of_key(crm.key);
  auto const first = clients_.find(crm.client.id)->used_at;
  EXPECT_EQ(first, council_.clock.at);
  council_.clock.at += std::chrono::seconds(59);
  clients_.of_key(crm.key);
  EXPECT_EQ(clients_.find(crm.client.id)->used_at, first);
  council_.clock.at += std::chrono::seconds(2);
  clients_.of_key(crm.key);
  EXPECT_EQ(clients_.find(crm.client.id)->used_at, council_.clock.at);
}

TEST_F(Clients, NeedANameAControllerAndSomethingToBeGoodFor) {
  auto const no = [&](NewClient const& wanted) { return sound(desk_.office, wanted).error().code; };
  EXPECT_EQ(no({" ", "thamesbrook", {"requests.read"}}), "missing");
  EXPECT_EQ(no({std::string(81, 'a'), "thamesbrook", {"requests.read"}}), "too_long");
  EXPECT_EQ(no({"CRM", "thamesbrook", {}}), "missing");
  EXPECT_EQ(no({"CRM", "thamesbrook", {"requests.read", "everything"}}), "unknown_scope");
  EXPECT_EQ(no({"CRM", "atlantis", {"requests.read"}}), "unknown_controller");
  EXPECT_TRUE(sound(desk_.office, {"CRM", "thamesbrook", {"requests.read"}}));
}

TEST_F(Clients, ActWithTheRolesOfTheirScopes) {
  EXPECT_THAT(actor_of(made({"requests.note", "requests.withdraw", "requests.read"}).client).roles, ElementsAre("intake", "requester"));
  EXPECT_TRUE(actor_of(made().client).roles.empty());
}

TEST_F(Clients, AreGivenTheSameAnswerForTheSameKeyAndItIsDoneOnce) {
  auto const about = a_case();
  OnceKey const once{"crm", "key 1", "print"};
  for (int i = 0; i < 3; ++i) {
    auto const given = note(once, about, "She rang about it");
    ASSERT_TRUE(given);
    EXPECT_EQ(given->status, 201);
    EXPECT_EQ(given->body, "{\"done\":true}");
  }
  EXPECT_EQ(notes(about), 1);
  EXPECT_TRUE(note({"records", "key 1", "print"}, about, "She rang about it")) << "another client's key is its own";
  EXPECT_EQ(notes(about), 2);
}

TEST_F(Clients, AreRefusedAKeyThatAskedSomethingElse) {
  auto const about = a_case();
  ASSERT_TRUE(note({"crm", "key 1", "print"}, about, "She rang"));
  EXPECT_EQ(note({"crm", "key 1", "another print"}, about, "She wrote").error().code, "key_reused");
  EXPECT_EQ(clients_.given_before({"crm", "key 1", "another print"}).error().code, "key_reused");
  EXPECT_EQ(clients_.begin({"crm", "key 1", "another print"}).error().code, "key_reused");
  EXPECT_EQ(notes(about), 1);
}

TEST_F(Clients, LeaveNothingBehindWhereTheAnswerIsNo) {
  auto const about = a_case();
  OnceKey const once{"crm", "key 1", "print"};
  auto const refusal = note(once, about, "She rang", 422);  // written, then answered with no
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->status, 422);
  EXPECT_EQ(notes(about), 0);
  ASSERT_TRUE(note({"crm", "key 1", "another print"}, about, "She wrote")) << "the key is free again";
  EXPECT_EQ(notes(about), 1);
}

TEST_F(Clients, MayGoOnWithWhatWasBegunAndNotAnswered) {
  OnceKey const once{"crm", "key 1", "print"};
  ASSERT_TRUE(clients_.begin(once));
  ASSERT_TRUE(clients_.begin(once));
  auto const before = clients_.given_before(once);
  ASSERT_TRUE(before);
  EXPECT_FALSE(*before);
  clients_.keep(once, {201, "{}", "/api/v1/requests/SRR-1"});
  EXPECT_EQ(clients_.given_before(once)->value().location, "/api/v1/requests/SRR-1");
}

TEST_F(Clients, AreForgottenWhatTheyWereAnsweredAfterItsTime) {
  auto const about = a_case();
  OnceKey const once{"crm", "key 1", "print"};
  ASSERT_TRUE(note(once, about, "She rang"));
  EXPECT_EQ(clients_.forget_given(council_.clock.at), 0);
  EXPECT_EQ(clients_.forget_given(council_.clock.at + std::chrono::seconds(1)), 1);
  EXPECT_FALSE(*clients_.given_before(once));
}

}  // namespace
}  // namespace rightsdesk::app
