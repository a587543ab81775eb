#include "store/source_check_store.h"

#include <nlohmann/json.hpp>

#include "core/json.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

std::string steps_text(std::vector<sources::Tried> const& steps) {
  auto json = Json::array();
  for (auto const& step : steps) json.push_back({{"step", step.step}, {"outcome", sources::to_string(step.outcome)}, {"words", step.words}});
  return json.dump();
}

std::vector<sources::Tried> steps_from(std::string const& text) {
  std::vector<sources::Tried> steps;
  auto const json = parse_json(text);
  if (!json) throw Fault("What a source was found to be cannot be read.", "source_check: " + json.error().text);
  for (auto const& step : *json) steps.push_back({step.at("step"), sources::outcome_from(step.at("outcome")), step.at("words")});
  return steps;
}

}  // namespace

void StoredSourceChecks::put(app::SourceCheck const& check) {
  connection_.execute(sql("source_checks.drop"), {check.source});
  connection_.execute(sql("source_checks.add"), {check.source, check.asked_by, to_iso(check.asked_at), check.ended_at ? to_iso(*check.ended_at) : "", steps_text(check.steps)});
}

std::vector<app::SourceCheck> StoredSourceChecks::all() {
  std::vector<app::SourceCheck> checks;
  for (auto const& row : connection_.rows(sql("source_checks.all"))) {
    checks.push_back({row.text(0), row.text(1), parse_instant(row.text(2)).value(), parse_instant(row.text(3)), steps_from(row.text(4))});
  }
  return checks;
}

std::vector<app::SearchOutcome> StoredSourceChecks::searches_since(Instant since) {
  std::vector<app::SearchOutcome> searches;
  for (auto const& row : connection_.rows(sql("source_checks.searches_since"), {to_iso(since)})) {
    searches.push_back({row.text(0), search::source_state_from(row.text(1)), row.text(2), parse_instant(row.text(3)).value()});
  }
  return searches;
}

}  // namespace rightsdesk::store
