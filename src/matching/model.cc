#include "matching/model.h"

#include <yaml-cpp/yaml.h>

#include <cmath>
#include <cstdio>
#include <optional>
#include <set>

#include "core/text.h"

namespace rightsdesk::matching {
namespace {

int centibits(double ratio) { return static_cast<int>(std::lround(100 * std::log2(ratio))); }

std::optional<Stands> stands_named(std::string const& word) {
  if (word == "sure") return Stands::sure;
  if (word == "likely") return Stands::likely;
  if (word == "unsure") return Stands::unsure;
  if (word == "against") return Stands::against;
  return std::nullopt;
}

class Loader {
 public:
  Loader(std::string_view file, Model& out) : file_(file), out_(out) {}

  std::string load(YAML::Node const& root) {
    check_keys(root, {"version", "proposed", "possible", "comparisons", "common_names"}, "the model");
    out_.version = word(root, "version");
    out_.proposed = bits(root, "proposed");
    out_.possible = bits(root, "possible");
    if (out_.possible >= out_.proposed) wrong(root, "possible must be less than proposed");
    load_comparisons(root["comparisons"]);
    load_common(root["common_names"]);
    return mistakes_;
  }

 private:
  void wrong(YAML::Node const& at, std::string const& words) {
    auto const line = at.IsDefined() ? at.Mark().line + 1 : 1;
    mistakes_ += (mistakes_.empty() ? "" : "\n") + file_ + ':' + std::to_string(line) + ": " + words;
  }

  /// yaml-cpp keeps the first of two equal keys in silence; here both are a mistake.
  void check_keys(YAML::Node const& map, std::set<std::string> const& known, std::string const& of) {
    if (!map.IsDefined() || !map.IsMap()) return wrong(map, of + " must be a map");
    std::set<std::string> seen;
    for (auto const& item : map) {
      auto const key = item.first.Scalar();
      if (!known.empty() && known.count(key) == 0) wrong(item.first, "unknown key " + key + " in " + of);
      if (!seen.insert(key).second) wrong(item.first, "key " + key + " stands twice in " + of);
    }
  }

  std::string word(YAML::Node const& map, char const* key) {
    if (!map.IsMap() || !map[key].IsDefined() || !map[key].IsScalar() || map[key].Scalar().empty()) {
      wrong(map, std::string("missing ") + key);
      return {};
    }
    return map[key].Scalar();
  }

  double number(YAML::Node const& map, char const* key) {
    auto const text = word(map, key);
    if (text.empty()) return 0.5;
    try {
      std::size_t used = 0;
      double const value = std::stod(text, &used);
      if (used == text.size() && std::isfinite(value)) return value;
    } catch (std::logic_error const&) {  // not a number, or beyond what one can hold
    }
    wrong(map[key], std::string(key) + " is not a number");
    return 0.5;
  }

  int bits(YAML::Node const& map, char const* key) {
    return static_cast<int>(std::lround(100 * number(map, key)));
  }

  double chance(YAML::Node const& map, char const* key) {
    double const value = number(map, key);
    if (value > 0 && value <= 1) return value;
    wrong(map, std::string(key) + " must lie above 0 and not above 1");
    return 0.5;
  }

  void load_comparisons(YAML::Node const& comparisons) {
    std::set<std::string> known;
    for (std::size_t f = 0; f < kFields; ++f) known.insert(std::string(id_of(static_cast<Field>(f))));
    check_keys(comparisons, known, "comparisons");
    for (std::size_t f = 0; f < kFields; ++f) load_field(comparisons, static_cast<Field>(f));
  }

  void load_field(YAML::Node const& comparisons, Field field) {
    std::string const id(id_of(field));
    auto const grades = grades_of(field);
    auto const levels = comparisons.IsMap() ? comparisons[id] : YAML::Node(YAML::NodeType::Undefined);
    if (!levels.IsDefined()) return wrong(comparisons, "missing comparison " + id);
    check_keys(levels, {grades.begin(), grades.end()}, id);
    for (auto const grade : grades) {
      auto const node = levels.IsMap() ? levels[std::string(grade)] : YAML::Node(YAML::NodeType::Undefined);
      if (!node.IsDefined()) wrong(levels, "missing level " + id + '.' + std::string(grade));
      out_.fields[static_cast<std::size_t>(field)].push_back(node.IsDefined() ? level(node, grade) : Level{});
    }
  }

