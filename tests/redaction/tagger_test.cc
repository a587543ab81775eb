#include "redaction/tagger.h"

#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "core/result.h"
#include "redaction/name_rules.h"
#include "redaction/recognisers.h"
#include "redaction/room.h"

namespace rightsdesk::redaction {
namespace {

constexpr auto kNone = static_cast<std::size_t>(NameLabel::none), kPerson = static_cast<std::size_t>(NameLabel::person);

std::string model_file() { return std::string(RIGHTSDESK_TREE) + "/redaction/models/names.bin"; }

TEST(ChancesOfLabels, AreEvenWhereNothingSpeaksForAny) {
  auto const found = marginals({{0, 0, 0, 0}, {0, 0, 0, 0}}, {Joint::space}, {});
  EXPECT_FLOAT_EQ(found.of[0][kPerson], 0.25F);
  EXPECT_FLOAT_EQ(found.of_pairs[0][kNone][kPerson], 0.0625F);
  EXPECT_NEAR(found.log_total, std::log(16), 1e-6);
}

// Ways to label two words: the first weighs 3 as a person and 1 as anything else, the second 1 as anything, two persons beside one another
// four times as much. All ways: 6 * 4 + 3 * (4 - 1) = 33; with the first a person 3 * (3 + 4) = 21, with the second 3 * 4 + 3 = 15.
TEST(ChancesOfLabels, CountEveryWayToLabelTheWords) {
  Transitions transitions{};
  transitions[0][kPerson][kPerson] = std::log(4.0F);
  auto const found = marginals({{0, std::log(3.0F), 0, 0}, {0, 0, 0, 0}}, {Joint::space}, transitions);
  EXPECT_NEAR(found.of[0][kPerson], 21.0 / 33, 1e-6);
  EXPECT_NEAR(found.of[1][kPerson], 15.0 / 33, 1e-6);
  EXPECT_NEAR(found.of_pairs[0][kPerson][kPerson], 12.0 / 33, 1e-6);
  EXPECT_NEAR(found.log_total, std::log(33), 1e-6);
  auto const apart = marginals({{0, std::log(3.0F), 0, 0}, {0, 0, 0, 0}}, {Joint::comma}, transitions);
  EXPECT_NEAR(apart.of[1][kPerson], 0.25, 1e-6);
}

TEST(ChancesOfLabels, StayNumbersOverLongRunsAndGreatSums) {
  std::vector<LabelSums> const sums(5000, {-400, 400, 0, 0});
  auto const found = marginals(sums, std::vector<Joint>(4999, Joint::space), {});
  EXPECT_FLOAT_EQ(found.of[2500][kPerson], 1);
  EXPECT_TRUE(std::isfinite(found.log_total));
}

TEST(Joints, EndWhereASentenceOrALineDoes) {
  std::string const text = "Joan, Ann-Marie rang. Mr. Pike came\nBob";
  auto const list = tokens(text);
  TaggerFeatures const features(text, list, our_recognisers().state().words);
  std::vector<Joint> joints;
  for (std::size_t at = 0; at < list.size(); ++at) joints.push_back(features.joint(at));
  EXPECT_THAT(joints, testing::ElementsAre(Joint::comma, Joint::other, Joint::space, Joint::none, Joint::other, Joint::space, Joint::none, Joint::none));
}

TEST(AWordOfAPage, IsANameThroughoutWhereItIsOneMoreOftenThanNot) {
  auto const list = tokens("Vexmoor Vexmoor Vexmoor vexmoor");
  Words const none;
  PersonChances const seldom({0.9F, 0.2F, 0.4F, 1}, list), often({0.9F, 0.8F, 0.7F, 0}, list);
  EXPECT_FLOAT_EQ(seldom.mean_of("vexmoor"), 0.5F);
  EXPECT_FALSE(is_name_throughout("vexmoor", none, seldom));
  EXPECT_TRUE(is_name_throughout("vexmoor", none, often));
  EXPECT_FLOAT_EQ(often.mean_of("absent"), 0);
  EXPECT_FLOAT_EQ(often.most(1, 3), 0.8F);
}

TEST(TheModel, IsRefusedWhereItIsShortLongOrOfAnotherKind) {
  std::ifstream in(model_file(), std::ios::binary);
  std::string const whole((std::istreambuf_iterator<char>(in)), {});
  auto const file = (std::filesystem::path(testing::TempDir()) / "names.bin").string();
  auto const with = [&](std::string const& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    return Tagger::from_file(file);
  };
  EXPECT_NO_THROW(with(whole));
  EXPECT_THROW(with(whole.substr(0, whole.size() - 1)), Fault);
  EXPECT_THROW(with(whole + "x"), Fault);
  EXPECT_THROW(with("rightsdesk names 2\n" + whole.substr(19)), Fault);
  EXPECT_THROW(with(""), Fault);
  EXPECT_THROW(Tagger::from_file(file + ".absent"), Fault);
  std::filesystem::remove(file);
}

TEST(TheModel, IsNoLargerThanWhatIsWorthKeepingBesideTheProgram) { EXPECT_LE(std::filesystem::file_size(model_file()), 8'000'000U); }

}  // namespace
}  // namespace rightsdesk::redaction
