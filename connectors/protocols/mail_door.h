#pragma once
// The way into a mail server: where it is, and who signs in by what.
#include <memory>
#include <optional>
#include <string>

#include "connectors/endpoint.h"
#include "connectors/protocols/bearer.h"
#include "connectors/protocols/imap.h"

namespace rightsdesk::connectors {

class MailDoor {
 public:
  /// `endpoint` with url (imaps://…, or imap:// to this machine), user, and password or token_url with client_id, client_secret and scope; ca.
  /// Throws SourceFailure (unreachable) naming what is missing.
  MailDoor(std::string const& title, Endpoint const& endpoint);
  /// Connected and signed in. A token that the server does not take any more is asked for anew, once. Throws as Imap does.
  std::unique_ptr<Imap> open(Deadline const& deadline);
  [[nodiscard]] WirePlace const& place() const { return place_; }

 private:
  WirePlace place_;
  MailSignIn who_;
  std::optional<Bearer> bearer_;
};

}  // namespace rightsdesk::connectors
