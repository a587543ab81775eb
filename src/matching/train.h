#pragma once
// The shares m and u estimated from files of people, without anybody saying who is who (Fellegi and Sunter; m by
// expectation and maximisation). What comes out is a file for people to review, never a change by itself.
#include <array>
#include <span>
#include <string>
#include <vector>

#include "matching/people_file.h"

namespace rightsdesk::matching {

/// One level of one comparison, before and after.
struct Trained {
  Field field = Field::forename;
  std::string level;
  double m = 0, u = 0;          ///< estimated
  double was_m = 0, was_u = 0;  ///< of the model started from
  double matches = 0;           ///< pairs behind m; under kFewest, and for a level hardly met, the old shares stay
};

struct Training {
  Model model;  ///< the start, with the shares estimated and the names that are common here
  std::vector<Trained> levels;
  std::size_t different_pairs = 0;  ///< drawn at random, for u
  std::size_t alike_pairs = 0;      ///< that share a date of birth or a whole name, for m
  double matching_pairs = 0;        ///< of these, as estimated
  [[nodiscard]] bool enough() const { return matching_pairs >= kFewest; }
  static constexpr double kFewest = 50;
};

/// The same for the same files. With one source alone pairs are within it, and few may match; m is then kept and the
/// report says so. Refused when fewer than 100 rows are held in all.
Result<Training> train(std::span<People const> sources, Model const& start);
/// Every level with its bits before and after, for a person to read.
std::string report(Training const& training);

}  // namespace rightsdesk::matching
