#include "app/about_them.h"
#include "core/text.h"
#include "web/caseload/views.h"
#include "web/review/views.h"

namespace rightsdesk::web::review {
namespace {

using redaction::Outcome;

std::vector<std::string> names_in(person::Description const& described) {
  std::vector<std::string> names;
  for (auto const& name : described.names) names.push_back(name.full);
  return names;
}

struct GroupWords {
  app::EntryGroup group;
  char const* id;
  char const* title;
  char const* advice;
};
constexpr GroupWords groups_in_order[] = {
    {app::EntryGroup::known, "known", "Family and others the case systems know",
     "Withhold what would identify somebody else, unless it is reasonable to give it."},
    {app::EntryGroup::professional, "professional", "People acting in an official role", "Usually released: they did this as their work."},
    {app::EntryGroup::named, "named", "Named only in the records", "Look closely: some may be the person, a place or an ordinary word."},
    {app::EntryGroup::detail, "detail", "Addresses, numbers and other details", "Details that are not known to be the person’s own."}};

std::string listed(std::vector<std::string> const& names) { return joined(names, ", "); }

std::string proposed_words(app::ProposedRuling const& proposed) {
  if (proposed.outcome == Outcome::withhold) return "Withhold (" + proposed.code + ")";
  return proposed.outcome == Outcome::release ? "Release" : "Wait for their answer";
}

View person_row(app::PersonLine const& line) {
  auto const& known = line.person.known;
  auto const& decision = line.person.decision;
  auto names = names_in(known.described);
  auto const main = names.empty() ? "Name not known" : names.front();
  if (!names.empty()) names.erase(names.begin());
  View view;
  view.text("person", known.id.str()).text("person_name", main).text("role", plain(known.role));
  view.text("other_names", listed(names));
  view.text("mentions", counted(static_cast<std::size_t>(line.mentions), "mention", "mentions"));
  view.text("in_records", counted(static_cast<std::size_t>(line.records), "record", "records"));
  view.text("known_from", known.known_from.empty() ? "" : known.known_from.front().text);
  view.text("decision_words", decision_words(decision));
  view.text("decision_colour", decision_colour(decision));
  auto const proposed = app::proposed_for(line.person);
  view.text("proposed", proposed_words(proposed)).each("proposed_because", step_views(proposed.because));
  view.when("is_flagged", !line.person.about_them.safeguarding.empty());
  return view.when("is_undecided", decision.outcome == Outcome::undecided);
}

}  // namespace

std::string decision_words(redaction::Decision const& decision) {
  if (decision.outcome == Outcome::withhold) return "Withheld (" + decision.code + ")";
  return decision.outcome == Outcome::release ? "Released" : "Not decided";
}

std::string decision_colour(redaction::Decision const& decision) {
  return decision.outcome == Outcome::release ? "green" : decision.outcome == Outcome::withhold ? "red" : "yellow";
}

View person_view(app::PersonLine const& line) { return person_row(line); }

std::string earlier_words(app::EarlierOffer const& offer) {
  auto const whole = !offer.where.empty() && offer.decision.outcome == Outcome::withhold;
  return decision_words(offer.decision) + (whole ? " whole" : "") + " in case " + offer.reference + ", " + in_words(local_date(offer.decision.at));
}

View people_view(std::vector<app::PersonLine> const& people, std::vector<law::Exemption> const& exemptions,
                 std::map<PersonId, std::string> const& earlier) {
  std::vector<View> groups;
  std::size_t undecided = 0;
  for (auto const& words : groups_in_order) {
    std::vector<View> rows;
    for (auto const& line : people) {
      if (line.group != words.group) continue;
      undecided += line.person.decision.outcome == Outcome::undecided ? 1 : 0;
      auto const before = earlier.find(line.person.known.id);
      rows.push_back(person_row(line).text("earlier", before == earlier.end() ? "" : before->second));
    }
    if (rows.empty()) continue;
    View group;
    group.text("group", words.id).text("group_title", words.title).text("group_advice", words.advice);
    groups.push_back(group.each("codes", code_views(exemptions, "S2P3-16")).each("people", std::move(rows)));
  }
  View view;
  view.text("undecided_words", counted(undecided, "person to decide", "people to decide"));
  return view.when("any_people", !groups.empty()).each("groups", std::move(groups));
}

View open_points_view(CaseId const& about, std::vector<app::OpenPoint> const& points) {
  std::vector<View> views;
  for (auto const& point : points) {
    views.push_back(View().text("point_what", point.what).text("point_href", caseload::review_link(about, point.where)));
  }
  constexpr std::size_t kMostShown = 15;
  auto const more = views.size() > kMostShown ? views.size() - kMostShown : 0;
  views.resize(views.size() - more);
  return View().when("any_open", !views.empty()).each("open_points", std::move(views))
      .text("more_open", more == 0 ? "" : "And " + std::to_string(more) + " more. They show here as these are done.");
}

}  // namespace rightsdesk::web::review
