#include "app/way_in.h"

#include <algorithm>

#include "app/acts.h"
#include "app/keep_to.h"
#include "app/readers.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

Done two_who_may(WayIn const& wish) {
  if (!wish.by.roles.contains("administrator")) return refused("not_permitted", "An administrator opens a way in.");
  if (!may_keep_to_named(wish.second)) return refused("not_permitted", "The second person is a manager or the data protection officer.");
  if (wish.by.id == wish.second.id) return refused("not_permitted", "A way in takes two people.");
  bool const works = std::any_of(wish.to.roles.begin(), wish.to.roles.end(), [](auto const& role) { return role != "administrator" && role != "auditor"; });
  if (!works) return refused("not_permitted", "Whoever is let in needs a role that works on cases.");
  if (tidied(wish.reason).empty()) return refused("missing", "Say why. It goes on the record of the case.", "reason");
  return done();
}

Done may_be_opened(Work& work, casework::Case const& about, StaffId const& to) {
  auto const readers = work.readers().of_case(about.id);
  if (readers.empty()) return refused("not_kept", "This case is open to every role that may look.");
  if (readers.contains(to)) return refused("not_needed", "The case is kept to them already.");
  return done();
}

}  // namespace

Result<Instant> open_way_in(Office& office, WayIn const& wish) {
  if (auto may = two_who_may(wish); !may) return tl::unexpected(may.error());
  auto const until = office.clock.now() + kWayInLasts;
  auto const opened = in_one(office, [&](Work& work) -> Done {
    auto const about = work.cases().find_by_reference(wish.reference);
    if (!about) return refused("not_found", "There is no case of this reference.");
    if (auto may = may_be_opened(work, *about, wish.to.id); !may) return may;
    work.readers().let_in(about->id, wish.to.id, until);
    record(work, office, *about, wish.by.id.str(),
           {"way_in_opened", office.clock.today(), {{"to", wish.to.name}, {"second", wish.second.name}, {"reason", tidied(wish.reason)}, {"until", to_iso(until)}},
            "to=" + wish.to.id.str() + " second=" + wish.second.id.str() + " until=" + to_iso(until)});
    return done();
  });
  if (!opened) return tl::unexpected(opened.error());
  return until;
}

}  // namespace rightsdesk::app
