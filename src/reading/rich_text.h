#pragma once
#include "reading/source.h"

namespace rightsdesk::reading {

/// Rich Text Format 1.9: text with its code pages and Unicode escapes; hidden and deleted text, comments and properties as hidden
/// text; pictures and objects told of, never opened.
Reading read_rich_text(Source const& source);

/// The text alone, for mail bodies; what is hidden is added to `document`.
std::string rich_text(std::string_view rtf, document::Document& document);

}  // namespace rightsdesk::reading
