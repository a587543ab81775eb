#include "letter_pdf.h"

#include <hpdf.h>

#include <memory>

#include "chance.h"
#include "core/result.h"
#include "core/text.h"

namespace rightsdesk::make_demo {
namespace {

constexpr float width = 595.276F, height = 841.89F, margin = 62.0F;
constexpr char const* handwriting = "/usr/share/fonts/truetype/rufscript/Rufscript010.ttf";
constexpr char const* printed_font = "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf";

void refuse(HPDF_STATUS code, HPDF_STATUS detail, void*) {
  throw Fault("A PDF of the demo data could not be made.",
              "libharu " + std::to_string(code) + "/" + std::to_string(detail));
}

using Pdf = std::unique_ptr<std::remove_pointer_t<HPDF_Doc>, void (*)(HPDF_Doc)>;

Pdf new_pdf(std::string const& title) {
  Pdf pdf(HPDF_New(refuse, nullptr), HPDF_Free);
  HPDF_SetCompressionMode(pdf.get(), HPDF_COMP_ALL);
  if (!title.empty()) HPDF_SetInfoAttr(pdf.get(), HPDF_INFO_TITLE, title.c_str());
  return pdf;
}

HPDF_Page new_page(HPDF_Doc pdf) {
  HPDF_Page const page = HPDF_AddPage(pdf);
  HPDF_Page_SetWidth(page, width);
  HPDF_Page_SetHeight(page, height);
  return page;
}

std::string bytes_of(HPDF_Doc pdf) {
  HPDF_SaveToStream(pdf);
  std::string out(HPDF_GetStreamSize(pdf), '\0');
  auto size = static_cast<HPDF_UINT32>(out.size());
  HPDF_ReadFromStream(pdf, reinterpret_cast<HPDF_BYTE*>(out.data()), &size);
  out.resize(size);
  return out;
}

std::string latin1(std::string const& text) {
  std::string out;
  for (char32_t const c : to_code_points(text)) {
    ENSURE(c < 256, "text of a demo PDF is Latin-1");
    out += static_cast<char>(c);
  }
  return out;
}

void write_line(HPDF_Page page, HPDF_Font font, float size, std::pair<float, float> at,
                std::string const& text) {
  HPDF_Page_SetFontAndSize(page, font, size);
  HPDF_Page_BeginText(page);
  HPDF_Page_TextOut(page, at.first, at.second, text.c_str());
  HPDF_Page_EndText(page);
}

bool is_heading(std::string const& line) {
  return line.size() > 3 && line[0] >= '1' && line[0] <= '9' && line[1] == '.' && line[2] == ' ';
}

void draw_letterhead(HPDF_Page page) {
  HPDF_Page_SetRGBFill(page, 0.07F, 0.29F, 0.35F);
  HPDF_Page_Rectangle(page, 0, height - 14, width, 14);
  HPDF_Page_Fill(page);
  HPDF_Page_SetRGBFill(page, 0, 0, 0);
}

/// Writes `text` a letter at a time, each a little off, as a hand does; returns where the ink ends.
float write_by_hand(HPDF_Page page, HPDF_Font font, std::pair<float, float> at, std::string const& text,
                    Chance& chance) {
  float x = at.first;
  for (char const c : text) {
    char const letter[2] = {c, 0};
    float const size = 18.0F + static_cast<float>(chance.between(-5, 5)) / 10.0F;
    write_line(page, font, size, {x, at.second + static_cast<float>(chance.between(-6, 6)) / 10.0F}, letter);
    x += HPDF_Page_TextWidth(page, letter) + (c == ' ' ? 4.5F : 0.4F);
  }
  return x;
}

void ink_line(HPDF_Page page, HPDF_Font font, float y, FormLine const& line, Chance& chance,
              std::vector<Inked>& inked) {
  float x = 210;
  std::size_t done = 0;
  auto const write_to = [&](std::size_t end) {
    x = write_by_hand(page, font, {x, y}, latin1(slice(line.written.text, done, end)), chance);
    done = end;
  };
  for (Mention const& mention : line.written.mentions) {
    write_to(mention.begin);
    float const from = x;
    write_to(mention.end);
    inked.push_back({mention, {from, static_cast<double>(y) - 5, static_cast<double>(x - from), 20}});
  }
  write_to(count_code_points(line.written.text));
}

}  // namespace

std::string text_pdf(std::string const& title, std::vector<std::string> const& pages) {
  Pdf const pdf = new_pdf(title);
  HPDF_Font const plain = HPDF_GetFont(pdf.get(), "Helvetica", "WinAnsiEncoding");
  HPDF_Font const bold = HPDF_GetFont(pdf.get(), "Helvetica-Bold", "WinAnsiEncoding");
  for (std::size_t number = 0; number < pages.size(); ++number) {
    HPDF_Page const page = new_page(pdf.get());
    draw_letterhead(page);
    float y = height - 72;
    bool first = number == 0;
    for (std::string const& line : split(pages[number], '\n')) {
      bool const strong = first || is_heading(line);
      if (!line.empty())
        write_line(page, strong ? bold : plain,
                   first    ? 16.0F
                   : strong ? 12.0F
                            : 11.0F,
                   {margin, y}, latin1(line));
      y -= first ? 28 : 18;
      first = false;
    }
    write_line(
        page, plain, 9, {margin, 40},
        "Official sensitive. Page " + std::to_string(number + 1) + " of " + std::to_string(pages.size()));
  }
  return bytes_of(pdf.get());
}

std::string image_pdf(std::string const& jpeg, int width_px, int height_px) {
  Pdf const pdf = new_pdf({});
  HPDF_Page const page = new_page(pdf.get());
  HPDF_Image const image = HPDF_LoadJpegImageFromMem(
      pdf.get(), reinterpret_cast<HPDF_BYTE const*>(jpeg.data()), static_cast<HPDF_UINT>(jpeg.size()));
  ENSURE(width_px > 0 && height_px > 0, "a scan has a size");
  HPDF_Page_DrawImage(page, image, 0, 0, width, height);
  return bytes_of(pdf.get());
}

PrintedForm form_pdf(std::string const& title, std::vector<FormLine> const& lines) {
  Pdf const pdf = new_pdf(title);
  HPDF_Page const page = new_page(pdf.get());
  HPDF_Font const print =
      HPDF_GetFont(pdf.get(), HPDF_LoadTTFontFromFile(pdf.get(), printed_font, HPDF_TRUE), "WinAnsiEncoding");
  HPDF_Font const hand =
      HPDF_GetFont(pdf.get(), HPDF_LoadTTFontFromFile(pdf.get(), handwriting, HPDF_TRUE), "WinAnsiEncoding");
  PrintedForm form;
  Chance chance(19);
  write_line(page, print, 18, {margin, height - 80}, latin1(title));
  write_line(page, print, 10, {margin, height - 100},
             "Please fill in with a black pen and hand in at the front desk.");
  float y = height - 145;
  for (FormLine const& line : lines) {
    write_line(page, print, 11, {margin, y}, latin1(line.label));
    HPDF_Page_SetLineWidth(page, 0.5F);
    HPDF_Page_MoveTo(page, 205, y - 10);
    HPDF_Page_LineTo(page, width - margin, y - 10);
    HPDF_Page_Stroke(page);
    ink_line(page, hand, y, line, chance, form.inked);
    y -= 36;
  }
  write_line(page, print, 9, {margin, 60},
             "Thamesbrook Children's Centres. We keep this form until your child is 25.");
  form.pdf = bytes_of(pdf.get());
  return form;
}

}  // namespace rightsdesk::make_demo
