// What a resident opens of what was released: a file to take away, or the pages of it read here.
#include "app/acts.h"
#include "app/download_term.h"
#include "app/new_address.h"
#include "app/pack_forms.h"
#include "app/requester_parts.h"
#include "app/resident.h"
#include "app/sealing.h"
#include "core/original.h"
#include "core/wording.h"
#include "delivery/unzipped.h"

namespace rightsdesk::app {
namespace {

/// The bytes sealed under this hash; anything else is a bug of ours, and nothing leaves.
std::string sealed_bytes(Work& work, BlobId const& blob, std::string const& sha256) {
  auto bytes = work.blobs().open(blob);
  ENSURE(sha256_hex(bytes) == sha256, "a released pack no longer has the hash it was sealed with");
  return bytes;
}

std::optional<Download> in_form(Work& work, PackRow const& pack, std::string const& form, std::string const& reference) {
  if (form.empty()) return Download{reference + ".pdf", "application/pdf", sealed_bytes(work, pack.pack, pack.pack_sha256)};
  for (auto const& one : pack.forms) {
    if (one.form == form && form != kSeal) return Download{one.file_name, media_type_of(one), sealed_bytes(work, one.blob, one.sha256)};
  }
  return std::nullopt;
}

/// What was released and is not shut: that version, or the newest.
std::optional<PackRow> open_pack(Work& work, CaseId const& about, int version) {
  for (auto& pack : work.packs().of_case(about)) {
    if (pack.state == PackState::released && (version == 0 || pack.version == version)) return std::move(pack);
  }
  return std::nullopt;
}

/// Why a pack stays shut though it was released; empty where it does not.
std::string shut_until(Work& work, Office const& office, casework::Case const& about) {
  auto const opens = opens_on(work, about, office.clock.today());
  return opens ? worded("You changed how we reach you. To keep your information safe, it stays shut until {day}. If you need it sooner, call us.", {{"day", rightsdesk::in_words(*opens)}}) : "";
}

/// Why it cannot be opened now; `counted`: the file that is to be downloaded, whose downloads are counted.
std::optional<Refusal> not_to_be_opened(Work& work, Office const& office, casework::Case const& about, int version, std::optional<std::string> const& counted) {
  if (auto const shut = shut_until(work, office, about); !shut.empty()) return Refusal{"not_yet", shut, "", {}};
  auto const events = work.cases().events(about.id);
  auto const term = term_of(events, version);
  if (!term) return std::nullopt;
  if (has_ended(*term, office.clock.today())) {
    return Refusal{"ended", worded("You could open this until {day}. If you still need it, tell us. We can open it again.", {{"day", rightsdesk::in_words(term->last_day)}}), "", {}};
  }
  if (counted && downloads_in(*term, events, version, *counted) >= term->times) {
    return Refusal{"used_up", worded("This file was downloaded {count} times. To keep your information safe, we stop there. If you need it again, tell us.", {{"count", std::to_string(term->times)}}), "", {}};
  }
  return std::nullopt;
}

}  // namespace

Result<Download> download_pack(Office& office, CaseId const& about, Wanted const& wanted) {
  Result<Download> download = refused("not_ready", "Your records are not ready to download yet.");
  office.works.in_one([&](Work& work) {
    auto const found = entered(work, about);
    auto const pack = open_pack(work, about, wanted.version);
    auto file = pack ? in_form(work, *pack, wanted.form, found.reference) : std::nullopt;
    if (!file) return;
    if (auto refusal = not_to_be_opened(work, office, found, pack->version, wanted.form)) {
      download = tl::unexpected(std::move(*refusal));
      return;
    }
    auto detail = std::map<std::string, std::string>{{"version", std::to_string(pack->version)}};
    if (!wanted.form.empty()) detail["form"] = wanted.form;
    record(work, office, found, "requester", {"downloaded", office.clock.today(), detail, "pack=" + pack->pack_sha256});
    download = std::move(*file);
  });
  return download;
}

Result<std::vector<disclosure::PackFile>> pack_to_read(Office& office, CaseId const& about, int version) {
  Result<std::vector<disclosure::PackFile>> pages = refused("not_ready", "These records cannot be read here. You can download them.");
  office.works.in_one([&](Work& work) {
    auto const found = entered(work, about);
    auto const pack = open_pack(work, about, version);
    auto const file = pack ? in_form(work, *pack, "web", found.reference) : std::nullopt;
    if (!file) return;
    if (auto refusal = not_to_be_opened(work, office, found, pack->version, std::nullopt)) {
      pages = tl::unexpected(std::move(*refusal));
      return;
    }
    pages = delivery::unzipped(file->bytes);
    record(work, office, found, "requester", {"read_online", office.clock.today(), {{"version", std::to_string(pack->version)}}, "pack=" + pack->pack_sha256});
  });
  return pages;
}

}  // namespace rightsdesk::app
