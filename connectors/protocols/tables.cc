#include "connectors/protocols/tables.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "connectors/protocols/describe.h"
#include "connectors/protocols/local_index.h"
#include "connectors/protocols/mentions.h"
#include "connectors/protocols/packed.h"
#include "connectors/protocols/resemblance.h"
#include "connectors/protocols/table_rows.h"
#include "core/json.h"
#include "core/text.h"
#include "person/birth.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;
using sources::CandidateRecord;
using sources::CollectedItem;
using sources::Limits;
using sources::SearchAnswer;

constexpr std::string_view kMentioned = "found:";  ///< begins the keys of text finds, apart from records' keys

/// "09/03/2004" as 2004-03-09; what is no whole day stays as it is written.
std::string iso_or_written(std::string const& written) {
  auto const birth = person::parse_birth(written);
  if (!birth || !birth->month || !birth->day || birth->century == person::Birth::Century::unknown) return written;
  Date const day{std::chrono::year(birth->year), std::chrono::month(*birth->month), std::chrono::day(*birth->day)};
  return day.ok() ? to_iso(day) : written;
}

bool is_day(std::string const& field) {
  return field == "born" || field == "address_from" || field == "address_to";
}

/// Columns of one meaning are joined: the lines of an address, the parts of a name. A second phone, e-mail address or
/// number is one more.
std::map<std::string, std::string> joined(TableRow const& row, std::map<std::string, std::string> const& columns,
                                          PersonRow& person) {
  std::map<std::string, std::string> fields;
  for (auto const& [column, field] : columns) {
    auto const& value = row.cells.at(column);
    if (value.empty()) continue;
    bool const several = field == "phone" || field == "email" || field.starts_with("id_");
    if (several) {
      person.set(field, value);
      continue;
    }
    auto& into = fields[field];
    into += (into.empty() ? "" : field == "address" ? ", " : " ") + value;
  }
  return fields;
}

person::Description described(TableRow const& row, std::map<std::string, std::string> const& columns) {
  PersonRow person;
  for (auto const& [field, value] : joined(row, columns, person))
    person.set(field, is_day(field) ? iso_or_written(value) : value);
  person::Description description;
  person.add_to(description);
  return description;
}

std::string meaning_of(TableRow const& row, TablesProfile const& profile, std::string const& meaning) {
  PersonRow ignored;
  auto const fields = joined(row, profile.columns, ignored);
  auto const found = fields.find(meaning);
  return found == fields.end() ? std::string() : found->second;
}

/// A row without a key of its own is known by what it says: a row that changes is another row, never somebody else's.
class Keys {
 public:
  std::string of(TableRow const& row) {
    auto const base = row.file + "#" + sha256_hex(row.text).substr(0, 24);
    auto const times = ++seen_[base];
    return times == 1 ? base : base + "-" + std::to_string(times);
  }

 private:
  std::map<std::string, int> seen_;
};

/// The best that one record shows of the subject, over its rows and the people in them.
struct Best {
  int points = 0;
  std::string as;  ///< role, when it is not the record's own person
  person::Description described;
  std::string title;
  std::set<std::string> files;
};

/// A row with its record's key and its own, which is empty where nothing asks for it.
struct KeyedRow {
  std::string const& key;
  std::string const& own;
  TableRow const& row;
};
using TakeKeyed = std::function<void(KeyedRow const&)>;

/// Which rows are wanted, for an index: those that a search could offer, those of a record, or one row.
struct Wanted {
  Resemblance const* subject = nullptr;
  Mentions const* mentions = nullptr;
  std::optional<Sign> sign = std::nullopt;
};

Wanted of_key(bool by_text, std::string const& key) {
  return {nullptr, nullptr, sign_of(by_text ? signs::kOwn : signs::kKey, key)};
}

struct TablesRead {
  TablesPresent present;
  std::size_t rows = 0;
  std::string freshness = {};  ///< when an index answered
};

class TablesSource final : public Connector {
 public:
  TablesSource(sources::SourceCard card, TablesProfile profile, std::string root, Workroom room)
      : card_(std::move(card)), profile_(std::move(profile)), root_(std::move(root)), room_(std::move(room)) {}
  [[nodiscard]] sources::SourceCard const& card() const override { return card_; }
  SearchAnswer search(person::Description const& subject, Limits const& limits) override;
  void collect(std::string const& key, Limits const& limits,
               std::function<void(CollectedItem)> const& take) override;
  std::vector<person::Related> around(std::string const& key, Limits const& limits) override;
  void sign_in(Limits const&) override { Folder(card_.title, root_); }
  std::vector<std::string> check_fields(Limits const& limits) override;

