#include "matching/people_file.h"

#include <algorithm>
#include <array>

#include "matching/facts.h"

namespace rightsdesk::matching {
namespace {

constexpr Row kStride = 16;  // rows between the places kept
constexpr std::size_t kMostOfHousehold = 32;

std::uint64_t long_hash(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash ^ (hash >> 32U);
}

std::string at(std::string const& file, std::size_t line) { return file + ':' + std::to_string(line) + ": "; }

template <class T>
void add_to(std::vector<T>& all, std::vector<T> const& more) {
  for (auto const& one : more) {
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
  }
}

void add_to(person::Description& all, person::Description const& more) {
  add_to(all.names, more.names);
  if (all.born_as_written.empty()) all.born_as_written = more.born_as_written;
  if (all.sex.empty()) all.sex = more.sex;
  add_to(all.addresses, more.addresses);
  add_to(all.phones, more.phones);
  add_to(all.emails, more.emails);
  add_to(all.identifiers, more.identifiers);
}

/// A year is kept where one of kFew dated people or more was born in it: fewer are slips of the pen. Those without a day may be others
/// altogether where they are many, so that nothing is said then.
std::optional<YearsKept> years_in(PeopleColumns const& columns) {
  constexpr std::size_t kFew = 2000;
  std::array<std::size_t, 100> born{};
  std::size_t dated = 0;
  for (auto const code : columns.born) {
    if (code == 0) continue;
    ++born[static_cast<std::size_t>(columns.births[code].year % 100)];
    ++dated;
  }
  if (dated < People::kEnough || dated * 10 < columns.size() * 9) return std::nullopt;
  YearsKept out;
  for (std::size_t year = 0; year < born.size(); ++year) out.set(year, born[year] * kFew >= dated);
  return out;
}

}  // namespace

People::People(std::string source, std::string csv, RowReader reader)
    : source_(std::move(source)),
      csv_(std::move(csv)),
      reader_(std::make_unique<RowReader>(std::move(reader))),
      columns_(std::make_unique<PeopleColumns>()) {}

Result<People> People::load(File const& file) {
  auto mapping = mapping_from_yaml(file.mapping);
  if (!mapping) return tl::unexpected<Refusal>(mapping.error());
  CsvRows rows(file.csv, mapping->separator);
  CsvRow heading;
  auto const any = rows.next(heading);
  if (!any) return tl::unexpected<Refusal>(any.error());
  if (!*any) return refused("people_wrong", at(file.csv, 1) + "the file is empty; its first line names the columns");
  auto reader = RowReader::bind(std::move(*mapping), heading.cells, file.csv);
  if (!reader) return tl::unexpected<Refusal>(reader.error());
  People out(file.source, file.csv, std::move(*reader));
  out.width_ = heading.cells.size();
  if (auto read = out.read_all(rows); !read) return tl::unexpected<Refusal>(read.error());
  return out;
}

Result<void> People::read_all(CsvRows& rows) {
  CsvRow row;
  std::vector<std::pair<std::uint64_t, Row>> keys;
  while (true) {
    auto const more = rows.next(row);
    if (!more) return tl::unexpected<Refusal>(more.error());
    if (!*more) break;
    if (row.cells.size() != width_) {
      return refused("people_wrong", at(csv_, row.line) + std::to_string(row.cells.size()) +
                                         " cells where the heading has " + std::to_string(width_));
    }
    auto const person = reader_->read(row.cells);
    if (!person) return refused("people_wrong", at(csv_, row.line) + person.error().text);
    if (person->key.empty())
      return refused("people_wrong", at(csv_, row.line) + "no " + reader_->mapping().id + ", which is each row's key");
    auto const number = static_cast<Row>(columns_->size());
    if (number % kStride == 0) places_.push_back({row.offset, row.line});
    keys.emplace_back(long_hash(person->key), number);
    columns_->add(facts_of(person->described), person->household);
  }
  columns_->seal();
  years_kept_ = years_in(*columns_);
  places_.shrink_to_fit();
  pair_keys(std::move(keys));
  return {};
}

void People::pair_keys(std::vector<std::pair<std::uint64_t, Row>> keys) {
  std::sort(keys.begin(), keys.end());
  for (std::size_t i = 0, end = 0; i < keys.size(); i = end) {
    while (end < keys.size() && keys[end].first == keys[i].first) ++end;
    for (std::size_t j = i; end - i > 1 && j < end; ++j) same_key_.push_back({keys[j].second, keys[i].second});
  }
  std::sort(same_key_.begin(), same_key_.end(), [](SameKey const& a, SameKey const& b) { return a.row < b.row; });
  same_key_.shrink_to_fit();
  of_one_key_ = same_key_;
  std::sort(of_one_key_.begin(), of_one_key_.end(), [](SameKey const& a, SameKey const& b) {
    return a.first != b.first ? a.first < b.first : a.row < b.row;
  });
}

PersonRow People::read(Row row) const {
  auto const& place = places_.at(row / kStride);
  CsvRows rows(csv_, reader_->mapping().separator, place, CsvRows::kFewRows);
  CsvRow cells;
  for (Row skipped = 0; skipped <= row % kStride; ++skipped) {
    auto const more = rows.next(cells);
    if (!more || !*more || cells.cells.size() != width_)
      throw Fault("A file changed while it was searched.", csv_ + " is not what it was");
  }
  auto person = reader_->read(cells.cells);
  if (!person) throw Fault("A file changed while it was searched.", at(csv_, cells.line) + person.error().text);
  return std::move(*person);
}

Row People::first_of(Row row) const {
  auto const found = std::lower_bound(same_key_.begin(), same_key_.end(), row,
                                      [](SameKey const& pair, Row wanted) { return pair.row < wanted; });
  return found != same_key_.end() && found->row == row ? found->first : row;
}

std::vector<Row> People::rows_of(Row row) const {
  auto const first = first_of(row);
  std::vector<Row> out;
  auto const from = std::lower_bound(of_one_key_.begin(), of_one_key_.end(), first,
                                     [](SameKey const& pair, Row wanted) { return pair.first < wanted; });
  for (auto at = from; at != of_one_key_.end() && at->first == first; ++at) out.push_back(at->row);
  if (out.empty()) out.push_back(row);
  return out;
}

Found People::found(Row row) const {
  Found out;
  for (auto const one : rows_of(row)) {
    auto const person = read(one);
    out.candidate.source = source_;
    out.candidate.key = person.key;
    out.candidate.adult_since = person.adult_since;
    out.candidate.bearers = bearers();
    out.candidate.years_kept = years_kept_;
    add_to(out.candidate.described, person.described);
    for (auto const& other : person.related)
      out.around.push_back({source_, person.key + " (" + other.role + ')', other.described});
    if (person.household.empty()) continue;
    auto const& homes = columns_->shared[static_cast<std::size_t>(Shared::household)];
    auto const rows = homes.rows(person.household);
    out.household.insert(out.household.end(), rows.begin(), rows.end());
  }
  if (out.household.size() > kMostOfHousehold) out.household.resize(kMostOfHousehold);
  return out;
}

namespace {

/// Rows that bear each word of the dictionary in this column.
std::vector<std::uint32_t> bearers_of(std::vector<Code> const& column, NameLists const& lists, Words const& words) {
  std::vector<std::uint32_t> out(words.size());
  for (auto const list : column) {
    for (auto const word : lists.words(list)) ++out[word];
  }
  return out;
}

std::map<std::string, double> commonest(std::vector<std::uint32_t> const& bearers, Words const& words, std::size_t rows) {
  std::map<std::string, double> out;
  for (Code word = 0; word < bearers.size(); ++word) {
    auto const in_ten_thousand = 10000.0 * bearers[word] / static_cast<double>(rows);
    if (in_ten_thousand >= 10 && words.at(word).size() > 1) out[std::string(words.at(word))] = std::min(5000.0, in_ten_thousand);
  }
  return out;
}

}  // namespace

std::vector<std::string> People::forenames() const {
  auto const bearers = bearers_of(columns_->given, columns_->given_lists, columns_->words);
  std::vector<std::string> out;
  for (Code word = 0; word < bearers.size(); ++word) {
    if (bearers[word] >= kBearers) out.emplace_back(columns_->words.at(word));
  }
  return out;
}

Bearing People::common_names() const {
  auto const& c = *columns_;
  return {commonest(bearers_of(c.given, c.given_lists, c.words), c.words, size()),
          commonest(bearers_of(c.family, c.family_lists, c.words), c.words, size())};
}

std::size_t People::bytes() const {
  return columns_->bytes() + places_.capacity() * sizeof(places_[0]) + (same_key_.capacity() + of_one_key_.capacity()) * sizeof(SameKey);
}

}  // namespace rightsdesk::matching
