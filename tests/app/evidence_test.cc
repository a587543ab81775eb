// What shows who somebody is: judged by the council's matrix, kept under the case's key, destroyed on its day (law.md P-5, P-8).
#include "app/evidence.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/resident.h"
#include "app/scanner.h"
#include "app/tasks.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::SizeIs;

Date day(char const* iso) { return *parse_date(iso); }

struct Evidence : testing::Test {
  Evidence() { id = council.at_desk(submitted); }
  void on(char const* iso) { council.clock.at = *parse_instant(std::string(iso) + "T10:00:00Z"); }
  Council council;
  CaseId id;
};

TEST_F(Evidence, OfPassportAndDrivingLicenceAloneIsRefusedWithTheReason) {
  council.at_desk([&](Office& office) {
    auto const refused = accept_identity(office, id, officer(), {{"passport", "driving_licence"}, "Seen at the desk", office.clock.today()});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "not_enough");
    EXPECT_THAT(refused.error().text, HasSubstr("do not show where the person lives now"));
    EXPECT_EQ(code_of(accept_identity(office, id, officer(), {{"library_card"}, "", office.clock.today()})), "not_offered");
    EXPECT_EQ(code_of(accept_identity(office, id, officer(), {{}, "", office.clock.today()})), "missing");
    EXPECT_EQ(code_of(accept_identity(office, id, reviewer(), {{"worker"}, "", office.clock.today()})), "not_permitted");
    EXPECT_EQ(code_of(accept_identity(office, id, officer(), {{"passport", "council_tax"}, "Seen at the desk", office.clock.today()})), "");
    auto const overview = case_overview(office, id, officer());
    EXPECT_THAT(overview->events, Contains(Field(&casework::CaseEvent::detail, testing::Contains(testing::Pair("evidence", "Passport; Council tax bill")))));
  });
}

TEST_F(Evidence, IsDestroyedThirtyDaysAfterTheOutcomeAndTheOutcomeStays) {
  council.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(add_evidence(office, id, officer(), {"identity", "passport", "passport.jpg", "the scan"})), "");
    EXPECT_EQ(evidence_of(office, id).at(0).destroy_on, std::nullopt) << "nobody has decided yet";
  });
  on("2027-11-23");
  council.at_desk([&](Office& office) { EXPECT_EQ(destroy_due_evidence(office), 0) << "the case is open and nothing is decided"; });
  on("2026-11-24");
  council.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(accept_identity(office, id, officer(), {{"passport", "bill"}, "", office.clock.today()})), "");
    EXPECT_EQ(evidence_of(office, id).at(0).destroy_on, day("2026-12-24"));
  });
  on("2026-12-23");
  council.at_desk([&](Office& office) {
    EXPECT_EQ(destroy_due_evidence(office), 0);
    EXPECT_EQ(evidence_copy(office, id, officer(), evidence_of(office, id)[0].file.id)->bytes, "the scan");
  });
  on("2026-12-24");
  council.at_desk([&](Office& office) {
    EXPECT_EQ(destroy_due_evidence(office), 1);
    EXPECT_EQ(destroy_due_evidence(office), 0) << "once is enough";
    auto const line = evidence_of(office, id).at(0);
    EXPECT_EQ(line.file.destroyed_on, day("2026-12-24"));
    EXPECT_EQ(line.file.file_name.reveal(), "") << "its name may say who it is";
    EXPECT_EQ(code_of(evidence_copy(office, id, officer(), line.file.id)), "destroyed");
    office.works.in_one([&](Work& work) { EXPECT_THROW((void)work.blobs().open(line.file.bytes), Fault); });
    EXPECT_THAT(ledger_of(office, id), Contains(Field(&audit::Entry::act, Field(&audit::Act::what, "evidence_destroyed"))));
    EXPECT_THAT(case_overview(office, id, officer())->events, Contains(Field(&casework::CaseEvent::what, "identity_accepted")));
  });
}

