#include "connectors/protocols/local_index.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "connectors/asking.h"
#include "connectors/demo_people.h"
#include "connectors/local_room.h"
#include "connectors/registry.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
using rightsdesk::connectors::test::failure_of;
using rightsdesk::connectors::test::keys;
using rightsdesk::connectors::test::LocalRoom;
using rightsdesk::connectors::test::somebody;
using rightsdesk::connectors::test::TestSealing;
using rightsdesk::connectors::test::within;
using rightsdesk::connectors::test::zoe;
using sources::Limits;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
namespace fs = std::filesystem;
using Kind = sources::SourceFailure::Kind;

namespace {

constexpr char kPupils[] =
    "  files: [\"*.csv\"]\n  kind: pupil\n  heading: Pupil\n  key: id\n"
    "  columns: {id: id_local, name: full, born: born, post: postcode, phone: phone}\n  mentions: [note]\n  not_held: [N/K]\n"
    "  around: [{role: mother, columns: {mum: full}}]\n";
constexpr char kHead[] = "id,name,born,post,phone,mum,note\n";

class Extract {
 public:
  explicit Extract(std::string const& block, std::string const& protocol = "tables") {
    std::string pattern = "/tmp/rd-indexed-XXXXXX";
    path_ = ::mkdtemp(pattern.data());
    fs::create_directories(path_ + "/connectors/extract");
    fs::create_directories(path_ + "/data");
    std::ofstream(path_ + "/connectors/extract/connector.yaml")
        << "title: The extract\nowner: O\nprotocol: " << protocol
        << "\ncategories: [c]\nretention: r\ntested_against: nothing\n" << protocol << ":\n" << block;
  }
  ~Extract() { fs::remove_all(path_); }
  Extract(Extract const&) = delete;
  Extract& operator=(Extract const&) = delete;
  [[nodiscard]] std::string file(std::string const& name) const { return path_ + "/data/" + name; }
  void write(std::string const& name, std::string const& bytes) const { std::ofstream(file(name), std::ios::binary) << bytes; }
  [[nodiscard]] std::unique_ptr<Connector> open(Workroom const& room = {}) const {
    auto all = open_sources(path_ + "/connectors", {{"extract", Endpoint({{"root", path_ + "/data"}, {"path", path_ + "/data"}})}},
                            process_environment, room);
    EXPECT_TRUE(all.has_value()) << all.error().text;
    return (*all)->open_connector("extract");
  }

 private:
  std::string path_;
};

/// Takes longer over its first block than the search of the test may take.
class SlowSealing final : public Sealing {
 public:
  [[nodiscard]] std::string seal(std::string_view place, std::string_view plain) const override {
    if (!slept_.exchange(true)) std::this_thread::sleep_for(std::chrono::milliseconds(900));
    return sealing_.seal(place, plain);
  }
  [[nodiscard]] std::string open(std::string_view place, std::string_view sealed) const override { return sealing_.open(place, sealed); }
  [[nodiscard]] bool slept() const { return slept_; }

