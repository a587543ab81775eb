#include "connectors/protocols/sql_text.h"

#include <cctype>

#include "core/result.h"

namespace rightsdesk::connectors {
namespace {

bool in_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::string marks(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += i == 0 ? "?" : ", ?";
  return text;
}

std::string mentions_in(std::string const& column, std::size_t values, Dialect dialect) {
  if (dialect == Dialect::mysql) return column + " REGEXP ?";
  if (dialect == Dialect::postgresql) return column + " ~ ?";
  std::string text;
  for (std::size_t i = 0; i < values; ++i) text += (i == 0 ? "(" : " OR ") + column + " LIKE ?";
  return text + ")";
}

}  // namespace

std::string limit_clause(Dialect dialect, std::size_t most) {
  return dialect == Dialect::other ? "" : " LIMIT " + std::to_string(most);
}

std::string expression_for(Dialect dialect, std::string const& expression) {
  if (dialect != Dialect::postgresql) return expression;
  static std::string const code = "\\x{";
  std::string out;
  for (std::size_t i = 0; i < expression.size();) {
    if (expression.compare(i, code.size(), code) != 0) {
      out += expression[i++];
      continue;
    }
    auto const close = expression.find('}', i);
    auto const digits = expression.substr(i + code.size(), close - i - code.size());
    out += "\\u" + std::string(4 - digits.size(), '0') + digits;
    i = close + 1;
  }
  return out;
}

BoundQuery bound(std::string const& query, std::map<std::string, std::vector<std::string>> const& values,
                 Dialect dialect) {
  BoundQuery out;
  for (std::size_t i = 0; i < query.size();) {
    auto const quote_end = query[i] == '\'' ? query.find('\'', i + 1) : std::string::npos;
    if (quote_end != std::string::npos) {
      out.text += query.substr(i, quote_end + 1 - i);
      i = quote_end + 1;
    } else if (query[i] == ':' && i + 1 < query.size() && in_name(query[i + 1])) {
      auto end = i + 1;
      while (end < query.size() && in_name(query[end])) ++end;
      auto const name = query.substr(i + 1, end - i - 1);
      auto const found = values.find(name);
      ENSURE(found != values.end() && !found->second.empty(),
             "a query asks for a value that was not given: " + name);
      if (name == "mentions_in") {
        auto const close = query.find(')', end);
        ENSURE(end < query.size() && query[end] == '(' && close != std::string::npos,
               "mentions_in needs a column in brackets");
        out.text += mentions_in(query.substr(end + 1, close - end - 1), found->second.size(), dialect);
        end = close + 1;
      } else {
        out.text += marks(found->second.size());
      }
      out.values.insert(out.values.end(), found->second.begin(), found->second.end());
      i = end;
    } else {
      out.text += query[i++];
    }
  }
  return out;
}

}  // namespace rightsdesk::connectors
