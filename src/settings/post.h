#pragma once
// How messages leave the house, by channel.
#include <cstdint>
#include <optional>
#include <string>

namespace rightsdesk::yaml {
class Section;
}

namespace rightsdesk::settings {

struct Carrier {
  enum class By { folder, smtp, notify } by = By::folder;
  std::string ca;             ///< file; empty: the system's authorities
  // smtp
  std::string host;
  std::uint16_t port = 587;
  enum class Tls { starttls, from_the_start, none } tls = Tls::starttls;  ///< none: to this machine alone
  std::string user, password_file;  ///< both or neither
  std::string from;
  // notify
  std::string url, key_file, template_id;
  std::string postage;        ///< of letters: "first", "second", "economy"
};

struct Post {
  Carrier email;
  std::optional<Carrier> sms = {};  ///< none: text messages are not offered. Never smtp
  std::optional<Carrier> letters = {};  ///< for the post; none: files in the outbox folder. Never smtp; no template: each is a PDF
  std::string receipts_token_file = {};  ///< what GOV.UK Notify sends with its receipts; empty: it is asked, and none is taken
};

/// Reads `post:` with `email:`, `sms:`, `letters:` and `receipts_token_file:`; paths are taken from the folder of `file`. What is wrong is a complaint.
Post post_in(yaml::Section& of, std::string const& file);

}  // namespace rightsdesk::settings
