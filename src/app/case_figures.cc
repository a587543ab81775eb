// One case of the store as the figures look at it.
#include <algorithm>

#include "app/acts.h"
#include "app/case_desk.h"
#include "app/circumstances.h"
#include "app/figure_desk.h"
#include "app/figures.h"
#include "app/grounds.h"
#include "app/holidays.h"
#include "app/keeping.h"
#include "app/keeping_rules.h"
#include "app/letters.h"
#include "core/text.h"
#include "law/reading.h"

namespace rightsdesk::app {
namespace {

using casework::CaseEvent;

constexpr int kAtATime = 100;
constexpr Date kEver = std::chrono::year(1) / 1 / 1;

/// What a final letter says of the outcome; nothing for a letter that ends nothing.
std::optional<std::string> outcome_of_letter(std::string const& letter, std::string const& variant) {
  static std::map<std::string, std::string> const kOutcomes{
      {"L-2", "full"},     {"L-3", "part"},     {"L-4", "refused"}, {"L-9", "done"},  {"L-10", "refused"}, {"L-11", "done"},
      {"L-12", "done"},    {"L-13", "refused"}, {"L-15", "done"},   {"L-16", "refused"}, {"L-18", "done"}, {"L-19", "done"},
      {"L-22", "routed"},  {"L-23", "part"},    {"L-14applied", "done"}, {"L-17given", "done"}, {"L-17refused", "refused"},
      {"L-21outcome", "done"}};
  auto const found = kOutcomes.find(letter + variant);
  if (found == kOutcomes.end()) return std::nullopt;
  return found->second;
}

void read_event(CaseFigures& one, CaseEvent const& event) {
  if (event.what == "letter_sent") {
    auto const letter = detail_of(event, "letter");
    auto const outcome = outcome_of_letter(letter, detail_of(event, "variant"));
    bool const for_this_right = letter != "L-14" || one.right == law::Right::restriction;
    if (outcome && for_this_right && !one.answered) {
      one.answered = event.on;
      one.outcome = *outcome;
    }
    if (letter == "L-20" && !one.acknowledged) one.acknowledged = event.on;
  } else if ((event.what == "withdraw" || event.what == "withdrawn") && !one.withdrawn) {
    one.withdrawn = event.on;
  } else if (event.what == "go_to_regulator") {
    one.at_regulator = true;
  }
}

/// Days from asking to answering, both counted; a question still open counts to `today`.
int pause_days_in(std::vector<law::Event> const& events, Date today) {
  int days = 0;
  std::map<std::string, Date> asked;
  for (auto const& event : events) {
    if (event.name == "clarification_asked") asked[event.ref] = event.on;
    auto const open = asked.find(event.ref);
    if (event.name != "clarification_received" || open == asked.end()) continue;
    days += days_between(open->second, event.on) + 1;
    asked.erase(open);
  }
  for (auto const& [ref, since] : asked) days += std::max(0, days_between(since, today) + 1);
  return days;
}

/// Days from asking to answering by what was asked; one that is still open counts to `today`.
std::map<std::string, int> waits_in(std::vector<law::Event> const& events, Date today) {
  struct Pair {
    char const *what, *asked, *answered;
  };
  constexpr Pair kPairs[] = {{"identity", "id_requested", "id_received"}, {"authority", "authority_requested", "authority_received"}, {"fee", "fee_requested", "fee_paid"}};
  std::map<std::string, int> waits;
  for (auto const& pair : kPairs) {
    std::optional<Date> asked;
    for (auto const& event : events) {
      if (event.name == pair.asked && !asked) asked = event.on;
      if (event.name != pair.answered || !asked) continue;
      waits[pair.what] += std::max(0, days_between(*asked, event.on));
      asked.reset();
    }
    if (asked) waits[pair.what] += std::max(0, days_between(*asked, today));
  }
  if (auto const days = pause_days_in(events, today); days > 0) waits["question"] = days;
  std::erase_if(waits, [](auto const& wait) { return wait.second == 0; });
  return waits;
}

/// From the day the clock began to the answer, less the days it was stopped in between.
int clock_days_of(law::Timeline const& timeline, Date answered, law::BankHolidays const& holidays) {
  auto const counted = law::count(timeline, {}, holidays);
  auto const start = counted && counted->start ? std::max(*counted->start, timeline.received) : timeline.received;
  int days = std::max(0, days_between(start, answered));
  if (!counted) return days;
  for (auto const& pause : counted->pauses) {
    auto const from = std::max(pause.first, plus_days(start, 1)), to = std::min(pause.last.value_or(answered), answered);
    days -= std::max(0, days_between(from, to) + 1);
  }
  return std::max(0, days);
}

std::optional<int> identity_days_in(std::vector<law::Event> const& events) {
  std::optional<Date> asked;
  for (auto const& event : events) {
    if (event.name == "id_requested" && !asked) asked = event.on;
    if (event.name == "id_received" && asked) return days_between(*asked, event.on);
  }
  return std::nullopt;
}

/// A lift before which no letter L-14 had gone out since it was proposed.
bool lifted_unannounced(std::vector<CaseEvent> const& events) {
  bool announced = false;
  for (auto const& event : events) {
    if (event.what == "propose_lifting") announced = false;
    if (event.what == "letter_sent" && detail_of(event, "letter") == "L-14" && detail_of(event, "variant") != "applied") announced = true;
    if (event.what == "lift" && !announced) return true;
  }
  return false;
}

void read_tasks(CaseFigures& one, Work& work, CaseId const& id) {
  for (auto const& task : work.tasks().of_case(id)) {
    auto const& fields = task.fields.reveal();
    auto const field = [&](char const* name) { return fields.count(name) > 0 ? fields.at(name) : std::string{}; };
    if (task.kind == "recipient_notice" && task.state == casework::TaskState::open) ++one.recipients_to_tell;
    if (task.kind == "regulator_request" && field("decision").find("upheld") != std::string::npos) one.regulator_upheld = true;
    if (task.kind == "lateness" && task.outcome == "said") one.late_cause = field("cause");
    if (task.kind == "extension" && task.outcome == "given" && one.extended_ground == "other") one.extended_ground = field("ground");
  }
}

void read_pack(CaseFigures& one, Work& work, CaseId const& id) {
  for (auto const& pack : work.packs().of_case(id)) {
    if (pack.state != PackState::released) continue;
    one.pages = pack.pages;
    break;
  }
  auto const records = work.records().of_case(id);
  bool const any = std::any_of(records.begin(), records.end(), [](auto const& row) { return row.inclusion != collection::Inclusion::left_out; });
  if (one.outcome == "full" && !any) one.outcome = "nothing_held";
}

bool says(std::string const& relation, std::initializer_list<char const*> words) {
  return std::any_of(words.begin(), words.end(), [&](char const* word) { return relation.find(word) != std::string::npos; });
}

/// "self", "parent", or what kind of person acts for somebody: no word of their own is kept.
std::string kind_of_requester(intake::Requester const& requester) {
  if (requester.standing != "acts") return requester.standing;
  auto const relation = folded(requester.relation);
  if (says(relation, {"solicitor", "lawyer", "barrister", "law firm", "legal"})) return "solicitor";
  if (says(relation, {"attorney", "deputy", "guardian"})) return "attorney_or_deputy";
  if (says(relation, {"advocate", "social worker", "support worker", "personal adviser", "key worker"})) return "advocate_or_worker";
  if (says(relation, {"mother", "father", "parent", "carer", "aunt", "uncle", "sister", "brother", "grand", "daughter", "son", "wife", "husband", "partner", "friend", "relative"})) return "family_or_friend";
  return "other";
}

std::optional<CaseFigures> figures_of_gone(GoneCase const& gone) {
  auto const right = law::right_from(gone.right);
  if (!right || !gone.received) return std::nullopt;
  CaseFigures one;
  one.right = *right;
  one.received = *gone.received;
  one.due = gone.due;
  one.answered = gone.answered;
  one.withdrawn = gone.withdrawn;
  one.outcome = gone.outcome;
  return one;
}

}  // namespace

CaseFigures figures_of_case(Work& work, Office const& office, casework::Case const& about) {
  CaseFigures one;
  one.about = about.id;
  one.controller = about.controller;
  one.right = about.right;
  one.requester = kind_of_requester(about.requester.reveal());
  one.services = about.services;
  one.received = about.received;
  for (auto const& source : work.searches().plan_of(about.id)) one.sources.push_back(source.source);
  auto const due = statutory_due_of(work, office, about);
  one.due = due.due;
  one.clock = due.status;
  auto const events = work.cases().events(about.id);
  auto const timeline = casework::timeline_of(about, events);
  for (auto const& event : events) read_event(one, event);
  if (due.extended) one.extended_ground = "other";
  one.pause_days = pause_days_in(timeline.events, office.clock.today());
  one.identity_days = identity_days_in(timeline.events);
  one.lifted_without_notice = lifted_unannounced(events);
  one.waits = waits_in(timeline.events, office.clock.today());
  if (one.answered) one.clock_days = clock_days_of(timeline, *one.answered, *holidays_in_force(work, office));
  for (auto const& [code, places] : places_withheld(work, about.id)) {
    one.codes.insert(plain_code(code));
    one.places[plain_code(code)] += places;
  }
  read_tasks(one, work, about.id);
  read_pack(one, work, about.id);
  return one;
}

int count_some(Office& office, int most) {
  auto& works = office.works.for_rules();
  std::vector<CaseId> waiting;
  works.look([&](Work& work) { waiting = work.desk().figures().out_of_date(most); });
  if (waiting.empty()) return 0;
  works.in_one([&](Work& work) {
    auto& desk = work.desk().figures();
    waiting = desk.out_of_date(most);
    for (auto const& id : waiting) {
      auto const about = work.cases().find(id);
      ENSURE(about.has_value(), "a line in the lists for a case that is not there");
      desk.put({figures_of_case(work, office, *about), keeping_facts_of(work, office, *about)});
    }
  });
  return static_cast<int>(waiting.size());
}

void count_all(Office& office) {
  while (count_some(office, kAtATime) > 0) {
  }
}

std::vector<CaseFigures> cases_for_figures(Office& office) {
  count_all(office);
  std::vector<CaseFigures> all;
  office.works.look([&](Work& work) {
    all = work.desk().figures().since(kEver);
    std::set<CaseId> over;
    auto const schedule = schedule_in_force(work, office);
    for (auto const& one : closed_cases(work)) {
      if (retention::verdict_on(one.facts, schedule, office.clock.today()).act == retention::Act::review) over.insert(one.about);
    }
    for (auto& one : all) one.keeping_over = over.contains(one.about);
    for (auto const& gone : work.gone().all()) {
      if (auto const kept = figures_of_gone(gone)) all.push_back(*kept);
    }
  });
  return all;
}

}  // namespace rightsdesk::app
