#pragma once
// The list of cases as values: which lines were asked for, as an address that can be kept, and the lines.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/assigning.h"
#include "app/caseload.h"
#include "web/edge/exchange.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// What somebody asked of the list. Fields that mean nothing are passed over: an address may be old.
struct ListWish {
  app::CaseFilter filter;
  app::CaseOrder order;
  int page = 1;  ///< from 1
  std::vector<std::string> columns = {};  ///< of a list that is taken away, in the table's order; empty: all
  enum class Mark { with, without } mark = Mark::with;  ///< the byte order mark of a CSV: spreadsheets want it, programs do not
};
constexpr int lines_a_page = 25;
ListWish wish_in(Fields const& query);
/// The same as "show=overdue&sort=due", the page left out; empty for what the list shows by itself.
std::string query_of(ListWish const& wish);
/// The same in plain words: "overdue, right access, in review".
std::string wish_words(ListWish const& wish);

/// What the choices of the filter offer, by id and words.
struct Choices {
  std::map<std::string, std::string> rights, services, colleagues;  ///< id to words; colleagues: whoever has or had an account
  std::vector<std::pair<std::string, std::string>> saved = {};      ///< name and query of this person's own views
  std::string me = {};                                              ///< this person's id
  std::map<std::string, std::string> assignees = {};                ///< colleagues to whom a case can be given
  std::map<std::string, std::string> tags = {};                     ///< of config/desk.yaml
  std::map<std::string, std::string> flags = {};                    ///< what the program sees by itself
  std::vector<std::pair<std::string, std::string>> covered = {};    ///< id and name of whom this person stands in for today
  enum class Names { whole, initials } names = Names::whole;        ///< of requesters
};
View list_view(app::CaseListing const& listing, app::CaseCounts const& counts, ListWish const& wish, Choices const& choices);
/// Cases as they would be given to somebody, looked at first.
View assign_view(std::vector<app::Assignable> const& shown, Choices const& choices, std::string const& chosen);
/// The list as a table: the headings first, then a row a case; those columns alone, all where none is named. No names of people who ask.
using Rows = std::vector<std::vector<std::string>>;
Rows exported_rows(std::vector<app::CaseStanding> const& cases, Date today, Choices const& choices, std::vector<std::string> const& columns);
/// The same as JSON: an object a row, by heading; what is empty is null, services and tags are lists.
std::string exported_json(std::vector<app::CaseStanding> const& cases, Date today, Choices const& choices, std::vector<std::string> const& columns);

}  // namespace rightsdesk::web::caseload
