#include "app/evidence.h"

#include <algorithm>

#include "app/acts.h"
#include "app/circumstances.h"
#include "app/keeping.h"
#include "app/locked.h"
#include "app/scanner.h"
#include "core/original.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

constexpr std::size_t kLargest = 20U << 20U;

bool may(law::Proof const& proof, Actor const& actor) {
  return std::any_of(actor.roles.begin(), actor.roles.end(), [&](auto const& role) { return proof.accepted_by.count(role) > 0; });
}

auto not_yours() { return refused("not_permitted", "Your role does not accept this kind of proof."); }

bool concerns(workflow::TaskKind const* kind, std::string const& proof) {
  return kind != nullptr && std::any_of(kind->fields.begin(), kind->fields.end(), [&](auto const& field) { return field.proof == proof; });
}

/// The day on which it was decided whether this proof was given; the last one, where it was decided more than once.
std::optional<Date> decided_on(Work& work, Office const& office, casework::Case const& about, std::string const& proof) {
  std::optional<Date> last;
  auto const later = [&](Date day) { last = last ? std::max(*last, day) : day; };
  for (auto const& event : work.cases().events(about.id)) {
    if (proof == "identity" && event.what == "identity_accepted") later(local_date(event.at));
  }
  for (auto const& task : work.tasks().of_case(about.id)) {
    if (task.ended_on && concerns(workflow_of(office, about).kind(task.kind), proof)) later(*task.ended_on);
  }
  return last;
}

std::optional<Date> destroy_on(Work& work, Office const& office, casework::Case const& about, EvidenceFile const& file) {
  auto decided = decided_on(work, office, about, file.proof);
  if (!decided && !workflow_of(office, about).state(about.state).open) decided = closed_on(work.cases().events(about.id));
  if (!decided) return std::nullopt;
  return plus_days(std::max(*decided, file.added_on), proof_of(office, about, file.proof).keep_days);
}

EvidenceLine line_of(Work& work, Office const& office, casework::Case const& about, EvidenceFile file) {
  auto const& proof = proof_of(office, about, file.proof);
  auto const* document = law::document_named(proof, file.document);
  auto const day = destroy_on(work, office, about, file);
  return {std::move(file), proof.title, document == nullptr ? file.document : document->title, day};
}

std::optional<EvidenceFile> file_in(Work& work, CaseId const& id, std::string const& wanted) {
  for (auto& file : work.evidence().of_case(id)) {
    if (file.id == wanted) return std::move(file);
  }
  return std::nullopt;
}

std::string ledger_words(EvidenceFile const& file) { return "file=" + file.id + " proof=" + file.proof + " document=" + file.document; }

int destroy_of_case(Work& work, Office const& office, casework::Case const& about) {
  int destroyed = 0;
  for (auto& file : work.evidence().of_case(about.id)) {
    auto const day = file.destroyed_on ? std::nullopt : destroy_on(work, office, about, file);
    if (!day || *day > office.clock.today()) continue;
    work.blobs().destroy(file.bytes);
    file.destroyed_on = office.clock.today();
    work.evidence().set_destroyed(file);
    record(work, office, about, "program",
           {"evidence_destroyed", office.clock.today(), {{"proof", file.proof}, {"document", file.document}}, ledger_words(file) + " sha256=" + file.sha256});
    ++destroyed;
  }
  return destroyed;
}

}  // namespace

law::Proof const& proof_of(Office const& office, casework::Case const& about, std::string const& proof) {
  auto const* found = law::proof_named(office.rules.controllers.at(about.controller).proofs, proof);
  ENSURE(found != nullptr, "a controller's evidence matrix has no " + proof);
  return *found;
}

Done may_accept(law::Proof const& proof, Actor const& actor, std::set<std::string> const& seen) {
  if (!may(proof, actor)) return not_yours();
  auto const enough = law::proof_enough(proof, seen);
  if (!enough) return tl::unexpected(enough.error());
  return done();
}

