#include "connectors/protocols/plain.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/date.h"

namespace rightsdesk::connectors {
namespace {

std::string scalar(Json const& value) {
  if (value.is_null()) return "not held";
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  if (!value.is_string()) return value.dump();
  auto const text = value.get<std::string>();
  auto const day = parse_date(text);
  return day ? in_words(*day) : text;
}

void write(Json const& value, std::string const& indent, std::string& out) {
  if (value.is_object()) {
    for (auto const& [key, inner] : value.items()) {
      if (inner.is_structured()) {
        out += indent + heading(key) + (inner.empty() ? ": none\n" : ":\n");
        write(inner, indent + "  ", out);
      } else {
        out += indent + heading(key) + ": " + scalar(inner) + "\n";
      }
    }
  } else if (value.is_array()) {
    std::size_t number = 0;
    for (auto const& inner : value) {
      if (number++ > 0 && inner.is_structured()) out += "\n";
      if (inner.is_structured())
        write(inner, indent, out);
      else
        out += indent + "- " + scalar(inner) + "\n";
    }
  } else {
    out += indent + scalar(value) + "\n";
  }
}

}  // namespace

std::string heading(std::string field) {
  std::replace(field.begin(), field.end(), '_', ' ');
  if (!field.empty() && field[0] >= 'a' && field[0] <= 'z') field[0] = static_cast<char>(field[0] - 'a' + 'A');
  return field;
}

std::string plain_text(Json const& value) {
  std::string out;
  write(value, "", out);
  return out;
}

}  // namespace rightsdesk::connectors
