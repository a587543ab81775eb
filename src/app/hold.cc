#include "app/hold.h"

#include <algorithm>

#include "app/acts.h"
#include "app/asking.h"
#include "app/circumstances.h"
#include "app/figures.h"
#include "app/owners.h"
#include "core/original.h"
#include "core/text.h"
#include "law/day_count.h"

namespace rightsdesk::app {
namespace {

using casework::CaseEvent;

bool reached_by_173(law::Right right) {
  return right == law::Right::access || right == law::Right::portability || right == law::Right::part3_access;
}

std::vector<SourceHold> holds_in(std::vector<CaseEvent> const& events) {
  std::vector<SourceHold> holds;
  for (auto const& event : events) {
    auto const source = detail_of(event, "source");
    if (event.what == "hold_asked") holds.push_back({source, detail_of(event, "title"), detail_of(event, "owner"), event.on});
    for (auto& hold : holds) {
      if (event.what == "hold_ended") hold.ended = event.on;
      if (hold.source != source) continue;
      if (event.what == "hold_confirmed") {
        hold.confirmed = event.on;
        hold.confirmed_how = detail_of(event, "how");
        hold.cannot.clear();
      }
      if (event.what == "hold_refused") hold.cannot = detail_of(event, "why");
      if (event.what == "disposal_blocked") ++hold.blocked;
    }
  }
  return holds;
}

bool standing(std::vector<SourceHold> const& holds, std::string const& source) {
  return std::any_of(holds.begin(), holds.end(), [&](auto const& hold) { return hold.source == source && !hold.ended; });
}

/// With what was written to each owner.
std::vector<SourceHold> with_letters(Work& work, Office const& office, CaseId const& id, std::vector<SourceHold> holds) {
  auto const sent = work.commissions().of_case(id);
  for (auto& hold : holds) {
    auto const card = card_of(office, hold.source);
    hold.reachable = card && card->contact.reachable();
    for (auto const& letter : sent) {
      if (letter.purpose == commission::Purpose::hold && letter.source == hold.source) hold.letter = letter;
    }
  }
  return holds;
}

std::vector<std::string> open_cases_from(Work& work, Office const& office, CaseId const& id) {
  std::vector<std::string> open;
  for (auto const& other : work.cases().for_rules().all()) {
    if (other.arose_from != id || !workflow_of(office, other).state(other.state).open) continue;
    open.push_back("The case" + shown_reference(work, other.id) + " that arose from this one is open");
  }
  return open;
}

std::vector<std::string> keeps_hold(Work& work, Office const& office, casework::Case const& about) {
  auto const figures = figures_of_case(work, office, about);
  auto keeps = open_cases_from(work, office, about.id);
  if (!figures.answered && !figures.withdrawn) {
    keeps.push_back("The request has not been answered");
  } else {
    auto const ended = figures.answered ? *figures.answered : *figures.withdrawn;
    auto const from = law::plus_months(ended, office.rules.retention.hold_months);
    if (office.clock.today() < from) keeps.push_back("The time for a complaint or a court has not passed: not before " + in_words(from));
  }
  return keeps;
}

Done may_keep_holds(Work& work, casework::Case const& about, Actor const& actor) {
  auto const& roles = actor.roles;
  bool const may = roles.count("case_officer") > 0 || roles.count("dpo") > 0 || roles.count("manager") > 0;
  if (!may) return refused("not_permitted", "Your role does not keep the hold on the sources.");
  if (holds_in(work.cases().events(about.id)).empty()) return refused("no_hold", "No hold was placed for this request.");
  return done();
}

struct OfSource {
  std::string event, source, key, words;
};
Done record_of_source(Office& office, CaseId const& id, Actor const& actor, OfSource const& said) {
  if (tidied(said.words).empty()) return refused("missing", "Say what happened. It goes on the record.", said.key);
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = may_keep_holds(work, *about, actor); !allowed) return allowed;
    if (!standing(holds_in(work.cases().events(id)), said.source)) return refused("no_hold", "No hold stands at this source.", "source");
    record(work, office, *about, actor.id.str(),
           {said.event, office.clock.today(), {{"source", said.source}, {said.key, tidied(said.words)}}, "source=" + said.source});
    return done();
  });
}

}  // namespace

