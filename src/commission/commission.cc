#include "commission/commission.h"

#include <array>
#include <utility>

#include "core/word_table.h"

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

}  // namespace

std::string to_string(Purpose purpose) { return word_for(kPurposes, purpose); }
Purpose purpose_from(std::string const& text) { return value_for<Purpose>(kPurposes, text, "unknown word of a commission"); }
std::string to_string(State state) { return word_for(kStates, state); }
State state_from(std::string const& text) { return value_for<State>(kStates, text, "unknown word of a commission"); }
std::string to_string(Answer answer) { return word_for(kAnswers, answer); }
Answer answer_from(std::string const& text) { return value_for<Answer>(kAnswers, text, "unknown word of a commission"); }

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
  bool const just_late = waiting.answer_by < today && since <= waiting.answer_by;
  return chase_after > 0 && (just_late || days_between(since, today) >= chase_after) ? Pressing::chase : Pressing::none;
}

}  // namespace rightsdesk::commission
