// How fast third parties are found: patterns by us, Boost.Regex alone, RE2 and Hyperscan (hits compared one by one with Boost.Regex), known people, the
// whole reading of a page, and the same words in other records.
#include <benchmark/benchmark.h>
#include <hs/hs.h>
#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <numeric>
#include <string>
#include <tuple>
#include <vector>

#include "redaction/elsewhere.h"
#include "redaction/people_index.h"
#include "redaction/plain_text.h"
#include "redaction/recognisers.h"

namespace rightsdesk::redaction {
namespace {

/// One line in six has something to find: one detail, or (the default) eight at once.
std::string notes(std::size_t lines, int details = 8) {
  static std::vector<std::string> const kLines{
      "Home visit today. The flat was tidy and there was food in the fridge; beds were made and the children had been to school.",
      "Telephone call to the school, who said that attendance had improved since the move and that there were no new concerns.",
      "Mum said that Joan Pike had been round again and that she would rather she had not, but the boys were pleased to see her.",
      "It was agreed that the health visitor would weigh the baby next week and that the plan would be reviewed in the spring.",
      "Contact details on file: 07700 900123, joan.pike@example.org, Flat 3, 12 Mill Lane, Barking, IG11 7LU, DOB 12/03/1980.",
      "Discussed in supervision; no change to the plan, and the next core group is in six weeks at the usual place and time."};
  std::string out;
  static std::vector<std::string> const kOne{"07700 900123", "joan.pike@example.org", "12 Mill Lane", "IG11 7LU", "12 Rose Avenue, Barking, IG11 7LU", "DOB 12/03/1980"};
  for (std::size_t i = 0; i < lines; ++i) {
    if (details == 1 && i * 7 % kLines.size() == 4) {
      out += "She was seen again on Friday and gave " + kOne[i / 6 % kOne.size()] + " to the worker, who wrote it on the form for the file.\n";
      continue;
    }
    out += kLines[i * 7 % kLines.size()] + (i % 9 == 0 ? " See note " + std::to_string(i) + "." : "") + "\n";
  }
  return out;
}

std::vector<RecogniserRow> without_checks(std::vector<RecogniserRow> rows) {
  for (auto& one : rows) {
    one.check = nullptr;
    one.context.clear();
  }
  return rows;
}

using Span = std::tuple<std::string, std::size_t, std::size_t>;

std::vector<Span> boost_alone(std::vector<RecogniserRow> const& rows, std::string const& text) {
  std::vector<Span> out;
  for (auto const& one : rows) {
    for (std::size_t from = 0; from < text.size();) {
      auto const to = text.find('\n', from);
      for (boost::cregex_iterator it(text.data() + from, text.data() + to, one.regex), none; it != none; ++it) {
        auto const& found = it->size() > 1 && (*it)[1].matched ? (*it)[1] : (*it)[0];
        out.emplace_back(one.id, found.first - text.data(), found.second - text.data());
      }
      from = to + 1;
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<KnownPerson> register_of(std::size_t people) {
  std::vector<KnownPerson> out;
  for (std::size_t i = 0; i < people; ++i) {
    KnownPerson one{PersonId(std::to_string(i)), i == 0 ? "subject" : "sibling", i == 0 ? Standing::subject : Standing::third_party, {}, {}};
    one.described.names.push_back({i == 1 ? "Joan Pike" : "Zed" + std::to_string(i) + " Quill" + std::to_string(i)});
    out.push_back(one);
  }
  return out;
}

Recognisers const& ours() {
  static auto const kOurs = Recognisers::from_folder(std::string(RIGHTSDESK_TREE) + "/redaction/recognisers");
  return kOurs;
}

RowEngine const& patterns_only() {
  static RowEngine const kEngine(without_checks(ours().state().engine.rows()));
  return kEngine;
}

void bytes_and_finds(benchmark::State& state, std::size_t bytes, std::size_t found) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes));
  state.counters["found"] = static_cast<double>(found);
}

void patterns_by_prefilter(benchmark::State& state) {
  auto const text = notes(2'000, static_cast<int>(state.range(0)));
  std::vector<Span> found;
  for (auto _ : state) {
    found.clear();
    for (auto const& hit : patterns_only().hits(text)) found.emplace_back(hit.row->id, hit.begin, hit.end);
  }
  std::sort(found.begin(), found.end());
  if (found != boost_alone(patterns_only().rows(), text)) return state.SkipWithError("the prefilter loses or adds a hit");
  bytes_and_finds(state, text.size(), found.size());
}
BENCHMARK(patterns_by_prefilter)->ArgName("details")->Arg(1)->Arg(8)->Unit(benchmark::kMillisecond);

void patterns_by_boost_regex_alone(benchmark::State& state) {
  auto const text = notes(2'000, static_cast<int>(state.range(0)));
  std::size_t found = 0;
  for (auto _ : state) found = boost_alone(patterns_only().rows(), text).size();
  bytes_and_finds(state, text.size(), found);
}
BENCHMARK(patterns_by_boost_regex_alone)->ArgName("details")->Arg(1)->Arg(8)->Unit(benchmark::kMillisecond)->Iterations(1);

void patterns_by_re2_alone(benchmark::State& state) {
  auto const text = notes(2'000, static_cast<int>(state.range(0)));
  std::vector<std::unique_ptr<RE2>> patterns;
  for (auto const& row : patterns_only().rows()) patterns.push_back(std::make_unique<RE2>(row.prefilter.empty() ? row.pattern : row.prefilter, RE2::Quiet));
  std::size_t found = 0;
  for (auto _ : state) {
    found = 0;
    for (auto const& pattern : patterns) {
      re2::StringPiece rest(text), hit;
      while (pattern->ok() && !rest.empty() && pattern->Match(rest, 0, rest.size(), RE2::UNANCHORED, &hit, 1)) {
        ++found;
        rest.remove_prefix(static_cast<std::size_t>(hit.data() - rest.data()) + std::max<std::size_t>(hit.size(), 1));
      }
    }
  }
  bytes_and_finds(state, text.size(), found);
}
BENCHMARK(patterns_by_re2_alone)->ArgName("details")->Arg(1)->Arg(8)->Unit(benchmark::kMillisecond);

/// Ends only, as fast as it goes: it cannot tell where a hit begins for all of these patterns.
void patterns_by_hyperscan(benchmark::State& state) {
  auto const text = notes(2'000, static_cast<int>(state.range(0)));
  std::vector<std::string> kept;
  for (auto const& row : patterns_only().rows()) kept.push_back(row.prefilter.empty() ? row.pattern : row.prefilter);
  std::vector<char const*> patterns;
  for (auto const& one : kept) patterns.push_back(one.c_str());
  std::vector<unsigned> const flags(patterns.size(), HS_FLAG_MULTILINE | HS_FLAG_PREFILTER);
  std::vector<unsigned> ids(patterns.size());
  std::iota(ids.begin(), ids.end(), 0U);
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  auto const compiled = hs_compile_multi(patterns.data(), flags.data(), ids.data(), static_cast<unsigned>(ids.size()), HS_MODE_BLOCK, nullptr, &database, &error);
  if (compiled != HS_SUCCESS) {
    std::string const why = error != nullptr ? error->message : "no memory";
    hs_free_compile_error(error);
    return state.SkipWithError(why.c_str());
  }
  hs_scratch_t* scratch = nullptr;
  hs_alloc_scratch(database, &scratch);
  std::size_t found = 0;
  auto const count = [](unsigned, unsigned long long, unsigned long long, unsigned, void* into) { return ++*static_cast<std::size_t*>(into), 0; };
  for (auto _ : state) {
    found = 0;
    hs_scan(database, text.data(), static_cast<unsigned>(text.size()), 0, scratch, count, &found);
  }
  hs_free_scratch(scratch);
  hs_free_database(database);
  bytes_and_finds(state, text.size(), found);
}
BENCHMARK(patterns_by_hyperscan)->ArgName("details")->Arg(1)->Arg(8)->Unit(benchmark::kMillisecond);

/// T7: two thousand names looked for as whole words.
void a_dictionary_is_built(benchmark::State& state) {
  auto const people = register_of(1'000);
  for (auto _ : state) benchmark::DoNotOptimize(PeopleIndex(people, ours().state().words));
}
BENCHMARK(a_dictionary_is_built)->Unit(benchmark::kMillisecond);

void known_people(benchmark::State& state) {
  auto const text = notes(20'000);
  auto const list = tokens(text);
  PeopleIndex const index(register_of(static_cast<std::size_t>(state.range(0))), ours().state().words);
  std::size_t found = 0;
  for (auto _ : state) found = index.names_in(text, list).size();
  bytes_and_finds(state, text.size(), found);
}
BENCHMARK(known_people)->Arg(20)->Arg(1000)->Unit(benchmark::kMillisecond);

void the_whole_reading(benchmark::State& state) {
  auto const text = notes(20'000);
  document::Document document;
  document.pages.push_back({1, document::Layout::flow, 595, 842, text});
  std::size_t found = 0;
  for (auto _ : state) found = propose(document, RecordId("bench"), register_of(20), ours()).size();
  bytes_and_finds(state, text.size(), found);
}
BENCHMARK(the_whole_reading)->Unit(benchmark::kMillisecond);

void the_same_words_elsewhere(benchmark::State& state) {
  auto const text = notes(20'000);
  document::Document document;
  document.pages.push_back({1, document::Layout::flow, 595, 842, text});
  std::vector<FoundWords> words;
  for (int i = 0; i < 2'000; ++i) words.push_back({"Zed" + std::to_string(i) + " Quill", "person"});
  words.push_back({"Joan Pike", "person"});
  Elsewhere const elsewhere(words, register_of(20), ours());
  std::size_t found = 0;
  for (auto _ : state) found = elsewhere.in(document, RecordId("bench"), {}).size();
  bytes_and_finds(state, text.size(), found);
}
BENCHMARK(the_same_words_elsewhere)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rightsdesk::redaction

/// Writes the text into the file named by BENCH_TEXT, when it is, so that others may be measured on the same.
int main(int count, char** arguments) {
  if (char const* file = std::getenv("BENCH_TEXT"); file != nullptr) std::ofstream(file) << rightsdesk::redaction::notes(2'000, 1);
  benchmark::Initialize(&count, arguments);
  benchmark::RunSpecifiedBenchmarks();
}