 private:
  /// `begin` is called before the first row, and again when the rows begin again.
  TablesRead each_record(Wanted const& wanted, Limits const& limits, std::function<void()> const& begin, TakeKeyed const& take) const;
  std::size_t read_all(TablesPlace const& place, std::vector<std::string> const& files,
                       std::function<void(KeyedRow const&, CsvRow const&, std::vector<std::string> const&)> const& take) const;
  std::string read_in(TablesPlace const& place, std::vector<std::string> const& files, IndexWriter& writer) const;
  [[nodiscard]] std::pair<std::vector<Sign>, std::uint8_t> signs_in(KeyedRow const& row) const;
  void give(IndexFile& index, std::vector<std::uint32_t> const& numbers, std::string const& facts, TakeKeyed const& take) const;
  [[nodiscard]] std::vector<std::uint32_t> chosen(IndexFile& index, Wanted const& wanted, std::string const& facts) const;
  void weigh(TableRow const& row, Resemblance const& subject, std::string const& key,
             std::map<std::string, Best>& finds) const;
  [[nodiscard]] std::optional<CandidateRecord> mentioned(TableRow const& row, std::string const& row_key,
                                                         Mentions const& mentions) const;
  void offer(std::map<std::string, Best>& finds, Limits const& limits, SearchAnswer& answer) const;
  void say_terms(TablesRead const& read, Resemblance const& subject, Mentions const& mentions,
                 SearchAnswer& answer) const;
  [[nodiscard]] CollectedItem item_from(std::string const& key, std::vector<TableRow> const& rows) const;

  sources::SourceCard card_;
  TablesProfile profile_;
  std::string root_;
  Workroom room_;
};

/// Every row of `files`, with its keys; refuses a row without a key or with one that came before.
std::size_t TablesSource::read_all(
    TablesPlace const& place, std::vector<std::string> const& files,
    std::function<void(KeyedRow const&, CsvRow const&, std::vector<std::string> const&)> const& take) const {
  std::set<std::string> seen;
  Keys keys;
  bool const rows_are_told_apart = profile_.key.empty() || !profile_.mentions.empty();
  return each_table_row(place, files, [&](TableRow const& row, CsvRow const& raw, std::vector<std::string> const& headings) {
    auto const own = rows_are_told_apart ? keys.of(row) : std::string();
    if (profile_.key.empty()) return take({own, own, row}, raw, headings);
    auto const& key = row.cells.at(profile_.key);
    auto const where = "line " + std::to_string(row.line) + " of its table";
    if (key.empty())
      fail(Kind::nonsense, card_.title + ": " + where + " has no \"" + profile_.key + "\".", row.file);
    if (profile_.rows == TablesProfile::Rows::one_a_key && !seen.insert(key).second) {
      fail(Kind::nonsense, card_.title + ": " + where + " has a \"" + profile_.key + "\" that came before.",
           row.file);
    }
    take({key, own, row}, raw, headings);
  });
}

TablesRead TablesSource::each_record(Wanted const& wanted, Limits const& limits, std::function<void()> const& begin,
                                     TakeKeyed const& take) const {
  Deadline const deadline(limits.total);
  Folder const folder(card_.title, root_);
  TablesPlace const place{card_.title, profile_, folder, room_, deadline};
  TablesRead read{tables_present(place)};
  if (!room_.keeps_indexes()) {
    begin();
    read.rows = read_all(place, read.present.files, [&](KeyedRow const& row, auto const&, auto const&) { take(row); });
    return read;
  }
  Export const of{card_.id, card_.title, limits.total,
                  [&](Deadline const&) {
                    std::vector<Stamp> stamps;
                    for (auto const& file : read.present.files) stamps.push_back(folder.stamp(file));
                    return stamps;
                  },
                  [&](std::string const& file) { return sha256_hex(folder.read(file, std::size_t{1} << 40U, Deadline(std::chrono::minutes(30)))); },
                  [&](IndexWriter& writer, Deadline const& making) {
                    return read_in({card_.title, profile_, folder, room_, making}, read.present.files, writer);
                  }};
  with_local_index(room_, of, [&](LocalIndex& index, Deadline const& answering) {
    begin();
    read.rows = index.file().size();
    read.freshness = index.freshness();
    give(index.file(), chosen(index.file(), wanted, index.facts()), index.facts(), [&](KeyedRow const& row) {
      answering.check(card_.title);
      take(row);
    });
  });
  return read;
}

