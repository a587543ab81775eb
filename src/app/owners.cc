#include "app/owners.h"

#include <algorithm>

#include "app/acts.h"
#include "app/asking.h"
#include "app/circumstances.h"
#include "app/hold.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

using commission::Commission;
using commission::Purpose;

std::string act_words(std::string const& act, Told const& told, std::string const& reference) {
  if (act == "correct") return "Correct “" + tidied(told.field) + "”. It shall say: " + tidied(told.value) + ". Keep what stands there now beside it: never overwrite the only copy.";
  if (act == "mark") return "Set a marker that says: Restricted under UK GDPR Article 18, store only, " + reference + ". From then on the data are stored and not used.";
  if (act == "unmark") return "Take the restriction marker off, with a note: Restriction lifted, " + reference + ".";
  if (act == "suppress") return "Put the person on the list of those who get no mailings (Article 21(3)), and keep the entry: it is what keeps them off.";
  if (act == "stop") return "Stop the use of the person’s data: the list, the sharing, the automatic run.";
  if (act == "erase") return "Erase the person’s data, copies included, and say when backups will be overwritten (Article 17). Keep no copy in your answer.";
  throw Bug("an act that no letter has words for: " + act);
}

/// The person's records in this source that somebody confirmed, on any case of the same request.
std::vector<std::string> confirmed_keys(Work& work, casework::Case const& about, std::string const& source) {
  std::vector<std::string> keys;
  for (auto const& one : work.cases().of_request(about.request)) {
    for (auto const& candidate : work.searches().candidates(one.id)) {
      bool const there = candidate.offered.source == source && candidate.identity == search::Identity::confirmed;
      if (there && std::find(keys.begin(), keys.end(), candidate.offered.key) == keys.end()) keys.push_back(candidate.offered.key);
    }
  }
  return keys;
}

/// By number where the owner has one that we know; else by what identifies the person to them.
std::vector<std::string> whose_records(Work& work, casework::Case const& about, sources::SourceCard const& card, Told const& told) {
  std::vector<std::string> lines;
  if (!tidied(told.key).empty()) return {"Record number: " + tidied(told.key)};
  if (card.commissioned()) return identifying(about.subject.reveal(), card.asking.told);
  for (auto const& key : confirmed_keys(work, about, card.id)) lines.push_back("Record number: " + key);
  return lines;
}

Done check_told(std::string const& act, Told const& told) {
  if (act != "correct") return done();
  if (tidied(told.field).empty()) return refused("missing", "Say which field is corrected.", "field");
  if (tidied(told.value).empty()) return refused("missing", "Enter what it shall say.", "value");
  return done();
}

bool may_end_it(Office const& office, casework::Case const& about, workflow::TaskKind const& kind, Actor const& actor) {
  return std::any_of(kind.outcomes.begin(), kind.outcomes.end(), [&](auto const& outcome) {
    return workflow_of(office, about).may_end(about.state, kind.kind, outcome.name, actor.roles);
  });
}

Result<sources::SourceCard> asked_card(Office const& office, casework::Task const& task, workflow::TaskKind const& kind) {
  auto const card = card_of(office, task.concerns);
  if (!card || kind.instructs.empty()) return refused("cannot", "No source is told anything for this task.");
  if (!acts_for(*card, kind).empty()) return refused("cannot", "The program can have this done itself.");
  if (!card->contact.reachable()) return refused("no_address", "The settings name no address of this source’s owner. Tell them yourself, and write down the proof.");
  return *card;
}

Done ask_in(Work& work, Office const& office, casework::Case const& about, Actor const& actor, std::pair<casework::Task, Told> const& wanted) {
  auto const& [task, told] = wanted;
  auto const& kind = *workflow_of(office, about).kind(task.kind);
  if (!may_end_it(office, about, kind, actor)) return refused("not_permitted", "Your role does not allow this, or the case has ended.");
  auto const card = asked_card(office, task, kind);
  if (!card) return tl::unexpected(card.error());
  if (auto checked = check_told(kind.instructs, told); !checked) return checked;
  Asking asking{Purpose::instruction, *card, whose_records(work, about, *card, told), {act_words(kind.instructs, told, about.reference)}, task.id};
  if (asking.about.empty()) return refused("no_record", "No record of this person is confirmed in this source. Search it first, or give the record’s number.", "key");
  if (kind.instructs != "correct" && !tidied(told.value).empty()) asking.what.push_back(tidied(told.value));
  ask(work, office, about, actor.id.str(), asking);
  return done();
}

bool keeps_holds(Actor const& actor) { return actor.roles.count("case_officer") > 0 || actor.roles.count("dpo") > 0 || actor.roles.count("manager") > 0; }

Asking hold_asking(casework::Case const& about, sources::SourceCard const& card) {
  return {Purpose::hold, card, identifying(about.subject.reveal(), card.asking.told), {}, {}};
}

