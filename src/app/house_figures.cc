#include "app/house_figures.h"

#include <algorithm>

#include "app/acts.h"
#include "app/case_desk.h"
#include "app/steps.h"
#include "disclosure/bundle.h"

namespace rightsdesk::app {
namespace {

using Standing = HouseFiguresLine::Standing;

constexpr char kCountHouse[] = "count_house";
constexpr auto kKept = std::chrono::hours(24 * kHouseFiguresKeptDays);

Refusal not_yours() { return {"not_permitted", "The data protection officer, a manager or an auditor asks for the figures of the house.", "", {}}; }

/// The jobs that were given up.
std::set<std::string> given_up(Work& work) {
  std::set<std::string> ids;
  for (auto const& job : work.jobs().of_case({})) {
    if (job.kind == kCountHouse && job.state == "dead") ids.insert(job.argument);
  }
  return ids;
}

Standing standing_of_figures(HouseFigures const& figures, std::set<std::string> const& dead) {
  return figures.made_at ? Standing::done : dead.contains(figures.id) ? Standing::failed : Standing::working;
}

Done fit_for_counting(Period const& period, Date today) {
  if (period.to < period.from) return refused("out_of_order", "The last day must be the same as or after the first day", "to");
  if (period.to > today) return refused("in_future", "The last day must be today or in the past", "to");
  if (days_between(period.from, period.to) > kLongestPeriodDays) return refused("too_long", "The period must be 10 years or less", "from");
  return done();
}

std::string days_of(Period const& period) { return "from=" + to_iso(period.from) + " to=" + to_iso(period.to); }

std::optional<HouseFigures> counted_ones(Work& work, std::string const& controller, std::string const& id) {
  auto found = work.desk().for_rules().figures().house_of(id);
  if (!found || found->controller != controller || !found->made_at) return std::nullopt;
  return found;
}

Result<HouseFigures> taken(Office& office, Actor const& actor, std::string const& controller, std::string const& id, std::string const& as) {
  if (!may_count_house(actor)) return tl::unexpected(not_yours());
  Result<HouseFigures> figures = refused("not_found", "There are no such figures.");
  office.works.in_one([&](Work& work) {
    auto found = counted_ones(work, controller, id);
    if (!found) return;
    figures = std::move(*found);
    work.ledger().record({actor.id.str(), "house_figures_taken", {}, "as=" + as + " " + days_of(figures->period)}, office.clock.now());
  });
  return figures;
}

/// "Overdue at the end" as title, value with its unit, and how it was counted.
disclosure::Section measures_section(FigureTable const& table) {
  disclosure::Section section{"The measures"};
  section.words = {"Each with its formula, so that anybody can count again."};
  section.sheet = {{2.2, 1, 0.9, 4}, {"Measure", "Value", "Unit", "How it is counted"}, {}};
  for (std::size_t at = 1; at < table.rows.size(); ++at) {
    auto const& row = table.rows[at];
    if (row[1] != "period") section.sheet.rows.push_back({row[2], row[3].empty() ? "–" : row[3], row[4], row[5]});
  }
  return section;
}

/// A line a group, with the measures that are looked at first.
disclosure::Section groups_section(FigureTable const& table) {
  static std::vector<std::pair<std::string, std::string>> const kShown{{"received", "Received"}, {"due", "Fell due"}, {"on_time", "On time"}, {"on_time_share", "On time, %"}, {"open", "Open"}, {"overdue", "Overdue"}, {"days_mean", "Mean days"}};
  disclosure::Section section{table.name};
  section.sheet.weights = {2.4};
  section.sheet.header = {"Of"};
  for (auto const& [metric, title] : kShown) {
    section.sheet.weights.push_back(1);
    section.sheet.header.push_back(title);
  }
  std::map<std::string, std::size_t> lines;
  for (std::size_t at = 1; at < table.rows.size(); ++at) {
    auto const& row = table.rows[at];
    auto const column = std::find_if(kShown.begin(), kShown.end(), [&](auto const& one) { return one.first == row[1]; });
    if (column == kShown.end()) continue;
    auto const [line, is_new] = lines.try_emplace(row[0], section.sheet.rows.size());
    if (is_new) {
      section.sheet.rows.emplace_back(kShown.size() + 1, "–");
      section.sheet.rows.back()[0] = row[0];
    }
    if (!row[3].empty()) section.sheet.rows[line->second][1 + static_cast<std::size_t>(column - kShown.begin())] = row[3];
  }
  if (section.sheet.rows.empty()) {
    section.sheet = {};
    section.words = {"There is nothing to show for this period."};
  }
  return section;
}

}  // namespace

bool may_count_house(Actor const& actor) { return actor.roles.contains("dpo") || actor.roles.contains("manager") || actor.roles.contains("auditor"); }

Result<std::vector<HouseFiguresLine>> house_figures(Office& office, Actor const& actor, std::string const& controller) {
  if (!may_count_house(actor)) return tl::unexpected(not_yours());
  std::vector<HouseFiguresLine> lines;
  office.works.look([&](Work& work) {
    auto const dead = given_up(work);
    for (auto& one : work.desk().for_rules().figures().house(controller)) {
      auto const standing = standing_of_figures(one, dead);
      auto const until = plus_days(local_date(one.asked_at), kHouseFiguresKeptDays);
      lines.push_back({std::move(one), standing, until});
    }
  });
  return lines;
}

Done ask_for_house_figures(Office& office, Actor const& actor, std::string const& controller, Period const& period) {
  if (!may_count_house(actor)) return tl::unexpected(not_yours());
  if (auto fits = fit_for_counting(period, office.clock.today()); !fits) return fits;
  return in_one(office, [&](Work& work) -> Done {
    auto& desk = work.desk().for_rules().figures();
    auto const dead = given_up(work);
    for (auto const& one : desk.house(controller)) {
      bool const same = one.period.from == period.from && one.period.to == period.to;
      if (same && standing_of_figures(one, dead) == Standing::working) return refused("not_now", "This period is being counted already. Look again in a minute.");
    }
    HouseFigures asked;
    asked.id = fresh_id_text();
    asked.controller = controller;
    asked.asked_by = actor.id.str();
    asked.period = period;
    asked.asked_at = office.clock.now();
    desk.put_house(asked);
    work.jobs().add(kCountHouse, {}, asked.id, std::string(kCountHouse) + " " + asked.id);
    work.ledger().record({actor.id.str(), "house_figures_asked", {}, days_of(period)}, asked.asked_at);
    return done();
  });
}

void count_house(Office& office, Job const& job) {
  std::optional<HouseFigures> asked;
  office.works.look([&](Work& work) { asked = work.desk().figures().house_of(job.argument); });
  std::string content;
  if (asked && !asked->made_at) {
    auto cases = cases_for_figures(office);
    std::erase_if(cases, [&](CaseFigures const& one) { return !one.controller.empty() && one.controller != asked->controller; });
    content = as_json(regulator_tables(cases, asked->period));
  }
  office.works.in_one([&](Work& work) {
    auto figures = work.desk().figures().house_of(job.argument);  // it may have gone meanwhile
    if (figures && !figures->made_at) {
      figures->made_at = office.clock.now();
      figures->content = content;
      work.desk().figures().put_house(*figures);
      work.ledger().record({"program", "house_figures_counted", {}, days_of(figures->period)}, *figures->made_at);
    }
    work.jobs().finish(job);
  });
}

Result<std::vector<FigureTable>> house_tables(Office& office, Actor const& actor, std::string const& controller, std::string const& id, std::string const& as) {
  auto const figures = taken(office, actor, controller, id, as);
  if (!figures) return tl::unexpected(figures.error());
  return tables_in(figures->content);
}

Result<FormFile> house_pdf(Office& office, Actor const& actor, std::string const& controller, std::string const& id) {
  auto const figures = taken(office, actor, controller, id, "pdf");
  if (!figures) return tl::unexpected(figures.error());
  auto const tables = tables_in(figures->content);
  auto const days = in_words(figures->period.from) + " to " + in_words(figures->period.to);
  disclosure::Bundle bundle{"figures-" + to_iso(figures->period.from) + "-to-" + to_iso(figures->period.to) + ".pdf", "Figures on data protection requests", days, {}, {}, *figures->made_at};
  bundle.facts = {{"Controller", office.rules.controllers.at(controller).name}, {"Period", days + ", both days included"}, {"Counted", to_iso(*figures->made_at)}};
  bundle.sections.push_back(measures_section(tables.front()));
  for (std::size_t at = 1; at < tables.size(); ++at) bundle.sections.push_back(groups_section(tables[at]));
  auto part = disclosure::make_bundle(bundle);
  return FormFile{part.file_name, "application/pdf", std::move(part.bytes)};
}

int forget_house_figures(Office& office) {
  int gone = 0;
  office.works.for_rules().in_one([&](Work& work) { gone = work.desk().figures().drop_house(office.clock.now() - kKept); });
  return gone;
}

}  // namespace rightsdesk::app
