#include "app/acts.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "app/circumstances.h"
#include "app/differences.h"
#include "app/grounds.h"
#include "app/holidays.h"
#include "app/instalments.h"
#include "app/page_times.h"
#include "app/remarks.h"
#include "app/tasks.h"

namespace rightsdesk::app {

Result<casework::Case> case_in(Work& work, CaseId const& id) {
  if (auto found = work.cases().find(id)) return *found;
  return refused("not_found", "There is no such case.");
}

void record(Work& work, Office const& office, casework::Case const& about, std::string const& actor, Happened const& event) {
  auto const now = office.clock.now();
  work.cases().append({about.id, 0, event.what, event.on, now, actor, event.detail});
  work.ledger().record({actor, event.what, about.id, event.ledger_detail}, now);
}

Done permitted(Work& work, Office const& office, casework::Case const& about, Actor const& actor, std::string const& event) {
  return workflow_of(office, about).permitted(about.state, event, actor.roles, asked_of(work, office, about, actor));
}

Result<Deciding> record_to_decide(Work& work, Office const& office, CaseId const& id, Actor const& actor, RecordId const& record) {
  auto about = case_in(work, id);
  if (!about) return tl::unexpected(about.error());
  if (auto allowed = permitted(work, office, *about, actor, "decide_record"); !allowed) return tl::unexpected(allowed.error());
  auto found = work.records().find(record);
  if (!found || found->about != id) return refused("not_found", "There is no such record in this case.");
  return Deciding{std::move(*about), std::move(*found)};
}

Done move(Work& work, Office const& office, casework::Case const& about, Actor const& actor, std::string const& event,
          Happened const& happened) {
  auto const to = workflow_of(office, about).next(about.state, event, actor.roles, asked_of(work, office, about, actor));
  if (!to) return tl::unexpected(to.error());
  if (!work.cases().move(about, *to)) {
    return refused("stale", "Somebody else changed this case a moment ago. Look at it again, then decide.");
  }
  record(work, office, about, actor.id.str(), happened);
  auto entered = about;
  entered.state = *to;
  keep_tasks_with_state(work, office, entered);
  return done();
}

Done in_one(Office& office, std::function<Done(Work&)> const& verb) {
  struct TurnedBack {};
  Done outcome = done();
  try {
    office.works.in_one([&](Work& work) {
      outcome = verb(work);
      if (!outcome) throw TurnedBack{};
    });
  } catch (TurnedBack const&) {  // rolled back: what is refused has changed nothing
  }
  return outcome;
}

law::Timeline clock_of(Office const& office, casework::Case const& about, std::vector<casework::CaseEvent> const& events) {
  auto timeline = casework::timeline_of(about, events);
  auto const controller = office.rules.controllers.find(about.controller);
  if (about.right != law::Right::pupil_record || controller == office.rules.controllers.end()) return timeline;
  for (auto const& closure : controller->second.school_closures) timeline.events.push_back({"school_closed", closure.from, closure.to, {}});
  return timeline;
}

namespace {

law::DueDate no_duty(std::string const& rule, std::string const& why) {
  law::DueDate without;
  without.status = law::ClockStatus::no_duty;
  without.because.push_back({rule, why});
  return without;
}

law::DueDate statutory_due(Work& work, Office const& office, casework::Case const& about, std::vector<casework::CaseEvent> const& events) {
  if (auto const& none = workflow_of(office, about).table().no_statutory_clock; !none.empty()) return no_duty("workflow", none);
  auto due = law::due_date(clock_of(office, about, events), *holidays_in_force(work, office));
  if (due) return *due;
  law::DueDate unknown;
  unknown.warnings.push_back("The clock cannot be computed: " + due.error().text);
  unknown.because = due.error().because;
  return unknown;
}

}  // namespace

law::DueDate due_of(Work& work, Office const& office, casework::Case const& about) {
  auto const events = work.cases().events(about.id);
  auto const answered = answered_whole(events);
  if (!answered || workflow_of(office, about).state(about.state).clock == workflow::CaseClock::stopped) return statutory_due(work, office, about, events);
  return no_duty("answered", "All that was known was sent on " + in_words(*answered) +
                                 ". What is found after that has no day of its own: it goes out without undue delay (UK GDPR Art 12(3)).");
}

law::DueDate statutory_due_of(Work& work, Office const& office, casework::Case const& about) {
  return statutory_due(work, office, about, work.cases().events(about.id));
}

std::map<PersonId, redaction::Decision> people_decisions(Work& work, CaseId const& id) {
  std::map<PersonId, redaction::Decision> decisions;
  for (auto const& person : work.reviews().people(id)) decisions[person.known.id] = person.decision;
  return decisions;
}

Done with_open_points(Done moved, std::string const& text, std::function<std::vector<OpenPoint>()> const& open_points) {
  if (moved || moved.error().code != "not_yet") return moved;
  auto refusal = moved.error();
  refusal.text = text;
  if (!refusal.because.empty()) return tl::unexpected(refusal);
  for (auto const& open : open_points()) refusal.because.push_back({open.where, open.what});
  return tl::unexpected(refusal);
}

namespace {

std::string standing_of(search::SourceState state) {
  if (state == search::SourceState::failed) return " failed: ask it again, or record why it is not searched";
  return state == search::SourceState::awaiting_owner ? " waits for the answer of its owner" : " has not answered yet";
}

}  // namespace

std::vector<OpenPoint> open_in_search(Work& work, CaseId const& id) {
  std::vector<OpenPoint> open;
  auto const plan = work.searches().plan_of(id);
  for (auto const& source : plan) {
    if (!source.ended_well()) {
      open.push_back({source.title + standing_of(source.state), "search"});
    }
  }
  if (plan.empty()) open.push_back({"No source has been searched", "search"});
  auto const candidates = work.searches().candidates(id);
  auto const undecided = std::count_if(candidates.begin(), candidates.end(), [](auto const& candidate) {
    return candidate.identity == search::Identity::undecided && candidate.verdict != search::Verdict::unlikely;
  });
  if (undecided > 0) open.push_back({std::to_string(undecided) + " candidates wait for a decision", "candidates"});
  for (auto const& job : work.jobs().of_case(id)) {
    if (job.kind == "collect_candidate") {
      open.push_back({job.state == "dead" ? "Records could not be collected: " + job.error : "Records are still being collected",
                      "records"});
    }
  }
  for (auto const& record : work.records().of_case(id)) {
    if (!collection::in_hand(record)) continue;
    if (record.reading == collection::Reading::waiting) {
      open.push_back({"“" + record.title.reveal() + "” is still being read", "records"});
    } else if (record.reading == collection::Reading::unreadable) {
      open.push_back({"“" + record.title.reveal() + "” could not be read: " + record.reading_note + " Decide what happens to it",
                      "records"});
    } else if (record.reading == collection::Reading::quarantined) {
      open.push_back({"“" + record.title.reveal() + "” is in quarantine: " + record.reading_note + " Decide what happens to it", "records"});
    }
  }
  return open;
}

std::vector<OpenPoint> open_in_review(Work& work, Office const& office, CaseId const& id) {
  return open_in_review(work, office, id, differences_in(work, office, id));
}

std::vector<OpenPoint> open_in_review(Work& work, Office const& office, CaseId const& id, std::vector<Difference> const& differences) {
  auto open = open_in_remarks(work, id);
  for (auto& difference : open_in(differences)) open.push_back(std::move(difference));
  for (auto& brief : open_in_brief_pages(work, office, id)) open.push_back(std::move(brief));
  for (auto& ground : open_in_grounds(work, office, id)) open.push_back(std::move(ground));
  for (auto const& job : work.jobs().of_case(id)) {
    if (job.kind == "propose") {
      open.push_back({job.state == "dead" ? "Third parties could not be looked for: " + job.error
                                          : "Third parties are still being looked for",
                      "people"});
    }
  }
  std::map<std::pair<RecordId, int>, int> waiting;
  for (auto const& page : work.reviews().waiting(id)) waiting[{page.record, page.page}] = page.proposals;
  std::map<RecordId, std::string> titles;
  for (auto const& record : work.records().of_case(id)) titles[record.id] = record.title.reveal();
  for (auto const& page : work.records().reading_order(id)) {
    if (page.withheld_whole) continue;
    auto const where = page.record.str() + "/" + std::to_string(page.number);
    auto const page_words = "“" + titles[page.record] + "”, page " + std::to_string(page.number);
    if (auto const found = waiting.find({page.record, page.number}); found != waiting.end()) {
      auto const undecided = found->second;
      open.push_back({page_words + ": " + std::to_string(undecided) + (undecided == 1 ? " proposal waits for a decision" : " proposals wait for a decision"), where});
    }
    if (!page.checked) open.push_back({page_words + " has not been checked", where});
  }
  return open;
}

}  // namespace rightsdesk::app
