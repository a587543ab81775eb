#include "scenario.h"

#include "core/text.h"
#include "yaml/section.h"

namespace rightsdesk::scenarios {
namespace {

std::vector<std::string> texts_of(yaml::Section& row, std::string const& key) {
  if (!row.has(key)) return {};
  return row.is_list(key) ? row.texts(key) : std::vector<std::string>{row.text(key)};
}

std::string lines(std::vector<std::string> const& list) {
  std::string text;
  for (auto const& line : list) text += (text.empty() ? "" : "\n") + line;
  return text;
}

void put_date(intake::FormAnswers& answers, std::string const& iso) {
  auto const parts = split(iso, '-');
  if (parts.size() != 3) return;
  answers["born-year"] = {parts[0]};
  answers["born-month"] = {parts[1]};
  answers["born-day"] = {parts[2]};
}

/// The form as somebody fills it in; what the story does not care for is filled in plainly.
intake::FormAnswers answers_of(yaml::Section& request) {
  intake::FormAnswers answers;
  answers["right"] = texts_of(request, "right");
  answers["who-for"] = {request.text_or("for", "me")};
  answers["full-name"] = {request.text("name")};
  put_date(answers, request.text("born"));
  if (request.has("requester")) answers["requester-name"] = {request.text("requester")};
  if (request.has("relation")) answers["relation"] = {request.text("relation")};
  answers["address-lines"] = {lines(texts_of(request, "address"))};
  if (answers["address-lines"].front().empty()) answers["address-lines"] = {"12 Weir Lane"};
  auto services = texts_of(request, "services");
  answers["services"] = services.empty() ? std::vector<std::string>{"not-sure"} : services;
  answers["wanted"] = {request.text_or("wanted", "everything")};
  answers["email"] = {request.text_or("email", "somebody@example.org")};
  answers["safe-contact"] = {"yes"};
  answers["identity"] = {"show"};
  answers["format"] = {"online"};
  for (auto const& [field, value] : request.pairs("says")) {
    answers[field] = field == "mailings" ? split(value, ' ') : std::vector<std::string>{value};
  }
  return answers;
}

Expected expected_of(yaml::Section row) {
  Expected expected;
  expected.state = row.text_or("state", "");
  expected.resident_sees = row.text_or("resident_sees", "");
  expected.clock = row.text_or("clock", "");
  expected.urgency_words = row.text_or("words", "");
  expected.due = row.text_or("due", "");
  expected.safe_due = row.text_or("safe_due", "");
  expected.target = row.text_or("target", "");
  expected.open = row.pairs("open");
  expected.ended = row.pairs("ended");
  expected.task_due = row.pairs("task_due");
  expected.chase = texts_of(row, "chase");
  expected.escalate = texts_of(row, "escalate");
  expected.moves = texts_of(row, "moves");
  expected.letters = texts_of(row, "letters");
  expected.cases = texts_of(row, "cases");
  expected.copy_holds = texts_of(row, "copy_holds");
  row.no_more();
  return expected;
}

Step step_of(yaml::Section& row) {
  Step step;
  step.line = row.line();
  step.on = row.text_or("on", "");
  step.at_case = row.text_or("case", "");
  step.who = row.text_or("who", "officer");
  step.does = row.text_or("does", "");
  step.adds = row.text_or("adds", "");
  step.ends = row.text_or("ends", "");
  step.chases = row.text_or("chases", "");
  step.cancels = row.text_or("cancels", "");
  step.sends = row.text_or("sends", "");
  step.opens = row.text_or("opens", "");
  step.writes = row.text_or("writes", "");
  step.as = row.text_or("as", "");
  step.at = row.text_or("at", "");
  step.about = row.text_or("about", "");
  step.because = row.text_or("because", "");
  step.all = row.yes("all");
  step.fields = row.pairs("fields");
  step.refused = row.text_or("refused", "");
  step.says = row.text_or("says", "");
  if (row.has("expect")) step.expected = expected_of(row.section("expect"));
  row.no_more();
  return step;
}

}  // namespace

Scenario read_scenario(std::string const& file, std::vector<std::string>& complaints) {
  auto top = yaml::Section::of_file(file, complaints);
  Scenario scenario;
  scenario.file = file.substr(file.rfind('/') + 1);
  scenario.title = top.text("title");
  scenario.law = texts_of(top, "law");
  scenario.controller = top.text("controller");
  scenario.jurisdiction = top.text_or("jurisdiction", "");
  auto request = top.section("request");
  scenario.received = request.text("received");
  scenario.channel = request.text_or("channel", "online");
  scenario.answers = answers_of(request);
  request.no_more();
  scenario.sources = texts_of(top, "sources");
  scenario.holds = top.pairs("holds");
  scenario.tells = top.pairs("tells");
  scenario.only_by = top.pairs("only_by");
  for (auto& row : top.sections("story")) scenario.story.push_back(step_of(row));
  top.no_more();
  return scenario;
}

}  // namespace rightsdesk::scenarios
