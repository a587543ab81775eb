#pragma once
// Reads YAML strictly: unknown, repeated, missing and mistyped keys are all complaints, gathered, with file and line.
#include <yaml-cpp/yaml.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace rightsdesk::yaml {

/// Everything wrong with the files read so far, as "file:line: what".
using Complaints = std::vector<std::string>;

/// A block of "key: value" lines. Each key read is ticked off; `no_more()` complains of the rest.
/// Reading never throws: what is missing or wrong is a complaint and an empty value.
class Section {
 public:
  Section(YAML::Node node, std::string file, Complaints& complaints);
  /// The whole file; a syntax error is a complaint and an empty section.
  static Section of_file(std::string const& path, Complaints& complaints);

  [[nodiscard]] bool has(std::string const& key) const;
  [[nodiscard]] bool is_list(std::string const& key) const;
  [[nodiscard]] int line() const;  ///< where the block begins, from 1
  std::string text(std::string const& key);
  std::string text_or(std::string const& key, std::string const& otherwise);
  std::vector<std::string> texts(std::string const& key);     ///< a list, not empty
  std::vector<std::string> texts_or_none(std::string const& key);
  bool yes(std::string const& key);                           ///< "yes" or "no"; absent is no
  int number_or(std::string const& key, int otherwise);       ///< 1 or more
  std::map<std::string, std::string> pairs(std::string const& key);  ///< absent: none
  Section section(std::string const& key);
  std::optional<Section> section_if(std::string const& key);
  std::vector<Section> sections(std::string const& key);      ///< absent: none
  void no_more();
  void complain(std::string const& what);
  void complain_at(std::string const& key, std::string const& what);

 private:
  [[nodiscard]] YAML::Node child(std::string const& key) const;
  [[nodiscard]] YAML::Node key_node(std::string const& key) const;
  void complain_of(YAML::Node const& node, std::string const& what);
  std::string scalar(YAML::Node const& node, std::string const& key);
  std::vector<std::string> list(std::string const& key);
  YAML::Node node_;
  std::string file_;
  Complaints* complaints_;
  std::set<std::string> read_;
};

}  // namespace rightsdesk::yaml
