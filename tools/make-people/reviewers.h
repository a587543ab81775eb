#pragma once
// Simulated people who look at what a search shows, and are right 98 times in 100.
#include <cstdint>
#include <string>
#include <utility>

namespace rightsdesk::make_people {

using Record = std::pair<std::string, std::string>;  ///< source and id

/// One person, or two of whom a third decides where they differ.
enum class Reviewers { one, two };

/// The same each time they are asked of the same record.
inline bool is_right(std::string const& what, char const* reviewer) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (char c : what + reviewer) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  hash = (hash ^ (hash >> 31U)) * 0x9e3779b97f4a7c15U;
  return (hash >> 33U) % 100 < 98;
}

inline bool judges_right(Reviewers who, std::string const& query, Record const& record) {
  auto const what = query + ' ' + record.first + ' ' + record.second;
  bool const first = is_right(what, " first");
  if (who == Reviewers::one || first == is_right(what, " second")) return first;
  return is_right(what, " third");
}

}  // namespace rightsdesk::make_people
