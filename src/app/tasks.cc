#include "app/tasks.h"

#include <algorithm>

#include "app/circumstances.h"
#include "app/evidence.h"
#include "app/holidays.h"
#include "app/letters.h"
#include "app/new_reach.h"
#include "app/task_parts.h"
#include "core/text.h"
#include "law/event_names.h"

namespace rightsdesk::app {
namespace {

using casework::Task;
using casework::TaskFields;
using casework::TaskState;
using workflow::TaskKind;

/// A task, its case and its kind; or why they are not there.
struct InHand {
  casework::Case about;
  Task task;
  TaskKind kind;
};

Result<InHand> in_hand(Work& work, Office const& office, CaseId const& id, TaskId const& task) {
  auto const about = case_in(work, id);
  if (!about) return tl::unexpected(about.error());
  auto const found = work.tasks().find(task);
  if (!found || found->about != id) return refused("not_found", "There is no such task in this case.");
  if (found->state != TaskState::open) return refused("not_now", "This task has ended already.");
  auto const* kind = workflow_of(office, *about).kind(found->kind);
  ENSURE(kind != nullptr, "a task is of a kind that its workflow does not have");
  return InHand{*about, *found, *kind};
}

std::optional<Refusal> mistake_in(workflow::TaskField const& field, std::string const& value, Date today) {
  if (value.empty() || field.kind == workflow::FieldKind::proof) return std::nullopt;
  if (field.kind == workflow::FieldKind::day && !parse_date(value)) return Refusal{"not_real", field.label + " must be a real date", field.id, {}};
  if (field.kind != workflow::FieldKind::choice) return std::nullopt;
  auto const chosen = std::find_if(field.choices.begin(), field.choices.end(), [&](auto const& choice) { return choice.value == value; });
  if (chosen == field.choices.end()) return Refusal{"not_offered", "Select one of the answers: " + field.label, field.id, {}};
  if (!workflow::is_open(*chosen, today)) return Refusal{"not_in_force", "This ground is not in force: " + chosen->label, field.id, {}};
  return std::nullopt;
}

/// `more` written over `fields`, or the first mistake in it.
Result<TaskFields> with_fields(TaskKind const& kind, TaskFields fields, TaskFields const& more, Date today) {
  for (auto const& [id, value] : more) {
    auto const* field = workflow::field_named(kind, id);
    if (field == nullptr) return refused("not_offered", "This task has no field \"" + id + "\".", id);
    auto const text = field->kind == workflow::FieldKind::words ? value : tidied(value);
    if (auto wrong = mistake_in(*field, text, today)) return tl::unexpected(*wrong);
    fields[id] = text;
  }
  return fields;
}

Done nothing_missing(TaskKind const& kind, workflow::TaskOutcome const& outcome, TaskFields const& fields, std::string const& reason) {
  for (auto const& need : outcome.needs) {
    if (need == "reason") {
      if (reason.empty()) return refused("missing", "Say why. The reason goes on the record.", "reason");
      continue;
    }
    auto const given = fields.find(need);
    if (given != fields.end() && !tidied(given->second).empty()) continue;
    return refused("missing", "Fill in: " + workflow::field_named(kind, need)->label, need);
  }
  return done();
}

/// What was seen must be documents the controller accepts, and enough of them where the outcome needs them.
Done proofs_hold(Office const& office, InHand const& held, Actor const& actor, TaskFields const& fields, std::vector<std::string> const& needs) {
  for (auto const& field : held.kind.fields) {
    auto const given = fields.find(field.id);
    if (field.kind != workflow::FieldKind::proof || given == fields.end() || given->second.empty()) continue;
    auto const& proof = proof_of(office, held.about, field.proof);
    auto const seen = documents_in(given->second);
    auto accepted = may_accept(proof, actor, seen);
    bool const needed = std::find(needs.begin(), needs.end(), field.id) != needs.end();
    bool const matters = !accepted && (needed || accepted.error().code == "not_offered");
    if (!matters) continue;
    accepted.error().field = field.id;
    return accepted;
  }
  return done();
}

std::string ledger_words(Task const& task) {
  return "task=" + task.id.str() + " kind=" + task.kind + (task.outcome.empty() ? "" : " outcome=" + task.outcome);
}

Happened task_event(std::string const& what, Task const& task, Date on) {
  std::map<std::string, std::string> detail{{"task", task.id.str()}, {"kind", task.kind}};
  if (!task.outcome.empty()) detail["outcome"] = task.outcome;
  if (!task.words.reveal().empty()) detail["words"] = task.words.reveal();
  if (!task.concerns_title.empty()) detail["concerns"] = task.concerns_title;
  if (!task.reason.reveal().empty()) detail["reason"] = task.reason.reveal();
  return {what, on, detail, ledger_words(task)};
}

/// Records the case event that a task stands for. The clock must be able to take it.
Done record_also(Work& work, Office const& office, casework::Case const& about, Actor const& actor, law::Event const& event,
                 std::string const& doubt = {}) {
  if (event.on > office.clock.today()) return refused("not_past", "The day must not be in the future.", "day");
  if (law::is_event_name(event.name)) {
    auto timeline = casework::timeline_of(about, work.cases().events(about.id));
    timeline.events.push_back(event);
    auto const due = law::due_date(timeline, *holidays_in_force(work, office));
    if (!due) return tl::unexpected(due.error());
    if (event.name == "extended" && !due->extended) {
      return refused("too_late", "Notice of an extension must be given before the end of the first month (Art 12A(4)). It is too late for it.", "day");
    }
  }
  std::map<std::string, std::string> detail;
  if (!event.ref.empty()) detail["ref"] = event.ref;
  if (!doubt.empty()) detail["doubt"] = doubt;
  record(work, office, about, actor.id.str(), {event.name, event.on, detail, "on=" + to_iso(event.on)});
  return done();
}

/// Other cases that the fields name: each must be there; it is told by an event of its own.
Done link_cases(Work& work, Office const& office, InHand& held, Actor const& actor) {
  auto fields = held.task.fields.reveal();
  for (auto const& field : held.kind.fields) {
    auto const given = fields.find(field.id);
    if (field.kind != workflow::FieldKind::reference || given == fields.end() || given->second.empty()) continue;
    auto const reference = intake::reference_from(given->second);
    auto const other = reference ? work.cases().find_by_reference(*reference) : std::nullopt;
    if (!other || other->id == held.about.id) return refused("not_found", "There is no other case with this reference.", field.id);
    given->second = *reference;
    record(work, office, *other, actor.id.str(),
           {"linked_from", office.clock.today(), {{"reference", held.about.reference}}, "case=" + held.about.id.str()});
  }
  held.task.fields = Personal(std::move(fields));
  return done();
}

Date day_of(TaskFields const& fields, Date today) {
  auto const given = fields.find("day");
  return given == fields.end() ? today : parse_date(given->second).value_or(today);
}

/// What follows from an outcome besides the task's own end.
Done follow(Work& work, Office const& office, InHand const& held, Actor const& actor, workflow::TaskOutcome const& outcome) {
  if (!outcome.records.empty()) {
    auto const ref = held.task.concerns.empty() ? held.task.id.str() : held.task.concerns;
    law::Event const event{outcome.records, day_of(held.task.fields.reveal(), office.clock.today()), {}, ref};
    auto const doubt = outcome.sends.empty() ? std::string{} : held.task.reason.reveal();
    if (auto recorded = record_also(work, office, held.about, actor, event, doubt); !recorded) return recorded;
  }
  for (auto const& name : outcome.makes) {
    auto task = fresh_task(office, held.about, *workflow_of(office, held.about).kind(name), "program");
    task.words = held.task.words;
    task.concerns = held.task.concerns.empty() ? held.task.id.str() : held.task.concerns;
    task.concerns_title = held.task.concerns_title;
    work.tasks().add(task);
  }
  use_new_reach(work, office, held.about, actor, held.task);
  if (held.task.kind == kRingFirst) return after_ringing(work, office, held.about, actor, held.task);
  return outcome.sends.empty() ? done() : post_letter(work, office, held.about, actor.id.str(), outcome.sends);
}

Done end_in_hand(Work& work, Office const& office, InHand held, Actor const& actor, TaskEnding const& ending) {
  auto const& workflow = workflow_of(office, held.about);
  auto const* outcome = workflow::outcome_named(held.kind, ending.outcome);
  if (outcome == nullptr) return refused("not_offered", "Select how this task ended.", "outcome");
  if (!workflow.may_end(held.about.state, held.kind.kind, ending.outcome, actor.roles)) {
    return refused("not_permitted", "Your role does not allow this, or the case has ended.");
  }
  auto fields = with_fields(held.kind, held.task.fields.reveal(), ending.fields, office.clock.today());
  if (!fields) return tl::unexpected(fields.error());
  auto const reason = tidied(ending.reason);
  if (auto whole = nothing_missing(held.kind, *outcome, *fields, reason); !whole) return whole;
  if (auto enough = proofs_hold(office, held, actor, *fields, outcome->needs); !enough) return enough;
  if (auto missing = asked_of(work, office, held.about, actor)(outcome->when); !missing.empty()) {
    return tl::unexpected(Refusal{"not_yet", "Something has to be done first.", {}, std::move(missing)});
  }
  held.task.state = TaskState::ended;
  held.task.outcome = ending.outcome;
  held.task.fields = Personal(std::move(*fields));
  held.task.reason = Personal(reason);
  held.task.ended_by = actor.id.str();
  held.task.ended_on = office.clock.today();
  if (auto linked = link_cases(work, office, held, actor); !linked) return linked;
  if (auto followed = follow(work, office, held, actor, *outcome); !followed) return followed;
  if (!work.tasks().update(held.task)) return refused("stale", "Somebody else ended this task a moment ago.");
  record(work, office, held.about, actor.id.str(), task_event("task_ended", held.task, office.clock.today()));
  return done();
}

std::string source_title(Office const& office, std::string const& id) {
  for (auto const& card : office.sources.cards()) {
    if (card.id == id) return card.title;
  }
  return id;
}

/// Nothing of a refused verb is kept: its transaction is left by an exception that carries the refusal.
struct Unkept {
  Refusal why;
};

Done all_or_nothing(Office& office, std::function<Done(Work&)> const& verb) {
  try {
    return in_one(office, [&](Work& work) -> Done {
      auto outcome = verb(work);
      if (!outcome) throw Unkept{outcome.error()};
      return outcome;
    });
  } catch (Unkept const& unkept) {
    return tl::unexpected(unkept.why);
  }
}

}  // namespace

Result<TaskId> add_task(Office& office, CaseId const& id, Actor const& actor, NewTask const& wanted) {
  if (tidied(wanted.words).empty()) return refused("missing", "Say what it is about.", "words");
  TaskId added;
  auto const outcome = all_or_nothing(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    auto const& workflow = workflow_of(office, *about);
    if (!workflow.may_add(about->state, wanted.kind, actor.roles)) {
      return refused("not_permitted", "This cannot be added now, or your role does not allow it.");
    }
    auto const& kind = *workflow.kind(wanted.kind);
    auto task = fresh_task(office, *about, kind, actor.id.str());
    auto fields = with_fields(kind, task.fields.reveal(), wanted.fields, office.clock.today());
    if (!fields) return tl::unexpected(fields.error());
    task.words = Personal(wanted.words);
    task.fields = Personal(std::move(*fields));
    task.concerns = wanted.concerns;
    task.concerns_title = source_title(office, wanted.concerns);
    work.tasks().add(task);
    added = task.id;
    record(work, office, *about, actor.id.str(), task_event("task_added", task, office.clock.today()));
    if (kind.records.empty()) return done();
    return record_also(work, office, *about, actor, {kind.records, office.clock.today(), {}, task.id.str()});
  });
  if (!outcome) return tl::unexpected(outcome.error());
  return added;
}

