#pragma once
// The second pass: what libharu cannot write or writes wrongly. Tags, links, bookmarks, images, metadata.
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "pdf/canvas.h"
#include "pdf/picture.h"
#include "pdf/tags.h"

namespace rightsdesk::pdf {

struct Link {
  int page = 0;
  Box box;
  int to_page = 0;   ///< 0: into another file, so no link at all
  double to_y = 0;   ///< points from the bottom
  std::string says;  ///< what a screen reader says
  int element = -1;  ///< the tag that owns it
};
using Links = std::deque<Link>;

struct Bookmark {
  int level = 1;
  std::string title;
  int page = 0;
  double y = 0;
};

struct PlacedPicture {
  int page = 0;
  std::string name;  ///< of the image resource on that page
  Picture picture;
};

struct Skeleton {
  std::string title, language;
  Instant dated;
  std::string password = {};  ///< AES-256 when not empty; then the bytes differ from run to run
  Tags const* tags = nullptr;
  Links links;
  std::vector<Bookmark> bookmarks;
  std::vector<PlacedPicture> pictures;
};

/// The finished file; the canvas is empty afterwards. The same drawing and `skeleton` give the same bytes. Throws Fault if anything went
/// wrong while drawing.
std::string finished(Canvas& drawn, Skeleton const& skeleton);

/// A finished file behind a password (AES-256). Throws Fault when it is not a PDF, or is locked already.
std::string locked(std::string const& pdf, std::string const& password);

}  // namespace rightsdesk::pdf
