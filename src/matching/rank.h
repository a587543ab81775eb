#pragma once
// Files of people ranked for one who asks: every row is weighed, the heaviest are judged.
#include <set>
#include <span>
#include <string>
#include <utility>

#include "matching/judge_all.h"
#include "matching/people_file.h"

namespace rightsdesk::matching {

/// `model` that knows the forenames borne in `sources` too: once, before ranking.
Model with_names_of(Model model, std::span<People const> sources);
/// Records a person confirmed, by source and key.
using Confirmed = std::set<std::pair<std::string, std::string>>;
/// The proposed and the possible of every source, as judge_all orders them, with rivals looked for across all sources. What the confirmed
/// ones among them say of the subject (told.h) is looked for too. Pure but for reading the rows again; the same input gives the same bytes.
std::vector<Match> rank(person::Description const& subject, std::span<People const> sources, Model const& model, Confirmed const& confirmed = {});

}  // namespace rightsdesk::matching
