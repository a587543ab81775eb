#include <cstdio>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "law/timeline.h"
#include "main/commands.h"
#include "main/house.h"

namespace rightsdesk {
namespace {

struct Question {
  std::string tree = ".", jurisdiction = "england-and-wales", right = "access", received, csv;
  std::vector<std::string> events;
  bool json = false;
};

law::BankHolidays holidays_of(std::string const& tree) {
  auto holidays = law::BankHolidays::from_json(settings::file_text(tree + "/config/law/bank_holidays.json"));
  if (!holidays) throw Fault("The service is not configured.", holidays.error().text);
  return *holidays;
}

int usage(std::string const& why) {
  std::cerr << "rightsdesk explain-due-date: " << why << "\n";
  return 2;
}

std::string day_or_dash(std::optional<Date> const& day) { return day ? to_iso(*day) : "-"; }

void print_words(law::DueDate const& due) {
  std::printf("status: %s\ndue: %s\nsafe due: %s\ninternal target: %s\nextension notice by: %s\n", to_string(due.status).c_str(),
              day_or_dash(due.due).c_str(), day_or_dash(due.safe_due).c_str(), day_or_dash(due.internal_target).c_str(),
              day_or_dash(due.extension_notice_by).c_str());
  std::printf("because:\n");
  for (auto const& step : due.because) std::printf("  %-8s %s\n", step.rule.c_str(), step.text.c_str());
  for (auto const& warning : due.warnings) std::printf("warning: %s\n", warning.c_str());
}

void print_json(law::DueDate const& due) {
  auto const day = [](std::optional<Date> const& on) { return on ? Json(to_iso(*on)) : Json(nullptr); };
  Json const json{{"status", to_string(due.status)}, {"due", day(due.due)}, {"safe_due", day(due.safe_due)},
                  {"internal_target", day(due.internal_target)}, {"extension_notice_by", day(due.extension_notice_by)},
                  {"extended", due.extended}, {"because", to_json(due.because)}, {"warnings", due.warnings}};
  std::printf("%s\n", json.dump(2).c_str());
}

/// The answers on standard output, remarks on standard error; 1 when a row could not be answered.
int explain_rows(std::string const& file, law::BankHolidays const& holidays) {
  if (!std::filesystem::is_regular_file(file)) return usage("there is no file " + file);
  auto const answer = law::explain_csv(settings::file_text(file), holidays);
  std::cout << answer.lines;
  for (auto const& remark : answer.remarks) std::cerr << remark << "\n";
  if (answer.refused > 0) std::cerr << "rows that could not be answered: " << answer.refused << "\n";
  return answer.refused > 0 ? 1 : 0;
}

int explain(Question const& question) {
  auto const holidays = holidays_of(question.tree);
  if (!question.csv.empty()) return explain_rows(question.csv, holidays);
  law::Timeline timeline;
  auto const jurisdiction = law::jurisdiction_from(question.jurisdiction);
  auto const right = law::right_from(question.right);
  auto const received = parse_date(question.received);
  if (!jurisdiction) return usage("--jurisdiction is england-and-wales, scotland or northern-ireland");
  if (!right) return usage("--right \"" + question.right + "\" is not a right this program knows");
  if (!received) return usage("--received needs a day like 2026-09-11");
  timeline.jurisdiction = *jurisdiction;
  timeline.right = *right;
  timeline.received = *received;
  for (auto const& text : question.events) {
    auto event = law::parse_event(text);
    if (!event) return usage(event.error().text);
    timeline.events.push_back(*event);
  }
  auto const due = law::due_date(timeline, holidays);
  if (!due) return usage(due.error().text);
  question.json ? print_json(*due) : print_words(*due);
  return 0;
}

}  // namespace

void add_explain(CLI::App& program, Chosen& chosen) {
  static Question question;
  auto* command = program.add_subcommand("explain-due-date", "The day an answer is due, and every step that leads to it.");
  command->add_option("--tree", question.tree, "The folder that holds config/");
  command->add_option("--jurisdiction", question.jurisdiction, "england-and-wales, scotland or northern-ireland");
  command->add_option("--right", question.right, "access, rectification, erasure, …");
  command->add_option("--received", question.received, "The day it reached the council: 2026-09-11");
  command->add_option("--event", question.events, "id_requested=2026-09-11, clarification_asked=2026-09-14#a, …");
  command->add_option("--csv", question.csv, "Rows in the columns of deadline_vectors.csv: prints a line each");
  command->add_flag("--json", question.json, "For a program to read");
  command->callback([&chosen] { chosen = [] { return explain(question); }; });
}

}  // namespace rightsdesk
