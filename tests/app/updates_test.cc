// Nobody is left without a word for two weeks (config/notices.yaml, updates).
#include "app/updates.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/resident.h"
#include "app/tasks.h"
#include "store/outbox_store.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::HasSubstr;

struct Updating : testing::Test {
  int sent_on(char const* iso) {
    council.clock.at = *parse_instant(std::string(iso) + "T06:00:00Z");
    return council.at_desk([&](Office& office) {
      auto const updates = send_updates(office);
      EXPECT_EQ(updates.not_written, 0);
      return updates.sent;
    });
  }
  CaseId requested(std::string const& safe_contact, intake::FormAnswers const& ways = {}) {
    return council.at_desk([&](Office& office) {
      auto answers = form();
      answers["safe-contact"] = {safe_contact};
      for (auto const& [field, value] : ways) answers[field] = value;
      return submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, safe_contact)->about;
    });
  }
  Council council;
};

TEST_F(Updating, SaysHowItIsGoingEveryTwoWeeksAndOnceADay) {
  auto const id = council.at_desk(submitted);  // 23 November; the acknowledgement goes the same day
  EXPECT_EQ(sent_on("2026-12-06"), 0);
  EXPECT_EQ(sent_on("2026-12-07"), 1);
  EXPECT_EQ(sent_on("2026-12-07"), 0) << "another worker's round";
  EXPECT_EQ(sent_on("2026-12-20"), 0);
  EXPECT_EQ(sent_on("2026-12-21"), 1);
  Desk desk(council);
  auto const body = letter_kept(desk.office, id, "L-25");
  EXPECT_THAT(body, HasSubstr("It stands here now: Sent."));
  EXPECT_THAT(body, HasSubstr("23 December 2026"));
  EXPECT_EQ(resident_view(desk.office, id).timeline.front().text, "We wrote to you");
}

TEST_F(Updating, LeavesAloneWhoWantsToBeRungFirst) {
  requested("ask-first");
  EXPECT_EQ(sent_on("2026-12-07"), 0);
  council.clock.at = *parse_instant("2026-11-23T10:00:00Z");
  requested("email-only");
  EXPECT_EQ(sent_on("2026-12-07"), 1);
  council.clock.at = *parse_instant("2026-11-23T10:00:00Z");
  requested("some", {{"safe-email", {"no"}}, {"safe-text", {"yes"}}, {"safe-post", {"yes"}}, {"safe-phone", {"yes"}}, {"safe-message", {"no"}}});
  EXPECT_EQ(sent_on("2026-12-06"), 0) << "e-mail is not safe, and letters are not sent to say how it is going";
}

TEST_F(Updating, IsSilentAboutWhatIsOver) {
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) { ASSERT_EQ(code_of(raise_event(office, id, officer(), "withdraw", "By phone")), ""); });
  EXPECT_EQ(sent_on("2026-12-07"), 0);
}

}  // namespace
}  // namespace rightsdesk::app
