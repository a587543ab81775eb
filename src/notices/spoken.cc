#include "notices/spoken.h"

#include <algorithm>
#include <array>
#include <functional>

#include "core/text.h"
#include "texts/faces.h"

namespace rightsdesk::notices {
namespace {

using languages::Language;
using languages::Messages;
using languages::Piece;
using Sentence = std::function<std::string(std::string const& message)>;

constexpr char kEntry[] = "entry";  // {{.}}, an entry of a list
constexpr char kNoWidth[] = "\xE2\x80\x8B";
constexpr std::string_view kBold = "**";

std::size_t count_of(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++count;
  return count;
}

std::string as_message(std::string_view text) {
  bool const paired = count_of(text, kBold) % 2 == 0;
  std::size_t bold = 0;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto const end = text.compare(at, 2, "{{") == 0 ? text.find("}}", at) : std::string_view::npos;
    if (end != std::string_view::npos) {
      auto const name = tidied(std::string(text.substr(at + 2, end - at - 2)));
      out += "{" + (name == "." ? kEntry : name) + "}";
      at = end + 2;
    } else if (paired && text.compare(at, 2, kBold) == 0) {
      auto const number = bold / 2 + 1;
      out += std::string(bold % 2 == 0 ? "<strong" : "</strong") + (number == 1 ? "" : std::to_string(number)) + ">";
      ++bold;
      at += 2;
    } else {
      out += text[at++];
    }
  }
  return out;
}

/// As a letter's source has it. Words never begin a block and never turn bold on by themselves.
std::string as_source(std::string const& message) {
  std::string out;
  for (auto const& piece : languages::pieces_of(message)) {
    if (piece.kind == Piece::Kind::value) {
      out += "{{" + (piece.what == kEntry ? "." : piece.what) + "}}";
    } else if (piece.kind != Piece::Kind::text) {
      out += kBold;
    } else {
      for (char const c : piece.what) {
        if (c == '*' && out.ends_with('*')) out += kNoWidth;
        out += c == '\n' ? ' ' : c;
      }
    }
  }
  bool const begins_block = !out.empty() && std::string_view("#->|%").find(out.front()) != std::string_view::npos;
  return begins_block ? kNoWidth + out : out;
}

std::string part_through(std::string const& part, Sentence const& sentence) {
  auto const from = part.find_first_not_of(' ');
  if (from == std::string::npos) return part;
  auto const to = part.find_last_not_of(' ') + 1;
  auto const message = as_message(std::string_view(part).substr(from, to - from));
  if (!languages::says_something(message)) return part;
  return part.substr(0, from) + as_source(sentence(message)) + part.substr(to);
}

std::string line_through(std::string const& line, Sentence const& sentence) {
  static constexpr std::array<std::string_view, 5> kBegins{"## ", "# ", "- ", "| ", "> "};
  if (line.starts_with("%% ") || line == "---") return line;
  auto const begins = std::find_if(kBegins.begin(), kBegins.end(), [&](auto sign) { return line.starts_with(sign); });
  std::size_t at = begins == kBegins.end() ? 0 : begins->size();
  std::string out = line.substr(0, at);
  while (at < line.size()) {
    auto const wall = std::min({line.find("{{#", at), line.find("{{^", at), line.find("{{/", at), line.size()});
    out += part_through(line.substr(at, wall - at), sentence);
    auto const end = std::min(line.find("}}", wall), line.size() - 2) + 2;
    if (wall < line.size()) out += line.substr(wall, end - wall);
    at = wall < line.size() ? end : wall;
  }
  return out;
}

std::string through(std::string const& source, Sentence const& sentence) {
  std::string out;
  bool first = true;
  for (auto const& line : split(source, '\n')) {
    out += (first ? "" : "\n") + line_through(line, sentence);
    first = false;
  }
  return out;
}

void add(Messages& messages, std::string const& message, std::string const& place) {
  if (!languages::says_something(message)) return;
  auto& places = messages[message];
  if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
}

void add_source(Messages& messages, std::string const& source, std::string const& place) {
  (void)through(source, [&](std::string const& message) {
    add(messages, message, place);
    return message;
  });
}

/// Says what it can and keeps what it cannot, each once.
class Speaker {
 public:
  explicit Speaker(Language const& language) : language_(language) {}
  std::string sentence(std::string const& message) {
    auto const* words = language_.of(message);
    return words == nullptr ? lacking(message) : *words;
  }
  std::string words(std::string const& english) {
    auto words = language_.if_said(english);
    return words ? *words : lacking(english);
  }
  std::string source(std::string const& english) {
    return through(english, [&](std::string const& message) { return sentence(message); });
  }
  [[nodiscard]] std::vector<std::string> const& lacks() const { return lacks_; }

