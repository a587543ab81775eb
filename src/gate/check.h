#pragma once
// The release gate: opens a finished PDF with tools the writer does not use and looks for what must not be in it.
// Fails closed: what cannot be looked at is a leak.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/json.h"

namespace rightsdesk::gate {

struct Leak {
  std::string leak_class;  ///< "live_text", "orphan_object", "incremental_save", "annotation", "attachment", … (docs/pack-format.md)
  int page = 0;            ///< 0: not on a page
  std::string place;       ///< plain words: "object 14, stream"; never the withheld string itself
};

struct Report {
  enum class Verdict { clean, leak, unreadable } verdict = Verdict::clean;
  std::vector<Leak> leaks;
  std::vector<std::string> looked_at;  ///< each check that ran, in words
  int pages = 0;
  std::string sha256;  ///< of the file that was checked
  /// Which of the withheld strings the page text holds: personal data, for the case's staff alone; not in to_json.
  std::vector<std::string> standing = {};
  std::set<std::string> pictures = {};  ///< SHA-256 of the pixels of each picture that a page draws
};
Json to_json(Report const& report);

/// A box, in points of the page from its bottom left, under which nothing may be left: its pixels are one dark colour
/// and no words lie in it.
struct SolidBox {
  int page = 0;
  double x = 0, y = 0, width = 0, height = 0;
};

struct Expectations {
  std::vector<std::string> withheld;  ///< strings (any language) that must occur nowhere, in any variant of case, spacing, accents
  int pages = 0;                      ///< how many pages there must be; 0: not checked
  bool read_images = true;            ///< look at the pixels too, by OCR
  /// Where pixels were removed, when that is known: exactly these are looked at. Unknown: anything that looks like a
  /// box with traces in it, or a mosaic, is reported.
  std::optional<std::vector<SolidBox>> boxes = {};
  /// Report::pictures of a file that was found clean: pages that draw no other pictures are not read by OCR again.
  std::set<std::string> pictures_seen = {};
};

/// The whole check: structure, every object reached or not, every string and stream, the text as three readers see it,
/// the pixels. Never throws for what is in the file: what cannot be looked at makes the verdict `unreadable`. A string of
/// fewer than four letters counts only as a whole word written as given or in capitals; a longer one in any case, with or
/// without accents, spaces and hyphens, beginning and ending at a word's edge. Throws Fault when the tools are missing.
Report check_pdf(std::string const& path, Expectations const& expected);

/// What a command ends with: 0 clean, 1 a leak, 3 could not be read.
int exit_status(Report const& report);

}  // namespace rightsdesk::gate
