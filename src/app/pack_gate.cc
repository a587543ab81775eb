#include "app/pack_gate.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/private_folder.h"

namespace rightsdesk::app {
namespace {

constexpr char kOurs[] = "rightsdesk-pack-";

/// The part where the gate can look at it.
std::string file_in(PrivateFolder const& folder, disclosure::Part const& part) {
  auto const path = (folder.path() / part.file_name).string();
  std::ofstream out(path, std::ios::binary);
  out << part.bytes;
  if (!out.flush()) throw Fault("There is no room to check the pack.", "cannot write " + path);
  return path;
}

}  // namespace

void note_report(std::string const& file_name, gate::Report const& report, WhereItStands const& where, Checked& checked) {
  checked.reports[file_name] = report;
  if (report.verdict == gate::Report::Verdict::clean) return;
  if (report.leaks.empty()) checked.blockers.push_back({file_name + " could not be checked"});
  for (auto const& words : report.standing) checked.blockers.push_back({"“" + words + "” stands in " + file_name});
  constexpr std::size_t kMostShown = 12;
  if (report.leaks.size() > kMostShown) checked.blockers.push_back({std::to_string(report.leaks.size()) + " leaks in " + file_name});
  for (auto const& leak : report.leaks) {
    if (&leak - report.leaks.data() >= static_cast<std::ptrdiff_t>(kMostShown)) break;
    bool const on_page = leak.page > 0;
    checked.blockers.push_back({file_name + (on_page ? ", page " + std::to_string(leak.page) : "") + ": " + leak.leak_class + ", " + leak.place,
                                on_page && where ? where(leak.page) : ""});
  }
}

std::string reports_in_json(Checked const& checked) {
  auto all = Json::object();
  for (auto const& [name, report] : checked.reports) all[name] = gate::to_json(report);
  return all.dump();
}

gate::Report check_part(disclosure::Part const& part, gate::Expectations expected, WhereItStands const& where, Checked& checked) {
  sweep_private_folders(kOurs, std::chrono::minutes(30));  // by then the gate has long looked
  PrivateFolder const folder(kOurs);
  expected.pages = part.pages;
  auto report = gate::check_pdf(file_in(folder, part), expected);
  note_report(part.file_name, report, where, checked);
  return report;
}

}  // namespace rightsdesk::app
