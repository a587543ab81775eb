#include "store/figure_store.h"

#include <charconv>

#include "core/text.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

constexpr char kNever[] = "9999-12-31";

std::string day_or_never(std::optional<Date> const& day) { return day ? to_iso(*day) : kNever; }
std::optional<Date> day_of(std::string const& text) { return text == kNever ? std::nullopt : parse_date(text); }

std::int64_t number_or_none(std::optional<int> const& number) { return number ? *number : -1; }
std::optional<int> number_of(Row const& row, std::size_t column) {
  auto const number = static_cast<int>(row.number(column));
  return number < 0 ? std::nullopt : std::optional{number};
}

std::string in_a_row(std::vector<std::string> const& ids) { return joined(ids, ","); }
std::vector<std::string> out_of_a_row(std::string const& text) { return text.empty() ? std::vector<std::string>{} : split(text, ','); }

/// "S2P3-16:4,S3P2-6:1".
std::string counts_text(std::map<std::string, int> const& counts) {
  std::string text;
  for (auto const& [what, count] : counts) text += (text.empty() ? "" : ",") + what + ":" + std::to_string(count);
  return text;
}
std::map<std::string, int> counts_from(std::string const& text) {
  std::map<std::string, int> counts;
  for (auto const& part : out_of_a_row(text)) {
    auto const colon = part.rfind(':');
    int count = 0;
    if (colon == std::string::npos || std::from_chars(part.data() + colon + 1, part.data() + part.size(), count).ec != std::errc{}) throw Fault("The figures of a case cannot be read.", "case_figure: " + part);
    counts[part.substr(0, colon)] = count;
  }
  return counts;
}

std::string clock_text(law::ClockStatus clock) { return law::to_string(clock); }
law::ClockStatus clock_from(std::string const& text) {
  for (auto const one : {law::ClockStatus::running, law::ClockStatus::paused, law::ClockStatus::not_started, law::ClockStatus::no_duty}) {
    if (clock_text(one) == text) return one;
  }
  throw Fault("The figures of a case cannot be read.", "case_figure: no such clock: " + text);
}

std::int64_t yes_no(bool yes) { return yes ? 1 : 0; }

app::CaseFigures figures_from(Row const& row) {
  app::CaseFigures one;
  one.about = CaseId(row.text(0));
  one.controller = row.text(1);
  auto const right = law::right_from(row.text(2));
  if (!right) throw Fault("The figures of a case cannot be read.", "case_figure: no such right: " + row.text(2));
  one.right = *right;
  one.requester = row.text(3);
  one.services = out_of_a_row(row.text(4));
  one.sources = out_of_a_row(row.text(5));
  one.received = parse_date(row.text(6)).value();
  one.clock = clock_from(row.text(7));
  one.due = day_of(row.text(8));
  one.answered = day_of(row.text(9));
  one.withdrawn = day_of(row.text(10));
  one.acknowledged = day_of(row.text(11));
  one.outcome = row.text(12);
  one.extended_ground = row.text(13);
  one.late_cause = row.text(14);
  one.pause_days = static_cast<int>(row.number(15));
  one.identity_days = number_of(row, 16);
  one.clock_days = number_of(row, 17);
  one.pages = static_cast<int>(row.number(18));
  one.recipients_to_tell = static_cast<int>(row.number(19));
  one.at_regulator = row.number(20) != 0;
  one.regulator_upheld = row.number(21) != 0;
  one.lifted_without_notice = row.number(22) != 0;
  one.waits = counts_from(row.text(23));
  one.places = counts_from(row.text(24));
  for (auto const& [code, places] : one.places) one.codes.insert(code);
  return one;
}

app::KeepingFactsLine keeping_from(Row const& row) {
  return {CaseId(row.text(0)), CaseId(row.text(1)), row.text(2), row.text(3), row.number(4) != 0, {day_of(row.text(5)), row.number(6) != 0, row.number(7) != 0, row.number(8) != 0}};
}

app::HouseFigures house_from(Row const& row) {
  return {row.text(0), row.text(1), row.text(4), {parse_date(row.text(2)).value(), parse_date(row.text(3)).value()}, parse_instant(row.text(5)).value(), parse_instant(row.text(6)), row.text(7)};
}

}  // namespace

