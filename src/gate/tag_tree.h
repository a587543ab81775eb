#pragma once
// The tree of tags of a file, in the order in which it is read.
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gate/objects.h"
#include "gate/operators.h"

namespace rightsdesk::gate {

class TagTree {
 public:
  struct Element {
    std::string tag;    ///< as the file's role map says it is like: "H1"
    std::string place;  ///< "object 14 0 R, H1"
    nlohmann::json dictionary;
    std::vector<std::string> children;  ///< tags of the elements right below it
  };
  /// Reads the whole tree; what leads back to itself is read once.
  explicit TagTree(Objects const& file);
  [[nodiscard]] std::vector<Element> const& elements() const { return elements_; }
  /// The marked content that stands in the tree, by the id of its page.
  [[nodiscard]] std::map<std::string, std::set<int>> const& marks() const { return marks_; }
  /// The annotations and pictures that stand in it, by id.
  [[nodiscard]] std::set<std::string> const& objects() const { return objects_; }

  /// A structure type of ISO 32000-1, 14.8.4.
  [[nodiscard]] static bool is_standard(std::string const& tag);
  /// 1 to 6 of H1 to H6; 0 for anything else.
  [[nodiscard]] static int rank_of(std::string const& tag);
  /// The MCID that a BDC with these operands gives its content; `named` gives that of a property list among the page's resources.
  [[nodiscard]] static std::optional<int> mark_of(std::vector<Operand> const& operands, std::function<nlohmann::json(std::string const&)> const& named);

 private:
  std::string read(nlohmann::json const& reference, std::string const& page, int depth);
  void read_child(nlohmann::json const& child, std::string const& page, int depth, std::vector<std::string>& tags);
  [[nodiscard]] std::string role_of(std::string const& tag) const;

  Objects const& file_;
  nlohmann::json roles_;
  std::vector<Element> elements_;
  std::map<std::string, std::set<int>> marks_;
  std::set<std::string> objects_, seen_;
};

}  // namespace rightsdesk::gate
