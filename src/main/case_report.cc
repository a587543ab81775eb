#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/acts.h"
#include "app/caseload.h"
#include "app/release.h"
#include "core/json.h"
#include "intake/request.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/regulator_pack.h"

namespace rightsdesk {
namespace {

struct Question {
  std::string service, reference, out, regulator;
  bool json = false;
};

void print_due(law::DueDate const& due) {
  std::printf("due: %s (%s)\n", due.due ? in_words(*due.due).c_str() : "no date yet", to_string(due.status).c_str());
  for (auto const& step : due.because) std::printf("  %-8s %s\n", step.rule.c_str(), step.text.c_str());
  for (auto const& warning : due.warnings) std::printf("  warning: %s\n", warning.c_str());
}

void print_search(app::Office& office, CaseId const& id) {
  std::vector<search::SourceSearch> plan;
  office.works.in_one([&](app::Work& work) { plan = work.searches().plan_of(id); });
  for (auto const& row : plan) {
    std::printf("source: %-34s %s, %lld found\n", row.title.c_str(), search::to_string(row.state).c_str(), static_cast<long long>(row.found));
  }
}

void print_packs(app::Office& office, CaseId const& id) {
  for (auto const& pack : app::packs(office, id)) {
    std::printf("pack version %d: %s, %d pages %s\n", pack.version, app::to_string(pack.state).c_str(), pack.pages, pack.pack_sha256.c_str());
    for (auto const& blocker : pack.blockers) std::printf("  blocked: %s\n", blocker.what.c_str());
  }
}

void write_packs(app::Office& office, CaseId const& id, std::string const& folder) {
  std::filesystem::create_directories(folder);
  app::Actor const program{StaffId("program:case"), "program", {"program"}};
  for (auto const& [part, name] : {std::pair{app::PackPart::pack, "pack.pdf"}, std::pair{app::PackPart::schedule, "redaction-schedule.pdf"},
                                   std::pair{app::PackPart::certificate, "search-certificate.pdf"}}) {
    auto const file = app::pack_file(office, id, program, part);
    if (!file) continue;
    write_file(folder + "/" + name, *file);
    std::printf("wrote %s/%s\n", folder.c_str(), name);
  }
  auto const made = app::packs(office, id);
  for (auto const& form : made.empty() ? std::vector<app::PackForm>{} : made.front().forms) {
    auto const file = app::pack_in_form(office, id, program, form.form);
    if (!file) continue;
    write_file(folder + "/" + file->file_name, file->bytes);
    std::printf("wrote %s/%s\n", folder.c_str(), file->file_name.c_str());
  }
}

Json case_json(app::Office& office, casework::Case const& about, law::DueDate const& due) {
  Json answer{{"reference", about.reference}, {"right", law::to_string(about.right)}, {"received", to_iso(about.received)},
              {"state", about.state}, {"clock", to_string(due.status)}, {"warnings", due.warnings}};
  answer["due"] = due.due ? Json(to_iso(*due.due)) : Json(nullptr);
  answer["because"] = to_json(due.because);
  std::vector<search::SourceSearch> plan;
  office.works.in_one([&](app::Work& work) { plan = work.searches().plan_of(about.id); });
  answer["sources"] = answer["packs"] = Json::array();
  for (auto const& row : plan) answer["sources"].push_back({{"source", row.source}, {"state", search::to_string(row.state)}, {"found", row.found}});
  for (auto const& pack : app::packs(office, about.id)) {
    auto blockers = Json::array();
    for (auto const& blocker : pack.blockers) blockers.push_back(blocker.what);
    answer["packs"].push_back({{"version", pack.version}, {"state", app::to_string(pack.state)}, {"pages", pack.pages},
                               {"sha256", pack.pack_sha256}, {"blockers", blockers}});
  }
  return answer;
}

int report(Question const& question) {
  House house(question.service, House::Schema::must_be_current);
  auto const reference = intake::reference_from(question.reference);
  std::optional<casework::Case> about;
  if (reference) house.office().works.in_one([&](app::Work& work) { about = work.cases().find_by_reference(*reference); });
  if (!about) {
    std::cerr << "there is no case with this reference\n";
    return 1;
  }
  law::DueDate due;
  house.office().works.in_one([&](app::Work& work) { due = app::due_of(work, house.office(), *about); });
  if (question.json) {
    std::cout << case_json(house.office(), *about, due).dump() << "\n";
    return 0;
  }
  std::printf("case %s: %s, received %s, state %s\n", about->reference.c_str(), law::to_string(about->right).c_str(),
              in_words(about->received).c_str(), about->state.c_str());
  print_due(due);
  print_search(house.office(), about->id);
  print_packs(house.office(), about->id);
  if (!question.out.empty()) write_packs(house.office(), about->id, question.out);
  if (!question.regulator.empty()) write_regulator_pack(house.office(), *about, question.regulator);
  return 0;
}

}  // namespace

void add_case(CLI::App& program, Chosen& chosen) {
  static Question question;
  auto* command = program.add_subcommand("case", "One case: its due date with every step, its search, its newest pack.");
  command->add_option("reference", question.reference, "SRR-…")->required();
  command->add_option("--service", question.service, "The service file")->required();
  command->add_option("--out", question.out, "Folder to write the pack, the schedule and the certificate to");
  command->add_flag("--json", question.json, "For a program to read");
  command->add_option("--regulator-pack", question.regulator, "Folder to write what a regulator asks for: clock, ledger, decisions, manifest, certificate, letters");
  command->callback([&chosen] { chosen = [] { return report(question); }; });
}

}  // namespace rightsdesk
