#pragma once
// What the subject's own records say is used to look once more at what the first look left out. One step, and never more than possible.
#include <map>
#include <span>
#include <string>
#include <utility>

#include "matching/judge_all.h"
#include "matching/rules.h"
#include "matching/told.h"

namespace rightsdesk::matching {

using ReadyByKey = std::map<std::pair<std::string, std::string>, Ready>;

/// The subject's facts and what the proposed records among `matches` say beside them: addresses, phones, e-mail addresses, and family
/// names under the subject's own forename. Equal to `subject` where they say nothing more.
Facts with_what_records_say(Facts const& subject, std::span<Match const> matches, ReadyByKey const& by_key, Model const& model);
/// What a second look goes by: the subject's own facts, what a person took up of confirmed records, and the facts of both together, the
/// subject's own first.
struct LookingBy {
  Facts const& subject;
  std::span<Told const> told;
  Facts const& with_told;
};
/// Makes possible what is unlikely and would be shown had the subject said what was told and what their proposed records say, with the
/// record that told of it named. Never proposes and never lowers.
void look_again(LookingBy const& by, Model const& model, std::span<KnownRival const> rivals, ReadyByKey const& by_key, std::span<Match> matches);

}  // namespace rightsdesk::matching
