#include "app/read_again.h"

#include <algorithm>

#include "app/acts.h"
#include "app/quarantine.h"
#include "reading/versions.h"

namespace rightsdesk::app {
namespace {

bool decided_on(collection::PageRow const& page) {
  return page.checked || !page.whole_code.empty() || page.flags.find("hidden") != std::string::npos;
}

bool is_decided(Work& work, collection::CollectedRecord const& record) {
  auto const pages = work.records().pages(record.id);
  if (std::any_of(pages.begin(), pages.end(), decided_on)) return true;
  auto const marks = work.reviews().proposals(record.id);
  return std::any_of(marks.begin(), marks.end(), [](auto const& mark) { return mark.decision.outcome != redaction::Outcome::undecided; });
}

void forget_what_was_read(Work& work, collection::CollectedRecord& record) {
  work.reviews().drop_undecided(record.id);
  for (auto const& page : work.records().pages(record.id)) {
    for (auto const& blob : {page.image, page.content})
      if (!blob.empty()) work.blobs().destroy(blob);
    work.records().drop_page(record.id, page.number);
  }
  if (!record.document.empty()) work.blobs().destroy(record.document);
  record.document = {};
  record.pages = 0;
  record.read_by.clear();
  record.reading_note.clear();
  record.reading = collection::Reading::waiting;
  work.records().set_reading(record);
}

}  // namespace

std::string other_reader_now(Office const& office, collection::CollectedRecord const& record) {
  if (record.reading != collection::Reading::read || record.read_by.empty()) return {};
  auto const today = reading::reader_today(record.read_by, office.readers());
  return record.read_by == today ? std::string{} : today;
}

Done read_again(Office& office, CaseId const& id, Actor const& actor, RecordId const& record_id) {
  return in_one(office, [&](Work& work) -> Done {
    auto deciding = record_to_decide(work, office, id, actor, record_id);
    if (!deciding) return tl::unexpected(deciding.error());
    auto& [about, found] = *deciding;
    if (other_reader_now(office, found).empty()) return refused("same_reader", "This record was read by the reader of today. Look at it again.");
    if (is_decided(work, found)) return refused("decided", "Something is decided on a page of this record, so it stays as it was read.");
    auto const before = found.read_by;
    forget_what_was_read(work, found);
    record(work, office, about, actor.id.str(), {"record_read_again", office.clock.today(), {{"record", record_id.str()}, {"read_by", before}}, "record=" + record_id.str()});
    auto const wanted = reading_again(record_id);
    work.jobs().add("read_record", id, wanted, "read_record:" + wanted + ":" + std::to_string(about.version));
    return done();
  });
}

}  // namespace rightsdesk::app
