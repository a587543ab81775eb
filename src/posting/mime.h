#pragma once
// A message as a mail server takes it (RFC 5322, RFC 2045, RFC 2047).
#include "posting/carrier.h"

namespace rightsdesk::posting {

/// One address that mail can be sent to: ASCII, a single @ with text on both sides, nothing that ends a command or a header.
bool is_mailbox(std::string const& address);

/// Subject or name for a header: as it is where it is ASCII, else encoded words of at most 75 characters, none within a letter.
std::string header_words(std::string const& text);

/// The whole message with CRLF line ends, its text as base64. `from` and the parcel's address must be mailboxes.
std::string mime_message(Parcel const& parcel, std::string const& from, Instant now);

}  // namespace rightsdesk::posting
