#include "store/task_store.h"

#include <nlohmann/json.hpp>

#include "store/desk_store.h"
#include "store/sealed.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

Json about_json(casework::Task const& task) {
  return {{"words", task.words.reveal()},
          {"concerns", task.concerns},
          {"concerns_title", task.concerns_title},
          {"fields", task.fields.reveal()},
          {"reason", task.reason.reveal()}};
}

std::string day_text(std::optional<Date> const& day) { return day ? to_iso(*day) : std::string{}; }

}  // namespace

void StoredTasks::add(casework::Task const& task) {
  auto const number = connection_.row(sql("tasks.next_number"), {task.about.str()})->number(0);
  connection_.execute(sql("tasks.insert"),
                      {task.id.str(), number, task.about.str(), task.kind, casework::to_string(task.state), task.outcome,
                       Sealed(vault_, task.about).seal(about_json(task)), task.made_by, to_iso(task.made_on), task.ended_by,
                       day_text(task.ended_on)});
  mark_out_of_date(connection_, task.about);
}

casework::Task StoredTasks::task_from(Row const& row) {
  casework::Task task;
  task.id = TaskId(row.text(0));
  task.about = CaseId(row.text(1));
  task.kind = row.text(2);
  task.state = casework::task_state_from(row.text(3));
  task.outcome = row.text(4);
  auto const about = Sealed(vault_, task.about).json(row.text(5));
  task.words = Personal(about.at("words").get<std::string>());
  task.concerns = about.at("concerns");
  task.concerns_title = about.at("concerns_title");
  task.fields = Personal(about.at("fields").get<casework::TaskFields>());
  task.reason = Personal(about.at("reason").get<std::string>());
  task.made_by = row.text(6);
  task.made_on = parse_date(row.text(7)).value();
  task.ended_by = row.text(8);
  task.ended_on = parse_date(row.text(9));
  return task;
}

std::vector<casework::Task> StoredTasks::tasks_from(std::vector<Row> const& rows) {
  std::vector<casework::Task> tasks;
  for (auto const& row : rows) tasks.push_back(task_from(row));
  return tasks;
}

std::vector<casework::Task> StoredTasks::of_case(CaseId const& about) {
  return tasks_from(connection_.rows(sql("tasks.of_case"), {about.str()}));
}

std::optional<casework::Task> StoredTasks::find(TaskId const& id) {
  auto const row = connection_.row(sql("tasks.by_id"), {id.str()});
  return row ? std::optional{task_from(*row)} : std::nullopt;
}

bool StoredTasks::update(casework::Task const& task) {
  mark_out_of_date(connection_, task.about);
  return connection_.execute(sql("tasks.update"),
                             {casework::to_string(task.state), task.outcome, Sealed(vault_, task.about).seal(about_json(task)),
                              task.ended_by, day_text(task.ended_on), task.id.str()}) == 1;
}

std::vector<casework::Task> StoredTasks::open() { return tasks_from(connection_.rows(sql("tasks.open"), {})); }

}  // namespace rightsdesk::store
