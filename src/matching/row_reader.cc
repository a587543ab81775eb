#include <algorithm>
#include <array>
#include <map>

#include "core/text.h"
#include "matching/mapping.h"
#include "person/birth.h"
#include "person/names.h"

namespace rightsdesk::matching {
namespace {

using Cells = std::vector<std::string>;

struct BoundName {
  std::vector<std::size_t> given, family, whole;
  Mapping::Name const* rule = nullptr;
};

struct BoundAddress {
  std::vector<std::size_t> lines;
  std::optional<std::size_t> postcode, from, to;
  Mapping::Address const* rule = nullptr;
};

struct BoundRelated {
  BoundName name;
  std::optional<std::size_t> born;
  Mapping::Related const* rule = nullptr;
};

bool ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What Windows-1252 has at 0x80 to 0x9F; 0 where it has nothing.
constexpr std::array<char16_t, 32> kWindows{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string from_windows(std::string_view bytes) {
  std::u32string out;
  for (char c : bytes) {
    auto const byte = static_cast<unsigned char>(c);
    char32_t const point = byte >= 0x80 && byte < 0xA0 ? kWindows[byte - 0x80U] : byte;
    out += point == 0 ? U'\uFFFD' : point;
  }
  return to_utf8(out);
}

std::vector<std::string> parted(std::string const& text, std::string_view separators) {
  std::vector<std::string> out;
  std::size_t from = 0;
  while (from <= text.size()) {
    auto const at = std::min(text.find_first_of(separators, from), text.size());
    if (auto part = tidied(std::string_view(text).substr(from, at - from)); !part.empty())
      out.push_back(std::move(part));
    from = at + 1;
  }
  return out;
}

std::vector<std::string> parted_by(std::string const& text, std::string const& between) {
  if (between.empty()) return {text};
  std::vector<std::string> out;
  std::size_t from = 0;
  while (from <= text.size()) {
    auto const at = std::min(text.find(between, from), text.size());
    if (auto part = tidied(std::string_view(text).substr(from, at - from)); !part.empty())
      out.push_back(std::move(part));
    from = at + between.size();
  }
  return out;
}

/// "Baby", "Baby of Maria", "Twin 2" in a column of given names: none is held.
bool opens_as_baby(std::string const& given) {
  static constexpr std::array<std::string_view, 8> kOpen{"baby", "b/o", "twin", "triplet", "infant", "unborn", "newborn", "unnamed"};
  auto const lower = lower_ascii(given.substr(0, 8));
  bool const likely = std::any_of(kOpen.begin(), kOpen.end(), [&](auto word) { return lower.starts_with(word); });
  return likely && person::parse_name(given).given.empty();
}

/// "1984-03-12T00:00:00", "12/03/1984 00:00": the day alone.
std::string without_time(std::string text) {
  auto const colon = text.find(':');
  if (colon == std::string::npos) return text;
  auto const gap = text.find_last_of("T ", colon);
  return gap == std::string::npos ? text : text.substr(0, gap);
}

std::string day_of_1900(std::string const& text) {
  if (text.empty() || text.size() > 6 || text.find_first_not_of("0123456789.") != std::string::npos) return text;
  int const days = std::atoi(text.c_str());
  // Spreadsheets count 1 January 1900 as 1 and hold 1900 for a leap year.
  return to_iso(plus_days(Date{std::chrono::year{1899}, std::chrono::month{12}, std::chrono::day{30}}, days));
}

std::string month_first(std::string const& text) {
  auto const parts = parted(text, "/-. ");
  bool const shaped = parts.size() == 3 && parts[0].size() <= 2 && parts[1].size() <= 2;
  return shaped ? parts[1] + '/' + parts[0] + '/' + parts[2] : text;
}

}  // namespace

struct RowReader::Bound {
  Mapping mapping;
  std::vector<std::string> not_held;  // folded
  std::size_t id = 0;
  std::vector<BoundName> names;
  std::vector<std::size_t> born;
  std::optional<std::size_t> sex;
  std::vector<BoundAddress> addresses;
  std::vector<std::size_t> phones, emails;
  std::vector<std::pair<std::string, std::size_t>> numbers;
  std::optional<std::size_t> household, adult_since;
  std::vector<BoundRelated> related;

  [[nodiscard]] std::string cell(Cells const& cells, std::size_t column) const {
    auto text = tidied(cells[column]);
    if (not_held.empty() || text.empty()) return text;
    return std::find(not_held.begin(), not_held.end(), lower_ascii(text)) == not_held.end() ? text : std::string();
  }