 private:
  TestSealing sealing_{"slow"};
  mutable std::atomic<bool> slept_ = false;
};

/// Without the sentence that says how fresh the index is.
std::vector<std::string> other_terms(sources::SearchAnswer const& answer) {
  auto terms = answer.terms;
  std::erase_if(terms, [](auto const& term) { return term.starts_with("searched in an index"); });
  return terms;
}

void expect_same(sources::SearchAnswer const& read, sources::SearchAnswer const& indexed) {
  ASSERT_EQ(keys(read), keys(indexed));
  EXPECT_EQ(read.truncated, indexed.truncated);
  EXPECT_EQ(read.terms, other_terms(indexed));
  EXPECT_THAT(indexed.terms, Contains(StartsWith("searched in an index of the export as it was saved on ")));
  for (std::size_t i = 0; i < read.candidates.size(); ++i) {
    EXPECT_EQ(read.candidates[i].title, indexed.candidates[i].title);
    EXPECT_EQ(read.candidates[i].excerpt, indexed.candidates[i].excerpt);
    EXPECT_EQ(read.candidates[i].items, indexed.candidates[i].items);
    EXPECT_EQ(read.candidates[i].described, indexed.candidates[i].described);
  }
}

std::string collected(Connector& source, std::string const& key) {
  std::string all;
  source.collect(key, Limits(), [&](auto const& item) { all += item.key + "\n" + item.original.bytes(); });
  return all;
}

/// Rows in which names, days, doors, phones and texts meet in every way; many hold little.
std::string many_rows(int count) {
  std::string const names[] = {"Zoe Linden-Okoro", "\"Okoro, Zoë\"", "Zoe", "Sam Null", "Kim Linden", "Ada Wisniewska", "", "Ng"};
  std::string const days[] = {"2004-03-09", "09/03/2004", "2004-09-03", "1970-01-01", "", "N/K"};
  std::string const doors[] = {"RM22 5TJ", "IG13 4AB", "SW1A 2AA", ""};
  std::string const phones[] = {"07700 900142", "020 7946 0001", ""};
  std::string const mothers[] = {"", "Zoë Linden-Okoro", "Ewa"};
  std::string const notes[] = {"", "Zoe Linden-Okoro called", "Linden was here", "Z. Wisniewska and 999 000 0018", "nothing"};
  std::string text = kHead;
  unsigned state = 12345;
  auto const pick = [&](auto const& from) {
    state = state * 1664525U + 1013904223U;
    return from[(state >> 16U) % std::size(from)];
  };
  for (int i = 0; i < count; ++i) {
    text += std::to_string(i % 250) + "," + pick(names) + "," + pick(days) + "," + pick(doors) + "," + pick(phones) + "," +
            pick(mothers) + "," + pick(notes) + "\n";
  }
  return text;
}

person::Description only_born() {
  person::Description subject;
  subject.born = zoe().born;
  return subject;
}

person::Description only_phone() {
  person::Description subject;
  subject.phones = {"+447700900142"};
  return subject;
}

}  // namespace

TEST(LocalIndex, OfTablesGivesTheAnswersThatReadingEveryRowGives) {
  LocalRoom const local;
  Extract const extract(std::string(kPupils) + "  rows: several\n");
  extract.write("a.csv", many_rows(500));
  extract.write("b.csv", many_rows(150));
  auto const read = extract.open(), indexed = extract.open(local.room());
  Limits limits;
  limits.candidates = 5000;
  for (auto const& subject : {zoe(), only_born(), only_phone(), somebody("", "Ng"), somebody("Sam", "Null"), somebody("Zoë", ""),
                              somebody("Qwx", "Zzy")}) {
    auto const one = read->search(subject, limits), other = indexed->search(subject, limits);
    expect_same(one, other);
    for (std::size_t i = 0; i < one.candidates.size(); i += 97) {
      auto const& key = one.candidates[i].key;
      EXPECT_EQ(collected(*read, key), collected(*indexed, key));
      EXPECT_EQ(read->around(key, limits), indexed->around(key, limits));
    }
  }
  EXPECT_GT(keys(indexed->search(zoe(), limits)).size(), 100U);
}

TEST(LocalIndex, OfJsonLinesAndOfRowsWithoutAKeyGivesTheSame) {
  LocalRoom const local;
  Extract const extract("  files: [a.jsonl]\n  format: json_lines\n  kind: k\n  heading: H\n  columns: {name: full, /b/day: born}\n");
  std::string const row = "{\"name\":\"Zoë Linden-Okoro\",\"b\":{\"day\":\"2004-03-09\"},\"x\":[1,null]}\n";
  extract.write("a.jsonl", row + "{\"name\":null,\"b\":{\"day\":\"1990-01-01\"}}\n\n" + row);
  auto const read = extract.open(), indexed = extract.open(local.room());
  auto const answer = indexed->search(zoe(), Limits());
  EXPECT_EQ(answer.candidates.size(), 2U);
  expect_same(read->search(zoe(), Limits()), answer);
  for (auto const& key : keys(answer)) EXPECT_EQ(collected(*read, key), collected(*indexed, key));
}

TEST(LocalIndex, OfDocumentsAndOfMailGivesTheSame) {
  std::string const tree = std::string(RIGHTSDESK_TREE) + "/connectors";
  for (auto const& [id, key, at] : {std::tuple{"thamesbrook-documents", "root", "/thamesbrook-documents/fixtures"},
                                    {"thamesbrook-mailbox", "path", "/thamesbrook-mailbox/fixtures/export.mbox"}}) {
    LocalRoom const local;
    auto const open = [&](Workroom const& room) {
      auto all = open_sources(tree, {{id, Endpoint({{key, tree + at}})}}, process_environment, room);
      return (*all)->open_connector(id);
    };
    auto const read = open({}), indexed = open(local.room());
    for (auto const& subject : {zoe(), somebody("Sam", "Null"), somebody("", "Okoro"), somebody("Zoe", "")})
      expect_same(read->search(subject, Limits()), indexed->search(subject, Limits()));
    EXPECT_GE(indexed->search(zoe(), Limits()).candidates.size(), 4U);
    auto const first = keys(indexed->search(zoe(), Limits())).front();
    EXPECT_EQ(collected(*read, first), collected(*indexed, first));
  }
}

