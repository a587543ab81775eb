#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "app/caseload.h"
#include "app/deliveries.h"
#include "app/letters.h"
#include "app/standing.h"
#include "app/tasks.h"
#include "core/base64.h"
#include "web/api/pages.h"
#include "web/edge/decode.h"

namespace rightsdesk::web::api {
namespace {

constexpr int kUsualLines = 50, kMostLines = 200;

Json day_or_null(std::optional<Date> const& day) { return day ? Json(to_iso(*day)) : Json(); }

std::string path_of(std::string const& reference) { return "/api/v1/requests/" + reference; }

Json line_of(app::CaseStanding const& one) {
  static constexpr char const* kPhases[] = {"running", "waiting", "stopped"};
  return {{"reference", one.reference}, {"workflow", one.workflow}, {"state", one.state}, {"open", one.open}, {"received", to_iso(one.received)},
          {"clock", kPhases[static_cast<int>(one.phase)]}, {"due", day_or_null(one.due)}, {"act_by", day_or_null(one.act_by)},
          {"closed_on", day_or_null(one.closed_on)}, {"assigned", !one.officer.empty()}, {"services", one.services}, {"self", path_of(one.reference)}};
}

struct ListWish {
  app::CaseFilter filter;
  std::string group = "open";
  CaseId after = {};
  int most = kUsualLines;
};

std::optional<app::CaseGroup> group_from(std::string const& word) {
  using app::CaseGroup;
  static std::map<std::string, CaseGroup> const kGroups{{"open", CaseGroup::open}, {"overdue", CaseGroup::overdue}, {"soon", CaseGroup::soon}, {"on_track", CaseGroup::on_track},
                                                        {"waiting", CaseGroup::waiting}, {"answered", CaseGroup::answered}, {"closed", CaseGroup::closed}};
  auto const found = kGroups.find(word);
  return found == kGroups.end() ? std::nullopt : std::optional(found->second);
}

bool plain_word(std::string const& text) {
  return text.size() <= 80 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; });
}

/// Reads one field of the query into the wish; an error where it cannot.
std::optional<Wrong> take(ListWish& wish, std::string const& name, std::string const& value) {
  auto const no = [&](std::string const& message) { return Wrong{"?" + name, "not_offered", message}; };
  if (name == "group") {
    auto const group = group_from(value);
    if (!group) return no("This must be open, overdue, soon, on_track, waiting, answered or closed.");
    wish.filter.group = *group;
    wish.group = value;
  } else if (name == "workflow" || name == "state" || name == "service") {
    if (!plain_word(value)) return no("This must be a word of small letters, digits, _ and -.");
    (name == "workflow" ? wish.filter.workflow : name == "state" ? wish.filter.state : wish.filter.service) = value;
  } else if (name == "due_from" || name == "due_to") {
    auto const day = parse_date(value);
    if (!day) return Wrong{"?" + name, "not_real", "This must be a day as 2026-12-31."};
    (name == "due_from" ? wish.filter.due_from : wish.filter.due_to) = day;
  } else if (name == "limit") {
    auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), wish.most);
    if (error != std::errc{} || end != value.data() + value.size() || wish.most < 1 || wish.most > kMostLines) return no("This must be a number from 1 to 200.");
  } else if (name == "after") {
    auto const id = bytes_of_base64url(value);
    if (!id || id->empty() || id->size() > 40 || id->find_first_not_of("0123456789abcdefghjkmnpqrstvwxyz") != std::string::npos) return no("This is no cursor that was given here.");
    wish.after = CaseId(*id);
  } else {
    return Wrong{"?" + name, "unknown_field", "There is no such filter."};
  }
  return std::nullopt;
}

std::string next_address(ListWish const& wish, CaseId const& last) {
  auto const& filter = wish.filter;
  std::string query = "?group=" + wish.group + "&limit=" + std::to_string(wish.most);
  auto const add = [&](char const* name, std::string const& value) {
    if (!value.empty()) query += std::string("&") + name + "=" + percent_encoded(value);
  };
  add("workflow", filter.workflow);
  add("state", filter.state);
  add("service", filter.service);
  add("due_from", filter.due_from ? to_iso(*filter.due_from) : std::string{});
  add("due_to", filter.due_to ? to_iso(*filter.due_to) : std::string{});
  return "/api/v1/requests" + query + "&after=" + base64url_of(last.str());
}

Json due_json(law::DueDate const& due) {
  return {{"status", law::to_string(due.status)}, {"due", day_or_null(due.due)}, {"act_by", day_or_null(due.safe_due)}, {"extended", due.extended}};
}

