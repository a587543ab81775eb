#include "reading/slides.h"

#include "core/text.h"
#include "reading/draft.h"
#include "reading/refusals.h"
#include "reading/xml.h"

namespace rightsdesk::reading {
namespace {

struct Slide {
  std::string text;
  bool hidden = false;
  bool sound = true;
};

/// Text of a slide, its notes or comments: DrawingML paragraphs as lines, table cells divided by tabs.
Slide slide_of(std::string_view xml, std::string const& where, document::Document& document) {
  Slide slide;
  bool taking = false;
  int cells = 0;
  XmlEvents events;
  events.open = [&](std::string const& name, XmlAttributes const& attributes) {
    if (name == "sld") slide.hidden = attribute(attributes, "show") == "0" || attribute(attributes, "show") == "false";
    if (name == "cNvPr") hide(document, "alt_text", where, attribute(attributes, "descr"));
    if (name == "t" || name == "text") taking = true;
    if (name == "br") slide.text += '\n';
    if (name == "tr") cells = 0;
    if (name == "tc" && cells++ > 0) {
      if (slide.text.ends_with('\n')) slide.text.pop_back();
      slide.text += '\t';
    }
  };
  events.text = [&](std::string_view text) {
    if (taking) slide.text += text;
  };
  events.close = [&](std::string const& name) {
    if (name == "t" || name == "text") taking = false;
    if ((name == "p" || name == "cm") && !slide.text.ends_with('\n')) slide.text += '\n';
  };
  slide.sound = walk_xml(xml, events).has_value();
  return slide;
}

void take_beside(Package const& package, std::string const& part, std::string const& where, document::Document& document) {
  for (auto const& [id, relation] : relations(package, part)) {
    if (relation.type == "notesSlide") hide(document, "notes", where, slide_of(package.member(relation.target), where, document).text);
    if (relation.type == "comments") hide(document, "comment", where, slide_of(package.member(relation.target), where, document).text);
  }
}

/// In the order they are shown.
std::vector<std::string> slide_parts(Package const& package) {
  auto const parts = relations(package, "ppt/presentation.xml");
  std::vector<std::string> order;
  XmlEvents events;
  events.open = [&](std::string const& name, XmlAttributes const& attributes) {
    if (name != "sldId") return;
    for (auto const& [key, value] : attributes) {
      if (auto const found = parts.find(value); key == "id" && found != parts.end()) order.push_back(found->second.target);
    }
  };
  (void)walk_xml(package.member("ppt/presentation.xml"), events);
  return order.empty() ? package.matching("ppt/slides/slide", ".xml") : order;
}

}  // namespace

Reading read_slides(Package const& package) {
  Extracted extracted;
  auto& document = extracted.document;
  document.media_type = media_type(Format::slides);
  int number = 0;
  for (auto const& part : slide_parts(package)) {
    auto const where = "slide " + std::to_string(++number);
    auto const slide = slide_of(package.member(part), where, document);
    if (!slide.sound) warn(document, "Its " + where + " is damaged and only partly read.");
    take_beside(package, part, where, document);
    if (slide.hidden) {
      hide(document, "hidden_slide", where, slide.text);
      continue;
    }
    FlowText flow;
    flow.add(slide.text);
    flow.pages_into(document);
  }
  if (number == 0) return damaged("no slide can be found in this presentation");
  take_office_extras(package, "ppt/", document);
  if (document.pages.empty()) FlowText().pages_into(document);
  return extracted;
}

}  // namespace rightsdesk::reading
