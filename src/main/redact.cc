#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/clock.h"
#include "core/original.h"
#include "core/text.h"
#include "disclosure/redacted_copy.h"
#include "gate/check.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/regulator_pack.h"
#include "reading/tree.h"
#include "redaction/stated_strings.h"

namespace rightsdesk {
namespace {

constexpr char kCode[] = "stated";  // on no page: its label is generic

struct RedactQuestion {
  std::string path, strings_file, out, name, password_file, tree = ".";
  std::vector<int> looked_at = {};  ///< pages of the file itself with handwriting, or read in two ways, that a person has looked at
  bool json = false;
};

struct Outcome {
  std::vector<redaction::BurnedRecord> records = {};
  std::size_t removed = 0, hidden = 0;
  std::vector<std::string> told = {};  ///< what whoever reads the copy should know; never a withheld string
};

std::vector<std::string> lines_of(std::string const& path) {
  std::vector<std::string> out;
  for (auto const& line : split(settings::file_text(path), '\n')) {
    if (!tidied(line).empty()) out.push_back(tidied(line));
  }
  return out;
}

redaction::Decision decided(std::string reason) {
  return {redaction::Outcome::withhold, kCode, std::move(reason), StaffId("command-line"), {}};
}

bool has(document::Page const& page, document::Flag flag) {
  return std::find(page.flags.begin(), page.flags.end(), flag) != page.flags.end();
}

std::string in_words(std::size_t file, int page) {
  return (file == 0 ? "" : "file " + std::to_string(file) + " inside it, ") + "page " + std::to_string(page);
}

/// A page that could not be read could hold any of the strings: it goes whole. So does handwriting, or what two readers do not read alike, that nobody has looked at.
std::vector<redaction::PageReview> reviews_of(document::Document const& document, std::vector<int> const& looked_at, Outcome& outcome) {
  std::vector<redaction::PageReview> reviews;
  for (auto const& page : document.pages) {
    redaction::PageReview review{page.number, true, {}, StaffId("command-line")};
    bool const seen = outcome.records.empty() && std::find(looked_at.begin(), looked_at.end(), page.number) != looked_at.end();
    bool const without_picture = page.layout == document::Layout::fixed && !page.image;
    bool const unread = has(page, document::Flag::not_read) || without_picture;
    bool const in_two_ways = has(page, document::Flag::readers_differ);
    if (unread || ((in_two_ways || has(page, document::Flag::handwriting)) && !seen)) {
      review.whole = decided("it could not be read");
      outcome.told.push_back(in_words(outcome.records.size(), page.number) +
                             (unread        ? " could not be read, so it is removed whole"
                              : in_two_ways ? " is not read alike by two readers, so it is removed whole: look at it, then name it in --looked-at"
                                            : " may hold handwriting, so it is removed whole: look at it, then name it in --looked-at"));
    }
    reviews.push_back(std::move(review));
  }
  return reviews;
}

void take(reading::Tree const& tree, redaction::StatedStrings const& stated, std::vector<int> const& looked_at, Outcome& outcome) {
  RecordId const record("file-" + std::to_string(outcome.records.size()));
  std::vector<redaction::Proposal> proposals;
  for (auto& mention : stated.in(tree.document, record)) {
    proposals.push_back({ProposalId(std::to_string(proposals.size())), std::move(mention), decided("stated"), "command-line"});
  }
  auto reviewed = redaction::finish_review(record, tree.document, proposals, {}, reviews_of(tree.document, looked_at, outcome));
  ENSURE(reviewed, "a copy with every place decided is reviewed");
  outcome.removed += proposals.size();
  outcome.hidden += tree.document.hidden.size();
  for (auto const& warning : tree.document.warnings) outcome.told.push_back(warning);
  outcome.records.push_back(redaction::burn(*reviewed));
  for (auto const& branch : tree.branches) {
    if (branch.read) take(*branch.read, stated, looked_at, outcome);
    else outcome.told.push_back("a file inside it is left out: " + branch.read.error().text);
  }
}

law::Exemption neutral_row() {
  law::Exemption row;
  row.code = kCode;
  row.label = law::LabelMode::generic;
  return row;
}

std::vector<gate::SolidBox> boxes_of(disclosure::RedactedCopy const& copy) {
  std::vector<gate::SolidBox> out;
  for (auto const& box : copy.places.boxes) out.push_back({box.page, box.x, box.y, box.width, box.height});
  return out;
}

/// A finished copy stands under its name only once the gate has found it clean.
gate::Report put_behind_gate(disclosure::RedactedCopy const& copy, std::vector<std::string> const& strings, std::string const& out) {
  auto const waiting = out + ".unchecked";
  write_file(waiting, copy.bytes);
  gate::Expectations expected;
  expected.withheld = strings;
  expected.pages = copy.pages;
  expected.boxes = boxes_of(copy);
  auto report = gate::check_pdf(waiting, expected);
  if (report.verdict == gate::Report::Verdict::clean) std::filesystem::rename(waiting, out);
  else std::filesystem::remove(waiting);
  return report;
}

void tell(RedactQuestion const& question, Outcome const& outcome, gate::Report const& report) {
  bool const clean = report.verdict == gate::Report::Verdict::clean;
  if (question.json) {
    std::cout << Json{{"written", clean},       {"removed", outcome.removed}, {"hidden_left_out", outcome.hidden},
                      {"told", outcome.told}, {"gate", gate::to_json(report)}}.dump(2) << "\n";
    return;
  }
  for (auto const& words : outcome.told) std::printf("note: %s\n", words.c_str());
  if (outcome.hidden > 0) std::printf("note: %zu hidden pieces of text are left out\n", outcome.hidden);
  for (auto const& leak : report.leaks) std::printf("leak %s, page %d: %s\n", leak.leak_class.c_str(), leak.page, leak.place.c_str());
  if (clean) std::printf("%zu places removed, %d pages, sha256 %s\n", outcome.removed, report.pages, report.sha256.c_str());
  else std::printf("nothing is written: the copy did not pass the gate\n");
}

int redact(RedactQuestion const& question) {
  auto const recognisers = redaction::Recognisers::from_folder(question.tree + "/redaction/recognisers");
  redaction::StatedStrings const stated(lines_of(question.strings_file), recognisers);
  reading::Options options;
  options.reader = own_path();
  if (!question.password_file.empty()) options.password = tidied(settings::file_text(question.password_file));
  auto const tree = reading::read_tree(settings::file_text(question.path), question.name.empty() ? question.path : question.name, options);
  if (!tree) {
    std::cerr << tree.error().text << "\n";
    return 3;
  }
  Outcome outcome;
  take(*tree, stated, question.looked_at, outcome);
  auto const copy = disclosure::make_redacted_copy({outcome.records, neutral_row(), SystemClock().now()}, question.tree + "/templates/pack");
  if (!copy) {
    std::cerr << copy.error().text << "\n";
    return 3;
  }
  auto const report = put_behind_gate(*copy, stated.strings(), question.out);
  tell(question, outcome, report);
  return gate::exit_status(report);
}

}  // namespace

void add_redact(CLI::App& program, Chosen& chosen) {
  static RedactQuestion question;
  auto* command = program.add_subcommand("redact", "Writes a copy of one file without the strings given, and lets it stand only if the gate finds "
                                                   "it clean: exit 0 written, 1 a leak and nothing written, 3 the file cannot be read.");
  command->add_option("path", question.path, "The file, of any format that can be read")->required();
  command->add_option("--withhold", question.strings_file, "Strings that must go, one a line, in every spelling")->required();
  command->add_option("--out", question.out, "The PDF to write")->required();
  command->add_option("--name", question.name, "Its original name");
  command->add_option("--password-file", question.password_file, "A file with the password of a locked document");
  command->add_option("--looked-at", question.looked_at, "Pages with handwriting, or read in two ways, that a person has looked at: 1,3")->delimiter(',');
  command->add_option("--tree", question.tree, "The folder that holds redaction/ and templates/");
  command->add_flag("--json", question.json, "For a program to read");
  command->callback([&chosen] { chosen = [] { return redact(question); }; });
}

}  // namespace rightsdesk
