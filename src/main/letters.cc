#include <cstdio>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "core/text.h"
#include "main/commands.h"
#include "main/regulator_pack.h"
#include "notices/render.h"
#include "settings/service.h"

namespace rightsdesk {
namespace {

struct Asked {
  std::string tree = ".", id, facts, pdf, html;
  bool for_notify = false;
};

void list(notices::Letters const& letters) {
  for (auto const& id : notices::ids_in_order(letters)) {
    auto const& letter = letters.by_id.at(id);
    std::printf("%-5s %-45s %s\n", id.c_str(), letter.title.c_str(), letter.goes_with.empty() ? "" : ("with " + letter.goes_with).c_str());
  }
}

void tell(notices::Letter const& letter) {
  std::printf("%s: %s\n%s\n\nfacts:\n", letter.id.c_str(), letter.title.c_str(), letter.about.c_str());
  for (auto const& need : letter.facts) {
    std::printf("  %-18s %-7s from %-11s %s%s\n", need.name.c_str(), notices::to_string(need.kind).c_str(), notices::to_string(need.from).c_str(), need.label.c_str(),
                need.optional ? " (if any)" : "");
    for (auto const& [key, words] : need.choices) std::printf("      %s: %s\n", key.c_str(), words.c_str());
  }
  std::puts("\nelements:");
  for (auto const& element : letter.elements) std::printf("  %s\n", element.c_str());
  for (auto const& [variant, elements] : letter.elements_of) {
    for (auto const& element : elements) std::printf("  %s (%s)\n", element.c_str(), variant.c_str());
  }
}

/// A fact as the letter declares it; what does not fit is left for render() to refuse.
notices::Fact fact_from(notices::FactKind kind, Json const& value) {
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_array()) return value.get<std::vector<std::string>>();
  auto const text = value.is_string() ? value.get<std::string>() : value.dump();
  auto const day = kind == notices::FactKind::date ? parse_date(text) : std::nullopt;
  return day ? notices::Fact(*day) : notices::Fact(text);
}

Result<notices::Facts> facts_in(std::string const& file, notices::Letter const& letter) {
  auto const json = parse_json(settings::file_text(file));
  if (!json || !json->is_object()) return refused("no_facts", file + " is no JSON object of facts");
  notices::Facts facts;
  for (auto const& [name, value] : json->items()) {
    auto kind = notices::FactKind::text;
    for (auto const& need : letter.facts) {
      if (need.name == name) kind = need.kind;
    }
    facts[name] = fact_from(kind, value);
  }
  return facts;
}

int write(Asked const& asked, notices::Letter const& letter) {
  auto const facts = facts_in(asked.facts, letter);
  auto const rendered = facts ? notices::render(letter, *facts) : Result<notices::Rendered>(tl::unexpected(facts.error()));
  if (!rendered) {
    std::cerr << rendered.error().text << "\n";
    for (auto const& step : rendered.error().because) std::cerr << "  missing: " << step.rule << " (" << step.text << ")\n";
    return 1;
  }
  if (!asked.pdf.empty()) write_file(asked.pdf, notices::pdf(*rendered, letter.id, Instant{}, asked.for_notify ? notices::Envelope::of_notify : notices::Envelope::of_ours));
  if (!asked.html.empty()) write_file(asked.html, notices::html(*rendered));
  if (asked.pdf.empty() && asked.html.empty()) std::printf("%s", notices::plain_text(*rendered).c_str());
  return 0;
}

int letters(Asked const& asked) {
  std::vector<std::string> complaints;
  auto const all = notices::load(asked.tree + "/templates/notices", asked.tree + "/config/notices.yaml", complaints);
  for (auto const& complaint : complaints) std::cerr << complaint << "\n";
  if (!complaints.empty()) return 1;
  if (asked.id.empty()) {
    list(all);
    return 0;
  }
  auto const found = all.by_id.find(asked.id);
  if (found == all.by_id.end()) {
    std::cerr << "there is no letter " << asked.id << "\n";
    return 1;
  }
  if (!asked.facts.empty()) return write(asked, found->second);
  tell(found->second);
  return 0;
}

}  // namespace

void add_letters(CLI::App& program, Chosen& chosen) {
  static Asked asked;
  auto* command = program.add_subcommand("letters", "The letters: a list, what one needs, or one written from facts.");
  command->add_option("id", asked.id, "L-5, …");
  command->add_option("--tree", asked.tree, "The folder that holds templates/ and config/");
  auto* facts = command->add_option("--facts", asked.facts, "A JSON object of facts: writes the letter as plain text");
  auto* pdf = command->add_option("--pdf", asked.pdf, "Writes it as a PDF instead")->needs(facts);
  command->add_flag("--for-notify", asked.for_notify, "With its address where GOV.UK Notify's envelopes show it")->needs(pdf);
  command->add_option("--html", asked.html, "Writes it as a page instead")->needs(facts);
  command->callback([&chosen] { chosen = [] { return letters(asked); }; });
}

}  // namespace rightsdesk
