#include <cstdio>
#include <filesystem>

#include "languages/po_file.h"
#include "languages/pseudo.h"
#include "main/commands.h"
#include "main/house.h"
#include "settings/residents_words.h"
#include "web/pages/languages.h"

namespace rightsdesk {
namespace {

struct Asked {
  std::string tree = ".", controller = "thamesbrook", language, out = "-";
};

/// Names what the language lacks: 0 when it lacks nothing.
int tell_missing(languages::Language const& language, languages::Messages const& messages) {
  auto const missing = web::missing_in(language, messages);
  for (auto const& one : missing) std::printf("%s\n", one.c_str());
  std::printf("%s (%s): %zu of %zu messages are said, %zu are missing and stay English\n", language.code().c_str(), language.own_name().c_str(), messages.size() - missing.size(),
              messages.size(), missing.size());
  return missing.empty() ? 0 : 1;
}

int tell(Asked const& asked) {
  auto const rules = settings::load_rules(asked.tree);
  if (!rules) throw_faults("the configuration is wrong", rules.error());
  auto const own = settings::residents_words(**rules, asked.controller);
  auto const messages = web::all_messages(asked.tree + "/templates", own);
  if (!asked.language.empty()) return tell_missing(web::languages_of(asked.tree + "/templates", {asked.language, "en"}, own).front(), messages);
  languages::write_template(asked.out, messages);
  return 0;
}

}  // namespace

void add_messages(CLI::App& program, Chosen& chosen) {
  static Asked asked;
  auto* command = program.add_subcommand("messages", "Writes everything that residents' pages and letters say, as a .pot for translators, or names what a language lacks.");
  command->add_option("--tree", asked.tree, "The folder that holds config/ and templates/");
  command->add_option("--controller", asked.controller, "Whose words of config/ go in");
  command->add_option("--language", asked.language, "Names each message that templates/languages/CODE.po lacks: exit 0 when none");
  command->add_option("OUT", asked.out, "The .pot; - for the screen");
  command->callback([&chosen] { chosen = [] { return tell(asked); }; });
}

}  // namespace rightsdesk
