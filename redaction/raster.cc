#include "redaction/raster.h"

#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include <jpeglib.h>

#include "core/result.h"

namespace rightsdesk::redaction {
namespace {

constexpr long kMostPixels = 100'000'000;
constexpr int kQuality = 80;

[[noreturn]] void cannot_decode(std::string const& why) {
  throw Fault("A page image cannot be opened. Read the record again.", "page image: " + why);
}

void check_size(long width, long height) {
  if (width <= 0 || height <= 0 || width * height > kMostPixels) cannot_decode("its size is out of bounds");
}

// libjpeg leaves by longjmp: nothing with a destructor may live between setjmp and the calls below.
struct JpegTrouble {
  jpeg_error_mgr base;
  std::jmp_buf back;
};

void leave(j_common_ptr codec) { std::longjmp(reinterpret_cast<JpegTrouble*>(codec->err)->back, 1); }
void say_nothing(j_common_ptr) {}

void prepare(JpegTrouble& trouble) {
  jpeg_std_error(&trouble.base);
  trouble.base.error_exit = leave;
  trouble.base.output_message = say_nothing;
}

bool read_jpeg_header(jpeg_decompress_struct& codec, JpegTrouble& trouble, std::string const& bytes) {
  if (setjmp(trouble.back) != 0) return false;
  jpeg_mem_src(&codec, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
  if (jpeg_read_header(&codec, TRUE) != JPEG_HEADER_OK) return false;
  codec.out_color_space = codec.num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_calc_output_dimensions(&codec);
  return true;
}

bool read_jpeg_rows(jpeg_decompress_struct& codec, JpegTrouble& trouble, unsigned char* samples, std::size_t stride) {
  if (setjmp(trouble.back) != 0) return false;
  jpeg_start_decompress(&codec);
  while (codec.output_scanline < codec.output_height) {
    auto* row = samples + stride * codec.output_scanline;
    jpeg_read_scanlines(&codec, &row, 1);
  }
  jpeg_finish_decompress(&codec);
  return true;
}

Raster decoded_jpeg(std::string const& bytes) {
  JpegTrouble trouble{};
  jpeg_decompress_struct codec{};
  prepare(trouble);
  codec.err = &trouble.base;
  jpeg_create_decompress(&codec);
  std::unique_ptr<jpeg_decompress_struct, void (*)(jpeg_decompress_struct*)> const owner(
      &codec, [](jpeg_decompress_struct* one) { jpeg_destroy_decompress(one); });
  if (!read_jpeg_header(codec, trouble, bytes)) cannot_decode("no JPEG");
  Raster out{static_cast<int>(codec.output_width), static_cast<int>(codec.output_height), codec.out_color_space == JCS_GRAYSCALE ? 1 : 3, {}};
  check_size(out.width, out.height);
  auto const stride = static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.channels);
  out.samples.resize(stride * static_cast<std::size_t>(out.height));
  if (!read_jpeg_rows(codec, trouble, out.samples.data(), stride)) cannot_decode("a damaged JPEG");
  return out;
}

Raster decoded_png(std::string const& bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) cannot_decode("no PNG");
  std::unique_ptr<png_image, void (*)(png_image*)> const owner(&image, [](png_image* one) { png_image_free(one); });
  check_size(image.width, image.height);
  bool const colour = (image.format & PNG_FORMAT_FLAG_COLOR) != 0;
  image.format = colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  Raster out{static_cast<int>(image.width), static_cast<int>(image.height), colour ? 3 : 1, {}};
  out.samples.resize(PNG_IMAGE_SIZE(image));
  png_color const white{255, 255, 255};
  if (png_image_finish_read(&image, &white, out.samples.data(), 0, nullptr) == 0) cannot_decode("a damaged PNG");
  return out;
}

bool write_jpeg(jpeg_compress_struct& codec, JpegTrouble& trouble, Raster const& raster) {
  if (setjmp(trouble.back) != 0) return false;
  codec.image_width = static_cast<JDIMENSION>(raster.width);
  codec.image_height = static_cast<JDIMENSION>(raster.height);
  codec.input_components = raster.channels;
  codec.in_color_space = raster.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&codec);
  jpeg_set_quality(&codec, kQuality, TRUE);
  codec.optimize_coding = TRUE;
  // No chroma subsampling: a block is then 8 by 8 pixels and a box painted on whole blocks stays one colour.
  for (int i = 0; i < codec.num_components; ++i) codec.comp_info[i].h_samp_factor = codec.comp_info[i].v_samp_factor = 1;
  jpeg_start_compress(&codec, TRUE);
  auto const stride = static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.channels);
  while (codec.next_scanline < codec.image_height) {
    auto* row = const_cast<JSAMPROW>(raster.samples.data() + stride * codec.next_scanline);
    jpeg_write_scanlines(&codec, &row, 1);
  }
  jpeg_finish_compress(&codec);
  return true;
}

std::string jpeg_bytes(Raster const& raster) {
  JpegTrouble trouble{};
  jpeg_compress_struct codec{};
  prepare(trouble);
  codec.err = &trouble.base;
  jpeg_create_compress(&codec);
  unsigned char* memory = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&codec, &memory, &size);
  bool const written = write_jpeg(codec, trouble, raster);
  std::string out = written ? std::string(reinterpret_cast<char const*>(memory), size) : std::string{};
  jpeg_destroy_compress(&codec);
  std::free(memory);
  ENSURE(written, "our own pixels must encode as JPEG");
  return out;
}

std::string png_bytes(Raster const& raster) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(raster.width);
  image.height = static_cast<png_uint_32>(raster.height);
  image.format = raster.channels == 1 ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
  image.flags = PNG_IMAGE_FLAG_FAST;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string out(size, '\0');
  int const written = png_image_write_to_memory(&image, out.data(), &size, 0, raster.samples.data(), 0, nullptr);
  ENSURE(written != 0, "our own pixels must encode as PNG");
  out.resize(size);
  return out;
}

}  // namespace

Raster decoded(document::PageImage const& image) {
  auto out = image.media_type == "image/png" ? decoded_png(image.bytes) : decoded_jpeg(image.bytes);
  if (out.width != image.width_px || out.height != image.height_px) cannot_decode("its size is not the size recorded for it");
  return out;
}

void paint(Raster& raster, PixelBox const& box) {
  auto const left = std::clamp(box.left, 0, raster.width), right = std::clamp(box.right, 0, raster.width);
  auto const top = std::clamp(box.top, 0, raster.height), bottom = std::clamp(box.bottom, 0, raster.height);
  if (left >= right) return;
  auto const channels = static_cast<std::ptrdiff_t>(raster.channels);
  for (std::ptrdiff_t row = top; row < bottom; ++row) {
    auto const start = raster.samples.begin() + (row * raster.width + left) * channels;
    std::fill(start, start + (right - left) * channels, static_cast<unsigned char>(0));
  }
}

document::PageImage encoded(Raster const& raster, std::string const& media_type) {
  bool const png = media_type == "image/png";
  return {png ? "image/png" : "image/jpeg", png ? png_bytes(raster) : jpeg_bytes(raster), raster.width, raster.height};
}

}  // namespace rightsdesk::redaction
