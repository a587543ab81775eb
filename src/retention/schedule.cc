#include "retention/schedule.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/result.h"
#include "law/day_count.h"
#include "yaml/section.h"

namespace rightsdesk::retention {
namespace {

constexpr std::array kActs{"keep", "review", "anonymise", "destroy"};

bool fits(Rule const& rule, CaseFacts const& facts) {
  if (rule.disputed && !facts.disputed) return false;
  return rule.states.empty() || std::find(rule.states.begin(), rule.states.end(), facts.state) != rule.states.end();
}

Rule rule_of(yaml::Section& row) {
  Rule rule;
  rule.id = row.text("id");
  rule.text = row.text("text");
  rule.citation = row.text("citation");
  rule.states = row.texts_or_none("states");
  rule.disputed = row.yes("disputed");
  rule.months = row.number_or("months", 0);
  if (!row.has("months")) row.complain("\"months\" is missing");
  auto const act = std::find(kActs.begin(), kActs.end(), row.text("then"));
  if (act == kActs.end()) row.complain_at("then", "\"then\" is keep, review, anonymise or destroy");
  else rule.then = static_cast<Act>(act - kActs.begin());
  row.no_more();
  return rule;
}

}  // namespace

std::string to_string(Act act) { return kActs.at(static_cast<std::size_t>(act)); }

Verdict verdict_on(CaseFacts const& facts, Schedule const& schedule, Date today) {
  if (!facts.closed) return {Act::keep, "open", {}, {{"open", "The case is open."}}};
  auto const rule = std::find_if(schedule.rules.begin(), schedule.rules.end(), [&](auto const& each) { return fits(each, facts); });
  if (rule == schedule.rules.end()) return {Act::keep, "no_rule", {}, {{"no_rule", "No rule of the schedule is for this case: it is kept."}}};
  auto const due = law::plus_months(*facts.closed, rule->months);
  Verdict verdict{Act::keep, rule->id, due, {{rule->id, rule->text + " Closed on " + in_words(*facts.closed) + ": due on " + in_words(due) + ". " + rule->citation}}};
  if (due > today) return verdict;
  for (auto const& hold : facts.holds) verdict.because.push_back({"hold", hold});
  if (!facts.holds.empty()) return verdict;
  verdict.act = rule->then;
  bool const is_final = rule->then == Act::destroy || rule->then == Act::anonymise;
  if (is_final && !facts.reviewed) {
    verdict.act = Act::review;
    verdict.because.push_back({"review", "A named person says first that it may go."});
  }
  return verdict;
}

Schedule load_schedule(std::string const& file, std::vector<std::string>& complaints) {
  auto top = yaml::Section::of_file(file, complaints);
  Schedule schedule;
  schedule.hold_months = top.number_or("hold_months", 6);
  schedule.message_days = top.number_or("message_days", 30);
  std::set<std::string> ids;
  for (auto& row : top.sections("rules")) {
    schedule.rules.push_back(rule_of(row));
    if (!ids.insert(schedule.rules.back().id).second) row.complain_at("id", "the rule \"" + schedule.rules.back().id + "\" is given twice");
  }
  if (schedule.rules.empty()) top.complain("\"rules\" needs at least one entry");
  top.no_more();
  return schedule;
}

}  // namespace rightsdesk::retention
