#include "store/search_store.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/original.h"
#include "store/person_json.h"
#include "store/sealed.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

Json offered_json(sources::CandidateRecord const& offered) {
  return {{"source", offered.source}, {"key", offered.key},         {"kind", offered.kind},
          {"title", offered.title},   {"described", store::to_json(offered.described)}, {"excerpt", offered.excerpt},
          {"items", offered.items}};
}

sources::CandidateRecord offered_from(Json const& json) {
  return {json.at("source"), json.at("key"),     json.at("kind"),
          json.at("title"),  description_from(json.at("described")), json.at("excerpt"),
          json.at("items").get<std::size_t>()};
}

std::int64_t centibits(double weight) { return std::llround(weight * 100); }

}  // namespace

std::vector<Value> StoredSearches::columns(search::SourceSearch const& row) {
  return {row.title,
          row.owner,
          search::to_string(row.state),
          Sealed(vault_, row.about).seal(Json(row.terms)),
          row.found,
          std::int64_t{row.truncated ? 1 : 0},
          std::int64_t{row.attempts},
          row.failure,
          row.reason,
          row.decided_by,
          instant_text(row.started),
          instant_text(row.ended),
          row.about.str(),
          row.source};
}

void StoredSearches::plan(search::SourceSearch const& row) {
  if (connection_.row(sql("searches.exists"), {row.about.str(), row.source})) return;
  connection_.execute(sql("searches.insert"), columns(row));
}

void StoredSearches::update(search::SourceSearch const& row) { connection_.execute(sql("searches.update"), columns(row)); }

std::vector<search::SourceSearch> StoredSearches::plan_of(CaseId const& about) {
  std::vector<search::SourceSearch> plan;
  Sealed sealed(vault_, about);
  for (auto const& row : connection_.rows(sql("searches.of_case"), {about.str()})) {
    search::SourceSearch found;
    found.about = about;
    found.source = row.text(1);
    found.title = row.text(2);
    found.owner = row.text(3);
    found.state = search::source_state_from(row.text(4));
    found.terms = sealed.json(row.text(5)).get<std::vector<std::string>>();
    found.found = row.number(6);
    found.truncated = row.number(7) != 0;
    found.attempts = static_cast<int>(row.number(8));
    found.failure = row.text(9);
    found.reason = row.text(10);
    found.decided_by = row.text(11);
    found.started = parse_instant(row.text(12));
    found.ended = parse_instant(row.text(13));
    plan.push_back(std::move(found));
  }
  return plan;
}

void StoredSearches::offer(search::Candidate const& candidate) {
  auto const key_hash = sha256_hex(candidate.offered.key);
  Sealed sealed(vault_, candidate.about);
  if (auto const known = connection_.row(sql("candidates.exists"), {candidate.about.str(), candidate.offered.source, key_hash})) {
    auto again = candidate;
    again.id = CandidateId(known->text(0));
    reweigh(again);
    return;
  }
  connection_.execute(sql("candidates.insert"),
                      {candidate.id.str(), candidate.about.str(), candidate.offered.source, key_hash,
                       sealed.seal(offered_json(candidate.offered)), centibits(candidate.weight), search::to_string(candidate.verdict),
                       sealed.seal(rightsdesk::to_json(candidate.because)), search::to_string(candidate.identity),
                       candidate.decided_by, sealed.seal(std::string_view(candidate.reason)), instant_text(candidate.decided_at)});
}

void StoredSearches::reweigh(search::Candidate const& candidate) {
  connection_.execute(sql("candidates.reweigh"),
                      {centibits(candidate.weight), search::to_string(candidate.verdict),
                       Sealed(vault_, candidate.about).seal(rightsdesk::to_json(candidate.because)), candidate.id.str()});
}

search::Candidate StoredSearches::candidate_from(Row const& row) {
  search::Candidate found;
  found.id = CandidateId(row.text(0));
  found.about = CaseId(row.text(1));
  Sealed sealed(vault_, found.about);
  found.offered = offered_from(sealed.json(row.text(2)));
  found.weight = static_cast<double>(row.number(3)) / 100;
  found.verdict = search::verdict_from(row.text(4));
  found.because = because_from(sealed.json(row.text(5)));
  found.identity = search::identity_from(row.text(6));
  found.decided_by = row.text(7);
  found.reason = sealed.text(row.text(8));
  found.decided_at = parse_instant(row.text(9));
  return found;
}

int StoredSearches::undecided(CaseId const& about) {
  return static_cast<int>(connection_.row(sql("candidates.undecided"), {about.str(), search::to_string(search::Identity::undecided)})->number(0));
}

std::vector<search::Candidate> StoredSearches::candidates(CaseId const& about) {
  std::vector<search::Candidate> found;
  for (auto const& row : connection_.rows(sql("candidates.of_case"), {about.str()})) found.push_back(candidate_from(row));
  return found;
}

std::optional<search::Candidate> StoredSearches::candidate(CandidateId const& id) {
  auto const row = connection_.row(sql("candidates.by_id"), {id.str()});
  return row ? std::optional{candidate_from(*row)} : std::nullopt;
}

void StoredSearches::decide(search::Candidate const& candidate) {
  connection_.execute(sql("candidates.decide"),
                      {search::to_string(candidate.identity), candidate.decided_by,
                       Sealed(vault_, candidate.about).seal(std::string_view(candidate.reason)), instant_text(candidate.decided_at),
                       candidate.id.str()});
}

std::vector<search::Candidate> StoredSearches::rejected_elsewhere(CaseId const& about) {
  std::vector<search::Candidate> found;
  for (auto const& row : connection_.rows(sql("candidates.rejected_elsewhere"), {about.str(), about.str()}))
    found.push_back(candidate_from(row));
  return found;
}

}  // namespace rightsdesk::store
