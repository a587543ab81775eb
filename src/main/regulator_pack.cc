#include "main/regulator_pack.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "app/acts.h"
#include "app/caseload.h"
#include "app/hold.h"
#include "app/letters.h"
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

std::string events_csv(std::vector<casework::CaseEvent> const& events) {
  auto csv = csv_line({"number", "what", "on", "at", "actor", "detail"});
  for (auto const& event : events) {
    std::string detail;
    for (auto const& [key, value] : event.detail) detail += (detail.empty() ? "" : "; ") + key + ": " + value;
    csv += csv_line({std::to_string(event.number), event.what, to_iso(event.on), to_iso(event.at), event.actor, detail});
  }
  return csv;
}

std::string ledger_csv(std::vector<audit::Entry> const& entries) {
  auto csv = csv_line({"number", "at", "actor", "what", "detail", "previous", "hash"});
  for (auto const& entry : entries) {
    csv += csv_line({std::to_string(entry.number), to_iso(entry.at), entry.act.actor, entry.act.what, entry.act.detail, entry.previous, entry.hash});
  }
  return csv;
}

std::vector<std::string> decision_cells(std::string const& about, std::string const& outcome, redaction::Decision const& decision) {
  return {about, outcome, decision.code, decision.reason, decision.by.str(), to_iso(decision.at)};
}

std::string outcome_word(redaction::Outcome outcome) {
  return outcome == redaction::Outcome::withhold ? "withheld" : outcome == redaction::Outcome::release ? "released" : "undecided";
}

std::string decisions_csv(app::Work& work, CaseId const& id) {
  auto csv = csv_line({"about", "outcome", "code", "reason", "by", "at"});
  for (auto const& candidate : work.searches().candidates(id)) {
    csv += csv_line({"candidate " + candidate.id.str() + " of " + candidate.offered.source, search::to_string(candidate.identity), "", candidate.reason, candidate.decided_by,
                candidate.decided_at ? to_iso(*candidate.decided_at) : ""});
  }
  for (auto const& person : work.reviews().people(id)) {
    csv += csv_line(decision_cells("person " + person.known.id.str(), outcome_word(person.decision.outcome), person.decision));
  }
  for (auto const& proposal : work.reviews().proposals_of_case(id)) {
    auto const& place = proposal.mention.place;
    if (proposal.decision.outcome == redaction::Outcome::undecided) continue;
    csv += csv_line(decision_cells("record " + place.record.str() + " page " + std::to_string(place.page), outcome_word(proposal.decision.outcome), proposal.decision));
  }
  for (auto const& ground : work.grounds().of_case(id)) {
    std::string weighed;
    for (auto const& [field, words] : ground.fields.reveal()) weighed += (weighed.empty() ? "" : "; ") + field + ": " + words;
    csv += csv_line({"record of " + std::to_string(ground.scopes.size()) + " withholdings", ground.silent ? "without a label" : "recorded", ground.code, weighed, ground.made_by, to_iso(ground.made_at)});
  }
  return csv;
}

std::string manifest_csv(std::vector<app::ManifestLine> const& lines) {
  auto csv = csv_line({"record", "source", "bytes", "collected_at", "sha256_at_collection", "sha256_now", "unchanged"});
  for (auto const& line : lines) {
    csv += csv_line({line.record.str(), line.source, std::to_string(line.size), to_iso(line.collected_at), line.sha256, line.sha256_now, line.unchanged() ? "yes" : "NO"});
  }
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
    events = events_csv(work.cases().events(about.id));
    decisions = decisions_csv(work, about.id);
    manifest = manifest_csv(app::manifest_of(work, about.id));
  });
  folder.put("clock.txt", clock);
  folder.put("events.csv", events);
  folder.put("decisions.csv", decisions);
  folder.put("manifest.csv", manifest);
  for (auto const& [part, name] : {std::pair{app::PackPart::certificate, "search-certificate.pdf"}, std::pair{app::PackPart::schedule, "redaction-schedule.pdf"}}) {
    if (auto const file = app::pack_file(office, about.id, program(), part)) folder.put(name, *file);
  }
  put_letters(office, about.id, folder);
  folder.put("ledger.csv", ledger_csv(app::ledger_of(office, about.id)));
  folder.close();
}

}  // namespace rightsdesk
