#include "app/in_vain.h"

#include <algorithm>

#include "audit/ledger.h"

namespace rightsdesk::app {
namespace {

bool is_id(std::string const& text) {
  return text.size() == 26 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

bool is_small_number(std::string const& text) {
  return !text.empty() && text.size() <= 6 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void note_tried_in_vain(Office& office, TriedInVain const& tried) {
  CaseId about;
  auto detail = "asked=" + tried.method + " route=" + tried.route + " status=" + std::to_string(tried.status) + " tries=" + std::to_string(tried.tries);
  for (auto const& [name, value] : tried.parts) {
    if (name == "case" && is_id(value)) about = CaseId(value);
    else if (is_id(value) || is_small_number(value)) detail += " " + name + "=" + value;
  }
  office.works.in_one([&](Work& work) { work.ledger().record({tried.actor, "tried_in_vain", about, detail}, office.clock.now()); });
}

}  // namespace rightsdesk::app