 private:
  std::string lacking(std::string const& english) {
    if (std::find(lacks_.begin(), lacks_.end(), english) == lacks_.end()) lacks_.push_back(english);
    return english;
  }
  Language const& language_;
  std::vector<std::string> lacks_;
};

/// Letters that no font has, but for those that stand in the English letter too.
std::size_t letters_no_font_has(Rendered const& said, Rendered const& english) {
  auto unset = letters_without_font(said);
  for (auto const letter : letters_without_font(english)) unset.erase(letter);
  return unset.size();
}

Rendered in_english(Rendered english, Language const& language, std::string why, std::vector<std::string> lacks = {}) {
  english.language_asked = language.own_name();
  english.why_english = std::move(why);
  english.lacks = std::move(lacks);
  return english;
}

}  // namespace

Messages messages_of(Letters const& letters) {
  static std::string const kFolder = "templates/notices/";
  Messages messages;
  for (auto const& [id, letter] : letters.by_id) {
    add(messages, letter.title, kFolder + id + ".txt");
    add_source(messages, letter.words, kFolder + id + ".txt");
    add_source(messages, letter.remedies, kFolder + "_remedies.txt");
    for (auto const& fact : letter.facts) {
      for (auto const& [key, words] : fact.choices) add(messages, words, kFolder + id + ".txt");
    }
  }
  add_source(messages, letters.head, kFolder + "_head.txt");
  add_source(messages, letters.foot, kFolder + "_foot.txt");
  add_source(messages, letters.message, kFolder + "_message.txt");
  for (auto const& [right, words] : letters.right_words) add(messages, words, kFolder + "_words.yaml");
  for (auto const* words : {"Update on your request {reference}", "1 record", "{count} records", "1 day", "{count} days"}) add(messages, words, kFolder);
  for (auto const* month : {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}) {
    add(messages, std::string("{day} ") + month + " {year}", kFolder);
  }
  return messages;
}

Result<Rendered> render_in(Language const& language, Letter const& letter, Facts const& facts) {
  auto english = render(letter, facts);
  if (!english || language.code() == "en") return english;
  if (language.runs() == languages::Runs::right_to_left) return in_english(*english, language, "Our PDF cannot set a letter that runs from right to left.");
  Speaker speaker(language);
  auto said = letter;
  said.title = speaker.sentence(letter.title);
  said.source = speaker.source(letter.source);
  auto rendered = render(said, facts, [&](std::string const& words) { return speaker.words(words); });
  if (!rendered) return rendered;
  if (!speaker.lacks().empty()) return in_english(*english, language, "These words of it are not translated:", speaker.lacks());
  if (auto const unset = letters_no_font_has(*rendered, *english); unset > 0) {
    return in_english(*english, language, "No font of ours has " + std::to_string(unset) + " of its letters, so it cannot be printed.");
  }
  rendered->version = english->version;
  rendered->language = language.code();
  rendered->language_asked = language.own_name();
  return rendered;
}

std::string message_in(Language const& language, Letters const& letters, Told const& told) {
  Speaker speaker(language);
  auto said = letters;
  said.message = speaker.source(letters.message);
  return message(speaker.lacks().empty() ? said : letters, told);
}

}  // namespace rightsdesk::notices
