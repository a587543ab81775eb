#include "person/name_book.h"

#include <algorithm>
#include <set>

#include "core/text.h"

namespace rightsdesk::person {
namespace {

bool holds(std::unordered_set<std::string> const& set, std::string_view name) {
  return set.count(std::string(name)) > 0;
}

bool is_relation(std::string_view word) {
  return word == "has_nickname" || word == "not_nickname" || word == "spelt" || word == "shared_by_many" ||
         word == "is_name";
}

}  // namespace

Result<std::vector<NameBook::Row>> NameBook::rows_of(std::string_view text, std::string_view file) {
  std::vector<Row> rows;
  std::string wrong;
  std::size_t number = 0;
  for (auto const& raw : split(text, '\n')) {
    ++number;
    auto const line = tidied(raw);
    if (line.empty() || line.front() == '#' || line == "name1,relationship,name2") continue;
    auto const cells = split(line, ',');
    bool const shaped =
        cells.size() == 3 && !tidied(cells[0]).empty() && !tidied(cells[2]).empty() && is_relation(cells[1]);
    bool const part = shaped && (cells[1] == "shared_by_many" || cells[1] == "is_name");
    if (!shaped || (part && cells[2] != "given" && cells[2] != "family")) {
      wrong += std::string(wrong.empty() ? "" : "; ") + std::string(file) + ':' + std::to_string(number) +
               ": expected name,relationship,name";
      continue;
    }
    rows.push_back({folded(tidied(cells[0])), cells[1], folded(tidied(cells[2]))});
  }
  if (!wrong.empty()) return refused("name_book_wrong", wrong);
  return rows;
}

Result<void> NameBook::add_csv(std::string_view text, std::string_view file) {
  auto const rows = rows_of(text, file);
  if (!rows) return tl::unexpected(rows.error());
  for (auto const& row : *rows) add(row);
  return {};
}

void NameBook::add(Row const& row) {
  if (row.relation == "shared_by_many") {
    (row.second == "given" ? many_given_ : many_family_).insert(row.first);
    known_.insert(row.first);
    return;
  }
  known_.insert(row.first);
  if (row.relation == "is_name") return;
  known_.insert(row.second);
  if (row.relation == "has_nickname") {
    nicknames_[row.first].insert(row.second);
    nicknames_[row.second].insert(row.first);
  } else if (row.relation == "not_nickname") {
    nicknames_[row.first].erase(row.second);
    nicknames_[row.second].erase(row.first);
  } else {
    add_spelling(row.first, row.second);
  }
}

void NameBook::add_spelling(std::string const& a, std::string const& b) {
  auto const found_a = class_of_.find(a);
  auto const found_b = class_of_.find(b);
  if (found_a == class_of_.end() && found_b == class_of_.end()) {
    class_of_[a] = class_of_[b] = classes_.size();
    classes_.push_back({a, b});
  } else if (found_b == class_of_.end()) {
    class_of_[b] = found_a->second;
    classes_[found_a->second].push_back(b);
  } else if (found_a == class_of_.end()) {
    class_of_[a] = found_b->second;
    classes_[found_b->second].push_back(a);
  } else if (found_a->second != found_b->second) {
    auto const from = found_b->second;
    auto const to = found_a->second;
    for (auto const& name : classes_[from]) {
      class_of_[name] = to;
      classes_[to].push_back(name);
    }
    classes_[from].clear();
  }
}

bool NameBook::nicknames(std::string_view a, std::string_view b) const {
  auto const found = nicknames_.find(std::string(a));
  return found != nicknames_.end() && holds(found->second, b);
}

bool NameBook::spellings(std::string_view a, std::string_view b) const {
  if (a == b) return true;
  auto const found_a = class_of_.find(std::string(a));
  auto const found_b = class_of_.find(std::string(b));
  return found_a != class_of_.end() && found_b != class_of_.end() && found_a->second == found_b->second;
}

bool NameBook::knows(std::string_view name) const { return holds(known_, name); }
bool NameBook::given_shared_by_many(std::string_view name) const { return holds(many_given_, name); }
bool NameBook::family_shared_by_many(std::string_view name) const { return holds(many_family_, name); }

std::vector<std::string> NameBook::also_written(std::string_view name) const {
  std::set<std::string> out;
  if (auto const found = nicknames_.find(std::string(name)); found != nicknames_.end())
    out.insert(found->second.begin(), found->second.end());
  if (auto const found = class_of_.find(std::string(name)); found != class_of_.end())
    out.insert(classes_[found->second].begin(), classes_[found->second].end());
  out.erase(std::string(name));
  return {out.begin(), out.end()};
}

}  // namespace rightsdesk::person
