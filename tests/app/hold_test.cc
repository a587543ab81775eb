// The hold on the sources from receipt, and how our own cases go (law.md H-10 to H-19).
#include "app/hold.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/figures.h"
#include "app/keeping.h"
#include "app/letters.h"
#include "app/release.h"
#include "app/tasks.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Date day(char const* iso) { return *parse_date(iso); }

struct Held : testing::Test {
  Held() { id = council.at_desk(submitted); }
  template <class Verb>
  auto at_desk(Verb const& verb) {
    return council.at_desk(verb);
  }
  Council council;
  CaseId id;
};

TEST_F(Held, EverySourceIsAskedOnTheDayOfReceiptBeforeAnybodyIsSureWhoAsks) {
  at_desk([&](Office& office) {
    auto const holds = holds_of(office, id);
    ASSERT_THAT(holds, SizeIs(2));
    EXPECT_EQ(holds[0].source, "social-care");
    EXPECT_EQ(holds[0].owner, "Head of children’s services");
    EXPECT_EQ(holds[0].asked, day("2026-11-23"));
    EXPECT_EQ(holds[0].confirmed, std::nullopt);
    EXPECT_THAT(ledger_of(office, id), Contains(Field(&audit::Entry::act, Field(&audit::Act::what, "hold_asked"))).Times(2));
  });
}

TEST_F(Held, AnOwnerConfirmsAndABlockedAttemptIsShown) {
  at_desk([&](Office& office) {
    EXPECT_EQ(code_of(confirm_hold(office, id, officer(), "archive", " ")), "missing");
    EXPECT_EQ(code_of(confirm_hold(office, id, officer(), "no-such-system", "by email")), "no_hold");
    EXPECT_EQ(code_of(confirm_hold(office, id, reviewer(), "archive", "by email")), "not_permitted");
    EXPECT_EQ(code_of(confirm_hold(office, id, officer(), "archive", "By email from the records manager")), "");
    EXPECT_EQ(code_of(record_blocked(office, id, officer(), "archive", "The yearly clear-out had this box on its list")), "");
    auto const holds = holds_of(office, id);
    EXPECT_EQ(holds[1].confirmed, day("2026-11-23"));
    EXPECT_EQ(holds[1].blocked, 1);
    EXPECT_EQ(holds[0].blocked, 0);
  });
}

TEST_F(Held, TheHoldDoesNotEndBeforeTheAnswer) {
  at_desk([&](Office& office) {
    auto const ended = end_hold(office, id, officer(), "We need the room");
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().code, "not_yet");
    EXPECT_THAT(ended.error().because, ElementsAre(Step{"H-14", "The request has not been answered"}));
    EXPECT_EQ(code_of(end_hold(office, id, officer(), "")), "missing");
  });
}

/// A case released on 23 November 2026 and closed that day.
struct Answered : testing::Test {
  static void SetUpTestSuite() {
    council = std::make_unique<Council>();
    id = sealed_case(*council);
    council->at_desk([&](Office& office) {
      ASSERT_TRUE(release_pack(office, id, second_reviewer(), packs(office, id).at(0).pack_sha256, kEmail));
      auto const closed = raise_event(office, id, officer(), "close", "Read");
      ASSERT_TRUE(closed) << closed.error().text;
    });
  }
  static void TearDownTestSuite() { council.reset(); }
  static void on(char const* iso) { council->clock.at = *parse_instant(std::string(iso) + "T10:00:00Z"); }
  static std::unique_ptr<Council> council;
  static CaseId id;
};
std::unique_ptr<Council> Answered::council;
CaseId Answered::id;

TEST_F(Answered, ManifestShowsThatNothingChangedSinceCollection) {
  council->at_desk([](Office& office) {
    office.works.in_one([](Work& work) {
      auto const manifest = manifest_of(work, id);
      EXPECT_THAT(manifest, SizeIs(4));
      for (auto const& line : manifest) {
        EXPECT_TRUE(line.unchanged());
        EXPECT_THAT(line.sha256, SizeIs(64));
      }
    });
    EXPECT_THAT(ledger_of(office, id), Contains(Field(&audit::Entry::act, Field(&audit::Act::detail, HasSubstr("originals_unchanged=4")))));
  });
}

