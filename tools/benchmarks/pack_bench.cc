// How long and how big a pack is: pages a second, bytes a page, peak memory.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <string>

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

/// The templates of this tree: RIGHTSDESK_TREE is set by CMake.
std::string const kTemplates = std::string(RIGHTSDESK_TREE) + "/templates/pack";

/// One note a page, about; tools/bench runs each size in a process of its own, for peak memory is a process's.
void making_a_pack(benchmark::State& state) {
  auto const input = input_of(static_cast<int>(state.range(0)));
  double pages = 0, bytes = 0;
  for (auto _ : state) {
    auto const pack = make_pack(input, kTemplates);
    if (!pack) return state.SkipWithError(pack.error().text.c_str());
    pages = pack->pack.pages;
    bytes = static_cast<double>(pack->pack.bytes.size());
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["pages"] = pages;
  state.counters["pages/s"] = benchmark::Counter(pages, benchmark::Counter::kIsIterationInvariantRate);
  state.counters["bytes/page"] = bytes / pages;
  state.counters["peak MiB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}
BENCHMARK(making_a_pack)->Arg(100)->Arg(1000)->Arg(5000)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace rightsdesk::disclosure

BENCHMARK_MAIN();
