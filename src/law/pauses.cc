#include "law/pauses.h"

#include <algorithm>

namespace rightsdesk::law {
namespace {

std::vector<Event> by_date(std::vector<Event> const& events, char const* name) {
  std::vector<Event> chosen;
  std::copy_if(events.begin(), events.end(), std::back_inserter(chosen), [&](Event const& event) { return event.name == name; });
  std::stable_sort(chosen.begin(), chosen.end(), [](Event const& one, Event const& other) { return one.on < other.on; });
  return chosen;
}

auto contradiction(Event const& answer, std::string const& why) {
  return refused("bad_timeline", "The clarification received on " + in_words(answer.on) + " " + why + ".", "clarification_received");
}

}  // namespace

Result<std::vector<Pause>> pauses(std::vector<Event> const& events, AnswerDay answer_day) {
  auto const questions = by_date(events, "clarification_asked");
  std::vector<std::optional<Date>> answers(questions.size());
  for (auto const& answer : by_date(events, "clarification_received")) {
    bool found = false;
    for (std::size_t at = 0; at < questions.size() && !found; ++at) {
      if (questions[at].ref != answer.ref || answers[at]) continue;
      if (answer.on < questions[at].on) return contradiction(answer, "comes before its question");
      answers[at] = answer.on;
      found = true;
    }
    if (!found) return contradiction(answer, "answers no open question");
  }
  std::vector<Pause> all;
  for (std::size_t at = 0; at < questions.size(); ++at) {
    auto last = answers[at];
    if (last && answer_day == AnswerDay::counts) last = plus_days(*last, -1);
    if (!last || *last >= questions[at].on) all.push_back({questions[at].on, last});
  }
  return all;
}

}  // namespace rightsdesk::law
