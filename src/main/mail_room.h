#pragma once
#include <functional>
#include <memory>
#include <optional>

#include "app/inbox.h"
#include "connectors/protocols/mail_door.h"
#include "settings/service.h"

namespace rightsdesk {

/// Looks into the council's request mailbox and takes what is new, one message after the other, in the order in which it came. The mailbox is opened for
/// reading only: nothing in it is moved, marked or deleted. At least once, and kept once. What fails stands on the inbox page and is tried again.
class MailRoom {
 public:
  struct Line {
    std::string outcome;  ///< "kept", "known", "failed"
    std::string words;    ///< why it failed; nothing of a message
  };
  using Tell = std::function<void(Line const&)>;
  /// All but `inbox_of` must outlive it. Throws Fault when the settings are wrong.
  MailRoom(app::Office& office, app::Inbox& inbox, settings::Service const& service);
  /// What is new, kMostAtOnce of it at most; whether the mailbox could be read. Never throws.
  bool look(std::function<bool()> const& stop, Tell const& tell);
  /// As look, when it is time for it: a minute after the last; after failures 2, 4 … 30 minutes.
  void go_round(std::function<bool()> const& stop, Tell const& tell);

  static constexpr int kMostAtOnce = 200;

 private:
  std::optional<std::string> take_new(std::function<bool()> const& stop, Tell const& tell);
  app::MailPlace place();
  void note(std::string const& failure);
  connectors::Imap& line();

  app::Office& office_;
  app::Inbox& inbox_;
  settings::RequestMailbox const& mailbox_;
  app::MailDesk desk_;
  std::unique_ptr<connectors::MailDoor> door_;
  std::optional<Instant> next_;
  int failures_ = 0;
};

}  // namespace rightsdesk
