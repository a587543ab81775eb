#include "app/holidays.h"

#include <algorithm>
#include <mutex>

#include "app/acts.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

using law::BankHolidays;
using law::HolidayAct;
using What = HolidayAct::What;

constexpr std::size_t kLongestTitle = 100, kLongestReason = 500;

using Shared = std::shared_ptr<BankHolidays const>;

/// The file with what `kept` changes in it: a function of both texts alone, and there are few of them, so that each pair is worked out once.
Shared put_together(BankHolidays const& file, std::string const& kept) {
  static std::mutex mutex;
  static std::map<std::string, Shared> made;
  std::lock_guard const lock(mutex);
  auto& known = made[file.version() + kept];
  if (known) return known;
  auto const acts = law::holiday_acts_in(kept);
  known = std::make_shared<BankHolidays const>(law::acts_in_force(acts).empty() ? file : law::with_acts(file, acts).value());
  return known;
}

std::vector<HolidayAct> acts_in(Work& work) {
  auto const kept = work.holidays().latest();
  return kept ? law::holiday_acts_in(*kept) : std::vector<HolidayAct>{};
}

Done fits_day(HolidayWish const& wish, BankHolidays const& now, Date today) {
  if (!wish.day) return refused("missing", "Enter the day.", "day-day");
  if (*wish.day <= today) return refused("not_future", "The day must be in the future: what was counted stands.", "day-day");
  bool const is_one = now.is_holiday(wish.where, *wish.day);
  if (wish.what == What::removes) return is_one ? done() : refused("no_change", in_words(*wish.day) + " is no bank holiday.", "day-day");
  if (is_one) return refused("no_change", in_words(*wish.day) + " is a bank holiday already: " + now.title(wish.where, *wish.day) + ".", "day-day");
  auto const title = tidied(wish.title);
  if (title.empty()) return refused("missing", "Enter what the day is called.", "title");
  if (count_code_points(title) > kLongestTitle) return refused("too_long", "What the day is called must be 100 characters or fewer.", "title");
  return done();
}

/// The act that `wish` takes back, while it stands.
HolidayAct const* standing(std::vector<HolidayAct> const& in_force, int number) {
  auto const found = std::find_if(in_force.begin(), in_force.end(), [&](auto const& act) { return act.number == number; });
  return found == in_force.end() ? nullptr : &*found;
}

Result<HolidayAct> act_for(HolidayWish const& wish, std::vector<HolidayAct> const& acts, BankHolidays const& now, Date today) {
  HolidayAct act{wish.what, static_cast<int>(acts.size()) + 1, wish.where, {}, tidied(wish.title), 0, {}, {}, today};
  if (wish.what == What::undoes) {
    auto const in_force = law::acts_in_force(acts);
    auto const* undone = standing(in_force, wish.undone);
    if (undone == nullptr) return refused("not_found", "That change is not in force any more.");
    act.where = undone->where;
    act.day = undone->day;
    act.title = undone->title;
    act.undone = undone->number;
    if (act.day <= today) return refused("not_future", "The day must be in the future: what was counted stands.");
    return act;
  }
  if (auto fits = fits_day(wish, now, today); !fits) return tl::unexpected(fits.error());
  act.day = *wish.day;
  if (act.what == What::removes) act.title = now.title(wish.where, *wish.day);
  return act;
}

Done may_change(Actor const& actor) {
  return actor.roles.contains("administrator") ? done() : refused("not_permitted", "Only administrators change the bank holidays.");
}

struct Change {
  HolidayAct act;
  Shared before;
  BankHolidays after;
};

Result<Change> change_for(Work& work, Office const& office, HolidayWish const& wish, std::string const& by, std::string const& reason) {
  auto acts = acts_in(work);
  auto before = holidays_in_force(work, office);
  auto act = act_for(wish, acts, *before, office.clock.today());
  if (!act) return tl::unexpected(act.error());
  act->by = by;
  act->reason = reason;
  acts.push_back(*act);
  auto after = law::with_acts(office.rules.holidays, acts);
  if (!after) return tl::unexpected(after.error());
  return Change{*act, std::move(before), std::move(*after)};
}

/// Of cases that whoever looks is not shown, their number alone.
void keep_shown(Office& office, HolidayPreview& preview) {
  auto const all = preview.moves.size();
  office.works.look([&](Work& work) {
    std::erase_if(preview.moves, [&](MovedDate const& moved) { return !work.cases().find(moved.about); });
  });
  preview.others = all - preview.moves.size();
}

std::string ledger_detail(HolidayAct const& act, BankHolidays const& after) {
  std::string const what = act.what == What::adds ? "adds" : act.what == What::removes ? "removes" : "undoes";
  return what + "=" + to_iso(act.day) + " division=" + to_string(act.where) + " number=" + std::to_string(act.number) + (act.undone == 0 ? "" : " undone=" + std::to_string(act.undone)) + " version=" + after.version();
}

}  // namespace

Shared holidays_in_force(Work& work, Office const& office) {
  auto const kept = work.holidays().latest();
  return kept ? put_together(office.rules.holidays, *kept) : Shared(Shared(), &office.rules.holidays);
}

std::vector<HolidayAct> holiday_acts(Office& office) {
  std::vector<HolidayAct> acts;
  office.works.look([&](Work& work) { acts = acts_in(work); });
  return acts;
}

Result<HolidayPreview> preview_holiday(Office& office, Actor const& actor, HolidayWish const& wish) {
  if (auto may = may_change(actor); !may) return tl::unexpected(may.error());
  Result<HolidayPreview> preview = tl::unexpected(Refusal{});
  office.works.for_rules().look([&](Work& work) {
    auto const change = change_for(work, office, wish, actor.id.str(), "");
    if (!change) {
      preview = tl::unexpected(change.error());
      return;
    }
    preview = HolidayPreview{change->act, change->before->version(), dates_that_move(work, office, *change->before, change->after)};
  });
  if (preview) keep_shown(office, *preview);
  return preview;
}

Result<Recount> change_holiday(Office& office, Actor const& actor, HolidayWish const& wish, std::string const& counted_with, std::string const& reason) {
  if (auto may = may_change(actor); !may) return tl::unexpected(may.error());
  auto const why = tidied(reason);
  if (why.empty()) return refused("missing", "Say why. The reason goes on the record.", "reason");
  if (count_code_points(why) > kLongestReason) return refused("too_long", "The reason must be 500 characters or fewer.", "reason");
  Result<Recount> made = tl::unexpected(Refusal{});
  office.works.for_rules().in_one([&](Work& work) {
    auto const change = change_for(work, office, wish, actor.id.str(), why);
    if (!change) {
      made = tl::unexpected(change.error());
      return;
    }
    if (change->before->version() != counted_with) {
      made = refused("stale", "Somebody changed the bank holidays meanwhile. Look at what this would do now.");
      return;
    }
    work.holidays().put(change->after.version(), change->after.source(), office.clock.now());
    work.ledger().record({actor.id.str(), "holidays_changed", {}, ledger_detail(change->act, change->after)}, office.clock.now());
    made = Recount{true, write_moved_dates(work, office, *change->before, change->after)};
  });
  return made;
}

}  // namespace rightsdesk::app
