#pragma once
// A sealed pack as a bag (BagIt 1.0, RFC 8493): every part, the sums of all of them, and a signature over the sums.
#include <cstdint>
#include <string>
#include <vector>

#include "core/date.h"
#include "disclosure/pack.h"

namespace rightsdesk::delivery {

constexpr char kManifest[] = "manifest-sha512.txt";
constexpr char kTagManifest[] = "tagmanifest-sha512.txt";      ///< names every other tag file with its sum: what is signed
constexpr char kSignature[] = "tagmanifest-sha512.txt.p7s";    ///< CMS, detached, DER (RFC 5652); the one file no manifest names
constexpr char kPayload[] = "data/";

/// What bag-info.txt says. No name of a person in it.
struct BagFacts {
  std::string reference;
  int version = 1;
  std::string reason = {};      ///< why there is a version after the first; empty for the first
  Instant sealed_at = {};
  std::int64_t ledger_number = 0;  ///< the last entry of the ledger when the pack was sealed,
  std::string ledger_hash = {};    ///< and its hash
};

/// SHA-512 of `bytes` as 128 lower-case hexadecimal characters (FIPS 180-4).
std::string sha512_hex(std::string_view bytes);

/// A file by what a manifest says of it.
struct Summed {
  std::string name, sha512;
  std::size_t octets = 0;
};
Summed summed(disclosure::PackFile const& file);

/// bagit.txt, bag-info.txt and the two manifests for `payload`, whose names begin with "data/" and are unique. The same input gives
/// the same bytes. Throws Bug for a name outside the payload, an empty payload, or a line break in a fact.
std::vector<disclosure::PackFile> tag_files(BagFacts const& facts, std::vector<Summed> const& payload);

/// The file of that name; nullptr when there is none.
disclosure::PackFile const* file_named(std::vector<disclosure::PackFile> const& files, std::string_view name);

}  // namespace rightsdesk::delivery
