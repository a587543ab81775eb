#pragma once
// A sealed pack made ready for the post. The pack's own bytes never change: this is a copy made from them.
#include <string>
#include <vector>

#include "core/date.h"
#include "disclosure/pack.h"

namespace rightsdesk::disclosure {

struct Posting {
  std::string reference;
  std::vector<std::string> to;          ///< the recipient's name and address, a line each
  law::Controller const& controller;    ///< where it goes back to
  Instant made_at;
};

/// A cover sheet for a window envelope, then the pack for both sides of the paper: every part begins on the front of a sheet. Nothing but the address
/// comes into the window. The words of the sheet are templates/pack/cover.txt. The same input gives the same bytes. Throws Fault for a pack that is not a PDF.
Part print_copy(Posting const& posting, std::string const& pack, std::string const& templates_folder);

}  // namespace rightsdesk::disclosure
