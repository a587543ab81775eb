#pragma once
// The invented subject of the connectors' fixtures.
#include "person/description.h"

namespace rightsdesk::connectors::test {

inline person::Description zoe() {
  using std::chrono::day, std::chrono::month, std::chrono::year;
  person::Description subject;
  subject.names = {{"Zoë Linden-Okoro", "Zoë", "Linden-Okoro"},
                   {"Zoë Wiśniewska", "Zoë", "Wiśniewska", person::Name::Kind::former}};
  subject.born = Date{year(2004), month(3), day(9)};
  subject.addresses = {{"Flat 6, 81 Cooperage Row, Thamesbrook", "rm22 5tj"},
                       {"12 Sailmakers Court, Thamesbrook", "IG134AB"}};
  subject.emails = {"Zoe.Linden@example.org"};
  subject.identifiers = {{"nhs_number", "999 000 0018"}};
  return subject;
}

inline person::Description somebody(std::string given, std::string family) {
  person::Description subject;
  subject.names = {{given.empty() ? family : given + " " + family, given, family}};
  return subject;
}

}  // namespace rightsdesk::connectors::test
