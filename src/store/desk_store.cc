#include "store/desk_store.h"

#include <algorithm>

#include "core/text.h"
#include "store/purposes.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

using app::CaseGroup;
using app::Phase;

constexpr char kNoDay[] = "9999-12-31";

std::string day_text(std::optional<Date> const& day) { return day ? to_iso(*day) : kNoDay; }
std::optional<Date> day_from(std::string const& text) { return text == kNoDay ? std::nullopt : parse_date(text); }

std::string phase_text(Phase phase) { return phase == Phase::running ? "running" : phase == Phase::waiting ? "waiting" : "stopped"; }
Phase phase_from(std::string const& text) { return text == "running" ? Phase::running : text == "waiting" ? Phase::waiting : Phase::stopped; }

std::string listed_text(std::vector<std::string> const& ids) {
  std::string text = ids.empty() ? "" : ",";
  for (auto const& id : ids) text += id + ",";
  return text;
}

std::vector<std::string> listed_from(std::string const& text) {
  auto ids = split(text, ',');
  std::erase(ids, "");
  return ids;
}

bool is_closed(CaseGroup group) { return group == CaseGroup::closed || group == CaseGroup::run_out; }

/// What the group asks of the phase and the days; both ends included.
struct Asked {
  std::string phase = {}, due_from = "", due_to = kNoDay, act_from = "", act_to = kNoDay;
};

Asked asked_of(app::CaseFilter const& filter, app::DeskDays const& days) {
  Asked asked;
  auto const today = to_iso(days.today), yesterday = to_iso(plus_days(days.today, -1)), soon = to_iso(days.soon), later = to_iso(plus_days(days.soon, 1));
  switch (filter.group) {
    case CaseGroup::overdue: asked = {"running", "", yesterday, "", kNoDay}; break;
    case CaseGroup::soon: asked = {"running", today, kNoDay, "", soon}; break;
    case CaseGroup::on_track: asked = {"running", today, kNoDay, later, kNoDay}; break;
    case CaseGroup::waiting: asked.phase = "waiting"; break;
    case CaseGroup::answered: asked.phase = "stopped"; break;
    case CaseGroup::open:
    case CaseGroup::closed:
    case CaseGroup::run_out: break;
  }
  if (filter.due_from) asked.due_from = std::max(asked.due_from, to_iso(*filter.due_from));
  if (filter.due_to) asked.due_to = std::min(asked.due_to, to_iso(*filter.due_to));
  return asked;
}

/// References are in capitals. What LIKE would read otherwise is left out.
std::string as_in_a_reference(std::string const& typed) {
  std::string part;
  for (char const c : tidied(typed)) {
    if (c != '%' && c != '_') part += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return part;
}

std::vector<Value> values_of(app::CaseFilter const& filter, app::DeskDays const& days) {
  auto const asked = asked_of(filter, days);
  auto const reference = as_in_a_reference(filter.reference);
  bool const nobody = filter.officer == app::kNobody;
  // '' is an officer too, nobody: asked for with a mark that is not empty
  return {std::int64_t{is_closed(filter.group) ? 0 : 1}, asked.phase, asked.phase, asked.due_from, asked.due_to, asked.act_from, asked.act_to,
          reference, "%" + reference + "%", filter.workflow, filter.workflow, filter.state, filter.state, filter.service, "%," + filter.service + ",%",
          nobody ? std::string("-") : filter.officer, nobody ? std::string() : filter.officer, filter.tag, "%," + filter.tag + ",%", filter.flag, "%," + filter.flag + ",%",
          filter.group == CaseGroup::run_out ? to_iso(days.today) : std::string(kNoDay)};
}

std::string sort_text(app::CaseSort by) {
  switch (by) {
    case app::CaseSort::due: return "due";
    case app::CaseSort::received: return "received";
    case app::CaseSort::reference: return "reference";
    case app::CaseSort::state: return "state";
    case app::CaseSort::right: return "right";
    case app::CaseSort::closed: return "closed";
  }
  throw Bug("a way to sort without a name");
}

app::CaseStanding standing_from(Row const& row) {
  app::CaseStanding standing;
  standing.about = CaseId(row.text(0));
  standing.reference = row.text(1);
  standing.workflow = row.text(2);
  standing.state = row.text(3);
  standing.officer = StaffId(row.text(4));
  standing.received = parse_date(row.text(5)).value();
  standing.open = row.number(6) != 0;
  standing.phase = phase_from(row.text(7));
  standing.due = day_from(row.text(8));
  standing.act_by = day_from(row.text(9));
  standing.closed_on = day_from(row.text(10));
  standing.services = listed_from(row.text(11));
  standing.changes = row.number(12);
  standing.controller = row.text(13);
  standing.tags = listed_from(row.text(14));
  standing.flags = listed_from(row.text(15));
  standing.journey = row.text(16);
  standing.pages = static_cast<int>(row.number(17));
  standing.pages_checked = static_cast<int>(row.number(18));
  standing.keep_until = day_from(row.text(19));
  return standing;
}

int whole(Row const& row, std::size_t column) { return static_cast<int>(row.number(column)); }

}  // namespace

