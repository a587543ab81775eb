#pragma once
// One row of redaction/recognisers/*.yaml or redaction/lexicon/*.yaml, and the engine that runs them over a page.
#include <boost/regex.hpp>
#include <optional>
#include <re2/re2.h>
#include <re2/set.h>
#include <string>
#include <string_view>
#include <vector>

#include "redaction/checksums.h"
#include "redaction/propose.h"

namespace rightsdesk::redaction {

struct RecogniserRow {
  std::string id, kind, source;
  std::string pattern;    ///< Boost.Regex, Perl syntax; group 1, when there is one, is what is found
  std::string prefilter;  ///< RE2; finds at least every line that `pattern` matches. `pattern` without its assertions when not given
  Tier tier = Tier::confident;
  std::optional<Tier> otherwise;      ///< tier without a context word; empty: not proposed without one
  std::string checksum;               ///< empty: none
  std::vector<std::string> context;   ///< lower case; one of them within 60 code points before or 30 after
  std::vector<std::string> finds;     ///< example texts; what must be found stands between « and »
  std::vector<std::string> ignores;   ///< example texts in which this row finds nothing
  std::string where;                  ///< file:line
  Checksum check = nullptr;
  boost::regex regex = boost::regex();
};

/// What a row found. Offsets in the plain text, half-open. `row` null: the line could not be searched to the end.
struct Hit {
  std::size_t begin = 0, end = 0;
  RecogniserRow const* row = nullptr;
  Tier tier = Tier::confident;
  std::string context = {};  ///< the context word that counted
};

/// Rows with their shared prefilter. A line (or a piece of a very long one) goes first through the linear-time prefilter of all
/// rows; each row that may match is then looked for in linear time, and Boost.Regex reads only from where it was seen.
/// A row whose pattern RE2 cannot read even without its assertions is searched by Boost.Regex from end to end.
class RowEngine {
 public:
  explicit RowEngine(std::vector<RecogniserRow> rows);
  /// Sorted by begin, then row order. Never hangs: a piece too complex for Boost.Regex becomes a hit without a row.
  [[nodiscard]] std::vector<Hit> hits(std::string_view plain) const;
  [[nodiscard]] std::vector<RecogniserRow> const& rows() const { return rows_; }

 private:
  void search_piece(std::string_view plain, std::size_t begin, std::size_t end, std::vector<Hit>& out) const;
  struct Piece {
    std::string_view plain;  // the page
    std::size_t begin = 0, end = 0;
  };
  void search_row(std::size_t row, Piece const& piece, std::vector<Hit>& out) const;
  bool next_match(std::size_t row, Piece const& piece, char const* from, boost::cmatch& match) const;
  std::vector<RecogniserRow> rows_;
  std::unique_ptr<RE2::Set> prefilter_;
  std::vector<std::unique_ptr<RE2>> locators_;  // one a row; null where RE2 cannot read it
};

/// Reads every .yaml in `folder`, in order of name. Appends "file:line: what is wrong" to `errors` for each error.
std::vector<RecogniserRow> read_rows(std::string const& folder, std::vector<std::string>& errors);

}  // namespace rightsdesk::redaction
