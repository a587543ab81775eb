#pragma once
// The DPO team's desk: each page shown, each form taken. A form that is refused shows its page again with what was typed.
#include "web/site.h"

namespace rightsdesk::web::caseload {

Reply show_sign_in(Site& site, Exchange const& exchange);
Reply sign_in(Site& site, Exchange const& exchange);
Reply show_code(Site& site, Exchange const& exchange);
Reply give_code(Site& site, Exchange const& exchange);
Reply show_device(Site& site, Exchange const& exchange);
Reply add_device(Site& site, Exchange const& exchange);
Reply go_elsewhere(Site& site, Exchange const& exchange);
Reply back_from_elsewhere(Site& site, Exchange const& exchange);
Reply sign_out(Site& site, Exchange const& exchange);
Reply show_signed_out(Site& site, Exchange const& exchange);
Reply leave_elsewhere(Site& site, Exchange const& exchange);
Reply left_elsewhere(Site& site, Exchange const& exchange);
/// What the council's identity provider sends (OpenID Connect Back-Channel Logout 1.0, 2.5): 200, or 400 where the message is not to be believed.
Reply ended_elsewhere(Site& site, Exchange const& exchange);
/// As DispatchSettings::ask_for_code: the page sends what was typed back with the code, so that nothing is typed twice.
std::optional<Reply> ask_for_code(Site& site, Exchange const& exchange);

Reply charts(Site& site, Exchange const& exchange);
Reply charts_csv(Site& site, Exchange const& exchange);
Reply regulator(Site& site, Exchange const& exchange);
Reply count_for_regulator(Site& site, Exchange const& exchange);
Reply regulator_file(Site& site, Exchange const& exchange);
Reply home(Site& site, Exchange const& exchange);
Reply calendar(Site& site, Exchange const& exchange);
Reply open_calendar(Site& site, Exchange const& exchange);
Reply end_calendar(Site& site, Exchange const& exchange);
Reply calendar_feed(Site& site, Exchange const& exchange);
/// How this colleague wants to work, and who stands in for whom.
Reply own(Site& site, Exchange const& exchange);
Reply keep_own(Site& site, Exchange const& exchange);
Reply cover(Site& site, Exchange const& exchange);
Reply look_at_cover(Site& site, Exchange const& exchange);
Reply arrange_cover(Site& site, Exchange const& exchange);
Reply end_cover(Site& site, Exchange const& exchange);
Reply list(Site& site, Exchange const& exchange);
Reply list_csv(Site& site, Exchange const& exchange);
Reply list_xlsx(Site& site, Exchange const& exchange);
Reply list_json(Site& site, Exchange const& exchange);
Reply save_view(Site& site, Exchange const& exchange);
Reply remove_view(Site& site, Exchange const& exchange);
Reply assign_preview(Site& site, Exchange const& exchange);
Reply assign(Site& site, Exchange const& exchange);
/// Acts on the cases that were selected, each looked at first: the look and the act are one address, told apart by the form's "sure".
Reply tag(Site& site, Exchange const& exchange);
Reply chase_cases(Site& site, Exchange const& exchange);
Reply take_cases(Site& site, Exchange const& exchange);
Reply print_labels(Site& site, Exchange const& exchange);
Reply overview(Site& site, Exchange const& exchange);
Reply record_clock_event(Site& site, Exchange const& exchange);
Reply add_note(Site& site, Exchange const& exchange);
Reply try_again(Site& site, Exchange const& exchange);
Reply people(Site& site, Exchange const& exchange);
Reply accept_identity(Site& site, Exchange const& exchange);
Reply add_evidence(Site& site, Exchange const& exchange);
Reply evidence_file(Site& site, Exchange const& exchange);
Reply ask_for_identity(Site& site, Exchange const& exchange);
Reply decisions(Site& site, Exchange const& exchange);
Reply timeline(Site& site, Exchange const& exchange);
Reply audit(Site& site, Exchange const& exchange);
Reply regulators_bundle(Site& site, Exchange const& exchange);
Reply case_access(Site& site, Exchange const& exchange);
Reply keep_case(Site& site, Exchange const& exchange);
Reply open_case(Site& site, Exchange const& exchange);
Reply case_archive(Site& site, Exchange const& exchange);

Reply tasks(Site& site, Exchange const& exchange);
Reply work(Site& site, Exchange const& exchange);
Reply act_on_task(Site& site, Exchange const& exchange);
Reply add_task(Site& site, Exchange const& exchange);
Reply make_move(Site& site, Exchange const& exchange);
Reply allow_use(Site& site, Exchange const& exchange);
Reply write_copy(Site& site, Exchange const& exchange);
Reply copy_file(Site& site, Exchange const& exchange);

Reply plan(Site& site, Exchange const& exchange);
Reply expected(Site& site, Exchange const& exchange);
Reply end_expected(Site& site, Exchange const& exchange);
Reply start_search(Site& site, Exchange const& exchange);
Reply ask_again(Site& site, Exchange const& exchange);
Reply leave_unsearched(Site& site, Exchange const& exchange);
Reply search_again(Site& site, Exchange const& exchange);
Reply finish_search(Site& site, Exchange const& exchange);
Reply candidates(Site& site, Exchange const& exchange);
Reply decide_candidate(Site& site, Exchange const& exchange);
Reply decide_together(Site& site, Exchange const& exchange);
Reply merge_candidates(Site& site, Exchange const& exchange);
Reply split_candidate(Site& site, Exchange const& exchange);
Reply records(Site& site, Exchange const& exchange);
Reply decide_record(Site& site, Exchange const& exchange);
Reply choose_part(Site& site, Exchange const& exchange);
Reply choose_all(Site& site, Exchange const& exchange);

Reply letters(Site& site, Exchange const& exchange);
Reply letter(Site& site, Exchange const& exchange);
Reply write_letter(Site& site, Exchange const& exchange);
Reply letter_copy(Site& site, Exchange const& exchange);

Reply hold(Site& site, Exchange const& exchange);
Reply send_hold_letter(Site& site, Exchange const& exchange);
Reply chase_owner(Site& site, Exchange const& exchange);
Reply confirm_hold(Site& site, Exchange const& exchange);
Reply record_blocked(Site& site, Exchange const& exchange);
Reply end_hold(Site& site, Exchange const& exchange);
Reply approve_disposal(Site& site, Exchange const& exchange);
Reply rights(Site& site, Exchange const& exchange);
Reply choose_basis(Site& site, Exchange const& exchange);
Reply notice(Site& site, Exchange const& exchange);
/// What is in force, and a letter of it with invented facts.
Reply rules(Site& site, Exchange const& exchange);
Reply sample_letter(Site& site, Exchange const& exchange);
Reply sources(Site& site, Exchange const& exchange);
/// Bank holidays, for administrators: what is in force and what was changed; what a change will do; the change.
Reply holidays(Site& site, Exchange const& exchange);
Reply look_at_holiday(Site& site, Exchange const& exchange);
Reply change_holiday(Site& site, Exchange const& exchange);
/// The words of letters, for administrators: all letters, one with its versions, what a change will do, the change.
Reply letters_to_change(Site& site, Exchange const& exchange);
Reply letter_to_change(Site& site, Exchange const& exchange);
Reply look_at_letter_words(Site& site, Exchange const& exchange);
Reply change_letter_words(Site& site, Exchange const& exchange);
/// The rules of keeping, for administrators: those in force and their versions, what a change will do, the change.
Reply keeping_rules(Site& site, Exchange const& exchange);
Reply look_at_keeping(Site& site, Exchange const& exchange);
Reply change_keeping(Site& site, Exchange const& exchange);
Reply interfaces(Site& site, Exchange const& exchange);
Reply send_hook_again(Site& site, Exchange const& exchange);
Reply renew_key(Site& site, Exchange const& exchange);
Reply inbox(Site& site, Exchange const& exchange);
Reply mail(Site& site, Exchange const& exchange);
Reply join_mail(Site& site, Exchange const& exchange);
Reply set_mail_aside(Site& site, Exchange const& exchange);
Reply take_mail_back(Site& site, Exchange const& exchange);
Reply mail_file(Site& site, Exchange const& exchange);
Reply file_mail_part(Site& site, Exchange const& exchange);
Reply begin_recording(Site& site, Exchange const& exchange);
Reply record_request(Site& site, Exchange const& exchange);
Reply check_source(Site& site, Exchange const& exchange);

Reply redaction(Site& site, Exchange const& exchange);
Reply packs(Site& site, Exchange const& exchange);
Reply build_pack(Site& site, Exchange const& exchange);
Reply release_pack(Site& site, Exchange const& exchange);
Reply reopen_review(Site& site, Exchange const& exchange);
Reply add_to_answer(Site& site, Exchange const& exchange);
Reply note_delivery(Site& site, Exchange const& exchange);
Reply stop_download(Site& site, Exchange const& exchange);
Reply send_again(Site& site, Exchange const& exchange);
Reply locked_copy(Site& site, Exchange const& exchange);
Reply print_copy(Site& site, Exchange const& exchange);
Reply pack_file(Site& site, Exchange const& exchange);

}  // namespace rightsdesk::web::caseload
