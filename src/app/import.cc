#include "app/import.h"

#include <algorithm>

#include "core/text.h"
#include "law/csv_rows.h"

namespace rightsdesk::app {
namespace {

using Became = ImportedLine::Became;

/// Fields of the form as a mapping names them; a day is one.
std::set<std::string> fields() {
  std::set<std::string> all;
  for (auto const& page : intake::pages()) {
    for (auto const& question : page.questions) {
      if (question.kind == intake::Kind::address) all.insert({question.id + "-lines", question.id + "-postcode", question.id + "-none"});
      else if (question.kind != intake::Kind::file) all.insert(question.id);
    }
  }
  return all;
}

bool of_kind(std::string const& field, intake::Kind kind) {
  for (auto const& page : intake::pages()) {
    for (auto const& question : page.questions) {
      if (question.id == field) return question.kind == kind;
    }
  }
  return false;
}

std::optional<int> number_in(std::string const& text) {
  bool const digits = !text.empty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits ? std::optional(std::stoi(text)) : std::nullopt;
}

/// A day as the product writes it; what stands after a space or a T is a time.
std::optional<Date> day_in(std::string const& text, DayOrder order) {
  auto day = text.substr(0, text.find_first_of(" T"));
  if (order == DayOrder::iso) return parse_date(day);
  std::replace_if(day.begin(), day.end(), [](char c) { return c == '-' || c == '.'; }, '/');
  auto const parts = split(day, '/');
  if (parts.size() != 3 || parts[2].size() != 4) return std::nullopt;
  auto const first = number_in(parts[0]), second = number_in(parts[1]), year = number_in(parts[2]);
  if (!first || !second || !year) return std::nullopt;
  auto const [d, m] = order == DayOrder::day_first ? std::pair(*first, *second) : std::pair(*second, *first);
  Date const found{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(m)), std::chrono::day(static_cast<unsigned>(d))};
  return found.ok() ? std::optional(found) : std::nullopt;
}

/// One line of the file, by the names of its columns.
class Line {
 public:
  Line(std::vector<std::string> const& heads, law::CsvRow const& row) {
    for (std::size_t i = 0; i < heads.size() && i < row.fields.size(); ++i) cells_[heads[i]] = tidied_lines(row.fields[i]);
  }
  [[nodiscard]] std::string const& at(std::string const& column) const { return cells_.at(column); }

  /// The value in our words; nothing, and a reason, where the mapping knows none.
  std::optional<std::string> value(Column const& column, std::vector<std::string>& why) const {
    if (column.names.empty()) return column.always;
    std::string text;
    for (auto const& name : column.names) {
      if (!at(name).empty()) text += (text.empty() ? "" : column.between) + at(name);
    }
    if (column.values.empty()) return text;
    auto const found = column.values.find(lower_ascii(text));
    if (found != column.values.end()) return found->second;
    if (column.otherwise) return column.otherwise;
    if (text.empty()) why.push_back(column.names.front() + ": this is empty");
    else why.push_back(column.names.front() + ": the mapping does not know what is written here");
    return std::nullopt;
  }

