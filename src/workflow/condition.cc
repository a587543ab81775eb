#include "workflow/condition.h"

#include <algorithm>

namespace rightsdesk::workflow {
namespace {

constexpr char kWork[] = "work";

template <class List>
std::string joined(List const& list, std::string const& between) {
  std::string text;
  for (auto const& item : list) text += (text.empty() ? "" : between) + item;
  return text;
}

bool ended_so(TaskStanding const& task, Condition const& condition) {
  return task.kind == condition.names.front() && task.state == TaskStanding::State::ended &&
         (condition.ended.empty() || condition.ended.count(task.outcome) > 0);
}

auto count_of(Circumstances const& now, std::function<bool(TaskStanding const&)> const& counts) {
  return std::count_if(now.tasks.begin(), now.tasks.end(), counts);
}

std::string quoted_title(Condition const& condition, Circumstances const& now) {
  return "“" + now.title(condition.names.front()) + "”";
}

Because every_ended(Condition const& condition, Circumstances const& now) {
  auto const& kind = condition.names.front();
  auto const title = quoted_title(condition, now);
  auto const waiting = count_of(now, [&](auto const& task) { return task.kind == kind && task.state == TaskStanding::State::open; });
  auto const otherwise = count_of(now, [&](auto const& task) {
    return task.kind == kind && task.state == TaskStanding::State::ended && !ended_so(task, condition);
  });
  auto const so = count_of(now, [&](auto const& task) { return ended_so(task, condition); });
  Because open;
  if (waiting > 0) open.push_back({kWork, title + ": " + std::to_string(waiting) + " still to be done"});
  if (otherwise > 0) open.push_back({kWork, title + " ended in a way that does not allow this"});
  if (open.empty() && so < condition.at_least) open.push_back({kWork, title + " has not been recorded"});
  return open;
}

Because task_condition(Condition const& condition, Circumstances const& now) {
  auto const title = quoted_title(condition, now);
  bool const any_so = count_of(now, [&](auto const& task) { return ended_so(task, condition); }) > 0;
  if (condition.kind == Condition::Kind::some && !any_so) return {{kWork, title + " has not ended in a way that allows this"}};
  if (condition.kind == Condition::Kind::none && any_so) return {{kWork, title + " ended in a way that does not allow this"}};
  bool const any_open = count_of(now, [&](auto const& task) {
    return task.kind == condition.names.front() && task.state == TaskStanding::State::open;
  }) > 0;
  if (condition.kind == Condition::Kind::open && !any_open) return {{kWork, "Nothing is open under " + title}};
  return {};
}

/// "L-14" is met by the letter in whatever variant, "L-14 lifting" by that one alone.
bool is_letter(std::string const& sent, std::string const& wanted) { return sent == wanted || sent.rfind(wanted + " ", 0) == 0; }

bool is_meant(Occurrence const& event, Condition const& condition) {
  return std::any_of(condition.names.begin(), condition.names.end(), [&](auto const& wanted) {
    if (condition.kind == Condition::Kind::happened) return event.what == wanted;
    return event.what == "letter_sent" && is_letter(event.letter, wanted);
  });
}

Because past_condition(Condition const& condition, Circumstances const& now) {
  auto from = now.events.begin();
  if (!condition.since.empty()) {
    auto const last = std::find_if(now.events.rbegin(), now.events.rend(), [&](auto const& event) { return event.what == condition.since; });
    from = last == now.events.rend() ? now.events.end() : last.base();
  }
  auto const found = std::find_if(from, now.events.end(), [&](auto const& event) { return is_meant(event, condition); });
  bool const letter = condition.kind == Condition::Kind::letter_sent;
  if (found == now.events.end()) {
    auto const names = joined(condition.names, " or ");
    return {{kWork, letter ? "Letter " + names + " has not been sent" : "Not yet done: " + names}};
  }
  auto const earliest = plus_days(found->on, condition.days_ago);
  if (now.today >= earliest) return {};
  return {{kWork, std::string(letter ? "The letter was sent" : "It was done") + " on " + rightsdesk::in_words(found->on) +
                      ": this can be done from " + rightsdesk::in_words(earliest)}};
}

Because any_part(Condition const& condition, Circumstances const& now) {
  Because all;
  for (auto const& part : condition.parts) {
    auto const open = held_back(part, now);
    if (open.empty()) return {};
    all.insert(all.end(), open.begin(), open.end());
  }
  std::string text;
  for (auto const& step : all) text += (text.empty() ? "" : "; or ") + step.text;
  return {{all.empty() ? kWork : all.front().rule, text}};
}

std::string ended_words(Condition const& condition) {
  return condition.ended.empty() ? std::string{} : " ended " + joined(condition.ended, "|");
}

std::string past_words(Condition const& condition) {
  return joined(condition.names, "|") + (condition.since.empty() ? "" : " since " + condition.since) +
         (condition.days_ago > 0 ? " " + std::to_string(condition.days_ago) + " days ago" : "");
}

}  // namespace

Condition holds(std::string guard) {
  Condition condition;
  condition.names = {std::move(guard)};
  return condition;
}

Because held_back(Condition const& condition, Circumstances const& now) {
  switch (condition.kind) {
    case Condition::Kind::holds: return now.guard(condition.names.front());
    case Condition::Kind::every: return every_ended(condition, now);
    case Condition::Kind::some:
    case Condition::Kind::none:
    case Condition::Kind::open: return task_condition(condition, now);
    case Condition::Kind::letter_sent:
    case Condition::Kind::happened: return past_condition(condition, now);
    case Condition::Kind::all_of: return held_back(condition.parts, now);
    case Condition::Kind::any_of: return any_part(condition, now);
  }
  return {};
}

Because held_back(std::vector<Condition> const& conditions, Circumstances const& now) {
  Because all;
  for (auto const& condition : conditions) {
    auto const open = held_back(condition, now);
    all.insert(all.end(), open.begin(), open.end());
  }
  return all;
}

std::string in_words(Condition const& condition) {
  auto const first = condition.names.empty() ? std::string{} : condition.names.front();
  switch (condition.kind) {
    case Condition::Kind::holds: return first;
    case Condition::Kind::every:
      return "every " + first + ended_words(condition) + (condition.at_least > 0 ? ", " + std::to_string(condition.at_least) + " at least" : "");
    case Condition::Kind::some: return "some " + first + ended_words(condition);
    case Condition::Kind::none: return "no " + first + ended_words(condition);
    case Condition::Kind::open: return "open " + first;
    case Condition::Kind::letter_sent: return "letter " + past_words(condition);
    case Condition::Kind::happened: return "happened " + past_words(condition);
    case Condition::Kind::all_of: return "(" + in_words(condition.parts) + ")";
    case Condition::Kind::any_of: break;
  }
  std::string text;
  for (auto const& part : condition.parts) text += (text.empty() ? "" : " or ") + in_words(part);
  return "(" + text + ")";
}

std::string in_words(std::vector<Condition> const& conditions) {
  std::string text;
  for (auto const& condition : conditions) text += (text.empty() ? "" : " and ") + in_words(condition);
  return text;
}

}  // namespace rightsdesk::workflow
