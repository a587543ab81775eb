#pragma once
// The words of a letter, apart from what it is: what a council may change, what is wrong with a change, and how it would look.
#include "notices/render.h"

namespace rightsdesk::notices {

/// The letter with other words of its own. Its facts, elements, senders, head, remedies and foot stay.
Letter with_words(Letter letter, std::string const& words);
/// With another head, or another foot behind its remedies.
Letter with_head(Letter letter, std::string const& head);
Letter with_foot(Letter letter, std::string const& foot);
/// With other words on how to complain, where it has any; as it is where it has none.
Letter with_remedies(Letter letter, std::string const& remedies);
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

/// What many letters have in common: the head and the foot of all, and how to complain of those that the law wants it in.
enum class Frame { head, foot, remedies };
/// As `letters` have it.
std::string frame_text(Frame frame, Letters const& letters);
/// The letter with this in place of its own.
Letter framed(Letter letter, Frame frame, std::string const& text);
/// What is wrong with words that would stand in every one of `letters` that has such: a fact that not every one of them has, no name or address of who is written
/// to (the head), nowhere to complain to (the remedies), and whatever letters would then lack, with their ids. Empty: all of them can be sent.
std::vector<WordFault> faults_in_frame(Frame frame, std::string const& text, Letters const& letters);
/// The frame as a page shows it, in the way of a letter: what it can name, and what must stand in it.
Letter as_letter(Frame frame, std::string const& text, Letters const& letters);
/// Everything that faults_in_words depends on, as one digest: the same again has the same faults.
std::string definition_of(Letter const& letter);

/// The facts of an invented case: what a person would write stands in brackets, a day is `today`, of choices each is the first but `variant` of its own.
Facts sample_facts(Letter const& letter, std::string const& variant, Date today);
/// The choices of its variant, by key and words: each makes another letter. Empty: there is one.
std::vector<std::pair<std::string, std::string>> variants_of(Letter const& letter);

}  // namespace rightsdesk::notices
