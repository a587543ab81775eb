#include "reading/heic.h"

#include <leptonica/allheaders.h>
#include <libheif/heif.h>

#include "reading/refusals.h"

namespace rightsdesk::reading {
namespace {

constexpr long kMostPixels = 100'000'000;

template <auto Drop>
struct DropWith {
  template <typename T>
  void operator()(T* thing) const { Drop(thing); }
};
using Context = std::unique_ptr<heif_context, DropWith<heif_context_free>>;
using Handle = std::unique_ptr<heif_image_handle, DropWith<heif_image_handle_release>>;
using Decoded = std::unique_ptr<heif_image, DropWith<heif_image_release>>;

struct Primary {
  Context context;  // outlives the handle
  Handle handle;
};

std::optional<Primary> primary(std::string_view bytes) {
  Primary out{Context(heif_context_alloc()), {}};
  heif_context_set_max_decoding_threads(out.context.get(), 0);
  if (heif_context_read_from_memory_without_copy(out.context.get(), bytes.data(), bytes.size(), nullptr).code != heif_error_Ok) return std::nullopt;
  heif_image_handle* handle = nullptr;
  if (heif_context_get_primary_image_handle(out.context.get(), &handle).code != heif_error_Ok) return std::nullopt;
  out.handle.reset(handle);
  return out;
}

Picture as_picture(heif_image const* image) {
  int stride = 0;
  auto const* plane = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
  int const wide = heif_image_get_width(image, heif_channel_interleaved), high = heif_image_get_height(image, heif_channel_interleaved);
  if (plane == nullptr || wide < 1 || high < 1 || stride < 3 * wide) return {};
  Picture out(pixCreate(wide, high, 32));
  for (int y = 0; out && y < high; ++y) {
    auto const* from = plane + static_cast<std::ptrdiff_t>(y) * stride;
    auto* to = pixGetData(out.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(out.get());
    for (int x = 0; x < wide; ++x) composeRGBPixel(from[3 * x], from[3 * x + 1], from[3 * x + 2], to + x);
  }
  return out;
}

}  // namespace

Result<Picture> heic_picture(std::string_view bytes) {
  auto const found = primary(bytes);
  if (!found) return damaged("the picture cannot be decoded");
  long const pixels = static_cast<long>(heif_image_handle_get_width(found->handle.get())) * heif_image_handle_get_height(found->handle.get());
  if (pixels > kMostPixels) return too_large("the picture has more than 100 million points");
  heif_image* image = nullptr;
  auto const done = heif_decode_image(found->handle.get(), &image, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nullptr);
  Decoded const decoded(image);
  if (done.code != heif_error_Ok) return damaged("the picture cannot be decoded");
  auto picture = as_picture(decoded.get());
  if (!picture) return damaged("the picture cannot be decoded");
  return picture;
}

std::string heic_exif(std::string_view bytes) {
  auto const found = primary(bytes);
  heif_item_id id = 0;
  if (!found || heif_image_handle_get_list_of_metadata_block_IDs(found->handle.get(), "Exif", &id, 1) != 1) return {};
  auto const size = heif_image_handle_get_metadata_size(found->handle.get(), id);
  if (size < 10 || size > 65'000) return {};
  std::string block(size, '\0');
  if (heif_image_handle_get_metadata(found->handle.get(), id, block.data()).code != heif_error_Ok) return {};
  block.erase(0, 4);  // where the TIFF header begins, which is after "Exif\0\0" (ISO/IEC 23008-12 A.2.1)
  if (!block.starts_with(std::string_view("Exif\0\0", 6))) block.insert(0, std::string_view("Exif\0\0", 6));
  auto const length = block.size() + 2;
  return std::string("\xFF\xD8\xFF\xE1") + static_cast<char>(length >> 8U) + static_cast<char>(length & 0xFFU) + block;
}

}  // namespace rightsdesk::reading
