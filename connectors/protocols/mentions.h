#pragma once
// Where a text names a person: whole words, whatever the case, accents, hyphens, order of the names or line
// breaks.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectors/protocols/signs.h"
#include "person/description.h"

namespace rightsdesk::connectors {

struct Find {
  std::size_t begin = 0, end = 0;  ///< code points, half-open
  std::string what;                ///< the name, address or number looked for, as the requester gave it
  person::Description described;   ///< nothing but that
};

/// Ways to name one person, from their names (every kind), e-mail addresses and NHS number, UPN and NINO.
/// A name with both parts is looked for as "Given Family", "Given Middle Family", "Family, Given" and "G.
/// Family"; a name of one word as that word.
class Mentions {
 public:
  explicit Mentions(person::Description const& subject);
  /// The first mention in `text` (valid UTF-8).
  [[nodiscard]] std::optional<Find> find(std::string_view text) const;
  /// The first given name of the subject alone, as a word: a weak find, when find() finds nothing.
  [[nodiscard]] std::optional<Find> find_given(std::string_view text) const;
  /// A family name of the subject, as words.
  [[nodiscard]] bool names_family(std::string_view text) const;
  /// One regular expression (as PCRE and ICU read it) that matches every text in which find() finds
  /// something, and some more: for a database to choose by in a single scan. Made of letters, digits and
  /// classes only; nothing the requester typed has a meaning in it. Never matches anything when there is
  /// nothing to look for.
  [[nodiscard]] std::string regular_expression() const;
  /// Where a database has no regular expressions: words, as written and folded, one of which stands in every text in which
  /// find() finds something, as far as the database compares accents like us.
  [[nodiscard]] std::vector<std::string> telling_words() const;
  /// For an index of words: all of one of these stand in every text in which find() finds something …
  [[nodiscard]] std::vector<std::vector<Sign>> words_together() const { return signs_in(phrases_); }
  /// … and in every text in which find_given() does.
  [[nodiscard]] std::vector<std::vector<Sign>> given_words() const { return signs_in(given_); }
  /// What is looked for, for the search certificate: names, e-mails, numbers.
  [[nodiscard]] std::vector<std::string> const& sought() const { return sought_; }
  [[nodiscard]] bool empty() const { return phrases_.empty(); }

 private:
  struct Phrase {
    std::vector<std::string> words;  ///< folded
    std::size_t gap = 0;             ///< other words allowed after the first
    std::string what;
    person::Description described;
    enum class Scope {
      alone,
      with_family,
      with_groups
    } scope = Scope::alone;  ///< whose part of the expression finds it
  };
  void add_name(person::Name const& name, std::string const& current_given);
  static std::vector<std::vector<Sign>> signs_in(std::vector<Phrase> const& phrases);
  static void add(std::vector<Phrase>& phrases, Phrase phrase);
  [[nodiscard]] static std::optional<Find> find_in(std::vector<Phrase> const& phrases, std::string_view text);
  std::vector<Phrase> phrases_, given_, family_;
  std::vector<std::string> sought_;
};

/// The folded words of a text: letters and digits, split at everything else.
std::vector<std::string> words_of(std::string_view text);
/// Letters and digits only: "999 000 0018" is 9990000018.
std::string bare_number(std::string_view number);
/// About 90 code points either side of [begin, end), white space tidied, "…" where cut.
std::string excerpt(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace rightsdesk::connectors
