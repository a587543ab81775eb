// Every page, rendered from an invented case: each template finds each value it asks for, or the page fails.
// With RIGHTSDESK_GALLERY set to a folder the pages are kept there, to be looked at and to be tried by tools for accessibility.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include "web/caseload/keeping_views.h"
#include "web/caseload/letter_views.h"
#include "web/caseload/task_views.h"
#include "web/caseload/views.h"
#include "web/frame.h"
#include "web/owner/answer.h"
#include "web/pages/fields.h"
#include "web/pages/people.h"
#include "web/portal/question_pages.h"
#include "web/portal/status.h"
#include "web/review/act_views.h"
#include "web/review/ground_views.h"
#include "web/review/keep_views.h"
#include "web/review/same_views.h"
#include "web/review/views.h"

namespace rightsdesk::web::testing {
namespace {

std::string asset_folder() {
  auto const folder = ::testing::TempDir() + "rightsdesk-gallery-assets";
  ::mkdir(folder.c_str(), 0700);
  std::ofstream(folder + "/app.css") << "body{}";
  return folder;
}

Frame const& frame() {
  static Frame const made(SiteSettings{std::string(RIGHTSDESK_TREE) + "/templates", asset_folder(), "thamesbrook", "Thamesbrook Council"});
  return made;
}

Exchange visitor() {
  Exchange exchange;
  exchange.csrf = "token";
  exchange.staff = {"S1", "Amal Osei", {"case_officer"}};
  return exchange;
}

std::string kept(std::string const& name, Reply const& reply) {
  if (auto const* folder = std::getenv("RIGHTSDESK_GALLERY")) std::ofstream(std::string(folder) + "/" + name + ".html") << reply.body();
  return reply.body();
}

std::string resident(std::string const& name, PageSpec const& spec) { return kept("resident-" + name, frame().resident_page(visitor(), spec)); }

/// A page without the button that leaves at once: nobody is at home with whom they fear.
std::string owners(std::string const& name, PageSpec const& spec) { return kept("owner-" + name, frame().resident_page(visitor(), spec, Frame::Exit::absent)); }

std::string staff(std::string const& name, std::string const& tab, PageSpec spec, std::string const& state = "in_search") {
  spec.view.also(caseload::case_frame(overview(state), tab)).text("done", "").text("review_path", "/staff/cases/01/review");
  return kept("staff-" + name, frame().staff_page(visitor(), spec));
}

notices::Letters const& shipped_letters() {
  static auto const letters = [] {
    std::vector<std::string> complaints;
    return notices::load(std::string(RIGHTSDESK_TREE) + "/templates/notices", std::string(RIGHTSDESK_TREE) + "/config/notices.yaml", complaints);
  }();
  return letters;
}

Date day(char const* iso) { return *parse_date(iso); }

bool holds(std::string const& page, std::string const& words) { return page.find(words) != std::string::npos; }

TEST(Gallery, ShowsTheResidentsPages) {
  EXPECT_TRUE(holds(resident("start", {"portal/start", "Ask for your information", View()}), "It is free."));
  EXPECT_TRUE(holds(resident("safety", {"portal/safety", "Leaving this website quickly", View()}), "Exit this page"));
  EXPECT_TRUE(holds(resident("sent", {"portal/sent", "Request sent", View().text("reference", "SRR-7K4M-29QD-X").text("more", "SRR-29QD-7K4M-A")}), "SRR-7K4M-29QD-X"));
  EXPECT_TRUE(holds(resident("status", {"portal/status", "Your request", portal::status_view(resident_view())}), "12 October 2026"));
  auto many = resident_view();
  many.pack_pages = 1302;
  many.forms.insert(many.forms.begin(), {{"volume-2", "Volume 2 of the pack (PDF)", 4'120'000}, {"volume-3", "Volume 3 of the pack (PDF)", 3'906'000}});
  auto const volumes = resident("status-volumes", {"portal/status", "Your request", portal::status_view(many)});
  EXPECT_TRUE(holds(volumes, "1302 pages in 3 volumes"));
  EXPECT_TRUE(holds(volumes, "value=\"volume-3\""));
  EXPECT_TRUE(holds(resident("cookies", {"portal/cookies", "Cookies", View()}), "two cookies"));
  EXPECT_TRUE(holds(resident("accessibility", {"portal/accessibility", "Accessibility", View()}), "400%"));
  intake::Question const field{"reference", "Your reference"};
  std::vector<Refusal> const missing = {{"missing", "Enter your reference", "reference", {}}};
  PageSpec ask{"portal/status-reference", "Follow your request", View(), missing};
  ask.view.each("fields", {field_view(field, {}, missing, Label::plain)});
  EXPECT_TRUE(holds(resident("status-reference", ask), "href=\"#reference\""));
  PageSpec code{"portal/status-code", "Check your email", View().text("reference", "SRR")};
  code.view.each("fields", {field_view(field, {}, {}, Label::plain)});
  EXPECT_TRUE(holds(resident("status-code", code), "works once"));
}

TEST(Gallery, ShowsEveryQuestionEmptyAndWithItsMistakes) {
  for (auto const& page : intake::pages()) {
    intake::FormAnswers someone{{"who-for", {"someone"}}};
    someone["right"] = {"see", "correct", "delete", "limit", "object", "stop-marketing", "move", "withdraw", "automated", "complain"};
    if (page.id == "easier") someone["right"] = {"correct"};
    auto const mistakes = intake::check_page(page, someone);
    PageSpec empty{"portal/question", page.title, portal::question_view(page, someone, {})};
    empty.view.text("return", "");
    EXPECT_TRUE(holds(resident("q-" + page.id, empty), "Continue</button>")) << page.id;
    PageSpec wrong{"portal/question", page.title, portal::question_view(page, someone, mistakes), mistakes};
    wrong.view.text("return", "");
    auto const shown = resident("q-" + page.id + "-error", wrong);
    EXPECT_EQ(holds(shown, "<title>Error: "), !mistakes.empty()) << page.id;
    for (auto const& mistake : mistakes) EXPECT_TRUE(holds(shown, "id=\"" + mistake.field + "\"")) << page.id << " " << mistake.field;
  }
}

TEST(Gallery, ShowsTheAnswersToCheck) {
  intake::FormAnswers const answers{{"who-for", {"me"}}, {"full-name", {"<b>Priya</b> & co"}}, {"wanted-detail", {"Photographs\nThe years 2009 to 2014"}}};
  auto const page = resident("check", {"portal/check", "Check your answers before you send your request", portal::check_view(answers)});
  EXPECT_TRUE(holds(page, "&lt;b&gt;Priya&lt;/b&gt; &amp; co"));
  EXPECT_FALSE(holds(page, "<b>Priya"));
  EXPECT_TRUE(holds(page, "/request/name?return=check"));
}

TEST(Gallery, ShowsTheCaseList) {
  PageSpec spec{"caseload/list", "Cases", caseload::list_view(cases())};
  spec.view.text("done", "");
  auto const page = kept("staff-list", frame().staff_page(visitor(), spec));
  EXPECT_TRUE(holds(page, "Overdue by 3 days"));
  EXPECT_TRUE(holds(page, "Oluwaseun Adébáyọ̀"));
  PageSpec in{"caseload/sign-in", "Sign in", View().text("next", "").text("name", "amal"), {{"refused", "That name and password do not match", "name", {}}}};
  Exchange stranger = visitor();
  stranger.staff = {};
  EXPECT_TRUE(holds(kept("staff-sign-in", frame().staff_page(stranger, in)), "There is a problem"));
}

TEST(Gallery, ShowsTheCase) {
  intake::Question const reason{"reason", "Why?", "It goes on the record", intake::Kind::long_text};
  intake::Question const on{"on", "On which day?", "For example, 27 3 2026", intake::Kind::date};
  PageSpec over{"caseload/overview", "Overview", caseload::overview_view(overview("in_search"), name_of)};
  over.view.each("clock_fields", field_views({on, reason}, {}, {}, Label::plain)).each("note_fields", {});
  over.view.when("clock_open", true).when("note_open", false);
  auto const page = staff("overview", "overview", over);
  EXPECT_TRUE(holds(page, "11 October 2026 is a Sunday"));
  EXPECT_TRUE(holds(page, "by Amal Osei"));
  PageSpec who{"caseload/people", "People and identity", caseload::people_view(overview("received"), name_of)};
  who.view.each("identity_fields", field_views({on}, {}, {}, Label::plain)).each("doubt_fields", field_views({reason}, {}, {}, Label::plain));
  intake::Question const file{"file", "The file", "20 MB at most", intake::Kind::file};
  app::EvidenceFile scan{"01EV", overview("received").about.id, "identity", "passport", BlobId("b"), Personal<std::string>("passport.jpg"), "", 9, "S1", day("2026-09-14")};
  auto gone = scan;
  gone.destroyed_on = day("2026-10-14");
  who.view.each("evidence_fields", field_views({file}, {}, {}, Label::plain));
  who.view.also(caseload::evidence_view(overview("received").about.id, {{scan, "Who the person is", "Passport", day("2026-10-14")}, {gone, "Who the person is", "Passport", {}}}));
  auto const people_page = staff("people", "people", who);
  EXPECT_TRUE(holds(people_page, "943 476 5919"));
  EXPECT_TRUE(holds(people_page, "Open passport.jpg</a>. It is destroyed on 14 October 2026."));
  EXPECT_TRUE(holds(people_page, "Destroyed on 14 October 2026."));
  EXPECT_TRUE(holds(staff("timeline", "timeline", {"caseload/timeline", "Timeline", caseload::timeline_view(overview("in_search"), slice_of(4, {}), name_of)}), "A new email address"));
  PageSpec audit{"caseload/audit", "Audit", caseload::audit_view(entries(), slice_of(2, {}), name_of)};
  audit.view.each("archive_fields", {}).when("may_archive", true);
  EXPECT_TRUE(holds(staff("audit", "audit", audit), "Identity accepted"));
}

/// What the records team was asked: to look for somebody in the paper files.
commission::Commission asked_of_owner() {
  commission::Commission one;
  one.id = CommissionId("01COMMISSION");
  one.source = "thamesbrook-paper";
  one.title = "Closed paper files";
  one.asked_on = day("2026-09-14");
  one.answer_by = day("2026-09-28");
  one.chased = 1;
  one.opened_at = noon(day("2026-09-16"));
  one.asked = Personal(commission::Asked{"Records team", "email", "records@example.org", {"Name: Priya Raman", "Born: 9 March 2004"}, {"The card index of closed files"}});
  return one;
}

app::AnswerPage owners_page(commission::Purpose purpose) {
  app::AnswerPage page;
  page.purpose = purpose;
  page.council = "Thamesbrook Council";
  page.reference = "SRR-7K4M-29QD-X";
  page.source = "Closed paper files";
  page.team = "Records team";
  page.asked_on = day("2026-09-14");
  page.answer_by = day("2026-09-28");
  page.about = {"Name: Priya Raman", "Born: 9 March 2004"};
  page.what = {"The card index of closed files"};
  return page;
}

TEST(Gallery, ShowsTheOneTimePageOfAnOwner) {
  auto search = owners_page(commission::Purpose::search);
  EXPECT_TRUE(holds(owners("search", owner::open_page(search, "/answer/ABC", {})), "Add this file"));
  search.files = {{"K1", "Closed file 0417", "2012-09-30", "scan 1.pdf", "application/pdf", {}, "", 2'400'000}, {"K2", "Letters", "", "letters.zip", "application/zip", {}, "", 812}};
  auto const mistaken = owners("search-error", owner::open_page(search, "/answer/ABC", {{{"name", {"Bola"}}}, {{"missing", "Enter your role.", "role", {}}}}));
  EXPECT_TRUE(holds(mistaken, "2 files added"));
  EXPECT_TRUE(holds(mistaken, "scan 1.pdf, 2 MB"));
  EXPECT_TRUE(holds(mistaken, "href=\"#role\""));
  auto const told = owners("instruction", owner::open_page(owners_page(commission::Purpose::instruction), "/answer/ABC", {}));
  EXPECT_TRUE(holds(told, "What stood there before?"));
  EXPECT_FALSE(holds(told, "Add this file"));
  EXPECT_TRUE(holds(owners("hold", owner::open_page(owners_page(commission::Purpose::hold), "/answer/ABC", {})), "Disposal is stopped"));
  search.standing = app::AnswerPage::Standing::answered;
  search.answered_on = day("2026-09-18");
  auto const answered = owners("answered", owner::closed_page(search));
  EXPECT_TRUE(holds(answered, "18 September 2026"));
  EXPECT_FALSE(holds(answered, "Priya")) << "nothing of the person once it is answered";
  search.standing = app::AnswerPage::Standing::over;
  EXPECT_TRUE(holds(owners("over", owner::closed_page(search)), "does not need an answer"));
}

TEST(Gallery, ShowsTheSearchTheCandidatesAndTheRecords) {
  auto const planned = staff("search", "search", {"caseload/search", "Search plan", caseload::plan_view({plan(), {}, {asked_of_owner()}}, name_of)});
  EXPECT_TRUE(holds(planned, "did not answer within 20 seconds"));
  EXPECT_TRUE(holds(planned, "Waiting for its owner’s answer"));
  EXPECT_TRUE(holds(planned, "Records team was written to on 14 September 2026, to answer by 28 September 2026. Asked again 1 time. Opened on 16 September 2026, not answered yet."));
  EXPECT_TRUE(holds(planned, "/owners/01COMMISSION/chase"));
  std::vector<app::PlannedSource> const proposed{
      {{"care", "Care records", "Head of care", "sql", {"Case notes", "Assessments"}}, "The request names Children’s social care", ""},
      {{"housing", "Housing <2>", "Head of housing", "rest", {"Tenancies"}}, "It is asked all the same", "Only Housing uses this system"}};
  auto const fresh = staff("search-new", "search", {"caseload/search", "Search plan", caseload::plan_view({{}, proposed, {}}, name_of)});
  EXPECT_TRUE(holds(fresh, "Start the search"));
  EXPECT_TRUE(holds(fresh, "It holds: Case notes; Assessments."));
  EXPECT_TRUE(holds(fresh, "Housing &lt;2&gt;"));
  EXPECT_TRUE(holds(fresh, "name=\"reason-housing\" type=\"text\" value=\"Only Housing uses this system\""));
  EXPECT_FALSE(holds(fresh, "value=\"care\"")) << "nothing speaks for leaving it out";
  std::vector<app::CandidateGroup> groups{{candidates(), {{"group", "housing 9 hangs together with care 1 by +30.10 bits."}}}};
  auto const found = staff("candidates", "candidates", {"caseload/candidates", "Candidates", caseload::candidates_view(groups, priya(), name_of)});
  EXPECT_TRUE(holds(found, "These look like one person: "));
  EXPECT_TRUE(holds(found, "housing 9 hangs together with care 1"));
  EXPECT_TRUE(holds(found, "Take it out of the group"));
  EXPECT_FALSE(holds(found, "Put them together")) << "there is one group only";
  groups.clear();
  for (auto const& one : candidates()) groups.push_back({{one}, {}});
  auto const apart = staff("candidates-apart", "candidates", {"caseload/candidates", "Candidates", caseload::candidates_view(groups, priya(), name_of)});
  EXPECT_FALSE(holds(apart, "These look like one person"));
  EXPECT_TRUE(holds(apart, "Put them together"));
  EXPECT_TRUE(holds(found, "<li class=\"desk-for\">The family name is the same +6.10"));
  EXPECT_TRUE(holds(found, "<li class=\"desk-against\">The addresses differ -1.20"));
  EXPECT_TRUE(holds(found, "<li class=\"desk-neutral\">Nobody else"));
  EXPECT_TRUE(holds(found, "2 candidates wait for a decision"));
  auto const kept_records = staff("records", "records", {"caseload/records", "Records", caseload::records_view(records(), day("2026-09-11"), name_of)});
  EXPECT_TRUE(holds(kept_records, "protected with a password"));
  EXPECT_TRUE(holds(kept_records, "Needs a decision."));
  EXPECT_TRUE(holds(kept_records, "Left out by Amal Osei: It names other children only"));
}

TEST(Gallery, ShowsTheRedactionAndThePack) {
  EXPECT_TRUE(holds(staff("redaction", "redaction", {"caseload/redaction", "Redaction", caseload::progress_view(record_lines())}), "2 of 4 pages"));
  intake::Question const email{"recipient_email", "Type the requester’s email address", "", intake::Kind::email};
  caseload::PackDesk const desk{overview("packed").about.id, packs(), {{"3 proposals wait for a decision", "01REC00000000000000000001/2"}}, {"Priya", "p@example.org", ""},
    {{day("2026-11-24"), "pack_posted", "Tracked, AB 1234 5678 GB", "staff-1"}, {day("2026-11-23"), "released", "", "staff-1"}}};
  PageSpec pack{"caseload/pack", "Pack", caseload::packs_view(desk, name_of)};
  pack.view.each("release_fields", field_views({email}, {}, {}, Label::plain)).each("reopen_fields", {}).when("may_build", true);
  for (char const* const form : {"delivery_fields", "stop_fields", "again_fields", "locked_fields", "post_fields"}) pack.view.each(form, {});
  auto const page = staff("pack", "pack", pack, "packed");
  EXPECT_TRUE(holds(page, "/review/01REC00000000000000000001/2\">3 proposals"));
  EXPECT_TRUE(holds(page, "Release the pack"));
  EXPECT_TRUE(holds(page, "Tracked, AB 1234 5678 GB"));
}

app::TaskLine task_line(std::string const& id, std::string const& words) {
  app::TaskLine line;
  line.kind.kind = "restriction_ground";
  line.kind.title = "Ground of the restriction";
  line.kind.help = "Art 18(1). Where accuracy is contested, it lasts while we check.";
  line.kind.owner = "case_officer";
  line.kind.fields = {{"ground", "Ground", workflow::FieldKind::choice, "", {{"18_1_a", "18(1)(a): accuracy contested"}, {"18_1_g", "Not in force", "not in force"}}},
                      {"scope", "Which data and which uses", workflow::FieldKind::words},
                      {"day", "When", workflow::FieldKind::day},
                      {"who", "Who was asked"}};
  line.kind.outcomes = {{"met", "Met", {"case_officer"}, {"ground"}}, {"not_met", "Not met", {"manager"}, {"reason"}}};
  line.task.id = TaskId(id);
  line.task.kind = line.kind.kind;
  line.task.words = Personal(words);
  line.task.fields = Personal(casework::TaskFields{{"scope", "The arrears of 2025"}, {"day", "2026-09-14"}});
  line.task.made_by = "program";
  line.task.made_on = day("2026-09-12");
  line.due = {day("2026-09-21"), {{"policy", "5 working days after 14 September 2026"}}};
  line.may_end = {"met"};
  return line;
}

TEST(Gallery, ShowsTheWork) {
  app::WorkDesk desk;
  desk.tasks = {task_line("T1", "The rent arrears you say I have"), task_line("T2", "My address"), task_line("T3", "My name")};
  desk.tasks[1].task.made_by = "S1";
  desk.tasks[1].pressing = casework::Pressing::chase;
  desk.tasks[1].chased = 2;
  desk.tasks[0].acts = {"correct address", "correct name"};
  desk.tasks[0].kind.instructs = "correct";
  desk.tasks[1].may_ask_owner = true;
  desk.tasks[1].asked = asked_of_owner();
  desk.tasks[2].task.state = casework::TaskState::ended;
  desk.tasks[2].task.outcome = "met";
  desk.tasks[2].task.ended_by = "S1";
  desk.tasks[2].task.ended_on = day("2026-09-15");
  desk.moves = {{"restrict", "Restrict", "", {}}, {"withdraw", "Close as withdrawn by the requester", "How the requester withdrew it", {}},
                {"answer", "Record that it is answered", "", {{"work", "Letter L-14 has not been sent"}}}};
  desk.may_add = {desk.tasks[0].kind};
  desk.may_write_copy = desk.copy_written = true;
  caseload::TypedWork const typed{"task-T1", {{"task-T1.scope", {"Typed and kept"}}}, {{"missing", "Fill in: Ground", "task-T1.ground", {}}}};
  auto const page = staff("work", "work", {"caseload/work", "Work", caseload::work_view(desk, typed, name_of).text("open_remarks", "1 remark waits for an answer"), typed.mistakes});
  EXPECT_TRUE(holds(page, "Typed and kept"));
  EXPECT_TRUE(holds(page, "href=\"#task-T1.ground\""));
  EXPECT_TRUE(holds(page, "id=\"task-T1.ground-error\""));
  EXPECT_TRUE(holds(page, "The arrears of 2025")) << "what is written down already stands in the other form";
  EXPECT_FALSE(holds(page, "Not in force")) << "a ground that is not in force is not offered";
  EXPECT_FALSE(holds(page, ">Not met<")) << "an outcome that is another role's is not offered";
  EXPECT_TRUE(holds(page, "Ask again"));
  EXPECT_TRUE(holds(page, "Asked again 2 times."));
  EXPECT_TRUE(holds(page, "<li>Letter L-14 has not been sent</li>"));
  EXPECT_TRUE(holds(page, "name=\"move-withdraw.reason\""));
  EXPECT_TRUE(holds(page, "<strong>Met</strong>, 15 September 2026, by Amal Osei"));
  EXPECT_TRUE(holds(page, "Have the system itself do it"));
  EXPECT_TRUE(holds(page, "value=\"address\""));
  EXPECT_TRUE(holds(page, "Ask the owner to do it"));
  EXPECT_TRUE(holds(page, "Records team was written to on 14 September 2026"));
  EXPECT_TRUE(holds(page, "14 September 2026</dd>"));
  EXPECT_TRUE(holds(page, "/work/copy/json"));
}

TEST(Gallery, ShowsTheWorkOfACaseThatAnotherOneLimits) {
  app::WorkDesk desk;
  desk.tasks = {task_line("T1", "My subscription")};
  desk.tasks[0].schedule = {{"Early help", "We keep early help records until the child is 25 years old.", app::Disposing::due, "Kept until 13 May 2026. Its time has passed: look before anything goes.", {{"RT-1", "Until the 25th birthday"}}},
                            {"Housing", "We keep a tenancy file for 6 years after the tenancy ends.", app::Disposing::held, "A hold stands: nothing goes.", {{"RT-9", "A hold overrides every rule"}}}};
  desk.moves = {{"close_unanswered", "Close, since identity was never shown", "Why it is closed", {{"work", "Letter L-4 has not been sent"}}, "Nobody has shown who they are for 90 days."},
                {"withdraw", "Close as withdrawn by the requester", "How the requester withdrew it", {}, "", true}};
  desk.next = "Check ground, exceptions, retention and holds";
  desk.elsewhere = {"search"};
  desk.others = {"legal", "manager"};
  desk.restrictions = {{CaseId("01LIMIT"), "SRR-9XKD-22MT-4", day("2026-09-14"), "The notes of 2009", "18_1_a", ""}};
  desk.may_allow_use = true;
  auto const page = staff("work-limited", "work", {"caseload/work", "Work", caseload::work_view(desk, {}, name_of).text("open_remarks", "")});
  EXPECT_TRUE(holds(page, "1 task below is yours to do."));
  EXPECT_TRUE(holds(page, "/search\">Search, decide the candidates, finish the search</a>"));
  EXPECT_TRUE(holds(page, "Waiting for: legal, manager."));
  EXPECT_TRUE(holds(page, "The notice: “We keep early help records until the child is 25 years old.”"));
  EXPECT_TRUE(holds(page, "A hold overrides every rule (RT-9)"));
  EXPECT_TRUE(holds(page, "<strong>Proposed:</strong> Nobody has shown who they are for 90 days."));
  EXPECT_TRUE(holds(page, "Other ways in which this case may end"));
  EXPECT_TRUE(holds(page, "name=\"use.ground\" type=\"radio\" value=\"protection\"")) << "a ground of Art 18(2)";
  EXPECT_TRUE(holds(page, "/work/use\""));
}

TEST(Gallery, ShowsTheTasksThatPress) {
  app::PressingTask late{CaseId("01CASE"), "SRR-7K4M-29QD-X", task_line("T1", "My address")};
  late.line.pressing = casework::Pressing::escalate;
  PageSpec spec{"caseload/tasks", "Tasks that press", caseload::pressing_view({late}, {{CaseId("01CASE"), "SRR-7K4M-29QD-X", asked_of_owner(), true}})};
  spec.view.text("done", "");
  auto const page = kept("staff-tasks", frame().staff_page(visitor(), spec));
  EXPECT_TRUE(holds(page, "href=\"/staff/cases/01CASE/work\""));
  EXPECT_TRUE(holds(page, "Tell the next one up"));
  EXPECT_TRUE(holds(page, "Owners of sources who have not answered"));
  EXPECT_TRUE(holds(page, "href=\"/staff/cases/01CASE/search\">Closed paper files"));
  PageSpec none{"caseload/tasks", "Tasks that press", caseload::pressing_view({}, {})};
  none.view.text("done", "");
  EXPECT_TRUE(holds(frame().staff_page(visitor(), none).body(), "None today."));
}

TEST(Gallery, ShowsTheLetters) {
  auto const& letters = shipped_letters();
  auto const& more_time = notices::letter(letters, "L-5");
  auto const page = staff("letters", "letters", {"caseload/letters", "Letters", caseload::letters_view({{&notices::letter(letters, "L-1"), false}, {&more_time, true}},
                                                                                                       {{2, "L-1", "We have your request", std::string(64, 'a'), "program", day("2026-11-23")}}, name_of)});
  EXPECT_TRUE(holds(page, "letters/L-5\">L-5: We need more time"));
  EXPECT_TRUE(holds(page, "/letters/sent/2\">L-1: We have your request"));
  app::LetterDraft draft{&more_time, {{"reference", "SRR-7K4M-29QD-X"}, {"due", day("2026-12-23")}}, {}};
  for (auto const& need : more_time.facts) {
    if (draft.known.count(need.name) == 0) draft.to_add.push_back(need);
  }
  notices::Rendered rendered{"L-5", "We need more time", "", Personal(texts::blocks_of("# We need more time\n\nDear **Amina**,\n\n## Why\n\n- one\n- two\n\n| a\n| b\n")), {}};
  PageSpec letter{"caseload/letter", "We need more time", caseload::letter_view(draft, rendered)};
  letter.view.text("letter_path", "/letters/L-5").each("letter_fields", field_views(caseload::letter_questions(draft), {}, {}, Label::plain));
  auto const form = staff("letter", "letters", letter);
  EXPECT_TRUE(holds(form, "Dear <strong>Amina</strong>,"));
  EXPECT_TRUE(holds(form, "Send this letter"));
  EXPECT_TRUE(holds(form, "What makes it so, one reason a line"));
}

TEST(Gallery, ShowsTheHoldTheRightsAndTheNotice) {
  app::HoldDesk desk{{{"social-care", "Children’s social care", "Head of children’s services", day("2026-11-23")},
                            {"archive", "Paper archive", "Records manager", day("2026-11-23"), day("2026-11-24"), "By email", 2}},
                           {"The request has not been answered"}};
  desk.sources.push_back({"paper-files", "Closed paper files", "Records manager", day("2026-11-23")});
  desk.sources.back().reachable = true;
  desk.sources.back().letter = asked_of_owner();
  desk.sources.back().cannot = "The contractor shreds on Fridays";
  retention::Verdict const verdict{retention::Act::review, "answered", day("2029-11-23"), {{"answered", "An answered request is kept for three years."}}};
  auto const held = staff("hold", "hold", {"caseload/hold", "Hold and keeping", caseload::hold_view(desk, {CaseId("C"), "SRR", verdict})});
  EXPECT_TRUE(holds(held, "2 attempts to delete were stopped"));
  EXPECT_TRUE(holds(held, "the settings name no address of this owner"));
  EXPECT_TRUE(holds(held, "The contractor shreds on Fridays"));
  EXPECT_TRUE(holds(held, "The request has not been answered"));
  EXPECT_TRUE(holds(held, "It may go</button>"));
  app::RightLine line{"housing", "Housing", "homes", "To let and manage our homes", {"6(1)(b)", "6(1)(e)"}, "a contract with you", "", {}};
  line.verdict.because = {{"Art 21(1)", "On grounds of the particular situation."}};
  line.verdict.to_decide = {"Choose which of the stated bases this purpose rests on, and record why (B-1)."};
  EXPECT_TRUE(holds(staff("rights", "rights", {"caseload/rights", "Rights", caseload::rights_view({line})}), "<option value=\"6(1)(e)\">"));
  law::Controller council;
  council.name = "Thamesbrook Council";
  council.defects = {{"1", "No retention period is stated.", {{"notice.txt", "for as long as we need it"}}}};
  auto const page = kept("staff-notice", frame().staff_page(visitor(), {"caseload/notice", "The privacy notice", caseload::notice_view(council)}));
  EXPECT_TRUE(holds(page, "for as long as we need it"));
  EXPECT_TRUE(holds(page, "contact_email"));
}

redaction::Decision decided(redaction::Outcome outcome, std::string const& code, std::string const& reason) {
  return {outcome, code, reason, StaffId("S1"), *parse_instant("2026-09-21T10:05:00Z")};
}

TEST(Gallery, ShowsWhatADecisionForAllWouldReach) {
  using redaction::Outcome;
  auto const about = overview("in_review").about.id;
  review::ContextsShown shown{about, {app::Reach::Kind::people, {PersonId("P1")}}, {}, {Outcome::withhold, "S2P3-16", "Did not agree"}};
  shown.contexts = {"Denise Okafor-Blythe", 3, 2, 2, 0, 1,
                    {{"Case note, 3 March 2009", "01REC/1", "Priya was cheerful.", "Denise Okafor-Blythe", "had rung in the morning.", {}},
                     {"Letter, 20 August 2012", "01LET/2", "It was agreed that", "Mrs Okafor-Blythe", "may visit on Sundays.", decided(Outcome::withhold, "S2P3-16", "")}},
                    "seal"};
  auto const page = staff("review-contexts", "redaction", {"review/contexts", "Look before you decide", review::contexts_view(shown, exemptions()).text("back", "/back")});
  EXPECT_TRUE(holds(page, "It reaches 3 places on 2 pages of 2 records."));
  EXPECT_TRUE(holds(page, "1 mention has a decision of its own, which stays."));
  EXPECT_TRUE(holds(page, "<input type=\"hidden\" name=\"person\" value=\"P1\">"));
  EXPECT_TRUE(holds(page, "Withhold all of it"));
  EXPECT_FALSE(holds(page, "Release all of it"));
}

TEST(Gallery, ShowsTheActsOfAReview) {
  using redaction::Outcome;
  app::ReviewAct act{"A1", CaseId("C"), "people", Personal<std::string>("Denise Okafor-Blythe, aunt"), {{"person:P1", {}, {}}}, decided(Outcome::withhold, "S2P3-16", "Did not agree")};
  auto undone = act;
  undone.id = "A2";
  undone.what = "whole_record";
  undone.words = Personal<std::string>("“Attendance register”");
  undone.undone_by = "S1";
  undone.undone_at = *parse_instant("2026-09-21T11:00:00Z");
  undone.undone_reason = Personal<std::string>("It is mostly about her");
  auto const page = staff("review-acts", "redaction", {"review/acts", "What was decided", review::acts_view({act, undone}, name_of)});
  EXPECT_TRUE(holds(page, "For people: Denise Okafor-Blythe, aunt"));
  EXPECT_TRUE(holds(page, "1 place. Amal Osei, 21 September 2026, 11:05."));
  EXPECT_TRUE(holds(page, "Undone by Amal Osei, 21 September 2026, 12:00. “It is mostly about her”"));
  EXPECT_TRUE(holds(page, "/review/acts/A1\""));
  EXPECT_FALSE(holds(page, "/review/acts/A2\"")) << "what is undone is not undone again";
}

TEST(Gallery, ShowsRemarksAndTheirAnswers) {
  app::RemarkLine line;
  line.remark = {"M1", CaseId("C"), "page:01REC/1", "", Personal<std::string>("Is this the meeting she means?"), "S1", *parse_instant("2026-09-21T10:05:00Z")};
  line.answers.push_back({"M2", CaseId("C"), "page:01REC/1", "M1", Personal<std::string>("Which of the two?"), "S1", *parse_instant("2026-09-21T10:30:00Z")});
  line.about = "“Case note, 3 March 2009”, page 1";
  line.where = "01REC/1";
  auto closed = line;
  closed.remark.id = "M3";
  closed.remark.closed_by = "S1";
  closed.remark.closed_at = *parse_instant("2026-09-21T11:00:00Z");
  auto view = review::remarks_view(CaseId("C"), {line, closed}, "page:01REC/1", name_of).text("text", "");
  auto const page = staff("review-remarks", "redaction", {"review/remarks", "Remarks", view});
  EXPECT_TRUE(holds(page, "Is this the meeting she means?"));
  EXPECT_TRUE(holds(page, "Closed by Amal Osei, 21 September 2026, 12:00"));
  EXPECT_TRUE(holds(page, "/review/remarks/M1\""));
  EXPECT_FALSE(holds(page, "/review/remarks/M3\""));
}

TEST(Gallery, ShowsWhatIsKeptOfARegister) {
  app::KeepDesk const desk{"Attendance register", {{1, 1, "Luca Ferrante, absent", false}, {1, 2, "Priya Ramanathan, present", true}, {2, 1, "Shanice Boateng, left early", false}}};
  auto choose = review::keep_view(desk, 0, {}).text("page_path", "/staff/cases/01/review/01/1");
  auto const page = staff("review-keep", "redaction", {"review/keep", "Keep only", choose});
  EXPECT_TRUE(holds(page, "value=\"1.2\" checked>"));
  EXPECT_FALSE(holds(page, "value=\"1.1\" checked>"));
  app::KeepShown const shown{"Attendance register", {{1, {"Priya Ramanathan, present"}, 1, 1}, {2, {}, 1, 0}}, "seal"};
  auto look = review::keep_shown_view(shown, {RecordId("R"), 0, {{1, 2}}}, {redaction::Outcome::withhold, "", ""}, exemptions()).text("page_path", "/staff/cases/01/review/01/1");
  auto const stays = staff("review-keep-shown", "redaction", {"review/keep-shown", "What would stay", look});
  EXPECT_TRUE(holds(stays, "1 line stays, 2 go."));
  EXPECT_TRUE(holds(stays, "This whole page goes"));
  EXPECT_TRUE(holds(stays, "1 proposal in what stays waits for a decision."));
  EXPECT_TRUE(holds(stays, "<input type=\"hidden\" name=\"keep\" value=\"1.2\">"));
}

TEST(Gallery, ShowsWhereTheSameTextStands) {
  CaseId const about("C");
  app::SamePages const same{"Letter, 20 August 2012", {{"Letter, scanned again", "02LET/1", true, 61, "visitor", "visltor"}, {"Email, 3 September 2012", "03EML/1", false, 18, "", ""}}};
  app::TakeOver const taken{{{{"Letter, scanned again", "02LET/1", "the health visltor and", "Mrs Denise Haddow of number 14", "It was agreed", {}}, decided(redaction::Outcome::withhold, "S2P3-16", "")}}, "seal"};
  auto view = review::same_pages_view(about, same, taken).text("page_path", "/staff/cases/C/review/01LET/1").text("page_number", "1");
  auto const page = staff("review-same", "redaction", {"review/same", "Where the same text stands", view});
  EXPECT_TRUE(holds(page, "<strong>Only there:</strong> visltor"));
  EXPECT_TRUE(holds(page, "61 words are the same."));
  EXPECT_TRUE(holds(page, "It reaches 1 place where the same words stand."));
  auto const groups = review::same_groups_view(about, {{{{"Letter", "R/2", true, 0, "", ""}, {"Letter, copy", "S/1", true, 0, "", ""}}}});
  EXPECT_TRUE(holds(staff("review-same-groups", "redaction", {"review/same-groups", "Pages that stand more than once", groups}), "Letter, page 2</a> stands 2 times"));
}

TEST(Gallery, ShowsWhatAPersonWasAsked) {
  auto line = people().at(1);
  line.person.about_them = {app::AboutThem::Consent::refused, day("2026-09-14"), "By telephone", "they lived together until 2015", ""};
  auto view = review::person_view(line);
  intake::Question const consent{"consent", "Have they agreed that it is given?", "", intake::Kind::radios, true, "", {{"given", "They agreed", ""}, {"refused", "They refused", ""}}};
  intake::Question const on{"consent_on", "On which day?", "", intake::Kind::date};
  view.each("fields", field_views({consent, on}, {{"consent", {"refused"}}}, {}, Label::plain));
  auto const page = staff("review-person", "redaction", {"review/person", "What they were asked", view});
  EXPECT_TRUE(holds(page, "Proposed: Withhold (S2P3-16)."));
  EXPECT_TRUE(holds(page, "They expressly refused on 14 September 2026"));
  auto letter = review::person_view(line).text("council", "Thamesbrook Council").text("our_reference", "SRR-7K4M-29QD-X").text("today", "21 September 2026").text("answer_by", "1 October 2026");
  auto const words = staff("review-consent-letter", "redaction", {"review/consent-letter", "A letter", letter});
  EXPECT_TRUE(holds(words, "Somebody has asked us for the information that we hold about them."));
  EXPECT_FALSE(holds(words.substr(words.find("review-sheet")), "Priya")) << "the letter does not name who asked";
}

TEST(Gallery, ShowsWhatIsTreatedInTwoWays) {
  app::Difference words, page, elsewhere;
  words.key = "K1";
  words.text = "Meera";
  words.withheld = 3;
  words.released = 1;
  words.where_withheld = "R/1";
  words.where_released = "R/2";
  page = words;
  page.kind = app::Difference::Kind::page;
  page.key = "K2";
  page.text = "“Attendance register”, page 4, stands 3 times";
  elsewhere.kind = app::Difference::Kind::elsewhere;
  elsewhere.key = "K3";
  elsewhere.text = "Denise Okafor-Blythe";
  elsewhere.where_released = "people";
  elsewhere.other_case = "SRR-7K4M-29QD-X";
  elsewhere.there = decided(redaction::Outcome::withhold, "S2P3-16", "");
  auto explained = words;
  explained.key = "K4";
  explained.justified = app::Justification{"J", CaseId("C"), "K4", "", Personal<std::string>("She was in the room"), "S1", *parse_instant("2026-09-21T10:05:00Z")};
  auto const shown = staff("review-inconsistencies", "redaction", {"review/inconsistencies", "Treated in two ways", review::differences_view(CaseId("C"), {words, page, elsewhere, explained}, name_of)});
  EXPECT_TRUE(holds(shown, "/staff/cases/C/review/R/2"));
  EXPECT_TRUE(holds(shown, "In case SRR-7K4M-29QD-X: Withheld (S2P3-16), 21 September 2026."));
  EXPECT_TRUE(holds(shown, "“She was in the room” Amal Osei, 21 September 2026, 11:05"));
}

TEST(Gallery, ShowsTheReview) {
  auto home = caseload::progress_view(record_lines());
  home.also(review::open_points_view(overview("in_review").about.id, {{"Meera Ramanathan has no decision", "people"}})).text("inconsistent", "1 text is treated in two ways").text("open_remarks", "1 remark to answer");
  EXPECT_TRUE(holds(staff("review", "redaction", {"review/home", "Review", home}), "/review/people\">Meera"));
  auto panel = review::people_view(people(), exemptions(), {{people().at(1).person.known.id, "Withheld (S2P3-16) in case SRR-29QD-7K4M-A, 3 March 2025"}});
  panel.each("person_fields", {}).when("add_open", false);
  auto const people_page = staff("review-people", "redaction", {"review/people", "People in the records", panel});
  EXPECT_TRUE(holds(people_page, "1 person to decide"));
  EXPECT_TRUE(holds(people_page, "also Meera Iyer"));
  EXPECT_TRUE(holds(people_page, "Usually released"));
  EXPECT_FALSE(holds(people_page, "Named only in the records"));
  EXPECT_FALSE(holds(people_page, "person-P0"));
  EXPECT_FALSE(holds(people_page, "Courts only"));
}

TEST(Gallery, ShowsTheRecordsOfWhatIsWithheld) {
  law::Exemption exemption;
  exemption.code = "S3P2-5";
  exemption.title = "Health: serious harm";
  exemption.test = "Likely to cause serious harm.";
  exemption.decides = "service manager";
  exemption.silent_possible = true;
  exemption.must_record = {{law::RecordField::Kind::text, "opinion", "The opinion", "It would harm them"}, {law::RecordField::Kind::opinion_date, "dated", "Its date"}};
  app::GroundsDesk desk;
  desk.to_record = {{&exemption, {{"person:P1", "Meera Ramanathan, aunt", "people"}}, "An opinion is more than six months old. Ask again."}};
  app::GroundRecord record;
  record.code = "S2P3-16";
  record.scopes = {"person:P2"};
  record.fields = Personal(std::map<std::string, std::string>{{"decided_by", "Tom Adeyemi, reviewer"}});
  record.made_by = "S1";
  desk.recorded = {record};
  auto const page = staff("review-grounds", "redaction", {"review/grounds", "Records of what is withheld", review::grounds_view(desk, {"", {}, {}, "Amal Osei"}, name_of)});
  EXPECT_TRUE(holds(page, "value=\"It would harm them\""));
  EXPECT_TRUE(holds(page, "id=\"S3P2-5-dated-day\""));
  EXPECT_TRUE(holds(page, "decided by Tom Adeyemi, reviewer"));
  EXPECT_TRUE(holds(page, "Why even a neutral label would do the harm"));
}

TEST(Gallery, ShowsAPageBesideWhatWillLeave) {
  auto text = review::page_view(note_page(), exemptions());
  text.text("page_path", "/staff/cases/01/review/01/1").text("same_words", review::standing_words({4, 2})).text("earlier_words", "Withheld (S2P3-16) whole in case SRR-29QD-7K4M-A, 3 March 2025");
  auto const note = staff("review-text", "redaction", {"review/page", "Case note", text});
  EXPECT_TRUE(holds(note, "<mark class=\"review-mark review-mark--withhold\">Denise Okafor-Blythe</mark>"));
  EXPECT_TRUE(holds(note, "This page stands 4 times. 2 other pages share a passage with it."));
  EXPECT_TRUE(holds(note, "cheerful. <span class=\"review-gone\">S2P3-16</span> had rung"));
  EXPECT_TRUE(holds(note, "Check with DOB before sharing"));
  auto picture = review::page_view(scan_page(), exemptions());
  picture.text("page_path", "/staff/cases/01/review/01/1").text("same_words", review::standing_words({})).text("earlier_words", "");
  auto const scan = staff("review-picture", "redaction", {"review/page", "Registration form", picture});
  EXPECT_TRUE(holds(scan, "<rect class=\"review-box--withhold\" x=\"140.00\" y=\"127.89\" width=\"62.00\" height=\"14.00\"/>"));
  EXPECT_TRUE(holds(scan, "<rect class=\"review-box--gone\" x=\"140.00\""));
  EXPECT_FALSE(holds(scan, "<rect class=\"review-box--gone\" x=\"208.00\""));
}

TEST(Gallery, ShowsHowWordsAndAreasAreChosen) {
  auto words = review::words_view(note_page(), exemptions());
  words.text("page_path", "/p").text("from", "3").text("to", "").text("reason", "");
  EXPECT_TRUE(holds(staff("review-words", "redaction", {"review/words", "Withhold words", words}), "<sup>4</sup>Tomasz"));
  View area;
  area.text("record_title", "Registration form").text("page_number", "1").text("page_path", "/p").text("width", "800").text("height", "1131");
  area.text("x1", "10").text("y1", "20").text("x2", "").text("y2", "").when("no_corner", false).when("one_corner", true).when("chosen", false);
  area.each("codes", review::code_views(exemptions(), "")).text("reason", "");
  EXPECT_TRUE(holds(staff("review-area", "redaction", {"review/area", "Withhold an area", area}), "Now click the opposite corner"));
}

TEST(Gallery, ShowsErrorsInWordsWithANumberToGive) {
  EXPECT_TRUE(holds(kept("error-404", Reply::page(frame().error_page(404, ""), 404)), "Page not found"));
  EXPECT_TRUE(holds(kept("error-500", Reply::page(frame().error_page(500, "E-7K4M29QD"), 500)), "E-7K4M29QD"));
}

}  // namespace
}  // namespace rightsdesk::web::testing
