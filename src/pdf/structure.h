#pragma once
#include <qpdf/QPDF.hh>

#include <vector>

#include "pdf/finishing.h"

namespace rightsdesk::pdf {

/// Hangs the structure tree under the catalogue; `annotations` are the link objects, in the order of Skeleton::links.
void add_structure(QPDF& file, Skeleton const& skeleton, std::vector<QPDFObjectHandle> const& annotations);
/// Hangs the bookmarks under the catalogue.
void add_bookmarks(QPDF& file, std::vector<Bookmark> const& bookmarks);
/// [page /XYZ null y null]
QPDFObjectHandle destination(QPDF& file, int page, double y);

}  // namespace rightsdesk::pdf
