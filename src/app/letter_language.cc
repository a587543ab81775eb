#include "app/letter_language.h"

#include <algorithm>

#include "intake/page_language.h"
#include "languages/po_file.h"
#include "languages/pseudo.h"
#include "settings/residents_words.h"

namespace rightsdesk::app {
namespace {

bool is_code(std::string const& code) {
  return !code.empty() && std::all_of(code.begin(), code.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; });
}

languages::Language made_up(Office const& office, std::string const& controller, std::string const& code, std::string const& folder) {
  std::vector<std::string> faults;
  auto messages = languages::read_template(folder + "program.pot", faults);
  messages.merge(settings::residents_words(office.rules, controller));
  return languages::pseudo(code, messages);
}

}  // namespace

languages::Language language_for(Office const& office, casework::Case const& about) {
  auto const& particulars = about.particulars.reveal();
  auto const found = particulars.find(intake::kPageLanguage);
  if (found == particulars.end() || found->second == "en" || !is_code(found->second)) return languages::english();
  auto const folder = office.tree + "/templates/languages/";
  auto const& code = found->second;
  if (languages::is_pseudo(code)) return made_up(office, about.controller, code, folder);
  std::vector<std::string> faults;
  auto language = languages::read_whole_catalogue(folder + code + ".po", faults);
  return faults.empty() ? language : languages::Language(code, code, languages::Runs::left_to_right, {});
}

}  // namespace rightsdesk::app
