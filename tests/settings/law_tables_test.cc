#include "settings/law_tables.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "settings/files.h"

namespace rightsdesk::settings {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<law::Exemption> shipped() {
  yaml::Complaints complaints;
  auto rows = exemptions(tree("config/law/uk-gdpr/exemptions.yaml"), complaints);
  EXPECT_THAT(complaints, IsEmpty());
  return rows;
}

law::Exemption row_of(std::string const& code) {
  for (auto const& row : shipped()) {
    if (row.code == code) return row;
  }
  ADD_FAILURE() << code << " is not in the catalogue";
  return {};
}

TEST(ExemptionCatalogue, HoldsEveryGroundOfTheSchedules) {
  for (auto const* code : {"S2P3-16", "A15-4", "S3P2-5", "S3P2-6", "S3P2-4", "S3P3-11", "S3P3-10", "S3P4-19", "S3P5-21", "S3-CT", "S2P2-14", "S2P4-19",
                           "S2P1-2", "S2P1-2R", "S2P1-3", "S2P2-10", "S2P2-7", "S2P4-22", "S2P4-23", "S2P4-24", "S2P4-20", "S4-2", "S4-3", "S4-4", "S4-5",
                           "S4-6", "S3P3-12", "S3P4-20", "A12-5", "A15-1A", "S24"}) {
    EXPECT_FALSE(row_of(code).test.empty()) << code;
  }
}

TEST(ExemptionCatalogue, TellsTheRequesterOfOtherPeopleOpenlyAndOfSeriousHarmWithoutACode) {
  EXPECT_EQ(row_of("S2P3-16").label, law::LabelMode::open);
  EXPECT_EQ(row_of("S2P3-16").provision, "Data Protection Act 2018, Schedule 2, paragraph 16");
  EXPECT_EQ(row_of("S3P3-11").label, law::LabelMode::generic);
  EXPECT_TRUE(row_of("S3P3-11").silent_possible);
  EXPECT_EQ(row_of("S3P2-6").label, law::LabelMode::open);
  EXPECT_EQ(row_of("S2P1-2").label, law::LabelMode::generic);
}

TEST(ExemptionCatalogue, AGenericReasonBetraysNoGround) {
  for (auto const& row : shipped()) {
    if (row.label == law::LabelMode::open) continue;
    EXPECT_EQ(row.plain_reason, "Some information is withheld under the Data Protection Act 2018, Schedules 2 to 4.") << row.code;
  }
}

TEST(ExemptionCatalogue, ACouncilMaySelectNeitherImmigrationNorCourtData) {
  EXPECT_FALSE(row_of("S2P1-4").selectable);
  EXPECT_FALSE(row_of("S3-CT").selectable);
  EXPECT_TRUE(row_of("S2P4-19").selectable);
}

TEST(ExemptionCatalogue, TheReasonableSearchIsTreatedAsInForceFrom2024) {
  EXPECT_EQ(row_of("A15-1A").in_force_from, parse_date("2024-01-01"));  // Data (Use and Access) Act 2025 s.78(5)
}

TEST(ExemptionCatalogue, AsksForTheFactorsOfParagraphSixteen) {
  std::vector<std::string> ids;
  for (auto const& field : row_of("S2P3-16").must_record) ids.push_back(field.id);
  EXPECT_THAT(ids, ElementsAre("type", "confidentiality", "consent_sought", "can_consent", "known_already", "smaller_removal"));
}

TEST(ExemptionCatalogue, AsksForTheDayOfAHealthOpinion) {
  auto const fields = row_of("S3P2-5").must_record;
  auto const dated = std::find_if(fields.begin(), fields.end(), [](auto const& field) { return field.id == "dated"; });
  ASSERT_NE(dated, fields.end());
  EXPECT_EQ(dated->kind, law::RecordField::Kind::opinion_date);
  EXPECT_TRUE(row_of("S3P2-6").must_record.at(1).optional) << "no chaser has been sent on the first day";
}

TEST(ExemptionCatalogue, LeavesLegalAdviceToLegal) {
  EXPECT_EQ(row_of("S2P4-19").recorded_by, std::set<std::string>{"legal"});
  EXPECT_TRUE(row_of("S2P3-16").recorded_by.empty());
  EXPECT_TRUE(row_of("NR").reason_suffices);
  EXPECT_FALSE(row_of("S2P3-16").reason_suffices);
}

TEST(ExemptionCatalogue, NamesAFieldThatIsNone) {
  auto const file = write(fresh_folder("record fields") + "/exemptions.yaml",
                          "exemptions:\n"
                          "  - code: X1\n"
                          "    provision: A provision\n"
                          "    title: A title\n"
                          "    test: A test\n"
                          "    decides: someone\n"
                          "    must_record:\n"
                          "      - { id: a, ask: What, kind: colour }\n"
                          "      - { id: a, ask: What, shade: blue }\n"
                          "      - { id: b }\n"
                          "    label: open\n"
                          "    plain_reason: A reason\n");
  yaml::Complaints complaints;
  exemptions(file, complaints);
  EXPECT_THAT(complaints, ElementsAre(HasSubstr(":8: \"kind\" is text, date or opinion_date"), HasSubstr(":9: \"shade\" is not a key known here"),
                                      HasSubstr(":9: \"a\" is given twice"), HasSubstr(":10: \"ask\" is missing")));
}

TEST(ExemptionCatalogue, NamesEveryMistakeAtOnceWithItsLine) {
  auto const file = write(fresh_folder("exemptions") + "/exemptions.yaml",
                          "exemptions:\n"
                          "  - code: X1\n"
                          "    provision: A provision\n"
                          "    title: A title\n"
                          "    test: A test\n"
                          "    decides: someone\n"
                          "    must_record: []\n"
                          "    label: loud\n"
                          "    plain_reason: A reason\n"
                          "    in_force_from: 2018-02-30\n"
                          "    colour: red\n"
                          "  - code: X1\n"
                          "    provision: A provision\n"
                          "    title: A title\n"
                          "    decides: someone\n"
                          "    must_record: [{ id: it, ask: What it is }]\n"
                          "    label: open\n"
                          "    plain_reason: A reason\n"
                          "    in_force_from: 2020-01-02\n"
                          "    in_force_until: 2020-01-01\n"
                          "    selectable: perhaps\n");
  yaml::Complaints complaints;
  exemptions(file, complaints);
  EXPECT_THAT(complaints,
              ElementsAre(HasSubstr("exemptions.yaml:7: \"must_record\" needs at least one entry"),
                          HasSubstr("exemptions.yaml:8: \"label\" is open, generic or silent"),
                          HasSubstr("exemptions.yaml:10: \"in_force_from\" needs a day like 2018-05-25"),
                          HasSubstr("exemptions.yaml:11: \"colour\" is not a key known here"),
                          HasSubstr("exemptions.yaml:12: \"test\" is missing"),
                          HasSubstr("exemptions.yaml:20: \"in_force_until\" is before \"in_force_from\""),
                          HasSubstr("exemptions.yaml:21: \"selectable\" is yes or no"),
                          HasSubstr("exemptions.yaml:12: the code \"X1\" is given twice")));
}

TEST(ExemptionCatalogue, AFileWithoutItsListIsAMistake) {
  yaml::Complaints complaints;
  exemptions(write(fresh_folder("no-list") + "/exemptions.yaml", "exemption: x\n"), complaints);
  EXPECT_THAT(complaints, ElementsAre(HasSubstr(":1: \"exemptions\" is missing"), HasSubstr(":1: \"exemption\" is not a key known here")));
}

}  // namespace
}  // namespace rightsdesk::settings
