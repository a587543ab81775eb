#include "web/routes.h"

#include <algorithm>

#include "web/api/api.h"
#include "web/caseload/pages.h"
#include "web/owner/answer.h"
#include "web/portal/acts.h"
#include "web/portal/come_back.h"
#include "web/portal/evidence.h"
#include "web/portal/form.h"
#include "web/portal/status.h"
#include "web/review/pages.h"

namespace rightsdesk::web {
namespace {

using Page = Reply (*)(Site&, Exchange const&);

struct Line {
  char const *method, *pattern;
  Access access;
  Page page;
  std::uint64_t largest_body = usual_body;
};

constexpr std::uint64_t evidence_body = 21U << 20U;  // one file of 20 MiB with its form
Access const anyone{Audience::anyone, {}};
// The verbs ask the workflow's table whether this person may act now; here only who may look.
Access const staff{Audience::staff, {"intake", "case_officer", "reviewer", "second_reviewer", "legal", "dpo", "manager", "social_worker", "auditor"}};
Access const takers{Audience::staff, {"intake", "case_officer", "dpo"}};
Access const counters{Audience::staff, {"auditor", "dpo", "manager"}};
Access const leads{Audience::staff, {"dpo", "manager"}};
Access const administrators{Audience::staff, {"administrator"}};
Access const signed_in{Audience::staff, {}};

/// For acts that send something out of the house, let somebody in, or change the rules that every case goes by (security.md, ASVS 7.5.3).
Access with_code_lately(Access access) {
  access.code_lately = true;
  return access;
}

std::string type_of(std::string const& name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return "application/octet-stream";
}

Reply asset(Site& site, Exchange const& exchange) {
  auto const found = site.assets.find(exchange.part("file"));
  if (found == site.assets.end()) throw Malformed("no such asset", 404);
  return Reply::inline_file(found->second, type_of(found->first)).header("Cache-Control", "public, max-age=86400");
}

Reply root(Site&, Exchange const&) { return Reply::redirect("/start"); }
/// Who looks after accounts and nothing else sees no case.
Reply staff_root(Site&, Exchange const& exchange) {
  bool const accounts_only = exchange.staff.roles == std::vector<std::string>{"administrator"};
  return Reply::redirect(accounts_only ? "/staff/accounts" : "/staff/home");
}
Reply alive(Site&, Exchange const&) { return Reply::text("alive\n", 200); }

std::vector<Line> residents() {
  return {
      {"GET", "/", anyone, root},
      {"GET", "/livez", anyone, alive},
      {"GET", "/static/:file", anyone, asset},
      {"GET", "/start", anyone, portal::start},
      {"GET", "/before-you-start", anyone, portal::safety},
      {"POST", "/begin", anyone, portal::begin},
      {"GET", "/request/:page", anyone, portal::show_question},
      {"POST", "/request/:page", anyone, portal::take_answer},
      {"GET", "/request/check", anyone, portal::check_answers},
      {"POST", "/request/send", anyone, portal::send},
      {"GET", "/request/sent", anyone, portal::sent},
      {"GET", "/request/evidence", anyone, portal::show_evidence_now},
      {"POST", "/request/evidence", anyone, portal::take_evidence_now, evidence_body},
      {"GET", "/request/keep", anyone, portal::show_keep},
      {"POST", "/request/keep", anyone, portal::keep},
      {"POST", "/request/keep/code", anyone, portal::keep_with_code},
      {"GET", "/come-back", anyone, portal::show_come_back},
      {"POST", "/come-back", anyone, portal::come_back},
      {"POST", "/come-back/code", anyone, portal::come_back_with_code},
      {"GET", "/exit", anyone, portal::leave_now},
      {"GET", "/language/:code", anyone, portal::choose_language},
      {"GET", "/cookies", anyone, portal::cookies},
      {"GET", "/accessibility", anyone, portal::accessibility},
      {"GET", "/status", anyone, portal::ask_reference},
      {"POST", "/status", anyone, portal::send_code},
      {"POST", "/status/code", anyone, portal::take_code},
      {"GET", "/status/request", anyone, portal::show_status},
      {"GET", "/status/evidence", anyone, portal::show_evidence},
      {"POST", "/status/evidence", anyone, portal::take_evidence, evidence_body},
      {"GET", "/status/answer", anyone, portal::show_answer},
      {"POST", "/status/answer", anyone, portal::take_reply},
      {"GET", "/status/change", anyone, portal::show_change},
      {"POST", "/status/change", anyone, portal::take_change},
      {"GET", "/status/email", anyone, portal::show_email},
      {"POST", "/status/email", anyone, portal::take_email},
      {"POST", "/status/email/code", anyone, portal::take_email_code},
      {"GET", "/status/phone", anyone, portal::show_phone},
      {"POST", "/status/phone", anyone, portal::take_phone},
      {"POST", "/status/phone/code", anyone, portal::take_phone_code},
      {"GET", "/status/address", anyone, portal::show_address},
      {"POST", "/status/address", anyone, portal::take_address},
      {"GET", "/status/stop", anyone, portal::show_stop},
      {"POST", "/status/stop", anyone, portal::take_stop},
      {"GET", "/status/complain", anyone, portal::show_complain},
      {"POST", "/status/complain", anyone, portal::take_complaint},
      {"GET", "/status/open/:version", anyone, portal::show_open},
      {"GET", "/status/letters/:letter", anyone, portal::show_letter},
      {"POST", "/status/letters/:letter", anyone, portal::download_letter},
      {"POST", "/status/download", anyone, portal::download},
      {"POST", "/status/read", anyone, portal::begin_reading},
      {"GET", "/status/read/:version/:file", anyone, portal::read_page},
      {"POST", "/status/leave", anyone, portal::leave},
  };
}

std::vector<Line> owners_of_sources() {
  return {
      {"GET", "/answer/:token", anyone, owner::show},
      {"POST", "/answer/:token", anyone, owner::take, owner::largest_file_form},
  };
}

std::vector<Line> caseload_lines() {
  return {
      {"GET", "/staff", signed_in, staff_root},
      {"GET", "/staff/sign-in", anyone, caseload::show_sign_in},
      {"POST", "/staff/sign-in", anyone, caseload::sign_in},
      {"GET", "/staff/sign-in/code", anyone, caseload::show_code},
      {"POST", "/staff/sign-in/code", anyone, caseload::give_code},
      {"GET", "/staff/sign-in/device", anyone, caseload::show_device},
      {"POST", "/staff/sign-in/device", anyone, caseload::add_device},
      {"GET", "/staff/sign-in/council", anyone, caseload::go_elsewhere},
      {"GET", "/staff/sign-in/council/back", anyone, caseload::back_from_elsewhere},
      {"POST", "/staff/sign-in/council/ended", {Audience::messenger, {}}, caseload::ended_elsewhere},
      {"POST", "/staff/sign-out", anyone, caseload::sign_out},
      {"GET", "/staff/signed-out", anyone, caseload::show_signed_out},
      {"GET", "/staff/signed-out/council", anyone, caseload::leave_elsewhere},
      {"GET", "/staff/signed-out/council/back", anyone, caseload::left_elsewhere},
      {"GET", "/staff/home", staff, caseload::home},
      {"GET", "/staff/charts", staff, caseload::charts},
      {"GET", "/staff/charts.csv", staff, caseload::charts_csv},
      {"GET", "/staff/regulator", counters, caseload::regulator},
      {"POST", "/staff/regulator", with_code_lately(counters), caseload::count_for_regulator},
      {"GET", "/staff/regulator/:figures/:file", counters, caseload::regulator_file},
      {"GET", "/staff/calendar", staff, caseload::calendar},
      {"POST", "/staff/calendar", staff, caseload::open_calendar},
      {"POST", "/staff/calendar/end", staff, caseload::end_calendar},
      {"GET", "/calendar/:secret/due.ics", anyone, caseload::calendar_feed},
      {"GET", "/staff/own", staff, caseload::own},
      {"POST", "/staff/own", staff, caseload::keep_own},
      {"POST", "/staff/own/break", staff, review::had_a_break},
      {"GET", "/staff/cover", staff, caseload::cover},
      {"POST", "/staff/cover/look", staff, caseload::look_at_cover},
      {"POST", "/staff/cover", staff, caseload::arrange_cover},
      {"POST", "/staff/cover/end", staff, caseload::end_cover},
      {"GET", "/staff/cases", staff, caseload::list},
      {"GET", "/staff/cases/list.csv", staff, caseload::list_csv},
      {"GET", "/staff/cases/list.xlsx", staff, caseload::list_xlsx},
      {"GET", "/staff/cases/list.json", staff, caseload::list_json},
      {"POST", "/staff/cases/views", staff, caseload::save_view},
      {"POST", "/staff/cases/views/remove", staff, caseload::remove_view},
      {"POST", "/staff/cases/assign/look", staff, caseload::assign_preview},
      {"POST", "/staff/cases/assign", staff, caseload::assign},
      {"POST", "/staff/cases/tag", staff, caseload::tag},
      {"POST", "/staff/cases/chase", staff, caseload::chase_cases},
      {"POST", "/staff/cases/take", staff, caseload::take_cases},
      {"POST", "/staff/cases/labels", staff, caseload::print_labels},
      {"GET", "/staff/cases/:case", staff, caseload::overview},
      {"POST", "/staff/cases/:case/clock", staff, caseload::record_clock_event},
      {"POST", "/staff/cases/:case/note", staff, caseload::add_note},
      {"POST", "/staff/cases/:case/try-again", staff, caseload::try_again},
      {"GET", "/staff/cases/:case/people", staff, caseload::people},
      {"POST", "/staff/cases/:case/identity", staff, caseload::accept_identity},
      {"POST", "/staff/cases/:case/identity/ask", staff, caseload::ask_for_identity},
      {"POST", "/staff/cases/:case/evidence", staff, caseload::add_evidence, evidence_body},
      {"GET", "/staff/cases/:case/evidence/:file", staff, caseload::evidence_file},
      {"GET", "/staff/tasks", staff, caseload::tasks},
      {"GET", "/staff/cases/:case/work", staff, caseload::work},
      {"POST", "/staff/cases/:case/work/tasks/:task", staff, caseload::act_on_task},
      {"POST", "/staff/cases/:case/work/add", staff, caseload::add_task},
      {"POST", "/staff/cases/:case/work/move", staff, caseload::make_move},
      {"POST", "/staff/cases/:case/work/use", staff, caseload::allow_use},
      {"POST", "/staff/cases/:case/work/copy", staff, caseload::write_copy},
      {"GET", "/staff/cases/:case/work/copy/:form", staff, caseload::copy_file},
      {"GET", "/staff/cases/:case/search", staff, caseload::plan},
      {"POST", "/staff/cases/:case/search", staff, caseload::start_search},
      {"GET", "/staff/cases/:case/expected", staff, caseload::expected},
      {"POST", "/staff/cases/:case/expected", staff, caseload::end_expected},
      {"POST", "/staff/cases/:case/search/again", staff, caseload::ask_again},
      {"POST", "/staff/cases/:case/search/leave", staff, caseload::leave_unsearched},
      {"POST", "/staff/cases/:case/search/told", staff, caseload::search_again},
      {"POST", "/staff/cases/:case/search/finish", staff, caseload::finish_search},
      {"GET", "/staff/cases/:case/candidates", staff, caseload::candidates},
      {"POST", "/staff/cases/:case/candidates/together", staff, caseload::decide_together},
      {"POST", "/staff/cases/:case/candidates/merge", staff, caseload::merge_candidates},
      {"POST", "/staff/cases/:case/candidates/:candidate", staff, caseload::decide_candidate},
      {"POST", "/staff/cases/:case/candidates/:candidate/split", staff, caseload::split_candidate},
      {"GET", "/staff/cases/:case/records", staff, caseload::records},
      {"POST", "/staff/cases/:case/part", staff, caseload::choose_part},
      {"POST", "/staff/cases/:case/part/undo", staff, caseload::choose_all},
      {"POST", "/staff/cases/:case/records/:record", staff, caseload::decide_record},
      {"GET", "/staff/cases/:case/redaction", staff, caseload::redaction},
      {"GET", "/staff/cases/:case/decisions", staff, caseload::decisions},
      {"GET", "/staff/cases/:case/pack", staff, caseload::packs},
      {"POST", "/staff/cases/:case/pack", staff, caseload::build_pack},
      {"POST", "/staff/cases/:case/pack/release", with_code_lately(staff), caseload::release_pack},
      {"POST", "/staff/cases/:case/pack/reopen", staff, caseload::reopen_review},
      {"POST", "/staff/cases/:case/pack/add", staff, caseload::add_to_answer},
      {"POST", "/staff/cases/:case/pack/delivery", staff, caseload::note_delivery},
      {"POST", "/staff/cases/:case/pack/stop", staff, caseload::stop_download},
      {"POST", "/staff/cases/:case/pack/again", staff, caseload::send_again},
      {"POST", "/staff/cases/:case/pack/locked", with_code_lately(staff), caseload::locked_copy},
      {"POST", "/staff/cases/:case/pack/print", with_code_lately(staff), caseload::print_copy},
      {"GET", "/staff/cases/:case/pack/:file", staff, caseload::pack_file},
      {"GET", "/staff/cases/:case/letters", staff, caseload::letters},
      {"GET", "/staff/cases/:case/letters/:letter", staff, caseload::letter},
      {"POST", "/staff/cases/:case/letters/:letter", staff, caseload::write_letter},
      {"GET", "/staff/cases/:case/letters/sent/:number", staff, caseload::letter_copy},
      {"GET", "/staff/cases/:case/hold", staff, caseload::hold},
      {"POST", "/staff/cases/:case/hold/letter", staff, caseload::send_hold_letter},
      {"POST", "/staff/cases/:case/owners/:commission/chase", staff, caseload::chase_owner},
      {"POST", "/staff/cases/:case/hold/confirm", staff, caseload::confirm_hold},
      {"POST", "/staff/cases/:case/hold/blocked", staff, caseload::record_blocked},
      {"POST", "/staff/cases/:case/hold/end", staff, caseload::end_hold},
      {"POST", "/staff/cases/:case/hold/approve", with_code_lately(staff), caseload::approve_disposal},
      {"GET", "/staff/cases/:case/rights", staff, caseload::rights},
      {"POST", "/staff/cases/:case/rights", staff, caseload::choose_basis},
      {"GET", "/staff/notice", staff, caseload::notice},
      {"GET", "/staff/rules", staff, caseload::rules},
      {"GET", "/staff/rules/letters/:letter", staff, caseload::sample_letter},
      {"GET", "/staff/requests/new", takers, caseload::begin_recording},
      {"POST", "/staff/requests/new", takers, caseload::record_request},
      {"GET", "/staff/inbox", takers, caseload::inbox},
      {"GET", "/staff/inbox/:mail", takers, caseload::mail},
      {"POST", "/staff/inbox/:mail/join", takers, caseload::join_mail},
      {"POST", "/staff/inbox/:mail/aside", takers, caseload::set_mail_aside},
      {"POST", "/staff/inbox/:mail/back", takers, caseload::take_mail_back},
      {"GET", "/staff/inbox/:mail/files/:number", takers, caseload::mail_file},
      {"POST", "/staff/inbox/:mail/files/:number", takers, caseload::file_mail_part},
      {"GET", "/staff/holidays", administrators, caseload::holidays},
      {"POST", "/staff/holidays/look", administrators, caseload::look_at_holiday},
      {"POST", "/staff/holidays", with_code_lately(administrators), caseload::change_holiday},
      {"GET", "/staff/letters", administrators, caseload::letters_to_change},
      {"GET", "/staff/letters/:letter", administrators, caseload::letter_to_change},
      {"POST", "/staff/letters/:letter/look", administrators, caseload::look_at_letter_words},
      {"POST", "/staff/letters/:letter", with_code_lately(administrators), caseload::change_letter_words},
      {"GET", "/staff/keeping", administrators, caseload::keeping_rules},
      {"POST", "/staff/keeping/look", administrators, caseload::look_at_keeping},
      {"POST", "/staff/keeping", with_code_lately(administrators), caseload::change_keeping},
      {"GET", "/staff/interfaces", administrators, caseload::interfaces},
      {"POST", "/staff/interfaces/webhooks/:hook", administrators, caseload::send_hook_again},
      {"POST", "/staff/interfaces/keys/:client", with_code_lately(administrators), caseload::renew_key},
      {"GET", "/staff/sources", staff, caseload::sources},
      {"POST", "/staff/sources", staff, caseload::check_source},
      {"GET", "/staff/cases/:case/timeline", staff, caseload::timeline},
      {"GET", "/staff/cases/:case/audit", staff, caseload::audit},
      {"POST", "/staff/cases/:case/regulator", with_code_lately(staff), caseload::regulators_bundle},
      {"GET", "/staff/cases/:case/access", staff, caseload::case_access},
      {"POST", "/staff/cases/:case/access", leads, caseload::keep_case},
      {"POST", "/staff/cases/:case/access/open", with_code_lately(leads), caseload::open_case},
      {"POST", "/staff/cases/:case/archive", with_code_lately(leads), caseload::case_archive},
  };
}

std::vector<Line> review_lines() {
  return {
      {"GET", "/staff/cases/:case/review", staff, review::home},
      {"POST", "/staff/cases/:case/review/finish", staff, review::finish},
      {"GET", "/staff/cases/:case/review/people", staff, review::people},
      {"POST", "/staff/cases/:case/review/people", staff, review::add_person},
      {"POST", "/staff/cases/:case/review/people/decide", staff, review::decide_people},
      {"GET", "/staff/cases/:case/review/grounds", staff, review::grounds},
      {"POST", "/staff/cases/:case/review/grounds", staff, review::record_ground},
      {"GET", "/staff/cases/:case/review/short-forms", staff, review::short_forms},
      {"POST", "/staff/cases/:case/review/short-forms", staff, review::explain_short_form},
      {"GET", "/staff/cases/:case/review/inconsistencies", staff, review::inconsistencies},
      {"POST", "/staff/cases/:case/review/inconsistencies", staff, review::justify},
      {"GET", "/staff/cases/:case/review/all", staff, review::contexts},
      {"POST", "/staff/cases/:case/review/all", staff, review::decide_all},
      {"GET", "/staff/cases/:case/review/same", staff, review::same_groups},
      {"GET", "/staff/cases/:case/review/find", staff, review::find},
      {"GET", "/staff/cases/:case/review/acts", staff, review::acts},
      {"POST", "/staff/cases/:case/review/acts/:act", staff, review::undo},
      {"GET", "/staff/cases/:case/review/remarks", staff, review::remarks},
      {"POST", "/staff/cases/:case/review/remarks", staff, review::add_remark},
      {"POST", "/staff/cases/:case/review/remarks/:remark", staff, review::answer_remark},
      {"GET", "/staff/cases/:case/review/person/:person", staff, review::person},
      {"POST", "/staff/cases/:case/review/person/:person", staff, review::describe_person},
      {"GET", "/staff/cases/:case/review/person/:person/letter", staff, review::consent_letter},
      {"GET", "/staff/cases/:case/second", staff, review::second},
      {"GET", "/staff/cases/:case/second/:record/:page", staff, review::second_page},
      {"POST", "/staff/cases/:case/second/:record/:page", staff, review::look_at_page},
      {"GET", "/staff/cases/:case/review/:record/:page/care", staff, review::care},
      {"POST", "/staff/cases/:case/review/:record/:page/care", staff, review::take_care},
      {"GET", "/staff/cases/:case/review/:record/:page", staff, review::page},
      {"GET", "/staff/cases/:case/review/:record/:page/image", staff, review::image},
      {"POST", "/staff/cases/:case/review/:record/:page/checked", staff, review::check_page},
      {"POST", "/staff/cases/:case/review/:record/:page/stopped", staff, review::stop_here},
      {"POST", "/staff/cases/:case/review/:record/:page/whole", staff, review::withhold_page},
      {"GET", "/staff/cases/:case/review/:record/:page/words", staff, review::words},
      {"POST", "/staff/cases/:case/review/:record/:page/words", staff, review::withhold_words},
      {"POST", "/staff/cases/:case/review/:record/:page/hidden", staff, review::give_hidden},
      {"GET", "/staff/cases/:case/review/:record/:page/keep", staff, review::keep},
      {"POST", "/staff/cases/:case/review/:record/:page/keep", staff, review::keep_chosen},
      {"GET", "/staff/cases/:case/review/:record/:page/same", staff, review::same},
      {"POST", "/staff/cases/:case/review/:record/:page/same", staff, review::take_over},
      {"GET", "/staff/cases/:case/review/:record/:page/area", staff, review::area},
      {"POST", "/staff/cases/:case/review/:record/:page/area", staff, review::withhold_area},
      {"POST", "/staff/cases/:case/review/:record/:page/proposals/:proposal", staff, review::decide_proposal},
  };
}

}  // namespace

bool sees_cases(ColleagueLine const& colleague) {
  return !colleague.disabled && std::any_of(colleague.roles.begin(), colleague.roles.end(), [](auto const& role) { return staff.roles.contains(role); });
}

std::vector<Route> routes(Site& site) {
  std::vector<Route> all;
  for (auto const& desk : {residents(), owners_of_sources(), caseload_lines(), review_lines()}) {
    for (auto const& line : desk) {
      bool const seen = line.access.audience == Audience::staff;
      all.push_back({line.method, line.pattern, line.access,
                     [&site, page = line.page, seen](Exchange const& x) { return seen ? answer_seen(site, x, page) : page(site, x); }, line.largest_body});
    }
  }
  for (auto& route : api::api_routes(site)) all.push_back(std::move(route));
  return all;
}

}  // namespace rightsdesk::web
