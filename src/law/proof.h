#pragma once
// What shows who somebody is, or that they may ask for somebody else: a controller's evidence matrix (law.md P-1 to P-14). Data:
// config/controllers/<id>/evidence.yaml. Which combination is enough, who may accept it, how long what was handed in is kept.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/result.h"

namespace rightsdesk::law {

struct ProofDocument {
  std::string id, title;
  std::set<std::string> shows;       ///< "photo", "address", "responsibility", …: what `ProofWay::needs` counts
  std::optional<int> months = {};    ///< not older than this; absent: of any age
  /// Who can hand it in: a requester as a file, or only staff, who know it or look it up.
  enum class By { requester, staff } by = By::requester;
};

/// One combination that is enough: so many different documents for each thing that must be shown. A document counts once.
struct ProofWay {
  std::string id, title;
  std::map<std::string, int> needs;
};

/// Documents that are not enough when nothing else was seen, whatever they show.
struct NeverEnough {
  std::set<std::string> documents;
  std::string reason;
};

struct Proof {
  std::string id, title;               ///< "identity", "parental_responsibility", "authority"
  std::set<std::string> accepted_by;   ///< roles
  int keep_days = 0;                   ///< after the outcome, what was handed in is destroyed; 0: the same day
  std::vector<ProofDocument> documents;
  std::vector<ProofWay> enough;
  std::vector<NeverEnough> never_enough = {};
};

/// The proofs every controller must state.
std::vector<std::string> const& proofs_needed();

/// The proof with this id, or none.
Proof const* proof_named(std::vector<Proof> const& proofs, std::string const& id);
ProofDocument const* document_named(Proof const& proof, std::string const& id);
/// "Council tax bill, not older than 12 months".
std::string words_for(ProofDocument const& document);

/// The first way that the documents seen make up. Refused: not_offered (a document the matrix does not have), missing (none),
/// not_enough, with the reason in words and in `because` every way with what it still lacks.
Result<ProofWay> proof_enough(Proof const& proof, std::set<std::string> const& seen);

}  // namespace rightsdesk::law