TEST(LocalIndex, IsMadeAgainWhenTheExportHasChangedAndNotWhenItIsOnlySavedAgain) {
  LocalRoom const local;
  Extract const extract(kPupils);
  extract.write("a.csv", std::string(kHead) + "1,Zoe Linden-Okoro,2004-03-09,,,,\n");
  auto const source = extract.open(local.room());
  EXPECT_THAT(keys(source->search(zoe(), Limits())), ElementsAre("1"));
  auto const inode = [&] {
    struct stat state {};
    ::stat(local.index_of("extract").c_str(), &state);
    return state.st_ino;
  };
  auto const before = inode();
  auto const written = fs::last_write_time(extract.file("a.csv"));
  extract.write("a.csv", std::string(kHead) + "1,Zoe Linden-Okoro,2004-03-09,,,,\n");
  fs::last_write_time(extract.file("a.csv"), written + std::chrono::hours(1));
  EXPECT_THAT(keys(source->search(zoe(), Limits())), ElementsAre("1"));
  EXPECT_EQ(inode(), before) << "the same content needs no new index";
  extract.write("a.csv", std::string(kHead) + "7,Zoe Linden-Okoro,2004-03-09,,,,\n");
  fs::last_write_time(extract.file("a.csv"), written);
  EXPECT_THAT(keys(source->search(zoe(), Limits())), ElementsAre("7")) << "as large and as old as before, and not the same";
  extract.write("b.csv", std::string(kHead) + "8,Zoe Linden-Okoro,2004-03-09,,,,\n");
  EXPECT_THAT(keys(source->search(zoe(), Limits())), ElementsAre("7", "8"));
}

TEST(LocalIndex, ThatTakesLongerToMakeThanASearchMayIsWaitedFor) {
  for (std::string const protocol : {"tables", "files", "mailbox"}) {
    LocalRoom const local;
    auto room = local.room();
    auto const slow = std::make_shared<SlowSealing>();
    room.sealing = slow;
    auto const block = protocol == "tables" ? kPupils : protocol == "files" ? "  manifest: m.csv\n  columns: {file: file, name: full}\n" : "  load_file: list.csv\n  load_column: path\n";
    Extract const extract(block, protocol);
    if (protocol == "tables") extract.write("a.csv", std::string(kHead) + "1,Zoe Linden-Okoro,2004-03-09,,,,\n");
    if (protocol == "files") extract.write("m.csv", "file,name\na.txt,Zoe Linden-Okoro\n");
    if (protocol == "mailbox") extract.write("a.eml", "From: a@example.org\r\nSubject: Zoe Linden-Okoro\r\nMessage-ID: <1@example.org>\r\n\r\nHello.\r\n");
    auto const answer = extract.open(room)->search(zoe(), within(400));
    EXPECT_EQ(answer.candidates.size(), 1U) << protocol;
    EXPECT_TRUE(slow->slept()) << protocol;
  }
}

TEST(LocalIndex, OfMessagesInAFolderIsMadeAgainWhenOneOfThemHasChanged) {
  LocalRoom const local;
  Extract const extract("  load_file: list.csv\n  load_column: path\n", "mailbox");
  auto const message = [](std::string const& number, std::string const& words) {
    return "From: a@example.org\r\nMessage-ID: <" + number + "@example.org>\r\n\r\n" + words + "\r\n";
  };
  extract.write("a.eml", message("1", "Zoe Linden-Okoro"));
  extract.write("b.eml", message("2", "Sam Okafor, Ealing"));
  auto const found = [&] { return keys(extract.open(local.room())->search(zoe(), Limits())); };
  EXPECT_THAT(found(), ElementsAre("1@example.org"));
  extract.write("b.eml", message("2", "Zoe  Linden-Okoro!"));
  EXPECT_THAT(found(), ElementsAre("1@example.org", "2@example.org")) << "as long as before";
  fs::remove(extract.file("a.eml"));
  EXPECT_THAT(found(), ElementsAre("2@example.org"));
}

