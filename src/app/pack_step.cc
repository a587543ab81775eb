#include <nlohmann/json.hpp>

#include "app/acts.h"
#include "app/matching_view.h"
#include "app/pack_forms.h"
#include "app/pack_gate.h"
#include "app/pack_making.h"
#include "app/sealing.h"
#include "app/steps.h"
#include "core/crash_point.h"
#include "core/original.h"

namespace rightsdesk::app {
namespace {

PackRow row_for(Work& work, Office const& office, Job const& job) {
  PackRow row;
  row.id = PackId::fresh();
  row.about = job.about;
  auto const earlier = work.packs().of_case(job.about);
  row.version = earlier.empty() ? 1 : earlier.front().version + 1;
  row.built_by = job.argument;
  row.built_at = office.clock.now();
  return row;
}

/// A blocked pack is kept, so that staff can see what the gate saw; it can never be released.
void save_blocked(Office& office, Job const& job, Checked const& checked, disclosure::DisclosurePack const* pack) {
  office.works.in_one([&](Work& work) {
    auto const about = work.cases().find(job.about);
    ENSURE(about.has_value(), "a pack for a case that is not there");
    auto row = row_for(work, office, job);
    row.state = PackState::blocked;
    row.blockers = checked.blockers;
    row.gate_report = reports_in_json(checked);
    if (pack != nullptr) {
      row.pack = work.blobs().keep(job.about, pack->pack.bytes);
      row.schedule = work.blobs().keep(job.about, pack->schedule.bytes);
      row.certificate = work.blobs().keep(job.about, pack->certificate.bytes);
      row.pages = pack->pack.pages;
    }
    work.packs().add(row);
    record(work, office, *about, "program",
           {"pack_blocked", office.clock.today(), {{"version", std::to_string(row.version)}},
            "blockers=" + std::to_string(row.blockers.size())});
    work.jobs().finish(job);
  });
}

std::vector<disclosure::PackFile> files_of(disclosure::DisclosurePack const& pack, std::vector<MadeForm> const& forms) {
  std::vector<disclosure::PackFile> files;
  for (auto const* part : {&pack.pack, &pack.schedule, &pack.certificate}) files.push_back({part->file_name, part->bytes});
  for (auto const& form : forms) files.push_back({form.file_name, form.bytes});
  return files;
}

/// Why the review was opened again, the last time it was.
std::string reason_of(Work& work, CaseId const& id) {
  std::string reason;
  for (auto const& event : work.cases().events(id)) {
    if (event.what == "review_reopened" && event.detail.contains("reason")) reason = event.detail.at("reason");
  }
  return reason;
}

void save_sealed(Office& office, Job const& job, disclosure::DisclosurePack const& pack, std::vector<MadeForm> const& forms, Checked const& checked) {
  office.works.in_one([&](Work& work) {
    auto const about = work.cases().find(job.about);
    ENSURE(about.has_value(), "a pack for a case that is not there");
    auto row = row_for(work, office, job);
    row.state = PackState::sealed;
    row.pack = work.blobs().keep(job.about, pack.pack.bytes);
    row.schedule = work.blobs().keep(job.about, pack.schedule.bytes);
    row.certificate = work.blobs().keep(job.about, pack.certificate.bytes);
    std::string hashes = "pack=" + pack.pack.sha256 + " schedule=" + pack.schedule.sha256 + " certificate=" + pack.certificate.sha256;
    for (auto const& form : forms) {
      row.forms.push_back({form.form, form.file_name, sha256_hex(form.bytes), static_cast<std::int64_t>(form.bytes.size()), work.blobs().keep(job.about, form.bytes)});
      hashes += " " + form.form + "=" + row.forms.back().sha256;
    }
    row.pack_sha256 = pack.pack.sha256;
    row.pages = pack.pack.pages;
    row.gate_report = reports_in_json(checked);
    row.forms.push_back(seal(work, office, *about, {row, files_of(pack, forms), reason_of(work, job.about)}));
    hashes += " seal=" + row.forms.back().sha256;
    work.packs().add(row);
    auto const moved = move(work, office, *about, Actor{StaffId("program"), "program", {"program"}}, "seal_pack",
                            {"pack_sealed", office.clock.today(),
                             {{"version", std::to_string(row.version)}, {"sha256", row.pack_sha256}},
                             hashes});
    if (!moved) throw Fault("The case moved on while its pack was made.", moved.error().text);
    work.jobs().finish(job);
  });
}

}  // namespace

void build_pack_step(Office& office, Job const& job) {
  auto making = gather_pack(office, job.about);
  crash_point("gathered.build_pack");
  Checked checked;
  if (!making) {
    checked.blockers = making.error();
    save_blocked(office, job, checked, nullptr);
    return;
  }
  auto const pack = disclosure::make_pack(making->input, office.tree + "/templates/pack");
  if (!pack) {
    checked.blockers.push_back(pack.error().text);
    for (auto const& step : pack.error().because) checked.blockers.push_back(step.text);
    save_blocked(office, job, checked, nullptr);
    return;
  }
  crash_point("made.build_pack");
  gate::Expectations expected;
  expected.withheld = making->withheld;
  expected.boxes.emplace();
  for (auto const* part : {&pack->schedule, &pack->certificate}) check_part(*part, expected, checked);
  for (auto const& box : pack->boxes) expected.boxes->push_back({box.page, box.x, box.y, box.width, box.height});
  auto const report = check_part(pack->pack, expected, checked);
  FormsMade forms;
  if (checked.blockers.empty()) forms = make_forms(*making, {pack->pack.bytes, report.pictures}, office.tree + "/templates/pack");
  checked.blockers.insert(checked.blockers.end(), forms.checked.blockers.begin(), forms.checked.blockers.end());
  checked.reports.merge(forms.checked.reports);
  crash_point("checked.build_pack");
  if (!checked.blockers.empty()) {
    save_blocked(office, job, checked, &*pack);
    return;
  }
  save_sealed(office, job, *pack, forms.forms, checked);
}

}  // namespace rightsdesk::app
