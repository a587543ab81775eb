#pragma once
// The structure tree while a document is written: what is a heading, a paragraph, a table, and in which order it is read.
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rightsdesk::pdf {

/// A part of the tree. Numbers are indices into Tags::elements; 0 is the document itself.
struct Element {
  /// A piece of marked content (page, mcid), another element, or a link (its index in Skeleton::links).
  struct Kid {
    enum class Kind { content, element, link } kind = Kind::content;
    int page = 0, number = 0;
  };
  /// What few parts have.
  struct Said {
    std::string alt = {};       ///< what is said instead of a picture
    std::string actual = {};    ///< what the content stands for
    std::string language = {};  ///< where it is another than the document's
    std::string scope = {};     ///< of a table heading: Column or Row
    double box[4] = {0, 0, 0, 0};  ///< of a picture, in points: left, bottom, right, top
  };
  std::string_view role;  ///< of ISO 32000-1, 14.8.4: a word that outlives the element
  int parent = -1;
  std::vector<Kid> kids = {};
  std::unique_ptr<Said> kept = {};  ///< none for most: a long pack has hundreds of thousands of elements

  Said& said() {
    if (!kept) kept = std::make_unique<Said>();
    return *kept;
  }
};

class Tags {
 public:
  Tags() { elements_.emplace_back().role = "Document"; }
  int add(int parent, std::string_view role) {
    Element& added = elements_.emplace_back();
    added.role = role;
    added.parent = parent;
    int const made = static_cast<int>(elements_.size()) - 1;
    at(parent).kids.push_back({Element::Kid::Kind::element, 0, made});
    return made;
  }
  Element& at(int element) { return elements_.at(static_cast<std::size_t>(element)); }
  /// The next marked content number of `page`, belonging to `element`.
  int mark(int page, int element) {
    if (static_cast<std::size_t>(page) > owners_.size()) owners_.resize(static_cast<std::size_t>(page));
    auto& owners = owners_[static_cast<std::size_t>(page) - 1];
    owners.push_back(element);
    int const number = static_cast<int>(owners.size()) - 1;
    at(element).kids.push_back({Element::Kid::Kind::content, page, number});
    return number;
  }
  [[nodiscard]] std::deque<Element> const& elements() const { return elements_; }
  /// For each page, the element each marked content number belongs to.
  [[nodiscard]] std::vector<std::vector<int>> const& owners() const { return owners_; }

 private:
  std::deque<Element> elements_;
  std::vector<std::vector<int>> owners_;
};

}  // namespace rightsdesk::pdf
