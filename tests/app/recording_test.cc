// A request that came in another way than the form, written down by staff.
#include "app/recording.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "store/outbox_store.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::SizeIs;

Actor intake_desk() { return {StaffId("staff-intake"), "Ines", {"intake"}}; }

Recording call(char const* day = "2026-11-18") {
  return {{{"right", {"see"}}, {"who-for", {"me"}}, {"full-name", {"Amina Osei"}}, {"wanted-detail", {"Everything about my time at Orchard Mews"}}}, "thamesbrook", "phone", parse_date(day), "one call"};
}

std::vector<std::string> fields_of(Result<Submitted, std::vector<Refusal>> const& done) {
  std::vector<std::string> fields;
  if (!done) {
    for (auto const& refusal : done.error()) fields.push_back(refusal.code + " " + refusal.field);
  }
  return fields;
}

struct Recorded : testing::Test {
  Council council;  // 23 November 2026
};

TEST_F(Recorded, RunsFromTheDayItFirstReachedTheCouncilAndNeedsLittleMoreThanAName) {
  council.at_desk([&](Office& office) {
    auto const done = record_request(office, intake_desk(), call());
    ASSERT_TRUE(done) << done.error().front().text;
    auto const overview = case_overview(office, done->about, officer());
    EXPECT_EQ(overview->about.received, parse_date("2026-11-18"));
    EXPECT_EQ(overview->due.due, parse_date("2026-12-18")) << "one month from 18 November";
    EXPECT_EQ(overview->about.wanted.reveal(), "Everything about my time at Orchard Mews");
    EXPECT_THAT(overview->events, Contains(AllOf(Field(&casework::CaseEvent::what, "request_recorded"), Field(&casework::CaseEvent::actor, "staff-intake"))));
    EXPECT_THAT(overview->events, Contains(Field(&casework::CaseEvent::what, "letter_not_sent"))) << "they gave no address to write to";
    EXPECT_EQ(record_request(office, intake_desk(), call())->reference, done->reference) << "however often the button is pressed";
    EXPECT_THAT(cases_listed(office).lines, SizeIs(1));
  });
}

TEST_F(Recorded, IsAcknowledgedWhereThereIsSomewhereToWriteTo) {
  auto letter = call();
  letter.channel = "post";
  letter.answers["address-lines"] = {"12 Weir Lane\nThamesbrook"};
  council.at_desk([&](Office& office) { ASSERT_TRUE(record_request(office, officer(), letter)); });
  Desk desk(council);
  store::in_transaction(*desk.database, [&](store::Connection& connection) {
    auto const messages = store::Outbox(connection, desk.key).waiting(council.clock.now(), 10);
    ASSERT_THAT(messages, SizeIs(1));
    EXPECT_EQ(messages[0].what + " by " + messages[0].channel, "L-1 by post");
  });
}

TEST_F(Recorded, IsRefusedWithEveryMistakeAtItsField) {
  council.at_desk([&](Office& office) {
    EXPECT_THAT(fields_of(record_request(office, reviewer(), call())), ElementsAre("not_permitted "));
    auto wrong = call();
    wrong.channel = "pigeon";
    wrong.received.reset();
    EXPECT_THAT(fields_of(record_request(office, intake_desk(), wrong)), ElementsAre("missing channel", "missing received-day"));
    EXPECT_THAT(fields_of(record_request(office, intake_desk(), call("2026-11-24"))), ElementsAre("not_past received-day"));
    auto nameless = call();
    nameless.answers = {{"right", {"see"}}, {"who-for", {"child"}}, {"email", {"no address"}}};
    EXPECT_THAT(fields_of(record_request(office, intake_desk(), nameless)), ElementsAre("missing requester-name", "missing full-name", "not_real email"));
    EXPECT_THAT(cases_listed(office).lines, SizeIs(0));
  });
}

TEST_F(Recorded, LeavesTheFormAsStrictAsItWas) {
  council.at_desk([&](Office& office) {
    EXPECT_THAT(fields_of(submit_request(office, call().answers, {"thamesbrook", "online", office.clock.now()}, "online")), Contains("missing email"));
  });
}

}  // namespace
}  // namespace rightsdesk::app
