#include "store/reader_store.h"

#include "store/statements.h"

namespace rightsdesk::store {

std::set<StaffId> StoredReaders::of_case(CaseId const& about) {
  std::set<StaffId> readers;
  for (auto const& row : connection_.rows(sql("readers.of_case"), {about.str()})) readers.insert(StaffId(row.text(0)));
  return readers;
}

std::set<CaseId> StoredReaders::kept_from(StaffId const& colleague) {
  std::set<CaseId> cases;
  for (auto const& row : connection_.rows(sql("readers.kept_from"), {colleague.str()})) cases.insert(CaseId(row.text(0)));
  return cases;
}

void StoredReaders::set(CaseId const& about, std::set<StaffId> const& readers) {
  connection_.execute(sql("readers.clear"), {about.str()});
  for (auto const& reader : readers) connection_.execute(sql("readers.add"), {about.str(), reader.str()});
}

}  // namespace rightsdesk::store
