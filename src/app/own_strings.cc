#include "app/own_strings.h"

#include "core/date.h"
#include "core/text.h"

namespace rightsdesk::app {

std::set<std::string> own_strings(person::Description const& subject) {
  std::set<std::string> own;
  for (auto const& name : subject.names) {
    own.insert(folded(tidied(name.full)));
    for (auto const& word : split(tidied(name.full), ' ')) own.insert(folded(word));
  }
  for (auto const& address : subject.addresses) {
    own.insert(folded(tidied(address.text)));
    own.insert(folded(tidied(address.postcode)));
  }
  if (subject.born) {
    // A system may hold day and month the wrong way round, and the search asks for both.
    for (auto const& day : {subject.born, day_and_month_exchanged(*subject.born)}) {
      if (day) own.insert({folded(in_words(*day)), to_iso(*day)});
    }
  }
  for (auto const& phone : subject.phones) own.insert(folded(tidied(phone)));
  for (auto const& email : subject.emails) own.insert(folded(tidied(email)));
  return own;
}

bool is_looked_for(std::string const& words, std::set<std::string> const& own) { return words.size() >= 2 && !own.contains(words); }

}  // namespace rightsdesk::app
