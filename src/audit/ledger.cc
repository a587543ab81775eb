#include "audit/ledger.h"

#include <string_view>

#include "core/original.h"

namespace rightsdesk::audit {
namespace {

void add_field(std::string& leaf, std::string_view field) {
  for (int shift = 56; shift >= 0; shift -= 8) leaf += static_cast<char>((field.size() >> shift) & 0xFFU);
  leaf += field;
}

}  // namespace

std::string hash_of(Entry const& entry) {
  std::string leaf(1, '\0');
  add_field(leaf, std::to_string(entry.number));
  add_field(leaf, to_iso(entry.at));
  add_field(leaf, entry.act.actor);
  add_field(leaf, entry.act.what);
  add_field(leaf, entry.act.about.str());
  add_field(leaf, entry.act.detail);
  add_field(leaf, entry.previous);
  return sha256_hex(leaf);
}

std::optional<Broken> ChainCheck::next(Entry const& entry) {
  auto const expected = seen_ + 1;
  if (entry.number != expected) return Broken{expected, "this entry is missing or out of order"};
  if (entry.previous != last_) return Broken{expected, "it does not follow the entry before it"};
  if (entry.hash != hash_of(entry)) return Broken{expected, "its words do not fit its hash"};
  seen_ = expected;
  last_ = entry.hash;
  return std::nullopt;
}

}  // namespace rightsdesk::audit
