#include "town.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "core/json.h"
#include "core/text.h"
#include "small_town.h"

namespace rightsdesk::make_demo {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

std::set<std::string> files_of(std::filesystem::path const& folder) {
  std::set<std::string> names;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) names.insert(std::filesystem::relative(entry.path(), folder).string());
  }
  return names;
}

TEST(Town, IsTheSameByteForByteForTheSameSeed) {
  SmallTown const& one = SmallTown::of_seed_one();
  SmallTown const again(1, "again");
  std::set<std::string> const names = files_of(one.folder());
  ASSERT_EQ(names, files_of(again.folder()));
  EXPECT_GT(names.size(), 45U);
  for (std::string const& name : names) EXPECT_TRUE(one.read(name) == again.read(name)) << name;
}

TEST(Town, HasAnotherCrowdAndTheSameStoryForAnotherSeed) {
  SmallTown const& one = SmallTown::of_seed_one();
  SmallTown const other(2, "other");
  EXPECT_TRUE(one.read("care/10_case_note.sql") != other.read("care/10_case_note.sql"));
  auto const first = parse_json(one.read("truth.json")).value(),
             second = parse_json(other.read("truth.json")).value();
  EXPECT_EQ(first["items"], second["items"]);
  EXPECT_EQ(first["request"], second["request"]);
}

TEST(Town, HasAsManyPeopleAsAskedAndTwelveNotesOrMoreForEach) {
  auto const& counts = SmallTown::of_seed_one().truth().counts;
  EXPECT_EQ(counts.at("persons"), 1000U);
  EXPECT_GE(counts.at("case_notes"), 12'000U);
  EXPECT_EQ(counts.at("messages"), 150U);
  EXPECT_GT(counts.at("tenancies"), 100U);
  EXPECT_EQ(counts.at("documents"), 21U);
}

TEST(Town, HasEachHardCase) {
  std::set<std::string> kinds;
  for (HardCase const& one : SmallTown::of_seed_one().truth().hard_cases) kinds.insert(one.kind);
  EXPECT_THAT(kinds, ::testing::IsSupersetOf({"twin", "same_name_parent", "changed_surname", "transposed_dob",
                                              "reused_address", "baby_of", "misfiled_note", "namesake"}));
}

TEST(Town, ListsEveryFileOfTheShareInItsManifest) {
  SmallTown const& town = SmallTown::of_seed_one();
  std::string const manifest = town.read("documents/manifest.csv");
  EXPECT_THAT(manifest, StartsWith("file,person_name,dob,reference,title,date,kind\n"));
  for (std::string const& name : files_of(town.folder() / "documents")) {
    if (name == "manifest.csv") continue;
    EXPECT_THAT(manifest, HasSubstr(name));
  }
  EXPECT_THAT(manifest, HasSubstr("\"Wisniewska, Zoe\""));
}

TEST(Town, WritesTenanciesThatAreOneObjectALine) {
  SmallTown const& town = SmallTown::of_seed_one();
  std::size_t lines = 0;
  for (std::string const& line : split(town.read("housing/tenancies.ndjson"), '\n')) {
    if (line.empty()) continue;
    auto const tenancy = parse_json(line);
    ASSERT_TRUE(tenancy.has_value()) << line;
    ASSERT_FALSE((*tenancy)["household"].empty()) << line;
    ++lines;
  }
  EXPECT_EQ(lines, town.truth().counts.at("tenancies"));
}

TEST(Town, ExportsMessagesThatStartOnlyWhereTheyStart) {
  SmallTown const& town = SmallTown::of_seed_one();
  std::size_t starts = 0, ids = 0;
  for (std::string const& line : split(town.read("mailbox/export.mbox"), '\n')) {
    starts += line.starts_with("From ") ? 1 : 0;
    ids += line.starts_with("Message-ID: <") ? 1 : 0;
  }
  EXPECT_EQ(starts, 150U);
  EXPECT_EQ(ids, 150U);
}

TEST(Town, GivesOfficeFilesAndPdfsThatBeginAsSuchFilesDo) {
  SmallTown const& town = SmallTown::of_seed_one();
  EXPECT_THAT(town.read("documents/placement_letter_2014-02-17.docx"), StartsWith("PK\x03\x04"));
  EXPECT_THAT(town.read("documents/Saturday Club register, spring 2012.xlsx"), StartsWith("PK\x03\x04"));
  EXPECT_THAT(town.read("documents/2013-05-02_single_assessment_wisniewska_z.pdf"), StartsWith("%PDF-1."));
  EXPECT_THAT(town.read("documents/childrens_centre_registration_2012_scan.pdf"), HasSubstr("/DCTDecode"));
}

TEST(Town, CannotBeMadeWhereThereIsAFileOfThatName) {
  EXPECT_ANY_THROW(write_town({.seed = 1, .people = 1000, .notes_per_person = 1, .folder = "/dev/null"}));
}

}  // namespace
}  // namespace rightsdesk::make_demo
