// The pages of residents and of the sources' owners, each as it is shown.
#include "web/pages/gallery.h"

#include "web/owner/answer.h"
#include "web/pages/english.h"
#include "web/pages/fields.h"
#include "web/portal/form.h"
#include "web/portal/acts.h"
#include "web/portal/come_back.h"
#include "web/portal/evidence.h"
#include "web/portal/question_pages.h"
#include "web/portal/status.h"

namespace rightsdesk::web::testing {

std::string resident(std::string const& name, PageSpec const& spec, Frame::Exit exit, std::vector<std::string> const& values) {
  // Names, references and what was typed; units and endings of files; the word for another language in that language.
  std::vector<std::string> theirs{"Thamesbrook Council", "SRR-7K4M-29QD-X", "SRR-29QD-7K4M-A", "English", "a…@example.org", "a@example.org", "KB", "MB", "Which years do you mean?\nAnd which home?",
                                  "your.information@thamesbrook.example", "<b>Priya</b> & co", "the records are in 3 archives", std::string(64, 'c'), "Information Rights, Town Hall, 1 Bridge Street, Thamesbrook TB1 1AA"};
  theirs.insert(theirs.end(), values.begin(), values.end());
  for (auto const* code : {"en-XA", "ar-XB"}) {
    auto asked = visitor();
    asked.method = "GET";
    asked.path = "/status/request";
    asked.cookies["language"] = code;
    auto const page = kept("resident-" + name + "-" + code, frame_of_languages().resident_page(asked, spec, exit));
    EXPECT_EQ(english_on(page, theirs), std::vector<std::string>{}) << name << " in " << code;
    EXPECT_TRUE(holds(page, std::string("<html lang=\"") + code + "\" dir=\"" + (code == std::string("ar-XB") ? "rtl" : "ltr") + "\"")) << name;
  }
  return kept("resident-" + name, frame().resident_page(visitor(), spec, exit));
}

namespace {

// Regulation 8 of the accessibility regulations of 2018: what is not accessible and why, what there is instead, whom to tell, who sees to it.
TEST(Gallery, ShowsAnAccessibilityStatementWithItsFourParts) {
  std::vector<std::string> complaints;
  law::Controller controller;
  controller.contact_email = "your.information@thamesbrook.example";
  controller.contact_phone = "020 7946 0000";
  controller.contact_address = "Information Rights, Town Hall, 1 Bridge Street, Thamesbrook TB1 1AA";
  auto const statement = settings::load_statement(std::string(RIGHTSDESK_TREE) + "/config/controllers/thamesbrook/accessibility.yaml", complaints);
  EXPECT_TRUE(complaints.empty());
  auto const page = resident("accessibility", {"portal/accessibility", "Accessibility", portal::statement_view(controller, &statement)});
  EXPECT_TRUE(holds(page, "partly meets the Web Content Accessibility Guidelines, version 2.2, level AA"));
  EXPECT_TRUE(holds(page, "Some may be wrong or missing (WCAG 1.1.1)."));
  EXPECT_TRUE(holds(page, "<strong>What you can do instead:</strong> Ask us to read a page to you, or to type it out."));
  EXPECT_TRUE(holds(page, "We answer within 5 days."));
  EXPECT_TRUE(holds(page, "your.information@thamesbrook.example"));
  EXPECT_TRUE(holds(page, "The Equality and Human Rights Commission"));
  EXPECT_TRUE(holds(page, "last tested on 24 August 2026"));
  auto whole = statement;
  whole.gaps.clear();
  EXPECT_TRUE(holds(resident("accessibility-whole", {"portal/accessibility", "Accessibility", portal::statement_view(controller, &whole)}), "fully meets"));
  auto const none = resident("accessibility-none", {"portal/accessibility", "Accessibility", portal::statement_view(controller, nullptr)});
  EXPECT_TRUE(holds(none, "has not tested this website yet"));
  EXPECT_FALSE(holds(none, "fully meets")) << "what nobody tested is not claimed";
}

TEST(Gallery, ShowsTheResidentsPages) {
  EXPECT_TRUE(holds(resident("start", {"portal/start", "Ask for your information", View()}), "It is free."));
  EXPECT_TRUE(holds(resident("safety", {"portal/safety", "Leaving this website quickly", View()}), "Exit this page"));
  EXPECT_TRUE(holds(resident("sent", {"portal/sent", "Request sent", View().text("reference", "SRR-7K4M-29QD-X").text("more", "SRR-29QD-7K4M-A").when("may_send_files", true).when("rung_first", false).when("not_by_email", false)}), "We have also sent it"));
  EXPECT_TRUE(holds(resident("sent-rung-first", {"portal/sent", "Request sent", View().text("reference", "SRR-7K4M-29QD-X").text("more", "").when("may_send_files", false).when("rung_first", true).when("not_by_email", false)}), "We will ring you before we send you anything."));
  EXPECT_TRUE(holds(resident("sent-not-by-email", {"portal/sent", "Request sent", View().text("reference", "SRR-7K4M-29QD-X").text("more", "").when("may_send_files", false).when("rung_first", false).when("not_by_email", true)}), "We send nothing to your email address."));
  app::RequesterMay may;
  may.tell = may.change_reach = may.change_email = may.withdraw = may.complain = true;
  EXPECT_TRUE(holds(resident("status", {"portal/status", "Your request", portal::status_view(resident_view(), may)}), "12 October 2026"));
  auto const blocks = texts::blocks_of("| **Thamesbrook Council**\n| 1 Bridge Street\n\n| Priya Raman\n\n# We have your request\n\nDear Priya Raman,\n\nWe must answer by **12 October 2026**.\n\n## If you need help\n\n- Call us\n- Write to us\n");
  PageSpec letter{"portal/letter", "A letter from us", portal::letter_view({"SRR-7K4M-29QD-X", "We have your request", day("2026-09-11"), Personal(blocks)}, "/status/letters/1", "en")};
  letter.back = "/status/request";
  EXPECT_TRUE(holds(resident("letter", letter), "<h2 class=\"govuk-heading-l\">We have your request</h2>"));
  PageSpec letter_in_english{"portal/letter", "A letter from us", portal::letter_view({"SRR-7K4M-29QD-X", "We have your request", day("2026-09-11"), Personal(blocks)}, "/status/letters/1", "ar-XB")};
  EXPECT_TRUE(holds(resident("letter-in-english", letter_in_english), "This letter is in English."));
  auto waiting = resident_view();
  waiting.packs.clear();
  waiting.state = "We need something from you";
  waiting.needs_you = waiting.late = true;
  waiting.last_update = day("2026-10-05");
  may.answer = true;
  auto const late = resident("status-late", {"portal/status", "Your request", portal::status_view(waiting, may)});
  EXPECT_TRUE(holds(late, "We are late, and we are sorry."));
  EXPECT_TRUE(holds(late, "href=\"/status/answer\""));
  auto many = resident_view();
  many.packs.front().pages = 1302;
  many.packs.front().forms.insert(many.packs.front().forms.begin(), {{"volume-2", "Volume 2 of the pack (PDF)", 4'120'000}, {"volume-3", "Volume 3 of the pack (PDF)", 3'906'000}});
  auto const volumes = resident("open-volumes", {"portal/open", "Before you open your information", portal::open_view(many, 1)});
  EXPECT_TRUE(holds(volumes, "<li>Start with the summary: it is the letter on the first pages."));
  EXPECT_TRUE(holds(volumes, "1302 pages in 3 volumes"));
  EXPECT_TRUE(holds(volumes, "value=\"volume-3\""));
  auto settling = resident_view();
  settling.packs_open_on = day("2026-10-15");
  auto const shut = resident("status-shut", {"portal/status", "Your request", portal::status_view(settling, {})});
  EXPECT_TRUE(holds(shut, "it stays shut until <strong>15 October 2026</strong>"));
  EXPECT_FALSE(holds(shut, "href=\"/status/open/"));
  auto parts = resident_view();
  parts.packs.push_back(parts.packs.front());
  parts.packs.back().version = 2;
  EXPECT_TRUE(holds(resident("status-parts", {"portal/status", "Your request", portal::status_view(parts, {})}), "Part 2 of your information is ready"));
  parts.packs.front().ended = true;
  auto const ended = resident("status-part-ended", {"portal/status", "Your request", portal::status_view(parts, {})});
  EXPECT_TRUE(holds(ended, "Part 1 of your information is closed"));
  EXPECT_TRUE(holds(ended, "You could open it until 3 January 2027."));
  EXPECT_TRUE(holds(ended, "You can open it until <strong>3 January 2027</strong>. You can download each file up to 10 times."));
  EXPECT_FALSE(holds(ended, "href=\"/status/open/1\""));
  EXPECT_TRUE(holds(ended, "href=\"/status/open/2\""));
  EXPECT_TRUE(holds(resident("open", {"portal/open", "Before you open your information", portal::open_view(parts, 2)}), "name=\"version\" value=\"2\""));
  PageSpec reading{"portal/read", "Your records", View().text("reference", "SRR-7K4M-29QD-X").text("pages",
    "<h1>3 March 2009 \u2013 Case note</h1>\n<p class=\"note\">From Social care</p>\n<p>Priya came in with <span class=\"removed\">[removed: information about another person] S2P3-16</span>.</p>\n"
    "<nav class=\"turn\" aria-label=\"Page\">\n<ul>\n<li><a href=\"006.html\" rel=\"prev\">Before</a></li>\n<li><a href=\"index.html#contents\">Contents</a></li>\n</ul>\n</nav>\n<p class=\"note\">Page 7 of 10</p>\n")};
  reading.back = "/status/request";
  auto const read = resident("read", reading);
  EXPECT_TRUE(holds(read, "<span class=\"removed\">"));
  EXPECT_TRUE(holds(read, "Exit this page"));
  EXPECT_TRUE(holds(resident("cookies", {"portal/cookies", "Cookies", View()}), "two cookies"));
  std::vector<Refusal> const missing = {{"missing", "Enter your reference", "reference", {}}, {"missing", "Select how we should send the code", "how", {}}};
  for (auto const& [name, texts, mistakes] : {std::tuple{"status-reference", app::Office::Texts::offered, std::vector<Refusal>{}}, std::tuple{"status-reference-missing", app::Office::Texts::offered, missing},
                                              std::tuple{"status-reference-email", app::Office::Texts::not_offered, std::vector<Refusal>{}}}) {
    PageSpec ask{"portal/status-reference", "Follow your request", View(), mistakes};
    ask.view.each("fields", field_views(portal::reference_questions(texts), {}, mistakes, Label::medium)).when("email_only", texts == app::Office::Texts::not_offered);
    auto const page = resident(name, ask);
    EXPECT_EQ(holds(page, "value=\"text\""), texts == app::Office::Texts::offered) << name;
    EXPECT_EQ(holds(page, "href=\"#how\""), !mistakes.empty()) << name;
    EXPECT_FALSE(holds(page, " checked")) << "nothing is chosen for them";
  }
  intake::Question const field{"code", "Code", "8 numbers"};
  for (bool const by_text : {false, true}) {
    PageSpec code{"portal/status-code", by_text ? "Check your phone" : "Check your email", View().text("reference", "SRR").text("how", by_text ? "text" : "email").when("by_text", by_text)};
    code.view.each("fields", {field_view(field, {}, {}, Label::plain)});
    EXPECT_TRUE(holds(resident(by_text ? "status-code-text" : "status-code", code), "works once"));
  }
}

TEST(Gallery, ShowsWhereFilesAreSent) {
  app::OwnEvidence own{"SRR-7K4M-29QD-X"};
  own.wanted = {{"identity", {"One with a photograph and another that shows the address"}, {{"passport", "Passport", {"photo"}}, {"bill", "Gas, electricity or water bill", {"address"}, 3}}},
                {"authority", {"A written authority or a power"}, {{"signed", "Authority that the person signed and dated, naming us and the records", {"authority"}, 6}}}};
  std::vector<Refusal> const mistakes{{"missing", "Select what you are sending", "document", {}}, {"too_large", "File 2 must be smaller than 10MB", "files", {}}};
  for (auto const& [name, arrived, wrong, done] : {std::tuple{"evidence", std::vector<app::Arrived>{}, std::vector<Refusal>{}, ""}, std::tuple{"evidence-error", std::vector<app::Arrived>{}, mistakes, ""},
                                                   std::tuple{"evidence-sent", std::vector<app::Arrived>{{"Passport", day("2026-11-23"), 2}}, std::vector<Refusal>{}, "We have it. Thank you"}}) {
    own.arrived = arrived;
    PageSpec spec{"portal/evidence", "Show us who you are", portal::evidence_view(own, {}, wrong), wrong};
    spec.view.text("action", "/status/evidence").text("leads_to", "/status/request").words("done", done);
    auto const page = resident(name, spec);
    EXPECT_EQ(holds(page, "Passport: 2 files, 23 November 2026"), !arrived.empty()) << name;
    EXPECT_EQ(holds(page, "id=\"files-error\""), !wrong.empty()) << name;
  }
  own.wanted.clear();
  PageSpec closed{"portal/evidence", "Show us who you are", portal::evidence_view(own, {}, {})};
  closed.view.text("action", "").text("leads_to", "/status/request").text("done", "");
  EXPECT_TRUE(holds(resident("evidence-closed", closed), "we take no more files for it"));
}

TEST(Gallery, ShowsWhatARequesterCanDo) {
  std::vector<std::pair<std::string, portal::ActPage>> const pages{{"answer", portal::answer_page("Which years do you mean?\nAnd which home?")}, {"change", portal::change_page()}, {"email", portal::email_page("a…@example.org")}, {"phone", portal::phone_page("…123")}, {"phone-code", portal::phone_code_page()}, {"address", portal::address_page()},
                                                                   {"email-code", portal::email_code_page()}, {"stop", portal::stop_page()}, {"complain", portal::complain_page()}};
  for (auto const& [name, act] : pages) {
    EXPECT_TRUE(holds(resident("act-" + name, {"portal/act", act.title, portal::act_view(act, {}, {})}), act.button)) << name;
    std::vector<Refusal> const wrong{{"missing", "Tell us what you want", act.questions.back().id, {}}};
    EXPECT_TRUE(holds(resident("act-" + name + "-error", {"portal/act", act.title, portal::act_view(act, {}, wrong), wrong}), "href=\"#" + act.questions.back().id + "\"")) << name;
  }
  EXPECT_TRUE(holds(resident("complained", {"portal/complained", "We have your complaint", View().text("reference", "SRR-7K4M-29QD-X")}), "SRR-7K4M-29QD-X"));
}

TEST(Gallery, ShowsHowAFormIsKeptAndComeBackTo) {
  for (auto const* safe : {"yes", "ask-first"}) {
    auto const questions = portal::keep_questions({{"safe-contact", {safe}}});
    PageSpec keep{"portal/keep", "Save and come back later", View().when("card_only", questions.empty())};
    keep.view.each("fields", field_views(questions, {}, {}, Label::medium));
    EXPECT_EQ(holds(resident(std::string("keep-") + safe, keep), "name=\"email\""), std::string(safe) == "yes");
  }
  app::Card const card{{"umbrella", "kitchen", "squirrel", "apple", "thimble", "lavender", "rainbow", "otter"}, {}, day("2026-12-21")};
  EXPECT_TRUE(holds(resident("card", {"portal/card", "Your card", portal::card_view(card).text("go_on", "/request/name")}), "squirrel"));
  EXPECT_TRUE(holds(resident("kept", {"portal/kept", "Your form is saved", View().words("until", "21 December 2026").text("go_on", "/request/name")}), "21 December 2026"));
  intake::Question const code{"code", "Code", "8 numbers"};
  for (bool const to_keep : {true, false}) {
    PageSpec asked{"portal/form-code", "Check your email", View().text("email", "a@example.org").text("action", "/come-back/code").when("to_keep", to_keep)};
    asked.view.each("fields", {field_view(code, {}, {}, Label::plain)});
    EXPECT_EQ(holds(resident(to_keep ? "form-code-keep" : "form-code", asked), "If we keep a form"), !to_keep);
  }
  std::vector<Refusal> const wrong{{"no_entry", "We have no form for these words. Check each word and the order. A form is kept for 28 days", "words", {}}};
  PageSpec back{"portal/come-back", "Go back to your form", View(), wrong};
  back.view.each("email_fields", field_views(portal::email_question(), {}, wrong, Label::plain)).each("card_fields", field_views(portal::card_question(), {}, wrong, Label::plain));
  EXPECT_TRUE(holds(resident("come-back-error", back), "href=\"#words\""));
}

TEST(Gallery, ShowsEveryQuestionEmptyAndWithItsMistakes) {
  for (auto const& page : intake::pages()) {
    intake::FormAnswers someone{{"who-for", {"someone"}}};
    someone["right"] = {"see", "correct", "delete", "limit", "object", "stop-marketing", "move", "withdraw", "automated", "complain"};
    if (page.id == "easier") someone["right"] = {"correct"};
    if (page.id == "safe-ways") someone["safe-contact"] = {"some"};
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

}  // namespace
}  // namespace rightsdesk::web::testing
