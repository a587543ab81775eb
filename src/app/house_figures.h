#pragma once
// The figures of the whole house for a regulator (desks.md R3.9): asked for by a named person, counted by a worker over every case of the controller, those
// that are kept to named people too, for they are numbers alone; kept for a while and taken away as CSV, workbook or PDF. Decision 066.
#include <string>
#include <vector>

#include "app/figure_desk.h"
#include "app/figure_tables.h"
#include "app/release.h"

namespace rightsdesk::app {

/// Days from asking; then what was counted goes, and can be counted again.
constexpr int kHouseFiguresKeptDays = 90;
/// Ten years: what a page of months still holds.
constexpr int kLongestPeriodDays = 3660;

struct HouseFiguresLine {
  HouseFigures figures;
  enum class Standing { working, done, failed } standing = Standing::working;
  Date kept_until;
};
/// Newest first. Refused: not_permitted.
Result<std::vector<HouseFiguresLine>> house_figures(Office& office, Actor const& actor, std::string const& controller);
/// The data protection officer, a manager and an auditor.
bool may_count_house(Actor const& actor);

/// Has a worker count them. Refused: not_permitted; out_of_order, in_future or too_long, with the field "from" or "to"; not_now (the same period is being counted).
Done ask_for_house_figures(Office& office, Actor const& actor, std::string const& controller, Period const& period);

/// What was counted, as its tables: the regulator's first. That it was taken, and as what ("csv", "xlsx", "pdf"), is noted. Refused: not_permitted, not_found
/// (another controller's too, and what is not counted yet).
Result<std::vector<FigureTable>> house_tables(Office& office, Actor const& actor, std::string const& controller, std::string const& id, std::string const& as);
/// The same as a PDF: the regulator's measures, then months, rights, services, sources and requesters in short.
Result<FormFile> house_pdf(Office& office, Actor const& actor, std::string const& controller, std::string const& id);

/// Forgets what was asked for more than kHouseFiguresKeptDays ago; how many.
int forget_house_figures(Office& office);

}  // namespace rightsdesk::app
