#include "redaction/name_variants.h"

#include <gmock/gmock.h>

#include "redaction/recognisers.h"
#include "redaction/room.h"
#include "redaction/spelling.h"

namespace rightsdesk::redaction {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

std::vector<std::string> variants(std::string const& full) {
  std::vector<std::string> out;
  for (auto const& variant : name_variants({full}, our_recognisers().state().words)) {
    out.emplace_back();
    for (auto const& word : variant.words) out.back() += (out.back().empty() ? "" : " ") + word;
  }
  return out;
}

TEST(NameParts, LeaveTitlesOutAndKeepParticlesWithTheFamilyName) {
  auto const parts = name_parts({"Mrs Anna van der Berg"}, our_recognisers().state().words);
  EXPECT_THAT(parts.given, ElementsAre("anna"));
  EXPECT_THAT(parts.family, ElementsAre("van", "der", "berg"));
}

TEST(NameParts, UnderstandTheFamilyNameFirst) {
  auto const parts = name_parts({"Pike, Joan Mary"}, our_recognisers().state().words);
  EXPECT_THAT(parts.given, ElementsAre("joan", "mary"));
  EXPECT_THAT(parts.family, ElementsAre("pike"));
}

TEST(NameVariants, CoverShortFormsInitialsAndPartsOfDoubleNames) {
  auto const all = variants("Elizabeth Okoro-Smith");
  for (std::string const wanted : {"elizabeth okoro smith", "okoro smith elizabeth", "liz", "liz okoro smith", "e okoro smith", "okoro smith",
                                   "elizabeth smith", "eo", "e o", "elizabeth o"}) {
    EXPECT_THAT(all, Contains(wanted));
  }
}

TEST(NameVariants, OfAOneWordNameIsThatWord) { EXPECT_THAT(variants("Suharto"), ElementsAre("suharto")); }

TEST(NameVariants, OfWhoHasNoNameYetAreNotTheMothers) {
  EXPECT_THAT(variants("Baby 1 of Halina Wisniewska"), ElementsAre("baby 1 of halina wisniewska"));
  EXPECT_THAT(variants("B/O Maria Kowalska"), ElementsAre("b o maria kowalska"));
  auto const in_columns = name_variants({{}, "Baby of Halina", "Wisniewska"}, our_recognisers().state().words);
  ASSERT_EQ(in_columns.size(), 1U);
  EXPECT_THAT(in_columns.front().words, ElementsAre("baby", "of", "halina", "wisniewska"));
  EXPECT_THAT(variants("Bo Nguyen"), Contains("nguyen")) << "a name of its own";
}

TEST(NameVariants, SplitAndJoinScottishAndIrishNames) {
  EXPECT_THAT(variants("Aoife O'Brien"), Contains("obrien"));
  EXPECT_THAT(variants("Ann McDonald"), Contains("mc donald"));
}

TEST(Spelling, MakesScanningErrorsOne) {
  EXPECT_EQ(skeleton("0korn"), skeleton("okom"));
  EXPECT_EQ(edit_distance("wisniewska", "wisniewksa", 2), 1);
  EXPECT_EQ(edit_distance("pike", "pipe", 1), 1);
  EXPECT_EQ(edit_distance("pike", "rose", 1), 2);
}

}  // namespace
}  // namespace rightsdesk::redaction
