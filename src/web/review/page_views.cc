#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/text.h"
#include "redaction/model_word.h"
#include "web/review/views.h"

namespace rightsdesk::web::review {
namespace {

using redaction::Decision;
using redaction::Outcome;
using redaction::Proposal;

std::string outcome_name(Outcome outcome) {
  return outcome == Outcome::withhold ? "withhold" : outcome == Outcome::release ? "release" : "undecided";
}

std::string outcome_words(Decision const& decision) {
  if (decision.outcome == Outcome::withhold) return "Withheld (" + decision.code + ")";
  return decision.outcome == Outcome::release ? "Released" : "Not decided";
}

std::string points(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

Decision held(app::ReviewPage const& page, std::size_t index) {
  return index < page.holds.size() ? page.holds[index] : Decision{};
}

/// Where a proposal lies on the picture: its own area, or the boxes of its words.
std::vector<document::Region> boxes_of(Proposal const& proposal, document::Page const& page) {
  auto const& place = proposal.mention.place;
  std::vector<document::Region> boxes;
  for (auto const& word : page.words) {
    if (word.begin < place.end && word.end > place.begin) boxes.push_back(word.box);
  }
  if (boxes.empty() && place.region) boxes.push_back(*place.region);
  return boxes;
}

View box_view(document::Region const& box, document::Page const& page) {
  // The picture's origin is the top left; a page's is the bottom left.
  return View().text("x", points(box.x)).text("y", points(page.height - box.y - box.height))
      .text("w", points(box.width)).text("h", points(box.height));
}

std::vector<View> box_views(app::ReviewPage const& page) {
  std::vector<View> views;
  for (std::size_t i = 0; i < page.proposals.size(); ++i) {
    auto const decision = held(page, i);
    for (auto const& box : boxes_of(page.proposals[i], page.page)) {
      auto view = box_view(box, page.page);
      view.text("box_outcome", outcome_name(decision.outcome)).text("proposal", page.proposals[i].id.str());
      view.when("gone", decision.outcome == Outcome::withhold).text("box_code", decision.code);
      views.push_back(view);
    }
  }
  return views;
}

View plain_segment(std::string text) {
  return View().text("segment", std::move(text)).when("marked", false).when("gone", false).text("mark", "").text("proposal", "").text("mark_code", "");
}

/// The page's text cut at its proposals, in order.
std::vector<View> segment_views(app::ReviewPage const& page) {
  std::vector<View> views;
  std::size_t at = 0;
  auto const& text = page.page.text;
  for (std::size_t i = 0; i < page.proposals.size(); ++i) {
    auto const& place = page.proposals[i].mention.place;
    if (place.end <= place.begin || place.begin < at) continue;
    if (place.begin > at) views.push_back(plain_segment(slice(text, at, place.begin)));
    auto const decision = held(page, i);
    auto view = plain_segment(slice(text, place.begin, place.end));
    view.when("marked", true).text("mark", outcome_name(decision.outcome)).text("proposal", page.proposals[i].id.str());
    view.when("gone", decision.outcome == Outcome::withhold).text("mark_code", decision.code);
    views.push_back(view);
    at = place.end;
  }
  auto const size = count_code_points(text);
  if (at < size) views.push_back(plain_segment(slice(text, at, size)));
  return views;
}

std::string tier_words(redaction::Tier tier) {
  if (tier == redaction::Tier::confident) return "The program is confident";
  return tier == redaction::Tier::possible ? "Possible" : "Only a suspicion";
}

View proposal_view(app::ReviewPage const& page, std::size_t index, std::vector<law::Exemption> const& exemptions) {
  auto const& proposal = page.proposals[index];
  auto const decision = held(page, index);
  auto const& place = proposal.mention.place;
  View view;
  auto const words = slice(page.page.text, place.begin, place.end);
  view.text("proposal", proposal.id.str()).text("proposal_words", words.empty() ? "An area of the picture" : words);
  view.text("kind", identifier_words(proposal.mention.kind)).text("who", index < page.who.size() ? page.who[index] : "");
  bool const first = std::none_of(page.proposals.begin(), page.proposals.begin() + static_cast<std::ptrdiff_t>(index), [&](auto const& other) {
    return slice(page.page.text, other.mention.place.begin, other.mention.place.end) == words;
  });
  view.when("has_words", !words.empty() && first);
  auto const hundredths = redaction::model_hundredths(proposal.mention.because);
  view.text("tier", tier_words(proposal.mention.tier) + (hundredths ? "; as a name, " + std::to_string(*hundredths) + " in 100" : "")).each("reasons", step_views(proposal.mention.because));
  view.text("outcome", outcome_name(decision.outcome)).text("outcome_words", outcome_words(decision));
  view.text("outcome_colour", decision.outcome == Outcome::undecided ? "yellow" : tag_colour(outcome_name(decision.outcome)));
  view.when("is_open", decision.outcome == Outcome::undecided);
  view.when("from_person", proposal.decision.outcome == Outcome::undecided && decision.outcome != Outcome::undecided);
  view.text("decision_reason", decision.reason).each("codes", code_views(exemptions, decision.code));
  return view;
}

std::string flag_words(std::string const& flag) {
  if (flag == "not_read") return "There is writing here that could not be read. Look at the picture yourself.";
  if (flag == "low_confidence") return "Parts of this page were hard to read. Look at the picture yourself.";
  if (flag == "readers_differ") return "Two readers do not find the same words on this page. What you see may not be what was searched: look at the picture yourself.";
  if (flag == "hidden") return "This was hidden in the file. A reviewer has decided to give it: look at every word.";
  if (flag == "handwriting") return "There may be handwriting here. Look at the picture yourself.";
  return flag == "blank" ? "The page seems to be blank." : plain(flag);
}

std::vector<View> flag_views(std::string const& flags) {
  std::vector<std::string> words;
  for (auto const& flag : split(flags, ',')) {
    if (!flag.empty()) words.push_back(flag_words(flag));
  }
  return lines_of(words);
}

}  // namespace

std::vector<View> hidden_views(std::vector<app::HiddenPart> const& parts) {
  std::vector<View> views;
  for (auto const& part : parts) {
    views.push_back(View().text("hidden_kind", plain(part.hidden.kind)).text("hidden_where", part.hidden.where).text("hidden_text", part.hidden.text)
                        .text("hidden_number", std::to_string(part.number)).text("hidden_page", part.page > 0 ? std::to_string(part.page) : ""));
  }
  return views;
}

std::vector<View> code_views(std::vector<law::Exemption> const& exemptions, std::string const& chosen) {
  std::vector<View> views;
  for (auto const& exemption : exemptions) {
    if (!exemption.selectable) continue;
    views.push_back(View().text("code", exemption.code).text("code_title", exemption.title)
                        .when("code_chosen", chosen.empty() ? views.empty() : exemption.code == chosen));
  }
  return views;
}

View page_view(app::ReviewPage const& page, std::vector<law::Exemption> const& exemptions) {
  std::vector<View> proposals;
  std::size_t undecided = 0;
  for (std::size_t i = 0; i < page.proposals.size(); ++i) {
    bool const open = held(page, i).outcome == Outcome::undecided;
    undecided += open ? 1 : 0;
    proposals.push_back(proposal_view(page, i, exemptions).when("is_first_open", open && undecided == 1));
  }
  View view;
  view.when("any_proposals", !proposals.empty());
  view.text("record", page.record.id.str()).text("record_title", page.record.title.reveal()).text("source", source_words(page.record.source));
  view.text("page_number", std::to_string(page.page.number)).text("page_count", std::to_string(page.record.pages));
  view.when("fixed", page.row.fixed).text("page_width", points(page.page.width)).text("page_height", points(page.page.height));
  view.each("segments", segment_views(page)).each("boxes", box_views(page)).each("proposals", std::move(proposals));
  view.text("undecided_words", counted(undecided, "proposal to decide", "proposals to decide")).when("any_undecided", undecided > 0);
  view.when("checked", page.row.checked).text("whole_code", page.row.whole_code);
  view.each("codes", code_views(exemptions, page.row.whole_code)).each("flags", flag_views(page.row.flags));
  std::vector<app::HiddenPart> parts;
  for (auto const& one : page.hidden) parts.push_back({parts.size(), one, 0});
  view.when("any_hidden", !page.hidden.empty()).each("hidden", hidden_views(parts));
  auto strip = strip_views(page.strip, page.page.number);
  view.when("any_strip", !strip.empty()).each("strip", std::move(strip));
  return view.text("previous", page.previous).text("next", page.next).text("next_unchecked", page.next_unchecked).text("next_open", page.next_open)
      .text("progress", std::to_string(page.pages_checked) + " of " + counted(static_cast<std::size_t>(page.pages_total), "page", "pages") + " checked");
}

std::vector<NumberedWord> numbered_words(document::Page const& page) {
  std::vector<NumberedWord> words;
  auto const text = to_code_points(page.text);
  auto const is_space = [](char32_t c) { return c == U' ' || c == U'\n' || c == U'\t' || c == U'\r' || c == 0xA0; };
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      ++at;
      continue;
    }
    auto end = at;
    while (end < text.size() && !is_space(text[end])) ++end;
    words.push_back({at, end, to_utf8(std::u32string_view(text).substr(at, end - at))});
    at = end;
  }
  return words;
}

