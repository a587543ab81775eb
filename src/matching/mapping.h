#pragma once
// What the columns of a file of people mean: connectors/README.md, "A file of people".
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "person/description.h"

namespace rightsdesk::matching {

/// One row, read. Personal data: never logged.
struct PersonRow {
  std::string key;  ///< the source's own; empty is a mistake of the row, which the caller names
  person::Description described;
  std::vector<person::Related> related;
  std::string household;            ///< a key that people of one home share; may be empty
  std::optional<Date> adult_since;  ///< when the source keeps adults only: the day the record began
};

/// One column or several; the cells that hold something are joined with a space, or with ", " for an address.
using Columns = std::vector<std::string>;

struct Mapping {
  struct Name {
    Columns given, family, whole;
    person::Name::Kind kind = person::Name::Kind::current;
    enum class Order { as_written, family_first } order = Order::as_written;
    std::string between;  ///< parts several names in one cell; empty: one
  };
  struct Address {
    Columns lines;
    std::string postcode, from, to, between;
  };
  struct Related {
    std::string role;
    Name name;
    std::string born;
  };
  struct Sex {
    std::string column;
    std::vector<std::string> female, male;  ///< as the system writes them; compared without regard to case
  };
  struct Number {
    std::string kind;
    Columns columns;
  };
  enum class Dates { day_first, month_first, days_of_1900 };
  enum class Encoding { utf_8, windows_1252 };

  std::string file;  ///< where it was read from
  std::string id;
  char separator = ',';
  Encoding encoding = Encoding::utf_8;
  std::vector<std::string> not_held;
  Dates dates = Dates::day_first;
  std::vector<Name> names;
  Columns born;  ///< one, or day, month and year
  std::optional<Sex> sex;
  std::vector<Address> addresses;
  Columns phones, emails;
  std::vector<Number> numbers;
  std::string household, adult_since;
  std::vector<Related> related;
};

/// Strict: every mistake as "file:line: what", one a line.
Result<Mapping> mapping_from_yaml(std::string const& path);

/// Reads rows of one file by its heading.
class RowReader {
 public:
  /// Refused when a column of the mapping is not in `heading`, or stands in it twice; every such column at once.
  static Result<RowReader> bind(Mapping mapping, std::vector<std::string> const& heading, std::string const& csv);
  RowReader(RowReader&&) noexcept;
  RowReader& operator=(RowReader&&) noexcept;
  ~RowReader();

  /// `cells` as many as the heading's. Refused (in words, without the place) when the text is not of the encoding.
  [[nodiscard]] Result<PersonRow> read(std::vector<std::string> const& cells) const;
  [[nodiscard]] Mapping const& mapping() const;

 private:
  struct Bound;
  explicit RowReader(std::unique_ptr<Bound> bound);
  std::unique_ptr<Bound> bound_;
};

}  // namespace rightsdesk::matching
