#include "pdf/jpeg.h"

#include <jpeglib.h>

#include <csetjmp>
#include <vector>

namespace rightsdesk::pdf {
namespace {

struct Trap {
  jpeg_error_mgr manager;
  std::jmp_buf back;
};

void spring(j_common_ptr common) { std::longjmp(reinterpret_cast<Trap*>(common->err)->back, 1); }
void hush(j_common_ptr) {}

bool standalone(unsigned char marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); }

// APP0 (JFIF) holds only a density; APP14 says how colours were transformed. The rest of APPn and COM may hold anything.
bool keeps_only_pixels(unsigned char marker) {
  return !(marker >= 0xE0 && marker <= 0xEF && marker != 0xEE) && marker != 0xFE;
}

}  // namespace

bool decode_jpeg(std::string_view bytes, Size& size) {
  jpeg_decompress_struct reader{};
  Trap trap{};
  std::vector<unsigned char> row;
  reader.err = jpeg_std_error(&trap.manager);
  trap.manager.error_exit = spring;
  trap.manager.output_message = hush;
  if (setjmp(trap.back)) {
    jpeg_destroy_decompress(&reader);
    return false;
  }
  jpeg_create_decompress(&reader);
  jpeg_mem_src(&reader, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
  bool good = jpeg_read_header(&reader, TRUE) == JPEG_HEADER_OK;
  size = {static_cast<int>(reader.image_width), static_cast<int>(reader.image_height), reader.num_components};
  good = good && (size.channels == 1 || size.channels == 3) && size.sane();
  if (good) {
    jpeg_start_decompress(&reader);
    row.resize(static_cast<std::size_t>(reader.output_width) * static_cast<std::size_t>(reader.output_components));
    unsigned char* rows[1] = {row.data()};
    while (reader.output_scanline < reader.output_height) jpeg_read_scanlines(&reader, rows, 1);
    jpeg_finish_decompress(&reader);
  }
  long const warnings = trap.manager.num_warnings;
  jpeg_destroy_decompress(&reader);
  return good && warnings == 0;
}

std::string stripped_jpeg(std::string_view bytes) {
  std::string kept = "\xFF\xD8";
  auto at = [&](std::size_t index) { return static_cast<unsigned char>(bytes[index]); };
  std::size_t here = 2;
  while (here + 4 <= bytes.size() && at(here) == 0xFF) {
    unsigned char const marker = at(here + 1);
    if (marker == 0xFF || standalone(marker)) {
      here += marker == 0xFF ? 1 : 2;
      continue;
    }
    std::size_t const length = 2U + (static_cast<std::size_t>(at(here + 2)) << 8U) + at(here + 3);
    if (here + length > bytes.size()) return {};
    if (keeps_only_pixels(marker)) kept.append(bytes.substr(here, length));
    here += length;
    if (marker != 0xDA) continue;
    std::size_t const scan = here;
    while (here + 1 < bytes.size() && !(at(here) == 0xFF && at(here + 1) != 0 && !standalone(at(here + 1)))) ++here;
    kept.append(bytes.substr(scan, here - scan));
    if (here + 1 < bytes.size() && at(here + 1) == 0xD9) return kept + "\xFF\xD9";
  }
  return {};
}

}  // namespace rightsdesk::pdf
