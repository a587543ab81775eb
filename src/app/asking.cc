#include "app/asking.h"

#include <algorithm>
#include <map>

#include "app/acts.h"
#include "app/circumstances.h"
#include "app/hold.h"
#include "app/holidays.h"
#include "app/task_parts.h"
#include "commission/letter.h"
#include "core/original.h"
#include "law/day_count.h"
#include "person/kind_words.h"

namespace rightsdesk::app {
namespace {

using commission::Commission;
using commission::LetterFacts;
using commission::Purpose;
using commission::State;

std::string purpose_words(Purpose purpose) {
  switch (purpose) {
    case Purpose::search: return "to look for a person’s records";
    case Purpose::instruction: return "to do something to a record";
    case Purpose::hold: return "to stop any disposal";
  }
  throw Bug("a purpose without words");
}

std::string subject_line(std::string const& letter, Commission const& about, std::string const& reference) {
  auto const by = ", please answer by " + in_words(about.answer_by);
  if (letter == "escalate") return reference + ": a team has not answered";
  if (letter == "chase") return "Reminder: " + reference + by;
  if (letter == "overdue") return "The day has passed: " + reference + ", please answer today";
  return reference + ": please help us answer a request" + (about.purpose == Purpose::hold ? " – destroy nothing" : "") + by;
}

LetterFacts facts_of(Office const& office, casework::Case const& about, Commission const& one, std::string const& link) {
  auto const& controller = office.rules.controllers.at(about.controller);
  auto const& asked = one.asked.reveal();
  auto const contact = controller.contact_email.empty() ? controller.contact_address : controller.contact_email;
  return {{"council", {controller.name}}, {"team", {asked.team}}, {"source", {one.title}}, {"reference", {about.reference}},
          {"purpose", {purpose_words(one.purpose)}}, {"asked_on", {in_words(one.asked_on)}}, {"answer_by", {in_words(one.answer_by)}},
          {"link", {link}}, {"contact", {contact}}, {"about", asked.about}, {"what", asked.what}};
}

struct Sending {
  std::string letter, event, actor, channel, to;
};

/// The message as it goes, and its words as they are kept: whoever reads those cannot answer in the owner's place.
void send(Work& work, Office const& office, casework::Case const& about, Commission const& one, Sending const& sending) {
  auto const folder = office.tree + "/templates/commissions";
  auto const words = [&](std::string const& link) { return commission::letter(folder, sending.letter, Personal(facts_of(office, about, one, link))); };
  ENSURE(!office.public_url.empty(), "a letter with a link is written by an office that knows where its pages are");
  bool const has_link = sending.letter != "escalate";
  auto const link = has_link ? office.public_url + "/answer/" + work.commissions().fresh_link(one, office.clock.now()) : std::string{};
  Message const message{fresh_id_text(), sending.channel, sending.to, subject_line(sending.letter, one, about.reference), words(link), about.id, sending.letter};
  work.outbox().put(message, office.clock.now());
  auto const kept = words("(a link that only the owner is given)");
  auto const sha256 = sha256_hex(kept);
  auto const copy = work.blobs().keep(about.id, kept);
  record(work, office, about, sending.actor,
         {sending.event, office.clock.today(),
          {{"commission", one.id.str()}, {"purpose", commission::to_string(one.purpose)}, {"source", one.source}, {"title", one.title},
           {"team", one.asked.reveal().team}, {"answer by", to_iso(one.answer_by)}, {"letter", sending.letter}, {"channel", sending.channel},
           {"sha256", sha256}, {"copy", copy.str()}},
          "commission=" + one.id.str() + " purpose=" + commission::to_string(one.purpose) + " source=" + one.source + " sha256=" + sha256});
}

void withdraw_earlier(Work& work, Commission const& fresh) {
  for (auto earlier : work.commissions().of_case(fresh.about)) {
    bool const same = earlier.purpose == fresh.purpose && earlier.source == fresh.source && earlier.task == fresh.task;
    if (!same || earlier.state != State::waiting) continue;
    earlier.state = State::withdrawn;
    if (!work.commissions().update(earlier)) throw Fault("Somebody answered this a moment ago.", "commission " + earlier.id.str() + " changed meanwhile");
  }
}

std::string line_of(std::string const& label, std::string const& value) { return label + ": " + value; }

void add_names(std::vector<std::string>& lines, person::Description const& person, std::string const& what) {
  for (auto const& name : person.names) {
    bool const current = name.kind == person::Name::Kind::current;
    if (current != (what == "name")) continue;
    lines.push_back(line_of(current ? "Name" : "Also known as", name.full));
  }
}

void add_told(std::vector<std::string>& lines, person::Description const& person, std::string const& what) {
  if (what == "name" || what == "former_names") return add_names(lines, person, what);
  if (what == "born" && person.born) lines.push_back(line_of("Born", in_words(*person.born)));
  if (what == "born" && !person.born && !person.born_as_written.empty()) lines.push_back(line_of("Born", person.born_as_written));
  if (what == "address") {
    for (auto const& address : person.addresses) lines.push_back(line_of("Address", address.text + (address.postcode.empty() ? "" : ", " + address.postcode)));
  }
  if (what == "phone") {
    for (auto const& phone : person.phones) lines.push_back(line_of("Phone", phone));
  }
  if (what == "email") {
    for (auto const& email : person.emails) lines.push_back(line_of("Email", email));
  }
  for (auto const& identifier : person.identifiers) {
    if (what == "id_" + identifier.kind) lines.push_back(line_of("Number (" + person::kind_words(identifier.kind) + ")", identifier.value));
  }
}

bool search_waits(Work& work, Commission const& asked) {
  auto const plan = work.searches().plan_of(asked.about);
  return std::any_of(plan.begin(), plan.end(), [&](auto const& row) { return row.source == asked.source && row.state == search::SourceState::awaiting_owner; });
}

bool task_open(Work& work, Commission const& asked) {
  auto const task = work.tasks().find(asked.task);
  return task && task->state == casework::TaskState::open;
}

bool tell_manager(Work& work, Office const& office, casework::Case const& about, Commission const& waiting) {
  auto const& workflow = workflow_of(office, about);
  auto const* kind = workflow.kind(kOwnerSilent);
  if (kind == nullptr || !workflow.state(about.state).open) return false;
  auto task = fresh_task(office, about, *kind, "program");
  task.words = Personal(waiting.asked.reveal().team + " was asked on " + in_words(waiting.asked_on) + " " + purpose_words(waiting.purpose) + ", and has not answered.");
  task.concerns = waiting.source;
  task.concerns_title = waiting.title;
  work.tasks().add(task);
  return true;
}

}  // namespace

std::optional<sources::SourceCard> card_of(Office const& office, std::string const& source) {
  for (auto& card : office.sources.cards()) {
    if (card.id == source) return card;
  }
  return std::nullopt;
}

std::vector<std::string> identifying(person::Description const& person, std::vector<std::string> const& told) {
  std::vector<std::string> lines;
  for (auto const& what : told) add_told(lines, person, what);
  return lines;
}

Commission ask(Work& work, Office const& office, casework::Case const& about, std::string const& actor, Asking const& asking) {
  auto const& contact = asking.card.contact;
  ENSURE(contact.reachable(), "an owner is written to without an address");
  Commission one;
  one.id = CommissionId::fresh();
  one.about = about.id;
  one.purpose = asking.purpose;
  one.source = asking.card.id;
  one.title = asking.card.title;
  one.task = asking.task;
  one.asked_on = office.clock.today();
  one.answer_by = law::plus_working_days(one.asked_on, asking.card.asking.working_days, about.jurisdiction, *holidays_in_force(work, office));
  bool const by_email = !contact.email.empty();
  one.asked = Personal(commission::Asked{contact.team, by_email ? "email" : "post", by_email ? contact.email : contact.post, asking.about, asking.what});
  withdraw_earlier(work, one);
  work.commissions().add(one);
  auto const& asked = one.asked.reveal();
  send(work, office, about, one, {commission::to_string(one.purpose), "owner_asked", actor, asked.channel, asked.to});
  return one;
}

bool still_wanted(Work& work, Office const& office, casework::Case const& about, Commission const& asked) {
  if (asked.state != State::waiting) return false;
  if (asked.purpose == Purpose::hold) return hold_waits(work, about.id, asked.source);
  if (!workflow_of(office, about).state(about.state).open) return false;
  return asked.purpose == Purpose::search ? search_waits(work, asked) : task_open(work, asked);
}

bool chase(Work& work, Office const& office, casework::Case const& about, std::string const& actor, Commission waiting) {
  ++waiting.chased;
  waiting.chased_on = office.clock.today();
  if (!work.commissions().update(waiting)) return false;
  auto const& asked = waiting.asked.reveal();
  send(work, office, about, waiting, {waiting.answer_by < office.clock.today() ? "overdue" : "chase", "owner_chased", actor, asked.channel, asked.to});
  return true;
}

bool escalate(Work& work, Office const& office, casework::Case const& about, Commission waiting) {
  waiting.escalated_on = office.clock.today();
  if (!work.commissions().update(waiting)) return false;
  auto const card = card_of(office, waiting.source);
  if (card && !card->contact.escalate_to.empty()) {
    send(work, office, about, waiting, {"escalate", "owner_escalated", "program", "email", card->contact.escalate_to});
    return true;
  }
  auto const told = std::string(tell_manager(work, office, about, waiting) ? "a manager, by a task" : "nobody");
  record(work, office, about, "program",
         {"owner_escalated", office.clock.today(), {{"commission", waiting.id.str()}, {"source", waiting.source}, {"title", waiting.title}, {"told", told}},
          "commission=" + waiting.id.str() + " source=" + waiting.source});
  return true;
}

}  // namespace rightsdesk::app
