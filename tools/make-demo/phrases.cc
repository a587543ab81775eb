#include "phrases.h"

#include "core/result.h"
#include "core/text.h"
#include "texts.h"

namespace rightsdesk::make_demo {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::string& line : split(text, '\n')) {
    if (!line.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string sentence(std::string const& pattern, Scene const& scene, Chance& chance) {
  return capitalised(filled(pattern, scene, chance));
}

}  // namespace

std::string filled(std::string_view pattern, Scene const& scene, Chance& chance) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] != '{') {
      out += pattern[at++];
      continue;
    }
    std::size_t const end = pattern.find('}', at);
    ENSURE(end != std::string_view::npos, "a placeholder of a note ends");
    auto const found = scene.find(pattern.substr(at + 1, end - at - 1));
    ENSURE(found != scene.end() && !found->second.empty(), "a placeholder of a note is known");
    bool const starts_sentence = out.empty() || (out.size() >= 2 && out.ends_with(". "));
    std::string const& value = found->second[chance.below(found->second.size())];
    out += starts_sentence ? capitalised(value) : value;
    at = end + 1;
  }
  return out;
}

Phrased phrase_note(Scene const& scene, Chance& chance) {
  static const std::vector<std::string> openings = lines_of(texts::note_openings());
  static const std::vector<std::string> sentences = lines_of(texts::note_sentences());
  static const std::vector<std::string> closings = lines_of(texts::note_closings());
  std::vector<std::string> const opening = split(openings[chance.below(openings.size())], '|');
  Phrased note{opening.at(0), filled(opening.at(1), scene, chance),
               capitalised(filled(opening.at(2), scene, chance))};
  int const count = chance.between(1, 6);
  std::size_t which = chance.below(sentences.size());
  for (int i = 0; i < count; ++i) {
    note.text += (i == 3 ? "\n" : " ") + sentence(sentences[which], scene, chance);
    which = (which + 1 + chance.below(8)) % sentences.size();  // never one twice: six steps of at most eight
  }
  if (chance.happens(80))
    note.text += "\n" + sentence(closings[chance.below(closings.size())], scene, chance);
  return note;
}

}  // namespace rightsdesk::make_demo
