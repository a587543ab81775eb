#include "settings/expected.h"

#include <set>

#include "yaml/section.h"

namespace rightsdesk::settings {

std::vector<Expected> load_expected(std::string const& file, std::vector<std::string>& complaints) {
  auto top = yaml::Section::of_file(file, complaints);
  std::vector<Expected> found;
  std::set<std::string> ids;
  for (auto& row : top.sections("expected")) {
    Expected one{row.text("id"), row.text("title"), row.texts("told_by"), row.texts("shown_by"), row.texts_or_none("sources"), row.text("why")};
    if (!ids.insert(one.id).second) row.complain_at("id", "the id \"" + one.id + "\" is given twice");
    row.no_more();
    found.push_back(std::move(one));
  }
  top.no_more();
  return found;
}

}  // namespace rightsdesk::settings
