#pragma once
// The words of letters as administrators read and change them. Pure.
#include "app/letter_words.h"
#include "web/pages/words.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// The head and the foot, and every letter with its version, and who changed it last.
View letters_to_change_view(notices::Letters const& in_force, std::vector<app::RuleVersion> const& latest, NameOf const& name_of);
/// One letter, or the head or the foot of all: `typed` (else what is in force) to change, what it can name, its versions newest first.
View letter_words_view(app::LetterWords const& words, std::optional<app::Wording> const& typed, std::vector<Refusal> const& mistakes, NameOf const& name_of);
/// What a change will do: the lines that differ, how hard it is to read, and the letter of an invented case.
View letter_look_view(app::LetterWordsPreview const& preview, Date today);
/// Each fault as a mistake of the field "title" or "words".
std::vector<Refusal> word_mistakes(app::LetterWordsPreview const& preview);

}  // namespace rightsdesk::web::caseload
