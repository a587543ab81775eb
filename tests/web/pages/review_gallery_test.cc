// The pages of the review, each as it is shown.
#include "web/pages/gallery.h"

#include "web/pages/fields.h"
#include "web/review/find_views.h"
#include "web/review/act_views.h"
#include "web/review/addressed.h"
#include "web/review/second_views.h"
#include "web/review/ground_views.h"
#include "web/review/keep_views.h"
#include "web/review/same_views.h"
#include "web/review/short_form_views.h"
#include "web/review/views.h"

namespace rightsdesk::web::testing {
namespace {

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
  line.remark.to = {StaffId("S1")};
  auto view = review::remarks_view(CaseId("C"), {line, closed}, "page:01REC/1", name_of).text("text", "").each("to_options", review::colleague_options({{"S1", "Amal Osei", "amal", {"case_officer"}}, {"S2", "Rhys Vaughan", "rhys", {"reviewer"}}}, ""));
  auto const page = staff("review-remarks", "redaction", {"review/remarks", "Remarks", view});
  EXPECT_TRUE(holds(page, "Is this the meeting she means?"));
  EXPECT_TRUE(holds(page, "Closed by Amal Osei, 21 September 2026, 12:00"));
  EXPECT_TRUE(holds(page, "/review/remarks/M1\""));
  EXPECT_TRUE(holds(page, ". To Amal Osei</p>"));
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
  app::Difference reviewers;
  reviewers.kind = app::Difference::Kind::reviewers;
  reviewers.key = "K5";
  reviewers.text = "Tomasz Lewandowski";
  reviewers.where_withheld = "R/1";
  reviewers.said = {decided(redaction::Outcome::withhold, "S2P3-16", ""), decided(redaction::Outcome::release, "", "")};
  app::BriefPages const brief{3, true,
                              {{RecordId("01REC1"), "Case note, 3 March 2009", {{1, 2, "S1", {}}, {4, std::nullopt, "S1", {}}}},
                               {RecordId("01REC2"), "Cover sheet", {{1, 1, "S1", app::Justification{"J2", CaseId("C"), "K", "S1", Personal<std::string>("One line of print"), "S1", *parse_instant("2026-09-21T10:05:00Z")}}}}}};
  auto view = review::differences_view(CaseId("C"), {words, page, elsewhere, reviewers, explained}, name_of);
  view.also(review::brief_view(CaseId("C"), brief, name_of));
  auto const shown = staff("review-inconsistencies", "redaction", {"review/inconsistencies", "Treated in two ways", view});
  EXPECT_TRUE(holds(shown, "Two reviewers differ: Tomasz Lewandowski"));
  EXPECT_TRUE(holds(shown, "<strong class=\"govuk-tag govuk-tag--green\">Released</strong> Amal Osei, 21 September 2026, 11:05"));
  EXPECT_TRUE(holds(shown, "On the screen for less than 3 seconds"));
  EXPECT_TRUE(holds(shown, ": 2 seconds, checked by Amal Osei"));
  EXPECT_TRUE(holds(shown, ": never shown to them here, checked by Amal Osei"));
  EXPECT_TRUE(holds(shown, "Page 1: 1 second, checked by Amal Osei. “One line of print” Amal Osei, 21 September 2026, 11:05"));
  EXPECT_TRUE(holds(shown, "/staff/cases/C/review/R/2"));
  EXPECT_TRUE(holds(shown, "In case SRR-7K4M-29QD-X: Withheld (S2P3-16), 21 September 2026."));
  EXPECT_TRUE(holds(shown, "“She was in the room” Amal Osei, 21 September 2026, 11:05"));
}

TEST(Gallery, ShowsTheReview) {
  auto home = caseload::progress_view(record_lines());
  home.also(review::open_points_view(overview("in_review").about.id, {{"Meera Ramanathan has no decision", "people"}})).text("inconsistent", "1 text is treated in two ways").text("brief_words", "2 pages were on the screen for less than 3 seconds").text("open_remarks", "1 remark to answer");
  home.also(review::stopped_view(app::Stopped{"R/2", "Case note", 2, *parse_instant("2026-09-21T10:05:00Z")}, "/staff/cases/01/review"));
  app::ReviewFind found;
  found.people = {{PersonId("P"), "Meera Ramanathan"}};
  found.codes = {"S2P3-16"};
  found.sources = {"social-care", "thamesbrook-paper"};
  for (int number = 1; number <= 140; ++number) found.pages.push_back({"R/" + std::to_string(number), "Closed file 0417", "thamesbrook-paper", number, number % 4, number % 3 == 0});
  Fields asked;
  asked.add("what", "unchecked");
  asked.add("person", "P");
  PageSpec find{"review/find", "Find pages", review::find_view(found, review::find_in(asked), {CaseId("C"), slice_of(140, asked), "/staff/cases/C/review"})};
  auto const found_page = staff("review-find", "redaction", find);
  EXPECT_TRUE(holds(found_page, "140 pages"));
  EXPECT_TRUE(holds(found_page, "/staff/cases/C/review/find?what=unchecked&amp;person=P&amp;page=2"));
  EXPECT_TRUE(holds(found_page, "<option value=\"unchecked\" selected>"));
  PageSpec nothing{"review/find", "Find pages", review::find_view({}, {}, {CaseId("C"), slice_of(0, {}), "/staff/cases/C/review"})};
  EXPECT_TRUE(holds(staff("review-find-nothing", "redaction", nothing), "No page is like this."));
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

TEST(Gallery, ShowsWhichShortFormsThePackExplains) {
  app::ShortFormsDesk desk;
  desk.explained = {{"LAC", "Looked after child: a child in the care of the council"}, {"s47 or S.47", "Section 47 of the Children Act 1989: the council finds out whether a child is being harmed"}};
  desk.unexplained = {{"QRS", 12}, {"JT", 3}, {"TUV", 1}};
  auto const fields = [](intake::FormAnswers const& typed, std::vector<Refusal> const& mistakes) {
    return field_views({{"written", "The short form, as it stands in the records", "", intake::Kind::text, true}, {"meaning", "What it means", "The person reads this in the pack. Name nobody", intake::Kind::text, true}}, typed, mistakes, Label::plain);
  };
  auto const page = staff("review-short-forms", "redaction", {"review/short-forms", "Words and short forms", review::short_forms_view(desk).each("explain_fields", fields({{"written", {"QRS"}}}, {}))});
  EXPECT_TRUE(holds(page, "review/short-forms?written=QRS#explain"));
  EXPECT_TRUE(holds(page, "12 times"));
  std::vector<Refusal> const mistakes{{"missing", "Say what it means.", "meaning", {}}};
  auto const wrong = staff("review-short-forms-wrong", "redaction", {"review/short-forms", "Words and short forms", review::short_forms_view({}).each("explain_fields", fields({{"written", {"QRS"}}}, mistakes)), mistakes});
  EXPECT_TRUE(holds(wrong, "Every word in capitals has an explanation."));
}

/// As a reader sees a page who wants nothing more.
View plain_reader() {
  return View().text("warning_words", "").text("warning_by", "").text("break_words", "").when("blurred", false).text("clear_href", "").text("blur_href", "");
}

TEST(Gallery, ShowsAPageBesideWhatWillLeave) {
  auto text = review::page_view(note_page(), exemptions());
  text.also(plain_reader());
  text.text("page_path", "/staff/cases/01/review/01/1").text("same_words", review::standing_words({4, 2})).text("earlier_words", "Withheld (S2P3-16) whole in case SRR-29QD-7K4M-A, 3 March 2025");
  text.also(review::shown_view(review::Shown::both, "/staff/cases/01/review/01/1"));
  auto const note = staff("review-text", "redaction", {"review/page", "Case note", text});
  EXPECT_TRUE(holds(note, "<strong aria-current=\"page\">Page 1</strong> <span>not checked, 1 to decide</span>"));
  EXPECT_TRUE(holds(note, ">Page 2</a> <span class=\"review-strip__done\">checked</span>"));
  EXPECT_TRUE(holds(note, "<li class=\"review-strip__after-gap\">")) << "pages far from here are left out";
  EXPECT_TRUE(holds(note, ">Page 30</a> <span>withheld whole, not checked</span>"));
  EXPECT_FALSE(holds(note, ">Page 12</a>"));
  EXPECT_TRUE(holds(note, "Possible; as a name, 38 in 100."));
  EXPECT_TRUE(holds(note, "<mark class=\"review-mark review-mark--withhold\">Denise Okafor-Blythe</mark>"));
  EXPECT_TRUE(holds(note, "This page stands 4 times. 2 other pages share a passage with it."));
  EXPECT_TRUE(holds(note, "cheerful. <span class=\"review-gone\">S2P3-16</span> had rung"));
  EXPECT_TRUE(holds(note, "Check with DOB before sharing"));
  auto with_keys = text;
  with_keys.text("keys_json", "{\"next\":\"x\",\"previous\":\"k\",\"withhold\":\"a\",\"release\":\"r\",\"checked\":\"p\",\"help\":\"?\"}").each("key_lines", {View().text("key", "x").text("key_words", "Next proposal")});
  EXPECT_TRUE(holds(staff("review-keys", "redaction", {"review/page", "Case note", with_keys}), "<dialog id=\"keys-list\""));
  auto picture = review::page_view(scan_page(), exemptions());
  picture.also(View().text("warning_words", "Photographs of injuries to a baby from page 3").text("warning_by", "Amal Osei").text("break_words", "You have been reading for 52 minutes.").when("blurred", true).text("clear_href", "/staff/cases/01/review/01/1?clear=1").text("blur_href", ""));
  picture.text("page_path", "/staff/cases/01/review/01/1").text("same_words", review::standing_words({})).text("earlier_words", "");
  auto alone = picture;
  alone.also(review::shown_view(review::Shown::released, "/staff/cases/01/review/01/1"));
  auto const released = staff("review-one-side", "redaction", {"review/page", "Registration form", alone});
  EXPECT_TRUE(holds(released, "id=\"released-title\""));
  EXPECT_FALSE(holds(released, "id=\"original-title\""));
  EXPECT_TRUE(holds(released, "?show=released\" aria-current=\"true\""));
  picture.also(review::shown_view(review::Shown::both, "/staff/cases/01/review/01/1"));
  auto const scan = staff("review-picture", "redaction", {"review/page", "Registration form", picture});
  EXPECT_TRUE(holds(scan, "Amal Osei warns of this document: Photographs of injuries to a baby from page 3"));
  EXPECT_TRUE(holds(scan, "review-sheet--blurred"));
  EXPECT_TRUE(holds(scan, "You have been reading for 52 minutes."));
  EXPECT_TRUE(holds(scan, "<rect class=\"review-box--withhold\" x=\"140.00\" y=\"127.89\" width=\"62.00\" height=\"14.00\"/>"));
  EXPECT_TRUE(holds(scan, "<rect class=\"review-box--gone\" x=\"140.00\""));
  EXPECT_FALSE(holds(scan, "<rect class=\"review-box--gone\" x=\"208.00\""));
}

TEST(Gallery, ShowsTheCareForThoseWhoRead) {
  auto const page = [](std::string const& name, View view, std::vector<Refusal> const& mistakes) {
    view.text("record_title", "Registration form").text("page_path", "/staff/cases/01/review/01/1").text("words", "").text("plea", "");
    view.each("to_options", review::colleague_options({{"S1", "Amal Osei", "amal", {"case_officer"}}, {"S2", "Rhys Vaughan", "rhys", {"reviewer"}}}, ""));
    return staff("review-" + name, "redaction", {"review/care", "Care for those who read it", view, mistakes});
  };
  EXPECT_TRUE(holds(page("care", View().text("warning_words", "Photographs of injuries").text("warning_by", "Amal Osei"), {}), "Take the warning off"));
  auto const error = page("care-error", View().text("warning_words", "").text("warning_by", ""), {{"missing", "Say what the next reader should know.", "words", {}}, {"missing", "Select a colleague.", "to", {}}});
  EXPECT_FALSE(holds(error, "Take the warning off"));
}

TEST(Gallery, ShowsTheSecondLook) {
  app::SecondLookDesk desk;
  desk.draw.seed = "3547588d4ef179d7803bf2fa13f008a2";
  desk.draw.pages = 1200;
  desk.looked = 2;
  desk.wrong = 1;
  app::PageLook right{"L1", CaseId("01"), "D1", "01REC/1", app::PageLook::Found::right, {}, "S1", *parse_instant("2026-11-20T10:05:00Z")};
  auto wrong = right;
  wrong.found = app::PageLook::Found::wrong;
  wrong.reason = Personal<std::string>("The aunt’s first name stands in the last line");
  desk.pages = {{"01REC/1", "Case note, 3 March 2009", 1, "lot", right}, {"01REC/2", "Case note, 3 March 2009", 2, "safeguarding", wrong}, {"02REC/1", "Registration form", 1, "override", {}}, {"02REC/2", "Registration form", 2, "unsure", {}}, {"02REC/3", "Registration form", 3, "all", {}}};
  auto const list = [&](std::string const& name, std::optional<app::SecondLookDesk> const& shown) {
    return staff("review-" + name, "redaction", {"review/second", "Second look", review::second_view(shown, name_of).text("second_path", "/staff/cases/01/second")});
  };
  auto const page = list("second", desk);
  EXPECT_TRUE(holds(page, "5 of 1200 pages"));
  EXPECT_TRUE(holds(page, "“The aunt’s first name stands in the last line”"));
  EXPECT_TRUE(holds(page, "href=\"/staff/cases/01/second/02REC/1\" role=\"button\""));
  EXPECT_TRUE(holds(list("second-none", std::nullopt), "No pages are drawn for this answer"));
  desk.refused = "A second person does this.";
  EXPECT_TRUE(holds(list("second-refused", desk), "You cannot do this: A second person does this."));
  EXPECT_EQ(review::next_to_look(desk, "02REC/2"), "02REC/3");
  EXPECT_EQ(review::next_to_look(desk, "02REC/3"), "02REC/1") << "from the front again";
  desk.refused.clear();
  auto const one = [&](std::string const& name, app::ReviewPage const& shown, std::size_t which, std::vector<Refusal> const& mistakes) {
    auto view = review::page_view(shown, exemptions());
    view.also(review::second_page_view(desk, desk.pages[which], name_of)).also(plain_reader());
    view.text("second_path", "/staff/cases/01/second").text("look_path", "/staff/cases/01/second/02REC/1").text("page_path", "/staff/cases/01/review/02REC/1").text("reason", "");
    return staff("review-" + name, "redaction", {"review/second-page", "Second look", view, mistakes});
  };
  EXPECT_TRUE(holds(one("second-page", note_page(), 2, {}), "May this page leave as it is shown?"));
  EXPECT_TRUE(holds(one("second-picture", scan_page(), 1, {{"missing", "Say what is wrong on this page.", "reason", {}}}), "Wrong</strong> Amal Osei"));
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

}  // namespace
}  // namespace rightsdesk::web::testing
