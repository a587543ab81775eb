#include "store/gone_store.h"

#include "store/statements.h"

namespace rightsdesk::store {
namespace {

std::string day_text(std::optional<Date> const& day) { return day ? to_iso(*day) : std::string{}; }

}  // namespace

void drop_rows_of(Connection& connection, CaseId const& about) {
  auto const id = about.str();
  auto const request = connection.row(sql("gone.request_of"), {id});
  ENSURE(request.has_value(), "a case that is not there cannot go");
  for (auto const* statement : {"gone.drop_pages", "gone.drop_records", "gone.drop_proposals", "gone.drop_people", "gone.drop_candidates", "gone.drop_searches",
                                "gone.drop_packs", "gone.drop_tasks", "gone.drop_readers", "gone.drop_ways_in", "gone.drop_grounds", "gone.drop_review_log", "shown.drop_case", "gone.drop_earlier", "gone.drop_evidence", "gone.drop_commissions", "gone.drop_commission_links", "gone.drop_codes", "gone.drop_messages", "gone.drop_chunks", "gone.drop_blobs", "gone.drop_case", "desk.drop", "desk.drop_tasks", "figures.drop", "hooks.drop_case", "inbox.drop_case"}) {
    connection.execute(sql(statement), {id});
  }
  if (connection.row(sql("gone.cases_of_request"), {request->text(0)})->number(0) == 0) connection.execute(sql("gone.drop_request"), {request->text(0)});
}

void StoredGone::forget(app::GoneCase const& gone) {
  if (schema_is_newer(connection_))
    throw Fault("The service is being brought up to date. Nothing was destroyed; try again in a few minutes.", "a newer program may keep rows of a case that this one does not know");
  drop_rows_of(connection_, gone.about);
  vault_.shred(gone.about);
  connection_.execute(sql("gone.add"), {gone.about.str(), gone.rule, to_iso(gone.on), gone.right, day_text(gone.received), day_text(gone.due), day_text(gone.answered),
                                        day_text(gone.withdrawn), gone.outcome});
}

std::vector<app::GoneCase> StoredGone::all() {
  std::vector<app::GoneCase> all;
  for (auto const& row : connection_.rows(sql("gone.all"))) {
    all.push_back({CaseId(row.text(0)), row.text(1), parse_date(row.text(2)).value(), row.text(3), parse_date(row.text(4)), parse_date(row.text(5)),
                   parse_date(row.text(6)), parse_date(row.text(7)), row.text(8)});
  }
  return all;
}

}  // namespace rightsdesk::store
