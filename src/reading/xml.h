#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reading/source.h"

namespace rightsdesk::reading {

using XmlAttributes = std::vector<std::pair<std::string, std::string>>;  ///< local names

/// What a walk through an XML file calls, in the file's order. Names are local, without their prefix.
struct XmlEvents {
  std::function<void(std::string const& name, XmlAttributes const& attributes)> open = {};
  std::function<void(std::string const& name)> close = {};
  std::function<void(std::string_view text)> text = {};
};

/// Walks through the file without building it: no network, no file, no entity is ever resolved but the five of XML.
/// Depth at most 256, a text at most 10 MB (libxml2's own bounds). Refused: damaged, with what was walked so far called.
Result<void> walk_xml(std::string_view xml, XmlEvents const& events);

/// The value of a local name; empty when absent.
std::string attribute(XmlAttributes const& attributes, std::string_view name);

/// Any XML (an export of a system): elements without children as lines "name: text".
Reading read_xml(Source const& source);

}  // namespace rightsdesk::reading
