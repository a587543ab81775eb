#include "store/stored_work.h"

#include "core/crash_point.h"
#include "store/case_store.h"
#include "store/code_store.h"
#include "store/desk_store.h"
#include "store/evidence_store.h"
#include "store/commission_store.h"
#include "store/gone_store.h"
#include "store/ground_store.h"
#include "store/job_store.h"
#include "store/kept_form_store.h"
#include "store/ledger_store.h"
#include "store/outbox_store.h"
#include "store/pack_store.h"
#include "store/reader_store.h"
#include "store/record_store.h"
#include "store/review_log_store.h"
#include "store/review_store.h"
#include "store/rule_store.h"
#include "store/search_store.h"
#include "store/source_check_store.h"
#include "store/statements.h"
#include "store/task_store.h"

namespace rightsdesk::store {
namespace {

app::Job as_app(Job const& job) { return {job.id, job.kind, job.about, job.argument, job.attempts, job.token}; }

Job as_stored(app::Job const& job) {
  Job stored;
  stored.id = job.id;
  stored.kind = job.kind;
  stored.about = job.about;
  stored.argument = job.argument;
  stored.attempts = job.attempts;
  stored.token = job.token;
  return stored;
}

class WorkJobs final : public app::JobQueue {
 public:
  WorkJobs(Connection& connection, Clock const& clock) : jobs_(connection), clock_(clock) {}
  void add(std::string const& kind, CaseId const& about, std::string const& argument, std::string const& key) override {
    Job job;
    job.kind = kind;
    job.about = about;
    job.argument = argument;
    job.key = key;
    jobs_.add(job, clock_.now());
  }
  void finish(app::Job const& job) override {
    if (!jobs_.finish(as_stored(job))) {
      throw Fault("This step was taken over by another worker.", "job " + job.id.str() + ": the lease has passed on");
    }
  }
  std::vector<Standing> of_case(CaseId const& about) override {
    std::vector<Standing> standing;
    for (auto const& found : jobs_.about(about)) {
      if (found.state != "done") standing.push_back({found.job.kind, found.job.argument, found.state, found.error});
    }
    return standing;
  }
  int revive(CaseId const& about) override {
    int revived = 0;
    for (auto const& found : jobs_.about(about)) {
      if (found.state == "dead" && jobs_.revive(found.job.id, clock_.now())) ++revived;
    }
    return revived;
  }

 private:
  store::Jobs jobs_;
  Clock const& clock_;
};

class WorkBlobs final : public app::Blobs {
 public:
  explicit WorkBlobs(Vault& vault) : vault_(vault) {}
  BlobId keep(CaseId const& owner, std::string_view bytes) override { return vault_.keep(owner, bytes); }
  std::string open(BlobId const& blob) override { return vault_.open(blob); }
  void destroy(BlobId const& blob) override { vault_.destroy(blob); }

 private:
  Vault& vault_;
};

class WorkCodes final : public app::Codes {
 public:
  WorkCodes(Connection& connection, VaultKey const& key) : codes_(connection, key) {}
  std::string issue(CaseId const& about, std::string const& purpose, Instant now) override {
    return codes_.issue(about, purpose, now);
  }
  bool use(CaseId const& about, std::string const& purpose, std::string const& typed, Instant now) override {
    return codes_.use(about, purpose, typed, now) == CodeAnswer::right;
  }

 private:
  store::Codes codes_;
};

class WorkOutbox final : public app::Outbox {
 public:
  WorkOutbox(Connection& connection, VaultKey const& key) : outbox_(connection, key) {}
  void put(app::Message const& message, Instant now) override {
    store::Message stored;
    stored.id = message.id;
    stored.channel = message.channel;
    stored.to = message.to;
    stored.subject = message.subject;
    stored.body = message.body;
    stored.about = message.about;
    stored.what = message.what;
    stored.good_until = message.good_until;
    outbox_.put(stored, now);
  }
  int count(CaseId const& about, std::string const& channel, Instant since) override { return outbox_.count(about, channel, since); }
  bool fail(std::string const& id, std::string const& why) override { return outbox_.fail(id, why); }

