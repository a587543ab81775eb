#pragma once
// Is a bag whole, and who signed it?
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "delivery/bag.h"
#include "delivery/signature.h"

namespace rightsdesk::delivery {

struct BagVerdict {
  std::vector<std::string> faults;  ///< in words, with the file's name; empty: every file is there, unchanged, and no other
  std::optional<Signer> signer;     ///< absent: not signed, or the signature is a fault
  [[nodiscard]] bool whole() const { return faults.empty(); }
};

/// A file of a bag, opened when it is looked at.
struct BagFile {
  std::string name;
  std::function<std::string()> open;
};

/// Looks at every file, one at a time, against both manifests and at the signature (RFC 8493, 3; signer_of). Never throws for what the files hold.
BagVerdict checked_bag(std::vector<BagFile> const& files, std::string const& certificate_pem = {});
/// The same for files in memory, which outlive the call.
BagVerdict checked_bag(std::vector<disclosure::PackFile> const& files, std::string const& certificate_pem = {});

}  // namespace rightsdesk::delivery
