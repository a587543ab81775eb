#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "reading/exchange.h"
#include "reading/extract.h"
#include "reading/files.h"
#include "reading/recognise.h"

namespace rightsdesk::reading {
namespace {

constexpr unsigned kParseSeconds = 55;

/// A handler, for the first process of a namespace has no default ones. Tools have times of their own.
void end_when_out_of_time(Format format) {
  struct sigaction action {};
  action.sa_handler = [](int) { _exit(kOutOfTime); };
  sigaction(SIGALRM, &action, nullptr);
  if (format != Format::pdf) alarm(kParseSeconds);
}

void answer(std::string const& folder) {
  auto task = task_from(Json::parse(file_bytes(folder + "/request.json")));
  auto const bytes = file_bytes(folder + "/input");
  Source source{bytes, task.name, task.options, folder + "/input", folder};
  auto const format = sniffed(bytes, task.name);
  if (task.kind != Task::Kind::recognise) {
    if (task.kind == Task::Kind::further_pages) source.share = Source::Share::pages;
    end_when_out_of_time(format);
    leave_answer(extract(source), folder);
    return;
  }
  for (auto& page : task.so_far.document.pages) {
    if (page.image) page.image->bytes = file_bytes(folder + "/image-" + std::to_string(page.number));
  }
  recognise(source, format, task.so_far);
  leave_answer(std::move(task.so_far), folder);
}

}  // namespace

int reader_child(std::string const& folder) {
  return status_of([&] { answer(folder); });
}

}  // namespace rightsdesk::reading