 private:
  store::Outbox outbox_;
};

class StoredWork final : public app::Work {
 public:
  StoredWork(Connection& connection, VaultKey const& key, Clock const& clock)
      : vault_(connection, key),
        cases_(connection, vault_),
        searches_(connection, vault_),
        records_(connection, vault_),
        reviews_(connection, vault_),
        review_log_(connection, vault_),
        earlier_(connection, key),
        tasks_(connection, vault_),
        packs_(connection, vault_),
        jobs_(connection, clock),
        blobs_(vault_),
        codes_(connection, key),
        outbox_(connection, key),
        gone_(connection, vault_),
        grounds_(connection, vault_),
        evidence_(connection, vault_),
        holidays_(connection),
        commissions_(connection, vault_, key),
        readers_(connection, clock),
        desk_(connection, key),
        own_(connection),
        kept_forms_(connection, key),
        source_checks_(connection),
        rules_(connection),
        ledger_(connection) {}
  casework::CaseStore& cases() override { return cases_; }
  search::SearchStore& searches() override { return searches_; }
  collection::RecordStore& records() override { return records_; }
  app::ReviewStore& reviews() override { return reviews_; }
  app::ReviewLog& review_log() override { return review_log_; }
  app::EarlierDecisions& earlier() override { return earlier_; }
  casework::TaskStore& tasks() override { return tasks_; }
  app::PackStore& packs() override { return packs_; }
  app::JobQueue& jobs() override { return jobs_; }
  app::Blobs& blobs() override { return blobs_; }
  app::Codes& codes() override { return codes_; }
  app::Outbox& outbox() override { return outbox_; }
  app::GoneCases& gone() override { return gone_; }
  app::GroundStore& grounds() override { return grounds_; }
  app::EvidenceStore& evidence() override { return evidence_; }
  app::HolidayBook& holidays() override { return holidays_; }
  commission::CommissionStore& commissions() override { return commissions_; }
  app::CaseReaders& readers() override { return readers_; }
  app::CaseDesk& desk() override { return desk_; }
  app::OwnDesk& own() override { return own_; }
  app::KeptForms& kept_forms() override { return kept_forms_; }
  app::SourceChecks& source_checks() override { return source_checks_; }
  app::RuleBook& rule_book() override { return rules_; }
  audit::Ledger& ledger() override { return ledger_; }

 private:
  Vault vault_;
  StoredCases cases_;
  StoredSearches searches_;
  StoredRecords records_;
  StoredReviews reviews_;
  StoredReviewLog review_log_;
  StoredEarlierDecisions earlier_;
  StoredTasks tasks_;
  StoredPacks packs_;
  WorkJobs jobs_;
  WorkBlobs blobs_;
  WorkCodes codes_;
  WorkOutbox outbox_;
  StoredGone gone_;
  StoredGrounds grounds_;
  StoredEvidence evidence_;
  StoredHolidays holidays_;
  StoredCommissions commissions_;
  StoredReaders readers_;
  StoredCaseDesk desk_;
  StoredOwnDesk own_;
  StoredKeptForms kept_forms_;
  StoredSourceChecks source_checks_;
  StoredRules rules_;
  StoredLedger ledger_;
};

}  // namespace

std::unique_ptr<app::Work> bound_work(Connection& connection, VaultKey const& key, Clock const& clock) {
  return std::make_unique<StoredWork>(connection, key, clock);
}

void StoredWorks::in_one(std::function<void(app::Work&)> const& work) {
  in_transaction(database_, [&](Connection& connection) {
    StoredWork bound(connection, key_, clock_);
    work(bound);
    crash_point("written.act");
  });
  crash_point("committed.act");
}

void StoredWorks::look(std::function<void(app::Work&)> const& work) {
  in_look(database_, [&](Connection& connection) {
    StoredWork bound(connection, key_, clock_);
    work(bound);
  });
}

std::optional<app::Job> StoredJobs::claim(std::string const& worker, Instant now, std::chrono::seconds lease) {
  std::optional<CaseId> served;
  {
    std::lock_guard const lock(mutex_);
    served = served_;
  }
  auto const job = store::claim(database_, worker, now, lease, served);
  if (job) {
    std::lock_guard const lock(mutex_);
    served_ = job->about;
  }
  return job ? std::optional{as_app(*job)} : std::nullopt;
}

bool StoredJobs::heartbeat(app::Job const& job, Instant now, std::chrono::seconds lease) {
  bool ours = false;
  in_transaction(database_, [&](Connection& connection) { ours = Jobs(connection).heartbeat(as_stored(job), now, lease); });
  return ours;
}

void StoredJobs::fail(app::Job const& job, std::string const& error, Instant retry_at) {
  in_transaction(database_, [&](Connection& connection) { Jobs(connection).fail(as_stored(job), error, retry_at); });
}

void StoredJobs::refuse(app::Job const& job, std::string const& why, Instant now) {
  in_transaction(database_, [&](Connection& connection) {
    if (!Jobs(connection).bury(as_stored(job), why)) return;
    auto const asker = connection.row(sql("readers.asker"), {job.id.str()})->text(0);
    StoredLedger(connection).record({"program", "step_refused", job.about, "step=" + job.kind + " asked_by=" + asker}, now);
  });
}

void StoredJobs::reap(Instant now) {
  in_transaction(database_, [&](Connection& connection) { Jobs(connection).reap(now); });
}

void StoredJobs::give_back(std::string const& worker, Instant now) {
  in_transaction(database_, [&](Connection& connection) { Jobs(connection).give_back(worker, now); });
}

}  // namespace rightsdesk::store
