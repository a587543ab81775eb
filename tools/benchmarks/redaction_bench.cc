// How fast third parties are found: patterns with and without the prefilter (hits compared one by one), known people,
// and the whole reading of a page. Prints one row each: MB of text a second of processor time. usage: redaction_bench TREE
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <tuple>
#include <vector>

#include "redaction/people_index.h"
#include "redaction/plain_text.h"
#include "redaction/recognisers.h"

namespace rightsdesk::redaction {
namespace {

std::string notes(std::size_t lines) {
  static std::vector<std::string> const kLines{
      "Home visit today. The flat was tidy and there was food in the fridge; beds were made and the children had been to school.",
      "Telephone call to the school, who said that attendance had improved since the move and that there were no new concerns.",
      "Mum said that Joan Pike had been round again and that she would rather she had not, but the boys were pleased to see her.",
      "It was agreed that the health visitor would weigh the baby next week and that the plan would be reviewed in the spring.",
      "Contact details on file: 07700 900123, joan.pike@example.org, Flat 3, 12 Mill Lane, Barking, IG11 7LU, DOB 12/03/1980.",
      "Discussed in supervision; no change to the plan, and the next core group is in six weeks at the usual place and time."};
  std::string out;
  for (std::size_t i = 0; i < lines; ++i) out += kLines[i * 7 % kLines.size()] + (i % 9 == 0 ? " See note " + std::to_string(i) + "." : "") + "\n";
  return out;
}

/// Processor time, so that a busy machine tells the same.
template <class Work>
double seconds(Work const& work) {
  auto const start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void row(char const* what, std::size_t bytes, double taken, std::size_t found) {
  std::printf("%-44s %8.2f MB/s   %zu found\n", what, static_cast<double>(bytes) / 1e6 / taken, found);
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

int bench(std::string const& tree) {
  auto const recognisers = Recognisers::from_folder(tree + "/redaction/recognisers");
  auto const text = notes(20'000);
  auto const few = notes(2'000);
  RowEngine const engine(without_checks(recognisers.state().engine.rows()));
  std::vector<Hit> hits;
  auto const prefiltered = seconds([&] { hits = engine.hits(text); });
  row("patterns: prefilter, then Boost.Regex", text.size(), prefiltered, hits.size());
  std::vector<Span> alone, together;
  auto const unaided = seconds([&] { alone = boost_alone(engine.rows(), few); });
  row("patterns: Boost.Regex alone", few.size(), unaided, alone.size());
  for (auto const& hit : engine.hits(few)) together.emplace_back(hit.row->id, hit.begin, hit.end);
  std::sort(together.begin(), together.end());
  std::printf("the same hits, one by one: %s\n", alone == together ? "yes" : "NO");
  auto const list = tokens(text);
  for (std::size_t const people : {20U, 500U}) {
    PeopleIndex const index(register_of(people), recognisers.state().words);
    std::size_t found = 0;
    auto const taken = seconds([&] { found = index.names_in(text, list).size(); });
    row(people == 20 ? "known people: a register of 20" : "known people: a register of 500", text.size(), taken, found);
  }
  document::Document document;
  document.pages.push_back({1, document::Layout::flow, 595, 842, text});
  std::size_t found = 0;
  auto const taken = seconds([&] { found = propose(document, RecordId("bench"), register_of(20), recognisers).size(); });
  row("the whole reading (register of 20)", text.size(), taken, found);
  return alone == together ? 0 : 1;
}

}  // namespace
}  // namespace rightsdesk::redaction

int main(int count, char** arguments) { return rightsdesk::redaction::bench(count > 1 ? arguments[1] : "."); }
