#pragma once
// What GOV.UK Notify prints: a precompiled letter (its letter specification; docs/decisions/074-letters-by-notify.md).
#include <optional>
#include <string>

namespace rightsdesk::posting {

constexpr int kMostPrintedPages = 10;                ///< five sheets, both sides
constexpr std::size_t kMostPrintedBytes = 10U << 20U;

struct PrintFault {
  enum class Kind { no_pdf, too_large, too_long, not_a4 } kind = Kind::no_pdf;
  std::string words;  ///< "it has 11 pages, and 10 are printed"
};
/// Why these bytes would not be printed; nothing: they would. Every page is A4 upright, within 2 mm. Where words stand on a page is not looked at.
std::optional<PrintFault> wrong_with_print(std::string const& pdf);

}  // namespace rightsdesk::posting
