#pragma once
// What the request form asks, in order, one page at a time. One table: the pages, the checks and the check-answers page read it.
#include <map>
#include <string>
#include <vector>

#include "core/result.h"

namespace rightsdesk::intake {

/// Answers as given, by field name; several values for checkboxes. Personal data.
using FormAnswers = std::map<std::string, std::vector<std::string>>;

enum class Kind { text, long_text, radios, checkboxes, date, email, phone, address, file };

struct Option {
  std::string value, label, hint = {};
};

struct Question {
  std::string id;  ///< the field's name; a date has id-day, id-month, id-year; an address id-lines, id-postcode
  std::string label;
  std::string hint = {};
  Kind kind = Kind::text;
  bool required = false;
  std::string missing = {};  ///< the error when a required answer is absent: "Enter your full name"
  std::vector<Option> options = {};
  std::string autocomplete = {};
  std::string asked_when = {};  ///< "who-for=child|someone": asked only then; "right!=see": only when not; empty: always
};

struct FormPage {
  std::string id;     ///< its address: /request/<id>
  std::string title;  ///< the h1; when a page has one question, the question itself
  std::string intro = {};
  std::vector<Question> questions;
};

/// The pages of the form, in order; the same table whenever it is asked.
std::vector<FormPage> const& pages();
/// Is `question` asked, given the answers so far?
bool is_asked(Question const& question, FormAnswers const& answers);
/// The pages that have at least one question asked.
std::vector<FormPage const*> pages_for(FormAnswers const& answers);
/// Every mistake on one page, each with its field, in the page's order. Empty when it may go on.
std::vector<Refusal> check_page(FormPage const& page, FormAnswers const& answers);
/// The answer as one line for the check-answers page; "Not provided" when absent.
std::string shown(Question const& question, FormAnswers const& answers);
/// First value of a field, tidied; empty when absent.
std::string answer(FormAnswers const& answers, std::string const& field);

}  // namespace rightsdesk::intake
