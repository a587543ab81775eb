// The pages of the desk that are of no one case: Today, what is done with many cases, colleagues, other systems, the inbox.
#include "web/pages/gallery.h"

#include "notices/words.h"
#include "web/accounts/account_views.h"
#include "web/accounts/role_views.h"
#include "web/caseload/bulk_views.h"
#include "web/caseload/health_views.h"
#include "web/caseload/holiday_views.h"
#include "web/caseload/home_views.h"
#include "web/caseload/inbox_views.h"
#include "web/caseload/interface_views.h"
#include "web/caseload/keeping_rule_views.h"
#include "web/caseload/letter_words_views.h"
#include "web/caseload/list_views.h"
#include "web/caseload/own_views.h"
#include "web/caseload/rules_views.h"
#include "web/caseload/record_request.h"
#include "web/caseload/sign_in_views.h"
#include "web/caseload/task_views.h"
#include "app/figure_charts.h"
#include "web/caseload/chart_views.h"
#include "web/caseload/list_views.h"
#include "web/pages/charts.h"
#include "web/pages/fields.h"
#include "web/review/views.h"

namespace rightsdesk::web::testing {
namespace {

TEST(Gallery, ShowsHowARequestIsRecorded) {
  auto const wrong = caseload::mistakes_in_beginning({});
  EXPECT_EQ(wrong.size(), 4U) << "how, when, what and for whom";
  PageSpec begin{"caseload/record-begin", "Record a request", caseload::begin_recording_view({}, wrong), wrong};
  EXPECT_TRUE(holds(kept("staff-record-begin-error", frame().staff_page(visitor(), begin)), "Select how the request came"));
  intake::FormAnswers const typed{{"channel", {"phone"}}, {"received-day", {"27"}}, {"received-month", {"3"}}, {"received-year", {"2026"}}, {"right", {"see", "correct"}}, {"who-for", {"child"}}};
  PageSpec rest{"caseload/record", "Record a request", caseload::recording_view(typed, {}, "01KEY").also(caseload::beside_recording({}))};
  auto const page = kept("staff-record", frame().staff_page(visitor(), rest));
  EXPECT_TRUE(holds(page, "name=\"right\" value=\"correct\""));
  EXPECT_TRUE(holds(page, "id=\"requester-name\""));
  EXPECT_FALSE(holds(page, "id=\"who-for\"")) << "asked on the sheet before";
  EXPECT_FALSE(holds(page, "id=\"object-to\"")) << "not asked for";
}

TEST(Gallery, ShowsHowTheSystemsAre) {
  using sources::Tried;
  std::vector<app::SourceHealth> all(4);
  all[0].card = {"thamesbrook-housing", "Housing", "Head of housing", "rest", {"Tenancies"}};
  all[0].grade = app::SourceHealth::Grade::failing;
  all[0].last = {{"thamesbrook-housing", search::SourceState::failed, "Housing did not answer in time.", *parse_instant("2026-11-23T09:30:00Z")}};
  all[0].last_answer = *parse_instant("2026-11-20T09:30:00Z");
  all[0].searches = 12;
  all[0].failures = 4;
  all[0].failures_in_a_row = 3;
  all[0].check = {{"thamesbrook-housing", "S1", *parse_instant("2026-11-23T09:40:00Z"), *parse_instant("2026-11-23T09:41:00Z"),
                   {{"left alone", Tried::Outcome::warning, "Housing failed 3 times in a row and is left alone for another 20 seconds. Ask it again then."},
                    {"settings", Tried::Outcome::good, "Where it is and how to sign in are set."}, {"sign-in", Tried::Outcome::failed, "Housing refused our sign-in (sign-in refused)"},
                    {"fields", Tried::Outcome::not_tried, "Not tried: an earlier step failed."}}}};
  all[1].card = {"thamesbrook-documents", "Scanned files", "Records manager", "files", {"Files"}};
  all[1].grade = app::SourceHealth::Grade::well;
  all[1].check = {{"thamesbrook-documents", "S1", *parse_instant("2026-11-23T09:45:00Z")}};
  all[1].being_tried = true;
  all[2].card = {"paper-files", "Paper archive", "Records manager", "commission", {"Paper"}};
  all[3].card = {"thamesbrook-mailbox", "Shared mailbox", "Head of service", "mailbox", {"Mail"}};
  all[3].grade = app::SourceHealth::Grade::look;
  PageSpec spec{"caseload/sources", "Connected systems", caseload::health_view(all, caseload::MayCheck::yes, [](std::string const&) { return std::string("Amal Osei"); })};
  spec.view.text("done", "");
  auto const page = kept("staff-sources", frame().staff_page(visitor(), spec));
  EXPECT_TRUE(holds(page, "4 of 12 searches; the last 3 in a row"));
  EXPECT_TRUE(holds(page, "Asked in writing"));
  EXPECT_TRUE(holds(page, "It is being tried out since 23 November 2026, 09:45"));
  PageSpec none{"caseload/sources", "Connected systems", caseload::health_view({}, caseload::MayCheck::no, {})};
  none.view.text("done", "");
  EXPECT_TRUE(holds(kept("staff-sources-none", frame().staff_page(visitor(), none)), "No system is connected."));
}

TEST(Gallery, ShowsTheSecondStepOfASignIn) {
  Exchange stranger = visitor();
  stranger.staff = {};
  PageSpec asked{"caseload/sign-in-code", "Type the code of your device", View().text("next", "/staff/tasks")};
  EXPECT_TRUE(holds(kept("staff-sign-in-code", frame().staff_page(stranger, asked)), "autocomplete=\"one-time-code\""));
  asked.mistakes = {{"code_refused", "That code is not right, or was used before. Wait for the next one and type it.", "code", {}}};
  EXPECT_TRUE(holds(kept("staff-sign-in-code-error", frame().staff_page(stranger, asked)), "<title>Error: Type the code"));
  Fields form;
  form.add("csrf", "t");
  form.add("recipient_email", "zoe@example.org");
  PageSpec again{"caseload/code-again", "Type the code of your device", caseload::code_again_view("/staff/cases/C/pack/release", form).text("elsewhere", "your Thamesbrook account")};
  auto const once_more = kept("staff-code-again", frame().staff_page(visitor(), again));
  EXPECT_TRUE(holds(once_more, "<input type=\"hidden\" name=\"recipient_email\" value=\"zoe@example.org\">"));
  EXPECT_FALSE(holds(once_more, "name=\"csrf\" value=\"t\""));
  again.mistakes = {{"code_refused", "That code is not right, or was used before. Wait for the next one and type it.", "code_again", {}}};
  kept("staff-code-again-error", frame().staff_page(visitor(), again));
  DeviceToAdd const device{"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "otpauth://totp/Thamesbrook%20Council:amal?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Thamesbrook%20Council"};
  PageSpec setting_up{"caseload/sign-in-device", "Set up the device that shows your codes", caseload::device_view(device)};
  setting_up.view.text("next", "");
  auto const shown = kept("staff-sign-in-device", frame().staff_page(stranger, setting_up));
  EXPECT_TRUE(holds(shown, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"));
  EXPECT_TRUE(holds(shown, "src=\"data:image/svg+xml;base64,"));
  setting_up.mistakes = {{"code_refused", "That code is not right. Wait for the next one and type it.", "code", {}}};
  kept("staff-sign-in-device-error", frame().staff_page(stranger, setting_up));
  std::vector<std::string> codes;
  for (auto const* number : {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}) codes.push_back(std::string(number) + "-7KQM-29XD-HTRB");
  PageSpec recovery{"caseload/recovery-codes", "Keep your recovery codes", caseload::recovery_view(codes)};
  recovery.view.text("next", "/staff/cases");
  EXPECT_TRUE(holds(kept("staff-recovery-codes", frame().staff_page(stranger, recovery)), "9-7KQM-29XD-HTRB"));
}

TEST(Gallery, ShowsWhatIsToBeDoneToday) {
  app::Home home;
  home.late = {{CaseId("C1"), "SRR-2B9T-XW4C-3", "Check parental responsibility", "case_officer", day("2026-11-20"), 3, true}};
  home.today = {{CaseId("C2"), "SRR-7K4M-29QD-X", "Suppress at the source", "case_officer", day("2026-11-23")}};
  home.soon = {{CaseId("C3"), "SRR-9QPV-H3D1-A", "Tell the recipients", "case_officer", day("2026-11-26")}};
  home.today[0].in_place_of = StaffId("S2");
  home.covering = {{StaffId("S2"), StaffId("S1"), day("2026-11-16"), day("2026-11-27")}};
  home.asked = {{CaseId("C2"), "SRR-7K4M-29QD-X", "S3", "M1", *parse_instant("2026-11-20T10:05:00Z"), StaffId("S1")}, {CaseId("C3"), "SRR-9QPV-H3D1-A", "S1", "M2", *parse_instant("2026-11-22T10:05:00Z"), StaffId("S2")}};
  home.more_tasks = 4;
  home.waiting_elsewhere = 2;
  home.cases = cases();
  home.cases_in_all = 14;
  home.counts = {118, 3, 14, 80, 12, 9, 1204, 7};
  home.workload = {{StaffId(), 7, 1, 2}, {StaffId("S1"), 64, 2, 8}, {StaffId("S2"), 47, 0, 4}, {StaffId("S9"), 1, 0, 0}};
  home.forecast = app::forecast_of(118, 130, 117);
  PageSpec spec{"caseload/home", "Today", caseload::home_view(home, {{"S1", "Amal Osei"}, {"S2", "Rhys Vaughan"}})};
  spec.view.text("own_href", "/staff/cases?with=S1").text("today", "23 November 2026").text("done", "");
  auto const page = kept("staff-home", frame().staff_page(visitor(), spec));
  EXPECT_TRUE(holds(page, "3 days late"));
  EXPECT_TRUE(holds(page, "You stand in for Rhys Vaughan until 27 November 2026"));
  EXPECT_TRUE(holds(page, "/staff/cases/C2/review/remarks#remark-M1"));
  EXPECT_TRUE(holds(page, "For Rhys Vaughan"));
  EXPECT_TRUE(holds(page, "Somebody who has left"));
  EXPECT_TRUE(holds(page, "about <strong>122</strong> in four weeks, <strong>130</strong> in twelve"));
  PageSpec quiet{"caseload/home", "Today", caseload::home_view({}, {})};
  quiet.view.text("own_href", "/staff/cases?with=S1").text("today", "23 November 2026").text("done", "");
  EXPECT_TRUE(holds(kept("staff-home-quiet", frame().staff_page(visitor(), quiet)), "Nothing is due in the next five days."));
  View secret;
  secret.when("has_calendar", true).text("since", "23 November 2026").text("done", "").text("address", "https://rights.thamesbrook.example/calendar/8x4q/due.ics");
  EXPECT_TRUE(holds(kept("staff-calendar", frame().staff_page(visitor(), {"caseload/calendar", "Your calendar", secret})), "It is shown this once."));
}

TEST(Gallery, ShowsWhatIsDoneWithManyCasesAtOnce) {
  std::vector<app::Taggable> const shown{{CaseId("C1"), "SRR-2B9T-XW4C-3", "Access", "in_search", {"court"}, ""}, {CaseId("C2"), "SRR-9QPV-H3D1-A", "Access", "closed", {}, "SRR-9QPV-H3D1-A: The case is closed."}};
  auto const bulk = [](std::string const& name, PageSpec spec) {
    spec.view.text("query", "").text("done", "");
    return kept("staff-" + name, frame().staff_page(visitor(), spec));
  };
  auto const tags = bulk("tag", {"caseload/tag", "Tag cases", caseload::tag_view(shown, {{"court", "Court date"}, {"press", "Press interest"}}, "")});
  EXPECT_TRUE(holds(tags, "Court date</td>"));
  EXPECT_TRUE(holds(tags, "The case is closed."));
  bulk("tag-error", {"caseload/tag", "Tag cases", caseload::tag_view(shown, {{"court", "Court date"}}, ""), {{"missing", "Select a tag.", "tag", {}}}});
  commission::Commission asked;
  asked.id = CommissionId("M1");
  asked.title = "Closed files in the archive";
  asked.asked_on = day("2026-11-02");
  asked.answer_by = day("2026-11-16");
  asked.chased = 2;
  asked.chased_on = day("2026-11-12");
  auto owed = caseload::chase_view({{CaseId("C1"), "SRR-2B9T-XW4C-3", asked}}).each("selected", {View().text("case", "C1")});
  EXPECT_TRUE(holds(bulk("chase", {"caseload/chase", "Ask owners of sources again", owed}), "2 times, last on 12 November 2026"));
  auto none = caseload::chase_view({}).each("selected", {});
  EXPECT_TRUE(holds(bulk("chase-none", {"caseload/chase", "Ask owners of sources again", none}), "No owner of a source owes an answer"));
  app::Label folder{app::Label::Kind::folder, CaseId("C1"), "SRR-2B9T-XW4C-3", "Access", "in_search", day("2026-11-02"), day("2026-12-02")};
  app::Label post{app::Label::Kind::post, CaseId("C1"), "SRR-2B9T-XW4C-3", "Access", "in_search", day("2026-11-02"), {}, "Oluwaseun Adébáyọ̀", "Flat 3\n12 Weir Lane\nThamesbrook\nIG11 7LU"};
  auto unsafe = folder;
  unsafe.held_back = "They did not say that it is safe to write to them by post.";
  EXPECT_TRUE(holds(bulk("take", {"caseload/take", "Take cases away", caseload::selected_view({folder, folder})}), "Take 2 cases away"));
  EXPECT_TRUE(holds(bulk("labels-look", {"caseload/labels-look", "Print labels", caseload::selected_view({folder, unsafe})}), "Not for the post"));
  auto const labels = bulk("labels", {"caseload/labels", "Labels", caseload::labels_view({folder, post})});
  EXPECT_TRUE(holds(labels, "<span>Due 2 December 2026</span>"));
  EXPECT_TRUE(holds(labels, "<span>IG11 7LU</span>"));
  bulk("labels-none", {"caseload/labels", "Labels", caseload::labels_view({})});
}

TEST(Gallery, ShowsBankHolidaysAndWhatAChangeWillDo) {
  static auto const rules = settings::load_rules(RIGHTSDESK_TREE);
  ASSERT_TRUE(rules);
  using What = law::HolidayAct::What;
  auto const here = law::Jurisdiction::england_and_wales;
  auto const today = day("2026-11-23");
  law::HolidayAct const snow{What::adds, 1, here, day("2026-12-23"), "Day of the Long Snow", 0, "S1", "Proclaimed on 20 November", day("2026-11-20")};
  law::HolidayAct const mourning{What::adds, 2, here, day("2026-12-30"), "State funeral", 0, "S1", "As announced", day("2026-11-20")};
  law::HolidayAct const undo{What::undoes, 3, here, day("2026-12-30"), "State funeral", 2, "S2", "It is in January", day("2026-11-21")};
  NameOf const names = [](std::string const& id) { return id == "S1" ? "Ada Lind" : "Grace Obi"; };
  auto const show = [&](std::string const& name, std::vector<law::HolidayAct> const& acts, std::vector<Refusal> const& mistakes) {
    auto const in_force = law::with_acts((*rules)->holidays, acts);
    PageSpec spec{"caseload/holidays", "Bank holidays", caseload::holidays_view(*in_force, here, acts, today, names), mistakes};
    spec.view.each("new_fields", field_views(caseload::holiday_questions(), {}, mistakes, Label::plain)).text("done", "");
    return kept(name, frame().staff_page(visitor(), spec));
  };
  EXPECT_TRUE(holds(show("staff-holidays-none", {}, {}), "Nothing. The days are those of the file."));
  auto const changed = show("staff-holidays", {snow, mourning, undo}, {});
  EXPECT_TRUE(holds(changed, "1. Add 23 December 2026 (Day of the Long Snow)"));
  EXPECT_TRUE(holds(changed, "3. Take back change 2: 30 December 2026 (State funeral)"));
  EXPECT_TRUE(holds(changed, "Taken back"));
  EXPECT_TRUE(holds(show("staff-holidays-error", {}, {{"missing", "Enter the day.", "day-day", {}}}), "href=\"#day-day\""));
  for (auto const& [name, preview] : {std::pair{"staff-holidays-look", app::HolidayPreview{snow, "v", {{CaseId("C1"), "SRR-7K4M-29QD-X", day("2026-12-23"), day("2026-12-24"), ""}}, 2}}, std::pair{"staff-holidays-look-none", app::HolidayPreview{snow, "v", {}, 0}}}) {
    PageSpec spec{"caseload/holidays-look", "What this will do", caseload::holiday_look_view(preview), {}, "/staff/holidays"};
    spec.view.each("reason_fields", {field_view({"reason", "Why?", "It goes on the record, with your name", intake::Kind::text, true}, {}, {}, Label::plain)});
    auto const page = kept(name, frame().staff_page(visitor(), spec));
    EXPECT_EQ(holds(page, "<strong>3 open cases</strong> would move"), !preview.moves.empty());
    EXPECT_EQ(holds(page, "No open case moves."), preview.moves.empty());
  }
}

TEST(Gallery, ShowsTheWordsOfLettersAndHowAChangeWillRead) {
  static auto const rules = settings::load_rules(RIGHTSDESK_TREE);
  ASSERT_TRUE(rules);
  auto const& file = notices::letter((*rules)->letters, "L-5");
  NameOf const names = [](std::string const&) { return "Ada Lind"; };
  auto const ours = file.words + "\nWe are sorry that it takes longer.\n";
  std::vector<app::RuleVersion> const versions{{"letter", "L-5", 1, ours, "0123456789ab", "S1", "Residents asked for it", day("2026-11-19")}, {"letter", "L-5", 2, "", "0123456789ab", "S1", "Too long", day("2026-11-20")}, {"letter", "L-5", 3, ours, "0123456789ab", "S1", "It was missed", day("2026-11-21")}};
  auto const all = kept("staff-letters", frame().staff_page(visitor(), {"caseload/letters-to-change", "Letters", caseload::letters_to_change_view((*rules)->letters, {versions.back()}, names)}));
  EXPECT_TRUE(holds(all, "Ada Lind, 21 November 2026"));
  auto const show = [&](std::string const& name, app::LetterWords const& words, std::vector<Refusal> const& mistakes) {
    PageSpec spec{"caseload/letter-words", file.title, caseload::letter_words_view(words, {}, mistakes.empty() ? "" : mistakes.front().text, names), mistakes, "/staff/letters"};
    spec.view.text("done", "");
    return kept(name, frame().staff_page(visitor(), spec));
  };
  EXPECT_TRUE(holds(show("staff-letter-words-none", {file, file, {}, {}, "0-x"}, {}), "Nothing was changed here."));
  auto const page = show("staff-letter-words", {notices::with_words(file, ours), file, versions, {{0, "the element \"cost\" stands nowhere in the letter"}}, "3-x"}, caseload::word_mistakes({{2, "{{nhs_number}} is not a fact this letter declares"}}));
  EXPECT_TRUE(holds(page, "Line 2: {{nhs_number}} is not a fact this letter declares"));
  EXPECT_TRUE(holds(page, "Go back to the words of the file"));
  for (auto const& [name, id] : {std::pair{"staff-letter-words-look", "L-5"}, std::pair{"staff-letter-words-look-kinds", "L-14"}}) {
    auto const& letter = notices::letter((*rules)->letters, id);
    auto const after = notices::with_words(letter, letter.words + "\nNotwithstanding the aforementioned considerations, the determination of the applicable statutory provisions necessitates comprehensive examination of every individual circumstance that you communicated to our organisation or to any other public body.\n");
    PageSpec spec{"caseload/letter-words-look", "How it will read", caseload::letter_look_view({letter, after, {}, "3-x"}, day("2026-11-23")), {}, "/staff/letters"};
    spec.view.each("reason_fields", {field_view({"reason", "Why?", "It goes on the record, with your name", intake::Kind::text, true}, {}, {}, Label::plain)});
    auto const look = kept(name, frame().staff_page(visitor(), spec));
    EXPECT_TRUE(holds(look, "Dear Sam Okafor"));
    EXPECT_TRUE(holds(look, "harder to read than our own letters"));
    EXPECT_TRUE(holds(look, ">Comes</th>"));
    EXPECT_FALSE(holds(look, ">Goes</th>"));
  }
}

TEST(Gallery, ShowsHowLongCasesAreKeptAndWhatAChangeWillDo) {
  static auto const rules = settings::load_rules(RIGHTSDESK_TREE);
  ASSERT_TRUE(rules);
  auto const& file = (*rules)->retention;
  NameOf const names = [](std::string const&) { return "Ada Lind"; };
  std::vector<retention::Term> const shorter{{"withdrawn", 6, retention::Act::review}};
  auto const after = retention::with_terms(file, shorter);
  std::vector<app::RuleVersion> const versions{{"keeping", "", 1, retention::as_text(shorter), "0123456789ab", "S1", "The council decided so", day("2026-11-19")}, {"keeping", "", 2, "", "0123456789ab", "S1", "Not yet", day("2026-11-20")}, {"keeping", "", 3, retention::as_text(shorter), "0123456789ab", "S1", "Now", day("2026-11-21")}};
  auto const show = [&](std::string const& name, app::KeepingRules const& shown, caseload::TypedTerms const& typed, std::vector<Refusal> const& mistakes) {
    PageSpec spec{"caseload/keeping-rules", "How long cases are kept", caseload::keeping_rules_view(shown, typed, names), mistakes};
    spec.view.text("done", "");
    return kept(name, frame().staff_page(visitor(), spec));
  };
  EXPECT_TRUE(holds(show("staff-keeping-none", {file, file, {}}, {}, {}), "Nothing. The rules are those of the file."));
  auto const page = show("staff-keeping", {after, file, versions}, {{{"answered", "soon"}}, {}, "answered", "Months are a number from 1 to 1,200."}, {{"out_of_range", "Months are a number from 1 to 1,200.", "months-answered", {}}});
  EXPECT_TRUE(holds(page, "href=\"#months-answered\""));
  EXPECT_TRUE(holds(page, "value=\"soon\""));
  EXPECT_TRUE(holds(page, "Withdrawn: 6 months, then: A person looks whether it may go"));
  using Becomes = app::KeepingMove::Becomes;
  app::KeepingPreview preview{retention::terms_of(after), file, after, {}, 0, "3-x"};
  auto const look = [&](std::string const& name) {
    PageSpec spec{"caseload/keeping-rules-look", "What this will do", caseload::keeping_look_view(preview), {}, "/staff/keeping"};
    spec.view.each("reason_fields", {field_view({"reason", "Why?", "It goes on the record, with your name", intake::Kind::text, true}, {}, {}, Label::plain)});
    return kept(name, frame().staff_page(visitor(), spec));
  };
  EXPECT_TRUE(holds(look("staff-keeping-look-none"), "No closed case moves."));
  preview.others = 2;
  for (int n = 0; n < 51; ++n) preview.moves.push_back({n == 0 ? Becomes::due : n == 1 ? Becomes::not_due : Becomes::later_or_sooner, CaseId("C1"), "SRR-7K4M-29QD-X", "withdrawn", day("2027-11-23"), day("2027-05-23"), retention::Act::anonymise, retention::Act::review});
  auto const many = look("staff-keeping-look");
  EXPECT_TRUE(holds(many, "<strong>1 closed case</strong> would become due"));
  EXPECT_TRUE(holds(many, "The first 50 of 51"));
  EXPECT_TRUE(holds(many, "2 further cases that you are not shown"));
}

TEST(Gallery, ShowsWhatIsInForce) {
  static auto const rules = settings::load_rules(RIGHTSDESK_TREE);
  ASSERT_TRUE(rules);
  auto const today = day("2026-11-23");
  auto const page = kept("staff-rules", frame().staff_page(visitor(), {"caseload/rules", "What is in force", caseload::rules_view(**rules, (*rules)->letters, (*rules)->retention, (*rules)->holidays, today)}));
  EXPECT_TRUE(holds(page, "25 December 2026: Christmas Day"));
  EXPECT_TRUE(holds(page, "From 200 pages: 10% by lot, at least 30, and every page that asks for more care."));
  EXPECT_TRUE(holds(page, "href=\"/staff/rules/letters/L-5\""));
  for (auto const& [id, letter] : (*rules)->letters.by_id) {
    auto variants = notices::variants_of(letter);
    if (variants.empty()) variants.push_back({"", ""});
    for (auto const& [variant, words] : variants) {
      PageSpec spec{"caseload/sample-letter", letter.title, caseload::sample_view(letter, variant, today)};
      auto const shown = kept("staff-rules-" + id + (variant.empty() ? "" : "-" + variant), frame().staff_page(visitor(), spec));
      EXPECT_FALSE(holds(shown, "It cannot be shown")) << id << " " << variant;
    }
  }
  auto changed = notices::letter((*rules)->letters, "L-5");
  auto const before = notices::version_of(changed);
  changed.source += " ";
  EXPECT_NE(notices::version_of(changed), before);
}

TEST(Gallery, ShowsWhoStandsInForWhom) {
  caseload::CoverShown shown{{{StaffId("S2"), StaffId("S1"), day("2026-11-16"), day("2026-11-27")}}, {{"S1", "Amal Osei"}, {"S2", "Rhys Vaughan"}}, "S1", true, "S2", ""};
  std::vector<intake::Question> const days{{"from", "First day", "For example, 30 11 2026", intake::Kind::date, true, "Enter the first day"}};
  auto const page = [&](std::string const& name, std::vector<Refusal> const& mistakes) {
    PageSpec spec{"caseload/cover", "Who stands in for whom", caseload::cover_view(shown), mistakes};
    spec.view.each("day_fields", field_views(days, {}, mistakes, Label::plain)).text("done", "");
    return kept("staff-" + name, frame().staff_page(visitor(), spec));
  };
  EXPECT_TRUE(holds(page("cover", {}), "End it<span class=\"govuk-visually-hidden\">: Amal Osei for Rhys Vaughan"));
  page("cover-error", {{"missing", "Enter the first day.", "from", {}}, {"yourself", "Nobody stands in for themselves. Select somebody else.", "by", {}}});
  shown.for_others = false;
  shown.covers.clear();
  EXPECT_TRUE(holds(page("cover-none", {}), "Who stands in for you?"));
  View look;
  look.text("away", "Rhys Vaughan").text("stands_in", "Amal Osei").text("from_words", "16 November 2026").text("to_words", "27 November 2026").text("open_words", "47 cases that you see are with them now");
  look.each("kept_fields", {View().text("field_name", "of").text("field_value", "S2")}).text("done", "");
  EXPECT_TRUE(holds(kept("staff-cover-look", frame().staff_page(visitor(), {"caseload/cover-look", "Let Amal Osei stand in?", look})), "gets no further role"));
}

TEST(Gallery, ShowsHowAColleagueWantsToWork) {
  app::OwnSettings own;
  auto const page = [&](std::string const& name, std::vector<Refusal> const& mistakes) {
    PageSpec spec{"caseload/own", "Your settings", caseload::own_view(own, {20, 40, 60}), mistakes};
    spec.view.text("done", "");
    return kept("staff-" + name, frame().staff_page(visitor(), spec));
  };
  EXPECT_FALSE(holds(page("own", {}), "value=\"on\" checked")) << "single keys are off";
  own = {app::OwnSettings::Pictures::blurred, app::OwnSettings::Names::initials, 40, app::OwnSettings::Keys::on, {{"next", "k"}}};
  EXPECT_TRUE(holds(page("own-error", {{"twice", "“k” is for “Next proposal” already. Choose another for “Proposal before”.", "key-previous", {}}}), "#key-previous"));
  EXPECT_TRUE(holds(page("own-all", {}), "value=\"on\" checked"));
  PageSpec with_keys{"caseload/calendar", "Your calendar", View().when("has_calendar", false).text("since", "").text("done", "").text("address", "")};
  with_keys.view.text("keys_json", "{\"next\":\"j\"}").each("key_lines", {View().text("key", "j").text("key_words", "Next proposal")});
  EXPECT_TRUE(holds(kept("staff-with-keys", frame().staff_page(visitor(), with_keys)), "data-keys=\"{&quot;next&quot;:&quot;j&quot;}\""));
}

TEST(Gallery, ShowsHowTheWorkGoes) {
  auto const today = day("2026-11-23");
  auto const due = app::due_by_week({{day("2026-10-01"), "in_search", 2}, {day("2026-11-20"), "in_review", 3}, {day("2026-11-25"), "in_search", 9}, {day("2026-11-27"), "in_review", 4},
                                     {day("2026-12-10"), "received", 14}, {day("2027-03-01"), "received", 5}}, today);
  auto const moved = app::in_and_out({{"2026-09", 40}, {"2026-10", 52}, {"2026-11", 38}}, {{"2026-10", 44}, {"2026-11", 50}}, today);
  std::vector<app::CaseFigures> cases;
  for (int i = 0; i < 60; ++i) {
    app::CaseFigures one;
    one.right = i % 3 == 0 ? law::Right::erasure : law::Right::access;
    one.received = plus_days(today, -30 - 5 * i);
    one.due = plus_days(one.received, 30);
    one.answered = plus_days(one.received, i % 11 == 0 ? 34 : 12 + i % 17);
    one.clock_days = 10 + i % 13;
    one.outcome = i % 2 == 0 ? "full" : "part";
    one.services = {i % 2 == 0 ? "social-care" : "housing"};
    one.sources = {"archive"};
    one.pages = 20 * (i % 7 + 1);
    one.places = {{i % 4 == 0 ? "S3P2-6" : "S2P3-16", 5}};
    one.waits = {{"identity", 3}};
    if (i % 2 == 0) one.late_cause = "sources";
    cases.push_back(one);
  }
  std::vector<app::Chart> const charts{due, moved, app::Chart{app::Chart::Kind::stacked, "services", "Open cases by service", "Open cases that name it.", {"Open"}, {}}, app::on_time_by_month(cases, today),
                                       app::days_by_right(cases, today, app::Days::calendar), app::received_by_service(cases, today), app::received_by_source(cases, today, {{"archive", "The children’s paper archive at Weir Lane"}}),
                                       app::pages_by_right(cases, today), app::places_by_reason(cases, today, {{"S2P3-16", "Information about others"}}),
                                       app::late_by_cause(cases, today, {{"sources", "A system or its owner answered late"}}), app::waits_by_reason(cases, today), app::outcomes_by_month(cases, today)};
  PageSpec const spec{"caseload/charts", "How the work goes", caseload::charts_view(charts, 12).when("may_count_house", true)};
  auto const page = kept("staff-charts", frame().staff_page(visitor(), spec));
  EXPECT_TRUE(holds(page, "12 cases changed lately"));
  EXPECT_TRUE(holds(page, "class=\"desk-chart__aim\"")) << "the line at 95";
  EXPECT_TRUE(holds(page, ">none<")) << "a month of which nothing can be said yet";
  EXPECT_TRUE(holds(page, ">S2P3-16: Information about others<"));
  EXPECT_TRUE(holds(page, "href=\"#chart-outcomes\""));
  EXPECT_TRUE(holds(page, "role=\"img\""));
  EXPECT_TRUE(holds(page, "<desc id=\"desc-due\">"));
  for (auto const* words : {">16 Nov<", ">Before<", ">16 November 2026<", ">Nov 2026<", ">November 2026<"}) EXPECT_TRUE(holds(page, words)) << words;
  EXPECT_TRUE(holds(page, "Nothing to show yet."));
}

TEST(Gallery, ShowsTheFiguresForARegulator) {
  using Standing = app::HouseFiguresLine::Standing;
  auto const at = *parse_instant("2026-11-23T10:00:00Z");
  auto const line = [&](char const* id, Standing standing) {
    app::HouseFiguresLine one;
    one.figures = {id, "thamesbrook", "S1", {day("2026-04-01"), day("2026-06-30")}, at};
    if (standing == Standing::done) one.figures.made_at = at;
    one.standing = standing;
    one.kept_until = day("2027-02-21");
    return one;
  };
  std::vector<intake::Question> const days{{"from", "First day", "For example, 1 4 2026", intake::Kind::date}, {"to", "Last day", "", intake::Kind::date}};
  auto const shown = [&](char const* name, std::vector<app::HouseFiguresLine> const& lines, std::vector<Refusal> const& mistakes) {
    PageSpec spec{"caseload/regulator", "Figures for a regulator", caseload::house_figures_view(lines, [](std::string const&) { return std::string("Amal Osei"); }), mistakes};
    spec.view.each("period_fields", field_views(days, {}, mistakes, Label::plain)).text("done", "");
    return kept(name, frame().staff_page(visitor(), spec));
  };
  auto const page = shown("staff-regulator", {line("01A", Standing::working), line("01B", Standing::failed), line("01C", Standing::done)}, {});
  EXPECT_TRUE(holds(page, "href=\"/staff/regulator/01C/pdf\""));
  EXPECT_FALSE(holds(page, "/staff/regulator/01A/pdf")) << "it is being counted";
  EXPECT_TRUE(holds(page, "It could not be counted"));
  auto const wrong = shown("staff-regulator-mistake", {}, {{"in_future", "The last day must be today or in the past", "to", {}}});
  EXPECT_TRUE(holds(wrong, "There is a problem"));
  EXPECT_FALSE(holds(wrong, "Asked for"));
}

TEST(ExportedRows, HoldTheColumnsAskedForAndNoOthers) {
  app::CaseStanding one;
  one.about = CaseId("C1");
  one.reference = "SRR-2B9T-XW4C-3";
  one.workflow = "access";
  one.state = "in_search";
  one.received = day("2026-11-02");
  one.services = {"housing", "schools"};
  caseload::Choices choices;
  choices.services = {{"housing", "Housing"}, {"schools", "Schools; nurseries"}};
  EXPECT_EQ(caseload::exported_rows({one}, day("2026-11-23"), choices, {"services", "received"}), (caseload::Rows{{"received", "services"}, {"2026-11-02", "Housing; Schools; nurseries"}})) << "in the table’s order";
  EXPECT_EQ(caseload::exported_rows({one}, day("2026-11-23"), choices, {}).front().size(), 11U);
  EXPECT_EQ(caseload::exported_json({one}, day("2026-11-23"), choices, {"received", "due", "services", "tags"}),
            "{\n \"cases\": [\n  {\n   \"due\": null,\n   \"received\": \"2026-11-02\",\n   \"services\": [\n    \"Housing\",\n    \"Schools; nurseries\"\n   ],\n   \"tags\": []\n  }\n ]\n}\n");
}

TEST(ListWish, KeepsTheColumnsInItsAddress) {
  Fields query;
  for (auto const* column : {"tags", "reference", "no-such"}) query.add("column", column);
  query.add("mark", "no");
  EXPECT_EQ(caseload::query_of(caseload::wish_in(query)), "column=reference&column=tags&mark=no") << "what nobody knows is passed over";
}

TEST(ChartRows, HoldEveryNumberOfThePicture) {
  auto const chart = app::in_and_out({{"2026-10", 52}, {"2026-11", 38}}, {{"2026-11", 50}}, day("2026-11-23"));
  auto const rows = chart_rows({chart});
  ASSERT_EQ(rows.size(), 1U + 13 * 3);
  EXPECT_EQ(rows.front(), (std::vector<std::string>{"chart", "of", "label", "value"}));
  EXPECT_EQ(rows.back(), (std::vector<std::string>{"in-and-out", "Open at its end", "2026-11", "40"}));
}

TEST(Gallery, ShowsTheAccounts) {
  std::vector<std::string> const roles{"administrator", "auditor", "case_officer", "dpo", "reviewer"};
  std::vector<ColleagueLine> const all{{"S1", "Amal Osei", "amal", {"case_officer", "intake"}, false, true}, {"S2", "Dana Whitlock", "council:4e1f", {"reviewer"}}, {"S3", "Oluwaseun Adébáyọ̀-Featherstonehaugh", "oluwaseun.adebayo-featherstonehaugh", {"dpo", "second_reviewer", "legal"}, true}};
  Exchange administrator = visitor();
  administrator.staff = {"S9", "Ada Holm", {"administrator"}};
  auto const shown = [&](std::string const& name, PageSpec const& spec) { return kept(name, frame().staff_page(administrator, spec)); };
  PageSpec list{"accounts/list", "Accounts", accounts::list_view(all)};
  list.view.each("new_fields", field_views(accounts::new_account_questions(roles), {}, {}, Label::plain)).when("new_open", true);
  auto const page = shown("staff-accounts", list);
  EXPECT_TRUE(holds(page, "At the council’s sign-in"));
  EXPECT_TRUE(holds(page, "<a href=\"/staff/accounts\">Accounts</a>"));
  PageSpec one{"accounts/account", "Amal Osei", accounts::account_view(all[0]), {{"last_administrator", "One administrator must remain. Give somebody else the role first.", "", {}}}, "/staff/accounts"};
  one.view.each("role_fields", field_views(accounts::role_questions(roles), {{"roles", {"case_officer"}}}, {}, Label::plain)).text("done", "");
  one.view.when("any_versions", true).each("versions", accounts::role_history_views({{"roles", "S1", 1, "none", "", "S9", "She was away", day("2026-11-02")}, {"roles", "S1", 2, "case_officer,intake", "", "S9", "She is back", day("2026-11-20")}}, [](std::string const&) { return "Ada Holm"; }));
  auto const account = shown("staff-account", one);
  EXPECT_TRUE(holds(account, "Take the device off"));
  EXPECT_TRUE(holds(account, "<strong>Case officer, Intake</strong><br>20 November 2026, by Ada Holm<br>She is back"));
  Accounts::Change const change{Accounts::Change::What::disable, "S1"};
  PageSpec sure{"accounts/confirm", accounts::foretold(all[0], change).title, accounts::confirm_view(all[0], change, {"3 open tasks “Route it” would be left with nobody who may end them."}), {}, "/staff/accounts/S1"};
  EXPECT_TRUE(holds(shown("staff-account-confirm", sure), "would be left with nobody who may end them"));
  std::vector<Refusal> const wrong{{"before_wrong", "This is not your password, or the account is locked.", "before", {}}};
  for (auto const& [name, council] : {std::pair{"staff-password", false}, std::pair{"staff-password-council", true}}) {
    auto const mistakes = council ? std::vector<Refusal>{} : wrong;
    PageSpec password{"accounts/password", "Change your password", accounts::password_view(mistakes).when("from_council", council).text("done", ""), mistakes};
    auto const form = shown(name, password);
    EXPECT_EQ(holds(form, "href=\"#before\""), !council);
    EXPECT_EQ(holds(form, "Its password is changed there."), council);
  }
  PageSpec added{"accounts/added", "Account added", View().text("account_name", "Tom Lund").text("account_sign_in", "tom").text("first_password", "7kqm-29xd-htrb-4jwp"), {}, "/staff/accounts"};
  EXPECT_TRUE(holds(shown("staff-account-added", added), "7kqm-29xd-htrb-4jwp"));
}

TEST(Gallery, ShowsTheRolesAndWhatAnotherRoleWillDo) {
  static auto const rules = settings::load_rules(RIGHTSDESK_TREE);
  ASSERT_TRUE(rules);
  auto const acts = app::role_acts(**rules);
  std::vector<ColleagueLine> all{{"S1", "Amal Osei", "amal", {"case_officer", "intake"}, false, true}, {"S2", "Dana Whitlock", "council:4e1f", {"second_reviewer"}}, {"S3", "Oluwaseun Adébáyọ̀-Featherstonehaugh", "oluwaseun", {"dpo", "legal"}, true}, {"S9", "Ada Holm", "ada", {"administrator"}}};
  app::WaitingWork const waiting{{{"Files that the requester sent", "case_officer", {"case_officer", "dpo"}, "S1", 3}, {"The new decision", "manager", {"manager"}, "", 1}}, {{"S1", 12}, {"S2", 1}}};
  std::vector<accounts::RolePage> const pages{{"Home", {"case_officer", "intake", "second_reviewer", "auditor", "dpo"}}, {"Inbox", {"case_officer", "intake", "dpo"}}, {"Accounts", {"administrator"}}, {"Cases, archive", {"dpo", "manager"}}};
  auto const roles = [&](std::string const& name) {
    auto const everybody = accounts::holders_of(all);
    return kept(name, frame().staff_page(visitor(), {"accounts/roles", "Roles", accounts::roles_view({app::role_reach({"administrator", "auditor", "case_officer", "dpo", "manager", "second_reviewer"}, acts, everybody, waiting), app::few_for_second_person(acts, everybody)}, pages), {}, "/staff/accounts"}));
  };
  auto const missed = roles("staff-roles");
  EXPECT_TRUE(holds(missed, "href=\"#role-manager\">Manager</a>"));
  EXPECT_TRUE(holds(missed, "1 open task with this role now."));
  EXPECT_TRUE(holds(missed, "Only one colleague may do this: Release (Access), with the second look before it."));
  EXPECT_TRUE(holds(missed, "<li>End the task “Opinion of a health professional”: No opinion could be had (Access)</li>"));
  auto const look = [&](std::string const& name, ColleagueLine const& colleague, std::vector<std::string> const& wanted, std::vector<Refusal> const& mistakes) {
    Accounts::Change const change{Accounts::Change::What::roles, colleague.id, wanted, "0123456789ab"};
    auto const done = app::role_change(acts, waiting, accounts::holders_of(all), {colleague.id, colleague.name, {colleague.roles.begin(), colleague.roles.end()}}, std::set<std::string>(wanted.begin(), wanted.end()));
    PageSpec spec{"accounts/roles-look", accounts::foretold(colleague, change).title, accounts::role_change_view(done, pages, colleague, change).also(accounts::confirm_view(colleague, change)), mistakes, "/staff/accounts/" + colleague.id};
    spec.view.each("reason_fields", {field_view({"reason", "Why?", "It goes on the record, with your name", intake::Kind::text, true}, {}, mistakes, Label::plain)});
    return kept(name, frame().staff_page(visitor(), spec));
  };
  auto const undone = look("staff-roles-look", all[0], {"reviewer"}, {});
  EXPECT_TRUE(holds(undone, "3 open tasks “Files that the requester sent” would be left with nobody who may end them."));
  EXPECT_TRUE(holds(undone, "Nobody could do "));
  EXPECT_TRUE(holds(undone, "All that nobody could do any more"));
  EXPECT_TRUE(holds(undone, "12 open cases stay with Amal Osei"));
  EXPECT_TRUE(holds(undone, "Pages: Home; Inbox."));
  auto const none = look("staff-roles-look-none", all[1], {}, {{"missing", "Say why. The reason goes on the record.", "reason", {}}});
  EXPECT_TRUE(holds(none, "They stay signed in and can open nothing from the next page on."));
  EXPECT_TRUE(holds(none, "Nobody could do 3 acts any more, whatever role they have: Reopen review (Access); Release (Access); Release part (Access)."));
  EXPECT_FALSE(holds(none, "All that nobody could do any more")) << "they are named";
  EXPECT_TRUE(holds(none, "then the roles come from their council account"));
  EXPECT_TRUE(holds(none, "href=\"#reason\""));
  all[2].disabled = false;
  EXPECT_TRUE(holds(look("staff-roles-look-enough", all[3], {"administrator", "auditor"}, {}), "<p class=\"govuk-body\">No act of a workflow.</p>"));
  EXPECT_FALSE(holds(look("staff-roles-look-enough", all[3], {"administrator", "auditor"}, {}), "What would be left undone"));
}

TEST(RolePages, AreReadFromTheRoutersOwnTable) {
  Access const all{Audience::staff, {"auditor", "dpo"}}, leads{Audience::staff, {"dpo"}};
  std::vector<Route> const table{{"GET", "/start", {Audience::anyone, {}}, {}}, {"GET", "/staff/cases", all, {}}, {"GET", "/staff/cases/list.csv", all, {}}, {"GET", "/staff/cases/:case", all, {}}, {"POST", "/staff/cases/:case/note", all, {}}, {"POST", "/staff/cases/:case/access/open", leads, {}}, {"GET", "/staff/bank-holidays", leads, {}}};
  auto const pages = accounts::role_pages(table);
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_EQ(pages[0].words, "Cases");
  EXPECT_EQ(pages[1].words, "Cases, access, open");
  EXPECT_EQ(pages[1].roles, std::set<std::string>{"dpo"});
  EXPECT_EQ(pages[2].words, "Bank holidays");
}

TEST(Gallery, ShowsTheOtherSystems) {
  caseload::InterfacesPage page{day("2026-11-23")};
  auto const client = [&](char const* id, char const* name, std::optional<Date> ends_on) {
    app::Client one{id, name, "thamesbrook", {"requests.read", "webhooks"}, *parse_instant("2026-01-05T09:00:00Z"), *parse_instant("2026-11-22T09:00:00Z")};
    one.ends_on = ends_on;
    return one;
  };
  page.clients = {client("C1", "Contact centre", day("2026-12-01")), client("C2", "Records system", day("2027-06-01")), client("C3", "Old portal", std::nullopt), client("C4", "Trial", day("2026-11-01"))};
  app::Hook hook{"H1", "C1", "thamesbrook", "https://crm.example.org/a/rather/long/address/that/has/to/be/broken/somewhere/on/a/telephone", {"request.received"}};
  hook.waiting = 2;
  hook.dead = 1;
  page.hooks = {hook};
  app::HookMessage message{"M1", "H1", "request.received", CaseId("01CASE"), *parse_instant("2026-11-20T09:00:00Z"), "dead", 10, "it answered 500"};
  page.dead["H1"] = {message};
  PageSpec spec{"caseload/interfaces", "Other systems", caseload::interfaces_view(page)};
  spec.view.text("done", "");
  auto administrator = visitor();
  administrator.staff.roles = {"administrator"};
  auto const shown = kept("staff-interfaces", frame().staff_page(administrator, spec));
  EXPECT_TRUE(holds(shown, "Runs out on 1 December 2026"));
  EXPECT_TRUE(holds(shown, "Ran out on 1 November 2026"));
  EXPECT_TRUE(holds(shown, "No last day"));
  EXPECT_TRUE(holds(shown, "request.received, 20 November 2026, 09:00, 10 tries: it answered 500"));
  EXPECT_FALSE(holds(shown, "01CASE"));
  PageSpec none{"caseload/interfaces", "Other systems", caseload::interfaces_view({day("2026-11-23")})};
  none.view.text("done", "");
  EXPECT_TRUE(holds(kept("staff-interfaces-none", frame().staff_page(administrator, none)), "No system has a key."));
}

TEST(Gallery, ShowsTheInbox) {
  using app::MailKind;
  using app::MailState;
  auto infected = mail_that_came("01BAD", MailState::open, MailKind::infected);
  app::MailContent bare{"", "", "", ""};
  bare.notes = {"A virus is in it (Own.Test.EICAR). Nothing of it was kept here. Do not open it in the mailbox.", "Only who sent it and its subject are here. The message itself is in the mailbox."};
  infected.content = Personal(bare);
  auto advert = mail_that_came("01AD", MailState::not_a_request);
  auto said = advert.content.reveal();
  said.reason = "An advert";
  advert.content = Personal(said);
  caseload::InboxPage all;
  all.open = {mail_that_came("01MAIL", MailState::open), infected};
  all.open_in_all = 140;
  all.aside = {mail_that_came("01BOUNCE", MailState::set_aside, MailKind::bounce), advert};
  all.place = app::MailPlace{"requests", 1, 7, *parse_instant("2026-11-23T09:40:00Z"), *parse_instant("2026-11-23T09:50:00Z"), "The request mailbox refused our sign-in: the user name or password is not accepted."};
  auto const shown = [](char const* name, char const* page, View view, std::vector<Refusal> const& mistakes = {}) {
    PageSpec spec{page, "Inbox", std::move(view), mistakes};
    spec.view.text("done", "");
    return kept(name, frame().staff_page(visitor(), spec));
  };
  auto const page = shown("staff-inbox", "caseload/inbox", caseload::inbox_view(all));
  EXPECT_TRUE(holds(page, "Proposed: Show me the information you hold."));
  EXPECT_TRUE(holds(page, "These are the oldest of 140."));
  EXPECT_TRUE(holds(page, "The mailbox cannot be read since 23 November 2026, 09:50."));
  EXPECT_TRUE(holds(page, "Not a request: An advert"));
  EXPECT_TRUE(holds(shown("staff-inbox-empty", "caseload/inbox", caseload::inbox_view({})), "Nothing waits."));
  EXPECT_TRUE(holds(shown("staff-inbox-none", "caseload/inbox", caseload::inbox_view({caseload::InboxPage::Mailbox::none})), "No mailbox is connected."));
  std::vector<law::Proof> proofs(1);
  proofs[0].id = "identity";
  proofs[0].title = "Who they are";
  proofs[0].documents.resize(1);
  proofs[0].documents[0].id = "passport";
  proofs[0].documents[0].title = "Passport";
  caseload::MailPage open{mail_that_came("01MAIL", MailState::open), proofs};
  auto const draft = shown("staff-mail", "caseload/mail", caseload::mail_view(open, {}, name_of));
  EXPECT_TRUE(holds(draft, "because it says “copy of my”"));
  EXPECT_TRUE(holds(draft, "href=\"/staff/requests/new?mail=01MAIL\""));
  EXPECT_FALSE(holds(draft, "Put it with the evidence")) << "it belongs to no case";
  std::vector<Refusal> const wrong{{"not_found", "There is no request with this reference", "reference", {}}, {"missing", "Say why this is not a request", "reason", {}}};
  EXPECT_TRUE(holds(shown("staff-mail-error", "caseload/mail", caseload::mail_view(open, wrong, name_of), wrong), "reference-error"));
  EXPECT_TRUE(holds(shown("staff-mail-infected", "caseload/mail", caseload::mail_view({infected}, {}, name_of)), "Nothing of it was kept here."));
  caseload::MailPage joined{mail_that_came("01MAIL", MailState::joined), proofs, "SRR-7K4M-29QD-X"};
  auto filed = joined.message.content.reveal();
  filed.parts[1].filed_as = "identity/passport";
  joined.message.content = Personal(filed);
  joined.message.about = CaseId("C1");
  auto const of_case = shown("staff-mail-joined", "caseload/mail", caseload::mail_view(joined, {}, name_of));
  EXPECT_TRUE(holds(of_case, "A file without a name: Who they are: Passport. It is with the evidence of the case now."));
  EXPECT_TRUE(holds(of_case, "Put it with the evidence"));
  EXPECT_TRUE(holds(shown("staff-mail-aside", "caseload/mail", caseload::mail_view({advert}, {}, name_of)), "Put it back into the inbox"));
  auto typed = caseload::begun_from(open.message);
  PageSpec begin{"caseload/record-begin", "Record a request", caseload::begin_recording_view(typed, {})};
  EXPECT_TRUE(holds(kept("staff-record-begin-mail", frame().staff_page(visitor(), begin)), "name=\"mail\" value=\"01MAIL\""));
  typed["who-for"] = {"me"};
  PageSpec rest{"caseload/record", "Record a request", caseload::recording_view(caseload::with_what_it_says(open.message, typed), {}, "01KEY").also(caseload::beside_recording(open.message))};
  auto const second = kept("staff-record-mail", frame().staff_page(visitor(), rest));
  EXPECT_TRUE(holds(second, "value=\"Amina Osei\""));
  EXPECT_TRUE(holds(second, "from when I was in care."));
}

}  // namespace
}  // namespace rightsdesk::web::testing
