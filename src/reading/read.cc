#include "reading/read.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <climits>
#include <future>
#include <iterator>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/text.h"
#include "reading/draft.h"
#include "reading/exchange.h"
#include "reading/formats.h"
#include "reading/plain.h"
#include "reading/recognise.h"
#include "reading/refusals.h"
#include "sandbox/folder.h"
#include "sandbox/run.h"

namespace rightsdesk::reading {
namespace {

constexpr std::size_t kMostAnswer = 600U << 20U;
constexpr std::size_t kMostBytes = 1U << 30U;
constexpr std::size_t kPagesAtOnce = 8;
constexpr int kFewestPagesOfAPart = 10, kMostFailedParts = 3;
constexpr auto kSecondsForAnything = std::chrono::seconds(60);
constexpr auto kSecondsForOcrOfAPage = std::chrono::seconds(190);  // two readings, a turn, a drawing, each with its own limit

std::string own_program() {
  std::array<char, PATH_MAX> path{};
  auto const length = readlink("/proc/self/exe", path.data(), path.size());
  if (length <= 0) throw Fault("Files cannot be opened safely on this machine.", "reading: this program's own file cannot be told");
  return {path.data(), static_cast<std::size_t>(length)};
}

/// Two seconds a page, for as many pages as so many bytes can reasonably hold.
std::chrono::seconds time_for(std::size_t bytes, Options const& options) {
  auto const pages = std::min<std::size_t>(bytes / 2000 + 1, static_cast<std::size_t>(std::max(options.max_pages, 1)));
  return kSecondsForAnything + std::chrono::seconds(2 * pages);
}

sandbox::Outcome child_run(sandbox::Folder const& folder, Options const& options, std::chrono::seconds time) {
  auto const program = options.reader.empty() ? own_program() : options.reader;
  sandbox::Command command;
  command.argv = {program, "reader-child", folder.path()};
  command.folder = folder.path();
  command.readable = {program};
  command.bounds.wall = time;
  command.bounds.cpu_seconds = static_cast<int>(time.count());
  command.bounds.file_bytes = 1U << 30U;
#ifdef __SANITIZE_ADDRESS__
  command.bounds.memory_bytes = 0;  // its shadow takes terabytes of address space
#endif
  return sandbox::run(command);
}

bool stopped_itself(int signal) { return signal == SIGSEGV || signal == SIGABRT || signal == SIGBUS || signal == SIGFPE || signal == SIGILL; }

/// Nothing when the child came to a proper end.
std::optional<Refusal> unfinished(sandbox::Outcome const& outcome) {
  if (outcome.ending == sandbox::Ending::timed_out || outcome.status == kOutOfTime) return too_large("reading it takes too long").value();
  if (outcome.ok()) return std::nullopt;
  if (outcome.ending == sandbox::Ending::killed && stopped_itself(outcome.status)) {
    return damaged("its content makes the reader stop").value();
  }
  if (outcome.ending != sandbox::Ending::exited || outcome.status == kOutOfMemory) return too_large("reading it takes too much memory or time").value();
  if (outcome.status == kParserFailed) return damaged("its content cannot be made sense of").value();
  throw Fault("A file could not be opened.", "reader child: status " + std::to_string(outcome.status) + ": " + outcome.errors.substr(0, 300));
}

bool is_sound(Extracted const& extracted) {
  for (auto const& page : extracted.document.pages) {
    auto const length = count_code_points(page.text);
    for (auto const& word : page.words) {
      if (word.begin > word.end || word.end > length) return false;
    }
  }
  for (auto const& part : extracted.unread) {
    if (part.page >= extracted.document.pages.size()) return false;
  }
  return true;
}

/// Everything the child left is held to its form: a parser taken over could leave anything.
Reading answer_in(sandbox::Folder const& folder) {
  auto const text = folder.read("document.json", kMostAnswer);
  if (!text) return damaged("its content makes the reader stop");
  try {
    auto const json = Json::parse(*text);
    if (json.contains("code")) return refused(json.at("code").get<std::string>(), tidied(json.at("reason").get<std::string>()));
    auto extracted = extracted_from(json);
    if (!is_sound(extracted)) return damaged("its words do not stand in its text");
    for (auto& page : extracted.document.pages) {
      if (!page.image) continue;
      page.image->bytes = folder.read("image-" + std::to_string(page.number), kMostAnswer).value_or(std::string{});
      if (!page.image->bytes.starts_with("\xFF\xD8")) page.image.reset();
    }
    for (std::size_t i = 0; i < extracted.document.attachments.size(); ++i) {
      extracted.document.attachments[i].bytes = folder.read("attachment-" + std::to_string(i), kMostAnswer).value_or(std::string{});
    }
    return extracted;
  } catch (Json::exception const&) {
    return damaged("its content makes the reader stop");
  } catch (Fault const&) {
    return damaged("its content makes the reader stop");
  }
}

Reading in_child(std::string const& bytes, Task const& task, std::chrono::seconds time) {
  sandbox::Folder const folder;
  folder.write("input", bytes);
  folder.write("request.json", to_json(task).dump());
  for (auto const& page : task.so_far.document.pages) {
    if (page.image) folder.write("image-" + std::to_string(page.number), page.image->bytes);
  }
  auto const outcome = child_run(folder, task.options, time);
  if (auto refusal = unfinished(outcome)) return tl::unexpected(std::move(*refusal));
  return answer_in(folder);
}

/// The pages that need OCR, in batches, each a task of its own.
std::vector<Task> ocr_tasks(Extracted const& extracted, std::string const& name, Options const& options, std::size_t batch) {
  std::vector<Task> tasks;
  for (auto const& part : extracted.unread) {
    auto const& page = extracted.document.pages[part.page];
    if (tasks.empty() || tasks.back().so_far.document.pages.size() == batch) {
      tasks.push_back({Task::Kind::recognise, name, options, {}});
    }
    auto& so_far = tasks.back().so_far;
    so_far.document.pages.push_back(page);
    so_far.unread.push_back({so_far.document.pages.size() - 1, part.region});
  }
  return tasks;
}

void take_back(Extracted& extracted, Task const& task, Reading read) {
  auto part = task.so_far;
  if (read && read->document.pages.size() == part.document.pages.size()) {
    part = std::move(*read);
  } else {
    leave_unread(part);
  }
  for (auto& page : part.document.pages) {
    for (auto& old : extracted.document.pages) {
      if (old.number == page.number) old = std::move(page);
    }
  }
  auto& warnings = extracted.document.warnings;
  warnings.insert(warnings.end(), part.document.warnings.begin(), part.document.warnings.end());
}

void run_ocr(std::string const& bytes, std::string const& name, Options const& options, Extracted& extracted) {
  auto const workers = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8);
  auto const batch = std::clamp<std::size_t>((extracted.unread.size() + workers - 1) / workers, 1, kPagesAtOnce);
  auto const tasks = ocr_tasks(extracted, name, options, batch);
  for (std::size_t from = 0; from < tasks.size(); from += workers) {
    auto const to = std::min(tasks.size(), from + workers);
    std::vector<std::future<Reading>> running;
    for (auto i = from; i < to; ++i) {
      running.push_back(std::async(std::launch::async, [&bytes, &task = tasks[i]] {
        return in_child(bytes, task, kSecondsForAnything + task.so_far.unread.size() * kSecondsForOcrOfAPage);
      }));
    }
    for (auto i = from; i < to; ++i) take_back(extracted, tasks[i], running[i - from].get());
  }
  extracted.unread.clear();
}

Reading first_look(std::string const& bytes, std::string const& name, Options const& options) {
  Source const source{bytes, name, options};
  switch (sniffed(bytes, name)) {
    case Format::plain: return read_plain(source);
    case Format::csv: return read_csv(source);
    case Format::json: return read_json(source);
    default: return in_child(bytes, {Task::Kind::extract, name, options, {}}, time_for(bytes.size(), options));
  }
}

/// OCR of what it left unread, or a flag on it.
void finish(std::string const& bytes, std::string const& name, Options const& options, Extracted& extracted) {
  if (options.ocr == Options::Ocr::automatic && !extracted.unread.empty()) {
    run_ocr(bytes, name, options, extracted);
  } else {
    leave_unread(extracted);
  }
}

bool are_numbered(std::vector<document::Page> const& pages, int first, int last) {
  if (pages.size() != static_cast<std::size_t>(last - first + 1)) return false;
  return std::all_of(pages.begin(), pages.end(), [&](document::Page const& page) { return page.number == first++; });
}

/// The pages that no child could read: they are there, so that nobody takes the file to be shorter.
Extracted not_read(int first, int last) {
  Extracted extracted;
  for (int number = first; number <= last; ++number) {
    document::Page page;
    page.number = number;
    page.layout = document::Layout::fixed;
    page.flags = {document::Flag::not_read};
    extracted.document.pages.push_back(std::move(page));
  }
  auto const which = first == last ? "Page " + std::to_string(first) : "Pages " + std::to_string(first) + " to " + std::to_string(last);
  extracted.document.warnings.push_back(which + " could not be read: look at the original.");
  return extracted;
}

/// The further pages of a PDF whose first ones are read, a part after the other.
class FurtherPages {
 public:
  FurtherPages(std::string const& bytes, std::string const& name, Options const& options) : bytes_(bytes), name_(name), part_(options) {}

