#include <nlohmann/json.hpp>

#include "app/acts.h"
#include "app/matching_view.h"
#include "app/pack_forms.h"
#include "app/pack_gate.h"
#include "app/pack_making.h"
#include "app/sealing.h"
#include "app/steps.h"
#include "core/crash_point.h"
#include "delivery/bag.h"

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

/// The files of a pack with their bytes in the spool.
struct MadePack {
  int pages = 0;                    ///< of all volumes
  std::vector<MadeForm> forms = {};  ///< the first three are pack, schedule and certificate
};

MadePack forms_of(disclosure::DisclosurePack const& pack, PutAsideByName const& files) {
  MadePack made;
  auto const note = [&](std::string form, disclosure::Part const& part) { made.forms.push_back(as_form(files, std::move(form), part.file_name)); };
  note("pack", pack.pack.front());
  note("schedule", pack.schedule.front());
  note("certificate", pack.certificate);
  for (std::size_t i = 0; i < pack.pack.size(); ++i) {
    made.pages += pack.pack[i].pages;
    if (i > 0) note(volume_form("pack", i + 1), pack.pack[i]);
  }
  for (std::size_t i = 1; i < pack.schedule.size(); ++i) note(volume_form("schedule", i + 1), pack.schedule[i]);
  return made;
}

/// Keeps every file under the case's key, one in memory at a time.
void keep_files(Work& work, MadePack const& made, Spool const& spool, PackRow& row) {
  row.pages = made.pages;
  for (auto const& form : made.forms) {
    auto blob = work.blobs().keep(row.about, spool.open(form.file_name));
    if (form.form == "pack") {
      row.pack = std::move(blob);
    } else if (form.form == "schedule") {
      row.schedule = std::move(blob);
    } else if (form.form == "certificate") {
      row.certificate = std::move(blob);
    } else {
      row.forms.push_back({form.form, form.file_name, form.sha256, form.size, std::move(blob)});
    }
  }
}

/// A blocked pack is kept, so that staff can see what the gate saw; it can never be released.
void save_blocked(Office& office, Job const& job, Checked const& checked, MadePack const* made, Spool const* spool) {
  office.works.in_one([&](Work& work) {
    auto const about = work.cases().find(job.about);
    ENSURE(about.has_value(), "a pack for a case that is not there");
    auto row = row_for(work, office, job);
    row.state = PackState::blocked;
    row.blockers = checked.blockers;
    row.gate_report = reports_in_json(checked);
    if (made != nullptr) keep_files(work, *made, *spool, row);
    work.packs().add(row);
    record(work, office, *about, "program",
           {"pack_blocked", office.clock.today(), {{"version", std::to_string(row.version)}},
            "blockers=" + std::to_string(row.blockers.size())});
    work.jobs().finish(job);
  });
}

/// Why the review was opened again, the last time it was.
std::string reason_of(Work& work, CaseId const& id) {
  std::string reason;
  for (auto const& event : work.cases().events(id)) {
    if (event.what == "review_reopened" && event.detail.contains("reason")) reason = event.detail.at("reason");
  }
  return reason;
}

void save_sealed(Office& office, Job const& job, MadePack const& made, Spool const& spool, Checked const& checked) {
  office.works.in_one([&](Work& work) {
    auto const about = work.cases().find(job.about);
    ENSURE(about.has_value(), "a pack for a case that is not there");
    auto row = row_for(work, office, job);
    row.state = PackState::sealed;
    keep_files(work, made, spool, row);
    row.pack_sha256 = made.forms.front().sha256;
    row.gate_report = reports_in_json(checked);
    std::string hashes;
    std::vector<delivery::Summed> sums;
    for (auto const& form : made.forms) {
      hashes += form.form + "=" + form.sha256 + " ";
      sums.push_back({form.file_name, form.sha512, static_cast<std::size_t>(form.size)});
    }
    row.forms.push_back(seal(work, office, *about, {row, std::move(sums), reason_of(work, job.about)}));
    work.packs().add(row);
    auto const moved = move(work, office, *about, Actor{StaffId("program"), "program", {"program"}}, "seal_pack",
                            {"pack_sealed", office.clock.today(),
                             {{"version", std::to_string(row.version)}, {"sha256", row.pack_sha256}},
                             hashes + "seal=" + row.forms.back().sha256});
    if (!moved) throw Fault("The case moved on while its pack was made.", moved.error().text);
    work.jobs().finish(job);
  });
}

/// The parts of the pack itself, each looked at by the gate.
Checked checked_parts(PackMaking const& making, disclosure::DisclosurePack const& pack) {
  Checked checked;
  gate::Expectations expected;
  expected.withheld = making.withheld;
  check_volumes(pack.schedule, {}, expected, *making.spool, checked);
  check_volumes({pack.certificate}, {}, expected, *making.spool, checked);
  check_volumes(pack.pack, pack.places, expected, *making.spool, checked);
  return checked;
}

std::set<std::string> pictures_in(Checked const& checked) {
  std::set<std::string> pictures;
  for (auto const& [name, report] : checked.reports) pictures.insert(report.pictures.begin(), report.pictures.end());
  return pictures;
}

}  // namespace

void build_pack_step(Office& office, Job const& job) {
  auto making = gather_pack(office, job.about);
  crash_point("gathered.build_pack");
  if (!making) return save_blocked(office, job, {making.error(), {}}, nullptr, nullptr);
  auto const templates = office.tree + "/templates/pack";
  auto& spool = *making->spool;
  PutAsideByName files;
  auto const pack = disclosure::make_pack(making->input, templates, [&](disclosure::Part const& part) { files[part.file_name] = put_aside(spool, {}, part.file_name, part.bytes); });
  if (!pack) {
    Checked checked{{{pack.error().text}}, {}};
    for (auto const& step : pack.error().because) checked.blockers.push_back({step.text});
    return save_blocked(office, job, checked, nullptr, nullptr);
  }
  crash_point("made.build_pack");
  auto made = forms_of(*pack, files);
  auto checked = checked_parts(*making, *pack);
  FormsMade forms;
  if (checked.blockers.empty()) forms = make_forms(*making, {pack->pack, pictures_in(checked)}, templates);
  checked.blockers.insert(checked.blockers.end(), forms.checked.blockers.begin(), forms.checked.blockers.end());
  checked.reports.merge(forms.checked.reports);
  crash_point("checked.build_pack");
  if (!checked.blockers.empty()) return save_blocked(office, job, checked, &made, &spool);
  made.forms.insert(made.forms.end(), forms.forms.begin(), forms.forms.end());
  save_sealed(office, job, made, spool, checked);
}

}  // namespace rightsdesk::app
