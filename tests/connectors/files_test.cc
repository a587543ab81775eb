#include "connectors/protocols/files.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "connectors/asking.h"
#include "connectors/demo_people.h"
#include "connectors/local_room.h"
#include "connectors/protocols/folder.h"
#include "connectors/registry.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
using rightsdesk::connectors::test::failure_of;
using rightsdesk::connectors::test::keys;
using rightsdesk::connectors::test::LocalRoom;
using rightsdesk::connectors::test::somebody;
using rightsdesk::connectors::test::zoe;
using sources::Limits;
using sources::SourceFailure;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
namespace fs = std::filesystem;
using Kind = SourceFailure::Kind;

namespace {

/// A copy of the fixture's folder, gone at the end.
class Share {
 public:
  Share() {
    std::string pattern = "/tmp/rd-files-XXXXXX";
    path_ = ::mkdtemp(pattern.data());
    fs::copy(std::string(RIGHTSDESK_TREE) + "/connectors/thamesbrook-documents/fixtures", path_,
             fs::copy_options::recursive);
  }
  ~Share() { fs::remove_all(path_); }
  Share(Share const&) = delete;
  Share& operator=(Share const&) = delete;
  void write(std::string const& name, std::string const& bytes) const {
    std::ofstream(path_ + "/" + name, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string const& path() const { return path_; }

 private:
  std::string path_;
};

std::unique_ptr<Connector> documents(std::string const& root, Workroom const& room = {}) {
  auto all = open_sources(std::string(RIGHTSDESK_TREE) + "/connectors",
                          {{"thamesbrook-documents", Endpoint({{"root", root}})}}, process_environment, room);
  EXPECT_TRUE(all.has_value()) << all.error().text;
  return (*all)->open_connector("thamesbrook-documents");
}

constexpr char kHead[] = "file,person_name,dob,reference,title,date,kind\n";

}  // namespace

TEST(FilesSource, OffersDocumentsByTheIndexTheMostTellingFirst) {
  Share const share;
  auto const answer = documents(share.path())->search(zoe(), Limits());
  EXPECT_THAT(keys(answer),
              ElementsAre("assessment.txt", "letters/placement.txt", "twin.txt", "linden-okoro scan.txt"));
  EXPECT_EQ(answer.candidates[0].title, "Core assessment");
  EXPECT_EQ(answer.candidates[0].described.names.at(0).full, "Linden-Okoro, Zoe");
  EXPECT_EQ(to_iso(*answer.candidates[0].described.born), "2004-03-09");
  EXPECT_EQ(answer.candidates[3].excerpt, "not in the index; found by its file name");
  EXPECT_THAT(answer.terms, Contains("2 files are not in the index and were looked for by file name only"));
}

TEST(FilesSource, CollectsTheBytesAsTheyLie) {
  Share const share;
  share.write("assessment.txt", std::string("a\0b\xFF\r\n", 6));
  std::vector<sources::CollectedItem> items;
  documents(share.path())->collect("assessment.txt", Limits(), [&](auto item) {
    items.push_back(std::move(item));
  });
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].original.bytes(), std::string("a\0b\xFF\r\n", 6));
  EXPECT_EQ(items[0].dated, "2011-03-14");
  EXPECT_EQ(items[0].media_type, "text/plain");
  EXPECT_EQ(items[0].file_name, "assessment.txt");
}

TEST(FilesSource, ReadsAnIndexSavedInWindows1252OrWithAMark) {
  Share const share;
  share.write("manifest.csv", std::string(kHead) + "assessment.txt,Zo\xEB Linden-Okoro,,,Bericht,,\n");
  EXPECT_EQ(documents(share.path())->search(zoe(), Limits()).candidates.at(0).described.names.at(0).full,
            "Zoë Linden-Okoro");
  share.write("manifest.csv",
              "\xEF\xBB\xBF" + std::string(kHead) + "assessment.txt,\"O'Brien, Sinéad\",,,Bericht,,\n");
  EXPECT_THAT(keys(documents(share.path())->search(somebody("Sinead", "O'Brien"), Limits())),
              ElementsAre("assessment.txt"));
}

TEST(FilesSource, FindsAwkwardNamesAndNothingWithThem) {
  Share const share;
  share.write("manifest.csv", std::string(kHead) + "assessment.txt,Chris Null,,,A,,\ntwin.txt,Ng,,,B,,\n");
  auto const source = documents(share.path());
  EXPECT_THAT(keys(source->search(somebody("Chris", "Null"), Limits())), ElementsAre("assessment.txt"));
  EXPECT_THAT(keys(source->search(somebody("", "Ng"), Limits())), ElementsAre("twin.txt"));
  EXPECT_THAT(keys(source->search(somebody("🌞", "'; DROP TABLE"), Limits())), ElementsAre());
  EXPECT_THAT(keys(source->search(somebody(std::string(300, 'x'), "../../etc/passwd"), Limits())),
              ElementsAre());
}

