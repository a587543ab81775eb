#pragma once
// Rules of config/ and templates/ that an administrator changed on a page: every version that was ever put in force, with who, when and why. A version is
// never changed and never removed; taking back is a further version. The store keeps them, so that every server goes by the same.
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"

namespace rightsdesk::app {

struct RuleVersion {
  std::string kind;        ///< "letter", "keeping", "roles"
  std::string name;        ///< which of its kind: "L-5"; empty where there is one
  int number = 0;          ///< from 1, by kind and name
  std::string content;     ///< what stands over the file; empty: the file as it is
  std::string stood_over;  ///< which file it was made over: twelve digits of its hash
  std::string by, reason;  ///< a member of staff, and why in their words
  Date on = {};
};

class RuleBook {
 public:
  virtual ~RuleBook() = default;
  virtual std::vector<RuleVersion> versions(std::string const& kind, std::string const& name) = 0;  ///< oldest first
  virtual std::vector<RuleVersion> latest(std::string const& kind) = 0;                             ///< the last of each name, by name
  /// Another with this kind, name and number is a Fault: somebody else was quicker.
  virtual void put(RuleVersion const& version) = 0;
  /// Whether a text was found to be sound when it was looked at; `digest` is of everything that depends on.
  virtual std::optional<bool> fits(std::string const& digest) = 0;
  virtual void keep_fits(std::string const& digest, bool fits) = 0;
};

}  // namespace rightsdesk::app
