#pragma once
// Confirmed match -> CollectedRecord: original bytes sealed with a hash on arrival; never changed after.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/id.h"
#include "core/personal.h"

namespace rightsdesk::collection {

enum class Reading {
  waiting,
  read,
  unreadable,
  quarantined,  ///< kept sealed and not read: the virus scanner found something, or could not look
};
std::string to_string(Reading reading);
Reading reading_from(std::string const& text);

/// What a person decided about a record as a whole.
enum class Inclusion {
  included,  ///< in the pack that is made next
  left_out,  ///< not the subject's data, a duplicate, unreadable; always with a reason
  later,     ///< in a later part of the answer; always with a reason
  given,     ///< in a part that was released
};

struct CollectedRecord {
  RecordId id;
  CaseId about;
  std::string source;
  std::string key;                ///< the source's, unique within it; an attachment's is its parent's key + "#" + number
  CandidateId candidate;
  RecordId parent = {};           ///< for an attachment
  Personal<std::string> title;
  std::string media_type;
  Personal<std::string> file_name;
  Personal<std::string> author;
  std::string dated;
  std::string sha256;
  std::int64_t size = 0;
  BlobId original;
  std::map<std::string, std::string> provenance;
  Instant collected_at;
  Reading reading = Reading::waiting;
  std::string reading_note = {};  ///< why unreadable or in quarantine, or warnings, in plain words
  BlobId document = {};           ///< the document as JSON, once read
  int pages = 0;
  std::string read_by = {};       ///< reading::reader_of, when it was read; empty: not read, or before this was noted
  Inclusion inclusion = Inclusion::included;
  std::string inclusion_reason = {}, inclusion_by = {};
};

/// Is it part of the pack that is made next?
inline bool in_hand(CollectedRecord const& record) { return record.inclusion == Inclusion::included; }

/// Is it to be sent yet, now or later?
inline bool still_to_go(CollectedRecord const& record) { return in_hand(record) || record.inclusion == Inclusion::later; }

/// Material made or changed after the day the request was received (law.md H-12): the item's own date, or the day the source
/// says it was last changed. What has no date is not known to be newer.
bool is_newer_than(CollectedRecord const& record, Date received);

/// A page of a read record.
struct PageRow {
  RecordId record;
  int number = 1;
  bool fixed = false;
  BlobId image = {};
  BlobId content = {};           ///< the page by itself, as a document's JSON with nothing but it; empty: in the record's document
  bool checked = false;
  std::string checked_by = {};
  std::string flags = {};        ///< comma separated document::Flag names
  std::string whole_code = {};   ///< exemption code when the whole page is withheld
  std::string whole_reason = {}, whole_by = {};
};

/// A page as the reading order shows it.
struct PageMark {
  RecordId record;
  int number = 1;
  bool checked = false, withheld_whole = false;
};

/// How many records of a case are not left out, and how many of those wait to be read.
struct Counted {
  int records = 0, waiting = 0;
};

class RecordStore {
 public:
  virtual ~RecordStore() = default;
  /// False (and nothing written) when (case, source, key) is already there.
  virtual bool add(CollectedRecord const& record) = 0;
  /// Is (case, source, key) already there?
  virtual bool holds(CaseId const& about, std::string const& source, std::string const& key) = 0;
  virtual std::vector<CollectedRecord> of_case(CaseId const& about) = 0;  ///< by date, then source, then key
  virtual std::optional<CollectedRecord> find(RecordId const& id) = 0;
  virtual void set_reading(CollectedRecord const& record) = 0;    ///< reading, note, document, pages, read_by
  virtual void set_inclusion(CollectedRecord const& record) = 0;
  virtual void put_page(PageRow const& page) = 0;                 ///< insert; keeps an existing one
  virtual std::vector<PageRow> pages(RecordId const& record) = 0;
  virtual std::optional<PageRow> page(RecordId const& record, int number) = 0;
  virtual std::vector<PageMark> reading_order(CaseId const& about) = 0;  ///< of the records not left out, as of_case and pages order them
  virtual Counted count(CaseId const& about) = 0;
  virtual void set_page_review(PageRow const& page) = 0;
  virtual void drop_page(RecordId const& record, int number) = 0;  ///< one that a reviewer had added, when that is undone
};

}  // namespace rightsdesk::collection
