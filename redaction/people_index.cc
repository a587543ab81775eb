#include "redaction/people_index.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <deque>

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

/// A bit for each letter (some share one): words within `n` errors of each other differ in at most 2n bits.
std::uint32_t letters_of(std::string_view word) {
  std::uint32_t letters = 0;
  for (char const byte : word) letters |= 1U << (static_cast<unsigned char>(byte) & 31U);
  return letters;
}

bool may_be_within(std::uint32_t one, std::uint32_t other, int errors) { return std::popcount(one ^ other) <= 2 * errors; }

/// What tells a word from others without a loop: its first and last bytes (which overlap in a short one) and its length; words of
/// up to sixteen bytes are the same when these are.
struct Key {
  std::uint64_t first = 0, last = 0;
  std::uint32_t size = 0, shape = 0;
  friend bool operator==(Key const&, Key const&) = default;
  [[nodiscard]] std::uint64_t hash() const {
    auto const mixed = (first ^ std::rotl(last, 7) ^ size ^ (std::uint64_t{shape} << 32U)) * 0x9E3779B97F4A7C15ULL;
    return mixed ^ (mixed >> 29U);
  }
};

template <class Bytes>
Bytes loaded(char const* from) {
  Bytes value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

/// A word in lower case and in capitals may be read differently, and a number always is.
Key key_of(Token const& token) {
  auto const& word = token.lower;
  auto const size = word.size();
  auto const shape = token.shape == Shape::lower ? 1U : token.shape == Shape::digits ? 2U : 3U;
  Key key{0, 0, static_cast<std::uint32_t>(size), shape};
  if (size >= 8) {
    key.first = loaded<std::uint64_t>(word.data());
    key.last = loaded<std::uint64_t>(word.data() + size - 8);
  } else if (size >= 4) {
    key.first = loaded<std::uint32_t>(word.data());
    key.last = loaded<std::uint32_t>(word.data() + size - 4);
  } else if (size > 0) {
    key.first = static_cast<unsigned char>(word.front()) | static_cast<std::uint64_t>(static_cast<unsigned char>(word[size / 2])) << 8U;
    key.last = static_cast<unsigned char>(word.back());
  }
  return key;
}

bool speaks_of_parents(std::string const& word) {
  static WordSet const kParents{"mother", "mum", "mummy", "mam", "father", "dad", "daddy", "parent", "parents", "stepfather", "stepmother",
                                "stepdad", "stepmum", "nursery", "school", "pupil", "carer", "carers"};
  return kParents.contains(word);
}

bool agree(Gender a, Gender b) { return a == Gender::any || b == Gender::any || a == b; }

}  // namespace

/// Most words of a page stand there many times: each is looked up once, and found again by one probe of a small table.
class PeopleIndex::Memo {
 public:
  struct Facts {
    std::string_view word;
    std::vector<Reading> readings = {};
    bool of_parents = false, subjects_given = false;
  };
  /// `list` must outlive it.
  Memo(PeopleIndex const& index, std::vector<Token> const& list) : index_(index), slots_(kSlots) {
    of_.reserve(list.size());
    for (auto const& token : list) of_.push_back(&looked_up(token));
  }
  /// Of the word at this place of the list.
  [[nodiscard]] Facts const& operator[](std::size_t at) const { return *of_[at]; }

 private:
  struct Slot {
    Key key;
    Facts const* facts = nullptr;
  };
  static constexpr std::size_t kSlots = 1024;  // to begin with; a power of two

  Facts const& looked_up(Token const& token) {
    if (facts_.size() * 2 >= slots_.size()) grow();
    auto const key = key_of(token);
    auto at = place(key);
    for (; slots_[at].facts != nullptr; at = next(at)) {
      if (slots_[at].key == key && (key.size <= 16 || slots_[at].facts->word == token.lower)) return *slots_[at].facts;
    }
    facts_.push_back({token.lower, index_.read(token), speaks_of_parents(token.lower), index_.subject_given_.contains(token.lower)});
    slots_[at] = {key, &facts_.back()};
    return facts_.back();
  }

  [[nodiscard]] std::size_t place(Key const& key) const { return key.hash() & (slots_.size() - 1); }
  [[nodiscard]] std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }

  void grow() {
    std::vector<Slot> larger(slots_.size() * 4);
    slots_.swap(larger);
    for (auto const& slot : larger) {
      if (slot.facts == nullptr) continue;
      auto at = place(slot.key);
      while (slots_[at].facts != nullptr) at = next(at);
      slots_[at] = slot;
    }
  }

  PeopleIndex const& index_;
  std::vector<Slot> slots_;
  std::deque<Facts> facts_;
  std::vector<Facts const*> of_;
};

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
    words_by_length_[word.size()].push_back({word, skeleton(word), letters_of(word), id});
  }
  for (auto& bucket : words_by_length_) {
    std::sort(bucket.begin(), bucket.end(), [](KnownWord const& one, KnownWord const& other) { return one.word < other.word; });
  }
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

std::vector<PeopleIndex::Reading> PeopleIndex::read(Token const& token) const {
  auto const& lower = token.lower;
  if (auto const exact = word_ids_.find(lower); exact != word_ids_.end()) return {{exact->second, 0}};
  bool const plain_word = token.shape == Shape::lower && words_.is_ordinary(lower);
  if (lower.size() < 3 || lower.size() > 30 || plain_word || token.shape == Shape::digits) return {};
  std::vector<Reading> out;
  auto const bones = skeleton(lower);
  auto const letters = letters_of(lower);
  auto const limit = allowed_errors(lower);
  auto const shortest = lower.size() > 2U + static_cast<std::size_t>(limit) ? lower.size() - static_cast<std::size_t>(limit) : 3U;
  for (auto size = shortest; size <= lower.size() + 2 && size < words_by_length_.size(); ++size) {
    for (auto const& known : words_by_length_[size]) {
      bool const same_bones = known.bones == bones;
      if (!same_bones && !may_be_within(known.letters, letters, limit)) continue;
      int const apart = same_bones ? 0 : edit_distance(lower, known.word, limit);
      if (apart <= limit && (apart == 0 || known.word.size() >= 3)) out.push_back({known.id, apart});
    }
  }
  return out;
}

void PeopleIndex::walk(std::string_view plain, std::vector<Token> const& list, std::size_t at, std::uint32_t node,
                       int errors, Memo const& memo, Match& best) const {
  for (auto const& reading : memo[at].readings) {
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
    if (more && total <= 4) walk(plain, list, at + 1, next->second, total, memo, best);
  }
}

PeopleIndex::Match PeopleIndex::longest(std::string_view plain, std::vector<Token> const& list, std::size_t first, Memo const& memo) const {
  Match best;
  walk(plain, list, first, 0, 0, memo, best);
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

PeopleIndex::Manner PeopleIndex::manner_of(std::string_view plain, std::vector<Token> const& list, Memo const& memo) const {
  Manner out;
  bool parents = false, by_given = false;
  for (std::size_t at = 0; at < list.size(); ++at) {
    auto const& facts = memo[at];
    parents = parents || facts.of_parents;
    if (!facts.subjects_given || !begins_upper(list[at])) continue;
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
  Memo const memo(*this, list);
  auto const manner = manner_of(plain, list, memo);
  for (std::size_t first = 0; first < list.size();) {
    if (memo[first].readings.empty()) {
      ++first;
      continue;
    }
    auto match = longest(plain, list, first, memo);
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
