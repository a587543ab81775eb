#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <unistd.h>

#include "app/acts.h"
#include "app/matching_view.h"
#include "app/pack_making.h"
#include "app/steps.h"
#include "core/crash_point.h"
#include "core/original.h"
#include "gate/check.h"

namespace rightsdesk::app {
namespace {

/// A folder of our own for the file the gate looks at; gone afterwards, whatever happens.
class ScratchFolder {
 public:
  ScratchFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "rightsdesk-pack-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw Fault("There is no room to check the pack.", "mkdtemp failed");
    path_ = pattern;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(ScratchFolder const&) = delete;
  ScratchFolder& operator=(ScratchFolder const&) = delete;
  [[nodiscard]] std::string file(std::string const& name, std::string const& bytes) const {
    auto const path = (path_ / name).string();
    std::ofstream out(path, std::ios::binary);
    out << bytes;
    if (!out.flush()) throw Fault("There is no room to check the pack.", "cannot write " + path);
    return path;
  }

 private:
  std::filesystem::path path_;
};

/// A worker that was killed while the gate looked leaves its folder behind; half an hour later it is nobody's any more.
void sweep_forgotten_folders() {
  std::error_code ignored;
  auto const old = std::filesystem::file_time_type::clock::now() - std::chrono::minutes(30);
  for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path(), ignored)) {
    bool const ours = entry.path().filename().string().rfind("rightsdesk-pack-", 0) == 0;
    if (ours && entry.last_write_time(ignored) < old) std::filesystem::remove_all(entry.path(), ignored);
  }
}

struct Checked {
  std::vector<std::string> blockers;
  Json reports = Json::object();
};

void check_part(ScratchFolder const& scratch, disclosure::Part const& part, gate::Expectations expected, Checked& checked) {
  expected.pages = part.pages;
  auto const report = gate::check_pdf(scratch.file(part.file_name, part.bytes), expected);
  checked.reports[part.file_name] = gate::to_json(report);
  if (report.verdict == gate::Report::Verdict::clean) return;
  if (report.leaks.empty()) checked.blockers.push_back(part.file_name + " could not be checked");
  for (auto const& words : report.standing) checked.blockers.push_back("“" + words + "” stands in " + part.file_name);
  constexpr std::size_t kMostShown = 12;
  if (report.leaks.size() > kMostShown) checked.blockers.push_back(std::to_string(report.leaks.size()) + " leaks in " + part.file_name);
  for (auto const& leak : report.leaks) {
    if (&leak - report.leaks.data() >= static_cast<std::ptrdiff_t>(kMostShown)) break;
    checked.blockers.push_back(part.file_name + (leak.page > 0 ? ", page " + std::to_string(leak.page) : "") + ": " +
                               leak.leak_class + ", " + leak.place);
  }
}

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
    row.gate_report = checked.reports.dump();
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

void save_sealed(Office& office, Job const& job, disclosure::DisclosurePack const& pack, Checked const& checked) {
  office.works.in_one([&](Work& work) {
    auto const about = work.cases().find(job.about);
    ENSURE(about.has_value(), "a pack for a case that is not there");
    auto row = row_for(work, office, job);
    row.state = PackState::sealed;
    row.pack = work.blobs().keep(job.about, pack.pack.bytes);
    row.schedule = work.blobs().keep(job.about, pack.schedule.bytes);
    row.certificate = work.blobs().keep(job.about, pack.certificate.bytes);
    row.pack_sha256 = pack.pack.sha256;
    row.pages = pack.pack.pages;
    row.gate_report = checked.reports.dump();
    work.packs().add(row);
    auto const moved = move(work, office, *about, Actor{StaffId("program"), "program", {"program"}}, "seal_pack",
                            {"pack_sealed", office.clock.today(),
                             {{"version", std::to_string(row.version)}, {"sha256", row.pack_sha256}},
                             "pack=" + row.pack_sha256 + " schedule=" + pack.schedule.sha256 + " certificate=" + pack.certificate.sha256});
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
  sweep_forgotten_folders();
  ScratchFolder const scratch;
  gate::Expectations expected;
  expected.withheld = making->withheld;
  expected.boxes.emplace();
  for (auto const* part : {&pack->schedule, &pack->certificate}) check_part(scratch, *part, expected, checked);
  for (auto const& box : pack->boxes) expected.boxes->push_back({box.page, box.x, box.y, box.width, box.height});
  check_part(scratch, pack->pack, expected, checked);
  crash_point("checked.build_pack");
  if (!checked.blockers.empty()) {
    save_blocked(office, job, checked, &*pack);
    return;
  }
  save_sealed(office, job, *pack, checked);
}

}  // namespace rightsdesk::app
