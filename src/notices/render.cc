#include "notices/render.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.h"
#include "notices/known_facts.h"
#include "pdf/writer.h"
#include "texts/faces.h"
#include "texts/kept.h"

namespace rightsdesk::notices {
namespace {

bool is_given(Fact const& fact) {
  if (auto const* text = std::get_if<std::string>(&fact)) return !tidied(*text).empty();
  if (auto const* list = std::get_if<std::vector<std::string>>(&fact)) return !list->empty();
  return true;
}

bool fits(FactKind kind, Fact const& fact) {
  switch (kind) {
    case FactKind::text:
    case FactKind::choice: return std::holds_alternative<std::string>(fact);
    case FactKind::date: return std::holds_alternative<Date>(fact);
    case FactKind::list: return std::holds_alternative<std::vector<std::string>>(fact);
    case FactKind::yes_no: return std::holds_alternative<bool>(fact);
  }
  return false;
}

std::string variant_of(Facts const& facts) {
  auto const found = facts.find("variant");
  if (found == facts.end()) return {};
  auto const* key = std::get_if<std::string>(&found->second);
  return key == nullptr ? std::string{} : *key;
}

bool is_choice_of(FactNeed const& need, std::string const& key) {
  return std::any_of(need.choices.begin(), need.choices.end(), [&](auto const& choice) { return choice.first == key; });
}

Result<void> checked(Letter const& letter, Facts const& facts) {
  for (auto const& [name, fact] : facts) {
    auto const need = std::find_if(letter.facts.begin(), letter.facts.end(), [&, &wanted = name](auto const& each) { return each.name == wanted; });
    if (need == letter.facts.end()) return refused("unknown_fact", "The letter " + letter.id + " has no place for \"" + name + "\".", name);
    if (!fits(need->kind, fact)) return refused("wrong_kind", "\"" + need->label + "\" is to be a " + to_string(need->kind) + ".", name);
    if (need->kind == FactKind::choice && is_given(fact) && !is_choice_of(*need, std::get<std::string>(fact))) {
      return refused("unknown_choice", "\"" + need->label + "\": choose one of those listed.", name);
    }
  }
  auto const absent = missing(letter, facts);
  if (absent.empty()) return {};
  Refusal refusal{"missing_fact", "The letter cannot be written yet. Something is missing.", absent.front().name, {}};
  for (auto const& need : absent) refusal.because.push_back({need.name, need.label});
  return tl::unexpected(refusal);
}

void put_choice(Json& values, FactNeed const& need, std::string const& key, Say const& say) {
  std::string chosen;
  for (auto const& [known, words] : need.choices) {
    values[need.name + "_" + known] = known == key;
    if (known == key) chosen = say ? say(words) : words;
  }
  values[need.name] = chosen;
}

/// Every declared fact has a value, so that a section can ask for it; the absent ones are empty.
void put(Json& values, FactNeed const& need, Fact const* fact, Say const& say) {
  auto const ours = [&](std::string const& words) { return say && !words.empty() && are_our_words(need) ? say(words) : words; };
  switch (need.kind) {
    case FactKind::text: values[need.name] = fact == nullptr ? std::string{} : ours(tidied(std::get<std::string>(*fact))); return;
    case FactKind::date: values[need.name] = fact == nullptr ? std::string{} : ours(in_words(std::get<Date>(*fact))); return;
    case FactKind::yes_no: values[need.name] = fact != nullptr && std::get<bool>(*fact); return;
    case FactKind::choice: put_choice(values, need, fact == nullptr ? std::string{} : std::get<std::string>(*fact), say); return;
    case FactKind::list: {
      auto list = fact == nullptr ? std::vector<std::string>{} : std::get<std::vector<std::string>>(*fact);
      for (auto& entry : list) entry = ours(entry);
      values[need.name] = list;
      values[need.name + "_any"] = !list.empty();
      return;
    }
  }
}

Json values_of(Letter const& letter, Facts const& facts, Say const& say) {
  Json values{{"title", letter.title}};
  for (auto const& need : letter.facts) {
    auto const found = facts.find(need.name);
    put(values, need, found == facts.end() ? nullptr : &found->second, say);
  }
  return values;
}

std::vector<rightsdesk::pdf::Rich> rich_of(texts::Block const& block) {
  std::vector<rightsdesk::pdf::Rich> lines;
  for (auto const& item : block.items) lines.push_back(rightsdesk::pdf::starred(texts::plainly(item)));
  return lines;
}

}  // namespace

std::vector<FactNeed> missing(Letter const& letter, Facts const& facts) {
  auto const variant = variant_of(facts);
  std::vector<FactNeed> absent;
  for (auto const& need : letter.facts) {
    if (need.optional || (!need.only_for.empty() && need.only_for != variant)) continue;
    auto const found = facts.find(need.name);
    if (found == facts.end() || !is_given(found->second)) absent.push_back(need);
  }
  return absent;
}

std::vector<std::string> elements_missing(Letter const& letter, Rendered const& rendered) {
  auto wanted = letter.elements;
  if (auto const of = letter.elements_of.find(rendered.variant); of != letter.elements_of.end()) wanted.insert(wanted.end(), of->second.begin(), of->second.end());
  std::erase_if(wanted, [&](auto const& id) { return rendered.elements.count(id) > 0; });
  return wanted;
}

Result<Rendered> draft(Letter const& letter, Facts const& facts, Say const& say) {
  if (auto const sound = checked(letter, facts); !sound) return tl::unexpected(sound.error());
  Rendered rendered{letter.id, letter.title, variant_of(facts), {}, {}, version_of(letter)};
  auto blocks = texts::blocks_of(texts::filled(letter.source, values_of(letter, facts, say), letter.id + ".txt"));
  for (auto const& block : blocks) rendered.elements.insert(block.marks.begin(), block.marks.end());
  rendered.blocks = Personal(std::move(blocks));
  return rendered;
}

Result<Rendered> render(Letter const& letter, Facts const& facts, Say const& say) {
  auto rendered = draft(letter, facts, say);
  if (!rendered) return rendered;
  auto const absent = elements_missing(letter, *rendered);
  ENSURE(absent.empty(), "the letter " + letter.id + " came out without " + absent.front());
  return rendered;
}

std::string message(Letters const& letters, Told const& told) {
  Json const values{{"reference", told.reference}, {"link", told.link}, {"phone", told.phone}, {"email", told.email}, {"controller", told.controller}};
  return texts::plain_text(texts::blocks_of(texts::filled(letters.message, values, "_message.txt")));
}

std::string to_keep(Rendered const& rendered) { return texts::to_keep(rendered.blocks.reveal()); }
Personal<std::vector<texts::Block>> as_kept(std::string const& kept) { return Personal(texts::as_kept(kept)); }

std::string html(Rendered const& rendered) { return texts::html_page(rendered.title, rendered.blocks.reveal()); }

std::string plain_text(Rendered const& rendered) { return texts::plain_text(rendered.blocks.reveal()); }

bool fits_a_window(std::vector<texts::Block> const& blocks) {
  using Kind = texts::Block::Kind;
  return blocks.size() > 3 && blocks[0].kind == Kind::lines && blocks[1].kind == Kind::rule && blocks[2].kind == Kind::lines;
}

namespace {

rightsdesk::pdf::Made set_on_pages(Rendered const& rendered, std::string const& reference, Instant at, Envelope envelope) {
  rightsdesk::pdf::Settings settings;
  settings.title = rendered.title;
  settings.dated = at;
  settings.footer_left = reference;
  if (!rendered.language.empty()) {
    settings.language = rendered.language;
    settings.page_word = "";
    settings.of_word = "/";
  }
  rightsdesk::pdf::Writer writer(settings);
  auto const& blocks = rendered.blocks.reveal();
  if (fits_a_window(blocks) && blocks[2].items.size() > 1) {
    writer.window_head(rich_of(blocks[0]), rich_of(blocks[2]), envelope);
    texts::set(writer, {blocks.begin() + 3, blocks.end()});
  } else {
    texts::set(writer, blocks);
  }
  return writer.finish();
}

}  // namespace

std::string pdf(Rendered const& rendered, std::string const& reference, Instant at, Envelope envelope) { return set_on_pages(rendered, reference, at, envelope).bytes; }

std::set<char32_t> letters_without_font(Rendered const& rendered) {
  std::set<char32_t> letters;
  for (auto const& [letter, often] : set_on_pages(rendered, {}, Instant{}, Envelope::of_ours).missing) letters.insert(letter);
  return letters;
}

}  // namespace rightsdesk::notices
