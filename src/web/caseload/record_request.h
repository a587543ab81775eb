#pragma once
// A request that came on the telephone, on paper, by e-mail or in person, written down by staff, as values. Pure.
#include <optional>
#include <string>
#include <vector>

#include "app/inbox.h"
#include "core/result.h"
#include "intake/questions.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// How and when it came, what is asked and for whom: these decide what else there is to write down.
View begin_recording_view(intake::FormAnswers const& typed, std::vector<Refusal> const& mistakes);
/// Everything else that the form asks in such a case, on one page; nearly all of it may be left out. `key`: of this sheet, sent once.
View recording_view(intake::FormAnswers const& typed, std::vector<Refusal> const& mistakes, std::string const& key);
/// What the first sheet begins with when a message is made a request: how, when and what is proposed.
intake::FormAnswers begun_from(app::InboxMessage const& mail);
/// `typed` with who sent the message, where nothing was typed for it.
intake::FormAnswers with_what_it_says(app::InboxMessage const& mail, intake::FormAnswers typed);
/// The message beside the second sheet.
View beside_recording(std::optional<app::InboxMessage> const& mail);
/// What is wrong with the first sheet.
std::vector<Refusal> mistakes_in_beginning(intake::FormAnswers const& typed);

}  // namespace rightsdesk::web::caseload
