#include "app/completeness.h"

#include <algorithm>

#include "app/acts.h"
#include "app/documents.h"
#include "core/text.h"
#include "redaction/plain_text.h"

namespace rightsdesk::app {
namespace {

constexpr char kEnded[] = "spoken_of_ended";
constexpr std::size_t kPlacesShown = 3, kAround = 60;  // letters before and after

/// On one line, each byte where it was.
std::string even(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

/// Where one of the phrases stands as whole words, in any case of letters; npos where none does.
std::size_t place_of(std::string const& lowered, std::vector<std::string> const& phrases, std::size_t& length) {
  for (auto const& phrase : phrases) {
    auto const looked_for = lower_ascii(phrase);
    for (auto at = lowered.find(looked_for); at != std::string::npos; at = lowered.find(looked_for, at + 1)) {
      auto const end = at + looked_for.size();
      if ((at > 0 && redaction::is_word_byte(lowered[at - 1])) || (end < lowered.size() && redaction::is_word_byte(lowered[end]))) continue;
      length = looked_for.size();
      return at;
    }
  }
  return std::string::npos;
}

bool holds(std::string const& text, std::vector<std::string> const& phrases) {
  std::size_t length = 0;
  return place_of(lower_ascii(even(text)), phrases, length) != std::string::npos;
}

/// Whole characters of UTF-8 alone.
std::string around(std::string const& text, std::size_t at, std::size_t length) {
  auto const inside = [&](std::size_t place) { return place < text.size() && (static_cast<unsigned char>(text[place]) & 0xC0U) == 0x80U; };
  auto from = at > kAround ? at - kAround : 0, to = std::min(text.size(), at + length + kAround);
  while (inside(from)) ++from;
  while (inside(to)) ++to;
  return (from > 0 ? "…" : "") + tidied(text.substr(from, to - from)) + (to < text.size() ? "…" : "");
}

bool is_one(collection::CollectedRecord const& record, settings::Expected const& expected) {
  return holds(record.title.reveal(), expected.shown_by) || holds(record.file_name.reveal(), expected.shown_by);
}

/// The first place of a record that speaks of one.
std::optional<SpokenOf::Place> told_in(collection::CollectedRecord const& record, document::Document const& text, settings::Expected const& expected) {
  for (auto const& page : text.pages) {
    auto const line = even(page.text);
    std::size_t length = 0;
    auto const at = place_of(lower_ascii(line), expected.told_by, length);
    if (at != std::string::npos) return SpokenOf::Place{record.id, page.number, record.title.reveal(), around(line, at, length)};
  }
  return std::nullopt;
}

std::vector<SpokenOf::Source> nothing_from(std::vector<search::SourceSearch> const& plan, std::vector<collection::CollectedRecord> const& records, settings::Expected const& expected) {
  std::vector<SpokenOf::Source> sources;
  for (auto const& row : plan) {
    bool const meant = expected.sources.empty() || std::find(expected.sources.begin(), expected.sources.end(), row.source) != expected.sources.end();
    bool const gave = std::any_of(records.begin(), records.end(), [&](auto const& record) { return record.source == row.source; });
    if (meant && !gave) sources.push_back({row.title, row.state});
  }
  return sources;
}

std::map<std::string, SpokenOf::Ended> ended_in(Work& work, CaseId const& id) {
  std::map<std::string, SpokenOf::Ended> ended;
  for (auto const& event : work.cases().events(id)) {
    if (event.what == kEnded) ended[casework::detail_of(event, "what")] = {event.actor, event.on, casework::detail_of(event, "reason")};
  }
  return ended;
}

std::vector<SpokenOf> found_in(Work& work, Office const& office, CaseId const& id) {
  std::vector<SpokenOf> found;
  std::vector<settings::Expected> looked_for;
  std::vector<collection::CollectedRecord> records;
  for (auto& record : work.records().of_case(id)) {
    if (record.inclusion != collection::Inclusion::left_out) records.push_back(std::move(record));
  }
  for (auto const& expected : office.rules.expected) {
    if (std::any_of(records.begin(), records.end(), [&](auto const& record) { return is_one(record, expected); })) continue;
    looked_for.push_back(expected);
    found.push_back({expected.id, expected.title, expected.why});
  }
  for (auto const& record : records) {
    if (record.document.empty() || looked_for.empty()) continue;
    auto const text = text_of(work, record);
    for (std::size_t i = 0; i < looked_for.size(); ++i) {
      auto place = told_in(record, text, looked_for[i]);
      if (!place) continue;
      ++found[i].records;
      if (found[i].told.size() < kPlacesShown) found[i].told.push_back(std::move(*place));
    }
  }
  auto const plan = work.searches().plan_of(id);
  for (std::size_t i = 0; i < found.size(); ++i) found[i].nothing_from = nothing_from(plan, records, looked_for[i]);
  std::erase_if(found, [](auto const& one) { return one.records == 0; });
  return found;
}

}  // namespace

std::vector<SpokenOf> spoken_of(Office& office, CaseId const& id) {
  std::vector<SpokenOf> found;
  office.works.look([&](Work& work) {
    found.clear();
    if (!work.cases().find(id)) return;
    found = found_in(work, office, id);
    auto const ended = ended_in(work, id);
    for (auto& one : found) {
      if (auto const end = ended.find(one.id); end != ended.end()) one.ended = end->second;
    }
    std::stable_partition(found.begin(), found.end(), [](auto const& one) { return !one.ended; });
  });
  return found;
}

Done end_spoken_of(Office& office, CaseId const& id, Actor const& actor, std::string const& what, std::string const& reason) {
  if (tidied(reason).empty()) return refused("missing", "Say what you found out: where it is, or why there is none.", "reason-" + what);
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = permitted(work, office, *about, actor, "add_note"); !allowed) return allowed;
    auto const& rows = office.rules.expected;
    if (std::none_of(rows.begin(), rows.end(), [&](auto const& row) { return row.id == what; })) return refused("not_found", "There is no such kind of record.");
    record(work, office, *about, actor.id.str(), {kEnded, office.clock.today(), {{"what", what}, {"reason", tidied(reason)}}, "what=" + what});
    return done();
  });
}

}  // namespace rightsdesk::app
