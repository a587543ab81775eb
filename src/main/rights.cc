#include <cstdio>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "core/json.h"
#include "law/rights.h"
#include "main/commands.h"
#include "settings/controllers.h"
#include "settings/law_tables.h"

namespace rightsdesk {
namespace {

struct Asked {
  std::string tree = ".", controller, service, right;
  bool json = false, defects = false;
};

constexpr law::Right kNine[] = {law::Right::access,      law::Right::rectification,      law::Right::erasure,
                                law::Right::restriction, law::Right::portability,        law::Right::objection,
                                law::Right::automated_decision, law::Right::consent_withdrawal, law::Right::complaint};

struct Line {
  law::Service const* service;
  law::Purpose const* purpose;
  law::Right right;
  law::RightVerdict verdict;
};

Json quotes_json(std::vector<law::Quoted> const& from) {
  auto quotes = Json::array();
  for (auto const& quoted : from) quotes.push_back({{"notice", quoted.notice}, {"quote", quoted.quote}});
  return quotes;
}

Json line_json(Line const& line) {
  auto because = Json::array();
  for (auto const& step : line.verdict.because) because.push_back({{"rule", step.rule}, {"text", step.text}});
  return {{"service", line.service->id},
          {"purpose", line.purpose->id},
          {"purpose_text", line.purpose->text},
          {"basis_as_worded", line.purpose->basis_as_worded},
          {"bases_as_read", line.purpose->bases},
          {"right", law::to_string(line.right)},
          {"answer", law::to_string(line.verdict.answer)},
          {"may_be_refused", line.verdict.may_be_refused},
          {"because", std::move(because)},
          {"to_decide", line.verdict.to_decide},
          {"from", quotes_json(line.purpose->from)}};
}

void print(Line const& line) {
  std::printf("%s / %s: %s: %s%s\n", line.service->id.c_str(), line.purpose->id.c_str(), law::to_string(line.right).c_str(),
              law::to_string(line.verdict.answer).c_str(), line.verdict.may_be_refused ? "" : ", no refusal");
  for (auto const& step : line.verdict.because) std::printf("    %-14s %s\n", step.rule.c_str(), step.text.c_str());
  for (auto const& open : line.verdict.to_decide) std::printf("    to decide      %s\n", open.c_str());
}

std::vector<Line> lines_of(Asked const& asked, law::Controller const& controller, std::vector<law::LawfulBasis> const& bases) {
  std::vector<Line> lines;
  for (auto const& service : controller.services) {
    if (!asked.service.empty() && service.id != asked.service) continue;
    for (auto const& purpose : service.purposes) {
      for (auto const right : kNine) {
        if (!asked.right.empty() && law::to_string(right) != asked.right) continue;
        auto verdict = law::right_against(right, purpose, bases);
        if (!verdict) throw Fault("The configuration is wrong.", verdict.error().text);
        lines.push_back({&service, &purpose, right, std::move(*verdict)});
      }
    }
  }
  return lines;
}

int print_defects(Asked const& asked, law::Controller const& controller) {
  auto rows = Json::array();
  for (auto const& defect : controller.defects) {
    rows.push_back({{"id", defect.id}, {"text", defect.text}, {"from", quotes_json(defect.from)}});
    if (asked.json) continue;
    std::printf("%s: %s\n", defect.id.c_str(), defect.text.c_str());
    for (auto const& quoted : defect.from) std::printf("    %s: \"%s\"\n", quoted.notice.c_str(), quoted.quote.c_str());
  }
  if (asked.json) std::printf("%s\n", rows.dump(2).c_str());
  return 0;
}

/// The folders of config/controllers, in order.
std::set<std::string> controllers_in(std::string const& tree) {
  std::set<std::string> names;
  for (auto const& entry : std::filesystem::directory_iterator(tree + "/config/controllers")) {
    if (entry.is_directory()) names.insert(entry.path().filename().string());
  }
  return names;
}

int rights(Asked const& asked) {
  if (auto const known = controllers_in(asked.tree); known.count(asked.controller) == 0) {
    std::cerr << "there is no controller \"" << asked.controller << "\" in config/controllers:";
    for (auto const& name : known) std::cerr << " " << name;
    std::cerr << "\n";
    return 1;
  }
  yaml::Complaints complaints;
  auto const controller = settings::controller(asked.tree + "/config/controllers/" + asked.controller, complaints);
  auto const bases = settings::lawful_bases(asked.tree + "/config/law/uk-gdpr/lawful_bases.yaml", complaints);
  for (auto const& complaint : complaints) std::cerr << complaint << "\n";
  if (!complaints.empty()) return 1;
  if (asked.defects) return print_defects(asked, controller);
  auto const lines = lines_of(asked, controller, bases);
  if (lines.empty()) {
    std::cerr << "the notice of " << asked.controller << " has no such service\n";
    return 1;
  }
  auto rows = Json::array();
  for (auto const& line : lines) {
    if (asked.json) rows.push_back(line_json(line));
    else print(line);
  }
  if (asked.json) std::printf("%s\n", rows.dump(2).c_str());
  return 0;
}

std::string a_right(std::string const& name) {
  for (auto const right : kNine) {
    if (law::to_string(right) == name) return {};
  }
  return "\"" + name + "\" is not one of the nine rights";
}

}  // namespace

void add_rights(CLI::App& program, Chosen& chosen) {
  static Asked asked;
  auto* command = program.add_subcommand("rights", "Which right a person has against each purpose of a controller's notice, and why.");
  command->add_option("--tree", asked.tree, "The folder that holds config/");
  command->add_option("--controller", asked.controller, "A folder of config/controllers")->required();
  command->add_option("--service", asked.service, "One service of its notice; without it, all");
  command->add_option("--right", asked.right, "One right; without it, all nine")->check(CLI::Validator(a_right, "RIGHT"));
  command->add_flag("--json", asked.json, "As a JSON list");
  command->add_flag("--defects", asked.defects, "What the notice contradicts, leaves out or gets wrong, for the data protection officer");
  command->callback([&chosen] { chosen = [] { return rights(asked); }; });
}

}  // namespace rightsdesk
