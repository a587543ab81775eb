#include "settings/law_tables.h"

#include <map>
#include <set>

namespace rightsdesk::settings {
namespace {

law::LabelMode label_of(yaml::Section& row) {
  static std::map<std::string, law::LabelMode> const kModes{
      {"open", law::LabelMode::open}, {"generic", law::LabelMode::generic}, {"silent", law::LabelMode::silent}};
  auto const found = kModes.find(row.text("label"));
  if (found != kModes.end()) return found->second;
  row.complain_at("label", "\"label\" is open, generic or silent");
  return law::LabelMode::generic;
}

std::optional<Date> day_of(yaml::Section& row, std::string const& key) {
  if (!row.has(key)) return std::nullopt;
  auto const day = parse_date(row.text(key));
  if (!day) row.complain_at(key, "\"" + key + "\" needs a day like 2018-05-25");
  return day;
}

law::RecordField record_field(yaml::Section& row) {
  using Kind = law::RecordField::Kind;
  static std::map<std::string, Kind> const kKinds{{"text", Kind::text}, {"date", Kind::date}, {"opinion_date", Kind::opinion_date}};
  law::RecordField field;
  field.id = row.text("id");
  field.ask = row.text("ask");
  field.suggest = row.text_or("suggest", "");
  field.optional = row.yes("optional");
  auto const kind = kKinds.find(row.text_or("kind", "text"));
  if (kind == kKinds.end()) row.complain_at("kind", "\"kind\" is text, date or opinion_date");
  else field.kind = kind->second;
  row.no_more();
  return field;
}

law::Exemption exemption_of(yaml::Section& row) {
  law::Exemption exemption;
  exemption.code = row.text("code");
  exemption.provision = row.text("provision");
  exemption.title = row.text("title");
  exemption.test = row.text("test");
  exemption.decides = row.text("decides");
  std::set<std::string> ids;
  for (auto& field : row.sections("must_record")) {
    exemption.must_record.push_back(record_field(field));
    if (!ids.insert(exemption.must_record.back().id).second) field.complain_at("id", "\"" + exemption.must_record.back().id + "\" is given twice");
  }
  if (exemption.must_record.empty()) row.complain_at("must_record", "\"must_record\" needs at least one entry");
  exemption.reason_suffices = row.yes("reason_suffices");
  for (auto const& role : row.texts_or_none("recorded_by")) exemption.recorded_by.insert(role);
  exemption.label = label_of(row);
  exemption.plain_reason = row.text("plain_reason");
  exemption.in_force_from = day_of(row, "in_force_from");
  exemption.in_force_until = day_of(row, "in_force_until");
  if (exemption.in_force_from && exemption.in_force_until && *exemption.in_force_until < *exemption.in_force_from) {
    row.complain_at("in_force_until", "\"in_force_until\" is before \"in_force_from\"");
  }
  exemption.selectable = !row.has("selectable") || row.yes("selectable");
  exemption.silent_possible = row.yes("silent_possible");
  row.no_more();
  return exemption;
}

law::RightRow right_row(yaml::Section& row) {
  static std::map<std::string, law::Answer> const kAnswers{{"yes", law::Answer::yes}, {"limited", law::Answer::limited}, {"no", law::Answer::no}};
  law::RightRow cell;
  auto const right = law::right_from(row.text("right"));
  if (!right) row.complain_at("right", "\"" + row.text("right") + "\" is not a right known here");
  cell.right = right.value_or(law::Right::access);
  auto const answer = kAnswers.find(row.text("answer"));
  if (answer == kAnswers.end()) row.complain_at("answer", "\"answer\" is yes, limited or no");
  cell.answer = answer == kAnswers.end() ? law::Answer::no : answer->second;
  cell.rule = row.text("rule");
  cell.text = row.text("text");
  row.no_more();
  return cell;
}

law::LawfulBasis lawful_basis_of(yaml::Section& row) {
  law::LawfulBasis basis;
  basis.basis = row.text("basis");
  basis.title = row.text("title");
  basis.provision = row.text("provision");
  basis.in_force_from = day_of(row, "in_force_from");
  basis.open_to_public_authorities = !row.has("public_authority") || row.yes("public_authority");
  std::set<law::Right> rights;
  for (auto& cell : row.sections("rights")) {
    basis.rows.push_back(right_row(cell));
    if (!rights.insert(basis.rows.back().right).second) cell.complain_at("right", "\"" + to_string(basis.rows.back().right) + "\" is given twice");
  }
  row.no_more();
  return basis;
}

}  // namespace

std::vector<law::Exemption> exemptions(std::string const& file, yaml::Complaints& complaints) {
  auto top = yaml::Section::of_file(file, complaints);
  std::vector<law::Exemption> all;
  std::set<std::string> codes;
  for (auto& row : top.sections("exemptions")) {
    all.push_back(exemption_of(row));
    if (!codes.insert(all.back().code).second) row.complain_at("code", "the code \"" + all.back().code + "\" is given twice");
  }
  if (!top.has("exemptions")) top.complain("\"exemptions\" is missing");
  top.no_more();
  return all;
}

std::vector<law::LawfulBasis> lawful_bases(std::string const& file, yaml::Complaints& complaints) {
  auto top = yaml::Section::of_file(file, complaints);
  std::vector<law::LawfulBasis> all;
  std::set<std::string> codes;
  for (auto& row : top.sections("lawful_bases")) {
    all.push_back(lawful_basis_of(row));
    if (!codes.insert(all.back().basis).second) row.complain_at("basis", "the basis \"" + all.back().basis + "\" is given twice");
  }
  if (!top.has("lawful_bases")) top.complain("\"lawful_bases\" is missing");
  top.no_more();
  return all;
}

}  // namespace rightsdesk::settings
