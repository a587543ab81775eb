#include "connectors/protocols/tables.h"

#include <algorithm>

#include "connectors/protocols/describe.h"
#include "connectors/protocols/mentions.h"
#include "connectors/protocols/resemblance.h"
#include "connectors/protocols/table_rows.h"
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

class TablesSource final : public Connector {
 public:
  TablesSource(sources::SourceCard card, TablesProfile profile, std::string root)
      : card_(std::move(card)), profile_(std::move(profile)), root_(std::move(root)) {}
  [[nodiscard]] sources::SourceCard const& card() const override { return card_; }
  SearchAnswer search(person::Description const& subject, Limits const& limits) override;
  void collect(std::string const& key, Limits const& limits,
               std::function<void(CollectedItem)> const& take) override;
  std::vector<person::Related> around(std::string const& key, Limits const& limits) override;
  void sign_in(Limits const&) override { Folder(card_.title, root_); }
  std::vector<std::string> check_fields(Limits const& limits) override;

 private:
  TablesRead each_record(Limits const& limits,
                         std::function<void(std::string const&, std::string const&, TableRow const&)> const& take) const;
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
};

/// Gives each row with its record's key and its own, which is empty where nothing asks for it.
TablesRead TablesSource::each_record(
    Limits const& limits,
    std::function<void(std::string const&, std::string const&, TableRow const&)> const& take) const {
  Deadline const deadline(limits.total);
  Folder const folder(card_.title, root_);
  std::set<std::string> seen;
  Keys keys;
  bool const rows_are_told_apart = profile_.key.empty() || !profile_.mentions.empty();
  return each_table_row(card_.title, profile_, folder, deadline, [&](TableRow const& row) {
    auto const own = rows_are_told_apart ? keys.of(row) : std::string();
    if (profile_.key.empty()) return take(own, own, row);
    auto const& key = row.cells.at(profile_.key);
    auto const where = "line " + std::to_string(row.line) + " of its table";
    if (key.empty())
      fail(Kind::nonsense, card_.title + ": " + where + " has no \"" + profile_.key + "\".", row.file);
    if (profile_.rows == TablesProfile::Rows::one_a_key && !seen.insert(key).second) {
      fail(Kind::nonsense, card_.title + ": " + where + " has a \"" + profile_.key + "\" that came before.",
           row.file);
    }
    take(key, own, row);
  });
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
  answer.terms.push_back(std::to_string(read.rows) + " rows of " + std::to_string(read.files.size()) +
                         (read.files.size() == 1 ? " table" : " tables") +
                         ", for two of these together, or a number: " + subject.sought());
  if (!profile_.mentions.empty()) {
    std::string what;
    for (auto const& sought : mentions.sought()) what += (what.empty() ? "" : "; ") + sought;
    answer.terms.push_back("the free text of every row: " + what);
  }
  if (read.other_files > 0)
    answer.terms.push_back(std::to_string(read.other_files) +
                           " other files in the folder are none of its tables and were not looked into");
  if (!read.passed_over.empty())
    answer.terms.push_back(std::to_string(read.passed_over.size()) +
                           " links or closed folders were not looked into");
}

SearchAnswer TablesSource::search(person::Description const& subject, Limits const& limits) {
  Resemblance const resemblance(subject);
  Mentions const mentions(subject);
  std::map<std::string, Best> finds;
  std::vector<std::pair<std::string, CandidateRecord>> notes;
  auto const read = each_record(limits, [&](std::string const& key, std::string const& own, TableRow const& row) {
    weigh(row, resemblance, key, finds);
    if (auto note = mentioned(row, own, mentions)) notes.emplace_back(key, std::move(*note));
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
  each_record(limits, [&](std::string const& record, std::string const& own, TableRow const& row) {
    if ((by_text ? own : record) == wanted) by_file[row.file].push_back(row);
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
  each_record(limits, [&](std::string const& record, std::string const& own, TableRow const& row) {
    if ((by_text ? own : record) != wanted) return;
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
  auto const read = each_record(limits, [](auto const&, auto const&, auto const&) {});
  std::vector<std::string> warnings;
  if (read.rows == 0) warnings.push_back("Its tables hold no row.");
  if (read.other_files > 0)
    warnings.push_back(std::to_string(read.other_files) + " files in the folder are none of its tables.");
  return warnings;
}

}  // namespace

std::unique_ptr<Connector> open_tables(sources::SourceCard card, TablesProfile profile, Endpoint const& endpoint) {
  auto const root = endpoint.text("root");
  if (root.empty())
    fail(Kind::unreachable, card.title + " is not connected: its settings need root.", "endpoint incomplete");
  return std::make_unique<TablesSource>(std::move(card), std::move(profile), root);
}

}  // namespace rightsdesk::connectors
