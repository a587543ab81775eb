#include <algorithm>

#include "web/accounts/account_views.h"
#include "web/accounts/own_sessions.h"
#include "web/accounts/role_views.h"
#include "web/edge/dispatch.h"
#include "web/edge/reply.h"
#include "web/pages/browser.h"
#include "web/pages/fields.h"
#include "web/pages/reason.h"
#include "web/routes.h"

namespace rightsdesk::web {
namespace {

using Change = Accounts::Change;
using Mistakes = std::vector<Refusal>;

constexpr char const* kList = "/staff/accounts";
constexpr char const* kRolesPage = "/staff/roles";

std::string done_words(std::string const& key) {
  static std::map<std::string, std::string> const words{{"roles", "The roles are changed"}, {"disable", "The account is disabled"}, {"enable", "The account is enabled"}, {"reset-device", "The device is taken off"}, {"sign-out", "They are signed out everywhere"}};
  auto const found = words.find(key);
  return found == words.end() ? "" : found->second;
}

/// The administrators' desk, for one request.
class Desk {
 public:
  Desk(Site& site, Accounts& accounts, Exchange const& exchange) : site_(site), accounts_(accounts), exchange_(exchange) {}

  Reply roles() {
    auto const acts = app::role_acts(site_.office.rules);
    auto const everybody = accounts::holders_of(accounts_.all());
    accounts::RolesShown const shown{app::role_reach(accounts_.roles(), acts, everybody, app::waiting_work(site_.office)), app::few_for_second_person(acts, everybody)};
    return site_.staff_page(exchange_, {"accounts/roles", "Roles", accounts::roles_view(shown, pages()), {}, kList});
  }

  Reply list(Mistakes const& mistakes = {}) {
    PageSpec spec{"accounts/list", "Accounts", accounts::list_view(accounts_.all()), mistakes};
    auto const questions = accounts::new_account_questions(accounts_.roles());
    spec.view.each("new_fields", field_views(questions, answers_of(exchange_.form), mistakes, Label::plain)).when("new_open", !mistakes.empty());
    return site_.staff_page(exchange_, spec);
  }

  Reply add() {
    auto const& form = exchange_.form;
    auto const added = accounts_.add(exchange_.staff.id, {form.one("name"), form.one("sign-in-name"), known(form.all("roles"))});
    if (!added) return list({{added.error().code, added.error().text, added.error().code == "name_taken" || added.error().field == "sign_in_name" ? "sign-in-name" : "name", {}}});
    PageSpec spec{"accounts/added", "Account added", View().text("account_name", form.one("name")).text("account_sign_in", form.one("sign-in-name")).text("first_password", added->first_password), {}, kList};
    return site_.staff_page(exchange_, spec);
  }

  Reply show(Mistakes const& mistakes = {}) {
    auto const colleague = wanted();
    PageSpec spec{"accounts/account", colleague.name, accounts::account_view(colleague), mistakes, kList};
    intake::FormAnswers const now{{"roles", colleague.roles}};
    spec.view.each("role_fields", field_views(accounts::role_questions(accounts_.roles()), now, {}, Label::plain)).text("done", done_words(exchange_.query.one("done")));
    auto history = accounts::role_history_views(accounts_.history(colleague.id), [this](std::string const& id) { return site_.door.name_of(id); });
    spec.view.when("any_versions", !history.empty()).each("versions", std::move(history));
    return site_.staff_page(exchange_, spec);
  }

  Reply change() {
    auto const colleague = wanted();
    auto const meant = change_meant(colleague.id);
    if (meant.what == Change::What::roles) return change_roles(meant);
    if (exchange_.form.one("sure") != "yes") {
      PageSpec spec{"accounts/confirm", accounts::foretold(colleague, meant).title, accounts::confirm_view(colleague, meant, undone_by(colleague, meant)), {}, kList + ("/" + colleague.id)};
      return site_.staff_page(exchange_, spec);
    }
    auto const changed = accounts_.change(exchange_.staff.id, meant);
    if (!changed) return show({{changed.error().code, changed.error().text, "", {}}});
    return Reply::redirect(kList + ("/" + colleague.id) + "?done=" + accounts::word_of(meant.what));
  }

  Reply own_password(Mistakes const& mistakes = {}) {
    bool const changed = exchange_.query.one("done") == "password";
    bool const council = std::ranges::any_of(accounts_.all(), [&](auto const& one) { return one.id == exchange_.staff.id && one.sign_in_name.starts_with("council:"); });
    PageSpec spec{"accounts/password", "Change your password", accounts::password_view(mistakes).when("from_council", council).text("done", changed ? "Your password is changed. You are signed out everywhere else." : ""), mistakes};
    return site_.staff_page(exchange_, spec);
  }

  Reply change_own_password() {
    auto const& form = exchange_.form;
    if (form.one("after") != form.one("again")) return own_password({{"not_the_same", "Enter the new password twice in the same way.", "again", {}}});
    auto const token = accounts_.change_password(exchange_.staff.id, form.one("before"), form.one("after"));
    if (!token) return own_password({token.error()});
    auto reply = Reply::redirect("/staff/password?done=password");
    reply.cookie(staff_cookie, *token);
    site_.door.note_browser(*token, browser_in_words(exchange_.header("user-agent")));
    return reply;
  }

