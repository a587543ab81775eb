#pragma once
// What a council changed in the bank holidays of the file: its own acts, kept with the data they made, so that both can be told apart and taken back.
#include <string>
#include <string_view>
#include <vector>

#include "law/bank_holidays.h"

namespace rightsdesk::law {

/// One act of a named person. An act is never changed; `undoes` takes an earlier one back.
struct HolidayAct {
  enum class What { adds, removes, undoes } what = What::adds;
  int number = 0;        ///< from 1, in their order
  Jurisdiction where = Jurisdiction::england_and_wales;
  Date day = {};         ///< of what is undone too
  std::string title = {};  ///< of a day that is added or taken away
  int undone = 0;        ///< the number of the act that is taken back
  std::string by = {};   ///< a member of staff
  std::string reason = {};
  Date on = {};
};

/// The acts that `data` keeps (the source of holidays in force), oldest first; none for a file as it is published.
std::vector<HolidayAct> holiday_acts_in(std::string_view data);

/// Those not taken back.
std::vector<HolidayAct> acts_in_force(std::vector<HolidayAct> const& acts);

/// `file` with what stands of `acts`, whose source() keeps them. Adding a day that the file has, or taking away one that it has not,
/// changes nothing: a later file may have caught up. Refused (bad_holidays) when nothing would be left of a division.
Result<BankHolidays> with_acts(BankHolidays const& file, std::vector<HolidayAct> const& acts);

}  // namespace rightsdesk::law
