// A newer reader (security.md D37): what was read keeps the number of who read it, and is read again only when a person asks.
#include "app/read_again.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/review_desk.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using collection::Reading;

class ANewerReader : public testing::Test {
 protected:
  ANewerReader() : id_(council_.after("under_review", under_review)) {
    council_.at_desk([&](Office& office) { note_ = record_keyed(office, id_, "note-1"); });
  }
  collection::CollectedRecord note() {
    return council_.at_desk([&](Office& office) {
      for (auto const& record : records(office, id_))
        if (record.id == note_) return record;
      throw Bug("the note is not there");
    });
  }
  std::vector<redaction::Proposal> marks() {
    std::vector<redaction::Proposal> found;
    council_.at_desk([&](Office& office) { office.works.look([&](Work& work) { found = work.reviews().proposals(note_); }); });
    return found;
  }
  /// As a case stands whose records were read before the program was renewed.
  void read_once_by(std::string const& reader) { Desk(council_).database->connection()->execute("UPDATE record SET read_by = ?", {reader}); }
  std::string asked() {
    return council_.at_desk([&](Office& office) { return code_of(read_again(office, id_, officer(), note_)); });
  }

  Council council_;
  CaseId id_;
  RecordId note_;
};

TEST_F(ANewerReader, IsNotedByItsNumberWithWhatItRead) {
  EXPECT_EQ(note().read_by, "reader 1");
  council_.at_desk([&](Office& office) { EXPECT_EQ(other_reader_now(office, note()), ""); });
  EXPECT_EQ(asked(), "same_reader");
}

TEST_F(ANewerReader, ChangesNothingByItself) {
  read_once_by("reader 0");
  auto const before = note();
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  EXPECT_EQ(note().document, before.document);
  EXPECT_EQ(note().read_by, "reader 0");
  council_.at_desk([&](Office& office) { EXPECT_EQ(other_reader_now(office, note()), "reader 1"); });
}

TEST_F(ANewerReader, ReadsAgainWhatNobodyDecidedAndThirdPartiesAreLookedForAnew) {
  read_once_by("reader 0");
  auto const before = marks();
  ASSERT_FALSE(before.empty());
  EXPECT_EQ(asked(), "");
  EXPECT_EQ(note().reading, Reading::waiting);
  EXPECT_TRUE(marks().empty());
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  EXPECT_EQ(note().reading, Reading::read);
  EXPECT_EQ(note().read_by, "reader 1");
  EXPECT_EQ(note().pages, 1);
  EXPECT_EQ(marks().size(), before.size());
  council_.at_desk([&](Office& office) { EXPECT_EQ(case_overview(office, id_, officer())->events.back().what, "record_read_again"); });
}

TEST_F(ANewerReader, LeavesWhatStandsUnderADecisionAsItWasRead) {
  read_once_by("reader 0");
  council_.at_desk([&](Office& office) { EXPECT_EQ(code_of(check_page(office, id_, reviewer(), note_, 1)), ""); });
  auto const before = note();
  EXPECT_EQ(asked(), "decided");
  EXPECT_EQ(note().document, before.document);
  EXPECT_EQ(note().reading, Reading::read);
}

TEST_F(ANewerReader, IsAskedForByWhoMayDecideAboutRecordsAndOfThisCase) {
  read_once_by("reader 0");
  council_.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(read_again(office, id_, {StaffId("staff-x"), "Xenia Holt", {"auditor"}}, note_)), "not_permitted");
    EXPECT_EQ(code_of(read_again(office, id_, officer(), RecordId("01AAAAAAAAAAAAAAAAAAAAAAAA"))), "not_found");
  });
  EXPECT_EQ(note().reading, Reading::read);
}

}  // namespace
}  // namespace rightsdesk::app
