#include "sources/source.h"

#include <algorithm>

namespace rightsdesk::sources {

std::string to_string(Act act) {
  switch (act) {
    case Act::mark: return "mark";
    case Act::unmark: return "unmark";
    case Act::suppress: return "suppress";
    case Act::correct: return "correct";
  }
  throw Bug("an act without a name");
}

std::optional<Act> act_from(std::string_view name) {
  for (auto const act : {Act::mark, Act::unmark, Act::suppress, Act::correct}) {
    if (to_string(act) == name) return act;
  }
  return std::nullopt;
}

Result<Proof> Source::carry_out(Instruction const&, Limits const&) {
  return refused("cannot", "The program cannot change anything in " + card().title + ". Ask " + card().owner + ".");
}

std::string to_string(Tried::Outcome outcome) {
  switch (outcome) {
    case Tried::Outcome::good: return "good";
    case Tried::Outcome::warning: return "warning";
    case Tried::Outcome::failed: return "failed";
    case Tried::Outcome::not_tried: return "not tried";
  }
  throw Bug("an outcome without a name");
}

Tried::Outcome outcome_from(std::string const& text) {
  for (auto const outcome : {Tried::Outcome::good, Tried::Outcome::warning, Tried::Outcome::failed, Tried::Outcome::not_tried}) {
    if (to_string(outcome) == text) return outcome;
  }
  throw Bug("an outcome nobody knows: " + text);
}

bool works(std::vector<Tried> const& steps) {
  return std::none_of(steps.begin(), steps.end(), [](Tried const& step) { return step.outcome == Tried::Outcome::failed; });
}

std::string to_string(SourceFailure::Kind kind) {
  switch (kind) {
    case SourceFailure::Kind::unreachable:
      return "unreachable";
    case SourceFailure::Kind::timed_out:
      return "timed out";
    case SourceFailure::Kind::sign_in_refused:
      return "sign-in refused";
    case SourceFailure::Kind::nonsense:
      return "answered nonsense";
    case SourceFailure::Kind::schema_changed:
      return "its fields have changed";
    case SourceFailure::Kind::too_large:
      return "too large";
  }
  throw Bug("a kind of source failure without a name");
}

}  // namespace rightsdesk::sources
