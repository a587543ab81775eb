#include "app/updates.h"

#include "app/case_desk.h"
#include "app/circumstances.h"
#include "app/letters.h"
#include "app/reaching.h"

namespace rightsdesk::app {
namespace {

constexpr int kAtATime = 200;
constexpr char kLetter[] = "L-25";

/// The last day on which something went out to them, or they asked.
Date last_word(std::vector<casework::CaseEvent> const& events, Date received) {
  auto last = received;
  for (auto const& event : events) {
    bool const written = event.what == "letter_sent" || event.what == "request" || event.what == "case_imported";
    if (written) last = std::max(last, std::max(event.on, local_date(event.at)));
  }
  return last;
}

bool may_be_emailed(casework::Case const& about) {
  return !about.requester.reveal().email.empty() && safe_contact_of(about).email == intake::Safe::yes;
}

enum class Sent { no, yes, not_written };

Sent update(Office& office, CaseId const& id, int after_days) {
  auto sent = Sent::no;
  office.works.in_one([&](Work& work) {
    sent = Sent::no;
    auto const about = work.cases().find(id);
    if (!about || !may_be_emailed(*about)) return;
    auto const& state = workflow_of(office, *about).state(about->state);
    if (!state.open || state.clock == workflow::CaseClock::stopped) return;
    if (plus_days(last_word(work.cases().events(id), about->received), after_days) > office.clock.today()) return;
    sent = post_letter(work, office, *about, "program", kLetter) ? Sent::yes : Sent::not_written;
  });
  return sent;
}

}  // namespace

Updates send_updates(Office& office) {
  Updates updates;
  auto const& policy = office.rules.letters.policy;
  if (!policy.update_after_days || policy.automatic.count(kLetter) == 0) return updates;
  CaseId last;
  for (std::vector<CaseId> some(1); !some.empty();) {
    office.works.look([&](Work& work) { some = work.desk().open_after(last, kAtATime); });
    for (auto const& id : some) {
      auto const sent = update(office, id, *policy.update_after_days);
      updates.sent += sent == Sent::yes ? 1 : 0;
      updates.not_written += sent == Sent::not_written ? 1 : 0;
      last = id;
    }
  }
  return updates;
}

}  // namespace rightsdesk::app
