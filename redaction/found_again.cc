#include "redaction/found_again.h"

#include <algorithm>
#include <map>
#include <set>

#include "redaction/dates.h"
#include "redaction/surroundings.h"

namespace rightsdesk::redaction {
namespace {

constexpr std::size_t kBirthReach = 4;  // "TOOLEY 03/03/1985", "Khan (11/11/2008", "Khan, b 3.4.09"

class SecondLook {
 public:
  SecondLook(std::string_view plain, std::vector<Token> const& list, NameKnowledge const& knowledge)
      : plain_(plain), list_(list), index_(knowledge.index), words_(knowledge.words), chances_(knowledge.chances) {}

  void learn(Claim const& claim) {
    if (claim.kind != "person" || claim.subjects || claim.tier == Tier::suspect) return;
    auto const [first, end] = tokens_of(claim);
    std::string letters, double_letters;
    for (auto at = first; at < end; ++at) {
      if (!begins_upper(list_[at]) || words_.titles.contains(list_[at].lower)) continue;
      letters += list_[at].lower.front();
      if (claim.tier == Tier::confident) learn_word(list_[at]);
    }
    if (letters.size() < 2 || letters.size() > 4) return;
    initials_.insert(letters);
    initials_.insert({letters.front(), letters.back()});
  }

  std::vector<Claim> claims() {
    for (std::size_t at = 0; at < list_.size(); ++at) {
      auto const& token = list_[at];
      if (is_initials(at)) {
        add(token.begin, token.end, Tier::possible, {"names.initials", "They are the initials of somebody on the page."});
      } else if (is_word_again(at)) {
        bool const plain_name = begins_upper(token) && !words_.is_ordinary(token.lower) && is_name_throughout(token.lower, words_, chances_);
        add(list_[lead_initial(at)].begin, token.end, plain_name ? Tier::confident : Tier::possible, {"names.again", "The same name was found elsewhere on the page."});
      }
    }
    return std::move(out_);
  }

  void family_behind(Claim const& claim) {
    if (claim.kind != "person" || claim.subjects || claim.tier == Tier::suspect || !claim.person.empty()) return;
    auto const [first, end] = tokens_of(claim);
    if (first >= end || end >= list_.size() || !index_.is_subjects_family(list_[end].lower)) return;
    if (gap(plain_, list_[end - 1], list_[end]) != " " || words_.titles.contains(list_[end - 1].lower)) return;
    add(claim.begin, list_[end].end, std::max(claim.tier, Tier::possible), {"names.family_of_subject", "A name with the subject's family name behind it: it may be a relative."});
  }

  void birth_behind(Claim const& claim, std::vector<WrittenDate> const& dates) {
    if (claim.kind != "person" || claim.subjects || claim.tier == Tier::suspect) return;
    auto const date = std::lower_bound(dates.begin(), dates.end(), claim.end, [](WrittenDate const& d, std::size_t at) { return d.begin < at; });
    if (date == dates.end() || date->begin - claim.end > kBirthReach) return;
    auto const between = plain_.substr(claim.end, date->begin - claim.end);
    if (between.find_first_not_of(" (,-\tb.") != std::string_view::npos) return;
    Claim birth{date->begin, date->end, "date_of_birth", Tier::possible, claim.person, {{"names.birth", "A full date stands right behind a name."}}};
    out_.push_back(std::move(birth));
  }

 private:
  [[nodiscard]] std::pair<std::size_t, std::size_t> tokens_of(Claim const& claim) const {
    auto const from = std::partition_point(list_.begin(), list_.end(), [&](Token const& t) { return t.begin < claim.begin; });
    auto const to = std::partition_point(from, list_.end(), [&](Token const& t) { return t.begin < claim.end; });
    return {static_cast<std::size_t>(from - list_.begin()), static_cast<std::size_t>(to - list_.begin())};
  }

  void learn_word(Token const& token) {
    auto const& word = token.lower;
    bool const own = index_.is_subjects_given(word) || index_.is_subjects_family(word) || index_.is_like_subjects(word);
    if (word.size() > 2 && !own && !words_.relations.contains(word)) learnt_[word].insert(token.begin);
  }

  [[nodiscard]] bool is_learnt_elsewhere(std::string const& word, std::size_t begin) const {
    auto const known = learnt_.find(word);
    return known != learnt_.end() && known->second.size() > known->second.count(begin);
  }

  [[nodiscard]] bool is_initials(std::size_t at) const {
    if (!initials_.contains(list_[at].lower)) return false;
    bool const capitals = list_[at].shape == Shape::capitals && !in_capitals(list_, at);
    return capitals || stands_alone(at);
  }

  /// The only word of its line: "dp" above "Debra Pike".
  [[nodiscard]] bool stands_alone(std::size_t at) const {
    auto const edge = [&](std::string_view between) { return between.find('\n') != std::string_view::npos; };
    bool const above = at == 0 || edge(gap(plain_, list_[at - 1], list_[at]));
    return above && at > 0 && (at + 1 == list_.size() || edge(gap(plain_, list_[at], list_[at + 1])));
  }

  /// "C" of "C Reeves", or the word itself.
  [[nodiscard]] std::size_t lead_initial(std::size_t at) const {
    if (at == 0 || list_[at - 1].shape != Shape::initial || !begins_upper(list_[at])) return at;
    auto const between = gap(plain_, list_[at - 1], list_[at]);
    bool const article = list_[at - 1].lower == "a" || list_[at - 1].lower == "i";
    return (between == " " && !article) || between == ". " ? at - 1 : at;
  }

  [[nodiscard]] bool is_word_again(std::size_t at) const {
    auto const& token = list_[at];
    auto const& word = token.lower;
    bool const ordinary = words_.is_ordinary(word) || words_.name_words.contains(word);
    if (token.shape == Shape::lower) {
      if (ordinary) return false;
      return is_learnt_elsewhere(word, token.begin) ||
             (word.size() > 3 && word.back() == 's' && is_learnt_elsewhere(word.substr(0, word.size() - 1), token.begin));
    }
    bool const capital = token.shape == Shape::capitalised || token.shape == Shape::capitals;
    if (!capital || !is_learnt_elsewhere(word, token.begin) || is_plainly_a_word(plain_, list_, at)) return false;
    bool const stressed = token.shape == Shape::capitals && word.size() > 3;  // "REEVES did not attend", among words in lower case
    if (ordinary && ((starts_sentence(plain_, token.begin) && !stressed) || in_capitals(list_, at))) return false;
    bool const place = at + 1 < list_.size() && gap(plain_, token, list_[at + 1]) == " " && begins_upper(list_[at + 1]) &&
                       words_.place_words.contains(list_[at + 1].lower);
    return !place;
  }

  void add(std::size_t begin, std::size_t end, Tier tier, Step step) { out_.push_back({begin, end, "person", tier, {}, {std::move(step)}}); }

  std::string_view plain_;
  std::vector<Token> const& list_;
  PeopleIndex const& index_;
  Words const& words_;
  PersonChances const& chances_;
  std::map<std::string, std::set<std::size_t>> learnt_;  // and where
  WordSet initials_;
  std::vector<Claim> out_;
};

}  // namespace

std::vector<Claim> found_again(std::string_view plain, std::vector<Token> const& list, std::vector<Claim> const& claims,
                               NameKnowledge const& knowledge) {
  SecondLook look(plain, list, knowledge);
  auto const dates = dates_in(plain);
  for (auto const& claim : claims) {
    look.learn(claim);
    look.family_behind(claim);
    look.birth_behind(claim, dates);
  }
  return look.claims();
}

}  // namespace rightsdesk::redaction
