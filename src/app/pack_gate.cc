#include "app/pack_gate.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

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

}  // namespace

void note_report(std::string const& file_name, gate::Report const& report, Checked& checked) {
  checked.reports[file_name] = report;
  if (report.verdict == gate::Report::Verdict::clean) return;
  if (report.leaks.empty()) checked.blockers.push_back(file_name + " could not be checked");
  for (auto const& words : report.standing) checked.blockers.push_back("“" + words + "” stands in " + file_name);
  constexpr std::size_t kMostShown = 12;
  if (report.leaks.size() > kMostShown) checked.blockers.push_back(std::to_string(report.leaks.size()) + " leaks in " + file_name);
  for (auto const& leak : report.leaks) {
    if (&leak - report.leaks.data() >= static_cast<std::ptrdiff_t>(kMostShown)) break;
    checked.blockers.push_back(file_name + (leak.page > 0 ? ", page " + std::to_string(leak.page) : "") + ": " + leak.leak_class + ", " + leak.place);
  }
}

std::string reports_in_json(Checked const& checked) {
  auto all = Json::object();
  for (auto const& [name, report] : checked.reports) all[name] = gate::to_json(report);
  return all.dump();
}

gate::Report check_part(disclosure::Part const& part, gate::Expectations expected, Checked& checked) {
  sweep_forgotten_folders();
  ScratchFolder const scratch;
  expected.pages = part.pages;
  auto report = gate::check_pdf(scratch.file(part.file_name, part.bytes), expected);
  note_report(part.file_name, report, checked);
  return report;
}

}  // namespace rightsdesk::app
