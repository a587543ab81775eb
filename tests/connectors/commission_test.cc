// Sources that no program can ask: what their profile says, whom the settings name, and what "connectors test" tells of them.
#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "connectors/registry.h"
#include "connectors/try_out.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
namespace fs = std::filesystem;

namespace {

std::string const kFolder = RIGHTSDESK_TREE "/connectors";

std::optional<std::string> no_environment(std::string const&) { return std::nullopt; }

std::unique_ptr<ConnectedSources> with_settings(std::map<std::string, std::string> values, std::string const& id = "paper-files") {
  auto all = open_sources(kFolder, {{id, Endpoint(std::move(values))}}, no_environment);
  EXPECT_TRUE(all.has_value()) << all.error().text;
  return std::move(*all);
}

sources::SourceCard card_of(ConnectedSources const& all, std::string const& id) {
  for (auto const& card : all.cards()) {
    if (card.id == id) return card;
  }
  ADD_FAILURE() << id << " is not connected";
  return {};
}

std::string complaints_of(std::string const& block) {
  std::string pattern = "/tmp/rd-commission-XXXXXX";
  std::string const path = ::mkdtemp(pattern.data());
  fs::create_directory(path + "/sys");
  std::ofstream(path + "/sys/connector.yaml") << "title: T\nowner: O\ncategories: [c]\nretention: r\ntested_against: nothing\nprotocol: commission\n" << block;
  auto const opened = open_sources(path, {}, no_environment);
  fs::remove_all(path);
  return opened ? "" : opened.error().text;
}

}  // namespace

TEST(PaperFiles, SayHowLongTheirOwnerHasAndWhatTheyAreTold) {
  auto const card = card_of(*with_settings({{"email", "records@example.org"}}), "paper-files");
  EXPECT_TRUE(card.commissioned());
  EXPECT_EQ(card.owner, "Records Manager");
  EXPECT_EQ(card.asking.working_days, 10);
  EXPECT_EQ(card.asking.chase_after, 5);
  EXPECT_EQ(card.asking.escalate_after, 10);
  EXPECT_THAT(card.asking.told, ElementsAre("name", "former_names", "born", "address"));
  EXPECT_THAT(card.asking.look_in, testing::SizeIs(3));
}

TEST(PaperFiles, AreConnectedWhenTheSettingsNameWhomToAsk) {
  auto const all = with_settings({{"team", "Records team"}, {"email", "records@example.org"}, {"escalate_to", "head@example.org"}, {"side", "external"}});
  auto const contact = card_of(*all, "paper-files").contact;
  EXPECT_EQ(contact.team, "Records team");
  EXPECT_EQ(contact.email, "records@example.org");
  EXPECT_EQ(contact.escalate_to, "head@example.org");
  EXPECT_EQ(contact.side, sources::Contact::Side::external);
  EXPECT_TRUE(contact.reachable());
  EXPECT_EQ(card_of(*with_settings({{"email", "records@example.org"}}), "paper-files").contact.team, "Records Manager") << "the owner, where no team is named";
}

TEST(PaperFiles, AreTriedOutWithoutAskingAnybody) {
  auto const all = with_settings({{"email", "records@example.org"}});
  EXPECT_TRUE(works(try_out(*all, "paper-files", std::nullopt, {})));
}

TEST(PaperFiles, SayPlainlyThatThereIsNobodyToAsk) {
  for (auto const& nobody : {std::map<std::string, std::string>{{"team", "Records team"}}, {{"email", "${RECORDS_EMAIL}"}}}) {
    auto const all = with_settings(nobody);
    EXPECT_FALSE(card_of(*all, "paper-files").contact.reachable());
    auto const steps = try_out(*all, "paper-files", std::nullopt, {});
    EXPECT_FALSE(works(steps));
  }
  auto const all = with_settings({{"team", "Records team"}});
  try {
    all->open("paper-files")->search({}, {});
    ADD_FAILURE() << "a search that nobody can be asked for";
  } catch (sources::SourceFailure const& failure) {
    EXPECT_EQ(failure.kind(), sources::SourceFailure::Kind::unreachable);
    EXPECT_STREQ(failure.what(), "Closed paper files has nobody to ask: its settings name no address of its owner.");
  }
}

TEST(AnyOtherSource, MayHaveAnOwnerToWriteTo) {
  auto const card = card_of(*with_settings({{"root", "/srv/extracts"}, {"email", "schools@example.org"}}, "education-pupils"), "education-pupils");
  EXPECT_TRUE(card.contact.reachable());
  EXPECT_FALSE(card.commissioned());
  EXPECT_EQ(card.asking.working_days, 5);
}

TEST(TheBlockCommission, IsReadStrictly) {
  EXPECT_THAT(complaints_of(""), IsEmpty()) << "every key has a default";
  EXPECT_THAT(complaints_of("commission: { told: [name, shoe_size] }\n"), HasSubstr("sys/connector.yaml:7: \"shoe_size\" is nothing an owner is told"));
  EXPECT_THAT(complaints_of("commission: { told: [name, id_nhs_number] }\n"), IsEmpty());
  EXPECT_THAT(complaints_of("commission: { chase_after: 10, escalate_after: 5 }\n"), HasSubstr("escalate_after is not before chase_after"));
  EXPECT_THAT(complaints_of("commission: { working_days: 0 }\n"), HasSubstr("working_days"));
  EXPECT_THAT(complaints_of("commission: { query: x }\n"), HasSubstr("query"));
  EXPECT_THAT(complaints_of("endpoint: { email: a@example.org, side: inside }\n"), HasSubstr("\"side\" of sys is internal or external"));
  EXPECT_THAT(complaints_of("endpoint: { email: a@example.org, root: /srv }\n"), HasSubstr("\"root\" is not a key of the endpoint"));
}
