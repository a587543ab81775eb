// How long and how big a pack is: pages a second, bytes a page, peak memory.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <string>

#include "disclosure/other_forms.h"
#include "disclosure/pack.h"

namespace rightsdesk::disclosure {
namespace {

/// Words of a note that differ from line to line, as they do in a file: the same invented people, days and places in another order.
std::string words_of(int number, int line) {
  static std::array<char const*, 8> const who{"Zofia", "her foster carer", "the class teacher", "the school nurse", "her key worker", "the health visitor", "the group leader", "the duty officer"};
  static std::array<char const*, 7> const did{"talked about school and sleep", "rang to say the bus was late", "asked for the next visit to be moved", "was pleased with the report", "brought the drawings from the club", "went through the plan again", "agreed what comes next"};
  static std::array<char const*, 5> const where{"at home", "at Larkspur Rise", "in the family centre", "on the phone", "after the Tuesday group"};
  auto const n = static_cast<std::size_t>(number * 37 + line * 11);
  return std::string(who[n % who.size()]) + " " + did[(n / 3) % did.size()] + " " + where[(n / 5) % where.size()] + ", " + std::to_string(n % 59) + " minutes.";
}

/// One note a page, about: 40 lines, a name taken out of every eighth.
PackRecord note(int number) {
  PackRecord given;
  given.source = "Children's social care system";
  given.record.record = RecordId("note" + std::to_string(number));
  given.record.title = "Case note " + std::to_string(number);
  given.record.dated = "2012-03-04";
  redaction::BurnedPage page;
  for (int line = 0; line < 40; ++line) {
    page.lines.push_back({redaction::Text{words_of(number, line)}});
    if (line % 8 != 3) continue;
    page.lines.back().insert(page.lines.back().begin(), {redaction::Text{"With "}, redaction::Marker{"S2P3-16"}, redaction::Text{" there, "}});
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
  input.records.reserve(static_cast<std::size_t>(records));
  for (int i = 0; i < records; ++i) {
    auto given = note(i);
    given.apart = PagesApart{codes_on(given.record.pages), [i] { return note(i).record.pages; }};
    given.record.pages.clear();
    input.records.push_back(std::move(given));
  }
  return input;
}

/// The templates of this tree: RIGHTSDESK_TREE is set by CMake.
std::string const kTemplates = std::string(RIGHTSDESK_TREE) + "/templates/pack";

/// With its schedule and certificate, the pages kept apart; tools/bench runs each size in a process of its own, for peak memory is a process's.
void making_a_pack(benchmark::State& state) {
  auto const input = input_of(static_cast<int>(state.range(0)));
  double pages = 0, bytes = 0;
  for (auto _ : state) {
    pages = bytes = 0;
    auto const pack = make_pack(input, kTemplates, [&](Part const& part) {
      pages += part.pages;
      bytes += static_cast<double>(part.bytes.size());
      if (char const* out = std::getenv("PACK_OUT")) std::ofstream(std::string(out) + "/" + part.file_name, std::ios::binary) << part.bytes;
    });
    if (!pack) return state.SkipWithError(pack.error().text.c_str());
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["pages"] = pages;
  state.counters["pages/s"] = benchmark::Counter(pages, benchmark::Counter::kIsIterationInvariantRate);
  state.counters["bytes/page"] = bytes / pages;
  state.counters["peak MiB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}
BENCHMARK(making_a_pack)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime()->MeasureProcessCPUTime();

/// The same pack as web pages in one ZIP.
void making_web_pages(benchmark::State& state) {
  auto const input = input_of(static_cast<int>(state.range(0)));
  double files = 0, bytes = 0;
  for (auto _ : state) {
    Spool spool;
    auto const made = make_web_pack(input, kTemplates, spool);
    if (!made) return state.SkipWithError(made.error().text.c_str());
    files = static_cast<double>(made->size());
    bytes = static_cast<double>(zipped("bench", *made, input.made_at).bytes.size());
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["files"] = files;
  state.counters["files/s"] = benchmark::Counter(files, benchmark::Counter::kIsIterationInvariantRate);
  state.counters["bytes/file"] = bytes / files;
  state.counters["peak MiB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}
BENCHMARK(making_web_pages)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime()->MeasureProcessCPUTime();

}  // namespace
}  // namespace rightsdesk::disclosure

BENCHMARK_MAIN();
