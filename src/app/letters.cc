#include "app/letters.h"

#include <algorithm>

#include "app/acts.h"
#include "app/grounds.h"
#include "app/holidays.h"
#include "app/instalments.h"
#include "app/letter_facts.h"
#include "app/letter_language.h"
#include "app/letter_words.h"
#include "app/reaching.h"
#include "core/original.h"
#include "core/text.h"
#include "core/wording.h"
#include "notices/spoken.h"

namespace rightsdesk::app {
namespace {

using notices::Letter;

constexpr char kLetterToPrint[] = "letter_to_print";

bool suits(Letter const& letter, casework::Case const& about) { return letter.rights.empty() || letter.rights.count(about.right) > 0; }

bool is_senders(Letter const& letter, Actor const& actor) {
  return std::any_of(actor.roles.begin(), actor.roles.end(), [&](auto const& role) { return letter.sent_by.count(role) > 0; });
}

Done may_send(Letter const& letter, casework::Case const& about, Actor const& actor) {
  if (!suits(letter, about)) return refused("wrong_right", "The letter " + letter.id + " is not for a request of this kind.");
  if (!letter.goes_with.empty()) return refused("goes_with", "The letter " + letter.id + " goes out with " + letter.goes_with + ", not by itself.");
  if (!is_senders(letter, actor)) return refused("not_permitted", "The letter " + letter.id + " is not yours to send.");
  return done();
}

/// That a letter can be read on our pages. An office without pages has no other way than the letter itself.
std::string body_of_email(Office const& office, casework::Case const& about, std::string const& letter, languages::Language const& language) {
  if (office.rules.letters.policy.whole_by_email || office.public_url.empty()) return letter;
  auto const& controller = office.rules.controllers.at(about.controller);
  return notices::message_in(language, office.rules.letters, {about.reference, office.public_url + "/status", controller.contact_phone, controller.contact_email, controller.name});
}

bool goes_by_email(casework::Case const& about) {
  auto const& requester = about.requester.reveal();
  auto const safe = safe_contact_of(about);
  bool const by_post = !requester.address.empty() && safe.post != intake::Safe::no;
  return !requester.email.empty() && (safe.email != intake::Safe::no || !by_post);
}

/// By e-mail where there is an address and it is safe, else on paper.
struct Envelope {
  Message message;
  std::string kept;  ///< the letter: the exact bytes that go out, or that the e-mail leads to
};
Envelope envelope_of(Office const& office, casework::Case const& about, notices::Rendered const& rendered) {
  auto const& requester = about.requester.reveal();
  auto const language = rendered.language.empty() ? languages::english() : language_for(office, about);
  Envelope envelope{{fresh_id_text(), "email", requester.email, language.said(subject_of_letters(about.reference)), {}, about.id, rendered.id}, notices::plain_text(rendered)};
  if (goes_by_email(about)) {
    envelope.message.body = body_of_email(office, about, envelope.kept, language);
    return envelope;
  }
  envelope.message.body = envelope.kept;
  envelope.message.channel = "post";
  envelope.message.to = requester.address + (requester.postcode.empty() ? "" : ", " + requester.postcode);
  envelope.kept = notices::pdf(rendered, about.reference, office.clock.now());
  return envelope;
}

/// Why nothing may be sent to them on this channel without being asked first; empty: it may.
std::string why_not_safe(casework::Case const& about, std::string const& channel) {
  auto const safe = safe_contact_of(about);
  auto const way = channel == "email" ? safe.email : safe.post;
  if (way == intake::Safe::yes) return {};
  if (way == intake::Safe::ask_first) return "They asked to be rung first";
  return channel == "email" ? "They said that email is not safe" : "They said that letters by post are not safe";
}

/// `what` became of the letter that `detail` tells of.
void tell_of_letter(Work& work, Office const& office, casework::Case const& about, std::string const& actor, std::string const& what, std::map<std::string, std::string> detail) {
  auto const for_ledger = "letter=" + detail.at("letter") + " sha256=" + detail.at("sha256") + (detail.contains("version") ? " version=" + detail.at("version") : "") +
                          (detail.contains("language") ? " language=" + detail.at("language") : "");
  record(work, office, about, actor, {what, office.clock.today(), std::move(detail), for_ledger});
}

/// The letter stands and waits; a person rings them. It is tied to its task by the name of its copy.
void hold(Work& work, Office const& office, casework::Case const& about, std::string const& actor, std::map<std::string, std::string> detail) {
  auto const letter = "The letter " + detail.at("letter") + ", " + detail.at("title");
  casework::Task task;
  task.id = TaskId::fresh();
  task.about = about.id;
  task.kind = kRingFirst;
  task.concerns = detail.at("copy");
  task.concerns_title = letter;
  auto const heed = heed_on_the_phone(safe_contact_of(about));
  task.words = Personal<std::string>(letter + ", waits. " + detail.at("why") + "." + (heed.empty() ? "" : " " + heed));
  task.made_by = "program";
  task.made_on = office.clock.today();
  work.tasks().add(task);
  tell_of_letter(work, office, about, actor, "letter_held", std::move(detail));
}

void dispatch(Work& work, Office const& office, casework::Case const& about, std::string const& actor, notices::Rendered const& rendered) {
  auto const envelope = envelope_of(office, about, rendered);
  auto const sha256 = sha256_hex(envelope.kept);
  auto const copy = work.blobs().keep(about.id, envelope.kept);
  auto const page = work.blobs().keep(about.id, notices::to_keep(rendered));
  std::map<std::string, std::string> detail{{"letter", rendered.id}, {"title", rendered.title}, {"channel", envelope.message.channel}, {"sha256", sha256}, {"copy", copy.str()}, {"page", page.str()}, {"version", rendered.version}};
  if (!rendered.variant.empty()) detail["variant"] = rendered.variant;
  if (!rendered.language.empty()) detail["language"] = rendered.language;
  if (auto const why = why_not_safe(about, envelope.message.channel); !why.empty()) {
    detail["why"] = why;
    return hold(work, office, about, actor, std::move(detail));
  }
  work.outbox().put(envelope.message, office.clock.now());
  detail["message"] = envelope.message.id;
  tell_of_letter(work, office, about, actor, "letter_sent", std::move(detail));
}

/// A letter that gives notice of an event of the clock must still be true: the event itself is recorded with its task.
Done still_in_time(Work& work, Office const& office, casework::Case const& about, Letter const& letter) {
  if (letter.notice_of.empty()) return done();
  auto timeline = casework::timeline_of(about, work.cases().events(about.id));
  timeline.events.push_back({letter.notice_of, office.clock.today(), {}, "this letter"});
  auto const due = law::due_date(timeline, *holidays_in_force(work, office));
  if (!due) return tl::unexpected(due.error());
  if (letter.notice_of == "extended" && !due->extended) {
    return refused("too_late", "The last day to give notice of more time has passed, so this letter would not be true.");
  }
  return done();
}

}  // namespace

std::string subject_of_letters(std::string const& reference) { return "Update on your request " + reference; }

Result<std::vector<LetterLine>> letters_for(Office& office, CaseId const& id, Actor const& actor) {
  Result<std::vector<LetterLine>> lines = refused("not_found", "There is no such case.");
  office.works.in_one([&](Work& work) {
    auto const about = case_in(work, id);
    if (!about) return;
    std::vector<LetterLine> found;
    for (auto const& letter_id : notices::ids_in_order(office.rules.letters)) {
      auto const letter = letter_in_force(work, office, letter_id);
      if (suits(*letter, *about)) found.push_back({letter, may_send(*letter, *about, actor).has_value()});
    }
    lines = std::move(found);
  });
  return lines;
}

Result<LetterDraft> letter_draft(Office& office, CaseId const& id, std::string const& letter) {
  Result<LetterDraft> result = refused("no_letter", "There is no letter " + letter + ".");
  office.works.in_one([&](Work& work) {
    auto const row = letter_in_force(work, office, letter);
    if (!row) return;
    result = refused("not_found", "There is no such case.");
    auto const about = case_in(work, id);
    if (!about) return;
    LetterDraft draft{row, known_facts(work, office, *about, *row), {}, language_for(office, *about)};
    for (auto const& need : row->facts) {
      bool const for_person = need.from == notices::FactFrom::person || !need.optional;
      if (draft.known.count(need.name) == 0 && for_person) draft.to_add.push_back(need);
    }
    result = std::move(draft);
  });
  return result;
}

Result<notices::Rendered> letter_preview(Office& office, CaseId const& id, std::string const& letter, Typed const& typed) {
  auto const draft = letter_draft(office, id, letter);
  if (!draft) return tl::unexpected(draft.error());
  auto const facts = with_typed(*draft->letter, draft->known, typed);
  if (!facts) return tl::unexpected(facts.error());
  return notices::render_in(draft->language, *draft->letter, *facts);
}

Done send_letter(Office& office, CaseId const& id, Actor const& actor, std::string const& letter, Typed const& typed) {
  return in_one(office, [&](Work& work) -> Done {
    auto const row = letter_in_force(work, office, letter);
    if (!row) return refused("no_letter", "There is no letter " + letter + ".");
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = may_send(*row, *about, actor); !allowed) return allowed;
    if (auto allowed = permitted(work, office, *about, actor, "send_letter"); !allowed) return allowed;
    auto const facts = with_typed(*row, known_facts(work, office, *about, *row), typed);
    if (!facts) return tl::unexpected(facts.error());
    auto const rendered = notices::render_in(language_for(office, *about), *row, *facts);
    if (!rendered) return tl::unexpected(rendered.error());
    if (auto in_time = still_in_time(work, office, *about, *row); !in_time) return in_time;
    dispatch(work, office, *about, actor.id.str(), *rendered);
    return done();
  });
}

