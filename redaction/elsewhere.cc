#include "redaction/elsewhere.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "redaction/model_word.h"
#include "redaction/plain_text.h"
#include "redaction/recognisers.h"
#include "redaction/surroundings.h"

namespace rightsdesk::redaction {
namespace {

constexpr std::size_t kWidestGap = 3;  // ", " or a line break with a quotation mark before it

bool has_letter(std::string const& word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return is_word_byte(c) && !is_digit(c); });
}

bool tells_enough(std::vector<Token> const& list) {
  std::size_t digits = 0, longest = 0;
  for (auto const& token : list) {
    if (has_letter(token.lower)) longest = std::max(longest, token.lower.size());
    digits += static_cast<std::size_t>(std::count_if(token.lower.begin(), token.lower.end(), is_digit));
  }
  return longest >= 3 || digits >= 5;
}

std::set<std::string> words_of_subject(std::vector<KnownPerson> const& people) {
  std::set<std::string> words;
  for (auto const& person : people) {
    if (person.standing != Standing::subject) continue;
    for (auto const& name : person.described.names) {
      for (auto const& token : tokens(plain(name.full))) words.insert(token.lower);
    }
  }
  return words;
}

/// Stretches of one page that are spoken for: the mentions there and the subject's own.
using Taken = std::vector<std::pair<std::size_t, std::size_t>>;

Taken taken_on(std::vector<Mention> const& already, int page, std::vector<Claim> const& own) {
  Taken taken;
  for (auto const& mention : already) {
    if (mention.place.page == page) taken.emplace_back(mention.place.begin, mention.place.end);
  }
  for (auto const& claim : own) taken.emplace_back(claim.begin, claim.end);
  return taken;
}

bool touched(Taken const& taken, std::size_t begin, std::size_t end) {
  return std::any_of(taken.begin(), taken.end(), [&](auto const& one) { return one.first < end && begin < one.second; });
}

}  // namespace

bool is_carried(Mention const& mention, std::string_view text, Recognisers const& recognisers) {
  if (mention.tier == Tier::suspect) return false;
  if (mention.tier == Tier::confident || mention.kind != "person") return true;
  auto const list = tokens(plain(text));
  if (list.size() != 1) return true;
  auto const& words = recognisers.state().words;
  auto const& word = list.front().lower;
  return !only_the_model_says(mention.because) || !words.is_ordinary(word) || words.name_words.contains(word) || words.is_listed_name(word);
}

PageWords words_of(document::Page const& page) {
  PageWords words{page.number, plain(page.text), {}};
  words.words = tokens(words.plain);
  return words;
}

Elsewhere::Elsewhere(std::vector<FoundWords> const& found, std::vector<KnownPerson> const& people, Recognisers const& recognisers)
    : index_(people, recognisers.state().words), details_(people) {
  auto const own = words_of_subject(people);
  for (auto const& one : found) {
    auto const list = tokens(plain(one.text));
    bool const all_own = std::all_of(list.begin(), list.end(), [&](Token const& token) { return own.contains(token.lower); });
    if (!all_own) keep(one);
  }
  for (auto& [word, phrases] : by_first_word_) {
    std::stable_sort(phrases.begin(), phrases.end(), [](Phrase const& a, Phrase const& b) { return a.words.size() > b.words.size(); });
  }
}

void Elsewhere::keep(FoundWords const& one) {
  if (one.kind == "passage" || one.kind == "unsearched" || one.kind == "rest" || one.kind == "area") return;
  auto const bytes = plain(one.text);
  auto const list = tokens(bytes);
  if (list.empty() || !tells_enough(list)) return;
  Phrase phrase;
  for (auto const& token : list) phrase.words.push_back(token.lower);
  if (one.kind == "person" ? index_.is_subject(phrase.words) : details_.is_subjects(one.kind, bytes)) return;
  phrase.capital = list.size() == 1 && is_upper(bytes[list.front().begin]);
  phrase.found = one;
  auto& phrases = by_first_word_[phrase.words.front()];
  bool const there = std::any_of(phrases.begin(), phrases.end(), [&](Phrase const& kept) {
    return kept.words == phrase.words && kept.found.kind == one.kind;
  });
  if (!there) phrases.push_back(std::move(phrase));
}

Elsewhere::Phrase const* Elsewhere::longest_at(std::string_view plain, std::vector<Token> const& list, std::size_t first) const {
  auto const found = by_first_word_.find(list[first].lower);
  if (found == by_first_word_.end()) return nullptr;
  for (auto const& phrase : found->second) {
    if (first + phrase.words.size() > list.size()) continue;
    if (phrase.capital && !is_upper(plain[list[first].begin])) continue;
    bool same = true;
    for (std::size_t i = 1; same && i < phrase.words.size(); ++i) {
      same = list[first + i].lower == phrase.words[i] && gap(plain, list[first + i - 1], list[first + i]).size() <= kWidestGap;
    }
    if (same) return &phrase;
  }
  return nullptr;
}

std::vector<Claim> Elsewhere::subjects_own(std::string_view plain, std::vector<Token> const& list) const {
  auto own = details_.details_in(plain, list);
  for (auto& claim : index_.names_in(plain, list)) own.push_back(std::move(claim));
  std::erase_if(own, [](Claim const& claim) { return !claim.subjects; });
  return own;
}

std::vector<Mention> Elsewhere::in(document::Document const& document, RecordId const& record, std::vector<Mention> const& already) const {
  std::vector<Mention> out;
  for (auto const& page : document.pages) {
    for (auto& mention : on(words_of(page), record, already)) out.push_back(std::move(mention));
  }
  return out;
}

std::vector<Mention> Elsewhere::on(PageWords const& page, RecordId const& record, std::vector<Mention> const& already) const {
  std::vector<Mention> out;
  std::optional<Taken> taken;  // most pages never ask
  auto const marked = taken_on(already, page.page, {});
  for (std::size_t at = 0; at < page.words.size(); ++at) {
    auto const* phrase = longest_at(page.plain, page.words, at);
    if (phrase == nullptr) continue;
    auto const begin = page.words[at].begin, end = page.words[at + phrase->words.size() - 1].end;
    if (touched(marked, begin, end)) continue;
    if (!taken) taken = taken_on({}, page.page, subjects_own(page.plain, page.words));
    if (touched(*taken, begin, end)) continue;
    out.push_back({{record, page.page, begin, end}, phrase->found.kind, Tier::possible, phrase->found.person,
                   {{"case.same_words", "The same words were found elsewhere in this case."}}});
    at += phrase->words.size() - 1;
  }
  return out;
}

}  // namespace rightsdesk::redaction
