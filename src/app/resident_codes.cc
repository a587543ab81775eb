// How a resident comes in: a code is sent, and given back.
#include <algorithm>

#include "app/acts.h"
#include "app/code_message.h"
#include "app/reaching.h"
#include "app/resident.h"
#include "core/original.h"

#include "person/mobile.h"

namespace rightsdesk::app {
namespace {

constexpr std::size_t kEnoughOfAHash = 32;
constexpr char kNoSuchRequest[] = "why=no_such_request";
constexpr std::size_t kIdLength = 26;
constexpr std::chrono::hours kDay{24}, kThirtyDays{30 * 24};
constexpr char kPhoneProved[] = "phone_proved";

/// A code to come in with, in this visit alone. Which way it went is part of it: what comes back proves that way.
std::string coming_in(std::string const& visit, CodeBy by) { return (by == CodeBy::text ? "enter by text " : "enter ") + sha256_hex("visit " + visit).substr(0, kEnoughOfAHash); }

/// How a code is asked for, and by which visit.
struct Asking {
  CodeBy by;
  std::string visit;
  languages::Language const& spoken;
};

/// Whether a text message may say to whoever holds the telephone that there is a request: not where they asked for another way.
bool may_be_texted(casework::Case const& about) {
  return safe_contact_of(about).text == intake::Safe::yes;
}

/// Whether a code that was sent to this number came back, or a colleague made sure of it: when they changed it, or at the first code they typed.
bool proved(Work& work, CaseId const& id, std::string const& mobile) {
  auto const events = work.cases().events(id);
  return std::any_of(events.begin(), events.end(), [&](auto const& event) {
    auto const number = event.what == kPhoneProved ? casework::detail_of(event, "phone") : event.what == "phone_changed" ? casework::detail_of(event, "to") : std::string();
    return person::uk_mobile(number) == mobile;
  });
}

struct Sending {
  std::string to;
  std::string why_not;  ///< empty: it goes; else for the ledger
};

std::string channel_of(CodeBy by) { return by == CodeBy::text ? "sms" : "email"; }

Sending code_by_email(casework::Case const& about) {
  Sending sending;
  sending.to = about.requester.reveal().email;
  if (sending.to.empty()) sending.why_not = "no_email";
  else if (safe_contact_of(about).email == intake::Safe::no) sending.why_not = "not_safe";
  return sending;
}

Sending code_by_text(Work& work, Office const& office, casework::Case const& about) {
  Sending sending;
  auto const number = person::uk_mobile(about.requester.reveal().phone);
  sending.to = number.value_or("");
  if (office.texts == Office::Texts::not_offered) sending.why_not = "no_texts";
  else if (!may_be_texted(about)) sending.why_not = "not_safe";
  else if (!number) sending.why_not = "no_mobile";
  else if (work.outbox().count(about.id, "sms", office.clock.now() - kDay) >= kTextsADay) sending.why_not = "too_many_texts";
  else if (work.outbox().count(about.id, "sms", office.clock.now() - kThirtyDays) >= kTextsToTry && !proved(work, about.id, *number)) sending.why_not = "number_not_proved";
  return sending;
}

void send_code(Work& work, Office& office, casework::Case const& about, Asking const& asking) {
  auto const now = office.clock.now();
  auto const sending = asking.by == CodeBy::text ? code_by_text(work, office, about) : code_by_email(about);
  if (!sending.why_not.empty()) {
    work.ledger().record({"requester", "code_not_sent", about.id, "channel=" + channel_of(asking.by) + " why=" + sending.why_not}, now);
    return;
  }
  auto message = code_message({asking.by, sending.to, work.codes().issue(about.id, coming_in(asking.visit, asking.by), now), about.reference}, asking.spoken, now);
  message.about = about.id;
  work.outbox().put(message, now);
  work.ledger().record({"requester", "code_sent", about.id, asking.by == CodeBy::text ? "channel=sms" : ""}, now);
}

/// The first code that comes back from a number says that it is theirs.
void note_proof(Work& work, Office const& office, casework::Case const& about) {
  auto const number = person::uk_mobile(about.requester.reveal().phone);
  if (!number || proved(work, about.id, *number)) return;
  record(work, office, about, "requester", {kPhoneProved, office.clock.today(), {{"phone", *number}}, ""});
}

/// Whose code is waited for where nobody has the reference: no case's id looks like it.
CaseId nobody(std::string const& reference) { return CaseId(sha256_hex("nobody " + reference).substr(0, kIdLength)); }

/// As much is written for a reference that nobody has as for one that somebody has, a code that goes nowhere among it: how long it takes tells neither from the other.
void keep_up_appearances(Work& work, Office& office, std::string const& reference, Asking const& asking) {
  auto const now = office.clock.now();
  work.codes().issue(nobody(reference), coming_in(asking.visit, asking.by), now);
  work.ledger().record({"requester", "code_not_sent", {}, "channel=" + channel_of(asking.by) + " " + kNoSuchRequest}, now);
}

}  // namespace

void ask_for_code(Office& office, std::string const& typed_reference, CodeBy by, std::string const& visit, languages::Language const& spoken) {
  auto const reference = intake::reference_from(typed_reference);
  if (!reference) return;
  office.works.in_one([&](Work& work) {
    if (auto const found = work.cases().find_by_reference(*reference)) send_code(work, office, *found, {by, visit, spoken});
    else keep_up_appearances(work, office, *reference, {by, visit, spoken});
  });
}

Result<CaseId> enter_with_code(Office& office, std::string const& typed_reference, std::string const& typed_code, std::string const& visit) {
  Result<CaseId> entered = refused("no_entry", "The reference or the code is not right, or the code is too old. Ask for a new code.", "code");
  auto const reference = intake::reference_from(typed_reference);
  if (!reference) return entered;
  office.works.in_one([&](Work& work) {
    auto const found = work.cases().find_by_reference(*reference);
    auto const now = office.clock.now();
    auto const whose = found ? found->id : nobody(*reference);
    bool const by_email = work.codes().use(whose, coming_in(visit, CodeBy::email), typed_code, now);
    bool const by_text = work.codes().use(whose, coming_in(visit, CodeBy::text), typed_code, now);
    bool const right = found && (by_email || by_text);
    work.ledger().record({"requester", right ? "code_accepted" : "code_refused", found ? found->id : CaseId(), found ? "" : kNoSuchRequest}, now);
    if (right && by_text) note_proof(work, office, *found);
    if (right) entered = found->id;
  });
  return entered;
}

}  // namespace rightsdesk::app
