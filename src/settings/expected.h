#pragma once
// What a system's own words say there should be, and where it would come from: config/expected.yaml.
#include <string>
#include <vector>

namespace rightsdesk::settings {

/// A kind of record that others speak of.
struct Expected {
  std::string id, title;
  std::vector<std::string> told_by;   ///< words that speak of one, as they stand in records: "child protection plan"
  std::vector<std::string> shown_by;  ///< words in the title or file name of a record that is one
  std::vector<std::string> sources;   ///< connector ids it would come from; empty: any
  std::string why;                    ///< why it matters that it is there
};

/// The rows of a file; what is wrong with it is added to `complaints`.
std::vector<Expected> load_expected(std::string const& file, std::vector<std::string>& complaints);

}  // namespace rightsdesk::settings
