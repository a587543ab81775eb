#pragma once
// The words of letters that are in force: those of templates/, or those that an administrator put over them on a page. Only a letter's own words change; its facts,
// its elements, who sends it, its head and its remedies stay with the file. Decision 063.
#include <memory>

#include "app/rule_changes.h"
#include "notices/words.h"

namespace rightsdesk::app {

/// The letter as it would go out now; null when nobody wrote one with this id. Words that do not fit the file any more (a new file asks for a fact they do
/// not name) are not sent: the file's are.
std::shared_ptr<notices::Letter const> letter_in_force(Work& work, Office const& office, std::string const& id);
/// All of them.
notices::Letters letters_in_force(Office& office);

struct LetterWords {
  notices::Letter in_force, file;
  std::vector<RuleVersion> versions;      ///< oldest first; their content is the words
  std::vector<notices::WordFault> unfit;  ///< why the last version is not in force
  std::string seen;
};
/// Refused: not_permitted, no_letter.
Result<LetterWords> letter_words(Office& office, Actor const& actor, std::string const& id);

struct LetterWordsPreview {
  notices::Letter before, after;
  std::vector<notices::WordFault> faults;  ///< with any it cannot be confirmed
  std::string seen;                        ///< who confirms sends it back
};
/// Refused as letter_words, and: no words (missing), more than 20,000 characters (too_long), the words in force (no_change), with the field "words".
Result<LetterWordsPreview> preview_letter_words(Office& office, Actor const& actor, std::string const& id, std::string const& words);

/// Puts the words in force for every letter from now on; those of the file mean the file, whatever it will say. Refused as its preview and as put_rule, and: faults in the words (faulty).
Done change_letter_words(Office& office, Actor const& actor, std::string const& id, std::string const& words, std::string const& seen, std::string const& reason);

}  // namespace rightsdesk::app
