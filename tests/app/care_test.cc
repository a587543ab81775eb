#include "app/care.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/home.h"
#include "app/remarks.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::IsEmpty;
using testing::Not;
using testing::HasSubstr;
using testing::SizeIs;

TEST(AContentWarning, StandsOnItsDocumentUntilItIsReplacedOrTakenOff) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id, "note-1");
    ASSERT_EQ(code_of(warn_of(office, id, reviewer(), note, "  Photographs of injuries ")), "");
    EXPECT_EQ(warnings_of(office, id).at(note).words.reveal(), "Photographs of injuries");
    ASSERT_EQ(code_of(warn_of(office, id, officer(), note, "A death of a child, from page 3")), "");
    ASSERT_THAT(warnings_of(office, id), SizeIs(1));
    EXPECT_EQ(warnings_of(office, id).at(note).made_by, "staff-officer");
    ASSERT_EQ(code_of(take_warning_off(office, id, reviewer(), note)), "");
    EXPECT_THAT(warnings_of(office, id), IsEmpty());
    EXPECT_EQ(code_of(take_warning_off(office, id, reviewer(), note)), "not_found");
    for (auto const& entry : ledger_of(office, id)) EXPECT_THAT(entry.act.detail, Not(HasSubstr("injuries")));
  });
}

TEST(AContentWarning, IsAboutARecordOfThisCaseInAFewWords) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id, "note-1");
    EXPECT_EQ(code_of(warn_of(office, id, reviewer(), RecordId("another"), "Injuries")), "not_found");
    EXPECT_EQ(code_of(warn_of(office, id, reviewer(), note, " \n")), "missing");
    EXPECT_EQ(code_of(warn_of(office, id, reviewer(), note, std::string(201, 'x'))), "too_long");
  });
}

TEST(ADocumentHandedOver, IsOnTheColleaguesTodayUntilTheyAnswer) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id, "note-1");
    EXPECT_EQ(code_of(hand_over(office, id, reviewer(), note, {}, "")), "missing");
    EXPECT_EQ(code_of(hand_over(office, id, reviewer(), RecordId("another"), {head().id, "Hana Weiss"}, "")), "not_found");
    ASSERT_EQ(code_of(hand_over(office, id, reviewer(), note, {head().id, "Hana Weiss"}, "")), "");
    auto const asked = home_of(office, head()).asked;
    ASSERT_THAT(asked, SizeIs(1));
    EXPECT_EQ(remarks_of(office, id).at(0).remark.text.reveal(), "Please read this document in my place.");
    EXPECT_EQ(ledger_of(office, id).back().act.what, "handed_over");
    ASSERT_TRUE(answer_remark(office, id, head(), asked[0].remark, "Read and decided.", Then::close));
    EXPECT_THAT(home_of(office, head()).asked, IsEmpty());
  });
}

}  // namespace
}  // namespace rightsdesk::app
