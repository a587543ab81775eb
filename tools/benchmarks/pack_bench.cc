// How long and how big a pack is: pages a second, bytes a page, peak memory. Each size runs once, in a process of its own.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "disclosure/pack.h"

namespace rightsdesk::disclosure {
namespace {

PackRecord note(int number) {
  PackRecord given;
  given.source = "Children's social care system";
  given.record.record = RecordId("note" + std::to_string(number));
  given.record.title = "Case note " + std::to_string(number);
  given.record.dated = "2012-03-04";
  redaction::BurnedPage page;
  for (int line = 0; line < 32; ++line) {
    page.lines.push_back({redaction::Text{"Visited at home with "}, redaction::Marker{"S2P3-16"},
                          redaction::Text{" and talked about school, sleep and the move to Larkspur Rise next week."}});
    page.codes.push_back("S2P3-16");
  }
  given.record.pages = {page};
  return given;
}

PackInput input_of(int records) {
  PackInput input;
  input.reference = "BENCH-1";
  input.requester = input.subject = Personal<std::string>("Zofia Nowak-Bright");
  input.received = *parse_date("2026-10-21");
  input.dated = *parse_date("2026-11-20");
  input.made_at = *parse_instant("2026-11-20T14:00:00Z");
  input.controller.name = "Thamesbrook Council";
  input.controller.contact_email = "rights@thamesbrook.example";
  law::Exemption row;
  row.code = "S2P3-16";
  row.title = "Information about another person";
  input.exemptions = {row};
  for (int i = 0; i < records; ++i) input.records.push_back(note(i));
  return input;
}

int measure(int records, std::string const& templates) {
  auto const begin = std::chrono::steady_clock::now();
  auto const pack = make_pack(input_of(records), templates);
  if (!pack) return 1;
  double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%6d pages  %7.2f s  %8.1f pages/s  %8zu bytes/page  %6ld MiB peak\n", pack->pack.pages, seconds,
              pack->pack.pages / seconds, pack->pack.bytes.size() / static_cast<std::size_t>(pack->pack.pages), usage.ru_maxrss / 1024);
  return 0;
}

}  // namespace
}  // namespace rightsdesk::disclosure

/// pack_bench TEMPLATES [RECORDS...]; about one page a record.
int main(int argc, char** argv) {
  std::string const templates = argc > 1 ? argv[1] : "templates/pack";
  std::vector<int> sizes;
  for (int i = 2; i < argc; ++i) sizes.push_back(std::atoi(argv[i]));
  if (sizes.empty()) sizes = {100, 1000};
  for (int const records : sizes) {
    pid_t const child = fork();
    if (child == 0) {
      int const status = rightsdesk::disclosure::measure(records, templates);
      std::fflush(stdout);
      _exit(status);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (status != 0) return 1;
  }
  return 0;
}
