#include "connectors/protocols/signs.h"

#include <algorithm>

#include "connectors/protocols/mentions.h"

namespace rightsdesk::connectors {

Sign sign_of(char kind, std::string_view text) {
  constexpr Sign kOffset = 14695981039346656037ULL, kPrime = 1099511628211ULL;  // FNV-1a
  Sign hash = (kOffset ^ static_cast<unsigned char>(kind)) * kPrime;
  for (char const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash ^ (hash >> 29U);
}

std::vector<Sign> word_signs(std::string_view text) {
  std::vector<Sign> all;
  for (auto const& word : words_of(text)) all.push_back(sign_of(signs::kWord, word));
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace rightsdesk::connectors
