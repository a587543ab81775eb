#include "web/accounts/account_views.h"

#include <algorithm>

#include "web/pages/words.h"

namespace rightsdesk::web::accounts {
namespace {

using intake::Kind;
using intake::Question;
using What = Accounts::Change::What;

std::string joined(std::vector<std::string> const& roles) {
  std::string words;
  for (auto const& role : roles) words += (words.empty() ? "" : ", ") + plain(role);
  return words.empty() ? "None" : words;
}

bool from_council(ColleagueLine const& colleague) { return colleague.sign_in_name.starts_with("council:"); }

std::string sign_in_words(ColleagueLine const& colleague) { return from_council(colleague) ? "Council account" : colleague.sign_in_name; }

std::string device_words(ColleagueLine const& colleague) {
  if (from_council(colleague)) return "At the council’s sign-in";
  return colleague.has_device ? "Set up" : "Not set up yet";
}

View line_view(ColleagueLine const& colleague) {
  return View().text("account_name", colleague.name).text("account_href", "/staff/accounts/" + colleague.id).text("account_sign_in", sign_in_words(colleague))
      .text("account_roles", joined(colleague.roles)).text("account_device", device_words(colleague))
      .text("account_state", colleague.disabled ? "Disabled" : "Enabled").text("account_colour", colleague.disabled ? "grey" : "green");
}

}  // namespace

std::string word_of(What what) {
  switch (what) {
    case What::disable: return "disable";
    case What::enable: return "enable";
    case What::reset_device: return "reset-device";
    case What::sign_out: return "sign-out";
    case What::roles: break;
  }
  return "roles";
}

View list_view(std::vector<ColleagueLine> const& all) {
  std::vector<View> lines;
  for (auto const& colleague : all) lines.push_back(line_view(colleague));
  return View().each("accounts", std::move(lines));
}

View password_view(std::vector<Refusal> const& mistakes) {
  View view;
  for (auto const* field : {"before", "after", "again"}) {
    std::string error;
    for (auto const& mistake : mistakes) {
      if (mistake.field == field) error = mistake.text;
    }
    view.text(std::string(field) + "_error", error);
  }
  return view;
}

View account_view(ColleagueLine const& colleague) {
  auto view = line_view(colleague);
  view.when("is_disabled", colleague.disabled).when("may_reset", colleague.has_device).when("from_council", from_council(colleague));
  return view;
}

std::vector<Question> role_questions(std::vector<std::string> const& roles) {
  Question question{"roles", "Roles", "An administrator looks after accounts and sees no case", Kind::checkboxes, false};
  for (auto const& role : roles) question.options.push_back({role, plain(role)});
  return {std::move(question)};
}

std::vector<Question> new_account_questions(std::vector<std::string> const& roles) {
  auto questions = role_questions(roles);
  questions.insert(questions.begin(), {{"name", "Name", "", Kind::text, true, "Enter the colleague’s name"},
                                       {"sign-in-name", "Name to sign in with", "", Kind::text, true, "Enter the name to sign in with"}});
  return questions;
}

Foretold foretold(ColleagueLine const& colleague, Accounts::Change const& change) {
  auto const& name = colleague.name;
  switch (change.what) {
    case What::disable:
      return {"Disable the account of " + name + "?", "Disable the account",
              {name + " cannot sign in any more. Whatever they have open ends now.", "Their tasks stay with their cases. What they did stays on the record under their name.", "It can be enabled again."}};
    case What::enable: return {"Enable the account of " + name + "?", "Enable the account", {name + " can sign in again with their password and device.", "Their roles: " + joined(colleague.roles) + "."}};
    case What::reset_device:
      return {"Take the device off the account of " + name + "?", "Take the device off",
              {"Their device and their recovery codes stop working. Whatever they have open ends now.", "Whoever next signs in with their password sets up another device. First make sure, in person or on a number you know, that it is them who asks.",
               "It goes on the record under your name."}};
    case What::sign_out:
      return {"Sign " + name + " out everywhere?", "Sign them out",
              {"Whatever they have open ends now. What they typed and did not send is lost.", "They can sign in again with their password and device. If somebody else may have these, disable the account instead.", "It goes on the record under your name."}};
    case What::roles: break;
  }
  return {"Change the roles of " + name + "?", "Change the roles", {}};
}

View confirm_view(ColleagueLine const& colleague, Accounts::Change const& change, std::vector<std::string> const& warnings) {
  auto told = foretold(colleague, change);
  View view;
  view.text("account_href", "/staff/accounts/" + colleague.id).text("act", word_of(change.what)).text("button", told.button);
  return view.each("will_do", lines_of(told.lines)).each("chosen_roles", lines_of(change.roles)).each("warnings", lines_of(warnings));
}

}  // namespace rightsdesk::web::accounts
