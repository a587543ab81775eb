#include "pdf/structure.h"

#include <algorithm>

namespace rightsdesk::pdf {
namespace {

/// The page that all content of an element stands on; 0 when there is none, or more than one. Named once on the element, its pieces are then
/// plain numbers (ISO 32000-1, 14.7.4.2).
int only_page(Element const& element) {
  int page = 0;
  for (auto const& kid : element.kids) {
    if (kid.kind != Element::Kid::Kind::content) continue;
    if (page != 0 && kid.page != page) return 0;
    page = kid.page;
  }
  return page;
}

std::string attributes(Element::Said const& kept, bool figure) {
  std::string text;
  std::string const said = kept.actual.empty() ? kept.alt : kept.actual;
  if (!said.empty()) text += "/Alt" + hex_string(said);
  if (!kept.actual.empty()) text += "/ActualText" + hex_string(kept.actual);
  if (!kept.language.empty()) text += "/Lang(" + kept.language + ")";
  if (!kept.scope.empty()) text += "/A<</O/Table/Scope/" + kept.scope + ">>";
  if (figure) {
    text += "/A<</O/Layout/Placement/Block/BBox[" + number(kept.box[0]) + " " + number(kept.box[1]) + " " + number(kept.box[2]) + " " + number(kept.box[3]) + "]>>";
  }
  return text;
}

/// The tree while it is given: element n is the object `first` + n.
struct Tree {
  ObjectFile& file;
  Canvas const& canvas;
  std::vector<int> const& links;
  int root, first;

  std::string kid(Element::Kid const& one, int only) const {
    switch (one.kind) {
      case Element::Kid::Kind::element: return reference(first + one.number);
      case Element::Kid::Kind::link:
        return "<</Type/OBJR/Obj " + reference(links.at(static_cast<std::size_t>(one.number))) + "/Pg " + reference(canvas.page_object(one.page)) + ">>";
      case Element::Kid::Kind::content: break;
    }
    if (only != 0) return std::to_string(one.number);
    return "<</Type/MCR/Pg " + reference(canvas.page_object(one.page)) + "/MCID " + std::to_string(one.number) + ">>";
  }

  void give(int index, Element const& element) const {
    std::string text = "<</S/" + std::string(element.role) + "/P " + reference(element.parent < 0 ? root : first + element.parent);
    if (element.kept) text += attributes(*element.kept, element.role == "Figure");
    int const only = only_page(element);
    if (only != 0) text += "/Pg " + reference(canvas.page_object(only));
    if (element.kids.size() == 1) text += "/K " + kid(element.kids.front(), only);
    if (element.kids.size() > 1) {
      text += "/K[";
      for (auto const& one : element.kids) (text += kid(one, only)) += ' ';
      text += ']';
    }
    file.object(first + index, text + ">>");
  }

  /// ParentTree: page n has key n - 1, link n has key pages + n. Leaves of 500 keep every array small.
  std::string parents(Skeleton const& skeleton, int pages) const {
    constexpr int share = 500;
    int const entries = pages + static_cast<int>(skeleton.links.size());
    auto const& owners = skeleton.tags->owners();
    std::string leaves;
    for (int from = 0; from < entries; from += share) {
      int const to = std::min(entries, from + share);
      std::string leaf = "<</Limits[" + std::to_string(from) + " " + std::to_string(to - 1) + "]/Nums[";
      for (int i = from; i < to; ++i) {
        leaf += std::to_string(i) + " ";
        if (i >= pages) {
          leaf += reference(first + skeleton.links[static_cast<std::size_t>(i - pages)].element) + " ";
          continue;
        }
        leaf += "[";
        if (static_cast<std::size_t>(i) < owners.size()) {
          for (int const owner : owners[static_cast<std::size_t>(i)]) (leaf += reference(first + owner)) += ' ';
        }
        leaf += "]";
      }
      int const number = file.next();
      file.object(number, leaf + "]>>");
      leaves += reference(number) + " ";
    }
    return "<</Kids[" + leaves + "]>>";
  }
};

/// A bookmark with its neighbours, as numbers of objects; 0: none.
struct Standing {
  std::size_t parent = 0;
  int previous = 0, next = 0, first_child = 0, last_child = 0, children = 0;
};

}  // namespace

std::string reference(int object) { return std::to_string(object) + " 0 R"; }

std::string destination(Canvas const& canvas, int page, double y) {
  return "[" + reference(canvas.page_object(page)) + "/XYZ null " + number(y) + " null]";
}

void give_structure(ObjectFile& file, Canvas const& canvas, Skeleton const& skeleton, int root, std::vector<int> const& links) {
  Tree const tree{file, canvas, links, root, file.next()};
  auto const& elements = skeleton.tags->elements();
  for (std::size_t i = 0; i < elements.size(); ++i) tree.give(static_cast<int>(i), elements[i]);
  int const pages = canvas.pages();
  std::string const parents = tree.parents(skeleton, pages);
  file.object(root, "<</Type/StructTreeRoot/K " + reference(tree.first) + "/ParentTree " + parents + "/ParentTreeNextKey " +
                        std::to_string(pages + static_cast<int>(skeleton.links.size())) + ">>");
}

void give_bookmarks(ObjectFile& file, Canvas const& canvas, std::vector<Bookmark> const& bookmarks, int root) {
  int const first = file.next();
  std::vector<Standing> standing(bookmarks.size() + 1);  // 0 is the root, n the bookmark n - 1
  auto object = [&](std::size_t at) { return at == 0 ? root : first + static_cast<int>(at) - 1; };
  std::vector<std::size_t> open{0};  // open[n]: the latest bookmark of level n
  for (std::size_t at = 1; at <= bookmarks.size(); ++at) {
    std::size_t const level = std::min(static_cast<std::size_t>(std::max(bookmarks[at - 1].level, 1)), open.size());
    open.resize(level);
    Standing& parent = standing[standing[at].parent = open.back()];
    if (parent.last_child == 0) {
      parent.first_child = object(at);
    } else {
      standing[at].previous = parent.last_child;
      standing[static_cast<std::size_t>(parent.last_child - first) + 1].next = object(at);
    }
    parent.last_child = object(at);
    ++parent.children;
    open.push_back(at);
  }
  auto with = [](char const* key, int number) { return number == 0 ? std::string() : key + reference(number); };
  for (std::size_t at = 0; at <= bookmarks.size(); ++at) {
    Standing const& here = standing[at];
    std::string text = at == 0 ? "<</Type/Outlines"
                               : "<</Title" + hex_string(bookmarks[at - 1].title) + "/Dest" + destination(canvas, bookmarks[at - 1].page, bookmarks[at - 1].y) +
                                     "/Parent " + reference(object(here.parent)) + with("/Prev ", here.previous) + with("/Next ", here.next);
    text += with("/First ", here.first_child) + with("/Last ", here.last_child);
    if (here.children > 0) text += "/Count " + std::to_string(at == 0 ? here.children : -here.children);  // below the first level they are shut
    file.object(object(at), text + ">>");
  }
}

}  // namespace rightsdesk::pdf
