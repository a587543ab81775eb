#include "connectors/registry.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "connectors/demo_people.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
using sources::SourceFailure;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

namespace {

std::optional<std::string> no_environment(std::string const&) { return std::nullopt; }

/// A folder of one connector with this YAML, gone at the end.
class OneConnector {
 public:
  explicit OneConnector(std::string const& yaml) {
    std::string pattern = "/tmp/rd-connector-XXXXXX";
    path_ = ::mkdtemp(pattern.data());
    fs::create_directory(path_ + "/sys");
    std::ofstream(path_ + "/sys/connector.yaml") << yaml;
  }
  ~OneConnector() { fs::remove_all(path_); }
  OneConnector(OneConnector const&) = delete;
  OneConnector& operator=(OneConnector const&) = delete;
  [[nodiscard]] std::string complaints() const {
    auto const opened = open_sources(path_, {}, no_environment);
    return opened ? "" : opened.error().text;
  }

 private:
  std::string path_;
};

constexpr char kCard[] = "title: T\nowner: O\ncategories: [c]\nretention: r\ntested_against: nothing\n";

}  // namespace

TEST(OpenSources, ReadsTheFiveSystemsOfThamesbrook) {
  auto const all = open_sources(std::string(RIGHTSDESK_TREE) + "/connectors", {}, no_environment);
  ASSERT_TRUE(all.has_value()) << all.error().text;
  std::vector<std::string> ids;
  for (auto const& card : (*all)->cards()) ids.push_back(card.id + " " + card.protocol);
  EXPECT_THAT(ids, ElementsAre("thamesbrook-documents files", "thamesbrook-housing rest",
                               "thamesbrook-mailbox mailbox", "thamesbrook-mailings rest", "thamesbrook-social-care sql"));
  EXPECT_EQ((*all)->cards()[4].owner, "Head of Children's Social Care");
  EXPECT_TRUE((*all)->cards()[4].can_mark);
  EXPECT_TRUE((*all)->cards()[4].acts.empty()) << "the settings give no account that may write";
}

TEST(OpenSources, AsksNothingOfAProfileThatNobodyHasConnected) {
  auto const folder = std::string(RIGHTSDESK_TREE) + "/connectors";
  auto const ids = [](std::vector<sources::SourceCard> const& cards) {
    std::vector<std::string> all;
    for (auto const& card : cards) all.push_back(card.id);
    return all;
  };
  auto const none = open_sources(folder, {}, no_environment);
  ASSERT_TRUE(none.has_value()) << none.error().text;
  EXPECT_THAT(ids((*none)->cards()), Not(testing::Contains("education-pupils")));
  EXPECT_THAT(ids((*none)->not_connected()), testing::Contains("education-pupils"));
  EXPECT_THROW((*none)->open("education-pupils"), SourceFailure);
  auto const one = open_sources(folder, {{"education-pupils", Endpoint({{"root", std::string("/srv/extracts")}})}}, no_environment);
  ASSERT_TRUE(one.has_value()) << one.error().text;
  EXPECT_THAT(ids((*one)->cards()), testing::Contains("education-pupils"));
  EXPECT_THAT(ids((*one)->not_connected()), Not(testing::Contains("education-pupils")));
}

TEST(OpenSources, LeavesASourceWhoseVariableIsNotSetUnreachableAndTheOthersAlone) {
  auto const all = open_sources(std::string(RIGHTSDESK_TREE) + "/connectors", {},
                                [](std::string const& name) -> std::optional<std::string> {
                                  if (name == "THAMESBROOK_MAILBOX")
                                    return std::string(RIGHTSDESK_TREE) +
                                           "/connectors/thamesbrook-mailbox/fixtures/export.mbox";
                                  return std::nullopt;
                                });
  ASSERT_TRUE(all.has_value());
  try {
    (*all)->open("thamesbrook-social-care");
    ADD_FAILURE() << "it opened";
  } catch (SourceFailure const& failure) {
    EXPECT_EQ(failure.kind(), SourceFailure::Kind::unreachable);
    EXPECT_THAT(failure.what(), HasSubstr("the setting THAMESBROOK_CARE_"));
  }
  EXPECT_EQ((*all)
                ->open("thamesbrook-mailbox")
                ->search(connectors::test::zoe(), sources::Limits())
                .candidates.size(),
            4U);
  EXPECT_THROW((*all)->open("thamesbrook-swimming"), SourceFailure);
}