std::vector<SentLetter> letters_sent(Office& office, CaseId const& id) {
  std::vector<SentLetter> sent;
  office.works.in_one([&](Work& work) {
    sent.clear();
    for (auto const& event : work.cases().events(id)) {
      if (event.what != "letter_sent") continue;
      sent.insert(sent.begin(), {event.number, detail_of(event, "letter"), detail_of(event, "title"), detail_of(event, "sha256"), event.actor, event.on, detail_of(event, "version"), detail_of(event, "language")});
    }
  });
  return sent;
}

Result<LetterCopy> letter_copy(Office& office, CaseId const& id, Actor const& actor, std::int64_t number) {
  Result<LetterCopy> copy = refused("no_letter", "There is no such letter.");
  office.works.in_one([&](Work& work) {
    auto const about = case_in(work, id);
    if (!about) return;
    for (auto const& event : work.cases().events(id)) {
      bool const went_out = event.what == "letter_sent" || event.what == "letter_held" || event.what == "owner_asked" || event.what == "owner_chased" || event.what == "owner_escalated";
      if (!went_out || event.number != number || detail_of(event, "copy").empty()) continue;
      auto bytes = work.blobs().open(BlobId(detail_of(event, "copy")));
      if (sha256_hex(bytes) != detail_of(event, "sha256")) throw Fault("The copy of a letter has changed.", "case " + id.str() + ", event " + std::to_string(number));
      bool const on_paper = event.what.starts_with("letter_") && detail_of(event, "channel") == "post";
      work.ledger().record({actor.id.str(), "letter_opened", id, "event=" + std::to_string(number)}, office.clock.now());
      copy = LetterCopy{about->reference + "-" + detail_of(event, "letter") + (on_paper ? ".pdf" : ".txt"),
                        on_paper ? "application/pdf" : "text/plain; charset=utf-8", std::move(bytes)};
    }
  });
  return copy;
}

