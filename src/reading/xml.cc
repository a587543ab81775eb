#include "reading/xml.h"

#include <libxml/xmlreader.h>

#include <algorithm>
#include <climits>
#include <memory>

#include "core/text.h"
#include "reading/charset.h"
#include "reading/draft.h"
#include "reading/refusals.h"

namespace rightsdesk::reading {
namespace {

using Reader = std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)>;

char const* chars(xmlChar const* text) { return text == nullptr ? "" : reinterpret_cast<char const*>(text); }

void ignore_error(void*, xmlErrorPtr) {}

XmlAttributes attributes_of(xmlTextReader* reader) {
  XmlAttributes attributes;
  while (xmlTextReaderMoveToNextAttribute(reader) == 1) {
    attributes.emplace_back(chars(xmlTextReaderConstLocalName(reader)), chars(xmlTextReaderConstValue(reader)));
  }
  xmlTextReaderMoveToElement(reader);
  return attributes;
}

void at_node(xmlTextReader* reader, XmlEvents const& events) {
  switch (xmlTextReaderNodeType(reader)) {
    case XML_READER_TYPE_ELEMENT: {
      std::string const name = chars(xmlTextReaderConstLocalName(reader));
      bool const closed_at_once = xmlTextReaderIsEmptyElement(reader) == 1;
      if (events.open) events.open(name, attributes_of(reader));
      if (closed_at_once && events.close) events.close(name);
      break;
    }
    case XML_READER_TYPE_END_ELEMENT:
      if (events.close) events.close(chars(xmlTextReaderConstLocalName(reader)));
      break;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
    case XML_READER_TYPE_WHITESPACE:
      if (events.text) events.text(chars(xmlTextReaderConstValue(reader)));
      break;
    default: break;
  }
}

/// Lines "name: text" with two spaces a level.
class Outline {
 public:
  explicit Outline(document::Document& document) : document_(document) {}
  void open(std::string const& name, XmlAttributes const& attributes) {
    flow.end_line();
    ++depth_;
    flow.add(std::string(std::min<std::size_t>(depth_, 20) * 2 - 2, ' ') + name + ":");
    for (auto const& [key, value] : attributes) {
      if (key.starts_with("on") && key.size() > 3) warn(document_, "It holds a script, which was not run.");
      flow.add(" " + key + "=" + tidied(value));
    }
    if (name == "script") warn(document_, "It holds a script, which was not run.");
  }
  void close() {
    flow.end_line();
    if (depth_ > 0) --depth_;
  }
  void text(std::string_view words) {
    auto const tidy = tidied(words);
    if (!tidy.empty()) flow.add(" " + tidy);
  }
  FlowText flow;

 private:
  document::Document& document_;
  std::size_t depth_ = 0;
};

}  // namespace

Result<void> walk_xml(std::string_view xml, XmlEvents const& events) {
  if (xml.size() > INT_MAX) return too_large("one part of it is larger than 2 GB");
  Reader const reader(xmlReaderForMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT),
                      &xmlFreeTextReader);
  if (!reader) return damaged("a part of it is no XML");
  xmlTextReaderSetStructuredErrorHandler(reader.get(), &ignore_error, nullptr);
  int more = xmlTextReaderRead(reader.get());
  for (; more == 1; more = xmlTextReaderRead(reader.get())) at_node(reader.get(), events);
  if (more < 0) return damaged("a part of it is no sound XML");
  return {};
}

std::string attribute(XmlAttributes const& attributes, std::string_view name) {
  auto const found = std::find_if(attributes.begin(), attributes.end(), [&](auto const& pair) { return pair.first == name; });
  return found == attributes.end() ? std::string{} : found->second;
}

Reading read_xml(Source const& source) {
  Extracted extracted;
  auto& document = extracted.document;
  document.media_type = media_type(Format::xml);
  Outline outline(document);
  XmlEvents events;
  events.open = [&](std::string const& name, XmlAttributes const& attributes) { outline.open(name, attributes); };
  events.close = [&](std::string const&) { outline.close(); };
  events.text = [&](std::string_view text) { outline.text(text); };
  auto const walked = walk_xml(source.bytes, events);
  if (source.bytes.find("<!ENTITY") != std::string_view::npos) warn(document, "It names entities of its own, which were not followed.");
  if (!walked) {
    auto const text = decoded(source.bytes);
    warn(document, "This is not sound XML; it is shown as it stands.");
    outline.flow = FlowText();
    outline.flow.add(text.text);
  }
  outline.flow.pages_into(document);
  return extracted;
}

}  // namespace rightsdesk::reading
