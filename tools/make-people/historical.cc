#include <filesystem>
#include <fstream>

#include "files.h"
#include "spoil.h"
#include "write.h"

namespace rightsdesk::make_people {
namespace {

/// What a register of long ago does to a name: a given name shortened to a letter or left out, a second one dropped or put
/// first, an ending that the clerk heard otherwise.
void badly_heard(Human& human, Chance& chance) {
  if (human.given.size() > 1 && chance.happens(30)) std::swap(human.given[0], human.given[1]);
  if (human.family.size() > 4 && chance.happens(15)) human.family += chance.happens(50) ? "e" : "s";
  if (chance.happens(6)) human.family.clear();
}

/// A day nobody wrote down: the year alone, or nothing.
std::string day_of(Human const& human, Chance& chance) {
  if (chance.happens(18)) return {};
  return dressed(human.born, chance.happens(8) ? 'y' : 'i');
}

void heading(std::ofstream& list, std::string const& folder) {
  std::ofstream(folder + "/list.yaml")
      << "id: id\nnames:\n  - {given: forenames, family: surname}\nborn: born\nsex: sex\naddresses:\n  - {lines: place, postcode: postcode}\n";
  line(list, {"id", "forenames", "surname", "born", "sex", "place", "postcode"});
}

}  // namespace

void write_historical(Order const& order) {
  std::filesystem::create_directories(order.folder);
  auto const people = population(order.people / 9, order.seed);
  Chance chance(order.seed, 47);
  auto const noted = noise("historical");
  std::ofstream list(order.folder + "/list.csv"), truth(order.folder + "/truth.csv"), held_in(order.folder + "/people.csv");
  std::ofstream who(order.folder + "/who.csv"), asks(order.folder + "/queries.jsonl");
  heading(list, order.folder);
  line(truth, {"query", "source", "id", "tradition"});
  line(held_in, {"source", "id", "person"});
  line(who, {"person", "household", "given", "family", "born", "tradition"});
  std::vector<bool> asking(people.size());
  for (std::size_t i = 0; i < order.requesters; ++i) asking[chance.below(people.size())] = true;
  std::size_t next = 0;
  for (auto const& human : people) {
    line(who, {std::to_string(human.number), std::to_string(human.household), human.given[0], human.family, to_iso(human.born), human.tradition});
    auto const query_id = "Q" + std::to_string(human.number);
    if (asking[human.number]) asks << query(human, query_id, false) << '\n';
    for (int copies = chance.between(3, 15); copies > 0; --copies) {
      auto as = spoilt(human, noted, chance);
      badly_heard(as, chance);
      auto const id = "h" + std::to_string(++next);
      auto const home = as.homes.empty() ? Home{} : as.homes[0];
      auto const given = as.given[0] + (as.given.size() > 1 ? ' ' + as.given[1] : "");
      line(list, {id, given, as.family, held(as.born) ? day_of(as, chance) : "", chance.happens(20) ? "" : human.sex == make_demo::Sex::female ? "F" : "M",
                  as.homes.empty() || chance.happens(25) ? "" : one_line(home), home.postcode});
      line(held_in, {"list", id, std::to_string(human.number)});
      if (asking[human.number]) line(truth, {query_id, "list", id, human.tradition});
    }
  }
}

}  // namespace rightsdesk::make_people
