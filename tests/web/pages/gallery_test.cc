// The pages of a case but the review’s, the list of cases and what everybody sees, each as it is shown.
#include "web/pages/gallery.h"

#include "web/accounts/account_views.h"
#include "web/caseload/home_views.h"
#include "web/caseload/inbox_views.h"
#include "web/caseload/keeping_views.h"
#include "web/caseload/letter_views.h"
#include "web/caseload/expected_views.h"
#include "web/caseload/list_views.h"
#include "web/caseload/staff_views.h"
#include "web/caseload/task_views.h"
#include "web/caseload/told_views.h"
#include "web/pages/charts.h"
#include "web/pages/fields.h"
#include "web/review/views.h"

namespace rightsdesk::web::testing {
namespace {

TEST(Gallery, ShowsTheCaseList) {
  caseload::Choices const choices{{{"access", "Access"}, {"erasure", "Erasure"}}, {{"housing", "Housing"}, {"social-care", "Children’s social care"}},
                                  {{"S1", "Amal Osei"}, {"S2", "Rhys Vaughan"}}, {{"Late at housing", "show=overdue&service=housing"}}, "S1", {{"S1", "Amal Osei"}, {"S2", "Rhys Vaughan"}}};
  caseload::ListWish wish;
  wish.filter.service = "housing";
  wish.page = 2;
  app::CaseCounts const counts{118, 3, 14, 80, 12, 9, 1204, 7};
  PageSpec spec{"caseload/list", "Cases", caseload::list_view({cases(), 118, {"access/in_search", "access/in_review"}}, counts, wish, choices)};
  spec.view.text("done", "").text("view_name", "");
  auto const page = kept("staff-list", frame().staff_page(visitor(), spec));
  EXPECT_TRUE(holds(page, "Page 2 of 5"));
  EXPECT_TRUE(holds(page, "/staff/cases?service=housing&amp;page=3"));
  PageSpec empty{"caseload/list", "Cases", caseload::list_view({}, {}, {}, choices)};
  empty.view.text("done", "").text("view_name", "");
  EXPECT_TRUE(holds(kept("staff-list-empty", frame().staff_page(visitor(), empty)), "A new request appears as soon as it is sent."));
  std::vector<app::Assignable> const shown{{CaseId("C1"), "SRR-2B9T-XW4C-3", "Access", "in_search", "Overdue by 3 days", StaffId("S2"), ""},
                                           {CaseId("C2"), "SRR-9QPV-H3D1-A", "Access", "closed", "Closed", {}, "It is closed."}};
  wish.page = 1;
  auto tagged_choices = choices;
  tagged_choices.tags = {{"court", "Court date"}, {"press", "Press interest"}};
  tagged_choices.covered = {{"S2", "Rhys Vaughan"}};
  tagged_choices.names = caseload::Choices::Names::initials;
  app::CaseListing tagged{cases(), 118, {"access/in_search", "access/in_review"}};
  tagged.lines[0].tags = {"court", "press"};
  wish.columns = {"reference", "due"};
  tagged_choices.flags = {{"asked_before", "Asked before"}, {"names_a_court", "Names a court"}};
  tagged.lines[0].flags = {"names_a_court", "asked_before"};
  tagged.lines[0].journey = "J3";
  tagged.lines[0].pages = 412;
  tagged.lines[0].pages_checked = 96;
  PageSpec with_tags{"caseload/list", "Cases", caseload::list_view(tagged, counts, wish, tagged_choices), {{"missing", "Select at least one case", "", {}}}};
  with_tags.view.text("done", "").text("view_name", "");
  auto const tagged_page = kept("staff-list-tagged", frame().staff_page(visitor(), with_tags));
  EXPECT_TRUE(holds(tagged_page, "value=\"due\" checked>"));
  EXPECT_FALSE(holds(tagged_page, "value=\"act_by\" checked>"));
  EXPECT_TRUE(holds(tagged_page, ">Court date</strong>"));
  EXPECT_TRUE(holds(tagged_page, ">Asked before</strong>"));
  EXPECT_TRUE(holds(tagged_page, "J3 Was in care"));
  EXPECT_TRUE(holds(tagged_page, "412 pages, 96 checked"));
  EXPECT_TRUE(holds(tagged_page, "href=\"/staff/cases?flag=waits_for_service\">Waiting for a service"));
  EXPECT_TRUE(holds(tagged_page, "href=\"/staff/cases?show=run_out\">Closed, keeping run out"));
  EXPECT_TRUE(holds(tagged_page, "Standing in for Rhys Vaughan"));
  EXPECT_TRUE(holds(tagged_page, "O.A.")) << "initials alone";
  EXPECT_FALSE(holds(tagged_page, "Oluwaseun"));
  PageSpec give{"caseload/assign", "Give cases to a colleague", caseload::assign_view(shown, choices, "S1")};
  give.view.text("query", "").text("done", "");
  EXPECT_TRUE(holds(kept("staff-assign", frame().staff_page(visitor(), give)), "Not possible"));
  EXPECT_TRUE(holds(page, "Overdue by 3 days"));
  EXPECT_TRUE(holds(page, "Oluwaseun Adébáyọ̀"));
  PageSpec in{"caseload/sign-in", "Sign in", View().text("next", "").text("name", "amal").text("elsewhere", "").when("fields_wrong", true), {{"refused", "That name and password do not match", "name", {}}}};
  Exchange stranger = visitor();
  stranger.staff = {};
  EXPECT_TRUE(holds(kept("staff-sign-in", frame().staff_page(stranger, in)), "There is a problem"));
  PageSpec both{"caseload/sign-in", "Sign in", View().text("next", "").text("name", "").text("elsewhere", "your Thamesbrook account").when("fields_wrong", false), {{"no_access", "You do not have access to this desk. Ask whoever looks after your council account for the role you need.", "", {}}}};
  for (bool const remains : {true, false}) {
    PageSpec out{"caseload/signed-out", "You are signed out", View().text("elsewhere", "your Thamesbrook account").when("remains", remains)};
    auto const left = kept(remains ? "staff-signed-out-of-the-desk" : "staff-signed-out", frame().staff_page(stranger, out));
    EXPECT_EQ(remains, holds(left, "Sign out of your Thamesbrook account as well"));
    out.mistakes = {{"not_offered", "Sign out of your council account where you use it.", "", {}}};
    if (!remains) continue;
    EXPECT_TRUE(holds(kept("staff-signed-out-not-offered", frame().staff_page(stranger, out)), "There is a problem"));
  }
  EXPECT_TRUE(holds(kept("staff-sign-in-council", frame().staff_page(stranger, both)), "Sign in with your Thamesbrook account"));
}

TEST(Gallery, ShowsWhatWasDecided) {
  auto const at = parse_instant("2026-09-21T10:05:00Z");
  std::vector<app::Decided> const all{{"Meera Ramanathan, aunt", "people", "withhold", "S2P3-16", "She did not agree", "S1", at}, {"“Case note, 3 March 2009”, page 1", "01REC/1", "release", "", "", "S1", at},
                                      {"“Tenancy of 12 Weir Lane” of Housing", "candidates", "confirmed", "", "", "S1", at}};
  auto const page = [&](std::string const& name, std::vector<app::Decided> const& shown) {
    auto const slice = slice_of(shown.size(), {});
    auto view = caseload::decisions_view(CaseId("01"), shown, slice, name_of);
    view.also(paging_view(slice, "/staff/cases/01/decisions"));
    return staff(name, "decisions", {"caseload/decisions", "Decisions", view});
  };
  auto const some = page("decisions", all);
  EXPECT_TRUE(holds(some, "<a class=\"govuk-link\" href=\"/staff/cases/01/review/01REC/1\">“Case note, 3 March 2009”, page 1</a>"));
  EXPECT_TRUE(holds(some, "Withheld</strong> S2P3-16"));
  EXPECT_TRUE(holds(page("decisions-none", {}), "Nothing is decided yet."));
}

TEST(Gallery, ShowsTheCase) {
  intake::Question const reason{"reason", "Why?", "It goes on the record", intake::Kind::long_text};
  intake::Question const on{"on", "On which day?", "For example, 27 3 2026", intake::Kind::date};
  PageSpec over{"caseload/overview", "Overview", caseload::overview_view(overview("in_search"), name_of)};
  over.view.also(caseload::effort_view({212, 24, 29, 180, 140, 410, {{"effort.days", "212 cases of the same kind (Access) were closed in the last year, counted from the day of receipt"}}}));
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
  PageSpec audit{"caseload/audit", "Audit", caseload::audit_view({entries_elsewhere(), entries()}, slice_of(3, {}), name_of)};
  audit.view.each("archive_fields", {}).when("may_archive", true);
  EXPECT_TRUE(holds(staff("audit", "audit", audit), "Identity accepted"));
}

TEST(Gallery, ShowsWhoMaySeeACase) {
  std::vector<ColleagueLine> const staff_list{{"S1", "Amal Osei", "amal", {"case_officer", "intake"}}, {"S2", "Ruth Pell", "ruth", {"dpo"}}, {"S3", "Gone Away", "gone", {"dpo"}, true}};
  PageSpec open{"caseload/access", "Who may see this case", caseload::access_view({}, name_of)};
  open.view.each("keep_fields", field_views(caseload::keep_questions(staff_list), {}, {}, Label::plain)).each("open_fields", field_views(caseload::open_questions(), {}, {}, Label::plain)).when("may_keep", true);
  auto const page = staff("access", "", open);
  EXPECT_TRUE(holds(page, "Every colleague whose role may look at cases."));
  EXPECT_FALSE(holds(page, "Gone Away"));
  app::KeptTo const kept{{StaffId("S1"), StaffId("S2")}, "witness", "Her address is protected", day("2026-09-20"), "S1"};
  PageSpec shut{"caseload/access", "Who may see this case", caseload::access_view(kept, name_of)};
  shut.view.each("keep_fields", field_views(caseload::keep_questions(staff_list), caseload::answers_of(kept), {}, Label::plain)).each("open_fields", field_views(caseload::open_questions(), {}, {}, Label::plain)).when("may_keep", true);
  EXPECT_TRUE(holds(staff("access-kept", "", shut), "Somebody in it is a protected witness"));
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

View without_told(View view) { return view.also(caseload::told_view({}, caseload::Searching::open)); }

TEST(Gallery, OffersWhatConfirmedRecordsToldAndShowsWhatWasSearchedWith) {
  using Use = app::ToldTerm::Use;
  std::vector<app::ToldTerm> terms{
      {"told-1", "address", "Flat 2 <b>, 3 Mill Lane, RM10 8QR", {{"housing", "T-9", day("2009-03-03"), day("2012-05-01")}, {"social-care", "person:4711", day("2009-03-10"), {}}}},
      {"told-2", "phone number", "07700 900417", {{"housing", "T-9"}}},
      {"told-3", "name", "Priya Ramanathan", {{"social-care", "person:4711"}}},
      {"told-4", "NHS number", "943 476 5919", {{"social-care", "person:4711"}}, Use::in_use, day("2026-09-16")},
      {"told-5", "e-mail address", "priya@mail.example", {{"library", "L-1"}}, Use::dropped, day("2026-09-16")}};
  std::vector<app::CandidateGroup> const groups{{candidates(), {}}};
  auto const with = [&](View view, caseload::Searching searching) { return view.also(caseload::told_view(terms, searching)); };
  auto const page = staff("candidates-told", "candidates", {"caseload/candidates", "Candidates", with(caseload::candidates_view(groups, priya(), name_of), caseload::Searching::open)});
  EXPECT_TRUE(holds(page, "Search again with these"));
  EXPECT_TRUE(holds(page, "Address: Flat 2 &lt;b&gt;, 3 Mill Lane, RM10 8QR"));
  EXPECT_TRUE(holds(page, "(T-9), from 3 March 2009 to 1 May 2012; "));
  EXPECT_TRUE(holds(page, "id=\"told\" name=\"told\" type=\"checkbox\" value=\"told-1\"")) << "where the error summary leads";
  EXPECT_TRUE(holds(page, "value=\"told-2\""));
  EXPECT_FALSE(holds(page, "value=\"told-4\"")) << "it is searched with already";
  EXPECT_TRUE(holds(page, "NHS number: 943 476 5919. Told by"));
  EXPECT_TRUE(holds(page, "Its record was rejected since: it counts no more."));
  auto const closed = staff("candidates-told-only", "candidates", {"caseload/candidates", "Candidates", with(caseload::candidates_view(groups, priya(), name_of), caseload::Searching::over)});
  EXPECT_FALSE(holds(closed, "Search again with these")) << "not the time, or not the role";
  EXPECT_TRUE(holds(closed, "Searched with on 16 September 2026"));
  auto const certificate = staff("search-told", "search", {"caseload/search", "Search plan", with(caseload::plan_view({plan(), {}, {asked_of_owner()}}, name_of), caseload::Searching::over)});
  EXPECT_TRUE(holds(certificate, "NHS number: 943 476 5919. Told by"));
}

TEST(Gallery, ShowsTheSearchTheCandidatesAndTheRecords) {
  auto const planned = staff("search", "search", {"caseload/search", "Search plan", without_told(caseload::plan_view({plan(), {}, {asked_of_owner()}}, name_of))});
  EXPECT_TRUE(holds(planned, "did not answer within 20 seconds"));
  EXPECT_TRUE(holds(planned, "Waiting for its owner’s answer"));
  EXPECT_TRUE(holds(planned, "Records team was written to on 14 September 2026, to answer by 28 September 2026. Asked again 1 time. Opened on 16 September 2026, not answered yet."));
  EXPECT_TRUE(holds(planned, "/owners/01COMMISSION/chase"));
  std::vector<app::PlannedSource> const proposed{
      {{"care", "Care records", "Head of care", "sql", {"Case notes", "Assessments"}}, "The request names Children’s social care", ""},
      {{"housing", "Housing <2>", "Head of housing", "rest", {"Tenancies"}}, "It is asked all the same", "Only Housing uses this system"}};
  auto const fresh = staff("search-new", "search", {"caseload/search", "Search plan", without_told(caseload::plan_view({{}, proposed, {}}, name_of))});
  EXPECT_TRUE(holds(fresh, "Start the search"));
  EXPECT_TRUE(holds(fresh, "It holds: Case notes; Assessments."));
  EXPECT_TRUE(holds(fresh, "Housing &lt;2&gt;"));
  EXPECT_TRUE(holds(fresh, "name=\"reason-housing\" type=\"text\" value=\"Only Housing uses this system\""));
  EXPECT_FALSE(holds(fresh, "value=\"care\"")) << "nothing speaks for leaving it out";
  std::vector<app::CandidateGroup> groups{{candidates(), {{"group", "social-care person:9 hangs together with social-care person:4711 by +30.10 bits."}}}};
  auto const found = staff("candidates", "candidates", {"caseload/candidates", "Candidates", without_told(caseload::candidates_view(groups, priya(), name_of))});
  EXPECT_TRUE(holds(found, "These look like one person: "));
  EXPECT_TRUE(holds(found, "Social care person:9 hangs together with Social care person:4711"));
  EXPECT_TRUE(holds(found, "Take it out of the group"));
  EXPECT_FALSE(holds(found, "Put them together")) << "there is one group only";
  groups.clear();
  for (auto const& one : candidates()) groups.push_back({{one}, {}});
  auto const apart = staff("candidates-apart", "candidates", {"caseload/candidates", "Candidates", without_told(caseload::candidates_view(groups, priya(), name_of))});
  EXPECT_FALSE(holds(apart, "These look like one person"));
  EXPECT_TRUE(holds(apart, "Put them together"));
  EXPECT_TRUE(holds(found, "<li class=\"desk-for\">The family name is the same +6.10"));
  EXPECT_TRUE(holds(found, "<li class=\"desk-against\">The addresses differ -1.20"));
  EXPECT_TRUE(holds(found, "<li class=\"desk-neutral\">Nobody else"));
  EXPECT_TRUE(holds(found, "2 candidates wait for a decision"));
  EXPECT_TRUE(holds(found, "1 detail that could not be compared"));
  auto const kept_records = staff("records", "records", {"caseload/records", "Records", caseload::records_view(records(), day("2026-09-11"), name_of).when("may_part", false)});
  EXPECT_TRUE(holds(kept_records, "it needs a password to be opened"));
  EXPECT_TRUE(holds(kept_records, "Open with the password"));
  EXPECT_TRUE(holds(kept_records, "It is used once, now, and kept nowhere."));
  EXPECT_TRUE(holds(kept_records, "Needs a decision."));
  EXPECT_TRUE(holds(kept_records, "Left out by Amal Osei: It names other children only"));
  auto held = records();
  held.at(1).reading = collection::Reading::quarantined;
  held.at(1).reading_note = "The virus scanner found Win.Test.Invented in it.";
  held.at(0).collected_at = *parse_instant("2026-11-20T10:00:00Z");
  held.at(0).dated = "2026-11-21";
  held.at(0).read_by = "PDF reader 1, poppler 20.09.0, tesseract 4.1.1";
  auto const quarantine = staff("records-in-quarantine", "records", {"caseload/records", "Records", caseload::records_view(held, day("2026-09-11"), name_of, {{held.at(0).id, "PDF reader 2, poppler 22.12.0, mupdf 1.21.1, tesseract 5.3.0"}}).when("may_part", false)});
  EXPECT_TRUE(holds(quarantine, "In quarantine"));
  EXPECT_TRUE(holds(quarantine, "It was read by PDF reader 1, poppler 20.09.0, tesseract 4.1.1. Today’s is PDF reader 2"));
  EXPECT_TRUE(holds(quarantine, "value=\"read_again\""));
  EXPECT_TRUE(holds(quarantine, "Dated after it was collected"));
  EXPECT_TRUE(holds(quarantine, "value=\"look_again\""));
  EXPECT_TRUE(holds(quarantine, "Why it is read all the same"));
  auto in_parts = records();
  in_parts.at(0).inclusion = collection::Inclusion::given;
  in_parts.at(1).inclusion = collection::Inclusion::later;
  in_parts.at(1).inclusion_reason = "You asked for the visits first";
  auto const later = staff("records-in-parts", "records", {"caseload/records", "Records", caseload::records_view(in_parts, day("2026-09-11"), name_of).also(caseload::part_view(in_parts, {}, {{"missing", "Say why the others come later.", "part_reason", {}}}))});
  EXPECT_TRUE(holds(later, "In a later part: You asked for the visits first"));
  EXPECT_TRUE(holds(later, "Sent in an earlier part"));
  EXPECT_TRUE(holds(later, "form=\"part-form\""));
}

TEST(Gallery, ShowsTheRedactionAndThePack) {
  EXPECT_TRUE(holds(staff("redaction", "redaction", {"caseload/redaction", "Redaction", caseload::progress_view(record_lines())}), "2 of 4 pages"));
  intake::Question const email{"recipient_email", "Type the requester’s email address", "", intake::Kind::email};
  caseload::PackDesk const desk{overview("packed").about.id, packs(), {{"3 proposals wait for a decision", "01REC00000000000000000001/2"}}, {"Priya", "p@example.org", ""},
    {{day("2026-11-24"), "pack_posted", "Tracked, AB 1234 5678 GB", "staff-1"}, {day("2026-11-23"), "released", "", "staff-1"}},
    {{2, day("2027-02-21"), false, 10, {{"The pack (PDF)", 2}, {"Plain text", 1}}}, {1, day("2026-11-01"), true, 10, {}}}};
  PageSpec pack{"caseload/pack", "Pack", caseload::packs_view(desk, name_of)};
  pack.view.text("second_words", "12 of 52 pages looked at again");
  pack.view.each("release_fields", field_views({email}, {}, {}, Label::plain)).each("reopen_fields", {}).when("may_build", true);
  for (char const* const form : {"delivery_fields", "stop_fields", "again_fields", "locked_fields", "post_fields", "add_fields"}) pack.view.each(form, {});
  pack.view.when("may_add", true);
  auto const page = staff("pack", "pack", pack, "packed");
  EXPECT_TRUE(holds(page, "/review/01REC00000000000000000001/2\">3 proposals"));
  EXPECT_TRUE(holds(page, "Release the pack"));
  EXPECT_TRUE(holds(page, "Tracked, AB 1234 5678 GB"));
  EXPECT_TRUE(holds(page, "It can be opened on the website until 21 February 2027. Each file can be downloaded 10 times; so far: The pack (PDF) 2, Plain text 1."));
  EXPECT_TRUE(holds(page, "Its download ended by itself after 1 November 2026."));
  PageSpec being_built{"caseload/pack", "Pack", caseload::packs_view({overview("packed").about.id, {}, {}, {"Priya", "p@example.org", ""}, {}, {}, {{"build_pack", "", "running", ""}}}, name_of)};
  being_built.view.when("may_build", true).when("may_add", false).each("reopen_fields", {});
  auto const waiting = staff("pack-being-built", "pack", being_built, "packed");
  EXPECT_TRUE(holds(waiting, "A pack is being built"));
  EXPECT_FALSE(holds(waiting, "Build the pack"));
}

TEST(Gallery, ShowsWhatIsSpokenOfAndWasNotFound) {
  app::SpokenOf plan{"cp", "Child protection plan", "Its conferences have minutes of their own"};
  plan.records = 4;
  plan.told = {{RecordId("01REC00000000000000000001"), 3, "Visit, 12 March 2017", "…she was on a child protection plan from May 2016 to March 2017, and then…"}};
  plan.nothing_from = {{"Documents", search::SourceState::nothing_held}, {"Paper files", search::SourceState::awaiting_owner}};
  auto ended = plan;
  ended.id = "ehcp";
  ended.title = "Education, health and care plan";
  ended.ended = app::SpokenOf::Ended{"S1", day("2026-09-20"), "The neighbouring council made it. They were asked"};
  std::vector<Refusal> const missing{{"missing", "Say what you found out: where it is, or why there is none.", "reason-cp", {}}};
  auto const page = staff("spoken-of", "search", {"caseload/expected", "Spoken of and not found", caseload::expected_view(overview("in_review").about.id, {plan, ended}, name_of, {}, missing), missing}, "in_review");
  EXPECT_TRUE(holds(page, "/review/01REC00000000000000000001/3\">Visit, 12 March 2017, page 3"));
  EXPECT_TRUE(holds(page, "Documents (Nothing held); Paper files (Waiting for its owner’s answer)"));
  EXPECT_TRUE(holds(page, "The neighbouring council made it."));
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
  desk.restrictions = {{CaseId("01LIMIT"), "SRR-9XKD-22MT-4", day("2026-09-14"), "The notes of 2009", "18_1_a", true, ""}};
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
  spec.view.text("done", "").also(paging_view(slice_of(240, {}), "/staff/tasks"));
  auto const page = kept("staff-tasks", frame().staff_page(visitor(), spec));
  EXPECT_TRUE(holds(page, "href=\"/staff/cases/01CASE/work\""));
  EXPECT_TRUE(holds(page, "Tell the next one up"));
  EXPECT_TRUE(holds(page, "href=\"/staff/tasks?page=2\""));
  EXPECT_TRUE(holds(page, "Owners of sources who have not answered"));
  EXPECT_TRUE(holds(page, "href=\"/staff/cases/01CASE/search\">Closed paper files"));
  PageSpec none{"caseload/tasks", "Tasks that press", caseload::pressing_view({}, {})};
  none.view.text("done", "").also(paging_view(slice_of(0, {}), "/staff/tasks"));
  EXPECT_TRUE(holds(frame().staff_page(visitor(), none).body(), "None today."));
}

TEST(Gallery, ShowsTheLetters) {
  auto const& letters = shipped_letters();
  auto const& more_time = notices::letter(letters, "L-5");
  auto const page = staff("letters", "letters", {"caseload/letters", "Letters", caseload::letters_view({{std::make_shared<notices::Letter const>(notices::letter(letters, "L-1")), false}, {std::make_shared<notices::Letter const>(more_time), true}},
                                                                                                       {{2, "L-1", "We have your request", std::string(64, 'a'), "program", day("2026-11-23"), "0123456789ab"}}, name_of)
                                                                                                      .also(caseload::case_mail_view({mail_that_came("01MAIL", app::MailState::joined)}))});
  EXPECT_TRUE(holds(page, "href=\"/staff/inbox/01MAIL\">Copy of my records"));
  EXPECT_TRUE(holds(page, "letters/L-5\">L-5: We need more time"));
  EXPECT_TRUE(holds(page, "/letters/sent/2\">L-1: We have your request"));
  app::LetterDraft draft{std::make_shared<notices::Letter const>(more_time), {{"reference", "SRR-7K4M-29QD-X"}, {"due", day("2026-12-23")}}, {}};
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
  EXPECT_FALSE(holds(form, "the language of their form"));
  auto const shown_as = [&](std::string const& name, notices::Rendered const& as) {
    PageSpec one = letter;
    one.view = View(caseload::letter_view(draft, as)).also(letter.view);
    return staff(name, "letters", one);
  };
  notices::Rendered said_in{"L-5", "Ŵé ñééđ ɱóŕé ţíɱé", "", Personal(texts::blocks_of("# Ŵé ñééđ ɱóŕé ţíɱé\n\nĐéáŕ **Amina**,\n\n## Ŵħý\n\n- one\n- two\n\n| a\n| b\n")), {}};
  said_in.language = "en-XA";
  said_in.language_asked = "Áççéñţéđ";
  auto const said = shown_as("letter-in-their-language", said_in);
  EXPECT_TRUE(holds(said, "It goes in Áççéñţéđ, the language of their form."));
  EXPECT_TRUE(holds(said, "aria-label=\"The letter as it would go out\" lang=\"en-XA\""));
  EXPECT_FALSE(holds(said, "goes in English"));
  rendered.language_asked = "Cymraeg";
  rendered.why_english = "These words of it are not translated:";
  for (int i = 0; i < 12; ++i) rendered.lacks.push_back("Sentence " + std::to_string(i));
  auto const english = shown_as("letter-in-english", rendered);
  EXPECT_TRUE(holds(english, "Their form was in Cymraeg. This letter goes in English. These words of it are not translated:"));
  EXPECT_TRUE(holds(english, "<li>Sentence 9</li>"));
  EXPECT_FALSE(holds(english, "<li>Sentence 10</li>"));
  EXPECT_TRUE(holds(english, "And 2 more."));
  EXPECT_TRUE(holds(english, "lang=\"en\""));
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

TEST(Gallery, ShowsErrorsInWordsWithANumberToGive) {
  EXPECT_TRUE(holds(kept("error-404", Reply::page(frame().error_page(404, ""), 404)), "Page not found"));
  EXPECT_TRUE(holds(kept("error-500", Reply::page(frame().error_page(500, "E-7K4M29QD"), 500)), "E-7K4M29QD"));
}

}  // namespace
}  // namespace rightsdesk::web::testing
