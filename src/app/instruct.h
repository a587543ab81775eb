#pragma once
// Write-back: a source that can is told to set a marker, take a suppression or correct a field, and proves it.
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

/// What the source of this task could be told for it: "mark", "correct address". Empty: its owner does it by hand.
std::vector<std::string> acts_for(sources::SourceCard const& card, workflow::TaskKind const& kind);

struct Told {
  std::string key = {};    ///< the record's number there; empty: every record of the person that is confirmed there
  std::string field = {};  ///< correct: which field
  std::string value = {};  ///< correct: what it shall say
};
/// Has the source of an open task do what the kind of task asks for, on each record, and writes what the source said before and
/// after into the task. The task stays open: a person looks at the proof and ends it. That it was told stands on the case before
/// it is told; if nothing is heard, look there before telling it again.
/// Refused: not_permitted, cannot (its owner must do it), no_record (none is confirmed there), missing (field or value),
/// no_change and source_failed in the source's words.
Done instruct_source(Office& office, CaseId const& id, Actor const& actor, TaskId const& task, Told const& told);

}  // namespace rightsdesk::app
