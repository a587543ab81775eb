#include "web/caseload/keeping_views.h"

#include "web/caseload/owner_views.h"

namespace rightsdesk::web::caseload {
namespace {

View source_view(app::SourceHold const& hold) {
  auto const standing = hold.ended ? "Ended" : hold.confirmed ? "Confirmed" : "Asked, not confirmed";
  View view;
  view.text("hold_source", hold.source).text("hold_title", hold.title).text("hold_owner", hold.owner).text("hold_asked", in_words(hold.asked));
  view.text("hold_standing", standing).text("hold_colour", hold.ended ? "grey" : hold.confirmed ? "green" : "yellow");
  view.text("hold_confirmed", hold.confirmed ? in_words(*hold.confirmed) : "").text("hold_how", hold.confirmed_how);
  view.text("hold_blocked", hold.blocked > 0 ? counted(static_cast<std::size_t>(hold.blocked), "attempt to delete was stopped", "attempts to delete were stopped") : "");
  bool const open = !hold.ended && !hold.confirmed;
  view.also(owner_view(hold.letter ? &*hold.letter : nullptr, open ? Chasing::open : Chasing::over)).text("hold_cannot", hold.cannot);
  view.when("no_address", open && !hold.reachable && !hold.letter);
  view.when("may_send_letter", open && hold.reachable && (!hold.letter || hold.letter->state != commission::State::waiting));
  return view.when("hold_stands", !hold.ended).when("hold_open", open);
}

std::string keeping_words(retention::Verdict const& verdict) {
  switch (verdict.act) {
    case retention::Act::keep: return verdict.due ? "Kept until " + in_words(*verdict.due) + " at least" : "Kept";
    case retention::Act::review: return "Its time has come: a named person says whether it may go";
    case retention::Act::anonymise: return "Approved: it becomes a line of the figures at the next run";
    case retention::Act::destroy: return "Approved: it is destroyed at the next run";
  }
  return {};
}

std::string answer_words(law::RightVerdict const& verdict) {
  if (verdict.answer == law::Answer::no) return "No";
  if (!verdict.may_be_refused) return "Yes, and it cannot be refused";
  return verdict.answer == law::Answer::yes ? "Yes" : "Yes, within limits";
}

std::string answer_colour(law::Answer answer) { return answer == law::Answer::yes ? "green" : answer == law::Answer::limited ? "yellow" : "grey"; }

View right_view(app::RightLine const& line) {
  std::vector<View> bases;
  for (auto const& basis : line.stated) bases.push_back(View().text("basis", basis).when("basis_chosen", basis == line.chosen));
  View view;
  view.text("right_id", line.service + "-" + line.purpose).text("right_service", line.service).text("right_purpose", line.purpose);
  view.text("right_service_title", line.service_title).text("right_text", line.purpose_text).text("right_words", line.as_worded);
  view.text("right_answer", answer_words(line.verdict)).text("right_colour", answer_colour(line.verdict.answer)).text("right_chosen", line.chosen);
  view.when("right_several", line.stated.size() > 1).each("right_bases", std::move(bases)).each("right_steps", step_views(line.verdict.because));
  return view.each("right_to_decide", lines_of(line.verdict.to_decide));
}

}  // namespace

View hold_view(app::HoldDesk const& desk, app::KeepingLine const& keeping) {
  std::vector<View> sources;
  bool stands = false;
  for (auto const& hold : desk.sources) {
    sources.push_back(source_view(hold));
    stands = stands || !hold.ended;
  }
  View view;
  view.when("any_holds", !desk.sources.empty()).each("holds", std::move(sources)).when("may_end", stands && desk.keeps.empty());
  view.when("kept_back", stands && !desk.keeps.empty()).each("keeps", lines_of(desk.keeps));
  view.text("keeping_words", keeping_words(keeping.verdict)).each("keeping_steps", step_views(keeping.verdict.because));
  return view.when("to_review", keeping.verdict.act == retention::Act::review);
}

View rights_view(std::vector<app::RightLine> const& lines) {
  std::vector<View> views;
  for (auto const& line : lines) views.push_back(right_view(line));
  return View().each("rights", std::move(views));
}

View notice_view(law::Controller const& controller) {
  std::vector<View> defects;
  for (auto const& defect : controller.defects) {
    std::vector<View> quotes;
    for (auto const& quoted : defect.from) quotes.push_back(View().text("quote_words", quoted.quote).text("quote_notice", quoted.notice));
    defects.push_back(View().text("defect_id", defect.id).text("defect_text", defect.text).each("quotes", std::move(quotes)));
  }
  auto const missing = law::missing_to_serve(controller);
  View view;
  view.text("controller_name", controller.name).when("any_defects", !defects.empty()).each("defects", std::move(defects));
  return view.when("any_missing", !missing.empty()).each("missing", lines_of(missing));
}

}  // namespace rightsdesk::web::caseload
