#pragma once
// What was read of a record, as it is kept and opened again.
#include <map>

#include "app/work.h"
#include "document/document.h"

namespace rightsdesk::app {

/// The pictures of a document's pages, kept before.
using Pictures = std::map<int, BlobId>;

/// Keeps the document and a row for each page, and notes both on `record`, which is read from then on. What is kept for the whole
/// is its text; a page whose words have boxes, and each page of a long document, is kept by itself as well, as one_page_of gives it.
void keep_document(Work& work, collection::CollectedRecord& record, document::Document const& document, Pictures const& pictures = {});

/// The document of a read record, with the boxes of its words. Throws Fault when it cannot be opened.
document::Document document_of(Work& work, collection::CollectedRecord const& read);

/// The same, of which only the pages' text counts: the words with their boxes may be left out. Many times quicker; for all that
/// looks at the text of a whole case.
document::Document text_of(Work& work, collection::CollectedRecord const& read);

/// Whether a page was read badly, in two ways, or not at all: somebody has to look at its picture.
bool is_for_eyes(collection::PageRow const& page);

/// The document with that page alone, and on the first page with what the file hides: of a long record without opening all of it.
/// `row` is one of `read`.
document::Document one_page_of(Work& work, collection::CollectedRecord const& read, collection::PageRow const& row);

}  // namespace rightsdesk::app
