#include "app/deliveries.h"

#include <algorithm>
#include <functional>
#include <set>

#include "app/acts.h"
#include "app/circumstances.h"
#include "app/download_term.h"
#include "app/instalments.h"
#include "app/letters.h"
#include "app/pack_forms.h"
#include "app/reaching.h"
#include "app/sealing.h"
#include "app/task_parts.h"
#include "core/original.h"
#include "core/text.h"
#include "core/word_table.h"
#include "disclosure/locked.h"
#include "disclosure/other_forms.h"
#include "disclosure/print_copy.h"

namespace rightsdesk::app {
namespace {

constexpr std::size_t kShortestPassword = 12;  // letters
constexpr char kDeliverAgain[] = "deliver_again";

constexpr std::pair<Way, char const*> kWays[] = {{Way::posted, "posted"}, {Way::collected, "collected"}, {Way::read_together, "read_together"}, {Way::failed, "failed"}};

std::string event_of(Way way) { return way == Way::failed ? "delivery_failed" : "pack_" + word_for(kWays, way); }

/// Finds case and pack and asks whether the actor may; then does it.
Done with_pack(Office& office, CaseId const& id, Actor const& actor, std::function<Done(Work&, casework::Case const&, PackRow&)> const& act) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = permitted(work, office, *about, actor, "deliver"); !allowed) return allowed;
    auto pack = pack_that_left(work, id);
    if (!pack) return refused("no_pack", "No pack has been released yet.");
    return act(work, *about, *pack);
  });
}

void make_task(Work& work, Office const& office, casework::Case const& about, std::string const& why) {
  auto const& workflow = workflow_of(office, about);
  auto const* const kind = workflow.kind(kDeliverAgain);
  auto const there = work.tasks().of_case(about.id);
  bool const open = std::any_of(there.begin(), there.end(), [](auto const& task) { return task.kind == kDeliverAgain && task.state == casework::TaskState::open; });
  if (kind == nullptr || open || !workflow.state(about.state).open) return;
  auto task = fresh_task(office, about, *kind, "program");
  task.words = Personal(why);
  work.tasks().add(task);
}

std::string version_of(PackRow const& pack) { return std::to_string(pack.version); }

}  // namespace

std::optional<Way> way_from(std::string const& word) { return value_if_known(kWays, word); }

Done note_delivery(Office& office, CaseId const& id, Actor const& actor, DeliveryNote const& note) {
  auto const words = tidied(note.note);
  if (words.empty()) return refused("missing", "Write down how you know: a tracking number, what was shown, who was there, why it did not arrive.", "note");
  return with_pack(office, id, actor, [&](Work& work, casework::Case const& about, PackRow const& pack) -> Done {
    if (note.on > office.clock.today() || note.on < local_date(pack.released_at.value())) {
      return refused("day", "The day is the day of the release, today, or one between.", "on");
    }
    record(work, office, about, actor.id.str(), {event_of(note.way), note.on, {{"version", version_of(pack)}, {"note", words}}, "version=" + version_of(pack)});
    if (note.way == Way::failed) make_task(work, office, about, words);
    return done();
  });
}

Done stop_download(Office& office, CaseId const& id, Actor const& actor, std::string const& reason) {
  if (tidied(reason).empty()) return refused("missing", "Say why the download is shut.", "stop_reason");
  return with_pack(office, id, actor, [&](Work& work, casework::Case const& about, PackRow& pack) -> Done {
    if (pack.state == PackState::withdrawn) return refused("no_pack", "The download is shut already.");
    pack.state = PackState::withdrawn;
    work.packs().update(pack);
    record(work, office, about, actor.id.str(), {"download_stopped", office.clock.today(), {{"version", version_of(pack)}, {"reason", tidied(reason)}}, "version=" + version_of(pack)});
    return done();
  });
}

Done send_again(Office& office, CaseId const& id, Actor const& actor, std::string const& reason) {
  if (tidied(reason).empty()) return refused("missing", "Say why it is sent again.", "again_reason");
  return with_pack(office, id, actor, [&](Work& work, casework::Case const& about, PackRow& pack) -> Done {
    heed_seal(work, about, pack);
    pack.state = PackState::released;
    work.packs().update(pack);
    std::map<std::string, std::string> detail{{"version", version_of(pack)}, {"reason", tidied(reason)}};
    begin_term(detail, office, about);
    record(work, office, about, actor.id.str(), {"sent_again", office.clock.today(), detail, "version=" + version_of(pack)});
    return post_letter(work, office, about, actor.id.str(), answer_letter(work, office, id));
  });
}

namespace {

/// Something done with each volume of a pack: one PDF, or a ZIP of them.
FormFile of_each_volume(Work& work, PackRow const& pack, std::string const& stem, std::function<std::string(std::string const&)> const& with) {
  std::vector<disclosure::PackFile> volumes{{stem + "-volume-1.pdf", with(work.blobs().open(pack.pack))}};
  for (auto const& form : pack.forms) {
    if (is_volume(form.form)) volumes.push_back({stem + "-" + form.form + ".pdf", with(work.blobs().open(form.blob))});
  }
  if (volumes.size() == 1) return {stem + ".pdf", "application/pdf", std::move(volumes.front().bytes)};
  auto zip = disclosure::zipped(stem, volumes, pack.built_at.value());
  return {zip.name, "application/zip", std::move(zip.bytes)};
}

}  // namespace

