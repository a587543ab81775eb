#include <algorithm>
#include <map>
#include <set>

#include "app/locked_record.h"
#include "app/pack_forms.h"
#include "collection/dated_ahead.h"
#include "core/text.h"
#include "web/caseload/owner_views.h"
#include "web/caseload/views.h"

namespace rightsdesk::web::caseload {
namespace {

std::string listed(std::vector<std::string> const& parts) {
  auto const all = joined(parts, "; ");
  return all.empty() ? "–" : all;
}

std::string names_in(person::Description const& person) {
  std::vector<std::string> names;
  for (auto const& name : person.names) names.push_back(name.full);
  return listed(names);
}

std::string addresses_in(person::Description const& person) {
  std::vector<std::string> addresses;
  for (auto const& address : person.addresses) addresses.push_back(address_words(address));
  return listed(addresses);
}

std::string born_in(person::Description const& person) {
  return person.born ? in_words(*person.born) : person.born_as_written.empty() ? "–" : person.born_as_written;
}

std::string identifiers_in(person::Description const& person) {
  std::vector<std::string> all;
  for (auto const& identifier : person.identifiers) all.push_back(identifier_words(identifier.kind) + " " + identifier.value);
  return listed(all);
}

View compared(std::string what, std::string asked, std::string held) {
  return View().text("compared_what", std::move(what)).text("compared_asked", std::move(asked)).text("compared_held", std::move(held));
}

std::vector<View> side_by_side(person::Description const& asked, person::Description const& held) {
  auto contacts = [](person::Description const& person) {
    auto all = person.phones;
    all.insert(all.end(), person.emails.begin(), person.emails.end());
    return listed(all);
  };
  return {compared("Names", names_in(asked), names_in(held)), compared("Date of birth", born_in(asked), born_in(held)),
          compared("Addresses", addresses_in(asked), addresses_in(held)), compared("Phone and email", contacts(asked), contacts(held)),
          compared("Identifiers", identifiers_in(asked), identifiers_in(held))};
}

/// Reasons name their weight as "+4.2 bits" or "-3.0 bits": the sign says on which side they stand.
std::string side_of(Step const& step) {
  for (std::size_t at = 0; at + 1 < step.text.size(); ++at) {
    bool const digit_follows = step.text[at + 1] >= '0' && step.text[at + 1] <= '9';
    bool const starts = at == 0 || step.text[at - 1] == ' ' || step.text[at - 1] == '(';
    if (starts && digit_follows && step.text[at] == '+') return "for";
    if (starts && digit_follows && step.text[at] == '-') return "against";
    if (starts && step.text.compare(at, 3, "\u2212") == 0) return "against";
  }
  return "neutral";
}

std::vector<View> reason_views(Because const& because) {
  std::vector<View> reasons;
  for (auto const& step : because) reasons.push_back(View().text("reason_side", side_of(step)).text("reason_text", step.text));
  return reasons;
}

/// A field that one side does not have: it says nothing either way, and stands after what does.
bool weighs_nothing(Step const& step) { return step.text.ends_with(" +0.00"); }

View reasons_of(Because const& because) {
  Because weighed, missing;
  for (auto const& step : because) (weighs_nothing(step) ? missing : weighed).push_back(step);
  View view;
  view.each("reasons", reason_views(weighed)).each("reasons_missing", reason_views(missing)).when("any_missing", !missing.empty());
  return view.text("missing_words", counted(missing.size(), "detail", "details") + " that could not be compared");
}

/// The systems by the names that the desk has for them.
Because with_source_words(Because because, std::set<std::string> const& sources) {
  for (auto& step : because) {
    for (auto const& source : sources) {
      for (auto at = step.text.find(source + " "); at != std::string::npos; at = step.text.find(source + " ", at + 1)) step.text.replace(at, source.size(), source_words(source));
    }
  }
  return because;
}

std::string delivery_words(std::string const& what) {
  static std::map<std::string, std::string> const kWords{
      {"released", "Released; the requester was told"}, {"downloaded", "Downloaded by the requester"}, {"read_online", "Read by the requester on the website"}, {"pack_posted", "Posted"},
      {"pack_collected", "Collected"}, {"pack_read_together", "Read with one of us"}, {"delivery_failed", "Did not arrive"},
      {"download_stopped", "Download shut"}, {"sent_again", "Sent again"}, {"locked_copy_made", "A copy with a password was made"},
      {"print_copy_made", "Made ready for the post"},
      {"part_released", "A part was released; the requester was told"}, {"answer_opened", "The search was opened again, to add to the answer"}};
  return kWords.at(what);
}

std::vector<View> delivery_views(std::vector<app::DeliveryLine> const& lines, NameOf const& name_of) {
  std::vector<View> views;
  for (auto const& line : lines) {
    views.push_back(View().text("delivered_on", in_words(line.on)).text("delivery_what", delivery_words(line.what)).text("delivery_note", line.note)
                      .text("delivery_by", actor_words(line.by, name_of)));
  }
  return views;
}

/// "It can be opened on the website until 21 February 2027. Each file can be downloaded 10 times: The pack (PDF) 2."
std::string words_of(app::DownloadLine const& line) {
  if (line.ended) return "Its download ended by itself after " + in_words(line.last_day) + ". Sending it again opens it.";
  std::string counts;
  for (auto const& [file, times] : line.files) counts += (counts.empty() ? "" : ", ") + file + " " + std::to_string(times);
  return "It can be opened on the website until " + in_words(line.last_day) + ". Each file can be downloaded " + counted(static_cast<std::size_t>(line.times), "time", "times") + "; so far: " + counts + ".";
}

View pack_view(PackDesk const& desk, app::PackRow const& pack, NameOf const& name_of) {
  View view;
  auto const line = std::find_if(desk.downloads.begin(), desk.downloads.end(), [&](auto const& one) { return one.version == pack.version; });
  view.text("download_words", line == desk.downloads.end() ? "" : words_of(*line));
  auto const state = app::to_string(pack.state);
  view.text("version", std::to_string(pack.version)).text("pack_state", standing_words(state)).text("pack_colour", tag_colour(state));
  view.text("pack_sha256", pack.pack_sha256).text("pack_pages", std::to_string(pack.pages));
  view.text("built_by", actor_words(pack.built_by, name_of)).text("built_at", pack.built_at ? in_words(*pack.built_at) : "");
  view.text("released_by", pack.released_by.empty() ? "" : actor_words(pack.released_by, name_of));
  view.text("released_at", pack.released_at ? in_words(*pack.released_at) : "");
  std::vector<View> forms;
  for (auto const& one : pack.forms) forms.push_back(View().text("form", one.form).text("form_words", app::in_words(one)));
  view.each("forms", std::move(forms));
  std::vector<View> blockers;
  for (auto const& one : pack.blockers) {
    blockers.push_back(View().text("blocker_what", one.what).text("blocker_href", one.where.empty() ? "" : review_link(pack.about, one.where)));
  }
  view.when("blocked_before", !blockers.empty() && pack.version != desk.packs.front().version).each("blockers", std::move(blockers));
  view.when("may_release", pack.state == app::PackState::sealed);
  view.when("may_download", pack.state == app::PackState::sealed || pack.state == app::PackState::released);
  return view;
}

}  // namespace

std::string review_link(CaseId const& about, std::string const& where) {
  auto const of_case = "/staff/cases/" + about.str();
  if (where == "search" || where == "candidates" || where == "records") return of_case + "/" + where;
  auto const at = of_case + "/review";
  if (where.empty()) return at;
  if (where == "people" || where == "grounds" || where == "inconsistencies" || where == "remarks") return at + "/" + where;
  auto const slash = where.find('/');
  if (slash == std::string::npos) return at;
  return at + "/" + where.substr(0, slash) + "/" + where.substr(slash + 1);
}

View plan_view(PlanShown const& shown, NameOf const& name_of,
               std::vector<std::string> const& open_events) {
  auto const may = [&](std::string const& event) { return std::find(open_events.begin(), open_events.end(), event) != open_events.end(); };
  auto const& plan = shown.plan;
  std::vector<View> sources, proposed;
  for (auto const& one : shown.proposed) {
    std::string holds;
    for (auto const& category : one.card.categories) holds += (holds.empty() ? "" : "; ") + category;
    proposed.push_back(View().text("source", one.card.id).text("source_title", one.card.title).text("source_owner", one.card.owner)
                        .text("source_holds", holds).text("source_reason", one.reason).text("may_be_left", one.may_be_left));
  }
  bool ended = !plan.empty();
  for (auto const& source : plan) {
    auto const state = search::to_string(source.state);
    ended = ended && source.ended_well();
    View view;
    view.text("source", source.source).text("source_title", source.title).text("source_owner", source.owner);
    view.text("source_state", standing_words(state)).text("source_colour", tag_colour(state));
    view.text("found", source.state == search::SourceState::answered ? std::to_string(source.found) : "–");
    view.when("truncated", source.truncated).text("attempts", counted(static_cast<std::size_t>(source.attempts), "try", "tries"));
    view.text("failure", source.failure).text("source_reason", source.reason).each("terms", lines_of(source.terms));
    view.text("decided_by", source.decided_by.empty() ? "" : actor_words(source.decided_by, name_of));
    view.text("ended_at", source.ended ? in_words(*source.ended) : "");
    bool const awaiting = source.state == search::SourceState::awaiting_owner;
    view.also(owner_view(last_search(shown.asked, source.source), awaiting && may("search") ? Chasing::open : Chasing::over));
    view.when("may_ask_again", may("search") && !awaiting && source.state != search::SourceState::asked && source.state != search::SourceState::planned);
    view.when("may_leave", may("search") && !source.ended_well());
    sources.push_back(view);
  }
  return View().when("planned", !plan.empty()).when("all_ended", ended).when("may_search", may("search")).when("may_finish", may("finish_search")).each("sources", std::move(sources)).each("proposed", std::move(proposed));
}

namespace {

View candidate_view(search::Candidate const& candidate, person::Description const& subject, std::set<std::string> const& sources, NameOf const& name_of) {
  auto const verdict = search::to_string(candidate.verdict), identity = search::to_string(candidate.identity);
  View view;
  view.text("candidate", candidate.id.str()).text("candidate_title", candidate.offered.title).text("source", source_words(candidate.offered.source));
  view.text("source_id", candidate.offered.source);
  view.text("source_key", candidate.offered.key).text("kind", plain(candidate.offered.kind)).text("excerpt", candidate.offered.excerpt);
  view.text("items", counted(candidate.offered.items, "item", "items"));
  view.text("verdict", candidate.verdict == search::Verdict::proposed ? "The program proposes: this is the person"
                       : candidate.verdict == search::Verdict::possible ? "The program cannot tell"
                                                                         : "The program proposes: somebody else");
  view.text("verdict_colour", tag_colour(verdict)).text("identity", plain(identity)).text("identity_colour", tag_colour(identity));
  char weight[32];
  std::snprintf(weight, sizeof weight, "%+.1f bits", candidate.weight);
  view.text("weight", weight).each("compared", side_by_side(subject, candidate.offered.described));
  view.also(reasons_of(with_source_words(candidate.because, sources))).text("candidate_reason", candidate.reason);
  view.text("decided_by", candidate.decided_by.empty() ? "" : actor_words(candidate.decided_by, name_of));
  view.text("decided_at", candidate.decided_at ? in_words(*candidate.decided_at) : "");
  view.when("confirmed", candidate.identity == search::Identity::confirmed);
  return view;
}

/// What a group says of itself before its members: how many records of how many systems, and how they hang together.
View group_view(app::CandidateGroup const& group) {
  std::set<std::string> systems;
  std::vector<View> open;
  for (auto const& one : group.members) {
    systems.insert(one.offered.source);
    if (one.identity == search::Identity::undecided) open.push_back(View().text("candidate", one.id.str()));
  }
  View view;
  view.text("group", group.members.front().id.str() + "-group").when("several", group.members.size() > 1 && !open.empty());
  view.text("group_words", "These look like one person: " + counted(group.members.size(), "record", "records") + " in " +
                               counted(systems.size(), "system", "systems"));
  return view.each("group_reasons", reason_views(with_source_words(group.because, systems))).each("group_open", std::move(open));
}

}  // namespace

View candidates_view(std::vector<app::CandidateGroup> const& groups, person::Description const& subject, NameOf const& name_of,
                     Restricted const& restricted) {
  std::vector<View> shown, decided, mergeable;
  std::size_t undecided = 0;
  std::set<std::string> sources;
  for (auto const& group : groups)
    for (auto const& candidate : group.members) sources.insert(candidate.offered.source);
  for (auto const& group : groups) {
    std::vector<View> members;
    for (auto const& candidate : group.members) {
      auto view = candidate_view(candidate, subject, sources, name_of);
      view.when("in_a_group", group.members.size() > 1);
      view.when("restricted", restricted.count({candidate.offered.source, candidate.offered.key}) > 0);
      mergeable.push_back(View().text("candidate", candidate.id.str()).text("candidate_title", candidate.offered.title)
                              .text("source", source_words(candidate.offered.source)));
      (candidate.identity == search::Identity::undecided ? members : decided).push_back(std::move(view));
    }
    if (members.empty()) continue;
    undecided += members.size();
    shown.push_back(group_view(group).each("members", std::move(members)));
  }
  View view;
  view.text("undecided_words", counted(undecided, "candidate waits for a decision", "candidates wait for a decision"));
  view.when("any_candidates", !groups.empty()).when("any_decided", !decided.empty()).when("may_merge", groups.size() > 1);
  return view.each("groups", std::move(shown)).each("decided", std::move(decided)).each("mergeable", std::move(mergeable));
}

View records_view(std::vector<collection::CollectedRecord> const& records, Date received, NameOf const& name_of, std::map<RecordId, std::string> const& other_readers) {
  std::vector<View> views;
  for (auto const& record : records) {
    auto const reading = collection::to_string(record.reading);
    bool const left_out = record.inclusion == collection::Inclusion::left_out;
    bool const later = record.inclusion == collection::Inclusion::later, given = record.inclusion == collection::Inclusion::given;
    View view;
    view.text("record", record.id.str()).text("record_title", record.title.reveal()).text("source", source_words(record.source));
    view.text("dated", dated_words(record.dated)).text("record_pages", record.pages > 0 ? std::to_string(record.pages) : "–");
    view.text("reading", standing_words(reading)).text("reading_colour", tag_colour(reading)).text("reading_note", record.reading_note);
    view.text("source_id", record.source).text("record_key", record.key);
    view.text("sha256", record.sha256.substr(0, 16)).when("left_out", left_out).when("attachment", !record.parent.empty());
    view.when("newer", collection::is_newer_than(record, received)).when("dated_ahead", collection::is_dated_ahead(record));
    view.text("inclusion_reason", record.inclusion_reason);
    view.text("inclusion_by", record.inclusion_by.empty() ? "" : actor_words(record.inclusion_by, name_of));
    view.when("later", later).when("given", given).when("can_go_first", collection::still_to_go(record)).when("in_hand", collection::in_hand(record));
    bool const quarantined = record.reading == collection::Reading::quarantined;
    view.when("locked", app::is_locked(record));
    auto const today = other_readers.find(record.id);
    view.when("read_otherwise", today != other_readers.end()).text("read_by", record.read_by).text("reader_today", today == other_readers.end() ? "" : today->second);
    view.when("quarantined", quarantined).when("needs_decision", (record.reading == collection::Reading::unreadable || quarantined) && !left_out && !given);
    views.push_back(view);
  }
  return View().when("any_records", !records.empty()).text("record_count", counted(records.size(), "record", "records")).each("records", std::move(views));
}

View progress_view(std::vector<app::RecordLine> const& records) {
  std::vector<View> lines;
  int pages = 0, checked = 0, undecided = 0;
  for (auto const& line : records) {
    pages += line.pages;
    checked += line.checked;
    undecided += line.undecided;
    lines.push_back(View().text("record", line.record.id.str()).text("record_title", line.record.title.reveal())
                        .text("source", source_words(line.record.source)).text("dated", dated_words(line.record.dated))
                        .text("pages_words", std::to_string(line.checked) + " of " + std::to_string(line.pages))
                        .text("proposals", std::to_string(line.proposals)).text("undecided_count", std::to_string(line.undecided))
                        .when("newer", line.newer)
                        .when("line_done", line.undecided == 0 && line.checked == line.pages));
  }
  View view;
  view.text("pages_done", std::to_string(checked) + " of " + counted(static_cast<std::size_t>(pages), "page", "pages"));
  view.text("undecided_total", std::to_string(undecided));
  return view.when("any_records", !records.empty()).each("records", std::move(lines));
}

View packs_view(PackDesk const& desk, NameOf const& name_of) {
  std::vector<View> views, points;
  for (auto const& pack : desk.packs) views.push_back(pack_view(desk, pack, name_of));
  for (auto const& point : desk.open) {
    points.push_back(View().text("point_what", point.what).text("point_href", review_link(desk.about, point.where)));
  }
  View view;
  view.when("being_built", std::any_of(desk.jobs.begin(), desk.jobs.end(), [](auto const& job) { return job.kind == "build_pack" && job.state != "dead"; }));
  view.when("any_packs", !views.empty()).each("packs", std::move(views));
  view.when("any_deliveries", !desk.deliveries.empty()).each("deliveries", delivery_views(desk.deliveries, name_of));
  view.when("any_open", !points.empty()).each("open_points", std::move(points));
  return view.text("recipient_name", desk.recipient.name).text("recipient_address", desk.recipient.address);
}

}  // namespace rightsdesk::web::caseload
