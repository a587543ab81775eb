// Who may do what to a pack, and to whom it goes.
#include "app/release.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "app/caseload.h"
#include "app/deliveries.h"
#include "app/resident.h"
#include "app/review_desk.h"
#include "app/sealing.h"
#include "delivery/checked_bag.h"
#include "settings/rules.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::_;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

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

TEST_F(SealedPack, IsHeldUpByNoOpenPointOfTheReview) {
  council->at_desk([](Office& office) { EXPECT_FALSE(awaits_pack(office, case_overview(office, id, officer())->about)); });
  Council another;
  auto const reviewed = under_review(another);
  another.at_desk([&](Office& office) {
    EXPECT_TRUE(awaits_pack(office, case_overview(office, reviewed, officer())->about));
    EXPECT_FALSE(open_points(office, reviewed).empty());
  });
}

TEST_F(SealedPack, CannotBeDownloadedBeforeItsRelease) {
  council->at_desk([](Office& office) {
    EXPECT_EQ(code_of(download_pack(office, id)), "not_ready");
    EXPECT_TRUE(resident_view(office, id).packs.empty());
  });
}

TEST_F(SealedPack, IsOpenedForReviewAgainOnlyWithAReason) {
  council->at_desk([](Office& office) { EXPECT_EQ(code_of(reopen_review(office, id, reviewer(), " ")), "missing"); });
  EXPECT_EQ(newest().state, PackState::sealed);
}

TEST_F(SealedPack, IsThereInFourOtherFormsThatTheGateLookedAt) {
  auto pack = newest();
  std::erase_if(pack.forms, [](PackForm const& one) { return one.form == kSeal; });
  std::vector<std::string> forms;
  for (auto const& one : pack.forms) forms.push_back(one.form);
  EXPECT_EQ(forms, (std::vector<std::string>{"web", "plain", "large-18", "large-24"}));
  auto const reports = Json::parse(pack.gate_report);
  for (auto const& one : pack.forms) {
    EXPECT_EQ(reports.at(one.file_name).at("verdict"), "clean") << one.file_name;
    auto const file = council->at_desk([&](Office& office) { return pack_in_form(office, id, officer(), one.form); });
    ASSERT_TRUE(file) << one.form;
    EXPECT_EQ(sha256_hex(file->bytes), one.sha256);
    EXPECT_EQ(static_cast<std::int64_t>(file->bytes.size()), one.size);
  }
  council->at_desk([](Office& office) {
    EXPECT_TRUE(pack_in_form(office, id, officer(), "large-18")->bytes.starts_with("%PDF-"));
    EXPECT_TRUE(pack_in_form(office, id, officer(), "web")->bytes.starts_with("PK"));
    EXPECT_EQ(pack_in_form(office, id, officer(), "braille").error().code, "no_pack");
    EXPECT_EQ(download_pack(office, id, {"web"}).error().code, "not_ready");
  });
}

// RFC 8493: whoever holds the archive can see that every part is as it was sealed.
TEST_F(SealedPack, IsABagWithTheSumsOfEveryPart) {
  auto const pack = newest();
  council->at_desk([&](Office& office) {
    office.works.in_one([&](Work& work) {
      auto const about = work.cases().find(id).value();
      auto const files = bag_of(work, about, pack);
      EXPECT_THAT(delivery::checked_bag(files).faults, IsEmpty());
      std::vector<std::string> names;
      for (auto const& file : files) if (file.name.starts_with("data/")) names.push_back(file.name.substr(5 + disclosure::file_stem(about.reference).size()));
      EXPECT_THAT(names, ElementsAre("-pack.pdf", "-schedule.pdf", "-search-certificate.pdf", "-pack.zip", "-pack.txt", "-pack-large-18.pdf", "-pack-large-24.pdf", _));
      auto const facts = std::find_if(files.begin(), files.end(), [](auto const& file) { return file.name == "bag-info.txt"; });
      EXPECT_THAT(facts->open(), HasSubstr("External-Identifier: " + about.reference + "\nBag-Version: 1\n"));
    });
    EXPECT_TRUE(pack_in_form(office, id, officer(), kSeal)->bytes.starts_with("PK"));
  });
}

