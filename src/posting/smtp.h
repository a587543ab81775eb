#pragma once
// A mail server of the council's own, or a relay (RFC 5321; STARTTLS RFC 3207; AUTH RFC 4954). DKIM is the relay's.
#include "posting/carrier.h"

namespace rightsdesk::posting {

struct MailServer {
  std::string host;
  std::uint16_t port = 587;
  /// starttls: nothing is said before the line is encrypted, and a server without it gets nothing. none: this machine alone.
  enum class Tls { starttls, from_the_start, none } tls = Tls::starttls;
  std::string ca = {};             ///< file; empty: the system's authorities
  std::string user = {};           ///< empty: no AUTH
  std::string password_file = {};  ///< read each time, so that a new one needs no restart
  std::string from;                ///< a mailbox: the sender, and where mail that bounces goes
  std::chrono::seconds patience{20};  ///< for each answer
};

/// E-mail alone. 5yz to the sender, the recipient or the text is for good; 4yz, a line that is cut and a server that is silent are tried
/// again; so is what is wrong with our account or the encryption: that is no fault of the message's.
class SmtpCarrier final : public Carrier {
 public:
  explicit SmtpCarrier(MailServer server) : server_(std::move(server)) {}
  Handed hand_over(Parcel const& parcel, Instant now) override;
  /// Whether the line and the account are good, without a message: empty, or what is wrong, in words for `doctor`.
  std::string wrong_with_account();

 private:
  MailServer server_;
};

}  // namespace rightsdesk::posting
