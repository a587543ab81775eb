#pragma once
// Records that others speak of and that nobody found (config/expected.yaml): a note tells of a protection plan, and no plan came. Shown beside the search
// certificate; a person ends each with a reason. It holds nothing up.
#include <optional>
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

struct SpokenOf {
  struct Place {
    RecordId record;
    int page = 1;
    std::string title, around;  ///< of the record; the words with some before and after
  };
  struct Source {
    std::string title;
    search::SourceState state;
  };
  struct Ended {
    std::string by;  ///< StaffId
    Date on;
    std::string reason;
  };
  std::string id, title, why;          ///< of config/expected.yaml
  std::vector<Place> told = {};        ///< the first three places that speak of one, in reading order
  int records = 0;                     ///< that speak of one
  std::vector<Source> nothing_from = {};  ///< searched sources it would come from and of which nothing was collected
  std::optional<Ended> ended = {};
};
/// What the records in hand that were read speak of, where none of them is one. Those that a person ended stand last.
std::vector<SpokenOf> spoken_of(Office& office, CaseId const& id);
/// A person says what became of it. Refused: missing (no reason), not_found, not_permitted.
Done end_spoken_of(Office& office, CaseId const& id, Actor const& actor, std::string const& what, std::string const& reason);

}  // namespace rightsdesk::app
