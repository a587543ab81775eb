// What was collected: what goes into the pack, what stays out, and what comes in a later part.
#include <algorithm>
#include <set>

#include "app/instalments.h"
#include "app/locked_record.h"
#include "app/quarantine.h"
#include "app/read_again.h"
#include "app/search_desk.h"
#include "web/caseload/case_page.h"
#include "web/caseload/pages.h"
#include "web/caseload/views.h"
#include "web/pages/fields.h"

namespace rightsdesk::web::caseload {
namespace {

using collection::Inclusion;
using Mistakes = std::vector<Refusal>;

Reply records_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const overview = overview_of(site, exchange);
  auto const records = app::records(site.office, overview.about.id);
  std::map<RecordId, std::string> other_readers;
  for (auto const& record : records)
    if (auto const today = app::other_reader_now(site.office, record); !today.empty()) other_readers[record.id] = today;
  auto view = records_view(records, overview.about.received, names(site), other_readers);
  auto const& may = overview.open_events;
  if (std::find(may.begin(), may.end(), "choose_part") != may.end()) view.also(part_view(records, answers_of(exchange.form), mistakes));
  else view.when("may_part", false);
  return case_page(site, exchange, overview, {"caseload/records", "records", "Records", std::move(view), mistakes});
}

/// The records ticked, and all of the sources ticked.
std::vector<RecordId> first_in(Site& site, Exchange const& exchange) {
  auto const ticked = exchange.form.all("first"), from = exchange.form.all("from");
  std::set<std::string> const ids(ticked.begin(), ticked.end()), sources(from.begin(), from.end());
  std::vector<RecordId> first;
  for (auto const& record : app::records(site.office, case_of(exchange))) {
    if (ids.contains(record.id.str()) || (collection::still_to_go(record) && sources.contains(record.source))) first.push_back(record.id);
  }
  return first;
}

/// In the pack or not; of one in quarantine, whether it is looked at again or read all the same; of a locked one, the password.
app::Done decided(Site& site, Exchange const& exchange, RecordId const& record) {
  auto const chosen = exchange.form.one("inclusion"), reason = exchange.form.one("reason");
  auto const id = case_of(exchange);
  auto const actor = actor_of(exchange);
  if (chosen == "read_again") return app::read_again(site.office, id, actor, record);
  if (chosen == "look_again") return app::look_again(site.office, id, actor, record);
  if (chosen == "unlock") return app::open_with_password(site.office, id, actor, record, Personal(exchange.form.one("password")));
  if (chosen == "let_in") return app::let_in(site.office, id, actor, record, reason);
  if (chosen != "included" && chosen != "left_out") throw Malformed("a decision that does not exist");
  return app::decide_record(site.office, id, actor, record, chosen == "included" ? Inclusion::included : Inclusion::left_out, reason);
}

}  // namespace

View part_view(std::vector<collection::CollectedRecord> const& records, intake::FormAnswers const& typed, Mistakes const& mistakes) {
  static intake::Question const why{"part_reason", "Why do the others come later?", "The person reads it in the letter", intake::Kind::long_text, true};
  bool const any_later = std::any_of(records.begin(), records.end(), [](auto const& record) { return record.inclusion == Inclusion::later; });
  std::set<std::string> sources;
  for (auto const& record : records) sources.insert(record.source);
  std::vector<View> choices;
  for (auto const& source : sources) choices.push_back(View().text("source_id", source).text("source", source_words(source)));
  View view;
  view.when("may_part", records.size() > 1).when("any_later", any_later).each("part_sources", std::move(choices));
  return view.each("part_fields", field_views({why}, typed, mistakes, Label::plain));
}

Reply records(Site& site, Exchange const& exchange) { return records_page(site, exchange, {}); }

Reply decide_record(Site& site, Exchange const& exchange) {
  RecordId const record(exchange.part("record"));
  auto const done = decided(site, exchange, record);
  if (done) return done_at(case_path(exchange) + "/records", "record");
  auto mistake = done.error();
  if (!mistake.field.empty()) mistake.field = (mistake.field == "password" ? "password-" : "reason-") + record.str();  // one of many forms on the page
  return records_page(site, exchange, {mistake});
}

Reply choose_part(Site& site, Exchange const& exchange) {
  auto const done = app::choose_part(site.office, case_of(exchange), actor_of(exchange), first_in(site, exchange), exchange.form.one("part_reason"));
  if (!done) return records_page(site, exchange, {done.error()});
  return done_at(case_path(exchange) + "/records", "part");
}

Reply choose_all(Site& site, Exchange const& exchange) {
  auto const done = app::choose_all(site.office, case_of(exchange), actor_of(exchange));
  if (!done) return records_page(site, exchange, {done.error()});
  return done_at(case_path(exchange) + "/records", "whole");
}

}  // namespace rightsdesk::web::caseload
