#include "app/come_back.h"

#include "app/acts.h"
#include "app/code_message.h"
#include "core/text.h"
#include "intake/card_words.h"
#include "intake/safe_contact.h"
#include "person/identifiers.h"

namespace rightsdesk::app {
namespace {

constexpr std::size_t kCardWords = 8;  ///< 64 random bits
constexpr char kKeep[] = "keep form", kComeBack[] = "come back";
constexpr std::chrono::hours kDay{24};

Date last_day(Office const& office) { return plus_days(office.clock.today(), kFormKeptDays); }

WayBack by_email(std::string const& email) { return {WayBack::By::email, Personal(lower_ascii(tidied(email)))}; }

auto no_entry() { return refused("no_entry", "The code is not right, or it is too old. Ask for a new code.", "code"); }

/// The code of a form is kept under the form's own id, which is shaped as a case's.
CaseId code_owner(std::string const& form) { return CaseId(form); }

/// The subject and words say nothing of what the form is about, nor whose site it is from.
void send_code(Work& work, std::string const& form, std::string const& purpose, std::string const& to, languages::Language const& spoken, Instant now) {
  work.outbox().put(code_message({CodeBy::email, to, work.codes().issue(code_owner(form), purpose, now)}, spoken, now), now);
}

void keep(Office& office, WayBack const& way, intake::FormAnswers const& answers, Date until) {
  office.works.in_one([&](Work& work) { work.kept_forms().keep(way, Personal(answers), until); });
}

}  // namespace

Card keep_on_card(Office& office, intake::FormAnswers const& answers) {
  auto words = intake::fresh_card(kCardWords);
  Card card{words, {WayBack::By::card, Personal(joined(words, " "))}, last_day(office)};
  keep(office, card.way, answers, card.until);
  return card;
}

Done ask_to_keep(Office& office, std::string const& form, std::string const& typed, intake::FormAnswers const& answers, languages::Language const& spoken) {
  auto const email = tidied(typed);
  if (email.empty()) return refused("missing", "Enter your email address", "email");
  if (!person::email(email) || email.size() > 254) return refused("not_real", "Enter an email address in the correct format, like name@example.com", "email");
  auto const by_email = intake::safe_contact(answers).email;
  if (by_email == intake::Safe::no) return refused("not_safe", "You told us that email is not safe. Use a card of words, or change that answer", "email");
  if (by_email == intake::Safe::ask_first) {
    return refused("not_safe", "You told us to call you before we send anything. Use a card of words, or change that answer", "email");
  }
  office.works.in_one([&](Work& work) { send_code(work, form, kKeep, email, spoken, office.clock.now()); });
  return done();
}

Result<Date> keep_by_email(Office& office, std::string const& form, std::string const& email, std::string const& code, intake::FormAnswers const& answers) {
  Result<Date> kept = no_entry();
  office.works.in_one([&](Work& work) {  // a wrong code is a try, and is kept
    kept = no_entry();
    if (!work.codes().use(code_owner(form), kKeep, code, office.clock.now())) return;
    auto const until = last_day(office);
    work.kept_forms().keep(by_email(email), Personal(answers), until);
    kept = until;
  });
  return kept;
}

Date keep_again(Office& office, WayBack const& way, intake::FormAnswers const& answers) {
  auto const until = last_day(office);
  keep(office, way, answers, until);
  return until;
}

void ask_to_come_back(Office& office, std::string const& email, languages::Language const& spoken) {
  if (tidied(email).empty()) return;
  office.works.in_one([&](Work& work) {
    auto const form = work.kept_forms().open(by_email(email), office.clock.today());
    if (form) send_code(work, form->id, kComeBack, tidied(email), spoken, office.clock.now());
  });
}

Result<CameBack> come_back_by_email(Office& office, std::string const& email, std::string const& code) {
  Result<CameBack> back = no_entry();
  if (tidied(email).empty()) return back;
  office.works.in_one([&](Work& work) {
    back = no_entry();
    auto const form = work.kept_forms().open(by_email(email), office.clock.today());
    if (form && work.codes().use(code_owner(form->id), kComeBack, code, office.clock.now())) back = CameBack{by_email(email), form->answers};
  });
  return back;
}

Result<CameBack> come_back_by_card(Office& office, std::string const& typed) {
  Result<CameBack> back = refused("no_entry", "We have no form for these words. Check each word and the order. A form is kept for 28 days", "words");
  auto const words = intake::card_from(typed);
  if (words.size() != kCardWords) return back;
  WayBack const way{WayBack::By::card, Personal(joined(words, " "))};
  office.works.look([&](Work& work) {
    if (auto const form = work.kept_forms().open(way, office.clock.today())) back = CameBack{way, form->answers};
  });
  return back;
}

void forget_form(Office& office, WayBack const& way) {
  office.works.in_one([&](Work& work) { work.kept_forms().forget(way); });
}

int destroy_due_forms(Office& office) {
  int destroyed = 0;
  office.works.in_one([&](Work& work) {
    destroyed = work.kept_forms().destroy_due(office.clock.today());
    destroyed += work.kept_forms().destroy_left(office.clock.now() - kFormKeptDays * kDay);
  });
  return destroyed;
}

}  // namespace rightsdesk::app