TEST(FilesSource, SaysWhatIsWrongWithTheIndex) {
  Share const share;
  auto const source = documents(share.path());
  share.write("manifest.csv", "file,name,dob,reference,title,date\n");
  auto const renamed = failure_of([&] { source->search(zoe(), Limits()); });
  EXPECT_EQ(renamed.kind(), Kind::schema_changed);
  EXPECT_THAT(renamed.what(), HasSubstr("\"person_name\""));
  share.write("manifest.csv", std::string(kHead) + "a.txt,Zoe,,,A,,\nb.txt,Zoe\n");
  EXPECT_THAT(failure_of([&] { source->search(zoe(), Limits()); }).what(),
              HasSubstr("line 3 of its index has 2 fields, its heading 7"));
  share.write("manifest.csv", std::string(kHead) + "a.txt,\"Zoe,,,A,,\n");
  EXPECT_THAT(failure_of([&] { source->search(zoe(), Limits()); }).what(), HasSubstr("never closed"));
  share.write("manifest.csv", "");
  EXPECT_EQ(failure_of([&] { source->search(zoe(), Limits()); }).kind(), Kind::nonsense);
  fs::remove(share.path() + "/manifest.csv");
  EXPECT_EQ(failure_of([&] { source->search(zoe(), Limits()); }).kind(), Kind::unreachable);
}

TEST(FilesSource, RefusesAnIndexThatNamesAFileTwiceWithTheLine) {
  Share const share;
  LocalRoom const local;
  share.write("manifest.csv", std::string(kHead) + "a.txt,Zoe,,,A,,\nb.txt,Zoe,,,B,,\na.txt,Sam,,,A,,\nb.txt,Sam,,,B,,\n");
  for (auto const& source : {documents(share.path()), documents(share.path(), local.room())}) {
    auto const failure = failure_of([&] { source->search(zoe(), Limits()); });
    EXPECT_EQ(failure.kind(), Kind::nonsense);
    EXPECT_THAT(failure.what(), HasSubstr("line 4 of its index names a file again"));
  }
}

TEST(FilesSource, OfThousandsOfFilesOffersExactlyThoseOfTheSubject) {
  Share const share;
  LocalRoom const local;
  std::string manifest = kHead;
  std::vector<std::string> sought;
  for (int i = 0; i < 4'000; ++i) {  // three of four are in the manifest, one of forty is the subject's
    bool const listed = i % 4 != 3, hers = i % 80 < 2;
    auto const number = std::to_string(i);
    auto const folder = "f" + std::to_string(i % 37) + (listed ? "" : "/caf\xE9");
    auto const file = folder + "/" + (hers && !listed ? "Wisniewska " : "page ") + number + ".txt";
    fs::create_directories(share.path() + "/" + folder);
    share.write(file, "x");
    if (listed) manifest += file + "," + (hers ? "Zoe Wisniewska" : "Somebody Else") + ",,,Page " + number + ",,\n";
    if (hers) sought.push_back(file);
  }
  for (int i = 3; i < 4'000; i += 400) {
    auto const file = "f0/Wisniewska scan " + std::to_string(i) + ".txt";
    share.write(file, "x");
    sought.push_back(file);
  }
  for (auto const* other : {"assessment.txt", "letters/placement.txt", "twin.txt", "linden-okoro scan.txt"}) fs::remove(share.path() + "/" + other);
  share.write("manifest.csv", manifest);
  Limits limits;
  limits.candidates = 1'000;
  auto const read = documents(share.path())->search(somebody("Zoe", "Wisniewska"), limits);
  auto const indexed = documents(share.path(), local.room())->search(somebody("Zoe", "Wisniewska"), limits);
  EXPECT_EQ(keys(read), keys(indexed));
  auto found = keys(read);
  std::sort(found.begin(), found.end());
  std::sort(sought.begin(), sought.end());
  EXPECT_EQ(found, sought);
  EXPECT_FALSE(read.truncated);
  EXPECT_THAT(indexed.terms, Contains(HasSubstr("the names of 4012 files")));
  EXPECT_THAT(indexed.terms, Contains("1012 files are not in the index and were looked for by file name only"));
}

TEST(FilesSource, NeverLeavesItsFolder) {
  Share const share;
  fs::create_symlink("/etc/hostname", share.path() + "/link.txt");
  fs::create_directory_symlink("/etc", share.path() + "/inside");
  auto const source = documents(share.path());
  for (std::string const key : {"../secret", "/etc/hostname", "letters/../../x", "link.txt",
                                "inside/hostname", "letters", "", "a//b"}) {
    EXPECT_EQ(failure_of([&] { source->collect(key, Limits(), [](auto) {}); }).kind(), Kind::nonsense) << key;
  }
  EXPECT_THAT(source->search(zoe(), Limits()).terms,
              Contains("2 links or closed folders were not looked into"));
}

TEST(FilesSource, SaysThatADocumentIsGoneOrTooLarge) {
  Share const share;
  auto const source = documents(share.path());
  EXPECT_EQ(failure_of([&] { source->collect("gone.txt", Limits(), [](auto) {}); }).kind(),
            Kind::unreachable);
  Limits limits;
  limits.item_bytes = 3;
  EXPECT_EQ(failure_of([&] { source->collect("assessment.txt", limits, [](auto) {}); }).kind(),
            Kind::too_large);
  EXPECT_EQ(failure_of([&] { documents("/nowhere/at/all")->search(zoe(), Limits()); }).kind(),
            Kind::unreachable);
}

TEST(FilesSource, WarnsOfFilesTheIndexNamesThatAreNotThere) {
  Share const share;
  fs::remove(share.path() + "/twin.txt");
  EXPECT_THAT(documents(share.path())->check_fields(Limits()),
              ElementsAre("1 files of the index are not in the folder."));
}
