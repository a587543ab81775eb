#include "app/home.h"

#include <algorithm>
#include <cmath>

#include "app/acts.h"
#include "app/at_share.h"
#include "app/circumstances.h"
#include "app/standing.h"

namespace rightsdesk::app {
namespace {

constexpr int kWeeks = 13, kSoonDays = 5, kMostTasks = 25, kMostCases = 10, kFewest = 5, kYear = 365;

bool theirs_to_do(workflow::TaskKind const& kind, Actor const& actor) {
  return std::any_of(kind.outcomes.begin(), kind.outcomes.end(), [&](auto const& outcome) {
    return std::any_of(actor.roles.begin(), actor.roles.end(), [&](auto const& role) { return outcome.by.count(role) > 0; });
  });
}

workflow::TaskKind const* kind_of(Office const& office, TaskStanding const& task) {
  auto const workflow = office.rules.workflows.find(task.workflow);
  return workflow == office.rules.workflows.end() ? nullptr : workflow->second.kind(task.kind);
}

/// Puts each open task where it belongs, by role, by whose case it is and by day.
class Sorting {
 public:
  Sorting(Office const& office, Actor const& actor, Home& home) : office_(office), actor_(actor), home_(home), today_(office.clock.today()) {
    for (auto const& cover : home.covering) covered_.insert(cover.of);
  }

  void take(TaskStanding const& task) {
    auto const* kind = kind_of(office_, task);
    bool const own = task.officer == actor_.id, theirs = own || covered_.count(task.officer) > 0;
    if (kind == nullptr || (!theirs && !task.officer.empty())) return;
    if (!theirs_to_do(*kind, actor_)) {
      home_.waiting_elsewhere += own ? 1 : 0;  // of whoever is away, their own Today tells
      return;
    }
    if (auto* list = list_for(task)) put(*list, task, *kind);
  }

 private:
  std::vector<HomeTask>* list_for(TaskStanding const& task) {
    auto const come = [&](std::optional<Date> const& day) { return day && *day <= today_; };
    if (task.due && *task.due < today_) return &home_.late;
    if (come(task.due) || come(task.chase_on) || come(task.escalate_on)) return &home_.today;
    return task.due && *task.due <= plus_days(today_, kSoonDays) ? &home_.soon : nullptr;
  }

  void put(std::vector<HomeTask>& list, TaskStanding const& task, workflow::TaskKind const& kind) {
    if (static_cast<int>(list.size()) >= kMostTasks) {
      ++home_.more_tasks;
      return;
    }
    HomeTask one{task.about, task.reference, kind.title, kind.owner, task.due};
    one.days_late = task.due ? std::max(0, days_between(*task.due, today_)) : 0;
    one.ask_again = (task.chase_on && *task.chase_on <= today_) || (task.escalate_on && *task.escalate_on <= today_);
    if (covered_.count(task.officer) > 0) one.in_place_of = task.officer;
    list.push_back(std::move(one));
  }

  Office const& office_;
  Actor const& actor_;
  Home& home_;
  Date today_;
  std::set<StaffId> covered_;
};

/// What whoever is away has to do and was asked; nobody's is taken already.
void take_over(Work& work, Cover const& cover, Sorting& sorting, Home& home) {
  for (auto const& task : work.desk().open_tasks({cover.of, {}})) {
    if (task.officer == cover.of) sorting.take(task);
  }
  for (auto& asked : asked_of_colleague(work, cover.of)) home.asked.push_back(std::move(asked));
}

std::string of_cases(int cases, std::string const& rest) { return std::to_string(cases) + (cases == 1 ? " case " : " cases ") + rest; }

}  // namespace

Forecast forecast_of(int open, int received, int closed) {
  Forecast forecast{open, received, closed};
  double const a_week = static_cast<double>(received - closed) / kWeeks;
  auto const after = [&](int weeks) { return std::max(0, static_cast<int>(std::lround(open + a_week * weeks))); };
  forecast.in_four_weeks = after(4);
  forecast.in_twelve_weeks = after(12);
  forecast.because = {{"forecast.received", of_cases(received, "came in during the last 13 weeks")}, {"forecast.closed", of_cases(closed, "were closed in the same weeks")},
                      {"forecast.straight", "The difference, week by week, goes on as it was: nothing else is taken into account"}};
  return forecast;
}

Home home_of(Office& office, Actor const& actor) {
  bring_up_to_date(office);
  Home home;
  office.works.look([&](Work& work) {
    home = {};
    auto const days = desk_days(office);
    home.covering = covered_by(work, actor.id, days.today);
    home.asked = asked_of_colleague(work, actor.id);
    Sorting sorting(office, actor, home);
    for (auto const& task : work.desk().open_tasks({actor.id, {}})) sorting.take(task);
    for (auto const& cover : home.covering) take_over(work, cover, sorting, home);
    CaseFilter own;
    own.officer = actor.id.str();
    for (auto const& standing : work.desk().list(own, days, {}, {0, kMostCases})) {
      if (auto const about = work.cases().find(standing.about)) home.cases.push_back(line_of(work, office, *about));
    }
    home.cases_in_all = work.desk().count(own, days);
    home.counts = work.desk().counts(days);
    home.workload = work.desk().workload(days);
    auto const since = plus_days(days.today, -7 * kWeeks);
    home.forecast = forecast_of(home.counts.open, work.desk().received_since(since), work.desk().closed_since(since));
  });
  return home;
}

Effort effort_of(Office& office, casework::Case const& about) {
  bring_up_to_date(office);
  Effort effort;
  office.works.look([&](Work& work) {
    effort = {};
    auto const since = plus_days(office.clock.today(), -kYear);
    auto const days = work.desk().days_taken(casework::workflow_name(about), since);
    auto const pages = work.desk().pages_given(casework::workflow_name(about), since);
    auto const title = workflow_of(office, about).table().title;
    if (static_cast<int>(days.size()) >= kFewest) {
      effort.cases = static_cast<int>(days.size());
      effort.middle_days = at_share(days, 0.5);
      effort.most_days = at_share(days, 0.8);
      effort.because.push_back({"effort.days", of_cases(effort.cases, "of the same kind (" + title + ") were closed in the last year, counted from the day of receipt")});
    }
    if (static_cast<int>(pages.size()) >= kFewest) {
      effort.packs = static_cast<int>(pages.size());
      effort.middle_pages = at_share(pages, 0.5);
      effort.most_pages = at_share(pages, 0.8);
      effort.because.push_back({"effort.pages", std::to_string(effort.packs) + " packs were released for such cases of the last year"});
    }
  });
  return effort;
}

}  // namespace rightsdesk::app
