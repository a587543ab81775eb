#include "people.h"

namespace rightsdesk::make_demo {

std::string Home::line() const {
  std::string text = flat.empty() ? "" : "Flat " + flat + ", ";
  return text + house + " " + street + ", Thamesbrook";
}

std::string Person::full_name() const {
  if (name.given.empty()) return name.family;
  return name.family.empty() ? name.given : name.given + " " + name.family;
}

std::string title_of(Sex sex) { return sex == Sex::female ? "Ms" : "Mr"; }

}  // namespace rightsdesk::make_demo
