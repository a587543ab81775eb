#pragma once
// What is known of names: nicknames, spellings of one name, and names so widely shared that they tell nobody
// apart.
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/result.h"

namespace rightsdesk::person {

/// Reviewed data (config/matching/*.csv), read once and then shared freely between threads.
/// All names asked about are folded (core/text.h).
class NameBook {
 public:
  /// Adds the rows "name1,relationship,name2" (a first line naming the columns; "#" opens a remark).
  /// has_nickname: name2 is a short or pet form of name1. spelt: two spellings of one name. not_nickname:
  /// strikes out a has_nickname of an earlier file. shared_by_many: name1 does not tell people apart; name2
  /// is given or family. is_name: name1 is a name of its own (name2 as before), no slip of the pen. Refused with file and line, all of them at once, and nothing added, when a row has
  /// another shape.
  Result<void> add_csv(std::string_view text, std::string_view file);

  /// `name` (folded) is a name of its own, as others bear it.
  void add_known(std::string name) { known_.insert(std::move(name)); }

  /// One is a nickname of the other; two nicknames of one name are not.
  [[nodiscard]] bool nicknames(std::string_view a, std::string_view b) const;
  /// Spellings of one name ("mohammed", "muhammad"); a name is a spelling of itself.
  [[nodiscard]] bool spellings(std::string_view a, std::string_view b) const;
  /// The book holds it as a name of its own, so that it is not taken for a typing mistake.
  [[nodiscard]] bool knows(std::string_view name) const;
  [[nodiscard]] bool given_shared_by_many(std::string_view name) const;
  [[nodiscard]] bool family_shared_by_many(std::string_view name) const;
  /// Every nickname, formal name and spelling of `name`, sorted, without itself.
  [[nodiscard]] std::vector<std::string> also_written(std::string_view name) const;

 private:
  struct Row {
    std::string first;
    std::string relation;
    std::string second;
  };
  static Result<std::vector<Row>> rows_of(std::string_view text, std::string_view file);
  void add(Row const& row);
  void add_spelling(std::string const& a, std::string const& b);

  std::unordered_map<std::string, std::unordered_set<std::string>> nicknames_;
  std::unordered_map<std::string, std::size_t> class_of_;
  std::vector<std::vector<std::string>> classes_;
  std::unordered_set<std::string> known_;
  std::unordered_set<std::string> many_given_;
  std::unordered_set<std::string> many_family_;
};

}  // namespace rightsdesk::person
