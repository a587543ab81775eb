#include "posting/print.h"

#include <cmath>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

namespace rightsdesk::posting {
namespace {

using Kind = PrintFault::Kind;

constexpr double kMillimetre = 72 / 25.4, kShort = 210, kLong = 297, kNear = 2;

bool is_a4_upright(QPDFPageObjectHelper& page) {
  auto const box = page.getMediaBox().getArrayAsRectangle();
  auto turn = page.getAttribute("/Rotate", false);
  bool const on_its_side = turn.isInteger() && turn.getIntValue() % 180 != 0;
  double const across = (box.urx - box.llx) / kMillimetre, down = (box.ury - box.lly) / kMillimetre;
  return std::abs((on_its_side ? down : across) - kShort) <= kNear && std::abs((on_its_side ? across : down) - kLong) <= kNear;
}

std::optional<PrintFault> wrong_with_pages(QPDF& file) {
  auto pages = QPDFPageDocumentHelper(file).getAllPages();
  if (pages.empty()) return PrintFault{Kind::no_pdf, "it has no pages"};
  if (pages.size() > static_cast<std::size_t>(kMostPrintedPages)) {
    return PrintFault{Kind::too_long, "it has " + std::to_string(pages.size()) + " pages, and " + std::to_string(kMostPrintedPages) + " are printed"};
  }
  int number = 0;
  for (auto& page : pages) {
    ++number;
    if (!is_a4_upright(page)) return PrintFault{Kind::not_a4, "page " + std::to_string(number) + " is not A4 upright"};
  }
  return std::nullopt;
}

}  // namespace

std::optional<PrintFault> wrong_with_print(std::string const& pdf) {
  if (pdf.size() > kMostPrintedBytes) return PrintFault{Kind::too_large, "it is larger than " + std::to_string(kMostPrintedBytes >> 20U) + " MB"};
  if (!pdf.starts_with("%PDF-")) return PrintFault{Kind::no_pdf, "it is not a PDF"};
  try {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("letter", pdf.data(), pdf.size());
    return wrong_with_pages(file);
  } catch (std::exception const&) {  // of qpdf: its words may quote the file
    return PrintFault{Kind::no_pdf, "it is not a PDF that can be read"};
  }
}

}  // namespace rightsdesk::posting
