#include "connectors/protocols/packed.h"

#include "core/result.h"

namespace rightsdesk::connectors {
namespace {

[[noreturn]] void cut_short() { throw Fault("A local index is damaged.", "packed bytes end too early"); }

}  // namespace

void put_number(std::string& into, std::uint64_t number) {
  while (number >= 0x80U) {
    into += static_cast<char>((number & 0x7FU) | 0x80U);
    number >>= 7U;
  }
  into += static_cast<char>(number);
}

void put_text(std::string& into, std::string_view text) {
  put_number(into, text.size());
  into += text;
}

std::uint64_t Unpacking::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (at_ >= bytes_.size()) cut_short();
    auto const byte = static_cast<unsigned char>(bytes_[at_++]);
    value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if ((byte & 0x80U) == 0) return value;
  }
  cut_short();
}

std::string_view Unpacking::text() {
  auto const length = number();
  if (length > bytes_.size() - at_) cut_short();
  auto const text = bytes_.substr(at_, length);
  at_ += length;
  return text;
}

}  // namespace rightsdesk::connectors