void mark_out_of_date(Connection& connection, CaseId const& about) {
  // one mark more changes the line even where it was marked, so that the database refuses a line worked out from before it
  if (connection.execute(sql("desk.mark"), {about.str()}) == 0) connection.execute(sql("desk.open"), {about.str()});
}

std::unique_ptr<app::CaseDesk> StoredCaseDesk::for_viewer(app::DeskViewer const& viewer) {
  auto seen = std::make_unique<StoredCaseDesk>(connection_, key_);
  seen->viewer_ = viewer;
  seen->whole_ = whole_;
  return seen;
}

std::vector<Value> StoredCaseDesk::before_sight(std::vector<Value> values) const {
  values.emplace_back(std::int64_t{viewer_ ? 0 : 1});
  values.emplace_back(viewer_ ? viewer_->controller : std::string());
  values.emplace_back(viewer_ ? viewer_->colleague.str() : std::string());
  return values;
}

std::vector<Value> StoredCaseDesk::sight(std::vector<Value> after) const {
  auto values = before_sight({});
  for (auto& value : after) values.push_back(std::move(value));
  return values;
}

std::string StoredCaseDesk::person_key(app::CaseStanding const& standing) const {
  auto const& person = standing.person.reveal();
  return person.empty() ? std::string() : keyed_hash(key_for(key_.bytes(), kPersonPurpose), person);
}

bool StoredCaseDesk::asked_before(app::CaseStanding const& standing) {
  auto const key = person_key(standing);
  return !key.empty() && connection_.row(sql("desk.asked_before"), {key, standing.workflow, to_iso(standing.received), standing.controller, standing.about.str()}).has_value();
}

void StoredCaseDesk::put(app::CaseStanding const& standing, std::vector<app::TaskStanding> const& open_tasks) {
  auto const id = standing.about.str();
  auto const before = connection_.row(sql("desk.person"), {id});
  auto const key = person_key(standing);
  // whoever came later asks again; worked out before this line, theirs could not know
  if (!key.empty() && before && before->text(0) != key) connection_.execute(sql("desk.mark_later"), {key, standing.workflow, to_iso(standing.received), id});
  connection_.execute(sql("desk.put"), {standing.state, standing.officer.str(), std::int64_t{standing.open ? 1 : 0}, phase_text(standing.phase), day_text(standing.due),
                                        day_text(standing.act_by), day_text(standing.closed_on), listed_text(standing.services), standing.changes, standing.controller, listed_text(standing.tags),
                                        listed_text(standing.flags), standing.journey, std::int64_t{standing.pages}, std::int64_t{standing.pages_checked}, day_text(standing.keep_until),
                                        key, id});
  connection_.execute(sql("desk.drop_tasks"), {id});
  for (auto const& task : open_tasks) {
    connection_.execute(sql("desk.add_task"), {task.id.str(), id, standing.reference, task.workflow, task.kind, standing.officer.str(), to_iso(task.made_on),
                                               day_text(task.due), day_text(task.chase_on), day_text(task.escalate_on)});
  }
}

