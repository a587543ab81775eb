#include "app/inbox.h"

#include <algorithm>

#include "app/acts.h"
#include "app/circumstances.h"
#include "app/evidence.h"
#include "app/task_parts.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

constexpr char kWroteByMail[] = "requester_wrote";

Refusal may_not() { return {"not_permitted", "Your role does not look after the request mailbox.", "", {}}; }
Refusal no_such_mail() { return {"not_found", "There is no such message.", "", {}}; }
Refusal settled_already() { return {"not_now", "Somebody has dealt with this message. Load the page again.", "", {}}; }

Refusal opened_already() { return {"not_now", "A case was opened from this message. Open the case again to finish that.", "", {}}; }

bool of_a_case(MailState state) { return state == MailState::opened || state == MailState::joined; }

std::string once_key(std::string const& mail) { return "inbox " + mail; }

/// The message in this state, or why not.
Result<InboxMessage> standing_open(InboxStore& store, std::string const& controller, std::string const& mail, MailState wanted) {
  auto found = store.find(mail);
  if (!found || found->controller != controller) return tl::unexpected(no_such_mail());
  if (found->state != wanted) return tl::unexpected(settled_already());
  return *std::move(found);
}

InboxMessage settled(InboxMessage message, MailState state, Actor const& actor, Instant now) {
  message.state = state;
  message.settled_by = actor.id.str();
  message.settled_at = now;
  return message;
}

void kept_on_case(Work& work, Office const& office, casework::Case const& about, Actor const& actor, InboxMessage const& mail, std::string const& what) {
  record(work, office, about, actor.id.str(),
         {what, office.clock.today(), {{"reached", to_iso(mail.reached)}, {"files", std::to_string(mail.content.reveal().parts.size())}}, "mail=" + mail.id});
}

void ask_to_read(Work& work, Office const& office, casework::Case const& about, InboxMessage const& mail) {
  auto const* kind = workflow_of(office, about).kind(kWroteByMail);
  ENSURE(kind != nullptr, "every workflow has the task of what a requester told us");
  auto task = fresh_task(office, about, *kind, "program");
  task.concerns = mail.id;
  task.concerns_title = "An email";
  auto const& content = mail.content.reveal();
  task.words = Personal("“" + content.subject + "” from " + (content.from_email.empty() ? content.from_name : content.from_email) + " reached us on " + in_words(mail.reached) + ". Look whether it comes from the requester. It is among the letters of the case.");
  work.tasks().add(task);
}

/// One act on one message in one transaction.
Done settle_mail(Inbox& inbox, std::function<Done(Work&, InboxStore&)> const& act) {
  struct TakenBack {};
  Done outcome = done();
  try {
    inbox.in_one([&](Work& work, InboxStore& store) {
      outcome = act(work, store);
      if (!outcome) throw TakenBack{};
    });
  } catch (TakenBack const&) {
  }
  return outcome;
}

/// A case was opened from it by somebody who was interrupted before the message was settled.
bool opened_from_it(Work& work, std::string const& mail) { return work.cases().find_by_key(once_key(mail)).has_value(); }

}  // namespace

std::string to_string(MailKind kind) {
  switch (kind) {
    case MailKind::message: return "message";
    case MailKind::bounce: return "bounce";
    case MailKind::automatic: return "automatic";
    case MailKind::infected: return "infected";
    case MailKind::not_readable: return "not_readable";
  }
  throw Bug("a kind of mail without a name");
}

std::string to_string(MailState state) {
  switch (state) {
    case MailState::open: return "open";
    case MailState::opened: return "opened";
    case MailState::joined: return "joined";
    case MailState::not_a_request: return "not_a_request";
    case MailState::set_aside: return "set_aside";
    case MailState::forgotten: return "forgotten";
  }
  throw Bug("a state of mail without a name");
}

std::optional<InboxMessage> mail_of(Office& office, Inbox& inbox, std::string const& controller, std::string const& id) {
  std::optional<InboxMessage> found;
  inbox.in_one([&](Work&, InboxStore& store) {
    found = store.find(id);
    if (found && (found->controller != controller || found->state == MailState::forgotten)) found.reset();
  });
  if (!found || found->about.empty()) return found;
  bool seen = false;
  office.works.look([&](Work& work) { seen = work.cases().find(found->about).has_value(); });
  if (!seen && of_a_case(found->state)) found.reset();
  else if (!seen) found->about = CaseId();
  return found;
}

Result<Submitted, std::vector<Refusal>> open_from_mail(Office& office, Inbox& inbox, Actor const& actor, std::string const& mail, Recording const& recording) {
  auto const as_mistakes = [](Refusal refusal) { return tl::unexpected(std::vector<Refusal>{std::move(refusal)}); };
  if (!may_record(actor)) return as_mistakes(may_not());
  std::optional<Refusal> cannot;
  inbox.in_one([&](Work&, InboxStore& store) {
    cannot.reset();
    if (auto const open = standing_open(store, recording.controller, mail, MailState::open); !open) cannot = open.error();
  });
  if (cannot) return as_mistakes(*cannot);
  auto once = recording;
  once.key = once_key(mail);
  auto opened = record_request(office, actor, once);
  if (!opened) return opened;
  auto const kept = settle_mail(inbox, [&](Work& work, InboxStore& store) -> Done {
    auto const open = standing_open(store, recording.controller, mail, MailState::open);
    if (!open) return tl::unexpected(open.error());
    auto const about = work.cases().find(opened->about);
    ENSURE(about.has_value(), "a case that was opened a moment ago is there");
    auto to = settled(*open, MailState::opened, actor, office.clock.now());
    to.about = about->id;
    if (!store.settle(to, MailState::open)) return tl::unexpected(settled_already());
    kept_on_case(work, office, *about, actor, to, "opened_from_email");
    return done();
  });
  if (!kept) return as_mistakes(kept.error());
  return opened;
}

