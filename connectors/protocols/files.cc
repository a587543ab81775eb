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

constexpr int kAttempts = 3;  ///< a manifest that changes while it is read is read again
constexpr std::size_t kMostManifest = 2U << 30U;

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

/// File names by 128 bits of their SHA-256: sixteen bytes each, where a share has a million of them.
class Names {
 public:
  void add(std::string const& name) { all_.push_back(of(name)); }
  /// Nothing is found before.
  void settle() { std::sort(all_.begin(), all_.end()); }
  [[nodiscard]] bool has(std::string const& name) const { return std::binary_search(all_.begin(), all_.end(), of(name)); }
  [[nodiscard]] bool repeated() const { return std::adjacent_find(all_.begin(), all_.end()) != all_.end(); }
  [[nodiscard]] bool repeated(std::string const& name) const {
    auto const [first, last] = std::equal_range(all_.begin(), all_.end(), of(name));
    return last - first > 1;
  }

 private:
  using Hash = std::pair<std::uint64_t, std::uint64_t>;
  static Hash of(std::string const& name) {
    auto const hex = sha256_hex(name);
    return {std::stoull(hex.substr(0, 16), nullptr, 16), std::stoull(hex.substr(16, 16), nullptr, 16)};
  }
  std::vector<Hash> all_;
};

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

/// How many files a search went through, and what its terms must say of the rest.
struct Counted {
  std::size_t files = 0, unlisted = 0, passed_over = 0;
};

/// The entries that a search weighs.
struct Present {
  std::vector<Entry> entries;
  Counted counted;
  std::string freshness = {};

  /// Those the manifest names come first, in its order; the disk gives the others in any order.
  void settle() {
    auto const others = std::stable_partition(entries.begin(), entries.end(),
                                              [](Entry const& entry) { return entry.listed == Entry::Listed::by_manifest; });
    std::sort(others, entries.end(), [](Entry const& a, Entry const& b) { return a.file < b.file; });
  }
};

/// A row of the manifest and what it says of a file; no row where only the file's name is known.
using TakeEntry = std::function<void(Entry const&, CsvRow const* row)>;

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
  void each_row(Folder const& folder, Deadline const& deadline, std::function<void(CsvRow const&)> const& take) const;
  std::vector<std::string> each_listed(Folder const& folder, Deadline const& deadline, TakeEntry const& take) const;
  std::vector<std::string> each_entry(Folder const& folder, Deadline const& deadline, Counted& counted, TakeEntry const& take) const;
  [[noreturn]] void refuse_repeated(Folder const& folder, Deadline const& deadline, Names const& names) const;
  [[nodiscard]] Entry entry_from(CsvRow const& row, std::vector<std::string> const& meanings) const;
  [[nodiscard]] std::vector<std::string> meanings_of(CsvRow const& head) const;

  sources::SourceCard card_;
  FilesProfile profile_;
  [[nodiscard]] Present looked_at(Folder const& folder, Likeness const& likeness, Deadline const& deadline) const;
  [[nodiscard]] Present looked_up(Folder const& folder, Likeness const& likeness, Limits const& limits) const;
  [[nodiscard]] std::vector<Stamp> stamps(Folder const& folder, Deadline const& deadline, std::size_t& passed_over) const;
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

/// The manifest is read twice, to know its encoding before its first row; it is never held whole. Throws Passing when the two differ.
void FilesSource::each_row(Folder const& folder, Deadline const& deadline, std::function<void(CsvRow const&)> const& take) const {
  EncodingSeen seen;
  auto const hash = folder.each_piece(profile_.manifest, kMostManifest, deadline, [&](std::string_view piece) { seen.more(piece); });
  DecodedPieces decoding(seen.encoding());
  CsvPieces rows(',', take);
  auto const sound = [&](Result<std::size_t> const& so_far) {
    if (!so_far) fail(Kind::nonsense, card_.title + ": its index cannot be read. " + so_far.error().text, profile_.manifest);
    return *so_far;
  };
  auto const again = folder.each_piece(profile_.manifest, kMostManifest, deadline,
                                       [&](std::string_view piece) { sound(rows.more(decoding.more(piece))); });
  sound(rows.more(decoding.end()));
  if (sound(rows.end()) == 0)
    fail(Kind::nonsense, card_.title + ": its index is empty, not even a heading.", profile_.manifest);
  if (again != hash) throw Passing(Kind::nonsense, card_.title + ": its index changed while it was read.", profile_.manifest);
}

