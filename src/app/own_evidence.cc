#include "app/own_evidence.h"

#include <algorithm>

#include "app/acts.h"
#include "app/circumstances.h"
#include "app/locked.h"
#include "app/scanner.h"
#include "app/task_parts.h"
#include "core/text.h"
#include "core/wording.h"
#include "reading/formats.h"

namespace rightsdesk::app {
namespace {

constexpr char kRequester[] = "requester";
constexpr char kTask[] = "evidence_came";

std::vector<std::string> proofs_for(Office const& office, casework::Case const& about) {
  std::vector<std::string> proofs{"identity"};
  if (fact_holds(office, about, "requester_is_parent")) proofs.emplace_back("parental_responsibility");
  if (fact_holds(office, about, "requester_acts_for_subject")) proofs.emplace_back("authority");
  return proofs;
}

ProofWanted wanted_of(law::Proof const& proof) {
  ProofWanted wanted{proof.id, {}};
  for (auto const& way : proof.enough) wanted.enough.push_back(way.title);
  for (auto const& document : proof.documents) {
    if (document.by == law::ProofDocument::By::requester) wanted.documents.push_back(document);
  }
  return wanted;
}

std::vector<Arrived> arrived_in(Work& work, Office const& office, casework::Case const& about) {
  std::vector<Arrived> arrived;
  for (auto const& file : work.evidence().of_case(about.id)) {
    if (file.added_by != kRequester) continue;
    auto const* document = law::document_named(proof_of(office, about, file.proof), file.document);
    auto const what = document == nullptr ? file.document : document->title;
    bool const again = !arrived.empty() && arrived.back().what == what && arrived.back().on == file.added_on;
    if (!again) arrived.push_back({what, file.added_on, 0});
    ++arrived.back().files;
  }
  return arrived;
}

bool is_taken(reading::Format format) {
  using reading::Format;
  return format == Format::jpeg || format == Format::png || format == Format::heic || format == Format::pdf;
}

/// Not an Office document, which is a ZIP by its bytes.
bool is_packed(OwnFile const& file) {
  auto const ending = lower_ascii(reading::extension(file.file_name));
  auto const format = reading::sniffed(file.bytes, file.file_name);
  return format == reading::Format::archive || (format == reading::Format::zip && (ending == "zip" || ending.empty()));
}

/// "file 2", where there are several.
std::string which(std::size_t index, std::size_t count) { return count == 1 ? "The file" : worded("File {number}", {{"number", std::to_string(index + 1)}}); }

std::optional<Refusal> mistake_in(std::vector<OwnFile> const& files) {
  if (files.empty()) return Refusal{"missing", "Select a file", "files", {}};
  if (files.size() > kOwnFilesAtOnce) return Refusal{"too_many", "You can only send up to 5 files at the same time", "files", {}};
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto const name = which(i, files.size());
    if (files[i].bytes.empty()) return Refusal{"empty", worded("{file_words} is empty. Choose it again", {{"file_words", name}}), "files", {}};
    if (files[i].bytes.size() > kOwnFileBytes) return Refusal{"too_large", worded("{file_words} must be smaller than 10MB", {{"file_words", name}}), "files", {}};
    if (is_packed(files[i])) return Refusal{"wrong_type", worded("{file_words} is a folder of files (ZIP). Take the photos or PDFs out of it and send those", {{"file_words", name}}), "files", {}};
    if (!is_taken(reading::sniffed(files[i].bytes, files[i].file_name))) return Refusal{"wrong_type", worded("{file_words} must be a photo (JPG, PNG or HEIC) or a PDF", {{"file_words", name}}), "files", {}};
  }
  return std::nullopt;
}

/// What the scanner says, in words for who sent it. Not within a transaction.
std::optional<Refusal> kept_out_of(Office& office, CaseId const& id, std::vector<OwnFile> const& files) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto refusal = kept_out(office, id, kRequester, files[i].bytes);
    if (!refusal) continue;
    auto const name = which(i, files.size());
    refusal->field = "files";
    refusal->text = refusal->code == "infected" ? worded("{file_words} has a virus in it. We did not keep anything you just sent. Send it from another phone or computer", {{"file_words", name}})
                                                : "We cannot check files for viruses just now, so we did not keep anything you just sent. Try again in a few minutes";
    return refusal;
  }
  return std::nullopt;
}

