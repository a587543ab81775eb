#pragma once
// The few ways a file is refused, each with one plain sentence fit for the screen.
#include <string>

#include "core/result.h"

namespace rightsdesk::reading {

/// `how`: "it ends too early"; the sentence is ours, never the parser's.
inline tl::unexpected<Refusal> damaged(std::string const& how) {
  return refused("damaged", "The file is damaged: " + how + ".");
}
inline tl::unexpected<Refusal> too_large(std::string const& how) {
  return refused("too_large", "The file is too large to read safely: " + how + ".");
}
inline tl::unexpected<Refusal> unsupported(std::string const& what) {
  return refused("unsupported", "This kind of file cannot be read: " + what + ".");
}
inline tl::unexpected<Refusal> needs_password() {
  return refused("needs_password", "The file is locked: it needs a password to be opened.");
}
inline tl::unexpected<Refusal> empty_file() { return refused("empty", "The file is empty: it holds nothing to read."); }

}  // namespace rightsdesk::reading
