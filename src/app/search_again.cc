#include "app/search_again.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/acts.h"
#include "app/asking.h"
#include "app/matching_view.h"
#include "app/restrictions.h"
#include "app/told.h"
#include "core/original.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

using Use = ToldTerm::Use;

/// A thing told, and what a person made of it.
struct Term {
  std::string id;
  matching::Told told;
  Use use = Use::offered;
  std::optional<Date> searched_on = {};
};

using Ticked = std::map<std::string, Date>;  // id -> the last day

std::string id_of(CaseId const& about, matching::Told const& told) {
  auto text = about.str() + "\n" + std::string(matching::to_string(told.what)) + "\n" + told.by.front().source + "\n" + told.by.front().key;
  for (auto const& name : told.says.names) text += "\n" + name.full + "\n" + name.given + "\n" + name.family;
  for (auto const& address : told.says.addresses) text += "\n" + address.text + "\n" + address.postcode;
  for (auto const& list : {told.says.phones, told.says.emails})
    for (auto const& value : list) text += "\n" + value;
  for (auto const& number : told.says.identifiers) text += "\n" + number.kind + "\n" + number.value;
  return "told-" + sha256_hex(text).substr(0, 20);
}

Ticked ticked_in(Work& work, CaseId const& about) {
  Ticked ticked;
  for (auto const& event : work.cases().events(about)) {
    if (event.what != kSearchedAgain) continue;
    for (auto const& id : split(casework::detail_of(event, "terms"), ' ')) ticked[id] = event.on;
  }
  return ticked;
}

enum class Which { confirmed, rejected_too };

std::vector<matching::Told> told_by_candidates(Work& work, Office const& office, casework::Case const& about, Which which) {
  std::vector<matching::Candidate> telling;
  for (auto const& candidate : work.searches().candidates(about.id)) {
    bool const counts = candidate.identity == search::Identity::confirmed || which == Which::rejected_too;
    if (counts && candidate.offered.kind != kOwnersReply) telling.push_back(as_matching(candidate));
  }
  return matching::told_by(about.subject.reveal(), telling, office.rules.matching);
}

/// A thing is what it is whichever record is heard first: each teller alone gives it an id.
std::vector<std::string> ids_of(CaseId const& about, matching::Told told) {
  std::vector<std::string> ids;
  for (auto const& teller : std::vector(told.by)) {
    told.by = {teller};
    ids.push_back(id_of(about, told));
  }
  return ids;
}

std::string counted_kinds(std::vector<Term> const& terms) {
  std::map<matching::Telling, int> counts;
  for (auto const& term : terms) ++counts[term.told.what];
  std::string words;
  for (auto const& [what, count] : counts) words += (words.empty() ? "" : ", ") + std::string(matching::to_string(what)) + ": " + std::to_string(count);
  return words;
}

/// The candidates that told of them, without what they told.
std::string tellers_of(Work& work, CaseId const& about, std::vector<Term> const& terms) {
  std::set<std::string> ids;
  auto const candidates = work.searches().candidates(about);
  for (auto const& term : terms) {
    for (auto const& teller : term.told.by) {
      for (auto const& one : candidates) {
        if (one.offered.source == teller.source && one.offered.key == teller.key) ids.insert(one.id.str());
      }
    }
  }
  std::string words;
  for (auto const& id : ids) words += (words.empty() ? "" : " ") + id;
  return words;
}

Result<std::vector<Term>> chosen_among(std::vector<Term> const& terms, std::vector<std::string> const& chosen) {
  if (chosen.empty()) return refused("missing", "Tick what the systems are to be searched with.", "told");
  std::vector<Term> out;
  for (auto const& id : chosen) {
    auto const found = std::find_if(terms.begin(), terms.end(), [&](auto const& term) { return term.id == id && term.use != Use::dropped; });
    if (found == terms.end()) return refused("not_found", "A record that told of one of these is not confirmed any more. Look at what is offered now.", "told");
    out.push_back(*found);
  }
  return out;
}

Done all_have_ended(std::vector<search::SourceSearch> const& plan) {
  for (auto const& row : plan) {
    if (row.state == search::SourceState::planned || row.state == search::SourceState::asked)
      return refused("not_now", "Wait until every system has answered: " + row.title + " has not.", "told");
  }
  return done();
}

/// Whether the source would be asked anything that it was not asked before; an owner's letter names what its settings allow.
bool is_told_more(Office const& office, casework::Case const& about, std::string const& source, std::vector<matching::Told> const& before,
                  std::vector<matching::Told> const& now) {
  auto const card = card_of(office, source);
  if (!card || !card->commissioned()) return true;
  auto const& subject = about.subject.reveal();
  return identifying(matching::with_told(subject, before), card->asking.told) != identifying(matching::with_told(subject, now), card->asking.told);
}

