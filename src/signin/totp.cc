#include "signin/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>
#include <cctype>

#include "core/result.h"
#include "core/same_secret.h"
#include "signin/encoding.h"

namespace rightsdesk::signin {
namespace {

constexpr std::size_t kSecretBytes = 20;
constexpr std::int64_t kStepSeconds = 30;
constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::array<unsigned char, 8> counter_of(std::int64_t step) {
  std::array<unsigned char, 8> counter{};
  auto left = static_cast<std::uint64_t>(step);
  for (auto place = counter.rbegin(); place != counter.rend(); ++place, left >>= 8U) *place = static_cast<unsigned char>(left & 0xFFU);
  return counter;
}

/// RFC 4226 section 5.3: four bytes from the place that the last half byte names, without their sign.
std::uint32_t truncated(std::array<unsigned char, EVP_MAX_MD_SIZE> const& mac, unsigned length) {
  std::size_t const from = mac[length - 1] & 0x0FU;
  return (std::uint32_t{mac[from] & 0x7FU} << 24U) | (std::uint32_t{mac[from + 1]} << 16U) | (std::uint32_t{mac[from + 2]} << 8U) | mac[from + 3];
}

std::string without_spaces(std::string_view text) {
  std::string kept;
  for (char const c : text)
    if (c != ' ') kept += c;
  return kept;
}

}  // namespace

std::string fresh_device_secret() {
  std::string secret(kSecretBytes, '\0');
  randombytes_buf(secret.data(), secret.size());
  return secret;
}

std::int64_t step_at(Instant at) {
  return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count() / kStepSeconds;
}

std::string code_of_step(std::string_view secret, std::int64_t step, int digits) {
  ENSURE(digits >= 6 && digits <= 8, "a code has 6 to 8 digits");
  auto const counter = counter_of(step);
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned length = 0;
  auto const* made = HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), mac.data(), &length);
  if (made == nullptr) throw Fault("The code cannot be checked.", "HMAC-SHA-1 is not to be had from OpenSSL");
  auto number = truncated(mac, length);
  std::string code(static_cast<std::size_t>(digits), '0');
  for (auto place = code.rbegin(); place != code.rend(); ++place, number /= 10) *place = static_cast<char>('0' + number % 10);
  return code;
}

std::optional<std::int64_t> step_of_code(std::string_view secret, std::string const& typed, Instant now, std::int64_t used) {
  auto const code = without_spaces(typed);
  auto const middle = step_at(now);
  std::optional<std::int64_t> fits;
  for (auto step = middle - 1; step <= middle + 1; ++step) {
    auto const wanted = code_of_step(secret, step);
    if (same_secret(code, wanted) && step > used && !fits) fits = step;
  }
  return fits;
}

std::string base32(std::string_view bytes) {
  std::string text;
  std::uint32_t held = 0;
  int bits = 0;
  for (char const c : bytes) {
    held = (held << 8U) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) text += kAlphabet[(held >> (bits - 5)) & 31U];
  }
  if (bits > 0) text += kAlphabet[(held << (5 - bits)) & 31U];
  return text;
}

std::optional<std::string> bytes_of_base32(std::string_view text) {
  std::string bytes;
  std::uint32_t held = 0;
  int bits = 0;
  for (char const c : text) {
    if (c == ' ') continue;
    auto const place = std::string_view(kAlphabet).find(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
    if (place == std::string_view::npos) return std::nullopt;
    held = (held << 5U) | static_cast<std::uint32_t>(place);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>((held >> bits) & 0xFFU);
    }
  }
  return bytes;
}

std::string setup_address(std::string const& issuer, std::string const& account, std::string_view secret) {
  auto const named = percent_encoded(issuer);
  return "otpauth://totp/" + named + ":" + percent_encoded(account) + "?secret=" + base32(secret) + "&issuer=" + named;
}

}  // namespace rightsdesk::signin