Done record_fields(Office& office, CaseId const& id, Actor const& actor, TaskId const& task, TaskFields const& fields) {
  return in_one(office, [&](Work& work) -> Done {
    auto held = in_hand(work, office, id, task);
    if (!held) return tl::unexpected(held.error());
    auto const& workflow = workflow_of(office, held->about);
    bool const may = std::any_of(held->kind.outcomes.begin(), held->kind.outcomes.end(), [&](auto const& outcome) {
      return workflow.may_end(held->about.state, held->kind.kind, outcome.name, actor.roles);
    });
    if (!may) return refused("not_permitted", "Your role does not allow this, or the case has ended.");
    auto written = with_fields(held->kind, held->task.fields.reveal(), fields, office.clock.today());
    if (!written) return tl::unexpected(written.error());
    if (auto known = proofs_hold(office, *held, actor, *written, {}); !known) return known;
    held->task.fields = Personal(std::move(*written));
    if (!work.tasks().update(held->task)) return refused("stale", "Somebody else ended this task a moment ago.");
    record(work, office, held->about, actor.id.str(), task_event("task_written", held->task, office.clock.today()));
    return done();
  });
}

Done end_task(Office& office, CaseId const& id, Actor const& actor, TaskId const& task, TaskEnding const& ending) {
  return all_or_nothing(office, [&](Work& work) -> Done {
    auto held = in_hand(work, office, id, task);
    if (!held) return tl::unexpected(held.error());
    return end_in_hand(work, office, std::move(*held), actor, ending);
  });
}

