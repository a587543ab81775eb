// The key behind what is sealed outside cases: the outbox, second factors, webhooks, earlier decisions, the intake journal.
#include "store/key_rotation.h"

#include "../app/failing_database.h"
#include "key_fixture.h"
#include "signin/totp.h"
#include "store/backup.h"
#include "store/case_keys.h"
#include "store/client_desk.h"
#include "store/code_store.h"
#include "store/device_store.h"
#include "store/draft_store.h"
#include "store/hook_desk.h"
#include "store/intake_spool.h"
#include "store/kept_form_store.h"
#include "store/ledger_store.h"
#include "store/outbox_store.h"
#include "store/review_log_store.h"
#include "store/session_store.h"

namespace rightsdesk::store {
namespace {

app::Acknowledged acknowledged(std::string const& reference) { return {"key of " + reference, {reference}, {"thamesbrook", "web", noon()}, {}}; }

/// The journal has two requests, and both can be read.
void expect_two(IntakeSpool const& spool, std::string const& when) {
  auto const read = spool.read();
  EXPECT_TRUE(read.damaged.empty()) << when;
  ASSERT_EQ(read.lines.size(), 2U) << when;
  for (auto const& line : read.lines) EXPECT_TRUE(spool.request(line)) << when;
}

/// One of everything that the service's key seals or hashes for longer than a visit.
class ServiceKeyTest : public KeyChangeTest {
 protected:
  void SetUp() override {
    auto const key = ringed();
    auto const colleague = Staff(*database_->connection()).add({{}, "Priya Nair", "priya", {"case_officer"}}, "a long enough password");
    ASSERT_TRUE(colleague);
    priya_ = *colleague;
    auto const client = StoredClients(*database_, key, clock_).add({"Case system", "thamesbrook", {"cases:read"}, {}}, "test").client.id;
    hook_ = StoredHooks(*database_, key, clock_).add({client, "thamesbrook", "https://example.org/told", {"case.opened"}}, "test")->hook.id;
    in_transaction(*database_, [&](Connection& connection) {
      for (int i = 0; i < 3; ++i) Outbox(connection, key).put({"message-" + std::to_string(i), "email", "mary@example.org", "Your request", "Words"}, noon());
      Devices(connection, key).add(priya_, secret_, 0, noon());
      StoredEarlierDecisions(connection, key).put(elsewhere_, {{"Alan Fisher, a neighbour", decided()}, {"Ruth Moss", decided()}});
    });
    IntakeSpool spool(journal_, key, clock_);
    for (auto const* reference : {"RD-2026-AAAA", "RD-2026-BBBB"}) spool.keep(acknowledged(reference));
  }
  static redaction::Decision decided() { return {redaction::Outcome::release, "", {}, StaffId("01J00000000000000000000001"), noon()}; }
  /// Each is opened, and found, with what the ring has by now.
  void expect_all(VaultKey const& key, std::string const& when) {
    in_transaction(*database_, [&](Connection& connection) {
      EXPECT_EQ(Outbox(connection, key).waiting(noon(), 10).size(), 3U) << when;
      EXPECT_EQ(StoredEarlierDecisions(connection, key).of("Alan Fisher, a neighbour").size(), 1U) << when;
      EXPECT_EQ(StoredEarlierDecisions(connection, key).of("somebody else").size(), 0U) << when;
    });
    ++minute_;
    auto const code = signin::code_of_step(secret_, signin::step_at(noon(minute_)));
    EXPECT_TRUE(prove(*database_, key, priya_, code, noon(minute_))) << when;
    EXPECT_TRUE(StoredHooks(*database_, key, clock_).rotate(hook_, "test")) << when;
    expect_journal(key, when);
  }
  void expect_journal(VaultKey const& key, std::string const& when) { expect_two(IntakeSpool(journal_, key, clock_), when); }
  Result<std::int64_t> change(Database& database, Instant now) {
    auto const key = ringed();
    IntakeSpool spool(journal_, key, clock_);
    return change_service_key(database, key, spool, 2, now);
  }

