// The page of a pack that says what its short forms mean, from the rules and from what a colleague said.
#include "app/short_forms.h"

#include <gmock/gmock.h>

#include "app/release.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

CaseId with_a_note_in_short_forms(Council& council) {
  council.sources.systems().front().files.front().items.push_back(
      test::text_item("note-4", "LAC review and QRS, 4 May 2012", "2012-05-04", "T/C to the SW about the meeting. They agreed with the IRO.\n"));
  return under_review(council);
}

std::vector<std::string> terms(std::vector<disclosure::GlossaryRow> const& rows) {
  std::vector<std::string> given;
  for (auto const& row : rows) given.push_back(row.term);
  return given;
}

TEST(ShortForms, ThatOccurAreExplainedInThePackAndNoOthers) {
  Council council;
  auto const text = plain_text_once_sealed(council, with_a_note_in_short_forms(council));
  EXPECT_THAT(text, HasSubstr("Words and short forms"));
  EXPECT_THAT(text, HasSubstr("Telephone call"));
  EXPECT_THAT(text, HasSubstr("Independent reviewing officer"));
  EXPECT_THAT(text, HasSubstr("Looked after child")) << "it stands in a title";
  EXPECT_THAT(text, Not(HasSubstr("Education welfare officer")));
  EXPECT_THAT(text, HasSubstr("Samaritans"));
  EXPECT_THAT(text, HasSubstr("Thamesbrook Care Leavers' Hub"));
}

TEST(ShortForms, ThatNobodyExplainsAreShownToColleaguesAndExplainedByOne) {
  Council council;
  auto const id = with_a_note_in_short_forms(council);
  council.at_desk([&](Office& office) {
    auto const before = short_forms(office, id);
    EXPECT_THAT(before.unexplained, Contains(Pair("QRS", 1)));
    EXPECT_THAT(terms(before.explained), testing::ElementsAre("IRO", "LAC", "SW", "T/C"));
    EXPECT_EQ(code_of(explain_short_form(office, id, reviewer(), "QRS", "Quick resource sitting")), "");
    EXPECT_EQ(code_of(explain_short_form(office, id, reviewer(), " QRS ", "Quarterly resource sitting.")), "") << "the last one said holds";
    auto const after = short_forms(office, id);
    EXPECT_THAT(after.unexplained, Not(Contains(Pair("QRS", testing::_))));
    EXPECT_THAT(terms(after.explained), Contains("QRS"));
  });
  auto const text = plain_text_once_sealed(council, id);
  EXPECT_THAT(text, HasSubstr("Quarterly resource sitting"));
  EXPECT_THAT(text, Not(HasSubstr("Quick resource sitting")));
}

TEST(ShortForms, AreExplainedInPlainWordsByWhoMayAndWhileItIsReviewed) {
  Council council;
  auto const id = with_a_note_in_short_forms(council);
  council.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(explain_short_form(office, id, reviewer(), "Q R S", "Something")), "not_one_word");
    EXPECT_EQ(code_of(explain_short_form(office, id, reviewer(), "Q", "Something")), "not_one_word");
    EXPECT_EQ(code_of(explain_short_form(office, id, reviewer(), "QRS", " . ")), "missing");
    EXPECT_EQ(code_of(explain_short_form(office, id, reviewer(), "QRS", std::string(201, 'a'))), "too_long");
    Actor const nobody{StaffId("staff-x"), "x", {"auditor"}};
    EXPECT_EQ(code_of(explain_short_form(office, id, nobody, "QRS", "Something")), "not_permitted");
    EXPECT_EQ(code_of(explain_short_form(office, CaseId("nobody's"), reviewer(), "QRS", "Something")), "not_found");
  });
}

TEST(AMeaning, ThatNamesWhoIsWithheldStopsThePackAtTheGate) {
  Council council;
  auto const id = with_a_note_in_short_forms(council);
  council.at_desk([&](Office& office) {
    ASSERT_EQ(code_of(explain_short_form(office, id, reviewer(), "QRS", "The meeting that 020 7946 0123 rang about")), "");
    review_everything(office, id);
    end_review_and_ask_for_pack(office, id);
  });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  council.at_desk([&](Office& office) {
    auto const made = packs(office, id);
    ASSERT_EQ(made.size(), 1U);
    EXPECT_EQ(made.front().state, PackState::blocked);
  });
}

}  // namespace
}  // namespace rightsdesk::app
