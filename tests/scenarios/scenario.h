#pragma once
// A case from receipt to closure as a data protection officer reads it: one YAML file, every day and every expectation literal.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "intake/questions.h"

namespace rightsdesk::scenarios {

/// What is expected of the case at this point. Only what is given is looked at.
struct Expected {
  std::string state, resident_sees, clock, urgency_words;
  std::string due, safe_due, target;                 ///< ISO day, or "none"
  std::map<std::string, std::string> open, ended;    ///< tasks by kind: how many
  std::map<std::string, std::string> task_due;       ///< kind of an open task: the day it is due, "none"
  std::vector<std::string> chase, escalate;          ///< kinds whose owners have to be asked again, or told on
  std::vector<std::string> moves;                    ///< events that the officer can make now, nothing held back
  std::vector<std::string> letters;                  ///< every letter sent on this case so far, oldest first
  std::vector<std::string> cases;                    ///< workflows of all cases of the story, in order
  std::vector<std::string> copy_holds;               ///< words in the portable copy, both forms
};

/// One line of the story. `refused` is a refusal's code: the act must be refused so, and `says` stand in its words.
struct Step {
  int line = 0;
  std::string on;      ///< the day moves on to this one, before anything else
  std::string at_case; ///< from here on the story is about the case of this workflow
  std::string who = "officer";
  std::string does, adds, ends, chases, cancels, sends, opens, writes;
  std::string as, at, about, because;
  bool all = false;    ///< ends: every open task of the kind
  std::map<std::string, std::string> fields;
  std::string refused, says;
  std::optional<Expected> expected;
};

struct Scenario {
  std::string file, title;
  std::vector<std::string> law;  ///< provisions and rules of law.md it shows
  std::string controller;
  std::string jurisdiction;      ///< of the controller, where it is not the register's own
  std::string received;          ///< ISO day
  std::string channel;
  intake::FormAnswers answers;
  std::map<std::string, std::string> holds;   ///< source -> text of the one note it holds about the person
  std::map<std::string, std::string> tells;   ///< source -> a mobile that its record holds of the person
  std::map<std::string, std::string> only_by; ///< source -> the mobile without which its record is not offered
  std::vector<std::string> sources;           ///< connected sources: "id = title"
  std::vector<Step> story;
};

/// Every mistake of the file goes to `complaints`.
Scenario read_scenario(std::string const& file, std::vector<std::string>& complaints);

}  // namespace rightsdesk::scenarios