std::vector<Term> terms_of(Work& work, Office const& office, casework::Case const& about) {
  auto ticked = ticked_in(work, about.id);
  std::vector<Term> terms;
  std::set<std::string> shown;
  auto const add = [&](matching::Told told, Use if_ticked) {
    auto const ids = ids_of(about.id, told);
    auto const at = std::find_if(ids.begin(), ids.end(), [&](auto const& id) { return ticked.contains(id); });
    bool const is_ticked = at != ids.end();
    if (if_ticked == Use::dropped && (!is_ticked || std::any_of(ids.begin(), ids.end(), [&](auto const& id) { return shown.contains(id); }))) return;
    shown.insert(ids.begin(), ids.end());
    Term term{is_ticked ? *at : ids.front(), std::move(told)};
    if (is_ticked) term.use = if_ticked, term.searched_on = ticked.at(*at);
    terms.push_back(std::move(term));
  };
  for (auto& told : told_by_candidates(work, office, about, Which::confirmed)) add(std::move(told), Use::in_use);
  if (ticked.empty()) return terms;
  for (auto& told : told_by_candidates(work, office, about, Which::rejected_too)) add(std::move(told), Use::dropped);
  return terms;
}

std::string words_of(person::Description const& says) {
  if (!says.names.empty()) return says.names.front().full;
  if (!says.phones.empty()) return says.phones.front();
  if (!says.emails.empty()) return says.emails.front();
  if (!says.identifiers.empty()) return says.identifiers.front().value;
  auto const& address = says.addresses.at(0);
  return address.text + (address.text.empty() || address.postcode.empty() ? "" : ", ") + address.postcode;
}

std::string kind_of(matching::Told const& told) {
  if (told.what != matching::Telling::number) return std::string(matching::to_string(told.what));
  auto const& kind = told.says.identifiers.at(0).kind;
  return kind == "nhs_number" ? "NHS number" : kind == "upn" ? "pupil number (UPN)" : "National Insurance number";
}

ToldTerm for_staff(Term const& term) {
  ToldTerm out{term.id, kind_of(term.told), words_of(term.told.says)};
  for (auto const& teller : term.told.by) out.by.push_back({teller.source, teller.key, teller.from, teller.to});
  out.use = term.use;
  out.searched_on = term.searched_on;
  return out;
}

void plan_again(Work& work, search::SourceSearch row) {
  row.state = search::SourceState::planned;
  row.failure.clear();
  work.searches().update(row);
  work.jobs().add("search_source", row.about, row.source, "search_source:" + row.about.str() + ":" + row.source);
}

}  // namespace

std::vector<ToldTerm> told_terms(Office& office, CaseId const& id) {
  std::vector<ToldTerm> terms;
  office.works.look([&](Work& work) {
    terms.clear();
    auto const about = case_in(work, id);
    if (!about) return;
    for (auto const& term : terms_of(work, office, *about)) terms.push_back(for_staff(term));
  });
  return terms;
}

bool was_searched_again(Work& work, CaseId const& about) { return !ticked_in(work, about).empty(); }

std::vector<matching::Told> told_in_use(Work& work, Office const& office, casework::Case const& about) {
  std::vector<matching::Told> told;
  if (!was_searched_again(work, about.id)) return told;
  for (auto& term : terms_of(work, office, about)) {
    if (term.use == Use::in_use) told.push_back(std::move(term.told));
  }
  return told;
}

Done search_again(Office& office, CaseId const& id, Actor const& actor, std::vector<std::string> const& chosen) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = permitted(work, office, *about, actor, "search"); !allowed) return allowed;
    if (auto heeded = heed_restrictions(work, office, *about); !heeded) return heeded;
    auto const terms = chosen_among(terms_of(work, office, *about), chosen);
    if (!terms) return tl::unexpected(terms.error());
    auto const plan = work.searches().plan_of(id);
    if (auto ended = all_have_ended(plan); !ended) return ended;
    auto const before = told_in_use(work, office, *about);
    std::string ids;
    for (auto const& term : *terms) ids += (ids.empty() ? "" : " ") + term.id;
    auto const kinds = counted_kinds(*terms), tellers = tellers_of(work, id, *terms);
    record(work, office, *about, actor.id.str(),
           {kSearchedAgain, office.clock.today(), {{"what", kinds}, {"terms", ids}, {"told_by", tellers}}, kinds + " told_by=" + tellers});
    auto const now = told_in_use(work, office, *about);
    for (auto const& row : plan) {
      bool const wanted = row.state != search::SourceState::not_searched;
      if (wanted && is_told_more(office, *about, row.source, before, now)) plan_again(work, row);
    }
    return done();
  });
}

}  // namespace rightsdesk::app
