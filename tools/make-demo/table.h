#pragma once
// One table's rows, streamed to a file as INSERTs of many rows.
#include <cstddef>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"

namespace rightsdesk::make_demo {

/// A value of a row; nullopt is NULL.
using Cell = std::optional<std::string>;

/// NULL when `text` is empty.
Cell held(std::string const& text);
Cell held(std::optional<Date> const& day);

class Table {
 public:
  /// Writes `folder`/10_`name`.sql. Throws Fault when the file cannot be made.
  Table(std::string const& folder, std::string name);
  Table(Table&&) = default;
  ~Table();
  /// The cells in the order of the columns in schema.sql.
  void row(std::vector<Cell> const& cells);
  [[nodiscard]] std::size_t rows() const { return rows_; }
  /// Ends the last statement and checks that everything reached the file; throws Fault if not.
  void close();

 private:
  std::string name_;
  std::ofstream file_;
  std::string statement_;
  std::size_t rows_ = 0;
  bool closed_ = false;
};

}  // namespace rightsdesk::make_demo
