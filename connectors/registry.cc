#include "connectors/registry.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>

#include "connectors/breaker.h"
#include "connectors/protocols/attempt.h"
#include "connectors/protocols/commission.h"
#include "connectors/protocols/files.h"
#include "connectors/protocols/mailbox.h"
#include "connectors/protocols/rest.h"
#include "connectors/protocols/sql.h"
#include "connectors/protocols/tables.h"
#include "connectors/try_out.h"

namespace rightsdesk::connectors {
namespace {

namespace fs = std::filesystem;
using Opener = std::function<std::unique_ptr<Connector>(sources::SourceCard, Endpoint const&, Workroom const&)>;

/// What the ways of a profile let the program have the source do: "mark", "correct address".
template <class Way>
std::vector<std::string> acts_of(std::vector<Way> const& ways) {
  std::vector<std::string> acts;
  for (auto const& way : ways) acts.push_back(sources::to_string(way.act) + (way.field.empty() ? "" : " " + way.field));
  return acts;
}

/// The protocols there are. A new one is a line here and in endpoint.cc.
Opener opener_for(std::string const& protocol, Section& yaml, sources::SourceCard& card_read) {
  auto& acts = card_read.acts;
  if (protocol == "sql") {
    auto section = yaml.section("sql");
    auto read = read_sql_profile(section);
    acts = acts_of(read.write);
    return [profile = std::move(read)](auto card, Endpoint const& at, Workroom const&) {
      return open_sql(std::move(card), profile, at);
    };
  }
  if (protocol == "rest") {
    auto section = yaml.section("rest");
    auto read = read_rest_profile(section);
    acts = acts_of(read.write);
    return [profile = std::move(read)](auto card, Endpoint const& at, Workroom const&) {
      return open_rest(std::move(card), profile, at);
    };
  }
  if (protocol == "files") {
    auto section = yaml.section("files");
    return [profile = read_files_profile(section)](auto card, Endpoint const& at, Workroom const& room) {
      return open_files(std::move(card), profile, at, room);
    };
  }
  if (protocol == "tables") {
    auto section = yaml.section("tables");
    return [profile = read_tables_profile(section)](auto card, Endpoint const& at, Workroom const& room) {
      return open_tables(std::move(card), profile, at, room);
    };
  }
  if (protocol == "mailbox") {
    MailProfile profile;
    if (auto section = yaml.section_if("mailbox")) profile = read_mail_profile(*section);
    return [profile](auto card, Endpoint const& at, Workroom const& room) {
      return open_mailbox(std::move(card), profile, at, room);
    };
  }
  if (protocol == "commission") {
    if (auto section = yaml.section_if("commission")) card_read.asking = read_asking_terms(*section);
    return [](auto card, Endpoint const&, Workroom const&) { return open_commission(std::move(card)); };
  }
  if (!protocol.empty())
    yaml.complain_at("protocol", "\"" + protocol + "\" is not a protocol: sql, rest, files, tables, mailbox or commission");
  return {};
}

struct Connected {
  sources::SourceCard card;
  Endpoint endpoint;
  std::string profile;  ///< the hash of its connector.yaml
  bool placed = false;  ///< its own file or the settings say where it is
  Opener open;
};

std::string hash_of(fs::path const& file) {
  std::ifstream in(file, std::ios::binary);
  return sha256_hex(std::string(std::istreambuf_iterator<char>(in), {}));
}

Connected read_connector(fs::path const& folder, Complaints& complaints) {
  auto yaml = Section::of_file((folder / "connector.yaml").string(), complaints);
  Connected connected;
  auto& card = connected.card;
  card.id = folder.filename().string();
  card.title = yaml.text("title");
  card.owner = yaml.text("owner");
  card.protocol = yaml.text("protocol");
  card.categories = yaml.texts("categories");
  card.retention = yaml.text("retention");
  card.can_mark = yaml.yes("can_mark");
  card.can_correct = yaml.yes("can_correct");
  yaml.text("tested_against");
  connected.profile = hash_of(folder / "connector.yaml");
  connected.placed = yaml.has("endpoint");
  connected.endpoint = read_endpoint(yaml, card.protocol);
  connected.open = opener_for(card.protocol, yaml, card);
  yaml.no_more();
  return connected;
}

class FolderOfSources final : public ConnectedSources {
 public:
  FolderOfSources(std::vector<Connected> all, Environment environment, Workroom room)
      : all_(std::move(all)), environment_(std::move(environment)), room_(std::move(room)) {
    for (std::size_t i = 0; i < all_.size(); ++i) breakers_.push_back(std::make_shared<Breaker>());
  }
  [[nodiscard]] std::vector<sources::SourceCard> cards() const override {
    std::vector<sources::SourceCard> cards;
    for (auto const& one : all_)
      if (one.placed) cards.push_back(one.card);
    return cards;
  }
  [[nodiscard]] std::vector<sources::SourceCard> not_connected() const override {
    std::vector<sources::SourceCard> cards;
    for (auto const& one : all_)
      if (!one.placed) cards.push_back(one.card);
    return cards;
  }
  std::unique_ptr<sources::Source> open(std::string const& id) override {
    auto source = open_connector(id);
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (all_[i].card.id == id) return guarded(std::move(source), breakers_[i]);
    throw Bug("a source that was opened and is not there");
  }
  std::vector<sources::Tried> try_out(std::string const& id, sources::Limits const& limits) override {
    std::vector<sources::Tried> steps;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (all_[i].card.id != id) continue;
      try {
        breakers_[i]->may_ask(all_[i].card.title, std::chrono::steady_clock::now());
      } catch (sources::SourceFailure const& resting) {
        steps.push_back({"left alone", sources::Tried::Outcome::warning, resting.what(), resting.internal()});
      }
    }
    auto const tried = connectors::try_out(*this, id, std::nullopt, limits);
    steps.insert(steps.end(), tried.begin(), tried.end());
    return steps;
  }
  std::unique_ptr<Connector> open_connector(std::string const& id) override {
    for (auto const& one : all_)
      if (one.card.id == id) return opened(one);
    fail(sources::SourceFailure::Kind::unreachable, "There is no connector named " + id + ".",
         "no folder " + id);
  }

