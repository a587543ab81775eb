#include "web/templates/view.h"

#include <utility>

namespace rightsdesk::web {

View& View::text(std::string name, std::string value) {
  values_[std::move(name)] = std::move(value);
  return *this;
}

View& View::words(std::string name, std::string english) {
  values_[std::move(name)] = Words{std::move(english)};
  return *this;
}

View& View::when(std::string name, bool holds) {
  values_[std::move(name)] = holds;
  return *this;
}

View& View::each(std::string name, std::vector<View> items) {
  values_[std::move(name)] = std::move(items);
  return *this;
}

View& View::part(std::string name, View const& inside) { return each(std::move(name), {inside}); }

View& View::also(View const& other) {
  for (auto const& [name, value] : other.values_) values_.emplace(name, value);
  return *this;
}

std::vector<View> lines_of(std::vector<std::string> const& lines) {
  std::vector<View> out;
  for (auto const& line : lines) out.push_back(View().text("line", line));
  return out;
}

std::vector<View> worded_lines_of(std::vector<std::string> const& lines) {
  std::vector<View> out;
  for (auto const& line : lines) out.push_back(View().words("line", line));
  return out;
}

}  // namespace rightsdesk::web
