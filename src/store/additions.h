#pragma once
// Whether a program that does not know a migration can go on over it.
#include <string>
#include <vector>

namespace rightsdesk::store {

/// The first statement of a migration that takes away, changes or forbids something that a program of before reads or writes; empty when the migration only
/// adds: tables, columns that may be left out, indexes that refuse nothing, rows and triggers of its own tables. What is not known to be an addition is none.
std::string first_that_does_more_than_add(std::vector<std::string> const& statements);

}  // namespace rightsdesk::store
