#pragma once
// One unit of work: every port, bound to one transaction. The store implements it; the verbs use it; nothing else does.
#include <functional>
#include <memory>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "audit/ledger.h"
#include "casework/case.h"
#include "casework/task.h"
#include "collection/record.h"
#include "commission/commission.h"
#include "core/clock.h"
#include "redaction/review.h"
#include "search/search.h"

namespace rightsdesk::app {

/// What holds something up, in words for staff, and the place to go to: "record/page" of the review, "people", "grounds", "inconsistencies",
/// "remarks", "search", "candidates" or "records"; empty where no one place would mend it.
struct OpenPoint {
  std::string what, where = {};
  friend bool operator==(OpenPoint const&, OpenPoint const&) = default;
};

/// What stands between a person of the register and the requester: what they were asked, what the requester knows of them already,
/// and whether somebody may come to harm (law.md, DPA 2018 Sch 2 para 16(3)). Nothing of it decides; it changes what is proposed.
struct AboutThem {
  enum class Consent { not_asked, asked, given, refused, not_to_be_asked } consent = Consent::not_asked;
  std::optional<Date> consent_on = {};  ///< the day it was asked or answered
  std::string consent_note = {};        ///< how, by whom, on which terms; why not to be asked
  std::string known_to_subject = {};    ///< what the requester knows or said of them, and where that stands
  std::string safeguarding = {};        ///< why somebody may come to harm; empty: no flag
  friend bool operator==(AboutThem const&, AboutThem const&) = default;
};

/// A person of the case's register, with the decision that holds at every mention.
struct CasePerson {
  CaseId about;
  redaction::KnownPerson known;
  redaction::Decision decision = {};
  std::string origin = {};  ///< "program" (a case system knows them), kFromText, or a StaffId
  AboutThem about_them = {};
};
/// Origin of an entry that stands for words found in a record.
constexpr char kFromText[] = "text";

struct CaseProposal {
  CaseId about;
  redaction::Proposal proposal;
};

/// A page with proposals that neither their own decision nor their person's has settled.
struct WaitingPage {
  RecordId record;
  int page = 1, proposals = 0;
};

class ReviewStore {
 public:
  virtual ~ReviewStore() = default;
  virtual void put_person(CasePerson const& person) = 0;  ///< insert, or replace the description of an existing one
  virtual void add_person(CasePerson const& person) = 0;  ///< insert; an existing one is left as it is
  virtual std::vector<CasePerson> people(CaseId const& about) = 0;
  virtual std::optional<CasePerson> person(PersonId const& id) = 0;
  virtual void decide_person(CasePerson const& person) = 0;
  virtual void add_proposal(CaseProposal const& proposal) = 0;
  virtual std::vector<redaction::Proposal> proposals(RecordId const& record) = 0;
  virtual std::vector<redaction::Proposal> proposals_of_case(CaseId const& about) = 0;
  /// The same without why they were proposed and why they were decided so (`because` and the decisions' `reason` are empty): for all that
  /// looks at a whole case, without opening a sealed line for each.
  virtual std::vector<redaction::Proposal> marks_of_case(CaseId const& about) = 0;
  virtual std::vector<redaction::Proposal> proposals_on(RecordId const& record, int page) = 0;
  virtual std::map<RecordId, int> count(CaseId const& about) = 0;     ///< proposals by record; those without any are not there
  virtual std::vector<WaitingPage> waiting(CaseId const& about) = 0;  ///< by record and page
  virtual void decide_proposal(redaction::Proposal const& proposal) = 0;
  virtual void describe_about(CasePerson const& person) = 0;  ///< its about_them
  virtual void drop_proposal(ProposalId const& proposal) = 0; ///< one that an act marked, when the act is undone
  virtual void drop_undecided(RecordId const& record) = 0;  ///< the program's own, before proposing anew
};

/// What stands on the record of one or several withholdings under one ground.
struct GroundRecord {
  std::string id;
  CaseId about;
  std::string code;
  std::set<std::string> scopes;  ///< "person:<id>", "proposal:<id>", "page:<record>/<n>"
  Personal<std::map<std::string, std::string>> fields;  ///< by law::RecordField::id, with decided_by and silent_reason
  bool silent = false;  ///< a named person decided that even a neutral label would do the harm
  std::string made_by;
  Instant made_at;
};
class GroundStore {
 public:
  virtual ~GroundStore() = default;
  virtual void add(GroundRecord const& record) = 0;
  virtual std::vector<GroundRecord> of_case(CaseId const& about) = 0;  ///< newest first
};

enum class PackState { building, blocked, sealed, released, withdrawn };
std::string to_string(PackState state);
PackState pack_state_from(std::string const& text);

/// The pack once more for people who cannot use it as it is.
struct PackForm {
  std::string form;       ///< "web" (a ZIP), "plain", "large-18", "large-24", "seal"; "volume-2", "schedule-volume-2", "large-18-volume-2", … of what is long
  std::string file_name;  ///< no name of a person in it
  std::string sha256;
  std::int64_t size = 0;  ///< bytes
  BlobId blob;
};

struct PackRow {
  PackId id;
  CaseId about;
  int version = 1;
  PackState state = PackState::building;
  BlobId pack = {}, schedule = {}, certificate = {};
  std::vector<PackForm> forms = {};
  std::string pack_sha256 = {};
  int pages = 0;
  std::string gate_report = {};           ///< JSON of gate::Report, without the strings looked for
  std::vector<OpenPoint> blockers = {};
  std::string built_by = {}, released_by = {};
  std::optional<Instant> built_at = {}, released_at = {};
};

class PackStore {
 public:
  virtual ~PackStore() = default;
  virtual void add(PackRow const& pack) = 0;
  virtual void update(PackRow const& pack) = 0;
  virtual std::vector<PackRow> of_case(CaseId const& about) = 0;  ///< newest version first
};

/// A durable step of the case. `key` makes adding idempotent.
struct Job {
  JobId id;
  std::string kind;      ///< "search_source", "collect_candidate", "read_record", "propose", "build_pack", "check_source"
  CaseId about;          ///< empty: of no case
  std::string argument;  ///< a source, a candidate, a record
  int attempts = 0;
  std::int64_t token = 0;  ///< fencing token: every later write of the job is refused when the lease has passed on
};

class JobQueue {
 public:
  virtual ~JobQueue() = default;
  /// No-op when a job with this key exists and has not ended.
  virtual void add(std::string const& kind, CaseId const& about, std::string const& argument, std::string const& key) = 0;
  /// Within the transaction that holds the job's results: throws Fault when the lease is no longer ours.
  virtual void finish(Job const& job) = 0;
  /// Kinds and arguments of the case's jobs that have not ended, and the dead ones with their last error.
  struct Standing {
    std::string kind, argument, state, error;
  };
  virtual std::vector<Standing> of_case(CaseId const& about) = 0;
  /// Makes every dead job of the case due now, with all its attempts; how many.
  virtual int revive(CaseId const& about) = 0;
};

class Blobs {
 public:
  virtual ~Blobs() = default;
  virtual BlobId keep(CaseId const& owner, std::string_view bytes) = 0;
  virtual std::string open(BlobId const& blob) = 0;
  /// Removes its bytes for good: `open` is a Fault from then on.
  virtual void destroy(BlobId const& blob) = 0;
};

/// A file that shows who somebody is or what they may ask: a scan of a passport, an authority. Kept under the case's key until
/// its day has come.
struct EvidenceFile {
  std::string id;
  CaseId about;
  std::string proof, document;  ///< of the controller's evidence matrix
  BlobId bytes;
  Personal<std::string> file_name;
  std::string sha256;
  std::int64_t size = 0;
  std::string added_by;
  Date added_on;
  std::optional<Date> destroyed_on = {};
};
class EvidenceStore {
 public:
  virtual ~EvidenceStore() = default;
  virtual void add(EvidenceFile const& file) = 0;
  virtual std::vector<EvidenceFile> of_case(CaseId const& about) = 0;  ///< in the order added, the destroyed ones too
  virtual std::vector<CaseId> cases_with_files() = 0;                  ///< those that have one not destroyed
  virtual void set_destroyed(EvidenceFile const& file) = 0;            ///< its name goes as well
};

/// The bank-holiday data that open cases were last counted with.
class HolidayBook {
 public:
  virtual ~HolidayBook() = default;
  virtual std::optional<std::string> latest() = 0;  ///< gov.uk's JSON as it was; none: never counted
  virtual void put(std::string const& version, std::string const& text, Instant now) = 0;
};

/// One-time codes for residents: at most 10 minutes, 5 tries, single use.
class Codes {
 public:
  virtual ~Codes() = default;
  /// A new 8-digit code; earlier ones for the same case and purpose stop working.
  virtual std::string issue(CaseId const& about, std::string const& purpose, Instant now) = 0;
  virtual bool use(CaseId const& about, std::string const& purpose, std::string const& typed, Instant now) = 0;
};

/// A letter, e-mail or text to a requester or an owner. Personal: sealed in the store.
struct Message {
  std::string id;       ///< unique; becomes the Message-ID
  std::string channel;  ///< "email", "sms", "post"
  std::string to, subject, body;
  CaseId about = {};      ///< the case it belongs to: what cannot be delivered is a task there
  std::string what = {};  ///< "code", a letter's id ("L-3"), or a letter to an owner ("chase"); no personal data
  std::optional<Instant> good_until = {};  ///< of no use to anybody later: then it is not sent any more
};
class Outbox {
 public:
  virtual ~Outbox() = default;
  virtual void put(Message const& message, Instant now) = 0;  ///< sent by the worker, at least once; a known id is left alone
  /// How many were put for the case on this channel at or after `since`.
  virtual int count(CaseId const& about, std::string const& channel, Instant since) = 0;
  /// It will not arrive, for this reason (no personal data); false, and nothing done, when it had ended already.
  virtual bool fail(std::string const& id, std::string const& why) = 0;
};

/// What is left of a case whose time had come. The days and the outcome are empty unless it was anonymised.
struct GoneCase {
  CaseId about;
  std::string rule;  ///< of config/retention.yaml
  Date on;
  std::string right = {};
  std::optional<Date> received = {}, due = {}, answered = {}, withdrawn = {};
  std::string outcome = {};
};
class GoneCases {
 public:
  virtual ~GoneCases() = default;
  /// Forgets the case's key and removes everything kept for it but its events (whose details can no longer be opened).
  virtual void forget(GoneCase const& gone) = 0;
  virtual std::vector<GoneCase> all() = 0;
};

class ReviewLog;         // app/review_log.h
class EarlierDecisions;
class CaseReaders;       // app/readers.h
class CaseDesk;          // app/case_desk.h
class OwnDesk;
class KeptForms;         // app/kept_forms.h
class SourceChecks;      // app/source_health.h
class RuleBook;          // app/rule_book.h

class Work {
 public:
  virtual ~Work() = default;
  virtual casework::CaseStore& cases() = 0;
  virtual search::SearchStore& searches() = 0;
  virtual collection::RecordStore& records() = 0;
  virtual ReviewStore& reviews() = 0;
  virtual ReviewLog& review_log() = 0;
  virtual EarlierDecisions& earlier() = 0;
  virtual casework::TaskStore& tasks() = 0;
  virtual PackStore& packs() = 0;
  virtual JobQueue& jobs() = 0;
  virtual Blobs& blobs() = 0;
  virtual Codes& codes() = 0;
  virtual Outbox& outbox() = 0;
  virtual GoneCases& gone() = 0;
  virtual GroundStore& grounds() = 0;
  virtual EvidenceStore& evidence() = 0;
  virtual HolidayBook& holidays() = 0;
  virtual commission::CommissionStore& commissions() = 0;
  virtual CaseReaders& readers() = 0;
  virtual CaseDesk& desk() = 0;
  virtual OwnDesk& own() = 0;
  virtual KeptForms& kept_forms() = 0;
  virtual SourceChecks& source_checks() = 0;
  virtual RuleBook& rule_book() = 0;
  virtual audit::Ledger& ledger() = 0;
};

/// Runs work in one transaction: all of it stands or none; the whole again when the database asks for it.
class Works {
 public:
  virtual ~Works() = default;
  virtual void in_one(std::function<void(Work&)> const& work) = 0;
  /// The same for work that only looks: what it sees is of one moment, and nobody who writes waits for it to begin. Writing in it is a Fault.
  virtual void look(std::function<void(Work&)> const& work) = 0;
  /// Over every case, whoever asked: for what the program works out for all of them, and shows to nobody as it is.
  virtual Works& for_rules() { return *this; }
};

}  // namespace rightsdesk::app
