#include "told.h"

#include "core/result.h"
#include "core/text.h"

namespace rightsdesk::make_demo {
namespace {

Mention read_mark(std::string_view mark) {
  std::size_t const bar = mark.find('|');
  ENSURE(bar != std::string_view::npos, "a mention has a bar");
  std::string_view const named = mark.substr(0, bar);
  std::size_t const colon = named.find(':');
  Mention mention;
  mention.who = std::string(named.substr(0, colon));
  mention.kind = colon == std::string_view::npos ? "name" : std::string(named.substr(colon + 1));
  Actor const& one = actor(mention.who);
  mention.text = std::string(mark.substr(bar + 1));
  if (mention.text.empty()) mention.text = value_of(one, mention.kind);
  mention.expect = expected(one, mention.kind);
  return mention;
}

std::string_view trimmed(std::string_view text) {
  std::size_t const first = text.find_first_not_of(" \n\t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \n\t") - first + 1);
}

}  // namespace

Told tell(std::string_view marked) {
  Told told;
  std::size_t points = 0;
  for (std::size_t at = 0; at < marked.size();) {
    std::size_t const open = std::min(marked.find('{', at), marked.size());
    std::string_view const plain = marked.substr(at, open - at);
    told.text += plain;
    points += count_code_points(plain);
    if (open == marked.size()) break;
    std::size_t const close = marked.find('}', open);
    ENSURE(close != std::string_view::npos, "a mention is closed");
    Mention mention = read_mark(marked.substr(open + 1, close - open - 1));
    mention.begin = points;
    points += count_code_points(mention.text);
    mention.end = points;
    told.text += mention.text;
    told.mentions.push_back(std::move(mention));
    at = close + 1;
  }
  return told;
}

void append(Told& told, std::string_view between, Told const& more) {
  std::size_t const shift = count_code_points(told.text) + count_code_points(between);
  told.text += between;
  told.text += more.text;
  for (Mention mention : more.mentions) {
    mention.begin += shift;
    mention.end += shift;
    told.mentions.push_back(std::move(mention));
  }
}

std::vector<Chunk> chunks(std::string_view file) {
  std::vector<Chunk> found;
  std::string body;
  auto const finish = [&] {
    if (!found.empty()) found.back().text = std::string(trimmed(body));
    body.clear();
  };
  for (std::string const& line : split(file, '\n')) {
    if (!line.starts_with("@ ")) {
      body += line + "\n";
      continue;
    }
    finish();
    Chunk chunk;
    for (std::string const& field : split(std::string_view(line).substr(2), '|'))
      chunk.fields.emplace_back(trimmed(field));
    found.push_back(std::move(chunk));
  }
  finish();
  return found;
}

}  // namespace rightsdesk::make_demo
