#pragma once
// One subject, every source's candidates: rivals are looked for across all systems before anything is
// proposed.
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "matching/judge.h"
#include "matching/told.h"

namespace rightsdesk::matching {

/// Records that look like one person's, for a person to confirm, split or merge.
struct Group {
  std::vector<std::size_t> members;  ///< places in Ranking::matches, ascending
  Because because;                   ///< how the members hang together; empty for a group of one
};

struct Ranking {
  std::vector<Match> matches;  ///< every candidate given: by verdict, then weight, then source and key
  std::vector<Group> groups;   ///< of the proposed and possible own files; each in exactly one group
};

/// The rival that `candidate` is to the subject, if it is one.
std::optional<Rival> rival_to(person::Description const& subject, Candidate const& candidate,
                              Model const& model);
/// What `subject` says and what the proposed of `matches` say beside it, to look for more by: addresses, phones, e-mail addresses and
/// family names. Equal to the subject's own facts where they say nothing more. `candidates` hold every match.
Facts with_what_records_say(person::Description const& subject, std::span<Match const> matches, std::span<Candidate const> candidates,
                            Model const& model);
/// What is known besides the candidates.
struct Beside {
  std::span<Candidate const> others = {};  ///< people known to stand around the subject (relations of a source) who are no candidates themselves
  std::span<Told const> told = {};         ///< what a person took up of records they confirmed (told.h)
};
/// Every candidate is looked at twice: what the proposed ones say of the subject, and what was told, may make an unlikely one possible, never
/// more. Pure; the same input gives the same bytes whatever the order of `candidates`.
Ranking judge_all(person::Description const& subject, std::span<Candidate const> candidates, Model const& model, Beside const& beside = {});

}  // namespace rightsdesk::matching
