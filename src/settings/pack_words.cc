#include "settings/pack_words.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/date.h"
#include "yaml/section.h"

namespace rightsdesk::settings {
namespace {

void no_full_stop(yaml::Section& row, std::string const& key, std::string const& words) {
  if (words.ends_with('.')) row.complain_at(key, "\"" + key + "\" ends without a full stop");
}

disclosure::ShortForm short_form_of(yaml::Section& row, std::set<std::string>& taken) {
  disclosure::ShortForm form{row.texts("written"), row.text("meaning")};
  for (auto const& spelling : form.written) {
    if (!disclosure::is_spelling(spelling)) row.complain_at("written", "\"" + spelling + "\" is not one word of two letters or more");
    if (!taken.insert(spelling).second) row.complain_at("written", "\"" + spelling + "\" is explained twice");
  }
  no_full_stop(row, "meaning", form.meaning);
  row.no_more();
  return form;
}

disclosure::SupportRow support_of(yaml::Section& row) {
  disclosure::SupportRow support{row.text("name"), row.text("what"), row.text("contact")};
  no_full_stop(row, "what", support.what);
  row.text("source");
  if (auto const checked = row.text("checked"); !checked.empty() && !parse_date(checked)) row.complain_at("checked", "\"checked\" is a day, as 2026-11-23");
  row.no_more();
  return support;
}

}  // namespace

PackWords load_pack_words(std::string const& file, std::vector<std::string>& complaints) {
  auto top = yaml::Section::of_file(file, complaints);
  PackWords words;
  std::set<std::string> taken;
  for (auto& row : top.sections("short_forms")) words.short_forms.push_back(short_form_of(row, taken));
  for (auto& row : top.sections("support")) words.support.push_back(support_of(row));
  top.no_more();
  return words;
}

PackWords with_own(PackWords general, PackWords own) {
  std::set<std::string> explained;
  for (auto const& form : own.short_forms) explained.insert(form.written.begin(), form.written.end());
  for (auto& form : general.short_forms) std::erase_if(form.written, [&](auto const& spelling) { return explained.contains(spelling); });
  std::erase_if(general.short_forms, [](auto const& form) { return form.written.empty(); });
  std::move(general.short_forms.begin(), general.short_forms.end(), std::back_inserter(own.short_forms));
  std::move(general.support.begin(), general.support.end(), std::back_inserter(own.support));
  return own;
}

}  // namespace rightsdesk::settings
