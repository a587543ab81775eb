#pragma once
// A file of people, searched whole: columns in memory, the rows themselves read again where one must be judged.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "matching/columns.h"
#include "matching/csv_rows.h"
#include "matching/judge.h"
#include "matching/mapping.h"

namespace rightsdesk::matching {

/// How many of 10,000 rows bear a name; only those that at least one row in a thousand bears.
struct Bearing {
  std::map<std::string, double> given, family;
};

/// A record as the judge needs it, with those its source names around it.
struct Found {
  Candidate candidate;
  std::vector<Candidate> around;
  std::vector<Row> household;  ///< rows of the same household, the candidate's own among them; at most 32
};

/// Rows with one key are one person's: they are judged together. Not changed after loading; may be shared between threads.
class People {
 public:
  struct File {
    std::string source, csv, mapping;
  };
  /// Refused, as "file:line: what", when the mapping is wrong, a column is missing, a row has more or fewer cells than
  /// the heading, or a row has no key.
  static Result<People> load(File const& file);

  [[nodiscard]] std::string const& source() const { return source_; }
  [[nodiscard]] PeopleColumns const& columns() const { return *columns_; }
  [[nodiscard]] std::size_t size() const { return columns_->size(); }
  /// All that stays in memory, for all rows together.
  [[nodiscard]] std::size_t bytes() const;
  /// Reads the row again, and with it every row of the same key. Faults when the file is not what it was.
  [[nodiscard]] Found found(Row row) const;
  /// The row itself, alone.
  [[nodiscard]] PersonRow read(Row row) const;
  /// Forenames that at least kBearers rows bear: names, not slips of the pen.
  [[nodiscard]] std::vector<std::string> forenames() const;
  [[nodiscard]] Bearing common_names() const;
  /// Whether a forename that nobody else here bears is likely no name.
  [[nodiscard]] Bearers bearers() const { return size() >= kEnough ? Bearers::counted : Bearers::not_counted; }
  /// Of which years of birth there are people here, and not a few slips of the pen; absent where too few are dated to tell.
  [[nodiscard]] std::optional<YearsKept> years_kept() const { return years_kept_; }
  static constexpr std::uint32_t kBearers = 3;
  static constexpr std::size_t kEnough = 20000;
  /// The first of the rows with the same key.
  [[nodiscard]] Row first_of(Row row) const;

 private:
  struct SameKey {
    Row row;
    Row first;
  };
  People(std::string source, std::string csv, RowReader reader);
  Result<void> read_all(CsvRows& rows);
  void pair_keys(std::vector<std::pair<std::uint64_t, Row>> keys);
  [[nodiscard]] std::vector<Row> rows_of(Row row) const;

  std::string source_, csv_;
  std::unique_ptr<RowReader> reader_;
  std::unique_ptr<PeopleColumns> columns_;
  std::vector<CsvPlace> places_;  ///< of every sixteenth row
  std::vector<SameKey> same_key_;       ///< by row; only rows whose key stands more than once
  std::vector<SameKey> of_one_key_;     ///< the same by first row
  std::optional<YearsKept> years_kept_;
  std::size_t width_ = 0;               ///< cells a row
};

}  // namespace rightsdesk::matching
