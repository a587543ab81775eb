#pragma once
// Records that others speak of and nobody found, as their page shows them. Pure.
#include <vector>

#include "app/completeness.h"
#include "intake/questions.h"
#include "web/pages/words.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

View expected_view(CaseId const& about, std::vector<app::SpokenOf> const& found, NameOf const& name_of, intake::FormAnswers const& typed, std::vector<Refusal> const& mistakes);

}  // namespace rightsdesk::web::caseload
