#include "scan_form.h"

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "core/result.h"
#include "letter_pdf.h"
#include "scan.h"

namespace rightsdesk::make_demo {
namespace {

constexpr int dpi = 200;
constexpr double tilt = 1.2;
constexpr double page_height = 841.89;
constexpr double pixels_a_point = dpi / 72.0;

std::vector<FormLine> filled_in() {
  static constexpr std::pair<char const*, char const*> lines[] = {
      {"Child's full name", "{zoe|Zoe Wisniewska}"},
      {"Date of birth", "{zoe:dob|09/03/2004}"},
      {"Address", "{zoe:address|14 Tanner's Reach, IG13 4QN}"},
      {"NHS number (if known)", "{zoe:nhs_number|}"},
      {"Brothers and sisters", "{maja|Maja} (twin), {tomasz|Tomasz}, {kayden|Kayden}"},
      {"Mother or carer", "{halina|Halina Wisniewska}"},
      {"Telephone", "{halina:phone|}"},
      {"Father or partner", "{darren|Darren Pike}"},
      {"His telephone", "{darren:phone|}"},
      {"Emergency contact 1", "{bozena|Bozena Kaczmarek} (aunt)"},
      {"Telephone", "{bozena:phone|}"},
      {"Emergency contact 2", "{gulsen|Mrs Yildirim}, next door"},
      {"Telephone", "{gulsen:phone|}"},
      {"Doctor", "{mehta|Dr Mehta}, Osier Lane"},
      {"Health visitor", "{janet|Janet Osbourne-Clarke}"},
      {"Anything we should know", "Shy at first. Loves painting."},
      {"Signed and dated", "{halina|H. Wisniewska} 14 January 2012"}};
  std::vector<FormLine> form;
  for (auto const& [label, written] : lines) form.push_back({label, tell(written)});
  return form;
}

void write_bytes(std::string const& path, std::string const& bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << bytes;
  file.close();
  if (!file) throw Fault("A file of the demo data could not be written.", "cannot write " + path);
}

Box to_points(Box const& px, int height_px) {
  auto const rounded = [](double value) { return std::round(value * 100) / 100; };
  return {rounded(px.x / pixels_a_point), rounded((height_px - px.y - px.height) / pixels_a_point),
          rounded(px.width / pixels_a_point), rounded(px.height / pixels_a_point)};
}

}  // namespace

void write_scan(std::string const& folder, Truth& truth) {
  std::vector<FormLine> const lines = filled_in();
  PrintedForm const form = form_pdf("Children's centre: registration form", lines);
  std::string const printed = folder + "/.printed.pdf";
  write_bytes(printed, form.pdf);
  Grey const page = printed_page(printed, dpi);
  std::filesystem::remove(printed);
  write_bytes(folder + "/" + scan_file, image_pdf(jpeg(scanned(page, tilt)), page.width, page.height));
  truth.scan = {scan_file, page.width, page.height, {}};
  for (Inked const& ink : form.inked) {
    Box const upright{ink.box.x * pixels_a_point, (page_height - ink.box.y - ink.box.height) * pixels_a_point,
                      ink.box.width * pixels_a_point, ink.box.height * pixels_a_point};
    Box const px = turned(upright, page, tilt);
    truth.scan.fields.push_back({ink.mention, px, to_points(px, page.height)});
  }
  Item item{documents_source, scan_file,         scan_file, "Registration form",
            "2012-01-14",     "application/pdf", "zoe"};
  Told all;
  for (FormLine const& line : lines) {
    append(all, all.text.empty() ? "" : "\n", tell(line.label + " "));
    append(all, "", line.written);
  }
  item.parts.push_back({"page 1", std::move(all)});
  truth.items.push_back(std::move(item));
}

}  // namespace rightsdesk::make_demo