Done after_ringing(Work& work, Office const& office, casework::Case const& about, Actor const& actor, casework::Task const& task) {
  for (auto const& event : work.cases().events(about.id)) {
    if (event.what != "letter_held" || detail_of(event, "copy") != task.concerns || task.outcome == "not_needed") continue;
    auto detail = event.detail;
    detail.erase("why");
    auto const letter = detail.at("letter");
    if (auto in_time = still_in_time(work, office, about, notices::letter(office.rules.letters, letter)); !in_time) return in_time;
    auto const envelope = envelope_of(office, about, {letter, detail.at("title"), detail_of(event, "variant"), notices::as_kept(work.blobs().open(BlobId(detail.at("page")))), {}, {}, detail_of(event, "language")});
    if (task.outcome == "sent") {
      work.outbox().put(envelope.message, office.clock.now());
      detail["message"] = envelope.message.id;
    } else {
      detail["channel"] = "told";
    }
    tell_of_letter(work, office, about, actor.id.str(), "letter_sent", std::move(detail));
  }
  return done();
}

Result<LetterToRead> letter_to_read(Office& office, CaseId const& id, std::int64_t number) {
  Result<LetterToRead> letter = refused("no_letter", "There is no such letter.");
  office.works.in_one([&](Work& work) {
    auto const about = case_in(work, id);
    if (!about) return;
    for (auto const& event : work.cases().events(id)) {
      bool const ours = event.what == "letter_sent" || event.what == "letter_held";
      if (!ours || event.number != number || detail_of(event, "page").empty()) continue;
      letter = LetterToRead{about->reference, detail_of(event, "title"), event.on, notices::as_kept(work.blobs().open(BlobId(detail_of(event, "page")))), detail_of(event, "language")};
      work.ledger().record({"requester", "letter_opened", id, "event=" + std::to_string(number)}, office.clock.now());
    }
  });
  return letter;
}

std::string pdf_of(LetterToRead const& letter) {
  return notices::pdf({{}, letter.title, {}, letter.blocks, {}, {}, letter.language}, letter.reference, Instant(std::chrono::sys_days(letter.on)));
}