 private:
  static std::string tidied_lines(std::string const& cell) {
    std::string text;
    for (auto const& line : split(valid_utf8(cell), '\n')) {
      if (auto const words = tidied(line); !words.empty()) text += (text.empty() ? "" : "\n") + words;
    }
    return text;
  }
  std::map<std::string, std::string> cells_;
};

std::vector<std::string> columns_of(ImportMapping const& mapping) {
  std::vector<std::string> names{mapping.id, mapping.received};
  auto const add = [&](Column const& column) { names.insert(names.end(), column.names.begin(), column.names.end()); };
  add(mapping.channel);
  for (auto const& answer : mapping.answers) add(answer.from);
  for (auto const& rule : mapping.leave_out) names.push_back(rule.column);
  return names;
}

std::vector<std::string> faults_of(ImportMapping const& mapping, std::vector<std::string> const& heads) {
  std::vector<std::string> faults;
  for (auto const& name : columns_of(mapping)) {
    auto const count = std::count(heads.begin(), heads.end(), name);
    auto const fault = count == 0 ? "the file has no column “" + name + "”" : count > 1 ? "the file has the column “" + name + "” twice" : std::string{};
    if (!fault.empty() && std::find(faults.begin(), faults.end(), fault) == faults.end()) faults.push_back(fault);
  }
  return faults;
}

/// The columns that a mistake of the form comes from.
std::string column_of(ImportMapping const& mapping, std::string const& field) {
  for (auto const& answer : mapping.answers) {
    if (field != answer.field && !(answer.field == "born" && field.starts_with("born-"))) continue;
    if (answer.from.names.empty()) return "the mapping’s own " + answer.field;
    return answer.from.names.front();
  }
  return "the form’s " + field;
}

void put(intake::FormAnswers& answers, std::string const& field, std::string const& value) {
  if (value.empty()) return;
  if (!of_kind(field, intake::Kind::checkboxes)) {
    answers[field] = {value};
    return;
  }
  for (auto const& one : split(value, ',')) answers[field].push_back(tidied(one));
}

void put_day(intake::FormAnswers& answers, std::string const& field, Date day) {
  auto const text = to_iso(day);
  answers[field + "-year"] = {text.substr(0, 4)};
  answers[field + "-month"] = {text.substr(5, 2)};
  answers[field + "-day"] = {text.substr(8, 2)};
}

/// Reads a line into a request; its reasons where it cannot.
FromElsewhere read_line(Office& office, ImportMapping const& mapping, Line const& line, std::vector<std::string>& why) {
  FromElsewhere from{{}, {}, mapping.system, line.at(mapping.id)};
  if (from.id.empty()) why.push_back(mapping.id + ": this is empty");
  auto const received = day_in(line.at(mapping.received), mapping.days);
  if (!received) why.push_back(mapping.received + ": " + (line.at(mapping.received).empty() ? "this is empty" : "this is no day as the mapping says"));
  else if (*received > office.clock.today()) why.push_back(mapping.received + ": this day is still to come");
  else from.arrival.at = Instant(std::chrono::sys_days(*received)) + std::chrono::hours(12);
  from.arrival.channel = line.value(mapping.channel, why).value_or("");
  for (auto const& answer : mapping.answers) {
    auto const value = line.value(answer.from, why);
    if (!value || value->empty()) continue;
    if (!of_kind(answer.field, intake::Kind::date)) put(from.answers, answer.field, *value);
    else if (auto const day = day_in(*value, mapping.days)) put_day(from.answers, answer.field, *day);
    else why.push_back(answer.from.names.front() + ": this is no day as the mapping says");
  }
  return from;
}

bool left_out(ImportMapping const& mapping, Line const& line, std::vector<std::string>& why) {
  for (auto const& rule : mapping.leave_out) {
    if (!rule.values.contains(lower_ascii(line.at(rule.column)))) continue;
    why.push_back(rule.column + ": the mapping leaves such lines out");
    return true;
  }
  return false;
}

struct Wish {
  ImportMapping const& mapping;
  std::string const& controller;
  Import how;
};

ImportedLine imported(Office& office, Wish const& wish, Line const& line) {
  auto const& mapping = wish.mapping;
  ImportedLine result;
  result.id = line.at(mapping.id);
  if (left_out(mapping, line, result.why)) {
    result.became = Became::left_out;
    return result;
  }
  auto from = read_line(office, mapping, line, result.why);
  from.arrival.controller = wish.controller;
  if (!result.why.empty()) return result;
  auto const taken = wish.how == Import::dry_run ? look_at_request(office, from) : take_over_request(office, from);
  if (!taken) {
    for (auto const& mistake : taken.error()) result.why.push_back(column_of(mapping, mistake.field) + ": " + mistake.text);
    return result;
  }
  result.became = taken->how == TakenOver::How::opened ? Became::opened : Became::was_there;
  result.reference = taken->submitted.reference;
  if (result.became == Became::opened) result.missing = taken->missing;
  return result;
}

/// A second line with an id is no second request, and is not passed over either.
ImportedLine imported_once(Office& office, Wish const& wish, Line const& line, std::set<std::string>& seen) {
  auto const& id = line.at(wish.mapping.id);
  if (!id.empty() && !seen.insert(id).second) {
    ImportedLine twice;
    twice.id = id;
    twice.why.push_back(wish.mapping.id + ": a line before has the same");
    return twice;
  }
  return imported(office, wish, line);
}

}  // namespace

std::vector<std::string> wrong_with(ImportMapping const& mapping) {
  std::vector<std::string> wrong;
  auto const known = fields();
  std::set<std::string> given;
  for (auto const& answer : mapping.answers) {
    if (!known.contains(answer.field)) wrong.push_back("the form asks no “" + answer.field + "”");
    if (!given.insert(answer.field).second) wrong.push_back("“" + answer.field + "” is given twice");
  }
  for (auto const* needed : {"right", "who-for", "full-name"}) {
    if (!given.contains(needed)) wrong.push_back(std::string("nothing says “") + needed + "”");
  }
  return wrong;
}

ImportReport import_requests(Office& office, ImportMapping const& mapping, std::string const& csv, Import how, std::string const& controller,
                             std::function<void(ImportedLine const&)> const& tell) {
  ImportReport report;
  auto const rows = law::csv_rows(csv);
  if (rows.empty()) return {{"the file is empty"}, {}};
  std::vector<std::string> heads;
  for (auto const& head : rows.front().fields) heads.push_back(tidied(head));
  report.faults = faults_of(mapping, heads);
  if (valid_utf8(csv) != csv) report.faults.push_back("the file is not UTF-8: save it again as CSV UTF-8");
  if (!report.faults.empty()) return report;
  std::set<std::string> seen;  // ids
  for (std::size_t i = 1; i < rows.size(); ++i) {
    auto const& row = rows[i];
    ImportedLine line;
    if (row.torn) line.why.push_back("the quotation marks of this line do not match");
    else if (row.fields.size() != heads.size()) line.why.push_back("this line has " + std::to_string(row.fields.size()) + " cells, and the first has " + std::to_string(heads.size()));
    else line = imported_once(office, {mapping, controller, how}, Line(heads, row), seen);
    line.line = row.line;
    tell(line);
    report.lines.push_back(std::move(line));
  }
  return report;
}

}  // namespace rightsdesk::app
