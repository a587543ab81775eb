#pragma once
#include <string>

#include "reading/source.h"

namespace rightsdesk::reading {

/// What a PDF holds beside its pages, by qpdf: comments and other annotations, form values, bookmarks, links, alternative
/// text, embedded files, scripts and other actions, layers, earlier versions. Done in a process of its own within the
/// sandbox: if that fails, `document` is warned and otherwise unharmed. `pages` as counted by poppler.
void look_inside(Source const& source, int pages, document::Document& document);

}  // namespace rightsdesk::reading
