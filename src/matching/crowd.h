#pragma once
// Many of one name of whom nothing else is known are nobody in particular: who of them is shown.
#include <span>

#include "matching/rules.h"
#include "matching/second_look.h"

namespace rightsdesk::matching {

/// Makes unlikely (`rule.crowd`) those of `matches` of whom nothing but the name agrees, where they are five or more. Shown nevertheless are, up
/// to a number, those who weigh the most ("Prosper Roseescu" among many of the initial), those who hold no address, and all of them where nothing else is
/// found for the subject; and joint accounts another holder of which lives at the subject's door. Of those that weigh the same none is shown before another.
void disperse_crowd(Facts const& subject, Model const& model, ReadyByKey const& by_key, std::span<Match> matches);

}  // namespace rightsdesk::matching
