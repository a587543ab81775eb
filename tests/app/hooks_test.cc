// Who is told what happened to cases: from the ledger, once for each subscriber, and never of a case that is kept to named people.
#include "app/hooks.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/keep_to.h"
#include "app/resident.h"
#include "app/tasks.h"
#include "council.h"
#include "store/hook_desk.h"
#include "store/staff_store.h"

namespace rightsdesk::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Hooks : public ::testing::Test {
 protected:
  std::string hook(std::set<std::string> kinds = {"request.received", "request.withdrawn"}, std::string const& controller = "thamesbrook") {
    return hooks_.add({"crm", controller, "https://crm.example.org/hook", std::move(kinds)}, "client:crm")->hook.id;
  }
  CaseId a_case(std::string const& key) { return submit_request(desk_.office, form(), {"thamesbrook", "online", council_.clock.at}, key)->about; }
  void withdraw(CaseId const& about) { ASSERT_TRUE(raise_event(desk_.office, about, head(), "withdraw", "She rang")); }
  std::string reference_of(CaseId const& about) {
    std::string reference;
    desk_.office.works.look([&](Work& work) { reference = work.cases().find(about)->reference; });
    return reference;
  }
  Instant later(int minutes) const { return council_.clock.at + std::chrono::minutes(minutes); }
  /// "kind reference" of everything that is due now, as delivered.
  std::vector<std::string> told() {
    while (hooks_.gather()) {
    }
    std::vector<std::string> lines;
    while (auto const call = hooks_.take(later(2))) {
      lines.push_back(call->message.kind + " " + call->reference);
      hooks_.delivered(call->message);
    }
    return lines;
  }

  Council council_;
  Desk desk_{council_};
  store::StoredHooks hooks_{*desk_.database, desk_.key, council_.clock};
};

TEST_F(Hooks, TellWhatHappensFromTheSubscriptionOn) {
  a_case("before");
  hook();
  auto const about = a_case("after");
  withdraw(about);
  EXPECT_THAT(told(), ElementsAre("request.received " + reference_of(about), "request.withdrawn " + reference_of(about)));
  EXPECT_THAT(told(), IsEmpty()) << "once";
}

TEST_F(Hooks, TellNothingBesidesTheKindsThatWereAskedFor) {
  hook({"request.withdrawn"});
  auto const about = a_case("one");
  ASSERT_TRUE(add_note(desk_.office, about, head(), "She rang"));
  withdraw(about);
  EXPECT_THAT(told(), ElementsAre("request.withdrawn " + reference_of(about)));
}

TEST_F(Hooks, TellEachSubscriberOnceHoweverManyGather) {
  auto const first = hook(), second = hook();
  auto const about = a_case("one");
  store::StoredHooks other(*desk_.database, desk_.key, council_.clock);
  hooks_.gather();
  other.gather();
  hooks_.gather();
  EXPECT_EQ(hooks_.messages(first, 9).size(), 1U);
  EXPECT_EQ(hooks_.messages(second, 9).size(), 1U);
  EXPECT_NE(hooks_.messages(first, 9)[0].id, hooks_.messages(second, 9)[0].id);
  EXPECT_EQ(hooks_.messages(first, 9)[0].about, about);
}

TEST_F(Hooks, TellNobodyOfACaseThatIsKeptToNamedPeopleOrIsAnothers) {
  hook({"request.received"}, "hackney");
  auto const mine = hook();
  auto const kept = a_case("kept");
  hooks_.gather();
  EXPECT_EQ(hooks_.messages(mine, 9).size(), 1U);
  auto const owner = store::Staff(*desk_.database->connection()).add({{}, "Owner", "owner", {"dpo"}}, "a long enough password").value();
  ASSERT_TRUE(keep_to_named(desk_.office, kept, {owner, "Owner", {"dpo"}}, {{owner}, "witness", "Her address is protected"}));
  ASSERT_TRUE(raise_event(desk_.office, kept, {owner, "Owner", {"dpo"}}, "withdraw", "She rang"));
  EXPECT_THAT(told(), IsEmpty()) << "nor what was gathered before it was kept";
}

