#include "main/post_room.h"

#include <algorithm>

#include "app/letters.h"
#include "app/undelivered.h"

namespace rightsdesk {
namespace {

using std::chrono::seconds;
using Answer = posting::Handed::Answer;

constexpr seconds kFirstWait{30}, kLongestWait{3600};
constexpr seconds kTaken{300};             // longer than a carrier's patience with all its steps
constexpr seconds kFirstAsk{60};
constexpr std::chrono::hours kAskFor{96};  // Notify tries a text message for three days
constexpr std::chrono::hours kAskForLetters{168};  // printed the next working day; Notify keeps what became of it for seven days
constexpr char kPost[] = "post";
constexpr int kAsked = 5;                  // a round

posting::Parcel parcel_of(store::Message const& message) {
  return {message.id, message.channel, Personal<std::string>(message.to), Personal<std::string>(message.subject), Personal<std::string>(message.body), message.attempts};
}

}  // namespace

seconds wait_after(int tries) { return std::min(kFirstWait * (1 << std::clamp(tries - 1, 0, 10)), kLongestWait); }

void PostRoom::with_outbox(std::function<void(store::Outbox&)> const& work) {
  store::in_transaction(database_, [&](store::Connection& connection) {
    store::Outbox outbox(connection, key_);
    work(outbox);
  });
}

void PostRoom::give_up(store::Message const& message, std::string const& why, Tell const& tell) {
  if (app::message_failed(office_, {message.id, message.about, message.what, message.channel, why})) tell({message.id, message.channel, "failed", why});
}

PostRoom::Next PostRoom::settle(store::Message const& message, posting::Handed const& handed, Tell const& tell) {
  auto const now = office_.clock.now();
  bool const last = message.attempts + 1 >= store::Outbox::kMostAttempts;
  if (handed.answer == Answer::taken) {
    with_outbox([&](store::Outbox& outbox) { outbox.sent(message.id, handed.id, now + kFirstAsk); });
    return Next::more;
  }
  if (handed.answer == Answer::refused || last) {
    give_up(message, handed.words, tell);
    return Next::more;
  }
  auto const wait = std::max(wait_after(message.attempts + 1), handed.after.value_or(seconds(0)));
  with_outbox([&](store::Outbox& outbox) { outbox.again(message.id, handed.words, now + wait); });
  tell({message.id, message.channel, "again", handed.words});
  return Next::later;
}

PostRoom::Next PostRoom::send_next(Tell const& tell) {
  std::optional<store::Message> next;
  auto const now = office_.clock.now();
  with_outbox([&](store::Outbox& outbox) {
    next.reset();
    auto due = outbox.waiting(now, 1);
    if (!due.empty() && outbox.take(due.front(), now + kTaken)) next = std::move(due.front());
  });
  if (!next) return Next::later;
  if (next->good_until && now > *next->good_until) {
    give_up(*next, next->error.empty() ? "it could not be sent in time" : "it could not be sent in time: " + next->error, tell);
    return Next::more;
  }
  if (next->carrier_id == store::Outbox::kRestored) {
    give_up(*next, "it waited when a backup was taken, and may have gone before the backup was put back; see whether it came before you send it again", tell);
    return Next::more;
  }
  auto* const carrier = carrier_of(*next);
  return settle(*next, carrier == nullptr ? posting::refused_for_good("nobody carries this channel") : carrier->hand_over(packed(*next), now), tell);
}

/// Paper that is no letter of a case goes into the folder: there is nothing to print of it.
posting::Carrier* PostRoom::carrier_of(store::Message const& message) {
  bool const paper = message.channel == kPost && carriers_.print() && !office_.rules.letters.by_id.contains(message.what);
  return paper ? carriers_.folder() : carriers_.of(message.channel);
}

posting::Parcel PostRoom::packed(store::Message const& message) {
  auto parcel = parcel_of(message);
  if (message.channel == kPost && carriers_.print() && office_.rules.letters.by_id.contains(message.what)) parcel.printed = Personal<std::string>(app::letter_to_print(office_, message.about, message.id));
  return parcel;
}

void PostRoom::ask_after(Tell const& tell) {
  using State = posting::Fate::State;
  auto const now = office_.clock.now();
  std::vector<store::Message> sent;
  with_outbox([&](store::Outbox& outbox) { sent = outbox.to_ask(now, kAsked); });
  for (auto const& message : sent) {
    auto* const carrier = carriers_.of(message.channel);
    auto const fate = carrier == nullptr ? posting::Fate{} : carrier->fate_of(message.carrier_id, now);
    auto const age = std::chrono::duration_cast<seconds>(now - message.made_at);
    if (fate.state == State::failed) {
      give_up(message, fate.words, tell);
      continue;
    }
    with_outbox([&](store::Outbox& outbox) {
      if (fate.state == State::delivered) outbox.delivered(message.id);
      else if (age > (message.channel == kPost ? kAskForLetters : kAskFor)) outbox.ask_no_more(message.id);
      else outbox.ask_again(message.id, now + std::clamp(age / 2, kFirstAsk, kLongestWait));
    });
  }
}

void PostRoom::go_round(std::function<bool()> const& stop, Tell const& tell) {
  try {
    while (!stop() && send_next(tell) == Next::more) {
    }
    if (!stop()) ask_after(tell);
  } catch (Fault const&) {
    // The database is away: the messages stay as they are and the next round tries again.
  }
}

}  // namespace rightsdesk
