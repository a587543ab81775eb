#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <iostream>
#include <string>

#include "core/result.h"
#include "town.h"

namespace {

constexpr char const* usage =
    "usage: make-demo --out DIR [--seed N] [--people 1000..1000000] [--notes-per-person 1..100]\n"
    "Writes the case systems of the invented council of Thamesbrook, and the truth about them (README.md).\n";

bool read_number(std::string const& text, std::size_t least, std::size_t most, std::size_t& into) {
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
  return error == std::errc{} && end == text.data() + text.size() && into >= least && into <= most;
}

/// False when the arguments cannot be understood.
bool read_arguments(int count, char** words, rightsdesk::make_demo::TownPlan& plan) {
  for (int i = 1; i + 1 < count; i += 2) {
    std::string const name = words[i], value = words[i + 1];
    std::size_t number = 0;
    if (name == "--out" && !value.empty())
      plan.folder = value;
    else if (name == "--seed" && read_number(value, 0, SIZE_MAX, number))
      plan.seed = number;
    else if (name == "--people" && read_number(value, 1000, 1'000'000, number))
      plan.people = number;
    else if (name == "--notes-per-person" && read_number(value, 1, 100, number))
      plan.notes_per_person = static_cast<int>(number);
    else
      return false;
  }
  return count % 2 == 1 && !plan.folder.empty();
}

}  // namespace

int main(int count, char** words) {
  if (count == 2 && std::strcmp(words[1], "--help") == 0) {
    std::cout << usage;
    return 0;
  }
  setenv("TZ", "UTC", 1);  // zip entries carry local time
  tzset();
  rightsdesk::make_demo::TownPlan plan;
  if (!read_arguments(count, words, plan)) {
    std::cerr << usage;
    return 2;
  }
  try {
    auto const truth = rightsdesk::make_demo::write_town(plan);
    for (auto const& [what, how_many] : truth.counts) std::cout << what << " " << how_many << "\n";
    return 0;
  } catch (rightsdesk::Fault const& fault) {
    std::cerr << "make-demo: " << fault.what() << " (" << fault.internal() << ")\n";
  } catch (std::exception const& error) {
    std::cerr << "make-demo: " << error.what() << "\n";
  }
  return 1;
}