std::pair<std::vector<Sign>, std::uint8_t> TablesSource::signs_in(KeyedRow const& row) const {
  std::vector<Sign> signs{sign_of(signs::kKey, row.key)};
  if (!row.own.empty()) signs.push_back(sign_of(signs::kOwn, row.own));
  std::uint8_t held = 0xFF;  // of every person in the row: the least
  auto const add = [&](person::Description const& described) {
    auto const more = signs_of(described);
    if (more.empty()) return;
    signs.insert(signs.end(), more.begin(), more.end());
    held = static_cast<std::uint8_t>(held & held_kinds(described));
  };
  add(described(row.row, profile_.columns));
  for (auto const& around : profile_.around) add(described(row.row, around.columns));
  for (auto const& column : profile_.mentions) {
    auto const more = word_signs(row.row.cells.at(column));
    signs.insert(signs.end(), more.begin(), more.end());
  }
  return {std::move(signs), held};
}

/// Each row as it is written, with its keys and the number of its table; the tables' names and headings are the facts.
std::string TablesSource::read_in(TablesPlace const& place, std::vector<std::string> const& files, IndexWriter& writer) const {
  auto tables = Json::array();
  std::string entry;
  read_all(place, files, [&](KeyedRow const& row, CsvRow const& raw, std::vector<std::string> const& headings) {
    if (tables.empty() || tables.back().at(0) != row.row.file) tables.push_back({row.row.file, headings});
    entry.clear();
    put_number(entry, tables.size() - 1);
    put_number(entry, raw.line);
    put_text(entry, row.key);
    put_text(entry, row.own);
    for (auto const& field : raw.fields) put_text(entry, field);
    auto [signs, held] = signs_in(row);
    writer.add(entry, std::move(signs), held);
  });
  return tables.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void TablesSource::give(IndexFile& index, std::vector<std::uint32_t> const& numbers, std::string const& facts,
                        TakeKeyed const& take) const {
  auto const tables = Json::parse(facts);
  RowMeaning meaning(card_.title, profile_);
  std::optional<std::uint64_t> begun;
  for (auto const number : numbers) {
    Unpacking from(index.entry(number));
    auto const table = from.number();
    if (table != begun) meaning.begin(tables.at(table).at(0).get<std::string>(), tables.at(table).at(1).get<std::vector<std::string>>());
    begun = table;
    CsvRow raw{from.number(), {}};
    std::string const key(from.text()), own(from.text());
    while (!from.done()) raw.fields.emplace_back(from.text());
    take({key, own, meaning.row(raw)});
  }
}

/// Every row that could be offered, and no row left out that weigh() and mentioned() would find something in: rows that share
/// too few signs to be enough, whoever in them shares them, are passed over by their mark.
std::vector<std::uint32_t> TablesSource::chosen(IndexFile& index, Wanted const& wanted, std::string const& facts) const {
  if (wanted.sign) return index.with(*wanted.sign);
  std::vector<std::uint32_t> rows;
  if (wanted.subject == nullptr) {
    for (std::uint32_t i = 0; i < index.size(); ++i) rows.push_back(i);
    return rows;
  }
  std::map<std::uint32_t, unsigned> shared;
  for (auto const& [sign, kind] : wanted.subject->signs())
    for (auto const row : index.with(sign)) shared[row] |= kind;
  for (auto const& [row, kinds] : shared)
    if (Resemblance::most_points(kinds) >= wanted.subject->least_enough(index.mark(row))) rows.push_back(row);
  if (profile_.rows == TablesProfile::Rows::several_a_key) {
    std::set<std::string> keys;  // the other rows of a record that is offered say what else it holds
    give(index, rows, facts, [&](KeyedRow const& row) { keys.insert(row.key); });
    for (auto const& key : keys) {
      auto const more = index.with(sign_of(signs::kKey, key));
      rows.insert(rows.end(), more.begin(), more.end());
    }
  }
  auto const named = entries_naming(index, *wanted.mentions);
  rows.insert(rows.end(), named.begin(), named.end());
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

void TablesSource::weigh(TableRow const& row, Resemblance const& subject, std::string const& key,
                         std::map<std::string, Best>& finds) const {
  auto const consider = [&](std::string const& role, person::Description description) {
    auto const shared = subject.with(description);
    if (!shared.enough()) return;
    auto& best = finds[key];
    if (shared.points <= best.points) return;
    best.points = shared.points;
    best.as = role;
    best.described = std::move(description);
  };
  consider("", described(row, profile_.columns));
  for (auto const& around : profile_.around) consider(around.role, described(row, around.columns));
  if (auto const found = finds.find(key); found != finds.end()) {
    found->second.files.insert(row.file);
    if (found->second.title.empty()) found->second.title = meaning_of(row, profile_, "title");
  }
}

std::optional<CandidateRecord> TablesSource::mentioned(TableRow const& row, std::string const& row_key,
                                                       Mentions const& mentions) const {
  for (auto const& column : profile_.mentions) {
    auto const& text = row.cells.at(column);
    auto const find = mentions.find(text);
    if (!find) continue;
    auto title = meaning_of(row, profile_, "title");
    return CandidateRecord{card_.id,
                           std::string(kMentioned) + row_key,
                           "note",
                           title.empty() ? profile_.heading : title,
                           find->described,
                           excerpt(text, find->begin, find->end)};
  }
  return std::nullopt;
}

void TablesSource::offer(std::map<std::string, Best>& finds, Limits const& limits, SearchAnswer& answer) const {
  std::vector<std::pair<std::string const*, Best*>> ranked;
  for (auto& [key, best] : finds) ranked.emplace_back(&key, &best);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](auto const& a, auto const& b) { return a.second->points > b.second->points; });
  answer.truncated = ranked.size() > limits.candidates;
  ranked.resize(std::min(ranked.size(), limits.candidates));
  for (auto& [key, best] : ranked) {
    auto const& names = best->described.names;
    auto const title = !best->title.empty() ? best->title : names.empty() ? *key : names.front().full;
    answer.candidates.push_back({card_.id, *key, profile_.kind, title, std::move(best->described)});
    answer.candidates.back().items = best->files.size();
    if (!best->as.empty()) answer.candidates.back().excerpt = "held there as " + best->as;
  }
}

