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

/// Which question an answer belongs to: the first open one with its `ref`; where one of the two has no `ref`, the first open
/// one that can be meant.
std::optional<std::size_t> question_of(Event const& answer, std::vector<Event> const& questions, std::vector<std::optional<Date>> const& answers) {
  for (bool const by_ref : {true, false}) {
    for (std::size_t at = 0; at < questions.size(); ++at) {
      bool const fits = questions[at].ref == answer.ref || (!by_ref && (questions[at].ref.empty() || answer.ref.empty()));
      if (fits && !answers[at]) return at;
    }
  }
  return std::nullopt;
}

}  // namespace

Result<std::vector<Pause>> pauses(std::vector<Event> const& events, AnswerDay answer_day) {
  auto const questions = by_date(events, "clarification_asked");
  std::vector<std::optional<Date>> answers(questions.size());
  for (auto const& answer : by_date(events, "clarification_received")) {
    auto const question = question_of(answer, questions, answers);
    if (!question) return contradiction(answer, "answers no open question");
    if (answer.on < questions[*question].on) return contradiction(answer, "comes before its question");
    answers[*question] = answer.on;
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