app::CaseOverview overview_of(Call& call) {
  auto found = app::case_overview(call.site.office, call.about, app::actor_of(call.client));
  if (!found) throw Malformed("no such request", 404);  // gone since the address was read
  return std::move(*found);
}

std::string outcome_of(casework::Task const& task) { return task.state == casework::TaskState::ended ? task.outcome : std::string{}; }

}  // namespace

Answer list(Call& call) {
  ListWish wish;
  std::vector<Wrong> wrong;
  for (auto const& [name, value] : call.exchange.query.values()) {
    if (call.exchange.query.all(name).size() > 1) wrong.push_back({"?" + name, "twice", "This was sent twice."});
    else if (auto no = take(wish, name, value)) wrong.push_back(std::move(*no));
  }
  if (!wrong.empty()) return {problem({"wrong_fields", "", std::move(wrong)})};
  auto& office = call.site.office;
  app::bring_up_to_date(office);
  std::vector<app::CaseStanding> found;
  office.works.look([&](app::Work& work) { found = work.desk().list_after(wish.filter, app::desk_days(office), wish.after, wish.most + 1); });
  bool const more = found.size() > static_cast<std::size_t>(wish.most);
  if (more) found.resize(static_cast<std::size_t>(wish.most));
  Json body{{"requests", Json::array()}, {"next", nullptr}};
  for (auto const& one : found) body["requests"].push_back(line_of(one));
  if (more) body["next"] = next_address(wish, found.back().about);
  auto reply = json_reply(body);
  if (more) reply.header("Link", "<" + next_address(wish, found.back().about) + ">; rel=\"next\"");
  return {std::move(reply)};
}

Answer status(Call& call) {
  auto const seen = overview_of(call);
  auto const& about = seen.about;
  auto const& workflow = call.site.office.rules.workflows.at(casework::workflow_name(about));
  auto const path = path_of(about.reference);
  return {json_reply({{"reference", about.reference}, {"right", law::to_string(about.right)}, {"workflow", casework::workflow_name(about)}, {"state", about.state},
                      {"state_words", workflow.state(about.state).resident_sees}, {"open", workflow.state(about.state).open}, {"received", to_iso(about.received)},
                      {"clock", due_json(seen.due)}, {"clock_words", seen.due_words}, {"assigned", !about.officer.empty()}, {"open_tasks", seen.tasks_open},
                      {"links", {{"self", path}, {"clock", path + "/clock"}, {"tasks", path + "/tasks"}, {"messages", path + "/messages"}, {"deliveries", path + "/deliveries"}}}})};
}

Answer clock(Call& call) {
  auto const seen = overview_of(call);
  auto body = due_json(seen.due);
  body["words"] = seen.due_words;
  body["internal_target"] = day_or_null(seen.due.internal_target);
  body["extension_notice_by"] = day_or_null(seen.due.extension_notice_by);
  body["because"] = to_json(seen.due.because);
  body["warnings"] = seen.due.warnings;
  return {json_reply(body)};
}

Answer tasks(Call& call) {
  auto const desk = app::work_desk(call.site.office, call.about, app::actor_of(call.client));
  if (!desk) return {problem_of(desk.error())};
  Json body{{"tasks", Json::array()}};
  for (auto const& line : desk->tasks) {  // not what they are about: that is for the council's staff
    body["tasks"].push_back({{"id", line.task.id.str()}, {"kind", line.task.kind}, {"title", line.kind.title}, {"state", casework::to_string(line.task.state)},
                             {"made_on", to_iso(line.task.made_on)}, {"due", day_or_null(line.due.day)}, {"outcome", outcome_of(line.task)}, {"ended_on", day_or_null(line.task.ended_on)}});
  }
  return {json_reply(body)};
}

Answer messages(Call& call) {
  Json body{{"messages", Json::array()}};
  for (auto const& letter : app::letters_sent(call.site.office, call.about)) {
    body["messages"].push_back({{"number", letter.number}, {"letter", letter.id}, {"title", letter.title}, {"sent_on", to_iso(letter.on)}, {"sha256", letter.sha256}});
  }
  return {json_reply(body)};
}

Answer deliveries(Call& call) {
  Json body{{"deliveries", Json::array()}};
  for (auto const& line : app::deliveries(call.site.office, call.about)) body["deliveries"].push_back({{"on", to_iso(line.on)}, {"what", line.what}});
  return {json_reply(body)};
}

}  // namespace rightsdesk::web::api