Done join_mail(Office& office, Inbox& inbox, Actor const& actor, std::string const& controller, std::string const& mail, std::string const& typed_reference) {
  if (!may_record(actor)) return tl::unexpected(may_not());
  auto const reference = intake::reference_from(typed_reference);
  if (!reference) return refused("not_found", "Enter the reference of a request, like SRR-7K4M-29QD-X", "reference");
  CaseId wanted;
  office.works.look([&](Work& work) {
    auto const about = work.cases().find_by_reference(*reference);
    wanted = about ? about->id : CaseId();
  });
  if (wanted.empty()) return refused("not_found", "There is no request with this reference", "reference");
  return settle_mail(inbox, [&](Work& work, InboxStore& store) -> Done {
    auto const open = standing_open(store, controller, mail, MailState::open);
    if (!open) return tl::unexpected(open.error());
    if (opened_from_it(work, mail)) return tl::unexpected(opened_already());
    auto const about = case_in(work, wanted);
    if (!about) return tl::unexpected(about.error());
    auto to = settled(*open, MailState::joined, actor, office.clock.now());
    to.about = wanted;
    if (!store.settle(to, MailState::open)) return tl::unexpected(settled_already());
    kept_on_case(work, office, *about, actor, to, "email_joined");
    ask_to_read(work, office, *about, to);
    return done();
  });
}

Done set_mail_aside(Office& office, Inbox& inbox, Actor const& actor, std::string const& controller, std::string const& mail, std::string const& reason) {
  if (!may_record(actor)) return tl::unexpected(may_not());
  if (tidied(reason).empty()) return refused("missing", "Say why this is not a request", "reason");
  return settle_mail(inbox, [&](Work& work, InboxStore& store) -> Done {
    auto const open = standing_open(store, controller, mail, MailState::open);
    if (!open) return tl::unexpected(open.error());
    if (opened_from_it(work, mail)) return tl::unexpected(opened_already());
    auto to = settled(*open, MailState::not_a_request, actor, office.clock.now());
    auto content = to.content.reveal();
    content.reason = tidied(reason);
    to.content = Personal(std::move(content));
    if (!store.settle(to, MailState::open)) return tl::unexpected(settled_already());
    work.ledger().record({actor.id.str(), "mail_not_a_request", {}, "mail=" + mail}, office.clock.now());
    return done();
  });
}

Done take_mail_back(Office& office, Inbox& inbox, Actor const& actor, std::string const& controller, std::string const& mail) {
  if (!may_record(actor)) return tl::unexpected(may_not());
  return settle_mail(inbox, [&](Work& work, InboxStore& store) -> Done {
    auto const found = store.find(mail);
    if (!found || found->controller != controller) return tl::unexpected(no_such_mail());
    if (found->state != MailState::not_a_request && found->state != MailState::set_aside) return tl::unexpected(settled_already());
    auto to = *found;
    to.state = MailState::open;
    to.settled_by.clear();
    to.settled_at.reset();
    if (!store.settle(to, found->state)) return tl::unexpected(settled_already());
    work.ledger().record({actor.id.str(), "mail_taken_back", {}, "mail=" + mail}, office.clock.now());
    return done();
  });
}

Result<MailFile> mail_file(Office& office, Inbox& inbox, Actor const& actor, std::string const& controller, std::string const& mail, std::size_t number) {
  auto const found = mail_of(office, inbox, controller, mail);
  if (!found) return tl::unexpected(no_such_mail());
  if (!may_record(actor)) return tl::unexpected(may_not());
  auto const& parts = found->content.reveal().parts;
  if (number == 0 || number > parts.size() || !parts[number - 1].filed_as.empty()) return tl::unexpected(no_such_mail());
  auto const& part = parts[number - 1];
  MailFile file{part.name, {}};
  inbox.in_one([&](Work& work, InboxStore& store) {
    file.bytes = store.part(part);
    ENSURE(sha256_hex(file.bytes) == part.sha256, "a file of a message no longer has the hash it came with");
    work.ledger().record({actor.id.str(), "mail_file_opened", found->about, "mail=" + mail + " file=" + std::to_string(number)}, office.clock.now());
  });
  return file;
}

Done file_as_evidence(Office& office, Inbox& inbox, Actor const& actor, std::string const& controller, std::string const& mail, std::size_t number, std::string const& what) {
  auto const slash = what.find('/');
  if (slash == std::string::npos) return refused("missing", "Select what the file is", "document");
  auto const found = mail_of(office, inbox, controller, mail);
  if (!found || !of_a_case(found->state)) return tl::unexpected(no_such_mail());
  auto file = mail_file(office, inbox, actor, controller, mail, number);
  if (!file) return tl::unexpected(file.error());
  auto const added = add_evidence(office, found->about, actor, {what.substr(0, slash), what.substr(slash + 1), file->file_name, std::move(file->bytes)});
  if (!added) return added;
  return settle_mail(inbox, [&](Work&, InboxStore& store) -> Done {
    auto now = store.find(mail);
    if (!now || now->state != found->state) return tl::unexpected(settled_already());
    auto content = now->content.reveal();
    content.parts.at(number - 1).filed_as = what;
    now->content = Personal(std::move(content));
    return store.settle(*now, now->state) ? done() : Done(tl::unexpected(settled_already()));
  });
}

}  // namespace rightsdesk::app
