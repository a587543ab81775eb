#include <cstdio>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "connectors/registry.h"
#include "connectors/try_out.h"
#include "core/json.h"
#include "main/commands.h"
#include "main/house.h"
#include "redaction/find_people.h"

namespace rightsdesk {
namespace {

int find_people(std::string const& tree, std::string const& jsonl) {
  auto const recognisers = redaction::Recognisers::from_folder(tree + "/redaction/recognisers");
  std::istringstream lines(jsonl == "-" ? std::string(std::istreambuf_iterator<char>(std::cin), {}) : settings::file_text(jsonl));
  auto const count = redaction::find_people(lines, std::cout, recognisers);
  return count.refused == 0 ? 0 : 1;
}

struct ConnectorQuestion {
  std::string service, name, born, sign_in_name;
  bool json = false;
};

int test_connector(ConnectorQuestion const& question) {
  auto const service = settings::load_service(question.service);
  if (!service) throw_faults("the service file is wrong", service.error());
  connectors::Endpoints endpoints;
  for (auto const& [source, values] : service->endpoints) endpoints[source] = connectors::Endpoint(values);
  auto sources = connectors::open_sources(service->tree + "/connectors", endpoints);
  if (!sources) throw Fault("The service is not configured.", sources.error().text);
  std::optional<person::Description> known;
  if (!question.sign_in_name.empty()) {
    known.emplace();
    known->names.push_back({question.sign_in_name});
    known->born = parse_date(question.born);
  }
  auto const steps = connectors::try_out(**sources, question.name, known, sources::Limits{});
  if (question.json) {
    auto answer = Json::array();
    for (auto const& step : steps) answer.push_back({{"step", step.step}, {"outcome", connectors::to_string(step.outcome)}, {"words", step.words}});
    std::cout << Json{{"source", question.name}, {"works", connectors::works(steps)}, {"steps", answer}}.dump() << "\n";
    return connectors::works(steps) ? 0 : 1;
  }
  for (auto const& step : steps) {
    std::printf("%-14s %-10s %s\n", step.step.c_str(), connectors::to_string(step.outcome).c_str(), step.words.c_str());
  }
  return connectors::works(steps) ? 0 : 1;
}

}  // namespace

void add_find(CLI::App& program, Chosen& chosen) {
  static std::string tree = ".", jsonl;
  static ConnectorQuestion question;
  auto* people = program.add_subcommand("find-people", "Finds the people and their details in lines of text: JSON lines in, JSON lines out.");
  people->add_option("--tree", tree, "The folder that holds redaction/");
  people->add_option("--jsonl", jsonl, "The file, or - for standard input")->required();
  people->callback([&chosen] { chosen = [] { return find_people(tree, jsonl); }; });

  auto* connectors = program.add_subcommand("connectors", "The connected case systems.");
  connectors->require_subcommand(1);
  auto* test = connectors->add_subcommand("test", "Tries sign-in, schema, a nil search, a known search and the time limit.");
  test->add_option("name", question.name, "The folder's name under connectors/")->required();
  test->add_option("--service", question.service, "The service file")->required();
  test->add_option("--known-name", question.sign_in_name, "Somebody the system is known to hold");
  test->add_option("--known-born", question.born, "Their date of birth, as 2004-03-09");
  test->add_flag("--json", question.json, "For a program to read");
  test->callback([&chosen] { chosen = [] { return test_connector(question); }; });
}

}  // namespace rightsdesk
