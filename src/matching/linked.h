#pragma once
// One look more at what was not proposed, beside what was. One step, so that no chain of likenesses is followed.
#include <span>

#include "matching/judge_all.h"
#include "matching/rules.h"
#include "matching/second_look.h"

namespace rightsdesk::matching {

/// Judges the possible of `matches` again with what they share with the proposed (Link) and with what all systems together know around
/// the subject (Setting); both are kept in `by_key`. A record found in a text is left as it is. The order of `matches` is kept.
void judge_linked(Facts const& subject, Model const& model, std::span<KnownRival const> rivals, ReadyByKey& by_key, std::span<Match> matches);

}  // namespace rightsdesk::matching
