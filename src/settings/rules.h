#pragma once
// Everything config/ says, read once at start: typed, checked, all errors at once.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "law/bank_holidays.h"
#include "law/exemption.h"
#include "law/register.h"
#include "law/rights.h"
#include "matching/model.h"
#include "notices/letter.h"
#include "redaction/propose.h"
#include "retention/schedule.h"
#include "settings/desk.h"
#include "settings/expected.h"
#include "settings/pack_words.h"
#include "settings/statement.h"
#include "workflow/workflow.h"

namespace rightsdesk::settings {

struct Rules {
  law::BankHolidays holidays;
  std::vector<law::Exemption> exemptions;
  std::vector<law::LawfulBasis> lawful_bases;
  std::map<std::string, law::Controller> controllers;         ///< by id
  std::map<std::string, workflow::Workflow> workflows;        ///< by right's name
  matching::Model matching;
  redaction::Recognisers recognisers;
  notices::Letters letters;
  retention::Schedule retention;
  DeskPolicy desk;
  std::vector<Expected> expected;
  std::map<std::string, AccessibilityStatement> statements;   ///< by controller; those that have one
  std::map<std::string, PackWords> pack_words;                ///< by controller: everybody's with its own
};

/// The rules under `tree` (the folder that holds config/, redaction/ and templates/), or every fault found as "file:line: what".
Result<std::unique_ptr<Rules>, std::vector<std::string>> load_rules(std::string const& tree);

}  // namespace rightsdesk::settings
