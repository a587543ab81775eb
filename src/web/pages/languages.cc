#include "web/pages/languages.h"

#include <filesystem>

#include "core/result.h"
#include "languages/po_file.h"
#include "languages/pseudo.h"
#include "web/edge/decode.h"
#include "web/templates/templates.h"

namespace rightsdesk::web {
namespace {

using languages::Language;
using languages::Messages;

void add_all(Messages& messages, Messages const& more) {
  for (auto const& [words, places] : more) {
    if (languages::says_something(words)) messages[words].insert(messages[words].end(), places.begin(), places.end());
  }
}

/// Sentences that are put together elsewhere, as a translator needs them: days, and a question that may be left out.
std::vector<std::string> const& put_together() {
  static std::vector<std::string> const sentences{"{day} January {year}", "{day} February {year}", "{day} March {year}", "{day} April {year}", "{day} May {year}", "{day} June {year}",
                                                  "{day} July {year}", "{day} August {year}", "{day} September {year}", "{day} October {year}", "{day} November {year}",
                                                  "{day} December {year}", "{label_words} (optional)"};
  return sentences;
}

void throw_all(std::vector<std::string> const& faults) {
  if (faults.empty()) return;
  std::string all;
  for (auto const& fault : faults) all += fault + "\n";
  throw Fault("The languages of the pages could not be loaded", all);
}

View language_link(Language const& language, std::string const& chosen, std::string const& path) {
  View view;
  view.text("language_code", language.code()).text("language_name", language.own_name()).when("is_chosen", language.code() == chosen);
  view.text("language_dir", language.runs() == languages::Runs::right_to_left ? "rtl" : "ltr");
  return view.text("language_href", "/language/" + language.code() + "?to=" + percent_encoded(path));
}

}  // namespace

Messages all_messages(std::string const& templates_folder, Messages const& own_words) {
  std::vector<std::string> faults;
  Messages messages;
  add_all(messages, Templates::from_folder(templates_folder).messages());
  add_all(messages, languages::read_template(templates_folder + "/languages/program.pot", faults));
  add_all(messages, own_words);
  for (auto const& sentence : put_together()) messages.try_emplace(sentence);
  throw_all(faults);
  return messages;
}

std::vector<Language> languages_of(std::string const& templates_folder, std::vector<std::string> const& codes, Messages const& own_words) {
  if (codes.empty()) throw_all({"languages: there must be at least one"});
  if (codes == std::vector<std::string>{"en"}) return {languages::english()};
  auto const messages = all_messages(templates_folder, own_words);
  std::vector<std::string> faults;
  std::vector<Language> spoken;
  for (auto const& code : codes) {
    if (code == "en") {
      spoken.push_back(languages::english());
    } else if (languages::is_pseudo(code)) {
      spoken.push_back(languages::pseudo(code, messages));
    } else {
      spoken.push_back(languages::read_catalogue(templates_folder + "/languages/" + code + ".po", messages, faults));
    }
  }
  throw_all(faults);
  return spoken;
}

std::vector<std::string> missing_in(Language const& language, Messages const& messages) {
  std::vector<std::string> missing;
  for (auto const& [words, places] : messages) {
    if (language.of(words) == nullptr) missing.push_back((places.empty() ? std::string() : places.front() + ": ") + words);
  }
  return missing;
}

View language_view(std::vector<Language> const& spoken, std::string const& chosen, std::string const& path) {
  std::vector<View> links;
  bool mirrored = false;
  for (auto const& language : spoken) {
    links.push_back(language_link(language, chosen, path));
    if (language.code() == chosen) mirrored = language.runs() == languages::Runs::right_to_left;
  }
  View view;
  view.text("lang", chosen).text("dir", mirrored ? "rtl" : "ltr").when("mirrored", mirrored);
  return view.when("several_languages", spoken.size() > 1).when("may_choose_language", spoken.size() > 1 && !path.empty()).each("languages", std::move(links));
}

}  // namespace rightsdesk::web