bool program_chases(Office const& office, sources::SourceCard const& card) {
  auto const& policy = office.rules.letters.policy;
  auto const sending = card.contact.side == sources::Contact::Side::internal ? policy.chasers_internal : policy.chasers_external;
  return sending == notices::Sending::automatic;
}

void press_one(Work& work, Office const& office, Commission const& seen, Pressed& pressed) {
  auto const waiting = work.commissions().find(seen.id);
  auto const about = work.cases().find(seen.about);
  if (!waiting || !about || !still_wanted(work, office, *about, *waiting)) return;
  auto const card = card_of(office, waiting->source);
  auto const terms = card ? card->asking : sources::AskingTerms{};
  switch (commission::pressing_on(*waiting, office.clock.today(), terms.chase_after, terms.escalate_after)) {
    case commission::Pressing::none: return;
    case commission::Pressing::escalate:
      if (!escalate(work, office, *about, *waiting)) return;
      ++pressed.escalated;
      return press_one(work, office, seen, pressed);  // the owner may be due to be asked again, too
    case commission::Pressing::chase:
      if (card && program_chases(office, *card)) {
        pressed.chased += chase(work, office, *about, "program", *waiting) ? 1 : 0;
      } else {
        ++pressed.left_to_people;
      }
      return;
  }
}

}  // namespace

std::vector<Commission> commissions_of(Office& office, CaseId const& id) {
  std::vector<Commission> all;
  office.works.in_one([&](Work& work) { all = work.commissions().of_case(id); });
  return all;
}

bool may_ask_owner(sources::SourceCard const& card, workflow::TaskKind const& kind) {
  return !kind.instructs.empty() && acts_for(card, kind).empty() && card.contact.reachable();
}

Done ask_owner(Office& office, CaseId const& id, Actor const& actor, TaskId const& task, Told const& told) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    auto const found = work.tasks().find(task);
    if (!found || found->about != id) return refused("not_found", "There is no such task in this case.");
    if (found->state != casework::TaskState::open) return refused("not_now", "This task has ended already.");
    return ask_in(work, office, *about, actor, {*found, told});
  });
}

Done send_hold_letter(Office& office, CaseId const& id, Actor const& actor, std::string const& source) {
  if (!keeps_holds(actor)) return refused("not_permitted", "Your role does not keep the hold on the sources.");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (!hold_waits(work, id, source)) return refused("no_hold", "No hold waits for its owner at this source.", "source");
    auto const card = card_of(office, source);
    if (!card || !card->contact.reachable()) return refused("no_address", "The settings name no address of this source’s owner. Tell them yourself, and record what they say.");
    ask(work, office, *about, actor.id.str(), hold_asking(*about, *card));
    return done();
  });
}

Done chase_owner(Office& office, CaseId const& id, Actor const& actor, CommissionId const& asked) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    auto const waiting = work.commissions().find(asked);
    if (!waiting || waiting->about != id) return refused("not_found", "Nobody was asked this in this case.");
    bool const may = waiting->purpose == Purpose::hold ? keeps_holds(actor) : permitted(work, office, *about, actor, "chase").has_value();
    if (!may) return refused("not_permitted", "Your role does not ask owners again, or the case has ended.");
    if (!still_wanted(work, office, *about, *waiting)) return refused("not_now", "This was answered, or is not needed any more.");
    if (!chase(work, office, *about, actor.id.str(), *waiting)) return refused("stale", "Somebody else asked or answered a moment ago. Look at it again.");
    return done();
  });
}

Pressed press_owners(Office& office) {
  std::vector<Commission> waiting;
  office.works.in_one([&](Work& work) { waiting = work.commissions().waiting(); });
  Pressed all;
  for (auto const& one : waiting) {
    auto const before = all;
    office.works.in_one([&](Work& work) {
      all = before;
      press_one(work, office, one, all);
    });
  }
  return all;
}

std::vector<SilentOwner> silent_owners(Office& office) {
  std::vector<SilentOwner> silent;
  office.works.in_one([&](Work& work) {
    silent.clear();
    auto const today = office.clock.today();
    for (auto const& waiting : work.commissions().waiting()) {
      auto const about = work.cases().find(waiting.about);
      if (!about || !still_wanted(work, office, *about, waiting)) continue;
      auto const card = card_of(office, waiting.source);
      auto const terms = card ? card->asking : sources::AskingTerms{};
      bool const due = commission::pressing_on(waiting, today, terms.chase_after, 0) == commission::Pressing::chase;
      bool const by_person = due && !(card && program_chases(office, *card));
      if (by_person || waiting.answer_by < today) silent.push_back({waiting.about, about->reference, waiting, by_person});
    }
  });
  return silent;
}

void send_hold_letters(Work& work, Office const& office, casework::Case const& opened) {
  if (office.rules.letters.policy.hold_letters != notices::Sending::automatic) return;
  for (auto const& card : office.sources.cards()) {
    if (card.contact.reachable() && hold_waits(work, opened.id, card.id)) ask(work, office, opened, "program", hold_asking(opened, card));
  }
}

}  // namespace rightsdesk::app
