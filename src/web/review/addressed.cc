#include "web/review/addressed.h"

#include <algorithm>
#include <cctype>

#include "core/text.h"

namespace rightsdesk::web::review {
namespace {

bool ends_a_word(std::string const& text, std::size_t at) {
  if (at >= text.size()) return true;
  auto const c = static_cast<unsigned char>(text[at]);
  return c < 0x80 && std::isalnum(c) == 0 && c != '-' && c != '_';
}

bool begins_with_name(std::string const& rest, std::string const& name) {
  auto const low = folded(name);
  return !low.empty() && rest.compare(0, low.size(), low) == 0 && ends_a_word(rest, low.size());
}

std::string first_name(ColleagueLine const& one) { return one.name.substr(0, one.name.find(' ')); }

/// Whose name stands at the beginning of `rest`; nobody when it is no one's, or several people's.
ColleagueLine const* named_at(std::vector<ColleagueLine> const& colleagues, std::string const& rest) {
  for (auto const& one : colleagues) {
    if (begins_with_name(rest, one.name) || begins_with_name(rest, one.sign_in_name)) return &one;
  }
  ColleagueLine const* found = nullptr;
  for (auto const& one : colleagues) {
    if (!begins_with_name(rest, first_name(one))) continue;
    if (found != nullptr) return nullptr;
    found = &one;
  }
  return found;
}

std::string word_at(std::string const& text, std::size_t at) {
  auto const end = text.find_first_of(" \t\r\n,.;:!?", at);
  return text.substr(at, end == std::string::npos ? end : end - at);
}

void add_once(std::vector<app::Assignee>& to, ColleagueLine const& one) {
  bool const there = std::any_of(to.begin(), to.end(), [&](auto const& other) { return other.id.str() == one.id; });
  if (!there) to.push_back({StaffId(one.id), one.name});
}

}  // namespace

Result<std::vector<app::Assignee>> addressed(std::vector<ColleagueLine> const& colleagues, std::string const& chosen, std::string const& text) {
  std::vector<app::Assignee> to;
  if (!chosen.empty()) {
    auto const found = std::find_if(colleagues.begin(), colleagues.end(), [&](auto const& one) { return one.id == chosen; });
    if (found == colleagues.end()) return refused("not_found", "Select a colleague from the list.", "to");
    add_once(to, *found);
  }
  auto const low = folded(text);
  for (auto at = low.find('@'); at != std::string::npos; at = low.find('@', at + 1)) {
    if (at > 0 && !ends_a_word(low, at - 1)) continue;
    auto const word = word_at(low, at + 1);
    if (word.empty()) continue;
    auto const* one = named_at(colleagues, low.substr(at + 1));
    if (one == nullptr) return refused("not_found", "No one colleague is called “@" + word + "”. Write the whole name, or select them.", "text");
    add_once(to, *one);
  }
  return to;
}

std::vector<View> colleague_options(std::vector<ColleagueLine> const& colleagues, std::string const& chosen) {
  std::vector<View> options;
  for (auto const& one : colleagues) options.push_back(View().text("option", one.id).text("option_words", one.name).when("is_chosen", one.id == chosen));
  return options;
}

}  // namespace rightsdesk::web::review
