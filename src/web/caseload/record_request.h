#pragma once
// A request that came on the telephone, on paper, by e-mail or in person, written down by staff, as values. Pure.
#include <string>
#include <vector>

#include "core/result.h"
#include "intake/questions.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// How and when it came, what is asked and for whom: these decide what else there is to write down.
View begin_recording_view(intake::FormAnswers const& typed, std::vector<Refusal> const& mistakes);
/// Everything else that the form asks in such a case, on one page; nearly all of it may be left out. `key`: of this sheet, sent once.
View recording_view(intake::FormAnswers const& typed, std::vector<Refusal> const& mistakes, std::string const& key);
/// What is wrong with the first sheet.
std::vector<Refusal> mistakes_in_beginning(intake::FormAnswers const& typed);

}  // namespace rightsdesk::web::caseload
