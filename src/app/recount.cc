#include "app/recount.h"

#include "app/acts.h"
#include "app/circumstances.h"
#include "law/holiday_changes.h"

namespace rightsdesk::app {
namespace {

using law::BankHolidays;
using law::DueDate;

std::string day_or_none(std::optional<Date> const& day) { return day ? in_words(*day) : "no date"; }
std::string iso_or_none(std::optional<Date> const& day) { return day ? to_iso(*day) : "none"; }

/// A case whose clock the statute still counts.
bool is_counted(Office const& office, casework::Case const& about) {
  auto const& workflow = workflow_of(office, about);
  auto const& state = workflow.state(about.state);
  return state.open && state.clock != workflow::CaseClock::stopped && workflow.table().no_statutory_clock.empty();
}

std::string list_of(std::map<Date, std::string> const& days, std::map<Date, std::string> const& others, Date from, Date to) {
  std::string list;
  for (auto const& [day, title] : days) {
    if (day < from || day > to || others.count(day) > 0) continue;
    list += (list.empty() ? "" : ", ") + in_words(day) + " (" + title + ")";
  }
  return list;
}

/// Which days between receipt and the later of both dates came or went.
std::string why_it_moved(law::Timeline const& timeline, std::pair<BankHolidays const*, BankHolidays const*> data, Date last) {
  auto const& before = data.first->days(timeline.jurisdiction);
  auto const& after = data.second->days(timeline.jurisdiction);
  auto const came = list_of(after, before, timeline.received, last), went = list_of(before, after, timeline.received, last);
  std::string why = "The bank holidays changed";
  if (!came.empty()) why += "; new: " + came;
  if (!went.empty()) why += "; no longer: " + went;
  return why;
}

struct Both {
  DueDate before, after;
};

std::optional<Both> count_both(law::Timeline const& timeline, BankHolidays const& old, BankHolidays const& now) {
  auto const before = law::due_date(timeline, old), after = law::due_date(timeline, now);
  if (!before || !after) return std::nullopt;
  return Both{*before, *after};
}

bool same_dates(Both const& both) {
  return both.before.due == both.after.due && both.before.safe_due == both.after.safe_due &&
         both.before.internal_target == both.after.internal_target && both.before.extension_notice_by == both.after.extension_notice_by;
}

Date latest_of(Both const& both, Date received) {
  auto last = received;
  for (auto const& day : {both.before.due, both.after.due, both.before.safe_due, both.after.safe_due}) {
    if (day) last = std::max(last, *day);
  }
  return last;
}

/// Writes it down that a date moved.
void write_down(Work& work, Office const& office, casework::Case const& about, Both const& both, std::string const& why, std::string const& versions) {
  record(work, office, about, "program",
         {"due_date_moved", office.clock.today(),
          {{"from", iso_or_none(both.before.due)}, {"to", iso_or_none(both.after.due)}, {"safe_from", iso_or_none(both.before.safe_due)},
           {"safe_to", iso_or_none(both.after.safe_due)}, {"why", why}},
          "from=" + iso_or_none(both.before.due) + " to=" + iso_or_none(both.after.due) + " safe_from=" + iso_or_none(both.before.safe_due) +
              " safe_to=" + iso_or_none(both.after.safe_due) + " holidays=" + versions});
}

template <class Then>
std::vector<MovedDate> each_that_moves(Work& work, Office const& office, BankHolidays const& before, BankHolidays const& after, Then const& then) {
  std::vector<MovedDate> all;
  for (auto const& about : work.cases().for_rules().all()) {
    if (!is_counted(office, about)) continue;
    auto const timeline = clock_of(office, about, work.cases().for_rules().events(about.id));
    auto const both = count_both(timeline, before, after);
    if (!both || same_dates(*both)) continue;
    MovedDate moved{about.id, about.reference, both->before.due, both->after.due, why_it_moved(timeline, {&before, &after}, latest_of(*both, about.received))};
    then(about, *both, moved.why);
    all.push_back(std::move(moved));
  }
  return all;
}

}  // namespace

std::vector<MovedDate> dates_that_move(Work& work, Office const& office, BankHolidays const& before, BankHolidays const& after) {
  return each_that_moves(work, office, before, after, [](auto const&, Both const&, std::string const&) {});
}

std::vector<MovedDate> write_moved_dates(Work& work, Office const& office, BankHolidays const& before, BankHolidays const& after) {
  auto const versions = before.version().substr(0, 12) + ".." + after.version().substr(0, 12);
  return each_that_moves(work, office, before, after, [&](casework::Case const& about, Both const& both, std::string const& why) { write_down(work, office, about, both, why, versions); });
}

Recount recount_open_cases(Office& office) {
  Recount recounted;
  office.works.in_one([&](Work& work) {
    recounted = {};
    auto const kept = work.holidays().latest();
    // What an administrator changed stays with another file too.
    auto const acts = kept ? law::holiday_acts_in(*kept) : std::vector<law::HolidayAct>{};
    auto const now = acts.empty() ? office.rules.holidays : law::with_acts(office.rules.holidays, acts).value();
    if (kept && *kept == now.source()) return;
    recounted.changed = kept.has_value();
    work.holidays().put(now.version(), now.source(), office.clock.now());
    work.ledger().record({"program", "holidays_taken", {}, "version=" + now.version()}, office.clock.now());
    auto const old = kept ? BankHolidays::from_json(*kept) : Result<BankHolidays>(tl::unexpected(Refusal{}));
    if (old) recounted.moved = write_moved_dates(work, office, *old, now);
  });
  return recounted;
}

std::vector<std::string> moved_dates_of(std::vector<casework::CaseEvent> const& events) {
  std::vector<std::string> sentences;
  for (auto const& event : events) {
    if (event.what != "due_date_moved") continue;
    auto const day = [&](char const* name) { return day_or_none(parse_date(casework::detail_of(event, name))); };
    bool const statutory = casework::detail_of(event, "from") != casework::detail_of(event, "to");
    sentences.push_back((statutory ? "The due date moved from " + day("from") + " to " + day("to") : "The cautious date moved from " + day("safe_from") + " to " + day("safe_to")) +
                        " on " + in_words(event.on) + ". " + casework::detail_of(event, "why") + ".");
  }
  return sentences;
}

}  // namespace rightsdesk::app
