#pragma once
// Strings that somebody states must go: every place of a document where they stand, in whatever spelling.
#include <string>
#include <vector>

#include "redaction/propose.h"

namespace rightsdesk::redaction {

/// Strings of any kind (names, numbers, addresses, e-mails, days), one each.
class StatedStrings {
 public:
  /// Strings without a letter or digit are passed over. `recognisers` must outlive this.
  StatedStrings(std::vector<std::string> const& strings, Recognisers const& recognisers);

  /// Every place of `document` where one of them stands: case, accents, spaces, hyphens and line breaks aside; a string of
  /// eight letters and more also inside a longer run, and then the whole run; the variants of a name (order, initials, short
  /// forms, titles, slips of the keyboard and of OCR), other writings of a number, an address or a day. A string of fewer
  /// than four letters counts only as a whole word, written as given or in capitals. Sorted as propose(); none overlap.
  [[nodiscard]] std::vector<Mention> in(document::Document const& document, RecordId const& record) const;

  [[nodiscard]] std::vector<std::string> const& strings() const { return strings_; }

 private:
  struct Spelling {
    std::string squeezed, exact;
  };
  [[nodiscard]] std::vector<Mention> literal(document::Page const& page, RecordId const& record) const;

  Recognisers const& recognisers_;
  std::vector<std::string> strings_;
  std::vector<Spelling> spellings_;
  std::vector<KnownPerson> people_;
};

}  // namespace rightsdesk::redaction
