#include "web/caseload/holiday_views.h"

#include <algorithm>

namespace rightsdesk::web::caseload {
namespace {

using law::HolidayAct;
using What = HolidayAct::What;

std::string code_of(What what) { return what == What::adds ? "add" : what == What::removes ? "remove" : "undo"; }

View coming(Date day, std::string const& title) {
  return View().text("holiday", in_words(day)).text("holiday_title", title).text("holiday_iso", to_iso(day));
}

View act_view(HolidayAct const& act, bool in_force, Date today, NameOf const& name_of) {
  View view;
  view.text("act_words", act_words(act)).text("act_by", actor_words(act.by, name_of)).text("act_on", in_words(act.on)).text("act_reason", act.reason).text("act_number", std::to_string(act.number));
  view.text("act_state", act.what == What::undoes ? "Done" : in_force ? "In force" : "Taken back");
  return view.when("may_undo", in_force && act.day > today);
}

std::string day_words(std::optional<Date> const& day) { return day ? in_words(*day) : "No date"; }

}  // namespace

std::string act_words(HolidayAct const& act) {
  auto const day = in_words(act.day) + " (" + act.title + ")";
  if (act.what == What::adds) return "Add " + day;
  if (act.what == What::removes) return "Take away " + day;
  return "Take back change " + std::to_string(act.undone) + ": " + day;
}

std::vector<intake::Question> holiday_questions() {
  return {{"day", "Which day?", "For example, 29 12 2026", intake::Kind::date, true, "Enter the day", {}, {}}, {"title", "What is it called?", "As it is proclaimed, for example State funeral", intake::Kind::text, true, "Enter what the day is called", {}, {}}};
}

View holidays_view(law::BankHolidays const& in_force, law::Jurisdiction where, std::vector<HolidayAct> const& acts, Date today, NameOf const& name_of) {
  std::vector<View> days, lines;
  for (auto const& [day, title] : in_force.days(where)) {
    if (day > today) days.push_back(coming(day, title));
  }
  auto const standing = law::acts_in_force(acts);
  for (auto act = acts.rbegin(); act != acts.rend(); ++act) {
    bool const stands = std::any_of(standing.begin(), standing.end(), [&](auto const& one) { return one.number == act->number; });
    lines.push_back(act_view(*act, stands, today, name_of));
  }
  View view;
  view.text("division", where == law::Jurisdiction::england_and_wales ? "England and Wales" : where == law::Jurisdiction::scotland ? "Scotland" : "Northern Ireland");
  return view.each("days", std::move(days)).when("any_acts", !lines.empty()).each("acts", std::move(lines));
}

View holiday_look_view(app::HolidayPreview const& preview) {
  std::vector<View> moves;
  for (auto const& moved : preview.moves) {
    moves.push_back(View().text("move_reference", moved.reference).text("move_from", day_words(moved.from)).text("move_to", day_words(moved.to)));
  }
  auto const all = preview.moves.size() + preview.others;
  View view;
  view.text("act_words", act_words(preview.act)).when("none_moves", all == 0).text("moves_words", counted(all, "open case", "open cases"));
  view.when("any_moves", !moves.empty()).each("moves", std::move(moves));
  view.text("others_words", preview.others == 0 ? "" : counted(preview.others, "further case", "further cases"));
  view.text("what", code_of(preview.act.what)).text("day_iso", to_iso(preview.act.day)).text("holiday_title", preview.act.title).text("undone", std::to_string(preview.act.undone));
  return view.text("counted_with", preview.counted_with);
}

}  // namespace rightsdesk::web::caseload
