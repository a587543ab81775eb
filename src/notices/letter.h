#pragma once
// The letters of a request (law.md 5.2): each says which facts it needs and which elements the law wants in it.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "law/timeline.h"

namespace rightsdesk::notices {

enum class FactKind { text, date, list, choice, yes_no };
std::string to_string(FactKind kind);

/// Who knows it: the program, from the case, its clock, its controller or its review; or the person who writes the letter.
enum class FactFrom { office_case, clock, controller, review, person };
std::string to_string(FactFrom from);  ///< "case", "clock", "controller", "review", "person"

struct FactNeed {
  std::string name;
  FactKind kind = FactKind::text;
  FactFrom from = FactFrom::person;
  std::string label;                           ///< what the person is asked for
  std::vector<std::pair<std::string, std::string>> choices = {};  ///< key and the words it stands for, in order
  bool optional = false;
  std::string only_for = {};                   ///< needed in this variant alone; empty: always
};

struct Letter {
  std::string id;     ///< "L-5"
  std::string title;
  std::string about;  ///< when it is sent, for staff
  std::set<law::Right> rights;      ///< empty: any
  std::set<std::string> sent_by;    ///< roles
  std::string notice_of;            ///< an event of the clock that it gives notice of; may be empty
  std::string goes_with;            ///< the act that sends it, where it is never sent alone
  std::vector<FactNeed> facts;      ///< its own and those that every letter needs
  std::vector<std::string> elements;                            ///< K.… and REM.… included
  std::map<std::string, std::vector<std::string>> elements_of;  ///< by variant
  std::string before = {}, words = {}, after = {};  ///< the head; its own words, which a council may change; remedies and foot
  std::string source = {};          ///< all three
  std::string remedies = {};        ///< how to complain, within `after`; empty where the letter says nothing of it
};

/// Whether the program sends something by itself, or a person has it sent.
enum class Sending { automatic, by_hand };

/// What config/notices.yaml says.
struct Policy {
  Sending hold_letters = Sending::automatic;      ///< to owners of sources, on receipt of a request that s.173 reaches
  Sending chasers_internal = Sending::automatic;  ///< to the council's own teams that have not answered
  Sending chasers_external = Sending::by_hand;    ///< to anybody else
  std::set<std::string> automatic;  ///< letters the program may send without a person
  bool whole_by_email = false;      ///< a letter goes by e-mail as it is; else a message says that it can be read on our pages
  std::optional<int> update_after_days = {};  ///< so many days after we last wrote, the program says how it is going; absent: it does not
  std::string regulator_name, regulator_contact;
  int pages_in_a_volume = 250;  ///< after how many pages a pack is cut into volumes; 10 to 2,000
};

struct Letters {
  std::map<std::string, Letter> by_id;
  std::string message;  ///< says by e-mail that a letter can be read: {{reference}}, {{link}}, {{phone}}, {{email}}, {{controller}}
  std::string head = {}, foot = {};  ///< of every letter, as their files have them
  std::map<law::Right, std::string> right_words;  ///< ends "you asked us …"
  Policy policy;
};

/// The letter; throws Bug when there is none with this id.
Letter const& letter(Letters const& letters, std::string const& id);
/// Twelve digits of the SHA-256 of its title and all its words: another version, other digits.
std::string version_of(Letter const& letter);
/// "L-2" before "L-10".
std::vector<std::string> ids_in_order(Letters const& letters);

/// templates/notices/L-*.txt under `folder`, and the policy file. Every fault goes to `complaints` as "file:line: what": a key that
/// is unknown, missing or given twice, a placeholder that is not declared, a fact that nothing uses, a fact said to be known
/// that the program does not know, an element that no block is marked with, a mark that is no element.
Letters load(std::string const& folder, std::string const& policy_file, std::vector<std::string>& complaints);

}  // namespace rightsdesk::notices
