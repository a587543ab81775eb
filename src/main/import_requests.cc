#include <cstdio>
#include <iostream>

#include "core/text.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/import_mapping.h"

namespace rightsdesk {
namespace {

using Became = app::ImportedLine::Became;

struct Wanted {
  std::string service, file, mapping;
  bool dry_run = false;
};

std::string listed(std::vector<std::string> const& items) { return joined(items, "; "); }

char const* word_for(Became became, app::Import how) {
  switch (became) {
    case Became::opened: return how == app::Import::dry_run ? "would open" : "opened";
    case Became::was_there: return "was there";
    case Became::left_out: return "left out";
    case Became::refused: return "refused";
  }
  throw Bug("a line became nothing");
}

void print(app::ImportedLine const& line, app::Import how) {
  std::printf("line %zu\t%s\t%s\t%s", line.line, line.id.empty() ? "-" : line.id.c_str(), word_for(line.became, how), line.reference.empty() ? "-" : line.reference.c_str());
  if (!line.why.empty()) std::printf("\t%s", listed(line.why).c_str());
  if (!line.missing.empty()) std::printf("\tnot known: %s", listed(line.missing).c_str());
  std::puts("");
  std::fflush(stdout);
}

int import_requests(Wanted const& wanted) {
  auto const mapping = load_import_mapping(wanted.mapping);
  if (!mapping) {
    for (auto const& fault : mapping.error()) std::cerr << fault << "\n";
    return 3;
  }
  House house(wanted.service, House::Schema::must_be_current);
  auto const how = wanted.dry_run ? app::Import::dry_run : app::Import::for_real;
  auto const report = app::import_requests(house.office(), *mapping, settings::file_text(wanted.file), how, house.service().controller,
                                           [how](app::ImportedLine const& line) { print(line, how); });
  for (auto const& fault : report.faults) std::cerr << wanted.file << ": " << fault << "\n";
  if (!report.faults.empty()) return 3;
  std::map<Became, int> counts;
  for (auto const& line : report.lines) ++counts[line.became];
  std::printf("%zu lines: %d %s, %d there before, %d left out, %d refused\n", report.lines.size(), counts[Became::opened], wanted.dry_run ? "would be opened" : "opened", counts[Became::was_there],
              counts[Became::left_out], counts[Became::refused]);
  return counts[Became::refused] == 0 ? 0 : 1;
}

}  // namespace

void add_import_requests(CLI::App& program, Chosen& chosen) {
  static Wanted wanted;
  auto* command = program.add_subcommand("import-requests", "Takes requests over from another product's export: each line becomes a case, or says in which column it is wrong.");
  command->add_option("FILE", wanted.file, "Comma separated values, UTF-8, with the names of the columns in the first line")->required();
  command->add_option("MAPPING", wanted.mapping, "Which column is what: config/import/icasework.yaml, or one of your own beside it")->required();
  command->add_option("--service", wanted.service, "The service file")->required();
  command->add_flag("--dry-run", wanted.dry_run, "Says how each line would end and opens nothing");
  command->callback([&chosen] { chosen = [] { return import_requests(wanted); }; });
}

}  // namespace rightsdesk