  [[nodiscard]] std::string joined(Cells const& cells, std::vector<std::size_t> const& columns,
                                   std::string_view between) const {
    std::string out;
    for (auto const column : columns) {
      auto const text = cell(cells, column);
      if (text.empty()) continue;
      if (!out.empty()) out += between;
      out += text;
    }
    return out;
  }

  [[nodiscard]] std::string day(std::string text) const {
    switch (mapping.dates) {
      case Mapping::Dates::day_first:
        return without_time(std::move(text));
      case Mapping::Dates::month_first:
        return month_first(without_time(std::move(text)));
      case Mapping::Dates::days_of_1900:
        return day_of_1900(text);
    }
    return text;
  }

  [[nodiscard]] std::optional<Date> whole_day(Cells const& cells, std::optional<std::size_t> column) const {
    if (!column) return std::nullopt;
    auto const birth = person::parse_birth(day(cell(cells, *column)));
    if (!birth || !birth->day || birth->century != person::Birth::Century::known) return std::nullopt;
    return Date{std::chrono::year{birth->year}, std::chrono::month{*birth->month}, std::chrono::day{*birth->day}};
  }

  void add_whole(std::string const& text, Mapping::Name const& rule, std::vector<person::Name>& out) const {
    bool const turn = rule.order == Mapping::Name::Order::family_first && text.find(',') == std::string::npos;
    auto const gap = text.find(' ');
    auto const written = turn && gap != std::string::npos ? text.substr(0, gap) + ',' + text.substr(gap) : text;
    for (auto& name : person::parse_names(written)) {
      if (rule.kind != person::Name::Kind::current) name.kind = rule.kind;
      out.push_back(std::move(name));
    }
  }

  void add_names(Cells const& cells, BoundName const& bound, std::vector<person::Name>& out) const {
    auto const& rule = *bound.rule;
    if (!rule.whole.empty()) {
      for (auto const& text : parted_by(joined(cells, bound.whole, " "), rule.between)) add_whole(text, rule, out);
      return;
    }
    auto const given = joined(cells, bound.given, " ");
    auto const family = joined(cells, bound.family, " ");
    auto add = [&](std::string const& first, std::string const& last) {
      if (first.empty() && last.empty()) return;
      auto const full = first + (first.empty() || last.empty() ? "" : " ") + last;
      out.push_back({full, opens_as_baby(first) ? std::string() : first, last, rule.kind});
    };
    if (rule.between.empty()) return add(given, family);
    bool const many_given = family.empty();
    for (auto const& part : parted_by(many_given ? given : family, rule.between))
      many_given ? add(part, {}) : add(given, part);
  }

  void add_addresses(Cells const& cells, BoundAddress const& bound, person::Description& out) const {
    auto const postcode = bound.postcode ? cell(cells, *bound.postcode) : std::string();
    for (auto const& text : parted_by(joined(cells, bound.lines, ", "), bound.rule->between)) {
      if (text.empty() && postcode.empty()) continue;
      out.addresses.push_back({text, postcode, whole_day(cells, bound.from), whole_day(cells, bound.to)});
    }
  }

  [[nodiscard]] std::string sex_in(Cells const& cells) const {
    if (!sex) return {};
    auto const text = lower_ascii(cell(cells, *sex));
    auto const among = [&text](std::vector<std::string> const& words) {
      return std::any_of(words.begin(), words.end(), [&](std::string const& w) { return lower_ascii(w) == text; });
    };
    if (among(mapping.sex->female)) return "female";
    if (among(mapping.sex->male)) return "male";
    return text;
  }

  void add_contacts(Cells const& cells, person::Description& out) const {
    for (auto const column : phones) {
      for (auto& part : parted(cell(cells, column), ";|,\n")) out.phones.push_back(std::move(part));
    }
    for (auto const column : emails) {
      for (auto& part : parted(cell(cells, column), ";|, \n")) out.emails.push_back(std::move(part));
    }
    for (auto const& [kind, column] : numbers) {
      for (auto& part : parted(cell(cells, column), ";|,\n")) out.identifiers.push_back({kind, std::move(part)});
    }
  }

  [[nodiscard]] std::string birth_in(Cells const& cells) const {
    if (born.empty()) return {};
    if (born.size() == 1) return day(cell(cells, born[0]));
    auto const text = joined(cells, {born[0], born[1], born[2]}, "/");
    auto const year = cell(cells, born[2]);
    return cell(cells, born[0]).empty() || cell(cells, born[1]).empty() ? year : text;
  }

