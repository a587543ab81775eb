#include "main/mail_room.h"

#include <algorithm>

#include "main/house.h"

namespace rightsdesk {
namespace {

using std::chrono::minutes;

constexpr char kTitle[] = "The request mailbox";
constexpr minutes kOneLook{10}, kBetween{1}, kLongestPause{30};

std::vector<settings::MailWords> words_in(std::string const& tree) {
  auto words = settings::load_mail_words(tree);
  if (!words) throw_faults("the words of the request mailbox are wrong", words.error());
  return *std::move(words);
}

}  // namespace

MailRoom::MailRoom(app::Office& office, app::Inbox& inbox, settings::Service const& service)
    : office_(office), inbox_(inbox), mailbox_(service.inbox.value()), desk_{service.controller, words_in(service.tree)} {}

app::MailPlace MailRoom::place() {
  app::MailPlace found{mailbox_.name()};
  inbox_.in_one([&](app::Work&, app::InboxStore& store) {
    if (auto kept = store.place(mailbox_.name())) found = *kept;
  });
  return found;
}

void MailRoom::note(std::string const& failure) {
  inbox_.in_one([&](app::Work&, app::InboxStore& store) {
    auto now = store.place(mailbox_.name()).value_or(app::MailPlace{mailbox_.name()});
    if (failure.empty()) {
      now.looked_at = office_.clock.now();
      now.failed_since.reset();
    } else if (!now.failed_since) {
      now.failed_since = office_.clock.now();
    }
    now.failure = failure;
    store.put_place(now);
  });
}

/// Why it stopped; nothing when all that is new was taken.
std::optional<std::string> MailRoom::take_new(std::function<bool()> const& stop, Tell const& tell) {
  connectors::Deadline const deadline(kOneLook);
  if (!door_) door_ = std::make_unique<connectors::MailDoor>(kTitle, connectors::Endpoint(mailbox_.values).filled_in(kTitle, connectors::process_environment));
  auto const imap = door_->open(deadline);
  auto const folder = imap->examine(mailbox_.folder);
  auto at = place();
  if (at.validity != folder.validity) at.last_uid = 0;  // numbered anew: what is known is known by what it is
  at.validity = folder.validity;
  int taken = 0;
  for (auto const uid : imap->all()) {
    if (uid <= at.last_uid) continue;
    if (stop() || ++taken > kMostAtOnce) return std::nullopt;
    auto const arrived = imap->arrived(uid);
    auto bytes = imap->message(uid, app::kLargestMail);
    at.last_uid = uid;
    bool const too_old = arrived && mailbox_.since && local_date(*arrived) < *mailbox_.since;
    if (bytes.empty() || too_old) {
      inbox_.in_one([&](app::Work&, app::InboxStore& store) { store.put_place(at); });
      continue;
    }
    auto const whole = bytes.size() > app::kLargestMail ? app::CameMail::Whole::cut : app::CameMail::Whole::whole;
    bytes.resize(std::min(bytes.size(), app::kLargestMail));
    auto const took = app::take_mail(office_, inbox_, desk_, {std::move(bytes), whole, arrived.value_or(office_.clock.now())}, at);
    if (took == app::Took::later) return "Nobody can look for viruses now: see whether clamd runs. The messages wait in the mailbox.";
    tell({took == app::Took::kept ? "kept" : "known", ""});
  }
  return std::nullopt;
}

bool MailRoom::look(std::function<bool()> const& stop, Tell const& tell) {
  std::string why, log;
  try {
    why = log = take_new(stop, tell).value_or("");
  } catch (sources::SourceFailure const& failure) {
    why = failure.what();
    log = failure.internal();
  } catch (Fault const& fault) {
    why = "The messages could not be kept. They wait in the mailbox.";
    log = fault.internal();
  }
  if (!why.empty()) {
    door_.reset();  // a password may have been changed since
    tell({"failed", log});
  }
  try {
    note(why);
  } catch (Fault const& fault) {
    tell({"failed", fault.internal()});
    return false;
  }
  return why.empty();
}

void MailRoom::go_round(std::function<bool()> const& stop, Tell const& tell) {
  auto const now = office_.clock.now();
  if (next_ && now < *next_) return;
  failures_ = look(stop, tell) ? 0 : std::min(failures_ + 1, 5);
  next_ = office_.clock.now() + std::min(kBetween * (1 << failures_), kLongestPause);
}

}  // namespace rightsdesk