void TablesSource::say_terms(TablesRead const& read, Resemblance const& subject, Mentions const& mentions,
                             SearchAnswer& answer) const {
  answer.terms.push_back(std::to_string(read.rows) + " rows of " + std::to_string(read.present.files.size()) +
                         (read.present.files.size() == 1 ? " table" : " tables") +
                         ", for two of these together, or a number: " + subject.sought());
  if (!profile_.mentions.empty()) {
    std::string what;
    for (auto const& sought : mentions.sought()) what += (what.empty() ? "" : "; ") + sought;
    answer.terms.push_back("the free text of every row: " + what);
  }
  if (!read.freshness.empty()) answer.terms.push_back(read.freshness);
  answer.freshness = read.freshness;
  if (read.present.without_end > 0)
    answer.terms.push_back(std::to_string(read.present.without_end) +
                           (read.present.without_end == 1 ? " of its tables does" : " of its tables do") +
                           " not end with the end of a line: it may have been cut short, and rows after that are not searched");
  if (read.present.other_files > 0)
    answer.terms.push_back(std::to_string(read.present.other_files) +
                           " other files in the folder are none of its tables and were not looked into");
  if (!read.present.passed_over.empty())
    answer.terms.push_back(std::to_string(read.present.passed_over.size()) +
                           " links or closed folders were not looked into");
}

SearchAnswer TablesSource::search(person::Description const& subject, Limits const& limits) {
  Resemblance const resemblance(subject);
  Mentions const mentions(subject);
  std::map<std::string, Best> finds;
  std::vector<std::pair<std::string, CandidateRecord>> notes;
  auto const begin = [&] {
    finds.clear();
    notes.clear();
  };
  auto const read = each_record({&resemblance, &mentions}, limits, begin, [&](KeyedRow const& one) {
    weigh(one.row, resemblance, one.key, finds);
    if (auto note = mentioned(one.row, one.own, mentions)) notes.emplace_back(one.key, std::move(*note));
  });
  SearchAnswer answer;
  offer(finds, limits, answer);
  std::size_t given = 0;
  for (auto& [key, note] : notes) {
    if (finds.contains(key)) continue;  // the whole record is offered already
    if (given++ == limits.candidates) {
      answer.truncated = true;
      break;
    }
    answer.candidates.push_back(std::move(note));
  }
  say_terms(read, resemblance, mentions, answer);
  return answer;
}

