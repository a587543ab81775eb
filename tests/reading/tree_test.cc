#include "reading/tree.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "reading/files.h"
#include "reading/fixtures.h"
#include "sandbox/folder.h"

namespace rightsdesk::reading {
namespace {

using testing::HasSubstr;

/// One use of `rightsdesk read` on a file of these bytes.
struct Use {
  explicit Use(std::string const& bytes, std::vector<std::string> more = {}) {
    write_file(folder.path() + "/in", bytes);
    std::vector<std::string> arguments{folder.path() + "/in", "--name", "referral.zip", "--out", folder.path() + "/out"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    std::ostringstream errors;
    status = read_command(arguments, fixtures::options().reader, errors);
    said = errors.str();
  }
  [[nodiscard]] std::string file(std::string const& name) const { return file_bytes(folder.path() + "/out/" + name); }
  sandbox::Folder folder;
  int status = -1;
  std::string said;
};

TEST(ReadCommand, WritesTextPagesAndWhatWasFound) {
  Use const use(fixtures::zip_of({{"../evil.txt", "Zoë Okafor"}, {"b.bin", std::string(50, '\x01')}}));
  EXPECT_EQ(use.status, 0);
  EXPECT_THAT(use.file("text.txt"), HasSubstr("--- evil.txt ---\nZoë Okafor"));
  EXPECT_THAT(use.file("text.txt"), HasSubstr("Not read: This kind of file cannot be read"));
  auto const found = Json::parse(use.file("found.json"));
  EXPECT_EQ(found.at("media_type"), "application/zip");
  EXPECT_EQ(found.at("attachments").at(0).at("read"), true);
  EXPECT_EQ(found.at("attachments").at(1).at("code"), "unsupported");
  EXPECT_EQ(use.file("attachment-a1"), "Zoë Okafor");
  EXPECT_FALSE(std::filesystem::exists(use.folder.path() + "/evil.txt"));
}

TEST(ReadCommand, WritesWordsWithTheirPlaces) {
  Use const use(fixtures::pdf_of({{"Zoe Okafor"}}));
  auto const page = Json::parse(use.file("pages.json")).at("pages").at(0);
  EXPECT_EQ(page.at("words").at(1).at("text"), "Okafor");
  EXPECT_EQ(page.at("words").at(1).at("begin"), 4);
  EXPECT_NEAR(page.at("words").at(0).at("x").get<double>(), 72, 1);
  EXPECT_TRUE(use.file(page.at("image").at("file").get<std::string>()).starts_with("\xFF\xD8"));
}

TEST(ReadCommand, RefusesWithOneLineOfReason) {
  Use const use("");
  EXPECT_EQ(use.status, 3);
  EXPECT_EQ(use.said, "The file is empty: it holds nothing to read.\n");
  EXPECT_FALSE(std::filesystem::exists(use.folder.path() + "/out"));
}

TEST(ReadCommand, ReadsNoScanWhenToldNotTo) {
  Use const use(fixtures::scribbled_pdf(), {"--ocr", "never"});
  EXPECT_EQ(use.status, 0);
  EXPECT_EQ(Json::parse(use.file("pages.json")).at("pages").at(0).at("flags").at(0), "not_read");
}

TEST(ReadCommand, ExplainsItselfWhenMisused) {
  EXPECT_EQ(Use("x", {"--ocr", "maybe"}).status, 2);
  EXPECT_EQ(Use("x", {"--nonsense", "y"}).status, 2);
  EXPECT_EQ(Use("x", {"another"}).status, 2);
  EXPECT_THAT(Use("x", {"--ocr"}).said, HasSubstr("Usage"));
}

TEST(Reading, IsAFaultWhenThereIsNoReader) {
  auto without = fixtures::options();
  without.reader = "/usr/bin/no-such-reader";
  EXPECT_THROW((void)read("<html>x</html>", "a.html", without), Fault);
}

}  // namespace
}  // namespace rightsdesk::reading
