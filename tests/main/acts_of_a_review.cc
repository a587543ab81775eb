#include "app/differences.h"
#include "app/documents.h"
#include "app/grounds.h"
#include "app/release.h"
#include "app/review_desk.h"
#include "every_act.h"
#include "seldom_states.h"

namespace rightsdesk::testing {

using app::Council;
using app::Office;

namespace {

Date const kLongAgo = *parse_date("2026-01-05");

/// The record's first page was a picture.
void as_a_picture(Office& office, RecordId const& record) {
  office.works.in_one([&](app::Work& work) {
    auto row = *work.records().find(record);
    auto document = app::document_of(work, row);
    auto& page = document.pages.front();
    page.layout = document::Layout::fixed;
    page.words.clear();
    for (std::size_t begin = 0; begin < page.text.size();) {
      auto const end = std::min(page.text.find_first_of(" \n", begin), page.text.size());
      if (end > begin) page.words.push_back({begin, end, {20.0 + static_cast<double>(begin % 80) * 6, 700 - static_cast<double>(begin / 80) * 14, static_cast<double>(end - begin) * 6, 12}});
      begin = end + 1;
    }
    work.blobs().destroy(row.document);
    row.document = work.blobs().keep(row.about, document::to_json(document).dump());
    work.records().set_reading(row);
  });
}

void about_people(Presser& reviewer, std::string const& at) {
  reviewer.press_at(at + "/review/people", "/review/people", {{"name", "Merle Quillfeather"}, {"role", "Neighbour"}, {"standing", "third_party"}});
  reviewer.open(at + "/review/people");
  auto const person = reviewer.found("href=\"([^\"]*/review/person/[^\"]+)\"");
  reviewer.press_at(person, person, with({{"consent", "refused"}, {"consent_note", "Rang her on Monday"}}, on("consent_on", kLongAgo)));
  reviewer.press_at(at + "/review/short-forms", "/short-forms", {{"written", "CIN"}, {"meaning", "Child in need"}});
}

void about_a_page(Presser& reviewer, std::string const& at, std::string const& page) {
  reviewer.open(page);
  reviewer.open(reviewer.found("href=\"([^\"]*/review/remarks[?][^\"]+)\""));
  reviewer.press("/review/remarks", {{"text", "Is the aunt still alive?"}});
  reviewer.press("", {{"answer", "She is well and lives abroad"}, {"then", "close"}}, "name=\"answer\"");
  reviewer.press_at(page, "/stopped");
  reviewer.press_at(page, "/checked");
  reviewer.press_at(page + "/care", "/care", {{"words", "A photograph of an injury"}}, "value=\"warn\"");
  reviewer.press_at(page + "/care", "/care", {}, "value=\"off\"");
  reviewer.open(page);
  reviewer.press("", {{"outcome", "release"}, {"reason", "She was there herself"}}, "/proposals/");
  reviewer.press_at(page, "/whole", {{"reason", "It is all about her brother"}});
  reviewer.open(at + "/review/acts");
  auto const act = reviewer.found("/review/acts/([0-9A-Za-z]+)\"");
  reviewer.press("/review/acts/" + act, {{"reason", "It was the wrong page"}});
}

void keep_the_rest_out(Presser& reviewer, std::string const& page) {
  reviewer.open(page + "/keep");
  reviewer.press("/keep", {{"keep", reviewer.found("name=\"keep\" value=\"([^\"]+)\"")}});
  reviewer.press("/keep", {{"reason", "The rest is about her brother"}});
}

void by_eye(Presser& reviewer, std::string const& page) {
  reviewer.press_at(page + "/words", "/words", {{"from", "1"}, {"to", "2"}, {"reason", "It points to who called"}});
  reviewer.press_at(page + "/area?x1=100&y1=100&x2=300&y2=200", "/area", {{"reason", "Somebody else wrote it in the margin"}});
}

/// More than twenty minutes of reading, from page to page.
void break_that_is_due(OpenDesks& open, Presser& reviewer, std::string const& page) {
  reviewer.press_at("/staff/own", "/staff/own", {{"break", "20"}});
  for (int minutes = 0; minutes < 30; minutes += 10) {
    reviewer.open(page);
    open.council->clock.at += std::chrono::minutes(10);
  }
  reviewer.press_at(page, "/staff/own/break");
}

}  // namespace

void a_review(Left& left) {
  nlohmann::json told;
  RecordId pictured, note;
  OpenDesks open(left, [&](Council& council) {
    prepare_pages_to_compare(council, told);
    council.at_desk([&](Office& office) {
      CaseId const id(told["compared"].get<std::string>());
      pictured = app::record_keyed(office, id, "note-3");
      note = app::record_keyed(office, id, "note-2");
      as_a_picture(office, pictured);
    });
  });
  open.desks->desk.database->connection()->execute("UPDATE page SET fixed = 1 WHERE record_id = ?", {pictured.str()});
  auto const at = "/staff/cases/" + told["compared"].get<std::string>();
  auto const page_of = [&](std::string const& record) { return at + "/review/" + record + "/1"; };
  auto reviewer = open.colleague("ravi");
  about_people(reviewer, at);
  about_a_page(reviewer, at, page_of(note.str()));
  keep_the_rest_out(reviewer, page_of(note.str()));
  by_eye(reviewer, page_of(pictured.str()));
  reviewer.press_at(at + "/expected", "/expected", {{"*reason-child_protection_plan", "The minutes are all there was"}});
  reviewer.press_at(page_of(told["minutes"].get<std::string>()) + "/same", "/same");
  reviewer.press_at(page_of(told["hiding"].get<std::string>()), "/hidden", {{"reason", "She asked who was told"}});
  break_that_is_due(open, reviewer, page_of(note.str()));
}

namespace {

/// Decided, recorded and said why, at least once each by a form.
void to_the_end_of_the_review(OpenDesks& open, Presser& reviewer, CaseId const& about) {
  auto const at = desk_of(about);
  reviewer.open(at + "/review/people");
  reviewer.press("/people/decide", {{"person", reviewer.found("name=\"person\" value=\"([^\"]+)\"")}, {"outcome", "withhold"}, {"reason", "Did not agree to it"}});
  reviewer.press("/review/all", {{"outcome", "withhold"}, {"reason", "Did not agree to it"}});
  app::decide_review(open.office(), about);
  reviewer.open(at + "/review/grounds");
  Typed fields;
  for (auto const& ground : app::grounds_desk(open.office(), about).to_record) {
    for (auto const& field : ground.exemption->must_record) fields.emplace_back("*" + field.id, "Family life, weighed against what she needs to know");
    break;
  }
  reviewer.press("/review/grounds", fields);
  app::record_grounds(open.office(), about);
  reviewer.press_at(at + "/review/inconsistencies", "/review/inconsistencies", {{"reason", "It tells of her only in the one place"}}, "name=\"difference\"");
  app::justify_differences(open.office(), about);
  app::check_every_page(open.office(), about);
  reviewer.press_at(at + "/review", "/review/finish");
}

void after_the_release(Presser& officer, std::string const& at) {
  officer.press_at(at, "/pack/delivery", with({{"way", "posted"}, {"note", "Tracked, AB 1234 5678 GB"}}, on("on", *parse_date("2026-11-23"))));
  officer.press_at(at, "/pack/locked", {{"password", "a long enough password"}});
  officer.press_at(at, "/pack/print", {{"they_said", "She said yes on the phone"}});
  officer.press_at(at, "/pack/stop", {{"stop_reason", "The address of the download got about"}});
  officer.press_at(at, "/pack/again", {{"again_reason", "She could not open it"}});
}

}  // namespace

void a_pack(Left& left) {
  CaseId about;
  OpenDesks open(left, [&](Council& council) {
    tell_of_a_phone(council);
    about = app::under_review(council);
  });
  auto const at = desk_of(about);
  auto reviewer = open.colleague("ravi"), officer = open.colleague("ines");
  to_the_end_of_the_review(open, reviewer, about);
  reviewer.press_at(at + "/pack", "/pack/reopen", {{"reason", "Somebody rang about a neighbour"}});
  reviewer.press_at(at + "/review", "/review/finish");
  officer.press_at(at + "/pack", "/pack");
  open.council->worker();
  auto second = open.colleague("sofia", {"second_reviewer", "dpo"});
  second.press_at(at + "/pack", "/pack/release", {{"recipient_email", app::kEmail}});
  Presser resident(open.at());
  Letterbox box(*open.desks);
  enter(resident, box, open.reference(about), app::kEmail);
  resident.press_at("/status/open/1", "/status/download");
  resident.press_at("/status/open/1", "/status/read");
  after_the_release(officer, at + "/pack");
  officer.press_at(at + "/pack", "/pack/add", {{"add_reason", "A box was found at Weir Lane"}});
  officer.press_at(at + "/search", "/search/again");
  open.council->worker();
  officer.open(at + "/candidates");
  officer.press("/search/told", {{"told", officer.found("name=\"told\" type=\"checkbox\" value=\"([^\"]+)\"")}});
}

}  // namespace rightsdesk::testing
