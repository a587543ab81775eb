#pragma once
#include <string>
#include <string_view>

#include "reading/source.h"

namespace rightsdesk::reading {

/// A web page as text: blocks as lines, table cells divided by tabs; scripts dropped and told of; what is not displayed,
/// comments, alternative text, hidden fields and links' addresses as hidden text. Nothing is ever fetched.
Reading read_html(Source const& source);

/// The encoding a page states of itself in its first bytes; empty when it does not.
std::string stated_charset(std::string_view bytes);

/// The same for a part of something larger: returns the text, adds the rest to `document`. `html` is valid UTF-8.
std::string html_text(std::string_view html, document::Document& document);

}  // namespace rightsdesk::reading
