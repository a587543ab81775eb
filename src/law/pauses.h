#pragma once
#include "law/day_count.h"
#include "law/timeline.h"

namespace rightsdesk::law {

enum class AnswerDay { does_not_count, counts };  ///< is the day of the answer part of the pause? (A-1)

/// The pauses made by the clarifications of an access request, unmerged, in the order of their questions.
/// Questions and answers with a `ref` pair by it, the others in order of date; where only one of the two has a `ref`, by date. Under AnswerDay::counts an answer
/// on the day of the question leaves no pause. Refuses an answer that has no question, or comes before it.
Result<std::vector<Pause>> pauses(std::vector<Event> const& events, AnswerDay answer_day);

}  // namespace rightsdesk::law
