#include "web/caseload/views.h"
#include "web/review/views.h"

namespace rightsdesk::web::review {
namespace {

using redaction::Outcome;
using redaction::Standing;

std::string standing_of(Standing standing) {
  if (standing == Standing::subject) return "The person the records are about";
  return standing == Standing::professional ? "Acts in an official role" : "Somebody else";
}

std::string decision_words(redaction::Decision const& decision) {
  if (decision.outcome == Outcome::withhold) return "Withheld (" + decision.code + ")";
  return decision.outcome == Outcome::release ? "Released" : "Not decided";
}

std::vector<std::string> names_in(person::Description const& described) {
  std::vector<std::string> names;
  for (auto const& name : described.names) names.push_back(name.full);
  return names;
}

}  // namespace

View people_view(std::vector<app::PersonLine> const& people, std::vector<law::Exemption> const& exemptions) {
  std::vector<View> views;
  std::size_t undecided = 0;
  for (auto const& line : people) {
    auto const& known = line.person.known;
    auto const& decision = line.person.decision;
    auto names = names_in(known.described);
    auto const main = names.empty() ? "Name not known" : names.front();
    if (!names.empty()) names.erase(names.begin());
    bool const subject = known.standing == Standing::subject;
    undecided += !subject && decision.outcome == Outcome::undecided ? 1 : 0;
    View view;
    view.text("person", known.id.str()).text("person_name", main).text("role", plain(known.role));
    view.text("standing", standing_of(known.standing)).each("other_names", lines_of(names)).when("any_other_names", !names.empty());
    view.text("mentions", counted(static_cast<std::size_t>(line.mentions), "mention", "mentions"));
    view.text("in_records", counted(static_cast<std::size_t>(line.records), "record", "records"));
    view.each("reasons", step_views(known.known_from)).when("is_subject", subject);
    view.text("decision_words", subject ? "Never withheld from themselves" : decision_words(decision));
    view.text("decision_colour", subject || decision.outcome == Outcome::release ? "green"
                                 : decision.outcome == Outcome::withhold           ? "red" : "yellow");
    view.text("decision_reason", decision.reason).each("codes", code_views(exemptions, decision.code));
    view.text("proposed", known.standing == Standing::professional ? "Proposed: release" : "Proposed: withhold");
    views.push_back(view);
  }
  View view;
  view.text("undecided_words", counted(undecided, "person to decide", "people to decide"));
  return view.when("any_people", !views.empty()).each("people", std::move(views));
}

View inconsistencies_view(CaseId const& about, std::vector<app::Inconsistency> const& list) {
  std::vector<View> views;
  for (auto const& one : list) {
    views.push_back(View().text("same_text", one.text).text("withheld", std::to_string(one.withheld))
                        .text("released", std::to_string(one.released))
                        .text("withheld_href", caseload::review_link(about, one.where_withheld))
                        .text("released_href", caseload::review_link(about, one.where_released)));
  }
  return View().when("any_inconsistent", !views.empty()).each("inconsistencies", std::move(views));
}

View open_points_view(CaseId const& about, std::vector<app::OpenPoint> const& points) {
  std::vector<View> views;
  for (auto const& point : points) {
    views.push_back(View().text("point_what", point.what).text("point_href", caseload::review_link(about, point.where)));
  }
  return View().when("any_open", !views.empty()).each("open_points", std::move(views));
}

}  // namespace rightsdesk::web::review
