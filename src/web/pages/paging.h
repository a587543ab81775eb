#pragma once
// A long list, a hundred lines at a time.
#include <cstddef>
#include <string>

#include "web/edge/exchange.h"
#include "web/templates/view.h"

namespace rightsdesk::web {

/// The part [begin, end) of a list that one page shows, and where it stands.
struct Slice {
  std::size_t begin = 0, end = 0;
  std::size_t page = 1, pages = 1, total = 0;
};

/// The page asked for by `page=N` in the query; the nearest one there is when N is no such page.
Slice slice_of(std::size_t total, Fields const& query);
/// Values for components/paging.html: links to the pages beside this one, at `path`.
View paging_view(Slice const& slice, std::string const& path);

}  // namespace rightsdesk::web