Result<FormFile> locked_copy(Office& office, CaseId const& id, Actor const& actor, std::string const& password) {
  if (count_code_points(password) < kShortestPassword) return refused("weak_password", "The password has at least 12 letters, numbers or signs.", "password");
  Result<FormFile> file = refused("no_pack", "No pack has been released yet.");
  auto const made = with_pack(office, id, actor, [&](Work& work, casework::Case const& about, PackRow const& pack) -> Done {
    heed_seal(work, about, pack);
    file = of_each_volume(work, pack, disclosure::file_stem(about.reference) + "-pack-locked", [&](std::string const& pdf) { return disclosure::locked(pdf, password); });
    record(work, office, about, actor.id.str(), {"locked_copy_made", office.clock.today(), {{"version", version_of(pack)}}, "version=" + version_of(pack)});
    return done();
  });
  if (!made) return tl::unexpected(made.error());
  return file;
}

namespace {

/// May a letter go to their door, as they answered the form?
Done may_be_posted(casework::Case const& about, std::string const& they_said) {
  auto const& requester = about.requester.reveal();
  if (tidied(requester.address).empty()) return refused("no_address", "The request gives no address to post to.");
  auto const safe = safe_contact_of(about);
  if (safe.post == intake::Safe::yes) return done();
  if (safe.post == intake::Safe::no) return refused("not_safe", "They said that letters by post are not safe. Nothing is posted to them.");
  if (tidied(they_said).empty()) return refused("ask_first", "They asked us to ring them first. Ring them, and write down what they said.", "they_said");
  return done();
}

std::vector<std::string> name_and_address(intake::Requester const& requester) {
  auto lines = address_lines(requester);
  lines.insert(lines.begin(), requester.name.full);
  return lines;
}

}  // namespace

Result<FormFile> print_copy(Office& office, CaseId const& id, Actor const& actor, std::string const& they_said) {
  Result<FormFile> file = refused("no_pack", "No pack has been released yet.");
  auto const made = with_pack(office, id, actor, [&](Work& work, casework::Case const& about, PackRow const& pack) -> Done {
    if (auto may = may_be_posted(about, they_said); !may) return may;
    heed_seal(work, about, pack);
    disclosure::Posting const posting{about.reference, name_and_address(about.requester.reveal()), office.rules.controllers.at(about.controller), pack.built_at.value()};
    // A volume goes into an envelope of its own, so each has its cover sheet.
    file = of_each_volume(work, pack, disclosure::file_stem(about.reference) + "-for-the-post",
                          [&](std::string const& pdf) { return disclosure::print_copy(posting, pdf, office.tree + "/templates/pack").bytes; });
    auto const sum = sha256_hex(file->bytes);
    record(work, office, about, actor.id.str(), {"print_copy_made", office.clock.today(), {{"version", version_of(pack)}, {"sha256", sum}, {"note", tidied(they_said)}},
                                                 "version=" + version_of(pack) + " sha256=" + sum});
    return done();
  });
  if (!made) return tl::unexpected(made.error());
  return file;
}

std::vector<DownloadLine> downloads(Office& office, CaseId const& id) {
  std::vector<DownloadLine> lines;
  office.works.look([&](Work& work) {
    lines.clear();
    auto const events = work.cases().events(id);
    for (auto const& pack : work.packs().of_case(id)) {
      auto const term = term_of(events, pack.version);
      if (pack.state != PackState::released || !term) continue;
      DownloadLine line{pack.version, term->last_day, has_ended(*term, office.clock.today()), term->times, {}};
      line.files.emplace_back("The pack (PDF)", downloads_in(*term, events, pack.version, ""));
      for (auto const& form : pack.forms) {
        if (int const done = downloads_in(*term, events, pack.version, form.form); done > 0) line.files.emplace_back(in_words(form), done);
      }
      lines.push_back(std::move(line));
    }
  });
  return lines;
}

std::vector<DeliveryLine> deliveries(Office& office, CaseId const& id) {
  static std::set<std::string> const kTold{"released", "part_released", "answer_opened", "downloaded", "read_online", "pack_posted", "pack_collected", "pack_read_together", "delivery_failed", "download_stopped", "sent_again", "locked_copy_made", "print_copy_made"};
  std::vector<DeliveryLine> lines;
  office.works.in_one([&](Work& work) {
    lines.clear();
    for (auto const& event : work.cases().events(id)) {
      if (!kTold.contains(event.what)) continue;
      auto const note = casework::detail_of(event, "note"), reason = casework::detail_of(event, "reason"), form = casework::detail_of(event, "form");
      auto const sha256 = casework::detail_of(event, "sha256");
      auto told = !note.empty() ? note : !reason.empty() ? reason : form;
      if (event.what == "print_copy_made") told += (told.empty() ? "SHA-256 " : ". SHA-256 ") + sha256;
      lines.insert(lines.begin(), {event.on, event.what, told, event.actor});
    }
  });
  return lines;
}

}  // namespace rightsdesk::app
