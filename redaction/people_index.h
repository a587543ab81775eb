#pragma once
// Finds the people of the register in a page, by every variant of their names; exactly, and with typing or scanning errors.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "redaction/name_variants.h"
#include "redaction/people.h"
#include "redaction/plain_text.h"
#include "redaction/propose.h"
#include "redaction/words.h"

namespace rightsdesk::redaction {

/// A stretch of a page that somebody claims, before the claims are weighed against one another.
struct Claim {
  std::size_t begin = 0, end = 0;
  std::string kind;
  Tier tier = Tier::confident;
  PersonId person = {};
  Because because = {};
  bool subjects = false;    ///< the subject's own: shields the stretch, never proposed
  Tier ceiling = Tier::confident;  ///< whatever else speaks for it, it is never more confident than this
  bool background = false;  ///< a passage or an unsearched line: gives way to every other claim
};

class PeopleIndex {
 public:
  PeopleIndex(std::vector<KnownPerson> const& people, Words const& words);
  /// Claims on names, in reading order, none overlapping. `plain` and `list` belong together.
  [[nodiscard]] std::vector<Claim> names_in(std::string_view plain, std::vector<Token> const& list) const;
  /// True when a given name (or short form) and the family name (or the only name) of the subject are among the words.
  [[nodiscard]] bool is_subject(std::vector<std::string> const& name_words) const;
  [[nodiscard]] bool is_subjects_given(std::string const& word) const { return subject_given_.contains(word); }
  [[nodiscard]] bool is_subjects_family(std::string const& word) const { return subject_family_.contains(word); }
  /// A given name of the subject begins with this letter (in lower case).
  [[nodiscard]] bool is_subjects_initial(char letter) const;
  /// A word of the subject's name, misspelt or misread: "Conn0r", "Bcgum"; false when it is another name that people have.
  [[nodiscard]] bool is_like_subjects(std::string const& word) const;
  /// Every one of the words is the subject's, and one is a given name (or short form): "Ellie-Mae", "Rosie May".
  [[nodiscard]] bool are_subjects_given(std::vector<std::string> const& name_words) const;
  /// A word of any name in the register.
  [[nodiscard]] bool is_known_word(std::string const& word) const { return word_ids_.contains(word); }

 private:
  struct End {
    std::size_t person = 0;
    VariantKind kind = VariantKind::full;
  };
  struct Reading {  // one way to read a token as a known word
    std::uint32_t word = 0;
    int errors = 0;
  };
  struct Match {
    std::size_t last = 0;  // index of the last token
    std::vector<End> ends;
    int errors = 0;
  };
  struct KnownWord {
    std::string word, bones;     // as it is written, and with what scanners confuse made one
    std::uint32_t letters = 0;   // which letters stand in it: words with other letters are not compared
    std::uint32_t id = 0;
  };
  class Memo;  // what was found out about each word of the page

  void add(NameVariant const& variant, std::size_t person);
  [[nodiscard]] std::vector<Reading> read(Token const& token) const;
  Match longest(std::string_view plain, std::vector<Token> const& list, std::size_t first, Memo const& memo) const;
  void walk(std::string_view plain, std::vector<Token> const& list, std::size_t at, std::uint32_t node, int errors,
            Memo const& memo, Match& best) const;
  /// What a page tells of the subject by the way it writes the name.
  struct Manner {
    Gender gender = Gender::any;  // by a title before the given name
    bool child = false;           // called by the given name, and parents are spoken of
  };
  /// Of a near miss of the subject's name: the given name is right, or no word of it is another given name ("Daniela" for Daniel).
  [[nodiscard]] bool is_subject_misspelt(std::vector<Token> const& list, std::size_t first, std::size_t last) const;
  [[nodiscard]] Manner manner_of(std::string_view plain, std::vector<Token> const& list, Memo const& memo) const;
  Claim weigh(std::string_view plain, std::vector<Token> const& list, std::size_t first, std::pair<Match, Manner> const& found) const;
  Claim claim_for(Match const& match, std::optional<Gender> title, Manner const& manner) const;
  bool acceptable(std::string_view plain, std::vector<Token> const& list, std::size_t first, Match const& match) const;

  std::vector<KnownPerson> people_;
  Words const& words_;
  std::unordered_map<std::string, std::uint32_t> word_ids_;
  std::vector<std::vector<KnownWord>> words_by_length_;
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
  std::vector<std::vector<End>> ends_;
  bool subject_is_adult_ = false;
  WordSet subject_given_, subject_family_, subject_words_;
};

}  // namespace rightsdesk::redaction
