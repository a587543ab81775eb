// A case of 5,000 pages in all formats: how soon its first hundred pages can be reviewed, how soon all of it is text, what a scanned
// page costs, and the memory of the worker and of its readers. reading_bench READER [PAGES] (READER: the program rightsdesk)
// One PDF of so many dense pages by itself: reading_bench READER PAGES pdf
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <random>

#include "reading/fixtures.h"
#include "redaction/propose.h"
#include "redaction/recognisers.h"

namespace rightsdesk {
namespace {

namespace fixtures = reading::fixtures;

std::mt19937& chance() {
  static std::mt19937 kChance(20261122);
  return kChance;
}

std::string const& one_of(std::vector<std::string> const& list) { return list[chance()() % list.size()]; }

std::string note_line() {
  static std::vector<std::string> const kNames{"Joan Pike", "Mrs Okoro", "Darren", "PC Whitlock", "Katarzyna Hall", "Nan", "Dr Shah", "Tyrese"};
  static std::vector<std::string> const kWords{"rang and said that", "was at home when", "did not attend because", "told the school that", "asked whether"};
  static std::vector<std::string> const kRest{"the visit went well and the flat was tidy.", "the bus was late again on Friday.", "the plan would be reviewed in June.",
                                              "the number is 07700 900123 and the post goes to 12 Mill Lane, IG11 7LU.", "there had been shouting in the night."};
  return one_of(kNames) + " " + one_of(kWords) + " " + one_of(kRest);
}

std::vector<std::vector<std::string>> pages_of_notes(int pages) {
  std::vector<std::vector<std::string>> out(static_cast<std::size_t>(pages));
  for (auto& page : out) {
    for (int line = 0; line < 34; ++line) page.push_back(note_line());
  }
  return out;
}

std::string lines(int count, std::string const& before, std::string const& after) {
  std::string out;
  for (int i = 0; i < count; ++i) out += before + note_line() + after;
  return out;
}

struct File {
  std::string name, bytes;
  bool scanned = false;
};

std::string letter() { return "From: Joan Pike <joan@example.org>\r\nTo: Adaeze Okoro <ada@example.org>\r\nSubject: Note\r\nDate: Mon, 4 Mar 2024 09:12:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + lines(30, "", "\r\n"); }

using Making = std::function<File()>;

std::string dense_pdf(int pages) { return fixtures::pdf_of(pages_of_notes(pages)); }

/// About `pages` pages; the small files come first, as they do from a case system. Each is made when it is read.
std::vector<Making> case_of(int pages) {
  std::vector<Making> out;
  auto const add = [&out](int count, std::function<File(std::string const&)> const& make) {
    for (int i = 0; i < count; ++i) out.push_back([make, number = std::to_string(i)] { return make(number); });
  };
  add(pages / 10, [](auto const& number) { return File{"note" + number + ".docx", fixtures::docx_of(lines(34, "<w:p><w:r><w:t>", "</w:t></w:r></w:p>"))}; });
  add(pages / 10, [](auto const& number) { return File{"mail" + number + ".eml", letter()}; });
  add(pages / 20, [](auto const& number) { return File{"page" + number + ".html", "<html><body>" + lines(34, "<p>", "</p>") + "</body></html>"}; });
  add(pages / 20, [](auto const& number) { return File{"log" + number + ".csv", "Who;What\n" + lines(34, "x;", "\n")}; });
  add(pages / 20, [](auto const& number) { return File{"note" + number + ".rtf", "{\\rtf1\\ansi " + lines(34, "", "\\par ") + "}"}; });
  add(pages / 50, [](auto const& number) { return File{"report" + number + ".pdf", dense_pdf(10)}; });
  add(pages / 250, [](auto const& number) { return File{"scan" + number + ".pdf", fixtures::scanned_pdf(dense_pdf(1), {0.8, 0.001, 0, 200}), true}; });
  add(1, [pages](auto const&) { return File{"file.pdf", dense_pdf(pages * 2 / 5)}; });
  return out;
}

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// Seconds of CPU that this program and its readers have used.
double cpu_of(int whose) {
  rusage used{};
  getrusage(whose, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

double cpu() { return cpu_of(RUSAGE_SELF) + cpu_of(RUSAGE_CHILDREN); }

long peak_mib(int whose) {
  rusage used{};
  getrusage(whose, &used);
  return used.ru_maxrss / 1024;
}

struct Tally {
  int pages = 0, scanned = 0;
  std::size_t mentions = 0;
  double first_hundred = 0, first_hundred_cpu = 0, text = 0, text_cpu = 0, ocr = 0, ocr_cpu = 0;
};

void take(File const& file, reading::Options const& options, std::function<std::size_t(document::Document const&)> const& propose, Tally& tally) {
  auto const began = seconds(), cpu_before = cpu();
  auto const drop = [](std::vector<document::Page>& of_part) {
    for (auto& page : of_part) page.image.reset();
  };
  auto const document = reading::read(file.bytes, file.name, options, drop);
  if (!document) {
    std::printf("%s: %s\n", file.name.c_str(), document.error().text.c_str());
    return;
  }
  tally.mentions += propose(*document);
  tally.pages += static_cast<int>(document->pages.size());
  (file.scanned ? tally.ocr : tally.text) += seconds() - began;
  (file.scanned ? tally.ocr_cpu : tally.text_cpu) += cpu() - cpu_before;
  if (file.scanned) tally.scanned += static_cast<int>(document->pages.size());
}

int measure(std::string const& reader, std::vector<Making> const& files) {
  auto const recognisers = redaction::Recognisers::from_folder(std::string(RIGHTSDESK_TREE) + "/redaction/recognisers");
  std::vector<redaction::KnownPerson> people{{PersonId("s"), "subject", redaction::Standing::subject, {}, {}}, {PersonId("n"), "neighbour", redaction::Standing::third_party, {}, {}}};
  people[0].described.names.push_back({"Adaeze Okoro"});
  people[1].described.names.push_back({"Joan Pike"});
  auto const propose = [&](document::Document const& document) { return redaction::propose(document, RecordId("bench"), people, recognisers).size(); };
  reading::Options options;
  options.reader = reader;
  Tally tally;
  auto const began = seconds(), cpu_began = cpu();
  for (auto const& make : files) {
    take(make(), options, propose, tally);
    if (tally.first_hundred > 0 || tally.pages < 100) continue;
    tally.first_hundred = seconds() - began;
    tally.first_hundred_cpu = cpu() - cpu_began;
  }
  std::printf("%zu files, %d pages (%d scanned), %zu mentions\n", files.size(), tally.pages, tally.scanned, tally.mentions);
  std::printf("first 100 pages read and proposed %8.1f s CPU %8.1f s\n", tally.first_hundred_cpu, tally.first_hundred);
  std::printf("all text read and proposed        %8.1f s CPU %8.1f s\n", tally.text_cpu, tally.text);
  int const scans = std::max(tally.scanned, 1);
  std::printf("a scanned page                    %8.2f s CPU %8.2f s\n", tally.ocr_cpu / scans, tally.ocr / scans);
  std::printf("peak memory: worker %ld MiB, largest reader %ld MiB\n", peak_mib(RUSAGE_SELF), peak_mib(RUSAGE_CHILDREN));
  return 0;
}

}  // namespace
}  // namespace rightsdesk

int main(int count, char** arguments) {
  if (count < 2) {
    std::fprintf(stderr, "usage: reading_bench READER [PAGES [pdf]]\n");
    return 2;
  }
  int const pages = count > 2 ? std::atoi(arguments[2]) : 5000;
  if (count == 3 || count == 2) return rightsdesk::measure(arguments[1], rightsdesk::case_of(pages));
  return rightsdesk::measure(arguments[1], {[pages] { return rightsdesk::File{"file.pdf", rightsdesk::dense_pdf(pages)}; }});
}
