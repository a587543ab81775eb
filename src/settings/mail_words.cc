#include "settings/mail_words.h"

#include "core/text.h"
#include "yaml/section.h"

namespace rightsdesk::settings {

Result<std::vector<MailWords>, std::vector<std::string>> load_mail_words(std::string const& tree) {
  yaml::Complaints complaints;
  auto top = yaml::Section::of_file(tree + "/config/inbox.yaml", complaints);
  std::vector<MailWords> all;
  for (auto& row : top.sections("proposes")) {
    MailWords words{row.text("right"), row.texts("says")};
    for (auto const& one : words.says) {
      if (one != lower_ascii(tidied(one)) || one.empty()) row.complain_at("says", "\"" + one + "\" is written in small letters, without spaces round it");
    }
    row.no_more();
    all.push_back(std::move(words));
  }
  top.no_more();
  if (!complaints.empty()) return tl::unexpected(std::move(complaints));
  return all;
}

}  // namespace rightsdesk::settings
