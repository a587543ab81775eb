#include "store/person_json.h"

#include <nlohmann/json.hpp>

namespace rightsdesk::store {
namespace {

std::string day_text(std::optional<Date> const& day) { return day ? to_iso(*day) : std::string{}; }

Json to_json(person::Name const& name) {
  return {{"full", name.full}, {"given", name.given}, {"family", name.family}, {"kind", static_cast<int>(name.kind)}};
}

person::Name name_from(Json const& json) {
  return {json.at("full"), json.at("given"), json.at("family"), static_cast<person::Name::Kind>(json.at("kind").get<int>())};
}

}  // namespace

Json to_json(person::Description const& described) {
  Json json{{"names", Json::array()},       {"born", day_text(described.born)}, {"born_as_written", described.born_as_written},
            {"sex", described.sex},         {"addresses", Json::array()},       {"phones", described.phones},
            {"emails", described.emails},   {"identifiers", Json::array()}};
  for (auto const& name : described.names) json["names"].push_back(to_json(name));
  for (auto const& address : described.addresses) {
    json["addresses"].push_back({{"text", address.text}, {"postcode", address.postcode},
                                 {"from", day_text(address.from)}, {"to", day_text(address.to)}});
  }
  for (auto const& id : described.identifiers) json["identifiers"].push_back({{"kind", id.kind}, {"value", id.value}});
  return json;
}

person::Description description_from(Json const& json) {
  person::Description described;
  for (auto const& name : json.at("names")) described.names.push_back(name_from(name));
  described.born = parse_date(json.at("born").get<std::string>());
  described.born_as_written = json.at("born_as_written");
  described.sex = json.at("sex");
  for (auto const& address : json.at("addresses")) {
    described.addresses.push_back({address.at("text"), address.at("postcode"), parse_date(address.at("from").get<std::string>()),
                                   parse_date(address.at("to").get<std::string>())});
  }
  described.phones = json.at("phones").get<std::vector<std::string>>();
  described.emails = json.at("emails").get<std::vector<std::string>>();
  for (auto const& id : json.at("identifiers")) described.identifiers.push_back({id.at("kind"), id.at("value")});
  return described;
}

Json to_json(intake::Requester const& requester) {
  return {{"name", to_json(requester.name)}, {"relation", requester.relation}, {"standing", requester.standing},
          {"email", requester.email},        {"phone", requester.phone},       {"address", requester.address},
          {"postcode", requester.postcode},  {"preferred_channel", requester.preferred_channel}};
}

intake::Requester requester_from(Json const& json) {
  std::string const relation = json.at("relation");
  return {name_from(json.at("name")), relation,
          json.value("standing", relation == "self" ? "self" : "acts"),  // kept before standing was asked: acts, so that authority is asked for
          json.at("email"), json.at("phone"), json.at("address"), json.at("postcode"), json.at("preferred_channel")};
}

}  // namespace rightsdesk::store
