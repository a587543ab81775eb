#include <algorithm>

#include "app/inbox.h"
#include "app/mail_headers.h"
#include "app/scanner.h"
#include "app/undelivered.h"
#include "core/original.h"
#include "core/text.h"
#include "reading/read.h"

namespace rightsdesk::app {
namespace {

constexpr std::size_t kLongestText = 100'000;  // letters of it kept to be read; the mailbox has the rest
constexpr std::size_t kMostParts = 100;
constexpr std::size_t kReferenceWithin = 4'000;

using Headers = std::map<std::string, std::string>;

std::string mail_hash(std::string const& bytes, Headers const& headers) {
  auto const id = headers.find("message-id");
  auto const body = sha256_hex(std::string(halves_of(bytes).body));
  return sha256_hex((id == headers.end() ? sha256_hex(bytes) : id->second) + "\n" + body);
}

/// What the scanner says of the message and of each file in it.
struct Looked {
  enum class Says { clean, infected, this_one_cannot_be, nobody_can } says = Says::clean;
  std::string words = {};
};

Looked looked_at(Office const& office, std::string const& bytes) {
  if (office.scanner == nullptr) return {};
  auto const look = office.scanner->look(bytes);
  if (look.says == Look::Says::clean) return {};
  if (look.says == Look::Says::infected) return {Looked::Says::infected, look.words};
  bool const at_work = office.scanner->look("A line to see whether anybody looks.\n").says == Look::Says::clean;
  return {at_work ? Looked::Says::this_one_cannot_be : Looked::Says::nobody_can, look.words};
}

reading::Options mail_options(Office const& office) {
  reading::Options options;
  options.reader = office.reader;
  options.ocr = reading::Options::Ocr::never;
  return options;
}

/// What the page says below its own head lines.
std::string words_of(document::Document const& document, std::vector<std::string>& notes) {
  std::string text;
  for (auto const& page : document.pages) text += (text.empty() ? "" : "\n") + page.text;
  auto const head_ends = text.find("\n\n");
  if (head_ends != std::string::npos) text.erase(0, head_ends + 2);
  if (count_code_points(text) > kLongestText) {
    text = valid_utf8(text.substr(0, kLongestText));
    notes.emplace_back("It is longer than what is shown here. All of it is in the mailbox.");
  }
  return text;
}

/// Who, and about what.
void take_head(document::Document const& read, MailContent& content) {
  auto const sender = sender_in(read.author);
  content.from_name = sender.name;
  content.from_email = sender.address;
  content.subject = read.title;
}

struct ReadMail {
  MailKind kind = MailKind::message;
  MailContent content;
  std::vector<std::string> parts = {};
};

ReadMail head_alone(Office const& office, std::string const& bytes, MailKind kind, std::string const& note) {
  ReadMail mail{kind, {}};
  auto const head = reading::read(std::string(halves_of(bytes).head) + "\r\n", "message.eml", mail_options(office));
  if (head) take_head(*head, mail.content);
  mail.content.notes.push_back(note);
  mail.content.notes.emplace_back("Only who sent it and its subject are here. The message itself is in the mailbox.");
  return mail;
}

ReadMail as_read(Office const& office, std::string const& bytes) {
  auto read = reading::read(bytes, "message.eml", mail_options(office));
  if (!read) return head_alone(office, bytes, MailKind::not_readable, "It could not be read: " + read.error().text);
  if (read->media_type != "message/rfc822") return head_alone(office, bytes, MailKind::not_readable, "It could not be read as an email.");
  ReadMail mail;
  take_head(*read, mail.content);
  mail.content.notes = read->warnings;
  mail.content.text = words_of(*read, mail.content.notes);
  if (read->attachments.size() > kMostParts) return head_alone(office, bytes, MailKind::not_readable, "More than 100 files came with it.");
  for (auto& file : read->attachments) {
    mail.content.parts.push_back({file.name, file.media_type, sha256_hex(file.bytes), static_cast<std::int64_t>(file.bytes.size())});
    mail.parts.push_back(std::move(file.bytes));
  }
  return mail;
}

/// Nothing: nobody can look at it now.
std::optional<ReadMail> looked_at_and_read(Office const& office, CameMail const& came) {
  if (came.whole == CameMail::Whole::cut) return head_alone(office, came.bytes, MailKind::not_readable, "It is larger than 20 MB.");
  auto look = looked_at(office, came.bytes);
  if (look.says == Looked::Says::clean) {
    auto mail = as_read(office, came.bytes);
    for (auto part = mail.parts.begin(); part != mail.parts.end() && look.says == Looked::Says::clean; ++part) look = looked_at(office, *part);
    if (look.says == Looked::Says::clean) return mail;
  }
  if (look.says == Looked::Says::nobody_can) return std::nullopt;
  if (look.says == Looked::Says::infected) return head_alone(office, came.bytes, MailKind::infected, "A virus is in it (" + look.words + "). Nothing of it was kept here. Do not open it in the mailbox.");
  return head_alone(office, came.bytes, MailKind::not_readable, "The virus scanner could not look at it, so nothing of it was kept here.");
}

void propose_right(std::vector<settings::MailWords> const& rows, MailContent& content) {
  auto const says = lower_ascii(content.subject + "\n" + content.text);
  for (auto const& row : rows) {
    for (auto const& words : row.says) {
      if (says.find(words) == std::string::npos) continue;
      content.right = row.right;
      content.because = words;
      return;
    }
  }
}

/// The message of ours that a Message-ID names.
std::optional<std::pair<std::string, MailOfOurs>> one_of_ours(Inbox& inbox, std::string const& id) {
  std::optional<std::pair<std::string, MailOfOurs>> found;
  if (id.empty()) return found;
  inbox.in_one([&](Work&, InboxStore& store) {
    found.reset();
    if (auto sent = store.sent(id)) found = {id, *sent};
  });
  return found;
}

/// A report that a message of ours did not arrive is told of on its case, as any failed delivery is.
void heed_report(Office& office, Inbox& inbox, CameMail const& came, InboxMessage& message, MailContent& content) {
  auto const report = report_in(halves_of(came.bytes).body);
  message.kind = MailKind::bounce;
  auto const ours = one_of_ours(inbox, report.about);
  if (!ours) {
    content.notes.emplace_back("It reports on a message that is not one of ours, or is long gone.");
    return;
  }
  message.about = ours->second.about;
  message.state = MailState::set_aside;
  if (!report.failed) {
    content.notes.emplace_back("It says that our message is late or has arrived.");
    return;
  }
  auto const why = "it came back from the mail server" + (report.status.empty() ? std::string() : " (" + report.status + ")");
  message_failed(office, {ours->first, ours->second.about, ours->second.what, ours->second.channel, why});
  content.notes.emplace_back("Our message did not arrive. Where it belongs to a case, there is a task for it.");
}

void heed_automatic(Inbox& inbox, Headers const& headers, InboxMessage& message) {
  message.kind = MailKind::automatic;
  message.state = MailState::set_aside;
  auto const answers = headers.find("in-reply-to");
  if (answers == headers.end()) return;
  if (auto const ours = one_of_ours(inbox, message_named(answers->second))) message.about = ours->second.about;
}

bool taken_before(Inbox& inbox, std::string const& hash, MailPlace const& after) {
  bool known = false;
  inbox.in_one([&](Work&, InboxStore& store) {
    known = store.known(hash);
    if (known) store.put_place(after);
  });
  return known;
}

}  // namespace

Took take_mail(Office& office, Inbox& inbox, MailDesk const& desk, CameMail const& came, MailPlace const& after) {
  auto const headers = headers_of(halves_of(came.bytes).head);
  InboxMessage message;
  message.id = fresh_id_text();
  message.hash = mail_hash(came.bytes, headers);
  message.controller = desk.controller;
  message.reached = local_date(came.reached);
  message.taken_at = office.clock.now();
  if (taken_before(inbox, message.hash, after)) return Took::known;
  auto read = looked_at_and_read(office, came);
  if (!read) return Took::later;
  message.kind = read->kind;
  if (message.kind == MailKind::message) {
    if (is_report(headers)) heed_report(office, inbox, came, message, read->content);
    else if (is_automatic_answer(headers)) heed_automatic(inbox, headers, message);
    else propose_right(desk.words, read->content);
  }
  if (message.state == MailState::set_aside) {
    message.settled_by = "program";
    message.settled_at = message.taken_at;
  }
  read->content.reference = reference_named(read->content.subject + "\n" + read->content.text.substr(0, kReferenceWithin));
  message.content = Personal(std::move(read->content));
  auto took = Took::kept;
  inbox.in_one([&](Work& work, InboxStore& store) {
    took = store.known(message.hash) ? Took::known : Took::kept;
    if (took == Took::kept) {
      store.add(message, read->parts);
      work.ledger().record({"program", "mail_taken", message.about, "mail=" + message.id + " kind=" + to_string(message.kind)}, office.clock.now());
    }
    store.put_place(after);
  });
  return took;
}

}  // namespace rightsdesk::app
