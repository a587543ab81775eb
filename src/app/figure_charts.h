#pragma once
// Charts of what the cases of the last thirteen months came to, from the lines that the figures keep: pure.
#include <map>
#include <string>
#include <vector>

#include "app/charts.h"
#include "app/figures.h"

namespace rightsdesk::app {

/// The kind of task in which a person writes down why an answer is late.
constexpr char kLateness[] = "lateness";

/// The last thirteen months as "2026-11", this one last.
std::vector<std::string> last_months(Date today);

/// Of the cases received in each month that were answered, or whose statutory day has passed: how many in a hundred in time, rounded down.
Chart on_time_by_month(std::vector<CaseFigures> const& cases, Date today);
/// Days from receipt to the answer, or those of them that the clock ran; of cases answered in the last 365 days. Rights with fewer than five are left out.
enum class Days { calendar, clock };
Chart days_by_right(std::vector<CaseFigures> const& cases, Date today, Days days);
/// Cases received in the last 365 days; at most twelve bars, the last of them the rest. What has no title is named by its id.
Chart received_by_service(std::vector<CaseFigures> const& cases, Date today, std::map<std::string, std::string> const& titles);
Chart received_by_source(std::vector<CaseFigures> const& cases, Date today, std::map<std::string, std::string> const& titles);
/// Pages of the newest pack released, of cases answered in the last 365 days. Rights with fewer than five are left out.
Chart pages_by_right(std::vector<CaseFigures> const& cases, Date today);
/// Places and whole pages withheld in cases answered in the last 365 days, by exemption; at most twelve.
Chart places_by_reason(std::vector<CaseFigures> const& cases, Date today, std::map<std::string, std::string> const& titles);
/// Cases received in the last 365 days that were answered late or are overdue, by the cause that a person wrote down.
Chart late_by_cause(std::vector<CaseFigures> const& cases, Date today, std::map<std::string, std::string> const& causes);
/// Days waited for requesters, of cases received in the last 365 days, by what they were asked.
Chart waits_by_reason(std::vector<CaseFigures> const& cases, Date today);
/// What the cases answered or withdrawn in each month came to.
Chart outcomes_by_month(std::vector<CaseFigures> const& cases, Date today);

}  // namespace rightsdesk::app
