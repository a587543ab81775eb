#include "settings/evidence.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "settings/workflow_parts.h"

namespace rightsdesk::settings {
namespace {

std::set<std::string> as_set(std::vector<std::string> const& values) { return {values.begin(), values.end()}; }

law::ProofDocument document_of(yaml::Section& row) {
  law::ProofDocument document{row.text("id"), row.text("title"), as_set(row.texts("shows")), {}};
  if (row.has("months")) document.months = row.number_or("months", 1);
  auto const by = row.text_or("by", "requester");
  if (by != "requester" && by != "staff") row.complain_at("by", "\"" + by + "\" is none of requester, staff");
  if (by == "staff") document.by = law::ProofDocument::By::staff;
  row.no_more();
  return document;
}

/// "photo" is one of it; "photo photo" two.
law::ProofWay way_of(yaml::Section& row) {
  law::ProofWay way{row.text("id"), row.text("title"), {}};
  for (auto const& thing : row.texts("needs")) ++way.needs[thing];
  row.no_more();
  return way;
}

law::NeverEnough never_of(yaml::Section& row) {
  law::NeverEnough never{as_set(row.texts("documents")), row.text("reason")};
  row.no_more();
  return never;
}

template <class Rows>
void complain_of_twins(yaml::Section& row, std::string const& key, Rows const& rows) {
  std::set<std::string> ids;
  for (auto const& each : rows) {
    if (!ids.insert(each.id).second) row.complain_at(key, "the id \"" + each.id + "\" is given twice under \"" + key + "\"");
  }
}

void check_things(yaml::Section& row, law::Proof const& proof) {
  std::set<std::string> needed;
  for (auto const& way : proof.enough) {
    for (auto const& [thing, count] : way.needs) needed.insert(thing);
  }
  for (auto const& document : proof.documents) {
    for (auto const& thing : document.shows) {
      if (needed.count(thing) == 0) row.complain_at("documents", "\"" + document.id + "\" shows \"" + thing + "\", which no way under \"enough\" needs");
    }
  }
  for (auto const& never : proof.never_enough) {
    for (auto const& id : never.documents) {
      if (law::document_named(proof, id) == nullptr) row.complain_at("never_enough", "there is no document \"" + id + "\"");
    }
  }
}

/// With every document of the list at hand each way must be possible: a way that is not could never be met.
void check_ways(yaml::Section& row, law::Proof const& proof) {
  std::set<std::string> all;
  for (auto const& document : proof.documents) all.insert(document.id);
  for (auto const& way : proof.enough) {
    auto alone = proof;
    alone.enough = {way};
    if (!law::proof_enough(alone, all)) row.complain_at("enough", "no documents make up \"" + way.id + "\"");
  }
}

law::Proof proof_of(yaml::Section& row) {
  law::Proof proof;
  proof.id = row.text("id");
  proof.title = row.text("title");
  proof.accepted_by = roles_of(row, "accepted_by");
  if (row.has("keep_days")) {
    proof.keep_days = row.number_or("keep_days", 1);
  } else {
    row.complain("\"keep_days\" is missing: how long what was handed in is kept after the outcome");
  }
  for (auto& document : row.sections("documents")) proof.documents.push_back(document_of(document));
  for (auto& way : row.sections("enough")) proof.enough.push_back(way_of(way));
  for (auto& never : row.sections("never_enough")) proof.never_enough.push_back(never_of(never));
  if (proof.documents.empty()) row.complain("\"documents\" needs at least one entry");
  if (proof.enough.empty()) row.complain("\"enough\" needs at least one entry");
  complain_of_twins(row, "documents", proof.documents);
  complain_of_twins(row, "enough", proof.enough);
  check_things(row, proof);
  check_ways(row, proof);
  row.no_more();
  return proof;
}

}  // namespace

std::vector<law::Proof> evidence_matrix(std::string const& file, yaml::Complaints& complaints) {
  auto top = yaml::Section::of_file(file, complaints);
  std::vector<law::Proof> proofs;
  for (auto& row : top.sections("proofs")) proofs.push_back(proof_of(row));
  complain_of_twins(top, "proofs", proofs);
  auto const& needed = law::proofs_needed();
  for (auto const& id : needed) {
    if (law::proof_named(proofs, id) == nullptr) top.complain("the proof \"" + id + "\" is missing");
  }
  for (auto const& proof : proofs) {
    if (std::find(needed.begin(), needed.end(), proof.id) == needed.end()) top.complain_at("proofs", "\"" + proof.id + "\" is not a proof known here");
  }
  top.no_more();
  return proofs;
}

std::vector<law::SchoolClosure> school_closures(std::string const& file, yaml::Complaints& complaints) {
  std::vector<law::SchoolClosure> closures;
  if (!std::filesystem::exists(file)) return closures;
  auto top = yaml::Section::of_file(file, complaints);
  for (auto& row : top.sections("closures")) {
    auto const from = parse_date(row.text("from")), to = parse_date(row.text("to"));
    if (!from || !to) row.complain("\"from\" and \"to\" are days like 2026-10-26");
    if (from && to && *to < *from) row.complain("it ends before it begins");
    if (from && to) closures.push_back({*from, *to, row.text("title")});
    row.no_more();
  }
  top.no_more();
  return closures;
}

}  // namespace rightsdesk::settings
