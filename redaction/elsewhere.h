#pragma once
// What was found once is found everywhere: a decision holds wherever the same words stand, so they must all be shown.
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "redaction/known_details.h"
#include "redaction/people_index.h"
#include "redaction/propose.h"

namespace rightsdesk::redaction {

/// Words that a proposal somewhere in the case covers.
struct FoundWords {
  std::string text;  ///< UTF-8, as they stand there; personal data
  std::string kind;
  PersonId person = {};
};

/// Whether what `mention` covers is looked for in the other records too: no mere suspicion, and no English word that is on no list of names and that
/// nothing but the model takes for one ("Social", once of forty times). `text` is what it covers.
bool is_carried(Mention const& mention, std::string_view text, Recognisers const& recognisers);

/// A page's text as it is looked through, made once for whoever looks.
struct PageWords {
  int page = 1;
  std::string plain;          ///< plain() of its text
  std::vector<Token> words;   ///< tokens() of that
};
PageWords words_of(document::Page const& page);

class Elsewhere {
 public:
  /// Keeps of `found` what tells something wherever it stands: no passages, nothing that is the subject's own, no word of
  /// fewer than three letters and no number of fewer than five digits.
  Elsewhere(std::vector<FoundWords> const& found, std::vector<KnownPerson> const& people, Recognisers const& recognisers);
  /// Every place in `document` where such words stand whole (case, accents, hyphens and line breaks aside; a single word
  /// only with the capital it was found with) and that neither a mention of
  /// `already` nor anything of the subject's touches. Tier possible; sorted as propose().
  [[nodiscard]] std::vector<Mention> in(document::Document const& document, RecordId const& record,
                                        std::vector<Mention> const& already) const;
  /// The same of one page; those of `already` on other pages are passed over.
  [[nodiscard]] std::vector<Mention> on(PageWords const& page, RecordId const& record, std::vector<Mention> const& already) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    bool capital = false;
    FoundWords found;
  };
  void keep(FoundWords const& one);
  [[nodiscard]] std::vector<Claim> subjects_own(std::string_view plain, std::vector<Token> const& list) const;
  [[nodiscard]] Phrase const* longest_at(std::string_view plain, std::vector<Token> const& list, std::size_t first) const;

  PeopleIndex index_;
  DetailIndex details_;
  std::unordered_map<std::string, std::vector<Phrase>> by_first_word_;  ///< the longest first
};

}  // namespace rightsdesk::redaction
