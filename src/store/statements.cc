#include "store/statements.h"

#include <map>

#include "core/result.h"
#include "core/text.h"

namespace rightsdesk::store {
namespace {

constexpr std::string_view kNameMark = "-- :name ";

std::string trimmed(std::string_view text) {
  auto const begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  auto const end = text.find_last_not_of(" \t\r\n;");
  return std::string(text.substr(begin, end - begin + 1));
}

bool is_comment(std::string const& line) { return line.starts_with("--"); }

using Statements = std::map<std::string, std::string, std::less<>>;

void add_statements(Statements& all, SqlFile const& file) {
  std::string name;
  for (auto const& line : split(file.text, '\n')) {
    if (line.starts_with(kNameMark)) {
      name = file.name + "." + trimmed(line.substr(kNameMark.size()));
      ENSURE(all.emplace(name, "").second, "two statements are named " + name);
    } else if (!name.empty() && !is_comment(line)) {
      all[name] += line + "\n";
    }
  }
}

Statements parsed(std::vector<SqlFile> const& files) {
  Statements all;
  for (auto const& file : files) add_statements(all, file);
  for (auto& [name, text] : all) {
    text = trimmed(text);
    ENSURE(!text.empty(), "no words under " + name);
  }
  return all;
}

Statements const& of_the_stores() {
  static Statements const all = parsed(embedded_sql());
  return all;
}

Statements const& of_the_engines() {
  static Statements const all = parsed(embedded_engines());
  return all;
}

}  // namespace

std::string const& sql(std::string_view name) {
  for (auto const* all : {&of_the_stores(), &of_the_engines()}) {
    if (auto const found = all->find(name); found != all->end()) return found->second;
  }
  throw Bug("no statement is named " + std::string(name));
}

std::vector<std::string> statement_names() {
  std::vector<std::string> names;
  for (auto const& [name, text] : of_the_stores()) names.push_back(name);
  return names;
}

std::vector<std::string> statements_of(std::string_view migration) {
  std::vector<std::string> statements;
  std::string open;
  for (auto const& line : split(migration, '\n')) {
    if (is_comment(line)) continue;
    open += line + "\n";
    if (auto const end = line.find_last_not_of(" \t\r"); end == std::string::npos || line[end] != ';') continue;
    statements.push_back(trimmed(open));
    open.clear();
  }
  if (auto rest = trimmed(open); !rest.empty()) statements.push_back(std::move(rest));
  return statements;
}

}  // namespace rightsdesk::store
