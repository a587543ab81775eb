#include "pdf/structure.h"

#include <string>

namespace rightsdesk::pdf {
namespace {

using Object = QPDFObjectHandle;

Object words(std::string const& utf8) { return Object::newUnicodeString(utf8); }

// One node per element, made first so that parents and kids can name each other.
std::vector<Object> nodes_for(QPDF& file, std::vector<Element> const& elements) {
  std::vector<Object> nodes;
  nodes.reserve(elements.size());
  for (Element const& element : elements) {
    Object node = file.makeIndirectObject(Object::newDictionary());
    node.replaceKey("/S", Object::newName("/" + element.role));
    if (!element.alt.empty()) node.replaceKey("/Alt", words(element.alt));
    if (!element.actual.empty()) {
      node.replaceKey("/ActualText", words(element.actual));
      node.replaceKey("/Alt", words(element.actual));
    }
    if (!element.language.empty()) node.replaceKey("/Lang", Object::newString(element.language));
    if (!element.scope.empty()) node.replaceKey("/A", Object::parse("<</O /Table /Scope /" + element.scope + ">>"));
    if (element.role == "Figure") {
      node.replaceKey("/A", Object::parse("<</O /Layout /Placement /Block /BBox [" + number(element.box[0]) + " " +
                                          number(element.box[1]) + " " + number(element.box[2]) + " " +
                                          number(element.box[3]) + "]>>"));
    }
    nodes.push_back(node);
  }
  return nodes;
}

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

Object content_kid(Element::Kid const& kid, Object const& page) {
  Object reference = Object::newDictionary();
  reference.replaceKey("/Type", Object::newName("/MCR"));
  reference.replaceKey("/Pg", page);
  reference.replaceKey("/MCID", Object::newInteger(kid.number));
  return reference;
}

Object link_kid(Object const& annotation, Object const& page) {
  Object reference = Object::newDictionary();
  reference.replaceKey("/Type", Object::newName("/OBJR"));
  reference.replaceKey("/Obj", annotation);
  reference.replaceKey("/Pg", page);
  return reference;
}

// ParentTree: page n has key n - 1, link n has key pages + n. Kids of 500 keep every array small.
Object parent_tree(QPDF& file, std::vector<Object> const& entries) {
  constexpr std::size_t share = 500;
  Object kids = Object::newArray();
  for (std::size_t from = 0; from < entries.size(); from += share) {
    std::size_t const to = std::min(entries.size(), from + share);
    Object nums = Object::newArray();
    for (std::size_t i = from; i < to; ++i) {
      nums.appendItem(Object::newInteger(static_cast<long long>(i)));
      nums.appendItem(entries[i]);
    }
    Object leaf = Object::newDictionary();
    leaf.replaceKey("/Nums", nums);
    Object limits = Object::newArray();
    limits.appendItem(Object::newInteger(static_cast<long long>(from)));
    limits.appendItem(Object::newInteger(static_cast<long long>(to) - 1));
    leaf.replaceKey("/Limits", limits);
    kids.appendItem(file.makeIndirectObject(leaf));
  }
  Object tree = Object::newDictionary();
  tree.replaceKey("/Kids", kids);
  return file.makeIndirectObject(tree);
}

std::vector<Object> parents(QPDF& file, Skeleton const& skeleton, std::vector<Object> const& nodes) {
  std::vector<Object> entries;
  auto const& owners = skeleton.tags->owners();
  for (std::size_t page = 0; page < file.getAllPages().size(); ++page) {
    Object owned = Object::newArray();
    if (page < owners.size()) {
      for (int const owner : owners[page]) owned.appendItem(nodes.at(static_cast<std::size_t>(owner)));
    }
    entries.push_back(file.makeIndirectObject(owned));
  }
  for (Link const& link : skeleton.links) entries.push_back(nodes.at(static_cast<std::size_t>(link.element)));
  return entries;
}

}  // namespace

Object destination(QPDF& file, int page, double y) {
  Object where = Object::newArray();
  where.appendItem(file.getAllPages().at(static_cast<std::size_t>(page) - 1));
  where.appendItem(Object::newName("/XYZ"));
  where.appendItem(Object::newNull());
  where.appendItem(Object::newReal(number(y)));
  where.appendItem(Object::newNull());
  return where;
}

void add_structure(QPDF& file, Skeleton const& skeleton, std::vector<Object> const& annotations) {
  auto const& elements = skeleton.tags->elements();
  auto const& pages = file.getAllPages();
  auto const nodes = nodes_for(file, elements);
  Object root = file.makeIndirectObject(Object::newDictionary());
  for (std::size_t i = 0; i < elements.size(); ++i) {
    Object node = nodes[i];
    std::vector<Object> kids;
    kids.reserve(elements[i].kids.size());
    int const only = only_page(elements[i]);
    if (only != 0) node.replaceKey("/Pg", pages.at(static_cast<std::size_t>(only) - 1));
    for (Element::Kid const& kid : elements[i].kids) {
      auto const index = static_cast<std::size_t>(kid.number);
      switch (kid.kind) {
        case Element::Kid::Kind::element: kids.push_back(nodes.at(index)); break;
        case Element::Kid::Kind::content:
          kids.push_back(only != 0 ? Object::newInteger(kid.number) : content_kid(kid, pages.at(static_cast<std::size_t>(kid.page) - 1)));
          break;
        case Element::Kid::Kind::link: kids.push_back(link_kid(annotations.at(index), pages.at(static_cast<std::size_t>(kid.page) - 1)));
      }
    }
    if (kids.size() == 1) node.replaceKey("/K", kids.front());
    if (kids.size() > 1) node.replaceKey("/K", Object::newArray(kids));
    node.replaceKey("/P", elements[i].parent < 0 ? root : nodes.at(static_cast<std::size_t>(elements[i].parent)));
  }
  auto const entries = parents(file, skeleton, nodes);
  root.replaceKey("/Type", Object::newName("/StructTreeRoot"));
  root.replaceKey("/K", nodes.front());
  root.replaceKey("/ParentTree", parent_tree(file, entries));
  root.replaceKey("/ParentTreeNextKey", Object::newInteger(static_cast<long long>(entries.size())));
  file.getRoot().replaceKey("/StructTreeRoot", root);
  for (std::size_t page = 0; page < pages.size(); ++page) {
    Object one = pages[page];
    one.replaceKey("/StructParents", Object::newInteger(static_cast<long long>(page)));
    one.replaceKey("/Tabs", Object::newName("/S"));
  }
}

void add_bookmarks(QPDF& file, std::vector<Bookmark> const& bookmarks) {
  if (bookmarks.empty()) return;
  Object root = file.makeIndirectObject(Object::newDictionary());
  root.replaceKey("/Type", Object::newName("/Outlines"));
  std::vector<Object> open{root};       // open[n]: the latest bookmark of level n
  std::vector<Object> latest{Object::newNull()};  // latest[n]: the latest child of open[n]
  for (Bookmark const& bookmark : bookmarks) {
    std::size_t const level = std::min(static_cast<std::size_t>(std::max(bookmark.level, 1)), open.size());
    open.resize(level, root);
    latest.resize(level, Object::newNull());
    Object item = file.makeIndirectObject(Object::newDictionary());
    item.replaceKey("/Title", words(bookmark.title));
    item.replaceKey("/Dest", destination(file, bookmark.page, bookmark.y));
    Object parent = open.back();
    item.replaceKey("/Parent", parent);
    if (Object before = latest.back(); before.isNull()) {
      parent.replaceKey("/First", item);
    } else {
      before.replaceKey("/Next", item);
      item.replaceKey("/Prev", before);
    }
    parent.replaceKey("/Last", item);
    long long const count = parent.hasKey("/Count") ? parent.getKey("/Count").getIntValue() : 0;
    parent.replaceKey("/Count", Object::newInteger(parent.getObjGen() == root.getObjGen() ? count + 1 : count - 1));
    latest.back() = item;
    open.push_back(item);
    latest.push_back(Object::newNull());
  }
  file.getRoot().replaceKey("/Outlines", root);
}

}  // namespace rightsdesk::pdf
