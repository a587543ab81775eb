#include "app/care.h"

#include <algorithm>

#include "app/acts.h"
#include "app/bound_works.h"
#include "app/remarks.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

constexpr std::size_t kLongestWarning = 200;
constexpr char kPlea[] = "Please read this document in my place.";

std::map<RecordId, ContentWarning> standing_warnings(Work& work, CaseId const& id) {
  std::map<RecordId, ContentWarning> standing;
  for (auto& warning : work.review_log().warnings(id)) {
    if (!warning.closed_at) standing.insert_or_assign(warning.record, std::move(warning));
  }
  return standing;
}

/// The case, where this person may add to what colleagues read of this record.
Result<casework::Case> case_of_record(Work& work, Office const& office, CaseId const& id, Actor const& actor, RecordId const& record) {
  auto about = case_in(work, id);
  if (!about) return about;
  if (auto allowed = permitted(work, office, *about, actor, "add_note"); !allowed) return tl::unexpected(allowed.error());
  auto const row = work.records().find(record);
  if (!row || row->about != id) return refused("not_found", "There is no such record in this case.");
  return about;
}

void close(Work& work, Office const& office, ContentWarning warning, Actor const& actor) {
  warning.closed_by = actor.id.str();
  warning.closed_at = office.clock.now();
  work.review_log().set_closed(warning);
}

void tell(Work& work, Office const& office, casework::Case const& about, Actor const& actor, std::string const& what, RecordId const& record_id) {
  record(work, office, about, actor.id.str(), {what, office.clock.today(), {{"record", record_id.str()}}, "record=" + record_id.str()});
}

}  // namespace

std::map<RecordId, ContentWarning> warnings_of(Office& office, CaseId const& id) {
  std::map<RecordId, ContentWarning> standing;
  office.works.look([&](Work& work) { standing = standing_warnings(work, id); });
  return standing;
}

Done warn_of(Office& office, CaseId const& id, Actor const& actor, RecordId const& record_id, std::string const& words) {
  auto const said = tidied(words);
  if (said.empty()) return refused("missing", "Say what the next reader should know.", "words");
  if (count_code_points(said) > kLongestWarning) return refused("too_long", "The warning must be 200 letters or fewer.", "words");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_of_record(work, office, id, actor, record_id);
    if (!about) return tl::unexpected(about.error());
    auto const standing = standing_warnings(work, id);
    if (auto const found = standing.find(record_id); found != standing.end()) close(work, office, found->second, actor);
    work.review_log().add(ContentWarning{fresh_id_text(), id, record_id, Personal(said), actor.id.str(), office.clock.now()});
    tell(work, office, *about, actor, "content_warned", record_id);
    return done();
  });
}

Done take_warning_off(Office& office, CaseId const& id, Actor const& actor, RecordId const& record_id) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_of_record(work, office, id, actor, record_id);
    if (!about) return tl::unexpected(about.error());
    auto const standing = standing_warnings(work, id);
    auto const found = standing.find(record_id);
    if (found == standing.end()) return refused("not_found", "No warning stands on this document.");
    close(work, office, found->second, actor);
    tell(work, office, *about, actor, "content_warning_off", record_id);
    return done();
  });
}

Done hand_over(Office& office, CaseId const& id, Actor const& actor, RecordId const& record_id, Assignee const& to, std::string const& words) {
  if (to.id.empty()) return refused("missing", "Select a colleague.", "to");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_of_record(work, office, id, actor, record_id);
    if (!about) return tl::unexpected(about.error());
    BoundWorks bound(work);
    auto inside = office.over(bound);
    auto asked = add_remark(inside, id, actor, {"record:" + record_id.str(), tidied(words).empty() ? kPlea : words, {to}});
    if (!asked) return asked;
    record(work, office, *about, actor.id.str(), {"handed_over", office.clock.today(), {{"record", record_id.str()}, {"to", to.name}}, "record=" + record_id.str() + " to=" + to.id.str()});
    return done();
  });
}

}  // namespace rightsdesk::app
