#include "law/bank_holidays.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/json.h"
#include "core/original.h"

namespace rightsdesk::law {
namespace {

constexpr std::array kJurisdictions{Jurisdiction::england_and_wales, Jurisdiction::scotland, Jurisdiction::northern_ireland};

using Days = std::map<Date, std::string>;

std::string text_of(Json const& object, char const* key) {
  auto const found = object.is_object() ? object.find(key) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void add_day(Days& days, Json const& event, std::string const& division, std::vector<std::string>& wrong) {
  auto const day = parse_date(text_of(event, "date"));
  auto const title = text_of(event, "title");
  if (!day) {
    wrong.push_back(division + ": \"" + text_of(event, "date") + "\" is not a date");
  } else if (title.empty()) {
    wrong.push_back(division + ": " + to_iso(*day) + " has no title");
  } else if (!days.emplace(*day, title).second) {
    wrong.push_back(division + ": " + to_iso(*day) + " is given twice");
  }
}

Days read_division(Json const& all, std::string const& division, std::vector<std::string>& wrong) {
  Days days;
  auto const found = all.is_object() ? all.find(division) : all.end();
  if (found == all.end() || !found->is_object() || !found->contains("events") || !found->at("events").is_array()) {
    wrong.push_back("the division \"" + division + "\" is missing");
    return days;
  }
  for (auto const& event : found->at("events")) add_day(days, event, division, wrong);
  if (days.empty()) wrong.push_back(division + ": there are no days");
  return days;
}

bool has_a_day_in(Days const& days, int year, unsigned month) {
  return std::any_of(days.begin(), days.end(), [&](auto const& entry) {
    return static_cast<int>(entry.first.year()) == year && static_cast<unsigned>(entry.first.month()) == month;
  });
}

/// A year is whole when it has its New Year's Day and its Christmas.
bool is_whole(Days const& days, int year) { return has_a_day_in(days, year, 1) && has_a_day_in(days, year, 12); }

}  // namespace

std::string to_string(Jurisdiction jurisdiction) {
  switch (jurisdiction) {
    case Jurisdiction::england_and_wales: return "england-and-wales";
    case Jurisdiction::scotland: return "scotland";
    case Jurisdiction::northern_ireland: return "northern-ireland";
  }
  return {};
}

std::optional<Jurisdiction> jurisdiction_from(std::string_view name) {
  for (auto const jurisdiction : kJurisdictions) {
    if (to_string(jurisdiction) == name) return jurisdiction;
  }
  return std::nullopt;
}

Result<BankHolidays> BankHolidays::from_json(std::string_view text) {
  auto const all = parse_json(text);
  if (!all) return refused("bad_holidays", all.error().text);
  std::vector<std::string> wrong;
  BankHolidays holidays;
  for (auto const jurisdiction : kJurisdictions) {
    holidays.days_[jurisdiction] = read_division(*all, to_string(jurisdiction), wrong);
  }
  if (!wrong.empty()) {
    std::string words;
    for (auto const& line : wrong) words += (words.empty() ? "" : "\n") + line;
    return refused("bad_holidays", words);
  }
  holidays.version_ = sha256_hex(text);
  holidays.source_ = text;
  return holidays;
}

std::string BankHolidays::title(Jurisdiction where, Date day) const {
  auto const division = days_.find(where);
  if (division == days_.end()) return {};
  auto const found = division->second.find(day);
  return found == division->second.end() ? std::string() : found->second;
}

std::map<Date, std::string> const& BankHolidays::days(Jurisdiction where) const {
  static Days const kNone;
  auto const division = days_.find(where);
  return division == days_.end() ? kNone : division->second;
}

bool BankHolidays::is_holiday(Jurisdiction where, Date day) const { return !title(where, day).empty(); }

bool BankHolidays::is_working_day(Jurisdiction where, Date day) const {
  return !is_weekend(day) && !is_holiday(where, day);
}

int BankHolidays::last_verified_year() const {
  int last = 0;
  for (auto const& [jurisdiction, days] : days_) {
    if (days.empty()) return 0;
    int year = static_cast<int>(days.rbegin()->first.year());
    int const first = static_cast<int>(days.begin()->first.year());
    while (year >= first && !is_whole(days, year)) --year;
    last = last == 0 ? year : std::min(last, year);
  }
  return last;
}

int BankHolidays::first_verified_year() const {
  int first = 0;
  for (auto const& [jurisdiction, days] : days_) {
    if (days.empty()) return 0;
    int year = static_cast<int>(days.begin()->first.year());
    if (!is_whole(days, year)) ++year;
    first = std::max(first, year);
  }
  return first;
}

bool is_weekend(Date day) {
  auto const weekday = std::chrono::weekday(std::chrono::sys_days(day));
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

}  // namespace rightsdesk::law