TEST_F(Hooks, AreSentAgainAndNothingElseBeforeIt) {
  auto const id = hook();
  auto const one = a_case("one");
  hooks_.gather();
  auto const call = hooks_.take(later(2));
  ASSERT_TRUE(call);
  EXPECT_FALSE(hooks_.take(later(2))) << "it is taken";
  hooks_.again(call->message, "it answered with 500", later(5));
  a_case("two");
  hooks_.gather();
  hooks_.again(call->message, "it answered with 500", later(5));
  EXPECT_FALSE(hooks_.take(later(2)));
  council_.clock.at += std::chrono::minutes(5);
  auto const again = hooks_.take(later(2));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->message.id, call->message.id);
  EXPECT_EQ(again->message.attempts, 1);
  EXPECT_EQ(again->reference, reference_of(one));
  EXPECT_EQ(hooks_.find(id)->waiting, 2);
}

TEST_F(Hooks, AreTakenOverWhenTheirSenderDied) {
  hook();
  a_case("one");
  hooks_.gather();
  auto const first = hooks_.take(later(2));
  council_.clock.at += std::chrono::minutes(2);
  auto const second = hooks_.take(later(2));
  ASSERT_TRUE(first && second);
  EXPECT_EQ(second->message.id, first->message.id) << "at least once, under the same id";
}

TEST_F(Hooks, AreDeadUntilSomebodyTriesThemAgain) {
  auto const id = hook();
  a_case("one");
  hooks_.gather();
  hooks_.give_up(hooks_.take(later(2))->message, "410: it wants no more");
  EXPECT_EQ(hooks_.find(id)->dead, 1);
  EXPECT_EQ(hooks_.messages(id, 9)[0].error, "410: it wants no more");
  EXPECT_FALSE(hooks_.take(later(2)));
  EXPECT_EQ(hooks_.revive(id, "program:test"), 1);
  EXPECT_TRUE(hooks_.take(later(2)));
}

TEST_F(Hooks, HaveASecretOfWhichTheOldOneHoldsForADay) {
  auto const made = hooks_.add({"crm", "thamesbrook", "https://crm.example.org/", {"request.received"}}, "client:crm");
  EXPECT_TRUE(made->secret.starts_with("whsec_"));
  EXPECT_EQ(made->secret.size(), 6 + 44U) << "32 bytes";
  a_case("one");
  hooks_.gather();
  auto const before = hooks_.take(later(0))->secrets;
  ASSERT_EQ(before.size(), 1U);
  auto const fresh = hooks_.rotate(made->hook.id, "client:crm");
  ASSERT_TRUE(fresh);
  EXPECT_NE(*fresh, made->secret);
  auto const both = hooks_.take(later(0))->secrets;
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[1], before[0]);
  council_.clock.at += std::chrono::hours(24);
  EXPECT_THAT(hooks_.take(later(0))->secrets, ElementsAre(both[0]));
}

TEST_F(Hooks, AreOverOnceTheyWereEnded) {
  auto const id = hook();
  a_case("one");
  hooks_.gather();
  EXPECT_TRUE(hooks_.end(id, "program:test"));
  EXPECT_FALSE(hooks_.end(id, "program:test"));
  EXPECT_FALSE(hooks_.rotate(id, "program:test"));
  a_case("two");
  EXPECT_THAT(told(), IsEmpty());
  EXPECT_TRUE(hooks_.find(id)->ended_at);
}

TEST_F(Hooks, ForgetWhatWasToldAfterItsTime) {
  auto const id = hook();
  a_case("one");
  told();
  EXPECT_EQ(hooks_.forget_ended(council_.clock.at), 0);
  EXPECT_EQ(hooks_.forget_ended(council_.clock.at + std::chrono::seconds(1)), 1);
  EXPECT_THAT(hooks_.messages(id, 9), IsEmpty());
}

TEST_F(Hooks, KnowTheirKinds) {
  EXPECT_EQ(sound_kinds({}).error().code, "missing");
  EXPECT_EQ(sound_kinds({"request.received", "request.painted"}).error().code, "unknown_kind");
  EXPECT_TRUE(sound_kinds({"request.received"}));
  EXPECT_EQ(kind_of_act("request"), "request.received");
  EXPECT_EQ(kind_of_act("client_call"), "");
  std::set<std::string> acts;
  for (auto const& kind : hook_kinds()) {
    for (auto const& act : kind.acts) EXPECT_TRUE(acts.insert(act).second) << act << " is one kind";
  }
}

}  // namespace
}  // namespace rightsdesk::app
