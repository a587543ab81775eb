#include "app/undelivered.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/resident.h"
#include "app/tasks.h"
#include "store/outbox_store.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::HasSubstr;
using testing::Not;

struct AMessageThatDidNotArrive : testing::Test {
  AMessageThatDidNotArrive() {
    council.at_desk([&](Office& office) {
      id = submitted(office);
      ask_for_code(office, case_overview(office, id, officer())->about.reference);
    });
  }
  store::Message message(std::string const& what) {
    Desk desk(council);
    store::Message found;
    store::in_transaction(*desk.database, [&](store::Connection& connection) {
      for (auto const& one : store::Outbox(connection, desk.key).waiting(council.clock.now(), 50)) {
        if (one.what == what) found = one;
      }
    });
    return found;
  }
  bool fails(store::Message const& one, std::string const& why) {
    return council.at_desk([&](Office& office) { return message_failed(office, {one.id, one.about, one.what, one.channel, why}); });
  }
  std::vector<casework::Task> tasks() {
    std::vector<casework::Task> failed;
    council.at_desk([&](Office& office) {
      auto const desk = work_desk(office, id, head());
      for (auto const& line : desk->tasks) {
        if (line.task.kind == kMessageFailed) failed.push_back(line.task);
      }
    });
    return failed;
  }
  Council council;
  CaseId id;
};

TEST_F(AMessageThatDidNotArrive, IsATaskOfTheDataProtectionTeamThatSaysWhatAndWhy) {
  auto const letter = message("L-1");
  EXPECT_EQ(letter.about, id);
  EXPECT_TRUE(fails(letter, "550 5.1.1 User unknown"));
  auto const made = tasks();
  ASSERT_EQ(made.size(), 1U);
  EXPECT_THAT(made[0].words.reveal(), HasSubstr("The letter L-1, "));
  EXPECT_THAT(made[0].words.reveal(), HasSubstr(", by email, did not arrive: 550 5.1.1 User unknown."));
  EXPECT_THAT(made[0].words.reveal() + made[0].concerns_title, Not(HasSubstr(kEmail)));
  council.at_desk([&](Office& office) {
    EXPECT_EQ(end_task(office, id, officer(), made[0].id, {"reached", {}, "rang"}).error().code, "not_permitted");
    EXPECT_TRUE(end_task(office, id, head(), made[0].id, {"reached", {}, "rang them, they gave another address"}));
  });
}

TEST_F(AMessageThatDidNotArrive, StandsOnTheCaseAndInTheLedgerWithoutItsAddress) {
  auto const code = message("code");
  EXPECT_TRUE(fails(code, "permanent-failure"));
  Desk desk(council);
  auto const row = desk.database->connection()->row("SELECT what, detail FROM ledger ORDER BY number DESC LIMIT 1");
  EXPECT_EQ(row->text(0), "message_failed");
  EXPECT_EQ(row->text(1), "what=code channel=email message=" + code.id);
  desk.works.in_one([&](Work& work) {
    auto const event = work.cases().events(id).back();
    EXPECT_EQ(event.what, "message_failed");
    EXPECT_EQ(casework::detail_of(event, "why"), "permanent-failure");
  });
}

TEST_F(AMessageThatDidNotArrive, IsToldOfOnce) {
  auto const code = message("code");
  EXPECT_TRUE(fails(code, "permanent-failure"));
  EXPECT_FALSE(fails(code, "permanent-failure")) << "another worker was faster";
  EXPECT_EQ(tasks().size(), 1U);
  council.at_desk([&](Office& office) { ask_for_code(office, case_overview(office, id, officer())->about.reference); });
  EXPECT_TRUE(fails(message("code"), "permanent-failure"));
  EXPECT_EQ(tasks().size(), 1U) << "one open task for the same thing is enough";
}

TEST_F(AMessageThatDidNotArrive, OfNoCaseIsMarkedAlone) {
  auto code = message("code");
  code.about = {};
  EXPECT_TRUE(fails(code, "permanent-failure"));
  EXPECT_TRUE(tasks().empty());
}

}  // namespace
}  // namespace rightsdesk::app
