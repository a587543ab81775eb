#pragma once
// The words that go to a source's owner: templates/commissions/, with facts put in.
#include <map>
#include <string>
#include <vector>

#include "core/personal.h"

namespace rightsdesk::commission {

/// One value, or one a line. Personal: kept by the caller, never logged.
using LetterFacts = std::map<std::string, std::vector<std::string>>;

/// The letters there are: search, instruction, hold, chase, escalate.
std::vector<std::string> letter_names();
/// `name`.txt and _foot.txt of `folder` as plain text. Throws Fault for a template that is not there, Bug for a fact that is not given.
std::string letter(std::string const& folder, std::string const& name, Personal<LetterFacts> const& facts);
/// Every letter is there and names only facts that are given to it. Faults go to `complaints` as "file:line: what".
void check_letters(std::string const& folder, std::vector<std::string>& complaints);

}  // namespace rightsdesk::commission
