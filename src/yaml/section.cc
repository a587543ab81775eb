#include "yaml/section.h"

#include <charconv>

namespace rightsdesk::yaml {

Section::Section(YAML::Node node, std::string file, Complaints& complaints)
    : node_(std::move(node)), file_(std::move(file)), complaints_(&complaints) {
  if (!node_.IsMap()) {
    complain_of(node_, "expected \"key: value\" lines here");
    node_ = YAML::Node(YAML::NodeType::Map);
    return;
  }
  std::set<std::string> seen;
  for (auto const& pair : node_) {
    auto const key = pair.first.IsScalar() ? pair.first.Scalar() : std::string();
    if (!seen.insert(key).second) complain_of(pair.first, "\"" + key + "\" is given twice");
  }
}

Section Section::of_file(std::string const& path, Complaints& complaints) {
  YAML::Node node(YAML::NodeType::Map);
  try {
    node = YAML::LoadFile(path);
  } catch (YAML::BadFile const&) {
    complaints.push_back(path + ":1: cannot be opened");
  } catch (YAML::ParserException const& error) {
    complaints.push_back(path + ":" + std::to_string(error.mark.line + 1) + ": not YAML: " + error.msg);
  }
  return Section(node, path, complaints);
}

YAML::Node Section::child(std::string const& key) const {
  for (auto const& pair : node_)
    if (pair.first.IsScalar() && pair.first.Scalar() == key) return pair.second;
  return YAML::Node(YAML::NodeType::Undefined);
}

bool Section::has(std::string const& key) const { return child(key).IsDefined(); }

bool Section::is_list(std::string const& key) const { return child(key).IsSequence(); }

int Section::line() const { return node_.Mark().line + 1; }

void Section::complain_of(YAML::Node const& node, std::string const& what) {
  int const line = node.IsDefined() && node.Mark().line >= 0 ? node.Mark().line + 1 : 1;
  complaints_->push_back(file_ + ":" + std::to_string(line) + ": " + what);
}

void Section::complain(std::string const& what) { complain_of(node_, what); }

void Section::complain_at(std::string const& key, std::string const& what) {
  auto const node = child(key);
  complain_of(node.IsDefined() ? node : node_, what);
}

YAML::Node Section::key_node(std::string const& key) const {
  for (auto const& pair : node_)
    if (pair.first.IsScalar() && pair.first.Scalar() == key) return pair.first;
  return node_;
}

std::string Section::scalar(YAML::Node const& node, std::string const& key) {
  if (node.IsScalar() && !node.Scalar().empty()) return node.Scalar();
  // Where there is no value, yaml-cpp marks the line of whatever comes next.
  complain_of(node.IsNull() ? key_node(key) : node, "\"" + key + "\" needs a value, as text");
  return {};
}

std::string Section::text(std::string const& key) {
  if (!has(key)) {
    complain("\"" + key + "\" is missing");
    return {};
  }
  read_.insert(key);
  return scalar(child(key), key);
}

std::string Section::text_or(std::string const& key, std::string const& otherwise) {
  return has(key) ? text(key) : otherwise;
}

std::vector<std::string> Section::list(std::string const& key) {
  read_.insert(key);
  auto const node = child(key);
  if (!node.IsSequence()) {
    complain_of(node, "\"" + key + "\" needs a list");
    return {};
  }
  std::vector<std::string> values;
  for (auto const& item : node) values.push_back(scalar(item, key));
  return values;
}

std::vector<std::string> Section::texts(std::string const& key) {
  if (!has(key)) {
    complain("\"" + key + "\" is missing");
    return {};
  }
  auto values = list(key);
  if (values.empty() && child(key).IsSequence()) complain_at(key, "\"" + key + "\" needs at least one entry");
  return values;
}

std::vector<std::string> Section::texts_or_none(std::string const& key) {
  return has(key) ? list(key) : std::vector<std::string>();
}

bool Section::yes(std::string const& key) {
  auto const value = text_or(key, "no");
  if (value != "yes" && value != "no") complain_at(key, "\"" + key + "\" is yes or no, not \"" + value + "\"");
  return value == "yes";
}

int Section::number_or(std::string const& key, int otherwise) {
  if (!has(key)) return otherwise;
  auto const value = text(key);
  int number = 0;
  auto const end = value.data() + value.size();
  auto const [stopped, error] = std::from_chars(value.data(), end, number);
  if (error == std::errc() && stopped == end && number >= 1) return number;
  complain_at(key, "\"" + key + "\" needs a whole number of 1 or more, not \"" + value + "\"");
  return otherwise;
}

std::map<std::string, std::string> Section::pairs(std::string const& key) {
  std::map<std::string, std::string> values;
  if (!has(key)) return values;
  read_.insert(key);
  Section const inner(child(key), file_, *complaints_);
  for (auto const& pair : inner.node_) values[pair.first.Scalar()] = scalar(pair.second, pair.first.Scalar());
  return values;
}

Section Section::section(std::string const& key) {
  if (!has(key)) {
    complain("\"" + key + "\" is missing");
    return Section(YAML::Node(YAML::NodeType::Map), file_, *complaints_);
  }
  read_.insert(key);
  return Section(child(key), file_, *complaints_);
}

std::optional<Section> Section::section_if(std::string const& key) {
  if (!has(key)) return std::nullopt;
  return section(key);
}

std::vector<Section> Section::sections(std::string const& key) {
  std::vector<Section> all;
  if (!has(key)) return all;
  read_.insert(key);
  auto const node = child(key);
  if (!node.IsSequence()) {
    complain_of(node, "\"" + key + "\" needs a list");
    return all;
  }
  for (auto const& item : node) all.emplace_back(item, file_, *complaints_);
  return all;
}

void Section::no_more() {
  for (auto const& pair : node_) {
    auto const key = pair.first.IsScalar() ? pair.first.Scalar() : std::string("?");
    if (!read_.contains(key)) complain_of(pair.first, "\"" + key + "\" is not a key known here");
  }
}

}  // namespace rightsdesk::yaml
