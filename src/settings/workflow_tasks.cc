#include <algorithm>
#include <filesystem>

#include "law/proof.h"
#include "settings/workflow_parts.h"

namespace rightsdesk::settings {
namespace {

using workflow::Each;
using workflow::FieldKind;
using workflow::TaskDue;
using workflow::TaskKind;

workflow::Choice choice_of(yaml::Section& row) {
  workflow::Choice choice{row.text("value"), row.text("label"), row.text_or("from", "")};
  row.no_more();
  return choice;
}

workflow::TaskField field_of(yaml::Section& row) {
  workflow::TaskField field;
  field.id = row.text("id");
  field.label = row.text("label");
  field.hint = row.text_or("hint", "");
  field.from = row.text_or("from", "");
  field.kind = one_of<FieldKind>(row, "kind", row.text_or("kind", "line"),
                                 {{"line", FieldKind::line}, {"words", FieldKind::words}, {"day", FieldKind::day}, {"choice", FieldKind::choice}, {"reference", FieldKind::reference}, {"proof", FieldKind::proof}});
  field.proof = row.text_or("proof", "");
  for (auto& choice : row.sections("choices")) field.choices.push_back(choice_of(choice));
  auto const& proofs = law::proofs_needed();
  bool const known = std::find(proofs.begin(), proofs.end(), field.proof) != proofs.end();
  if ((field.kind == FieldKind::proof) != known) row.complain("a field of kind proof names one of the evidence matrix in \"proof\", and no other does");
  if ((field.kind == FieldKind::choice) != !field.choices.empty()) row.complain("a field of kind choice has \"choices\", and no other has");
  row.no_more();
  return field;
}

workflow::TaskOutcome outcome_of(yaml::Section& row) {
  workflow::TaskOutcome outcome;
  outcome.name = row.text("name");
  outcome.title = row.text("title");
  outcome.by = roles_of(row, "by");
  outcome.needs = row.texts_or_none("needs");
  outcome.when = conditions_of(row);
  outcome.records = row.text_or("records", "");
  outcome.makes = row.texts_or_none("makes");
  outcome.sends = row.text_or("sends", "");
  row.no_more();
  return outcome;
}

TaskDue due_of(yaml::Section& row) {
  TaskDue due;
  int given = 0;
  for (auto const& [key, count] : std::vector<std::pair<std::string, TaskDue::Count>>{
           {"days", TaskDue::Count::calendar_days}, {"working_days", TaskDue::Count::working_days}, {"before_case_due", TaskDue::Count::before_case_due}}) {
    if (!row.has(key)) continue;
    due.count = count;
    due.days = row.number_or(key, 1);
    ++given;
  }
  bool const at_once = row.yes("at_once");
  if (given + (at_once ? 1 : 0) != 1) row.complain("give one of at_once, days, working_days, before_case_due");
  due.from = one_of<TaskDue::From>(row, "from", row.text_or("from", "made"), {{"made", TaskDue::From::made}, {"received", TaskDue::From::received}});
  due.rule = row.text("rule");
  row.no_more();
  return due;
}

workflow::TaskMaking making_of(yaml::Section& row) {
  workflow::TaskMaking making;
  making.on = row.texts("on");
  making.each = one_of<Each>(row, "each", row.text_or("each", "once"),
                             {{"once", Each::once}, {"source", Each::source}, {"mailing_source", Each::mailing_source},
                              {"recipient", Each::recipient}, {"record", Each::record}});
  making.only_if = row.texts_or_none("only_if");
  row.no_more();
  return making;
}

/// What a kind is, wherever it is written.
void read_body(yaml::Section& row, TaskKind& kind) {
  kind.title = row.text("title");
  kind.help = row.text_or("help", "");
  kind.owner = row.text("owner");
  kind.words_from = row.text_or("words_from", "");
  kind.records = row.text_or("records", "");
  kind.instructs = row.text_or("instructs", "");
  kind.shows = row.text_or("shows", "");
  if (!kind.shows.empty() && kind.shows != "retention") row.complain_at("shows", "\"shows\" is retention");
  if (auto due = row.section_if("due")) kind.due = due_of(*due);
  kind.chase_after = row.number_or("chase_after", 0);
  kind.escalate_after = row.number_or("escalate_after", 0);
  for (auto& field : row.sections("fields")) kind.fields.push_back(field_of(field));
  for (auto& outcome : row.sections("outcomes")) kind.outcomes.push_back(outcome_of(outcome));
}

/// When it is made: the workflow's own, also for a kind of the catalogue.
void read_makings(yaml::Section& row, TaskKind& kind) {
  if (row.has("by_hand")) kind.by_hand = roles_of(row, "by_hand");
  if (row.has("in")) kind.in = row.texts("in");
  for (auto& made : row.sections("made")) kind.makings.push_back(making_of(made));
}

}  // namespace

Catalogue task_catalogue(std::string const& folder, yaml::Complaints& complaints) {
  Catalogue catalogue;
  if (!std::filesystem::is_directory(folder)) return catalogue;
  std::vector<std::filesystem::path> files(std::filesystem::directory_iterator(folder), {});
  std::sort(files.begin(), files.end());
  for (auto const& path : files) {
    if (path.extension() != ".yaml") continue;
    auto top = yaml::Section::of_file(path.string(), complaints);
    for (auto& row : top.sections("kinds")) {
      TaskKind kind;
      kind.kind = row.text("kind");
      read_body(row, kind);
      row.no_more();
      if (!catalogue.emplace(kind.kind, kind).second) row.complain("the kind " + kind.kind + " is given twice");
    }
    top.no_more();
  }
  return catalogue;
}

std::optional<TaskKind> task_of(yaml::Section& row, Catalogue const& catalogue) {
  TaskKind kind;
  if (!row.has("use")) {
    kind.kind = row.text("kind");
    read_body(row, kind);
  } else {
    auto const name = row.text("use");
    auto const found = catalogue.find(name);
    if (found == catalogue.end()) {
      row.complain_at("use", "there is no kind of task " + name + " in tasks/");
      return std::nullopt;
    }
    kind = found->second;
  }
  read_makings(row, kind);
  row.no_more();
  return kind;
}

}  // namespace rightsdesk::settings
