// Who may do what to a pack, and to whom it goes.
#include "app/release.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/resident.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

/// One case, sealed once for all tests that only try what is refused.
class SealedPack : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    council = std::make_unique<Council>();
    id = sealed_case(*council);
  }
  static void TearDownTestSuite() { council.reset(); }
  static std::string release_by(Actor const& actor, std::string const& email = kEmail) {
    return council->at_desk([&](Office& office) {
      return code_of(release_pack(office, id, actor, packs(office, id).at(0).pack_sha256, email));
    });
  }
  static PackRow newest() {
    return council->at_desk([](Office& office) { return packs(office, id).at(0); });
  }
  static std::unique_ptr<Council> council;
  static CaseId id;
};
std::unique_ptr<Council> SealedPack::council;
CaseId SealedPack::id;

TEST_F(SealedPack, IsNotReleasedByWhoReviewedIt) {
  EXPECT_EQ(release_by(reviewer()), "second_person");
  EXPECT_EQ(newest().state, PackState::sealed);
}

TEST_F(SealedPack, IsNotReleasedByWhoBuiltIt) {
  auto builder = officer();
  builder.roles.insert("second_reviewer");
  EXPECT_EQ(release_by(builder), "second_person");
  EXPECT_EQ(newest().state, PackState::sealed);
}

TEST_F(SealedPack, IsNotReleasedWithoutTheRole) {
  auto nobody = second_reviewer();
  nobody.roles = {"intake"};
  EXPECT_NE(release_by(nobody), "");
  EXPECT_EQ(newest().state, PackState::sealed);
}

TEST_F(SealedPack, IsNotReleasedToAnotherRecipient) {
  EXPECT_EQ(release_by(second_reviewer(), "amina.osei@example.com"), "wrong_recipient");
  EXPECT_EQ(release_by(second_reviewer(), ""), "wrong_recipient");
}

TEST_F(SealedPack, IsNotReleasedByTheHashOfAnother) {
  council->at_desk([](Office& office) {
    auto const refusal = release_pack(office, id, second_reviewer(), std::string(64, '0'), kEmail);
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().code, "stale");
    EXPECT_EQ(refusal.error().text, "This is not the pack you looked at. Open the newest one, then decide.");
  });
}

TEST_F(SealedPack, CannotBeDownloadedBeforeItsRelease) {
  council->at_desk([](Office& office) {
    EXPECT_EQ(code_of(download_pack(office, id)), "not_ready");
    EXPECT_FALSE(resident_view(office, id).pack_ready);
  });
}

TEST_F(SealedPack, IsOpenedForReviewAgainOnlyWithAReason) {
  council->at_desk([](Office& office) { EXPECT_EQ(code_of(reopen_review(office, id, reviewer(), " ")), "missing"); });
  EXPECT_EQ(newest().state, PackState::sealed);
}

TEST(ReleasedPack, GoesToTheRequesterOnceASecondPersonReleasesIt) {
  Council council;
  auto const id = sealed_case(council);
  council.at_desk([&](Office& office) {
    auto const pack = packs(office, id).at(0);
    EXPECT_EQ(code_of(release_pack(office, id, second_reviewer(), pack.pack_sha256, " Amina.Osei@example.org ")), "");
    EXPECT_EQ(packs(office, id).at(0).released_by, "staff-second");
    EXPECT_EQ(case_overview(office, id, officer())->about.state, "released");
    auto const download = download_pack(office, id);
    ASSERT_TRUE(download);
    EXPECT_EQ(sha256_hex(download->bytes), pack.pack_sha256);
    EXPECT_EQ(download->file_name, resident_view(office, id).reference + ".pdf");
    EXPECT_EQ(code_of(release_pack(office, id, second_reviewer(), pack.pack_sha256, kEmail)), "no_pack") << "once is enough";
  });
}

}  // namespace
}  // namespace rightsdesk::app
