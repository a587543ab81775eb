#include "connectors/protocols/commission.h"

#include <algorithm>
#include <set>

#include "connectors/protocols/attempt.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

using sources::SourceFailure;

bool may_be_told(std::string const& what) {
  static std::set<std::string> const known{"name", "former_names", "born", "address", "phone", "email"};
  return known.count(what) > 0 || (what.starts_with("id_") && what.size() > 3);
}

class Commissioned final : public Connector {
 public:
  explicit Commissioned(sources::SourceCard card) : card_(std::move(card)) {}
  [[nodiscard]] sources::SourceCard const& card() const override { return card_; }

  void sign_in(sources::Limits const&) override {
    if (card_.contact.reachable()) return;
    throw SourceFailure(SourceFailure::Kind::unreachable, card_.title + " has nobody to ask: its settings name no address of its owner.", "no email and no post for " + card_.id);
  }
  std::vector<std::string> check_fields(sources::Limits const&) override { return {}; }
  sources::SearchAnswer search(person::Description const&, sources::Limits const& limits) override {
    sign_in(limits);
    sources::SearchAnswer answer;
    answer.terms = {"Nothing was asked of it by the program: its owner is asked in writing"};
    return answer;
  }
  void collect(std::string const& key, sources::Limits const&, std::function<void(sources::CollectedItem)> const&) override {
    throw SourceFailure(SourceFailure::Kind::nonsense, card_.title + " gives records through its owner alone.", "nothing to collect by key of " + std::to_string(key.size()) + " bytes");
  }
  std::vector<person::Related> around(std::string const&, sources::Limits const&) override { return {}; }

 private:
  sources::SourceCard card_;
};

}  // namespace

sources::AskingTerms read_asking_terms(Section& yaml) {
  sources::AskingTerms terms;
  terms.working_days = yaml.number_or("working_days", terms.working_days);
  terms.chase_after = yaml.number_or("chase_after", terms.chase_after);
  terms.escalate_after = yaml.number_or("escalate_after", terms.escalate_after);
  if (yaml.has("told")) terms.told = yaml.texts("told");
  terms.look_in = yaml.texts_or_none("look_in");
  for (auto const& what : terms.told) {
    if (!may_be_told(what)) yaml.complain_at("told", "\"" + what + "\" is nothing an owner is told of a person: name, former_names, born, address, phone, email, id_<kind>");
  }
  if (terms.escalate_after < terms.chase_after) yaml.complain_at("escalate_after", "nobody is told before the owner was asked again: escalate_after is not before chase_after");
  yaml.no_more();
  return terms;
}

sources::Contact contact_in(Endpoint const& endpoint, sources::SourceCard const& card, Environment const& environment) {
  auto const value = [&](char const* key) {
    try {
      return tidied(Endpoint({{key, endpoint.text(key)}}).filled_in(card.title, environment).text(key));
    } catch (SourceFailure const&) {
      return std::string{};
    }
  };
  sources::Contact contact{value("team"), value("email"), value("post"), value("escalate_to")};
  if (contact.team.empty()) contact.team = card.owner;
  if (value("side") == "external") contact.side = sources::Contact::Side::external;
  return contact;
}

std::unique_ptr<Connector> open_commission(sources::SourceCard card) { return std::make_unique<Commissioned>(std::move(card)); }

}  // namespace rightsdesk::connectors
