#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/json.h"
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

std::optional<std::size_t> column(Row const& header, std::string_view name) {
  auto const found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

std::string text_of(Json const& item, char const* key) {
  auto const found = item.find(key);
  return found != item.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<Event> event_of(Json const& item, std::string const& name) {
  Event event;
  event.name = name;
  event.ref = text_of(item, "ref");
  auto const day = text_of(item, item.contains("from") ? "from" : "date");
  auto const on = parse_date(day);
  if (!on) return bad_row(name + " has no proper date");
  event.on = *on;
  if (item.contains("to")) {
    event.to = parse_date(text_of(item, "to"));
    if (!event.to) return bad_row(name + " has no proper last date");
  }
  return event;
}

std::optional<Refusal> add_event(Timeline& timeline, Json const& item, bool& has_right) {
  if (!item.is_object()) return Refusal{"bad_row", "an event is not an object", {}, {}};
  auto const name = text_of(item, "event");
  if (name == "request") {
    auto const right = right_from(text_of(item, "right"));
    if (!right) return Refusal{"bad_row", "there is no right \"" + text_of(item, "right") + "\"", {}, {}};
    if (has_right) return Refusal{"bad_row", "there are two request events", {}, {}};
    timeline.right = *right;
    has_right = true;
    return std::nullopt;
  }
  if (!is_event_name(name)) return Refusal{"bad_row", "there is no event \"" + name + "\"", {}, {}};
  auto event = event_of(item, name);
  if (!event) return event.error();
  timeline.events.push_back(*event);
  return std::nullopt;
}

Result<Timeline> timeline_of(Row const& row, Columns const& at) {
  if (row.size() <= std::max({at.id, at.jurisdiction, at.received, at.events})) return bad_row("columns are missing");
  Timeline timeline;
  auto const jurisdiction = jurisdiction_from(row[at.jurisdiction]);
  if (!jurisdiction) return bad_row("there is no jurisdiction \"" + row[at.jurisdiction] + "\"");
  timeline.jurisdiction = *jurisdiction;
  auto const received = parse_date(row[at.received]);
  if (!received) return bad_row("received_date is not a date");
  timeline.received = *received;
  auto const events = parse_json(row[at.events]);
  if (!events) return tl::unexpected(events.error());
  if (!events->is_array()) return bad_row("events is not a list");
  bool has_right = false;
  for (auto const& item : *events) {
    if (auto fault = add_event(timeline, item, has_right)) return tl::unexpected(*fault);
  }
  if (!has_right) return bad_row("there is no request event to name the right");
  return timeline;
}

std::string iso_or_empty(std::optional<Date> const& day) { return day ? to_iso(*day) : std::string(); }

std::string line_of(Row const& row, Columns const& at, BankHolidays const& holidays) {
  auto const id = csv_field(row.size() > at.id ? row[at.id] : std::string());
  auto const timeline = timeline_of(row, at);
  auto const due = timeline ? due_date(*timeline, holidays) : Result<DueDate>(tl::unexpected(timeline.error()));
  if (!due) return id + "," + csv_field("error: " + due.error().text) + ",,,\n";
  return id + "," + to_string(due->status) + "," + iso_or_empty(due->due) + "," + iso_or_empty(due->safe_due) + "," +
         iso_or_empty(due->extension_notice_by) + "\n";
}

}  // namespace

std::string explain_csv(std::string_view csv, BankHolidays const& holidays) {
  std::string lines = "id,status,due_date,safe_due,extension_notice_by\n";
  auto const rows = csv_rows(csv);
  if (rows.empty()) return lines;
  auto const id = column(rows[0], "id"), jurisdiction = column(rows[0], "jurisdiction");
  auto const received = column(rows[0], "received_date"), events = column(rows[0], "events");
  if (!id || !jurisdiction || !received || !events) {
    return lines + ",\"error: the columns id, jurisdiction, received_date and events are needed\",,,\n";
  }
  for (std::size_t at = 1; at < rows.size(); ++at) lines += line_of(rows[at], {*id, *jurisdiction, *received, *events}, holidays);
  return lines;
}

}  // namespace rightsdesk::law
