#pragma once
// The words of a letter, apart from what it is: what a council may change, what is wrong with a change, and how it would look.
#include "notices/render.h"

namespace rightsdesk::notices {

/// The letter with other words of its own. Its facts, elements, senders, head, remedies and foot stay.
Letter with_words(Letter letter, std::string const& words);
/// With another head, or another foot behind its remedies.
Letter with_head(Letter letter, std::string const& head);
Letter with_foot(Letter letter, std::string const& foot);
Letter with_title(Letter letter, std::string const& title);

struct WordFault {
  int line = 0;  ///< of the words, from 1; 0: of all of them
  std::string what;
};
/// A placeholder the letter does not declare or a way of naming that is none, a declared fact that stands nowhere, a mark that is no element, an element
/// that stands nowhere, marks nothing, or does not come out for some of the facts it can be given, and what cannot be read at all. Empty: it can be sent.
std::vector<WordFault> faults_in_words(Letter const& letter);

/// A title is one line of at most 100 characters without the signs of a letter's words. Empty: it can be used.
std::vector<WordFault> faults_in_title(std::string const& title);

enum class Frame { head, foot };
/// What is wrong with a head or a foot that would stand around every one of `letters`: a fact that not every letter has, no name or address of who is written
/// to (the head), and whatever letters would then lack, with their ids. Empty: all of them can be sent.
std::vector<WordFault> faults_in_frame(Frame frame, std::string const& text, Letters const& letters);
/// The head or the foot as a page shows it, in the way of a letter: what it can name, and what must stand in it.
Letter as_letter(Frame frame, std::string const& text, Letters const& letters);
/// Everything that faults_in_words depends on, as one digest: the same again has the same faults.
std::string definition_of(Letter const& letter);

/// The facts of an invented case: what a person would write stands in brackets, a day is `today`, of choices each is the first but `variant` of its own.
Facts sample_facts(Letter const& letter, std::string const& variant, Date today);
/// The choices of its variant, by key and words: each makes another letter. Empty: there is one.
std::vector<std::pair<std::string, std::string>> variants_of(Letter const& letter);

}  // namespace rightsdesk::notices