CollectedItem TablesSource::item_from(std::string const& key, std::vector<TableRow> const& rows) const {
  auto const& first = rows.front();
  std::string text = profile_.heading + "\n", lines, dated;
  for (auto const& row : rows) {
    text += "\n" + row.text;
    lines += (lines.empty() ? "" : ", ") + std::to_string(row.line);
    dated = std::max(dated, iso_or_written(meaning_of(row, profile_, "dated")));
  }
  auto const detail = meaning_of(first, profile_, "title");
  auto const own = key + "@" + first.file;
  auto file_name = own + ".txt";
  std::replace(file_name.begin(), file_name.end(), '/', '-');
  return {own,
          detail.empty() ? profile_.heading : profile_.heading + ": " + detail,
          "text/plain; charset=utf-8",
          file_name,
          meaning_of(first, profile_, "author"),
          dated,
          {{"system", card_.title}, {"path", first.file}, {"key", key}, {"lines", lines}},
          Original(std::move(text))};
}

void TablesSource::collect(std::string const& key, Limits const& limits,
                           std::function<void(CollectedItem)> const& take) {
  bool const by_text = key.starts_with(kMentioned);
  auto const wanted = by_text ? key.substr(kMentioned.size()) : key;
  std::map<std::string, std::vector<TableRow>> by_file;
  each_record(of_key(by_text, wanted), limits, [&] { by_file.clear(); }, [&](KeyedRow const& one) {
    if ((by_text ? one.own : one.key) == wanted) by_file[one.row.file].push_back(one.row);
  });
  if (by_file.empty()) fail(Kind::schema_changed, card_.title + " does not hold the record any more.", "key not found");
  for (auto const& [file, rows] : by_file) {
    auto item = item_from(wanted, rows);
    if (item.original.bytes().size() > limits.item_bytes)
      fail(Kind::too_large, card_.title + ": a record is larger than we take.", file);
    take(std::move(item));
  }
}

std::vector<person::Related> TablesSource::around(std::string const& key, Limits const& limits) {
  std::vector<person::Related> all;
  std::vector<person::Description> people;
  bool const by_text = key.starts_with(kMentioned);
  auto const wanted = by_text ? key.substr(kMentioned.size()) : key;
  auto const add = [&](person::Related related) {
    if (related.described == person::Description()) return;
    if (std::find(all.begin(), all.end(), related) == all.end()) all.push_back(std::move(related));
  };
  auto const begin = [&] {
    all.clear();
    people.clear();
  };
  each_record(of_key(by_text, wanted), limits, begin, [&](KeyedRow const& one) {
    if ((by_text ? one.own : one.key) != wanted) return;
    auto const& row = one.row;
    if (auto main = described(row, profile_.columns); by_text)
      add({{}, "person whose record it lies on", false, std::move(main)});
    else if (std::find(people.begin(), people.end(), main) == people.end())
      people.push_back(std::move(main));
    for (auto const& around : profile_.around)
      add({{}, around.role, around.professional, described(row, around.columns)});
  });
  if (people.size() > 1)
    for (auto& one : people) add({{}, "person in the same record", false, std::move(one)});
  return all;
}

std::vector<std::string> TablesSource::check_fields(Limits const& limits) {
  auto const read = each_record({}, limits, [] {}, [](auto const&) {});
  std::vector<std::string> warnings;
  if (read.rows == 0) warnings.push_back("Its tables hold no row.");
  if (read.present.without_end > 0)
    warnings.push_back(std::to_string(read.present.without_end) + " of its tables may have been cut short: the last line has no end.");
  if (read.present.other_files > 0)
    warnings.push_back(std::to_string(read.present.other_files) + " files in the folder are none of its tables.");
  return warnings;
}

}  // namespace

std::unique_ptr<Connector> open_tables(sources::SourceCard card, TablesProfile profile, Endpoint const& endpoint,
                                       Workroom const& room) {
  auto const root = endpoint.text("root");
  if (root.empty())
    fail(Kind::unreachable, card.title + " is not connected: its settings need root.", "endpoint incomplete");
  return std::make_unique<TablesSource>(std::move(card), std::move(profile), root, room);
}

}  // namespace rightsdesk::connectors
