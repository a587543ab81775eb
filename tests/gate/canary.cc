#include "canary.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace rightsdesk::gate {
namespace {

constexpr int strip_width = 400, strip_height = 60;
std::string const name = canary_name;

std::string hex_of(std::string const& text) {
  std::string out;
  char two[3];
  for (char const c : text) {
    std::snprintf(two, sizeof two, "%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += two;
  }
  return out;
}

std::string utf16_hex(std::string const& text) {
  std::string out = "FEFF";
  for (char const c : text) out += "00" + hex_of(std::string(1, c));
  return out;
}

std::string image_keys(std::string const& more = "") {
  return "/Type /XObject /Subtype /Image /Width 400 /Height 60 /BitsPerComponent 8 /ColorSpace /DeviceGray " + more;
}
std::string const draw_image = "q 400 0 0 60 72 600 cm /Im Do Q\n";
std::string const image_resource = "/XObject <</Im 6 0 R>>";

std::string picture(std::string const& content, std::string const& pixels) {
  return file_of({content, "", "", image_resource, {stream(image_keys(), pixels)}});
}

std::string darkened(std::string pixels) {
  for (int y = 10; y < 50; ++y) {
    for (int x = 5; x < 300; ++x) {
      auto& value = pixels[static_cast<std::size_t>(y * strip_width + x)];
      value = static_cast<char>(static_cast<unsigned char>(value) * 15 / 100);
    }
  }
  return pixels;
}

std::string in_squares(std::string pixels) {
  constexpr int side = 10;
  for (int top = 0; top < strip_height; top += side) {
    for (int left = 0; left < strip_width; left += side) {
      int sum = 0;
      for (int y = top; y < top + side; ++y) for (int x = left; x < left + side; ++x) sum += static_cast<unsigned char>(pixels[static_cast<std::size_t>(y * strip_width + x)]);
      for (int y = top; y < top + side; ++y) for (int x = left; x < left + side; ++x) pixels[static_cast<std::size_t>(y * strip_width + x)] = static_cast<char>(sum / side / side);
    }
  }
  return pixels;
}

std::string with_exif(std::string jpeg) {
  std::string const segment = "Exif" + std::string(2, '\0') + name;
  return jpeg.insert(2, "\xFF\xE1" + std::string(1, '\0') + static_cast<char>(segment.size() + 2) + segment);
}

std::string saved_twice() {
  std::string const first = file_of({set_text(name)});
  std::size_t const table = first.rfind("xref\n", first.rfind("trailer"));
  std::string later = first + "4 0 obj\n" + stream("", set_text("Clean words")) + "\nendobj\n";
  std::size_t const at = first.size(), xref = later.size();
  char line[32];
  std::snprintf(line, sizeof line, "%010zu 00000 n \n", at);
  later += "xref\n4 1\n" + std::string(line) + "trailer\n<</Size 6 /Root 1 0 R /Prev " + std::to_string(table) + ">>\nstartxref\n" + std::to_string(xref) + "\n%%EOF\n";
  return later;
}

/// An object between the others, which the table of objects passes over.
std::string unlisted() {
  std::string file = file_of({set_text("Clean words")});
  std::string const object = "9 0 obj\n(" + name + ")\nendobj\n";
  std::size_t const table = file.rfind("xref\n0 "), at = file.rfind("startxref\n") + 10;
  file.replace(at, file.find('\n', at) - at, std::to_string(table + object.size()));
  return file.insert(table, object);
}

std::string attached(std::string const& clean) {
  std::string const in = kept("to_attach.pdf", clean), text = kept("attached.txt", name), out = in + ".out.pdf";
  said_by("qpdf " + in + " --add-attachment " + text + " -- " + out);
  std::ifstream file(out, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string const clean_words = set_text("Clean words");
std::string annotation(std::string const& body) {
  return file_of({clean_words, "/Annots [6 0 R]", "", "", {"<</Type /Annot /Rect [70 690 300 720] " + body + ">>"}});
}

void add_covers(std::vector<Canary>& all) {
  std::string const text = set_text(name);
  all.push_back({"01_rectangle_over_text", file_of({text + "0 g 70 695 200 20 re f\n"}), "covered_text", true});
  all.push_back({"02_annotation_cover", file_of({text, "/Annots [6 0 R]", "", "", {"<</Type /Annot /Subtype /Square /Rect [70 690 300 720] /IC [0 0 0]>>"}}), "annotation", true});
  all.push_back({"03_redaction_not_applied", file_of({text, "/Annots [6 0 R]", "", "", {"<</Type /Annot /Subtype /Redact /Rect [70 690 300 720]>>"}}), "annotation", true});
  all.push_back({"04_image_over_text", file_of({text + "q 200 0 0 20 70 695 cm /Im Do Q\n", "", "", image_resource, {stream(image_keys(), std::string(24000, '\0'))}}), "covered_text", true});
  all.push_back({"05_polygon_over_text", file_of({text + "0 g 60 690 m 300 690 l 300 720 l 60 725 l h f\n"}), "covered_text", true});
  all.push_back({"06_thick_line_over_text", file_of({text + "0 G 22 w 65 705 m 280 705 l S\n"}), "covered_text", true});
  all.push_back({"07_white_text", file_of({"1 g " + text}), "invisible_text", true});
  all.push_back({"08_ocr_layer_left", picture(draw_image + "3 Tr " + set_text(name, 80, 620), std::string(24000, '\xFF')), "live_text"});
}

void add_pixels(std::vector<Canary>& all) {
  std::string const pixels = lettering(name);
  all.push_back({"09_box_over_image", picture(draw_image + "0 g 72 600 400 60 re f\n", pixels), "image_text"});
  all.push_back({"10_mosaic", picture(draw_image, in_squares(pixels)), "mosaic", true});
  all.push_back({"11_translucent_box", picture(draw_image, darkened(pixels)), "box_not_solid", true});
  all.push_back({"25_thumbnail", file_of({clean_words, "/Thumb 6 0 R", "", "", {stream(image_keys(), pixels)}}), "thumbnail", true});
  all.push_back({"26_jpeg_exif", file_of({draw_image, "", "", image_resource, {stream(image_keys("/Filter /DCTDecode"), with_exif(jpeg_of("Clean words")))}}), "image_metadata", true});
  all.push_back({"27_soft_mask", file_of({draw_image, "", "", image_resource, {stream(image_keys("/SMask 7 0 R"), pixels), stream(image_keys(), std::string(24000, '\0'))}}), "soft_mask", true});
  all.push_back({"31_image_never_shown", file_of({clean_words, "", "", image_resource, {stream(image_keys(), pixels)}}), "hidden_image", true});
}

void add_structures(std::vector<Canary>& all) {
  all.push_back({"12_incremental_save", saved_twice(), "incremental_save", true});
  all.push_back({"13_orphan_object", file_of({clean_words, "", "", "", {stream("", set_text(name))}}), "orphan_object", true});
  all.push_back({"14_info", file_of({clean_words, "", "", "", {"<</Author (" + name + ")>>"}, "/Info 6 0 R"}), "string"});
  all.push_back({"15_xmp", file_of({clean_words, "", "/Metadata 6 0 R", "", {stream("/Type /Metadata /Subtype /XML", "<x><dc:creator>" + name + "</dc:creator></x>")}}), "stream"});
  all.push_back({"16_bookmark", file_of({clean_words, "", "/Outlines 6 0 R", "", {"<</Type /Outlines /First 7 0 R /Last 7 0 R /Count 1>>", "<</Title <" + utf16_hex("Note about " + name) + "> /Parent 6 0 R /Dest [3 0 R /Fit]>>"}}), "string"});
  all.push_back({"17_link_address", annotation("/Subtype /Link /A <</S /URI /URI (mailto:hortensia.quillfeather@example.org)>>"), "link_address", true});
  all.push_back({"18_attachment", attached(file_of({clean_words})), "attachment", true});
  all.push_back({"19_form_value", file_of({clean_words, "/Annots [6 0 R]", "/AcroForm <</Fields [6 0 R]>>", "", {"<</Type /Annot /Subtype /Widget /FT /Tx /T (f) /V (" + name + ") /Rect [70 690 300 720]>>"}}), "form", true});
  all.push_back({"20_comment", annotation("/Subtype /Text /Contents (" + name + ")"), "annotation", true});
  all.push_back({"23_hidden_layer", file_of({"/OC /L BDC " + set_text(name) + " EMC " + clean_words, "", "/OCProperties <</OCGs [6 0 R] /D <</OFF [6 0 R]>>>>", "/Properties <</L 6 0 R>>", {"<</Type /OCG /Name (Layer)>>"}}), "hidden_layer", true});
  all.push_back({"24_actual_text", file_of({"/Span <</ActualText <" + utf16_hex(name) + ">>> BDC " + clean_words + " EMC"}), "stream"});
  all.push_back({"32_private_data", file_of({clean_words, "/PieceInfo <</X <</Private (" + name + ")>>>>"}), "private_data", true});
  all.push_back({"33_script", file_of({clean_words, "", "/OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>"}), "script", true});
  all.push_back({"34_after_the_end", file_of({clean_words}) + "% " + name + "\n", "outside_the_file", true});
  all.push_back({"38_object_not_listed", unlisted(), "orphan_object", true});
  all.push_back({"35_named_destination", file_of({clean_words, "", "/Dests <</Hortensia#20Quillfeather [3 0 R /Fit]>>"}), "string"});
}

void add_texts(std::vector<Canary>& all) {
  all.push_back({"21_off_page_text", file_of({set_text(name, 72, 1200) + clean_words}), "off_page_text", true});
  all.push_back({"22_cropped_text", file_of({set_text(name, 72, 700) + set_text("Clean words", 72, 300), "/CropBox [0 0 595 400]"}), "cropped_page", true});
  all.push_back({"28_hex_and_kerned", file_of({"BT /F 14 Tf 72 700 Td [<" + hex_of("Horten") + "> -20 (sia) -250 <" + hex_of("Quill") + "> 15 (feather)] TJ ET\n"}), "operator_text"});
  all.push_back({"29_form_object", file_of({"/Fm Do", "", "", "/XObject <</Fm 6 0 R>>", {stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <</Font <</F 5 0 R>>>>", set_text(name))}}), "operator_text"});
  // In Helvetica the name is 9670 thousandths wide; with a space before and after, 10226.
  all.push_back({"30_gap_residue", file_of({"BT /F 14 Tf 72 700 Td [(Seen with) -10226 (at home.)] TJ ET\n"}), "gap_residue"});
  all.push_back({"36_hyphenated", file_of({set_text("Visit by Hortensia Quill-", 72, 700) + set_text("feather today", 72, 680)}), "operator_text"});
  all.push_back({"37_see_through_box", file_of({set_text(name) + "/G gs 0 g 70 695 200 20 re f\n", "", "", "/ExtGState <</G <</ca 0.5>>>>"}), "transparency", true});
}

}  // namespace

std::string stream(std::string const& dictionary, std::string const& data) {
  return "<<" + dictionary + " /Length " + std::to_string(data.size()) + ">>\nstream\n" + data + "\nendstream";
}

std::string set_text(std::string const& words, int x, int y) {
  return "BT /F 14 Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" + words + ") Tj ET\n";
}

std::string file_of(Hand const& hand) {
  std::vector<std::string> bodies{
      "<</Type /Catalog /Pages 2 0 R " + hand.catalogue_keys + ">>", "<</Type /Pages /Kids [3 0 R] /Count 1>>",
      "<</Type /Page /Parent 2 0 R " + std::string(hand.page_keys.find("/MediaBox") == std::string::npos ? "/MediaBox [0 0 595 842]" : "") + " /Contents 4 0 R /Resources <</Font <</F 5 0 R>> " + hand.resources + ">> " + hand.page_keys + ">>",
      stream("", hand.content), "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>"};
  bodies.insert(bodies.end(), hand.more.begin(), hand.more.end());
  std::string out = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    char line[32];
    std::snprintf(line, sizeof line, "%010zu 00000 n \n", out.size());
    table += line;
    out += std::to_string(i + 1) + " 0 obj\n" + bodies[i] + "\nendobj\n";
  }
  std::string const size = std::to_string(bodies.size() + 1), at = std::to_string(out.size());
  return out + "xref\n0 " + size + "\n" + table + "trailer\n<</Size " + size + " /Root 1 0 R " + hand.trailer_keys + ">>\nstartxref\n" + at + "\n%%EOF\n";
}

std::string said_by(std::string const& line) {
  std::string said;
  std::array<char, 4096> part{};
  FILE* pipe = popen((line + " 2>/dev/null").c_str(), "r");
  while (std::size_t const count = fread(part.data(), 1, part.size(), pipe)) said.append(part.data(), count);
  pclose(pipe);
  return said;
}

std::string kept(std::string const& file, std::string const& bytes) {
  auto const folder = std::filesystem::temp_directory_path() / "rightsdesk-gate-test";
  std::filesystem::create_directories(folder);
  std::string const path = (folder / file).string();
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string lettering(std::string const& words) {
  std::string const pdf = kept("lettering.pdf", file_of({"BT /F 28 Tf 10 20 Td (" + words + ") Tj ET\n", "/MediaBox [0 0 400 60]"}));
  said_by("pdftoppm -r 72 -gray -singlefile -x 0 -y 0 -W 400 -H 60 " + pdf + " " + pdf);
  std::string const pgm = said_by("cat " + pdf + ".pgm");
  return pgm.substr(pgm.size() - static_cast<std::size_t>(strip_width * strip_height));
}

std::string png_of(std::string const& content) {
  std::string const pdf = kept("png.pdf", file_of({content, "/MediaBox [0 0 400 60]"}));
  said_by("pdftoppm -r 144 -gray -png -singlefile " + pdf + " " + pdf);
  return said_by("cat " + pdf + ".png");
}

std::string jpeg_of(std::string const& words) {
  std::string const pdf = kept("lettering.pdf", file_of({"BT /F 28 Tf 10 20 Td (" + words + ") Tj ET\n", "/MediaBox [0 0 400 60]"}));
  said_by("pdftoppm -r 72 -gray -jpeg -singlefile " + pdf + " " + pdf);
  return said_by("cat " + pdf + ".jpg");
}

std::vector<Canary> canaries() {
  std::vector<Canary> all;
  add_covers(all);
  add_pixels(all);
  add_structures(all);
  add_texts(all);
  return all;
}

}  // namespace rightsdesk::gate
