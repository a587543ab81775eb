#pragma once
// What becomes of a letter that the simulator of GOV.UK Notify was given. Seen by src/posting only.
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace rightsdesk::posting {

struct SimulatedLetter {
  std::vector<std::string> states = {};  ///< one after the other, each time it is asked after; the last one stays. Empty: it was not taken
  std::string pdf = {};
};

/// A precompiled letter: checked for viruses (the EICAR test file's words stand for one), then for what is printed (print.h), then it ends as `end`
/// says. Without states where it is no PDF at all.
SimulatedLetter letter_to_print(std::string pdf, std::string const& end);
/// A letter made of the template: accepted, then received.
SimulatedLetter letter_of_template();

/// After so many times asked after, from 1.
std::string state_of(SimulatedLetter const& letter, int times);
/// Why its PDF is not given yet, or ever: the error and its message.
std::optional<std::pair<std::string, std::string>> no_pdf_of(SimulatedLetter const& letter, int times);

}  // namespace rightsdesk::posting
