#include "sources/source.h"

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
