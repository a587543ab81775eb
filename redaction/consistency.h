#pragma once
// The same words withheld in one place and kept in another: the complaint heard most often, and the way names leak.
#include <span>
#include <string>
#include <vector>

#include "redaction/review.h"

namespace rightsdesk::redaction {

struct Inconsistency {
  std::string text;             ///< as first withheld, or "page 3" where a whole page is meant; personal data
  std::string kind;             ///< of the mention withheld, or "page"
  std::vector<Place> withheld;  ///< where it goes
  std::vector<Place> kept;      ///< where the same words stay; never empty
};

/// Every string that is withheld somewhere in `records` and stays readable elsewhere in them (compared folded, as whole
/// words, across line breaks), and every page withheld whole whose very text stands on a page that is not.
/// Passages and strings of fewer than three letters or digits are left out: they are not names.
/// Pass all records of a case (or of sibling cases). Sorted by text.
std::vector<Inconsistency> inconsistencies(std::span<ReviewedRecord const> records);

/// The withheld strings that stay nowhere in `records`: what a release gate can rightly demand to be gone. Sorted.
std::vector<std::string> gone_everywhere(std::span<ReviewedRecord const> records);

}  // namespace rightsdesk::redaction
