#include "settings/evidence.h"

#include <gmock/gmock.h>

#include "settings/files.h"

namespace rightsdesk::settings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> complaints_about(std::string const& text) {
  auto const file = write(fresh_folder("evidence") + "/evidence.yaml", text);
  yaml::Complaints complaints;
  evidence_matrix(file, complaints);
  for (auto& complaint : complaints) complaint = complaint.substr(complaint.find("evidence.yaml:"));
  return complaints;
}

constexpr char kOthers[] = R"(
  - { id: parental_responsibility, title: P, accepted_by: [dpo], keep_days: 1, documents: [{ id: order, title: O, shows: [it] }], enough: [{ id: it, title: I, needs: [it] }] }
  - { id: authority, title: A, accepted_by: [dpo], keep_days: 1, documents: [{ id: signed, title: S, shows: [it] }], enough: [{ id: it, title: I, needs: [it] }] }
)";

TEST(EvidenceMatrix, OfEveryControllerIsSoundAndBarsPassportWithDrivingLicenceAlone) {
  for (auto const* id : {"achieving-for-children", "barking-and-dagenham", "bedford", "hackney", "thamesbrook"}) {
    yaml::Complaints complaints;
    auto const proofs = evidence_matrix(tree("config/controllers/") + id + "/evidence.yaml", complaints);
    EXPECT_THAT(complaints, IsEmpty()) << id;
    auto const* identity = law::proof_named(proofs, "identity");
    ASSERT_NE(identity, nullptr) << id;
    auto const barred = law::proof_enough(*identity, {"passport", "driving_licence"});
    ASSERT_FALSE(barred) << id;
    EXPECT_THAT(barred.error().text, HasSubstr("do not show where the person lives now")) << id;
    EXPECT_EQ(law::proof_enough(*identity, {"passport", "council_tax"})->id, "photo_address") << id;
    EXPECT_EQ(law::proof_enough(*identity, {"worker"})->id, "known") << id;
    EXPECT_EQ(identity->keep_days, 30) << id;
  }
}

TEST(EvidenceMatrix, OfThamesbrookTakesAMothersCertificateAndAsksAFatherForMore) {  // law.md P-5
  yaml::Complaints complaints;
  auto const proofs = evidence_matrix(tree("config/controllers/thamesbrook/evidence.yaml"), complaints);
  auto const& responsibility = *law::proof_named(proofs, "parental_responsibility");
  EXPECT_EQ(law::proof_enough(responsibility, {"birth_mother"})->id, "shown");
  EXPECT_EQ(law::proof_enough(responsibility, {"birth_certificate", "marriage"})->id, "married");
  EXPECT_THAT(law::proof_enough(responsibility, {"birth_certificate"}).error().text, HasSubstr("Before 1 December 2003"));
  auto const& authority = *law::proof_named(proofs, "authority");
  EXPECT_EQ(law::proof_enough(authority, {"signed"})->id, "shown");
  EXPECT_EQ(law::proof_enough(authority, {"email"}).error().code, "not_enough");
  EXPECT_EQ(law::proof_enough(authority, {"email", "called"})->id, "asked");
}

TEST(EvidenceMatrix, NamesEachFaultWithItsLine) {
  EXPECT_THAT(complaints_about(std::string("proofs:\n"
                                           "  - id: identity\n"
                                           "    title: Who\n"
                                           "    accepted_by: [wizard]\n"
                                           "    documents:\n"
                                           "      - { id: card, title: Card, shows: [photo] }\n"
                                           "      - { id: card, title: Card again, shows: [mood] }\n"
                                           "    enough:\n"
                                           "      - { id: two, title: Two photographs, needs: [photo, photo] }\n"
                                           "    never_enough:\n"
                                           "      - { documents: [letter], reason: Too easy }\n") +
                               kOthers),
              ElementsAre(HasSubstr("evidence.yaml:4: "), "evidence.yaml:2: \"keep_days\" is missing: how long what was handed in is kept after the outcome",
                          "evidence.yaml:6: the id \"card\" is given twice under \"documents\"",
                          "evidence.yaml:6: \"card\" shows \"mood\", which no way under \"enough\" needs",
                          "evidence.yaml:11: there is no document \"letter\"", "evidence.yaml:9: no documents make up \"two\""));
}

TEST(EvidenceMatrix, NeedsEveryProof) {
  EXPECT_THAT(complaints_about(std::string("proofs:") + kOthers), ElementsAre(HasSubstr("the proof \"identity\" is missing")));
  EXPECT_THAT(complaints_about("proofs: []\n"), testing::SizeIs(3));
}

TEST(EvidenceMatrix, ThatIsNotThereIsAComplaint) {
  yaml::Complaints complaints;
  evidence_matrix(fresh_folder("evidence") + "/evidence.yaml", complaints);
  EXPECT_THAT(complaints.front(), HasSubstr("evidence.yaml:1: cannot be opened"));
}

}  // namespace
}  // namespace rightsdesk::settings
