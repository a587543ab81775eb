#include "web/caseload/bulk_views.h"

#include "core/text.h"
#include "web/pages/words.h"

namespace rightsdesk::web::caseload {
namespace {

std::string title_in(std::map<std::string, std::string> const& titles, std::string const& tag) {
  auto const found = titles.find(tag);
  return found == titles.end() ? plain(tag) : found->second;
}

std::string tags_in_words(std::set<std::string> const& tags, std::map<std::string, std::string> const& titles) {
  std::string words;
  for (auto const& tag : tags) words += (words.empty() ? "" : ", ") + title_in(titles, tag);
  return words;
}

std::string many_cases(std::size_t count) { return counted(count, "case", "cases"); }

}  // namespace

View tag_view(std::vector<app::Taggable> const& shown, std::map<std::string, std::string> const& titles, std::string const& chosen) {
  std::vector<View> lines, options;
  bool any_held = false;
  for (auto const& one : shown) {
    any_held = any_held || !one.held_back.empty();
    lines.push_back(View().text("case", one.id.str()).text("reference", one.reference).text("right", one.right).text("state", state_words(one.state))
                        .text("tags_now", tags_in_words(one.tags, titles)).text("held_back", one.held_back));
  }
  for (auto const& [id, title] : titles) options.push_back(View().text("option", id).text("option_words", title).when("is_chosen", id == chosen));
  View view;
  view.each("cases", std::move(lines)).text("how_many", many_cases(shown.size())).when("any_held", any_held).when("any_tags", !options.empty());
  return view.each("tag_options", std::move(options));
}

View chase_view(std::vector<app::Owed> const& owed) {
  std::vector<View> lines;
  for (auto const& one : owed) {
    auto const times = one.asked.chased == 0 ? std::string("Not yet") : counted(static_cast<std::size_t>(one.asked.chased), "time", "times") + (one.asked.chased_on ? ", last on " + in_words(*one.asked.chased_on) : "");
    lines.push_back(View().text("owed", one.about.str() + "/" + one.asked.id.str()).text("reference", one.reference).text("source", one.asked.title)
                        .text("asked_on", in_words(one.asked.asked_on)).text("answer_by", in_words(one.asked.answer_by)).text("chased", times));
  }
  return View().when("any_owed", !lines.empty()).each("owed", std::move(lines));
}

View selected_view(std::vector<app::Label> const& shown) {
  std::vector<View> lines;
  bool any_held = false;
  for (auto const& one : shown) {
    any_held = any_held || !one.held_back.empty();
    lines.push_back(View().text("case", one.about.str()).text("reference", one.reference).text("right", one.right).text("state", state_words(one.state))
                        .text("received", in_words(one.received)).text("held_back", one.held_back));
  }
  return View().each("cases", std::move(lines)).text("how_many", many_cases(shown.size())).when("any_held", any_held);
}

View labels_view(std::vector<app::Label> const& labels) {
  std::vector<View> views;
  for (auto const& one : labels) {
    std::vector<std::string> lines;
    if (one.kind == app::Label::Kind::folder) {
      lines = {one.right, "Received " + in_words(one.received), one.due ? "Due " + in_words(*one.due) : "No day runs"};
    } else {
      for (auto const& line : split(one.name + "\n" + one.address, '\n')) {
        if (!tidied(line).empty()) lines.push_back(tidied(line));
      }
    }
    views.push_back(View().text("label_head", one.kind == app::Label::Kind::folder ? one.reference : "").each("label_lines", lines_of(lines)));
  }
  return View().when("any_labels", !views.empty()).each("labels", std::move(views));
}

}  // namespace rightsdesk::web::caseload
