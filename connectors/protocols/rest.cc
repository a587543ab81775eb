#include "connectors/protocols/rest.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "connectors/protocols/bearer.h"
#include "connectors/protocols/bindings.h"
#include "connectors/protocols/describe.h"
#include "connectors/protocols/http.h"
#include "connectors/protocols/mentions.h"
#include "connectors/protocols/plain.h"
#include "core/base64.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;
using sources::CandidateRecord;
using sources::CollectedItem;
using sources::Limits;
using sources::SearchAnswer;

std::string as_text(Json const& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_null() ? std::string() : value.dump();
}

/// How much of a household member fits the subject: to say whom of a tenancy the probe found.
int likeness(person::Description const& one, person::Description const& subject) {
  int points = one.born && one.born == subject.born ? 3 : 0;
  auto const shares = [](std::vector<std::string> const& a, std::vector<std::string> const& b) {
    return std::any_of(a.begin(), a.end(),
                       [&](auto const& word) { return std::find(b.begin(), b.end(), word) != b.end(); });
  };
  int best = 0;
  for (auto const& held : one.names) {
    for (auto const& name : subject.names) {
      int const fits = (shares(words_of(held.given), words_of(name.given)) ? 2 : 0) +
                       (shares(words_of(held.family), words_of(name.family)) ? 2 : 0);
      best = std::max(best, fits);
    }
  }
  return points + best;
}

class RestSource final : public Connector {
 public:
  RestSource(sources::SourceCard card, RestProfile profile, HttpPlace place, std::optional<Bearer> bearer, std::optional<HttpPlace> writer)
      : card_(std::move(card)), profile_(std::move(profile)), place_(std::move(place)), bearer_(std::move(bearer)), writer_(std::move(writer)) {}
  [[nodiscard]] sources::SourceCard const& card() const override { return card_; }
  SearchAnswer search(person::Description const& subject, Limits const& limits) override;
  void collect(std::string const& key, Limits const& limits,
               std::function<void(CollectedItem)> const& take) override;
  std::vector<person::Related> around(std::string const& key, Limits const& limits) override;
  Result<sources::Proof> carry_out(sources::Instruction const& told, Limits const& limits) override;
  void sign_in(Limits const& limits) override { nil_page(limits); }
  std::vector<std::string> check_fields(Limits const& limits) override;

 private:
  [[nodiscard]] HttpAnswer asked(std::string const& path, Limits const& limits, Deadline const& deadline) const;
  [[nodiscard]] std::optional<std::string> page_after(Json const& answer, RestProfile::Probe const& probe,
                                                      Binding const& binding) const;
  [[nodiscard]] std::int64_t same_total(Json const& count, std::int64_t before) const;
  [[nodiscard]] std::string path_of_link(std::string const& link) const;
  [[nodiscard]] Json answer_to(std::string const& path, Limits const& limits, Deadline const& deadline) const;
  Json const& at(Json const& value, std::string const& pointer) const;
  [[nodiscard]] std::string page_path(RestProfile::Probe const& probe, Binding const& binding,
                                      std::string const& page) const;
  void each_item(RestProfile::Probe const& probe, Binding const& binding, Limits const& limits,
                 Deadline const& deadline, std::function<bool(Json const&)> const& take) const;
  [[nodiscard]] std::vector<Json> people_of(Json const& item) const;
  [[nodiscard]] person::Description described(Json const& item, Json const& one) const;
  [[nodiscard]] CandidateRecord candidate_from(Json const& item, person::Description const& subject) const;
  void give_items(RestProfile::Items const& items, Json const& whole, std::string const& key,
                  std::function<void(CollectedItem)> const& take) const;
  [[nodiscard]] CollectedItem item_from(RestProfile::Items const& items, Json const& value,
                                        std::string const& key) const;
  [[nodiscard]] Json record(std::string const& key, Limits const& limits) const;
  Json nil_page(Limits const& limits) const;

  sources::SourceCard card_;
  RestProfile profile_;
  HttpPlace place_;
  mutable std::optional<Bearer> bearer_;
  std::optional<HttpPlace> writer_;  ///< absent: nothing is ever written
};

