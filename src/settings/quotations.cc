#include "settings/quotations.h"

#include <fstream>
#include <sstream>

#include "core/text.h"

namespace rightsdesk::settings {

void Quotations::open(std::string const& notice, yaml::Section& row) {
  open_ = notice;
  if (notice.empty() || texts_.count(notice) > 0) return;
  std::ifstream in(folder_ + "/" + notice, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in || notice.find('/') != std::string::npos) row.complain_at("notice", "the notice \"" + notice + "\" is not a file of this folder");
  texts_[notice] = tidied(text.str());
}

std::vector<law::Quoted> Quotations::check(yaml::Section& row, std::string const& key, std::vector<std::string> const& words) {
  std::vector<law::Quoted> quoted;
  for (auto const& line : words) {
    if (line.empty()) continue;
    if (texts_[open_].find(tidied(line)) == std::string::npos) {
      row.complain_at(key, "\"" + line + "\" does not stand in the notice " + open_);
    }
    quoted.push_back({open_, line});
  }
  return quoted;
}

}  // namespace rightsdesk::settings
