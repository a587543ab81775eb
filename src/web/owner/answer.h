#pragma once
// The one-time page of a source's owner. No sign-in, no script: whoever has the link may answer, once.
#include "app/answers.h"
#include "intake/questions.h"
#include "web/site.h"

namespace rightsdesk::web::owner {

/// The largest body that a file's form may have: the file and its form's other fields.
constexpr std::uint64_t largest_file_form = app::kLargestFile + (1U << 20U);

/// What was typed into one of the page's two forms, and its mistakes.
struct TypedAnswer {
  intake::FormAnswers answers = {};
  std::vector<Refusal> mistakes = {};
};
/// The page while it is open; `path` is its own address.
PageSpec open_page(app::AnswerPage const& page, std::string const& path, TypedAnswer const& typed);
/// What is shown once it was answered, or is not needed any more: nothing of the case.
PageSpec closed_page(app::AnswerPage const& page);

/// 404 for a link nobody was given; ten of those from one address are all that it may try in five minutes.
Reply show(Site& site, Exchange const& exchange);
Reply take(Site& site, Exchange const& exchange);

}  // namespace rightsdesk::web::owner
