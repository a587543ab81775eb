#include "store/reader_store.h"

#include "store/statements.h"
#include "store/word_set.h"

namespace rightsdesk::store {

std::set<StaffId> StoredReaders::of_case(CaseId const& about) {
  std::set<StaffId> readers;
  for (auto const& row : connection_.rows(sql("readers.of_case"), {about.str()})) readers.insert(StaffId(row.text(0)));
  return readers;
}

std::set<CaseId> StoredReaders::kept_from(StaffId const& colleague) {
  std::set<CaseId> cases;
  for (auto const& row : connection_.rows(sql("readers.kept_from"), {colleague.str(), colleague.str(), to_iso(clock_.now())})) cases.insert(CaseId(row.text(0)));
  return cases;
}

bool StoredReaders::may_see(CaseId const& about, std::string const& controller, StaffId const& colleague) {
  return connection_.row(sql("readers.may_see"), {about.str(), controller, colleague.str(), colleague.str(), to_iso(clock_.now())}).has_value();
}

void StoredReaders::set(CaseId const& about, std::set<StaffId> const& readers) {
  connection_.execute(sql("readers.clear"), {about.str()});
  for (auto const& reader : readers) connection_.execute(sql("readers.add"), {about.str(), reader.str()});
}

void StoredReaders::let_in(CaseId const& about, StaffId const& colleague, Instant until) {
  if (connection_.execute(sql("readers.let_in_longer"), {to_iso(until), about.str(), colleague.str()}) == 1) return;
  connection_.execute(sql("readers.let_in"), {about.str(), colleague.str(), to_iso(until)});
}

void StoredReaders::set_asker(std::string const& job_key, StaffId const& colleague) {
  connection_.execute(sql("readers.set_asker"), {colleague.str(), job_key, colleague.str()});
}

void StoredReaders::set_asker_of_dead(CaseId const& about, std::string const& error_begins, StaffId const& colleague) {
  connection_.execute(sql("readers.set_asker_of_dead"), {colleague.str(), about.str(), error_begins + "%", colleague.str()});
}

StaffId StoredReaders::asker(JobId const& job) {
  auto const row = connection_.row(sql("readers.asker"), {job.str()});
  return StaffId(row ? row->text(0) : std::string{});
}

std::optional<std::set<std::string>> StoredReaders::roles_now(StaffId const& colleague) {
  auto const row = connection_.row(sql("readers.roles_now"), {colleague.str()});
  if (!row) return std::nullopt;
  return words_of(row->text(0));
}

}  // namespace rightsdesk::store
