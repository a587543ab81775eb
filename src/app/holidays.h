#pragma once
// The bank holidays that are counted with: those of config/, with what an administrator changed on a page. The store keeps both, so that every
// server counts alike; each change is shown with what it does before it is made, stands on the ledger and can be taken back.
#include <memory>
#include <vector>

#include "app/recount.h"
#include "law/holiday_changes.h"

namespace rightsdesk::app {

/// What is counted with now: the file of config/ where nobody changed anything, else the file with the changes.
std::shared_ptr<law::BankHolidays const> holidays_in_force(Work& work, Office const& office);
std::vector<law::HolidayAct> holiday_acts(Office& office);

struct HolidayWish {
  law::HolidayAct::What what = law::HolidayAct::What::adds;
  law::Jurisdiction where = law::Jurisdiction::england_and_wales;
  std::optional<Date> day = {};
  std::string title = {};
  int undone = 0;  ///< where an act is taken back
};

/// What a change does, before it is made.
struct HolidayPreview {
  law::HolidayAct act;           ///< as it would be kept
  std::string counted_with;      ///< the version of the holidays in force: who confirms sends it back
  std::vector<MovedDate> moves;  ///< every open case whose dates would move, of those that whoever looks is shown
  std::size_t others = 0;        ///< how many more would
};
/// Refused with its field: no day (missing), a past day (not_future), no title (missing, too_long), a day that is a bank holiday already or is none (no_change), an act
/// that there is not or is taken back already (not_found); role (not_permitted): only administrators.
Result<HolidayPreview> preview_holiday(Office& office, Actor const& actor, HolidayWish const& wish);

/// Makes the change in one transaction with the recount of every open case. Refused as its preview, and: no reason (missing, too_long); the holidays in force are not those
/// that it was previewed with (stale).
Result<Recount> change_holiday(Office& office, Actor const& actor, HolidayWish const& wish, std::string const& counted_with, std::string const& reason);

}  // namespace rightsdesk::app
