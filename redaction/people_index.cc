#include "redaction/people_index.h"

#include <algorithm>

#include "redaction/spelling.h"
#include "redaction/surroundings.h"

namespace rightsdesk::redaction {
namespace {

std::uint64_t edge(std::uint32_t node, std::uint32_t word) { return (std::uint64_t{node} << 32U) | word; }

bool is_single(VariantKind kind) {
  return kind == VariantKind::given || kind == VariantKind::middle || kind == VariantKind::family ||
         kind == VariantKind::part_of_family || kind == VariantKind::nickname;
}

int allowed_errors(std::string_view word) { return word.size() >= 8 ? 2 : 1; }

Gender gender_of(KnownPerson const& person, Words const& words) {
  if (person.described.sex == "female") return Gender::female;
  if (person.described.sex == "male") return Gender::male;
  for (auto const& word : tokens(plain(person.role))) {
    auto const found = words.relations.find(word.lower);
    if (found != words.relations.end() && found->second != Gender::any) return found->second;
  }
  return Gender::any;
}

/// Somebody has a wife or a son: a title before the family name alone may well be that person's own.
bool is_role_of_an_adults_family(std::string const& role) {
  static WordSet const kRoles{"husband", "wife", "spouse", "son", "daughter", "grandson", "granddaughter", "grandchild", "niece", "nephew",
                              "son-in-law", "daughter-in-law", "widow", "widower", "ex-husband", "ex-wife", "fiance", "fiancee"};
  return kRoles.contains(lowered(plain(role)));
}

/// "Demir. Yusuf came": the point ends a sentence, for what stands before it is no initial.
bool sentence_ends(std::string_view plain, std::vector<Token> const& list, std::size_t at) {
  return list[at].lower.size() > 2 && gap(plain, list[at], list[at + 1]).starts_with(". ");
}

bool agree(Gender a, Gender b) { return a == Gender::any || b == Gender::any || a == b; }

}  // namespace

PeopleIndex::PeopleIndex(std::vector<KnownPerson> const& people, Words const& words) : people_(people), words_(words), ends_(1) {
  for (std::size_t i = 0; i < people_.size(); ++i) {
    for (auto const& name : people_[i].described.names) {
      for (auto const& variant : name_variants(name, words_)) {
        add(variant, i);
        if (people_[i].standing != Standing::subject) continue;
        bool const only = variant.kind == VariantKind::full && variant.words.size() == 1;
        bool const given = variant.kind == VariantKind::given || variant.kind == VariantKind::nickname || only;
        if (given) subject_given_.insert(variant.words.front());
        if (variant.kind == VariantKind::full) subject_words_.insert(variant.words.begin(), variant.words.end());
        bool const family = variant.kind == VariantKind::family || variant.kind == VariantKind::part_of_family;
        if (family) subject_family_.insert(variant.words.begin(), variant.words.end());
      }
    }
  }
  subject_is_adult_ = std::any_of(people_.begin(), people_.end(), [](KnownPerson const& one) { return is_role_of_an_adults_family(one.role); });
  for (auto const& [word, id] : word_ids_) {
    words_by_length_.resize(std::max(words_by_length_.size(), word.size() + 1));
    words_by_length_[word.size()].push_back(word);
  }
  for (auto& bucket : words_by_length_) std::sort(bucket.begin(), bucket.end());
}

void PeopleIndex::add(NameVariant const& variant, std::size_t person) {
  std::uint32_t node = 0;
  for (auto const& word : variant.words) {
    auto const id = word_ids_.try_emplace(word, static_cast<std::uint32_t>(word_ids_.size())).first->second;
    auto const [at, fresh] = edges_.try_emplace(edge(node, id), static_cast<std::uint32_t>(ends_.size()));
    node = at->second;
    if (fresh) ends_.emplace_back();
  }
  auto& ends = ends_[node];
  auto const same = [&](End const& end) { return end.person == person; };
  if (std::none_of(ends.begin(), ends.end(), same)) ends.push_back({person, variant.kind});
}

std::vector<PeopleIndex::Reading> PeopleIndex::read(Token const& token, Readings& known) const {
  if (auto const exact = word_ids_.find(token.lower); exact != word_ids_.end()) return {{exact->second, 0}};
  bool const plain_word = token.shape == Shape::lower && words_.is_ordinary(token.lower);
  if (token.lower.size() < 3 || token.lower.size() > 30 || plain_word || token.shape == Shape::digits) return {};
  auto const [at, fresh] = known.try_emplace(token.lower);
  if (!fresh) return at->second;
  auto const bones = skeleton(token.lower);
  auto const limit = allowed_errors(token.lower);
  auto const shortest = token.lower.size() > 2U + static_cast<std::size_t>(limit) ? token.lower.size() - static_cast<std::size_t>(limit) : 3U;
  for (auto size = shortest; size <= token.lower.size() + 2 && size < words_by_length_.size(); ++size) {
    for (auto const& word : words_by_length_[size]) {
      int const apart = skeleton(word) == bones ? 0 : edit_distance(token.lower, word, limit);
      if (apart <= limit && (apart == 0 || word.size() >= 3)) at->second.push_back({word_ids_.at(word), apart});
    }
  }
  return at->second;
}

void PeopleIndex::walk(std::string_view plain, std::vector<Token> const& list, std::size_t at, std::uint32_t node,
                       int errors, Readings& known, Match& best) const {
  for (auto const& reading : read(list[at], known)) {
    auto const next = edges_.find(edge(node, reading.word));
    if (next == edges_.end()) continue;
    int const total = errors + reading.errors;
    auto const& ends = ends_[next->second];
    if (!ends.empty()) {
      bool const longer = best.ends.empty() || at > best.last;
      if (longer || (at == best.last && total < best.errors)) {
        best = {at, ends, total};
      } else if (at == best.last && total == best.errors) {
        best.ends.insert(best.ends.end(), ends.begin(), ends.end());
      }
    }
    bool const more = at + 1 < list.size() && may_join_names(gap(plain, list[at], list[at + 1])) && !sentence_ends(plain, list, at);
    if (more && total <= 4) walk(plain, list, at + 1, next->second, total, known, best);
  }
}

PeopleIndex::Match PeopleIndex::longest(std::string_view plain, std::vector<Token> const& list, std::size_t first, Readings& known) const {
  Match best;
  walk(plain, list, first, 0, 0, known, best);
  return best;
}

bool PeopleIndex::acceptable(std::string_view plain, std::vector<Token> const& list, std::size_t first, Match const& match) const {
  auto const& token = list[first];
  auto const kind = match.ends.front().kind;
  if (kind == VariantKind::initials) {
    if (match.errors > 0) return false;
    if (match.last > first) return token.shape == Shape::initial && list[match.last].shape == Shape::initial;
    return token.shape == Shape::capitals && (!words_.is_ordinary(token.lower) || !in_capitals(list, first));
  }
  if (match.last > first) {
    auto const size = list[match.last].end - token.begin;
    bool const some_capital = begins_upper(token) || begins_upper(list[match.last]) || !words_.is_ordinary(token.lower);
    return match.errors <= 1 + static_cast<int>(size / 10) && some_capital;
  }
  bool const ordinary = words_.is_ordinary(token.lower) || words_.relations.contains(token.lower);
  if (match.errors > 0) {
    if (ordinary || token.lower.size() < 4) return false;
    return token.shape == Shape::lower ? token.lower.size() >= 7 && match.errors == 1 : token.lower.size() >= 5 || match.errors == 0;
  }
  if (!is_single(kind)) return true;
  if (token.shape == Shape::lower) return !ordinary && token.lower.size() > 2;
  if (ordinary && is_plainly_a_word(plain, list, first)) return false;
  bool const place = first + 1 < list.size() && gap(plain, token, list[first + 1]) == " " &&
                     begins_upper(list[first + 1]) && words_.ends_a_place(list[first + 1].lower);
  return !place || first_title(plain, list, first, words_) != first;
}

Claim PeopleIndex::claim_for(Match const& match, std::optional<Gender> title, Manner const& manner) const {
  Claim claim;
  claim.kind = "person";
  std::vector<std::size_t> others;
  std::size_t subject = people_.size();
  auto const kind = match.ends.front().kind;
  bool const titled = title && is_single(kind);
  bool contradicted = false;  // somebody of that family name is known whom the title does not fit
  bool const by_given = std::any_of(match.ends.begin(), match.ends.end(), [](End const& end) { return end.kind == VariantKind::given; });
  for (auto const& end : match.ends) {
    if (by_given && end.kind == VariantKind::nickname) continue;  // "Rose" is Rose before it is Rosie
    auto const& person = people_[end.person];
    bool const own = person.standing == Standing::subject;
    bool const fits = !titled || (agree(*title, gender_of(person, words_)) && (!own || (agree(*title, manner.gender) && !manner.child)));
    if (person.standing == Standing::subject && (fits || !titled)) subject = end.person;
    contradicted = contradicted || !fits;
    bool const listed = std::find(others.begin(), others.end(), end.person) != others.end();
    if (person.standing != Standing::subject && fits && !listed) others.push_back(end.person);
  }
  bool const known_to_fit = subject_is_adult_ || manner.gender != Gender::any || (subject < people_.size() && gender_of(people_[subject], words_) != Gender::any);
  bool const stands_for_relative = titled && kind == VariantKind::family && (!others.empty() || (contradicted && !known_to_fit));
  if (subject < people_.size() && !stands_for_relative) {
    claim.subjects = match.errors == 0;
    claim.tier = !is_single(kind) ? Tier::possible : Tier::suspect;
    claim.ceiling = Tier::possible;
    claim.because.push_back({"names.near_subject", "Close to the subject's own name, but not the same: it may be a relative."});
    return claim;
  }
  if (others.size() == 1) claim.person = people_[others.front()].id;
  auto const who = others.size() == 1 ? people_[others.front()].role : std::string("one of several people");
  claim.because.push_back({"names.known", "It is " + in_words(kind) + " of " + (who.empty() ? "a person" : "the " + who) + " in the register."});
  if (others.empty()) claim.ceiling = Tier::possible;
  if (others.empty()) claim.because = {{"names.titled", "The title does not fit the subject, whose family name it is."}};
  if (others.size() > 1) claim.because = {{"names.known", "It is " + in_words(kind) + " of more than one person in the register."}};
  bool const weak = kind == VariantKind::middle || kind == VariantKind::part_of_family || kind == VariantKind::initials;
  bool const uncertain = match.errors > (is_single(kind) ? 0 : 1) || others.empty() || weak;
  claim.tier = uncertain ? Tier::possible : Tier::confident;
  if (match.errors > 0) claim.because.push_back({"names.spelling", "The spelling differs in " + std::to_string(match.errors) + " place(s)."});
  return claim;
}

PeopleIndex::Manner PeopleIndex::manner_of(std::string_view plain, std::vector<Token> const& list) const {
  static WordSet const kParents{"mother", "mum", "mummy", "mam", "father", "dad", "daddy", "parent", "parents", "stepfather", "stepmother",
                                "stepdad", "stepmum", "nursery", "school", "pupil", "carer", "carers"};
  Manner out;
  bool parents = false, by_given = false;
  for (std::size_t at = 0; at < list.size(); ++at) {
    parents = parents || kParents.contains(list[at].lower);
    if (!subject_given_.contains(list[at].lower) || !begins_upper(list[at])) continue;
    auto const title = first_title(plain, list, at, words_);
    bool const alone = at + 1 >= list.size() || gap(plain, list[at], list[at + 1]) != " " || !begins_upper(list[at + 1]);
    by_given = by_given || (title == at && alone);
    if (title != at) out.gender = words_.titles.at(list[title].lower);
  }
  out.child = parents && by_given && out.gender == Gender::any && !subject_is_adult_;
  return out;
}

bool PeopleIndex::is_subject_misspelt(std::vector<Token> const& list, std::size_t first, std::size_t last) const {
  bool given = false, other_name = false;
  for (auto at = first; at <= last; ++at) {
    auto const& word = list[at].lower;
    given = given || subject_given_.contains(word);
    bool const own = subject_words_.contains(word) || subject_given_.contains(word) || subject_family_.contains(word);
    other_name = other_name || (!own && (words_.given_names.contains(word) || words_.more_given.contains(word)));
  }
  return given || !other_name;
}

Claim PeopleIndex::weigh(std::string_view plain, std::vector<Token> const& list, std::size_t first, std::pair<Match, Manner> const& found) const {
  auto const& match = found.first;
  auto const title_at = first_title(plain, list, first, words_);
  auto const nearest = words_.titles.contains(list[first > 0 ? first - 1 : 0].lower) ? first - 1 : title_at;  // before a collar number, further off
  auto const title = title_at == first ? std::nullopt : std::optional(words_.titles.at(list[nearest].lower));
  auto claim = claim_for(match, title, found.second);
  if (claim.because.front().rule == "names.near_subject" && match.last > first && is_subject_misspelt(list, first, match.last)) {
    claim.tier = claim.ceiling = Tier::suspect;
    claim.because = {{"names.near_subject", "The subject's own name, misspelt: no other name is written so."}};
  }
  bool const single = match.last == first && is_single(match.ends.front().kind);
  auto const& token = list[first];
  bool const ordinary = words_.is_ordinary(token.lower);
  if (single && title_at == first && claim.tier == Tier::confident) {
    if (token.shape == Shape::lower) claim.tier = Tier::possible;
    if (ordinary && starts_sentence(plain, token.begin)) claim.tier = Tier::possible;
    if (ordinary && token.shape == Shape::capitals) claim.tier = Tier::possible;
  }
  claim.begin = list[title_at].begin;
  claim.end = list[match.last].end;
  return claim;
}

std::vector<Claim> PeopleIndex::names_in(std::string_view plain, std::vector<Token> const& list) const {
  std::vector<Claim> out;
  Readings known;
  auto const manner = manner_of(plain, list);
  for (std::size_t first = 0; first < list.size();) {
    auto match = longest(plain, list, first, known);
    if (match.ends.empty() || !acceptable(plain, list, first, match)) {
      ++first;
      continue;
    }
    auto const last = match.last;
    out.push_back(weigh(plain, list, first, {std::move(match), manner}));
    first = last + 1;
  }
  return out;
}

bool PeopleIndex::is_like_subjects(std::string const& word) const {
  bool const other = words_.given_names.contains(word) || words_.more_given.contains(word) || words_.more_family.contains(word) ||
                     words_.name_words.contains(word) || words_.is_ordinary(word) || word_ids_.contains(word);
  if (other || word.size() < 4) return false;
  auto const bones = skeleton(word);
  auto const alike = [&](std::string const& own) {
    return own.size() >= 4 && (skeleton(own) == bones || edit_distance(word, own, 1) <= 1);
  };
  return std::any_of(subject_given_.begin(), subject_given_.end(), alike) || std::any_of(subject_family_.begin(), subject_family_.end(), alike);
}

bool PeopleIndex::is_subjects_initial(char letter) const {
  return std::any_of(subject_given_.begin(), subject_given_.end(), [&](auto const& word) { return word.front() == letter; });
}

bool PeopleIndex::are_subjects_given(std::vector<std::string> const& name_words) const {
  auto const own = [&](auto const& word) { return subject_words_.contains(word) || subject_given_.contains(word); };
  auto const given = [&](auto const& word) { return subject_given_.contains(word); };
  return std::all_of(name_words.begin(), name_words.end(), own) && std::any_of(name_words.begin(), name_words.end(), given);
}

bool PeopleIndex::is_subject(std::vector<std::string> const& name_words) const {
  bool given = false, family = subject_family_.empty();
  for (auto const& word : name_words) {
    given = given || subject_given_.contains(word);
    family = family || subject_family_.contains(word);
  }
  return given && family;
}

}  // namespace rightsdesk::redaction