  At clock_;
  StaffId priya_;
  CaseId const elsewhere_ = CaseId::fresh();
  std::string hook_;
  std::string const secret_ = "12345678901234567890", journal_ = folder_.path() + "/journal";
  int minute_ = 0;
};
ON_BOTH_ENGINES(ServiceKeyTest);

TEST_P(ServiceKeyTest, ChangesUnderEverythingWhereverItIsKilled) {
  auto const from_before = ringed();
  int steps = 0;
  for (bool done = false; !done && steps < 80; ++steps) {
    auto const before = ringed().bytes();
    done = lives_through([&] {
      auto const own = opened_again();
      app::NthFailure failure{app::Failing::killed, steps + 1};
      app::FailingDatabase failing(*own, failure);
      (void)change(failing, noon());
    });
    auto const when = "killed at step " + std::to_string(steps);
    expect_all(ringed(), when);
    expect_all(from_before, "a process of before, " + when);
    if (!done) {
      ASSERT_TRUE(change(*database_, noon()));
    }
    EXPECT_NE(ringed().bytes(), before);
    EXPECT_EQ(forget_service_keys(*ringed().ring(), noon(35 * 24 * 60)).value(), 1);
    expect_all(ringed(), "the key of before is forgotten, " + when);
  }
  EXPECT_GT(steps, 12);
  EXPECT_LT(steps, 80);
  EXPECT_EQ(count("SELECT COUNT(*) FROM earlier_decision WHERE hashed_again = " + std::to_string(ringed().ring()->content().service_before.size())), 2);
}

TEST_P(ServiceKeyTest, IsForgottenAfterThirtyFiveDaysAndNotInTheMiddleOfAChange) {
  auto const old = text_of(keys_.ring);
  auto const sealed_before = database_->connection()->row("SELECT id, sealed_message FROM outbox WHERE id = 'message-1'")->text(1);
  ASSERT_TRUE(change(*database_, noon()));
  auto const key = ringed();
  auto const& ring = *key.ring();
  EXPECT_EQ(forget_service_keys(ring, noon(35 * 24 * 60 - 1)).value(), 0);
  auto content = ring.content();
  content.service_change_open = true;
  ASSERT_TRUE(ring.replace(content));
  EXPECT_EQ(forget_service_keys(ring, noon(35 * 24 * 60)).error().code, "change_under_way");
  ASSERT_TRUE(change(*database_, noon()));
  EXPECT_EQ(ring.content().service_before.size(), 1U) << "the change that was begun is ended, and no other begun";
  EXPECT_EQ(forget_service_keys(ring, noon(35 * 24 * 60)).value(), 1);
  EXPECT_EQ(forget_service_keys(ring, noon(35 * 24 * 60)).value(), 0);
  database_->connection()->execute("UPDATE outbox SET sealed_message = ? WHERE id = 'message-1'", {Blob{sealed_before}});
  EXPECT_THROW(Outbox(*database_->connection(), ringed()).find("message-1"), Fault) << "a copy of before opens for nobody who has only the ring of now";
}

TEST_P(ServiceKeyTest, OfBeforeOpensWhatOnlyItsWriterCanSealAnew) {
  auto const about = CaseId::fresh();
  app::WayBack const way{app::WayBack::By::card, Personal<std::string>("three words of a card")};
  std::string digits, later;
  auto const before = ringed();
  in_transaction(*database_, [&](Connection& connection) {
    Drafts(connection, before).save("cookie", "what was typed", noon());
    StoredKeptForms(connection, before).keep(way, Personal(intake::FormAnswers{{"email", {"mary@example.org"}}}), *parse_date("2026-12-20"));
    digits = Codes(connection, before).issue(about, "view", noon());
  });
  ASSERT_TRUE(change(*database_, noon()));
  auto const after = ringed();
  in_transaction(*database_, [&](Connection& connection) {
    EXPECT_EQ(Drafts(connection, after).load("cookie"), "what was typed");
    Drafts(connection, after).save("cookie", "more", noon());
    EXPECT_EQ(Drafts(connection, after).load("cookie"), "more");
    ASSERT_TRUE(StoredKeptForms(connection, after).open(way, *parse_date("2026-12-01")));
    StoredKeptForms(connection, after).keep(way, Personal(intake::FormAnswers{{"email", {"m@example.org"}}}), *parse_date("2026-12-21"));
    EXPECT_EQ(StoredKeptForms(connection, after).open(way, *parse_date("2026-12-01"))->answers.reveal().at("email").front(), "m@example.org");
    EXPECT_EQ(Codes(connection, after).use(about, "view", digits, noon(1)), CodeAnswer::right);
  });
  EXPECT_EQ(count("SELECT COUNT(*) FROM kept_form"), 1);
  EXPECT_EQ(forget_service_keys(*ringed().ring(), noon(35 * 24 * 60)).value(), 1);
  in_transaction(*database_, [&](Connection& connection) { EXPECT_TRUE(StoredKeptForms(connection, ringed()).open(way, *parse_date("2026-12-01"))); });
}

TEST_P(ServiceKeyTest, LeavesABackupOfBeforeOpenUntilItIsForgotten) {
  auto const file = folder_.path() + "/one.backup";
  ASSERT_TRUE(back_up(settings_, ringed(), file, noon()));
  ASSERT_TRUE(change(*database_, noon()));
  EXPECT_TRUE(check_backup(ringed(), file));
  ASSERT_TRUE(forget_service_keys(*ringed().ring(), noon(35 * 24 * 60)));
  EXPECT_EQ(check_backup(ringed(), file).error().code, "another_key");
}

/// The files beside the database, one sync or renaming after the other.
TEST(TheIntakeJournal, IsSealedAnewWhereverThatIsKilled) {
  Folder const folder;
  Keys const keys(folder.path());
  At const clock;
  auto const place = folder.path() + "/journal";
  auto const ringed = [&] { return VaultKey::from_file(keys.file); };
  for (auto const* reference : {"RD-2026-AAAA", "RD-2026-BBBB"}) IntakeSpool(place, ringed(), clock).keep(acknowledged(reference));
  auto const still_two = [&](std::string const& when) {
    auto const key = ringed();
    expect_two(IntakeSpool(place, key, clock), when);
  };
  int steps = 0;
  for (bool done = false; !done && steps < 40; ++steps) {
    auto content = ringed().ring()->content();
    content.service_before.push_back({content.service, noon()});
    content.service = std::string(32, static_cast<char>('a' + steps % 26));
    ASSERT_TRUE(ringed().ring()->replace(content));
    done = lives_through([&] {
      files.at = steps + 1;
      IntakeSpool(place, ringed(), clock).seal_again();
    });
    auto const when = "killed at step " + std::to_string(steps);
    still_two(when);
    EXPECT_EQ(IntakeSpool(place, ringed(), clock).seal_again() == 0, done || steps >= 11) << when;
    still_two(when + ", and asked again");
    EXPECT_EQ(forget_service_keys(*ringed().ring(), noon(35 * 24 * 60)).value(), 1);
    still_two(when + ", and the key of before forgotten");
    for (auto const& entry : fs::directory_iterator(place)) EXPECT_FALSE(entry.path().string().ends_with("again")) << when;
  }
  EXPECT_EQ(steps, 15) << "four for each of two requests, four for the journal, two renamings, and untouched";
}

}  // namespace
}  // namespace rightsdesk::store
