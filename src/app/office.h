#pragma once
// What every verb is given: the work, the clock, the rules, the sources, and who is acting.
#include <functional>
#include <set>
#include <variant>
#include <string>

#include "app/work.h"
#include "core/clock.h"
#include "core/result.h"
#include "reading/versions.h"
#include "settings/rules.h"
#include "sources/source.h"

namespace rightsdesk::delivery {
class SealKey;
}

namespace rightsdesk::app {

class IntakeJournal;  // app/intake_journal.h
class Scanner;        // app/scanner.h

struct Office {
  Works& works;
  Clock const& clock;
  settings::Rules const& rules;
  sources::Sources& sources;
  std::string reader = {};  ///< path of the program that reads documents in a sandbox (rightsdesk itself)
  std::string tree = {};    ///< the folder with templates/
  std::string public_url = {};  ///< where the public pages are: "https://rights.example.org", no slash at the end
  delivery::SealKey const* seal = nullptr;  ///< signs sealed packs; without it they carry sums alone
  IntakeJournal* journal = nullptr;           ///< every request is here too before its reference is shown; without it the store alone holds them
  Scanner* scanner = nullptr;                 ///< looks at every file that comes in; without it nobody does
  enum class Texts { offered, not_offered } texts = Texts::offered;  ///< whether somebody carries text messages
  std::function<reading::Versions()> readers = [] { return reading::Versions{}; };  ///< the programs that read documents today; asked by whoever needs to know

  /// The same office over other works. A member that is new is named here too, or this does not compile.
  [[nodiscard]] Office over(Works& others) const {
    auto const& [own, time, law, systems, reading, folder, url, signs, kept_twice, looks, texting, read_by] = *this;
    (void)own;
    return {others, time, law, systems, reading, folder, url, signs, kept_twice, looks, texting, read_by};
  }
};

/// A member of staff acting now. Roles are those of config/workflow tables.
struct Actor {
  StaffId id;
  std::string name;
  std::set<std::string> roles;
};

using Done = Result<std::monostate>;

}  // namespace rightsdesk::app
