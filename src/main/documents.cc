#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/text.h"
#include "gate/accessible.h"
#include "gate/check.h"
#include "main/commands.h"
#include "main/house.h"
#include "reading/read.h"
#include "reading/sheet_rows.h"
#include "reading/tree.h"

namespace rightsdesk {
namespace {

struct ReadQuestion {
  std::string path, name, out, ocr = "auto", password_file;
};

int read_document(ReadQuestion const& question) {
  reading::Options options;
  options.reader = own_path();
  options.ocr = question.ocr == "never" ? reading::Options::Ocr::never : reading::Options::Ocr::automatic;
  if (!question.password_file.empty()) options.password = tidied(settings::file_text(question.password_file));
  auto const name = question.name.empty() ? question.path : question.name;
  auto const written = reading::read_out(settings::file_text(question.path), name, options, question.out);
  if (written) return 0;
  std::cerr << written.error().text << "\n";
  return 3;
}

struct CheckQuestion {
  std::string path, withheld_file;
  int pages = 0;
  bool json = false, accessible = false;
};

int check_access(CheckQuestion const& question) {
  auto const report = gate::check_accessible(question.path);
  if (question.json) {
    std::cout << gate::to_json(report).dump(2) << "\n";
    return gate::exit_status(report);
  }
  if (!report.unreadable.empty()) {
    std::printf("could not be looked at: %s\n", report.unreadable.c_str());
    return gate::exit_status(report);
  }
  for (auto const& one : report.conditions) {
    if (one.times == 0) continue;
    std::printf("not so %s (%s), %zu times: %s\n", one.name.c_str(), one.cites.c_str(), one.times, one.asks.c_str());
    for (auto const& where : one.where) std::printf("  %s\n", where.c_str());
  }
  std::printf("%d pages, sha256 %s: %s. This is not veraPDF: %zu conditions of PDF/UA-1 were looked at.\n", report.pages, report.sha256.c_str(),
              report.holds() ? "all hold" : "not all hold", report.conditions.size());
  return gate::exit_status(report);
}

int check_pdf(CheckQuestion const& question) {
  if (question.accessible) return check_access(question);
  gate::Expectations expected;
  expected.pages = question.pages;
  if (!question.withheld_file.empty()) {
    for (auto const& line : split(settings::file_text(question.withheld_file), '\n')) {
      if (!tidied(line).empty()) expected.withheld.push_back(tidied(line));
    }
  }
  auto const report = gate::check_pdf(question.path, expected);
  if (question.json) {
    std::cout << gate::to_json(report).dump(2) << "\n";
  } else {
    for (auto const& leak : report.leaks) std::printf("leak %s, page %d: %s\n", leak.leak_class.c_str(), leak.page, leak.place.c_str());
    std::printf("%d pages, sha256 %s: %s\n", report.pages, report.sha256.c_str(),
                report.verdict == gate::Report::Verdict::clean  ? "clean"
                : report.verdict == gate::Report::Verdict::leak ? "leak found"
                                                                : "unreadable");
  }
  switch (report.verdict) {
    case gate::Report::Verdict::clean: return 0;
    case gate::Report::Verdict::leak: return 1;
    case gate::Report::Verdict::unreadable: return 3;
  }
  return 3;
}

}  // namespace

void add_documents(CLI::App& program, Chosen& chosen) {
  static ReadQuestion reading;
  static CheckQuestion checking;
  static std::string folder;
  auto* read = program.add_subcommand("read", "Reads one document in the sandbox: exit 0 read, 3 refused with one line of reason.");
  read->add_option("path", reading.path, "The file")->required();
  read->add_option("--name", reading.name, "Its original name");
  read->add_option("--out", reading.out, "Folder for text.txt, pages.json and what was found inside")->required();
  read->add_option("--ocr", reading.ocr, "auto or never")->check(CLI::IsMember({"auto", "never"}));
  read->add_option("--password-file", reading.password_file, "A file with the password of a locked document");
  read->callback([&chosen] { chosen = [] { return read_document(reading); }; });

  auto* check = program.add_subcommand("check-pdf", "The release gate on its own: exit 0 clean, 1 leak found, 3 unreadable.");
  check->add_option("path", checking.path, "The finished PDF")->required();
  check->add_option("--withheld", checking.withheld_file, "Strings that must stand nowhere in it, one a line");
  check->add_option("--pages", checking.pages, "How many pages there must be");
  check->add_flag("--json", checking.json, "For a program to read");
  check->add_flag("--accessible", checking.accessible, "Instead: whether it can be read with the ear and the keyboard, by machine checks of PDF/UA-1. It is not veraPDF. Exit 0 all hold, 1 not all, 3 unreadable")
      ->excludes("--withheld")->excludes("--pages");
  check->callback([&chosen] { chosen = [] { return check_pdf(checking); }; });

  auto* child = program.add_subcommand("reader-child", "Used by the program itself, inside the sandbox.")->group("");
  child->add_option("folder", folder)->required();
  child->callback([&chosen] { chosen = [] { return reading::reader_child(folder); }; });
  auto* sheet = program.add_subcommand("sheet-child", "Used by the program itself, inside the sandbox.")->group("");
  sheet->add_option("folder", folder)->required();
  sheet->callback([&chosen] { chosen = [] { return reading::sheet_child(folder); }; });
}

}  // namespace rightsdesk
