#include "reading/fixtures.h"

#include <archive.h>
#include <archive_entry.h>
#include <hpdf.h>
#include <leptonica/allheaders.h>
#include <libheif/heif.h>

#include <cstdint>
#include <cstdlib>
#include <numbers>
#include <random>
#include <stdexcept>

#include "reading/files.h"
#include "sandbox/folder.h"

namespace rightsdesk::reading::fixtures {
namespace {

void fail(HPDF_STATUS error, HPDF_STATUS, void*) { throw std::runtime_error("libharu " + std::to_string(error)); }

/// A PDF being made.
class Making {
 public:
  Making() : pdf_(HPDF_New(&fail, nullptr)) {}
  Making(Making const&) = delete;
  Making& operator=(Making const&) = delete;
  ~Making() { HPDF_Free(pdf_); }
  HPDF_Doc pdf() { return pdf_; }
  HPDF_Page page() {
    auto* page = HPDF_AddPage(pdf_);
    HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
    return page;
  }
  std::string bytes() {
    HPDF_SaveToStream(pdf_);
    std::string bytes(HPDF_GetStreamSize(pdf_), '\0');
    auto size = static_cast<HPDF_UINT32>(bytes.size());
    HPDF_ReadFromStream(pdf_, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
    bytes.resize(size);
    return bytes;
  }

 private:
  HPDF_Doc pdf_;
};

PIX* drawn(std::string const& pdf, int dots) {
  sandbox::Folder const folder;
  write_file(folder.path() + "/in.pdf", pdf);
  auto const command = "pdftoppm -gray -singlefile -r " + std::to_string(dots) + " " + folder.path() + "/in.pdf " + folder.path() + "/out";
  if (std::system(command.c_str()) != 0) throw std::runtime_error("pdftoppm");
  return pixRead((folder.path() + "/out.pgm").c_str());
}

void speckle(PIX* page, double share) {
  std::mt19937 random(7);
  auto const wide = pixGetWidth(page), high = pixGetHeight(page);
  auto const count = static_cast<long>(share * wide * high);
  for (long i = 0; i < count; ++i) {
    pixSetPixel(page, static_cast<l_int32>(random() % static_cast<unsigned>(wide)), static_cast<l_int32>(random() % static_cast<unsigned>(high)), random() % 2 == 0 ? 0 : 255);
  }
}

}  // namespace

std::string pdf_of(std::vector<std::vector<std::string>> const& pages) {
  Making making;
  auto* font = HPDF_GetFont(making.pdf(), "Helvetica", nullptr);
  for (auto const& lines : pages) {
    auto* page = making.page();
    HPDF_Page_BeginText(page);
    HPDF_Page_SetFontAndSize(page, font, 12);
    HPDF_Page_MoveTextPos(page, 72, 760);
    for (auto const& line : lines) {
      HPDF_Page_ShowText(page, line.c_str());
      HPDF_Page_MoveTextPos(page, 0, -20);
    }
    HPDF_Page_EndText(page);
  }
  return making.bytes();
}

std::string scanned_jpeg(std::string const& pdf, Scan const& scan) {
  auto* page = drawn(pdf, scan.dots);
  if (scan.tilt != 0) {
    auto const angle = static_cast<l_float32>(scan.tilt * std::numbers::pi / 180);
    auto* tilted = pixRotate(page, angle, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0);
    pixDestroy(&page);
    page = tilted;
  }
  if (scan.quarter_turns != 0) {
    auto* turned = pixRotateOrth(page, scan.quarter_turns);
    pixDestroy(&page);
    page = turned;
  }
  speckle(page, scan.specks);
  pixSetResolution(page, scan.dots, scan.dots);
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  pixWriteMemJpeg(&bytes, &size, page, 85, 0);
  std::string jpeg(reinterpret_cast<char*>(bytes), size);
  std::free(bytes);
  pixDestroy(&page);
  return jpeg;
}

std::string photographed_heic(std::string const& pdf, Scan const& scan) {
  auto const jpeg = scanned_jpeg(pdf, scan);
  auto* read = pixReadMem(reinterpret_cast<l_uint8 const*>(jpeg.data()), jpeg.size());
  auto* page = pixConvertTo32(read);
  pixDestroy(&read);
  int const wide = pixGetWidth(page), high = pixGetHeight(page);
  heif_image* image = nullptr;
  heif_image_create(wide, high, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image);
  heif_image_add_plane(image, heif_channel_interleaved, wide, high, 8);
  int stride = 0;
  auto* plane = heif_image_get_plane(image, heif_channel_interleaved, &stride);
  for (int y = 0; y < high; ++y) {
    for (int x = 0; x < wide; ++x) {
      l_int32 red = 0, green = 0, blue = 0;
      pixGetRGBPixel(page, x, y, &red, &green, &blue);
      auto* to = plane + static_cast<std::ptrdiff_t>(y) * stride + 3 * x;
      to[0] = static_cast<std::uint8_t>(red), to[1] = static_cast<std::uint8_t>(green), to[2] = static_cast<std::uint8_t>(blue);
    }
  }
  pixDestroy(&page);
  auto* context = heif_context_alloc();
  heif_encoder* encoder = nullptr;
  heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder);
  heif_encoder_set_lossy_quality(encoder, 60);
  heif_context_encode_image(context, image, encoder, nullptr, nullptr);
  std::string out;
  heif_writer writer{1, [](heif_context*, void const* data, std::size_t size, void* into) {
                       static_cast<std::string*>(into)->assign(static_cast<char const*>(data), size);
                       return heif_error{heif_error_Ok, heif_suberror_Unspecified, ""};
                     }};
  heif_context_write(context, &writer, &out);
  heif_encoder_release(encoder);
  heif_image_release(image);
  heif_context_free(context);
  return out;
}

std::string scanned_tiff(std::vector<std::string> const& pdfs, Scan const& scan) {
  auto* pages = pixaCreate(static_cast<l_int32>(pdfs.size()));
  for (auto const& pdf : pdfs) {
    auto const jpeg = scanned_jpeg(pdf, scan);
    auto* page = pixReadMem(reinterpret_cast<l_uint8 const*>(jpeg.data()), jpeg.size());
    pixSetResolution(page, scan.dots, scan.dots);
    pixaAddPix(pages, page, L_INSERT);
  }
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  pixaWriteMemMultipageTiff(&bytes, &size, pages);
  std::string tiff(reinterpret_cast<char*>(bytes), size);
  std::free(bytes);
  pixaDestroy(&pages);
  return tiff;
}

std::string scanned_pdf(std::string const& pdf, Scan const& scan) {
  auto const jpeg = scanned_jpeg(pdf, scan);
  Making making;
  auto* image = HPDF_LoadJpegImageFromMem(making.pdf(), reinterpret_cast<HPDF_BYTE const*>(jpeg.data()), static_cast<HPDF_UINT>(jpeg.size()));
  auto* page = making.page();
  auto const wide = static_cast<float>(HPDF_Image_GetWidth(image)) * 72 / static_cast<float>(scan.dots);
  auto const high = static_cast<float>(HPDF_Image_GetHeight(image)) * 72 / static_cast<float>(scan.dots);
  HPDF_Page_SetWidth(page, wide);
  HPDF_Page_SetHeight(page, high);
  HPDF_Page_DrawImage(page, image, 0, 0, wide, high);
  return making.bytes();
}

std::string scribbled_pdf() {
  Making making;
  auto* page = making.page();
  HPDF_Page_SetLineWidth(page, 1.6F);
  std::mt19937 random(3);
  auto const wobble = [&] { return static_cast<float>(random() % 13) - 6.0F; };
  for (float y = 700; y > 400; y -= 40) {
    HPDF_Page_MoveTo(page, 80, y);
    for (float x = 80; x < 480; x += 9) {
      HPDF_Page_CurveTo(page, x + 3 + wobble(), y + 10 + wobble(), x + 6 + wobble(), y - 10 + wobble(), x + 9, y + wobble());
    }
    HPDF_Page_Stroke(page);
  }
  return making.bytes();
}

std::string zip_of(Members const& members) {
  std::size_t room = 4096;
  for (auto const& [name, bytes] : members) room += bytes.size() + 1024;
  std::string out(room, '\0');
  auto* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  std::size_t used = 0;
  archive_write_open_memory(writer, out.data(), out.size(), &used);
  for (auto const& [name, bytes] : members) {
    auto* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer, entry);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

std::string docx_of(std::string const& body, Members const& more) {
  Members members{{"[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"},
                  {"word/document.xml",
                   "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
                   "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wp=\"urn:wp\"><w:body>" +
                       body + "</w:body></w:document>"}};
  members.insert(members.end(), more.begin(), more.end());
  return zip_of(members);
}

Options options() {
  Options options;
  options.reader = RIGHTSDESK_READER;
  return options;
}

document::Document must_read(std::string const& bytes, std::string const& name) {
  auto document = read(bytes, name, options());
  if (!document) throw std::runtime_error("refused: " + document.error().code + ": " + document.error().text);
  return std::move(*document);
}

std::string outcome(std::string const& bytes, std::string const& name) {
  auto const document = read(bytes, name, options());
  return document ? "read" : document.error().code;
}

std::string text_of(document::Document const& document) {
  std::string all;
  for (auto const& page : document.pages) all += (all.empty() ? "" : "\f") + page.text;
  return all;
}

std::string hidden_of(document::Document const& document, std::string const& kind) {
  std::string all;
  for (auto const& part : document.hidden) {
    if (part.kind == kind) all += (all.empty() ? "" : "|") + part.text;
  }
  return all;
}

}  // namespace rightsdesk::reading::fixtures
