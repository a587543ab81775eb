#include <algorithm>

#include "core/text.h"
#include "reading/draft.h"
#include "reading/package.h"
#include "reading/xml.h"

namespace rightsdesk::reading {
namespace {

std::string folder_of(std::string const& part) {
  auto const slash = part.rfind('/');
  return slash == std::string::npos ? std::string{} : part.substr(0, slash + 1);
}

/// "../media/image1.png" against "word/" -> "media/image1.png".
std::string resolved(std::string folder, std::string target) {
  if (target.starts_with('/')) return target.substr(1);
  while (target.starts_with("../")) {
    target.erase(0, 3);
    if (!folder.empty()) folder.pop_back();
    folder = folder_of(folder);
  }
  return folder + target;
}

void take_properties(Package const& package, std::string const& member, document::Document& document) {
  std::string name, value, property;
  XmlEvents events;
  events.open = [&](std::string const& element, XmlAttributes const& attributes) {
    name = element;
    value.clear();
    if (element == "property") property = attribute(attributes, "name");
  };
  events.text = [&](std::string_view text) { value += text; };
  events.close = [&](std::string const& element) {
    auto const text = tidied(value);
    bool const counted = name == "language" || name == "revision" || (member == "docProps/app.xml" && name != "Company" && name != "Manager" && name != "HyperlinkBase");
    if (element == name && !text.empty() && !counted) {
      if (name == "title") document.title = text;
      if (name == "creator") document.author = text;
      if (name == "created") document.dated = text;
      hide(document, "property", member.find("custom") != std::string::npos ? property : name, text);
    }
    value.clear();
  };
  (void)walk_xml(package.member(member), events);
}

void take_custom_xml(Package const& package, std::string const& member, document::Document& document) {
  std::string all;
  XmlEvents events;
  events.text = [&](std::string_view text) { all += std::string(text) + ' '; };
  (void)walk_xml(package.member(member), events);
  hide(document, "custom_xml", "data stored in the file", tidied(all));
}

void attach(Package const& package, std::string const& name, document::Document& document) {
  auto const bytes = package.member(name);
  document.attachments.push_back({shown_name(name), media_type(sniffed(bytes, name)), std::string(bytes)});
}

void note_external(Package const& package, document::Document& document) {
  for (auto const& name : package.matching("", ".rels")) {
    auto const part = folder_of(folder_of(name).substr(0, folder_of(name).size() - 1)) + name.substr(folder_of(name).size(), name.size() - folder_of(name).size() - 5);
    for (auto const& [id, relation] : relations(package, part)) {
      if (!relation.external) continue;
      if (relation.type == "hyperlink") hide(document, "link", "link", relation.target);
      else warn(document, "It refers to content elsewhere (" + tidied(relation.type) + "), which was not fetched.");
    }
  }
}

}  // namespace

std::map<std::string, Relation> relations(Package const& package, std::string const& part) {
  std::map<std::string, Relation> found;
  auto const folder = folder_of(part);
  XmlEvents events;
  events.open = [&](std::string const& name, XmlAttributes const& attributes) {
    if (name != "Relationship") return;
    auto type = attribute(attributes, "Type");
    type = type.substr(type.rfind('/') + 1);
    bool const external = attribute(attributes, "TargetMode") == "External";
    auto const target = attribute(attributes, "Target");
    found[attribute(attributes, "Id")] = {type, external ? target : resolved(folder, target), external};
  };
  (void)walk_xml(package.member(folder + "_rels/" + part.substr(folder.size()) + ".rels"), events);
  return found;
}

void take_office_extras(Package const& package, std::string const& root, document::Document& document) {
  for (auto const* member : {"docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"}) take_properties(package, member, document);
  for (auto const& name : package.names()) {
    if (name.starts_with(root + "media/") || name.starts_with(root + "embeddings/")) attach(package, name, document);
    if (name.starts_with(root + "embeddings/")) warn(document, "It holds another file inside it, which was not opened with it.");
    if (name.ends_with(".xml") && package.member(name).substr(0, 4096).find("<!DOCTYPE") != std::string_view::npos) {
      warn(document, "It names entities of its own, which were not followed.");
    }
    if (name.ends_with("vbaProject.bin") || name.find("macrosheets/") != std::string::npos) warn(document, "It holds a macro, which was not run.");
    if (name.starts_with(root + "activeX/")) warn(document, "It holds an ActiveX control, which was not run.");
    if (name.starts_with(root + "externalLinks/externalLink")) warn(document, "It refers to another workbook, and holds a copy of some of its cells.");
    if (name.starts_with("customXml/item") && name.find("Props") == std::string::npos && name.ends_with(".xml")) take_custom_xml(package, name, document);
  }
  note_external(package, document);
}

}  // namespace rightsdesk::reading
