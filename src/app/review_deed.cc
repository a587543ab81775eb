#include "app/review_deed.h"

#include <algorithm>
#include <set>

#include "app/hidden_parts.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

using redaction::Decision;
using redaction::Outcome;

std::string scope_of(CasePerson const& person) { return "person:" + person.known.id.str(); }
std::string scope_of(redaction::Proposal const& proposal) { return "proposal:" + proposal.mention.place.record.str() + "/" + proposal.id.str(); }
std::string scope_of(collection::PageRow const& row) { return "page:" + row.record.str() + "/" + std::to_string(row.number); }

/// A page keeps no time of its decision; two of them are the same by code, reason and author.
Decision whole_of(collection::PageRow const& row) {
  if (row.whole_code.empty()) return {};
  return {Outcome::withhold, row.whole_code, row.whole_reason, StaffId(row.whole_by), {}};
}

/// Puts back one place at a time.
class Undoing {
 public:
  explicit Undoing(Work& work, CaseId const& id) : work_(work), id_(id) {}

  void put_back(Changed const& place) {
    auto const colon = place.scope.find(':'), slash = place.scope.find('/');
    auto const kind = place.scope.substr(0, colon);  // "hidden" has a third part, its number
    auto const first = place.scope.substr(colon + 1, slash == std::string::npos ? slash : slash - colon - 1);
    auto const second = slash == std::string::npos ? std::string{} : place.scope.substr(slash + 1);
    bool const back = kind == "hidden" ? take_back_hidden(work_, RecordId(first), std::stoi(second))
                      : kind == "person" ? person(PersonId(first), place)
                      : kind == "page" ? page(RecordId(first), std::stoi(second), place)
                                       : mention(RecordId(first), ProposalId(second), place);
    ++(back ? done_ : kept_);
  }
  [[nodiscard]] std::size_t done() const { return done_; }
  [[nodiscard]] std::size_t kept() const { return kept_; }

  /// What was decided there is gone: somebody looks at these pages again.
  void open_pages() {
    for (auto const& [record, number] : touched_) {
      for (auto row : work_.records().pages(record)) {
        if (row.number != number) continue;
        row.checked = false;
        row.checked_by.clear();
        work_.records().set_page_review(row);
      }
    }
  }

 private:
  bool person(PersonId const& id, Changed const& place) {
    for (auto& person : work_.reviews().people(id_)) {
      if (person.known.id != id || person.decision != place.became) continue;
      person.decision = place.was;
      work_.reviews().decide_person(person);
      for (auto const& proposal : work_.reviews().marks_of_case(id_)) {
        if (proposal.mention.person == id) touched_.emplace(proposal.mention.place.record, proposal.mention.place.page);
      }
      return true;
    }
    return false;
  }
  bool mention(RecordId const& record, ProposalId const& id, Changed const& place) {
    for (auto& proposal : work_.reviews().proposals(record)) {
      if (proposal.id != id || proposal.decision != place.became) continue;
      proposal.decision = place.was;
      if (place.made) {
        work_.reviews().drop_proposal(id);
      } else {
        work_.reviews().decide_proposal(proposal);
      }
      touched_.emplace(record, proposal.mention.place.page);
      return true;
    }
    return false;
  }
  bool page(RecordId const& record, int number, Changed const& place) {
    for (auto row : work_.records().pages(record)) {
      if (row.number != number || whole_of(row) != place.became) continue;
      row.whole_code = place.was.code;
      row.whole_reason = place.was.reason;
      row.whole_by = place.was.by.str();
      work_.records().set_page_review(row);
      touched_.emplace(record, number);
      return true;
    }
    return false;
  }

  Work& work_;
  CaseId id_;
  std::size_t done_ = 0, kept_ = 0;
  std::set<std::pair<RecordId, int>> touched_;
};

}  // namespace

std::string outcome_word(Outcome outcome) {
  return outcome == Outcome::withhold ? "withhold" : outcome == Outcome::release ? "release" : "undecided";
}

Result<casework::Case> case_under_review(Work& work, Office const& office, CaseId const& id, Actor const& actor) {
  auto about = case_in(work, id);
  if (!about) return about;
  if (auto allowed = permitted(work, office, *about, actor, "review"); !allowed) return tl::unexpected(allowed.error());
  return about;
}

Done check_code(Office const& office, Outcome outcome, std::string const& code) {
  if (outcome != Outcome::withhold) return done();
  for (auto const& exemption : office.rules.exemptions) {
    if (exemption.code == code && exemption.selectable) return done();
  }
  return refused("no_exemption", "Select the exemption that allows this to be withheld.", "code");
}

Deed::Deed(Parts parts, std::string what, Ruling const& ruling) : parts_(parts) {
  act_.id = fresh_id_text();
  act_.about = parts.about.id;
  act_.what = std::move(what);
  act_.ruling = as_decision(ruling);
}

