#pragma once
// The words of letters that are in force: those of templates/, or those that an administrator put over them on a page: a letter's title and own words, the
// head and the foot of all letters, and how to complain. Facts, elements and who sends it stay with the file. Decisions 063 and 068.
#include <memory>

#include "app/rule_changes.h"
#include "notices/words.h"

namespace rightsdesk::app {

/// What is changed as if it were a letter, by these ids: the head and the foot of all of them, and how to complain in those that say it.
constexpr char kHeadOfLetters[] = "head", kFootOfLetters[] = "foot", kRemediesOfLetters[] = "remedies";

/// The letter as it would go out now; null when nobody wrote one with this id. What does not fit the file any more (a new file asks for a fact the words do
/// not name) is not sent: the file's is. Whether it fits is looked at once and kept, so that this is for a transaction that writes.
std::shared_ptr<notices::Letter const> letter_in_force(Work& work, Office const& office, std::string const& id);
/// All of them.
notices::Letters letters_in_force(Office& office);

/// What one version put in force, made of the letter of the file: its words, and its title where that was changed; the file where it took all back.
notices::Letter of_version(notices::Letter const& file, RuleVersion const& version);

struct LetterWords {
  notices::Letter in_force, file;         ///< of head and foot: notices::as_letter
  std::vector<RuleVersion> versions;      ///< oldest first
  std::vector<notices::WordFault> unfit;  ///< why the last version is not in force
  std::string seen;
};
/// `id`: a letter's, or "head", "foot" or "remedies". Refused: not_permitted, no_letter.
Result<LetterWords> letter_words(Office& office, Actor const& actor, std::string const& id);

/// What somebody wants it to say. Without a title: the one in force. Head, foot and remedies have none.
struct Wording {
  Wording(std::string of_words, std::optional<std::string> of_title = {}) : words(std::move(of_words)), title(std::move(of_title)) {}
  std::string words;
  std::optional<std::string> title;
};

struct LetterWordsPreview {
  notices::Letter before, after;
  notices::Letter sample;                  ///< the letter by which it is shown: itself, or a letter with this head, foot or remedies
  std::vector<notices::WordFault> faults;  ///< with any it cannot be confirmed
  std::vector<notices::WordFault> faults_in_title = {};
  std::string seen;                        ///< who confirms sends it back
};
/// Refused as letter_words, and: no words (missing), more than 20,000 characters (too_long), what is in force already (no_change), with the field "words".
Result<LetterWordsPreview> preview_letter_words(Office& office, Actor const& actor, std::string const& id, Wording const& wording);

/// Puts it in force for every letter from now on; what the file says means the file, whatever it will say. Refused as its preview and as put_rule, and: faults in the words (faulty).
Done change_letter_words(Office& office, Actor const& actor, std::string const& id, Wording const& wording, std::string const& seen, std::string const& reason);

}  // namespace rightsdesk::app
