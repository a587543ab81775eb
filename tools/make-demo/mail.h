#pragma once
// One e-mail as bytes, in the ways mail programs write them.
#include <optional>
#include <string>

#include "core/date.h"

namespace rightsdesk::make_demo {

enum class Coding { quoted_utf8, base64_utf8, quoted_latin1, plain_8bit };

struct Attached {
  std::string name, media_type, bytes;
};

struct Mail {
  std::string id;  ///< Message-ID without angle brackets
  std::string reply_to_id = {};
  std::string from, from_address, to, to_address;
  Instant sent;
  std::string subject = {}, body = {};
  Coding coding = Coding::quoted_utf8;
  bool with_html = false;
  std::optional<Attached> attached = {};
};

/// Headers and body, lines ending in \n.
std::string message(Mail const& mail);
/// An mbox entry: "From " line, the message with "From " lines quoted (mboxrd), an empty line.
std::string mbox_entry(Mail const& mail);
/// "Mon, 12 Mar 2018 16:02:00 +0000".
std::string mail_date(Instant at);
std::string base64(std::string const& bytes);

}  // namespace rightsdesk::make_demo
