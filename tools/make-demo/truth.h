#pragma once
// What is true of the data that was made: gathered while writing, saved as truth.json (README.md).
#include <map>
#include <string>
#include <vector>

#include "crowd.h"
#include "told.h"

namespace rightsdesk::make_demo {

enum class Sight { open, hidden };

struct Part {
  std::string where;  ///< "text", "page 1", "comment"…
  Told told;
  Sight sight = Sight::open;
};

struct Item {
  std::string source, record, key, title, date, media_type;
  std::string belongs_to;  ///< of the cast
  std::string why = {};
  std::vector<Part> parts = {};
};

struct Offered {
  std::string source, kind, key, belongs_to, relation, expect, why, hard_case = {};
};

/// A rectangle in pixels from the top left, or in points from the bottom left.
struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

struct ScanField {
  Mention mention;
  Box px, pt;
};

struct Scan {
  std::string file;
  int width_px = 0, height_px = 0;
  std::vector<ScanField> fields;
};

struct RegisterRow {
  std::string sheet;
  int row = 0;
  Sight sight = Sight::open;
  std::string name, dob, who;
};

struct Truth {
  std::uint64_t seed = 1;
  std::size_t people = 0;
  std::map<std::string, std::size_t> counts;
  std::vector<Offered> records;
  std::vector<Item> items;
  Scan scan;
  std::string register_file;
  std::vector<RegisterRow> register_rows;
  std::vector<HardCase> hard_cases;
};

/// Writes `path`. Throws Fault when it cannot.
void save(Truth const& truth, std::string const& path);

inline constexpr char const* care_source = "thamesbrook-social-care";
inline constexpr char const* documents_source = "thamesbrook-documents";
inline constexpr char const* housing_source = "thamesbrook-housing";
inline constexpr char const* mailbox_source = "thamesbrook-mailbox";
inline constexpr char const* mailings_source = "thamesbrook-mailings";

}  // namespace rightsdesk::make_demo
