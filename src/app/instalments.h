#pragma once
// An answer in parts: what the person asked for first goes first, the rest when it is checked; and what is found after all was sent is added.
#include <optional>
#include <string>
#include <vector>

#include "app/office.h"
#include "disclosure/instalment.h"

namespace rightsdesk::app {

/// Only `first` go into the next pack; the other records of the case come in a later part, with this reason. The statutory clock does not stop for it.
/// Refused: none_chosen, all_chosen, not_found, missing (no reason), not_permitted, not_now.
Done choose_part(Office& office, CaseId const& id, Actor const& actor, std::vector<RecordId> const& first, std::string const& reason);
/// All that was to come later goes into the next pack again. Refused: not_permitted, not_now.
Done choose_all(Office& office, CaseId const& id, Actor const& actor);

/// Back to the search from an answer that was sent: what is found now goes into a pack of its own. What was sent stays as it is.
/// Refused: missing (no reason), not_permitted, not_now.
Done add_to_answer(Office& office, CaseId const& id, Actor const& actor, std::string const& reason);

/// What of the answer the pack of this version is, made or to be made; nothing where one pack is the whole answer.
std::optional<disclosure::Instalment> instalment_of(Work& work, CaseId const& id, int version);

/// The event of the workflow and of the case for releasing the newest pack now.
struct ReleaseEvent {
  std::string move, what;
};
ReleaseEvent release_event(Work& work, CaseId const& id);
/// After a part was released: its records are given, with the decisions they were sent under; those that wait are next.
void turn_to_next_part(Work& work, CaseId const& id, Actor const& actor);

/// The day on which all that was then known had been sent; nothing before that.
std::optional<Date> answered_whole(std::vector<casework::CaseEvent> const& events);
/// The newest pack that was released, whether its download is open or shut.
std::optional<PackRow> pack_that_left(Work& work, CaseId const& id);

}  // namespace rightsdesk::app
