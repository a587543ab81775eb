#include "person/identifiers.h"

#include <array>
#include <cstddef>

#include "core/text.h"

namespace rightsdesk::person {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

/// Upper-case letters and digits with spaces, hyphens and dots dropped; nullopt when anything else is there.
std::optional<std::string> squeezed(std::string_view written) {
  std::string out;
  for (char c : tidied(written)) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (is_digit(c) || is_upper(c)) {
      out += c;
    } else if (!is_one_of(c, " -.")) {
      return std::nullopt;
    }
  }
  return out;
}

bool all_digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

constexpr std::string_view kUpnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

// The letters Royal Mail uses at each place: a postcode shape says which places are letters.
struct Shape {
  std::string_view places;  // A first letter, B second letter, C third place letter, D fourth place letter, 9
                            // digit, 1 digit but not 0
};
constexpr std::array<Shape, 6> kOutward{{{"A9"}, {"A19"}, {"AB9"}, {"A9C"}, {"AB19"}, {"AB9D"}}};

std::string_view letters_at(char place) {
  switch (place) {
    case 'A':
      return "ABCDEFGHIJKLMNOPRSTUWYZ";
    case 'B':
      return "ABCDEFGHKLMNOPQRSTUVWXY";
    case 'C':
      return "ABCDEFGHJKPSTUW";
    case 'D':
      return "ABEHMNPRVWXY";
    case 'E':
      return "ABDEFGHJLNPQRSTUWXYZ";
    case '1':
      return "123456789";
    default:
      return "0123456789";
  }
}

char other_reading(char c) {
  switch (c) {
    case 'O':
      return '0';
    case '0':
      return 'O';
    case 'I':
      return '1';
    case '1':
      return 'I';
    default:
      return '\0';
  }
}

struct Reading {
  std::string text;
  std::size_t corrections = 0;
};

std::optional<Reading> read_as(std::string_view text, std::string_view places) {
  if (text.size() != places.size()) return std::nullopt;
  Reading out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const allowed = letters_at(places[i]);
    if (is_one_of(text[i], allowed)) {
      out.text += text[i];
    } else if (char const other = other_reading(text[i]); other != '\0' && is_one_of(other, allowed)) {
      out.text += other;
      ++out.corrections;
    } else {
      return std::nullopt;
    }
  }
  return out;
}

std::optional<std::string> outward(std::string_view text) {
  std::optional<Reading> best;
  for (auto const& shape : kOutward) {
    auto const reading = read_as(text, shape.places);
    if (reading && (!best || reading->corrections < best->corrections)) best = reading;
  }
  if (!best) return std::nullopt;
  return best->text;
}

/// The digits of a phone number as written, "+" kept at the front; empty when it holds anything but
/// punctuation.
std::string dialled(std::string_view written) {
  std::string out;
  for (char c : lower_ascii(tidied(written))) {
    if (is_digit(c) || (c == '+' && out.empty())) {
      out += c;
    } else if (c == 'x' || c == 'e' || c == '#') {
      break;  // an extension: "x 12", "ext. 12"
    } else if (!is_one_of(c, " ()-./")) {
      return {};
    }
  }
  return out;
}

bool can_be_national(std::string_view digits) {
  if (digits.size() != 9 && digits.size() != 10) return false;
  if (digits.size() == 9) return digits.front() == '1' || digits.front() == '8';
  return is_one_of(digits.front(), "1235789");
}

}  // namespace

std::optional<std::string> nhs_number(std::string_view written) {
  auto const digits = squeezed(written);
  if (!digits || digits->size() != 10 || !all_digits(*digits)) return std::nullopt;
  if (digits->find_first_not_of(digits->front()) == std::string::npos) return std::nullopt;
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += ((*digits)[static_cast<std::size_t>(i)] - '0') * (10 - i);
  int const check = (11 - sum % 11) % 11;
  if (check == 10 || digits->back() - '0' != check) return std::nullopt;
  return digits;
}

std::optional<std::string> upn(std::string_view written) {
  auto const text = squeezed(written);
  if (!text || text->size() != 13 || !is_upper(text->front())) return std::nullopt;
  if (!all_digits(std::string_view(*text).substr(1, 11))) return std::nullopt;
  std::size_t sum = 0;
  for (std::size_t place = 2; place <= 13; ++place) {
    char const c = (*text)[place - 1];
    auto const value = is_digit(c) ? static_cast<std::size_t>(c - '0') : kUpnLetters.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    sum += value * place;
  }
  if (kUpnLetters[sum % kUpnLetters.size()] != text->front()) return std::nullopt;
  return text;
}

std::optional<std::string> nino(std::string_view written) {
  auto const text = squeezed(written);
  if (!text || (text->size() != 8 && text->size() != 9)) return std::nullopt;
  auto const prefix = std::string_view(*text).substr(0, 2);
  if (!is_upper(prefix[0]) || !is_upper(prefix[1])) return std::nullopt;
  if (is_one_of(prefix[0], "DFIQUV") || is_one_of(prefix[1], "DFIQUVO")) return std::nullopt;
  for (std::string_view never : {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}) {
    if (prefix == never) return std::nullopt;
  }
  if (!all_digits(std::string_view(*text).substr(2, 6))) return std::nullopt;
  if (text->size() == 9 && !is_one_of(text->back(), "ABCD")) return std::nullopt;
  return text;
}

std::optional<std::string> postcode(std::string_view written) {
  auto const text = squeezed(written);
  if (!text || text->size() < 5 || text->size() > 7) return std::nullopt;
  auto const whole = std::string_view(*text);
  if (whole == "GIR0AA") return "GIR 0AA";
  auto const first = outward(whole.substr(0, whole.size() - 3));
  auto const second = read_as(whole.substr(whole.size() - 3), "9EE");
  if (!first || !second) return std::nullopt;
  return *first + ' ' + second->text;
}

std::optional<std::string> uk_phone(std::string_view written) {
  auto const number = dialled(written);
  auto digits = std::string_view(number);
  bool international = false;
  for (std::string_view prefix : {"+44", "0044"}) {
    if (!international && digits.starts_with(prefix)) {
      digits.remove_prefix(prefix.size());
      international = true;
    }
  }
  if (digits.starts_with('+')) return std::nullopt;
  bool const trunk = digits.starts_with('0');
  if (trunk) digits.remove_prefix(1);
  // A spreadsheet eats the leading 0; only a mobile number is recognisable without it.
  bool const mobile_without_zero = digits.size() == 10 && digits.starts_with('7');
  if (!international && !trunk && !mobile_without_zero) return std::nullopt;
  if (!can_be_national(digits)) return std::nullopt;
  return "+44" + std::string(digits);
}

std::optional<std::string> email(std::string_view written) {
  auto text = lower_ascii(tidied(written));
  if (text.starts_with("mailto:")) text.erase(0, 7);
  if (text.size() > 2 && text.front() == '<' && text.back() == '>') text = text.substr(1, text.size() - 2);
  auto const at = text.find('@');
  if (at == std::string::npos || at == 0 || text.find('@', at + 1) != std::string::npos) return std::nullopt;
  if (text.find_first_of(" ,;<>") != std::string::npos) return std::nullopt;
  auto const dot = text.rfind('.');
  if (dot == std::string::npos || dot < at + 2 || dot + 1 == text.size()) return std::nullopt;
  return text;
}

}  // namespace rightsdesk::person
