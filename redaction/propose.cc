#include "redaction/propose.h"

#include <algorithm>

#include "core/result.h"
#include "redaction/claims.h"
#include "redaction/closing_names.h"
#include "redaction/found_again.h"
#include "redaction/known_details.h"
#include "redaction/name_rules.h"
#include "redaction/own_details.h"
#include "redaction/recognisers.h"
#include "redaction/tables.h"

namespace rightsdesk::redaction {
namespace {

Because reasons(Hit const& hit) {
  if (hit.row == nullptr) {
    return {{"recognisers.unsearched", "This line is too complex to be searched by the program: it needs eyes."}};
  }
  Because out{{"recognisers." + hit.row->id, "It has the shape: " + hit.row->source + "."}};
  if (!hit.row->checksum.empty()) out.push_back({"recognisers." + hit.row->id, "The check '" + hit.row->checksum + "' holds."});
  if (!hit.context.empty()) out.push_back({"recognisers." + hit.row->id, "The word '" + hit.context + "' stands near it."});
  return out;
}

bool is_subjects_mailbox(PeopleIndex const& index, std::string_view text) {
  auto const local = text.substr(0, text.find('@'));
  std::vector<std::string> words;
  for (auto const& token : tokens(local)) words.push_back(token.lower);
  return index.is_subject(words);
}

class Reader {
 public:
  Reader(std::vector<KnownPerson> const& people, Recognisers const& recognisers)
      : state_(recognisers.state()), index_(people, state_.words), details_(people), held_(kinds_held_of_subject(people)) {}

  [[nodiscard]] std::vector<Claim> read(std::string const& text) const {
    auto const bytes = plain(text);
    auto const list = tokens(bytes);
    auto claims = details_.details_in(bytes, list);
    append(claims, index_.names_in(bytes, list));
    auto const chances = state_.tagger.person_chances(bytes, list, state_.words);
    append(claims, unknown_names(bytes, list, {state_.words, index_, chances}));
    for (auto const& hit : state_.engine.hits(bytes)) claims.push_back(claim(hit, bytes));
    append(claims, closing_names(bytes, list, index_, state_.words));
    append(claims, dates_under_headings(bytes));
    append(claims, found_again(bytes, list, claims, {state_.words, index_, chances}));
    shield_own_details(claims, bytes, state_.words, held_);
    return settled(std::move(claims), bytes);
  }

 private:
  static void append(std::vector<Claim>& all, std::vector<Claim> more) {
    for (auto& one : more) all.push_back(std::move(one));
  }

  [[nodiscard]] Claim claim(Hit const& hit, std::string_view bytes) const {
    Claim out{hit.begin, hit.end, hit.row == nullptr ? "unsearched" : hit.row->kind, hit.tier, {}, reasons(hit)};
    out.background = out.kind == "unsearched" || out.kind == "passage";
    auto const text = bytes.substr(hit.begin, hit.end - hit.begin);
    out.subjects = details_.is_subjects(out.kind, text);
    if (out.background) return out;
    bool const named_address = out.kind == "email" || out.kind == "username" || out.kind == "url";
    if (named_address && is_subjects_mailbox(index_, text)) out.subjects = true;
    return out;
  }

  Recognisers::State const& state_;
  PeopleIndex index_;
  DetailIndex details_;
  std::set<std::string> held_;
};

}  // namespace

std::vector<Mention> propose(document::Document const& document, RecordId const& record,
                             std::vector<KnownPerson> const& people, Recognisers const& recognisers) {
  Reader const reader(people, recognisers);
  std::vector<Mention> out;
  for (auto const& page : document.pages) {
    for (auto& claim : reader.read(page.text)) {
      ENSURE(!claim.because.empty(), "every proposal says why");
      Place place{record, page.number, claim.begin, claim.end};
      out.push_back({std::move(place), std::move(claim.kind), claim.tier, std::move(claim.person), std::move(claim.because)});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](Mention const& a, Mention const& b) {
    return std::tuple(a.place.page, a.place.begin, a.place.end) < std::tuple(b.place.page, b.place.begin, b.place.end);
  });
  return out;
}

}  // namespace rightsdesk::redaction
