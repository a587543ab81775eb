#include "app/caseload.h"

#include <algorithm>
#include <limits>

#include "app/acts.h"
#include "app/circumstances.h"
#include "app/evidence.h"
#include "app/holidays.h"
#include "app/letters.h"
#include "app/readers.h"
#include "app/recount.h"
#include "app/standing.h"
#include "app/tasks.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

struct DueWords {
  std::string words, urgency;
};

std::string days_words(int days) { return std::to_string(days) + (days == 1 ? " day" : " days"); }

DueWords due_words(law::DueDate const& due, workflow::State const& state, Date today) {
  if (!state.open) return {"Closed", "closed"};
  if (state.clock == workflow::CaseClock::stopped) return {state.clock_words.empty() ? "Answered" : state.clock_words, "closed"};
  if (due.status == law::ClockStatus::paused) return {"Paused: waiting for the requester", "paused"};
  if (due.status == law::ClockStatus::not_started) return {"Not started: waiting for identity or authority", "paused"};
  if (!due.due) return {"No due date", "paused"};
  int const left = days_between(today, *due.due);
  if (left < 0) return {"Overdue by " + days_words(-left), "overdue"};
  if (left == 0) return {"Due today", "soon"};
  int const safe_left = due.safe_due ? days_between(today, *due.safe_due) : left;
  return {"Due in " + days_words(left), safe_left <= 10 ? "soon" : "on_track"};
}

std::string next_action(workflow::State const& state) { return state.next.empty() ? "Nothing to do" : state.next; }

std::string subject_name(casework::Case const& about) {
  auto const& names = about.subject.reveal().names;
  return names.empty() ? "" : names.front().full;
}

void count_progress(Work& work, CaseOverview& view) {
  for (auto const& task : work.tasks().of_case(view.about.id)) view.tasks_open += task.state == casework::TaskState::open ? 1 : 0;
  for (auto const& source : work.searches().plan_of(view.about.id)) {
    ++view.sources;
    view.sources_ended += source.ended_well() ? 1 : 0;
  }
  view.candidates_undecided += work.searches().undecided(view.about.id);
  for (auto const& page : work.reviews().waiting(view.about.id)) view.proposals_undecided += page.proposals;
  auto const counted = work.records().count(view.about.id);
  view.records += counted.records;
  view.records_unread += counted.waiting;
  for (auto const& page : work.records().reading_order(view.about.id)) view.pages_unchecked += page.checked ? 0 : 1;
}

/// The letter of receipt that could not be sent and was not sent since: its id and what was missing.
std::optional<std::pair<std::string, std::string>> unsent_letter(std::vector<casework::CaseEvent> const& events) {
  std::optional<std::pair<std::string, std::string>> unsent;
  for (auto const& event : events) {
    auto const letter = casework::detail_of(event, "letter");
    if (event.what == "letter_not_sent") unsent = {letter, casework::detail_of(event, "missing")};
    if (event.what == "letter_sent" && unsent && unsent->first == letter) unsent.reset();
  }
  return unsent;
}

}  // namespace

CaseLine line_of(Work& work, Office const& office, casework::Case const& about) {
  CaseLine line;
  line.id = about.id;
  line.reference = about.reference;
  line.subject_name = subject_name(about);
  line.right = workflow_of(office, about).table().title;
  line.state = about.state;
  auto const& state = workflow_of(office, about).state(about.state);
  line.next_action = next_action(state);
  line.received = about.received;
  line.due = due_of(work, office, about);
  auto const words = due_words(line.due, state, office.clock.today());
  line.due_words = words.words;
  line.urgency = words.urgency;
  line.officer = about.officer;
  line.services = about.services;
  for (auto const& one : proposed_for(work, office, about)) line.proposed = one.words;
  return line;
}

CaseListing cases_listed(Office& office, CaseFilter const& filter, CaseOrder const& order, Window const& window) {
  bring_up_to_date(office);
  CaseListing listing;
  office.works.look([&](Work& work) {
    listing = {};
    auto const days = desk_days(office);
    for (auto const& standing : work.desk().list(filter, days, order, window)) {
      if (auto const about = work.cases().find(standing.about)) {
        listing.lines.push_back(line_of(work, office, *about));
        auto& line = listing.lines.back();
        line.tags = standing.tags;
        line.flags = standing.flags;
        line.journey = standing.journey;
        line.pages = standing.pages;
        line.pages_checked = standing.pages_checked;
      }
    }
    listing.found = work.desk().count(filter, days);
    listing.states = work.desk().states();
  });
  return listing;
}

CaseCounts case_counts(Office& office) {
  bring_up_to_date(office);
  CaseCounts counts;
  office.works.look([&](Work& work) { counts = work.desk().counts(desk_days(office)); });
  return counts;
}

std::vector<CaseStanding> cases_exported(Office& office, Actor const& actor, CaseFilter const& filter, CaseOrder const& order, std::string const& filter_words) {
  bring_up_to_date(office);
  std::vector<CaseStanding> cases;
  office.works.in_one([&](Work& work) {
    cases = work.desk().list(filter, desk_days(office), order, {0, std::numeric_limits<int>::max()});
    work.ledger().record({actor.id.str(), "case_list_exported", {}, "lines=" + std::to_string(cases.size()) + " filter=" + filter_words}, office.clock.now());
  });
  return cases;
}