 private:
  Reply change_roles(Change meant) {
    if (exchange_.form.one("sure") != "yes") return look_at_roles(meant, {});
    meant.seen = exchange_.form.one("seen");
    meant.reason = exchange_.form.one("reason");
    auto const changed = accounts_.change(exchange_.staff.id, meant);
    if (changed) return Reply::redirect(kList + ("/" + meant.colleague) + "?done=roles");
    auto const& why = changed.error();
    if (why.code == "stale" || why.field == "reason") return look_at_roles(meant, {why});
    return show({{why.code, why.text, "", {}}});
  }
  static std::set<std::string> roles_of(ColleagueLine const& colleague) { return {colleague.roles.begin(), colleague.roles.end()}; }
  std::vector<std::string> undone_by(ColleagueLine const& colleague, Change const& meant) {
    if (meant.what != Change::What::disable) return {};
    auto const everybody = accounts::holders_of(accounts_.all());
    return accounts::left_undone(app::role_change(app::role_acts(site_.office.rules), app::waiting_work(site_.office), everybody, {colleague.id, colleague.name, roles_of(colleague)}, std::nullopt));
  }
  Reply look_at_roles(Change meant, Mistakes const& mistakes) {
    meant.seen = accounts_.seen();  // before they are read: who changes one in between is found out
    auto const colleague = wanted();
    auto const everybody = accounts::holders_of(accounts_.all());
    auto const before = roles_of(colleague);
    std::set<std::string> const after{meant.roles.begin(), meant.roles.end()};
    if (before == after) return show({{"no_change", "These are the roles that " + colleague.name + " has.", "", {}}});
    if (accounts::takes_last_administrator(everybody, meant)) return show({{"last_administrator", "One administrator must remain. Give somebody else the role first.", "", {}}});
    auto const change = app::role_change(app::role_acts(site_.office.rules), app::waiting_work(site_.office), everybody, {colleague.id, colleague.name, before}, after);
    auto const told = accounts::foretold(colleague, meant);
    PageSpec spec{"accounts/roles-look", told.title, accounts::role_change_view(change, pages(), colleague, meant).also(accounts::confirm_view(colleague, meant)), mistakes, kList + ("/" + colleague.id)};
    spec.view.each("reason_fields", {reason_field(exchange_.form, mistakes)});
    return site_.staff_page(exchange_, spec);
  }
  /// Of the router's own table, these pages among them.
  std::vector<accounts::RolePage> pages() {
    auto all = routes(site_);
    for (auto& route : account_routes(site_, accounts_)) all.push_back(std::move(route));
    return accounts::role_pages(all);
  }
  ColleagueLine wanted() {
    for (auto const& one : accounts_.all())
      if (one.id == exchange_.part("colleague")) return one;
    throw Malformed("no such account", 404);
  }
  /// Roles that there are; another is a made-up form.
  std::vector<std::string> known(std::vector<std::string> const& roles) {
    auto const all = accounts_.roles();
    for (auto const& role : roles)
      if (std::find(all.begin(), all.end(), role) == all.end()) throw Malformed("no such role");
    return roles;
  }
  Change change_meant(std::string const& colleague) {
    auto const act = exchange_.form.one("act");
    for (auto const what : {Change::What::roles, Change::What::disable, Change::What::enable, Change::What::reset_device, Change::What::sign_out}) {
      if (act == accounts::word_of(what)) return {what, colleague, what == Change::What::roles ? known(exchange_.form.all("roles")) : std::vector<std::string>{}};
    }
    throw Malformed("no such change");
  }
  Site& site_;
  Accounts& accounts_;
  Exchange const& exchange_;
};

}  // namespace

std::vector<Route> account_routes(Site& site, Accounts& accounts) {
  Access const administrators{Audience::staff, {"administrator"}}, changing{Audience::staff, {"administrator"}, true};
  auto const at_desk = [&site, &accounts](auto act) { return [&site, &accounts, act](Exchange const& x) { return act(Desk(site, accounts, x)); }; };
  return {{"GET", kList, administrators, at_desk([](Desk desk) { return desk.list(); })},
          {"POST", kList, changing, at_desk([](Desk desk) { return desk.add(); })},
          {"GET", "/staff/accounts/:colleague", administrators, at_desk([](Desk desk) { return desk.show(); })},
          {"POST", "/staff/accounts/:colleague", changing, at_desk([](Desk desk) { return desk.change(); })},
          {"GET", kRolesPage, administrators, at_desk([](Desk desk) { return desk.roles(); })},
          {"GET", accounts::kSessionsPage, {Audience::staff, {}}, [&site](Exchange const& x) { return accounts::own_sessions(site, x); }},
          {"POST", accounts::kSessionsPage, {Audience::staff, {}, true}, [&site](Exchange const& x) { return accounts::end_sessions(site, x); }},
          {"GET", "/staff/password", {Audience::staff, {}}, at_desk([](Desk desk) { return desk.own_password(); })},
          {"POST", "/staff/password", {Audience::staff, {}, true}, at_desk([](Desk desk) { return desk.change_own_password(); })}};
}

}  // namespace rightsdesk::web