Json const& RestSource::at(Json const& value, std::string const& pointer) const {
  Json::json_pointer const where(pointer);
  if (value.contains(where)) return value.at(where);
  fail(Kind::schema_changed, card_.title + " has changed: its answer has no field \"" + pointer + "\".",
       "field missing: " + pointer);
}

/// A token that ran out is renewed once.
HttpAnswer RestSource::asked(std::string const& path, Limits const& limits, Deadline const& deadline) const {
  if (!bearer_) return http_get(place_, path, limits.item_bytes, deadline);
  auto place = place_;
  bool const fresh = !bearer_->held();
  place.headers["Authorization"] = bearer_->header(deadline);
  try {
    return http_get(place, path, limits.item_bytes, deadline);
  } catch (sources::SourceFailure const& failure) {
    if (failure.kind() != Kind::sign_in_refused || fresh) throw;
  }
  bearer_->forget();
  place.headers["Authorization"] = bearer_->header(deadline);
  return http_get(place, path, limits.item_bytes, deadline);
}

Json RestSource::answer_to(std::string const& path, Limits const& limits, Deadline const& deadline) const {
  HttpAnswer answer;
  with_attempts(limits.attempts, deadline,
                [&] { answer = asked(path, limits, deadline); });
  if (answer.status == 404)
    fail(Kind::schema_changed, card_.title + " does not know the record or address we asked for.",
         "HTTP 404");
  auto parsed = parse_json(answer.body);
  if (!parsed)
    fail(Kind::nonsense, card_.title + " sent an answer that cannot be read. " + parsed.error().text,
         parsed.error().code);
  return std::move(*parsed);
}

std::string RestSource::page_path(RestProfile::Probe const& probe, Binding const& binding,
                                  std::string const& page) const {
  auto path = profile_.search_path;
  char separator = '?';
  auto const add = [&](std::string const& name, std::string const& value) {
    path += separator + url_encoded(name) + "=" + url_encoded(value);
    separator = '&';
  };
  for (auto const& [parameter, text] : probe.query)
    add(parameter, filled_in(text, binding));
  if (!profile_.page.empty() && !page.empty()) add(profile_.page, page);
  if (!profile_.page_size.empty()) add(profile_.page_size, std::to_string(profile_.size));
  return path;
}

/// "https://housing.example.org/api/v1/people?after=7" below our own base, or "/api/v1/…" on its host. Anything else is
/// another address, and our key does not go there.
std::string RestSource::path_of_link(std::string const& link) const {
  auto base = place_.url;
  while (base.ends_with('/')) base.pop_back();
  auto const host_end = base.find('/', base.find("//") + 2);
  auto const base_path = host_end == std::string::npos ? std::string() : base.substr(host_end);
  auto const below = [&](std::string const& start) -> bool {
    return link.starts_with(start) && link.size() > start.size() && (link[start.size()] == '/' || link[start.size()] == '?');
  };
  bool const plain = link.find_first_of("\r\n \\#") == std::string::npos && link.find("/..") == std::string::npos;
  if (plain && below(base)) return link.substr(base.size());
  if (plain && link.starts_with('/') && !link.starts_with("//") && below(base_path)) return link.substr(base_path.size());
  fail(Kind::nonsense, card_.title + " sent us to another address, which we do not follow.", "next page elsewhere");
}

/// Where the page after this answer is; nothing after the last.
std::optional<std::string> RestSource::page_after(Json const& answer, RestProfile::Probe const& probe,
                                                  Binding const& binding) const {
  Json::json_pointer const where(profile_.next);
  if (!answer.contains(where)) return std::nullopt;
  auto const next = as_text(answer.at(where));
  if (next.empty()) return std::nullopt;
  return profile_.paging == RestProfile::Paging::link ? path_of_link(next) : page_path(probe, binding, next);
}

