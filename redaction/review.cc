#include "redaction/review.h"

#include <algorithm>
#include <tuple>

#include "core/text.h"
#include "redaction/plain_text.h"

namespace rightsdesk::redaction {
namespace {

using Removal = ReviewedRecord::Removal;

document::Page const* page_numbered(document::Document const& document, int number) {
  auto const found = std::find_if(document.pages.begin(), document.pages.end(), [&](auto const& page) { return page.number == number; });
  return found == document.pages.end() ? nullptr : &*found;
}


std::string count_of(int number, std::string const& one, std::string const& many) {
  return number == 1 ? "1 " + one : std::to_string(number) + " " + many;
}

/// Everything that stands between a record and its pack.
class Checks {
 public:
  Checks(RecordId const& record, document::Document const& document, std::vector<PageReview> const& reviews)
      : record_(record), document_(document), reviews_(reviews) {}

  void page(document::Page const& page) {
    auto const* review = review_of(page.number);
    if (is_withheld(page.number)) {
      decision(page.number, review->whole, "the whole page");
      return;
    }
    bool const seen = review != nullptr && review->checked;
    if (!seen) open(page.number, "nobody has checked this page");
    if (seen && review->by.empty()) open(page.number, "the check of this page names nobody");
    if (page.layout == document::Layout::fixed && !page.image) open(page.number, "the page has no image: read it again or withhold it whole");
  }

  void proposal(Proposal const& proposal, Decision const& held) {
    auto const& place = proposal.mention.place;
    if (is_withheld(place.page)) return;
    if (held.outcome == Outcome::undecided) {
      ++undecided_[place.page];
      return;
    }
    decision(place.page, held, "a proposal");
    if (held.outcome == Outcome::withhold) removal_place(place);
  }

  std::vector<OpenPoint> points() {
    for (auto const& [page, number] : undecided_) {
      open(page, count_of(number, "proposal waits", "proposals wait") + " for a decision");
    }
    for (auto const& review : reviews_) {
      if (page_numbered(document_, review.page) == nullptr) open(review.page, "a check names a page that the record does not have");
    }
    std::stable_sort(points_.begin(), points_.end(), [](OpenPoint const& a, OpenPoint const& b) { return a.page < b.page; });
    return std::move(points_);
  }

  [[nodiscard]] bool is_withheld(int number) const {
    auto const* review = review_of(number);
    return review != nullptr && review->whole.outcome == Outcome::withhold;
  }

  [[nodiscard]] PageReview const* review_of(int number) const {
    auto const found = std::find_if(reviews_.begin(), reviews_.end(), [&](auto const& review) { return review.page == number; });
    return found == reviews_.end() ? nullptr : &*found;
  }

 private:
  void open(int page, std::string what) { points_.push_back({record_, page, std::move(what)}); }

  void decision(int page, Decision const& held, std::string const& of) {
    if (held.outcome == Outcome::withhold && held.code.empty()) open(page, of + " is withheld without an exemption code");
    if (held.by.empty()) open(page, of + " was decided by nobody who is named");
  }

  void removal_place(Place const& place) {
    auto const* page = page_numbered(document_, place.page);
    if (page == nullptr) {
      open(place.page, "something is withheld on a page that the record does not have");
      return;
    }
    auto const length = count_code_points(page->text);
    bool const text = place.begin < place.end;
    if (place.begin > place.end || place.end > length) open(place.page, "something is withheld beyond the end of the page's text");
    if (!text && !place.region) open(place.page, "something withheld marks neither text nor an area");
    if (page->layout == document::Layout::flow && !text) open(place.page, "an area is withheld, but this page is text: mark the words");
    if (page->layout == document::Layout::fixed && text && !place.region && !has_words(*page, place)) {
      open(place.page, "words withheld cannot be found on the image: draw their area");
    }
  }

  static bool has_words(document::Page const& page, Place const& place) {
    return std::any_of(page.words.begin(), page.words.end(), [&](auto const& word) { return word.begin < place.end && place.begin < word.end; });
  }

  RecordId const& record_;
  document::Document const& document_;
  std::vector<PageReview> const& reviews_;
  std::map<int, int> undecided_;
  std::vector<OpenPoint> points_;
};

/// A word partly removed is removed whole: what is left of it would tell.
Place to_whole_words(Place place, std::string_view plain_page) {
  if (place.begin >= place.end) return place;
  auto const inside = [&](std::size_t at) { return is_word_byte(plain_page[at - 1]) && is_word_byte(plain_page[at]); };
  while (place.begin > 0 && place.begin < plain_page.size() && inside(place.begin)) --place.begin;
  while (place.end < plain_page.size() && place.end > 0 && inside(place.end)) ++place.end;
  return place;
}

bool is_area(Place const& place) { return place.begin == place.end; }

/// Sorted; of two that overlap the earlier keeps its text and the later begins where it ends.
std::vector<Removal> apart(std::vector<Removal> removals) {
  std::stable_sort(removals.begin(), removals.end(), [](Removal const& a, Removal const& b) {
    return std::tuple(a.place.page, a.place.begin, b.place.end) < std::tuple(b.place.page, b.place.begin, a.place.end);
  });
  std::vector<Removal> out;
  std::map<int, std::size_t> covered;
  for (auto& removal : removals) {
    auto& until = covered[removal.place.page];
    if (is_area(removal.place)) {
      out.push_back(std::move(removal));
      continue;
    }
    if (removal.place.end <= until && !removal.place.region) continue;
    removal.place.begin = std::min(removal.place.end, std::max(removal.place.begin, until));
    until = std::max(until, removal.place.end);
    out.push_back(std::move(removal));
  }
  return out;
}

}  // namespace

Decision decision_for(Proposal const& proposal, std::map<PersonId, Decision> const& people) {
  if (proposal.decision.outcome != Outcome::undecided || proposal.mention.person.empty()) return proposal.decision;
  auto const person = people.find(proposal.mention.person);
  return person == people.end() ? proposal.decision : person->second;
}

Result<ReviewedRecord, std::vector<OpenPoint>> finish_review(RecordId const& record, document::Document document,
                                                             std::vector<Proposal> const& proposals,
                                                             std::map<PersonId, Decision> const& people,
                                                             std::vector<PageReview> const& pages) {
  Checks checks(record, document, pages);
  std::map<int, std::string> plain_pages;
  for (auto const& page : document.pages) {
    checks.page(page);
    plain_pages[page.number] = plain(page.text);
  }
  std::vector<Removal> removals;
  for (auto const& proposal : proposals) {
    auto held = decision_for(proposal, people);
    checks.proposal(proposal, held);
    if (held.outcome != Outcome::withhold || checks.is_withheld(proposal.mention.place.page)) continue;
    removals.push_back({to_whole_words(proposal.mention.place, plain_pages[proposal.mention.place.page]), std::move(held), proposal.mention.kind});
  }
  if (auto points = checks.points(); !points.empty()) return tl::unexpected(std::move(points));
  ReviewedRecord out;
  out.record_ = record;
  out.removals_ = apart(std::move(removals));
  for (auto const& page : document.pages) {
    if (checks.is_withheld(page.number)) out.withheld_pages_[page.number] = checks.review_of(page.number)->whole;
  }
  out.document_ = std::move(document);
  return out;
}

}  // namespace rightsdesk::redaction
