#include "pdf/packer.h"

#include <libdeflate.h>

#include "core/result.h"

namespace rightsdesk::pdf {

constexpr int level = 4;  // of libdeflate: on these pages as small as zlib's 6

Packer::Packer() : deflate_(libdeflate_alloc_compressor(level), libdeflate_free_compressor), inflate_(libdeflate_alloc_decompressor(), libdeflate_free_decompressor) {
  if (!deflate_ || !inflate_) throw Fault("The pages could not be finished.", "libdeflate has no memory");
}

Packer::~Packer() = default;

std::string_view Packer::packed(std::string_view bytes) {
  room_.resize(libdeflate_zlib_compress_bound(deflate_.get(), bytes.size()));
  return std::string_view(room_).substr(0, libdeflate_zlib_compress(deflate_.get(), bytes.data(), bytes.size(), room_.data(), room_.size()));
}

std::string Packer::unpacked(std::string_view packed, std::size_t size) {
  std::string bytes(size, '\0');
  ENSURE(libdeflate_zlib_decompress(inflate_.get(), packed.data(), packed.size(), bytes.data(), size, nullptr) == LIBDEFLATE_SUCCESS, "what was packed can be unpacked");
  return bytes;
}

}  // namespace rightsdesk::pdf
