#pragma once
// Whether a finished PDF can be read with the ear, by the keyboard and in large print, as far as a program can tell: conditions named after those of the Matterhorn
// Protocol 1.1 for PDF/UA-1 (ISO 14289-1:2014), looked at with qpdf's JSON and not with what wrote the file. It is not veraPDF: it knows fewer conditions than
// PDF/UA has, and none that needs a person (whether the words of a description fit its picture, whether the order makes sense).
#include <string>
#include <vector>

#include "core/json.h"

namespace rightsdesk::gate {

struct AccessCondition {
  std::string name;    ///< "figures_described"
  std::string cites;   ///< "Matterhorn 13-004", or the clause of the standard
  std::string asks;    ///< what must be so, one sentence
  std::size_t times = 0;             ///< how often it is not; 0: it holds
  std::vector<std::string> where;    ///< the first ten places, in plain words: "page 3", "object 14 0 R"
};
struct AccessReport {
  std::string unreadable;                   ///< why nothing could be looked at; empty: all was
  std::vector<AccessCondition> conditions;  ///< all of them, those that hold too
  int pages = 0;
  std::string sha256;
  [[nodiscard]] bool holds() const;
};

/// Looks at every condition. Never throws for what is in the file. Throws Fault when the tools are missing or the file cannot be read.
AccessReport check_accessible(std::string const& path);
Json to_json(AccessReport const& report);
/// What a command ends with: 0 all hold, 1 one does not, 3 could not be looked at.
int exit_status(AccessReport const& report);

}  // namespace rightsdesk::gate
