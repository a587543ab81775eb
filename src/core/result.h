#pragma once
// The three treatments of an error (docs/conventions.md): a refusal is returned, a fault is thrown, a bug stops us.
#include <stdexcept>
#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "core/because.h"

namespace rightsdesk {

/// What the person can do something about: expected, returned, never thrown.
/// `code` is stable and lower_snake; `text` is plain English fit for the screen; `field` names the form field, or is empty.
struct Refusal {
  std::string code;
  std::string text;
  std::string field = {};
  Because because = {};
};

template <class T, class E = Refusal>
using Result = tl::expected<T, E>;

inline tl::unexpected<Refusal> refused(std::string code, std::string text, std::string field = {}) {
  return tl::unexpected<Refusal>(Refusal{std::move(code), std::move(text), std::move(field), {}});
}

/// The world failed: a database gone, a source timed out, a disk full. Thrown by adapters only.
/// Two voices: `what()` is safe to show anyone; `internal()` goes to the log and may name hosts and paths, never people.
class Fault : public std::runtime_error {
 public:
  Fault(std::string const& safe_for_anyone, std::string internal)
      : std::runtime_error(safe_for_anyone), internal_(std::move(internal)) {}
  [[nodiscard]] std::string const& internal() const { return internal_; }

 private:
  std::string internal_;
};

/// We were wrong. Always on, also in release builds.
class Bug : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

}  // namespace rightsdesk

#define ENSURE(condition, words)                                                         \
  do {                                                                                   \
    if (!(condition)) throw ::rightsdesk::Bug(std::string(words) + " [" #condition "]"); \
  } while (false)
