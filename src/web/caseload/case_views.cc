#include <algorithm>

#include "web/caseload/views.h"

#include "app/reaching.h"
#include "core/text.h"

namespace rightsdesk::web::caseload {
namespace {

struct Tab {
  char const *id, *title;
};
constexpr Tab tabs[] = {{"overview", "Overview"},     {"people", "People and identity"}, {"work", "Work"}, {"search", "Search plan"},
                        {"candidates", "Candidates"}, {"records", "Records"},            {"redaction", "Redaction"},
                        {"decisions", "Decisions"},   {"pack", "Pack"},             {"letters", "Letters"},            {"rights", "Rights"},
                        {"hold", "Hold"},             {"timeline", "Timeline"},          {"audit", "Audit"}};

std::string subject_name(casework::Case const& about) {
  auto const& names = about.subject.reveal().names;
  return names.empty() ? "Name not given" : names.front().full;
}

std::string case_path(CaseId const& id) { return "/staff/cases/" + id.str(); }

View row(std::string key, std::string value) {
  return View().text("row_key", std::move(key)).text("row_value", std::move(value)).text("row_change", "");
}

std::string listed(std::vector<std::string> const& parts) {
  auto const all = joined(parts, "; ");
  return all.empty() ? "Not given" : all;
}

std::vector<View> described(person::Description const& person) {
  std::vector<std::string> names, addresses, identifiers;
  for (auto const& name : person.names) {
    auto const kind = name.kind == person::Name::Kind::former ? " (former)" : name.kind == person::Name::Kind::known_as ? " (known as)" : "";
    names.push_back(name.full + kind);
  }
  for (auto const& address : person.addresses) addresses.push_back(address_words(address));
  for (auto const& identifier : person.identifiers) identifiers.push_back(identifier_words(identifier.kind) + " " + identifier.value);
  return {row("Names", listed(names)), row("Date of birth", person.born ? in_words(*person.born) : listed({person.born_as_written})),
          row("Addresses", listed(addresses)), row("Phones", listed(person.phones)), row("Emails", listed(person.emails)),
          row("Identifiers", listed(identifiers))};
}

/// An id, a hash, a version: letters and digits that say nothing to a reader. They stand on the page Audit.
bool is_for_machines(std::string const& value) {
  bool const plain_signs = std::all_of(value.begin(), value.end(), [](char sign) { return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z'); });
  return value.size() >= 12 && plain_signs && value.find_first_of("0123456789") != std::string::npos;
}

std::vector<View> detail_views(casework::CaseEvent const& event) {
  std::vector<View> details;
  for (auto const& [key, value] : event.detail) {
    if (value.empty() || is_for_machines(value)) continue;
    details.push_back(View().text("detail_key", plain(key)).text("detail_value", key == "source" ? source_words(value) : value));
  }
  return details;
}

std::vector<View> event_views(std::vector<casework::CaseEvent> const& events, NameOf const& name_of) {
  std::vector<View> views;
  for (auto at = events.rbegin(); at != events.rend(); ++at) {
    views.push_back(View().text("event_title", event_words(at->what)).text("event_on", in_words(at->on))
                        .text("event_by", actor_words(at->actor, name_of)).each("event_details", detail_views(*at)));
  }
  return views;
}

View to_do(std::string const& path, std::size_t count, std::string const& one, std::string const& many) {
  return View().text("todo_href", path).text("todo_words", counted(count, one, many));
}

std::vector<View> to_dos(app::CaseOverview const& overview) {
  auto const at = case_path(overview.about.id);
  std::vector<View> list;
  auto const add = [&](int count, std::string const& path, std::string const& one, std::string const& many) {
    if (count > 0) list.push_back(to_do(at + path, static_cast<std::size_t>(count), one, many));
  };
  add(overview.sources - overview.sources_ended, "/search", "source has not ended", "sources have not ended");
  add(overview.candidates_undecided, "/candidates", "candidate waits for a decision", "candidates wait for a decision");
  add(overview.records_unread, "/records", "record is not read yet", "records are not read yet");
  add(overview.tasks_open, "/work", "task is open", "tasks are open");
  add(overview.proposals_undecided, "/review", "proposed redaction waits for a decision", "proposed redactions wait for a decision");
  add(overview.pages_unchecked, "/review", "page is not checked", "pages are not checked");
  return list;
}

}  // namespace

View case_frame(app::CaseOverview const& overview, std::string const& tab) {
  auto const& about = overview.about;
  std::vector<View> items;
  for (auto const& each : tabs) {
    std::string const id = each.id;
    int const badge = id == "candidates" ? overview.candidates_undecided
                      : id == "records"  ? overview.records_unread
                      : id == "redaction" ? overview.proposals_undecided
                      : id == "work"     ? overview.tasks_open : 0;
    items.push_back(View().text("tab_title", each.title).when("tab_current", id == tab)
                        .text("tab_href", case_path(about.id) + (id == "overview" ? "" : "/" + id))
                        .text("tab_badge", badge > 0 ? std::to_string(badge) : ""));
  }
  View view;
  view.text("case_path", case_path(about.id)).text("reference", about.reference).text("subject", subject_name(about));
  view.text("born", about.subject.reveal().born ? in_words(*about.subject.reveal().born) : "not given");
  view.text("state", state_words(about.state)).text("due_words", overview.due_words).text("colour", tag_colour(overview.urgency));
  std::vector<View> limited;
  for (auto const& one : overview.restrictions) {
    limited.push_back(View().text("limited_by", one.reference).text("limited_href", case_path(one.shown ? one.about : about.id) + (one.shown ? "" : "/work")).text("limited_since", in_words(one.since)).text("limited_scope", one.scope)
                          .text("limited_words", one.allowed.empty() ? "It is stored, and not used before a ground is recorded on the Work page." : "Use for this case is allowed: " + one.allowed + "."));
  }
  view.each("case_restrictions", std::move(limited)).each("case_proposals", lines_of(overview.proposed));
  view.when("case_kept", overview.kept_to_named);
  return view.each("tabs", std::move(items));
}

View overview_view(app::CaseOverview const& overview, NameOf const& name_of) {
  auto const& due = overview.due;
  auto const shown = [](std::optional<Date> const& day) { return day ? in_words(*day) : std::string("–"); };
  View view;
  view.text("due_on", due.due ? in_words(*due.due) : "No due date yet").text("safe_due", shown(due.safe_due));
  view.text("internal_target", shown(due.internal_target)).text("extension_by", shown(due.extension_notice_by));
  view.text("received", in_words(overview.about.received)).text("right", plain(law::to_string(overview.about.right)));
  view.each("steps", step_views(due.because)).each("warnings", lines_of(due.warnings));
  view.each("to_dos", to_dos(overview)).text("next_words", overview.state_words);
  view.text("sources", std::to_string(overview.sources_ended) + " of " + std::to_string(overview.sources));
  view.text("records", std::to_string(overview.records)).text("wanted", overview.about.wanted.reveal());
  auto events = event_views(overview.events, name_of);
  if (events.size() > 4) events.resize(4);
  view.each("events", std::move(events));
  std::vector<View> jobs;
  for (auto const& job : overview.jobs) {
    jobs.push_back(View().text("job_kind", job_words(job.kind)).text("job_state", standing_words(job.state))
                       .text("job_error", job.error).text("job_colour", tag_colour(job.state)));
  }
  view.when("any_dead", std::any_of(overview.jobs.begin(), overview.jobs.end(), [](auto const& job) { return job.state == "dead"; }));
  view.when("any_jobs", !jobs.empty()).each("jobs", std::move(jobs));
  auto const& open = overview.open_events;
  view.when("may_clock", std::find(open.begin(), open.end(), "record_clock_event") != open.end());
  view.when("may_note", std::find(open.begin(), open.end(), "add_note") != open.end());
  return view;
}

View people_view(app::CaseOverview const& overview, NameOf const& name_of) {
  auto const& requester = overview.about.requester.reveal();
  View view;
  view.each("subject_rows", {View().each("rows", described(overview.about.subject.reveal()))});
  view.each("requester_rows",
            {View().each("rows", {row("Name", listed({requester.name.full})), row("Who they are to the person", plain(requester.relation)),
                                  row("Email", listed({requester.email})), row("Phone", listed({requester.phone})),
                                  row("Address", listed({requester.address})), row("Safe contact", listed(app::safe_contact_words(app::safe_contact_of(overview.about))))})});
  std::vector<casework::CaseEvent> checks;
  for (auto const& event : overview.events) {
    if (event.what.starts_with("id") || event.what.starts_with("authority") || event.what.starts_with("evidence")) checks.push_back(event);
  }
  auto const& open = overview.open_events;
  view.when("any_checks", !checks.empty()).each("events", event_views(checks, name_of));
  view.when("may_accept", std::find(open.begin(), open.end(), "accept_identity") != open.end());
  view.when("may_ask", std::find(open.begin(), open.end(), "ask_for_identity") != open.end());
  return view;
}

View evidence_view(CaseId const& about, std::vector<app::EvidenceLine> const& lines) {
  std::vector<View> views;
  for (auto const& line : lines) {
    auto const& file = line.file;
    View view;
    view.text("evidence_what", line.proof_title + ": " + line.document_title + (file.added_by == "requester" ? ", sent by the requester" : "")).text("added_on", in_words(file.added_on));
    view.text("evidence_href", case_path(about) + "/evidence/" + file.id).text("evidence_name", file.file_name.reveal());
    view.text("destroyed_on", file.destroyed_on ? in_words(*file.destroyed_on) : "");
    view.text("destroy_on", line.destroy_on ? in_words(*line.destroy_on) : "").when("evidence_kept", !file.destroyed_on);
    views.push_back(std::move(view));
  }
  return View().when("any_evidence", !lines.empty()).each("evidence_files", std::move(views));
}

View timeline_view(app::CaseOverview const& overview, Slice const& slice, NameOf const& name_of) {
  auto const& all = overview.events;  // oldest first; the newest is shown first
  std::vector<casework::CaseEvent> const shown(all.end() - static_cast<std::ptrdiff_t>(slice.end),
                                               all.end() - static_cast<std::ptrdiff_t>(slice.begin));
  return View().each("events", event_views(shown, name_of)).also(paging_view(slice, case_path(overview.about.id) + "/timeline"));
}

View audit_view(app::LedgerOfCase const& ledger, Slice const& slice, NameOf const& name_of) {
  std::vector<View> views;
  auto const before = ledger.elsewhere.size();
  for (auto i = slice.begin; i < slice.end; ++i) {
    auto const& entry = i < before ? ledger.elsewhere[i] : ledger.here[i - before];
    views.push_back(View().text("number", std::to_string(entry.number)).when("elsewhere", i < before).text("at", in_words(entry.at))
                        .text("by", actor_words(entry.act.actor, name_of)).text("what", plain(entry.act.what))
                        .text("detail", entry.act.detail).text("hash", entry.hash.substr(0, 16)));
  }
  auto const path = ledger.here.empty() ? std::string() : case_path(ledger.here.front().act.about) + "/audit";
  View view;
  view.when("came_from_elsewhere", before > 0).text("entries_elsewhere", std::to_string(before));
  return view.each("entries", std::move(views)).also(paging_view(slice, path));
}

}  // namespace rightsdesk::web::caseload
