// Which documents are enough, by the words of a council's own matrix (law.md P-5, P-8; desks.md 2.5).
#include "law/proof.h"

#include <gmock/gmock.h>

namespace rightsdesk::law {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Proof identity() {
  return {"identity", "Who the person is", {"case_officer"}, 30,
          {{"passport", "Passport", {"photo"}, {}},
           {"licence", "Driving licence", {"photo", "address"}, {}},
           {"bill", "Water bill", {"address"}, 3},
           {"certificate", "Birth certificate", {"name"}, {}},
           {"deed", "Deed of change of name", {"name"}, {}},
           {"worker", "A worker who knows them", {"known"}, {}}},
          {{"known", "Somebody who knows the person", {{"known", 1}}},
           {"photo_address", "A photograph and an address", {{"photo", 1}, {"address", 1}}},
           {"names", "Two names and an address", {{"name", 2}, {"address", 1}}}},
          {{{"passport", "licence"}, "A passport and a driving licence alone do not show where the person lives now."}}};
}

std::string way(std::set<std::string> const& seen) {
  auto const found = proof_enough(identity(), seen);
  return found ? found->id : found.error().code;
}

TEST(Proofs, ArePhotographAndAddressOfTwoDocuments) {
  EXPECT_EQ(way({"passport", "bill"}), "photo_address");
  EXPECT_EQ(way({"licence", "bill"}), "photo_address");
  EXPECT_EQ(way({"passport"}), "not_enough");
  EXPECT_EQ(way({"bill"}), "not_enough");
  EXPECT_EQ(way({"licence"}), "not_enough") << "one document counts once";
}

TEST(Proofs, ArePassportAndDrivingLicenceNotWhenNothingElseWasSeen) {
  auto const refused = proof_enough(identity(), {"passport", "licence"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "not_enough");
  EXPECT_EQ(refused.error().text, "Passport, Driving licence are not enough. A passport and a driving licence alone do not show where the person lives now.");
  EXPECT_EQ(way({"licence", "passport", "bill"}), "photo_address") << "with a bill the bar is not met";
}

TEST(Proofs, AreTwoNamesAndAnAddressWithoutAPhotograph) {
  EXPECT_EQ(way({"certificate", "bill"}), "not_enough");
  EXPECT_EQ(way({"certificate", "deed", "bill"}), "names");
}

TEST(Proofs, AreAWorkerWhoKnowsThem) { EXPECT_EQ(way({"worker"}), "known"); }

TEST(Proofs, SayWhatWouldBeEnough) {
  auto const refused = proof_enough(identity(), {"certificate", "bill"});
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().because, ElementsAre(Step{"known", "Enough would be: Somebody who knows the person; 1 more needed."},
                                                   Step{"photo_address", "Enough would be: A photograph and an address; 1 more needed."},
                                                   Step{"names", "Enough would be: Two names and an address; 1 more needed."}));
}

TEST(Proofs, RefuseWhatTheMatrixDoesNotHave) {
  EXPECT_EQ(way({"library_card"}), "not_offered");
  EXPECT_EQ(way({}), "missing");
}

TEST(Proofs, SayHowOldADocumentMayBe) {
  EXPECT_EQ(words_for(identity().documents[2]), "Water bill, not older than 3 months");
  EXPECT_EQ(words_for(identity().documents[0]), "Passport");
}

}  // namespace
}  // namespace rightsdesk::law
