#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/text.h"
#include "disclosure/press.h"

namespace rightsdesk::disclosure {
namespace {

using search::SourceSearch;
using search::SourceState;

std::string outcome_key(SourceState state) {
  switch (state) {
    case SourceState::answered: return "outcome_answered";
    case SourceState::nothing_held: return "outcome_nothing_held";
    case SourceState::failed: return "outcome_failed";
    case SourceState::not_searched: return "outcome_not_searched";
    case SourceState::planned:
    case SourceState::asked:
    case SourceState::awaiting_owner: break;
  }
  throw Bug("a source without an outcome reached the certificate");
}

Json names_of(std::vector<SourceSearch> const& searches, std::set<SourceState> const& states) {
  Json names = Json::array();
  for (SourceSearch const& row : searches) {
    if (states.contains(row.state)) names.push_back({{"name", row.title}, {"why", row.state == SourceState::failed ? row.failure : row.reason}});
  }
  return names;
}

Json withheld_values(Press& press, std::set<std::string> const& codes) {
  Json open = Json::array();
  bool generic = false;
  for (std::string const& code : codes) {
    if (code.empty() || press.exemption(code).label == law::LabelMode::generic) generic = true;
    if (code.empty() || press.exemption(code).label != law::LabelMode::open) continue;
    auto const& row = press.exemption(code);
    open.push_back({{"code", code}, {"provision", row.provision}, {"title", row.title}, {"reason", row.plain_reason}});
  }
  bool const any = !open.empty() || generic;
  return {{"open", open}, {"has_open", !open.empty()}, {"generic", generic}, {"any_withheld", any}};
}

std::string purposes_of(law::Service const& service) {
  std::vector<std::string> texts;
  for (auto const& purpose : service.purposes) texts.push_back(purpose.text);
  return joined(texts, "\n");
}

std::string bases_of(law::Service const& service) {
  std::vector<std::string> texts;
  for (auto const& purpose : service.purposes) {
    std::string text = purpose.basis_as_worded.empty() ? "UK GDPR Article " + joined(purpose.bases, ", ") : purpose.basis_as_worded;
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  return joined(texts, "\n");
}

/// What the letter says where one pack is not the whole answer.
Json part_values(std::optional<Instalment> const& part) {
  Instalment const one = part.value_or(Instalment{});
  return {{"is_part", part.has_value()},
          {"part_number", std::to_string(one.number)},
          {"added", one.added},
          {"any_to_come", one.to_come > 0},
          {"to_come", plural(one.to_come, "more record", "more records")},
          {"why_later", one.why_later}};
}

}  // namespace

void set_letter(Press& press) {
  PackInput const& input = press.input();
  Json values = common_values(input);
  values.update(withheld_values(press, codes_on(input)));
  values.update(part_values(input.part));
  values["address_lines"] = input.requester_address;
  values["searched"] = names_of(input.searches, {SourceState::answered, SourceState::nothing_held});
  values["not_searched"] = names_of(input.searches, {SourceState::failed, SourceState::not_searched});
  values["any_not_searched"] = !values["not_searched"].empty();
  values["records"] = plural(static_cast<int>(input.records.size()), "record", "records");
  values["any_records"] = !input.records.empty();
  press.set("letter", values);
}

void set_how_to_read(Press& press, pdf::Anchor here) {
  Json values = common_values(press.input());
  values.update(withheld_values(press, codes_on(press.input())));
  press.set("how_to_read", values, here);
  if (!values["has_open"].get<bool>()) return;
  pdf::Table table{{1.1, 3.2, 2.6}, {press.label("column_code"), press.label("column_reason"), press.label("column_law")}, {}};
  for (Json const& row : values["open"]) {
    std::string const code = row["code"];
    table.rows.push_back({{pdf::bold(code)}, {pdf::plain(row["reason"])}, {pdf::plain(row["provision"])}});
  }
  press.flow().table(table);
}

/// The rule in the notice's words, and the day it comes to for this person where that is known.
std::string retention_of(Press& press, law::Service const& service) {
  PackInput const& input = press.input();
  auto const found = input.kept_until.find(service.id);
  if (found == input.kept_until.end() || service.retention.as_worded.empty()) return service.retention.as_worded;
  auto const key = found->second < input.dated ? "retention_passed" : "retention_until";
  return service.retention.as_worded + "\n" + press.label(key, {{"day", in_words(found->second)}});
}

void set_notice(Press& press, pdf::Anchor here) {
  PackInput const& input = press.input();
  press.set("notice", common_values(input), here);
  for (law::Service const& service : input.controller.services) {
    auto const& chosen = input.services;
    if (!chosen.empty() && std::find(chosen.begin(), chosen.end(), service.id) == chosen.end()) continue;
    std::vector<std::pair<std::string, pdf::Rich>> facts;
    auto fact = [&](std::string const& key, std::string const& value) {
      facts.emplace_back(press.label(key), pdf::plain(value.empty() ? press.label("not_stated") : value));
    };
    fact("fact_purposes", purposes_of(service));
    fact("fact_bases", bases_of(service));
    fact("fact_categories", joined(service.categories, "\n"));
    fact("fact_recipients", joined(service.recipients, "\n"));
    fact("fact_data_sources", joined(service.data_sources, "\n"));
    fact("fact_retention", retention_of(press, service));
    fact("fact_transfers", service.transfers);
    fact("fact_automated", service.automated_decisions);
    press.flow().heading(2, service.title);
    press.flow().pairs(facts);
  }
  press.set("rights", common_values(input));
}

namespace {

/// Terms of one kind on one line: "first name and postcode: Zoe, RM22 5TJ; Zoe, IG13 4QN".
std::vector<std::string> grouped(std::vector<std::string> const& terms) {
  std::vector<std::pair<std::string, std::string>> kinds;
  for (std::string const& term : terms) {
    auto const colon = term.find(": ");
    auto const kind = colon == std::string::npos ? std::string{} : term.substr(0, colon);
    auto const same = std::find_if(kinds.begin(), kinds.end(), [&](auto const& one) { return !kind.empty() && one.first == kind; });
    if (same == kinds.end()) {
      kinds.emplace_back(kind, term);
    } else {
      same->second += "; " + term.substr(colon + 2);
    }
  }
  std::vector<std::string> lines;
  for (auto& [kind, line] : kinds) lines.push_back(std::move(line));
  return lines;
}

/// How many records of each system are newer than the request (law.md H-12).
void set_newer(Press& press) {
  std::map<std::string, int> counts;
  for (auto const& given : press.input().records) counts[given.source] += given.newer ? 1 : 0;
  std::erase_if(counts, [](auto const& row) { return row.second == 0; });
  if (counts.empty()) return;
  press.set("newer", common_values(press.input()));
  pdf::Table table{{5, 1}, {press.label("column_system"), press.label("column_records")}, {}};
  for (auto const& [source, count] : counts) table.rows.push_back({{pdf::plain(source)}, {pdf::plain(std::to_string(count))}});
  press.flow().table(table);
}

}  // namespace

void set_certificate(Press& press, std::optional<pdf::Anchor> here) {
  PackInput const& input = press.input();
  Json values = common_values(input);
  values["systems"] = plural(static_cast<int>(input.searches.size()), "system", "systems");
  press.set("certificate", values, here);
  pdf::Table table{{3, 3, 0.8}, {press.label("column_system"), press.label("column_outcome"), press.label("column_found")}, {}};
  std::vector<std::pair<std::string, pdf::Rich>> terms;
  for (SourceSearch const& row : input.searches) {
    pdf::Rich system = pdf::bold(row.title);
    system.push_back(pdf::Words{"\n" + press.label("run_by", {{"owner", row.owner}})});
    std::string const why = row.state == SourceState::failed ? row.failure : row.state == SourceState::not_searched ? row.reason : "";
    pdf::Rich outcome = pdf::bold(press.label(outcome_key(row.state)));
    if (!why.empty()) outcome.push_back(pdf::Words{"\n" + why});
    if (row.ended) outcome.push_back(pdf::Words{"\n" + in_words(*row.ended)});
    if (row.truncated) outcome.push_back(pdf::Words{"\n" + press.label("truncated")});
    table.rows.push_back({{system}, {outcome}, {pdf::plain(std::to_string(row.found))}});
    if (!row.terms.empty()) terms.emplace_back(row.title, pdf::plain(joined(grouped(row.terms), "\n")));
  }
  press.flow().table(table);
  if (!terms.empty()) {
    press.flow().heading(2, press.label("column_terms"));
    press.flow().pairs(terms);
  }
  set_newer(press);
  if (input.left_out.empty()) return;
  press.set("left_out", common_values(input));
  pdf::Table left{{2, 4, 1}, {press.label("column_system"), press.label("column_why"), press.label("column_records")}, {}};
  for (LeftOut const& row : input.left_out) {
    left.rows.push_back({{pdf::plain(row.source)}, {pdf::plain(row.reason)}, {pdf::plain(std::to_string(row.count))}});
  }
  press.flow().table(left);
}

void set_schedule(Press& press, std::vector<ScheduleRow> const& rows, std::optional<pdf::Anchor> here) {
  Json values = common_values(press.input());
  values["any"] = !rows.empty();
  int total = 0;
  for (ScheduleRow const& row : rows) total += row.count;
  values["total"] = plural(total, "passage", "passages");
  press.set("schedule", values, here);
  if (rows.empty()) return;
  bool const several = rows.back().volume > 1;
  pdf::Table const empty{{several ? 1.6 : 0.7, 3.4, 2.6, 0.7}, {press.label("column_page"), press.label("column_record"), press.label("column_code"), press.label("column_count")}, {}};
  constexpr std::size_t in_one_table = 500;  // a document is cut into volumes between tables, never in one
  for (std::size_t from = 0; from < rows.size(); from += in_one_table) {
    pdf::Table table = empty;
    for (std::size_t i = from; i < std::min(rows.size(), from + in_one_table); ++i) {
      auto const& row = rows[i];
      std::string const code = row.code.empty() ? press.label("generic_code") : row.code;
      std::string const page = several ? press.label("place_in_volume", {{"volume", row.volume}, {"page", row.page}}) : std::to_string(row.page);
      table.rows.push_back({{pdf::plain(page)}, {pdf::plain(row.record)}, {pdf::plain(code)}, {pdf::plain(std::to_string(row.count))}});
    }
    press.flow().table(table);
  }
}

void set_glossary(Press& press, pdf::Anchor here) {
  press.set("glossary", common_values(press.input()), here);
  std::vector<std::pair<std::string, pdf::Rich>> facts;
  for (GlossaryRow const& row : press.input().glossary) facts.emplace_back(row.term, pdf::plain(row.meaning));
  press.flow().pairs(facts);
}

void set_complaint(Press& press, pdf::Anchor here) { press.set("complain", common_values(press.input()), here); }

void set_support(Press& press, pdf::Anchor here) {
  auto values = common_values(press.input());
  values["others"] = !press.input().support.empty();
  press.set("support", values, here);
  std::vector<std::pair<std::string, pdf::Rich>> facts;
  for (SupportRow const& row : press.input().support) {
    facts.emplace_back(row.name, pdf::Rich{pdf::Words{row.what + "\n"}, pdf::Words{row.contact, pdf::Face::bold}});
  }
  press.flow().pairs(facts);
}

}  // namespace rightsdesk::disclosure
