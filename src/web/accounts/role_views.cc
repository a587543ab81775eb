#include "web/accounts/role_views.h"

#include <algorithm>

#include "core/text.h"

namespace rightsdesk::web::accounts {
namespace {

using app::RoleAct;
using RoleNames = std::set<std::string>;
using Kind = RoleAct::Kind;

constexpr std::string_view kStaff = "/staff/";
constexpr std::string_view kOfCase = "/staff/cases/:case/";
constexpr std::size_t kNamedWorkflows = 3, kEveryWorkflow = 1000, kNamedActs = 5, kShownAtOnce = 12;

/// "Cases, access, open": the parts of an address that say what it is.
std::string page_words(std::string const& pattern) {
  std::string words;
  for (auto const& part : split(pattern.substr(kStaff.size()), '/')) {
    if (part.starts_with(':')) continue;
    words += words.empty() ? source_words(part) : ", " + lower_ascii(source_words(part));
  }
  return words;
}

bool is_whole_page(Route const& route) { return route.method == "GET" && route.pattern.find_first_of(":.") == std::string::npos; }

/// Who may look at a case at all.
RoleNames lookers(std::vector<Route> const& routes) {
  for (auto const& route : routes) {
    if (route.method == "GET" && route.pattern == "/staff/cases/:case") return route.access.roles;
  }
  return {};
}

std::string joined_words(std::vector<std::string> const& all, std::string const& between) {
  std::string words;
  for (auto const& one : all) words += (words.empty() ? "" : between) + one;
  return words;
}

std::string role_words(RoleNames const& roles) {
  std::vector<std::string> words;
  for (auto const& role : roles) words.push_back(plain(role));
  return joined_words(words, ", ");
}

std::string act_words(RoleAct const& act) {
  auto const words = plain(act.words);
  return act.kind == Kind::step ? words : act.kind == Kind::task_added ? "Add the task “" + words + "”" : "End the task “" + words + "”";
}

void add_once(std::vector<std::string>& all, std::string const& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

/// The first of them, and how many more.
std::string first_of(std::vector<std::string> const& all, std::size_t most, std::string const& between) {
  if (all.size() <= most + 1) return joined_words(all, between);
  std::vector<std::string> const first(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(most));
  return joined_words(first, between) + " and " + std::to_string(all.size() - most) + " others";
}

/// One line for what is the same in several workflows, which it names. A task's outcomes stand together.
std::vector<std::string> act_lines(std::vector<RoleAct> const& acts, std::size_t most_workflows = kEveryWorkflow) {
  std::vector<std::string> order;
  std::map<std::string, std::map<std::string, std::vector<std::string>>> outcomes;  // by words and workflow
  for (auto const& act : acts) {
    auto const words = act_words(act);
    add_once(order, words);
    auto& of_workflow = outcomes[words][act.workflow];
    if (!act.outcome.empty()) add_once(of_workflow, act.outcome);
  }
  std::vector<std::string> lines;
  for (auto const& words : order) {
    std::map<std::string, std::vector<std::string>> same;  // workflows by the outcomes
    for (auto const& [workflow, ends] : outcomes[words]) same[joined_words(ends, "; ")].push_back(workflow);
    for (auto const& [ends, workflows] : same) lines.push_back(words + (ends.empty() ? "" : ": " + ends) + " (" + first_of(workflows, most_workflows, ", ") + ")");
  }
  return lines;
}

std::vector<std::string> pages_of(RoleNames const& roles, std::vector<RolePage> const& pages) {
  std::vector<std::string> found;
  for (auto const& page : pages) {
    if (std::any_of(roles.begin(), roles.end(), [&](auto const& role) { return page.roles.contains(role); })) found.push_back(page.words);
  }
  return found;
}

std::vector<std::string> beyond(std::vector<std::string> all, std::vector<std::string> const& taken) {
  std::erase_if(all, [&](auto const& one) { return std::find(taken.begin(), taken.end(), one) != taken.end(); });
  return all;
}

/// Of acts that one colleague alone may do: where nobody may, it is said of the act itself.
std::vector<std::string> few_lines(std::vector<app::FewLeft> const& few, std::string const& beginning) {
  std::vector<std::string> lines;
  for (auto const& left : few) {
    if (left.after > 0) lines.push_back(beginning + plain(left.act.words) + " (" + left.act.workflow + "), with the second look before it. It must be a second person: what that colleague reviewed or built, nobody could release.");
  }
  return lines;
}

View role_view(app::RoleReach const& one, std::vector<RolePage> const& pages) {
  std::vector<View> holders;
  for (auto const& holder : one.holders) holders.push_back(View().text("holder_name", holder.name).text("holder_href", "/staff/accounts/" + holder.id));
  auto const acts = act_lines(one.acts), opened = pages_of({one.role}, pages);
  View view;
  view.text("role_id", one.role).text("role_name", plain(one.role)).when("has_holders", !holders.empty()).each("holders", std::move(holders));
  view.text("role_tasks", one.open_tasks == 0 ? "" : counted(static_cast<std::size_t>(one.open_tasks), "open task", "open tasks"));
  auto const undoable = act_lines(one.undoable);
  view.when("any_undoable", !undoable.empty()).text("undoable_count", counted(undoable.size(), "act", "acts")).each("undoable", lines_of(undoable));
  view.text("page_words", joined_words(opened, "; ")).text("act_count", counted(acts.size(), "act of the workflows", "acts of the workflows")).when("has_acts", !acts.empty());
  return view.each("acts", lines_of(acts));
}

std::string task_words(app::TaskCount const& tasks) { return counted(static_cast<std::size_t>(tasks.open), "open task", "open tasks") + " “" + tasks.title + "”"; }

std::vector<std::string> work_lines(app::RoleChange const& change, ColleagueLine const& colleague, RoleNames const& after) {
  std::vector<std::string> lines;
  for (auto const& tasks : change.tasks_theirs) lines.push_back(task_words(tasks) + " of their cases: somebody else has to end them.");
  if (change.cases > 0 && !change.lost.empty()) lines.push_back(counted(static_cast<std::size_t>(change.cases), "open case stays", "open cases stay") + " with " + colleague.name + " until somebody gives them to a colleague.");
  if (colleague.disabled) lines.push_back("The account is disabled: it holds once it is enabled.");
  else if (after.empty()) lines.push_back("They stay signed in and can open nothing from the next page on.");
  else lines.push_back("They stay signed in: nothing they have open ends, and the new roles hold from the next page.");
  if (colleague.sign_in_name.starts_with("council:")) lines.push_back("It holds until they next sign in: then the roles come from their council account.");
  return lines;
}

}  // namespace

std::vector<std::string> left_undone(app::RoleChange const& change) {
  std::vector<std::string> lines;
  for (auto const& tasks : change.tasks_nobody) lines.push_back(task_words(tasks) + " would be left with nobody who may end them.");
  for (auto const& tasks : change.tasks_of_role) lines.push_back(task_words(tasks) + " would lie with a role that nobody has: " + plain(tasks.owner) + ".");
  for (auto const& line : few_lines(change.few, "Only one colleague could do this: ")) lines.push_back(line);
  auto const acts = act_lines(change.nobody, kNamedWorkflows);
  if (!acts.empty()) lines.push_back("Nobody could do " + counted(acts.size(), "act", "acts") + " any more, whatever role they have: " + first_of(acts, kNamedActs, "; ") + ".");
  return lines;
}

std::vector<RolePage> role_pages(std::vector<Route> const& routes) {
  auto const looking = lookers(routes);
  std::vector<RolePage> pages;
  for (auto const& route : routes) {
    if (route.access.audience != Audience::staff || route.access.roles.empty()) continue;
    bool const narrower = route.pattern.starts_with(kOfCase) && route.access.roles != looking;
    if (!is_whole_page(route) && !narrower) continue;
    auto const words = page_words(route.pattern);
    auto const found = std::find_if(pages.begin(), pages.end(), [&](auto const& one) { return one.words == words; });
    if (found == pages.end()) pages.push_back({words, route.access.roles});
  }
  return pages;
}

std::vector<app::RoleHolder> holders_of(std::vector<ColleagueLine> const& all) {
  std::vector<app::RoleHolder> holders;
  for (auto const& one : all) {
    if (!one.disabled) holders.push_back({one.id, one.name, {one.roles.begin(), one.roles.end()}});
  }
  return holders;
}

bool takes_last_administrator(std::vector<app::RoleHolder> const& everybody, Accounts::Change const& wanted) {
  constexpr char const* administrator = "administrator";
  auto const keeps = [&](app::RoleHolder const& one) {
    bool const changed = one.id == wanted.colleague;
    return changed ? std::find(wanted.roles.begin(), wanted.roles.end(), administrator) != wanted.roles.end() : one.roles.contains(administrator);
  };
  return std::none_of(everybody.begin(), everybody.end(), keeps);
}

View roles_view(RolesShown const& shown, std::vector<RolePage> const& pages) {
  std::vector<View> roles, missed;
  for (auto const& one : shown.roles) {
    if (one.missed()) missed.push_back(View().text("missed_name", plain(one.role)).text("missed_href", "#role-" + one.role));
    roles.push_back(role_view(one, pages));
  }
  auto const few = few_lines(shown.few, "Only one colleague may do this: ");
  View view;
  view.when("any_missed", !missed.empty()).each("missed", std::move(missed)).each("few", lines_of(few));
  return view.each("roles", std::move(roles));
}

View role_change_view(app::RoleChange const& change, std::vector<RolePage> const& pages, ColleagueLine const& colleague, Accounts::Change const& wanted) {
  RoleNames const before{colleague.roles.begin(), colleague.roles.end()}, after{wanted.roles.begin(), wanted.roles.end()};
  auto const opened = pages_of(before, pages), opens = pages_of(after, pages);
  auto const gained = act_lines(change.gained), lost = act_lines(change.lost), warnings = left_undone(change);
  auto const nobody = act_lines(change.nobody);
  View view;
  view.when("gained_open", gained.size() <= kShownAtOnce).when("lost_open", lost.size() <= kShownAtOnce).when("any_nobody", nobody.size() > kNamedActs).each("nobody", lines_of(nobody));
  view.text("before_words", before.empty() ? "None" : role_words(before)).text("after_words", after.empty() ? "None" : role_words(after));
  view.when("any_gained", !gained.empty()).text("gained_count", counted(gained.size(), "act", "acts")).each("gained", lines_of(gained)).text("pages_gained", joined_words(beyond(opens, opened), "; "));
  view.when("any_lost", !lost.empty()).text("lost_count", counted(lost.size(), "act", "acts")).each("lost", lines_of(lost)).text("pages_lost", joined_words(beyond(opened, opens), "; "));
  return view.when("any_warnings", !warnings.empty()).each("warnings", lines_of(warnings)).each("work", lines_of(work_lines(change, colleague, after))).text("seen", wanted.seen);
}

std::vector<View> role_history_views(std::vector<app::RuleVersion> const& versions, NameOf const& name_of) {
  std::vector<View> views;
  for (auto one = versions.rbegin(); one != versions.rend(); ++one) {
    std::vector<std::string> words;
    for (auto const& role : split(one->content, ',')) words.push_back(plain(role));
    views.push_back(View().text("version_roles", joined_words(words, ", ")).text("version_by", actor_words(one->by, name_of)).text("version_on", in_words(one->on)).text("version_reason", one->reason));
  }
  return views;
}

}  // namespace rightsdesk::web::accounts
