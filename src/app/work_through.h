#pragma once
// Another's work, port by port: what stands between a colleague and the store changes the few ports it is about.
#include "app/work.h"

namespace rightsdesk::app {

class WorkThrough : public Work {
 public:
  /// `whole` outlives it.
  explicit WorkThrough(Work& whole) : whole_(whole) {}
  casework::CaseStore& cases() override { return whole_.cases(); }
  casework::TaskStore& tasks() override { return whole_.tasks(); }
  search::SearchStore& searches() override { return whole_.searches(); }
  collection::RecordStore& records() override { return whole_.records(); }
  ReviewStore& reviews() override { return whole_.reviews(); }
  ReviewLog& review_log() override { return whole_.review_log(); }
  EarlierDecisions& earlier() override { return whole_.earlier(); }
  PackStore& packs() override { return whole_.packs(); }
  JobQueue& jobs() override { return whole_.jobs(); }
  Blobs& blobs() override { return whole_.blobs(); }
  Codes& codes() override { return whole_.codes(); }
  Outbox& outbox() override { return whole_.outbox(); }
  GoneCases& gone() override { return whole_.gone(); }
  GroundStore& grounds() override { return whole_.grounds(); }
  EvidenceStore& evidence() override { return whole_.evidence(); }
  HolidayBook& holidays() override { return whole_.holidays(); }
  commission::CommissionStore& commissions() override { return whole_.commissions(); }
  CaseReaders& readers() override { return whole_.readers(); }
  CaseDesk& desk() override { return whole_.desk(); }
  OwnDesk& own() override { return whole_.own(); }
  KeptForms& kept_forms() override { return whole_.kept_forms(); }
  SourceChecks& source_checks() override { return whole_.source_checks(); }
  RuleBook& rule_book() override { return whole_.rule_book(); }
  audit::Ledger& ledger() override { return whole_.ledger(); }

 protected:
  Work& whole_;
};

}  // namespace rightsdesk::app
