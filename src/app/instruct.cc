#include "app/instruct.h"

#include <algorithm>

#include "app/circumstances.h"
#include "app/task_parts.h"
#include "core/original.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

using casework::Task;
using sources::Act;

/// What is settled before the source is told anything.
struct Order {
  casework::Case about;
  Task task;
  Act act = Act::mark;
  std::vector<std::string> keys;
};

std::string marker_words(Act act, std::string const& reference) {
  switch (act) {
    case Act::mark: return "Restricted under UK GDPR Article 18: store only. " + reference;
    case Act::unmark: return "Restriction lifted. " + reference;
    case Act::suppress: return "No direct marketing, UK GDPR Article 21(3). " + reference;
    case Act::correct: return "Corrected under UK GDPR Article 16. " + reference;
  }
  throw Bug("an act that no marker has words for");
}

/// The records of the person that somebody confirmed in this source, on this case or another of the same person.
std::vector<std::string> confirmed_there(Work& work, casework::Case const& about, std::string const& source) {
  std::vector<std::string> keys;
  auto cases = other_cases_of_person(work, about);
  cases.push_back(about);
  for (auto const& one : cases) {
    for (auto const& candidate : work.searches().candidates(one.id)) {
      bool const there = candidate.offered.source == source && candidate.identity == search::Identity::confirmed;
      if (there && std::find(keys.begin(), keys.end(), candidate.offered.key) == keys.end()) keys.push_back(candidate.offered.key);
    }
  }
  return keys;
}

std::vector<std::string> acts_of(Office const& office, Task const& task, workflow::TaskKind const& kind) {
  for (auto const& card : office.sources.cards()) {
    if (card.id == task.concerns) return acts_for(card, kind);
  }
  return {};
}

Done check_told(std::vector<std::string> const& acts, Act act, Told const& told) {
  if (acts.empty()) return refused("cannot", "The program cannot have this done there. Its owner must do it, and you write down the proof.");
  if (act != Act::correct) return done();
  if (std::find(acts.begin(), acts.end(), "correct " + told.field) == acts.end()) return refused("missing", "Select which field is corrected.", "field");
  if (tidied(told.value).empty()) return refused("missing", "Enter what it shall say.", "value");
  return done();
}

bool may_end_it(Office const& office, Order const& order, workflow::TaskKind const& kind, Actor const& actor) {
  return std::any_of(kind.outcomes.begin(), kind.outcomes.end(), [&](auto const& outcome) {
    return workflow_of(office, order.about).may_end(order.about.state, kind.kind, outcome.name, actor.roles);
  });
}

Result<Order> ordered(Work& work, Office const& office, CaseId const& id, Actor const& actor, std::pair<TaskId, Told> const& wanted) {
  auto const about = case_in(work, id);
  if (!about) return tl::unexpected(about.error());
  auto const task = work.tasks().find(wanted.first);
  if (!task || task->about != id) return refused("not_found", "There is no such task in this case.");
  if (task->state != casework::TaskState::open) return refused("not_now", "This task has ended already.");
  Order order{*about, *task, Act::mark, {}};
  auto const& kind = *workflow_of(office, *about).kind(task->kind);
  if (!may_end_it(office, order, kind, actor)) return refused("not_permitted", "Your role does not allow this, or the case has ended.");
  order.act = sources::act_from(kind.instructs).value_or(Act::mark);
  if (auto checked = check_told(acts_of(office, *task, kind), order.act, wanted.second); !checked) return tl::unexpected(checked.error());
  order.keys = wanted.second.key.empty() ? confirmed_there(work, *about, task->concerns) : std::vector<std::string>{wanted.second.key};
  if (order.keys.empty()) {
    return refused("no_record", "No record of this person is confirmed in this source. Search it first, or give the record’s number.", "key");
  }
  return order;
}

void keep_proof(Work& work, Office const& office, Order& order, Actor const& actor, sources::Proof const& proof) {
  auto fields = order.task.fields.reveal();
  auto const add = [&](std::string const& field, std::string const& text) { fields[field] += (fields[field].empty() ? "" : "\n") + text; };
  add("before", proof.before);
  add("after", proof.after);
  add("proof", "As the source itself answered on " + in_words(office.clock.now()) + ".");
  order.task.fields = Personal(fields);
  if (!work.tasks().update(order.task)) throw Fault("Somebody ended this task a moment ago. The source was told all the same.", "task " + order.task.id.str() + " ended meanwhile");
  record(work, office, order.about, actor.id.str(),
         {"source_changed", office.clock.today(), {{"task", order.task.id.str()}, {"concerns", order.task.concerns_title}, {"act", sources::to_string(order.act)}},
          "task=" + order.task.id.str() + " before=" + sha256_hex(proof.before) + " after=" + sha256_hex(proof.after)});
}

/// One record. What the source does is not undone by anything that fails here.
Done tell(Office& office, Order& order, Actor const& actor, sources::Instruction const& instruction) {
  try {
    auto const source = office.sources.open(order.task.concerns);
    auto const proof = source->carry_out(instruction, {});
    if (!proof) return tl::unexpected(proof.error());
    return in_one(office, [&](Work& work) -> Done {
      auto const task = work.tasks().find(order.task.id);
      if (task) order.task = *task;
      keep_proof(work, office, order, actor, *proof);
      return done();
    });
  } catch (sources::SourceFailure const& failure) {
    return refused("source_failed", std::string(failure.what()) + " It may have been done all the same: look there before telling it again.");
  }
}

}  // namespace

std::vector<std::string> acts_for(sources::SourceCard const& card, workflow::TaskKind const& kind) {
  std::vector<std::string> acts;
  for (auto const& act : card.acts) {
    if (!kind.instructs.empty() && (act == kind.instructs || act.rfind(kind.instructs + " ", 0) == 0)) acts.push_back(act);
  }
  return acts;
}

Done instruct_source(Office& office, CaseId const& id, Actor const& actor, TaskId const& task, Told const& told) {
  Result<Order> order = refused("not_found", "There is no such case.");
  office.works.in_one([&](Work& work) {
    order = ordered(work, office, id, actor, {task, told});
    if (!order) return;
    record(work, office, order->about, actor.id.str(),
           {"source_told", office.clock.today(), {{"task", task.str()}, {"concerns", order->task.concerns_title}, {"act", sources::to_string(order->act)}},
            "task=" + task.str() + " source=" + order->task.concerns + " records=" + std::to_string(order->keys.size())});
  });
  if (!order) return tl::unexpected(order.error());
  for (auto const& key : order->keys) {
    sources::Instruction const instruction{order->act, key, marker_words(order->act, order->about.reference), told.field, tidied(told.value)};
    if (auto told_one = tell(office, *order, actor, instruction); !told_one) return told_one;
  }
  return done();
}

}  // namespace rightsdesk::app
