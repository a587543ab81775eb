#pragma once
#include <string>
#include <vector>

#include "pdf/finishing.h"

namespace rightsdesk::pdf {

/// Gives `file` the structure tree (ISO 32000-1, 14.7) under the number `root`; `links` are the link objects, in the order of Skeleton::links.
void give_structure(ObjectFile& file, Canvas const& canvas, Skeleton const& skeleton, int root, std::vector<int> const& links);
/// Gives `file` the bookmarks under the number `root`. There is at least one.
void give_bookmarks(ObjectFile& file, Canvas const& canvas, std::vector<Bookmark> const& bookmarks, int root);
/// [page /XYZ null y null]
std::string destination(Canvas const& canvas, int page, double y);
/// "12 0 R"
std::string reference(int object);

}  // namespace rightsdesk::pdf
