#pragma once
// What an entry of a local index is found by: words, dates and numbers, each of its kind, as 64-bit hashes.
#include <cstdint>
#include <string_view>
#include <vector>

#include "person/description.h"

namespace rightsdesk::connectors {

using Sign = std::uint64_t;

/// Of one kind and one text; two that are the same by chance only make an entry be looked at in vain.
Sign sign_of(char kind, std::string_view text);

namespace signs {
constexpr char kName = 'n', kBorn = 'b', kPostcode = 'p', kPhone = 't', kEmail = 'e', kNumber = 'i';  ///< of a person
constexpr char kWord = 'w';  ///< of a text
constexpr char kKey = 'k', kOwn = 'o';  ///< a record's key, a row's own
}  // namespace signs

/// Every word of a text, folded, once each.
std::vector<Sign> word_signs(std::string_view text);

}  // namespace rightsdesk::connectors
