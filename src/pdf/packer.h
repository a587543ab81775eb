#pragma once
// Bytes deflated as PDF wants them (ISO 32000-1, 7.4.4), and back. Seen by src/pdf only.
#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;
struct libdeflate_decompressor;

namespace rightsdesk::pdf {

class Packer {
 public:
  /// Throws Fault when there is no memory for it.
  Packer();
  ~Packer();
  Packer(Packer const&) = delete;
  Packer& operator=(Packer const&) = delete;

  /// Valid until the next call. The same bytes always give the same.
  std::string_view packed(std::string_view bytes);
  /// `size` is that of the bytes which were packed; a Bug when they are not what comes out.
  std::string unpacked(std::string_view packed, std::size_t size);

 private:
  std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> deflate_;
  std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> inflate_;
  std::string room_;
};

}  // namespace rightsdesk::pdf