View words_view(app::ReviewPage const& page, std::vector<law::Exemption> const& exemptions) {
  std::vector<View> words;
  for (auto const& word : numbered_words(page.page)) {
    words.push_back(View().text("word", word.text).text("word_number", std::to_string(words.size() + 1)));
  }
  View view;
  view.text("record", page.record.id.str()).text("record_title", page.record.title.reveal());
  view.text("page_number", std::to_string(page.page.number)).text("page_count", std::to_string(page.record.pages));
  view.text("word_count", std::to_string(words.size())).when("any_words", !words.empty());
  return view.each("words", std::move(words)).each("codes", code_views(exemptions, ""));
}

std::optional<int> whole_number(std::string const& text) {
  bool const digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (text.empty() || text.size() > 6 || !digits) return {};
  int const number = std::stoi(text);
  return number <= 100'000 ? std::optional(number) : std::nullopt;
}

int picture_height(document::Page const& page) {
  return static_cast<int>(std::lround(picture_width * page.height / page.width));
}

std::optional<document::Region> area_between(Corners const& corners, document::Page const& page) {
  double const scale = page.width / picture_width;
  double const left = std::min(corners.x1, corners.x2) * scale, right = std::max(corners.x1, corners.x2) * scale;
  double const top = std::min(corners.y1, corners.y2) * scale, bottom = std::max(corners.y1, corners.y2) * scale;
  if (left < 0 || top < 0 || right > page.width + 1 || bottom > page.height + 1) return {};
  if (right - left < 3 || bottom - top < 3) return {};
  return document::Region{left, page.height - bottom, right - left, bottom - top};
}

}  // namespace rightsdesk::web::review
