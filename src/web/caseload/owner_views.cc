#include "web/caseload/owner_views.h"

#include "core/result.h"
#include "web/pages/words.h"

namespace rightsdesk::web::caseload {
namespace {

using commission::Answer;
using commission::Commission;
using commission::State;

std::string answer_words(Commission const& asked) {
  switch (asked.answer) {
    case Answer::none: return "";
    case Answer::found: return "sent " + counted(asked.reply.reveal().files.size(), "file", "files");
    case Answer::nothing_held: return "holds nothing";
    case Answer::done: return asked.purpose == commission::Purpose::hold ? "disposal is stopped" : "it is done";
    case Answer::cannot: return "cannot do it";
  }
  throw Bug("an answer without words");
}

std::string standing_words(Commission const& asked) {
  if (asked.state == State::withdrawn) return " It was asked anew since.";
  if (asked.state == State::waiting) return asked.opened_at ? " Opened on " + in_words(local_date(*asked.opened_at)) + ", not answered yet." : " Not opened yet.";
  auto const& reply = asked.reply.reveal();
  return " Answered on " + in_words(local_date(*asked.answered_at)) + " by " + reply.name + ", " + reply.role + ": " + answer_words(asked) +
         (reply.words.empty() ? "." : ". “" + reply.words + "”");
}

std::string words_of(Commission const& asked) {
  auto const& sent = asked.asked.reveal();
  auto words = sent.team + (sent.channel == "post" ? " was written to by post on " : " was written to on ") + in_words(asked.asked_on) + ", to answer by " +
               in_words(asked.answer_by) + ".";
  if (asked.chased > 0) words += " Asked again " + counted(static_cast<std::size_t>(asked.chased), "time", "times") + ".";
  if (asked.escalated_on) words += " Told on, " + in_words(*asked.escalated_on) + ".";
  return words + standing_words(asked);
}

}  // namespace

View owner_view(Commission const* asked, Chasing chasing) {
  bool const waits = asked != nullptr && asked->state == State::waiting;
  View view;
  view.text("owner_words", asked == nullptr ? "" : words_of(*asked)).text("commission", asked == nullptr ? "" : asked->id.str());
  return view.when("may_chase", waits && chasing == Chasing::open);
}

Commission const* last_search(std::vector<Commission> const& asked, std::string const& source) {
  Commission const* last = nullptr;
  for (auto const& one : asked) {
    if (one.purpose == commission::Purpose::search && one.source == source) last = &one;
  }
  return last;
}

}  // namespace rightsdesk::web::caseload