namespace {

/// The bytes that were made before, or those of the letter now, kept.
std::string printed_for(Work& work, Office const& office, casework::Case const& about, std::vector<casework::CaseEvent> const& events, std::string const& message) {
  for (auto const& event : events) {
    if (event.what == kLetterToPrint && casework::detail_of(event, "message") == message) return work.blobs().open(BlobId(casework::detail_of(event, "copy")));
  }
  auto const sent = std::find_if(events.begin(), events.end(), [&](auto const& event) { return event.what == "letter_sent" && casework::detail_of(event, "message") == message; });
  if (sent == events.end()) return {};
  auto const blocks = notices::as_kept(work.blobs().open(BlobId(casework::detail_of(*sent, "page"))));
  auto bytes = notices::pdf({{}, casework::detail_of(*sent, "title"), {}, blocks, {}, {}, casework::detail_of(*sent, "language")}, about.reference, office.clock.now(), notices::Envelope::of_notify);
  auto const copy = work.blobs().keep(about.id, bytes);
  auto const letter = casework::detail_of(*sent, "letter"), sha256 = sha256_hex(bytes);
  record(work, office, about, "program",
         {kLetterToPrint, office.clock.today(), {{"letter", letter}, {"title", casework::detail_of(*sent, "title")}, {"message", message}, {"copy", copy.str()}, {"sha256", sha256}},
          "letter=" + letter + " sha256=" + sha256});
  return bytes;
}

}  // namespace

std::string letter_to_print(Office& office, CaseId const& id, std::string const& message) {
  std::string bytes;
  office.works.in_one([&](Work& work) {
    bytes.clear();
    auto const about = work.cases().find(id);
    if (about) bytes = printed_for(work, office, *about, work.cases().events(id), message);
  });
  return bytes;
}

void acknowledge(Work& work, Office const& office, casework::Case const& opened) {
  auto const id = std::string(opened.right == law::Right::complaint ? "L-20" : "L-1");
  if (office.rules.letters.policy.automatic.count(id) == 0) return;
  auto const& requester = opened.requester.reveal();
  if (requester.email.empty() && requester.address.empty()) {  // recorded by staff for somebody who gave neither
    record(work, office, opened, "program", {"letter_not_sent", office.clock.today(), {{"letter", id}, {"missing", "an email address or an address"}}, "letter=" + id});
    return;
  }
  auto const posted = post_letter(work, office, opened, "program", id);
  if (posted) return;
  std::map<std::string, std::string> detail{{"letter", id}};
  for (auto const& step : posted.error().because) detail["missing"] += (detail["missing"].empty() ? "" : ", ") + step.rule;
  record(work, office, opened, "program", {"letter_not_sent", office.clock.today(), detail, "letter=" + id});
}

Done post_letter(Work& work, Office const& office, casework::Case const& about, std::string const& actor, std::string const& letter) {
  auto const row = letter_in_force(work, office, letter);
  ENSURE(row != nullptr, "a letter nobody wrote: " + letter);
  auto const rendered = notices::render_in(language_for(office, about), *row, known_facts(work, office, about, *row));
  if (!rendered) return tl::unexpected(rendered.error());
  dispatch(work, office, about, actor, *rendered);
  return done();
}

std::string answer_letter(Work& work, Office const& office, CaseId const& id) {
  auto const pack = pack_that_left(work, id);
  auto const part = pack ? instalment_of(work, id, pack->version) : std::nullopt;
  if (part && (part->to_come > 0 || part->added)) return "L-24";
  auto const codes = codes_withheld(work, id);
  if (codes.empty()) return "L-2";
  auto const rows = exemptions_of_case(work, office, id);
  bool const may_be_told = std::any_of(rows.begin(), rows.end(), [&](auto const& row) {
    return codes.count(row.code) > 0 && row.label != law::LabelMode::silent;
  });
  return may_be_told ? "L-3" : "L-23";
}

std::map<std::string, int> places_withheld(Work& work, CaseId const& id) {
  std::map<std::string, int> places;
  auto const people = people_decisions(work, id);
  SilentPlaces const silent(work, id);
  std::set<RecordId> sent;
  for (auto const& record : work.records().of_case(id)) {
    if (!collection::in_hand(record) && record.inclusion != collection::Inclusion::given) continue;
    sent.insert(record.id);
    for (auto const& page : work.records().pages(record.id)) {
      if (!page.whole_code.empty()) ++places[silent.code_of(page)];
    }
  }
  if (sent.empty()) return places;
  for (auto const& mark : work.reviews().marks_of_case(id)) {
    if (!sent.contains(mark.mention.place.record)) continue;
    auto const decision = redaction::decision_for(mark, people);
    if (decision.outcome == redaction::Outcome::withhold) ++places[silent.code_at(mark, decision)];
  }
  return places;
}

std::set<std::string> codes_withheld(Work& work, CaseId const& id) {
  std::set<std::string> codes;
  for (auto const& [code, places] : places_withheld(work, id)) codes.insert(code);
  return codes;
}

}  // namespace rightsdesk::app
