#include "connectors/protocols/files.h"

#include <algorithm>
#include <set>

#include "connectors/protocols/csv.h"
#include "connectors/protocols/decoding.h"
#include "connectors/protocols/describe.h"
#include "connectors/protocols/folder.h"
#include "connectors/protocols/mentions.h"
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

 private:
  static int shared(std::set<std::string> const& words, std::set<std::string> const& sought) {
    return static_cast<int>(
        std::count_if(words.begin(), words.end(), [&](auto const& word) { return sought.contains(word); }));
  }
  Mentions mentions_;
  std::set<std::string> given_, family_, numbers_;
  std::optional<Date> born_, swapped_;
};

class FilesSource final : public Connector {
 public:
  FilesSource(sources::SourceCard card, FilesProfile profile, std::string root)
      : card_(std::move(card)), profile_(std::move(profile)), root_(std::move(root)) {}
  [[nodiscard]] sources::SourceCard const& card() const override { return card_; }
  SearchAnswer search(person::Description const& subject, Limits const& limits) override;
  void collect(std::string const& key, Limits const& limits,
               std::function<void(CollectedItem)> const& take) override;
  std::vector<person::Related> around(std::string const& key, Limits const& limits) override;
  void sign_in(Limits const&) override { Folder(card_.title, root_); }
  std::vector<std::string> check_fields(Limits const& limits) override;

 private:
  [[nodiscard]] std::vector<Entry> listed(Folder const& folder, Deadline const& deadline) const;
  [[nodiscard]] Entry entry_from(CsvRow const& row, std::vector<std::string> const& meanings) const;
  [[nodiscard]] std::vector<std::string> meanings_of(CsvRow const& head) const;

  sources::SourceCard card_;
  FilesProfile profile_;
  std::string root_;
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

std::vector<Entry> FilesSource::listed(Folder const& folder, Deadline const& deadline) const {
  auto const rows = read_csv(decoded(folder.read(profile_.manifest, kMostManifest, deadline)).text);
  if (!rows)
    fail(Kind::nonsense, card_.title + ": its index cannot be read. " + rows.error().text, profile_.manifest);
  if (rows->empty())
    fail(Kind::nonsense, card_.title + ": its index is empty, not even a heading.", profile_.manifest);
  auto const meanings = meanings_of(rows->front());
  std::vector<Entry> entries;
  std::set<std::string> seen;
  for (std::size_t i = 1; i < rows->size(); ++i) {
    auto entry = entry_from((*rows)[i], meanings);
    if (!seen.insert(entry.file).second && profile_.people == FilesProfile::People::one_a_file) {
      fail(Kind::nonsense,
           card_.title + ": line " + std::to_string((*rows)[i].line) + " of its index names a file again.",
           profile_.manifest);
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

SearchAnswer FilesSource::search(person::Description const& subject, Limits const& limits) {
  Deadline const deadline(limits.total);
  Folder const folder(card_.title, root_);
  auto entries = listed(folder, deadline);
  std::set<std::string> in_manifest{profile_.manifest};
  for (auto const& entry : entries) in_manifest.insert(entry.file);
  std::vector<std::string> passed_over;
  std::size_t unlisted = 0;
  for (auto const& file : folder.files(passed_over, deadline)) {
    if (in_manifest.contains(file)) continue;
    ++unlisted;
    entries.push_back({file, last_part(file), {}, {}, {}, Entry::Listed::by_name_only});
  }
  Likeness const likeness(subject);
  std::vector<std::pair<int, Entry const*>> ranked;
  for (auto const& entry : entries)
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
      "the index and the names of " + std::to_string(entries.size()) + " files: any part of " + names +
      (subject.born ? ", or born " + in_words(*subject.born) + " (also with day and month exchanged)" : "") +
      (subject.identifiers.empty() ? "" : ", or one of their reference numbers"));
  if (unlisted > 0)
    answer.terms.push_back(std::to_string(unlisted) +
                           " files are not in the index and were looked for by file name only");
  if (!passed_over.empty()) {
    answer.terms.push_back(std::to_string(passed_over.size()) +
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
                                      Endpoint const& endpoint) {
  auto const root = endpoint.text("root");
  if (root.empty())
    fail(Kind::unreachable, card.title + " is not connected: its settings need root.", "endpoint incomplete");
  return std::make_unique<FilesSource>(std::move(card), std::move(profile), root);
}

}  // namespace rightsdesk::connectors
