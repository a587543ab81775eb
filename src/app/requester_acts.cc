#include "app/requester_acts.h"

#include <algorithm>

#include "app/acts.h"
#include "app/beside.h"
#include "app/circumstances.h"
#include "app/code_message.h"
#include "app/letters.h"
#include "app/new_address.h"
#include "app/new_reach.h"
#include "app/requester_parts.h"
#include "app/task_parts.h"
#include "core/text.h"
#include "person/identifiers.h"

namespace rightsdesk::app {

namespace {

using casework::Task;
using casework::TaskState;

constexpr char kAwaited[] = "clarification_awaited";
constexpr char kNewEmail[] = "new email";
constexpr int kEmailCodesADay = 5;
constexpr std::chrono::hours kDay{24};

Actor requester() { return {StaffId(kRequester), "", {kRequester}}; }

std::optional<Task> open_task(Work& work, CaseId const& id, std::string const& kind) {
  for (auto& task : work.tasks().of_case(id)) {
    if (task.kind == kind && task.state == TaskState::open) return std::move(task);
  }
  return std::nullopt;
}

/// The question as the officer wrote it down when it was asked.
std::string question_asked(Work& work, CaseId const& id) {
  std::string question;
  for (auto const& task : work.tasks().of_case(id)) {
    if (task.kind != "clarification" || task.outcome != "asked") continue;
    auto const& fields = task.fields.reveal();
    if (auto const found = fields.find("question"); found != fields.end()) question = found->second;
  }
  return question;
}

std::string half_hidden(std::string const& email) {
  auto const at = email.find('@');
  return at == std::string::npos || at == 0 ? std::string() : email.substr(0, 1) + "…" + email.substr(at);
}

std::string end_of(std::string const& phone) { return phone.size() < 6 ? std::string() : "…" + phone.substr(phone.size() - 3); }

Done words_fit(std::string const& words, std::string const& missing) {
  if (tidied(words).empty() && !missing.empty()) return refused("missing", missing, "words");
  if (count_code_points(words) > kLongestWish) return refused("too_long", "What you write must be 5,000 characters or fewer", "words");
  return done();
}

Done not_too_many(Work& work, Office const& office, CaseId const& id) {
  if (done_today(work, office, id, "requester_wrote") < kWishesADay) return done();
  return refused("too_many", "You have written to us 10 times today. We have all of it. Write again tomorrow, or call us", "words");
}

void note(Work& work, Office const& office, casework::Case const& about, std::string const& wish, std::string const& words) {
  record(work, office, about, kRequester, {"requester_wrote", office.clock.today(), {{"wish", wish_words(wish)}, {"words", words}}, "wish=" + wish});
  tell_staff(work, office, about, wish, words);
}

/// The newest address that was asked for and not yet taken.
std::string asked_for(Work& work, CaseId const& id) {
  std::string email;
  for (auto const& event : work.cases().events(id)) {
    if (event.what == "email_change_asked") email = casework::detail_of(event, "email");
    if (event.what == "email_changed") email.clear();
  }
  return email;
}


}  // namespace

std::string to_string(Wish wish) {
  switch (wish) {
    case Wish::less: return "less";
    case Wish::more: return "more";
    case Wish::format: return "format";
    case Wish::reach: return "reach";
    case Wish::other: return "other";
  }
  throw Bug("a wish without a name");
}

std::optional<Wish> wish_from(std::string const& text) {
  for (auto const wish : {Wish::less, Wish::more, Wish::format, Wish::reach, Wish::other}) {
    if (to_string(wish) == text) return wish;
  }
  return std::nullopt;
}

RequesterMay requester_may(Office& office, CaseId const& id) {
  RequesterMay may;
  office.works.look([&](Work& work) {
    may = {};
    auto const about = entered(work, id);
    bool const open = is_open(office, about);
    may.answer = open && open_task(work, id, kAwaited).has_value();
    if (may.answer) may.question = question_asked(work, id);
    may.tell = may.change_email = may.change_reach = open;
    may.withdraw = workflow_of(office, about).may(about.state, "withdraw", {kRequester});
    may.complain = about.right != law::Right::complaint;
    may.email = half_hidden(about.requester.reveal().email);
    may.phone = end_of(about.requester.reveal().phone);
  });
  return may;
}

Done tell_us(Office& office, CaseId const& id, Wish wish, std::string const& words) {
  if (auto fits = words_fit(words, "Tell us what you want"); !fits) return fits;
  return in_one(office, [&](Work& work) -> Done {
    auto const about = entered(work, id);
    if (!is_open(office, about)) return refused("not_now", "This request is closed. You can make a new one, or complain.");
    if (auto few = not_too_many(work, office, id); !few) return few;
    note(work, office, about, to_string(wish), words);
    return done();
  });
}

Done answer_us(Office& office, CaseId const& id, std::string const& words) {
  if (auto fits = words_fit(words, "Write your answer"); !fits) return fits;
  return in_one(office, [&](Work& work) -> Done {
    auto const about = entered(work, id);
    auto waiting = open_task(work, id, kAwaited);
    if (!is_open(office, about) || !waiting) return refused("not_now", "We are not waiting for an answer any more.");
    if (auto few = not_too_many(work, office, id); !few) return few;
    auto fields = waiting->fields.reveal();
    auto& answer = fields["answer"];
    answer += (answer.empty() ? "" : "\n\n") + words;
    if (fields["day"].empty()) fields["day"] = to_iso(office.clock.today());  // the first of several is the day that it reached us
    waiting->fields = Personal(fields);
    if (!work.tasks().update(*waiting)) return refused("stale", "Somebody worked on your request a moment ago. Send it again.");
    note(work, office, about, "answer", words);
    return done();
  });
}

Done withdraw_request(Office& office, CaseId const& id, std::string const& why) {
  if (auto fits = words_fit(why, ""); !fits) return fits;
  return in_one(office, [&](Work& work) -> Done {
    auto const about = entered(work, id);
    std::map<std::string, std::string> detail{{"reason", tidied(why).empty() ? "On the website" : "On the website: " + tidied(why)}};
    return move(work, office, about, requester(), "withdraw", {"withdraw", office.clock.today(), detail, "event=withdraw"});
  });
}

Result<std::string> complain_about(Office& office, CaseId const& id, std::string const& words) {
  if (auto fits = words_fit(words, "Tell us what went wrong"); !fits) return tl::unexpected(fits.error());
  std::string reference;
  auto const opened = in_one(office, [&](Work& work) -> Done {
    auto const about = entered(work, id);
    for (auto const& one : work.cases().of_request(about.request)) {
      bool const same = one.arose_from == id && one.right == law::Right::complaint && one.received == office.clock.today() && one.wanted.reveal() == tidied(words);
      if (same) reference = one.reference;
    }
    if (!reference.empty()) return done();
    if (done_today(work, office, id, "opened_beside") >= kWishesADay) return refused("too_many", "You have complained 10 times today. We have all of it. Write again tomorrow, or call us", "words");
    auto const complaint = opened_beside(work, office, about, kRequester, {"complaint", words});
    acknowledge(work, office, complaint);
    reference = complaint.reference;
    return done();
  });
  if (!opened) return tl::unexpected(opened.error());
  return reference;
}

Done ask_for_new_email(Office& office, CaseId const& id, std::string const& typed, languages::Language const& spoken) {
  auto const email = tidied(typed);
  if (email.empty()) return refused("missing", "Enter the new email address", "email");
  if (!person::email(email) || email.size() > 254) return refused("not_real", "Enter an email address in the correct format, like name@example.com", "email");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = entered(work, id);
    if (!is_open(office, about)) return refused("not_now", "This request is closed, so we do not write about it any more.");
    if (lower_ascii(email) == lower_ascii(about.requester.reveal().email)) return refused("same", "We write to that address already", "email");
    if (done_today(work, office, id, "email_change_asked") >= kEmailCodesADay) return refused("too_many", "We have sent 5 codes today. Try again tomorrow, or call us", "email");
    auto const now = office.clock.now();
    auto message = code_message({CodeBy::email, email, work.codes().issue(id, kNewEmail, now), about.reference, true}, spoken, now);
    message.about = id;
    work.outbox().put(message, now);
    record(work, office, about, kRequester, {"email_change_asked", office.clock.today(), {{"email", email}}, ""});
    return done();
  });
}

