#include "web/caseload/health_views.h"

namespace rightsdesk::web::caseload {
namespace {

using Grade = app::SourceHealth::Grade;
using Outcome = sources::Tried::Outcome;

struct GradeWords {
  char const *words, *colour;
};
GradeWords words_for(Grade grade) {
  switch (grade) {
    case Grade::well: return {"Works", "green"};
    case Grade::look: return {"Works, look at it", "yellow"};
    case Grade::failing: return {"Does not work", "red"};
    case Grade::unknown: return {"Not asked lately", "grey"};
  }
  throw Bug("a grade of health without words");
}
char const* colour_of(Outcome outcome) { return outcome == Outcome::good ? "green" : outcome == Outcome::warning ? "yellow" : outcome == Outcome::failed ? "red" : "grey"; }

std::string at_words(Instant at) { return in_words(at); }

std::string last_words(app::SourceHealth const& health) {
  if (health.card.commissioned()) return "Its owner looks, and answers on a page of its own";
  if (!health.last) return "Not in the last " + std::to_string(app::kHealthDays) + " days";
  return standing_words(search::to_string(health.last->state)) + ", " + at_words(health.last->ended);
}

std::string failure_words(app::SourceHealth const& health) {
  auto words = std::to_string(health.failures) + " of " + counted(static_cast<std::size_t>(health.searches), "search", "searches");
  if (health.failures_in_a_row > 1) words += "; the last " + std::to_string(health.failures_in_a_row) + " in a row";
  return words;
}

View step_view(sources::Tried const& step) {
  return View().text("step", plain(step.step)).text("outcome", plain(sources::to_string(step.outcome))).text("outcome_colour", colour_of(step.outcome)).text("step_words", step.words);
}

View source_view(app::SourceHealth const& health, MayCheck may_check, NameOf const& name_of) {
  View view;
  auto const grade = health.card.commissioned() ? GradeWords{"Asked in writing", "grey"} : words_for(health.grade);
  view.text("source_id", health.card.id).text("source_title", health.card.title).text("owner", health.card.owner).text("protocol", health.card.protocol);
  view.text("grade_words", grade.words).text("grade_colour", grade.colour).text("last", last_words(health));
  view.text("failures", health.searches == 0 ? "" : failure_words(health)).text("failure", health.last ? health.last->failure : "");
  view.text("last_answer", health.last_answer ? at_words(*health.last_answer) : "");
  bool const ended = health.check && health.check->ended_at;
  view.when("being_tried", health.being_tried).text("asked_at", health.being_tried ? at_words(health.check->asked_at) : "");
  view.when("was_tried", ended).text("tried_at", ended ? at_words(*health.check->ended_at) : "").text("tried_by", ended ? actor_words(health.check->asked_by, name_of) : "");
  std::vector<View> steps;
  if (ended) {
    for (auto const& step : health.check->steps) steps.push_back(step_view(step));
  }
  view.each("steps", std::move(steps));
  return view.when("may_try", may_check == MayCheck::yes && !health.card.commissioned() && !health.being_tried);
}

}  // namespace

View health_view(std::vector<app::SourceHealth> const& all, MayCheck may_check, NameOf const& name_of) {
  std::vector<View> sources;
  for (auto const& health : all) sources.push_back(source_view(health, may_check, name_of));
  return View().when("any_sources", !sources.empty()).each("sources", std::move(sources)).text("days", std::to_string(app::kHealthDays));
}

}  // namespace rightsdesk::web::caseload
