#include "texts/texts.h"

#include <fstream>
#include <iterator>
#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>

#include "core/text.h"

namespace rightsdesk::texts {
namespace {

namespace mustache = kainjow::mustache;

mustache::data data_from(Json const& value) {
  if (value.is_boolean()) return mustache::data{value.get<bool>()};
  // kainjow opens a section for an empty text; ours stays shut.
  if (value.is_string() && value.get_ref<std::string const&>().empty()) return mustache::data{mustache::data::type::bool_false};
  if (value.is_string()) return mustache::data{value.get<std::string>()};
  if (value.is_number_integer()) return mustache::data{std::to_string(value.get<std::int64_t>())};
  if (value.is_array()) {
    mustache::data list{mustache::data::type::list};
    for (Json const& item : value) list.push_back(data_from(item));
    return list;
  }
  ENSURE(value.is_object(), "a template value is text, a whole number, yes or no, a list or an object");
  mustache::data object{mustache::data::type::object};
  for (auto const& [name, item] : value.items()) object.set(name, data_from(item));
  return object;
}

class StrictContext : public mustache::context<std::string> {
 public:
  StrictContext(mustache::data const* values, std::string file)
      : mustache::context<std::string>(values), file_(std::move(file)) {}
  mustache::data const* get(std::string const& name) const override {
    auto const* found = mustache::context<std::string>::get(name);
    if (!found) throw Fault("A text is not complete.", file_ + " names {{" + name + "}}, which has no value");
    return found;
  }

 private:
  std::string file_;
};

std::string const nothing = "\xE2\x80\x8B";  // a space of no width

// A value never breaks a line, never starts a block and never turns bold on: an invisible space stands before such signs.
std::string harmless(std::string const& value) {
  std::string out = nothing;
  for (std::size_t i = 0; i < value.size(); ++i) {
    char const c = value[i];
    out += c == '\n' || c == '\r' ? ' ' : c;
    if (c == '*' && i + 1 < value.size() && value[i + 1] == '*') out += nothing;
  }
  return out;
}

std::string without_mark(std::string const& line) { return line.size() < 2 ? std::string() : tidied(line.substr(2)); }

void add(std::vector<Block>& blocks, Block::Kind kind, std::string text, bool joins) {
  if (!joins || blocks.empty() || blocks.back().kind != kind) blocks.push_back({kind, {}, {}});
  if (kind == Block::Kind::paragraph && !blocks.back().items.empty()) {
    blocks.back().items.back() += " " + text;
  } else {
    blocks.back().items.push_back(std::move(text));
  }
}

void add_line(std::vector<Block>& blocks, std::string const& line, bool joins) {
  if (line == "---") add(blocks, Block::Kind::rule, {}, false);
  else if (line.starts_with("# ")) add(blocks, Block::Kind::title, without_mark(line), false);
  else if (line.starts_with("## ")) add(blocks, Block::Kind::heading, tidied(line.substr(3)), false);
  else if (line.starts_with("- ")) add(blocks, Block::Kind::bullets, without_mark(line), joins);
  else if (line.starts_with("|")) add(blocks, Block::Kind::lines, without_mark(line), joins);
  else if (line.starts_with("> ")) add(blocks, Block::Kind::note, without_mark(line), false);
  else add(blocks, Block::Kind::paragraph, line, joins);
}

}  // namespace

std::string filled(std::string const& source, Json const& values, std::string const& where) {
  mustache::mustache text(source);
  if (!text.is_valid()) throw Fault("A text cannot be read.", where + ": " + text.error_message());
  text.set_custom_escape(harmless);
  mustache::data const data = data_from(values);
  StrictContext context(&data, where);
  return text.render(context);
}

std::vector<Block> blocks_of(std::string const& filled_source) {
  std::vector<Block> blocks;
  std::vector<std::string> marks;
  bool joins = false;
  for (std::string const& line : split(filled_source, '\n')) {
    std::string const trimmed = tidied(line);
    if (trimmed.empty() || trimmed.starts_with("%% ")) {
      if (!trimmed.empty()) marks.push_back(tidied(trimmed.substr(3)));
      joins = false;
      continue;
    }
    add_line(blocks, trimmed, joins);
    auto& marked = blocks.back().marks;
    marked.insert(marked.end(), marks.begin(), marks.end());
    marks.clear();
    joins = true;
  }
  return blocks;
}

std::string plainly(std::string text) {
  for (std::size_t at = 0; (at = text.find(nothing, at)) != std::string::npos;) text.erase(at, nothing.size());
  return text;
}

std::vector<Tag> tags_of(std::string_view source) {
  std::vector<Tag> tags;
  int line = 1;
  for (std::size_t at = 0; at + 1 < source.size(); ++at) {
    if (source[at] == '\n') ++line;
    if (source[at] != '{' || source[at + 1] != '{') continue;
    auto const end = source.find("}}", at);
    std::string inside = tidied(std::string(source.substr(at + 2, end == std::string_view::npos ? end : end - at - 2)));
    Tag tag{' ', inside, line};
    if (!inside.empty() && std::string_view("#^/>&={!").find(inside[0]) != std::string_view::npos) {
      tag = {inside[0], tidied(inside.substr(1)), line};
    }
    tags.push_back(tag);
    ++at;
  }
  return tags;
}

Texts::Texts(std::string folder) : folder_(std::move(folder)) {
  std::ifstream file(folder_ + "/labels.txt", std::ios::binary);
  for (std::string line; std::getline(file, line);) {
    if (auto const colon = line.find(": "); colon != std::string::npos) labels_.try_emplace(line.substr(0, colon), line.substr(colon + 2));
  }
}

std::string Texts::source_of(std::string const& name) const {
  std::ifstream file(folder_ + "/" + name + ".txt", std::ios::binary);
  if (!file) throw Fault("A text is missing.", "cannot read " + folder_ + "/" + name + ".txt");
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Block> Texts::blocks(std::string const& name, Json const& values) const {
  return blocks_of(filled(source_of(name), values, name + ".txt"));
}

std::string Texts::label(std::string const& key, Json const& values) const {
  auto const found = labels_.find(key);
  if (found == labels_.end()) throw Fault("A text is missing.", "labels.txt of " + folder_ + " has no line for " + key);
  return found->second.find("{{") == std::string::npos ? found->second : plainly(filled(found->second, values, "labels.txt"));
}

}  // namespace rightsdesk::texts
