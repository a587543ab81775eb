#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "core/text.h"
#include "law/csv_rows.h"
#include "law/event_names.h"
#include "law/timeline.h"

namespace rightsdesk::law {
namespace {

using Row = std::vector<std::string>;

struct Columns {
  std::size_t id, jurisdiction, received, events;
};

auto bad_row(std::string why) { return refused("bad_row", std::move(why)); }

/// The column by its name, whatever its case and the blanks around it.
std::optional<std::size_t> column(Row const& header, std::string_view name) {
  auto const found = std::find_if(header.begin(), header.end(), [&](auto const& cell) { return lower_ascii(tidied(cell)) == name; });
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

std::string text_of(Json const& item, char const* key) {
  auto const found = item.find(key);
  return found != item.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A reference may be written as a number.
std::string ref_of(Json const& item) {
  auto const found = item.find("ref");
  if (found == item.end() || found->is_null()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

Result<Event> event_of(Json const& item, std::string const& name) {
  Event event;
  event.name = name;
  event.ref = ref_of(item);
  auto const day = text_of(item, item.contains("from") ? "from" : "date");
  auto const on = parse_date(day);
  if (!on) return bad_row(name + " has no proper date");
  event.on = *on;
  if (item.contains("to") && name != "school_closed") return bad_row("only school_closed has a first and a last day");
  if (item.contains("to")) {
    event.to = parse_date(text_of(item, "to"));
    if (!event.to) return bad_row(name + " has no proper last date");
  }
  return event;
}

/// What a row says, read piece by piece.
struct Reading {
  Timeline timeline = {};
  bool has_right = false;
  std::vector<std::string> remarks = {};
};

std::optional<Refusal> add_request(Reading& reading, Json const& item) {
  auto const right = right_from(lower_ascii(tidied(text_of(item, "right"))));
  if (!right) return Refusal{"bad_row", "there is no right \"" + text_of(item, "right") + "\"", {}, {}};
  if (reading.has_right) return Refusal{"bad_row", "there are two request events", {}, {}};
  reading.timeline.right = *right;
  reading.has_right = true;
  auto const day = text_of(item, "date");
  if (!day.empty() && day != to_iso(reading.timeline.received)) {
    reading.remarks.push_back("the request event is dated " + day + ", received_date says " + to_iso(reading.timeline.received) + ": received_date is used");
  }
  return std::nullopt;
}

std::optional<Refusal> add_event(Reading& reading, Json const& item) {
  if (!item.is_object()) return Refusal{"bad_row", "an event is not an object", {}, {}};
  auto const name = text_of(item, "event");
  if (name == "request") return add_request(reading, item);
  if (!is_event_name(name)) return Refusal{"bad_row", "there is no event \"" + name + "\"", {}, {}};
  auto event = event_of(item, name);
  if (!event) return event.error();
  reading.timeline.events.push_back(*event);
  return std::nullopt;
}

Result<Json> events_in(CsvRow const& row, Columns const& at) {
  auto events = parse_json(row.fields[at.events]);
  if (!events) return bad_row("events cannot be read: " + events.error().text);
  if (!events->is_array()) return bad_row("events is not a list");
  return events;
}

Result<Reading> reading_of(CsvRow const& row, Columns const& at) {
  if (row.torn) return bad_row("its quotation marks do not match (a list stands in quotation marks, with those inside it doubled)");
  if (row.fields.size() <= std::max({at.id, at.jurisdiction, at.received, at.events})) return bad_row("columns are missing");
  Reading reading;
  auto const jurisdiction = jurisdiction_from(lower_ascii(tidied(row.fields[at.jurisdiction])));
  if (!jurisdiction) return bad_row("there is no jurisdiction \"" + row.fields[at.jurisdiction] + "\"");
  reading.timeline.jurisdiction = *jurisdiction;
  auto const received = parse_date(tidied(row.fields[at.received]));
  if (!received) return bad_row("received_date is not a date like 2026-09-03");
  reading.timeline.received = *received;
  auto const events = events_in(row, at);
  if (!events) return tl::unexpected(events.error());
  for (auto const& item : *events) {
    if (auto fault = add_event(reading, item)) return tl::unexpected(*fault);
  }
  if (!reading.has_right) return bad_row("there is no request event to name the right");
  return reading;
}

std::string iso_or_empty(std::optional<Date> const& day) { return day ? to_iso(*day) : std::string(); }

/// The answers and remarks of one file, row by row.
class Answering {
 public:
  Answering(Columns const& at, BankHolidays const& holidays) : at_(at), holidays_(holidays) {}

  void take(CsvRow const& row) {
    auto const id = row.fields.size() > at_.id ? row.fields[at_.id] : std::string();
    note_id(id, row.line);
    auto const reading = reading_of(row, at_);
    auto const due = reading ? due_date(reading->timeline, holidays_) : Result<DueDate>(tl::unexpected(reading.error()));
    if (!due) return refuse(id, row.line, due.error().text);
    answer.lines += csv_field(id) + "," + to_string(due->status) + "," + iso_or_empty(due->due) + "," + iso_or_empty(due->safe_due) + "," +
                    iso_or_empty(due->extension_notice_by) + "\n";
    for (auto const& remark : reading->remarks) remark_on(id, row.line, remark);
    for (auto const& warning : due->warnings) remark_on(id, row.line, warning);
  }

  CsvAnswer answer;

 private:
  void refuse(std::string const& id, std::size_t line, std::string const& why) {
    answer.lines += csv_field(id) + "," + csv_field("error: line " + std::to_string(line) + ": " + why) + ",,,\n";
    ++answer.refused;
  }
  void remark_on(std::string const& id, std::size_t line, std::string const& remark) {
    answer.remarks.push_back("line " + std::to_string(line) + " (" + id + "): " + remark);
  }
  void note_id(std::string const& id, std::size_t line) {
    auto const [first, is_new] = lines_.emplace(id, line);
    if (!is_new) remark_on(id, line, "the id stands on line " + std::to_string(first->second) + " already; both are answered");
  }

  Columns at_;
  BankHolidays const& holidays_;
  std::map<std::string, std::size_t> lines_;
};

}  // namespace

CsvAnswer explain_csv(std::string_view csv, BankHolidays const& holidays) {
  std::string const header = "id,status,due_date,safe_due,extension_notice_by\n";
  auto const rows = csv_rows(csv);
  auto const names = rows.empty() ? Row{} : rows[0].fields;
  auto const id = column(names, "id"), jurisdiction = column(names, "jurisdiction");
  auto const received = column(names, "received_date"), events = column(names, "events");
  if (!id || !jurisdiction || !received || !events) {
    return {header + ",\"error: line 1: the columns id, jurisdiction, received_date and events are needed, with commas between\",,,\n", {}, 1};
  }
  Answering answering({*id, *jurisdiction, *received, *events}, holidays);
  answering.answer.lines = header;
  for (std::size_t at = 1; at < rows.size(); ++at) answering.take(rows[at]);
  return std::move(answering.answer);
}

}  // namespace rightsdesk::law