TEST_F(Answered, GoesThroughHoldReviewAndDestructionInThatOrder) {
  on("2027-05-22");
  council->at_desk([](Office& office) {
    EXPECT_EQ(code_of(end_hold(office, id, officer(), "Answered")), "not_yet") << "six months after the answer: 23 May 2027";
  });
  on("2029-11-24");
  council->at_desk([](Office& office) {
    auto const held = keeping_of(office, id);
    EXPECT_EQ(held->verdict.act, retention::Act::keep);
    EXPECT_EQ(held->verdict.due, day("2029-11-23")) << "three years";
    EXPECT_EQ(held->verdict.because.back().text, "The hold on the sources has not been ended.");
    EXPECT_EQ(code_of(approve_disposal(office, id, head(), "Read and closed")), "not_due");
    EXPECT_EQ(code_of(end_hold(office, id, officer(), "Answered three years ago; no complaint")), "");
    EXPECT_EQ(keeping_of(office, id)->verdict.act, retention::Act::review);
    EXPECT_THAT(carry_out_disposal(office), IsEmpty()) << "nobody has said that it may go";
    EXPECT_EQ(code_of(approve_disposal(office, id, officer(), "Read and closed")), "not_permitted");
    EXPECT_EQ(code_of(approve_disposal(office, id, head(), "Read and closed")), "");
    EXPECT_EQ(keeping_of(office, id)->verdict.act, retention::Act::destroy);
  });
  auto const gone = council->at_desk([](Office& office) { return carry_out_disposal(office); });
  EXPECT_THAT(gone, SizeIs(1));
  council->at_desk([](Office& office) {
    EXPECT_EQ(code_of(case_overview(office, id, officer())), "not_found");
    EXPECT_THAT(cases_listed(office).lines, IsEmpty());
    EXPECT_THAT(cases_for_figures(office), IsEmpty()) << "destroyed, not anonymised";
    EXPECT_THAT(ledger_of(office, id), Contains(Field(&audit::Entry::act, Field(&audit::Act::what, "case_destroy")))) << "the ledger outlives the case";
    EXPECT_THROW(office.works.in_one([](Work& work) { (void)work.cases().events(id); }), Fault) << "nobody can open what was written about it";
    EXPECT_THAT(carry_out_disposal(office), IsEmpty()) << "once is enough";
  });
}

TEST(AWithdrawnCase, BecomesALineOfTheFigures) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    auto const withdrawn = raise_event(office, id, officer(), "withdraw", "By phone on 23 November");
    ASSERT_TRUE(withdrawn) << withdrawn.error().text;
  });
  council.clock.at = *parse_instant("2027-11-24T10:00:00Z");
  council.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(end_hold(office, id, officer(), "Withdrawn a year ago")), "");
    EXPECT_EQ(code_of(approve_disposal(office, id, head(), "Withdrawn a year ago")), "");
    EXPECT_THAT(carry_out_disposal(office), SizeIs(1));
    auto const kept = cases_for_figures(office);
    ASSERT_THAT(kept, SizeIs(1));
    EXPECT_EQ(kept[0].received, day("2026-11-23"));
    EXPECT_EQ(kept[0].withdrawn, day("2026-11-23"));
    EXPECT_EQ(code_of(case_overview(office, id, officer())), "not_found");
  });
}

TEST(ADisposal, EndsWhatIsTypedOnAPageThatWasOpenBeforeIt) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) { ASSERT_TRUE(raise_event(office, id, officer(), "withdraw", "By phone on 23 November")); });
  council.clock.at = *parse_instant("2027-11-24T10:00:00Z");
  council.at_desk([&](Office& office) {
    ASSERT_EQ(code_of(end_hold(office, id, officer(), "Withdrawn a year ago")), "");
    ASSERT_EQ(code_of(approve_disposal(office, id, head(), "Withdrawn a year ago")), "");
    ASSERT_TRUE(case_overview(office, id, officer())) << "the page that is open";
    ASSERT_THAT(carry_out_disposal(office), SizeIs(1));
    auto const entries = ledger_of(office, id).size();
    EXPECT_EQ(code_of(add_note(office, id, officer(), "She rang again.")), "not_found");
    EXPECT_EQ(code_of(raise_event(office, id, officer(), "withdraw", "Again")), "not_found");
    EXPECT_EQ(code_of(end_hold(office, id, officer(), "Again")), "not_found");
    EXPECT_EQ(code_of(approve_disposal(office, id, head(), "Again")), "not_found");
    EXPECT_EQ(ledger_of(office, id).size(), entries);
    EXPECT_THAT(cases_for_figures(office), SizeIs(1));
  });
}

}  // namespace
}  // namespace rightsdesk::app
