#pragma once
// Files of people ranked for one who asks: every row is weighed, the heaviest are judged.
#include <span>

#include "matching/judge_all.h"
#include "matching/people_file.h"

namespace rightsdesk::matching {

/// `model` that knows the forenames borne in `sources` too: once, before ranking.
Model with_names_of(Model model, std::span<People const> sources);
/// The proposed and the possible of every source, as judge_all orders them, with rivals looked for across all sources.
/// Pure but for reading the rows again; the same input gives the same bytes.
std::vector<Match> rank(person::Description const& subject, std::span<People const> sources, Model const& model);

}  // namespace rightsdesk::matching
