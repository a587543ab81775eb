#pragma once
// The page of the work: tasks with their forms, what may be added, the moves and what holds them back.
#include <string>
#include <vector>

#include "app/owners.h"
#include "app/tasks.h"
#include "web/pages/fields.h"
#include "web/pages/words.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// What was typed into one of the page's many forms, and its mistakes: shown in that form alone.
struct TypedWork {
  std::string form;  ///< "task-<id>", "add-<kind>", "move-<event>"; empty: nothing was typed
  intake::FormAnswers answers = {};
  std::vector<Refusal> mistakes = {};
};

/// The name of a field in a form of the page: unique on it.
std::string field_name(std::string const& form, std::string const& field);
/// The questions of a task's form: its fields, how it ended, why.
std::vector<intake::Question> task_questions(app::TaskLine const& line);
/// The questions of the form that has the source itself do it.
std::vector<intake::Question> telling_questions(app::TaskLine const& line);
/// The questions of the form that has the owner of the source asked to do it.
std::vector<intake::Question> asking_questions(app::TaskLine const& line);
/// The questions of the form that adds a task of this kind.
std::vector<intake::Question> adding_questions(workflow::TaskKind const& kind);

/// The open tasks of all cases that press, and the owners of sources who have not answered.
View pressing_view(std::vector<app::PressingTask> const& pressing, std::vector<app::SilentOwner> const& silent);
View work_view(app::WorkDesk const& desk, TypedWork const& typed, NameOf const& name_of);

}  // namespace rightsdesk::web::caseload
