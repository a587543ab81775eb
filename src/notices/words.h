#pragma once
// The words of a letter, apart from what it is: what a council may change, what is wrong with a change, and how it would look.
#include "notices/render.h"

namespace rightsdesk::notices {

/// The letter with other words of its own. Its facts, elements, senders, head, remedies and foot stay.
Letter with_words(Letter letter, std::string const& words);

struct WordFault {
  int line = 0;  ///< of the words, from 1; 0: of all of them
  std::string what;
};
/// A placeholder the letter does not declare or a way of naming that is none, a declared fact that stands nowhere, a mark that is no element, an element
/// that stands nowhere, marks nothing, or does not come out for some of the facts it can be given, and what cannot be read at all. Empty: it can be sent.
std::vector<WordFault> faults_in_words(Letter const& letter);

/// The facts of an invented case: what a person would write stands in brackets, a day is `today`, of choices each is the first but `variant` of its own.
Facts sample_facts(Letter const& letter, std::string const& variant, Date today);
/// The choices of its variant, by key and words: each makes another letter. Empty: there is one.
std::vector<std::pair<std::string, std::string>> variants_of(Letter const& letter);

}  // namespace rightsdesk::notices
