#include "connectors/protocols/describe.h"
#include "connectors/protocols/tables.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

char read_separator(Section& yaml) {
  auto const written = yaml.text_or("separator", ",");
  if (written == "tab") return '\t';
  if (written == "," || written == ";" || written == "|") return written[0];
  yaml.complain_at("separator", "\"separator\" is \",\", \";\", \"|\" or tab");
  return ',';
}

TablesProfile::Around read_around(Section& entry) {
  TablesProfile::Around around;
  around.role = lower_ascii(entry.text("role"));
  around.professional = entry.yes("professional");
  around.columns = entry.pairs("columns");
  if (around.columns.empty()) entry.complain("\"columns\" is missing");
  for (auto const& [column, field] : around.columns)
    if (!is_person_field(field))
      entry.complain_at("columns", "\"" + field + "\" is not a field of a person known here");
  entry.no_more();
  return around;
}

void read_files(Section& yaml, TablesProfile& profile) {
  profile.files = yaml.texts("files");
  auto const format = yaml.text_or("format", "csv");
  if (format == "json_lines")
    profile.format = TablesProfile::Format::json_lines;
  else if (format == "xlsx")
    profile.format = TablesProfile::Format::xlsx;
  else if (format != "csv")
    yaml.complain_at("format", "\"format\" is csv, xlsx or json_lines");
  profile.sheet = yaml.text_or("sheet", "");
  if (!profile.sheet.empty() && profile.format != TablesProfile::Format::xlsx)
    yaml.complain_at("sheet", "only a workbook (format: xlsx) has a \"sheet\"");
  for (auto const& file : profile.files) {
    auto const name = lower_ascii(file);
    if (name.ends_with(".xls"))
      yaml.complain_at("files", "an .xls of Excel's old kind is saved as .xlsx or CSV first: " + file);
    if (name.ends_with(".xlsx") && profile.format != TablesProfile::Format::xlsx)
      yaml.complain_at("files", "a spreadsheet needs \"format: xlsx\": " + file);
  }
  profile.separator = read_separator(yaml);
  auto const encoding = yaml.text_or("encoding", "");
  if (encoding == "utf-8")
    profile.encoding = "UTF-8";
  else if (encoding == "windows-1252")
    profile.encoding = "Windows-1252";
  else if (!encoding.empty())
    yaml.complain_at("encoding", "\"encoding\" is utf-8 or windows-1252; leave it out to find out by looking");
}

}  // namespace

std::set<std::string> TablesProfile::named_columns() const {
  std::set<std::string> named;
  for (auto const& [column, meaning] : columns) named.insert(column);
  for (auto const& one : around)
    for (auto const& [column, field] : one.columns) named.insert(column);
  named.insert(mentions.begin(), mentions.end());
  if (!key.empty()) named.insert(key);
  return named;
}

TablesProfile read_tables_profile(Section& yaml) {
  TablesProfile profile;
  read_files(yaml, profile);
  profile.kind = yaml.text("kind");
  profile.heading = yaml.text("heading");
  profile.key = yaml.text_or("key", "");
  auto const rows = yaml.text_or("rows", "one");
  if (rows == "several")
    profile.rows = TablesProfile::Rows::several_a_key;
  else if (rows != "one")
    yaml.complain_at("rows", "\"rows\" of a key are one or several");
  if (rows == "several" && profile.key.empty()) yaml.complain_at("rows", "several rows need a \"key\"");
  profile.columns = yaml.pairs("columns");
  bool person = false;
  for (auto const& [column, meaning] : profile.columns) {
    person = person || is_person_field(meaning);
    if (meaning != "title" && meaning != "dated" && meaning != "author" && !is_person_field(meaning))
      yaml.complain_at("columns", "\"" + meaning + "\" is not a meaning known here");
  }
  for (auto& entry : yaml.sections("around")) profile.around.push_back(read_around(entry));
  if (!person && profile.around.empty()) yaml.complain("\"columns\" needs one that describes a person");
  profile.mentions = yaml.texts_or_none("mentions");
  for (auto const& cell : yaml.texts_or_none("not_held")) profile.not_held.insert(lower_ascii(tidied(cell)));
  yaml.no_more();
  return profile;
}

}  // namespace rightsdesk::connectors