TEST_F(Evidence, GoesToNobodyWhoMayNotAcceptIt) {
  council.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(add_evidence(office, id, reviewer(), {"identity", "passport", "p.jpg", "scan"})), "not_permitted");
    EXPECT_EQ(code_of(add_evidence(office, id, officer(), {"identity", "library_card", "p.jpg", "scan"})), "not_offered");
    EXPECT_EQ(code_of(add_evidence(office, id, officer(), {"wisdom", "passport", "p.jpg", "scan"})), "not_offered");
    EXPECT_EQ(code_of(add_evidence(office, id, officer(), {"identity", "passport", "p.jpg", ""})), "missing");
    EXPECT_EQ(code_of(add_evidence(office, id, officer(), {"identity", "passport", "p.jpg", std::string((20U << 20U) + 1, 'x')})), "too_large");
    ASSERT_EQ(code_of(add_evidence(office, id, officer(), {"identity", "passport", "p.jpg", "scan"})), "");
    auto const file = evidence_of(office, id).at(0).file.id;
    EXPECT_EQ(code_of(evidence_copy(office, id, reviewer(), file)), "not_permitted");
    EXPECT_EQ(code_of(evidence_copy(office, id, officer(), "another")), "not_found");
    EXPECT_EQ(code_of(evidence_copy(office, id, officer(), file)), "");
    EXPECT_THAT(ledger_of(office, id), Contains(Field(&audit::Entry::act, Field(&audit::Act::what, "evidence_opened"))).Times(1));
  });
}

TEST_F(Evidence, OfACaseThatEndedWithoutAnOutcomeGoesToo) {
  council.at_desk([&](Office& office) {
    ASSERT_EQ(code_of(add_evidence(office, id, officer(), {"identity", "passport", "p.jpg", "scan"})), "");
    ASSERT_EQ(code_of(raise_event(office, id, officer(), "withdraw", "By phone")), "");
    EXPECT_EQ(evidence_of(office, id).at(0).destroy_on, day("2026-12-23"));
  });
  on("2026-12-23");
  council.at_desk([&](Office& office) { EXPECT_EQ(destroy_due_evidence(office), 1); });
}

TEST(EvidenceOfATask, MustBeAmongTheCouncilsAndEnough) {
  Council council;
  council.at_desk([](Office& office) {
    auto answers = form();
    answers["who-for"] = {"someone"};
    answers["requester-name"] = {"Lou Carey"};
    answers["relation"] = {"solicitor"};
    auto const sent = submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, "once");
    ASSERT_TRUE(sent);
    auto const authority = [&] {
      auto const desk = work_desk(office, sent->about, officer());
      for (auto const& line : desk->tasks) {
        if (line.task.kind == "authority") return line;
      }
      return TaskLine{};
    }();
    ASSERT_EQ(authority.kind.fields.at(0).id, "authority");
    EXPECT_EQ(authority.kind.fields.at(0).choices.at(0).label, "Authority that the person signed and dated, naming us and the records, not older than 6 months");
    auto const ended = [&](std::string const& seen) { return end_task(office, sent->about, officer(), authority.task.id, {"shown", {{"authority", seen}, {"scope", "All records"}}, ""}); };
    auto const only_mail = ended("email");
    EXPECT_EQ(code_of(only_mail), "not_enough");
    EXPECT_EQ(only_mail.error().field, "authority");
    EXPECT_EQ(code_of(ended("a wink")), "not_offered");
    EXPECT_EQ(code_of(ended("email, called")), "");
  });
}

/// Says what it is told to say.
class StatedScanner final : public Scanner {
 public:
  explicit StatedScanner(Look says) : says_(std::move(says)) {}
  Look look(std::string_view) override { return says_; }

 private:
  Look says_;
};

// security.md D23: blocked when it is infected; never passed when nobody can look.
TEST_F(Evidence, WithAVirusInItIsTurnedAwayAndToldOf) {
  council.at_desk([&](Office& office) {
    StatedScanner scanner({Look::Says::infected, "Eicar-Test-Signature"});
    office.scanner = &scanner;
    auto const refused = add_evidence(office, id, officer(), {"identity", "passport", "passport.jpg", "the scan"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "infected");
    EXPECT_EQ(refused.error().text, "This file has a virus in it (Eicar-Test-Signature). It was not kept.");
    EXPECT_THAT(evidence_of(office, id), SizeIs(0));
    EXPECT_EQ(case_overview(office, id, officer())->events.back().what, "infected_file_refused");
  });
}

TEST_F(Evidence, ThatNobodyCanLookAtIsNotKept) {
  council.at_desk([&](Office& office) {
    StatedScanner scanner({Look::Says::not_looked_at, "it hung up"});
    office.scanner = &scanner;
    EXPECT_EQ(code_of(add_evidence(office, id, officer(), {"identity", "passport", "passport.jpg", "the scan"})), "not_scanned");
    EXPECT_THAT(evidence_of(office, id), SizeIs(0));
    StatedScanner well({Look::Says::clean, ""});
    office.scanner = &well;
    EXPECT_EQ(code_of(add_evidence(office, id, officer(), {"identity", "passport", "passport.jpg", "the scan"})), "");
  });
}

}  // namespace
}  // namespace rightsdesk::app
