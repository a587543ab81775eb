#include "main/import_mapping.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace rightsdesk::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

std::vector<std::string> faults_of(std::string const& text) {
  auto const file = std::string(RIGHTSDESK_BUILD) + "/mapping.yaml";
  std::ofstream(file) << text;
  auto const mapping = load_import_mapping(file);
  return mapping ? std::vector<std::string>{} : mapping.error();
}

constexpr char kSound[] = R"(system: other
id: No
received: Came
channel: { always: post }
answers:
  - { field: right, always: see }
  - { field: who-for, always: me }
  - { field: full-name, column: Name }
)";

TEST(TheMappingFiles, ThatAreShippedAreSound) {
  int files = 0;
  for (auto const& entry : std::filesystem::directory_iterator(std::string(RIGHTSDESK_TREE) + "/config/import")) {
    if (entry.path().extension() != ".yaml") continue;
    ++files;
    auto const mapping = load_import_mapping(entry.path());
    ASSERT_TRUE(mapping) << mapping.error().front();
    EXPECT_EQ(mapping->system, entry.path().stem());
  }
  EXPECT_EQ(files, 1);
}

TEST(AMappingFile, SaysWhereEveryValueComesFrom) {
  EXPECT_TRUE(faults_of(kSound).empty());
  auto const with = [](std::string const& line) { return faults_of(std::string(kSound) + "  - " + line + "\n"); };
  EXPECT_THAT(with("{ field: email }"), Contains(HasSubstr("one of \"column\", \"columns\" and \"always\"")));
  EXPECT_THAT(with("{ field: email, column: Mail, always: me }"), Contains(HasSubstr("one of \"column\"")));
  EXPECT_THAT(with("{ field: email, column: Mail, otherwise: none }"), Contains(HasSubstr("goes with \"values\"")));
  EXPECT_THAT(with("{ field: shoe-size, column: Size }"), Contains(HasSubstr("the form asks no “shoe-size”")));
  EXPECT_THAT(with("{ field: email, column: Mail, colour: red }"), Contains(HasSubstr("colour")));
  EXPECT_THAT(faults_of(std::string(kSound) + "days: any\n"), Contains(HasSubstr("day_first, month_first or iso")));
  EXPECT_THAT(faults_of("system: [\n"), ::testing::Not(::testing::IsEmpty()));
}

}  // namespace
}  // namespace rightsdesk::testing
