#include "store/job_store.h"

#include "core/text.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

constexpr std::int64_t kMost = Jobs::kMostAttempts;

Job job_of(Row const& row) {
  return {JobId(row.text(0)), row.text(1), CaseId(row.text(2)), row.text(3), row.text(4),
          static_cast<int>(row.number(5)), row.number(6)};
}

}  // namespace

bool Jobs::add(Job const& job, Instant due) {
  try {
    connection_.execute(sql("jobs.add"), {JobId::fresh().str(), job.kind, job.about.str(), job.argument, job.key, job.key,
                                          to_iso(due), to_iso(due)});
    return true;
  } catch (Conflict const&) {
    return false;
  }
}

std::optional<Job> Jobs::claim(std::string const& worker, Instant now, std::chrono::seconds lease, std::optional<CaseId> const& served) {
  auto row = served ? connection_.row(sql("jobs.next_after"), {served->str(), to_iso(now)}) : connection_.row(sql("jobs.next"), {to_iso(now)});
  if (!row && served) row = connection_.row(sql("jobs.next_from_the_first"), {served->str(), to_iso(now)});
  if (!row) return std::nullopt;
  auto job = job_of(*row);
  auto const taken =
      connection_.execute(sql("jobs.take"), {worker, to_iso(now + lease), job.id.str(), job.token});
  if (taken == 0) throw TryAgain("The service is busy.", "another worker took job " + job.id.str());
  ++job.attempts;
  ++job.token;
  return job;
}

bool Jobs::still_mine(Job const& job) {
  return connection_.execute(sql("jobs.still_mine"), {job.id.str(), job.token}) == 1;
}

bool Jobs::heartbeat(Job const& job, Instant now, std::chrono::seconds lease) {
  return connection_.execute(sql("jobs.heartbeat"), {to_iso(now + lease), job.id.str(), job.token}) == 1;
}

bool Jobs::finish(Job const& job) {
  return connection_.execute(sql("jobs.finish"), {job.id.str(), job.token}) == 1;
}

AfterFailure Jobs::fail(Job const& job, std::string const& error, Instant retry_at) {
  auto const words = valid_utf8(error.substr(0, 400));
  bool const last = job.attempts >= kMostAttempts;
  auto const changed = last ? connection_.execute(sql("jobs.bury"), {words, job.id.str(), job.token})
                            : connection_.execute(sql("jobs.retry"), {words, to_iso(retry_at), job.id.str(), job.token});
  if (changed == 0) return AfterFailure::not_mine;
  return last ? AfterFailure::dead : AfterFailure::tried_again_later;
}

bool Jobs::bury(Job const& job, std::string const& why) {
  return connection_.execute(sql("jobs.bury"), {valid_utf8(why.substr(0, 400)), job.id.str(), job.token}) == 1;
}

std::int64_t Jobs::reap(Instant now) {
  auto const time = to_iso(now);
  return connection_.execute(sql("jobs.reap_spent"), {time, kMost}) +
         connection_.execute(sql("jobs.reap"), {time, time, kMost});
}

std::int64_t Jobs::give_back(std::string const& worker, Instant now) {
  return connection_.execute(sql("jobs.give_back_spent"), {worker, kMost}) +
         connection_.execute(sql("jobs.give_back"), {to_iso(now), worker, kMost});
}

bool Jobs::revive(JobId const& id, Instant now) {
  try {
    return connection_.execute(sql("jobs.revive"), {to_iso(now), id.str()}) == 1;
  } catch (Conflict const&) {
    return false;
  }
}

std::vector<JobStanding> Jobs::about(CaseId const& subject) {
  std::vector<JobStanding> all;
  connection_.query(sql("jobs.about"), {subject.str()}, [&](Row const& row) {
    all.push_back({job_of(row), row.text(7), row.text(8)});
  });
  return all;
}

JobTally Jobs::tally() {
  JobTally tally;
  connection_.query(sql("jobs.tally"), {}, [&](Row const& row) {
    auto const state = row.text(0);
    (state == "ready" ? tally.ready : state == "leased" ? tally.leased : state == "done" ? tally.done : tally.dead) =
        row.number(1);
  });
  return tally;
}

std::optional<Job> claim(Database& database, std::string const& worker, Instant now, std::chrono::seconds lease,
                         std::optional<CaseId> const& served) {
  std::optional<Job> job;
  in_transaction(database, [&](Connection& connection) { job = Jobs(connection).claim(worker, now, lease, served); });
  return job;
}

}  // namespace rightsdesk::store
