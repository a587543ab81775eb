#pragma once
// How one colleague wants to work: pictures blurred, a break suggested, single keys. Theirs alone; it changes nothing that anybody decides.
#include <map>
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

/// An act that a single key can be for, with the key it has unless somebody chooses another.
struct KeyAct {
  std::string id, words, usual;
};
std::vector<KeyAct> const& key_acts();

struct OwnSettings {
  enum class Pictures { shown, blurred } pictures = Pictures::shown;
  enum class Names { whole, initials } names = Names::whole;  ///< of requesters on lists, while others look at the screen
  int break_after = 0;                                        ///< minutes of reading; 0: no reminder
  enum class Keys { off, on } keys = Keys::off;
  std::map<std::string, std::string> key_for = {};            ///< by KeyAct::id: one character; those left out have their usual key
};
/// The key of each act, chosen or usual.
std::map<std::string, std::string> keys_of(OwnSettings const& own);

OwnSettings own_settings(Office& office, StaffId const& whose);
/// Refused: not_offered (break_after is none of config/desk.yaml's), no_key (an act's key is not one printable character), twice (two acts have one key),
/// with the field "break" or "key-<act>".
Done keep_own_settings(Office& office, Actor const& actor, OwnSettings const& own);

}  // namespace rightsdesk::app
