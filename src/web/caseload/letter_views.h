#pragma once
// Letters as pages show them: the list, the form of one, the letter as it would go out.
#include <optional>
#include <vector>

#include "app/letters.h"
#include "intake/questions.h"
#include "web/pages/words.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

View letters_view(std::vector<app::LetterLine> const& lines, std::vector<app::SentLetter> const& sent, NameOf const& name_of);
/// One field for each fact that a person adds.
std::vector<intake::Question> letter_questions(app::LetterDraft const& draft);
View letter_view(app::LetterDraft const& draft, std::optional<notices::Rendered> const& preview);

}  // namespace rightsdesk::web::caseload
