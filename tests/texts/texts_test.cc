#include "texts/texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/result.h"

namespace rightsdesk::texts {
namespace {

struct TextsOf : testing::Test {
  std::string folder = testing::TempDir() + "texts_test";
  Texts with(std::string const& name, std::string const& source) {
    std::filesystem::create_directories(folder);
    std::ofstream(folder + "/" + name + ".txt") << source;
    return Texts(folder);
  }
};

TEST_F(TextsOf, ReadBlocksFromPlainMarkup) {
  auto const blocks = with("a", "# Title\n\nOne\ntwo.\n\n- x\n- y\n\n| l1\n| l2\n> note\n---\n").blocks("a", Json::object());
  ASSERT_EQ(blocks.size(), 6U);
  EXPECT_EQ(blocks[0].kind, Block::Kind::title);
  EXPECT_EQ(blocks[1].items, std::vector<std::string>{"One two."});
  EXPECT_EQ(blocks[2].items, (std::vector<std::string>{"x", "y"}));
  EXPECT_EQ(blocks[3].items, (std::vector<std::string>{"l1", "l2"}));
  EXPECT_EQ(blocks[4].kind, Block::Kind::note);
  EXPECT_EQ(blocks[5].kind, Block::Kind::rule);
}

TEST_F(TextsOf, RefuseANameWithoutAValue) {
  auto const texts = with("b", "Dear {{nobody}}");
  EXPECT_THROW(texts.blocks("b", Json::object()), Fault);
  auto const section = with("c", "{{#maybe}}x{{/maybe}}");
  EXPECT_THROW(section.blocks("c", Json::object()), Fault);
  EXPECT_THROW(section.blocks("not-there", Json::object()), Fault);
}

TEST_F(TextsOf, NeverLetAValueMakeMarkup) {
  auto const blocks = with("d", "{{name}}\n\nx {{name}}").blocks("d", {{"name", "# Big\n- item **bold**"}});
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(blocks[0].kind, Block::Kind::paragraph);
  EXPECT_EQ(blocks[0].items[0].find("**"), std::string::npos);
}

TEST_F(TextsOf, LeaveASectionOutWhenTheTextIsEmpty) {
  auto const blocks = with("e", "{{#phone}}Call {{phone}}{{/phone}}{{^phone}}Write{{/phone}}").blocks("e", {{"phone", ""}});
  EXPECT_EQ(blocks[0].items[0], "Write");
}

TEST_F(TextsOf, GiveLabelsByKey) {
  auto const texts = with("labels", "page: Page\nof: of {{n}}\n");
  EXPECT_EQ(texts.label("of", {{"n", 3}}), "of 3");
  EXPECT_THROW(texts.label("none", Json::object()), Fault);
}

}  // namespace
}  // namespace rightsdesk::texts
