#pragma once
// A letter in the language of whoever reads it: cut into sentences for translators, and put together again. Decision 075.
#include "languages/language.h"
#include "notices/render.h"

namespace rightsdesk::notices {

/// What the letters of the files say, and the e-mail that tells of one, each with the file that says it: a message is what stands on one line between
/// two places where a part begins or ends, with {name} for a fact and <strong>…</strong> for bold words.
languages::Messages messages_of(Letters const& letters);

/// The letter for whoever reads `language`: in it where it has each sentence of the letter and all words of ours among these facts, where it runs from left
/// to right and where our PDF has its letters; else in English, with what stands in the way. Its version is that of the English words.
/// What a person typed stays as it was typed. Refused as render() refuses.
Result<Rendered> render_in(languages::Language const& language, Letter const& letter, Facts const& facts);

/// message() in `language` where that has every sentence of it, else in English.
std::string message_in(languages::Language const& language, Letters const& letters, Told const& told);

}  // namespace rightsdesk::notices
