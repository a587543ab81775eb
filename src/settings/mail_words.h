#pragma once
// Which words of an e-mail propose what is asked for (config/inbox.yaml). A person decides.
#include <string>
#include <vector>

#include "core/result.h"

namespace rightsdesk::settings {

struct MailWords {
  std::string right;              ///< an answer to the form's question "right": "see", "delete"
  std::vector<std::string> says;  ///< in small letters, as they stand in the message
};
/// In the order of the file: the first that fits is proposed. Refused with every fault as "file:line: what".
Result<std::vector<MailWords>, std::vector<std::string>> load_mail_words(std::string const& tree);

}  // namespace rightsdesk::settings