TEST(LocalIndex, HoldsNothingThatCanBeReadAndIsOursAlone) {
  LocalRoom const local;
  Extract const extract(kPupils);
  extract.write("a.csv", std::string(kHead) + "1,Zoe Linden-Okoro,2004-03-09,,,,the note says so\n");
  (void)extract.open(local.room())->search(zoe(), Limits());
  std::ifstream in(local.index_of("extract"), std::ios::binary);
  std::string const bytes(std::istreambuf_iterator<char>(in), {});
  EXPECT_GT(bytes.size(), 300U);
  EXPECT_THAT(bytes, Not(HasSubstr("Linden")));
  EXPECT_THAT(bytes, Not(HasSubstr("a.csv")));
  EXPECT_EQ(fs::status(local.index_of("extract")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fs::status(local.room().folder).permissions(), fs::perms::owner_all);
}

TEST(LocalIndex, ThatIsDamagedCutOrSealedWithAnotherKeyIsMadeAgain) {
  LocalRoom const local;
  Extract const extract(kPupils);
  extract.write("a.csv", many_rows(120));
  Limits limits;
  limits.candidates = 5000;
  auto const right = extract.open()->search(zoe(), limits);
  auto const source = extract.open(local.room());
  expect_same(right, source->search(zoe(), limits));
  auto const size = fs::file_size(local.index_of("extract"));
  for (std::uintmax_t at = 10; at < size; at += size / 7) {
    std::fstream file(local.index_of("extract"), std::ios::binary | std::ios::in | std::ios::out);
    file.seekg(static_cast<std::streamoff>(at));
    char const old = static_cast<char>(file.get());
    file.seekp(static_cast<std::streamoff>(at));
    file.put(static_cast<char>(old ^ 1));
    file.close();
    expect_same(right, source->search(zoe(), limits));
  }
  fs::resize_file(local.index_of("extract"), size / 2);
  expect_same(right, source->search(zoe(), limits));
  auto room = local.room();
  room.sealing = std::make_shared<TestSealing>("another");
  expect_same(right, extract.open(room)->search(zoe(), limits));
}

TEST(LocalIndex, OfATableThatIsNotSoundIsNoIndex) {
  LocalRoom const local;
  Extract const extract(kPupils);
  extract.write("a.csv", std::string(kHead) + "1,Zoe,,,,,\n1,Sam,,,,,\n");
  auto const source = extract.open(local.room());
  auto const failure = failure_of([&] { source->search(zoe(), Limits()); });
  EXPECT_EQ(failure.kind(), Kind::nonsense);
  EXPECT_THAT(failure.what(), HasSubstr("line 3 of its table has a \"id\" that came before"));
  EXPECT_FALSE(fs::exists(local.index_of("extract")));
  EXPECT_EQ(failure_of([&] { source->search(zoe(), Limits()); }).kind(), Kind::nonsense) << "nor the next time";
}

TEST(IndexFile, FindsEveryEntryByEachOfItsSignsHoweverMany) {
  LocalRoom const local;
  {
    IndexWriter writer(local.room(), "many", 30'000);
    for (unsigned i = 0; i < 9'000; ++i) {  // more signs than are held in memory at a time
      std::vector<Sign> signs{7, 1'000'000 + i};
      for (unsigned sign = 0; sign < 20; ++sign) signs.push_back(1'000 + sign * 3 + (i % 3));
      writer.add("entry " + std::to_string(i), std::move(signs), static_cast<std::uint8_t>(i % 256));
    }
    writer.finish("facts");
  }
  auto const index = IndexFile::open(local.room(), "many");
  ASSERT_NE(index, nullptr);
  EXPECT_EQ(index->facts(), "facts");
  EXPECT_EQ(index->size(), 9'000U);
  EXPECT_EQ(index->with(7).size(), 9'000U);
  EXPECT_EQ(index->with(7).back(), 8'999U);
  EXPECT_EQ(index->with(1'000).size(), 3'000U);
  EXPECT_THAT(index->with(1'000'123), ElementsAre(123U));
  EXPECT_THAT(index->with(6), ElementsAre());
  EXPECT_THAT(index->with(~Sign{0}), ElementsAre());
  EXPECT_EQ(index->entry(8'999), "entry 8999");
  EXPECT_EQ(index->entry(0), "entry 0");
  EXPECT_EQ(index->mark(300), 44);
  EXPECT_EQ(IndexFile::open(local.room(), "other"), nullptr);
}
