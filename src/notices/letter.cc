#include "notices/letter.h"

#include <algorithm>
#include <array>

#include "core/original.h"
#include "core/result.h"

namespace rightsdesk::notices {

std::string to_string(FactKind kind) {
  static constexpr std::array kNames{"text", "date", "list", "choice", "yes_no"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::string to_string(FactFrom from) {
  static constexpr std::array kNames{"case", "clock", "controller", "review", "person"};
  return kNames.at(static_cast<std::size_t>(from));
}

Letter const& letter(Letters const& letters, std::string const& id) {
  auto const found = letters.by_id.find(id);
  ENSURE(found != letters.by_id.end(), "a letter nobody wrote: " + id);
  return found->second;
}

std::string version_of(Letter const& letter) { return sha256_hex(letter.title + "\n" + letter.source).substr(0, 12); }

std::vector<std::string> ids_in_order(Letters const& letters) {
  std::vector<std::string> ids;
  for (auto const& [id, row] : letters.by_id) ids.push_back(id);
  std::sort(ids.begin(), ids.end(), [](std::string const& left, std::string const& right) {
    return left.size() != right.size() ? left.size() < right.size() : left < right;
  });
  return ids;
}

}  // namespace rightsdesk::notices
