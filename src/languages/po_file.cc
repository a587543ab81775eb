#include "languages/po_file.h"

#include <gettext-po.h>

#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>

#include "core/result.h"

namespace rightsdesk::languages {
namespace {

struct Unreadable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The library tells of faults by a function without a place for its reader.
thread_local std::vector<std::string>* told = nullptr;

void tell(int severity, po_message_t, char const* file, std::size_t line, std::size_t, int, char const* words) {
  std::string text = words == nullptr ? "" : words;
  while (!text.empty() && text.back() == '\n') text.pop_back();
  if (file != nullptr) text = std::string(file) + (line == static_cast<std::size_t>(-1) ? "" : ":" + std::to_string(line)) + ": " + text;
  if (severity != PO_SEVERITY_WARNING) told->push_back(text);
  if (severity == PO_SEVERITY_FATAL_ERROR) throw Unreadable(text);  // it must not go back
}

void tell_two(int severity, po_message_t message, char const* file, std::size_t line, std::size_t column, int lines, char const* words, po_message_t, char const*,
              std::size_t, std::size_t, int, char const*) {
  tell(severity, message, file, line, column, lines, words);
}

po_xerror_handler const kHandler{tell, tell_two};

struct Closes {
  void operator()(po_file_t file) const { po_file_free(file); }
};
using File = std::unique_ptr<std::remove_pointer_t<po_file_t>, Closes>;

File opened(std::string const& path, std::vector<std::string>& faults) {
  told = &faults;
  if (!std::ifstream(path)) {
    faults.push_back(path + ": there is no such file");
    return nullptr;
  }
  auto const before = faults.size();
  try {
    File file(po_file_read(path.c_str(), &kHandler));
    if (!file && faults.size() == before) faults.push_back(path + ": cannot be read");
    return faults.size() == before ? std::move(file) : nullptr;
  } catch (Unreadable const&) {
    return nullptr;
  }
}

struct Entry {
  std::string english, said;
  bool counts = true;  ///< not fuzzy, not struck out
  std::vector<std::string> where;
};

std::vector<Entry> entries_of(po_file_t file) {
  std::vector<Entry> entries;
  auto* each = po_message_iterator(file, nullptr);
  for (auto* message = po_next_message(each); message != nullptr; message = po_next_message(each)) {
    Entry entry{po_message_msgid(message), po_message_msgstr(message), po_message_is_fuzzy(message) == 0 && po_message_is_obsolete(message) == 0, {}};
    for (int i = 0; po_filepos_t const place = po_message_filepos(message, i); ++i) {
      auto const line = po_filepos_start_line(place);
      entry.where.push_back(po_filepos_file(place) + (line == static_cast<std::size_t>(-1) ? "" : ":" + std::to_string(line)));
    }
    entries.push_back(std::move(entry));
  }
  po_message_iterator_free(each);
  return entries;
}

/// The lines on which the messages begin, in the order of the file: the library does not tell them.
std::vector<std::size_t> lines_of(std::string const& path) {
  std::vector<std::size_t> lines;
  std::ifstream in(path);
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.starts_with("msgid ") || line.starts_with("#~ msgid ")) lines.push_back(number);
  }
  return lines;
}

std::string field_of(po_file_t file, char const* name) {
  auto const* header = po_file_domain_header(file, nullptr);
  std::unique_ptr<char, decltype(&std::free)> const value(header == nullptr ? nullptr : po_header_field(header, name), &std::free);
  return value ? value.get() : "";
}

std::string name_without_ending(std::string const& path) {
  auto const slash = path.rfind('/');
  auto const name = path.substr(slash == std::string::npos ? 0 : slash + 1);
  return name.substr(0, name.find('.'));
}

Runs runs_of(po_file_t file, std::string const& path, std::vector<std::string>& faults) {
  auto const runs = field_of(file, "X-Runs");
  if (!runs.empty() && runs != "right-to-left" && runs != "left-to-right") faults.push_back(path + ": X-Runs is left-to-right or right-to-left, not \"" + runs + "\"");
  return runs == "right-to-left" ? Runs::right_to_left : Runs::left_to_right;
}

/// `messages`: null for whatever stands in it.
Language language_at(std::string const& path, Messages const* messages, std::vector<std::string>& faults) {
  auto const file = opened(path, faults);
  if (!file) return english();
  auto const code = field_of(file.get(), "Language"), own_name = field_of(file.get(), "X-Own-Name");
  if (code != name_without_ending(path)) faults.push_back(path + ": its header says Language: " + (code.empty() ? "nothing" : code) + ", and not what the file is named");
  if (own_name.empty()) faults.push_back(path + ": its header lacks X-Own-Name, what its speakers call the language");
  auto const runs = runs_of(file.get(), path, faults);
  std::map<std::string, std::string> words;
  auto const entries = entries_of(file.get());
  auto const lines = lines_of(path);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto const& entry = entries[i];
    if (entry.english.empty() || entry.said.empty() || !entry.counts || (messages != nullptr && !messages->contains(entry.english))) continue;
    for (auto const& wrong : wrong_with(entry.english, entry.said)) {
      faults.push_back(path + (i < lines.size() ? ":" + std::to_string(lines[i]) : "") + ": " + wrong + ", in what is said for \"" + entry.english + "\"");
    }
    words[entry.english] = entry.said;
  }
  return {code, own_name, runs, std::move(words)};
}

}  // namespace

Language read_catalogue(std::string const& path, Messages const& messages, std::vector<std::string>& faults) { return language_at(path, &messages, faults); }
Language read_whole_catalogue(std::string const& path, std::vector<std::string>& faults) { return language_at(path, nullptr, faults); }

Messages read_template(std::string const& path, std::vector<std::string>& faults) {
  Messages messages;
  auto const file = opened(path, faults);
  if (!file) return messages;
  for (auto const& entry : entries_of(file.get())) {
    if (!entry.english.empty() && entry.counts) messages[entry.english] = entry.where;
  }
  return messages;
}

void write_template(std::string const& path, Messages const& messages) {
  std::vector<std::string> faults;
  told = &faults;
  File const file(po_file_create());
  auto* each = po_message_iterator(file.get(), nullptr);
  auto const insert = [&](char const* english, char const* said) {
    auto* message = po_message_create();
    po_message_set_msgid(message, english);
    po_message_set_msgstr(message, said);
    po_message_insert(each, message);
    return message;
  };
  insert("", "Language: \nX-Own-Name: \nX-Runs: left-to-right\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n");
  for (auto const& [english, where] : messages) {
    auto* message = insert(english.c_str(), "");
    for (auto const& place : where) {
      auto const colon = place.rfind(':');
      bool const numbered = colon != std::string::npos && place.find_first_not_of("0123456789", colon + 1) == std::string::npos && colon + 1 < place.size();
      po_message_add_filepos(message, place.substr(0, numbered ? colon : place.size()).c_str(), numbered ? std::stoul(place.substr(colon + 1)) : static_cast<std::size_t>(-1));
    }
  }
  po_message_iterator_free(each);
  try {
    if (po_file_write(file.get(), path.c_str(), &kHandler) == nullptr && faults.empty()) faults.push_back(path + ": cannot be written");
  } catch (Unreadable const&) {
    if (faults.empty()) faults.push_back(path + ": cannot be written");
  }
  if (!faults.empty()) throw Fault("The messages could not be written", faults.front());
}

}  // namespace rightsdesk::languages