/// Page after page until as many items have come as the source said there are: a page too few, a page twice,
/// a record twice or a total that changes means we do not have the whole answer, and say so instead of going
/// on with a part.
void RestSource::each_item(RestProfile::Probe const& probe, Binding const& binding, Limits const& limits,
                           Deadline const& deadline, std::function<bool(Json const&)> const& take) const {
  bool const numbers = profile_.paging == RestProfile::Paging::numbers;
  std::set<std::string> keys, asked_for;
  std::int64_t total = -1;
  auto path = page_path(probe, binding, numbers ? "1" : "");
  for (std::size_t page = 1;; ++page) {
    if (!asked_for.insert(path).second)
      fail(Kind::nonsense, card_.title + " sent us round in a circle of pages.", "page " + std::to_string(page));
    auto const answer = answer_to(path, limits, deadline);
    auto const& items = at(answer, profile_.items);
    if (!items.is_array())
      fail(Kind::schema_changed, card_.title + " has changed: \"" + profile_.items + "\" is of another type.", "type");
    if (!profile_.total.empty()) {
      // Where pages are links, only the first answer may carry the count.
      bool const counted = numbers || total < 0 || answer.contains(Json::json_pointer(profile_.total));
      if (counted) total = same_total(at(answer, profile_.total), total);
    }
    for (auto const& item : items) {
      if (!keys.insert(as_text(at(item, profile_.record_key))).second) {
        fail(Kind::nonsense, card_.title + " gave the same record twice (page " + std::to_string(page) + ").",
             "duplicate record");
      }
      if (!take(item)) return;
    }
    auto const seen = static_cast<std::int64_t>(keys.size());
    auto const next = numbers ? std::nullopt : page_after(answer, probe, binding);
    if (numbers ? seen == total : !next && (total < 0 || seen == total)) return;
    if (numbers ? items.empty() || seen > total : !next) {
      fail(Kind::nonsense,
           card_.title + " said it has " + std::to_string(total) + " records but gave " +
               std::to_string(seen) + ".",
           "count differs");
    }
    path = numbers ? page_path(probe, binding, std::to_string(page + 1)) : *next;
  }
}

std::int64_t RestSource::same_total(Json const& count, std::int64_t before) const {
  if (!count.is_number_integer())
    fail(Kind::schema_changed, card_.title + " has changed: \"" + profile_.total + "\" is of another type.", "type");
  if (before >= 0 && count.get<std::int64_t>() != before)
    fail(Kind::nonsense, card_.title + " changed while it was read; ask it again.", "total changed");
  return count.get<std::int64_t>();
}

std::vector<Json> RestSource::people_of(Json const& item) const {
  if (profile_.people.empty()) return {item};
  auto const& list = at(item, profile_.people);
  if (!list.is_array())
    fail(Kind::schema_changed, card_.title + " has changed: \"" + profile_.people + "\" is no list.", "type");
  return {list.begin(), list.end()};
}

person::Description RestSource::described(Json const& item, Json const& one) const {
  PersonRow row;
  for (auto const& [field, pointer] : profile_.person) row.set(field, as_text(at(one, pointer)));
  for (auto const& [field, pointer] : profile_.shared) row.set(field, as_text(at(item, pointer)));
  person::Description description;
  row.add_to(description);
  return description;
}

CandidateRecord RestSource::candidate_from(Json const& item, person::Description const& subject) const {
  CandidateRecord candidate{card_.id, as_text(at(item, profile_.record_key)), profile_.kind,
                            as_text(at(item, profile_.record_title))};
  if (candidate.key.empty())
    fail(Kind::nonsense, card_.title + " answered a record without a key.", "null in " + profile_.record_key);
  int best = -1;
  std::string everybody;
  for (auto const& one : people_of(item)) {
    auto description = described(item, one);
    if (!description.names.empty())
      everybody += (everybody.empty() ? "" : "; ") + description.names.front().full;
    if (int const points = likeness(description, subject); points > best) {
      best = points;
      candidate.described = std::move(description);
    }
  }
  if (!profile_.people.empty()) candidate.excerpt = everybody;
  return candidate;
}

