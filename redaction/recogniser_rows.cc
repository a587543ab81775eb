#include "redaction/recogniser_rows.h"

#include <re2/re2.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "redaction/lookarounds.h"

namespace rightsdesk::redaction {
namespace {

namespace fs = std::filesystem;

class RowReader {
 public:
  RowReader(std::string file, std::vector<std::string>& errors) : file_(std::move(file)), errors_(errors) {}

  std::vector<RecogniserRow> rows() {
    std::vector<RecogniserRow> out;
    try {
      auto const root = YAML::LoadFile(file_);
      if (!root.IsSequence()) complain(root, "expected a list of recognisers");
      for (auto const& node : root) {
        if (root.IsSequence()) out.push_back(row(node));
      }
    } catch (YAML::Exception const& bad) {
      errors_.push_back(file_ + ":" + std::to_string(bad.mark.line + 1) + ": not YAML: " + bad.msg);
    }
    return out;
  }

 private:
  void complain(YAML::Node const& node, std::string const& what) {
    errors_.push_back(file_ + ":" + std::to_string(node.Mark().line + 1) + ": " + what);
  }

  RecogniserRow row(YAML::Node const& node) {
    RecogniserRow out;
    out.where = file_ + ":" + std::to_string(node.Mark().line + 1);
    if (!node.IsMap()) {
      complain(node, "a recogniser is a map of keys");
      return out;
    }
    check_keys(node);
    out.id = text(node, "id");
    out.kind = text(node, "kind");
    out.pattern = text(node, "pattern");
    out.source = text(node, "source");
    out.tier = tier(node["tier"], node).value_or(Tier::suspect);
    out.finds = list(node, "finds");
    if (out.finds.empty()) complain(node, "finds: at least one example");
    out.ignores = list(node, "ignores");
    out.context = list(node, "context");
    if (node["otherwise"] && node["otherwise"].Scalar() != "nothing") out.otherwise = tier(node["otherwise"], node);
    if (!out.context.empty() != static_cast<bool>(node["otherwise"])) {
      complain(node, "context and otherwise go together");
    }
    compile(node, out);
    return out;
  }

  void check_keys(YAML::Node const& node) {
    static std::set<std::string> const kKeys{"id", "kind", "pattern", "prefilter", "tier", "otherwise", "checksum",
                                             "context", "source", "finds", "ignores"};
    std::set<std::string> seen;
    for (auto const& pair : node) {
      auto const key = pair.first.Scalar();
      if (!kKeys.contains(key)) complain(pair.first, "unknown key '" + key + "'");
      if (!seen.insert(key).second) complain(pair.first, "key '" + key + "' stands twice");
    }
  }

  std::string text(YAML::Node const& node, char const* key) {
    auto const value = node[key];
    if (!value || !value.IsScalar() || value.Scalar().empty()) {
      complain(node, std::string(key) + " is missing");
      return {};
    }
    return value.Scalar();
  }

  std::vector<std::string> list(YAML::Node const& node, char const* key) {
    std::vector<std::string> out;
    auto const value = node[key];
    if (value && !value.IsSequence()) complain(value, std::string(key) + " is a list");
    if (value && value.IsSequence()) {
      for (auto const& item : value) out.push_back(item.Scalar());
    }
    return out;
  }

  std::optional<Tier> tier(YAML::Node const& value, YAML::Node const& row_node) {
    auto const word = value && value.IsScalar() ? value.Scalar() : std::string{};
    if (word == "confident") return Tier::confident;
    if (word == "possible") return Tier::possible;
    if (word == "suspect") return Tier::suspect;
    complain(value ? value : row_node, "a tier is confident, possible or suspect");
    return std::nullopt;
  }

  void compile(YAML::Node const& node, RecogniserRow& out) {
    out.prefilter = node["prefilter"] ? node["prefilter"].Scalar() : without_lookarounds(out.pattern);
    RE2::Options quiet(RE2::Latin1);
    quiet.set_log_errors(false);
    if (RE2 const linear(out.prefilter, quiet); !linear.ok()) {
      complain(node, "the prefilter is not a linear-time pattern: " + linear.error());
    }
    try {
      out.regex = boost::regex(out.pattern, boost::regex::perl);
    } catch (boost::regex_error const& bad) {
      complain(node, std::string("the pattern is not a regular expression: ") + bad.what());
    }
    if (!node["checksum"]) return;
    out.checksum = node["checksum"].Scalar();
    out.check = checksum_named(out.checksum);
    if (out.check == nullptr) complain(node["checksum"], "there is no checksum called '" + out.checksum + "'");
  }

  std::string file_;
  std::vector<std::string>& errors_;
};

}  // namespace

std::vector<RecogniserRow> read_rows(std::string const& folder, std::vector<std::string>& errors) {
  std::vector<std::string> files;
  std::error_code none;
  for (auto const& entry : fs::directory_iterator(folder, none)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
  }
  if (files.empty()) errors.push_back(folder + ":0: no .yaml file here");
  std::sort(files.begin(), files.end());
  std::vector<RecogniserRow> out;
  for (auto const& file : files) {
    for (auto& row : RowReader(file, errors).rows()) {
      auto const twin = std::find_if(out.begin(), out.end(), [&](auto const& other) { return other.id == row.id; });
      if (twin != out.end() && !row.id.empty()) errors.push_back(row.where + ": id '" + row.id + "' is taken by " + twin->where);
      out.push_back(std::move(row));
    }
  }
  return out;
}

}  // namespace rightsdesk::redaction
