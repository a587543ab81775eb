#pragma once
// The case as the conditions of its workflow look at it: tasks, events, and the guards and facts that tables may name.
#include <map>
#include <string>

#include "app/office.h"

namespace rightsdesk::app {

/// The workflow the case is worked by.
workflow::Workflow const& workflow_of(Office const& office, casework::Case const& about);
/// Is it still being answered?
bool is_open(Office const& office, casework::Case const& about);

/// The controller's other cases about the same person: of the same request, or with the same name and date of birth. With
/// `workflows` only those worked by one of them: the others need not be opened.
std::vector<casework::Case> other_cases_of_person(Work& work, casework::Case const& about, std::vector<std::string> const& workflows = {});

/// The case for_rules() found, as a refusal may name it: its reference after a space, or nothing where whoever acts is not shown it.
std::string shown_reference(Work& work, CaseId const& other);

/// Does a fact of the case hold? One of settings::known_names().facts; they follow from the request and never change.
bool fact_holds(Office const& office, casework::Case const& about, std::string const& fact);

/// What keeps a guard or a fact from holding, each with the place to go to; empty when it holds.
Because open_in_guard(Work& work, Office const& office, casework::Case const& about, Actor const& actor,
                      std::string const& guard);

/// Asks conditions of the case as it stands in this transaction. All of it must outlive what is given.
workflow::Asked asked_of(Work& work, Office const& office, casework::Case const& about, Actor const& actor);

}  // namespace rightsdesk::app
