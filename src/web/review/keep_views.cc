#include "web/review/keep_views.h"

#include <map>

#include "web/edge/exchange.h"
#include "web/pages/words.h"
#include "web/review/views.h"

namespace rightsdesk::web::review {

View keep_view(app::KeepDesk const& desk, int page, std::optional<std::set<std::pair<int, int>>> const& chosen) {
  std::map<int, std::vector<View>> pages;
  for (auto const& line : desk.lines) {
    bool const kept = chosen ? chosen->count({line.page, line.number}) > 0 : line.names_subject;
    pages[line.page].push_back(View().text("line_id", line_id(line.page, line.number)).text("line_text", line.text).when("line_kept", kept));
  }
  std::vector<View> views;
  for (auto& [number, lines] : pages) views.push_back(View().text("keep_number", std::to_string(number)).each("keep_lines", std::move(lines)));
  View view;
  view.text("record_title", desk.title).text("one_page", page > 0 ? std::to_string(page) : "").text("scope", page > 0 ? "page" : "record");
  return view.each("keep_pages", std::move(views));
}

View keep_shown_view(app::KeepShown const& shown, app::KeepOnly const& keep, app::Ruling const& offered, std::vector<law::Exemption> const& exemptions) {
  std::vector<View> pages, chosen;
  std::size_t stays = 0, goes = 0;
  for (auto const& page : shown.pages) {
    stays += page.kept.size();
    goes += page.goes;
    View view;
    view.text("shown_number", std::to_string(page.number)).when("shown_whole", page.kept.empty()).each("shown_lines", lines_of(page.kept));
    view.text("shown_goes", page.kept.empty() || page.goes == 0 ? "" : counted(page.goes, "other line goes", "other lines go"));
    view.text("shown_open", page.open == 0 ? "" : counted(page.open, "proposal in what stays waits", "proposals in what stays wait") + " for a decision.");
    pages.push_back(std::move(view));
  }
  for (auto const& [page, number] : keep.lines) chosen.push_back(View().text("line_id", line_id(page, number)));
  View view;
  view.text("record_title", shown.title).text("seal", shown.seal).text("scope", keep.page > 0 ? "page" : "record").text("reason", offered.reason);
  view.text("keep_words", counted(stays, "line stays", "lines stay") + ", " + counted(goes, "goes", "go") + ".").each("chosen_lines", std::move(chosen));
  return view.each("shown_pages", std::move(pages)).each("codes", code_views(exemptions, offered.code.empty() ? "S2P3-16" : offered.code));
}

std::string line_id(int page, int number) { return std::to_string(page) + "." + std::to_string(number); }

std::set<std::pair<int, int>> lines_in(std::vector<std::string> const& ids) {
  std::set<std::pair<int, int>> lines;
  for (auto const& id : ids) {
    auto const dot = id.find('.');
    auto const page = whole_number(id.substr(0, dot)), number = dot == std::string::npos ? std::nullopt : whole_number(id.substr(dot + 1));
    if (!page || !number) throw Malformed("a line that cannot be");
    lines.emplace(*page, *number);
  }
  return lines;
}

}  // namespace rightsdesk::web::review
