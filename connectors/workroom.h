#pragma once
// What connectors may use of the machine they run on: a program that reads what is not trusted, and a place for indexes.
#include <memory>
#include <string>
#include <string_view>

namespace rightsdesk::connectors {

/// Keeps bytes from being read or changed by whoever holds the disk.
class Sealing {
 public:
  virtual ~Sealing() = default;
  /// `place` says where the result belongs; opening it as if from another place fails.
  [[nodiscard]] virtual std::string seal(std::string_view place, std::string_view plain) const = 0;
  /// Throws Fault: changed, moved, or sealed with another key.
  [[nodiscard]] virtual std::string open(std::string_view place, std::string_view sealed) const = 0;
};

struct Workroom {
  std::string program = {};  ///< whose `sheet-child FOLDER` writes a spreadsheet out as rows; empty: this program's own file
  std::string folder = {};   ///< where indexes lie, ours alone; empty: none is kept, and an export is read in every search
  std::shared_ptr<Sealing const> sealing = {};  ///< of the indexes
  std::string profile = {};  ///< what the source's connector.yaml is, as a hash: another profile, another index
  [[nodiscard]] bool keeps_indexes() const { return !folder.empty() && sealing != nullptr; }
};

}  // namespace rightsdesk::connectors
