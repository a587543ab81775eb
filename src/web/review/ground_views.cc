#include "web/review/ground_views.h"

#include "web/pages/fields.h"

namespace rightsdesk::web::review {
namespace {

using intake::Kind;
using intake::Question;

std::vector<Question> questions_of(law::Exemption const& exemption) {
  std::vector<Question> questions;
  for (auto const& field : exemption.must_record) {
    bool const is_day = field.kind != law::RecordField::Kind::text;
    auto const hint = field.optional ? "Leave empty if there is none" : field.kind == law::RecordField::Kind::opinion_date ? "It counts for six months" : "";
    questions.push_back({field_id(exemption.code, field.id), field.ask, hint, is_day ? Kind::date : Kind::text, !field.optional, ""});
  }
  questions.push_back({field_id(exemption.code, "decided_by"), "Who decided (name and role)", "", Kind::text, true, ""});
  if (exemption.silent_possible) {
    questions.push_back({field_id(exemption.code, "silent_reason"), "Why even a neutral label would do the harm",
                         "Leave empty unless a named person decided that the requester must not see that something was taken out", Kind::text, false, ""});
  }
  return questions;
}

/// What is offered in a fresh form; what was typed stands in one that came back.
intake::FormAnswers offered(law::Exemption const& exemption, GroundForm const& form) {
  if (form.code == exemption.code) return form.typed;
  intake::FormAnswers answers;
  for (auto const& field : exemption.must_record) answers[field_id(exemption.code, field.id)] = {field.suggest};
  answers[field_id(exemption.code, "decided_by")] = {form.who};
  return answers;
}

View ground_view(app::GroundToRecord const& ground, GroundForm const& form) {
  auto const& exemption = *ground.exemption;
  std::vector<View> places;
  int number = 0;
  for (auto const& place : ground.places) {
    places.push_back(View().text("place_id", exemption.code + "-place-" + std::to_string(++number)).text("place_scope", place.scope).text("place_words", place.words));
  }
  auto const mistakes = form.code == exemption.code ? form.mistakes : std::vector<Refusal>{};
  View view;
  view.text("ground_code", exemption.code).text("ground_title", exemption.title).text("ground_test", exemption.test).text("ground_decides", exemption.decides);
  view.text("ground_note", ground.note).each("ground_places", std::move(places));
  return view.each("ground_fields", field_views(questions_of(exemption), offered(exemption, form), mistakes, Label::plain));
}

View record_view(app::GroundRecord const& record, NameOf const& name_of) {
  auto const& fields = record.fields.reveal();
  auto const decided = fields.find("decided_by");
  View view;
  view.text("record_code", record.code).text("record_places", counted(record.scopes.size(), "place", "places"));
  view.text("record_decided", decided == fields.end() ? "" : decided->second).when("record_silent", record.silent);
  return view.text("record_by", actor_words(record.made_by, name_of)).text("record_at", in_words(record.made_at));
}

}  // namespace

std::string field_id(std::string const& code, std::string const& name) { return code + "-" + name; }

View grounds_view(app::GroundsDesk const& desk, GroundForm const& form, NameOf const& name_of) {
  std::vector<View> grounds, records;
  for (auto const& ground : desk.to_record) grounds.push_back(ground_view(ground, form));
  for (auto const& record : desk.recorded) records.push_back(record_view(record, name_of));
  View view;
  view.when("any_grounds", !grounds.empty()).each("grounds", std::move(grounds));
  return view.when("any_records", !records.empty()).each("records", std::move(records));
}

}  // namespace rightsdesk::web::review
