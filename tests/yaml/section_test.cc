#include "yaml/section.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace rightsdesk::yaml {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

class YamlFile : public ::testing::Test {
 protected:
  Section opened(std::string const& text) {
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ + "/x.yaml", std::ios::binary) << text;
    return Section::of_file(folder_ + "/x.yaml", complaints_);
  }
  std::string folder_ = std::string(RIGHTSDESK_BUILD) + "/yaml-files";
  Complaints complaints_;
};

TEST_F(YamlFile, GivesTextAsItIsWritten) {
  auto top = opened("number: 0123\nanswer: no\nday: 2026-11-21\nquoted: \"6(1)(e)\"\n");
  EXPECT_EQ(top.text("number"), "0123");
  EXPECT_EQ(top.text("answer"), "no");
  EXPECT_EQ(top.text("day"), "2026-11-21");
  EXPECT_EQ(top.text("quoted"), "6(1)(e)");
  top.no_more();
  EXPECT_THAT(complaints_, IsEmpty());
}

TEST_F(YamlFile, ComplainsOfWhatIsMissingEmptyOrOfTheWrongKind) {
  auto top = opened("a:\nb: [one]\nc: text\nd: []\n");
  EXPECT_EQ(top.text("a"), "");
  EXPECT_EQ(top.text("b"), "");
  EXPECT_THAT(top.texts("c"), IsEmpty());
  EXPECT_THAT(top.texts("d"), IsEmpty());
  EXPECT_EQ(top.text("e"), "");
  EXPECT_THAT(complaints_, ElementsAre(HasSubstr("x.yaml:1: \"a\" needs a value, as text"), HasSubstr("x.yaml:2: \"b\" needs a value"),
                                       HasSubstr("x.yaml:3: \"c\" needs a list"), HasSubstr("x.yaml:4: \"d\" needs at least one entry"),
                                       HasSubstr("\"e\" is missing")));
}

TEST_F(YamlFile, ComplainsOfAKeyGivenTwice) {
  auto top = opened("a: one\nb: two\na: three\n");
  EXPECT_THAT(complaints_, ElementsAre(HasSubstr("x.yaml:3: \"a\" is given twice")));
}

TEST_F(YamlFile, ComplainsOfKeysThatNobodyRead) {
  auto top = opened("a: one\nb: two\nc: three\n");
  EXPECT_EQ(top.text("b"), "two");
  top.no_more();
  EXPECT_THAT(complaints_, ElementsAre(HasSubstr("x.yaml:1: \"a\" is not a key known here"), HasSubstr("x.yaml:3: \"c\" is not a key known here")));
}

TEST_F(YamlFile, TakesYesAndNoAndNothingElse) {
  auto top = opened("a: yes\nb: no\nc: true\n");
  EXPECT_TRUE(top.yes("a"));
  EXPECT_FALSE(top.yes("b"));
  EXPECT_FALSE(top.yes("absent"));
  EXPECT_THAT(complaints_, IsEmpty());
  EXPECT_FALSE(top.yes("c"));
  EXPECT_THAT(complaints_, ElementsAre(HasSubstr("x.yaml:3: \"c\" is yes or no, not \"true\"")));
}

TEST_F(YamlFile, TakesWholeNumbersFromOne) {
  auto top = opened("a: 12\nb: 0\nc: 1.5\nd: 99999999999\n");
  EXPECT_EQ(top.number_or("a", 7), 12);
  EXPECT_EQ(top.number_or("absent", 7), 7);
  EXPECT_THAT(complaints_, IsEmpty());
  for (auto const* key : {"b", "c", "d"}) EXPECT_EQ(top.number_or(key, 7), 7);
  EXPECT_THAT(complaints_, ElementsAre(HasSubstr(":2: \"b\" needs a whole number"), HasSubstr(":3: \"c\""), HasSubstr(":4: \"d\"")));
}

TEST_F(YamlFile, ReadsSectionsWithinSections) {
  auto top = opened("one: {a: x}\nmany:\n  - {a: y}\n  - {a: z, b: extra}\n");
  auto one = top.section("one");
  EXPECT_EQ(one.text("a"), "x");
  auto many = top.sections("many");
  ASSERT_EQ(many.size(), 2U);
  EXPECT_EQ(many[1].text("a"), "z");
  many[1].no_more();
  EXPECT_THAT(complaints_, ElementsAre(HasSubstr("x.yaml:4: \"b\" is not a key known here")));
  EXPECT_FALSE(top.section_if("absent").has_value());
}

TEST_F(YamlFile, ComplainsOfASectionThatIsNone) {
  auto top = opened("one: text\nmany: text\nlist: [text]\n");
  top.section("one");
  top.sections("many");
  top.sections("list");
  top.section("absent");
  EXPECT_THAT(complaints_, ElementsAre(HasSubstr(":1: expected \"key: value\" lines"), HasSubstr(":2: \"many\" needs a list"),
                                       HasSubstr(":3: expected \"key: value\" lines"), HasSubstr("\"absent\" is missing")));
}

TEST_F(YamlFile, ReadsPairsOfAnyKeys) {
  auto top = opened("values: {a: x, b: y}\n");
  EXPECT_THAT(top.pairs("values"), ElementsAre(Pair("a", "x"), Pair("b", "y")));
  EXPECT_THAT(top.pairs("absent"), IsEmpty());
  top.no_more();
  EXPECT_THAT(complaints_, IsEmpty());
}

TEST_F(YamlFile, ThatIsNotYamlIsAComplaintWithItsLine) {
  auto top = opened("a: one\nb: [two\nc: three\n");
  ASSERT_EQ(complaints_.size(), 1U);
  EXPECT_THAT(complaints_[0], HasSubstr(": not YAML: "));
}

TEST_F(YamlFile, ThatIsNotThereIsAComplaint) {
  auto top = Section::of_file(folder_ + "/no-such-file.yaml", complaints_);
  EXPECT_THAT(complaints_, ElementsAre(HasSubstr("no-such-file.yaml:1: cannot be opened")));
  EXPECT_EQ(top.text_or("a", "otherwise"), "otherwise");
}

TEST_F(YamlFile, ThatIsOnlyAListOrEmptyIsAComplaint) {
  opened("- a\n- b\n");
  EXPECT_THAT(complaints_, ElementsAre(HasSubstr(":1: expected \"key: value\" lines here")));
  complaints_.clear();
  opened("");
  EXPECT_THAT(complaints_, ElementsAre(HasSubstr(":1: expected \"key: value\" lines here")));
}

}  // namespace
}  // namespace rightsdesk::yaml
