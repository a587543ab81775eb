#pragma once
// The matching model: what each grade weighs and how it stands. Reviewed data, read from
// config/matching.yaml.
#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "matching/grades.h"
#include "person/name_book.h"

namespace rightsdesk::matching {

/// How far a grade may be relied on by the rules that decide what a person must look at, whatever it weighs.
enum class Stands : std::uint8_t { sure, likely, unsure, against, missing };
inline bool agrees(Stands stands) { return stands == Stands::sure || stands == Stands::likely; }

struct Level {
  std::string says;   ///< one plain sentence for the screen
  int centibits = 0;  ///< hundredths of a bit: 100 x log2(m / u), rounded; 0 when missing
  Stands stands = Stands::missing;
  double m = 1;  ///< share of true matches that reach the level; 1 when missing, as is u
  double u = 1;  ///< share of pairs of different people that reach it
};

struct Model {
  std::string version;
  int proposed = 0;                                ///< least weight of a proposal, in hundredths of a bit
  int possible = 0;                                ///< least weight of a possible match
  std::array<std::vector<Level>, kFields> fields;  ///< by Field, then by grade
  std::unordered_map<std::string, int>
      common_given;  ///< folded name -> hundredths of a bit when it agrees exactly
  std::unordered_map<std::string, int> common_family;
  std::shared_ptr<person::NameBook const> book;

  /// "common_given" and "common_family" as they were read, in bearers of 10,000; by name.
  std::map<std::string, double> bearers_given, bearers_family;

  [[nodiscard]] Level const& level(Field field, std::uint8_t grade) const {
    return fields[static_cast<std::size_t>(field)].at(grade);
  }
};

/// Strict: every field and grade once, no other key, m and u in (0, 1], thresholds in bits with possible <
/// proposed. Refused with every mistake as "file:line: words", one a line.
Result<Model> model_from_yaml(std::string_view text, std::string_view file, person::NameBook book);
/// The model as model_from_yaml reads it back; `remarks` stand above, each line opened by "# ".
std::string to_yaml(Model const& model, std::string const& remarks);

}  // namespace rightsdesk::matching