/// Nobody could look at it. Not within a transaction.
std::optional<Refusal> locked_one_of(Office const& office, std::vector<OwnFile> const& files) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!is_locked(office, files[i].bytes, files[i].file_name)) continue;
    return Refusal{"locked", worded("{file_words} needs a password to open, so we could not look at it. Save a copy without the password, or take a photo of it, and send that. We did not keep anything you just sent", {{"file_words", which(i, files.size())}}), "files", {}};
  }
  return std::nullopt;
}

/// One open task for each proof: a second parcel joins the first.
void tell_staff(Work& work, Office const& office, casework::Case const& about, std::string const& proof, std::string const& words) {
  for (auto const& task : work.tasks().of_case(about.id)) {
    if (task.kind == kTask && task.concerns == proof && task.state == casework::TaskState::open) return;
  }
  auto const* kind = workflow_of(office, about).kind(kTask);
  ENSURE(kind != nullptr, "every workflow has the task of files that a requester sent");
  auto task = fresh_task(office, about, *kind, "program");
  task.concerns = proof;
  task.concerns_title = proof_of(office, about, proof).title;
  task.words = Personal(words);
  work.tasks().add(task);
}

}  // namespace

OwnEvidence own_evidence(Office& office, CaseId const& id) {
  OwnEvidence own;
  office.works.look([&](Work& work) {
    own = {};
    auto const about = work.cases().find(id);
    ENSURE(about.has_value(), "a resident entered a case that is not there");
    own.reference = about->reference;
    own.arrived = arrived_in(work, office, *about);
    if (!is_open(office, *about)) return;
    for (auto const& proof : proofs_for(office, *about)) own.wanted.push_back(wanted_of(proof_of(office, *about, proof)));
  });
  return own;
}

Done hand_in(Office& office, CaseId const& id, std::string const& proof, std::string const& document, std::vector<OwnFile> const& files) {
  auto const own = own_evidence(office, id);
  if (own.wanted.empty()) return refused("not_now", "This request is closed, so we take no more files for it.", "");
  auto const asked = std::find_if(own.wanted.begin(), own.wanted.end(), [&](auto const& one) { return one.proof == proof; });
  auto const offered = asked != own.wanted.end() && std::any_of(asked->documents.begin(), asked->documents.end(), [&](auto const& one) { return one.id == document; });
  if (!offered) return refused("not_offered", "Select what you are sending", "document");
  if (auto mistake = mistake_in(files)) return tl::unexpected(*mistake);
  if (auto refusal = kept_out_of(office, id, files)) return tl::unexpected(*refusal);
  if (auto refusal = locked_one_of(office, files)) return tl::unexpected(*refusal);
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (!is_open(office, *about)) return refused("not_now", "This request is closed, so we take no more files for it.", "");
    auto const there = work.evidence().of_case(id);
    auto const kept = std::count_if(there.begin(), there.end(), [](auto const& one) { return one.added_by == kRequester && !one.destroyed_on; });
    if (static_cast<std::size_t>(kept) + files.size() > kOwnFilesInAll) return refused("too_many", "You have sent 20 files, and that is all we can take here. Call us or write to us if there is more", "files");
    for (auto const& file : files) keep_evidence(work, office, *about, kRequester, {proof, document, file.file_name, file.bytes});
    auto const title = law::document_named(proof_of(office, *about, proof), document)->title;
    tell_staff(work, office, *about, proof, title + " came through the website.");
    return done();
  });
}

}  // namespace rightsdesk::app
