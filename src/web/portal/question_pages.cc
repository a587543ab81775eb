#include "web/portal/question_pages.h"

#include <algorithm>

#include "web/pages/fields.h"

namespace rightsdesk::web::portal {
namespace {

using intake::FormAnswers;
using intake::FormPage;
using intake::Kind;
using intake::Question;

std::string address_of(FormPage const& page) { return "/request/" + page.id; }

std::vector<std::string> names_of(Question const& question) {
  auto const& id = question.id;
  if (question.kind == Kind::date) return {id + "-day", id + "-month", id + "-year"};
  if (question.kind == Kind::address) return {id + "-lines", id + "-postcode", id + "-none"};
  return {id};
}

std::vector<Question> asked(FormPage const& page, FormAnswers const& answers) {
  std::vector<Question> questions;
  for (auto const& question : page.questions) {
    if (intake::is_asked(question, answers)) questions.push_back(question);
  }
  return questions;
}

/// What was typed stays as it is; what was chosen, or left out, is said in words of ours.
View answer_view(Question const& question, FormAnswers const& answers) {
  auto const shown = intake::shown(question, answers);
  auto const given = answers.find(question.id);
  std::vector<std::string> words;
  if (shown == "Not provided" || shown == "No fixed address") words.push_back(shown);
  for (auto const& option : question.options) {
    if (given != answers.end() && std::find(given->second.begin(), given->second.end(), option.value) != given->second.end()) words.push_back(option.label);
  }
  return View().text("row_value", words.empty() ? shown : "").each("row_words", worded_lines_of(words));
}

}  // namespace

FormPage const* page_named(std::string const& id, FormAnswers const& answers) {
  for (auto const* page : intake::pages_for(answers)) {
    if (page->id == id) return page;
  }
  return nullptr;
}

View question_view(FormPage const& page, FormAnswers const& answers, std::vector<Refusal> const& mistakes) {
  auto const questions = asked(page, answers);
  bool const heading_is_question = !questions.empty() && questions.front().label == page.title;
  View view;
  view.words("page_title", page.title).text("action", address_of(page));
  view.when("one_question", heading_is_question);
  std::vector<View> first, rest;
  for (auto const& question : questions) {
    bool const leads = first.empty() && rest.empty() && heading_is_question;
    auto const label = leads ? Label::heading : questions.size() == 1 ? Label::plain : Label::medium;
    (leads && !page.intro.empty() ? first : rest).push_back(field_view(question, answers, mistakes, label));
  }
  // A hint says it beside the question; an introduction stands under the heading.
  view.each("fields_first", std::move(first)).each("fields", std::move(rest)).words("intro", page.intro);
  return view;
}

FormAnswers with_page(FormAnswers answers, FormPage const& page, Fields const& form) {
  for (auto const& question : page.questions) {
    for (auto const& name : names_of(question)) {
      auto values = question.kind == Kind::checkboxes ? form.all(name) : std::vector<std::string>{form.one(name)};
      if (!form.has(name)) values.clear();
      if (values.empty()) {
        answers.erase(name);
      } else {
        answers[name] = std::move(values);
      }
    }
  }
  return answers;
}

std::string after(FormPage const& page, FormAnswers const& answers) {
  auto const pages = intake::pages_for(answers);
  for (std::size_t i = 0; i + 1 < pages.size(); ++i) {
    if (pages[i]->id == page.id) return address_of(*pages[i + 1]);
  }
  return "/request/check";
}

std::string before(FormPage const& page, FormAnswers const& answers) {
  auto const pages = intake::pages_for(answers);
  for (std::size_t i = 1; i < pages.size(); ++i) {
    if (pages[i]->id == page.id) return address_of(*pages[i - 1]);
  }
  return "/before-you-start";
}

View check_view(FormAnswers const& answers) {
  std::vector<View> rows;
  for (auto const* page : intake::pages_for(answers)) {
    for (auto const& question : asked(*page, answers)) {
      auto key = question.label;
      if (auto const optional = key.find(" (optional)"); optional != std::string::npos) key.erase(optional);
      rows.push_back(answer_view(question, answers).words("row_key", key).text("row_change", address_of(*page) + "?return=check"));
    }
  }
  return View().each("rows", std::move(rows));
}

std::string first_unfinished(FormAnswers const& answers) {
  for (auto const* page : intake::pages_for(answers)) {
    if (!intake::check_page(*page, answers).empty()) return address_of(*page);
  }
  return {};
}

}  // namespace rightsdesk::web::portal
