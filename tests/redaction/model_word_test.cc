#include "redaction/model_word.h"

#include "redaction/room.h"

#include <gtest/gtest.h>

namespace rightsdesk::redaction {
namespace {

TEST(TheModelsWord, IsReadBackAsANumber) {
  EXPECT_EQ(said_by_model(0.384F).text, "The model of names gives it 38 in 100.");
  EXPECT_EQ(model_hundredths({{"names.shape", "It looks like a name."}, said_by_model(0.384F)}), 38);
  EXPECT_EQ(model_hundredths({said_by_model(0)}), 0);
  EXPECT_EQ(model_hundredths({said_by_model(1)}), 100);
}

TEST(TheModelsWord, IsNoNumberWhereItWasNotAskedOrSaysNone) {
  EXPECT_EQ(model_hundredths({}), std::nullopt);
  EXPECT_EQ(model_hundredths({{"details.known", "It is the date of birth held for the mother in the register."}}), std::nullopt);
  EXPECT_EQ(model_hundredths({{"names.model", "The model of names gives it many in 100."}}), std::nullopt);
  EXPECT_EQ(model_hundredths({{"names.model", "The model of names gives it 101 in 100."}}), std::nullopt);
}

TEST(KnownDetails, AreToldInWordsAndNotInCodes) {
  auto mother = known("m", "mother", {"Grace Osei"});
  mother.described.born = parse_date("1979-03-04");
  auto const mentions = propose(flow("She was born on 4 March 1979 in Accra."), RecordId("r"), {mother}, our_recognisers());
  ASSERT_EQ(mentions.size(), 1U);
  EXPECT_EQ(mentions.front().because.front().text, "It is the date of birth held for the mother in the register.");
}

}  // namespace
}  // namespace rightsdesk::redaction
