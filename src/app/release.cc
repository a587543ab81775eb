#include "app/release.h"

#include "app/acts.h"
#include "app/download_term.h"
#include "app/hold.h"
#include "app/instalments.h"
#include "app/letters.h"
#include "app/pack_forms.h"
#include "app/restrictions.h"
#include "app/sealing.h"
#include "app/second_look.h"
#include "core/text.h"
#include "disclosure/pack.h"
#include "disclosure/other_forms.h"

namespace rightsdesk::app {

Done build_pack(Office& office, CaseId const& id, Actor const& actor) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = permitted(work, office, *about, actor, "build_pack"); !allowed) return allowed;
    work.jobs().add("build_pack", id, actor.id.str(), "build_pack:" + id.str());
    record(work, office, *about, actor.id.str(), {"pack_asked_for", office.clock.today(), {}, ""});
    return done();
  });
}

std::vector<PackRow> packs(Office& office, CaseId const& id) {
  std::vector<PackRow> found;
  office.works.in_one([&](Work& work) { found = work.packs().of_case(id); });
  return found;
}

Recipient recipient_of(Office& office, CaseId const& id) {
  Recipient recipient;
  office.works.in_one([&](Work& work) {
    auto const about = work.cases().find(id);
    ENSURE(about.has_value(), "a recipient for a case that is not there");
    auto const& requester = about->requester.reveal();
    recipient = {requester.name.full, requester.email, requester.address + (requester.postcode.empty() ? "" : ", " + requester.postcode)};
  });
  return recipient;
}

Done release_pack(Office& office, CaseId const& id, Actor const& actor, std::string const& pack_sha256,
                  std::string const& recipient_email) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto heeded = heed_restrictions(work, office, *about); !heeded) return heeded;
    auto found = work.packs().of_case(id);
    if (found.empty() || found.front().state != PackState::sealed) return refused("no_pack", "There is no sealed pack to release.");
    auto& pack = found.front();
    if (pack.pack_sha256 != pack_sha256) {
      return refused("stale", "This is not the pack you looked at. Open the newest one, then decide.", "sha256");
    }
    auto const& requester = about->requester.reveal();
    if (folded(tidied(recipient_email)) != folded(tidied(requester.email))) {
      return refused("wrong_recipient", "The address you typed is not the one on the case. Check who this goes to.", "recipient");
    }
    heed_seal(work, *about, pack);
    auto const manifest = manifest_of(work, id);
    for (auto const& line : manifest) {
      if (!line.unchanged()) throw Fault("A record is no longer what was collected. Nothing is released.", "record " + line.record.str() + ": hash differs");
    }
    if (auto open = open_in_second_look(work, id); !open.empty()) return tl::unexpected(Refusal{"second_look", "The second look is not finished.", "", std::move(open)});
    auto const looked = second_look_words(work, id);
    std::map<std::string, std::string> detail{{"version", std::to_string(pack.version)}};
    if (!looked.empty()) detail["second_look"] = looked;
    begin_term(detail, office, *about);
    auto const event = release_event(work, id);
    auto moved = move(work, office, *about, actor, event.move,
                      {event.what, office.clock.today(), detail, "pack=" + pack.pack_sha256 + " originals_unchanged=" + std::to_string(manifest.size()) + (looked.empty() ? "" : " second_look=" + looked)});
    if (!moved) {
      if (moved.error().code == "not_yet") {
        return refused("second_person", "A second person releases the pack: you built it, or decided something in its review.");
      }
      return moved;
    }
    pack.state = PackState::released;
    pack.released_by = actor.id.str();
    pack.released_at = office.clock.now();
    work.packs().update(pack);
    if (auto posted = post_letter(work, office, *about, actor.id.str(), answer_letter(work, office, id)); !posted) return posted;
    if (event.move == "release_part") turn_to_next_part(work, id, actor);
    return done();
  });
}

Done reopen_review(Office& office, CaseId const& id, Actor const& actor, std::string const& reason) {
  if (tidied(reason).empty()) return refused("missing", "Say why the review is opened again.", "reason");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    return move(work, office, *about, actor, "reopen_review", {"review_reopened", office.clock.today(), {{"reason", tidied(reason)}}, ""});
  });
}

Result<std::string> pack_file(Office& office, CaseId const& id, Actor const& actor, PackPart part) {
  Result<std::string> file = refused("no_pack", "There is no such file.");
  office.works.in_one([&](Work& work) {
    auto const about = case_in(work, id);
    auto const found = work.packs().of_case(id);
    if (!about || found.empty()) return;
    auto const& pack = found.front();
    auto const& blob = part == PackPart::pack ? pack.pack : part == PackPart::schedule ? pack.schedule : pack.certificate;
    if (blob.empty()) return;
    file = work.blobs().open(blob);
    work.ledger().record({actor.id.str(), "pack_file_opened", id, "version=" + std::to_string(pack.version)}, office.clock.now());
  });
  return file;
}

namespace {

std::string sealed_archive(Work& work, casework::Case const& about, PackRow const& pack) {
  auto const stem = disclosure::file_stem(about.reference) + "-sealed";
  std::vector<disclosure::KeptFile> files;
  for (auto const& file : bag_of(work, about, pack)) files.push_back({file.name, file.open});
  return disclosure::zipped(stem, files, pack.built_at.value()).bytes;
}

}  // namespace

Result<FormFile> pack_in_form(Office& office, CaseId const& id, Actor const& actor, std::string const& form) {
  Result<FormFile> file = refused("no_pack", "There is no such file.");
  office.works.in_one([&](Work& work) {
    auto const about = case_in(work, id);
    auto const found = work.packs().of_case(id);
    if (!about || found.empty()) return;
    for (auto const& one : found.front().forms) {
      if (one.form != form) continue;
      if (form == kSeal) file = FormFile{one.file_name, media_type_of(one), sealed_archive(work, *about, found.front())};
      else file = FormFile{one.file_name, media_type_of(one), work.blobs().open(one.blob)};
      work.ledger().record({actor.id.str(), "pack_file_opened", id, "version=" + std::to_string(found.front().version) + " form=" + form}, office.clock.now());
    }
  });
  return file;
}

}  // namespace rightsdesk::app
