#include "redaction/find_people.h"

#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>

#include "core/json.h"
#include "core/text.h"
#include "redaction/plain_text.h"
#include "redaction/recognisers.h"

namespace rightsdesk::redaction {
namespace {

std::vector<std::string> strings(Json const& object, char const* key) {
  std::vector<std::string> out;
  auto const found = object.find(key);
  if (found == object.end()) return out;
  for (auto const& item : *found) {
    if (item.is_string()) out.push_back(item.get<std::string>());
  }
  return out;
}

std::string text_of(Json const& object, char const* key) {
  auto const found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

person::Description description(Json const& object) {
  person::Description out;
  for (auto& name : strings(object, "names")) out.names.push_back({std::move(name)});
  out.sex = text_of(object, "sex");
  out.born = parse_date(text_of(object, "born"));
  out.phones = strings(object, "phones");
  out.emails = strings(object, "emails");
  for (auto& address : strings(object, "addresses")) out.addresses.push_back({std::move(address), {}});
  if (auto const held = object.find("addresses"); held != object.end()) {
    for (auto const& address : *held) {
      if (address.is_object()) out.addresses.push_back({text_of(address, "text"), text_of(address, "postcode")});
    }
  }
  if (auto const held = object.find("identifiers"); held != object.end()) {
    for (auto const& id : *held) {
      if (id.is_object()) out.identifiers.push_back({text_of(id, "kind"), text_of(id, "value")});
    }
  }
  return out;
}

Standing standing(Json const& object, Words const& words) {
  auto const said = object.find("professional");
  if (said != object.end() && said->is_boolean()) return said->get<bool>() ? Standing::professional : Standing::third_party;
  return words.professions.contains(lowered(plain(text_of(object, "role")))) ? Standing::professional : Standing::third_party;
}

std::vector<KnownPerson> people_of(Json const& line, Words const& words) {
  std::vector<KnownPerson> out;
  if (auto const subject = line.find("subject"); subject != line.end() && subject->is_object()) {
    out.push_back({PersonId("subject"), "subject", Standing::subject, description(*subject), {}});
  }
  auto const known = line.find("known_people");
  if (known == line.end()) return out;
  for (auto const& one : *known) {
    if (one.is_object()) out.push_back({PersonId(text_of(one, "id")), text_of(one, "role"), standing(one, words), description(one), {}});
  }
  return out;
}

Json answer(Json const& line, Recognisers const& recognisers) {
  document::Document document;
  document.media_type = "text/plain";
  document.pages.push_back({1, document::Layout::flow, 595.276, 841.89, text_of(line, "text")});
  Json mentions = Json::array();
  for (auto const& mention : propose(document, RecordId("line"), people_of(line, recognisers.state().words), recognisers)) {
    mentions.push_back({{"start", mention.place.begin}, {"end", mention.place.end}, {"kind", mention.kind},
                        {"tier", to_string(mention.tier)}, {"because", to_json(mention.because)},
                        {"person", mention.person.empty() ? Json(nullptr) : Json(mention.person.str())}});
  }
  return {{"id", line.at("id")}, {"mentions", std::move(mentions)}};
}

Json refusal(Json id, std::string const& why) { return {{"id", std::move(id)}, {"error", why}}; }

}  // namespace

std::string to_string(Tier tier) {
  return tier == Tier::confident ? "confident" : tier == Tier::possible ? "possible" : "suspect";
}

std::string find_people_in_line(std::string const& line, Recognisers const& recognisers, FindPeopleCount& count) {
  ++count.lines;
  auto const parsed = parse_json(line);
  Json out;
  if (!parsed) {
    out = refusal(nullptr, "not a line of JSON: " + parsed.error().text);
  } else if (!parsed->is_object() || !parsed->contains("id")) {
    out = refusal(nullptr, "an object with an id is expected");
  } else if (!parsed->contains("text") || !parsed->at("text").is_string()) {
    out = refusal(parsed->at("id"), "text is missing, or no string");
  } else {
    out = answer(*parsed, recognisers);
  }
  count.refused += out.contains("error") ? 1 : 0;
  count.mentions += out.contains("mentions") ? out["mentions"].size() : 0;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

FindPeopleCount find_people(std::istream& in, std::ostream& out, Recognisers const& recognisers) {
  FindPeopleCount count;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) out << find_people_in_line(line, recognisers, count) << '\n';
  }
  return count;
}

}  // namespace rightsdesk::redaction