Result<CaseOverview> case_overview(Office& office, CaseId const& id, Actor const& actor) {
  Result<CaseOverview> result = refused("not_found", "There is no such case.");
  office.works.look([&](Work& work) {
    auto const about = case_in(work, id);
    if (!about) return;
    auto const& workflow = workflow_of(office, *about);
    CaseOverview view;
    view.about = *about;
    view.due = due_of(work, office, *about);
    auto const words = due_words(view.due, workflow.state(about->state), office.clock.today());
    view.due_words = words.words;
    view.urgency = words.urgency;
    view.state_words = next_action(workflow.state(about->state));
    view.events = work.cases().events(id);
    for (auto& sentence : moved_dates_of(view.events)) view.due.warnings.push_back(std::move(sentence));
    view.open_events = workflow.open_events(about->state, actor.roles);
    view.jobs = work.jobs().of_case(id);
    if (auto const unsent = unsent_letter(view.events)) {
      view.jobs.push_back({"letter", unsent->first, "dead", "The letter " + unsent->first + " could not be sent. The register lacks: " + unsent->second});
    }
    count_progress(work, view);
    view.kept_to_named = !work.readers().of_case(id).empty();
    view.restrictions = restrictions_on(work, office, *about);
    for (auto const& one : proposed_for(work, office, *about)) view.proposed.push_back(one.words);
    result = std::move(view);
  });
  return result;
}

Done ask_for_identity(Office& office, CaseId const& id, Actor const& actor, std::string const& doubt) {
  if (tidied(doubt).empty()) {
    return refused("missing", "Say what makes you doubt who is asking. Identity may be asked for only on reasonable doubt.", "doubt");
  }
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    auto moved = move(work, office, *about, actor, "ask_for_identity",
                      {"id_requested", office.clock.today(), {{"doubt", tidied(doubt)}}, ""});
    if (!moved) return moved;
    return post_letter(work, office, *about, actor.id.str(), "L-7");
  });
}

Done accept_identity(Office& office, CaseId const& id, Actor const& actor, IdentityCheck const& check) {
  if (check.seen.empty()) return refused("missing", "Select what was seen.", "documents");
  if (check.on > office.clock.today()) return refused("not_past", "The day must not be in the future.", "on");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (check.on < about->received) return refused("too_early", "The day must not be before the request was received.", "on");
    auto const& proof = proof_of(office, *about, "identity");
    if (auto enough = may_accept(proof, actor, check.seen); !enough) return enough;
    bool const was_asked = about->state == "awaiting_identity";
    auto moved = move(work, office, *about, actor, "accept_identity",
                      {"identity_accepted", check.on,
                       {{"evidence", titles_of(proof, check.seen)}, {"how", tidied(check.checked_how)}}, ""});
    if (!moved || !was_asked) return moved;
    record(work, office, *about, actor.id.str(), {"id_received", check.on, {}, ""});
    return moved;
  });
}

Done record_clock_event(Office& office, CaseId const& id, Actor const& actor, law::Event const& event, std::string const& reason) {
  if (tidied(reason).empty()) return refused("missing", "Say why. The reason goes on the record.", "reason");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = permitted(work, office, *about, actor, "record_clock_event"); !allowed) return allowed;
    auto timeline = casework::timeline_of(*about, work.cases().events(id));
    timeline.events.push_back(event);
    auto const due = law::due_date(timeline, *holidays_in_force(work, office));
    if (!due) return tl::unexpected(due.error());
    if (event.name == "extended" && !due->extended) {
      return refused("too_late", "Notice of an extension must be given before the end of the first month (Art 12A(4)). It is too late for it.", "on");
    }
    std::map<std::string, std::string> detail{{"reason", tidied(reason)}};
    if (event.to) detail["to"] = to_iso(*event.to);
    if (!event.ref.empty()) detail["ref"] = event.ref;
    record(work, office, *about, actor.id.str(), {event.name, event.on, detail, "on=" + to_iso(event.on)});
    return done();
  });
}

Done add_note(Office& office, CaseId const& id, Actor const& actor, std::string const& note) {
  if (tidied(note).empty()) return refused("missing", "Write the note first.", "note");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = permitted(work, office, *about, actor, "add_note"); !allowed) return allowed;
    record(work, office, *about, actor.id.str(), {"note", office.clock.today(), {{"note", note}}, ""});
    return done();
  });
}

Done try_again(Office& office, CaseId const& id, Actor const& actor) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = permitted(work, office, *about, actor, "add_note"); !allowed) return allowed;
    auto const revived = work.jobs().revive(id);
    auto const unsent = unsent_letter(work.cases().events(id));
    if (revived == 0 && !unsent) return refused("nothing", "Nothing was given up.");
    if (unsent) acknowledge(work, office, *about);
    record(work, office, *about, actor.id.str(), {"tried_again", office.clock.today(), {}, "jobs=" + std::to_string(revived)});
    return done();
  });
}

LedgerOfCase whole_ledger_of(Office& office, CaseId const& id) {
  LedgerOfCase ledger;
  office.works.look([&](Work& work) { ledger = {work.ledger().came_with(id), work.ledger().about(id)}; });
  return ledger;
}

}  // namespace rightsdesk::app
