// How the connected systems are: from the searches that ended, and from trying one out.
#include "app/source_health.h"

#include <gmock/gmock.h>

#include "app/search_desk.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::SizeIs;
using Grade = SourceHealth::Grade;

struct Health : testing::Test {
  SourceHealth of(std::string const& source) {
    return council.at_desk([&](Office& office) {
      for (auto const& one : source_health(office)) {
        if (one.card.id == source) return one;
      }
      throw Bug("no such source: " + source);
    });
  }
  std::string ask(Actor const& actor, std::string const& source) {
    return council.at_desk([&](Office& office) { return code_of(ask_for_check(office, actor, source)); });
  }
  Council council;
};

TEST_F(Health, IsUnknownOfASystemThatNobodyAsked) {
  auto const care = of(kSocialCare);
  EXPECT_EQ(care.grade, Grade::unknown);
  EXPECT_EQ(care.card.owner, "Head of children’s services");
  EXPECT_FALSE(care.last || care.check || care.last_answer);
}

TEST_F(Health, ComesFromWhatTheLastSearchesCameTo) {
  auto const id = council.at_desk(submitted);
  council.sources.system(kSocialCare).failure = "It did not answer in time.";
  council.at_desk([&](Office& office) { begin_search(office, id); });
  council.worker();
  council.at_desk([&](Office& office) {
    auto const all = source_health(office);
    ASSERT_THAT(all, SizeIs(2));
    EXPECT_EQ(all[0].card.id, kSocialCare) << "who needs somebody comes first";
  });
  auto const care = of(kSocialCare), archive = of(kArchive);
  EXPECT_EQ(care.grade, Grade::failing);
  EXPECT_EQ(care.last->failure, "It did not answer in time.");
  EXPECT_EQ(care.failures, 1);
  EXPECT_EQ(care.failures_in_a_row, 1);
  EXPECT_EQ(archive.grade, Grade::well);
  EXPECT_EQ(archive.last_answer, council.clock.at);
  council.clock.at += std::chrono::hours(24 * 31);
  EXPECT_EQ(of(kSocialCare).grade, Grade::unknown) << "what was a month ago says nothing of today";
}

TEST_F(Health, IsTriedOutByAWorkerWhenAPersonAsks) {
  EXPECT_EQ(ask(reviewer(), kSocialCare), "not_permitted");
  EXPECT_EQ(ask(officer(), "nothing-like-it"), "not_found");
  EXPECT_EQ(ask(officer(), kSocialCare), "");
  EXPECT_EQ(ask(head(), kSocialCare), "not_now") << "it is being tried";
  EXPECT_FALSE(of(kSocialCare).check->ended_at);
  EXPECT_EQ(council.worker(), Council::Ended::well);
  auto const care = of(kSocialCare);
  ASSERT_TRUE(care.check && care.check->ended_at);
  EXPECT_EQ(care.check->asked_by, "staff-officer");
  ASSERT_THAT(care.check->steps, SizeIs(1));
  EXPECT_EQ(care.check->steps[0].words, "It answered.");
  EXPECT_EQ(care.grade, Grade::well);
  EXPECT_EQ(ask(head(), kSocialCare), "") << "and again whenever somebody likes";
}

TEST_F(Health, SaysWhatFailedInWordsOfItsOwner) {
  council.sources.system(kArchive).failure = "The drive is not there.";
  EXPECT_EQ(ask(head(), kArchive), "");
  EXPECT_EQ(council.worker(), Council::Ended::well) << "a system that fails is a result, not a failed job";
  auto const archive = of(kArchive);
  EXPECT_EQ(archive.grade, Grade::failing);
  EXPECT_EQ(archive.check->steps[0].outcome, sources::Tried::Outcome::failed);
  EXPECT_EQ(archive.check->steps[0].words, "The drive is not there.");
}

TEST_F(Health, CanBeAskedForAgainWhenWhoeverWasAtItIsGone) {
  EXPECT_EQ(ask(officer(), kSocialCare), "");
  council.clock.at += std::chrono::minutes(31);
  EXPECT_EQ(ask(officer(), kSocialCare), "");
  EXPECT_EQ(council.worker("claimed.check_source"), Council::Ended::killed);
  EXPECT_EQ(council.worker(), Council::Ended::well);
  EXPECT_TRUE(of(kSocialCare).check->ended_at);
}

}  // namespace
}  // namespace rightsdesk::app
