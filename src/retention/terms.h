#pragma once
// What a council changed of the rules of keeping: how long, and what then. The rules themselves, whom they are for and in which order, stay with the file.
#include "retention/schedule.h"

namespace rightsdesk::retention {

struct Term {
  std::string rule;  ///< its id
  int months = 0;    ///< from the day a case closed
  Act then = Act::review;
  friend bool operator==(Term const&, Term const&) = default;
};

/// Of every rule, in their order.
std::vector<Term> terms_of(Schedule const& schedule);
/// The schedule of a file with these in place of its own, which each rule's text says; one of a rule that is not there changes nothing.
Schedule with_terms(Schedule schedule, std::vector<Term> const& terms);

/// "answered 48 destroy", one a line; and back, where a line that is none is left out.
std::string as_text(std::vector<Term> const& terms);
std::vector<Term> terms_in(std::string const& text);
std::optional<Act> act_from(std::string const& name);

}  // namespace rightsdesk::retention
