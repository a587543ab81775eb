#pragma once
// What an e-mail says, for searching: decoded headers, text bodies and the names of attachments.
#include <string>
#include <vector>

namespace rightsdesk::connectors {

struct MessageText {
  std::string id;  ///< Message-ID without angle brackets; may be empty
  std::string subject, from, to;
  std::string dated;  ///< ISO day in the sender's zone; empty when there is none
  std::string
      text;  ///< headers of people and subject, bodies, forwarded messages, attachment names; valid UTF-8
  std::size_t attachments = 0;
  std::vector<std::string> thread;     ///< Message-IDs it answers, from In-Reply-To and References
  std::vector<std::string> mailboxes;  ///< addresses of From, To and Cc, lower case
};

/// Never fails: what cannot be decoded is read as Windows-1252 or left as it stands.
MessageText read_message(std::string const& bytes);

/// The words of an HTML body: tags, scripts and styles dropped, the common entities decoded.
std::string text_of_html(std::string const& html);

}  // namespace rightsdesk::connectors