SearchAnswer RestSource::search(person::Description const& subject, Limits const& limits) {
  Deadline const deadline(limits.total);
  SearchAnswer answer;
  std::set<std::string> known;
  for (auto const& probe : profile_.probes) {
    for (auto const& binding : bindings_of(subject, probe.placeholders)) {
      answer.terms.push_back(probe.name + ": " + in_words(binding));
      each_item(probe, binding, limits, deadline, [&](Json const& item) {
        if (known.contains(as_text(at(item, profile_.record_key)))) return true;
        if (answer.candidates.size() == limits.candidates) {
          answer.truncated = true;
          return false;
        }
        answer.candidates.push_back(candidate_from(item, subject));
        known.insert(answer.candidates.back().key);
        return true;
      });
    }
  }
  if (answer.terms.empty()) {
    fail(Kind::nonsense,
         card_.title +
             " was not searched: too little is known to ask it anything (a name and date of birth at least).",
         "no probe could be filled in");
  }
  return answer;
}

Json RestSource::record(std::string const& key, Limits const& limits) const {
  auto path = profile_.record_path;
  path.replace(path.find("{key}"), 5, url_encoded(key));
  auto answer = answer_to(path, limits, Deadline(limits.total));
  if (as_text(at(answer, profile_.record_key)) != key) {
    fail(Kind::nonsense, card_.title + " answered with another record than the one we asked for.",
         "key differs");
  }
  return answer;
}

CollectedItem RestSource::item_from(RestProfile::Items const& items, Json const& value,
                                    std::string const& key) const {
  auto const part = [&](std::string const& pointer) {
    return pointer.empty() ? std::string() : as_text(at(value, pointer));
  };
  auto const own = items.at.empty() ? key : key + "/" + items.name + "/" + part(items.key);
  auto const detail = tidied(part(items.title));
  auto const title = detail.empty() ? items.heading : items.heading + ": " + detail;
  auto text = title + "\n\n" + plain_text(value);
  auto file_name = own + ".txt";
  std::replace(file_name.begin(), file_name.end(), '/', '-');
  return {own,
          title,
          "text/plain; charset=utf-8",
          file_name,
          part(items.author),
          part(items.dated),
          {{"system", card_.title},
           {"path", profile_.record_path},
           {"pointer", items.at},
           {"key", own},
           {"answer_sha256", sha256_hex(value.dump())}},
          Original(std::move(text))};
}

void RestSource::give_items(RestProfile::Items const& items, Json const& whole, std::string const& key,
                            std::function<void(CollectedItem)> const& take) const {
  if (items.at.empty()) {
    auto rest = whole;
    for (auto const& name : items.without) {
      at(whole, "/" + name);
      rest.erase(name);
    }
    return take(item_from(items, rest, key));
  }
  auto const& found = at(whole, items.at);
  if (!found.is_array()) return take(item_from(items, found, key));
  for (auto const& one : found) take(item_from(items, one, key));
}

void RestSource::collect(std::string const& key, Limits const& limits,
                         std::function<void(CollectedItem)> const& take) {
  auto const whole = record(key, limits);
  for (auto const& items : profile_.collect) give_items(items, whole, key, take);
}

std::vector<person::Related> RestSource::around(std::string const& key, Limits const& limits) {
  std::vector<person::Related> all;
  if (profile_.people.empty()) return all;
  auto const whole = record(key, limits);
  for (auto const& one : people_of(whole)) {
    person::Related related;
    if (!profile_.person_key.empty()) related.key = as_text(at(one, profile_.person_key));
    related.role =
        profile_.relation.empty() ? "household member" : lower_ascii(as_text(at(one, profile_.relation)));
    related.described = described(whole, one);
    all.push_back(std::move(related));
  }
  return all;
}

Json RestSource::nil_page(Limits const& limits) const {
  Binding nobody;
  for (auto const& name : profile_.probes.front().placeholders)
    nobody[name] = name.starts_with("born") ? "1800-01-01" : "-";
  return answer_to(page_path(profile_.probes.front(), nobody, profile_.paging == RestProfile::Paging::numbers ? "1" : ""), limits, Deadline(limits.total));
}

