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
};

struct Post {
  Carrier email;
  std::optional<Carrier> sms = {};  ///< none: text messages are not offered. Never smtp
};

/// Reads `post:` with `email:` and `sms:`; paths are taken from the folder of `file`. What is wrong is a complaint.
Post post_in(yaml::Section& of, std::string const& file);

}  // namespace rightsdesk::settings
