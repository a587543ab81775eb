#include "retention/terms.h"

#include <algorithm>
#include <charconv>

#include "core/text.h"

namespace rightsdesk::retention {

std::vector<Term> terms_of(Schedule const& schedule) {
  std::vector<Term> terms;
  for (auto const& rule : schedule.rules) terms.push_back({rule.id, rule.months, rule.then});
  return terms;
}

Schedule with_terms(Schedule schedule, std::vector<Term> const& terms) {
  for (auto& rule : schedule.rules) {
    auto const found = std::find_if(terms.begin(), terms.end(), [&](auto const& term) { return term.rule == rule.id; });
    if (found == terms.end()) continue;
    if (rule.months != found->months) rule.text += " Changed by the council to " + std::to_string(found->months) + " months.";
    rule.months = found->months;
    rule.then = found->then;
  }
  return schedule;
}

std::string as_text(std::vector<Term> const& terms) {
  std::string text;
  for (auto const& term : terms) text += term.rule + " " + std::to_string(term.months) + " " + to_string(term.then) + "\n";
  return text;
}

std::optional<Act> act_from(std::string const& name) {
  for (auto const act : {Act::keep, Act::review, Act::anonymise, Act::destroy}) {
    if (to_string(act) == name) return act;
  }
  return std::nullopt;
}

std::vector<Term> terms_in(std::string const& text) {
  std::vector<Term> terms;
  for (auto const& line : split(text, '\n')) {
    auto const parts = split(tidied(line), ' ');
    if (parts.size() != 3) continue;
    Term term{parts[0], 0, Act::review};
    auto const [end, fault] = std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), term.months);
    auto const act = act_from(parts[2]);
    if (fault != std::errc{} || end != parts[1].data() + parts[1].size() || !act) continue;
    term.then = *act;
    terms.push_back(term);
  }
  return terms;
}

}  // namespace rightsdesk::retention
