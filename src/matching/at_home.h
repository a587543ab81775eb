#pragma once
// Who is recorded at the subject's door under a name that nobody known there bears.
#include <span>

#include "matching/rules.h"
#include "matching/second_look.h"

namespace rightsdesk::matching {

/// Makes possible (`rule.unknown-at-home`) the unlikely of `matches` that stand at the subject's door under their family name, hold no date of
/// birth and a forename or initial that nobody else on record at that door bears: the subject's own badly written, it may be. Never more.
void show_unknown_at_home(Facts const& subject, Model const& model, ReadyByKey const& by_key, std::span<Match> matches);

}  // namespace rightsdesk::matching
