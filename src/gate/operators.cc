#include "gate/operators.h"

#include <algorithm>
#include <cstdlib>

namespace rightsdesk::gate {
namespace {

bool white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }
bool delimiter(char c) { return white(c) || std::string_view("()<>[]{}/%").find(c) != std::string_view::npos; }
int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  /// False at the end. Either fills `word` (an operator) or appends to `operands`.
  bool next(std::string& word, std::vector<Operand>& operands) {
    word.clear();
    skip();
    if (at_ >= text_.size()) return false;
    char const c = text_[at_];
    if (c == '[') {
      ++at_;
      Operand array{Operand::Kind::array};
      std::string inner;
      for (skip(); at_ < text_.size() && text_[at_] != ']'; skip()) {
        if (!next(inner, array.items)) break;
      }
      ++at_;
      operands.push_back(std::move(array));
    } else if (text_.substr(at_, 2) == "<<" || text_.substr(at_, 2) == ">>") {
      at_ += 2;
    } else if (c == '(') {
      operands.push_back({Operand::Kind::string, 0, literal(), {}});
    } else if (c == '<') {
      operands.push_back({Operand::Kind::string, 0, hexadecimal(), {}});
    } else if (c == '/') {
      ++at_;
      operands.push_back({Operand::Kind::name, 0, run(), {}});
    } else if (c == ')' || c == ']' || c == '>' || c == '{' || c == '}') {
      ++at_;
    } else {
      std::string token = run();
      char* end = nullptr;
      double const number = std::strtod(token.c_str(), &end);
      bool const numeric = end && *end == '\0' && (token[0] == '-' || token[0] == '+' || token[0] == '.' || (token[0] >= '0' && token[0] <= '9'));
      if (numeric) operands.push_back({Operand::Kind::number, number, {}, {}});
      else word = std::move(token);
    }
    return true;
  }

  void skip_inline_image() {
    while (at_ + 2 < text_.size() && !(white(text_[at_]) && text_.substr(at_ + 1, 2) == "EI" && (at_ + 3 >= text_.size() || white(text_[at_ + 3])))) ++at_;
    at_ = std::min(text_.size(), at_ + 3);
  }

 private:
  void skip() {
    while (at_ < text_.size() && (white(text_[at_]) || text_[at_] == '%')) {
      if (text_[at_] == '%') while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
      else ++at_;
    }
  }
  std::string run() {
    std::size_t const from = at_;
    while (at_ < text_.size() && !delimiter(text_[at_])) ++at_;
    if (at_ == from) ++at_;
    return std::string(text_.substr(from, at_ - from));
  }
  std::string literal() {
    std::string out;
    int depth = 1;
    for (++at_; at_ < text_.size(); ++at_) {
      char const c = text_[at_];
      if (c == '\\') escaped(out);
      else if (c == ')' && --depth == 0) break;
      else {
        if (c == '(') ++depth;
        out += c;
      }
    }
    ++at_;
    return out;
  }
  void escaped(std::string& out) {
    if (++at_ >= text_.size()) return;
    char const c = text_[at_];
    if (c >= '0' && c <= '7') {
      int value = 0;
      for (int i = 0; i < 3 && at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '7'; ++i) value = value * 8 + (text_[at_++] - '0');
      --at_;
      out += static_cast<char>(value);
    } else if (c == 'n' || c == 'r' || c == 't' || c == 'b' || c == 'f') {
      out += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c == 'b' ? '\b' : '\f';
    } else if (c != '\n' && c != '\r') {
      out += c;
    }
  }
  std::string hexadecimal() {
    std::string digits, out;
    for (++at_; at_ < text_.size() && text_[at_] != '>'; ++at_) {
      if (hex(text_[at_]) >= 0) digits += text_[at_];
    }
    ++at_;
    if (digits.size() % 2 != 0) digits += '0';
    for (std::size_t i = 0; i < digits.size(); i += 2) out += static_cast<char>(hex(digits[i]) * 16 + hex(digits[i + 1]));
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

void for_each_operator(std::string_view content, std::function<void(std::string const&, std::vector<Operand> const&)> const& each) {
  Reader reader(content);
  std::string word;
  std::vector<Operand> operands;
  while (reader.next(word, operands)) {
    if (word.empty()) continue;
    if (word == "ID") {
      reader.skip_inline_image();
      word = "EI";
    }
    each(word, operands);
    operands.clear();
  }
}

std::vector<std::string> strings_in(std::string_view content) {
  Reader reader(content);
  std::string word;
  std::vector<Operand> operands;
  std::vector<std::string> strings;
  while (reader.next(word, operands)) {
    if (word == "ID") reader.skip_inline_image();
    for (Operand const& operand : operands) {
      if (operand.kind == Operand::Kind::string) strings.push_back(operand.text);
      for (Operand const& item : operand.items) {
        if (item.kind == Operand::Kind::string) strings.push_back(item.text);
      }
    }
    operands.clear();
  }
  return strings;
}

}  // namespace rightsdesk::gate
