#pragma once
// What a council says of how accessible its pages are: config/controllers/<id>/accessibility.yaml, optional.
#include <string>
#include <vector>

#include "core/date.h"

namespace rightsdesk::settings {

/// The four parts that the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 ask for (reg 8): what is not
/// accessible and why; what there is instead; how to tell the council; who sees that the regulations are kept.
struct AccessibilityStatement {
  struct Gap {
    std::string what, why, instead;
  };
  Date prepared_on, tested_on;
  std::string tested_how;
  int answer_days = 0;    ///< in which somebody who tells the council of a fault has an answer
  std::vector<Gap> gaps;  ///< none: nothing is known that does not meet WCAG 2.2 AA
};
AccessibilityStatement load_statement(std::string const& file, std::vector<std::string>& complaints);

}  // namespace rightsdesk::settings