std::set<std::string> documents_in(std::string const& text) {
  std::set<std::string> documents;
  for (auto const& part : split(text, ',')) {
    if (auto id = tidied(part); !id.empty()) documents.insert(std::move(id));
  }
  return documents;
}

std::string titles_of(law::Proof const& proof, std::set<std::string> const& seen) {
  std::string titles;
  for (auto const& document : proof.documents) {
    if (seen.count(document.id) > 0) titles += (titles.empty() ? "" : "; ") + document.title;
  }
  return titles;
}

void keep_evidence(Work& work, Office const& office, casework::Case const& about, std::string const& by, NewEvidence const& given) {
  EvidenceFile file;
  file.id = fresh_id_text();
  file.about = about.id;
  file.proof = given.proof;
  file.document = given.document;
  file.bytes = work.blobs().keep(about.id, given.bytes);
  file.file_name = Personal(tidied(given.file_name));
  file.sha256 = sha256_hex(given.bytes);
  file.size = static_cast<std::int64_t>(given.bytes.size());
  file.added_by = by;
  file.added_on = office.clock.today();
  work.evidence().add(file);
  record(work, office, about, by,
         {"evidence_added", file.added_on, {{"proof", file.proof}, {"document", file.document}}, ledger_words(file) + " sha256=" + file.sha256});
}

Done add_evidence(Office& office, CaseId const& id, Actor const& actor, NewEvidence const& given) {
  if (given.bytes.empty()) return refused("missing", "Select a file.", "file");
  if (given.bytes.size() > kLargest) return refused("too_large", "The file must be 20 MB or smaller.", "file");
  if (auto refusal = kept_out(office, id, actor.id.str(), given.bytes)) return tl::unexpected(*refusal);
  if (is_locked(office, given.bytes, given.file_name)) return refused("locked", "This file needs a password to be opened, so nobody could look at it, nor a virus scanner into it. It was not kept. Ask for one without.", "file");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    auto const* proof = law::proof_named(office.rules.controllers.at(about->controller).proofs, given.proof);
    if (proof == nullptr || law::document_named(*proof, given.document) == nullptr) return refused("not_offered", "Select what the file is.", "document");
    if (!may(*proof, actor)) return not_yours();
    keep_evidence(work, office, *about, actor.id.str(), given);
    return done();
  });
}

std::vector<EvidenceLine> evidence_of(Office& office, CaseId const& id) {
  std::vector<EvidenceLine> lines;
  office.works.in_one([&](Work& work) {
    lines.clear();
    auto const about = case_in(work, id);
    if (!about) return;
    for (auto& file : work.evidence().of_case(id)) lines.push_back(line_of(work, office, *about, std::move(file)));
  });
  return lines;
}

Result<EvidenceCopy> evidence_copy(Office& office, CaseId const& id, Actor const& actor, std::string const& wanted) {
  Result<EvidenceCopy> copy = refused("not_found", "There is no such file.");
  office.works.in_one([&](Work& work) {
    auto const about = case_in(work, id);
    auto const file = about ? file_in(work, id, wanted) : std::nullopt;
    if (!file) return;
    if (!may(proof_of(office, *about, file->proof), actor)) {
      copy = not_yours();
    } else if (file->destroyed_on) {
      copy = refused("destroyed", "This file was destroyed on " + in_words(*file->destroyed_on) + ".");
    } else {
      work.ledger().record({actor.id.str(), "evidence_opened", id, ledger_words(*file)}, office.clock.now());
      copy = EvidenceCopy{file->file_name.reveal(), work.blobs().open(file->bytes)};
    }
  });
  return copy;
}

int destroy_due_evidence(Office& office) {
  std::vector<CaseId> cases;
  office.works.in_one([&](Work& work) { cases = work.evidence().cases_with_files(); });
  int destroyed = 0;
  for (auto const& id : cases) {
    int of_case = 0;
    office.works.in_one([&](Work& work) {
      auto const about = work.cases().find(id);
      of_case = about ? destroy_of_case(work, office, *about) : 0;
    });
    destroyed += of_case;
  }
  return destroyed;
}

}  // namespace rightsdesk::app
