#include "gate/tag_tree.h"

namespace rightsdesk::gate {
namespace {

using nlohmann::json;

constexpr int kDeepest = 500;

std::string reference_in(json const& dictionary, std::string const& key) {
  auto const found = dictionary.find(key);
  return found != dictionary.end() && is_reference(*found) ? found->get<std::string>() : std::string{};
}

}  // namespace

TagTree::TagTree(Objects const& file) : file_(file) {
  auto const trailer = file_.all().find("trailer");
  if (trailer == file_.all().end() || !trailer->contains("value")) return;
  auto const& root = file_.entry(file_.entry((*trailer)["value"], "/Root"), "/StructTreeRoot");
  roles_ = file_.entry(root, "/RoleMap");
  if (!root.is_object() || !root.contains("/K")) return;
  std::vector<std::string> tags;
  read_child(root["/K"], {}, 0, tags);
}

std::string TagTree::role_of(std::string const& tag) const {
  auto role = tag;
  for (int step = 0; step < 8 && !is_standard(role); ++step) {
    auto const& like = file_.entry(roles_, "/" + role);
    if (!like.is_string()) break;
    role = string_bytes(like.get<std::string>());
  }
  return role;
}

std::string TagTree::read(json const& reference, std::string const& page, int depth) {
  if (is_reference(reference) && !seen_.insert(reference.get<std::string>()).second) return {};
  json const dictionary = file_.value(reference);
  if (!dictionary.is_object() || depth > kDeepest) return {};
  auto const& tag = file_.entry(dictionary, "/S");
  auto const role = tag.is_string() ? role_of(string_bytes(tag.get<std::string>())) : std::string{};
  auto const at = elements_.size();
  elements_.push_back({role, (is_reference(reference) ? "object " + reference.get<std::string>() + ", " : "") + role, dictionary, {}});
  auto const own = reference_in(dictionary, "/Pg");
  std::vector<std::string> tags;
  if (dictionary.contains("/K")) read_child(dictionary["/K"], own.empty() ? page : own, depth + 1, tags);
  elements_[at].children = std::move(tags);
  return role;
}

void TagTree::read_child(json const& child, std::string const& page, int depth, std::vector<std::string>& tags) {
  if (child.is_number_integer()) {
    marks_[page].insert(child.get<int>());
    return;
  }
  json const& value = file_.value(child);
  if (value.is_array()) {
    if (depth > kDeepest) return;
    for (auto const& one : value) read_child(one, page, depth + 1, tags);
    return;
  }
  if (!value.is_object()) return;
  auto const& type = file_.entry(value, "/Type");
  auto const kind = type.is_string() ? string_bytes(type.get<std::string>()) : std::string{};
  if (kind == "MCR") {
    auto const own = reference_in(value, "/Pg");
    auto const& id = file_.entry(value, "/MCID");
    if (id.is_number_integer()) marks_[own.empty() ? page : own].insert(id.get<int>());
  } else if (kind == "OBJR") {
    objects_.insert(reference_in(value, "/Obj"));
  } else if (auto tag = read(child, page, depth); !tag.empty()) {
    tags.push_back(std::move(tag));
  }
}

bool TagTree::is_standard(std::string const& tag) {
  static std::set<std::string> const kTags{"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6",
      "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu",
      "WT", "WP", "Figure", "Formula", "Form"};
  return kTags.contains(tag);
}

int TagTree::rank_of(std::string const& tag) { return tag.size() == 2 && tag[0] == 'H' && tag[1] >= '1' && tag[1] <= '6' ? tag[1] - '0' : 0; }

std::optional<int> TagTree::mark_of(std::vector<Operand> const& operands, std::function<json(std::string const&)> const& named) {
  if (operands.size() == 2 && operands[1].kind == Operand::Kind::name) {
    auto const id = named(operands[1].text);
    return id.is_number_integer() ? std::optional(id.get<int>()) : std::nullopt;
  }
  // The reader of operators gives what stands between << and >> one after the other.
  for (std::size_t at = 1; at + 1 < operands.size(); ++at) {
    bool const is_id = operands[at].kind == Operand::Kind::name && operands[at].text == "MCID" && operands[at + 1].kind == Operand::Kind::number;
    if (is_id) return static_cast<int>(operands[at + 1].number);
  }
  return std::nullopt;
}

}  // namespace rightsdesk::gate
