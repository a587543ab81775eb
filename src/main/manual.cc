// The manual page and the completion of shells, from the one table of commands.
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "main/commands.h"

namespace rightsdesk {
namespace {

/// Every command, those of several words too: "ledger export". Hidden ones are not told of.
std::vector<std::pair<std::string, CLI::App const*>> commands_of(CLI::App const& program, std::string const& before = {}) {
  std::vector<std::pair<std::string, CLI::App const*>> found;
  for (auto const* one : program.get_subcommands([](CLI::App const*) { return true; })) {
    if (one->get_group().empty()) continue;
    auto const words = before + one->get_name();
    found.emplace_back(words, one);
    for (auto& inner : commands_of(*one, words + " ")) found.push_back(std::move(inner));
  }
  return found;
}

std::vector<CLI::Option const*> options_of(CLI::App const& command) { return command.get_options([](CLI::Option const*) { return true; }); }

/// A line that troff takes for words: no line begins with a dot, a backslash and a hyphen are themselves.
std::string roff(std::string const& words) {
  std::string out;
  for (char const c : words) {
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else if (c == '\n') out += "\n.br\n";
    else out += c;
  }
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::string manual(CLI::App const& program) {
  std::string page = ".TH RIGHTSDESK 1 \"\" \"rightsdesk " RIGHTSDESK_VERSION "\" \"User Commands\"\n.SH NAME\nrightsdesk \\- answers the people whose data a council holds\n"
                     ".SH SYNOPSIS\n.B rightsdesk\n.I COMMAND\n[\\fIOPTIONS\\fR]\n.SH DESCRIPTION\n" + roff(program.get_description()) + "\n.SH COMMANDS\n";
  for (auto const& [words, command] : commands_of(program)) {
    page += ".SS " + roff(words) + "\n" + roff(command->get_description()) + "\n";
    for (auto const* option : options_of(*command)) {
      page += ".TP\n.B " + roff(option->get_name(true, true)) + "\n" + roff(option->get_description()) + "\n";
    }
  }
  return page + ".SH EXIT STATUS\n" + roff(program.get_footer()) + "\n.SH FILES\n.TP\n.I /etc/rightsdesk/service.yaml\nhow this installation runs\n.SH SEE ALSO\n"
                "/usr/share/doc/rightsdesk/\n";
}

std::string first_words(std::string const& text) { return text.substr(0, text.find_first_of(".:\n")); }

std::string quoted(std::string text) {
  for (std::size_t at = 0; (at = text.find('\'', at)) != std::string::npos; at += 4) text.replace(at, 1, "'\\''");
  return "'" + text + "'";
}

std::string long_options(CLI::App const& command) {
  std::string words;
  for (auto const* option : options_of(command)) {
    for (auto const& name : option->get_lnames()) words += (words.empty() ? "--" : " --") + name;
  }
  return words;
}

std::string names_under(CLI::App const& program, std::string const& before) {
  std::string words;
  for (auto const& [name, command] : commands_of(program)) {
    bool const here = name.starts_with(before) && name.find(' ', before.size()) == std::string::npos;
    if (here) words += (words.empty() ? "" : " ") + name.substr(before.size());
  }
  return words;
}

std::string bash(CLI::App const& program) {
  std::string cases;
  for (auto const& [words, command] : commands_of(program)) {
    auto const inner = names_under(program, words + " ");
    cases += "    " + quoted(words) + ") words=" + quoted(long_options(*command) + (inner.empty() ? "" : " " + inner)) + " ;;\n";
  }
  return "# Completion of rightsdesk for bash.\n_rightsdesk() {\n  local current=${COMP_WORDS[COMP_CWORD]} given='' word words\n"
         "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n    case $word in -*) break ;; esac\n    given=\"${given:+$given }$word\"\n  done\n"
         "  case $given in\n    '') words=" + quoted(names_under(program, "")) + " ;;\n" + cases +
         "    *) words='' ;;\n  esac\n  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n  [ ${#COMPREPLY[@]} -gt 0 ] || mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n}\n"
         "complete -o filenames -F _rightsdesk rightsdesk\n";
}

std::string fish(CLI::App const& program) {
  std::string lines = "# Completion of rightsdesk for fish.\n";
  for (auto const& [words, command] : commands_of(program)) {
    auto const space = words.rfind(' ');
    auto const condition = space == std::string::npos ? std::string("__fish_use_subcommand") : "__fish_seen_subcommand_from " + words.substr(0, space);
    auto const name = space == std::string::npos ? words : words.substr(space + 1);
    lines += "complete -c rightsdesk -n " + quoted(condition) + " -a " + quoted(name) + " -d " + quoted(first_words(command->get_description())) + "\n";
    for (auto const* option : options_of(*command)) {
      for (auto const& long_name : option->get_lnames()) {
        lines += "complete -c rightsdesk -n " + quoted("__fish_seen_subcommand_from " + name) + " -l " + long_name + " -d " + quoted(first_words(option->get_description())) + "\n";
      }
    }
  }
  return lines;
}

std::string zsh(CLI::App const& program) {
  return "#compdef rightsdesk\n# Completion of rightsdesk for zsh, by that of bash.\nautoload -U +X bashcompinit && bashcompinit\n" + bash(program);
}

}  // namespace

void add_manual(CLI::App& program, Chosen& chosen) {
  static std::string what;
  static std::map<std::string, std::string (*)(CLI::App const&)> const kForms{{"man", manual}, {"bash", bash}, {"zsh", zsh}, {"fish", fish}};
  auto* command = program.add_subcommand("manual", "Prints the manual page, or the completion of a shell, from the commands as they are.");
  command->add_option("FORM", what, "man, bash, zsh or fish")->required()->check(CLI::IsMember({"man", "bash", "zsh", "fish"}));
  command->callback([&program, &chosen] {
    chosen = [&program] {
      std::fputs(kForms.at(what)(program).c_str(), stdout);
      return 0;
    };
  });
}

}  // namespace rightsdesk
