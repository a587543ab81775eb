#include "pdf/canvas.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/result.h"
#include "core/text.h"
#include "pdf/line_parts.h"

namespace rightsdesk::pdf {
namespace {

constexpr double bar_height = 1.06;   // of the text size
constexpr double bar_descent = 0.24;  // below the base line

void remember(HPDF_STATUS error, HPDF_STATUS, void* first_error) {
  auto& kept = *static_cast<unsigned long*>(first_error);
  if (kept == 0) kept = error;
}

/// libharu shows no others: those by their names.
std::u32string in_first_plane(std::u32string const& letters) {
  std::u32string out;
  for (char32_t const c : letters) out += c > 0xFFFF ? to_code_points(name_of(c)) : std::u32string(1, c);
  return out;
}

void add_hex(std::string& out, char32_t unit) {
  static char const digits[] = "0123456789ABCDEF";
  for (unsigned shift = 16; shift > 0;) out += digits[(unit >> (shift -= 4)) & 0xFU];
}

HPDF_REAL real(double value) { return static_cast<HPDF_REAL>(value); }

}  // namespace

std::string number(double value) {
  char text[32];
  double const rounded = std::round(value * 1000) / 1000;
  auto const end = std::to_chars(text, text + sizeof text, rounded == 0 ? 0.0 : rounded, std::chars_format::fixed, 3).ptr;
  std::string out(text, end);
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string hex_string(std::string const& utf8) {
  std::string out = "<FEFF";
  for (char32_t const c : to_code_points(utf8)) {
    if (c > 0xFFFF) {
      add_hex(out, 0xD800U + ((c - 0x10000U) >> 10U));
      add_hex(out, 0xDC00U + ((c - 0x10000U) & 0x3FFU));
    } else {
      add_hex(out, c);
    }
  }
  return out + ">";
}

Canvas::Canvas(std::string const& font_folder) : document_(HPDF_New(remember, &error_)) {
  if (!document_) throw Fault("The page writer could not start.", "HPDF_New failed");
  HPDF_SetPagesConfiguration(document_, 200);  // more than 32,767 pages fail without it
  HPDF_SetCompressionMode(document_, HPDF_COMP_NONE);  // ObjectFile does, once
  HPDF_UseUTFEncodings(document_);
  fonts_ = std::make_unique<Fonts>(document_, font_folder);
  outlines_ = std::make_unique<Outlines>(document_, fonts_->shaper());
}

Canvas::~Canvas() { HPDF_Free(document_); }

int Canvas::add_page(double width, double height) {
  HPDF_Page const page = HPDF_AddPage(document_);
  if (!page) throw Fault("A page could not be added.", "libharu error " + std::to_string(error_));
  HPDF_Page_SetWidth(page, real(width));
  HPDF_Page_SetHeight(page, real(height));
  pages_.push_back(page);
  return pages();
}

void Canvas::raw(int page, std::string const& operators) {
  HPDF_Stream_Write(static_cast<HPDF_PageAttr>(at(page)->attr)->stream, reinterpret_cast<HPDF_BYTE const*>(operators.data()),
                    static_cast<HPDF_UINT>(operators.size()));
}

void Canvas::begin(int page, int element, std::string const& actual) {
  if (element < 0) return raw(page, "/Artifact BMC\n");
  std::string const mcid = std::to_string(tags_.mark(page, element));
  std::string const text = actual.empty() ? "" : "/ActualText " + hex_string(actual);
  raw(page, "/" + std::string(tags_.at(element).role) + " <</MCID " + mcid + text + ">> BDC\n");
}

void Canvas::colour(int page, Ink ink) {
  static std::string const inks[] = {"0.04 0.05 0.05 rg\n", "0.31 0.35 0.37 rg\n", "1 1 1 rg\n", "0.07 0.3 0.37 rg\n"};
  raw(page, inks[static_cast<int>(ink)]);
}

// libharu's own call asks for the width of every letter once more, and for its glyph; Fonts::advance has kept both.
void Canvas::show(int page, double x, double y, Piece const& piece, double size) {
  std::string text = "BT\n/";
  text += HPDF_Page_GetLocalFontName(at(page), fonts_->handle(piece.font));
  text += " " + number(size) + " Tf\n" + number(x) + " " + number(y) + " Td\n<";
  for (char32_t const c : to_code_points(piece.utf8)) add_hex(text, c);
  raw(page, text + "> Tj\nET\n");
}

void Canvas::outlines(int page, double x, double y, Line const& line, Pen const& pen) {
  bool const any = std::any_of(line.pieces.begin(), line.pieces.end(), [](Piece const& piece) { return !piece.glyphs.empty(); });
  if (!any) return;
  begin(page, pen.element);
  colour(page, pen.ink);
  for (Piece const& piece : line.pieces) {
    double at = x + piece.x;
    for (Glyph const& glyph : piece.glyphs) {
      outlines_->draw(this->at(page), {piece.face, glyph.id, at + glyph.dx * pen.size, y + glyph.dy * pen.size, pen.size});
      at += glyph.advance * pen.size;
    }
  }
  end(page);
}

void Canvas::show_unseen(int page, Unseen const& letters, int font) {
  HPDF_Page const target = at(page);
  double natural = 0;
  for (char32_t const c : to_code_points(letters.utf8)) natural += fonts_->advance(font, c) * letters.box.height;
  HPDF_Page_BeginText(target);
  HPDF_Page_SetFontAndSize(target, fonts_->handle(font), real(letters.box.height));
  HPDF_Page_SetTextRenderingMode(target, HPDF_INVISIBLE);
  HPDF_Page_SetHorizontalScalling(target, real(natural > 0 ? std::clamp(100 * letters.box.width / natural, 10.0, 290.0) : 100));
  HPDF_Page_MoveTextPos(target, real(letters.box.x), real(letters.box.y));
  HPDF_Page_ShowText(target, letters.utf8.c_str());
  HPDF_Page_EndText(target);
}

void Canvas::letters_under(int page, double x, double y, Piece const& piece, double size) {
  raw(page, "q\n");
  bool const leftward = piece.level % 2 == 1;
  double from = leftward ? x + piece.width : x;
  for (Piece const& part : clusters_of(piece, size)) {
    auto letters = to_code_points(part.utf8);
    std::erase_if(letters, joiner);
    if (!leftward) {
      show_unseen(page, {to_utf8(in_first_plane(letters)), {from, y, part.width, size}}, piece.font);
      from += part.width;
      continue;
    }
    double const share = part.width / static_cast<double>(std::max<std::size_t>(1, letters.size()));
    for (char32_t const c : letters) {
      from -= share;
      show_unseen(page, {to_utf8(in_first_plane({c})), {from, y, share, size}}, piece.font);
    }
  }
  HPDF_Page_SetHorizontalScalling(at(page), 100);
  HPDF_Page_SetTextRenderingMode(at(page), HPDF_FILL);
  raw(page, "Q\n");
}

void Canvas::line(int page, double left, double y, Line const& line, Pen const& pen) {
  left += line.indent;
  outlines(page, left, y, line, pen);
  bool open = false;
  for (Piece const& piece : line.pieces) {
    double const x = left + piece.x;
    if (piece.font < 0) {
      if (open) end(page);
      open = false;
      int const element = pen.element < 0 ? -1 : tags_.add(pen.element, "Span");
      if (element >= 0) tags_.at(element).said().actual = piece.bar.spoken;
      begin(page, element, piece.bar.spoken);
      bar(page, {x, y - bar_descent * pen.size, piece.width, bar_height * pen.size}, piece.bar);
      end(page);
      continue;
    }
    if (!piece.glyphs.empty()) {
      if (open) end(page);
      open = false;
      run(page, x, y, piece, pen);
      continue;
    }
    if (!open) begin(page, pen.element);
    open = true;
    colour(page, pen.ink);
    show(page, x, y, piece, pen.size);
  }
  if (open) end(page);
}

// Readers that take text off the page put what runs to the left in order by themselves and would turn an ActualText around; so
// it stands in the tree alone there.
void Canvas::run(int page, double x, double y, Piece const& piece, Pen const& pen) {
  bool const leftward = piece.level % 2 == 1;
  int const element = pen.element < 0 ? -1 : tags_.add(pen.element, "Span");
  if (element >= 0) {
    tags_.at(element).said().actual = piece.utf8;
    tags_.at(element).said().language = language_of(to_code_points(piece.utf8));
  }
  begin(page, element, leftward ? "" : piece.utf8);
  letters_under(page, x, y, piece, pen.size);
  end(page);
}

void Canvas::bar(int page, Box const& box, Bar const& bar) {
  colour(page, Ink::black);
  HPDF_Page_Rectangle(at(page), real(box.x + 0.5), real(box.y), real(box.width - 1), real(box.height));
  HPDF_Page_Fill(at(page));
  bar_label(page, box, bar);
}

void Canvas::bar_label(int page, Box const& box, Bar const& bar) {
  if (bar.label.empty()) return;
  Missing ignored;
  LineBreaker breaker(*fonts_, ignored);
  double const natural = breaker.measured(bar.label, Face::bold, 1);
  double const size = std::min(box.height * 0.66, (box.width - 4) / natural);
  if (size < 2) return;
  Line const text = breaker.broken(bold(bar.label), size, box.width).front();
  double x = box.x + (box.width - text.width) / 2;
  colour(page, Ink::white);
  for (Piece const& piece : text.pieces) {
    show(page, x, box.y + (box.height - size * 0.72) / 2, piece, size);
    x += piece.width;
  }
}

void Canvas::label(int page, Bar const& bar, Box const& box, int element) {
  int const span = tags_.add(element, "Span");
  tags_.at(span).said().actual = bar.spoken;
  begin(page, span, bar.spoken);
  bar_label(page, box, bar);
  end(page);
}

void Canvas::fill(int page, Box const& box, Ink ink) {
  begin(page, -1);
  colour(page, ink);
  HPDF_Page_Rectangle(at(page), real(box.x), real(box.y), real(box.width), real(box.height));
  HPDF_Page_Fill(at(page));
  end(page);
}

void Canvas::band(int page, Box const& box) {
  begin(page, -1);
  HPDF_Page_SetRGBFill(at(page), real(0.945), real(0.953), real(0.957));
  HPDF_Page_Rectangle(at(page), real(box.x), real(box.y), real(box.width), real(box.height));
  HPDF_Page_Fill(at(page));
  end(page);
}

void Canvas::rule(int page, double x, double y, double width) {
  begin(page, -1);
  HPDF_Page_SetRGBFill(at(page), real(0.69), real(0.72), real(0.74));
  HPDF_Page_Rectangle(at(page), real(x), real(y), real(width), real(0.6));
  HPDF_Page_Fill(at(page));
  end(page);
}

void Canvas::outline(int page, Box const& box) {
  begin(page, -1);
  HPDF_Page_SetLineWidth(at(page), real(0.5));
  HPDF_Page_SetRGBStroke(at(page), real(0.69), real(0.72), real(0.74));
  HPDF_Page_Rectangle(at(page), real(box.x), real(box.y), real(box.width), real(box.height));
  HPDF_Page_Stroke(at(page));
  end(page);
}

void Canvas::image(int page, std::string const& name, Box const& box, int element) {
  begin(page, element);
  raw(page, "q " + number(box.width) + " 0 0 " + number(box.height) + " " + number(box.x) + " " + number(box.y) + " cm /" +
                name + " Do Q\n");
  end(page);
}

void Canvas::unseen(int page, std::vector<Unseen> const& words, int element) {
  if (words.empty()) return;
  Missing ignored;
  LineBreaker breaker(*fonts_, ignored);
  HPDF_Page const target = at(page);
  begin(page, element);
  raw(page, "q\n");
  for (Unseen const& word : words) {
    double const size = std::max(1.0, word.box.height * 0.85);
    Line const line = breaker.broken(plain(word.utf8), size, 1e6).front();
    if (line.width <= 0 || word.box.width <= 0) continue;
    HPDF_Page_BeginText(target);
    HPDF_Page_SetTextRenderingMode(target, HPDF_INVISIBLE);
    HPDF_Page_SetHorizontalScalling(target, real(std::clamp(100 * word.box.width / line.width, 10.0, 290.0)));
    HPDF_Page_MoveTextPos(target, real(word.box.x), real(word.box.y + word.box.height * 0.2));
    for (Piece const& piece : line.pieces) {
      HPDF_Page_SetFontAndSize(target, fonts_->handle(piece.font), real(size));
      HPDF_Page_ShowText(target, piece.utf8.c_str());
    }
    HPDF_Page_EndText(target);
  }
  HPDF_Page_SetHorizontalScalling(target, 100);
  HPDF_Page_SetTextRenderingMode(target, HPDF_FILL);
  raw(page, "Q\n");
  end(page);
}

}  // namespace rightsdesk::pdf
