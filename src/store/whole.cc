#include "store/whole.h"

#include <map>

#include "core/original.h"
#include "store/case_archive.h"
#include "store/ledger_store.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

struct Question {
  char const* statement;
  char const* words;
};

constexpr Question kDangling[] = {
    {"whole.dangling_case", "a case whose request is not there"},
    {"whole.dangling_request", "a request without a case"},
    {"whole.dangling_event", "an event of a case that is neither there nor disposed of"},
    {"whole.dangling_search", "a search of a case that is not there"},
    {"whole.dangling_candidate", "a candidate of a case that is not there"},
    {"whole.dangling_record", "a record of a case that is not there"},
    {"whole.dangling_record_candidate", "a record of a candidate that is not there"},
    {"whole.dangling_record_parent", "an attachment of a record that is not there"},
    {"whole.dangling_page", "a page of a record that is not there"},
    {"whole.dangling_proposal", "a proposal for a record that is not there"},
    {"whole.dangling_person", "a person of a case that is not there"},
    {"whole.dangling_pack", "a pack of a case that is not there"},
    {"whole.dangling_task", "a task of a case that is not there"},
    {"whole.dangling_ground", "a ground of a case that is not there"},
    {"whole.dangling_commission", "a letter to an owner of a case that is not there"},
    {"whole.dangling_link", "a link to a letter that is not there"},
    {"whole.dangling_evidence", "evidence of a case that is not there"},
    {"whole.dangling_review_log", "an act of review of a case that is not there"},
    {"whole.dangling_job", "a step of a case that is not there"},
    {"whole.dangling_mail", "an email of a case that is not there"},
    {"whole.dangling_chunk", "a piece of a document that is not there"},
    {"whole.dangling_original", "a record whose original is not there"},
    {"whole.dangling_document", "a record whose text is not there"},
    {"whole.dangling_picture", "a page whose picture is not there"},
    {"whole.dangling_page_content", "a page whose text is not there"},
    {"whole.dangling_pack_file", "a pack whose file is not there"},
    {"whole.dangling_schedule", "a pack whose schedule is not there"},
    {"whole.dangling_certificate", "a pack whose certificate is not there"},
    {"whole.dangling_evidence_file", "evidence whose file is not there"},
};

constexpr Question kTwice[] = {
    {"whole.twice_in_ledger", "a record that the ledger says was collected twice"},
    {"whole.twice_collected", "the same thing collected twice for one candidate"},
    {"whole.twice_open", "a step that waits twice"},
};

template <std::size_t N>
std::vector<Unsound> answers(Connection& connection, Question const (&questions)[N]) {
  std::vector<Unsound> found;
  for (auto const& question : questions) {
    connection.query(sql(question.statement), {}, [&](Row const& row) { found.push_back({question.words, row.text(0)}); });
  }
  return found;
}

std::map<std::string, std::string> sums(Connection& connection) {
  std::map<std::string, std::string> sums;
  connection.query(sql("whole.sums"), {}, [&](Row const& row) { sums[row.text(0)] = row.text(1); });
  return sums;
}

}  // namespace

std::vector<Unsound> dangling_rows(Connection& connection) { return answers(connection, kDangling); }
std::vector<Unsound> steps_done_twice(Connection& connection) { return answers(connection, kTwice); }

std::vector<Unsound> damaged_documents(Connection& connection, VaultKey const& key) {
  constexpr std::int64_t kPage = 500;
  std::vector<Unsound> found;
  auto const expected = sums(connection);
  std::string after;
  for (std::int64_t read = kPage; read == kPage;) {
    read = 0;
    Vault vault(connection, key);
    connection.query(sql("whole.blobs"), {after, kPage}, [&](Row const& row) {
      ++read;
      after = row.text(0);
      try {
        auto const bytes = vault.open(BlobId(after));
        auto const sum = expected.find(after);
        if (sum != expected.end() && sha256_hex(bytes) != sum->second) found.push_back({"a document that is not what its row says", after});
      } catch (Fault const& fault) {
        found.push_back({"a document that cannot be opened", after + ": " + fault.internal()});
      }
    });
  }
  return found;
}

std::vector<Unsound> orphans(Connection& connection, VaultKey const& key) {
  std::vector<Unsound> found;
  for (auto const& row : connection.rows(sql("whole.ownerless"))) found.push_back({"a document of a case that is not there", row.text(0)});
  for (auto const& one : connection.rows(sql("whole.at_rest"))) {
    auto const blobs = connection.rows(sql("whole.blobs_of"), {one.text(0)});
    if (blobs.empty()) continue;
    Vault vault(connection, key);
    auto const said = rows_of_case(connection, vault, CaseId(one.text(0)));
    for (auto const& blob : blobs) {
      if (said.find(blob.text(0)) == std::string::npos) found.push_back({"a document that nothing of its case names", blob.text(0)});
    }
  }
  return found;
}

int destroy_orphans(Database& database, VaultKey const& key, Instant now) {
  int destroyed = 0;
  in_transaction(database, [&](Connection& connection) {
    destroyed = 0;
    Vault vault(connection, key);
    for (auto const& orphan : orphans(connection, key)) {
      auto const owner = connection.row(sql("vault.blob"), {orphan.where});
      vault.destroy(BlobId(orphan.where));
      StoredLedger(connection).record({"program", "orphan_destroyed", CaseId(owner->text(0)), "blob=" + orphan.where}, now);
      ++destroyed;
    }
  });
  return destroyed;
}

}  // namespace rightsdesk::store
