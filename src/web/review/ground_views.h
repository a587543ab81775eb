#pragma once
// The records of what is withheld, as the page shows them. Pure.
#include <string>
#include <vector>

#include "app/grounds.h"
#include "intake/questions.h"
#include "web/pages/words.h"
#include "web/templates/view.h"

namespace rightsdesk::web::review {

/// The form that came back: its ground's code, what was typed, what was wrong; `who` is offered as the one who decided.
struct GroundForm {
  std::string code;
  intake::FormAnswers typed = {};
  std::vector<Refusal> mistakes = {};
  std::string who = {};
};
/// The id of a field in the form of one ground: "S2P3-16-type".
std::string field_id(std::string const& code, std::string const& name);
View grounds_view(app::GroundsDesk const& desk, GroundForm const& form, NameOf const& name_of);

}  // namespace rightsdesk::web::review
