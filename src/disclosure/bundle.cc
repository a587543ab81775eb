#include "disclosure/bundle.h"

#include "core/original.h"
#include "pdf/writer.h"

namespace rightsdesk::disclosure {
namespace {

std::vector<std::pair<std::string, pdf::Rich>> set_facts(std::vector<std::pair<std::string, std::string>> const& facts) {
  std::vector<std::pair<std::string, pdf::Rich>> rich;
  for (auto const& [name, value] : facts) rich.emplace_back(name, pdf::plain(value));
  return rich;
}

void set_sheet(pdf::Writer& writer, Sheet const& sheet) {
  pdf::Table table{sheet.weights, sheet.header, {}};
  for (auto const& row : sheet.rows) {
    auto& cells = table.rows.emplace_back();
    for (auto const& cell : row) cells.push_back({pdf::plain(cell)});
  }
  if (sheet.rows.empty()) writer.note(pdf::plain("None."));
  else writer.table(table);
}

void set_section(pdf::Writer& writer, Section const& section, pdf::Anchor here) {
  if (section.level == 1) writer.page_break();
  writer.heading(section.level, section.title, here);
  for (auto const& words : section.words) writer.paragraph(pdf::plain(words));
  if (!section.facts.empty()) writer.pairs(set_facts(section.facts));
  if (!section.sheet.header.empty()) set_sheet(writer, section.sheet);
  std::vector<pdf::Rich> lines;
  for (auto const& line : section.lines) lines.push_back(pdf::plain(line));
  if (!lines.empty()) writer.lines(lines);
}

}  // namespace

Part make_bundle(Bundle const& bundle) {
  pdf::Settings settings;
  settings.title = bundle.title;
  settings.dated = bundle.made_at;
  settings.body = 10;
  settings.footer_left = bundle.reference;
  pdf::Writer writer(settings);
  writer.heading(1, bundle.title);
  writer.pairs(set_facts(bundle.facts));
  std::vector<pdf::Entry> entries;
  for (auto const& section : bundle.sections) entries.push_back({section.title, writer.anchor(), section.level});
  writer.heading(2, "Contents");
  writer.contents("", entries);
  writer.running(bundle.title);
  for (std::size_t i = 0; i < bundle.sections.size(); ++i) set_section(writer, bundle.sections[i], entries[i].to);
  auto made = writer.finish();
  auto const hash = sha256_hex(made.bytes);
  return {bundle.file_name, std::move(made.bytes), hash, made.pages};
}

}  // namespace rightsdesk::disclosure