 private:
  [[nodiscard]] std::unique_ptr<Connector> opened(Connected const& one) const {
    auto const endpoint = one.endpoint.filled_in(one.card.title, environment_);
    auto room = room_;
    room.profile = sha256_hex(one.profile + "\n" + endpoint.text("root") + "\n" + endpoint.text("path"));
    return one.open(one.card, endpoint, room);
  }
  std::vector<Connected> all_;
  std::vector<std::shared_ptr<Breaker>> breakers_;  ///< of each, in the same order
  Environment environment_;
  Workroom room_;
};

}  // namespace

Result<std::unique_ptr<ConnectedSources>> open_sources(std::string const& folder, Endpoints endpoints,
                                                       Environment environment, Workroom room) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (auto const& entry : fs::directory_iterator(folder, error))
    if (fs::exists(entry.path() / "connector.yaml")) folders.push_back(entry.path());
  if (error) return refused("connectors_missing", "The folder of connectors cannot be read: " + folder + ".");
  std::sort(folders.begin(), folders.end());
  Complaints complaints;
  std::vector<Connected> all;
  for (auto const& path : folders) {
    all.push_back(read_connector(path, complaints));
    auto& last = all.back();
    if (auto const over = endpoints.find(last.card.id); over != endpoints.end()) {
      last.endpoint = last.endpoint.overlaid(over->second);
      last.placed = true;
      endpoints.erase(over);
    }
    auto const side = last.endpoint.text("side", "internal");
    if (side != "internal" && side != "external") complaints.push_back(folder + ": \"side\" of " + last.card.id + " is internal or external");
    last.card.contact = contact_in(last.endpoint, last.card, environment);
  }
  for (auto& one : all) {  // without an account of its own for it, the program writes nothing
    if (one.endpoint.text("write_user").empty() && one.endpoint.text("write_api_key").empty()) one.card.acts.clear();
  }
  for (auto const& [id, endpoint] : endpoints)
    complaints.push_back(folder + ": there is no connector \"" + id + "\" for its settings");
  if (complaints.empty()) return std::make_unique<FolderOfSources>(std::move(all), std::move(environment), std::move(room));
  std::string text;
  for (auto const& complaint : complaints) text += (text.empty() ? "" : "\n") + complaint;
  return refused("connectors_invalid", text);
}

}  // namespace rightsdesk::connectors
