#pragma once
// What was read of a record, as it is kept and opened again.
#include <map>

#include "app/work.h"
#include "document/document.h"

namespace rightsdesk::app {

/// The pictures of a document's pages, kept before.
using Pictures = std::map<int, BlobId>;

/// Keeps the document and a row for each page, and notes both on `record`, which is read from then on. A page of a long document
/// is kept by itself as well, with what one_page_of gives.
void keep_document(Work& work, collection::CollectedRecord& record, document::Document const& document, Pictures const& pictures = {});

/// The document of a read record. Throws Fault when it cannot be opened.
document::Document document_of(Work& work, collection::CollectedRecord const& read);

/// The document with that page alone, and on the first page with what the file hides: of a long record without opening all of it.
/// `row` is one of `read`.
document::Document one_page_of(Work& work, collection::CollectedRecord const& read, collection::PageRow const& row);

}  // namespace rightsdesk::app