  [[nodiscard]] PersonRow read(Cells const& cells) const {
    PersonRow out;
    out.key = cell(cells, id);
    for (auto const& name : names) add_names(cells, name, out.described.names);
    out.described.born_as_written = birth_in(cells);
    out.described.sex = sex_in(cells);
    for (auto const& address : addresses) add_addresses(cells, address, out.described);
    add_contacts(cells, out.described);
    if (household) out.household = cell(cells, *household);
    out.adult_since = whole_day(cells, adult_since);
    for (auto const& bound : related) {
      person::Related other{.key = {}, .role = bound.rule->role, .described = {}};
      add_names(cells, bound.name, other.described.names);
      if (bound.born) other.described.born_as_written = day(cell(cells, *bound.born));
      if (!other.described.names.empty()) out.related.push_back(std::move(other));
    }
    return out;
  }
};

namespace {

class Binding {
 public:
  Binding(std::vector<std::string> const& heading, std::string const& csv, std::string const& mapping)
      : csv_(csv), mapping_(mapping) {
    for (std::size_t i = 0; i < heading.size(); ++i) {
      auto const name = tidied(heading[i]);
      if (!places_.emplace(name, i).second) twice_[name] = true;
    }
  }

  std::size_t one(std::string const& column) {
    auto const found = places_.find(column);
    if (found == places_.end()) {
      say("column \"" + column + "\" is not in the heading of " + csv_);
      return 0;
    }
    if (twice_.count(column) > 0) say("column \"" + column + "\" stands twice in the heading of " + csv_);
    return found->second;
  }

  std::optional<std::size_t> one_if(std::string const& column) {
    return column.empty() ? std::nullopt : std::optional(one(column));
  }

  std::vector<std::size_t> all(Columns const& columns) {
    std::vector<std::size_t> out;
    for (auto const& column : columns) out.push_back(one(column));
    return out;
  }

  BoundName name(Mapping::Name const& rule) { return {all(rule.given), all(rule.family), all(rule.whole), &rule}; }

  [[nodiscard]] std::string const& mistakes() const { return mistakes_; }

 private:
  void say(std::string const& what) {
    if (mistakes_.find(what) == std::string::npos)
      mistakes_ += (mistakes_.empty() ? "" : "\n") + mapping_ + ": " + what;
  }

  std::string csv_, mapping_, mistakes_;
  std::map<std::string, std::size_t> places_;
  std::map<std::string, bool> twice_;
};

}  // namespace

RowReader::RowReader(std::unique_ptr<Bound> bound) : bound_(std::move(bound)) {}
RowReader::RowReader(RowReader&&) noexcept = default;
RowReader& RowReader::operator=(RowReader&&) noexcept = default;
RowReader::~RowReader() = default;

Mapping const& RowReader::mapping() const { return bound_->mapping; }

Result<RowReader> RowReader::bind(Mapping mapping, std::vector<std::string> const& heading, std::string const& csv) {
  auto bound = std::make_unique<Bound>();
  bound->mapping = std::move(mapping);
  auto const& rule = bound->mapping;
  Binding at(heading, csv, rule.file);
  for (auto const& word : rule.not_held) bound->not_held.push_back(lower_ascii(tidied(word)));
  bound->id = at.one(rule.id);
  for (auto const& name : rule.names) bound->names.push_back(at.name(name));
  bound->born = at.all(rule.born);
  if (rule.sex) bound->sex = at.one(rule.sex->column);
  for (auto const& a : rule.addresses)
    bound->addresses.push_back({at.all(a.lines), at.one_if(a.postcode), at.one_if(a.from), at.one_if(a.to), &a});
  bound->phones = at.all(rule.phones);
  bound->emails = at.all(rule.emails);
  for (auto const& number : rule.numbers) {
    for (auto const column : at.all(number.columns)) bound->numbers.emplace_back(number.kind, column);
  }
  bound->household = at.one_if(rule.household);
  bound->adult_since = at.one_if(rule.adult_since);
  for (auto const& other : rule.related)
    bound->related.push_back({at.name(other.name), at.one_if(other.born), &other});
  if (!at.mistakes().empty()) return refused("mapping_wrong", at.mistakes());
  return RowReader(std::move(bound));
}

Result<PersonRow> RowReader::read(std::vector<std::string> const& cells) const {
  if (std::all_of(cells.begin(), cells.end(), ascii)) return bound_->read(cells);
  auto decoded = cells;
  for (auto& cell : decoded) {
    if (bound_->mapping.encoding == Mapping::Encoding::windows_1252) {
      cell = from_windows(cell);
    } else if (!ascii(cell) && valid_utf8(cell) != cell) {
      return refused("not_utf_8", "is not UTF-8; if the file is Windows-1252, the mapping says \"encoding: windows-1252\"");
    }
  }
  return bound_->read(decoded);
}

}  // namespace rightsdesk::matching
