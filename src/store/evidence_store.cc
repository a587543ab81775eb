#include "store/evidence_store.h"

#include "store/sealed.h"
#include "store/statements.h"

namespace rightsdesk::store {

void StoredEvidence::add(app::EvidenceFile const& file) {
  auto const number = connection_.row(sql("evidence.next_number"), {file.about.str()})->number(0);
  connection_.execute(sql("evidence.add"), {file.id, file.about.str(), number, file.proof, file.document, file.bytes.str(),
                                            Sealed(vault_, file.about).seal(std::string_view(file.file_name.reveal())), file.sha256, file.size, file.added_by,
                                            to_iso(file.added_on)});
}

std::vector<app::EvidenceFile> StoredEvidence::of_case(CaseId const& about) {
  std::vector<app::EvidenceFile> files;
  Sealed sealed(vault_, about);
  for (auto const& row : connection_.rows(sql("evidence.of_case"), {about.str()})) {
    app::EvidenceFile file;
    file.id = row.text(0);
    file.about = about;
    file.proof = row.text(1);
    file.document = row.text(2);
    file.bytes = BlobId(row.text(3));
    file.file_name = Personal(sealed.text(row.text(4)));
    file.sha256 = row.text(5);
    file.size = row.number(6);
    file.added_by = row.text(7);
    file.added_on = parse_date(row.text(8)).value();
    file.destroyed_on = parse_date(row.text(9));
    files.push_back(std::move(file));
  }
  return files;
}

std::vector<CaseId> StoredEvidence::cases_with_files() {
  std::vector<CaseId> cases;
  for (auto const& row : connection_.rows(sql("evidence.cases_with_files"))) cases.emplace_back(row.text(0));
  return cases;
}

void StoredEvidence::set_destroyed(app::EvidenceFile const& file) {
  ENSURE(file.destroyed_on.has_value(), "a file is destroyed on a day");
  connection_.execute(sql("evidence.set_destroyed"), {to_iso(*file.destroyed_on), Sealed(vault_, file.about).seal(std::string_view{}), file.id});
}

std::optional<std::string> StoredHolidays::latest() {
  auto const row = connection_.row(sql("holidays.latest"));
  return row ? std::optional(row->text(0)) : std::nullopt;
}

void StoredHolidays::put(std::string const& version, std::string const& text, Instant now) {
  auto const row = connection_.row(sql("holidays.latest"));
  connection_.execute(sql("holidays.put"), {version, row ? row->number(1) + 1 : std::int64_t{1}, text, to_iso(now)});
}

}  // namespace rightsdesk::store