Decision Deed::as_decision(Ruling const& ruling) const {
  auto const code = ruling.outcome == Outcome::withhold ? ruling.code : std::string{};
  return {ruling.outcome, code, tidied(ruling.reason), parts_.actor.id, parts_.office.clock.now()};
}

void Deed::person(CasePerson person) {
  act_.places.push_back({scope_of(person), person.decision, act_.ruling});
  person.decision = act_.ruling;
  parts_.work.reviews().decide_person(person);
}

void Deed::mention(redaction::Proposal proposal) { decide(std::move(proposal), act_.ruling); }
void Deed::mention(redaction::Proposal proposal, Ruling const& own) { decide(std::move(proposal), as_decision(own)); }
void Deed::mark(redaction::Place const& place, std::string const& kind) { add_mark(place, kind, act_.ruling); }
void Deed::mark(redaction::Place const& place, std::string const& kind, Ruling const& own) { add_mark(place, kind, as_decision(own)); }

void Deed::decide(redaction::Proposal proposal, Decision const& decision) {
  act_.places.push_back({scope_of(proposal), proposal.decision, decision});
  proposal.decision = decision;
  parts_.work.reviews().decide_proposal(proposal);
}

void Deed::add_mark(redaction::Place const& place, std::string const& kind, Decision const& decision) {
  CaseProposal marked;
  marked.about = parts_.about.id;
  marked.proposal.id = ProposalId::fresh();
  marked.proposal.mention = {place, kind, redaction::Tier::confident, {}, {{"reviewer", "Marked by a reviewer"}}};
  marked.proposal.decision = decision;
  marked.proposal.origin = parts_.actor.id.str();
  parts_.work.reviews().add_proposal(marked);
  act_.places.push_back({scope_of(marked.proposal), {}, decision, true});
}

void Deed::page(collection::PageRow row) {
  Changed change{scope_of(row), whole_of(row)};
  bool const withheld = act_.ruling.outcome == Outcome::withhold;
  row.whole_code = withheld ? act_.ruling.code : std::string{};
  row.whole_reason = act_.ruling.reason;
  row.whole_by = parts_.actor.id.str();
  row.checked = true;
  row.checked_by = parts_.actor.id.str();
  change.became = whole_of(row);
  parts_.work.records().set_page_review(row);
  act_.places.push_back(std::move(change));
}

void Deed::kept(std::string const& event, std::string const& words, std::map<std::string, std::string> const& detail) {
  act_.words = Personal(words);
  parts_.work.review_log().add(act_);
  auto all = detail;
  all.insert({{"places", std::to_string(act_.places.size())}, {"outcome", outcome_word(act_.ruling.outcome)}, {"code", act_.ruling.code}, {"act", act_.id}});
  std::string for_ledger;
  for (auto const& [name, value] : all) for_ledger += (for_ledger.empty() ? "" : " ") + name + "=" + value;
  all["reason"] = act_.ruling.reason;
  record(parts_.work, parts_.office, parts_.about, parts_.actor.id.str(), {event, parts_.office.clock.today(), all, for_ledger});
}

std::vector<ReviewAct> review_acts(Office& office, CaseId const& id) {
  std::vector<ReviewAct> acts;
  office.works.look([&](Work& work) { acts = work.review_log().acts(id); });
  return acts;
}

Done undo_act(Office& office, CaseId const& id, Actor const& actor, std::string const& act_id, std::string const& reason) {
  if (tidied(reason).empty()) return refused("missing", "Say why this is undone.", "reason");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_under_review(work, office, id, actor);
    if (!about) return tl::unexpected(about.error());
    auto acts = work.review_log().acts(id);
    auto const act = std::find_if(acts.begin(), acts.end(), [&](auto const& one) { return one.id == act_id; });
    if (act == acts.end()) return refused("not_found", "There is no such act in this case.");
    if (act->undone_at) return refused("undone", "Somebody has undone this already.");
    Undoing undoing(work, id);
    for (auto place = act->places.rbegin(); place != act->places.rend(); ++place) undoing.put_back(*place);
    if (undoing.done() == 0) return refused("nothing_left", "Everything this act decided was decided again since. There is nothing left to undo.");
    undoing.open_pages();
    act->undone_by = actor.id.str();
    act->undone_at = office.clock.now();
    act->undone_reason = Personal(tidied(reason));
    work.review_log().set_undone(*act);
    record(work, office, *about, actor.id.str(),
           {"act_undone", office.clock.today(),
            {{"act", act->id}, {"places", std::to_string(undoing.done())}, {"kept", std::to_string(undoing.kept())}, {"reason", tidied(reason)}},
            "act=" + act->id + " places=" + std::to_string(undoing.done()) + " kept=" + std::to_string(undoing.kept())});
    return done();
  });
}

}  // namespace rightsdesk::app
