#pragma once
// Is this the subject? The program proposes, with its reasons; a person decides. Nothing is accepted here.
#include <bitset>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/because.h"
#include "matching/evidence.h"
#include "matching/model.h"
#include "person/description.h"

namespace rightsdesk::matching {

/// proposed: shown ticked for a person to confirm. possible: a person must look. unlikely: kept in the list,
/// last.
enum class Verdict { proposed, possible, unlikely };
std::string_view to_string(Verdict verdict);

/// own_file: the source says whose it is. mention: found in a text, message or document that may be about
/// somebody else.
enum class Standing { own_file, mention };

/// counted: the source holds so many people that a forename nobody else in it bears is taken for a slip of the pen.
enum class Bearers { not_counted, counted };

/// rejected: a person said that it is somebody else's. It is judged all the same, and tells nothing of the subject.
enum class Decided { not_rejected, rejected };

/// Of which years of birth, by their last two digits, a source holds people: it says who cannot be meant there.
using YearsKept = std::bitset<100>;

struct Candidate {
  std::string source;
  std::string key;  ///< unique within the source
  person::Description described;
  Standing standing = Standing::own_file;
  std::optional<Date> adult_since = {};  ///< in a system that keeps adults only: the day the record began
  Bearers bearers = Bearers::not_counted;
  Decided decided = Decided::not_rejected;
  std::optional<YearsKept> years_kept = {};  ///< absent where the source holds too few to tell
};

/// Somebody on record who could be taken for the subject.
struct Rival {
  enum class Kind {
    twin,         ///< same date of birth and family or address, another forename
    namesake,     ///< same name, another date of birth: a parent, often
    household,    ///< same address, another forename
    same_number,  ///< bears the subject's number under another forename
    double_,      ///< as like the subject as this one, yet with another NHS number
    numbered,     ///< of the same system, and bears the number of it that the subject gave, where this one bears another
    like_forename,  ///< as like the subject, in the same system, under a forename like this one's, which is a slip of the pen at best
  } kind;
  std::string source;
  std::string key;
  person::Description described;
  std::string shares;  ///< "same date of birth, same address"
  enum class Lives {
    here,
    elsewhere
  } lives = Lives::elsewhere;  ///< at an address of the subject's, or not known to
  friend bool operator==(Rival const&, Rival const&) = default;
};

struct Match {
  std::string source;
  std::string key;
  int centibits = 0;  ///< weight of evidence in hundredths of a bit: exactly the sum of `evidence.parts`
  Verdict verdict = Verdict::unlikely;
  Evidence evidence;
  std::vector<Rival>
      rivals;       ///< those named in `because`; a namesake elsewhere who is told apart is not named
  Because because;  ///< for, against, missing, the sum, the rules, the verdict
  [[nodiscard]] double weight() const { return centibits / 100.0; }
};

/// Pure. `rivals` may hold the candidate itself, which is passed over.
/// Proposed needs all of: a forename agreement of its own, a date of birth or valid number (or, where no date is held,
/// the whole name with a contact of the subject's own), one thing more that agrees, nothing decisive against, every
/// rival told apart, and the model's weight. A forename that differs is never outvoted.
Match judge(person::Description const& subject, Candidate const& candidate, Model const& model,
            std::span<Rival const> rivals = {});

}  // namespace rightsdesk::matching
