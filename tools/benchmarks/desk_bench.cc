// The lists of a desk that holds 10,000 open cases and 100,000 closed ones, asked of the real server by their addresses as a browser
// would. desk_bench FOLDER ASSETS [OPEN [CLOSED [ASKED]]] (FOLDER: for the database, which is made there unless it is there already; ASSETS:
// what tools/build-assets made).
#include <array>
#include <cstdlib>
#include <filesystem>

#include "app/figure_tables.h"
#include "app/keeping_rules.h"
#include "app/standing.h"
#include "served.h"
#include "town.h"

namespace rightsdesk {
namespace {

void ask_all(House& house, int count) {
  Served const served(house, {"case_officer", "dpo"});
  auto const list = [&](std::string const& query) { return std::vector<std::string>(static_cast<std::size_t>(count), "/staff/cases" + query); };
  auto const home = std::vector<std::string>(static_cast<std::size_t>(count), "/staff/home");
  ask("Today", served, home);
  ask("the list of cases", served, list(""));
  ask("those overdue", served, list("?show=overdue"));
  ask("those closed", served, list("?show=closed"));
  ask("closed, page 1000, by reference", served, list("?show=closed&sort=reference&page=1000"));
  ask("of one service and right", served, list("?right=erasure&service=housing&sort=received&order=down"));
  ask("by a part of the reference", served, list("?reference=7K"));
  ask("the tasks that press", served, std::vector<std::string>(4, "/staff/tasks"));
  ask("the charts", served, std::vector<std::string>(4, "/staff/charts"));
  ask("the list as CSV", served, std::vector<std::string>(3, "/staff/cases/list.csv"));
}

/// What a worker does when somebody asks for a regulator's figures of a year.
void count_house(House& house) {
  auto const begun = cpu();
  auto const today = house.clock().today();
  auto const tables = app::regulator_tables(app::cases_for_figures(house.office()), {plus_days(today, -364), today});
  std::printf("the figures of a year for a regulator: %zu lines in %.0f ms of CPU\n", tables.front().rows.size(), cpu() - begun);
}

/// Every rule of keeping one month longer, looked at before it is done.
void change_keeping(House& house) {
  app::Actor const administrator{StaffId("bench"), "Bench", {"administrator"}};
  auto terms = retention::terms_of(app::keeping_rules(house.office(), administrator)->in_force);
  for (auto& term : terms) ++term.months;
  auto const begun = cpu();
  auto const preview = app::preview_keeping(house.office(), administrator, terms);
  std::printf("a change of keeping looked at: %zu cases move, in %.0f ms of CPU\n", preview ? preview->moves.size() : 0, cpu() - begun);
}

int measure(std::string const& folder, std::string const& assets, std::array<int, 3> const& sizes) {
  auto const file = folder + "/service.yaml";
  bool const there = std::filesystem::exists(file);
  if (!there) make_database(service_in(folder, assets));
  House house(file, House::Schema::must_be_current);
  if (!there) Town(house).fill(sizes[0], sizes[1]);
  auto const before = cpu();
  app::bring_up_to_date(house.office());
  std::printf("%d open cases, %d closed; worked out for the lists in %.0f s of CPU, once\n", sizes[0], sizes[1], (cpu() - before) / 1e3);
  auto const begun = cpu();
  app::count_all(house.office());
  std::printf("counted for the figures in %.0f s of CPU, once\n", (cpu() - begun) / 1e3);
  ask_all(house, sizes[2]);
  count_house(house);
  change_keeping(house);
  return 0;
}

}  // namespace
}  // namespace rightsdesk

int main(int count, char** arguments) {
  if (count < 3) {
    std::fprintf(stderr, "usage: desk_bench FOLDER ASSETS [OPEN [CLOSED [ASKED]]]\n");
    return 2;
  }
  auto const size = [&](int at, int usual) { return count > at ? std::atoi(arguments[at]) : usual; };
  try {
    return rightsdesk::measure(arguments[1], arguments[2], {size(3, 10000), size(4, 100000), size(5, 40)});
  } catch (rightsdesk::Fault const& fault) {
    std::fprintf(stderr, "%s\n", fault.internal().c_str());
  } catch (std::exception const& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
  return 1;
}
