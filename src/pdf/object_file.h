#pragma once
// A PDF file put together object by object (ISO 32000-1, 7.5): what is no stream goes into object streams (7.5.7), and a
// cross-reference stream (7.5.8) says where everything is.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/packer.h"

namespace rightsdesk::pdf {

class ObjectFile {
 public:
  ObjectFile();

  /// `text` is the object as PDF writes it, without "obj" around it. A number is given once; one never given is free.
  void object(int number, std::string_view text);
  /// `entries` are those of its dictionary, without brackets, length and filter: the bytes are deflated here.
  void stream(int number, std::string_view entries, std::string_view bytes);
  /// The same for bytes that are compressed already; `entries` name their filter.
  void packed_stream(int number, std::string_view entries, std::string_view bytes);
  /// Above every number given so far.
  [[nodiscard]] int next() const { return static_cast<int>(places_.size()); }
  /// The whole file, its identity taken from its bytes. Nothing can be added afterwards.
  std::string finished(int catalogue, int information);

 private:
  /// Where an object is: an offset in the file, or its place in an object stream.
  struct Place {
    std::uint8_t kind = 0;  ///< 0 free, 1 in the file, 2 in an object stream
    std::uint32_t at = 0;   ///< byte offset, or the number of the object stream
    std::uint16_t index = 0;
  };
  Place& place_of(int number);
  /// At the end of the file as it is.
  void place(int number, std::string_view stream);
  void close_objects();
  [[nodiscard]] std::string cross_references() const;

  Packer packer_;
  std::string out_;
  std::vector<Place> places_;
  std::string gathered_, numbers_;    ///< the object stream that is being filled
  std::vector<int> waiting_;          ///< the numbers in it
  std::vector<std::string> streams_;  ///< full ones: they are written last, under numbers above all others
};

}  // namespace rightsdesk::pdf
