#include "law/proof.h"

#include <algorithm>

#include "core/wording.h"

namespace rightsdesk::law {
namespace {

using Documents = std::vector<ProofDocument const*>;

/// How many of `needs` cannot be met by `documents`, each document used once at most. The lists are short: every choice is tried.
int lacking(std::vector<std::string> const& needs, std::size_t at, Documents& documents) {
  if (at == needs.size()) return 0;
  int best = 1 + lacking(needs, at + 1, documents);
  for (auto& document : documents) {
    if (document == nullptr || document->shows.count(needs[at]) == 0) continue;
    auto const* used = document;
    document = nullptr;
    best = std::min(best, lacking(needs, at + 1, documents));
    document = used;
  }
  return best;
}

std::vector<std::string> list_of(std::map<std::string, int> const& needs) {
  std::vector<std::string> list;
  for (auto const& [thing, count] : needs) list.insert(list.end(), static_cast<std::size_t>(count), thing);
  return list;
}

std::string joined_titles(Documents const& documents) {
  std::string titles;
  for (auto const* document : documents) titles += (titles.empty() ? "" : ", ") + document->title;
  return titles;
}

Result<Documents> documents_of(Proof const& proof, std::set<std::string> const& seen) {
  Documents documents;
  for (auto const& id : seen) {
    if (document_named(proof, id) == nullptr) return refused("not_offered", "\"" + id + "\" is not among what this council accepts.", "documents");
  }
  for (auto const& document : proof.documents) {
    if (seen.count(document.id) > 0) documents.push_back(&document);
  }
  return documents;
}

NeverEnough const* bar_on(Proof const& proof, std::set<std::string> const& seen) {
  for (auto const& never : proof.never_enough) {
    if (std::includes(never.documents.begin(), never.documents.end(), seen.begin(), seen.end())) return &never;
  }
  return nullptr;
}

Refusal not_enough(Proof const& proof, Documents documents, std::string const& why) {
  Refusal refusal{"not_enough", joined_titles(documents) + (documents.size() == 1 ? " is" : " are") + " not enough. " + why, "documents", {}};
  for (auto const& way : proof.enough) {
    auto const lacks = lacking(list_of(way.needs), 0, documents);
    refusal.because.push_back({way.id, "Enough would be: " + way.title + (lacks == 0 ? "." : "; " + std::to_string(lacks) + " more needed.")});
  }
  return refusal;
}

}  // namespace

std::vector<std::string> const& proofs_needed() {
  static std::vector<std::string> const kNeeded{"identity", "parental_responsibility", "authority"};
  return kNeeded;
}

Proof const* proof_named(std::vector<Proof> const& proofs, std::string const& id) {
  auto const found = std::find_if(proofs.begin(), proofs.end(), [&](auto const& proof) { return proof.id == id; });
  return found == proofs.end() ? nullptr : &*found;
}

ProofDocument const* document_named(Proof const& proof, std::string const& id) {
  auto const found = std::find_if(proof.documents.begin(), proof.documents.end(), [&](auto const& document) { return document.id == id; });
  return found == proof.documents.end() ? nullptr : &*found;
}

std::string words_for(ProofDocument const& document) {
  if (!document.months) return document.title;
  if (*document.months == 1) return worded("{document_words}, not older than 1 month", {{"document_words", document.title}});
  return worded("{document_words}, not older than {count} months", {{"document_words", document.title}, {"count", std::to_string(*document.months)}});
}

Result<ProofWay> proof_enough(Proof const& proof, std::set<std::string> const& seen) {
  if (seen.empty()) return refused("missing", "Select what was seen.", "documents");
  auto documents = documents_of(proof, seen);
  if (!documents) return tl::unexpected(documents.error());
  if (auto const* bar = bar_on(proof, seen)) return tl::unexpected(not_enough(proof, *documents, bar->reason));
  for (auto const& way : proof.enough) {
    if (lacking(list_of(way.needs), 0, *documents) == 0) return way;
  }
  return tl::unexpected(not_enough(proof, *documents, "This council needs more."));
}

}  // namespace rightsdesk::law
