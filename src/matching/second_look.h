#pragma once
// What the subject's own records say is used to look once more at what the first look left out. One step, and never more than possible.
#include <map>
#include <span>
#include <string>
#include <utility>

#include "matching/judge_all.h"
#include "matching/rules.h"

namespace rightsdesk::matching {

using ReadyByKey = std::map<std::pair<std::string, std::string>, Ready>;

/// The subject's facts and what the proposed records among `matches` say beside them: addresses, phones, e-mail addresses, and family
/// names under the subject's own forename. Equal to `subject` where they say nothing more.
Facts with_what_records_say(Facts const& subject, std::span<Match const> matches, ReadyByKey const& by_key, Model const& model);
/// Makes possible what is unlikely and would be shown had the subject said what their proposed records say, with the record that told
/// of it named. Never proposes and never lowers.
void look_again(Facts const& subject, Model const& model, std::span<KnownRival const> rivals, ReadyByKey const& by_key, std::span<Match> matches);

}  // namespace rightsdesk::matching