TEST(OpenSources, SaysEverythingThatIsWrongAtOnceWithItsLine) {
  OneConnector const broken(
      "title: T\nownr: O\nprotocol: rest\ncategories: []\nretention: r\nretention: s\ntested_against: "
      "x\ncan_mark: perhaps\n"
      "endpoint: {url: https://x, api_key: in-the-clear, hat: y}\n"
      "rest:\n  search:\n    path: /p\n    probes:\n      - {name: n, query: {a: ':hat'}}\n    paging: "
      "{page: p, page_size: s, size: none, total: total}\n    items: /i\n"
      "  record: {kind: k, key: /id, title: /t, person: {hat: /h}}\n  collect: {path: /p, items: []}\n");
  auto const text = broken.complaints();
  EXPECT_THAT(text, HasSubstr("sys/connector.yaml:2: \"ownr\" is not a key known here"));
  EXPECT_THAT(text, HasSubstr("\"owner\" is missing"));
  EXPECT_THAT(text, HasSubstr(":4: \"categories\" needs at least one entry"));
  EXPECT_THAT(text, HasSubstr(":6: \"retention\" is given twice"));
  EXPECT_THAT(text, HasSubstr(":8: \"can_mark\" is yes or no, not \"perhaps\""));
  EXPECT_THAT(text, HasSubstr(":9: \"api_key\" is a secret"));
  EXPECT_THAT(text, Not(HasSubstr("in-the-clear")));
  EXPECT_THAT(text, HasSubstr(":9: \"hat\" is not a key of the endpoint of protocol rest"));
  EXPECT_THAT(text, HasSubstr(":14: :hat is not a placeholder known here"));
  EXPECT_THAT(text, HasSubstr("\"size\" needs a whole number"));
  EXPECT_THAT(text, HasSubstr("\"total\" is no JSON pointer"));
  EXPECT_THAT(text, HasSubstr("\"hat\" is not a field of a person known here"));
  EXPECT_THAT(text, HasSubstr("\"path\" needs {key}"));
}

TEST(OpenSources, RefusesAProfileThatWouldWriteOrAskForWhatNobodyKnows) {
  OneConnector const broken(std::string(kCard) +
                            "protocol: sql\nsql:\n  person_key: k\n  person: DELETE FROM p\n  probes:\n    - "
                            "{name: n, where: 'a = 1'}\n    - {name: m, where: 'a = :hat'}\n"
                            "  details:\n    - {name: d, query: 'SELECT a FROM b; DROP TABLE c WHERE k IN "
                            "(:keys)'}\n  collect:\n    - {name: c, query: 'SELECT a FROM b'}\n");
  auto const text = broken.complaints();
  EXPECT_THAT(text, HasSubstr("this is one SELECT"));
  EXPECT_THAT(text, HasSubstr("a probe asks with at least one placeholder"));
  EXPECT_THAT(text, HasSubstr(":hat is not a placeholder known here"));
  EXPECT_THAT(text, HasSubstr("a query is one SELECT, without \";\""));
  EXPECT_THAT(text, HasSubstr("this query needs the placeholder :key"));
}

TEST(OpenSources, NamesAnUnknownProtocolBrokenYamlAndSettingsWithoutAConnector) {
  EXPECT_THAT(OneConnector(std::string(kCard) + "protocol: telepathy\n").complaints(),
              HasSubstr("\"telepathy\" is not a protocol"));
  EXPECT_THAT(OneConnector("title: [\n").complaints(), HasSubstr("not YAML"));
  auto const lost = open_sources(std::string(RIGHTSDESK_TREE) + "/connectors",
                                 {{"thamesbrook-swimming", Endpoint()}}, no_environment);
  ASSERT_FALSE(lost.has_value());
  EXPECT_THAT(lost.error().text, HasSubstr("no connector \"thamesbrook-swimming\""));
  EXPECT_FALSE(open_sources("/nowhere/at/all").has_value());
}

TEST(Endpoint, FillsInVariablesAndFiles) {
  std::string path = "/tmp/rd-secret-XXXXXX";
  ::close(::mkstemp(path.data()));
  std::ofstream(path) << "from-a-file\n";
  Endpoint const endpoint({{"host", "${HOST}.example.org"}, {"password", "@" + path}});
  auto const filled =
      endpoint.filled_in("T", [](std::string const&) { return std::optional<std::string>("db"); });
  EXPECT_EQ(filled.text("host"), "db.example.org");
  EXPECT_EQ(filled.text("password"), "from-a-file");
  EXPECT_EQ(filled.text("port", "3306"), "3306");
  fs::remove(path);
  EXPECT_THROW(static_cast<void>(endpoint.filled_in(
                   "T", [](std::string const&) { return std::optional<std::string>("db"); })),
               SourceFailure);
}
