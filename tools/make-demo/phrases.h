#pragma once
// Case notes of the crowd: an opening, a few sentences and a closing, filled in with the people of one
// household.
#include <map>
#include <string>
#include <vector>

#include "chance.h"

namespace rightsdesk::make_demo {

/// What a placeholder stands for. A value with more than one way of saying it is drawn afresh at each use.
using Scene = std::map<std::string, std::vector<std::string>, std::less<>>;

struct Phrased {
  std::string type, title, text;
};

/// A note of one opening, one to six sentences and mostly a closing. Every placeholder must be in `scene`.
Phrased phrase_note(Scene const& scene, Chance& chance);
/// `pattern` with each {name} replaced; throws Bug for a name that `scene` does not have.
std::string filled(std::string_view pattern, Scene const& scene, Chance& chance);

}  // namespace rightsdesk::make_demo
