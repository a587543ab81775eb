#pragma once
// The administrators' pages as values. Pure.
#include <string>
#include <vector>

#include "intake/questions.h"
#include "web/accounts/accounts.h"

namespace rightsdesk::web::accounts {

View list_view(std::vector<ColleagueLine> const& all);
View account_view(ColleagueLine const& colleague);
std::vector<intake::Question> new_account_questions(std::vector<std::string> const& roles);
std::vector<intake::Question> role_questions(std::vector<std::string> const& roles);

/// What a change will do, in sentences; the title and the button of the page that asks whether it is meant.
struct Foretold {
  std::string title, button;
  std::vector<std::string> lines;
};
Foretold foretold(ColleagueLine const& colleague, Accounts::Change const& change);
/// The fields of a new password, each with its mistake.
View password_view(std::vector<Refusal> const& mistakes);
/// `warnings`: what it would leave undone, each a sentence.
View confirm_view(ColleagueLine const& colleague, Accounts::Change const& change, std::vector<std::string> const& warnings = {});

/// "roles", "disable", "enable", "reset-device", "sign-out".
std::string word_of(Accounts::Change::What what);

}  // namespace rightsdesk::web::accounts
