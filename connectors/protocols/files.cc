#include "connectors/protocols/files.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "connectors/protocols/csv.h"
#include "connectors/protocols/decoding.h"
#include "connectors/protocols/describe.h"
#include "connectors/protocols/folder.h"
#include "connectors/protocols/local_index.h"
#include "connectors/protocols/mentions.h"
#include "connectors/protocols/packed.h"
#include "core/json.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;
using sources::CandidateRecord;
using sources::CollectedItem;
using sources::Limits;
using sources::SearchAnswer;

constexpr std::size_t kMostManifest = 256U << 20U;

struct Entry {
  std::string file, title, dated, author;
  person::Description described;
  enum class Listed { by_manifest, by_name_only } listed = Listed::by_manifest;
};

std::string media_type_of(std::string const& file) {
  static std::map<std::string, std::string> const known{
      {"pdf", "application/pdf"},
      {"eml", "message/rfc822"},
      {"txt", "text/plain"},
      {"csv", "text/csv"},
      {"html", "text/html"},
      {"jpg", "image/jpeg"},
      {"jpeg", "image/jpeg"},
      {"png", "image/png"},
      {"tif", "image/tiff"},
      {"tiff", "image/tiff"},
      {"rtf", "application/rtf"},
      {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
      {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}};
  auto const dot = file.rfind('.');
  auto const found = dot == std::string::npos ? known.end() : known.find(lower_ascii(file.substr(dot + 1)));
  return found == known.end() ? "application/octet-stream" : found->second;
}

std::string last_part(std::string const& path) { return path.substr(path.rfind('/') + 1); }

/// What of the subject a row or a file name is held against.
class Likeness {
 public:
  explicit Likeness(person::Description const& subject) : mentions_(subject) {
    for (auto const& name : subject.names) {
      auto const parts = name.given.empty() && name.family.empty() ? name_from_full(name.full) : name;
      for (auto const& word : words_of(parts.given)) given_.insert(word);
      for (auto const& word : words_of(parts.family.empty() ? parts.full : parts.family))
        family_.insert(word);
    }
    for (auto const& identifier : subject.identifiers) numbers_.insert(bare_number(identifier.value));
    born_ = subject.born;
    if (born_) swapped_ = day_and_month_exchanged(*born_);
  }

  /// 0: nothing shared. Each name part counts 2, a date of birth 3, a number 8.
  [[nodiscard]] int points(Entry const& entry) const {
    std::set<std::string> words;
    for (auto const& name : entry.described.names)
      for (auto const& word : words_of(name.full)) words.insert(word);
    for (auto const& word : words_of(entry.file)) words.insert(word);
    int points = 2 * shared(words, given_) + 2 * shared(words, family_);
    if (entry.described.born && (entry.described.born == born_ || entry.described.born == swapped_))
      points += 3;
    for (auto const& identifier : entry.described.identifiers)
      if (numbers_.contains(bare_number(identifier.value))) points += 8;
    if (mentions_.find(entry.title)) points += 4;
    return points;
  }
  /// The entries, rising, that have points at all are among these.
  [[nodiscard]] std::vector<std::uint32_t> among(IndexFile const& index) const {
    auto numbers = entries_naming(index, mentions_);
    auto const add = [&](char kind, std::string const& text) {
      auto const more = index.with(sign_of(kind, text));
      numbers.insert(numbers.end(), more.begin(), more.end());
    };
    for (auto const& word : given_) add(signs::kName, word);
    for (auto const& word : family_) add(signs::kName, word);
    for (auto const& number : numbers_) add(signs::kNumber, number);
    if (born_) add(signs::kBorn, to_iso(*born_));
    if (swapped_) add(signs::kBorn, to_iso(*swapped_));
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
  }
  static std::vector<Sign> signs_in(Entry const& entry) {
    auto signs = word_signs(entry.title);
    for (auto const& name : entry.described.names)
      for (auto const& word : words_of(name.full)) signs.push_back(sign_of(signs::kName, word));
    for (auto const& word : words_of(entry.file)) signs.push_back(sign_of(signs::kName, word));
    if (entry.described.born) signs.push_back(sign_of(signs::kBorn, to_iso(*entry.described.born)));
    for (auto const& identifier : entry.described.identifiers)
      signs.push_back(sign_of(signs::kNumber, bare_number(identifier.value)));
    return signs;
  }

 private:
  static int shared(std::set<std::string> const& words, std::set<std::string> const& sought) {
    return static_cast<int>(
        std::count_if(words.begin(), words.end(), [&](auto const& word) { return sought.contains(word); }));
  }
  Mentions mentions_;
  std::set<std::string> given_, family_, numbers_;
  std::optional<Date> born_, swapped_;
};

/// What of a folder a search goes through, and what its terms must say of the rest.
struct Present {
  std::vector<Entry> entries;
  std::size_t files = 0, unlisted = 0, passed_over = 0;
  std::string freshness = {};
};

class FilesSource final : public Connector {
 public:
  FilesSource(sources::SourceCard card, FilesProfile profile, std::string root, Workroom room)
      : card_(std::move(card)), profile_(std::move(profile)), root_(std::move(root)), room_(std::move(room)) {}
  [[nodiscard]] sources::SourceCard const& card() const override { return card_; }
  SearchAnswer search(person::Description const& subject, Limits const& limits) override;
  void collect(std::string const& key, Limits const& limits,
               std::function<void(CollectedItem)> const& take) override;
  std::vector<person::Related> around(std::string const& key, Limits const& limits) override;
  void sign_in(Limits const&) override { Folder(card_.title, root_); }
  std::vector<std::string> check_fields(Limits const& limits) override;

 private:
  [[nodiscard]] std::vector<CsvRow> manifest_rows(Folder const& folder, Deadline const& deadline) const;
  [[nodiscard]] std::vector<Entry> listed(Folder const& folder, Deadline const& deadline) const;
  [[nodiscard]] Entry entry_from(CsvRow const& row, std::vector<std::string> const& meanings) const;
  [[nodiscard]] std::vector<std::string> meanings_of(CsvRow const& head) const;

  sources::SourceCard card_;
  FilesProfile profile_;
  [[nodiscard]] Present looked_at(Folder const& folder, Deadline const& deadline) const;
  [[nodiscard]] Present looked_up(Folder const& folder, Likeness const& likeness, Deadline const& deadline) const;
  std::string read_in(Folder const& folder, Deadline const& deadline, IndexWriter& writer) const;

  std::string root_;
  Workroom room_;
};

std::vector<std::string> FilesSource::meanings_of(CsvRow const& head) const {
  std::vector<std::string> meanings;
  for (auto const& heading : head.fields) {
    auto const found = profile_.columns.find(tidied(heading));
    meanings.push_back(found == profile_.columns.end() ? "" : found->second);
  }
  for (auto const& [heading, meaning] : profile_.columns) {
    if (std::find(meanings.begin(), meanings.end(), meaning) == meanings.end()) {
      fail(Kind::schema_changed, card_.title + " has changed: its index has no column \"" + heading + "\".",
           "column missing: " + heading);
    }
  }
  return meanings;
}

Entry FilesSource::entry_from(CsvRow const& row, std::vector<std::string> const& meanings) const {
  auto const where = "line " + std::to_string(row.line) + " of its index";
  if (row.fields.size() != meanings.size()) {
    fail(Kind::nonsense,
         card_.title + ": " + where + " has " + std::to_string(row.fields.size()) + " fields, its heading " +
             std::to_string(meanings.size()) + ".",
         profile_.manifest);
  }
  Entry entry;
  PersonRow person;
  for (std::size_t i = 0; i < meanings.size(); ++i) {
    auto const& value = row.fields[i];
    if (meanings[i] == "file")
      entry.file = value;
    else if (meanings[i] == "title")
      entry.title = tidied(value);
    else if (meanings[i] == "dated")
      entry.dated = value;
    else if (meanings[i] == "author")
      entry.author = tidied(value);
    else
      person.set(meanings[i], value);
  }
  if (entry.file.empty())
    fail(Kind::nonsense, card_.title + ": " + where + " names no file.", profile_.manifest);
  if (entry.title.empty()) entry.title = last_part(entry.file);
  person.add_to(entry.described);
  return entry;
}

std::vector<CsvRow> FilesSource::manifest_rows(Folder const& folder, Deadline const& deadline) const {
  auto rows = read_csv(decoded(folder.read(profile_.manifest, kMostManifest, deadline)).text);
  if (!rows)
    fail(Kind::nonsense, card_.title + ": its index cannot be read. " + rows.error().text, profile_.manifest);
  if (rows->empty())
    fail(Kind::nonsense, card_.title + ": its index is empty, not even a heading.", profile_.manifest);
  return std::move(*rows);
}

std::vector<Entry> FilesSource::listed(Folder const& folder, Deadline const& deadline) const {
  auto const rows = manifest_rows(folder, deadline);
  auto const meanings = meanings_of(rows.front());
  std::vector<Entry> entries;
  std::set<std::string> seen;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    auto entry = entry_from(rows[i], meanings);
    if (!seen.insert(entry.file).second && profile_.people == FilesProfile::People::one_a_file) {
      fail(Kind::nonsense,
           card_.title + ": line " + std::to_string(rows[i].line) + " of its index names a file again.",
           profile_.manifest);
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

Present FilesSource::looked_at(Folder const& folder, Deadline const& deadline) const {
  Present present{listed(folder, deadline)};
  std::set<std::string> in_manifest{profile_.manifest};
  for (auto const& entry : present.entries) in_manifest.insert(entry.file);
  std::vector<std::string> passed_over;
  for (auto const& file : folder.files(passed_over, deadline)) {
    if (in_manifest.contains(file)) continue;
    ++present.unlisted;
    present.entries.push_back({file, last_part(file), {}, {}, {}, Entry::Listed::by_name_only});
  }
  present.files = present.entries.size();
  present.passed_over = passed_over.size();
  return present;
}

/// Each row of the index as it is written; a file that is not in it, by its name. Headings and counts are the facts.
std::string FilesSource::read_in(Folder const& folder, Deadline const& deadline, IndexWriter& writer) const {
  auto const rows = manifest_rows(folder, deadline);
  std::string entry;
  std::size_t i = 0, unlisted = 0;
  for (auto const& one : looked_at(folder, deadline).entries) {
    bool const by_manifest = one.listed == Entry::Listed::by_manifest;
    entry.clear();
    put_number(entry, by_manifest ? rows.at(i + 1).line : 0);
    if (by_manifest) for (auto const& field : rows.at(++i).fields) put_text(entry, field);
    else put_text(entry, one.file);
    if (!by_manifest) ++unlisted;
    writer.add(entry, Likeness::signs_in(one));
  }
  return Json{{"heading", rows.front().fields}, {"unlisted", unlisted}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Present FilesSource::looked_up(Folder const& folder, Likeness const& likeness, Deadline const& deadline) const {
  Present present;
  std::vector<std::string> passed_over;
  std::string names;
  for (auto const& file : folder.files(passed_over, deadline)) names += file + "\n";
  auto const look = [&]() -> std::vector<Stamp> {
    return {folder.stamp(profile_.manifest), {"names in the folder: " + sha256_hex(names), 0, 0, 0}};
  };
  Export const of{card_.id, card_.title, look, {},
                  [&](IndexWriter& writer, Deadline const& making) { return read_in(folder, making, writer); }};
  with_local_index(room_, of, [&](LocalIndex& index) {
    present.entries.clear();
    auto const facts = Json::parse(index.facts());
    auto const meanings = meanings_of({1, facts.at("heading").get<std::vector<std::string>>()});
    for (auto const number : likeness.among(index.file())) {
      Unpacking from(index.file().entry(number));
      CsvRow row{from.number(), {}};
      while (!from.done()) row.fields.emplace_back(from.text());
      if (row.line > 0) present.entries.push_back(entry_from(row, meanings));
      else present.entries.push_back({row.fields.at(0), last_part(row.fields.at(0)), {}, {}, {}, Entry::Listed::by_name_only});
    }
    present.files = index.file().size();
    present.unlisted = facts.at("unlisted");
    present.freshness = index.freshness();
  });
  present.passed_over = passed_over.size();
  return present;
}

SearchAnswer FilesSource::search(person::Description const& subject, Limits const& limits) {
  Deadline const deadline(limits.total);
  Folder const folder(card_.title, root_);
  Likeness const likeness(subject);
  auto const present = room_.keeps_indexes() ? looked_up(folder, likeness, deadline) : looked_at(folder, deadline);
  std::vector<std::pair<int, Entry const*>> ranked;
  for (auto const& entry : present.entries)
    if (int const points = likeness.points(entry); points > 0) ranked.emplace_back(points, &entry);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](auto const& a, auto const& b) { return a.first > b.first; });
  std::set<std::string> offered;  // a file is offered once, as the row that fits best
  std::erase_if(ranked, [&](auto const& one) { return !offered.insert(one.second->file).second; });
  SearchAnswer answer;
  answer.truncated = ranked.size() > limits.candidates;
  ranked.resize(std::min(ranked.size(), limits.candidates));
  for (auto const& [points, entry] : ranked) {
    answer.candidates.push_back({card_.id, entry->file, "document", entry->title, entry->described});
    if (entry->listed == Entry::Listed::by_name_only)
      answer.candidates.back().excerpt = "not in the index; found by its file name";
  }
  std::string names;
  for (auto const& name : subject.names) names += (names.empty() ? "" : "; ") + name.full;
  answer.terms.push_back(
      "the index and the names of " + std::to_string(present.files) + " files: any part of " + names +
      (subject.born ? ", or born " + in_words(*subject.born) + " (also with day and month exchanged)" : "") +
      (subject.identifiers.empty() ? "" : ", or one of their reference numbers"));
  if (!present.freshness.empty()) answer.terms.push_back(present.freshness);
  answer.freshness = present.freshness;
  if (present.unlisted > 0)
    answer.terms.push_back(std::to_string(present.unlisted) +
                           " files are not in the index and were looked for by file name only");
  if (present.passed_over > 0) {
    answer.terms.push_back(std::to_string(present.passed_over) +
                           " links or closed folders were not looked into");
  }
  return answer;
}

void FilesSource::collect(std::string const& key, Limits const& limits,
                          std::function<void(CollectedItem)> const& take) {
  Deadline const deadline(limits.total);
  Folder const folder(card_.title, root_);
  auto const entries = listed(folder, deadline);
  auto const found =
      std::find_if(entries.begin(), entries.end(), [&](Entry const& entry) { return entry.file == key; });
  auto const title = found == entries.end() ? last_part(key) : found->title;
  take({key,
        title,
        media_type_of(key),
        last_part(key),
        found == entries.end() ? "" : found->author,
        found == entries.end() ? "" : found->dated,
        {{"system", card_.title}, {"path", key}},
        Original(folder.read(key, limits.item_bytes, deadline))});
}

std::vector<person::Related> FilesSource::around(std::string const& key, Limits const& limits) {
  if (profile_.people == FilesProfile::People::one_a_file) return {};
  Deadline const deadline(limits.total);
  std::vector<person::Related> all;
  for (auto& entry : listed(Folder(card_.title, root_), deadline))
    if (entry.file == key) all.push_back({{}, "person on the same document", false, std::move(entry.described)});
  return all;
}

std::vector<std::string> FilesSource::check_fields(Limits const& limits) {
  Deadline const deadline(limits.total);
  Folder const folder(card_.title, root_);
  auto const entries = listed(folder, deadline);
  std::vector<std::string> passed_over, warnings;
  auto const present = folder.files(passed_over, deadline);
  auto const gone = std::count_if(entries.begin(), entries.end(), [&](Entry const& entry) {
    return !std::binary_search(present.begin(), present.end(), entry.file);
  });
  if (gone > 0) warnings.push_back(std::to_string(gone) + " files of the index are not in the folder.");
  if (!passed_over.empty())
    warnings.push_back(std::to_string(passed_over.size()) + " links or closed folders are not looked into.");
  return warnings;
}

}  // namespace

FilesProfile read_files_profile(Section& yaml) {
  FilesProfile profile;
  profile.manifest = yaml.text("manifest");
  profile.columns = yaml.pairs("columns");
  auto const people = yaml.text_or("people", "one");
  if (people == "several")
    profile.people = FilesProfile::People::several_a_file;
  else if (people != "one")
    yaml.complain_at("people", "\"people\" of a file are one or several");
  bool file = false;
  for (auto const& [heading, meaning] : profile.columns) {
    file = file || meaning == "file";
    if (meaning != "file" && meaning != "title" && meaning != "dated" && meaning != "author" &&
        !is_person_field(meaning)) {
      yaml.complain_at("columns", "\"" + meaning + "\" is not a meaning known here");
    }
  }
  if (!file) yaml.complain("\"columns\" needs one that means file");
  yaml.no_more();
  return profile;
}

std::unique_ptr<Connector> open_files(sources::SourceCard card, FilesProfile profile,
                                      Endpoint const& endpoint, Workroom const& room) {
  auto const root = endpoint.text("root");
  if (root.empty())
    fail(Kind::unreachable, card.title + " is not connected: its settings need root.", "endpoint incomplete");
  return std::make_unique<FilesSource>(std::move(card), std::move(profile), root, room);
}

}  // namespace rightsdesk::connectors
