#include "law/holiday_changes.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/json.h"

namespace rightsdesk::law {
namespace {

constexpr char kActs[] = "changed_by_the_council";

std::string word_of(HolidayAct::What what) {
  return what == HolidayAct::What::adds ? "adds" : what == HolidayAct::What::removes ? "removes" : "undoes";
}

Json json_of(HolidayAct const& act) {
  return {{"number", act.number}, {"what", word_of(act.what)}, {"division", to_string(act.where)}, {"date", to_iso(act.day)}, {"title", act.title},
          {"undone", act.undone}, {"by", act.by}, {"reason", act.reason}, {"on", to_iso(act.on)}};
}

HolidayAct act_of(Json const& json) {
  HolidayAct act;
  auto const what = json.at("what").get<std::string>();
  act.what = what == "adds" ? HolidayAct::What::adds : what == "removes" ? HolidayAct::What::removes : HolidayAct::What::undoes;
  act.number = json.at("number").get<int>();
  act.where = jurisdiction_from(json.at("division").get<std::string>()).value();
  act.day = parse_date(json.at("date").get<std::string>()).value();
  act.title = json.at("title").get<std::string>();
  act.undone = json.at("undone").get<int>();
  act.by = json.at("by").get<std::string>();
  act.reason = json.at("reason").get<std::string>();
  act.on = parse_date(json.at("on").get<std::string>()).value();
  return act;
}

void apply(HolidayAct const& act, Json& events) {
  auto const day = to_iso(act.day);
  auto const found = std::find_if(events.begin(), events.end(), [&](Json const& event) { return event.value("date", "") == day; });
  if (act.what == HolidayAct::What::removes && found != events.end()) events.erase(found);
  if (act.what == HolidayAct::What::adds && found == events.end()) events.push_back({{"title", act.title}, {"date", day}});
}

}  // namespace

std::vector<HolidayAct> holiday_acts_in(std::string_view data) {
  std::vector<HolidayAct> acts;
  auto const json = parse_json(data);
  if (!json || !json->is_object() || !json->contains(kActs)) return acts;
  for (auto const& one : json->at(kActs)) acts.push_back(act_of(one));
  return acts;
}

std::vector<HolidayAct> acts_in_force(std::vector<HolidayAct> const& acts) {
  std::vector<HolidayAct> standing;
  for (auto const& act : acts) {
    bool const undone = std::any_of(acts.begin(), acts.end(), [&](auto const& later) { return later.what == HolidayAct::What::undoes && later.undone == act.number; });
    if (act.what != HolidayAct::What::undoes && !undone) standing.push_back(act);
  }
  return standing;
}

Result<BankHolidays> with_acts(BankHolidays const& file, std::vector<HolidayAct> const& acts) {
  auto json = parse_json(file.source()).value();
  json[kActs] = Json::array();
  for (auto const& act : acts) json[kActs].push_back(json_of(act));
  for (auto const& act : acts_in_force(acts)) apply(act, json.at(to_string(act.where)).at("events"));
  return BankHolidays::from_json(json.dump());
}

}  // namespace rightsdesk::law
