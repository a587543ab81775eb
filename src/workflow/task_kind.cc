#include "workflow/task_kind.h"

#include <algorithm>

#include "core/result.h"

namespace rightsdesk::workflow {

std::string to_string(Each each) {
  switch (each) {
    case Each::once: return "once";
    case Each::source: return "source";
    case Each::mailing_source: return "mailing_source";
    case Each::recipient: return "recipient";
    case Each::record: return "record";
  }
  throw Bug("a way to make tasks without a name");
}

TaskOutcome const* outcome_named(TaskKind const& kind, std::string const& name) {
  auto const found = std::find_if(kind.outcomes.begin(), kind.outcomes.end(), [&](auto const& outcome) { return outcome.name == name; });
  return found == kind.outcomes.end() ? nullptr : &*found;
}

TaskField const* field_named(TaskKind const& kind, std::string const& id) {
  auto const found = std::find_if(kind.fields.begin(), kind.fields.end(), [&](auto const& field) { return field.id == id; });
  return found == kind.fields.end() ? nullptr : &*found;
}

bool is_open(Choice const& choice, Date day) {
  if (choice.from.empty()) return true;
  auto const from = parse_date(choice.from);
  return from && day >= *from;
}

}  // namespace rightsdesk::workflow
