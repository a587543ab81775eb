#pragma once
// The message that brings a one-time code. It says nothing of what the code is for.
#include <chrono>
#include <string>

#include "app/resident.h"
#include "languages/language.h"

namespace rightsdesk::app {

/// How long a one-time code can be used (Codes); a message with one is of no use to anybody later.
constexpr std::chrono::minutes kCodeLives{10};

struct CodeToSend {
  CodeBy by = CodeBy::email;
  std::string to;                ///< an e-mail address, or a mobile number as person::uk_mobile writes it
  std::string code;              ///< digits
  std::string reference = {};    ///< stands in the subject of an e-mail; empty: it names no request
  bool of_new_address = false;   ///< typing the code has this address written to from now on, and the e-mail says so
};

/// In the words of `spoken`, the language of the page on which the code was asked for, so that as much is done for a request that is not there as
/// for one that is; a sentence it lacks is English. Good for kCodeLives from `now`. Whose case it is about, the caller says.
Message code_message(CodeToSend const& one, languages::Language const& spoken, Instant now);

}  // namespace rightsdesk::app
