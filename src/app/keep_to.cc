#include "app/keep_to.h"

#include <algorithm>

#include "app/acts.h"
#include "app/readers.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

constexpr char kKept[] = "kept_to_named";

Done may(Actor const& actor) {
  if (may_keep_to_named(actor)) return done();
  return refused("not_permitted", "A manager or the data protection officer says who may see a case.");
}

bool is_ground(std::string const& ground) {
  auto const& all = grounds_to_keep();
  return std::any_of(all.begin(), all.end(), [&](auto const& one) { return one.first == ground; });
}

Done complete(Actor const& actor, WishToKeep const& wish) {
  if (wish.readers.empty()) return refused("missing", "Select who may see this case", "readers");
  if (wish.ground.empty()) return refused("missing", "Select why it is kept to them", "ground");
  if (!is_ground(wish.ground)) return refused("not_offered", "Select one of the reasons that are offered", "ground");
  if (tidied(wish.reason).empty()) return refused("missing", "Say why. It goes on the record of the case", "reason");
  if (!wish.readers.contains(actor.id)) return refused("not_among_them", "Select yourself as well, or another manager has to do this: somebody must be able to open it again", "readers");
  return done();
}

std::string joined(std::set<StaffId> const& readers) {
  std::string text;
  for (auto const& reader : readers) text += (text.empty() ? "" : " ") + reader.str();
  return text;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> const& grounds_to_keep() {
  static std::vector<std::pair<std::string, std::string>> const kGrounds{{"staff_conflict", "A colleague is related to, or knows, somebody in it"},
                                                                         {"adoption", "It is about an adoption"},
                                                                         {"witness", "Somebody in it is a protected witness"},
                                                                         {"other", "Something else"}};
  return kGrounds;
}

bool may_keep_to_named(Actor const& actor) { return actor.roles.contains("dpo") || actor.roles.contains("manager"); }

std::optional<KeptTo> kept_to(Office& office, CaseId const& id) {
  std::optional<KeptTo> found;
  office.works.in_one([&](Work& work) {
    found.reset();
    auto const readers = work.readers().of_case(id);
    if (readers.empty() || !work.cases().find(id)) return;
    for (auto const& event : work.cases().events(id)) {
      if (event.what == kKept) found = {readers, detail_of(event, "ground"), detail_of(event, "reason"), event.on, event.actor};
    }
  });
  return found;
}

Done keep_to_named(Office& office, CaseId const& id, Actor const& actor, WishToKeep const& wish) {
  if (auto const allowed = may(actor); !allowed) return allowed;
  if (auto const whole = complete(actor, wish); !whole) return whole;
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    work.readers().set(id, wish.readers);
    record(work, office, *about, actor.id.str(),
           {kKept, office.clock.today(), {{"ground", wish.ground}, {"reason", tidied(wish.reason)}, {"people", std::to_string(wish.readers.size())}},
            "ground=" + wish.ground + " readers=" + joined(wish.readers)});
    return done();
  });
}

Done open_to_all(Office& office, CaseId const& id, Actor const& actor, std::string const& reason) {
  if (auto const allowed = may(actor); !allowed) return allowed;
  if (tidied(reason).empty()) return refused("missing", "Say why it need not be kept any more", "open-reason");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (work.readers().of_case(id).empty()) return refused("not_now", "This case is open to every role that may look already.");
    work.readers().set(id, {});
    record(work, office, *about, actor.id.str(), {"opened_to_all", office.clock.today(), {{"reason", tidied(reason)}}, {}});
    return done();
  });
}

}  // namespace rightsdesk::app
