#include "web/review/act_views.h"

#include <array>

#include "web/caseload/views.h"
#include "web/edge/exchange.h"
#include "web/review/views.h"

namespace rightsdesk::web::review {
namespace {

using redaction::Outcome;
using Kind = app::Reach::Kind;

constexpr std::array<std::pair<Kind, char const*>, 5> reach_words{{{Kind::people, "people"}, {Kind::words, "words"}, {Kind::page, "page"},
                                                                   {Kind::record, "record"}, {Kind::whole_record, "whole_record"}}};

std::string asked(Kind kind) {
  switch (kind) {
    case Kind::people: return "Every mention of these people that has no decision of its own";
    case Kind::words: return "Wherever these words stand in the case";
    case Kind::page: return "Every proposal on this page";
    case Kind::record: return "Every proposal in this record";
    case Kind::whole_record: return "Every page of this record, whole";
  }
  throw Bug("a reach without words");
}

std::string act_words(std::string const& what) {
  static std::map<std::string, std::string> const words = {
      {"people", "For people"}, {"words", "Wherever the words stand"}, {"mention", "At one place"}, {"place", "Marked by a reviewer"},
      {"page", "Every proposal on a page"}, {"record", "Every proposal in a record"}, {"whole_page", "A whole page"},
      {"whole_record", "Every page of a record"}, {"keep_only", "Only chosen passages kept"}, {"twins", "Taken over from the same page"},
      {"hidden", "Hidden words given"}};
  auto const found = words.find(what);
  return found == words.end() ? plain(what) : found->second;
}

View act_view(app::ReviewAct const& act, NameOf const& name_of) {
  View view;
  view.text("act", act.id).text("act_what", act_words(act.what)).text("act_words", act.words.reveal());
  view.text("act_ruling", act.ruling.outcome == Outcome::undecided ? "" : decision_words(act.ruling)).text("act_colour", decision_colour(act.ruling));
  view.text("act_places", counted(act.places.size(), "place", "places")).text("act_reason", act.ruling.reason);
  view.text("act_by", actor_words(act.ruling.by.str(), name_of)).text("act_at", in_words(act.ruling.at));
  view.when("act_undone", act.undone_at.has_value()).text("undone_reason", act.undone_reason.reveal());
  return view.text("undone_by", act.undone_at ? actor_words(act.undone_by, name_of) + ", " + in_words(*act.undone_at) : "");
}

View remark_view(app::Remark const& remark, NameOf const& name_of) {
  return View().text("remark_text", remark.text.reveal()).text("remark_by", actor_words(remark.made_by, name_of) + ", " + in_words(remark.made_at));
}

std::string there_words(app::Difference const& line) {
  return line.there.outcome == Outcome::withhold ? "Withheld (" + line.there.code + ")" : "Released";
}

View difference_view(CaseId const& about, app::Difference const& line, NameOf const& name_of) {
  bool const here = line.kind != app::Difference::Kind::elsewhere;
  auto const link = [&](std::string const& where) { return where.empty() ? "" : caseload::review_link(about, where); };
  auto const times = [&](int count) { return here ? counted(static_cast<std::size_t>(count), "time", "times") : "Here"; };
  View view;
  view.text("difference", line.key).text("same_text", line.text).when("is_page", line.kind == app::Difference::Kind::page);
  view.text("withheld_href", link(line.where_withheld)).text("withheld", line.where_withheld.empty() ? "" : times(line.withheld));
  view.text("released_href", link(line.where_released)).text("released", line.where_released.empty() ? "" : times(line.released));
  std::vector<View> said;
  for (auto const& one : line.said) said.push_back(View().text("said_by", actor_words(one.by.str(), name_of)).text("said", decision_words(one)).text("said_colour", decision_colour(one)).text("said_at", in_words(one.at)));
  view.when("is_reviewers", !said.empty()).each("last_words", std::move(said)).text("stands_href", link(line.where_withheld));
  view.when("is_elsewhere", !here).text("other_case", line.other_case).text("there", here ? "" : there_words(line) + ", " + in_words(local_date(line.there.at)));
  view.when("is_justified", line.justified.has_value()).text("why", line.justified ? line.justified->reason.reveal() : "");
  return view.text("why_by", line.justified ? actor_words(line.justified->made_by, name_of) + ", " + in_words(line.justified->made_at) : "");
}

}  // namespace

View context_view(CaseId const& about, app::Context const& one) {
  auto const page = one.where.substr(one.where.find('/') + 1);
  View view;
  view.text("context_title", one.title + ", page " + page).text("context_href", caseload::review_link(about, one.where));
  view.text("before", one.before).text("words", one.words).text("after", one.after).when("any_words", !one.words.empty());
  return view.text("holds", decision_words(one.holds)).text("holds_colour", decision_colour(one.holds));
}

std::string reach_word(Kind kind) {
  for (auto const& [known, word] : reach_words) {
    if (known == kind) return word;
  }
  throw Bug("a reach without a word");
}

Kind reach_from(std::string const& word) {
  for (auto const& [kind, known] : reach_words) {
    if (word == known) return kind;
  }
  throw Malformed("a kind of reach that does not exist");
}

View contexts_view(ContextsShown const& shown, std::vector<law::Exemption> const& exemptions) {
  auto const& contexts = shown.contexts;
  std::vector<View> people, places;
  for (auto const& person : shown.reach.people) people.push_back(View().text("person", person.str()));
  for (auto const& one : contexts.shown) places.push_back(context_view(shown.about, one));
  auto const more = contexts.places - contexts.shown.size();
  View view;
  view.text("kind", reach_word(shown.reach.kind)).each("chosen_people", std::move(people)).text("record", shown.reach.record.str());
  view.text("number", std::to_string(shown.reach.page)).text("proposal", shown.reach.proposal.str()).text("seal", contexts.seal);
  view.text("about_words", contexts.words).text("asked", asked(shown.reach.kind));
  bool const whole = shown.reach.kind == Kind::whole_record;
  view.text("reach_words", counted(contexts.places, whole ? "page" : "place", whole ? "pages" : "places") + (whole ? "" : " on " + counted(contexts.pages, "page", "pages")) +
                               " of " + counted(contexts.records, "record", "records"));
  view.text("decided_words", contexts.decided == 0 || shown.reach.kind == Kind::people ? "" : counted(contexts.decided, "place is", "places are") + " decided already. This replaces it.");
  view.text("own_words", contexts.own == 0 ? "" : counted(contexts.own, "mention has a decision of its own, which stays.", "mentions have decisions of their own, which stay."));
  view.each("contexts", std::move(places)).text("more_contexts", more == 0 ? "" : "And " + std::to_string(more) + " more.");
  view.each("codes", code_views(exemptions, shown.offered.code.empty() ? "S2P3-16" : shown.offered.code)).text("reason", shown.offered.reason);
  view.when("may_withhold", shown.offered.outcome != Outcome::release);
  return view.when("may_release", shown.offered.outcome != Outcome::withhold).when("is_whole", whole);
}

View acts_view(std::vector<app::ReviewAct> const& acts, NameOf const& name_of) {
  std::vector<View> views;
  for (auto const& act : acts) views.push_back(act_view(act, name_of));
  return View().when("any_acts", !views.empty()).each("acts", std::move(views));
}

View remarks_view(CaseId const& about, std::vector<app::RemarkLine> const& shown, std::string const& scope, NameOf const& name_of) {
  std::vector<View> views;
  std::size_t open = 0;
  for (auto const& line : shown) {
    auto view = remark_view(line.remark, name_of);
    std::vector<View> answers;
    for (auto const& answer : line.answers) answers.push_back(remark_view(answer, name_of));
    open += line.remark.closed_at ? 0 : 1;
    std::string to;
    for (auto const& one : line.remark.to) to += (to.empty() ? "" : ", ") + actor_words(one.str(), name_of);
    view.text("remark_to", to);
    view.text("remark", line.remark.id).text("remark_about", line.about).text("remark_href", caseload::review_link(about, line.where));
    view.when("is_closed", line.remark.closed_at.has_value()).each("answers", std::move(answers));
    view.text("closed_by", line.remark.closed_at ? actor_words(line.remark.closed_by, name_of) + ", " + in_words(*line.remark.closed_at) : "");
    views.push_back(std::move(view));
  }
  View view;
  view.when("any_remarks", !views.empty()).each("remarks", std::move(views)).text("remark_scope", scope);
  return view.text("open_remarks", open == 0 ? "" : counted(open, "remark to answer", "remarks to answer"));
}

View differences_view(CaseId const& about, std::vector<app::Difference> const& list, NameOf const& name_of) {
  std::vector<View> open, justified;
  for (auto const& line : list) (line.justified ? justified : open).push_back(difference_view(about, line, name_of));
  View view;
  view.when("any_inconsistent", !open.empty()).each("inconsistencies", std::move(open));
  return view.when("any_justified", !justified.empty()).each("justified", std::move(justified));
}

View brief_view(CaseId const& about, app::BriefPages const& brief, NameOf const& name_of) {
  std::vector<View> records;
  for (auto const& record : brief.records) {
    std::vector<View> open, explained;
    for (auto const& page : record.pages) {
      View view;
      view.text("brief_page", std::to_string(page.page)).text("brief_href", caseload::review_link(about, record.record.str() + "/" + std::to_string(page.page)));
      view.text("brief_seconds", page.seconds ? counted(static_cast<std::size_t>(*page.seconds), "second", "seconds") : "never shown to them here");
      view.text("brief_by", actor_words(page.checked_by, name_of));
      if (page.justified) view.text("brief_why", page.justified->reason.reveal()).text("brief_why_by", actor_words(page.justified->made_by, name_of) + ", " + in_words(page.justified->made_at));
      (page.justified ? explained : open).push_back(std::move(view));
    }
    View view;
    view.text("brief_record", record.record.str()).text("brief_title", record.title).when("any_brief_open", !open.empty()).when("any_brief_explained", !explained.empty());
    records.push_back(view.each("brief_open", std::move(open)).each("brief_explained", std::move(explained)));
  }
  View view;
  view.when("any_brief", !records.empty()).text("brief_under", counted(static_cast<std::size_t>(brief.under_seconds), "second", "seconds"));
  view.when("brief_must", brief.must_be_explained);
  return view.each("brief_records", std::move(records));
}

}  // namespace rightsdesk::web::review
