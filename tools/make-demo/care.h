#pragma once
// The social care database, written as SQL (schema.sql). One call, one row or a few that belong together.
#include <map>
#include <string>
#include <vector>

#include "people.h"
#include "table.h"

namespace rightsdesk::make_demo {

struct Stay {
  Home home;
  std::optional<Date> from = {};
  std::optional<Date> to = {};  ///< nullopt: lives there now
  std::string type = "Home";
};

struct Note {
  std::string key = {};  ///< given by CareWriter when empty
  std::string person;
  Date day;
  std::string type;
  std::string title;
  std::string author;  ///< staff key
  std::string text;
};

struct Professional {
  std::string key;
  std::string name;
  std::string job;
  std::string department;
  std::string phone = {};
  std::string email = {};
};

/// Not shared between threads.
class CareWriter {
 public:
  /// Makes schema and index files in `folder`, and one file for each table.
  explicit CareWriter(std::string const& folder);
  void person(Person const& person);
  void former_name(std::string const& person, WrittenName const& name, std::string const& type,
                   std::optional<Date> until);
  void stay(std::string const& person, Stay const& stay);
  void family(std::string const& family, std::string const& person);
  void mother(std::string const& mother, Person const& child);
  /// `related` is the `relation` of `person`.
  void relation(std::string const& person, std::string const& related, std::string const& relation,
                std::string const& note = {});
  void identifier(std::string const& person, std::string const& type, std::string const& value);
  void professional(Professional const& professional);
  void involvement(std::string const& professional, std::string const& role, std::string const& person,
                   std::optional<Date> from, std::optional<Date> to);
  /// A row of the tables that hold episodes and plans: `cells` after the key, which this gives.
  void event(std::string const& table, std::vector<Cell> const& cells);
  /// Gives the note's key.
  std::string note(Note const& note);
  void attendance(std::string const& group, Date day, std::string const& person,
                  std::string const& note = {});
  [[nodiscard]] std::size_t persons() const { return tables_.at("ssd_person").rows(); }
  [[nodiscard]] std::size_t notes() const { return tables_.at("case_note").rows(); }
  void close();

 private:
  Table& table(std::string const& name) { return tables_.at(name); }
  std::string next_key(std::string const& table);

  std::map<std::string, Table> tables_;
  std::size_t note_number_ = 0;
};

}  // namespace rightsdesk::make_demo
