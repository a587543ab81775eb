#pragma once
// The pages of a review that somebody looks for, as values. Pure.
#include "app/review_find.h"
#include "web/edge/exchange.h"
#include "web/pages/paging.h"
#include "web/templates/view.h"

namespace rightsdesk::web::review {

/// What the address asks; a word that means nothing asks nothing.
app::FindPages find_in(Fields const& query);
struct FindShown {
  CaseId about;
  Slice slice;
  std::string review_path;
};
View find_view(app::ReviewFind const& found, app::FindPages const& wish, FindShown const& shown);
/// "Go on at …" of the review's home; shows nothing without a bookmark.
View stopped_view(std::optional<app::Stopped> const& stopped, std::string const& review_path);

}  // namespace rightsdesk::web::review