std::vector<SourceHold> holds_of(Office& office, CaseId const& id) {
  std::vector<SourceHold> holds;
  office.works.in_one([&](Work& work) { holds = holds_in(work.cases().events(id)); });
  return holds;
}

Result<HoldDesk> hold_desk(Office& office, CaseId const& id) {
  Result<HoldDesk> desk = refused("not_found", "There is no such case.");
  office.works.in_one([&](Work& work) {
    if (auto const about = case_in(work, id)) desk = HoldDesk{with_letters(work, office, id, holds_in(work.cases().events(id))), keeps_hold(work, office, *about)};
  });
  return desk;
}

Done confirm_hold(Office& office, CaseId const& id, Actor const& actor, std::string const& source, std::string const& how) {
  return record_of_source(office, id, actor, {"hold_confirmed", source, "how", how});
}

Done record_blocked(Office& office, CaseId const& id, Actor const& actor, std::string const& source, std::string const& what) {
  return record_of_source(office, id, actor, {"disposal_blocked", source, "tried", what});
}

Done end_hold(Office& office, CaseId const& id, Actor const& actor, std::string const& reason) {
  if (tidied(reason).empty()) return refused("missing", "Say why the hold may end.", "reason");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = may_keep_holds(work, *about, actor); !allowed) return allowed;
    Refusal refusal{"not_yet", "The hold cannot end yet.", {}, {}};
    for (auto const& keeps : keeps_hold(work, office, *about)) refusal.because.push_back({"H-14", keeps});
    if (!refusal.because.empty()) return tl::unexpected(refusal);
    record(work, office, *about, actor.id.str(), {"hold_ended", office.clock.today(), {{"reason", tidied(reason)}}, ""});
    return done();
  });
}

std::vector<ManifestLine> manifest_of(Work& work, CaseId const& id) {
  std::vector<ManifestLine> lines;
  for (auto const& record : work.records().of_case(id)) {
    if (record.original.empty()) continue;
    lines.push_back({record.id, record.source, record.sha256, sha256_hex(work.blobs().open(record.original)), record.size, record.collected_at});
  }
  return lines;
}

std::vector<std::string> holds_on_person(Work& work, Office const& office, casework::Case const& about) {
  std::vector<std::string> holds;
  for (auto const& other : other_cases_of_person(work, about)) {
    auto const asked = holds_in(work.cases().events(other.id));
    bool const stands = std::any_of(asked.begin(), asked.end(), [](auto const& hold) { return !hold.ended; });
    bool const wants_it_gone = other.right == law::Right::erasure;
    if (stands) {
      holds.push_back("the hold placed for " + other.reference + " stands");
    } else if (!wants_it_gone && workflow_of(office, other).state(other.state).open) {
      holds.push_back("the case " + other.reference + " is open (" + workflow_of(office, other).table().title + ")");
    }
  }
  return holds;
}

void place_holds(Work& work, Office const& office, casework::Case const& opened) {
  if (!reached_by_173(opened.right)) return;
  for (auto const& card : office.sources.cards()) {
    record(work, office, opened, "program",
           {"hold_asked", opened.received, {{"source", card.id}, {"title", card.title}, {"owner", card.owner}}, "source=" + card.id});
  }
  send_hold_letters(work, office, opened);
}

bool hold_waits(Work& work, CaseId const& id, std::string const& source) {
  auto const holds = holds_in(work.cases().events(id));
  return std::any_of(holds.begin(), holds.end(), [&](auto const& hold) { return hold.source == source && !hold.ended && !hold.confirmed; });
}

void record_owners_word(Work& work, Office const& office, casework::Case const& about, OwnersWord const& said) {
  bool const cannot = said.answer == commission::Answer::cannot;
  record(work, office, about, kOwner,
         {cannot ? "hold_refused" : "hold_confirmed", office.clock.today(), {{"source", said.source}, {cannot ? "why" : "how", said.words}}, "source=" + said.source});
}

}  // namespace rightsdesk::app
