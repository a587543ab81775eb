#pragma once
// Which rows hold a value: for numbers and contacts, that agree or do not. Six bytes a value.
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace rightsdesk::matching {

using Row = std::uint32_t;

std::uint32_t hash_of(std::string_view value);

class Postings {
 public:
  void add(std::string_view value, Row row) { found_.emplace_back(hash_of(value), row); }
  /// Once, after the last add.
  void seal();
  /// Rows that hold `value`, ascending, after sealing; one in 4,000,000,000 holds another, so the judge looks again.
  [[nodiscard]] std::vector<Row> rows(std::string_view value) const;
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] std::size_t bytes() const;

 private:
  std::vector<std::pair<std::uint32_t, Row>> found_;  // until sealing
  std::vector<std::uint32_t> starts_;                 // by the upper half of the hash
  std::vector<std::uint16_t> lower_;
  std::vector<Row> rows_;
};

}  // namespace rightsdesk::matching
