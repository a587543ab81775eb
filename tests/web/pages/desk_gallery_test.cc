// The pages of the desk that are of no one case: Today, what is done with many cases, one’s own settings, charts.
#include "web/pages/gallery.h"

#include "web/caseload/bulk_views.h"
#include "web/caseload/health_views.h"
#include "web/caseload/home_views.h"
#include "web/caseload/own_views.h"
#include "web/caseload/record_request.h"
#include "web/caseload/sign_in_views.h"
#include "web/caseload/task_views.h"
#include "app/charts.h"
#include "app/figure_charts.h"
#include "web/caseload/chart_views.h"
#include "web/caseload/list_views.h"
#include "web/pages/charts.h"
#include "web/pages/fields.h"

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
                                       app::days_by_right(cases, today, app::Days::calendar), app::received_by_service(cases, today, app::service_titles()), app::received_by_source(cases, today, {{"archive", "The children’s paper archive at Weir Lane"}}),
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
  EXPECT_EQ(caseload::exported_rows({one}, day("2026-11-23"), choices, {}).front().size(), 15U);
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

}  // namespace
}  // namespace rightsdesk::web::testing
