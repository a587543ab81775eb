#include "main/regulator_pack.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "app/acts.h"
#include "app/caseload.h"
#include "app/letters.h"
#include "app/regulator.h"
#include "app/release.h"
#include "core/csv.h"
#include "core/original.h"

namespace rightsdesk {
namespace {

app::Actor program() { return {StaffId("program:case"), "program", {"program"}}; }

/// The folder in the making: each file written is remembered for the sums.
class Folder {
 public:
  explicit Folder(std::string path) : path_(std::move(path)) { std::filesystem::create_directories(path_ + "/correspondence"); }
  void put(std::string const& name, std::string const& bytes) {
    write_file(path_ + "/" + name, bytes);
    sums_ += sha256_hex(bytes) + "  " + name + "\n";
    std::printf("wrote %s/%s\n", path_.c_str(), name.c_str());
  }
  void close() { write_file(path_ + "/SHA256SUMS", sums_); }

 private:
  std::string path_, sums_;
};

std::string day_line(char const* what, std::optional<Date> const& day) { return std::string(what) + ": " + (day ? in_words(*day) : "none") + "\n"; }

std::string clock_text(casework::Case const& about, law::DueDate const& due) {
  std::string text = "Reference: " + about.reference + "\nRight: " + law::to_string(about.right) + "\nReceived: " + in_words(about.received) +
                     "\nClock: " + law::to_string(due.status) + "\n";
  text += day_line("Due", due.due) + day_line("Cautious date", due.safe_due) + day_line("Our own target", due.internal_target) +
          day_line("Last day for notice of an extension", due.extension_notice_by) + "\n" + in_words(due.because);
  for (auto const& warning : due.warnings) text += "\nWarning: " + warning;
  return text + "\n";
}

std::string csv_of(disclosure::Sheet const& sheet) {
  auto csv = csv_line(sheet.header);
  for (auto const& row : sheet.rows) csv += csv_line(row);
  return csv;
}

void put_letters(app::Office& office, CaseId const& id, Folder& folder) {
  auto const sent = app::letters_sent(office, id);
  for (auto at = sent.rbegin(); at != sent.rend(); ++at) {
    auto const copy = app::letter_copy(office, id, program(), at->number);
    if (!copy) continue;
    auto const ending = copy->media_type == "application/pdf" ? ".pdf" : ".txt";
    folder.put("correspondence/" + to_iso(at->on) + "-" + at->id + "-" + std::to_string(at->number) + ending, copy->bytes);
  }
}

}  // namespace

void write_file(std::string const& path, std::string const& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out.flush()) throw Fault("The file cannot be written.", path);
}

void write_regulator_pack(app::Office& office, casework::Case const& about, std::string const& path) {
  Folder folder(path);
  std::string clock, events, decisions, manifest;
  office.works.in_one([&](app::Work& work) {
    clock = clock_text(about, app::due_of(work, office, about));
    events = csv_of(app::events_sheet(work.cases().events(about.id)));
    decisions = csv_of(app::decisions_sheet(work, about.id));
    manifest = csv_of(app::originals_sheet(work, about.id));
  });
  folder.put("clock.txt", clock);
  folder.put("events.csv", events);
  folder.put("decisions.csv", decisions);
  folder.put("manifest.csv", manifest);
  for (auto const& [part, name] : {std::pair{app::PackPart::certificate, "search-certificate.pdf"}, std::pair{app::PackPart::schedule, "redaction-schedule.pdf"}}) {
    if (auto const file = app::pack_file(office, about.id, program(), part)) folder.put(name, *file);
  }
  put_letters(office, about.id, folder);
  auto const whole = app::regulators_bundle(office, about.id, program());
  if (whole) folder.put(whole->file_name, whole->bytes);
  else std::printf("not written: the PDF of all this. %s\n", (whole.error().text + " " + in_words(whole.error().because)).c_str());
  auto const ledger = app::whole_ledger_of(office, about.id);
  if (!ledger.elsewhere.empty()) folder.put("ledger-elsewhere.csv", csv_of(app::ledger_sheet(ledger.elsewhere)));
  folder.put("ledger.csv", csv_of(app::ledger_sheet(ledger.here)));
  folder.close();
}

}  // namespace rightsdesk
