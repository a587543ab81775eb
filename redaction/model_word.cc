#include "redaction/model_word.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

namespace rightsdesk::redaction {
namespace {

constexpr char kModelRule[] = "names.model";
constexpr std::string_view kModelGives = "The model of names gives it ";

}  // namespace

Step said_by_model(float chance) { return {kModelRule, std::string(kModelGives) + std::to_string(std::lround(100 * chance)) + " in 100."}; }

std::optional<int> model_hundredths(Because const& because) {
  for (auto const& step : because) {
    if (step.rule != kModelRule || !step.text.starts_with(kModelGives)) continue;
    auto const* const begin = step.text.data() + kModelGives.size();
    int hundredths = 0;
    if (std::from_chars(begin, step.text.data() + step.text.size(), hundredths).ec != std::errc{}) continue;
    if (hundredths >= 0 && hundredths <= 100) return hundredths;
  }
  return std::nullopt;
}

bool only_the_model_says(Because const& because) {
  return std::all_of(because.begin(), because.end(), [](Step const& step) { return step.rule == kModelRule; });
}

}  // namespace rightsdesk::redaction
