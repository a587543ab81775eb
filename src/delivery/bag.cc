#include "delivery/bag.h"

#include <sodium.h>

#include <algorithm>
#include <set>

#include "core/hex.h"

namespace rightsdesk::delivery {
namespace {

using disclosure::PackFile;

std::string sums_of(std::vector<Summed> const& files) {
  std::vector<std::string> lines;
  for (auto const& file : files) lines.push_back(file.sha512 + "  " + file.name + "\n");
  std::sort(lines.begin(), lines.end(), [](auto const& a, auto const& b) { return a.substr(128) < b.substr(128); });
  std::string text;
  for (auto const& line : lines) text += line;
  return text;
}

std::string fact(char const* label, std::string const& value) {
  ENSURE(value.find_first_of("\r\n") == std::string::npos, "a fact of a bag on two lines");
  return value.empty() ? "" : std::string(label) + ": " + value + "\n";
}

std::string bag_info(BagFacts const& facts, std::vector<Summed> const& payload) {
  std::size_t octets = 0;
  for (auto const& file : payload) octets += file.octets;
  return fact("External-Identifier", facts.reference) + fact("Bag-Version", std::to_string(facts.version)) + fact("Version-Reason", facts.reason) +
         fact("Bagging-Date", to_iso(facts.sealed_at).substr(0, 10)) + fact("Sealed-At", to_iso(facts.sealed_at)) +
         fact("Ledger-Entry", std::to_string(facts.ledger_number)) + fact("Ledger-Hash", facts.ledger_hash) + fact("Bag-Software-Agent", "rightsdesk") +
         fact("Payload-Oxum", std::to_string(octets) + "." + std::to_string(payload.size()));
}

}  // namespace

std::string sha512_hex(std::string_view bytes) {
  unsigned char digest[crypto_hash_sha512_BYTES];
  crypto_hash_sha512(digest, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
  return hex_of({reinterpret_cast<char const*>(digest), sizeof digest});
}

Summed summed(PackFile const& file) { return {file.name, sha512_hex(file.bytes), file.bytes.size()}; }

std::vector<PackFile> tag_files(BagFacts const& facts, std::vector<Summed> const& payload) {
  ENSURE(!payload.empty(), "a bag with nothing in it");
  std::set<std::string> names;
  for (auto const& file : payload) {
    ENSURE(file.name.starts_with(kPayload) && file.name.find("..") == std::string::npos && names.insert(file.name).second, "a name that cannot stand in a bag");
  }
  std::vector<PackFile> tags{{"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"},
                             {"bag-info.txt", bag_info(facts, payload)},
                             {kManifest, sums_of(payload)}};
  tags.push_back({kTagManifest, sums_of({summed(tags[0]), summed(tags[1]), summed(tags[2])})});
  return tags;
}

PackFile const* file_named(std::vector<PackFile> const& files, std::string_view name) {
  auto const found = std::find_if(files.begin(), files.end(), [&](PackFile const& file) { return file.name == name; });
  return found == files.end() ? nullptr : &*found;
}

}  // namespace rightsdesk::delivery
