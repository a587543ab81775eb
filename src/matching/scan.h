#pragma once
// Every row of a source weighed at once, from above: what the judge will find a row to weigh is never more than this,
// save for a few hundredths of a bit. Nothing is left out by blocking.
#include <vector>

#include "matching/columns.h"
#include "matching/facts.h"
#include "matching/model.h"

namespace rightsdesk::matching {

struct Weighed {
  Row row = 0;
  int centibits = 0;  ///< at most
  friend bool operator==(Weighed const&, Weighed const&) = default;
};

struct Nearest {
  std::vector<Weighed> rows;      ///< the heaviest that may be possible, heaviest first; of equals the first row
  std::vector<Weighed> neighbours;  ///< the heaviest of those who may share an address with the subject, likewise
  std::vector<Row> same_number;   ///< rows that bear a national number of the subject's
};

constexpr std::size_t kMostRows = 256;
constexpr std::size_t kMostNeighbours = 24;

Nearest nearest(Facts const& subject, PeopleColumns const& people, Model const& model);

}  // namespace rightsdesk::matching
