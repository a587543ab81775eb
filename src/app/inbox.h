#pragma once
// The council's request mailbox: each message is a draft until a person makes it a case, joins it to one, or sets it aside with a reason. What the
// program reads out of it is proposed. The mailbox itself is only read (docs/decisions/048-the-request-mailbox.md).
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/recording.h"
#include "settings/mail_words.h"

namespace rightsdesk::app {

constexpr std::size_t kLargestMail = 20U << 20U;  ///< bytes; of a larger one its headers alone are read
constexpr int kMailKeptDays = 28;                 ///< what was set aside is destroyed so many days later

enum class MailKind {
  message,
  bounce,        ///< a report that a message did not arrive (RFC 3464)
  automatic,     ///< an answer that a program gave: "I am out of the office"
  infected,      ///< a virus is in it: only its headers were read, and nothing of it was kept
  not_readable,  ///< only its headers were read
};
std::string to_string(MailKind kind);
enum class MailState {
  open,           ///< nobody has decided
  opened,         ///< a case was opened from it
  joined,         ///< it belongs to a case that was there
  not_a_request,  ///< a person said so, and why
  set_aside,      ///< by the program, as a bounce or an automatic answer
  forgotten,      ///< set aside, and its words destroyed since
};
std::string to_string(MailState state);

/// A file that came with it.
struct MailPart {
  std::string name, media_type, sha256;
  std::int64_t size = 0;  ///< bytes
  BlobId bytes = {};
  std::string filed_as = {};  ///< it is kept with the case's evidence now, as "identity/passport"; no longer here
};
/// What it says, and what the program makes of it.
struct MailContent {
  std::string from_name, from_email, subject, text;
  std::vector<MailPart> parts = {};
  std::vector<std::string> notes = {};  ///< what a colleague must know of it, each a sentence
  std::string right = {};               ///< proposed: an answer to the form's question "right"; empty: none
  std::string because = {};             ///< the words it says that propose it
  std::string reference = {};           ///< of a request of ours that it names; empty: none. It opens nothing by itself
  std::string reason = {};              ///< why it is no request
};
struct InboxMessage {
  std::string id;
  std::string hash;        ///< of its Message-ID and its body
  std::string controller;
  Date reached;            ///< the day it reached the council's mail server
  Instant taken_at = {};
  MailKind kind = MailKind::message;
  MailState state = MailState::open;
  CaseId about = {};       ///< the case that it belongs to, or, set aside, is about
  std::string settled_by = {};
  std::optional<Instant> settled_at = {};
  Personal<MailContent> content = {};
};
/// How far a mailbox was read, and since when it cannot be.
struct MailPlace {
  std::string mailbox;
  std::int64_t validity = 0, last_uid = 0;
  std::optional<Instant> looked_at = {}, failed_since = {};
  std::string failure = {};  ///< no personal data
};
/// A message of ours that something came back for.
struct MailOfOurs {
  CaseId about;
  std::string what, channel;
};

class InboxStore {
 public:
  virtual ~InboxStore() = default;
  virtual bool known(std::string const& hash) = 0;
  /// Keeps it with the bytes of its parts, in their order, under a key of its own.
  virtual void add(InboxMessage message, std::vector<std::string> const& parts) = 0;
  virtual std::optional<InboxMessage> find(std::string const& id) = 0;
  virtual std::vector<InboxMessage> oldest(std::string const& controller, MailState state, int most) = 0;  ///< by the day it reached us
  virtual std::vector<InboxMessage> newest(std::string const& controller, MailState state, int most) = 0;  ///< by when it was taken
  virtual int count(std::string const& controller, MailState state) = 0;
  virtual std::vector<InboxMessage> of_case(CaseId const& about) = 0;  ///< opened from it, or joined
  /// `to` over what was seen as `from`; false, and nothing done, when it is not in that state any more. What belongs to a case from now on is sealed under its key.
  virtual bool settle(InboxMessage const& to, MailState from) = 0;
  virtual std::string part(MailPart const& part) = 0;  ///< its bytes
  virtual int forget(Instant before) = 0;              ///< what was set aside before then loses its words and its key; how many
  virtual std::optional<MailPlace> place(std::string const& mailbox) = 0;
  virtual void put_place(MailPlace const& place) = 0;
  virtual std::optional<MailOfOurs> sent(std::string const& message) = 0;  ///< of the outbox, by its id
};
/// The inbox, together with everything else in one transaction. Thread-safe. The store fulfils it.
class Inbox {
 public:
  virtual ~Inbox() = default;
  virtual void in_one(std::function<void(Work&, InboxStore&)> const& work) = 0;
};

/// A message as the mail server had it.
struct CameMail {
  std::string bytes;  ///< kLargestMail of them at most
  enum class Whole { whole, cut } whole = Whole::whole;
  Instant reached;    ///< when the mail server took it
};
struct MailDesk {
  std::string controller;
  std::vector<settings::MailWords> words;  ///< what proposes a right
};
enum class Took {
  kept,
  known,  ///< it was taken before
  later,  ///< nobody can look for viruses now: nothing was kept
};
/// Looks at all of it for viruses, reads it in the sandbox, and keeps it as a draft with `after` in one transaction. A bounce of a message of ours
/// makes its failed-delivery task first. Throws Fault when we failed.
Took take_mail(Office& office, Inbox& inbox, MailDesk const& desk, CameMail const& mail, MailPlace const& after);

/// The message; one of a case that this office does not see, or of another controller, is not there.
std::optional<InboxMessage> mail_of(Office& office, Inbox& inbox, std::string const& controller, std::string const& id);

/// A case of what was recorded from it, as record_request. Again, where it was interrupted: the same case. Refused besides: not_now (settled otherwise), not_found.
Result<Submitted, std::vector<Refusal>> open_from_mail(Office& office, Inbox& inbox, Actor const& actor, std::string const& mail, Recording const& recording);
/// It belongs to this case; its officer has a task to read it. Refused: not_permitted, not_found (no case that this person sees), not_now.
Done join_mail(Office& office, Inbox& inbox, Actor const& actor, std::string const& controller, std::string const& mail, std::string const& typed_reference);
/// It asks for nothing of this kind. Refused: not_permitted, missing (no reason), not_found, not_now.
Done set_mail_aside(Office& office, Inbox& inbox, Actor const& actor, std::string const& controller, std::string const& mail, std::string const& reason);
/// It is to be looked at after all. Refused: not_permitted, not_found, not_now.
Done take_mail_back(Office& office, Inbox& inbox, Actor const& actor, std::string const& controller, std::string const& mail);

struct MailFile {
  std::string file_name, bytes;
};
/// A file that came with it; `number` from 1. The look is in the ledger. Refused: not_permitted, not_found.
Result<MailFile> mail_file(Office& office, Inbox& inbox, Actor const& actor, std::string const& controller, std::string const& mail, std::size_t number);

/// Puts a file of a message that belongs to a case with what shows who somebody is, so that it is destroyed as that is; it is no longer with the
/// message. Refused as add_evidence, and not_found, not_now (it is there already).
Done file_as_evidence(Office& office, Inbox& inbox, Actor const& actor, std::string const& controller, std::string const& mail, std::size_t number, std::string const& what);

}  // namespace rightsdesk::app
