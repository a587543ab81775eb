#pragma once
// ReviewedRecord -> what may leave: text set anew with fixed-width markers, images with boxes painted into the pixels.
// Nothing of the source file is copied; the width of a marker tells nothing of what it replaced.
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "document/document.h"
#include "redaction/review.h"

namespace rightsdesk::redaction {

/// A stretch of text that stays, or a marker with its exemption code (empty where the label mode is silent).
struct Text {
  std::string utf8;
};
struct Marker {
  std::string code;
};
using Run = std::variant<Text, Marker>;

/// One word of a fixed page that stays, for the searchable layer.
struct Remaining {
  std::string utf8;
  document::Region box;
};
/// A painted box on a fixed page, in points, already widened to the quantised width (redaction.md 5.3).
struct Painted {
  document::Region box;
  std::string code;
};

struct BurnedPage {
  int number = 1;
  document::Layout layout = document::Layout::flow;
  double width = 0, height = 0;  ///< points
  bool withheld_whole = false;
  std::string whole_code = {};
  std::vector<std::vector<Run>> lines = {};            ///< flow: one per line of the page
  std::optional<document::PageImage> image = {};       ///< fixed: boxes are in the pixels (opaque, one colour), re-encoded by us
  std::vector<Remaining> words = {};                   ///< fixed
  std::vector<Painted> boxes = {};                     ///< fixed
  std::vector<std::string> codes = {};                 ///< every code on the page, in order, repeated as often as it occurs
};

struct BurnedRecord {
  RecordId record;
  std::string title, author, dated;  ///< with removed strings taken out as well
  std::vector<BurnedPage> pages;
};

/// Strings withheld anywhere in this record are taken out of title and author too.
/// Throws Fault when a page image cannot be decoded.
BurnedRecord burn(ReviewedRecord const& record);

/// What takes strings that were withheld anywhere in the case out of a record's title and author: a decision holds wherever the words stand. The look-up is
/// built once, for all records; it keeps its own copy of the strings.
std::function<void(BurnedRecord&)> taking_out_of_heads(std::vector<std::string> const& withheld);

/// Every distinct string that was removed from the record, sorted; personal data. Pages withheld whole are left out:
/// much of what they say stands elsewhere. For what a release gate may demand to be gone see gone_everywhere().
std::vector<std::string> withheld_strings(ReviewedRecord const& record);

}  // namespace rightsdesk::redaction
