#pragma once
// Searching again with what confirmed records say of the person and the requester did not. A person ticks what is used; what is found joins
// what was found before. What a record told is kept as an event that names it, not repeated: it is read out of the record each time.
#include <optional>
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

/// One thing that records told of, in words for staff.
struct ToldTerm {
  std::string id;           ///< the same as long as the same record says it first
  std::string what, words;  ///< "address"; "14 High Street, IG11 7LU"
  struct Teller {
    std::string source, key;
    std::optional<Date> from = {}, to = {};  ///< of an address
  };
  std::vector<Teller> by = {};  ///< at least one
  enum class Use {
    offered,
    in_use,  ///< a person had it searched with, and a record that told of it is still confirmed
    dropped  ///< a person had it searched with, and every record that told of it was rejected since
  } use = Use::offered;
  std::optional<Date> searched_on = {};  ///< the last day it was ticked
};

/// Addresses first, then phones, e-mail addresses, names and numbers.
std::vector<ToldTerm> told_terms(Office& office, CaseId const& id);

/// Asks every source once more, with the same limits, by the requester's own particulars, `chosen` (ids) and what is in use already. What a person
/// left unsearched stays so; an owner is written to again only where the letter would say more. Candidates keep their decisions. Refused:
/// missing (nothing chosen), not_found (a record that told of it is confirmed no more), not_now (a source has not ended).
Done search_again(Office& office, CaseId const& id, Actor const& actor, std::vector<std::string> const& chosen);

}  // namespace rightsdesk::app
