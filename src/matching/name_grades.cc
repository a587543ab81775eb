#include <algorithm>
#include <array>

#include "core/text.h"
#include "matching/grades.h"
#include "person/likeness.h"

namespace rightsdesk::matching {
namespace {

using Tokens = std::vector<std::string>;
using person::NameBook;

std::string joined(Tokens const& tokens) {
  std::string out;
  for (auto const& token : tokens) out += token;
  return out;
}

bool same_spelt(Tokens const& a, Tokens const& b, NameBook const& book) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!book.spellings(a[i], b[i])) return false;
  }
  return true;
}

bool is_initial(std::string const& token) { return count_code_points(token) == 1; }
std::string first_letter(std::string const& token) { return slice(token, 0, 1); }
bool holds(Tokens const& tokens, std::string const& token) {
  return std::find(tokens.begin(), tokens.end(), token) != tokens.end();
}

/// Near enough to be one name mistyped: one slip in four letters or more, two in seven or more that begin
/// alike.
bool alike(std::string const& a, std::string const& b) {
  auto const shorter = std::min(a.size(), b.size());
  auto const typos = person::typos_apart(a, b);
  if (typos == 1) return shorter >= 4;
  return typos == 2 && shorter >= 7 && person::jaro_winkler(a, b) >= 0.92;
}

/// Two single given names.
Forename compare_words(std::string const& a, std::string const& b, NameBook const& book) {
  if (a == b) return Forename::same;
  if (is_initial(a) || is_initial(b))
    return first_letter(a) == first_letter(b) ? Forename::initial : Forename::different;
  if (book.spellings(a, b)) return Forename::other_spelling;
  if (book.nicknames(a, b)) return Forename::nickname;
  if (!alike(a, b)) return Forename::different;
  return book.knows(a) != book.knows(b) ? Forename::typo : Forename::close;
}

bool agrees(Forename grade) {
  return grade == Forename::same || grade == Forename::other_spelling || grade == Forename::initial ||
         grade == Forename::nickname || grade == Forename::typo;
}

/// Further given names: a pair that cannot be one name tells brothers apart ("John Paul", "John Peter").
bool middles_differ(Tokens const& a, Tokens const& b, NameBook const& book) {
  auto const fits = [&book](std::string const& token, Tokens const& others) {
    return std::any_of(others.begin() + 1, others.end(),
                       [&](std::string const& other) { return agrees(compare_words(token, other, book)); });
  };
  if (a.size() < 2 || b.size() < 2) return false;
  return std::none_of(a.begin() + 1, a.end(), [&](std::string const& token) { return fits(token, b); });
}

Tokens without_shared(Tokens const& tokens, NameBook const& book) {
  Tokens out;
  for (auto const& token : tokens) {
    if (!book.given_shared_by_many(token)) out.push_back(token);
  }
  return out;
}

Forename compare_own_words(Tokens const& a, Tokens const& b, NameBook const& book) {
  if (joined(a) == joined(b)) return Forename::same;
  auto const first = compare_words(a.front(), b.front(), book);
  if (agrees(first)) return middles_differ(a, b, book) ? Forename::middle_differs : first;
  bool const shared =
      std::any_of(a.begin(), a.end(), [&b](std::string const& t) { return !is_initial(t) && holds(b, t); });
  return shared ? Forename::another_given : first;
}

bool is_particle(std::string const& token) {
  static constexpr std::array<std::string_view, 17> kParticles{"de", "da", "do",  "dos", "del", "la",
                                                               "di", "du", "van", "von", "der", "den",
                                                               "al", "el", "bin", "ibn", "le"};
  return std::find(kParticles.begin(), kParticles.end(), token) != kParticles.end();
}

Tokens without_particles(Tokens const& tokens) {
  Tokens out;
  for (auto const& token : tokens) {
    if (!is_particle(token)) out.push_back(token);
  }
  return out.empty() ? tokens : out;
}

bool shares_half(Tokens const& a, Tokens const& b, NameBook const& book) {
  if (a.size() == 1 && b.size() == 1) return false;
  return std::any_of(a.begin(), a.end(), [&](std::string const& x) {
    return x.size() > 1 && !book.family_shared_by_many(x) &&
           std::any_of(b.begin(), b.end(), [&](std::string const& y) { return book.spellings(x, y); });
  });
}

}  // namespace

Forename compare_forenames(Tokens const& a, Tokens const& b, NameBook const& book) {
  if (a.empty() || b.empty()) return Forename::missing;
  // "M Begum" may be Md Rafiq's, whatever many bear his first name.
  bool const bare = (a.size() == 1 && is_initial(a.front())) || (b.size() == 1 && is_initial(b.front()));
  if (bare && compare_words(a.front(), b.front(), book) == Forename::initial) return Forename::initial;
  auto const own_a = without_shared(a, book);
  auto const own_b = without_shared(b, book);
  if (!own_a.empty() && !own_b.empty()) return compare_own_words(own_a, own_b, book);
  auto const first = compare_words(a.front(), b.front(), book);
  if (!agrees(first)) return first;
  // "Mohammed" beside "Mohammed Hassan" may be his brother; "Mohammed" beside "Mohammed" tells a little.
  bool const both_bare = own_a.empty() && own_b.empty() && same_spelt(a, b, book);
  return both_bare ? Forename::shared_by_many : Forename::another_given;
}

Family compare_families(Tokens const& all_a, Tokens const& all_b, NameBook const& book) {
  if (all_a.empty() || all_b.empty()) return Family::missing;
  auto const a = without_particles(all_a);
  auto const b = without_particles(all_b);
  auto const whole_a = joined(a);
  auto const whole_b = joined(b);
  auto const many = [&book](Tokens const& tokens) {
    return std::all_of(tokens.begin(), tokens.end(),
                       [&book](std::string const& t) { return book.family_shared_by_many(t); });
  };
  bool const same = whole_a == whole_b;
  bool const spelt = same || same_spelt(a, b, book);
  if (spelt && many(a)) return Family::shared_by_many;
  if (same) return Family::same;
  if (spelt) return Family::other_spelling;
  if (shares_half(a, b, book)) return Family::half;
  if (is_initial(whole_a) || is_initial(whole_b))
    return first_letter(whole_a) == first_letter(whole_b) ? Family::initial : Family::different;
  return alike(whole_a, whole_b) ? Family::typo : Family::different;
}

}  // namespace rightsdesk::matching