  /// Pages `first` to `last`. After too many that could not be read no more is tried.
  Extracted read(int first, int last) {
    if (failed_ == kMostFailedParts) return not_read(first, last);
    part_.first_page = first;
    part_.last_page = last;
    auto more = in_child(bytes_, {Task::Kind::further_pages, name_, part_, {}}, time_for(bytes_.size(), part_));
    if (!more || !are_numbered(more->document.pages, first, last)) {
      ++failed_;
      return not_read(first, last);
    }
    finish(bytes_, name_, part_, *more);
    return std::move(*more);
  }

 private:
  std::string const& bytes_;
  std::string const& name_;
  Options part_;
  int failed_ = 0;
};

void append(document::Document& all, document::Document more) {
  std::move(more.pages.begin(), more.pages.end(), std::back_inserter(all.pages));
  std::move(more.hidden.begin(), more.hidden.end(), std::back_inserter(all.hidden));
  for (auto const& warning : more.warnings) warn(all, warning);
}

}  // namespace

Result<document::Document> read(std::string const& bytes, std::string const& name, Options const& options, TakePages const& take) {
  if (bytes.empty()) return empty_file();
  if (bytes.size() > kMostBytes) return too_large("it is larger than 1 GiB");
  auto const shown = valid_utf8(name);
  auto first = first_look(bytes, shown, options);
  if (!first) return tl::unexpected(first.error());
  finish(bytes, shown, options, *first);
  take(first->document.pages);
  auto document = std::move(first->document);
  auto const at_once = std::max(static_cast<int>(document.pages.size()), std::min(kFewestPagesOfAPart, options.pages_of_a_child));
  auto const all = std::min(first->pages_of_file, options.max_pages);
  auto const last = options.last_page == 0 ? all : std::min(options.last_page, all);
  FurtherPages further(bytes, shown, options);
  while (!document.pages.empty() && document.pages.back().number < last) {
    auto const from = document.pages.back().number + 1;
    auto more = further.read(from, std::min(last, from + at_once - 1));
    take(more.document.pages);
    append(document, std::move(more.document));
  }
  return document;
}

Result<document::Document> read(std::string const& bytes, std::string const& name, Options const& options) {
  return read(bytes, name, options, [](std::vector<document::Page>&) {});
}

bool says_locked(std::string const& text) { return text == needs_password().value().text; }

}  // namespace rightsdesk::reading