Done cancel_task(Office& office, CaseId const& id, Actor const& actor, TaskId const& task, std::string const& reason) {
  if (tidied(reason).empty()) return refused("missing", "Say why it is not needed after all.", "reason");
  return in_one(office, [&](Work& work) -> Done {
    auto held = in_hand(work, office, id, task);
    if (!held) return tl::unexpected(held.error());
    if (held->task.made_by == "program") return refused("not_permitted", "The workflow asks for this task. It cannot be cancelled; it must end.");
    if (!workflow_of(office, held->about).may_add(held->about.state, held->kind.kind, actor.roles)) {
      return refused("not_permitted", "Your role does not allow this at this stage.");
    }
    held->task.state = TaskState::cancelled;
    held->task.reason = Personal(tidied(reason));
    held->task.ended_by = actor.id.str();
    held->task.ended_on = office.clock.today();
    if (!work.tasks().update(held->task)) return refused("stale", "Somebody else ended this task a moment ago.");
    record(work, office, held->about, actor.id.str(), task_event("task_cancelled", held->task, office.clock.today()));
    return done();
  });
}

Done chase_task(Office& office, CaseId const& id, Actor const& actor, TaskId const& task, std::string const& words) {
  if (tidied(words).empty()) return refused("missing", "Say whom you asked, and how.", "words");
  return in_one(office, [&](Work& work) -> Done {
    auto const held = in_hand(work, office, id, task);
    if (!held) return tl::unexpected(held.error());
    if (auto allowed = permitted(work, office, held->about, actor, "chase"); !allowed) return allowed;
    auto event = task_event("task_chased", held->task, office.clock.today());
    event.detail["words"] = tidied(words);
    record(work, office, held->about, actor.id.str(), event);
    return done();
  });
}

Done raise_event(Office& office, CaseId const& id, Actor const& actor, std::string const& event, std::string const& reason) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    auto const& moves = workflow_of(office, *about).table().moves;
    auto const found = std::find_if(moves.begin(), moves.end(), [&](auto const& known) {
      return known.event == event && std::find(known.from.begin(), known.from.end(), about->state) != known.from.end();
    });
    bool const elsewhere = found != moves.end() && !found->desk.empty();
    if (elsewhere) return refused("not_here", "This is done on its own page of the case.");
    if (found != moves.end() && !found->ask.empty() && tidied(reason).empty()) return refused("missing", "Fill in: " + found->ask, "reason");
    auto const what = found == moves.end() || found->records.empty() ? event : found->records;
    std::map<std::string, std::string> detail;
    if (!tidied(reason).empty()) detail["reason"] = tidied(reason);
    return move(work, office, *about, actor, event, {what, office.clock.today(), detail, "event=" + event});
  });
}

}  // namespace rightsdesk::app