  Level level(YAML::Node const& node, std::string_view grade) {
    Level out;
    if (grade == "missing") {
      check_keys(node, {"says"}, "missing");
      out.says = word(node, "says");
      return out;
    }
    check_keys(node, {"says", "m", "u", "stands"}, std::string(grade));
    out.says = word(node, "says");
    out.m = chance(node, "m");
    out.u = chance(node, "u");
    out.centibits = centibits(out.m / out.u);
    auto const stands = stands_named(word(node, "stands"));
    if (!stands) wrong(node, "stands must be sure, likely, unsure or against");
    out.stands = stands.value_or(Stands::against);
    return out;
  }

  void load_common(YAML::Node const& common) {
    check_keys(common, {"given", "family"}, "common_names");
    if (!common.IsMap()) return;
    load_names(common["given"], "given", out_.bearers_given);
    load_names(common["family"], "family", out_.bearers_family);
    for (auto const& [name, bearers] : out_.bearers_given) out_.common_given[name] = centibits(0.85 / (bearers / 10000));
    for (auto const& [name, bearers] : out_.bearers_family) out_.common_family[name] = centibits(0.85 / (bearers / 10000));
  }

  /// "smith: 105" is 105 bearers in 10,000 people; the weight of agreeing on it is that of its rarity.
  void load_names(YAML::Node const& names, char const* part, std::map<std::string, double>& out) {
    check_keys(names, {}, std::string("common_names.") + part);
    if (!names.IsDefined() || !names.IsMap()) return;
    for (auto const& item : names) {
      auto const key = item.first.Scalar();
      double const bearers = chance_of(item.second);
      if (bearers > 0) out[folded(key)] = bearers;
    }
  }

  double chance_of(YAML::Node const& node) {
    YAML::Node map;
    map["bearers"] = node;
    double const value = number(map, "bearers");
    if (value > 0 && value <= 5000) return value;
    wrong(node, "bearers in 10,000 must lie above 0 and not above 5000");
    return 0;
  }

  std::string file_;
  Model& out_;
  std::string mistakes_;
};

}  // namespace

Result<Model> model_from_yaml(std::string_view text, std::string_view file, person::NameBook book) {
  Model model;
  model.book = std::make_shared<person::NameBook const>(std::move(book));
  try {
    auto const mistakes = Loader(file, model).load(YAML::Load(std::string(text)));
    if (!mistakes.empty()) return refused("matching_model_wrong", mistakes);
  } catch (YAML::Exception const& e) {
    return refused("matching_model_wrong",
                   std::string(file) + ':' + std::to_string(e.mark.line + 1) + ": " + e.msg);
  }
  return model;
}

namespace {

std::string short_number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::string_view word_for(Stands stands) {
  static constexpr std::array<std::string_view, 5> kWords{"sure", "likely", "unsure", "against", "missing"};
  return kWords[static_cast<std::size_t>(stands)];
}

void write_names(std::string& out, std::string_view part, std::map<std::string, double> const& names) {
  out += "  " + std::string(part) + (names.empty() ? ": {}\n" : ":\n");
  for (auto const& [name, bearers] : names) out += "    \"" + name + "\": " + short_number(bearers) + '\n';
}

}  // namespace

std::string to_yaml(Model const& model, std::string const& remarks) {
  std::string out;
  for (auto const& line : split(remarks, '\n')) out += "# " + line + '\n';
  out += "version: \"" + model.version + "\"\nproposed: " + short_number(model.proposed / 100.0) +
         "\npossible: " + short_number(model.possible / 100.0) + "\n\ncomparisons:\n";
  for (std::size_t f = 0; f < kFields; ++f) {
    auto const field = static_cast<Field>(f);
    out += "  " + std::string(id_of(field)) + ":\n";
    for (std::size_t grade = 0; grade < grades_of(field).size(); ++grade) {
      auto const& level = model.fields[f][grade];
      out += "    " + std::string(grades_of(field)[grade]) + ": {says: \"" + level.says + '"';
      if (level.stands != Stands::missing)
        out += ", m: " + short_number(level.m) + ", u: " + short_number(level.u) + ", stands: " + std::string(word_for(level.stands));
      out += "}\n";
    }
  }
  out += "\ncommon_names:\n";
  write_names(out, "given", model.bearers_given);
  write_names(out, "family", model.bearers_family);
  return out;
}

}  // namespace rightsdesk::matching
