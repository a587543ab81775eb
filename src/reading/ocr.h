#pragma once
#include <string>
#include <vector>

#include "document/document.h"
#include "reading/picture.h"

namespace rightsdesk::reading {

/// One word found in a picture, in its pixels. Words of one `line` number stand on one line.
struct Found {
  std::string text;
  Area area;
  double confidence = 0;  ///< 0 to 1
  int line = 0;
};

struct Recognition {
  std::vector<Found> words;
  bool timed_out = false;  ///< given up: the time a page may take ran out, or it is nothing but noise
  double stray_marks = 0;  ///< ink in no word that is at least half sure, as pixels at 75 dots an inch
  [[nodiscard]] double mean_confidence() const;  ///< weighted by length; 0 without words
};

/// Tesseract's words in a grey picture, after specks and tilt have been removed; places are in the picture as given.
/// `scratch` is a folder it may write to.
Recognition recognised(Picture const& grey_page, double dots_per_inch, std::string const& scratch);

/// How many quarter turns clockwise set the page upright; 0 when it cannot be told.
int turns_needed(Picture const& grey_page, std::string const& scratch);

/// The text of words as they stand on their lines, and each word's place in it, in points of `page`; added to its end.
void add_words(document::Page& page, std::vector<Found> const& words, double points_per_pixel);

}  // namespace rightsdesk::reading
