#include "web/pages/fields.h"

#include <algorithm>

namespace rightsdesk::web {
namespace {

using intake::FormAnswers;
using intake::Kind;
using intake::Question;

std::vector<std::string> given(FormAnswers const& answers, std::string const& field) {
  auto const found = answers.find(field);
  return found == answers.end() ? std::vector<std::string>{} : found->second;
}

std::string first(FormAnswers const& answers, std::string const& field) {
  auto const all = given(answers, field);
  return all.empty() ? std::string() : all.front();
}

/// The first mistake of the question or of one of its parts.
std::string mistake_of(Question const& question, std::vector<Refusal> const& mistakes) {
  for (auto const& mistake : mistakes) {
    if (mistake.field == question.id || mistake.field.starts_with(question.id + "-")) {
      // "wanted" is not a part of "wanted-detail": only date and address have parts.
      if (mistake.field == question.id || question.kind == Kind::date || question.kind == Kind::address) return mistake.text;
    }
  }
  return {};
}

bool wrong(std::vector<Refusal> const& mistakes, std::string const& field) {
  return std::any_of(mistakes.begin(), mistakes.end(), [&](Refusal const& mistake) { return mistake.field == field; });
}

std::vector<View> option_views(Question const& question, FormAnswers const& answers) {
  auto const chosen = given(answers, question.id);
  std::vector<View> views;
  for (auto const& option : question.options) {
    View view;
    view.text("value", option.value).words("option_label", option.label).words("option_hint", option.hint);
    view.text("item_id", views.empty() ? question.id : question.id + "-" + option.value);
    view.when("checked", std::find(chosen.begin(), chosen.end(), option.value) != chosen.end());
    views.push_back(view);
  }
  return views;
}

View date_part(Question const& question, FormAnswers const& answers, std::vector<Refusal> const& mistakes, std::string const& part) {
  auto const field = question.id + "-" + part;
  View view;
  view.text("part_id", field).text("part_value", first(answers, field));
  view.words("part_label", part == "day" ? "Day" : part == "month" ? "Month" : "Year");
  view.text("part_width", part == "year" ? "4" : "2").when("part_wrong", wrong(mistakes, field));
  view.text("part_autocomplete", question.autocomplete == "bday" ? "bday-" + part : "");
  return view;
}

std::string input_type(Kind kind) { return kind == Kind::email ? "email" : kind == Kind::phone ? "tel" : "text"; }

bool is_grouped(Kind kind) {
  return kind == Kind::radios || kind == Kind::checkboxes || kind == Kind::date || kind == Kind::address;
}

std::string described_by(Question const& question, bool mistaken) {
  std::string ids;
  if (!question.hint.empty()) ids = question.id + "-hint";
  if (mistaken) ids += (ids.empty() ? "" : " ") + question.id + "-error";
  return ids;
}

}  // namespace

View field_view(Question const& question, FormAnswers const& answers, std::vector<Refusal> const& mistakes, Label label) {
  auto const mistake = mistake_of(question, mistakes);
  auto const kind = question.kind;
  View view;
  view.text("id", question.id).words("label", question.label).words("hint", question.hint);
  view.words("error", mistake).text("described_by", described_by(question, !mistake.empty()));
  view.when("label_heading", label == Label::heading).when("label_plain", label == Label::plain);
  view.text("size", label == Label::heading ? "l" : label == Label::medium ? "m" : "s");
  view.text("value", first(answers, question.id)).text("autocomplete", question.autocomplete);
  view.when("is_line", !is_grouped(kind) && kind != Kind::long_text && kind != Kind::file);
  view.when("is_long", kind == Kind::long_text).when("is_grouped", is_grouped(kind));
  view.when("is_radios", kind == Kind::radios).when("is_checkboxes", kind == Kind::checkboxes);
  view.when("is_date", kind == Kind::date).when("is_address", kind == Kind::address).when("is_file", kind == Kind::file);
  view.text("input_type", input_type(kind)).when("spellcheck", kind == Kind::long_text);
  view.each("options", option_views(question, answers));
  view.each("parts", kind != Kind::date ? std::vector<View>{}
                                        : std::vector<View>{date_part(question, answers, mistakes, "day"),
                                                            date_part(question, answers, mistakes, "month"),
                                                            date_part(question, answers, mistakes, "year")});
  view.text("lines", first(answers, question.id + "-lines")).text("postcode", first(answers, question.id + "-postcode"));
  view.when("lines_wrong", wrong(mistakes, question.id + "-lines"));
  view.when("postcode_wrong", wrong(mistakes, question.id + "-postcode"));
  view.when("no_address", !first(answers, question.id + "-none").empty());
  return view;
}

std::vector<View> field_views(std::vector<Question> const& questions, FormAnswers const& answers,
                              std::vector<Refusal> const& mistakes, Label label) {
  std::vector<View> views;
  for (auto const& question : questions) views.push_back(field_view(question, answers, mistakes, label));
  return views;
}

std::vector<View> error_links(std::vector<Refusal> const& mistakes) {
  std::vector<View> links;
  for (auto const& mistake : mistakes) {
    links.push_back(View().text("mistake_href", mistake.field.empty() ? "" : "#" + mistake.field).words("mistake_text", mistake.text));
  }
  return links;
}

intake::FormAnswers answers_of(Fields const& form) {
  intake::FormAnswers answers;
  for (auto const& [name, value] : form.values()) {
    if (name != "csrf") answers[name].push_back(value);
  }
  return answers;
}

}  // namespace rightsdesk::web
