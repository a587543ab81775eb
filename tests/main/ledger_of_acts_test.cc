// security.md U08: every address that takes a form, sent as somebody does who means it, and the entry that it leaves. tests/golden/web/ledger_of_acts.txt has a line
// for each: what its entries say, or why there is none.
#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "every_act.h"

namespace rightsdesk::testing {
namespace {

/// The lines of a golden file by their first word, but the remarks.
std::map<std::string, std::string> table_in(std::string const& file) {
  std::map<std::string, std::string> rows;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    auto const end = line.find(' ');
    rows[line.substr(0, end)] = line.substr(std::min(line.size(), line.find_first_not_of(' ', end)));
  }
  return rows;
}

std::string joined(std::set<std::string> const& entries) {
  std::string all;
  for (auto const& one : entries) all += (all.empty() ? "" : " ") + one;
  return all;
}

/// The addresses that take a form of a page; what other systems send is in tests/main/api_test.cc and its neighbours.
std::set<std::string> forms_of_pages() {
  app::Council council;
  Desks desks(council);
  std::set<std::string> found;
  for (auto const& route : desks.dispatch.routes()) {
    bool const of_a_page = route.access.audience != web::Audience::caller && route.access.audience != web::Audience::messenger;
    if (route.method == "POST" && of_a_page) found.insert(route.pattern);
  }
  return found;
}

TEST(EveryAct, LeavesTheEntryThatTheTableNames) {
  Left left;
  for (auto* walk : {residents_ask_and_follow, colleagues_sign_in, colleagues_do_for_themselves, administrators_change_rules, a_case_before_its_search, a_search, what_comes_seldom, a_review, a_pack, other_rights, a_case_that_goes, a_second_look}) EXPECT_NO_THROW(walk(left));

  auto const golden = std::string(RIGHTSDESK_TREE) + "/tests/golden/web/ledger_of_acts.txt";
  auto const wanted = table_in(golden);
  std::map<std::string, std::string> now;
  for (auto const& form : forms_of_pages()) {
    auto const pressed = left.entries.find(form);
    auto const known = wanted.find(form);
    if (pressed == left.entries.end()) now[form] = "nobody pressed it";
    else if (!pressed->second.empty()) now[form] = joined(pressed->second);
    else now[form] = known != wanted.end() && known->second.starts_with("none: ") && known->second.size() > 20 ? known->second : "none: (no reason is given)";
  }
  if (now != wanted) {
    std::ofstream out(std::string(RIGHTSDESK_BUILD) + "/ledger_of_acts.txt");
    for (auto const& [form, entries] : now) out << form << std::string(form.size() < 58 ? 58 - form.size() : 1, ' ') << entries << "\n";
  }
  EXPECT_EQ(now, wanted) << "what each form leaves is in " << RIGHTSDESK_BUILD << "/ledger_of_acts.txt now: read the difference, then copy it below the head of " << golden;

  // names of those in the records, of those who asked, of colleagues; and whatever was typed above
  for (auto const* name : {"Amina", "Osei", "Grace", "Bakare", "Weir Lane", "IG11", "@example", "Thamesbrook Council", "Colleague ", "Case note", "health visitor", "youth club"}) left.words.insert(name);
  ASSERT_GT(left.words.size(), 80U);
  ASSERT_GT(left.lines.size(), 300U);
  for (auto const& line : left.lines)
    for (auto const& words : left.words) EXPECT_EQ(line.find(words), std::string::npos) << "\"" << words << "\" stands in the ledger: " << line;
}

}  // namespace
}  // namespace rightsdesk::testing
