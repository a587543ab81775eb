#include "redaction/training/other_names.h"

#include <algorithm>
#include <unordered_map>

#include "core/text.h"
#include "redaction/plain_text.h"

namespace rightsdesk::redaction {
namespace {

char raised(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string capitalised(std::string name) {
  bool begins = true;
  for (char& c : name) {
    if (begins) c = raised(c);
    begins = c == ' ' || c == '-' || c == '\'';
  }
  return name;
}

std::string shaped(std::string name, Shape shape) {
  if (shape == Shape::capitals) std::transform(name.begin(), name.end(), name.begin(), raised);
  return shape == Shape::lower || shape == Shape::capitals ? name : capitalised(std::move(name));
}

}  // namespace

std::string drawn(std::vector<std::string> const& names, Chance& chance) {
  auto const& one = names[chance.below(names.size())];
  auto const& other = names[chance.below(names.size())];
  if (chance.below(3) != 0 || one.size() < 4 || other.size() < 4) return one;
  return one.substr(0, one.size() / 2) + other.substr(other.size() / 2);
}

LabelledText with_other_names(LabelledText const& text, NamePool const& pool, Words const& words, Chance& chance) {
  auto const points = to_code_points(text.text);
  auto const bytes = plain(text.text);
  std::unordered_map<std::string, std::string> instead;
  LabelledText out;
  std::size_t read = 0, written = 0;
  auto const copy_to = [&](std::size_t end) {
    out.text += to_utf8(points.substr(read, end - read));
    written += end - read;
    read = end;
  };
  for (auto const& span : text.spans) {
    if (span.begin < read) continue;  // inside another
    copy_to(span.begin);
    auto const begin = written;
    auto const list = tokens(std::string_view(bytes).substr(span.begin, span.end - span.begin));
    for (std::size_t i = 0; span.label == "PERSON" && i < list.size(); ++i) {
      auto const& token = list[i];
      bool const stays = token.lower.size() < 3 || words.titles.contains(token.lower) || token.shape == Shape::digits || token.shape == Shape::mixed;
      if (stays) continue;
      copy_to(span.begin + token.begin);
      auto const [at, fresh] = instead.try_emplace(token.lower);
      bool const family = list.size() > 1 ? i + 1 == list.size() : words.more_family.contains(token.lower) && !words.more_given.contains(token.lower);
      if (fresh) at->second = drawn(family ? pool.family : pool.given, chance);
      auto const name = shaped(at->second, token.shape);
      out.text += name;
      written += count_code_points(name);
      read = span.begin + token.end;
    }
    copy_to(span.end);
    out.spans.push_back({begin, written, span.label});
  }
  copy_to(points.size());
  return out;
}

LabelledText in_lower_case(LabelledText const& text) {
  auto out = text;
  for (char& c : out.text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

LabelledText in_capitals(LabelledText const& text) {
  auto out = text;
  std::transform(out.text.begin(), out.text.end(), out.text.begin(), raised);
  return out;
}

}  // namespace rightsdesk::redaction
