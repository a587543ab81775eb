#pragma once
// Content streams read as a list of operators with their operands.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rightsdesk::gate {

struct Operand {
  enum class Kind { number, name, string, array, other } kind = Kind::other;
  double number = 0;
  std::string text = {};        ///< of a name (without its stroke) or a string (bytes)
  std::vector<Operand> items = {};  ///< of an array
};

/// Calls `each` for every operator, in order. Inline images and their data are given as operator "EI".
void for_each_operator(std::string_view content, std::function<void(std::string const&, std::vector<Operand> const&)> const& each);

/// Every string operand of a stream, in order, wherever it stands: what a naive joiner of the text would see.
std::vector<std::string> strings_in(std::string_view content);

}  // namespace rightsdesk::gate
