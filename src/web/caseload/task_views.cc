#include "web/caseload/task_views.h"

#include <algorithm>
#include <map>

#include "app/evidence.h"
#include "core/text.h"
#include "web/caseload/owner_views.h"

namespace rightsdesk::web::caseload {
namespace {

using casework::TaskState;
using intake::Kind;
using intake::Question;

Kind kind_of(workflow::FieldKind kind) {
  switch (kind) {
    case workflow::FieldKind::words: return Kind::long_text;
    case workflow::FieldKind::day: return Kind::date;
    case workflow::FieldKind::choice: return Kind::radios;
    case workflow::FieldKind::proof: return Kind::checkboxes;
    case workflow::FieldKind::line:
    case workflow::FieldKind::reference: return Kind::text;
  }
  throw Bug("a kind of field that no form shows");
}

Question question_of(std::string const& form, workflow::TaskField const& field) {
  Question question;
  question.id = field_name(form, field.id);
  question.label = field.label;
  question.hint = field.hint;
  question.kind = kind_of(field.kind);
  for (auto const& choice : field.choices) {
    if (choice.from.empty() || parse_date(choice.from)) question.options.push_back({choice.value, choice.label});
  }
  return question;
}

/// What is written down already, as the form's own answers.
intake::FormAnswers written(std::string const& form, app::TaskLine const& line) {
  intake::FormAnswers answers;
  for (auto const& field : line.kind.fields) {
    auto const found = line.task.fields.reveal().find(field.id);
    if (found == line.task.fields.reveal().end()) continue;
    auto const name = field_name(form, field.id);
    auto const day = field.kind == workflow::FieldKind::day ? parse_date(found->second) : std::nullopt;
    if (!day) {
      auto const seen = field.kind == workflow::FieldKind::proof ? app::documents_in(found->second) : std::set<std::string>{found->second};
      answers[name] = {seen.begin(), seen.end()};
      continue;
    }
    answers[name + "-day"] = {std::to_string(static_cast<unsigned>(day->day()))};
    answers[name + "-month"] = {std::to_string(static_cast<unsigned>(day->month()))};
    answers[name + "-year"] = {std::to_string(static_cast<int>(day->year()))};
  }
  return answers;
}

std::vector<View> forms(std::string const& form, std::vector<Question> const& questions, TypedWork const& typed,
                        intake::FormAnswers const& otherwise) {
  bool const mine = typed.form == form;
  return field_views(questions, mine ? typed.answers : otherwise, mine ? typed.mistakes : std::vector<Refusal>{}, Label::plain);
}

std::string role_words(std::string const& role) { return role == "dpo" ? "Data protection officer" : plain(role); }

std::string pressing_words(casework::Pressing pressing) {
  if (pressing == casework::Pressing::chase) return "Ask again";
  return pressing == casework::Pressing::escalate ? "Tell the next one up" : "";
}

/// A field's value as it is read: a choice by its label, a day in words.
std::string shown(workflow::TaskField const& field, std::string const& value) {
  auto const chosen = field.kind == workflow::FieldKind::proof ? app::documents_in(value) : std::set<std::string>{value};
  std::string labels;
  for (auto const& choice : field.choices) {
    if (chosen.count(choice.value) > 0) labels += (labels.empty() ? "" : "; ") + choice.label;
  }
  if (!labels.empty()) return labels;
  auto const day = field.kind == workflow::FieldKind::day ? parse_date(value) : std::nullopt;
  return day ? in_words(*day) : value;
}

std::vector<View> field_rows(app::TaskLine const& line) {
  std::vector<View> rows;
  for (auto const& field : line.kind.fields) {
    auto const found = line.task.fields.reveal().find(field.id);
    if (found == line.task.fields.reveal().end() || found->second.empty()) continue;
    rows.push_back(View().text("row_key", field.label).text("row_value", shown(field, found->second)).text("row_change", ""));
  }
  if (!line.task.reason.reveal().empty()) rows.push_back(View().text("row_key", "Why").text("row_value", line.task.reason.reveal()).text("row_change", ""));
  return rows;
}

View head_of(app::TaskLine const& line, NameOf const& name_of) {
  View view;
  view.text("task_title", line.kind.title).text("task_words", line.task.words.reveal()).text("task_concerns", line.task.concerns_title);
  view.text("task_owner", role_words(line.kind.owner)).text("task_help", line.kind.help);
  view.text("made_on", in_words(line.task.made_on)).text("made_by", line.task.made_by == "program" ? "the program" : actor_words(line.task.made_by, name_of));
  return view;
}

std::vector<View> schedule_views(std::vector<app::DisposalLine> const& lines) {
  static std::map<app::Disposing, char const*> const kColours{
      {app::Disposing::kept, "blue"}, {app::Disposing::due, "yellow"}, {app::Disposing::held, "red"}, {app::Disposing::unknown, "grey"}};
  std::vector<View> views;
  for (auto const& line : lines) {
    views.push_back(View().text("schedule_service", line.service).text("schedule_rule", line.as_worded).text("schedule_words", line.words)
                        .text("schedule_state", plain(app::to_string(line.disposing))).text("schedule_colour", kColours.at(line.disposing))
                        .each("schedule_steps", step_views(line.because)));
  }
  return views;
}

View open_view(app::TaskLine const& line, TypedWork const& typed, NameOf const& name_of) {
  auto const form = "task-" + line.task.id.str();
  auto view = head_of(line, name_of);
  view.text("task_id", line.task.id.str()).text("due_on", line.due.day ? in_words(*line.due.day) : "").each("due_steps", step_views(line.due.because));
  view.text("pressing", pressing_words(line.pressing)).text("chased", line.chased > 0 ? counted(static_cast<std::size_t>(line.chased), "time", "times") : "");
  auto rows = field_rows(line);
  view.when("any_written", !rows.empty()).part("task_summary", View().each("rows", std::move(rows)));
  view.when("may_end", !line.may_end.empty()).when("task_form_open", typed.form == form);
  view.each("task_fields", forms(form, task_questions(line), typed, written(form, line)));
  auto const telling = "tell-" + line.task.id.str();
  view.when("may_tell", !line.acts.empty() && !line.may_end.empty()).when("tell_open", typed.form == telling);
  view.each("telling_fields", forms(telling, telling_questions(line), typed, {}));
  auto const asking = "ask-" + line.task.id.str();
  view.when("may_ask_owner", line.may_ask_owner && !line.may_end.empty()).when("ask_open", typed.form == asking);
  view.each("asking_fields", forms(asking, asking_questions(line), typed, {}));
  bool const waits = line.asked && line.asked->state == commission::State::waiting;
  view.also(owner_view(line.asked ? &*line.asked : nullptr, waits && !line.may_end.empty() ? Chasing::open : Chasing::over));
  view.when("may_cancel", line.task.made_by != "program" && !line.may_end.empty());
  view.when("shows_schedule", !line.schedule.empty()).each("schedule", schedule_views(line.schedule));
  view.text("chase_name", field_name(form, "chase")).text("cancel_name", field_name(form, "cancel"));
  return view;
}

View ended_view(app::TaskLine const& line, NameOf const& name_of) {
  auto view = head_of(line, name_of);
  auto const* outcome = workflow::outcome_named(line.kind, line.task.outcome);
  view.text("task_outcome", outcome != nullptr ? outcome->title : "Cancelled");
  view.text("ended_on", line.task.ended_on ? in_words(*line.task.ended_on) : "").text("ended_by", actor_words(line.task.ended_by, name_of));
  return view.part("task_summary", View().each("rows", field_rows(line)));
}

View move_view(app::MoveLine const& move, TypedWork const& typed) {
  auto const form = "move-" + move.event;
  std::vector<std::string> open;
  for (auto const& step : move.held_back) open.push_back(step.text);
  std::vector<Question> questions;
  if (!move.ask.empty()) questions.push_back({field_name(form, "reason"), move.ask, "", Kind::long_text});
  View view;
  view.text("move_title", move.title).text("move_event", move.event).when("move_free", open.empty()).text("move_proposed", move.proposed);
  view.when("needs_letter", std::any_of(open.begin(), open.end(), [](auto const& words) { return words.find("Letter L-") != std::string::npos; }));
  return view.each("move_fields", forms(form, questions, typed, {})).each("move_open", lines_of(open));
}

}  // namespace

std::string field_name(std::string const& form, std::string const& field) { return form + "." + field; }

std::vector<Question> task_questions(app::TaskLine const& line) {
  auto const form = "task-" + line.task.id.str();
  std::vector<Question> questions;
  for (auto const& field : line.kind.fields) questions.push_back(question_of(form, field));
  Question ended{field_name(form, "outcome"), "How did it end?", "Leave this empty to write down and go on later", Kind::radios};
  for (auto const& name : line.may_end) ended.options.push_back({name, workflow::outcome_named(line.kind, name)->title});
  questions.push_back(std::move(ended));
  questions.push_back({field_name(form, "reason"), "Why?", "It goes on the record", Kind::long_text});
  return questions;
}

std::vector<Question> telling_questions(app::TaskLine const& line) {
  auto const form = "tell-" + line.task.id.str();
  std::vector<Question> questions;
  if (line.kind.instructs == "correct") {
    Question field{field_name(form, "field"), "Which field?", "", Kind::radios};
    for (auto const& act : line.acts) {
      auto const name = act.substr(act.find(' ') + 1);
      field.options.push_back({name, plain(name)});
    }
    questions.push_back(std::move(field));
    questions.push_back({field_name(form, "value"), "What shall it say?", "", Kind::text});
  }
  questions.push_back({field_name(form, "key"), "Record’s number there (optional)", "Leave this empty for every record of the person that was confirmed there", Kind::text});
  return questions;
}

std::vector<Question> asking_questions(app::TaskLine const& line) {
  auto const form = "ask-" + line.task.id.str();
  std::vector<Question> questions;
  if (line.kind.instructs == "correct") {
    questions.push_back({field_name(form, "field"), "Which field?", "As the owner calls it: address, date of birth", Kind::text});
    questions.push_back({field_name(form, "value"), "What shall it say?", "", Kind::text});
  } else {
    questions.push_back({field_name(form, "value"), "What else do they need to know? (optional)", "It goes out as it stands. Name nobody who need not be named", Kind::long_text});
  }
  questions.push_back({field_name(form, "key"), "Record’s number there (optional)", "Leave this empty for every record of the person that was confirmed there", Kind::text});
  return questions;
}

std::vector<Question> adding_questions(workflow::TaskKind const& kind) {
  auto const form = "add-" + kind.kind;
  return {{field_name(form, "words"), "What is it about?", "", Kind::long_text},
          {field_name(form, "concerns"), "Which source or recipient does it concern? (optional)", "", Kind::text}};
}

namespace {

/// Where an owner who does not answer is dealt with.
std::string page_of(commission::Purpose purpose) {
  if (purpose == commission::Purpose::search) return "search";
  return purpose == commission::Purpose::hold ? "hold" : "work";
}

View silent_view(app::SilentOwner const& silent) {
  auto view = owner_view(&silent.asked, Chasing::over);
  view.text("reference", silent.reference).text("owner_href", "/staff/cases/" + silent.about.str() + "/" + page_of(silent.asked.purpose));
  return view.text("owner_source", silent.asked.title).when("to_be_asked", silent.to_be_asked);
}

}  // namespace

View pressing_view(std::vector<app::PressingTask> const& pressing, std::vector<app::SilentOwner> const& silent) {
  std::vector<View> owners;
  for (auto const& each : silent) owners.push_back(silent_view(each));
  std::vector<View> lines;
  for (auto const& each : pressing) {
    auto const& line = each.line;
    lines.push_back(View().text("reference", each.reference).text("work_href", "/staff/cases/" + each.about.str() + "/work").text("task_title", line.kind.title)
                        .text("task_concerns", line.task.concerns_title).text("pressing", pressing_words(line.pressing))
                        .text("due_on", line.due.day ? in_words(*line.due.day) : "").text("task_owner", role_words(line.kind.owner))
                        .text("made_on", in_words(line.task.made_on)));
  }
  View view;
  view.when("any_silent", !owners.empty()).each("silent", std::move(owners));
  return view.when("any_tasks", !lines.empty()).each("tasks", std::move(lines));
}

namespace {

struct Page {
  char const *desk, *words;
};
constexpr Page kPages[] = {{"people", "Settle who is asking"}, {"search", "Search, decide the candidates, finish the search"}, {"search_first", "Search for the person’s records, so that a system can be told which are theirs"}, {"review", "Review the records"},
                           {"pack", "Build the pack, or release it"}, {"copy", "Write the copy, below"}};

std::vector<View> next_pages(app::WorkDesk const& desk) {
  std::vector<View> views;
  for (auto const& page : kPages) {
    if (std::find(desk.elsewhere.begin(), desk.elsewhere.end(), page.desk) == desk.elsewhere.end()) continue;
    std::string const id = page.desk;
    views.push_back(View().text("page_words", page.words).text("page_href", id == "copy" ? "work#copy" : id == "search_first" ? "search" : id));
  }
  return views;
}

std::string others_words(app::WorkDesk const& desk) {
  std::string words;
  for (auto const& role : desk.others) words += (words.empty() ? "" : ", ") + lower_ascii(role_words(role));
  return words;
}

/// What this person does now, in one sentence.
std::string now_words(app::WorkDesk const& desk) {
  auto const mine = std::count_if(desk.tasks.begin(), desk.tasks.end(), [](auto const& line) { return line.task.state == TaskState::open && !line.may_end.empty(); });
  bool const free_move = std::any_of(desk.moves.begin(), desk.moves.end(), [](auto const& move) { return move.held_back.empty(); });
  if (mine > 0) return counted(static_cast<std::size_t>(mine), "task below is yours to do.", "tasks below are yours to do.");
  if (!desk.elsewhere.empty()) return "Go on here:";
  if (free_move) return "Make a next step of the case, when it is right.";
  if (!desk.moves.empty()) return "See under the next steps what each still waits for.";
  return "Nothing is for you to do at this stage.";
}

std::vector<Question> use_questions() {
  Question ground{"use.ground", "The ground for this use", "UK GDPR Article 18(2)", Kind::radios};
  for (auto const& [value, words] : app::grounds_of_use()) ground.options.push_back({value, words});
  return {std::move(ground), {"use.use", "Which use, by whom, and why", "It goes on the record of both cases", Kind::long_text}};
}

}  // namespace

View work_view(app::WorkDesk const& desk, TypedWork const& typed, NameOf const& name_of) {
  std::vector<View> open, ended, moves, kinds;
  for (auto const& line : desk.tasks) {
    bool const is_open = line.task.state == TaskState::open;
    (is_open ? open : ended).push_back(is_open ? open_view(line, typed, name_of) : ended_view(line, name_of));
  }
  std::vector<View> aside;
  bool aside_open = false;
  for (auto const& move : desk.moves) {
    bool const quiet = move.aside && move.proposed.empty();
    (quiet ? aside : moves).push_back(move_view(move, typed));
    aside_open = aside_open || (quiet && typed.form == "move-" + move.event);
  }
  for (auto const& kind : desk.may_add) {
    auto const form = "add-" + kind.kind;
    kinds.push_back(View().text("kind", kind.kind).text("kind_title", kind.title).text("kind_help", kind.help).when("adding", typed.form == form)
                        .each("adding_fields", forms(form, adding_questions(kind), typed, {})));
  }
  View view;
  view.when("any_open", !open.empty()).when("any_ended", !ended.empty()).when("any_moves", !moves.empty()).when("any_kinds", !kinds.empty());
  view.when("any_aside", !aside.empty()).when("aside_open", aside_open).each("aside", std::move(aside));
  view.text("next_words", desk.next).text("now_words", now_words(desk)).each("next_pages", next_pages(desk)).text("others_words", others_words(desk));
  view.when("may_allow_use", desk.may_allow_use && !desk.restrictions.empty()).each("use_fields", forms("use", use_questions(), typed, {}));
  view.when("may_write_copy", desk.may_write_copy).when("copy_written", desk.copy_written);
  return view.each("open_tasks", std::move(open)).each("ended_tasks", std::move(ended)).each("moves", std::move(moves)).each("kinds", std::move(kinds));
}

}  // namespace rightsdesk::web::caseload
