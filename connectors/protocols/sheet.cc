#include "connectors/protocols/sheet.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <climits>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "core/text.h"
#include "sandbox/folder.h"
#include "sandbox/run.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;

constexpr std::size_t kMostNames = 1U << 20U;
constexpr std::size_t kMostRows = 900U << 20U;

std::string own_program() {
  std::array<char, PATH_MAX> path{};
  auto const length = ::readlink("/proc/self/exe", path.data(), path.size());
  if (length <= 0) throw Fault("Files cannot be opened safely on this machine.", "this program's own file cannot be told");
  return {path.data(), static_cast<std::size_t>(length)};
}

void take_apart(sandbox::Folder const& folder, Workroom const& room, SheetQuestion const& question) {
  auto const program = room.program.empty() ? own_program() : room.program;
  sandbox::Command command;
  command.argv = {program, "sheet-child", folder.path()};
  command.folder = folder.path();
  command.readable = {program};
  command.bounds.wall = question.deadline.left();
  command.bounds.cpu_seconds = static_cast<int>(question.deadline.left().count() / 1000 + 1);
  command.bounds.file_bytes = std::size_t{2} << 30U;
  command.bounds.memory_bytes = std::size_t{4} << 30U;
#ifdef __SANITIZE_ADDRESS__
  command.bounds.memory_bytes = 0;  // its shadow takes terabytes of address space
#endif
  auto const outcome = sandbox::run(command);
  if (outcome.ending == sandbox::Ending::timed_out || question.deadline.passed())
    throw timed_out(question.title, question.deadline.total());
  if (outcome.ok()) return;
  fail(Kind::nonsense, question.title + ": its spreadsheet cannot be taken apart; it may be damaged or too large.",
       "sheet child: status " + std::to_string(outcome.status) + ": " + tidied(outcome.errors.substr(0, 200)));
}

/// Every answer of the child is held to its form: a parser taken over could leave anything.
std::vector<std::string> names_in(sandbox::Folder const& folder, std::string const& title) {
  auto const text = folder.read("sheets.json", kMostNames);
  auto const json = text ? Json::parse(*text, nullptr, false) : Json();
  if (json.is_object() && json.value("code", "") == "too_large")
    fail(Kind::too_large, title + ": its spreadsheet is larger than we take.", "too_large");
  if (json.is_object())
    fail(Kind::nonsense, title + ": its spreadsheet cannot be read. It may be damaged, locked or of another kind.",
         json.value("code", "?"));
  std::vector<std::string> names;
  for (auto const& name : json)
    if (name.is_string()) names.push_back(name.get<std::string>());
  if (names.empty() || names.size() != json.size())
    fail(Kind::nonsense, title + ": its spreadsheet cannot be read.", "sheet child left no names");
  return names;
}

std::string rows_of(sandbox::Folder const& folder, std::size_t number, std::string const& title) {
  auto lines = folder.read("rows-" + std::to_string(number), kMostRows);
  if (!lines) fail(Kind::too_large, title + ": its spreadsheet is larger than we take.", lines.error().code);
  return std::move(*lines);
}

std::string chosen_rows(sandbox::Folder const& folder, SheetQuestion const& question) {
  auto const& title = question.title;
  auto const names = names_in(folder, title);
  std::string rows;
  std::size_t with_rows = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!question.sheet.empty() && names[i] != question.sheet) continue;
    auto lines = rows_of(folder, i, title);
    if (!question.sheet.empty()) return lines;
    if (!lines.empty() && ++with_rows == 1) rows = std::move(lines);
  }
  if (!question.sheet.empty())
    fail(Kind::schema_changed, title + " has changed: its spreadsheet has no sheet \"" + question.sheet + "\".", "sheet missing");
  if (with_rows > 1)
    fail(Kind::nonsense, title + ": its spreadsheet has several sheets with rows; its profile must name one.", "which sheet");
  return rows;
}

CsvRow row_from(std::string_view line, std::string const& title) {
  auto const json = Json::parse(line, nullptr, false);
  bool const sound = json.is_array() && json.size() >= 2 && json[0].is_number_unsigned() &&
                     std::all_of(json.begin() + 1, json.end(), [](auto const& cell) { return cell.is_string(); });
  if (!sound) fail(Kind::nonsense, title + ": its spreadsheet cannot be read.", "sheet child left no row");
  CsvRow row{json[0].get<std::size_t>(), {}};
  for (std::size_t i = 1; i < json.size(); ++i) row.fields.push_back(json[i].get<std::string>());
  return row;
}

}  // namespace

void each_sheet_row(std::string const& bytes, Workroom const& room, SheetQuestion const& question,
                    std::function<void(CsvRow const&)> const& take) {
  std::string lines;
  {
    sandbox::Folder const folder;
    folder.write("input", bytes);
    take_apart(folder, room, question);
    lines = chosen_rows(folder, question);
  }
  std::size_t width = 0;
  for (std::size_t at = 0; at < lines.size();) {
    question.deadline.check(question.title);
    auto const end = std::min(lines.find('\n', at), lines.size());
    auto row = row_from(std::string_view(lines).substr(at, end - at), question.title);
    at = end + 1;
    if (width == 0) width = row.fields.size();
    if (row.fields.size() < width) row.fields.resize(width);  // empty cells at a row's end are not in the file
    take(row);
  }
}

}  // namespace rightsdesk::connectors
