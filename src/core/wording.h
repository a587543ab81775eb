#pragma once
// A sentence with values in it, kept as one sentence: it can be found again whole by whoever says it in another language.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rightsdesk {

/// `sentence` with each {name} replaced by its value: worded("{file_words} is empty.", {{"file_words", "File 2"}}). A name that is not
/// given stays as it is. A name that ends in "_words" holds words of ours, any other a value (languages/language.h).
inline std::string worded(std::string_view sentence, std::vector<std::pair<std::string_view, std::string>> const& values) {
  std::string out;
  while (!sentence.empty()) {
    auto const open = sentence.find('{');
    out += sentence.substr(0, open);
    if (open == std::string_view::npos) break;
    auto const close = sentence.find('}', open);
    auto const name = close == std::string_view::npos ? std::string_view() : sentence.substr(open + 1, close - open - 1);
    std::string const* given = nullptr;
    for (auto const& [key, value] : values) {
      if (key == name) given = &value;
    }
    out += given ? std::string_view(*given) : sentence.substr(open, close == std::string_view::npos ? close : close - open + 1);
    sentence.remove_prefix(close == std::string_view::npos ? sentence.size() : close + 1);
  }
  return out;
}

}  // namespace rightsdesk
