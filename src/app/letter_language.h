#pragma once
// The language in which somebody is written to: that of their form. Seen by src/app only.
#include "app/office.h"
#include "languages/language.h"

namespace rightsdesk::app {

/// As its catalogue stands now. English where their form was in English. A catalogue that is not there, or has faults, says nothing: a letter then names
/// each of its words as not translated.
languages::Language language_for(Office const& office, casework::Case const& about);

}  // namespace rightsdesk::app
