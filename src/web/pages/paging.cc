#include "web/pages/paging.h"

#include <algorithm>

namespace rightsdesk::web {
namespace {

constexpr std::size_t lines_a_page = 100;

std::size_t page_asked(Fields const& query) {
  auto const text = query.one("page");
  bool const digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return text.empty() || text.size() > 6 || !digits ? 1 : std::stoul(text);
}

}  // namespace

Slice slice_of(std::size_t total, Fields const& query) {
  Slice slice;
  slice.total = total;
  slice.pages = std::max<std::size_t>(1, (total + lines_a_page - 1) / lines_a_page);
  slice.page = std::clamp<std::size_t>(page_asked(query), 1, slice.pages);
  slice.begin = (slice.page - 1) * lines_a_page;
  slice.end = std::min(total, slice.begin + lines_a_page);
  return slice;
}

View paging_view(Slice const& slice, std::string const& path) {
  auto const at = [&](std::size_t page) { return path + "?page=" + std::to_string(page); };
  View view;
  view.when("paged", slice.pages > 1);
  view.text("page_words", "Page " + std::to_string(slice.page) + " of " + std::to_string(slice.pages));
  view.text("page_before", slice.page > 1 ? at(slice.page - 1) : "");
  return view.text("page_after", slice.page < slice.pages ? at(slice.page + 1) : "");
}

}  // namespace rightsdesk::web