Done take_new_email(Office& office, CaseId const& id, std::string const& code) {
  Done taken = refused("no_entry", "The code is not right, or it is too old. Check the new address, and ask for a new code.", "code");
  office.works.in_one([&](Work& work) {  // a wrong code is a try, and is kept
    taken = refused("no_entry", "The code is not right, or it is too old. Check the new address, and ask for a new code.", "code");
    auto const about = entered(work, id);
    auto const email = asked_for(work, id);
    if (email.empty() || !is_open(office, about)) return;
    bool const right = work.codes().use(id, kNewEmail, code, office.clock.now());
    if (!right) {
      work.ledger().record({kRequester, "code_refused", id, "for=email"}, office.clock.now());
      return;
    }
    auto const old = about.requester.reveal().email;
    for (auto const& one : work.cases().of_request(about.request)) {
      if (one.requester.reveal().email != old) continue;
      auto reached = one.requester.reveal();
      reached.email = email;
      if (!work.cases().set_requester(one, Personal(reached))) throw Fault("Somebody worked on your request a moment ago. Try again.", "case " + one.id.str() + " was changed meanwhile");
      record(work, office, one, kRequester, {"email_changed", office.clock.today(), {{"from", old}, {"to", email}}, ""});
    }
    tell_staff(work, office, about, kNewAddress, "The email address was changed on the website, from " + old + " to " + email + ". A code came back from the new one. If you doubt that it was the person, ring the number we hold before anything is sent. The download stays shut for " + std::to_string(kAddressSettles) + " days, or until this task is ended.");
    taken = done();
  });
  return taken;
}

}  // namespace rightsdesk::app
