#pragma once
// An unfinished form, kept until its writer comes back: with a code sent to an e-mail address that they showed to be theirs, or with the
// words of a card, for who has no e-mail that only they read (decision 046).
#include <string>
#include <vector>

#include "app/kept_forms.h"
#include "app/office.h"
#include "languages/language.h"

namespace rightsdesk::app {

constexpr int kFormKeptDays = 28;  ///< after it was last kept

/// Keeps the form and gives the words of a card for it: eight of them, shown once.
struct Card {
  std::vector<std::string> words;
  WayBack way;
  Date until;
};
Card keep_on_card(Office& office, intake::FormAnswers const& answers);

/// Sends a code to the address. `form` says which form it is for (26 letters and digits). Refused: missing, not_real, not_safe (the form says that nobody may be
/// written to before a call).
Done ask_to_keep(Office& office, std::string const& form, std::string const& email, intake::FormAnswers const& answers, languages::Language const& spoken = languages::english());
/// The code came back: the form is kept under the address. Refused: no_entry.
Result<Date> keep_by_email(Office& office, std::string const& form, std::string const& email, std::string const& code, intake::FormAnswers const& answers);
/// The same form once more, under the way it is kept by already; its days begin anew.
Date keep_again(Office& office, WayBack const& way, intake::FormAnswers const& answers);

/// Sends a code to the address if a form is kept under it. Says the same whatever it did.
void ask_to_come_back(Office& office, std::string const& email, languages::Language const& spoken = languages::english());
struct CameBack {
  WayBack way;
  Personal<intake::FormAnswers> answers;
};
/// Refused: no_entry, the same for every cause.
Result<CameBack> come_back_by_email(Office& office, std::string const& email, std::string const& code);
Result<CameBack> come_back_by_card(Office& office, std::string const& typed);

/// Sent, or no longer wanted: nothing of it is kept.
void forget_form(Office& office, WayBack const& way);
/// Destroys kept forms whose day has passed, and those that nobody asked us to keep and nobody wrote to for kFormKeptDays; how many.
int destroy_due_forms(Office& office);

}  // namespace rightsdesk::app
