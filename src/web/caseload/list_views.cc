#include "web/caseload/list_views.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "app/flags.h"
#include "core/json.h"
#include "core/text.h"
#include "web/edge/decode.h"
#include "web/pages/words.h"

namespace rightsdesk::web::caseload {
namespace {

using app::CaseGroup;
using app::CaseSort;

struct GroupWords {
  CaseGroup group;
  char const *id, *words;
};
constexpr std::array<GroupWords, 7> kGroups{{{CaseGroup::open, "open", "All open"}, {CaseGroup::overdue, "overdue", "Overdue"}, {CaseGroup::soon, "soon", "Due in 10 days"},
                                             {CaseGroup::on_track, "on_track", "On track"}, {CaseGroup::waiting, "waiting", "Clock not running"},
                                             {CaseGroup::answered, "answered", "Answered"}, {CaseGroup::closed, "closed", "Closed"}}};
struct SortWords {
  CaseSort by;
  char const *id, *title;
};
constexpr std::array<SortWords, 5> kSorts{{{CaseSort::reference, "reference", "Reference"}, {CaseSort::right, "right", "Right"}, {CaseSort::state, "state", "State"},
                                           {CaseSort::received, "received", "Received"}, {CaseSort::due, "due", "Due"}}};

constexpr char kRunOut[] = "run_out";

struct ColumnWords {
  char const *id, *title;
};
constexpr std::array<ColumnWords, 15> kColumns{{{"reference", "Reference"}, {"right", "Right"}, {"state", "State"}, {"received", "Received"}, {"due", "Due"}, {"act_by", "Act by"}, {"standing", "How it stands"},
                                                {"with", "With"}, {"services", "Services"}, {"closed", "Closed on"}, {"tags", "Tags"},
                                                {"flags", "Flags"}, {"journey", "Journey"}, {"pages", "Pages"}, {"pages_checked", "Pages checked"}}};

bool has_column(std::vector<std::string> const& columns, std::string const& id) { return columns.empty() || std::find(columns.begin(), columns.end(), id) != columns.end(); }

/// Those there are, in the table's order; none where all are asked for.
std::vector<std::string> columns_in(std::vector<std::string> const& asked) {
  std::vector<std::string> columns;
  for (auto const& column : kColumns) {
    if (std::find(asked.begin(), asked.end(), column.id) != asked.end()) columns.emplace_back(column.id);
  }
  if (columns.size() == kColumns.size()) columns.clear();
  return columns;
}

std::string group_id(CaseGroup group) {
  if (group == CaseGroup::run_out) return kRunOut;  // a view of the closed ones, beside the groups that make up the whole
  auto const found = std::find_if(kGroups.begin(), kGroups.end(), [&](auto const& one) { return one.group == group; });
  ENSURE(found != kGroups.end(), "a group of cases without a name");
  return found->id;
}

std::string words_of(std::map<std::string, std::string> const& choices, std::string const& id) {
  auto const found = choices.find(id);
  return found == choices.end() ? plain(id) : found->second;
}

std::string kept_short(std::string const& text) { return text.size() > 60 ? std::string{} : text; }

void add(std::string& query, char const* name, std::string const& value) {
  if (value.empty()) return;
  query += (query.empty() ? "" : "&") + std::string(name) + "=" + percent_encoded(value);
}

std::string list_path(ListWish const& wish) {
  auto const query = query_of(wish);
  return "/staff/cases" + (query.empty() ? "" : "?" + query);
}

std::string page_path(ListWish const& wish, int page) {
  auto const query = query_of(wish);
  return "/staff/cases?" + (query.empty() ? "" : query + "&") + "page=" + std::to_string(page);
}

std::vector<View> option_views(std::map<std::string, std::string> const& choices, std::string const& chosen) {
  std::vector<View> options;
  for (auto const& [id, words] : choices) options.push_back(View().text("option", id).text("option_words", words).when("is_chosen", id == chosen));
  return options;
}

std::vector<View> group_views(app::CaseCounts const& counts, ListWish const& wish) {
  std::array<int, 7> const numbers{counts.open, counts.overdue, counts.soon, counts.on_track, counts.waiting, counts.answered, counts.closed};
  std::vector<View> views;
  for (std::size_t i = 0; i < kGroups.size(); ++i) {
    ListWish other = wish;
    other.filter.group = kGroups[i].group;
    if (kGroups[i].group == CaseGroup::closed) other.filter.state.clear();
    views.push_back(View().text("group_href", list_path(other)).text("group_words", kGroups[i].words).text("group_count", std::to_string(numbers[i]))
                        .when("group_current", kGroups[i].group == wish.filter.group));
  }
  return views;
}

ListWish asking(CaseGroup group, std::string const& state, std::string const& officer) {
  ListWish wish;
  wish.filter.group = group;
  wish.filter.state = state;
  wish.filter.officer = officer;
  return wish;
}

ListWish flagged(std::string const& flag) {
  ListWish wish;
  wish.filter.flag = flag;
  return wish;
}

/// The views that everybody has (desks.md R3.3), then one's own.
std::vector<View> saved_views(Choices const& choices) {
  std::vector<View> views;
  auto const add_view = [&](std::string const& words, std::string const& path, bool own) {
    views.push_back(View().text("view_words", words).text("view_href", path).when("view_own", own));
  };
  add_view("My cases", list_path(asking(CaseGroup::open, "", choices.me)), false);
  for (auto const& [id, name] : choices.covered) add_view("Standing in for " + name, list_path(asking(CaseGroup::open, "", id)), false);
  add_view("Nobody’s", list_path(asking(CaseGroup::open, "", app::kNobody)), false);
  add_view("Waiting for the requester", list_path(asking(CaseGroup::waiting, "", "")), false);
  add_view("Waiting for a service", list_path(flagged(app::kWaitsForService)), false);
  add_view("With legal", list_path(asking(CaseGroup::open, "in_review", "")), false);
  add_view("Ready to send", list_path(asking(CaseGroup::open, "packed", "")), false);
  add_view("Closed, keeping run out", list_path(asking(CaseGroup::run_out, "", "")), false);
  for (auto const& [name, query] : choices.saved) add_view(name, "/staff/cases" + (query.empty() ? "" : "?" + query), true);
  return views;
}

std::vector<View> sort_views(ListWish const& wish) {
  std::vector<View> views;
  for (auto const& sort : kSorts) {
    bool const here = sort.by == wish.order.by;
    ListWish other = wish;
    bool const turn = here && wish.order.order == app::SortOrder::first_to_last;
    other.order = {sort.by, turn ? app::SortOrder::last_to_first : app::SortOrder::first_to_last};
    std::string const now = !here ? "none" : wish.order.order == app::SortOrder::first_to_last ? "ascending" : "descending";
    views.push_back(View().text("sort_title", sort.title).text("sort_href", list_path(other)).text("sort_now", now)
                        .text("sort_mark", now == "none" ? "" : now == "ascending" ? "▲" : "▼"));
  }
  return views;
}

std::string officer_words(Choices const& choices, StaffId const& officer) {
  if (officer.empty()) return "Nobody";
  auto const found = choices.colleagues.find(officer.str());
  return found == choices.colleagues.end() ? "Somebody who has left" : found->second;
}

std::string initials_of(std::string const& name) {
  std::string initials;
  for (auto const& word : split(name, ' ')) {
    if (!word.empty()) initials += slice(word, 0, 1) + ".";
  }
  return initials;
}

std::vector<View> named_views(std::vector<std::string> const& ids, std::map<std::string, std::string> const& words) {
  std::vector<View> views;
  for (auto const& id : ids) views.push_back(View().text("line", words_of(words, id)));
  return views;
}

View line_view(app::CaseLine const& line, Choices const& choices) {
  View view;
  view.text("case", line.id.str()).text("case_href", "/staff/cases/" + line.id.str()).text("reference", line.reference).text("subject", choices.names == Choices::Names::initials ? initials_of(line.subject_name) : line.subject_name);
  view.text("right", plain(line.right)).text("state", state_words(line.state)).text("next_action", line.next_action);
  view.text("received", in_words(line.received)).text("due_on", line.due.due ? in_words(*line.due.due) : "");
  view.text("due_words", line.due_words).text("colour", tag_colour(line.urgency)).text("proposed", line.proposed);
  view.each("tags", named_views(line.tags, choices.tags)).each("flags", named_views(line.flags, choices.flags));
  view.text("journey", line.journey).text("journey_words", app::journey_title(line.journey));
  view.text("pages_words", line.pages == 0 ? "None yet" : counted(static_cast<std::size_t>(line.pages), "page", "pages") + ", " + std::to_string(line.pages_checked) + " checked");
  return view.text("officer", officer_words(choices, line.officer));
}

std::map<std::string, std::string> states_of(std::vector<std::string> const& states, std::string const& workflow, std::string const& chosen) {
  std::map<std::string, std::string> offered;
  for (auto const& one : states) {
    auto const slash = one.find('/');
    if (workflow.empty() || one.substr(0, slash) == workflow) offered[one.substr(slash + 1)] = state_words(one.substr(slash + 1));
  }
  if (!chosen.empty()) offered[chosen] = state_words(chosen);
  return offered;
}

/// Who can be chosen, and whoever is chosen already.
std::map<std::string, std::string> officers_of(Choices const& choices, std::string const& chosen) {
  auto officers = choices.assignees;
  officers[app::kNobody] = "Nobody";
  if (!chosen.empty() && !officers.contains(chosen)) officers[chosen] = officer_words(choices, StaffId(chosen));
  return officers;
}

View filter_view(app::CaseListing const& listing, ListWish const& wish, Choices const& choices) {
  auto const& filter = wish.filter;
  View view;
  view.text("show", group_id(filter.group)).text("typed_reference", filter.reference);
  view.each("right_options", option_views(choices.rights, filter.workflow)).each("service_options", option_views(choices.services, filter.service));
  view.each("state_options", option_views(states_of(listing.states, filter.workflow, filter.state), filter.state));
  view.each("officer_options", option_views(officers_of(choices, filter.officer), filter.officer));
  view.when("any_tags", !choices.tags.empty()).each("tag_options", option_views(choices.tags, filter.tag));
  view.each("flag_options", option_views(choices.flags, filter.flag));
  view.text("due_from", filter.due_from ? to_iso(*filter.due_from) : "").text("due_to", filter.due_to ? to_iso(*filter.due_to) : "");
  auto asked = wish.filter;
  asked.group = CaseGroup::open;
  view.when("filtered", !(asked == app::CaseFilter{}));
  ListWish all;
  all.filter.group = filter.group;
  return view.text("all_href", list_path(all)).text("wish_words", wish_words(wish));
}

/// What takes the list away: what the list asks, as hidden fields, and what can be chosen.
View export_view(ListWish wish) {
  std::vector<View> columns, hidden, chosen;
  for (auto const& column : wish.columns) chosen.push_back(View().text("hidden_name", "column").text("hidden_value", column));
  if (wish.mark == ListWish::Mark::without) chosen.push_back(View().text("hidden_name", "mark").text("hidden_value", "no"));
  for (auto const& column : kColumns) columns.push_back(View().text("column", column.id).text("column_title", column.title).when("is_chosen", has_column(wish.columns, column.id)));
  bool const without = wish.mark == ListWish::Mark::without;
  wish.columns.clear();
  wish.mark = ListWish::Mark::with;
  auto const asked = parse_form(query_of(wish));
  for (auto const& [name, value] : asked.values()) hidden.push_back(View().text("hidden_name", name).text("hidden_value", value));
  return View().each("columns", std::move(columns)).each("hidden_fields", std::move(hidden)).each("chosen_fields", std::move(chosen)).when("without_mark", without);
}

std::string urgency_words(app::CaseStanding const& standing, Date today) {
  if (!standing.open) return "Closed";
  if (standing.phase != app::Phase::running) return standing.phase == app::Phase::stopped ? "Answered" : "Clock not running";
  int const left = days_between(today, *standing.due);
  return left < 0 ? "Overdue by " + counted(static_cast<std::size_t>(-left), "day", "days") : "Due in " + counted(static_cast<std::size_t>(left), "day", "days");
}

}  // namespace

ListWish wish_in(Fields const& query) {
  ListWish wish;
  for (auto const& one : kGroups) {
    if (query.one("show") == one.id) wish.filter.group = one.group;
  }
  if (query.one("show") == kRunOut) wish.filter.group = CaseGroup::run_out;
  for (auto const& one : kSorts) {
    if (query.one("sort") == one.id) wish.order.by = one.by;
  }
  if (query.one("sort") == "closed") wish.order.by = CaseSort::closed;
  bool const latest_closed = (wish.filter.group == CaseGroup::closed || wish.filter.group == CaseGroup::run_out) && query.one("sort").empty();
  if (latest_closed) wish.order = {CaseSort::closed, app::SortOrder::last_to_first};
  if (query.one("order") == "down") wish.order.order = app::SortOrder::last_to_first;
  wish.filter.reference = kept_short(tidied(query.one("reference")));
  wish.filter.workflow = kept_short(query.one("right"));
  wish.filter.state = kept_short(query.one("state"));
  wish.filter.service = kept_short(query.one("service"));
  wish.filter.officer = kept_short(query.one("with"));
  wish.filter.tag = kept_short(query.one("tag"));
  wish.filter.flag = kept_short(query.one("flag"));
  wish.filter.due_from = parse_date(query.one("due_from"));
  wish.filter.due_to = parse_date(query.one("due_to"));
  wish.columns = columns_in(query.all("column"));
  if (query.one("mark") == "no") wish.mark = ListWish::Mark::without;
  auto const page = query.one("page");
  bool const number = !page.empty() && page.size() < 6 && std::all_of(page.begin(), page.end(), [](char c) { return c >= '0' && c <= '9'; });
  wish.page = number ? std::max(1, std::stoi(page)) : 1;
  return wish;
}

std::string query_of(ListWish const& wish) {
  std::string query;
  auto const& filter = wish.filter;
  if (filter.group != CaseGroup::open) add(query, "show", group_id(filter.group));
  add(query, "reference", filter.reference);
  add(query, "right", filter.workflow);
  add(query, "state", filter.state);
  add(query, "service", filter.service);
  add(query, "with", filter.officer);
  add(query, "tag", filter.tag);
  add(query, "flag", filter.flag);
  if (filter.due_from) add(query, "due_from", to_iso(*filter.due_from));
  if (filter.due_to) add(query, "due_to", to_iso(*filter.due_to));
  for (auto const& one : kSorts) {
    if (one.by == wish.order.by && one.by != CaseSort::due) add(query, "sort", one.id);
  }
  if (wish.order.by == CaseSort::closed) add(query, "sort", "closed");
  if (wish.order.order == app::SortOrder::last_to_first) add(query, "order", "down");
  for (auto const& column : wish.columns) add(query, "column", column);
  if (wish.mark == ListWish::Mark::without) add(query, "mark", "no");
  return query;
}

std::string wish_words(ListWish const& wish) {
  auto const& filter = wish.filter;
  std::string words = plain(group_id(filter.group));
  auto const say = [&](std::string const& what, std::string const& value) {
    if (!value.empty()) words += ", " + what + " " + value;
  };
  say("reference", filter.reference);
  say("right", filter.workflow);
  say("state", filter.state);
  say("service", filter.service);
  say("with", filter.officer);
  say("tag", filter.tag);
  say("flag", filter.flag);
  if (filter.due_from) say("due from", to_iso(*filter.due_from));
  if (filter.due_to) say("due to", to_iso(*filter.due_to));
  return words;
}

View list_view(app::CaseListing const& listing, app::CaseCounts const& counts, ListWish const& wish, Choices const& choices) {
  std::vector<View> lines;
  for (auto const& line : listing.lines) lines.push_back(line_view(line, choices));
  View view;
  view.each("cases", std::move(lines)).text("found", counted(static_cast<std::size_t>(listing.found), "case", "cases"));
  view.each("group_links", group_views(counts, wish)).each("views", saved_views(choices)).each("sorts", sort_views(wish));
  view.also(filter_view(listing, wish, choices));
  int const pages = std::max(1, (listing.found + lines_a_page - 1) / lines_a_page);
  int const page = std::min(wish.page, pages);
  view.when("paged", pages > 1).text("page_words", "Page " + std::to_string(page) + " of " + std::to_string(pages));
  view.text("page_before", page > 1 ? page_path(wish, page - 1) : "").text("page_after", page < pages ? page_path(wish, page + 1) : "");
  return view.text("query", query_of(wish)).also(export_view(wish)).when("export_open", !wish.columns.empty() || wish.mark == ListWish::Mark::without);
}

View assign_view(std::vector<app::Assignable> const& shown, Choices const& choices, std::string const& chosen) {
  std::vector<View> lines;
  bool any_held = false;
  for (auto const& one : shown) {
    any_held = any_held || !one.held_back.empty();
    lines.push_back(View().text("case", one.id.str()).text("reference", one.reference).text("right", one.right).text("state", state_words(one.state))
                        .text("due_words", one.due_words).text("from", officer_words(choices, one.from))
                        .text("held_back", one.held_back));
  }
  View view;
  view.each("cases", std::move(lines)).text("how_many", counted(shown.size(), "case", "cases")).when("any_held", any_held);
  return view.each("officer_options", option_views(officers_of(choices, ""), chosen));
}

namespace {

using Cells = std::array<std::string, kColumns.size()>;

std::vector<std::string> all_words(std::vector<std::string> const& ids, std::map<std::string, std::string> const& words) {
  std::vector<std::string> all;
  for (auto const& id : ids) all.push_back(words_of(words, id));
  return all;
}

std::string in_a_cell(std::vector<std::string> const& words) { return joined(words, "; "); }

Cells cells_of(app::CaseStanding const& one, Date today, Choices const& choices) {
  auto const day = [](std::optional<Date> const& on) { return on ? to_iso(*on) : std::string{}; };
  return {one.reference, words_of(choices.rights, one.workflow), state_words(one.state), to_iso(one.received), day(one.due), day(one.act_by), urgency_words(one, today),
          one.officer.empty() ? "" : officer_words(choices, one.officer), in_a_cell(all_words(one.services, choices.services)), day(one.closed_on), in_a_cell(all_words(one.tags, choices.tags)),
          in_a_cell(all_words(one.flags, choices.flags)), one.journey, std::to_string(one.pages), std::to_string(one.pages_checked)};
}

}  // namespace

Rows exported_rows(std::vector<app::CaseStanding> const& cases, Date today, Choices const& choices, std::vector<std::string> const& columns) {
  Rows rows{{}};
  for (auto const& column : kColumns) {
    if (has_column(columns, column.id)) rows.front().emplace_back(column.id);
  }
  for (auto const& one : cases) {
    auto const cells = cells_of(one, today, choices);
    auto& row = rows.emplace_back();
    for (std::size_t at = 0; at < cells.size(); ++at) {
      if (has_column(columns, kColumns[at].id)) row.push_back(cells[at]);
    }
  }
  return rows;
}

std::string exported_json(std::vector<app::CaseStanding> const& cases, Date today, Choices const& choices, std::vector<std::string> const& columns) {
  auto all = Json::array();
  for (auto const& one : cases) {
    auto const cells = cells_of(one, today, choices);
    auto fields = Json::object();
    for (std::size_t at = 0; at < cells.size(); ++at) {
      if (!has_column(columns, kColumns[at].id)) continue;
      if (cells[at].empty()) fields[kColumns[at].id] = nullptr;
      else fields[kColumns[at].id] = cells[at];
    }
    if (fields.contains("services")) fields["services"] = all_words(one.services, choices.services);
    if (fields.contains("tags")) fields["tags"] = all_words(one.tags, choices.tags);
    all.push_back(std::move(fields));
  }
  return Json({{"cases", std::move(all)}}).dump(1) + "\n";
}

}  // namespace rightsdesk::web::caseload
