#include "app/sealing.h"

#include <nlohmann/json.hpp>

#include "app/acts.h"
#include "core/hex.h"
#include "core/json.h"
#include "core/original.h"
#include "core/text.h"
#include "delivery/checked_bag.h"
#include "disclosure/pack.h"

namespace rightsdesk::app {
namespace {

using disclosure::PackFile;

std::string from_hex(std::string const& hex) {
  auto bytes = bytes_of_hex(hex);
  if (!bytes) throw Fault("The seal of this pack cannot be read. Nothing is released.", "a seal that is not hexadecimal");
  return std::move(*bytes);
}

std::vector<PackFile> in_the_bag(std::vector<PackFile> files, PackRow const& pack) {
  for (auto& file : files) file.name.insert(0, delivery::kPayload);
  files.push_back({std::string(delivery::kPayload) + "gate-report.json", pack.gate_report});
  return files;
}

PackForm const* seal_on(PackRow const& pack) {
  for (auto const& form : pack.forms) if (form.form == kSeal) return &form;
  return nullptr;
}

delivery::BagFacts facts_of(Work& work, casework::Case const& about, SealedParts const& parts) {
  delivery::BagFacts facts{about.reference, parts.pack.version, tidied(parts.reason), parts.pack.built_at.value()};
  if (auto const entries = work.ledger().about(about.id); !entries.empty()) {
    facts.ledger_number = entries.back().number;
    facts.ledger_hash = entries.back().hash;
  }
  return facts;
}

std::vector<PackFile> parts_of(Work& work, casework::Case const& about, PackRow const& pack) {
  auto const stem = disclosure::file_stem(about.reference);
  std::vector<PackFile> files{{stem + "-pack.pdf", work.blobs().open(pack.pack)},
                              {stem + "-schedule.pdf", work.blobs().open(pack.schedule)},
                              {stem + "-search-certificate.pdf", work.blobs().open(pack.certificate)}};
  for (auto const& form : pack.forms) {
    if (form.form != kSeal) files.push_back({form.file_name, work.blobs().open(form.blob)});
  }
  return files;
}

}  // namespace

PackForm seal(Work& work, Office const& office, casework::Case const& about, SealedParts parts) {
  auto tags = delivery::tag_files(facts_of(work, about, parts), in_the_bag(std::move(parts.files), parts.pack));
  if (office.seal != nullptr) {
    tags.push_back({delivery::kSignature, office.seal->sign(delivery::file_named(tags, delivery::kTagManifest)->bytes, parts.pack.built_at.value())});
  }
  auto kept = Json::object();
  for (auto const& tag : tags) kept[tag.name] = hex_of(tag.bytes);
  auto const bytes = kept.dump();
  return {kSeal, disclosure::file_stem(about.reference) + "-sealed.zip", sha256_hex(bytes), static_cast<std::int64_t>(bytes.size()), work.blobs().keep(about.id, bytes)};
}

std::vector<PackFile> bag_of(Work& work, casework::Case const& about, PackRow const& pack) {
  auto const* const form = seal_on(pack);
  if (form == nullptr) throw Fault("This pack was made before packs were sealed with sums.", "pack " + pack.id.str() + " has no seal");
  auto const kept = parse_json(work.blobs().open(form->blob));
  if (!kept || !kept->is_object()) throw Fault("The seal of this pack cannot be read. Nothing is released.", "pack " + pack.id.str() + ": seal");
  std::vector<PackFile> files;
  for (auto const& [name, hex] : kept->items()) files.push_back({name, from_hex(hex.get<std::string>())});
  for (auto& part : in_the_bag(parts_of(work, about, pack), pack)) files.push_back(std::move(part));
  return files;
}

void heed_seal(Work& work, casework::Case const& about, PackRow const& pack) {
  constexpr char kChanged[] = "The sealed pack has changed and cannot be released.";
  if (sha256_hex(work.blobs().open(pack.pack)) != pack.pack_sha256) throw Fault(kChanged, "pack " + pack.id.str() + ": hash differs");
  if (seal_on(pack) == nullptr) return;
  auto const verdict = delivery::checked_bag(bag_of(work, about, pack));
  if (!verdict.whole()) throw Fault(kChanged, "pack " + pack.id.str() + ": " + verdict.faults.front());
}

}  // namespace rightsdesk::app
