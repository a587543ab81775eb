#include "settings/rules.h"

#include <algorithm>
#include <filesystem>

#include "commission/letter.h"
#include "core/text.h"
#include "person/name_book.h"
#include "settings/controllers.h"
#include "settings/evidence.h"
#include "settings/law_tables.h"
#include "settings/service.h"
#include "settings/workflow_tables.h"
#include "yaml/section.h"

namespace rightsdesk::settings {
namespace {

void complain(yaml::Complaints& complaints, std::string const& text) {
  for (auto const& line : split(text, '\n')) {
    if (!line.empty()) complaints.push_back(line);
  }
}

/// Runs one reader; what it throws is a complaint like any other.
template <class Reader>
void reading(yaml::Complaints& complaints, Reader const& reader) {
  try {
    reader();
  } catch (Fault const& fault) {
    complain(complaints, fault.internal());
  }
}

std::vector<std::filesystem::path> sorted_entries(std::string const& folder) {
  std::vector<std::filesystem::path> entries;
  for (auto const& entry : std::filesystem::directory_iterator(folder)) entries.push_back(entry.path());
  std::sort(entries.begin(), entries.end());
  return entries;
}

law::BankHolidays read_holidays(std::string const& tree, yaml::Complaints& complaints) {
  auto const file = tree + "/config/law/bank_holidays.json";
  auto holidays = law::BankHolidays::from_json(file_text(file));
  if (holidays) return *holidays;
  complain(complaints, file + ": " + holidays.error().text);
  return {};
}

std::map<std::string, workflow::Workflow> read_workflows(std::string const& tree, yaml::Complaints& complaints) {
  std::map<std::string, workflow::Workflow> workflows;
  for (auto const& path : sorted_entries(tree + "/config/workflow")) {
    if (path.extension() != ".yaml") continue;
    auto const before = complaints.size();
    auto table = workflow_table(path.string(), complaints);
    if (complaints.size() > before) continue;
    auto name = table.name;
    workflows.emplace(name, workflow::Workflow(std::move(table), known_names()));
  }
  return workflows;
}

std::map<std::string, law::Controller> read_controllers(std::string const& tree, yaml::Complaints& complaints) {
  std::map<std::string, law::Controller> controllers;
  for (auto const& path : sorted_entries(tree + "/config/controllers")) {
    if (!std::filesystem::is_directory(path)) continue;
    auto found = controller(path.string(), complaints);
    found.proofs = evidence_matrix(path.string() + "/evidence.yaml", complaints);
    found.school_closures = school_closures(path.string() + "/school_closures.yaml", complaints);
    controllers.emplace(found.id, std::move(found));
  }
  return controllers;
}

std::map<std::string, AccessibilityStatement> read_statements(std::string const& tree, yaml::Complaints& complaints) {
  std::map<std::string, AccessibilityStatement> statements;
  for (auto const& path : sorted_entries(tree + "/config/controllers")) {
    auto const file = path.string() + "/accessibility.yaml";
    if (std::filesystem::is_directory(path) && std::filesystem::exists(file)) statements.emplace(path.filename().string(), load_statement(file, complaints));
  }
  return statements;
}

std::map<std::string, PackWords> read_pack_words(std::string const& tree, yaml::Complaints& complaints) {
  auto const general = load_pack_words(tree + "/config/packs.yaml", complaints);
  std::map<std::string, PackWords> words;
  for (auto const& path : sorted_entries(tree + "/config/controllers")) {
    if (!std::filesystem::is_directory(path)) continue;
    auto const file = path.string() + "/pack.yaml";
    words.emplace(path.filename().string(), std::filesystem::exists(file) ? with_own(general, load_pack_words(file, complaints)) : general);
  }
  return words;
}

matching::Model read_matching(std::string const& tree, yaml::Complaints& complaints) {
  person::NameBook book;
  for (auto const* name : {"nicknames.csv", "names.csv"}) {
    auto const file = tree + "/config/matching/" + name;
    if (auto added = book.add_csv(file_text(file), file); !added) complain(complaints, added.error().text);
  }
  auto const file = tree + "/config/matching.yaml";
  auto model = matching::model_from_yaml(file_text(file), file, std::move(book));
  if (model) return std::move(*model);
  complain(complaints, model.error().text);
  return {};
}

}  // namespace

Result<std::unique_ptr<Rules>, std::vector<std::string>> load_rules(std::string const& tree) {
  yaml::Complaints complaints;
  law::BankHolidays holidays;
  std::vector<law::Exemption> exemption_rows;
  std::vector<law::LawfulBasis> bases;
  notices::Letters letters;
  retention::Schedule schedule;
  DeskPolicy desk;
  std::vector<Expected> expected;
  std::map<std::string, AccessibilityStatement> statements;
  std::map<std::string, PackWords> pack_words;
  std::map<std::string, law::Controller> controllers;
  std::map<std::string, workflow::Workflow> workflows;
  matching::Model model;
  std::optional<redaction::Recognisers> recognisers;
  reading(complaints, [&] { holidays = read_holidays(tree, complaints); });
  reading(complaints, [&] { exemption_rows = exemptions(tree + "/config/law/uk-gdpr/exemptions.yaml", complaints); });
  reading(complaints, [&] { bases = lawful_bases(tree + "/config/law/uk-gdpr/lawful_bases.yaml", complaints); });
  reading(complaints, [&] { letters = notices::load(tree + "/templates/notices", tree + "/config/notices.yaml", complaints); });
  reading(complaints, [&] { commission::check_letters(tree + "/templates/commissions", complaints); });
  reading(complaints, [&] { schedule = retention::load_schedule(tree + "/config/retention.yaml", complaints); });
  reading(complaints, [&] { desk = load_desk(tree + "/config/desk.yaml", complaints); });
  reading(complaints, [&] { expected = load_expected(tree + "/config/expected.yaml", complaints); });
  reading(complaints, [&] { controllers = read_controllers(tree, complaints); });
  reading(complaints, [&] { statements = read_statements(tree, complaints); });
  reading(complaints, [&] { pack_words = read_pack_words(tree, complaints); });
  reading(complaints, [&] { workflows = read_workflows(tree, complaints); });
  reading(complaints, [&] { model = read_matching(tree, complaints); });
  reading(complaints, [&] { recognisers.emplace(redaction::Recognisers::from_folder(tree + "/redaction/recognisers", tree + "/config/matching/nicknames.csv")); });
  if (!complaints.empty() || !recognisers) return tl::unexpected(std::move(complaints));
  return std::make_unique<Rules>(Rules{std::move(holidays), std::move(exemption_rows), std::move(bases), std::move(controllers),
                                       std::move(workflows), std::move(model), std::move(*recognisers), std::move(letters), std::move(schedule), std::move(desk), std::move(expected), std::move(statements), std::move(pack_words)});
}

}  // namespace rightsdesk::settings