std::vector<Value> StoredFigureDesk::seen(std::vector<Value> after) const {
  std::vector<Value> values{std::int64_t{viewer_ ? 0 : 1}, viewer_ ? viewer_->controller : std::string(), viewer_ ? viewer_->colleague.str() : std::string()};
  for (auto& value : after) values.push_back(std::move(value));
  return values;
}

std::vector<CaseId> StoredFigureDesk::out_of_date(int most) {
  std::vector<CaseId> found;
  for (auto const& row : connection_.rows(sql("figures.stale"), {std::int64_t{most}})) found.emplace_back(row.text(0));
  return found;
}

void StoredFigureDesk::put(app::FigureLine const& line) {
  auto const& one = line.figures;
  auto const& keeping = line.keeping;
  auto const id = one.about.str();
  // the line of the lists changes with it, so that the database refuses figures worked out from before an event
  connection_.execute(sql("figures.counted"), {id});
  connection_.execute(sql("figures.drop"), {id});
  connection_.execute(sql("figures.add"), {id, one.controller, law::to_string(one.right), one.requester, in_a_row(one.services), in_a_row(one.sources), to_iso(one.received), clock_text(one.clock),
                                           day_or_never(one.due), day_or_never(one.answered), day_or_never(one.withdrawn), day_or_never(one.acknowledged), one.outcome, one.extended_ground,
                                           one.late_cause, std::int64_t{one.pause_days}, number_or_none(one.identity_days), number_or_none(one.clock_days), std::int64_t{one.pages},
                                           std::int64_t{one.recipients_to_tell}, yes_no(one.at_regulator), yes_no(one.regulator_upheld), yes_no(one.lifted_without_notice),
                                           counts_text(one.waits), counts_text(one.places), keeping.state, yes_no(keeping.open), day_or_never(keeping.facts.worked_on),
                                           yes_no(keeping.facts.disputed), yes_no(keeping.facts.held), yes_no(keeping.facts.reviewed), keeping.arose_from.str()});
}

int StoredFigureDesk::not_counted() { return static_cast<int>(connection_.row(sql("figures.not_counted"), seen())->number(0)); }

std::vector<app::CaseFigures> StoredFigureDesk::since(Date day) {
  auto const from = to_iso(day);
  std::vector<app::CaseFigures> all;
  connection_.query(sql("figures.since"), seen({from, from}), [&](Row const& row) { all.push_back(figures_from(row)); });
  return all;
}

std::vector<app::KeepingFactsLine> StoredFigureDesk::closed() {
  std::vector<app::KeepingFactsLine> all;
  connection_.query(sql("figures.closed"), seen(), [&](Row const& row) { all.push_back(keeping_from(row)); });
  return all;
}

std::vector<app::KeepingFactsLine> StoredFigureDesk::arisen() {
  std::vector<app::KeepingFactsLine> all;
  connection_.query(sql("figures.arisen"), {}, [&](Row const& row) { all.push_back(keeping_from(row)); });
  return all;
}

void StoredFigureDesk::put_house(app::HouseFigures const& figures) {
  connection_.execute(sql("figures.drop_house"), {figures.id});
  connection_.execute(sql("figures.add_house"), {figures.id, figures.controller, to_iso(figures.period.from), to_iso(figures.period.to), figures.asked_by, to_iso(figures.asked_at),
                                                 figures.made_at ? to_iso(*figures.made_at) : std::string(), figures.content});
}

std::vector<app::HouseFigures> StoredFigureDesk::house(std::string const& controller) {
  std::vector<app::HouseFigures> all;
  for (auto const& row : connection_.rows(sql("figures.house"), {controller})) all.push_back(house_from(row));
  return all;
}

std::optional<app::HouseFigures> StoredFigureDesk::house_of(std::string const& id) {
  auto const row = connection_.row(sql("figures.house_of"), {id});
  return row ? std::optional{house_from(*row)} : std::nullopt;
}

int StoredFigureDesk::drop_house(Instant asked_before) { return static_cast<int>(connection_.execute(sql("figures.drop_old_house"), {to_iso(asked_before)})); }

}  // namespace rightsdesk::store
