#include "core/because.h"

namespace rightsdesk {

std::string in_words(Because const& because) {
  std::string lines;
  for (auto const& step : because) lines += step.rule + ": " + step.text + "\n";
  return lines;
}

}  // namespace rightsdesk
