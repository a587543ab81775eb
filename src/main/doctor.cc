#include <algorithm>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "main/checkup.h"
#include "main/commands.h"
#include "main/house.h"

namespace rightsdesk {
namespace {

using Grade = Finding::Grade;
/// How the findings are written: for a person, or for a program.
enum class Wording { plain, json };

char const* word_of(Grade grade) { return grade == Grade::well ? "well" : grade == Grade::look ? "look" : "WRONG"; }

std::vector<Finding> findings_of(std::string const& file) {
  auto const service = settings::load_service(file);
  if (service) return checkup(*service);
  std::vector<Finding> out;
  for (auto const& fault : service.error()) out.push_back({Grade::wrong, "service file", fault, "Mend that line; config/service.example.yaml describes every key."});
  return out;
}

void print(Finding const& finding) {
  std::printf("%-6s %-14s %s\n", word_of(finding.grade), finding.what.c_str(), finding.says.c_str());
  if (!finding.act.empty()) std::printf("%22s%s\n", "", finding.act.c_str());
}

void print_json(std::vector<Finding> const& findings, bool sound) {
  Json list = Json::array();
  for (auto const& one : findings) list.push_back({{"grade", word_of(one.grade)}, {"what", one.what}, {"says", one.says}, {"do", one.act}});
  std::cout << Json{{"sound", sound}, {"findings", list}}.dump() << "\n";
}

int doctor(std::string const& file, Wording wording) {
  auto const findings = findings_of(file);
  bool const sound = std::none_of(findings.begin(), findings.end(), [](Finding const& one) { return one.grade == Grade::wrong; });
  if (wording == Wording::json) {
    print_json(findings, sound);
  } else {
    for (auto const& finding : findings) print(finding);
    std::puts(sound ? "nothing is wrong" : "something is wrong");
  }
  return sound ? 0 : 1;
}

}  // namespace

void add_doctor(CLI::App& program, Chosen& chosen) {
  static std::string file;
  static bool json = false;
  auto* command = program.add_subcommand("doctor", "Finds what is misconfigured on this machine and says what to do: exit 0 or 1.");
  command->add_option("--service", file, "The service file")->required();
  command->add_flag("--json", json, "For a program to read");
  command->callback([&chosen] { chosen = [] { return doctor(file, json ? Wording::json : Wording::plain); }; });
}

}  // namespace rightsdesk
