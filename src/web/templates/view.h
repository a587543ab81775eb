#pragma once
// What a page is given: names and values, nothing to compute.
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace rightsdesk::web {

/// Values by name. Text is escaped when it is written out; a template cannot ask for it raw. Empty text and an empty list
/// count as "no" in a section.
class View {
 public:
  /// Words of ours, in English: said in the language of the page.
  struct Words {
    std::string english;
  };
  using Value = std::variant<bool, std::string, std::vector<View>, Words>;

  /// A value: what somebody typed, a name, a reference, an address of a page. The same in every language.
  View& text(std::string name, std::string value);
  /// Words of ours (languages/language.h, said).
  View& words(std::string name, std::string english);
  View& when(std::string name, bool holds);
  View& each(std::string name, std::vector<View> items);
  /// A group of values under one name: a list of one.
  View& part(std::string name, View const& inside);
  /// Takes over every value of `other`; its own stay where both have one.
  View& also(View const& other);
  [[nodiscard]] std::map<std::string, Value> const& values() const { return values_; }

 private:
  std::map<std::string, Value> values_;
};

/// Lines of text as a list of {line}.
std::vector<View> lines_of(std::vector<std::string> const& lines);
/// The same, of words of ours.
std::vector<View> worded_lines_of(std::vector<std::string> const& lines);

}  // namespace rightsdesk::web
