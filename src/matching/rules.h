#pragma once
// The rules that send a record to a person whatever it weighs. Invariants, hence code; ids are shown and
// never reused.
#include <span>

#include "matching/judge.h"

namespace rightsdesk::matching {

struct Ruling {
  Verdict at_best = Verdict::proposed;
  bool at_least_possible = false;
  Because because;
  std::vector<Rival> named = {};
};

/// What the evidence alone allows.
Ruling rules_on(Evidence const& evidence, Standing standing);
/// The rivals `candidate` is not told apart from lower it to possible; those it is told apart from are named.
Ruling rules_on_rivals(Evidence const& evidence, Candidate const& candidate, Model const& model,
                       std::span<Rival const> rivals);

}  // namespace rightsdesk::matching
