#include "web/review/same_views.h"

#include "web/caseload/views.h"
#include "web/pages/words.h"
#include "web/review/act_views.h"
#include "web/review/views.h"

namespace rightsdesk::web::review {
namespace {

std::string title_of(app::SamePage const& page) { return page.title + ", page " + page.where.substr(page.where.find('/') + 1); }

View page_line(CaseId const& about, app::SamePage const& page) {
  View view;
  view.text("same_title", title_of(page)).text("same_href", caseload::review_link(about, page.where)).when("alike", page.alike);
  view.text("shared_words", counted(page.shared, "word is the same", "words are the same"));
  view.when("exact", page.alike && page.only_here.empty() && page.only_there.empty());
  return view.text("only_here", page.only_here).text("only_there", page.only_there);
}

}  // namespace

View same_pages_view(CaseId const& about, app::SamePages const& same, app::TakeOver const& shown) {
  std::vector<View> pages, places;
  for (auto const& page : same.pages) pages.push_back(page_line(about, page));
  for (auto const& taken : shown.places) places.push_back(context_view(about, taken.context).text("becomes", decision_words(taken.becomes)).text("becomes_colour", decision_colour(taken.becomes)));
  View view;
  view.text("record_title", same.title).when("any_same", !pages.empty()).each("same_pages", std::move(pages)).text("seal", shown.seal);
  view.text("take_words", counted(shown.places.size(), "place", "places"));
  return view.when("any_places", !places.empty()).each("places", std::move(places));
}

View same_groups_view(CaseId const& about, std::vector<app::SameGroup> const& groups) {
  std::vector<View> views;
  for (auto const& group : groups) {
    std::vector<View> others;
    for (std::size_t i = 1; i < group.pages.size(); ++i) others.push_back(page_line(about, group.pages[i]));
    auto const& first = group.pages.front();
    views.push_back(View().text("group_title", title_of(first)).text("group_href", caseload::review_link(about, first.where) + "/same")
                        .text("group_times", "stands " + counted(group.pages.size(), "time", "times")).each("others", std::move(others)));
  }
  return View().when("any_groups", !views.empty()).each("same_groups", std::move(views));
}

std::string standing_words(app::Standing const& standing) {
  std::string words;
  if (standing.times > 1) words = "This page stands " + counted(standing.times, "time", "times") + ".";
  if (standing.passages > 0) words += (words.empty() ? "" : " ") + counted(standing.passages, "other page shares", "other pages share") + " a passage with it.";
  return words;
}

}  // namespace rightsdesk::web::review