std::vector<CaseId> StoredCaseDesk::out_of_date(int most) {
  std::vector<CaseId> found;
  for (auto const& row : connection_.rows(sql("desk.stale"), {std::int64_t{most}})) found.emplace_back(row.text(0));
  return found;
}

std::vector<CaseId> StoredCaseDesk::all_after(CaseId const& last, int most) {
  std::vector<CaseId> found;
  for (auto const& row : connection_.rows(sql("desk.all_after"), {last.str(), std::int64_t{most}})) found.emplace_back(row.text(0));
  return found;
}

std::vector<CaseId> StoredCaseDesk::open_after(CaseId const& last, int most) {
  std::vector<CaseId> found;
  for (auto const& row : connection_.rows(sql("desk.open_after"), {last.str(), std::int64_t{most}})) found.emplace_back(row.text(0));
  return found;
}

std::vector<app::CaseStanding> StoredCaseDesk::list(app::CaseFilter const& filter, app::DeskDays const& days, app::CaseOrder const& order, app::Window const& window) {
  auto values = sight(values_of(filter, days));
  values.emplace_back(sort_text(order.by));
  values.emplace_back(std::int64_t{window.most});
  values.emplace_back(std::int64_t{window.from});
  bool const backwards = order.order == app::SortOrder::last_to_first, closed = is_closed(filter.group);
  if (closed) values.emplace_back(sort_text(order.by));  // the page is put in order once more
  std::vector<app::CaseStanding> found;
  auto const* statement = closed ? (backwards ? "desk.list_backwards_closed" : "desk.list_closed") : (backwards ? "desk.list_backwards" : "desk.list");
  for (auto const& row : connection_.rows(sql(statement), values)) found.push_back(standing_from(row));
  return found;
}

std::vector<app::CaseStanding> StoredCaseDesk::list_after(app::CaseFilter const& filter, app::DeskDays const& days, CaseId const& last, int most) {
  auto values = sight(values_of(filter, days));
  values.emplace_back(last.str());
  values.emplace_back(std::int64_t{most});
  std::vector<app::CaseStanding> found;
  for (auto const& row : connection_.rows(sql("desk.list_after"), values)) found.push_back(standing_from(row));
  return found;
}

int StoredCaseDesk::count(app::CaseFilter const& filter, app::DeskDays const& days) {
  return whole(*connection_.row(sql(is_closed(filter.group) ? "desk.count_closed" : "desk.count"), sight(values_of(filter, days))), 0);
}

app::CaseCounts StoredCaseDesk::counts(app::DeskDays const& days) {
  auto const today = to_iso(days.today), soon = to_iso(days.soon);
  auto const row = connection_.row(sql("desk.counts"), before_sight({today, today, soon, today, soon}));
  app::CaseCounts counts{whole(*row, 0), whole(*row, 1), whole(*row, 2), whole(*row, 3), whole(*row, 4), whole(*row, 5), 0, whole(*row, 6)};
  counts.closed = whole(*connection_.row(sql("desk.closed"), sight()), 0);
  return counts;
}

std::vector<app::Workload> StoredCaseDesk::workload(app::DeskDays const& days) {
  auto const today = to_iso(days.today);
  std::vector<app::Workload> all;
  for (auto const& row : connection_.rows(sql("desk.workload"), before_sight({today, today, to_iso(days.soon)}))) {
    all.push_back({StaffId(row.text(0)), whole(row, 1), whole(row, 2), whole(row, 3)});
  }
  return all;
}

std::vector<app::TaskStanding> StoredCaseDesk::open_tasks(app::TaskFilter const& filter) {
  auto const whose = filter.colleague.str(), by = filter.pressing_by ? to_iso(*filter.pressing_by) : std::string{};
  std::vector<app::TaskStanding> all;
  for (auto const& row : connection_.rows(sql("desk.tasks"), sight({whose, whose, by, by, by, by}))) {
    all.push_back({TaskId(row.text(0)), CaseId(row.text(1)), row.text(2), row.text(3), row.text(4), StaffId(row.text(5)), parse_date(row.text(6)).value(),
                   day_from(row.text(7)), day_from(row.text(8)), day_from(row.text(9))});
  }
  return all;
}

