#pragma once
// Numbers and texts packed behind one another: seven bits a byte, texts with their length before them.
#include <cstdint>
#include <string>
#include <string_view>

namespace rightsdesk::connectors {

void put_number(std::string& into, std::uint64_t number);
void put_text(std::string& into, std::string_view text);

/// Takes out in the order they were put in. Throws Fault when the bytes end before that.
class Unpacking {
 public:
  explicit Unpacking(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool done() const { return at_ >= bytes_.size(); }
  std::uint64_t number();
  std::string_view text();  ///< of the bytes given, which must outlive it

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace rightsdesk::connectors
