#pragma once
// Sealed columns: JSON encrypted under the case's key, so that shredding the case takes its names with it.
#include <string>

#include "core/date.h"
#include "core/id.h"
#include "core/json.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// One case's columns. `seal` gives bytes to store; `text` and `json` open them (Fault when they were tampered with).
class Sealed {
 public:
  Sealed(Vault& vault, CaseId owner) : vault_(vault), owner_(std::move(owner)) {}
  Blob seal(std::string_view text) { return {vault_.seal(owner_, text)}; }
  Blob seal(Json const& json);
  std::string text(std::string const& bytes) { return vault_.unseal(owner_, bytes); }
  Json json(std::string const& bytes);

 private:
  Vault& vault_;
  CaseId owner_;
};

inline std::string instant_text(std::optional<Instant> const& at) { return at ? to_iso(*at) : std::string{}; }

}  // namespace rightsdesk::store
