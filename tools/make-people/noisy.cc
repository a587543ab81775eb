#include <filesystem>
#include <functional>

#include <nlohmann/json.hpp>

#include "files.h"
#include "spoil.h"
#include "write.h"

namespace rightsdesk::make_people {
namespace {

std::string asked(Human const& human, std::string const& id, bool with_number) {
  nlohmann::json out{{"id", id}, {"given", human.given[0]}, {"family", human.family}};
  if (held(human.born)) out["born"] = dressed(human.born, 'b');
  if (!human.homes.empty())
    out["address"] = {{"number", human.homes[0].number}, {"street", human.homes[0].street}, {"suburb", human.homes[0].town}, {"postcode", human.homes[0].postcode}};
  if (with_number && !human.own_number.empty()) out["identifiers"] = {{"member_number", human.own_number}};
  return out.dump();
}

void mapping(std::string const& path, bool with_number) {
  std::ofstream(path) << "id: rec\nnames:\n  - {given: given_name, family: surname}\nborn: date_of_birth\n"
                         "addresses:\n  - {lines: [street_number, street, suburb], postcode: postcode}\n"
                      << (with_number ? "numbers:\n  member_number: member_number\n" : "");
}

}  // namespace

void write_noisy(Order const& order) {
  std::filesystem::create_directories(order.folder);
  auto people = population(order.people, order.seed);
  // Postcodes of four digits, some hundreds of homes each, as elsewhere in the world.
  for (auto& human : people) {
    for (auto& home : human.homes) home.postcode = std::to_string(2000 + std::hash<std::string>{}(home.postcode + home.street) % 2500);
  }
  Chance chance(order.seed, 31);
  auto const heavy = noise(order.noise);
  std::vector<bool> asks(people.size()), orphan(people.size());
  for (std::size_t i = 0; i < order.requesters; ++i) asks[chance.below(people.size())] = true;
  for (auto const& human : people) {
    if (human.planted != "twin" || !chance.happens(order.requesters * 20 > order.people ? 20 : 5)) continue;
    asks[human.number] = true;
    orphan[human.number] = chance.happens(50);  // only the other twin is on record
  }
  std::ofstream out(order.folder + "/list.csv"), truth(order.folder + "/truth.csv"), held_in(order.folder + "/people.csv");
  std::ofstream with(order.folder + "/queries.jsonl"), without(order.folder + "/queries_without_number.jsonl"), who(order.folder + "/who.csv");
  mapping(order.folder + "/with_number.yaml", true);
  mapping(order.folder + "/without_number.yaml", false);
  line(out, {"rec", "given_name", "surname", "street_number", "street", "suburb", "postcode", "date_of_birth", "member_number"});
  line(truth, {"query", "source", "id", "tradition"});
  line(held_in, {"source", "id", "person"});
  line(who, {"person", "household", "given", "family", "born", "tradition"});
  for (auto const& human : people) {
    auto const id = "rec-" + std::to_string(human.number);
    line(who, {std::to_string(human.number), std::to_string(human.household), human.given[0], human.family, to_iso(human.born), human.tradition});
    if (asks[human.number]) {
      auto const as = spoilt(human, heavy, chance);
      with << asked(as, "Q" + std::to_string(human.number), true) << '\n';
      without << asked(as, "Q" + std::to_string(human.number), false) << '\n';
    }
    if (orphan[human.number]) continue;
    auto const& home = human.homes[0];
    line(out, {id, human.given[0], human.family, home.number, home.street, home.town, home.postcode, dressed(human.born, 'b'), human.own_number});
    line(held_in, {"list", id, std::to_string(human.number)});
    if (asks[human.number]) line(truth, {"Q" + std::to_string(human.number), "list", id, human.tradition});
  }
}

}  // namespace rightsdesk::make_people
