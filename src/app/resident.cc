#include "app/resident.h"

#include <algorithm>
#include <set>

#include "app/acts.h"
#include "app/circumstances.h"
#include "app/download_term.h"
#include "app/hold.h"
#include "app/intake_journal.h"
#include "app/letters.h"
#include "app/new_address.h"
#include "app/pack_forms.h"
#include "app/recording.h"
#include "app/sealing.h"
#include "app/take_over.h"
#include "app/tasks.h"
#include "core/original.h"
#include "core/text.h"
#include "core/wording.h"
#include "intake/page_language.h"
#include "intake/partial_request.h"

namespace rightsdesk::app {
namespace {

casework::Case case_for(Office const& office, intake::Request const& request, intake::Asked const& asked) {
  casework::Case opened;
  opened.id = CaseId::fresh();
  opened.request = request.id;
  opened.right = asked.right;
  opened.workflow = asked.workflow;
  opened.controller = request.controller;
  opened.jurisdiction = office.rules.controllers.at(request.controller).jurisdiction;
  opened.state = office.rules.workflows.at(asked.workflow).table().start;
  opened.received = request.received;
  opened.opened_at = request.received_at;
  opened.subject = request.subject;
  opened.requester = request.requester;
  opened.services = request.services;
  opened.wanted = asked.wanted;
  opened.particulars = asked.particulars;
  return opened;
}

/// A complaint about a request that we know is linked to its case from the start.
CaseId arose_from(Work& work, intake::Asked const& asked) {
  auto const about = asked.particulars.reveal().find("complaint-about");
  if (about == asked.particulars.reveal().end()) return {};
  auto const reference = intake::reference_from(about->second);
  auto const other = reference ? work.cases().find_by_reference(*reference) : std::nullopt;
  return other ? other->id : CaseId{};
}

/// A request with a reference for each thing asked; the first is the request's own.
struct Numbered {
  intake::Request request;
  std::vector<std::string> references;
  std::string key;
};

Numbered numbered(intake::Request request, std::string const& key) {
  std::vector<std::string> references{request.reference};
  while (references.size() < request.asked.size()) references.push_back(intake::fresh_reference());
  return {std::move(request), std::move(references), key};
}

/// One case for each thing asked.
std::vector<casework::Case> cases_for(Work& work, Office const& office, Numbered const& numbered) {
  std::vector<casework::Case> cases;
  for (auto const& asked : numbered.request.asked) {
    cases.push_back(case_for(office, numbered.request, asked));
    cases.back().arose_from = arose_from(work, asked);
    cases.back().reference = numbered.references.at(cases.size() - 1);
  }
  return cases;
}

void open_case(Work& work, Office const& office, casework::Case const& opened, std::string const& channel) {
  record(work, office, opened, "requester",
         {"request", opened.received, {{"channel", channel}}, "right=" + law::to_string(opened.right) + " workflow=" + opened.workflow});
  keep_tasks_with_state(work, office, opened);
}

casework::Task look_at_rebuilt(Office const& office, casework::Case const& opened) {
  casework::Task task;
  task.id = TaskId::fresh();
  task.about = opened.id;
  task.kind = "request_rebuilt";
  task.words = Personal<std::string>("The database had lost this request. It stands again as it was sent; what was done on it since is not here.");
  task.made_by = "program";
  task.made_on = office.clock.today();
  return task;
}

/// The letters that go out with an act are told of by the line of that act.
bool tells_of_itself(casework::CaseEvent const& event) {
  static std::set<std::string> const kWithAnAct{"L-1", "L-2", "L-3", "L-7", "L-20", "L-23", "L-24"};
  return event.what != "letter_sent" || kWithAnAct.count(casework::detail_of(event, "letter")) == 0;
}

/// What the requester did themselves, as they are told it.
std::string own_act(casework::CaseEvent const& event) {
  static std::map<std::string, std::string> const kWords{{"evidence_added", "You sent us something that shows who you are"},
                                                         {"requester_wrote", "You wrote to us here"},
                                                         {"email_changed", "You gave us a new email address"},
                                                         {"phone_changed", "You gave us a new phone number"},
                                                         {"phone_change_asked", "You told us of a new phone number"},
                                                         {"address_change_asked", "You told us of a new address"},
                                                         {"opened_beside", "You sent us a complaint"},
                                                         {"withdraw", "You stopped this request"}};
  auto const found = event.actor == "requester" ? kWords.find(event.what) : kWords.end();
  return found == kWords.end() ? std::string{} : found->second;
}

ResidentView::Line line_for(casework::CaseEvent const& event) {
  static std::map<std::string, std::string> const kWords{
      {"request", "We received your request"},
      {"id_requested", "We asked you to show who you are"},
      {"identity_accepted", "We know who you are. We started to look for your records"},
      {"search_finished", "We found your records and started to check them"},
      {"review_finished", "We finished checking your records"},
      {"pack_sealed", "We put your records together"},
      {"released", "Your records are ready to read"},
      {"part_released", "Some of your records are ready to read. More come later"},
      {"answer_opened", "We found more, and are checking it"},
      {"clarification_asked", "We asked you a question"},
      {"clarification_received", "You answered our question"},
      {"extended", "We told you that we need more time"},
      {"downloaded", "Your records were downloaded"},
      {"read_online", "Your records were read on this website"},
      {"pack_posted", "We posted your records"},
      {"pack_collected", "You collected your records"},
      {"pack_read_together", "You read your records with one of us"},
      {"sent_again", "We sent you your records again"},
      {"download_stopped", "We shut the download. Ask us why"},
      {"letter_sent", "We wrote to you"},
      {"acknowledged", "We told you that we have your complaint"},
      {"restricted", "We limited how your information is used"},
      {"portable_copy_written", "We made your copy"},
      {"phone_changed", "We use your new phone number"},
      {"address_changed", "We use your new address"},
      {"close", "We closed your request"}};
  if (auto own = own_act(event); !own.empty()) return {event.on, own};
  auto const found = tells_of_itself(event) ? kWords.find(event.what) : kWords.end();
  return {event.on, found == kWords.end() ? std::string{} : found->second};
}

Submitted submitted_as(std::vector<casework::Case> const& cases, std::string const& first) {
  Submitted submitted;
  for (auto const& opened : cases) {
    if (opened.reference == first) {
      submitted.reference = opened.reference;
      submitted.about = opened.id;
    } else {
      submitted.more.push_back(opened.reference);
    }
  }
  std::sort(submitted.more.begin(), submitted.more.end());
  return submitted;
}

}  // namespace

namespace {

/// The references that the store has for the request, in the order of what was asked.
std::vector<std::string> as_asked(intake::Request const& request, std::vector<casework::Case> cases) {
  std::vector<std::string> references;
  for (auto const& asked : request.asked) {
    auto const found = std::find_if(cases.begin(), cases.end(), [&](casework::Case const& one) { return casework::workflow_name(one) == asked.workflow; });
    if (found == cases.end()) continue;  // disposed of since
    references.push_back(found->reference);
    cases.erase(found);
  }
  return references;
}

/// What is done with each case as it is opened, after its first event.
using Opened = std::function<void(Work&, casework::Case const&)>;

/// The request's cases: those that its key has already, or new ones.
std::vector<casework::Case> opened_once(Work& work, Office& office, Numbered const& numbered, Opened const& then) {
  if (auto already = work.cases().find_by_key(numbered.key)) return work.cases().of_request(already->request);
  auto const cases = cases_for(work, office, numbered);
  if (!work.cases().add(numbered.request, cases.front(), numbered.key)) {
    throw Fault("Your request is being sent. Try again in a moment.", "idempotency key taken meanwhile");
  }
  for (auto const& opened : cases) {
    if (opened.id != cases.front().id) work.cases().add_beside(opened);
    open_case(work, office, opened, numbered.request.channel);
    place_holds(work, office, opened);
    then(work, opened);
  }
  return cases;
}

}  // namespace

namespace {

/// Made a request, kept in the store and in the journal; `then` is done with each case as it is opened.
Result<Submitted, std::vector<Refusal>> take_in(Office& office, intake::FormAnswers const& answers, intake::Arrival const& arrival, std::string const& key, Opened const& then) {
  auto request = intake::make_request(answers, arrival);
  if (!request) return tl::unexpected(request.error());
  if (office.rules.controllers.count(arrival.controller) == 0) throw Bug("a form for a controller we do not have");
  auto const coming = numbered(std::move(*request), key);
  std::vector<casework::Case> cases;
  std::string first;
  office.works.in_one([&](Work& work) {
    cases = opened_once(work, office, coming, then);
    first = work.cases().find_by_key(key)->reference;
  });
  if (office.journal != nullptr) {
    if (auto references = as_asked(coming.request, cases); !references.empty()) {
      office.journal->keep({key, std::move(references), arrival, Personal(answers)});
    }
  }
  return submitted_as(cases, first);
}

}  // namespace

Result<Submitted, std::vector<Refusal>> submit_request(Office& office, intake::FormAnswers const& answers,
                                                       intake::Arrival const& arrival, std::string const& idempotency_key) {
  return take_in(office, answers, arrival, idempotency_key, [&office](Work& within, casework::Case const& opened) { acknowledge(within, office, opened); });
}

std::vector<std::string> const& channels_recorded() {
  static std::vector<std::string> const kChannels{"phone", "post", "email", "in_person"};
  return kChannels;
}

bool may_record(Actor const& actor) { return actor.roles.contains("intake") || actor.roles.contains("case_officer") || actor.roles.contains("dpo"); }

Result<Submitted, std::vector<Refusal>> record_request(Office& office, Actor const& actor, Recording const& recording) {
  std::vector<Refusal> mistakes;
  auto const& channels = channels_recorded();
  if (!may_record(actor)) return tl::unexpected(std::vector<Refusal>{{"not_permitted", "Your role does not record requests.", "", {}}});
  if (std::find(channels.begin(), channels.end(), recording.channel) == channels.end()) mistakes.push_back({"missing", "Select how the request came", "channel", {}});
  if (!recording.received) mistakes.push_back({"missing", "Enter the day on which it first reached the council", "received-day", {}});
  if (recording.received && *recording.received > office.clock.today()) mistakes.push_back({"not_past", "The day must be today or in the past", "received-day", {}});
  if (!mistakes.empty()) return tl::unexpected(mistakes);
  bool const today = *recording.received == office.clock.today();
  auto const at = today ? office.clock.now() : Instant(std::chrono::sys_days(*recording.received)) + std::chrono::hours(12);
  return take_in(office, recording.answers, {recording.controller, recording.channel, at}, recording.key, [&](Work& within, casework::Case const& opened) {
    record(within, office, opened, actor.id.str(), {"request_recorded", office.clock.today(), {{"channel", recording.channel}}, "channel=" + recording.channel + " received=" + to_iso(opened.received)});
    acknowledge(within, office, opened);
  });
}

namespace {

std::string key_of(std::string const& system, std::string const& id) { return "import " + system + " " + sha256_hex(id); }
std::string key_of(FromElsewhere const& from) { return key_of(from.system, from.id); }

std::string listed(std::vector<std::string> const& labels) { return joined(labels, "; "); }

}  // namespace

std::optional<CaseId> taken_over(Office& office, std::string const& system, std::string const& id) {
  std::optional<CaseId> found;
  office.works.look([&](Work& work) {
    auto const there = work.cases().find_by_key(key_of(system, id));
    found = there ? std::optional(there->id) : std::nullopt;
  });
  return found;
}

Result<TakenOver, std::vector<Refusal>> look_at_request(Office& office, FromElsewhere const& from) {
  if (auto const request = intake::make_partial_request(from.answers, from.arrival); !request) return tl::unexpected(request.error());
  TakenOver taken{{}, TakenOver::How::opened, intake::not_answered(from.answers)};
  office.works.look([&](Work& work) {
    auto const there = work.cases().find_by_key(key_of(from));
    if (there) taken = {submitted_as(work.cases().of_request(there->request), there->reference), TakenOver::How::was_there, taken.missing};
  });
  return taken;
}

Result<TakenOver, std::vector<Refusal>> take_over_request(Office& office, FromElsewhere const& from) {
  auto taken = look_at_request(office, from);
  if (!taken || taken->how == TakenOver::How::was_there) return taken;
  auto const coming = numbered(*intake::make_partial_request(from.answers, from.arrival), key_of(from));
  office.works.in_one([&](Work& work) {
    taken->how = TakenOver::How::was_there;
    auto const cases = opened_once(work, office, coming, [&](Work& within, casework::Case const& opened) {
      record(within, office, opened, "program",
             {"request_imported", office.clock.today(), {{"system", from.system}, {"id", from.id}, {"missing", listed(taken->missing)}}, "system=" + from.system});
      taken->how = TakenOver::How::opened;
    });
    taken->submitted = submitted_as(cases, work.cases().find_by_key(coming.key)->reference);
  });
  return taken;
}

Rebuilt rebuild_request(Office& office, Acknowledged const& lost) {
  auto request = intake::make_request(lost.answers.reveal(), lost.arrival);
  if (!request || request->asked.size() != lost.references.size()) {
    throw Fault("A request cannot be rebuilt.", lost.references.front() + ": its answers are no request to this program; open it by hand from what was kept");
  }
  request->reference = lost.references.front();
  Numbered const again{std::move(*request), lost.references, lost.key};
  auto rebuilt = Rebuilt::was_there;
  office.works.in_one([&](Work& work) {
    rebuilt = Rebuilt::was_there;
    opened_once(work, office, again, [&](Work& within, casework::Case const& opened) {
      record(within, office, opened, "program", {"request_rebuilt", office.clock.today(), {}, ""});
      within.tasks().add(look_at_rebuilt(office, opened));
      rebuilt = Rebuilt::now;
    });
  });
  return rebuilt;
}

namespace {

ResidentView::Pack seen_by_resident(PackRow const& pack, std::vector<casework::CaseEvent> const& events, Date today) {
  ResidentView::Pack seen{pack.version, local_date(pack.released_at.value()), pack.pages, pack.pack_sha256};
  if (auto const term = term_of(events, pack.version)) {
    seen.last_day = term->last_day;
    seen.ended = has_ended(*term, today);
    seen.times = term->times;
  }
  for (auto const& one : pack.forms) {
    if (one.form != kSeal) seen.forms.push_back({one.form, in_words(one), one.size});
  }
  return seen;
}

/// The reasons that the letter of an extension gave.
std::string reasons_for_more_time(Work& work, CaseId const& about) {
  for (auto const& task : work.tasks().of_case(about)) {
    if (task.kind != "extension" || task.outcome != "given") continue;
    auto const& fields = task.fields.reveal();
    if (auto const found = fields.find("reasons"); found != fields.end()) return tidied(found->second);
  }
  return {};
}

/// Only the requester can bring it on: proof of who they are, an answer, an authority.
bool waits_for_requester(Work& work, workflow::State const& state, CaseId const& about) {
  static std::set<std::string> const kWaits{"clarification_awaited", "authority_awaited", "fee_awaited"};
  if (state.open && state.clock == workflow::CaseClock::not_started) return true;
  auto const tasks = work.tasks().of_case(about);
  return state.open && std::any_of(tasks.begin(), tasks.end(), [](auto const& task) { return task.state == casework::TaskState::open && kWaits.count(task.kind) > 0; });
}

}  // namespace

std::string state_for_resident(Work& work, Office const& office, casework::Case const& about) {
  auto const& state = workflow_of(office, about).state(about.state);
  return waits_for_requester(work, state, about.id) ? "We need something from you" : state.resident_sees;
}

namespace {

/// Those that were sent, and those that wait until somebody rings: whoever comes in by their own wish reads them.
std::vector<ResidentView::Letter> letters_for(std::vector<casework::CaseEvent> const& events) {
  std::vector<ResidentView::Letter> letters;
  std::set<std::string> seen;
  for (auto const& event : events) {
    bool const letter = event.what == "letter_sent" || event.what == "letter_held";
    if (!letter || casework::detail_of(event, "page").empty() || !seen.insert(casework::detail_of(event, "copy")).second) continue;
    letters.insert(letters.begin(), {event.number, casework::detail_of(event, "title"), event.on, casework::detail_of(event, "language")});
  }
  return letters;
}

/// Newest first; what happened twice on a day is told once.
std::vector<ResidentView::Line> timeline_for(std::vector<casework::CaseEvent> const& events) {
  std::vector<ResidentView::Line> lines;
  for (auto const& event : events) {
    auto line = line_for(event);
    bool const again = !lines.empty() && lines.front().on == line.on && lines.front().text == line.text;
    if (!line.text.empty() && !again) lines.insert(lines.begin(), std::move(line));
  }
  return lines;
}

std::string why_then(Work& work, law::DueDate const& due, CaseId const& about) {
  if (due.status == law::ClockStatus::not_started) return "The time starts when we know who you are.";
  if (due.status == law::ClockStatus::paused) return "The time is paused while we wait for your answer to our question.";
  if (!due.extended) return {};
  auto const reasons = reasons_for_more_time(work, about);
  if (reasons.empty()) return "We told you that we need up to two more months.";
  return worded("We told you that we need up to two more months. This is why: {reasons}", {{"reasons", reasons}});
}

}  // namespace

ResidentView resident_view(Office& office, CaseId const& about) {
  ResidentView view;
  office.works.in_one([&](Work& work) {
    auto const found = work.cases().find(about);
    ENSURE(found.has_value(), "a resident entered a case that is not there");
    view = {};
    view.reference = found->reference;
    view.right = law::to_string(found->right);
    auto const& particulars = found->particulars.reveal();
    if (auto const language = particulars.find(intake::kPageLanguage); language != particulars.end()) view.language = language->second;
    auto const& state = workflow_of(office, *found).state(found->state);
    auto const due = due_of(work, office, *found);
    view.needs_you = waits_for_requester(work, state, about);
    view.state = state_for_resident(work, office, *found);
    if (state.clock != workflow::CaseClock::stopped) view.due = due.due;
    view.due_why = why_then(work, due, about);
    view.late = view.due && *view.due < office.clock.today() && due.status == law::ClockStatus::running;
    auto const events = work.cases().events(about);
    view.timeline = timeline_for(events);
    view.letters = letters_for(events);
    if (!view.timeline.empty()) view.last_update = view.timeline.front().on;
    view.packs_open_on = opens_on(work, *found, office.clock.today());
    for (auto const& pack : work.packs().of_case(about)) {
      if (pack.state == PackState::released) view.packs.insert(view.packs.begin(), seen_by_resident(pack, events, office.clock.today()));
    }
  });
  return view;
}

}  // namespace rightsdesk::app
