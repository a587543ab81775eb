#pragma once
// Every object of the file, reached from its trailer or not, as qpdf lays it open.
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gate/bench.h"

namespace rightsdesk::gate {

/// A page with what it inherits put in. Boxes as left, bottom, right, top, in points.
struct PageObject {
  int number = 1;
  std::string id;  ///< "12 0 R"
  nlohmann::json dictionary, resources;
  std::vector<double> media, crop;
  std::string content;  ///< all content streams, joined by line ends
};

class Objects {
 public:
  /// Nothing when qpdf finds fault with the file; `why` then says so in words that quote nothing.
  static std::optional<Objects> opened(Bench const& bench, std::string& why);

  [[nodiscard]] nlohmann::json const& all() const { return objects_; }  ///< "obj:N G R" and "trailer"
  /// The value a reference leads to; anything else comes back as it is. A stream gives its dictionary.
  [[nodiscard]] nlohmann::json const& value(nlohmann::json const& maybe_reference) const;
  [[nodiscard]] nlohmann::json const& entry(nlohmann::json const& dictionary, std::string const& key) const;
  /// Decoded bytes of the stream an id "N G R" names; empty for anything else.
  [[nodiscard]] std::string data(nlohmann::json const& reference) const;
  /// How many objects stand in the file by themselves: all but those that lie in object streams (ISO 32000-1, 7.5.7).
  [[nodiscard]] std::size_t written() const;
  [[nodiscard]] std::set<std::string> reached() const;  ///< ids from the trailer on
  [[nodiscard]] std::vector<PageObject> pages() const;

 private:
  explicit Objects(nlohmann::json objects) : objects_(std::move(objects)) {}
  void gather(nlohmann::json const& node, PageObject inherited, std::vector<PageObject>& pages, int depth) const;
  nlohmann::json objects_;
};

/// Is it "N G R"?
bool is_reference(nlohmann::json const& value);
/// The text of a JSON string of qpdf's: "u:" as it is, "b:" from hexadecimal, names without their stroke.
std::string string_bytes(std::string const& json_string);

}  // namespace rightsdesk::gate
