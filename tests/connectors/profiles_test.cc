// Every profile answers its own fixture: the person it is known to hold is found, and nobody who cannot exist.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>

#include "connectors/demo_people.h"
#include "connectors/registry.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
using rightsdesk::connectors::test::somebody;
using rightsdesk::connectors::test::zoe;
using sources::Limits;
using testing::Contains;
using testing::HasSubstr;
using testing::SizeIs;
namespace fs = std::filesystem;

namespace {

std::string const kFolder = std::string(RIGHTSDESK_TREE) + "/connectors";

/// Over a folder: where the fixture lies is all that its settings say.
struct OverAFolder {
  char const* id;
  char const* best;   ///< the key offered first for Zoë begins so
  char const* words;  ///< in the first item behind it
};

std::ostream& operator<<(std::ostream& out, OverAFolder const& profile) { return out << profile.id; }

class ProfileOverAFolder : public testing::TestWithParam<OverAFolder> {
 protected:
  std::unique_ptr<Connector> opened() {
    auto all = open_sources(kFolder, {{GetParam().id, Endpoint({{"root", kFolder + "/" + GetParam().id + "/fixtures"}})}});
    EXPECT_TRUE(all.has_value()) << all.error().text;
    return (*all)->open_connector(GetParam().id);
  }
};

person::Description zoe_with_all_her_numbers() {
  auto subject = zoe();
  subject.identifiers.push_back({"upn", "X301200412345"});
  subject.phones = {"+44 7700 900142"};
  return subject;
}

}  // namespace

TEST_P(ProfileOverAFolder, FindsThePersonItHoldsAndGivesWhatItHolds) {
  auto const source = opened();
  auto const answer = source->search(zoe_with_all_her_numbers(), Limits());
  ASSERT_FALSE(answer.candidates.empty());
  EXPECT_THAT(answer.candidates.front().key, testing::StartsWith(GetParam().best));
  std::string first;
  std::size_t items = 0;
  source->collect(answer.candidates.front().key, Limits(), [&](auto const& item) {
    if (items++ == 0) first = item.original.bytes();
  });
  EXPECT_THAT(first, HasSubstr(GetParam().words));
  source->around(answer.candidates.front().key, Limits());
}

TEST_P(ProfileOverAFolder, HoldsNothingOfSomebodyWhoDoesNotExist) {
  auto const source = opened();
  EXPECT_THAT(source->search(somebody("Qwxyz", "Zzyxwq-Vvkpt"), Limits()).candidates, SizeIs(0));
  EXPECT_THAT(source->search(somebody("🌞", "'; DROP TABLE ssd_person; --"), Limits()).candidates, SizeIs(0));
  EXPECT_THAT(source->search(somebody(std::string(300, 'x'), "../../etc/passwd"), Limits()).candidates, SizeIs(0));
}

TEST_P(ProfileOverAFolder, HasEveryFieldThatItNames) { EXPECT_THAT(opened()->check_fields(Limits()), SizeIs(0)); }

INSTANTIATE_TEST_SUITE_P(
    Profiles, ProfileOverAFolder,
    testing::Values(
        OverAFolder{"early-help-episodes", "EH-1001", "Summary: Parenting course agreed."},
        OverAFolder{"liquidlogic-group-work", "440017", "SessionNote: Twin came alone."},
        OverAFolder{"mass-mail-list", "zoe.linden@example.org", "Topics: Family hub events; Training"},
        OverAFolder{"text-message-list", "07700 900142", "Message: Summer programme is out"},
        OverAFolder{"education-pupils", "X301200412345", "School: Harbour Academy"},
        OverAFolder{"education-attendance", "X301200412345", "Comment: Unwell."},
        OverAFolder{"health-child-records", "9990000018", "Twin weighed too."},
        OverAFolder{"health-birth-notifications", "BN1", "BirthOrder: 1"},
        OverAFolder{"performance-report-extracts", "extract-2019-q1.csv#", "Indicator: Sessions attended"},
        OverAFolder{"cp-is-submissions", "CP-9", "Status: CPP"},
        OverAFolder{"troubled-families-matching", "F-77", "Criteria: Attendance"},
        OverAFolder{"national-fraud-initiative", "S1", "Dataset: Housing tenants"},
        OverAFolder{"liquidlogic-documents", "440017/chronology.txt", "Joined Stay and Play."},
        OverAFolder{"registration-forms", "0001.txt", "Registration form"}),
    [](auto const& tested) {
      std::string name = tested.param.id;
      std::replace(name.begin(), name.end(), '-', '_');
      return name;
    });

TEST(Profiles, OfMailFindThePersonInTheirFixtures) {
  for (std::string const path : {"council-email/fixtures/hub", "email-ediscovery-export/fixtures"}) {
    auto const id = path.substr(0, path.find('/'));
    auto all = open_sources(kFolder, {{id, Endpoint({{"path", kFolder + "/" + path}})}});
    ASSERT_TRUE(all.has_value()) << all.error().text;
    auto const source = (*all)->open_connector(id);
    auto const answer = source->search(zoe(), Limits());
    ASSERT_EQ(answer.candidates.size(), 1U) << id;
    EXPECT_EQ(answer.candidates[0].key, "hub-1@example.org");
    EXPECT_THAT(source->search(somebody("Qwxyz", "Zzyxwq-Vvkpt"), Limits()).candidates, SizeIs(0));
  }
}

TEST(Profiles, EachSaysWhoseItIsWhatItHoldsAndHowLong) {
  auto const all = open_sources(kFolder);
  ASSERT_TRUE(all.has_value()) << all.error().text;
  std::vector<std::string> ids;
  for (auto const& card : (*all)->not_connected()) {
    EXPECT_FALSE(card.owner.empty()) << card.id;
    EXPECT_FALSE(card.categories.empty()) << card.id;
    EXPECT_FALSE(card.retention.empty()) << card.id;
    EXPECT_TRUE(fs::exists(kFolder + "/" + card.id + "/README.md")) << card.id;
    EXPECT_TRUE(fs::is_directory(kFolder + "/" + card.id + "/fixtures")) << card.id;
    if (card.can_mark) ids.push_back(card.id);
  }
  EXPECT_THAT(ids, testing::ElementsAre("mass-mail-list", "text-message-list"));
}