std::vector<std::string> RestSource::check_fields(Limits const& limits) {
  auto const answer = nil_page(limits);
  if (!profile_.total.empty()) at(answer, profile_.total);
  if (at(answer, profile_.items).empty())
    return {
        "The fields inside a record were not checked: the nil search held none. A known search checks them."};
  return {};
}

std::string with_key(std::string path, std::string const& key) { return path.replace(path.find("{key}"), 5, url_encoded(key)); }

/// What the source says of it, as text; "Nothing" where it has no such record.
std::string shown(HttpAnswer const& answer, std::string const& title) {
  if (answer.status == 404) return "Nothing";
  auto const parsed = parse_json(answer.body);
  if (!parsed) fail(Kind::nonsense, title + " sent an answer that cannot be read. " + parsed.error().text, parsed.error().code);
  return plain_text(*parsed);
}

Result<sources::Proof> RestSource::carry_out(sources::Instruction const& told, Limits const& limits) {
  auto const way = std::find_if(profile_.write.begin(), profile_.write.end(), [&](RestProfile::Way const& one) {
    return one.act == told.act && one.field == told.field;
  });
  if (way == profile_.write.end() || !writer_) return Source::carry_out(told, limits);
  Deadline const deadline(limits.total);
  auto body = Json::object();
  for (auto const& [name, text] : way->body) body[name] = text == ":words" ? told.words : text == ":value" ? told.value : text;
  auto const where = with_key(way->proof, told.key);
  sources::Proof proof;
  proof.before = shown(http_get(*writer_, where, limits.item_bytes, deadline), card_.title);
  HttpOrder const order{way->method, with_key(way->path, told.key), way->body.empty() ? std::string{} : body.dump()};
  if (http_send(*writer_, order, limits.item_bytes, deadline).status == 404)
    return refused("no_change", card_.title + " has no record " + told.key + ".");
  proof.after = shown(http_get(*writer_, where, limits.item_bytes, deadline), card_.title);
  return proof;
}

}  // namespace

std::unique_ptr<Connector> open_rest(sources::SourceCard card, RestProfile profile,
                                     Endpoint const& endpoint) {
  HttpPlace place{card.title, endpoint.text("url"), endpoint.text("ca"), HttpPlace::Loopback::refused, {}};
  if (!place.url.starts_with("https://") && !place.url.starts_with("http://")) {
    fail(Kind::unreachable, card.title + " is not connected: its settings need url.", "endpoint incomplete");
  }
  if (endpoint.text("loopback") == "allowed") place.loopback = HttpPlace::Loopback::allowed;
  if (!profile.api_key_header.empty()) place.headers[profile.api_key_header] = endpoint.text("api_key");
  auto const basic = [&](std::string const& user, std::string const& secret) {
    if (endpoint.text(user).empty() || endpoint.text(secret).empty())
      fail(Kind::unreachable, card.title + " is not connected: its settings need " + user + " and " + secret + ".",
           "endpoint incomplete");
    return "Basic " + base64_of(endpoint.text(user) + ":" + endpoint.text(secret));
  };
  std::optional<Bearer> bearer;
  if (profile.sign_in == RestProfile::SignIn::basic) place.headers["Authorization"] = basic("user", "password");
  if (profile.sign_in == RestProfile::SignIn::client_credentials) {
    auto where = place;
    where.url = endpoint.text("token_url");
    if (!where.url.starts_with("https://") && !where.url.starts_with("http://"))
      fail(Kind::unreachable, card.title + " is not connected: its settings need token_url.", "endpoint incomplete");
    where.headers = {{"Authorization", basic("client_id", "client_secret")}};
    bearer.emplace(std::move(where), endpoint.text("scope"));
  }
  std::optional<HttpPlace> writer;
  if (!profile.api_key_header.empty() && !endpoint.text("write_api_key").empty()) {
    writer = place;
    writer->headers[profile.api_key_header] = endpoint.text("write_api_key");
  }
  return std::make_unique<RestSource>(std::move(card), std::move(profile), std::move(place), std::move(bearer), std::move(writer));
}

}  // namespace rightsdesk::connectors
