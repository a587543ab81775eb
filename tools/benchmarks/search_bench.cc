// How long one requester takes among a million people, what a person costs in memory, and how fast a file is read: on one
// core, over invented people. The people come from BENCH_PEOPLE (default 1000000) or from the folder BENCH_FOLDER, as
// make-people list makes it; tools/benchmarks/beside asks the same of other engines.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "make-people/write.h"
#include "matching/rank.h"
#include "matching/requests.h"
#include "matching/scan.h"

namespace rightsdesk::matching {
namespace {

std::string text_of(std::string const& path) {
  std::ifstream in(path, std::ios::binary);
  ENSURE(in.good(), "the benchmark's file can be read");
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string setting(char const* name, std::string const& otherwise) {
  auto const* value = std::getenv(name);
  return value == nullptr ? otherwise : value;
}

/// The folder of the people, made once.
std::string const& folder() {
  static std::string const kFolder = [] {
    auto const people = setting("BENCH_PEOPLE", "1000000");
    auto path = setting("BENCH_FOLDER", "/tmp/rightsdesk-bench-" + people);
    if (!std::filesystem::exists(path + "/list.csv"))
      make_people::write_noisy({path, std::stoul(people), 300, 4, "usual"});
    return path;
  }();
  return kFolder;
}

double milliseconds(std::chrono::steady_clock::time_point from) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count();
}

/// Of this thread alone: what others do on the machine does not count.
double core_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1000 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Town {
  std::vector<People> people;
  Model model;
  std::vector<SearchRequest> requests;
  double core_seconds_to_read = 0;
};

Town const& town() {
  static Town const kTown = [] {
    Town out;
    std::string const tree = RIGHTSDESK_TREE;
    person::NameBook book;
    for (auto const* file : {"/config/matching/nicknames.csv", "/config/matching/names.csv"})
      ENSURE(book.add_csv(text_of(tree + file), file).has_value(), "the shipped names are readable");
    out.model = model_from_yaml(text_of(tree + "/config/matching.yaml"), "matching.yaml", std::move(book)).value();
    auto const list = folder() + "/list.csv";
    auto const began = core_milliseconds();
    out.people.push_back(People::load({"list", list, folder() + "/with_number.yaml"}).value());
    out.core_seconds_to_read = (core_milliseconds() - began) / 1000;
    out.model = with_names_of(std::move(out.model), out.people);
    out.requests = requests_from_jsonl(text_of(folder() + "/queries.jsonl"), "queries").value();
    if (out.requests.size() > 300) out.requests.resize(300);
    return out;
  }();
  return kTown;
}

double resident_megabytes() {
  std::ifstream in("/proc/self/status");
  std::string line;
  while (std::getline(in, line)) {
    if (line.starts_with("VmRSS:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return 0;
}

template <class Ask>
void ask_all(benchmark::State& state, Ask ask) {
  auto const& all = town();
  std::vector<double> took;
  std::vector<double> core;
  std::size_t next = 0;
  for (auto _ : state) {
    auto const began = std::chrono::steady_clock::now();
    auto const core_began = core_milliseconds();
    ask(all.requests[next++ % all.requests.size()]);
    core.push_back(core_milliseconds() - core_began);
    took.push_back(milliseconds(began));
  }
  std::sort(took.begin(), took.end());
  std::sort(core.begin(), core.end());
  state.counters["core_median_ms"] = core[core.size() / 2];
  state.counters["core_p95_ms"] = core[core.size() * 95 / 100];
  state.counters["people"] = static_cast<double>(all.people[0].size());
  state.counters["median_ms"] = took[took.size() / 2];
  state.counters["p95_ms"] = took[took.size() * 95 / 100];
}

void every_row_weighed(benchmark::State& state) {
  ask_all(state, [](SearchRequest const& request) {
    benchmark::DoNotOptimize(nearest(facts_of(request.subject), town().people[0].columns(), town().model));
  });
}
BENCHMARK(every_row_weighed)->Iterations(300)->Unit(benchmark::kMillisecond);

void one_requester_ranked_and_explained(benchmark::State& state) {
  ask_all(state, [](SearchRequest const& request) {
    benchmark::DoNotOptimize(rank(request.subject, town().people, town().model));
  });
  auto const people = static_cast<double>(town().people[0].size());
  state.counters["bytes_a_person"] = static_cast<double>(town().people[0].bytes()) / people;
  state.counters["rows_a_core_second"] = people / town().core_seconds_to_read;
  state.counters["process_MB"] = resident_megabytes();
}
BENCHMARK(one_requester_ranked_and_explained)->Iterations(300)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rightsdesk::matching

BENCHMARK_MAIN();
