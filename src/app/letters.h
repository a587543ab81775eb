#pragma once
// Letters of a case: what the program knows of them, what a person adds, and the sending, which keeps the exact bytes.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/office.h"
#include "languages/language.h"
#include "notices/render.h"

namespace rightsdesk::app {

/// What a person typed, by fact: a day as 2026-12-01, a list one entry a line, a choice by its key, "yes" or "no".
using Typed = std::map<std::string, std::string>;

struct LetterLine {
  std::shared_ptr<notices::Letter const> letter;
  bool may_send = false;  ///< by this person, from the page of letters
};
/// The letters a case of this right may need, in order; those that go out with an act of their own cannot be sent alone.
Result<std::vector<LetterLine>> letters_for(Office& office, CaseId const& id, Actor const& actor);

struct LetterDraft {
  std::shared_ptr<notices::Letter const> letter;
  notices::Facts known;                   ///< filled by the program
  std::vector<notices::FactNeed> to_add;  ///< what a person must or may give, in the letter's order
  languages::Language language = languages::english();  ///< of their form
};
/// Refused: not_found; no_letter for an id nobody wrote.
Result<LetterDraft> letter_draft(Office& office, CaseId const& id, std::string const& letter);
/// The letter as it would go out now, in the language of the form where that can say all of it (notices/spoken.h). Refused as render() refuses, and where a typed day is none (not_real).
Result<notices::Rendered> letter_preview(Office& office, CaseId const& id, std::string const& letter, Typed const& typed);

/// Puts the letter in the outbox (by e-mail, as policy says, a message that it can be read on our pages), keeps its exact bytes under the case's key, and appends `letter_sent` (detail letter,
/// sha256, copy, language where it is not English) with a ledger entry that holds the sha256. A letter that gives notice of an event of the clock is refused
/// where it would not be true (too_late); the event itself is recorded with its task.
/// Refused: not_permitted (the letter is not this role's), wrong_right, goes_with (it goes out with another act).
Done send_letter(Office& office, CaseId const& id, Actor const& actor, std::string const& letter, Typed const& typed);

struct SentLetter {
  std::int64_t number = 0;  ///< of its event within the case
  std::string id, title, sha256, by;
  Date on;
  std::string version = {};  ///< of the words it was made from; empty before versions were kept
  std::string language = {};  ///< as a code; empty: English
};
std::vector<SentLetter> letters_sent(Office& office, CaseId const& id);  ///< newest first
struct LetterCopy {
  std::string file_name, media_type, bytes;
};
/// The bytes as they were sent; the look is in the ledger. Fault when they no longer have the hash they were sent with.
Result<LetterCopy> letter_copy(Office& office, CaseId const& id, Actor const& actor, std::int64_t number);

/// What an e-mail that brings a letter is called: it tells nothing of what was asked (desks.md R1.2).
std::string subject_of_letters(std::string const& reference);

/// A letter as whoever it was written to reads it on our pages; each look is in the ledger. Refused: no_letter.
struct LetterToRead {
  std::string reference, title;
  Date on;
  Personal<std::vector<texts::Block>> blocks;
  std::string language = {};  ///< as a code; empty: English
};
Result<LetterToRead> letter_to_read(Office& office, CaseId const& id, std::int64_t number);
/// The same on paper; the day it was sent is the only instant in the file.
std::string pdf_of(LetterToRead const& letter);

/// Kind of the task of a letter that waits, because whoever it is for asked to be rung first: `letter_held` instead of `letter_sent`.
constexpr char kRingFirst[] = "ring_first";

/// What goes by the post under this name in the outbox, as GOV.UK Notify prints it (pdf/paper.h): made once, on the day it is first asked for, and kept with its hash on
/// the ledger (`letter_to_print`). Empty: no letter of the case went under it.
std::string letter_to_print(Office& office, CaseId const& id, std::string const& message);

// Within a verb's own transaction.
/// What follows from the end of that task: the letter is sent now ("sent"), or was given in another way ("told"). Refused (too_late) as send_letter refuses.
Done after_ringing(Work& work, Office const& office, casework::Case const& about, Actor const& actor, casework::Task const& task);
/// L-1, or L-20 for a complaint, if config/notices.yaml lets the program send it. Where the register lacks what a letter must
/// have, the request still stands: `letter_not_sent` says what is missing.
void acknowledge(Work& work, Office const& office, casework::Case const& opened);
/// A letter that goes out with an act of `actor`; a fact that is missing is a refusal.
Done post_letter(Work& work, Office const& office, casework::Case const& about, std::string const& actor, std::string const& letter);
/// L-2, L-3 or L-23 for the case as it was reviewed; L-24 for a part of the answer, or more that was found after it.
std::string answer_letter(Work& work, Office const& office, CaseId const& id);
/// The codes under which something of the records that go out now, or went out in an earlier part, was withheld; of a silent place the silent twin.
std::set<std::string> codes_withheld(Work& work, CaseId const& id);
/// The same with how many places and whole pages are withheld under each.
std::map<std::string, int> places_withheld(Work& work, CaseId const& id);

}  // namespace rightsdesk::app
