#include "web/caseload/keeping_rule_views.h"

#include <algorithm>

namespace rightsdesk::web::caseload {
namespace {

using Becomes = app::KeepingMove::Becomes;
using retention::Act;
using retention::Term;

constexpr std::size_t kMostShown = 50;

std::string act_words_of(Act act) {
  switch (act) {
    case Act::keep: return "Kept";
    case Act::review: return "A person looks whether it may go";
    case Act::anonymise: return "The person goes, the counts stay, once a person said so";
    case Act::destroy: return "Destroyed, once a person said so";
  }
  return {};
}

std::string typed_or(std::map<std::string, std::string> const& typed, std::string const& key, std::string const& otherwise) {
  auto const found = typed.find(key);
  return found == typed.end() ? otherwise : found->second;
}

std::string term_words(Term const& term) { return plain(term.rule) + ": " + counted(static_cast<std::size_t>(term.months), "month", "months") + ", then: " + act_words_of(term.then); }

View keeping_rule_line(retention::Rule const& rule, TypedTerms const& typed) {
  auto const chosen = typed_or(typed.then, rule.id, retention::to_string(rule.then));
  std::vector<View> acts;
  for (auto const act : {Act::keep, Act::review, Act::anonymise, Act::destroy}) {
    auto const name = retention::to_string(act);
    acts.push_back(View().text("act_value", name).text("act_words", act_words_of(act)).when("is_chosen", name == chosen));
  }
  View view;
  view.text("rule_id", rule.id).text("rule_name", plain(rule.id)).text("rule_text", rule.text).text("rule_citation", rule.citation);
  view.text("rule_months", typed_or(typed.months, rule.id, std::to_string(rule.months))).text("rule_error", typed.wrong_rule == rule.id ? typed.mistake : "");
  return view.each("acts", std::move(acts));
}

std::string day_of(std::optional<Date> const& day) { return day ? in_words(*day) : "No day"; }

std::size_t count_of(std::vector<app::KeepingMove> const& moves, Becomes what) {
  return static_cast<std::size_t>(std::count_if(moves.begin(), moves.end(), [&](auto const& move) { return move.becomes == what; }));
}

std::vector<View> move_views(std::vector<app::KeepingMove> const& moves) {
  std::vector<View> views;
  for (auto const& move : moves) {
    if (views.size() == kMostShown) break;
    auto const becomes = move.becomes == Becomes::due ? "Becomes due" : move.becomes == Becomes::not_due ? "No longer due" : "Moves";
    View view;
    view.text("move_reference", move.reference).text("move_becomes", becomes).text("move_from", day_of(move.from)).text("move_to", day_of(move.to));
    views.push_back(view.text("move_rule", plain(move.rule)).text("move_act", act_words_of(move.after)));
  }
  return views;
}

}  // namespace

View keeping_rules_view(app::KeepingRules const& rules, TypedTerms const& typed, NameOf const& name_of) {
  std::vector<View> lines, versions;
  for (auto const& rule : rules.in_force.rules) lines.push_back(keeping_rule_line(rule, typed));
  for (auto one = rules.versions.rbegin(); one != rules.versions.rend(); ++one) {
    std::vector<View> terms;
    for (auto const& term : retention::terms_in(one->content)) terms.push_back(View().text("line", term_words(term)));
    View view;
    view.text("version_number", std::to_string(one->number)).text("version_by", actor_words(one->by, name_of)).text("version_on", in_words(one->on)).text("version_reason", one->reason);
    versions.push_back(view.when("is_last", one == rules.versions.rbegin()).when("is_file", terms.empty()).each("terms", std::move(terms)));
  }
  View view;
  view.each("rules", std::move(lines)).when("any_versions", !versions.empty()).each("versions", std::move(versions));
  return view.when("differs_from_file", retention::terms_of(rules.in_force) != retention::terms_of(rules.file));
}

View keeping_look_view(app::KeepingPreview const& preview) {
  std::vector<View> changes;
  auto const was = retention::terms_of(preview.before);
  for (auto const& term : preview.terms) {
    auto const before = std::find_if(was.begin(), was.end(), [&](auto const& one) { return one.rule == term.rule; });
    if (before != was.end() && !(*before == term)) changes.push_back(View().text("term_before", term_words(*before)).text("term_after", term_words(term)));
  }
  auto const& moves = preview.moves;
  View view;
  view.each("changes", std::move(changes)).when("none_moves", moves.empty() && preview.others == 0);
  view.text("due_words", counted(count_of(moves, Becomes::due), "closed case", "closed cases")).text("not_due_words", counted(count_of(moves, Becomes::not_due), "closed case", "closed cases"));
  view.text("moved_words", counted(count_of(moves, Becomes::later_or_sooner), "further case", "further cases"));
  view.when("any_moves", !moves.empty()).each("moves", move_views(moves)).text("shown_words", moves.size() > kMostShown ? "The first 50 of " + std::to_string(moves.size()) : "");
  view.text("others_words", preview.others == 0 ? "" : counted(preview.others, "further case", "further cases"));
  return view.text("terms", retention::as_text(preview.terms)).text("seen", preview.seen);
}

}  // namespace rightsdesk::web::caseload
