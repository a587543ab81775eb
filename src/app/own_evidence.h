#pragma once
// What a requester hands in by themselves to show who they are, or for whom they may ask: looked at by the virus scanner, kept under the case's key,
// destroyed as what staff add is. It accepts nothing and moves no clock: staff have a task to look at it.
#include <string>
#include <vector>

#include "app/evidence.h"

namespace rightsdesk::app {

constexpr std::size_t kOwnFileBytes = 10U << 20U;  ///< of one file
constexpr std::size_t kOwnFilesAtOnce = 5;
constexpr std::size_t kOwnFilesInAll = 20;         ///< of one case, and not yet destroyed

/// A proof that may be asked for this request, by the controller's matrix.
struct ProofWanted {
  std::string proof;                              ///< "identity", "parental_responsibility", "authority"
  std::vector<std::string> enough;                ///< the ways that suffice
  std::vector<law::ProofDocument> documents = {}; ///< those that a requester can hand in
};
struct Arrived {
  std::string what;  ///< "Passport"; the file itself is never shown again
  Date on;
  int files = 0;
};
struct OwnEvidence {
  std::string reference;
  std::vector<ProofWanted> wanted = {};  ///< empty: the case is closed, and nothing is taken
  std::vector<Arrived> arrived = {};     ///< in the order in which they came
};
/// A Bug when the case is not there.
OwnEvidence own_evidence(Office& office, CaseId const& id);

struct OwnFile {
  std::string file_name, bytes;
};
/// Keeps all the files or none; each is a photo (JPEG, PNG, HEIC) or a PDF. Refused, with the field `document` or `files`: not_now (closed), missing,
/// not_offered, too_many, empty, too_large, wrong_type, infected, not_scanned, locked.
Done hand_in(Office& office, CaseId const& id, std::string const& proof, std::string const& document, std::vector<OwnFile> const& files);

}  // namespace rightsdesk::app
