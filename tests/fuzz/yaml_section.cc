#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <fstream>

#include "yaml/section.h"

namespace {

void walk(rightsdesk::yaml::Section section, int depth) {
  (void)section.text("name");
  (void)section.text_or("other", "none");
  (void)section.texts_or_none("list");
  (void)section.yes("flag");
  (void)section.number_or("count", 3);
  (void)section.pairs("pairs");
  if (depth < 8) {
    for (auto& inner : section.sections("sections")) walk(std::move(inner), depth + 1);
    if (auto inner = section.section_if("section")) walk(std::move(*inner), depth + 1);
  }
  section.no_more();
}

}  // namespace

/// Whatever the file holds, it is read or complained of.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  static std::string const kFile = "/dev/shm/rightsdesk-fuzz-" + std::to_string(getpid()) + ".yaml";
  std::ofstream(kFile, std::ios::binary | std::ios::trunc).write(reinterpret_cast<char const*>(bytes), static_cast<std::streamsize>(size));
  rightsdesk::yaml::Complaints complaints;
  walk(rightsdesk::yaml::Section::of_file(kFile, complaints), 0);
  unlink(kFile.c_str());
  return 0;
}