int StoredCaseDesk::received_since(Date after) { return whole(*connection_.row(sql("desk.received_since"), sight({to_iso(after)})), 0); }
int StoredCaseDesk::closed_since(Date after) { return whole(*connection_.row(sql("desk.closed_since"), sight({to_iso(after)})), 0); }

std::vector<int> StoredCaseDesk::days_taken(std::string const& workflow, Date after) {
  std::vector<int> days;
  for (auto const& row : connection_.rows(sql("desk.took"), sight({workflow, to_iso(after)}))) {
    if (auto const closed = day_from(row.text(1))) days.push_back(days_between(parse_date(row.text(0)).value(), *closed));
  }
  return days;
}

std::vector<int> StoredCaseDesk::pages_given(std::string const& workflow, Date after) {
  std::vector<int> pages;
  for (auto const& row : connection_.rows(sql("desk.pages"), sight({workflow, to_iso(after)}))) pages.push_back(whole(row, 0));
  return pages;
}

std::vector<app::DueCount> StoredCaseDesk::due_counts() {
  std::vector<app::DueCount> counts;
  for (auto const& row : connection_.rows(sql("desk.due_counts"), sight())) {
    if (auto const due = day_from(row.text(0))) counts.push_back({*due, row.text(1), whole(row, 2)});
  }
  return counts;
}

std::vector<app::MonthCount> StoredCaseDesk::months(std::string_view statement) {
  std::vector<app::MonthCount> counts;
  for (auto const& row : connection_.rows(sql(statement), sight())) counts.push_back({row.text(0), whole(row, 1)});
  return counts;
}
std::vector<app::MonthCount> StoredCaseDesk::received_by_month() { return months("desk.received_by_month"); }
std::vector<app::MonthCount> StoredCaseDesk::closed_by_month() { return months("desk.closed_by_month"); }

std::vector<app::ServiceCount> StoredCaseDesk::service_counts() {
  std::vector<app::ServiceCount> counts;
  for (auto const& row : connection_.rows(sql("desk.service_counts"), sight())) counts.push_back({listed_from(row.text(0)), whole(row, 1)});
  return counts;
}

std::vector<std::string> StoredCaseDesk::states() {
  std::vector<std::string> all;
  for (auto const& row : connection_.rows(sql("desk.states"), sight())) all.push_back(row.text(0) + "/" + row.text(1));
  return all;
}

void StoredOwnDesk::put(StaffId const& owner, app::OwnNote const& note) {
  drop(owner, note.kind, note.name);
  connection_.execute(sql("own.put"), {owner.str(), note.kind, note.name, note.content, to_iso(note.kept_at)});
}

std::vector<app::OwnNote> StoredOwnDesk::of(StaffId const& owner, std::string const& kind) {
  std::vector<app::OwnNote> all;
  for (auto const& row : connection_.rows(sql("own.of"), {owner.str(), kind})) {
    all.push_back({row.text(0), row.text(1), row.text(2), parse_instant(row.text(3)).value()});
  }
  return all;
}

std::vector<app::OwnDesk::Owned> StoredOwnDesk::all_of(std::string const& kind) {
  std::vector<Owned> all;
  for (auto const& row : connection_.rows(sql("own.all_of"), {kind})) {
    all.push_back({StaffId(row.text(0)), {row.text(1), row.text(2), row.text(3), parse_instant(row.text(4)).value()}});
  }
  return all;
}

void StoredOwnDesk::drop(StaffId const& owner, std::string const& kind, std::string const& name) {
  connection_.execute(sql("own.drop"), {owner.str(), kind, name});
}

std::optional<StaffId> StoredOwnDesk::owner_of(std::string const& kind, std::string const& content) {
  auto const row = connection_.row(sql("own.owner"), {kind, content});
  return row ? std::optional{StaffId(row->text(0))} : std::nullopt;
}

}  // namespace rightsdesk::store