/// The heading, as it is written.
std::vector<std::string> FilesSource::each_listed(Folder const& folder, Deadline const& deadline, TakeEntry const& take) const {
  std::vector<std::string> heading, meanings;
  each_row(folder, deadline, [&](CsvRow const& row) {
    if (!meanings.empty()) return take(entry_from(row, meanings), &row);
    heading = row.fields;
    meanings = meanings_of(row);
  });
  return heading;
}

void FilesSource::refuse_repeated(Folder const& folder, Deadline const& deadline, Names const& names) const {
  std::set<std::string> met;
  each_listed(folder, deadline, [&](Entry const& entry, CsvRow const* row) {
    if (!names.repeated(entry.file) || met.insert(entry.file).second) return;
    fail(Kind::nonsense, card_.title + ": line " + std::to_string(row->line) + " of its index names a file again.", profile_.manifest);
  });
  throw Passing(Kind::nonsense, card_.title + ": its index changed while it was read.", profile_.manifest);
}

std::vector<std::string> FilesSource::each_entry(Folder const& folder, Deadline const& deadline, Counted& counted,
                                                 TakeEntry const& take) const {
  Names names;
  counted = {};
  auto heading = each_listed(folder, deadline, [&](Entry const& entry, CsvRow const* row) {
    names.add(entry.file);
    ++counted.files;
    take(entry, row);
  });
  names.settle();
  if (profile_.people == FilesProfile::People::one_a_file && names.repeated()) refuse_repeated(folder, deadline, names);
  auto const unlisted = [&](std::string const& file) {
    if (file == profile_.manifest || names.has(file)) return;
    ++counted.files;
    ++counted.unlisted;
    take({file, last_part(file), {}, {}, {}, Entry::Listed::by_name_only}, nullptr);
  };
  folder.each_file(deadline, unlisted, [&](auto const&) { ++counted.passed_over; });
  return heading;
}

Present FilesSource::looked_at(Folder const& folder, Likeness const& likeness, Deadline const& deadline) const {
  Present present;
  with_attempts(kAttempts, deadline, [&] {
    present.entries.clear();
    each_entry(folder, deadline, present.counted, [&](Entry const& entry, CsvRow const*) {
      if (likeness.points(entry) > 0) present.entries.push_back(entry);
    });
  });
  present.settle();
  return present;
}

