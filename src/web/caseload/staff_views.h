#pragma once
// What is shown of colleagues, and of who may see a case, as values. Pure.
#include <optional>
#include <string>
#include <vector>

#include "app/keep_to.h"
#include "intake/questions.h"
#include "web/pages/words.h"
#include "web/ports.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// Who sees the case now, why and since when.
View access_view(std::optional<app::KeptTo> const& kept, NameOf const& name_of);
/// The people it is to be kept to, why, and the words for the record. Disabled accounts are not offered.
std::vector<intake::Question> keep_questions(std::vector<ColleagueLine> const& colleagues);
std::vector<intake::Question> open_questions();
/// What the form holds before anything is typed.
intake::FormAnswers answers_of(app::KeptTo const& kept);

}  // namespace rightsdesk::web::caseload
