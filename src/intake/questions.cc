#include "intake/questions.h"

#include <algorithm>

#include "core/date.h"
#include "core/text.h"
#include "core/wording.h"
#include "intake/safe_contact.h"
#include "person/identifiers.h"

namespace rightsdesk::intake {
namespace {

constexpr std::size_t kLongestLine = 300, kLongestText = 5000;

std::vector<std::string> values(FormAnswers const& answers, std::string const& field) {
  auto const found = answers.find(field);
  return found == answers.end() ? std::vector<std::string>{} : found->second;
}

bool offers(Question const& question, std::string const& value) {
  return std::any_of(question.options.begin(), question.options.end(),
                     [&](Option const& option) { return option.value == value; });
}

Refusal mistake(Question const& question, std::string code, std::string text, std::string const& part = "") {
  return {std::move(code), std::move(text), question.id + part, {}};
}

std::optional<Refusal> check_date(Question const& question, FormAnswers const& answers) {
  auto const day = answer(answers, question.id + "-day");
  auto const month = answer(answers, question.id + "-month");
  auto const year = answer(answers, question.id + "-year");
  if (day.empty() && month.empty() && year.empty()) {
    return question.required ? std::optional{mistake(question, "missing", question.missing, "-day")} : std::nullopt;
  }
  if (day.empty()) return mistake(question, "incomplete", worded("{label_words} must include a day", {{"label_words", question.label}}), "-day");
  if (month.empty()) return mistake(question, "incomplete", worded("{label_words} must include a month", {{"label_words", question.label}}), "-month");
  if (year.size() != 4) return mistake(question, "incomplete", "Year must include 4 numbers", "-year");
  auto const two = [](std::string const& text) { return text.size() == 1 ? "0" + text : text; };
  if (!parse_date(year + "-" + two(month) + "-" + two(day))) {
    return mistake(question, "not_real", worded("{label_words} must be a real date", {{"label_words", question.label}}), "-day");
  }
  return std::nullopt;
}

std::optional<Refusal> check_address(Question const& question, FormAnswers const& answers) {
  if (!answer(answers, question.id + "-none").empty()) return std::nullopt;
  if (answer(answers, question.id + "-lines").empty()) {
    return question.required ? std::optional{mistake(question, "missing", question.missing, "-lines")} : std::nullopt;
  }
  auto const postcode = answer(answers, question.id + "-postcode");
  if (!postcode.empty() && !person::postcode(postcode)) {
    return mistake(question, "not_real", "Enter a full UK postcode, like IG11 7LU, or leave it empty", "-postcode");
  }
  return std::nullopt;
}

std::optional<Refusal> check_choice(Question const& question, FormAnswers const& answers) {
  auto const chosen = values(answers, question.id);
  if (chosen.empty() || chosen.front().empty()) {
    return question.required ? std::optional{mistake(question, "missing", question.missing)} : std::nullopt;
  }
  bool const known = std::all_of(chosen.begin(), chosen.end(), [&](auto const& value) { return offers(question, value); });
  if (!known || (question.kind == Kind::radios && chosen.size() > 1)) {
    return mistake(question, "not_offered", question.missing.empty() ? "Select one of the answers" : question.missing);
  }
  return std::nullopt;
}

std::optional<Refusal> check_text(Question const& question, FormAnswers const& answers) {
  auto const given = values(answers, question.id);
  auto const text = answer(answers, question.id);
  if (text.empty()) return question.required ? std::optional{mistake(question, "missing", question.missing)} : std::nullopt;
  auto const longest = question.kind == Kind::long_text ? kLongestText : kLongestLine;
  if (count_code_points(given.front()) > longest) {
    return mistake(question, "too_long", worded("{label_words} must be {count} characters or fewer", {{"label_words", question.label}, {"count", std::to_string(longest)}}));
  }
  if (question.kind == Kind::email && !person::email(text)) return mistake(question, "not_real", question.missing);
  if (question.kind == Kind::phone && text.find_first_of("0123456789") == std::string::npos) {
    return mistake(question, "not_real", "Enter a phone number, like 020 7946 0000");
  }
  return std::nullopt;
}

std::optional<Refusal> check(Question const& question, FormAnswers const& answers) {
  switch (question.kind) {
    case Kind::date: return check_date(question, answers);
    case Kind::address: return check_address(question, answers);
    case Kind::radios:
    case Kind::checkboxes: return check_choice(question, answers);
    case Kind::file: return std::nullopt;
    default: return check_text(question, answers);
  }
}

/// Somebody who can be reached in no way can be told nothing.
std::optional<Refusal> no_way_is_safe(FormPage const& page, FormAnswers const& answers) {
  auto const safe = safe_contact(answers);
  bool const asked_here = std::any_of(page.questions.begin(), page.questions.end(), [](auto const& question) { return question.id == "safe-email"; });
  bool const none = safe.email == Safe::no && safe.text == Safe::no && safe.post == Safe::no && safe.phone == Safe::no;
  if (!asked_here || !none) return std::nullopt;
  return Refusal{"no_way", "Select at least one way that is safe. If none is, call us", "safe-email", {}};
}

std::string label_of(Question const& question, std::string const& value) {
  for (auto const& option : question.options) {
    if (option.value == value) return option.label;
  }
  return value;
}

}  // namespace

bool is_asked(Question const& question, FormAnswers const& answers) {
  if (question.asked_when.empty()) return true;
  auto const equals = question.asked_when.find('=');
  bool const unless = question.asked_when[equals - 1] == '!';
  auto const field = question.asked_when.substr(0, equals - (unless ? 1 : 0));
  auto const wanted = split(question.asked_when.substr(equals + 1), '|');
  auto const given = values(answers, field);
  bool const any = std::any_of(given.begin(), given.end(), [&](auto const& value) {
    return std::find(wanted.begin(), wanted.end(), tidied(value)) != wanted.end();
  });
  return any != unless;
}

std::vector<FormPage const*> pages_for(FormAnswers const& answers) {
  std::vector<FormPage const*> asked;
  for (auto const& page : pages()) {
    bool const any = std::any_of(page.questions.begin(), page.questions.end(),
                                 [&](Question const& question) { return is_asked(question, answers); });
    if (any) asked.push_back(&page);
  }
  return asked;
}

std::vector<Refusal> check_page(FormPage const& page, FormAnswers const& answers) {
  std::vector<Refusal> mistakes;
  for (auto const& question : page.questions) {
    if (!is_asked(question, answers)) continue;
    if (auto wrong = check(question, answers)) mistakes.push_back(std::move(*wrong));
  }
  if (auto wrong = mistakes.empty() ? no_way_is_safe(page, answers) : std::nullopt) mistakes.push_back(std::move(*wrong));
  return mistakes;
}

std::string shown(Question const& question, FormAnswers const& answers) {
  std::string line;
  if (question.kind == Kind::date) {
    auto const year = answer(answers, question.id + "-year");
    if (!year.empty()) line = answer(answers, question.id + "-day") + " " + answer(answers, question.id + "-month") + " " + year;
  } else if (question.kind == Kind::address) {
    line = answer(answers, question.id + "-none").empty()
               ? answer(answers, question.id + "-lines") + " " + answer(answers, question.id + "-postcode")
               : "No fixed address";
  } else {
    for (auto const& value : values(answers, question.id)) {
      if (!value.empty()) line += (line.empty() ? "" : ", ") + label_of(question, value);
    }
  }
  line = tidied(line);
  return line.empty() ? "Not provided" : line;
}

std::string answer(FormAnswers const& answers, std::string const& field) {
  auto const given = values(answers, field);
  return given.empty() ? std::string{} : tidied(given.front());
}

}  // namespace rightsdesk::intake
