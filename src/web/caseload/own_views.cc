#include "web/caseload/own_views.h"

#include "web/pages/words.h"

namespace rightsdesk::web::caseload {
namespace {

View option_of(std::string const& value, std::string const& words, bool chosen) {
  return View().text("option", value).text("option_words", words).when("is_chosen", chosen);
}

std::string name_in(std::map<std::string, std::string> const& colleagues, StaffId const& id) {
  auto const found = colleagues.find(id.str());
  return found == colleagues.end() ? "Somebody who has left" : found->second;
}

std::vector<View> people_options(std::map<std::string, std::string> const& colleagues, std::string const& chosen) {
  std::vector<View> options;
  for (auto const& [id, name] : colleagues) options.push_back(option_of(id, name, id == chosen));
  return options;
}

}  // namespace

View own_view(app::OwnSettings const& own, std::vector<int> const& offered) {
  std::vector<View> breaks{option_of("", "Not at all", own.break_after == 0)}, keys;
  for (int const minutes : offered) breaks.push_back(option_of(std::to_string(minutes), "After " + counted(static_cast<std::size_t>(minutes), "minute", "minutes"), own.break_after == minutes));
  auto const chosen = app::keys_of(own);
  for (auto const& act : app::key_acts()) keys.push_back(View().text("act", act.id).text("act_words", act.words).text("key", chosen.at(act.id)));
  View view;
  view.when("blurred", own.pictures == app::OwnSettings::Pictures::blurred).when("initials", own.names == app::OwnSettings::Names::initials);
  view.when("any_breaks", !offered.empty()).each("breaks", std::move(breaks));
  return view.when("keys_on", own.keys == app::OwnSettings::Keys::on).each("keys", std::move(keys));
}

View cover_view(CoverShown const& shown) {
  std::vector<View> lines;
  for (auto const& one : shown.covers) {
    View line;
    line.text("away", name_in(shown.colleagues, one.of)).text("stands_in", name_in(shown.colleagues, one.by)).text("from_words", in_words(one.from)).text("to_words", in_words(one.to));
    line.text("cover_of", one.of.str()).text("cover_by", one.by.str()).text("cover_from", to_iso(one.from)).text("cover_to", to_iso(one.to));
    lines.push_back(line.when("may_end", shown.for_others || one.of.str() == shown.me));
  }
  View view;
  view.when("any_covers", !lines.empty()).each("covers", std::move(lines)).when("for_others", shown.for_others).text("me", shown.me);
  return view.each("of_options", people_options(shown.colleagues, shown.of)).each("by_options", people_options(shown.colleagues, shown.by));
}

}  // namespace rightsdesk::web::caseload
