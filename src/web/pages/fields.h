#pragma once
// One question as the values its component needs: what was typed is kept, and a mistake stands beside its field.
#include <string>
#include <vector>

#include "core/result.h"
#include "intake/questions.h"
#include "web/edge/exchange.h"
#include "web/templates/view.h"

namespace rightsdesk::web {

/// How the question's label stands on the page.
enum class Label {
  heading,  ///< it is the page's h1
  medium,   ///< one of several questions
  plain     ///< one field of a staff form
};

/// Values for components/field.html.
View field_view(intake::Question const& question, intake::FormAnswers const& answers, std::vector<Refusal> const& mistakes,
                Label label);
std::vector<View> field_views(std::vector<intake::Question> const& questions, intake::FormAnswers const& answers,
                              std::vector<Refusal> const& mistakes, Label label);

/// Links of the error summary: {href, text}, or without href when a mistake belongs to no field.
std::vector<View> error_links(std::vector<Refusal> const& mistakes);

/// Every field of a form by name, csrf left out.
intake::FormAnswers answers_of(Fields const& form);

}  // namespace rightsdesk::web
