#pragma once
// The codes of an authenticator app: time-based one-time passwords of RFC 6238 (HMAC-SHA-1, steps of 30 seconds, 6 digits), the one
// form that every such app reads.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"

namespace rightsdesk::signin {

constexpr int kCodeDigits = 6;

/// A new secret: 20 random bytes, as RFC 4226 section 4 recommends.
std::string fresh_device_secret();

/// Which step of 30 seconds `at` lies in, counted from 1970 (RFC 6238, T).
std::int64_t step_at(Instant at);
/// The code of one step: `digits` (6 to 8) decimal digits, zeros in front kept.
std::string code_of_step(std::string_view secret, std::int64_t step, int digits = kCodeDigits);

/// The step whose code was typed (spaces left out), or nothing. Looked at are the step of `now`, the one before and the one after
/// (RFC 6238 section 5.2: clocks differ); a step up to and including `used` is never accepted again. Takes the same time whichever
/// of the three fits.
std::optional<std::int64_t> step_of_code(std::string_view secret, std::string const& typed, Instant now, std::int64_t used);

/// RFC 4648 base32 without padding, as apps show a secret to be typed.
std::string base32(std::string_view bytes);
/// Upper and lower case, spaces left out; nothing for any other sign.
std::optional<std::string> bytes_of_base32(std::string_view text);

/// What the square code holds: otpauth://totp/ISSUER:ACCOUNT?secret=…&issuer=ISSUER, with the names percent-encoded.
std::string setup_address(std::string const& issuer, std::string const& account, std::string_view secret);

}  // namespace rightsdesk::signin
