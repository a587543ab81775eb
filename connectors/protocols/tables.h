#pragma once
// Extracts and exports: tables in a folder (CSV, JSON lines or spreadsheets) whose rows, or groups of rows of one key, are records
// about people.
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "connectors/endpoint.h"
#include "connectors/protocols/connector.h"
#include "connectors/workroom.h"

namespace rightsdesk::connectors {

/// The block "tables:" of a connector.yaml; connectors/README.md says what each key means.
struct TablesProfile {
  /// Somebody else in a row: a parent on a registration form, a teacher.
  struct Around {
    std::string role;
    bool professional = false;
    std::map<std::string, std::string> columns;  ///< column -> person field of describe.h
  };
  std::vector<std::string> files;  ///< paths in the folder; "*" stands for any part of one
  enum class Format { csv, json_lines, xlsx } format = Format::csv;
  char separator = ',';
  std::string encoding;  ///< "UTF-8" or "Windows-1252" when anything else is a mistake; empty: by looking
  std::string sheet;     ///< of a workbook; empty: the one that has rows
  std::string kind;      ///< of a candidate: "attendance record"
  std::string heading;   ///< of an item: "School attendance"
  std::string key;       ///< column; empty: a row is known by what it says
  enum class Rows { one_a_key, several_a_key } rows = Rows::one_a_key;
  std::map<std::string, std::string> columns;  ///< column -> title, dated, author, or a person field
  std::vector<Around> around;
  std::vector<std::string> mentions;  ///< columns of free text in which anybody may be named
  std::set<std::string> not_held;     ///< cells that mean nothing is held, lower case
  /// Every column that is named above.
  [[nodiscard]] std::set<std::string> named_columns() const;
};

TablesProfile read_tables_profile(Section& yaml);

/// A record is offered when somebody in it shares two signs with the subject (Resemblance), or when a column of free text
/// names them. Where `room` keeps indexes, the tables are read when they have changed and not in every search, with the same
/// answers; else every row is looked at in every search. Memory holds one file while it is read, and the finds.
std::unique_ptr<Connector> open_tables(sources::SourceCard card, TablesProfile profile, Endpoint const& endpoint,
                                       Workroom const& room = {});

}  // namespace rightsdesk::connectors
