#include "commission/commission.h"

#include <array>
#include <utility>

#include "core/result.h"

namespace rightsdesk::commission {
namespace {

constexpr std::array<std::pair<Purpose, char const*>, 3> kPurposes{
    {{Purpose::search, "search"}, {Purpose::instruction, "instruction"}, {Purpose::hold, "hold"}}};
constexpr std::array<std::pair<State, char const*>, 3> kStates{
    {{State::waiting, "waiting"}, {State::answered, "answered"}, {State::withdrawn, "withdrawn"}}};
constexpr std::array<std::pair<Answer, char const*>, 5> kAnswers{{{Answer::none, "none"},
                                                                  {Answer::found, "found"},
                                                                  {Answer::nothing_held, "nothing_held"},
                                                                  {Answer::done, "done"},
                                                                  {Answer::cannot, "cannot"}}};

template <class Table, class Value>
std::string name_in(Table const& table, Value value) {
  for (auto const& [known, name] : table) {
    if (known == value) return name;
  }
  throw Bug("a value without a name");
}

template <class Value, class Table>
Value value_in(Table const& table, std::string const& text) {
  for (auto const& [known, name] : table) {
    if (text == name) return known;
  }
  throw Fault("The store holds a word this program does not know.", "unknown word of a commission");
}

}  // namespace

std::string to_string(Purpose purpose) { return name_in(kPurposes, purpose); }
Purpose purpose_from(std::string const& text) { return value_in<Purpose>(kPurposes, text); }
std::string to_string(State state) { return name_in(kStates, state); }
State state_from(std::string const& text) { return value_in<State>(kStates, text); }
std::string to_string(Answer answer) { return name_in(kAnswers, answer); }
Answer answer_from(std::string const& text) { return value_in<Answer>(kAnswers, text); }

bool answers(Answer answer, Purpose purpose) {
  switch (answer) {
    case Answer::none: return false;
    case Answer::found: return purpose == Purpose::search;
    case Answer::done: return purpose != Purpose::search;
    case Answer::nothing_held:
    case Answer::cannot: return true;
  }
  throw Bug("an answer nobody knows");
}

Pressing pressing_on(Commission const& waiting, Date today, int chase_after, int escalate_after) {
  if (waiting.state != State::waiting) return Pressing::none;
  if (!waiting.escalated_on && escalate_after > 0 && days_between(waiting.asked_on, today) >= escalate_after) return Pressing::escalate;
  auto const since = waiting.chased_on.value_or(waiting.asked_on);
  return chase_after > 0 && days_between(since, today) >= chase_after ? Pressing::chase : Pressing::none;
}

}  // namespace rightsdesk::commission
