// The pages on which rules are changed and read: bank holidays, letters, keeping, what is in force.
#include "web/pages/gallery.h"

#include "notices/words.h"
#include "web/caseload/holiday_views.h"
#include "web/caseload/keeping_rule_views.h"
#include "web/caseload/letter_words_views.h"
#include "web/caseload/rules_views.h"
#include "web/pages/fields.h"

namespace rightsdesk::web::testing {
namespace {

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
    PageSpec spec{"caseload/letter-words", words.file.title, caseload::letter_words_view(words, {}, mistakes, names), mistakes, "/staff/letters"};
    spec.view.text("done", "");
    return kept(name, frame().staff_page(visitor(), spec));
  };
  EXPECT_TRUE(holds(show("staff-letter-words-none", {file, file, {}, {}, "0-x"}, {}), "Nothing was changed here."));
  auto const page = show("staff-letter-words", {notices::with_words(file, ours), file, versions, {{0, "the element \"cost\" stands nowhere in the letter"}}, "3-x"}, caseload::word_mistakes({file, file, file, {{2, "{{nhs_number}} is not a fact this letter declares"}}, {{0, "the title is empty"}}, ""}));
  EXPECT_TRUE(holds(page, "Line 2: {{nhs_number}} is not a fact this letter declares"));
  EXPECT_TRUE(holds(page, "The title is empty"));
  EXPECT_TRUE(holds(page, "Go back to the file"));
  auto const head = notices::as_letter(notices::Frame::head, (*rules)->letters.head, (*rules)->letters);
  auto const around = show("staff-letter-words-head", {head, head, {}, {}, "0-x"}, {});
  EXPECT_TRUE(holds(around, "The head of every letter"));
  EXPECT_TRUE(holds(around, "so that the address comes into the window of an envelope"));
  EXPECT_FALSE(holds(around, "id=\"title\""));
  for (auto const& [name, id] : {std::pair{"staff-letter-words-look", "L-5"}, std::pair{"staff-letter-words-look-kinds", "L-14"}}) {
    auto const& letter = notices::letter((*rules)->letters, id);
    auto const after = notices::with_words(letter, letter.words + "\nNotwithstanding the aforementioned considerations, the determination of the applicable statutory provisions necessitates comprehensive examination of every individual circumstance that you communicated to our organisation or to any other public body.\n");
    PageSpec spec{"caseload/letter-words-look", "How it will read", caseload::letter_look_view({letter, after, after, {}, {}, "3-x"}, day("2026-11-23")), {}, "/staff/letters"};
    spec.view.each("reason_fields", {field_view({"reason", "Why?", "It goes on the record, with your name", intake::Kind::text, true}, {}, {}, Label::plain)});
    auto const look = kept(name, frame().staff_page(visitor(), spec));
    EXPECT_TRUE(holds(look, "Dear Sam Okafor"));
    EXPECT_TRUE(holds(look, "harder to read than our own letters"));
    EXPECT_TRUE(holds(look, ">Comes</th>"));
    EXPECT_FALSE(holds(look, ">Goes</th>"));
  }
  auto const foot = notices::as_letter(notices::Frame::foot, (*rules)->letters.foot, (*rules)->letters);
  auto const other = notices::with_words(foot, foot.words + "\nOur offices are shut on Sundays.\n");
  PageSpec frame_look{"caseload/letter-words-look", "How it will read", caseload::letter_look_view({foot, other, notices::with_foot(file, other.words), {}, {}, "0-x"}, day("2026-11-23")), {}, "/staff/letters"};
  frame_look.view.each("reason_fields", {});
  auto const shown_by = kept("staff-letter-words-look-foot", frame().staff_page(visitor(), frame_look));
  EXPECT_TRUE(holds(shown_by, "Every letter has it, and each was tried. Here is L-5"));
  EXPECT_TRUE(holds(shown_by, "Our offices are shut on Sundays."));
  auto const remedies = notices::as_letter(notices::Frame::remedies, notices::frame_text(notices::Frame::remedies, (*rules)->letters), (*rules)->letters);
  auto const complaints = show("staff-letter-words-remedies", {remedies, remedies, {}, {}, "0-x"}, {});
  EXPECT_TRUE(holds(complaints, "How to complain"));
  EXPECT_TRUE(holds(complaints, "%% REM.court"));
  EXPECT_TRUE(holds(complaints, "{{complaint_route}}"));
  EXPECT_FALSE(holds(complaints, "id=\"title\""));
  auto const advised = notices::with_words(remedies, remedies.words + "\nThe advice centre can help you.\n");
  PageSpec advised_look{"caseload/letter-words-look", "How it will read", caseload::letter_look_view({remedies, advised, notices::with_remedies(file, advised.words), {}, {}, "0-x"}, day("2026-11-23")), {}, "/staff/letters"};
  advised_look.view.each("reason_fields", {});
  EXPECT_TRUE(holds(frame().staff_page(visitor(), advised_look).body(), "Every letter that says how to complain has it, and each was tried. Here is L-5"));
  auto const retitled = notices::with_title(file, "Please give us longer");
  PageSpec title_look{"caseload/letter-words-look", "How it will read", caseload::letter_look_view({file, retitled, retitled, {}, {}, "0-x"}, day("2026-11-23")), {}, "/staff/letters"};
  title_look.view.each("reason_fields", {});
  auto const named = frame().staff_page(visitor(), title_look).body();
  EXPECT_TRUE(holds(named, "Its title becomes “<strong>Please give us longer</strong>”"));
  EXPECT_TRUE(holds(named, "name=\"title\" value=\"Please give us longer\"")) << "what is shown is what is changed, not the title of this page";
  EXPECT_FALSE(holds(named, "What changes"));
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

}  // namespace
}  // namespace rightsdesk::web::testing
