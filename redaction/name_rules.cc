#include "redaction/name_rules.h"

#include <algorithm>
#include <map>
#include <optional>

#include "redaction/model_word.h"
#include "redaction/no_name.h"
#include "redaction/surroundings.h"

namespace rightsdesk::redaction {
namespace {

constexpr std::size_t kLongestName = 6;
// Set on the tuning sets: from what chance on the model's word alone makes a suspect, a proposal, and a sure one.
struct Bounds {
  float others, words, first_words;  // of any word; of an English word; of an English word that begins a sentence or fills a cell
};
constexpr Bounds kSuspects{0.007F, 0.035F, 0.035F}, kPossible{0.03F, 0.055F, 0.08F};
constexpr float kModelForSmallNames = 0.04F;  // of a name that is an English word, written small: "hope", "chase"
constexpr float kModelSure = 0.7F;
constexpr float kModelSureOfUnlisted = 0.75F;  // of words that are on no list of names
constexpr float kModelDenies = 0.005F;         // below, what has only the shape of a name is no more than a suspect
constexpr float kNameThroughout = 0.65F;       // the mean from which an unlisted word is a name wherever it stands

struct Evidence {
  Tier tier = Tier::suspect;
  std::string rule, text;
};

/// How sure a word is a name where it is surest, and how sure in any other place.
class Accepted {
 public:
  void add(std::size_t begin, Tier tier) {
    if (begin == where_) {
      surest_ = std::min(surest_, tier);
    } else if (tier < surest_) {
      next_ = surest_;
      surest_ = tier;
      where_ = begin;
    } else {
      next_ = std::min(next_, tier);
    }
  }
  [[nodiscard]] Tier elsewhere_than(std::size_t begin) const { return begin == where_ ? next_ : surest_; }

 private:
  std::size_t where_ = std::string::npos;
  Tier surest_ = Tier::suspect, next_ = Tier::suspect;
};

bool is_particle(std::string const& word) {
  static WordSet const kParticles{"van", "von", "der", "den", "de", "da", "dos", "di", "du", "la", "le", "el", "al", "ap", "bin", "bint", "ibn"};
  return kParticles.contains(word);
}

class Page {
 public:
  Page(std::string_view plain, std::vector<Token> const& list, NameKnowledge const& knowledge)
      : plain_(plain), list_(list), words_(knowledge.words), index_(knowledge.index),
        likely_(knowledge.chances) {}

