// Every page, rendered from an invented case: each template finds each value it asks for, or the page fails.
// With RIGHTSDESK_GALLERY set to a folder the pages are kept there, to be looked at and to be tried by tools for accessibility.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include "web/caseload/views.h"
#include "web/frame.h"
#include "web/pages/fields.h"
#include "web/pages/people.h"
#include "web/portal/question_pages.h"
#include "web/portal/status.h"
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

std::string staff(std::string const& name, std::string const& tab, PageSpec spec, std::string const& state = "in_search") {
  spec.view.also(caseload::case_frame(overview(state), tab)).text("done", "").text("review_path", "/staff/cases/01/review");
  return kept("staff-" + name, frame().staff_page(visitor(), spec));
}

bool holds(std::string const& page, std::string const& words) { return page.find(words) != std::string::npos; }

TEST(Gallery, ShowsTheResidentsPages) {
  EXPECT_TRUE(holds(resident("start", {"portal/start", "Ask for your information", View()}), "It is free."));
  EXPECT_TRUE(holds(resident("safety", {"portal/safety", "Leaving this website quickly", View()}), "Exit this page"));
  EXPECT_TRUE(holds(resident("sent", {"portal/sent", "Request sent", View().text("reference", "SRR-7K4M-29QD-X")}), "SRR-7K4M-29QD-X"));
  EXPECT_TRUE(holds(resident("status", {"portal/status", "Your request", portal::status_view(resident_view())}), "12 October 2026"));
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
    intake::FormAnswers const someone{{"who-for", {"someone"}}};
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
  EXPECT_TRUE(holds(staff("people", "people", who), "943 476 5919"));
  EXPECT_TRUE(holds(staff("timeline", "timeline", {"caseload/timeline", "Timeline", caseload::timeline_view(overview("in_search"), slice_of(4, {}), name_of)}), "A new email address"));
  EXPECT_TRUE(holds(staff("audit", "audit", {"caseload/audit", "Audit", caseload::audit_view(entries(), slice_of(2, {}), name_of)}), "Identity accepted"));
}

TEST(Gallery, ShowsTheSearchTheCandidatesAndTheRecords) {
  auto const planned = staff("search", "search", {"caseload/search", "Search plan", caseload::plan_view(plan(), name_of)});
  EXPECT_TRUE(holds(planned, "did not answer within 20 seconds"));
  EXPECT_TRUE(holds(staff("search-new", "search", {"caseload/search", "Search plan", caseload::plan_view({}, name_of)}), "Start the search"));
  auto const found = staff("candidates", "candidates", {"caseload/candidates", "Candidates", caseload::candidates_view(candidates(), priya(), name_of)});
  EXPECT_TRUE(holds(found, "<li class=\"desk-for\">The family name is the same +6.10"));
  EXPECT_TRUE(holds(found, "<li class=\"desk-against\">The addresses differ -1.20"));
  EXPECT_TRUE(holds(found, "<li class=\"desk-neutral\">Nobody else"));
  EXPECT_TRUE(holds(found, "2 candidates wait for a decision"));
  auto const kept_records = staff("records", "records", {"caseload/records", "Records", caseload::records_view(records(), name_of)});
  EXPECT_TRUE(holds(kept_records, "protected with a password"));
  EXPECT_TRUE(holds(kept_records, "Needs a decision."));
  EXPECT_TRUE(holds(kept_records, "Left out by Amal Osei: It names other children only"));
}

TEST(Gallery, ShowsTheRedactionAndThePack) {
  EXPECT_TRUE(holds(staff("redaction", "redaction", {"caseload/redaction", "Redaction", caseload::progress_view(record_lines())}), "2 of 4 pages"));
  intake::Question const email{"recipient_email", "Type the requester’s email address", "", intake::Kind::email};
  caseload::PackDesk const desk{overview("packed").about.id, packs(), {{"3 proposals wait for a decision", "01REC00000000000000000001/2"}}, {"Priya", "p@example.org", ""}};
  PageSpec pack{"caseload/pack", "Pack", caseload::packs_view(desk, name_of)};
  pack.view.each("release_fields", field_views({email}, {}, {}, Label::plain)).each("reopen_fields", {});
  auto const page = staff("pack", "pack", pack, "packed");
  EXPECT_TRUE(holds(page, "/review/01REC00000000000000000001/2\">3 proposals"));
  EXPECT_TRUE(holds(page, "Release the pack"));
}

TEST(Gallery, ShowsTheReview) {
  auto home = caseload::progress_view(record_lines());
  home.also(review::open_points_view(overview("in_review").about.id, {{"Meera Ramanathan has no decision", "people"}})).text("inconsistent", "1 text is treated in two ways");
  EXPECT_TRUE(holds(staff("review", "redaction", {"review/home", "Review", home}), "/review/people\">Meera"));
  auto panel = review::people_view(people(), exemptions());
  panel.each("person_fields", {}).when("add_open", false);
  auto const people_page = staff("review-people", "redaction", {"review/people", "People in the records", panel});
  EXPECT_TRUE(holds(people_page, "1 person to decide"));
  EXPECT_TRUE(holds(people_page, "also Meera Iyer"));
  EXPECT_TRUE(holds(people_page, "Usually released"));
  EXPECT_FALSE(holds(people_page, "Named only in the records"));
  EXPECT_FALSE(holds(people_page, "person-P0"));
  EXPECT_FALSE(holds(people_page, "Courts only"));
}

TEST(Gallery, ShowsAPageBesideWhatWillLeave) {
  auto text = review::page_view(note_page(), exemptions());
  text.text("page_path", "/staff/cases/01/review/01/1");
  auto const note = staff("review-text", "redaction", {"review/page", "Case note", text});
  EXPECT_TRUE(holds(note, "<mark class=\"review-mark review-mark--withhold\">Denise Okafor-Blythe</mark>"));
  EXPECT_TRUE(holds(note, "cheerful. <span class=\"review-gone\">S2P3-16</span> had rung"));
  EXPECT_TRUE(holds(note, "Check with DOB before sharing"));
  auto picture = review::page_view(scan_page(), exemptions());
  picture.text("page_path", "/staff/cases/01/review/01/1");
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
  auto const odd = review::inconsistencies_view(CaseId("C"), {{"Meera", 3, 1, "R/1", "R/2"}});
  EXPECT_TRUE(holds(staff("review-inconsistencies", "redaction", {"review/inconsistencies", "The same words", odd}), "/staff/cases/C/review/R/2"));
}

TEST(Gallery, ShowsErrorsInWordsWithANumberToGive) {
  EXPECT_TRUE(holds(kept("error-404", Reply::page(frame().error_page(404, ""), 404)), "Page not found"));
  EXPECT_TRUE(holds(kept("error-500", Reply::page(frame().error_page(500, "E-7K4M29QD"), 500)), "E-7K4M29QD"));
}

}  // namespace
}  // namespace rightsdesk::web::testing
