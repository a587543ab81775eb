#include "app/sealing.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/acts.h"
#include "core/hex.h"
#include "core/json.h"
#include "core/original.h"
#include "core/text.h"
#include "disclosure/pack.h"

namespace rightsdesk::app {
namespace {

std::string from_hex(std::string const& hex) {
  auto bytes = bytes_of_hex(hex);
  if (!bytes) throw Fault("The seal of this pack cannot be read. Nothing is released.", "a seal that is not hexadecimal");
  return std::move(*bytes);
}

constexpr char kReport[] = "gate-report.json";

/// The first volume is named as one only where there is a second.
std::string name_of_first(std::string const& stem, std::vector<PackForm> const& forms, std::string const& second) {
  bool const several = std::any_of(forms.begin(), forms.end(), [&](PackForm const& form) { return form.form == second; });
  return stem + (several ? "-volume-1.pdf" : ".pdf");
}

std::string in_the_bag(std::string const& name) { return delivery::kPayload + name; }

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

std::vector<delivery::BagFile> parts_of(Work& work, casework::Case const& about, PackRow const& pack) {
  auto const stem = disclosure::file_stem(about.reference);
  auto const kept = [&work](std::string const& name, BlobId const& blob) { return delivery::BagFile{in_the_bag(name), [&work, blob] { return work.blobs().open(blob); }}; };
  std::vector<delivery::BagFile> files{kept(name_of_first(stem + "-pack", pack.forms, "volume-2"), pack.pack),
                                       kept(name_of_first(stem + "-schedule", pack.forms, "schedule-volume-2"), pack.schedule),
                                       kept(stem + "-search-certificate.pdf", pack.certificate)};
  for (auto const& form : pack.forms) {
    if (form.form != kSeal) files.push_back(kept(form.file_name, form.blob));
  }
  files.push_back({in_the_bag(kReport), [report = pack.gate_report] { return report; }});
  return files;
}

}  // namespace

PackForm seal(Work& work, Office const& office, casework::Case const& about, SealedParts parts) {
  for (auto& file : parts.files) file.name = in_the_bag(file.name);
  parts.files.push_back(delivery::summed({in_the_bag(kReport), parts.pack.gate_report}));
  auto tags = delivery::tag_files(facts_of(work, about, parts), parts.files);
  if (office.seal != nullptr) {
    tags.push_back({delivery::kSignature, office.seal->sign(delivery::file_named(tags, delivery::kTagManifest)->bytes, parts.pack.built_at.value())});
  }
  auto kept = Json::object();
  for (auto const& tag : tags) kept[tag.name] = hex_of(tag.bytes);
  auto const bytes = kept.dump();
  return {kSeal, disclosure::file_stem(about.reference) + "-sealed.zip", sha256_hex(bytes), static_cast<std::int64_t>(bytes.size()), work.blobs().keep(about.id, bytes)};
}

std::vector<delivery::BagFile> bag_of(Work& work, casework::Case const& about, PackRow const& pack) {
  auto const* const form = seal_on(pack);
  if (form == nullptr) throw Fault("This pack was made before packs were sealed with sums.", "pack " + pack.id.str() + " has no seal");
  auto const kept = parse_json(work.blobs().open(form->blob));
  if (!kept || !kept->is_object()) throw Fault("The seal of this pack cannot be read. Nothing is released.", "pack " + pack.id.str() + ": seal");
  auto files = parts_of(work, about, pack);
  for (auto const& [name, hex] : kept->items()) files.push_back({name, [bytes = from_hex(hex.get<std::string>())] { return bytes; }});
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
