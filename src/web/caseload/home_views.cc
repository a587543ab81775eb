#include "web/caseload/home_views.h"

#include <algorithm>

#include "web/caseload/task_views.h"
#include "web/pages/words.h"

namespace rightsdesk::web::caseload {
namespace {

std::string day_count(int days) { return counted(static_cast<std::size_t>(days), "day", "days"); }
std::string case_count(int cases) { return counted(static_cast<std::size_t>(cases), "case", "cases"); }

using Names = std::map<std::string, std::string>;
std::string called(Names const& colleagues, StaffId const& id) {
  auto const name = colleagues.find(id.str());
  return name == colleagues.end() ? "somebody who has left" : name->second;
}

std::vector<View> asked_views(std::vector<app::AskedOf> const& asked, std::vector<app::Cover> const& covering, Names const& colleagues) {
  std::vector<View> views;
  for (auto const& one : asked) {
    bool const covered = std::any_of(covering.begin(), covering.end(), [&](auto const& cover) { return cover.of == one.whose; });
    views.push_back(View().text("remark_href", "/staff/cases/" + one.about.str() + "/review/remarks#remark-" + one.remark).text("reference", one.reference)
                        .text("asked_by", called(colleagues, StaffId(one.by))).text("asked_on", in_words(local_date(one.since))).text("in_place_of", covered ? called(colleagues, one.whose) : ""));
  }
  return views;
}

std::vector<View> cover_views(std::vector<app::Cover> const& covering, Names const& colleagues) {
  std::vector<View> views;
  for (auto const& one : covering) views.push_back(View().text("away", called(colleagues, one.of)).text("until", in_words(one.to)).text("away_href", "/staff/cases?with=" + one.of.str()));
  return views;
}

std::vector<View> task_views(std::vector<app::HomeTask> const& tasks, Names const& colleagues) {
  std::vector<View> views;
  for (auto const& task : tasks) {
    View view;
    view.text("work_href", "/staff/cases/" + task.about.str() + "/work").text("reference", task.reference).text("task_title", task.title);
    view.text("due_on", task.due ? in_words(*task.due) : "").text("late_words", task.days_late > 0 ? day_count(task.days_late) + " late" : "");
    view.text("in_place_of", task.in_place_of.empty() ? "" : called(colleagues, task.in_place_of));
    views.push_back(view.when("ask_again", task.ask_again));
  }
  return views;
}

std::vector<View> workload_views(std::vector<app::Workload> const& workload, std::map<std::string, std::string> const& colleagues) {
  std::vector<View> views;
  for (auto const& one : workload) {
    auto const name = colleagues.find(one.officer.str());
    auto const words = one.officer.empty() ? "Nobody" : name == colleagues.end() ? "Somebody who has left" : name->second;
    auto const with = "/staff/cases?with=" + (one.officer.empty() ? std::string(app::kNobody) : one.officer.str());
    views.push_back(View().text("who", words).text("who_href", with).text("who_open", std::to_string(one.open)).text("who_overdue", std::to_string(one.overdue))
                        .text("who_soon", std::to_string(one.soon)));
  }
  return views;
}

std::vector<View> case_views(std::vector<app::CaseLine> const& cases) {
  std::vector<View> views;
  for (auto const& line : cases) {
    views.push_back(View().text("case_href", "/staff/cases/" + line.id.str()).text("reference", line.reference).text("subject", line.subject_name)
                        .text("next_action", line.next_action).text("due_words", line.due_words).text("colour", tag_colour(line.urgency)).text("proposed", line.proposed));
  }
  return views;
}

View forecast_view(app::Forecast const& forecast) {
  View view;
  view.text("open_now", std::to_string(forecast.open)).text("in_four", std::to_string(forecast.in_four_weeks)).text("in_twelve", std::to_string(forecast.in_twelve_weeks));
  bool const grows = forecast.in_twelve_weeks > forecast.open;
  view.text("trend_words", forecast.received == forecast.closed ? "As many come in as are closed." : grows ? "More come in than are closed." : "More are closed than come in.");
  return view.each("forecast_steps", step_views(forecast.because));
}

}  // namespace

View home_view(app::Home const& home, std::map<std::string, std::string> const& colleagues) {
  View view;
  view.each("late_tasks", task_views(home.late, colleagues)).each("today_tasks", task_views(home.today, colleagues)).each("soon_tasks", task_views(home.soon, colleagues));
  view.each("asked", asked_views(home.asked, home.covering, colleagues)).when("any_asked", !home.asked.empty());
  view.each("covering", cover_views(home.covering, colleagues)).when("any_covering", !home.covering.empty());
  bool const any = !home.asked.empty() || !home.late.empty() || !home.today.empty() || !home.soon.empty();
  view.when("any_late", !home.late.empty()).when("any_today", !home.today.empty()).when("any_soon", !home.soon.empty()).when("nothing_to_do", !any);
  view.text("more_tasks", home.more_tasks == 0 ? "" : "And " + std::to_string(home.more_tasks) + " more. They show here as these are done.");
  view.text("elsewhere", home.waiting_elsewhere == 0 ? "" : counted(static_cast<std::size_t>(home.waiting_elsewhere), "task in your cases waits for somebody else.", "tasks in your cases wait for somebody else."));
  view.each("own_cases", case_views(home.cases)).when("any_own", !home.cases.empty());
  view.text("own_words", case_count(home.cases_in_all)).when("more_own", home.cases_in_all > static_cast<int>(home.cases.size()));
  view.text("overdue", std::to_string(home.counts.overdue)).text("soon", std::to_string(home.counts.soon)).text("unassigned", std::to_string(home.counts.unassigned));
  view.text("waiting", std::to_string(home.counts.waiting)).each("workload", workload_views(home.workload, colleagues)).when("any_workload", !home.workload.empty());
  return view.also(forecast_view(home.forecast));
}

View effort_view(app::Effort const& effort) {
  View view;
  view.when("any_effort", effort.cases > 0 || effort.packs > 0);
  view.text("effort_days", effort.cases == 0 ? "" : "Half of such cases took " + day_count(effort.middle_days) + " or fewer, eight of ten took " + day_count(effort.most_days) + " or fewer.");
  auto const pages = [](int count) { return counted(static_cast<std::size_t>(count), "page", "pages"); };
  view.text("effort_pages", effort.packs == 0 ? "" : "Half of their packs had " + pages(effort.middle_pages) + " or fewer, eight of ten had " + pages(effort.most_pages) + " or fewer.");
  return view.each("effort_steps", step_views(effort.because));
}

}  // namespace rightsdesk::web::caseload