  std::vector<Claim> claims() {
    for (std::size_t at = 0; at < list_.size();) {
      auto const end = run_end(at);
      if (end > at && !is_a_place(at, end)) weigh(at, end);
      at = std::max(end, at + 1);
    }
    lower_case_after_relation();
    tagged();
    propagate();
    std::sort(out_.begin(), out_.end(), [](Claim const& a, Claim const& b) { return a.begin < b.begin; });
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view between(std::size_t left) const { return gap(plain_, list_[left], list_[left + 1]); }

  [[nodiscard]] bool could_be_name(std::size_t at) const {
    auto const& token = list_[at];
    auto const& word = token.lower;
    if (token.shape != Shape::capitalised && token.shape != Shape::capitals) return false;
    bool const relation = words_.relations.contains(word) && !words_.name_words.contains(word);
    if (word.size() < 2 || words_.titles.contains(word) || relation) return false;
    if (index_.is_known_word(word) && !is_plainly_a_word(plain_, list_, at)) return true;
    if (words_.name_words.contains(word)) return token.shape == Shape::capitalised && !is_plainly_a_word(plain_, list_, at);
    if (token.shape == Shape::capitals && word.size() <= 3) return false;
    return !words_.is_ordinary(word) && !words_.field.contains(word) && !is_plural_of_ordinary(word);
  }

  [[nodiscard]] bool is_plural_of_ordinary(std::string const& word) const {
    return word.size() > 4 && word.back() == 's' && words_.is_ordinary(word.substr(0, word.size() - 1));
  }

  [[nodiscard]] bool is_lead_initial(std::size_t at) const {
    if (list_[at].shape != Shape::initial || at + 1 >= list_.size()) return false;
    auto const gap_after = between(at);
    bool const dotted = gap_after == "." || gap_after == ". ";
    bool const article = list_[at].lower == "a" || (list_[at].lower == "i" && words_.given_names.contains(list_[at + 1].lower));
    if (!dotted && (gap_after != " " || article)) return false;
    bool const second = dotted && list_[at + 1].shape == Shape::initial && at + 2 < list_.size() && between(at + 1).size() <= 2;
    return could_be_name(at + 1) || (second && could_be_name(at + 2));
  }

  [[nodiscard]] bool continues(std::size_t last, bool certain) const {
    if (last + 1 >= list_.size()) return false;
    if (!adjoins(last)) return false;
    auto const gap_after = between(last);
    auto const next = last + 1;
    if (gap_after.size() > 1 && index_.is_subjects_given(list_[next].lower)) return false;  // "P. Connor": a sentence ends
    if (could_be_name(next)) return true;
    if (list_[next].shape == Shape::initial) return gap_after != "'" && (list_[next].lower != "i" || gap_after == ".");
    if (is_particle(list_[next].lower) && next + 1 < list_.size()) return between(next) == " " && could_be_name(next + 1);
    // A family name that is an English word: only after something that is a name beyond doubt.
    bool const family = list_[next].shape == Shape::capitalised && list_[next].lower.size() > 2 && !words_.places.contains(list_[next].lower) &&
                        !words_.relations.contains(list_[next].lower) && !words_.titles.contains(list_[next].lower);
    return certain && family && gap_after == " ";
  }

  [[nodiscard]] std::size_t run_end(std::size_t first) const {
    bool const starts = could_be_name(first) || is_lead_initial(first) || titled_word(first);
    if (!starts) return first;
    bool const titled = first_title(plain_, list_, first, words_) != first;
    auto last = first;
    while (last - first + 1 < kLongestName) {
      bool const given = words_.given_names.contains(list_[last].lower) && list_[last].shape == Shape::capitalised;
      if (!continues(last, given || titled)) break;
      ++last;
    }
    return last + 1;
  }

  /// "Mrs K", "Mr Tipper": after a title any capitalised word or initial is a name.
  [[nodiscard]] bool titled_word(std::size_t at) const {
    if (at == 0 || !(begins_upper(list_[at]) || is_misread_name(at)) || words_.titles.contains(list_[at].lower)) return false;
    auto const title = first_title(plain_, list_, at, words_);
    static WordSet const kSure{"mr", "mrs", "ms", "miss", "mx", "dr", "cllr", "pc", "dc", "ds", "prof", "sir", "auntie", "aunty", "uncle"};
    bool const numbered = title != at && !words_.titles.contains(list_[at - 1].lower);  // "PC 8842 Gibbons"
    return title != at && (numbered || kSure.contains(list_[at - 1].lower)) && between(at - 1).find('\n') == std::string_view::npos &&
           !words_.ends_a_place(list_[at].lower);
  }

  /// "Carringt0n": a capital, and one digit that a scanner took for a letter.
  [[nodiscard]] bool is_misread_name(std::size_t at) const {
    auto const& token = list_[at];
    bool const mixed = token.shape == Shape::mixed && is_upper(plain_[token.begin]) && token.lower.size() > 3;
    return mixed && std::count_if(token.lower.begin(), token.lower.end(), is_digit) == 1;
  }

  [[nodiscard]] bool is_given(std::size_t at) const {
    auto const& word = list_[at].lower;
    return words_.given_names.contains(word) && !words_.name_words.contains(word);
  }

  /// "Grace Road", "Hope House", "Mill Lane"; but "Katarzyna Hall" is somebody, for Hall is a family name too.
  [[nodiscard]] bool is_a_place(std::size_t first, std::size_t end) const {
    if (first_title(plain_, list_, first, words_) != first) return false;
    if (list_[first].lower == "st" && end - first > 1) return true;
    bool const more = end < list_.size() && between(end - 1) == " " && begins_upper(list_[end]);
    for (auto const at : {end - 1, end}) {
      if (at == first || (at == end && !more) || !words_.place_words.contains(list_[at].lower)) continue;
      if (words_.ends_a_place(list_[at].lower) || !is_given(first)) return true;
    }
    return false;
  }

  [[nodiscard]] bool relation_before(std::size_t first) const {
    static WordSet const kBetween{"is", "called", "named", "was", "known", "as", "to", "aged"};
    for (std::size_t back = 1; back <= 2 && back <= first; ++back) {
      auto const& word = list_[first - back];
      auto const gap_after = between(first - back);
      if (gap_after.size() > 3 || gap_after.find_first_of(".\n") != std::string_view::npos) return false;
      if (words_.relations.contains(word.lower)) return back == 1 || gap_after == " ";
      if (!kBetween.contains(word.lower)) return false;
    }
    return false;
  }

  [[nodiscard]] bool relation_after(std::size_t end) const {
    if (end >= list_.size()) return false;
    auto const gap_before = between(end - 1);
    bool const apposition = gap_before == " (" || gap_before == ", " || gap_before == " - ";
    if (!apposition) return false;
    for (auto at = end; at < std::min(end + 3, list_.size()); ++at) {
      if (words_.relations.contains(list_[at].lower)) return true;
      if (at > end && between(at - 1) != " ") return false;
    }
    return false;
  }

  [[nodiscard]] bool in_header(std::size_t first) const {
    static WordSet const kKeys{"from", "to", "cc", "bcc", "attendees", "present", "apologies", "distribution", "invited", "signed",
                               "name", "names", "author", "by", "attended", "attending", "contact", "sender", "recipient", "client",
                               "surname", "forename", "forenames", "household", "members", "allocated", "referrer", "chair"};
    auto const line = line_before(plain_, list_[first].begin);
    auto const colon = line.substr(0, 60).find(':');
    bool const time = colon != std::string_view::npos && colon + 1 < line.size() && is_digit(line[colon + 1]);
    if (colon == std::string_view::npos || time || line.size() == kLongestHeading) return false;
    auto const key = tokens(line.substr(0, colon));
    if (key.empty() || key.size() > 5) return false;
    return std::any_of(key.begin(), key.end(), [&](Token const& word) {
      return kKeys.contains(word.lower) || words_.relations.contains(word.lower);
    });
  }

  [[nodiscard]] bool family_name_before(std::size_t first) const {
    if (first == 0 || between(first - 1) != ", " || !could_be_name(first - 1) || words_.places.contains(list_[first].lower)) return false;
    auto const line = line_before(plain_, list_[first].begin);
    auto const cell = line.rfind('\t');
    auto const before = tokens(cell == std::string_view::npos ? line : line.substr(cell)).size();
    bool const given = words_.given_names.contains(list_[first].lower) || words_.more_given.contains(list_[first].lower);
    return line.size() < 60 && (before == 1 || (before == 2 && given));  // "Zahar, Hamza", "Abu Zahar, Hamza", not "Omar Zahar, Treasurer"
  }

  [[nodiscard]] bool greeted(std::size_t first) const {
    static WordSet const kGreetings{"dear", "hi", "hello", "hiya", "hey", "morning", "afternoon", "evening", "cheers"};
    if (first == 0 || !kGreetings.contains(list_[first - 1].lower) || between(first - 1) != " ") return false;
    auto const line = line_before(plain_, list_[first].begin);
    return line.size() < 40 && tokens(line).size() <= 2;
  }

  [[nodiscard]] bool signed_off(std::size_t first) const {
    static WordSet const kSignOffs{"regards", "sincerely", "faithfully", "wishes", "thanks", "truly", "love", "cheers", "best", "yours", "signed", "you"};
    auto const line = line_before(plain_, list_[first].begin);
    if (line.size() == kLongestHeading || !tokens(line).empty()) return false;
    auto at = list_[first].begin - line.size();
    for (int back = 0; back < 3 && at > 0; ++back) {
      auto const before = line_before(plain_, at - 1);
      auto const said = tokens(before);
      if (!said.empty()) return said.size() <= 4 && kSignOffs.contains(said.back().lower);
      at = at - 1 - before.size();
    }
    return false;
  }

  [[nodiscard]] Evidence evidence(std::size_t first, std::size_t end) const {
    if (first_title(plain_, list_, first, words_) != first) return {Tier::confident, "names.title", "A title stands before it."};
    if (relation_before(first) || relation_after(end)) return {Tier::confident, "names.relation", "A word for somebody near the subject or at work on the case stands beside it."};
    if (greeted(first)) return {Tier::confident, "names.greeting", "It is greeted at the start of a message."};
    if (signed_off(first)) return {Tier::confident, "names.sign_off", "It signs off a message."};
    if (in_header(first)) return {is_short_form(first, end) ? Tier::possible : Tier::confident, "names.header", "It stands in a heading that names people."};
    if (family_name_before(first)) return {Tier::confident, "names.family_first", "A family name and a comma stand before it, at the start of a line or cell."};
    bool const given = is_given(first);
    if (given && end - first > 1) return {Tier::confident, "names.given_and_family", "A known given name with another name."};
    bool const speaks = end < list_.size() && between(end - 1) == " " && words_.after.contains(list_[end].lower);
    bool const met = first > 0 && between(first - 1) == " " && words_.before.contains(list_[first - 1].lower);
    if (given) return {speaks || met ? Tier::confident : Tier::possible, "names.given", "It is a known given name."};
    if (end - first > 1) return {Tier::possible, "names.shape", "Two or more words in the shape of a name."};
    if (speaks || met) return {Tier::possible, "names.acts", "The words around it speak of a person."};
    return {Tier::suspect, "names.capital", "A capitalised word that is no English word and no place we know."};
  }

  void weigh(std::size_t first, std::size_t end) {
    std::vector<std::string> run;
    for (auto at = first; at < end; ++at) run.push_back(list_[at].lower);
    bool const alone_subjects = std::all_of(run.begin(), run.end(), [&](auto const& word) {
      return index_.is_subjects_given(word) || index_.is_subjects_family(word) || index_.is_like_subjects(word);
    });
    if (alone_subjects) return;  // what the index says of it holds
    auto found = evidence(first, end);
    bool const unsure = words_.is_ordinary(run.front()) && run.size() == 1;
    if (unsure && found.tier == Tier::suspect && starts_sentence(plain_, list_[first].begin)) return;
    if (unsure && found.tier == Tier::confident && found.rule != "names.title" && starts_sentence(plain_, list_[first].begin)) {
      found.tier = Tier::possible;
    }
    auto const likely = likely_.most(first, end);
    bool const by_looks = found.rule == "names.shape" || found.rule == "names.acts";
    if (by_looks && likely < kModelDenies) found.tier = Tier::suspect;
    Claim claim{list_[first_title(plain_, list_, first, words_)].begin, list_[end - 1].end, "person", found.tier, {}, {{found.rule, found.text}}};
    claim.subjects = index_.is_subject(run) || index_.are_subjects_given(run);
    claim.because.push_back(said_by_model(likely));
    bool const namesake = std::any_of(run.begin(), run.end(), [&](auto const& word) { return index_.is_subjects_given(word); });
    if (namesake && !claim.subjects) claim.tier = std::max(claim.tier, claim.ceiling = Tier::possible);
    if (!claim.subjects) remember(first, end, claim);
    out_.push_back(std::move(claim));
  }

  /// What the model alone takes for names.
  void tagged() {
    for (std::size_t at = 0; at < list_.size();) {
      auto end = at;
      auto const tier = model_tier(at);
      while (tier && end < list_.size() && end - at < kLongestName && model_tier(end) == tier && (end == at || adjoins(end - 1))) ++end;
      if (end > at) tagged_claim(at, end, *tier);
      at = std::max(end, at + 1);
    }
  }

  /// What the model alone says of a word: possible, suspect, or nothing.
  [[nodiscard]] std::optional<Tier> model_tier(std::size_t at) const {
    auto const& word = list_[at].lower;
    bool const ordinary = (words_.is_ordinary(word) || is_plural_of_ordinary(word)) && !words_.name_words.contains(word);
    bool const name = likely_[at] >= least(at, ordinary, kSuspects) && word.size() + (begins_upper(list_[at]) ? 1 : 0) > 1 &&
                      !is_own_or_role(at) && !is_subjects_initial(at) && !is_a_letter_alone(plain_, list_, at) && !is_a_number(list_[at]) &&
                      !(ordinary && (is_in_a_label(plain_, list_, at, words_) || is_in_a_role(plain_, list_, at, words_)));
    if (!name) return std::nullopt;
    return likely_[at] >= least(at, ordinary, kPossible) ? Tier::possible : Tier::suspect;
  }

  /// What the model must give a word at least.
  [[nodiscard]] float least(std::size_t at, bool ordinary, Bounds const& bounds) const {
    bool const small = list_[at].shape == Shape::lower;
    if (words_.field.contains(list_[at].lower)) return kModelSure;
    if (ordinary && (small || is_a_value(plain_, list_, at, words_))) return kModelSure;
    if (ordinary && (begins_a_clause(at) || fills_a_cell(plain_, list_[at]))) return bounds.first_words;
    if (small && words_.name_words.contains(list_[at].lower)) return kModelForSmallNames;
    return ordinary ? bounds.words : bounds.others;
  }

  /// "Written up from my notebook": the first of a sentence, before a word in lower case.
  [[nodiscard]] bool begins_a_clause(std::size_t at) const {
    return at + 1 < list_.size() && between(at) == " " && list_[at + 1].shape == Shape::lower && starts_sentence(plain_, list_[at].begin);
  }

  /// "K said so": the subject's initial alone.
  [[nodiscard]] bool is_subjects_initial(std::size_t at) const {
    if (list_[at].shape != Shape::initial || !index_.is_subjects_initial(list_[at].lower.front())) return false;
    return at + 1 >= list_.size() || between(at) != " " || !could_be_name(at + 1);
  }

  /// The two tokens may be words of one name.
  [[nodiscard]] bool adjoins(std::size_t left) const {
    auto const gap_after = between(left);
    if (gap_after == " " || gap_after == "-") return true;
    if (gap_after == "'") return list_[left + 1].lower != "s";
    bool const shortened = list_[left].shape == Shape::initial || (list_[left].shape == Shape::capitalised && list_[left].lower.size() == 2);
    return shortened && (gap_after == "." || gap_after == ". ");
  }

  [[nodiscard]] bool is_own_or_role(std::size_t at) const {
    auto const& word = list_[at].lower;
    return words_.titles.contains(word) || words_.relations.contains(word) || list_[at].shape == Shape::digits ||
           index_.is_subjects_given(word) || index_.is_subjects_family(word) || is_plainly_a_word(plain_, list_, at) ||
           (list_[at].shape != Shape::lower && index_.is_like_subjects(word));
  }

  void tagged_claim(std::size_t first, std::size_t end, Tier tier) {
    auto const likely = likely_.most(first, end);
    bool const place = is_a_place(first, end);
    if (place && likely < kModelSure) return;
    Claim claim{list_[first_title(plain_, list_, first, words_)].begin, list_[end - 1].end, "person", tier, {}, {said_by_model(likely)}};
    if (likely >= (is_listed(first, end) ? kModelSure : kModelSureOfUnlisted) && !place && !is_doubtful(first, end)) claim.tier = Tier::confident;
    remember(first, end, claim);
    out_.push_back(std::move(claim));
  }

  /// One of the words is a name that people are known to have.
  [[nodiscard]] bool is_listed(std::size_t first, std::size_t end) const {
    auto const listed = [&](Token const& token) { return words_.is_listed_name(token.lower); };
    return std::any_of(list_.begin() + static_cast<long>(first), list_.begin() + static_cast<long>(end), listed);
  }

  /// "Britt's Pizza": what somebody has is written as a name itself; not "Joan's Mum", "Joan's GP".
  [[nodiscard]] bool owns_a_body(std::size_t end) const {
    if (end + 1 >= list_.size() || list_[end].lower != "s" || between(end) != " ") return false;
    auto const& owned = list_[end + 1];
    return owned.shape == Shape::capitalised && !words_.relations.contains(owned.lower) && !words_.titles.contains(owned.lower);
  }

  /// "CAIT": a few capital letters among words in lower case are rather a body than a name.
  [[nodiscard]] bool is_short_form(std::size_t first, std::size_t end) const {
    auto const& token = list_[first];
    return end - first == 1 && token.shape == Shape::capitals && token.lower.size() <= 5 && !words_.given_names.contains(token.lower) && !in_capitals(list_, first);
  }

  /// What the model alone may not be sure of: "the Glebe", "CAIT", a word that begins a sentence, a word misread by a scanner.
  [[nodiscard]] bool is_doubtful(std::size_t first, std::size_t end) const {
    static WordSet const kNotBeforePeople{"the", "storm", "hurricane", "cyclone"};
    if (first > 0 && kNotBeforePeople.contains(list_[first - 1].lower) && between(first - 1) == " ") return true;
    if (kNotBeforePeople.contains(list_[first].lower) || owns_a_body(end)) return true;
    if (end - first > 1) return false;
    auto const& token = list_[first];
    if (words_.given_names.contains(token.lower)) return false;
    bool const begins = words_.is_ordinary(token.lower) && starts_sentence(plain_, token.begin);
    return is_short_form(first, end) || begins || words_.is_misread(token.lower);
  }

  void remember(std::size_t first, std::size_t end, Claim const& claim) {
    if (claim.tier == Tier::suspect) return;
    for (auto at = first; at < end; ++at) {
      auto const& word = list_[at].lower;
      bool const tells = word.size() > 2 && !words_.is_ordinary(word) && !is_particle(word) && !index_.is_subjects_given(word) && !index_.is_subjects_family(word);
      if (!tells) continue;
      accepted_[word].add(list_[at].begin, claim.tier);
    }
  }

  void lower_case_after_relation() {
    for (std::size_t at = 1; at < list_.size(); ++at) {
      auto const& token = list_[at];
      bool const name = token.shape == Shape::lower && words_.given_names.contains(token.lower) && !index_.is_subjects_given(token.lower);
      if (!name || !words_.relations.contains(list_[at - 1].lower) || between(at - 1) != " ") continue;
      out_.push_back({token.begin, token.end, "person", Tier::possible, {}, {{"names.relation", "A given name after a word for somebody near the subject."}}});
    }
  }

  void propagate() {
    for (auto& claim : out_) {
      if (claim.tier == Tier::confident || claim.subjects) continue;
      for (auto const& token : tokens(plain_.substr(claim.begin, claim.end - claim.begin))) {
        auto const known = accepted_.find(token.lower);
        auto tier = known == accepted_.end() ? Tier::suspect : known->second.elsewhere_than(claim.begin + token.begin);
        if (tier == Tier::confident && !is_name_throughout(token.lower, words_, likely_)) tier = Tier::possible;
        if (tier >= claim.tier) continue;
        claim.tier = std::max(tier, claim.ceiling);
        claim.because.push_back({"names.again", "The same name was found elsewhere on the page."});
      }
    }
  }

  std::string_view plain_;
  std::vector<Token> const& list_;
  Words const& words_;
  PeopleIndex const& index_;
  PersonChances const& likely_;
  std::vector<Claim> out_;
  std::map<std::string, Accepted> accepted_;
};

}  // namespace

bool is_name_throughout(std::string const& word, Words const& words, PersonChances const& chances) {
  return words.is_listed_name(word) || chances.mean_of(word) >= kNameThroughout;
}

std::vector<Claim> unknown_names(std::string_view plain, std::vector<Token> const& list, NameKnowledge const& knowledge) {
  return Page(plain, list, knowledge).claims();
}

}  // namespace rightsdesk::redaction
