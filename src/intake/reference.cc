#include <sodium.h>

#include <algorithm>
#include <cstdint>

#include "core/text.h"
#include "intake/request.h"

namespace rightsdesk::intake {
namespace {

// Crockford base32; the five extra check symbols of his scheme are folded to letters that read aloud well.
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

char check_character(std::string_view eight) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < eight.size(); ++i) {
    sum += static_cast<unsigned>(kAlphabet.find(eight[i])) * static_cast<unsigned>(2 * i + 3);
  }
  return kAlphabet[sum % 32U];
}

}  // namespace

std::string fresh_reference() {
  std::uint64_t bits = 0;
  randombytes_buf(&bits, sizeof bits);
  std::string eight;
  for (int i = 0; i < 8; ++i) {
    eight += kAlphabet[bits & 31U];
    bits >>= 5U;
  }
  return "SRR-" + eight.substr(0, 4) + "-" + eight.substr(4) + "-" + check_character(eight);
}

std::optional<std::string> reference_from(std::string_view typed) {
  std::string kept;
  for (char c : typed) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == ' ' || c == '-' || c == '.') continue;
    kept += c;
  }
  if (kept.rfind("SRR", 0) == 0) kept.erase(0, 3);
  for (char& c : kept) {
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (kAlphabet.find(c) == std::string_view::npos) return std::nullopt;
  }
  if (kept.size() != 9 || check_character(std::string_view(kept).substr(0, 8)) != kept[8]) return std::nullopt;
  return "SRR-" + kept.substr(0, 4) + "-" + kept.substr(4, 4) + "-" + kept.substr(8);
}

}  // namespace rightsdesk::intake
