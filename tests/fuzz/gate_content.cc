#include <cstddef>
#include <cstdint>

#include "gate/operators.h"
#include "gate/syntax.h"

/// The gate's reader of content streams is the last to look at a pack: whatever it is given, it reads to the end.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  std::string_view const content(reinterpret_cast<char const*>(bytes), size);
  rightsdesk::gate::for_each_operator(content, [](std::string const&, std::vector<rightsdesk::gate::Operand> const&) {});
  (void)rightsdesk::gate::strings_in(content);
  (void)rightsdesk::gate::without_words_of_the_format(content);
  (void)rightsdesk::gate::without_language_tag(std::string(content));
  return 0;
}
