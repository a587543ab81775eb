#pragma once
// What the model of names said of a mention, among its reasons.
#include <optional>

#include "core/because.h"

namespace rightsdesk::redaction {

/// `chance`: 0 to 1, of the likeliest word of the mention to be part of a person's name.
Step said_by_model(float chance);
/// That chance in hundredths, 0 to 100; nullopt where the model was not asked: a number, an address, somebody of the register.
std::optional<int> model_hundredths(Because const& because);
/// No rule, no list and nobody of the register says that it is a name: only the model does.
bool only_the_model_says(Because const& because);

}  // namespace rightsdesk::redaction
