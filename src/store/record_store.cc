#include "store/record_store.h"

#include <nlohmann/json.hpp>

#include "core/original.h"
#include "store/sealed.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

Json about_json(collection::CollectedRecord const& record) {
  return {{"key", record.key},
          {"title", record.title.reveal()},
          {"file_name", record.file_name.reveal()},
          {"author", record.author.reveal()},
          {"provenance", record.provenance}};
}

using collection::Inclusion;

std::int64_t left_out(collection::CollectedRecord const& record) { return record.inclusion == Inclusion::left_out ? 1 : 0; }

constexpr std::int64_t kLater = 1, kGiven = 2;

std::int64_t part_of(collection::CollectedRecord const& record) {
  return record.inclusion == Inclusion::later ? kLater : record.inclusion == Inclusion::given ? kGiven : 0;
}

Inclusion inclusion_from(std::int64_t left_out, std::int64_t part) {
  if (left_out != 0) return Inclusion::left_out;
  return part == kLater ? Inclusion::later : part == kGiven ? Inclusion::given : Inclusion::included;
}

collection::PageRow page_from(Sealed& sealed, Row const& row) {
  return {RecordId(row.text(0)), static_cast<int>(row.number(1)), row.number(2) != 0, BlobId(row.text(3)), BlobId(row.text(4)), row.number(5) != 0,
          row.text(6), row.text(7), row.text(8), sealed.text(row.text(9)), row.text(10)};
}

}  // namespace

bool StoredRecords::holds(CaseId const& about, std::string const& source, std::string const& key) {
  return connection_.row(sql("records.exists"), {about.str(), source, sha256_hex(key)}).has_value();
}

bool StoredRecords::add(collection::CollectedRecord const& record) {
  if (holds(record.about, record.source, record.key)) return false;
  auto const key_hash = sha256_hex(record.key);
  Sealed sealed(vault_, record.about);
  connection_.execute(sql("records.insert"),
                      {record.id.str(), record.about.str(), record.source, key_hash, record.candidate.str(), record.parent.str(),
                       sealed.seal(about_json(record)), record.media_type, record.dated, record.sha256, record.size,
                       record.original.str(), to_iso(record.collected_at), collection::to_string(record.reading),
                       sealed.seal(std::string_view(record.reading_note)), record.document.str(), std::int64_t{record.pages},
                       left_out(record), sealed.seal(std::string_view(record.inclusion_reason)), record.inclusion_by, part_of(record), record.read_by});
  return true;
}

collection::CollectedRecord StoredRecords::record_from(Row const& row) {
  collection::CollectedRecord found;
  found.id = RecordId(row.text(0));
  found.about = CaseId(row.text(1));
  Sealed sealed(vault_, found.about);
  found.source = row.text(2);
  found.candidate = CandidateId(row.text(3));
  found.parent = RecordId(row.text(4));
  auto const about = sealed.json(row.text(5));
  found.key = about.at("key");
  found.title = Personal(about.at("title").get<std::string>());
  found.file_name = Personal(about.at("file_name").get<std::string>());
  found.author = Personal(about.at("author").get<std::string>());
  found.provenance = about.at("provenance").get<std::map<std::string, std::string>>();
  found.media_type = row.text(6);
  found.dated = row.text(7);
  found.sha256 = row.text(8);
  found.size = row.number(9);
  found.original = BlobId(row.text(10));
  found.collected_at = parse_instant(row.text(11)).value();
  found.reading = collection::reading_from(row.text(12));
  found.reading_note = sealed.text(row.text(13));
  found.document = BlobId(row.text(14));
  found.pages = static_cast<int>(row.number(15));
  found.inclusion = inclusion_from(row.number(16), row.number(19));
  found.inclusion_reason = sealed.text(row.text(17));
  found.inclusion_by = row.text(18);
  found.read_by = row.text(20);
  return found;
}

