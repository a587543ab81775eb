// Collected records before they are read: a real clamd looks at each, and what it does not let pass waits for a person (security.md D23).
#include "app/quarantine.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/scanner.h"
#include "scanning/clamd_here.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using collection::Reading;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr char kWhy[] = "The letter is the only copy; a colleague of IT looked at it";

/// Says what it is told to say.
class ToldScanner final : public Scanner {
 public:
  explicit ToldScanner(Look says) : says_(std::move(says)) {}
  Look look(std::string_view) override { return says_; }

 private:
  Look says_;
};

class Quarantine : public testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = new scanning::testing::ClamdHere; }
  static void TearDownTestSuite() { delete server_; }
  Quarantine() : clamd_(server_->socket()) {
    council_.scanner = &clamd_;
    council_.sources.system(kSocialCare).files.at(0).items.at(1) = test::text_item("note-2", "Case note, 9 June 2010", "2010-06-09", "Grace Osei rang.\n" + scanning::testing::eicar() + "\n");
    id_ = council_.at_desk(submitted);
    council_.at_desk([&](Office& office) { begin_search(office, id_); });
    EXPECT_EQ(council_.worker(), Council::Ended::well);
    council_.at_desk([&](Office& office) { decide_who_is_who(office, id_); });
  }
  collection::CollectedRecord of(std::string const& key) {
    return council_.at_desk([&](Office& office) {
      for (auto const& record : records(office, id_))
        if (record.key == key) return record;
      throw Bug("no such record: " + key);
    });
  }
  std::vector<std::string> open_points() {
    return council_.at_desk([&](Office& office) {
      std::vector<std::string> said;
      auto const refused = finish_search(office, id_, officer());
      if (!refused)
        for (auto const& step : refused.error().because) said.push_back(step.text);
      return said;
    });
  }
  /// The worker, until what it puts off has been tried as often as it is.
  void work() {
    for (int i = 0; i < 4; ++i) {
      (void)council_.worker();
      council_.clock.at += std::chrono::minutes(5);
    }
  }

  static inline scanning::testing::ClamdHere* server_ = nullptr;
  Council council_;
  scanning::Clamd clamd_;
  CaseId id_;
};

TEST_F(Quarantine, HoldsWhatIsInfectedAndTheOthersAreRead) {
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  EXPECT_EQ(of("note-1").reading, Reading::read);
  auto const held = of("note-2");
  EXPECT_EQ(held.reading, Reading::quarantined);
  EXPECT_EQ(held.reading_note, "The virus scanner found Own.Test.EICAR.UNOFFICIAL in it.");
  EXPECT_EQ(held.pages, 0);
  EXPECT_TRUE(held.document.empty());
  EXPECT_THAT(open_points(), Contains(HasSubstr("is in quarantine: The virus scanner found Own.Test.EICAR.UNOFFICIAL in it. Decide what happens to it")));
  council_.at_desk([&](Office& office) {
    bool told = false;
    office.works.in_one([&](Work& work) {
      for (auto const& entry : work.ledger().about(id_)) told = told || (entry.act.what == "record_quarantined" && entry.act.detail == "record=" + held.id.str() + " found=Own.Test.EICAR.UNOFFICIAL");
    });
    EXPECT_TRUE(told);
  });
}

TEST_F(Quarantine, LetsNobodyPutItIntoThePackAndLetsThemLeaveItOutWithAReason) {
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  auto const held = of("note-2").id;
  council_.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(decide_record(office, id_, officer(), held, collection::Inclusion::included, "")), "quarantined");
    EXPECT_EQ(code_of(decide_record(office, id_, officer(), held, collection::Inclusion::left_out, " ")), "missing");
    EXPECT_EQ(code_of(decide_record(office, id_, officer(), held, collection::Inclusion::left_out, "A virus; the text stands in note 3")), "");
  });
  EXPECT_THAT(open_points(), Not(Contains(HasSubstr("quarantine"))));
}

TEST_F(Quarantine, IsLookedAtAgainAndStaysUntilTheScannerFindsNothing) {
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  auto const held = of("note-2").id;
  council_.at_desk([&](Office& office) { EXPECT_EQ(code_of(look_again(office, id_, officer(), held)), ""); });
  EXPECT_THAT(open_points(), Contains(HasSubstr("is still being read")));
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  EXPECT_EQ(of("note-2").reading, Reading::quarantined) << "it is still infected";
  ToldScanner clean({Look::Says::clean, ""});
  council_.scanner = &clean;
  council_.at_desk([&](Office& office) { EXPECT_EQ(code_of(look_again(office, id_, officer(), held)), ""); });
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  EXPECT_EQ(of("note-2").reading, Reading::read);
  council_.at_desk([&](Office& office) { EXPECT_EQ(code_of(look_again(office, id_, officer(), held)), "not_in_quarantine"); });
}

TEST_F(Quarantine, IsLeftByADecisionWithAReasonOfANamedPerson) {
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  auto const held = of("note-2").id;
  council_.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(let_in(office, id_, officer(), held, "  ")), "missing");
    Actor const nobody{StaffId("staff-x"), "Xenia Holt", {"auditor"}};
    EXPECT_EQ(code_of(let_in(office, id_, nobody, held, kWhy)), "not_permitted");
    EXPECT_EQ(code_of(let_in(office, id_, officer(), RecordId("01AAAAAAAAAAAAAAAAAAAAAAAA"), kWhy)), "not_found");
    EXPECT_EQ(code_of(let_in(office, id_, officer(), held, kWhy)), "");
    auto const last = case_overview(office, id_, officer())->events.back();
    EXPECT_EQ(last.what, "record_let_in");
    EXPECT_EQ(last.actor, "staff-officer");
  });
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  auto const let = of("note-2");
  EXPECT_EQ(let.reading, Reading::read);
  EXPECT_EQ(let.pages, 1);
}

TEST_F(Quarantine, HoldsWhatNobodyCouldLookAtAfterThreeTries) {
  scanning::Clamd gone(server_->path() + "/no-such-socket");
  council_.scanner = &gone;
  EXPECT_EQ(council_.worker(), Council::Ended::with_a_failed_job);
  EXPECT_EQ(of("note-1").reading, Reading::waiting) << "it is tried again a little later";
  work();
  for (auto const* key : {"note-1", "note-2", "note-3", "letter-7"}) {
    EXPECT_EQ(of(key).reading, Reading::quarantined) << key;
    EXPECT_THAT(of(key).reading_note, HasSubstr("The virus scanner could not look at it: ")) << key;
  }
  EXPECT_THAT(open_points(), Contains(HasSubstr("is in quarantine")).Times(4));
  council_.scanner = &clamd_;
  council_.at_desk([&](Office& office) { EXPECT_EQ(code_of(look_again(office, id_, officer(), of("note-1").id)), ""); });
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  EXPECT_EQ(of("note-1").reading, Reading::read);
}

}  // namespace
}  // namespace rightsdesk::app
