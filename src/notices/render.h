#pragma once
// A letter with its facts in: HTML, plain text, PDF.
#include <functional>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "core/date.h"
#include "core/personal.h"
#include "core/result.h"
#include "notices/letter.h"
#include "pdf/flow.h"
#include "texts/texts.h"

namespace rightsdesk::notices {

/// Text, a choice's key and a day are one value each; a list has one value a line.
using Fact = std::variant<bool, std::string, Date, std::vector<std::string>>;
using Facts = std::map<std::string, Fact>;  ///< personal: kept by the caller, never logged

struct Rendered {
  std::string id, title, variant;
  Personal<std::vector<texts::Block>> blocks;
  std::set<std::string> elements;  ///< those that stand in it
  std::string version = {};        ///< of the words it was made from
  std::string language = {};       ///< as a code ("cy"); empty: English
  std::string language_asked = {};          ///< what its speakers call the language of whoever reads it; empty: English
  std::string why_english = {};             ///< what stands in the way of that language; empty: nothing
  std::vector<std::string> lacks = {};      ///< what of it is not translated, in English
};

/// Which declared facts are not there: none of an optional one, none of another variant. In the letter's order.
std::vector<FactNeed> missing(Letter const& letter, Facts const& facts);

/// Refused: facts missing (missing_fact, every one named in `because`), a choice that is none (unknown_choice), a fact
/// nobody declared (unknown_fact), a kind that does not fit (wrong_kind). A required element that did not come out is a Bug.
/// `say` puts words of ours among the facts (days, choices, what was asked for) in another language; without it they are English.
using Say = std::function<std::string(std::string const& english)>;
Result<Rendered> render(Letter const& letter, Facts const& facts, Say const& say = {});

/// The same without the look at its elements: for words that somebody is changing.
Result<Rendered> draft(Letter const& letter, Facts const& facts, Say const& say = {});
/// The required elements that did not come out.
std::vector<std::string> elements_missing(Letter const& letter, Rendered const& rendered);

/// What is told by e-mail of a letter that stands on our pages: nothing of what it says (desks.md R5.4).
struct Told {
  std::string reference, link, phone, email, controller;
};
std::string message(Letters const& letters, Told const& told);

/// Its blocks as they are kept, and shown again: texts::to_keep(), texts::as_kept().
std::string to_keep(Rendered const& rendered);
Personal<std::vector<texts::Block>> as_kept(std::string const& kept);

std::string html(Rendered const& rendered);
std::string plain_text(Rendered const& rendered);
/// Does it begin as a letter for a window envelope does: lines of who writes, a rule, lines of who is written to?
bool fits_a_window(std::vector<texts::Block> const& blocks);
/// Where it does and there is an address, this stands in the window of the envelope (pdf/paper.h). `at` is the only instant in the file. Throws Fault when a
/// font is not installed.
using Envelope = rightsdesk::pdf::Envelope;
std::string pdf(Rendered const& rendered, std::string const& reference, Instant at, Envelope envelope = Envelope::of_ours);
/// Which of its letters no installed font has, as code points.
std::set<char32_t> letters_without_font(Rendered const& rendered);

}  // namespace rightsdesk::notices
