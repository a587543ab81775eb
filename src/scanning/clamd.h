#pragma once
// clamd, asked over its socket about bytes that we hold: INSTREAM of its protocol (man clamd). No file is shared with it.
#include <chrono>
#include <string>

#include "app/scanner.h"
#include "core/date.h"

namespace rightsdesk::scanning {

/// How old what it looks with is.
struct Signatures {
  std::string version;        ///< "27500"; empty where it has none
  std::optional<Date> of = {};  ///< the day they were made, where it says so
};

class Clamd final : public app::Scanner {
 public:
  /// `where`: the path of a socket, or host:port. `patience`: for one file in all.
  explicit Clamd(std::string where, std::chrono::seconds patience = std::chrono::seconds(60)) : where_(std::move(where)), patience_(patience) {}
  app::Look look(std::string_view bytes) override;
  /// Refused (not_there) when it does not answer.
  Result<Signatures> signatures();

 private:
  std::string where_;
  std::chrono::seconds patience_;
};

/// The answer to INSTREAM: "stream: OK", "stream: NAME FOUND"; anything else was no look.
app::Look look_from(std::string_view reply);
/// The answer to VERSION: "ClamAV 1.4.6/27500/Sat Nov 21 10:22:45 2026", or "ClamAV 1.4.6" where it has no dated signatures.
Signatures signatures_from(std::string_view reply);

}  // namespace rightsdesk::scanning