std::vector<collection::CollectedRecord> StoredRecords::of_case(CaseId const& about) {
  std::vector<collection::CollectedRecord> found;
  for (auto const& row : connection_.rows(sql("records.of_case"), {about.str()})) found.push_back(record_from(row));
  return found;
}

std::optional<collection::CollectedRecord> StoredRecords::find(RecordId const& id) {
  auto const row = connection_.row(sql("records.by_id"), {id.str()});
  return row ? std::optional{record_from(*row)} : std::nullopt;
}

void StoredRecords::set_reading(collection::CollectedRecord const& record) {
  connection_.execute(sql("records.set_reading"),
                      {collection::to_string(record.reading), Sealed(vault_, record.about).seal(std::string_view(record.reading_note)),
                       record.document.str(), std::int64_t{record.pages}, record.dated, record.read_by, record.id.str()});
}

void StoredRecords::set_inclusion(collection::CollectedRecord const& record) {
  connection_.execute(sql("records.set_inclusion"),
                      {left_out(record), Sealed(vault_, record.about).seal(std::string_view(record.inclusion_reason)),
                       record.inclusion_by, part_of(record), record.id.str()});
}

CaseId StoredRecords::owner_of(RecordId const& record) {
  auto const owner = connection_.row(sql("records.owner"), {record.str()});
  ENSURE(owner.has_value(), "a page of a record that is not there");
  return CaseId(owner->text(0));
}

void StoredRecords::put_page(collection::PageRow const& page) {
  if (connection_.row(sql("pages.exists"), {page.record.str(), std::int64_t{page.number}})) return;
  connection_.execute(sql("pages.insert"),
                      {page.record.str(), std::int64_t{page.number}, std::int64_t{page.fixed ? 1 : 0}, page.image.str(), page.content.str(),
                       std::int64_t{page.checked ? 1 : 0}, page.checked_by, page.flags, page.whole_code,
                       Sealed(vault_, owner_of(page.record)).seal(std::string_view(page.whole_reason)), page.whole_by});
}

std::vector<collection::PageRow> StoredRecords::pages(RecordId const& record) {
  std::vector<collection::PageRow> pages;
  auto const rows = connection_.rows(sql("pages.of_record"), {record.str()});
  if (rows.empty()) return pages;
  Sealed sealed(vault_, owner_of(record));
  for (auto const& row : rows) pages.push_back(page_from(sealed, row));
  return pages;
}

std::optional<collection::PageRow> StoredRecords::page(RecordId const& record, int number) {
  auto const row = connection_.row(sql("pages.one"), {record.str(), std::int64_t{number}});
  if (!row) return std::nullopt;
  Sealed sealed(vault_, owner_of(record));
  return page_from(sealed, *row);
}

std::vector<collection::PageMark> StoredRecords::reading_order(CaseId const& about) {
  std::vector<collection::PageMark> order;
  for (auto const& row : connection_.rows(sql("pages.reading_order"), {about.str()})) {
    order.push_back({RecordId(row.text(0)), static_cast<int>(row.number(1)), row.number(2) != 0, !row.text(3).empty()});
  }
  return order;
}

collection::Counted StoredRecords::count(CaseId const& about) {
  collection::Counted counted;
  for (auto const& row : connection_.rows(sql("records.count"), {about.str()})) {
    auto const records = static_cast<int>(row.number(1));
    counted.records += records;
    if (collection::reading_from(row.text(0)) == collection::Reading::waiting) counted.waiting += records;
  }
  return counted;
}

void StoredRecords::drop_page(RecordId const& record, int number) {
  connection_.execute(sql("pages.drop"), {record.str(), std::int64_t{number}});
}

void StoredRecords::set_page_review(collection::PageRow const& page) {
  connection_.execute(sql("pages.review"),
                      {std::int64_t{page.checked ? 1 : 0}, page.checked_by, page.whole_code,
                       Sealed(vault_, owner_of(page.record)).seal(std::string_view(page.whole_reason)), page.whole_by,
                       page.record.str(), std::int64_t{page.number}});
}

}  // namespace rightsdesk::store