/// Each row of the index as it is written; a file that is not in it, by its name. Headings and counts are the facts.
std::string FilesSource::read_in(Folder const& folder, Deadline const& deadline, IndexWriter& writer) const {
  std::string packed;
  Counted counted;
  auto const heading = each_entry(folder, deadline, counted, [&](Entry const& entry, CsvRow const* row) {
    packed.clear();
    put_number(packed, row == nullptr ? 0 : row->line);
    if (row == nullptr) put_text(packed, entry.file);
    else for (auto const& field : row->fields) put_text(packed, field);
    writer.add(packed, Likeness::signs_in(entry));
  });
  return Json{{"heading", heading}, {"unlisted", counted.unlisted}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The manifest as it lies, and the names in the folder, in whatever order they come.
std::vector<Stamp> FilesSource::stamps(Folder const& folder, Deadline const& deadline, std::size_t& passed_over) const {
  Gathered names;
  passed_over = 0;
  folder.each_file(deadline, [&](std::string const& file) { names.add(file); }, [&](auto const&) { ++passed_over; });
  return {folder.stamp(profile_.manifest), {"names in the folder: " + names.text(), 0, 0, 0}};
}

Present FilesSource::looked_up(Folder const& folder, Likeness const& likeness, Limits const& limits) const {
  Present present;
  std::size_t passed_over = 0;
  Export const of{card_.id, card_.title, limits.total, [&](Deadline const& looking) { return stamps(folder, looking, passed_over); }, {},
                  [&](IndexWriter& writer, Deadline const& making) { return read_in(folder, making, writer); }};
  with_local_index(room_, of, [&](LocalIndex& index, Deadline const& deadline) {
    present.entries.clear();
    auto const facts = Json::parse(index.facts());
    auto const meanings = meanings_of({1, facts.at("heading").get<std::vector<std::string>>()});
    for (auto const number : likeness.among(index.file())) {
      deadline.check(card_.title);
      Unpacking from(index.file().entry(number));
      CsvRow row{from.number(), {}};
      while (!from.done()) row.fields.emplace_back(from.text());
      auto entry = row.line > 0 ? entry_from(row, meanings)
                                : Entry{row.fields.at(0), last_part(row.fields.at(0)), {}, {}, {}, Entry::Listed::by_name_only};
      if (likeness.points(entry) > 0) present.entries.push_back(std::move(entry));
    }
    present.counted = {index.file().size(), facts.at("unlisted"), passed_over};
    present.freshness = index.freshness();
  });
  present.settle();
  return present;
}

SearchAnswer FilesSource::search(person::Description const& subject, Limits const& limits) {
  Folder const folder(card_.title, root_);
  Likeness const likeness(subject);
  auto const present = room_.keeps_indexes() ? looked_up(folder, likeness, limits) : looked_at(folder, likeness, Deadline(limits.total));
  std::vector<std::pair<int, Entry const*>> ranked;
  for (auto const& entry : present.entries) ranked.emplace_back(likeness.points(entry), &entry);
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
      "the index and the names of " + std::to_string(present.counted.files) + " files: any part of " + names +
      (subject.born ? ", or born " + in_words(*subject.born) + " (also with day and month exchanged)" : "") +
      (subject.identifiers.empty() ? "" : ", or one of their reference numbers"));
  if (!present.freshness.empty()) answer.terms.push_back(present.freshness);
  answer.freshness = present.freshness;
  if (present.counted.unlisted > 0)
    answer.terms.push_back(std::to_string(present.counted.unlisted) +
                           " files are not in the index and were looked for by file name only");
  if (present.counted.passed_over > 0) {
    answer.terms.push_back(std::to_string(present.counted.passed_over) +
                           " links or closed folders were not looked into");
  }
  return answer;
}

void FilesSource::collect(std::string const& key, Limits const& limits,
                          std::function<void(CollectedItem)> const& take) {
  Deadline const deadline(limits.total);
  Folder const folder(card_.title, root_);
  Entry found{key, last_part(key), {}, {}, {}, Entry::Listed::by_name_only};
  with_attempts(kAttempts, deadline, [&] {
    each_listed(folder, deadline, [&](Entry const& entry, CsvRow const*) {
      if (entry.file == key && found.listed == Entry::Listed::by_name_only) found = entry;
    });
  });
  take({key,
        found.title,
        media_type_of(key),
        last_part(key),
        found.author,
        found.dated,
        {{"system", card_.title}, {"path", key}},
        Original(folder.read(key, limits.item_bytes, deadline))});
}

std::vector<person::Related> FilesSource::around(std::string const& key, Limits const& limits) {
  if (profile_.people == FilesProfile::People::one_a_file) return {};
  Deadline const deadline(limits.total);
  Folder const folder(card_.title, root_);
  std::vector<person::Related> all;
  with_attempts(kAttempts, deadline, [&] {
    all.clear();
    each_listed(folder, deadline, [&](Entry const& entry, CsvRow const*) {
      if (entry.file == key) all.push_back({{}, "person on the same document", false, entry.described});
    });
  });
  return all;
}

std::vector<std::string> FilesSource::check_fields(Limits const& limits) {
  Deadline const deadline(limits.total);
  Folder const folder(card_.title, root_);
  Names present;
  std::size_t gone = 0, passed_over = 0;
  std::vector<std::string> warnings;
  folder.each_file(deadline, [&](std::string const& file) { present.add(file); }, [&](auto const&) { ++passed_over; });
  present.settle();
  with_attempts(kAttempts, deadline, [&] {
    gone = 0;
    each_listed(folder, deadline, [&](Entry const& entry, CsvRow const*) { gone += present.has(entry.file) ? 0U : 1U; });
  });
  if (gone > 0) warnings.push_back(std::to_string(gone) + " files of the index are not in the folder.");
  if (passed_over > 0) warnings.push_back(std::to_string(passed_over) + " links or closed folders are not looked into.");
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