TEST_F(SealedPack, OfWhichOnePartIsNotWhatWasSealedIsNotReleased) {
  auto const untouched = newest();
  auto changed = untouched;
  changed.schedule = changed.certificate;
  auto const keep = [](PackRow const& row) {
    council->at_desk([&](Office& office) { office.works.in_one([&](Work& work) { work.packs().update(row); }); });
  };
  keep(changed);
  EXPECT_THROW(release_by(second_reviewer()), Fault);
  keep(untouched);
  EXPECT_EQ(newest().state, PackState::sealed);
}

// A pack that is long: cut after six pages here, so that this case's has volumes.
TEST(ReleasedPack, OfSeveralVolumesIsSealedAndGivenWhole) {
  auto const rules = settings::load_rules(RIGHTSDESK_TREE);
  ASSERT_TRUE(rules);
  (*rules)->letters.policy.pages_in_a_volume = 6;
  Council council(**rules);
  auto const id = sealed_case(council);
  council.at_desk([&](Office& office) {
    auto const pack = packs(office, id).at(0);
    ASSERT_EQ(pack.state, PackState::sealed);
    std::vector<std::string> volumes;
    for (auto const& one : pack.forms) if (one.form.starts_with("volume-")) volumes.push_back(one.form);
    ASSERT_FALSE(volumes.empty());
    EXPECT_EQ(volumes.front(), "volume-2");
    auto const reports = Json::parse(pack.gate_report);
    int pages = 0;
    for (auto const& [name, report] : reports.items()) {
      EXPECT_EQ(report.at("verdict"), "clean") << name;
      if (name.find("-pack-volume-") != std::string::npos) pages += report.at("pages").get<int>();
    }
    EXPECT_EQ(pages, pack.pages);
    office.works.in_one([&](Work& work) { EXPECT_THAT(delivery::checked_bag(bag_of(work, work.cases().find(id).value(), pack)).faults, IsEmpty()); });

    EXPECT_EQ(code_of(release_pack(office, id, second_reviewer(), pack.pack_sha256, kEmail)), "");
    auto const first = download_pack(office, id);
    ASSERT_TRUE(first);
    EXPECT_EQ(sha256_hex(first->bytes), pack.pack_sha256);
    auto const second = download_pack(office, id, {"volume-2"});
    ASSERT_TRUE(second);
    EXPECT_THAT(second->file_name, HasSubstr("-pack-volume-2.pdf"));
    EXPECT_EQ(sha256_hex(second->bytes), pack.forms.front().sha256);
    auto const locked = locked_copy(office, id, second_reviewer(), "correct horse battery");
    ASSERT_TRUE(locked) << locked.error().text;
    EXPECT_EQ(locked->media_type, "application/zip");
    EXPECT_THAT(locked->bytes, HasSubstr("-pack-locked-volume-2.pdf"));
    auto const printed = print_copy(office, id, second_reviewer(), "She said yes on the phone");
    ASSERT_TRUE(printed) << printed.error().text;
    EXPECT_THAT(printed->bytes, HasSubstr("-for-the-post-volume-2.pdf"));
  });
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
    auto const large = download_pack(office, id, {"large-18"});
    ASSERT_TRUE(large);
    EXPECT_EQ(sha256_hex(large->bytes), pack.forms.at(2).sha256);
    EXPECT_EQ(large->media_type, "application/pdf");
    EXPECT_EQ(download_pack(office, id, {"braille"}).error().code, "not_ready");
    EXPECT_EQ(download_pack(office, id, {kSeal}).error().code, "not_ready") << "what shows how it was made is not the requester's";
    EXPECT_EQ(resident_view(office, id).packs.front().forms.size(), 4U);
    EXPECT_EQ(resident_view(office, id).packs.front().forms.at(1).words, "Plain text");
    auto const pages = pack_to_read(office, id, pack.version);
    ASSERT_TRUE(pages);
    EXPECT_EQ(pages->front().name, "index.html");
    EXPECT_EQ(deliveries(office, id).front().what, "read_online") << "that it was opened is on the case";
    EXPECT_EQ(pack_to_read(office, id, 99).error().code, "not_ready");
    EXPECT_EQ(code_of(release_pack(office, id, second_reviewer(), pack.pack_sha256, kEmail)), "no_pack") << "once is enough";
  });
}

}  // namespace
}  // namespace rightsdesk::app
