// Every act of a case with its Nth statement, commit, write or sync failing, for every N until it runs untouched. After each failure all of it
// is whole, and done again it comes to the same as if nothing had failed. security.md 1.1, S03, S04, S06, S07.
#include <gtest/gtest.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "app/caseload.h"
#include "app/come_back.h"
#include "app/evidence.h"
#include "app/holidays.h"
#include "app/intake_journal.h"
#include "app/keeping_rules.h"
#include "app/letter_words.h"
#include "app/own_evidence.h"
#include "app/release.h"
#include "app/requester_acts.h"
#include "app/resident.h"
#include "app/review_desk.h"
#include "app/search_again.h"
#include "app/search_desk.h"
#include "failing_database.h"
#include "jobs/runner.h"
#include "store/checkpoints.h"
#include "store/intake_spool.h"
#include "store/ledger_store.h"
#include "store/whole.h"
#include "walk.h"

namespace {

/// The Nth write or sync of this process fails, once.
struct DiskFailure {
  int at = 0, seen = 0, error = 0;
  [[nodiscard]] bool strikes() { return at > 0 && ++seen == at; }
} disk;

bool struck(int error) {
  if (!disk.strikes()) return false;
  errno = disk.error == 0 ? error : disk.error;
  return true;
}

}  // namespace

// What the program and SQLite call is found here before libc's.
extern "C" ssize_t write(int file, void const* bytes, size_t count) { return struck(ENOSPC) ? -1 : ::syscall(SYS_write, file, bytes, count); }
// pwrite64 to the linker: files here are of 64 bits.
extern "C" ssize_t pwrite(int file, void const* bytes, size_t count, off_t at) { return struck(ENOSPC) ? -1 : ::syscall(SYS_pwrite64, file, bytes, count, at); }
extern "C" int fsync(int file) { return struck(EIO) ? -1 : static_cast<int>(::syscall(SYS_fsync, file)); }
extern "C" int fdatasync(int file) { return struck(EIO) ? -1 : static_cast<int>(::syscall(SYS_fdatasync, file)); }

namespace rightsdesk::app {
namespace {

namespace fs = std::filesystem;

/// What can be counted of a case and must not depend on what failed on the way.
using Shape = std::map<std::string, std::int64_t>;

/// The service opened over a database that fails once.
struct FailingDesk {
  FailingDesk(Council& council, NthFailure& failure)
      : real(store::Database::open({"sqlite:" + council.folder + "/store.db"})),
        failing(*real, failure),
        key(store::VaultKey::from_file(council.folder + "/vault.key")),
        works(failing, key, council.clock),
        journal(council.folder + "/journal", key, council.clock),
        office{works, council.clock, council.rules, council.sources, "", RIGHTSDESK_TREE, "https://rights.example.org", nullptr, &journal} {}
  std::unique_ptr<store::Database> real;
  FailingDatabase failing;
  store::VaultKey key;
  store::StoredWorks works;
  store::IntakeSpool journal;
  Office office;
};

/// One of the core operations, and the stage at which it can be done.
struct Operation {
  char const* name;
  std::function<CaseId(Council&)> stage;
  std::function<void(FailingDesk&, CaseId const&)> act;
  std::vector<Failing> ways = {Failing::statement, Failing::try_again, Failing::commit_refused, Failing::commit_cut_off, Failing::commit_unheard};
};

void PrintTo(Operation const& operation, std::ostream* out) { *out << operation.name; }

CaseId nothing_yet(Council&) { return {}; }
CaseId just_sent(Council& council) { return council.at_desk(submitted); }
CaseId found(Council& council) {
  auto const id = just_sent(council);
  council.at_desk([&](Office& office) { begin_search(office, id); });
  EXPECT_EQ(council.worker(), Council::Ended::well);
  return id;
}
CaseId confirmed(Council& council) {
  auto const id = found(council);
  council.at_desk([&](Office& office) { decide_who_is_who(office, id); });
  return id;
}
/// The confirmed letter knows a mobile that she did not give.
CaseId told(Council& council) {
  council.sources.system(kArchive).files.at(0).offered.described.phones = {"07700 900417"};
  return confirmed(council);
}
CaseId reviewed(Council& council) {
  auto const id = under_review(council);
  council.at_desk([&](Office& office) { review_everything(office, id); });
  return id;
}

CaseId asked_for_pack(Council& council) {
  auto const id = reviewed(council);
  council.at_desk([&](Office& office) { end_review_and_ask_for_pack(office, id); });
  return id;
}

class DeskQueue final : public jobs::Queue {
 public:
  explicit DeskQueue(store::Database& database) : jobs_(database) {}
  std::optional<Job> claim(std::string const& worker, Instant now, std::chrono::seconds lease) override { return jobs_.claim(worker, now, lease); }
  bool heartbeat(Job const& job, Instant now, std::chrono::seconds lease) override { return jobs_.heartbeat(job, now, lease); }
  void fail(Job const& job, std::string const& error, Instant retry_at) override { jobs_.fail(job, error, retry_at); }
  void refuse(Job const& job, std::string const& why, Instant now) override { jobs_.refuse(job, why, now); }
  void reap(Instant now) override { jobs_.reap(now); }
  void give_back(std::string const& worker, Instant now) { jobs_.give_back(worker, now); }

 private:
  store::StoredJobs jobs_;
};

Actor administrator() { return {StaffId("staff-ada"), "Ada Lind", {"administrator"}}; }

void change_a_holiday(FailingDesk& desk, CaseId const&) {
  HolidayWish const wish{law::HolidayAct::What::adds, law::Jurisdiction::england_and_wales, *parse_date("2026-12-23"), "Day of the Long Snow", 0};
  if (auto const preview = preview_holiday(desk.office, administrator(), wish)) (void)change_holiday(desk.office, administrator(), wish, preview->counted_with, "Proclaimed");
}

void change_a_letter(FailingDesk& desk, CaseId const&) {
  auto const words = desk.office.rules.letters.by_id.at("L-1").words + "\nA person here has read it.\n";
  if (auto const preview = preview_letter_words(desk.office, administrator(), "L-1", words)) (void)change_letter_words(desk.office, administrator(), "L-1", words, preview->seen, "Residents asked");
}

void change_a_rule_of_keeping(FailingDesk& desk, CaseId const&) {
  std::vector<retention::Term> const wanted{{"withdrawn", 6, retention::Act::review}};
  if (auto const preview = preview_keeping(desk.office, administrator(), wanted)) (void)change_keeping(desk.office, administrator(), wanted, preview->seen, "The council decided so");
}

/// The worker's turn, in this process: claims and does what is due until nothing is.
void do_jobs(FailingDesk& desk, CaseId const&) {
  DeskQueue queue(desk.failing);
  jobs::RunnerSettings settings;
  settings.name = "the worker";
  settings.side_by_side = 1;
  settings.idle = std::chrono::milliseconds(1);
  settings.until_empty = true;
  queue.give_back(settings.name, desk.office.clock.now());
  std::atomic<bool> const never = false;
  jobs::run_jobs(desk.office, queue, settings, never, [](Job const&, std::string const&, double) {});
}

void release_it(FailingDesk& desk, CaseId const& id) {
  auto const found = packs(desk.office, id);
  (void)release_pack(desk.office, id, second_reviewer(), found.at(0).pack_sha256, kEmail);
}

Operation const kOperations[] = {
    {"submit", nothing_yet, [](FailingDesk& desk, CaseId const&) { (void)submit_request(desk.office, form(), {"thamesbrook", "online", desk.office.clock.now()}, "one sending"); }},
    {"add_evidence", just_sent, [](FailingDesk& desk, CaseId const& id) { (void)add_evidence(desk.office, id, officer(), {"identity", "passport", "passport.jpg", std::string(300000, 'p')}); }},
    {"hand_in", just_sent, [](FailingDesk& desk, CaseId const& id) { (void)hand_in(desk.office, id, "identity", "passport", {{"front.jpg", "\xFF\xD8\xFF\xE0" + std::string(200000, 'f')}, {"back.jpg", "\xFF\xD8\xFF\xE0" + std::string(200000, 'b')}}); }},
    {"complain", just_sent, [](FailingDesk& desk, CaseId const& id) { (void)complain_about(desk.office, id, "Nobody rings back"); }},
    {"keep_form", nothing_yet, [](FailingDesk& desk, CaseId const&) { (void)keep_again(desk.office, {WayBack::By::card, Personal<std::string>("umbrella kitchen")}, form()); }},
    {"start_search", just_sent,
     [](FailingDesk& desk, CaseId const& id) {
       (void)accept_identity(desk.office, id, officer(), {{"passport", "council_tax"}, "seen at the desk", desk.office.clock.today()});
       (void)start_search(desk.office, id, officer());
     }},
    {"confirm", found,
     [](FailingDesk& desk, CaseId const& id) {
       auto const all = candidates(desk.office, id);
       (void)decide_candidate(desk.office, id, officer(), all.front().id, search::Identity::confirmed, "Same name and birthday");
     }},
    {"search_again", told, [](FailingDesk& desk, CaseId const& id) { (void)search_again(desk.office, id, officer(), {told_terms(desk.office, id).at(0).id}); }},
    {"change_holiday", just_sent, change_a_holiday},
    {"change_letter_words", nothing_yet, change_a_letter},
    {"change_keeping", nothing_yet, change_a_rule_of_keeping},
    {"finish_review", reviewed, [](FailingDesk& desk, CaseId const& id) { (void)finish_review(desk.office, id, reviewer()); }},
    {"release", sealed_case, release_it},
    {"dispose", just_sent,
     [](FailingDesk& desk, CaseId const& id) {
       desk.works.in_one([&](Work& work) {
         if (work.cases().find(id)) work.gone().forget({id, "withdrawn", desk.office.clock.today()});
       });
     }},
};
/// Their steps come again by themselves. A pack takes seconds to make: of it only the commits fail.
Operation const kSteps[] = {{"collect_and_read", confirmed, do_jobs},
                            {"build_pack", asked_for_pack, do_jobs, {Failing::commit_refused, Failing::commit_cut_off, Failing::commit_unheard}}};

class EveryFailure : public testing::TestWithParam<Operation> {
 protected:
  /// The folder as it was at the stage, before anything failed.
  void SetUp() override {
    id_ = GetParam().stage(council_);
    fs::copy(council_.folder, kept_, fs::copy_options::recursive);
  }
  void TearDown() override { fs::remove_all(kept_); }

  void back_to_the_stage() {
    for (auto const& entry : fs::directory_iterator(council_.folder)) fs::remove_all(entry.path());
    fs::copy(kept_, council_.folder, fs::copy_options::recursive);
  }

  /// The act; whether it came to its end without a word of failure.
  bool acted(NthFailure& failure) {
    try {
      FailingDesk desk(council_, failure);
      GetParam().act(desk, id_);
      return true;
    } catch (Fault const&) {  // what this test is about
      return false;
    }
  }

  Shape shape() {
    NthFailure none;
    FailingDesk desk(council_, none);
    Shape shape;
    auto const connection = desk.real->connection();
    for (auto const* table : {"request", "sar_case", "case_event", "task", "outbox", "evidence_file", "candidate", "record", "page", "source_search", "ledger", "vault_blob", "acknowledged", "gone_case", "kept_form", "holiday_data", "rule_version"}) {
      shape[table] = connection->row("SELECT COUNT(*) FROM " + std::string(table))->number(0);
    }
    for (auto const& row : connection->rows("SELECT state FROM sar_case UNION ALL SELECT state FROM pack")) ++shape["in state " + row.text(0)];
    for (auto const& row : connection->rows("SELECT identity FROM candidate")) ++shape["candidates " + row.text(0)];
    shape["lines of the journal"] = static_cast<std::int64_t>(desk.journal.read().lines.size());
    return shape;
  }

  /// What is not whole, in words.
  std::string unsound() {
    NthFailure none;
    FailingDesk desk(council_, none);
    auto const connection = desk.real->connection();
    std::string words;
    for (auto const& part : {store::dangling_rows(*connection), store::steps_done_twice(*connection), store::damaged_documents(*connection, desk.key), store::orphans(*connection, desk.key)}) {
      for (auto const& one : part) words += one.what + " (" + one.where + "); ";
    }
    if (auto const broken = store::verify(*connection)) words += "ledger: " + broken->why;
    auto const journal = desk.journal.read();
    if (!journal.damaged.empty()) words += "a damaged line of the journal; ";
    for (auto const& line : store::missing_requests(*connection, journal)) words += "missing " + line.references.front();
    return words;
  }

  /// A person who was told that it failed looks, and does it again where it is not done; a step comes again by itself.
  void done_again(Shape const& wanted) {
    for (int tries = 0; tries < 3 && shape() != wanted; ++tries) {
      council_.clock.at += std::chrono::minutes(10);
      NthFailure none;
      EXPECT_TRUE(acted(none));
    }
    EXPECT_EQ(shape(), wanted);
  }

  Shape untouched() {
    NthFailure none;
    EXPECT_TRUE(acted(none));
    auto const wanted = shape();
    EXPECT_EQ(unsound(), "");
    return wanted;
  }

  Council council_;
  std::string const kept_ = council_.folder + "-kept";
  CaseId id_;
};

/// How far apart the numbers are that fail. `ctest` lets one statement or write in three fail, and every commit; without
/// RIGHTSDESK_FAILURES_APART all fail.
int apart() {
  char const* const given = std::getenv("RIGHTSDESK_FAILURES_APART");
  return given ? std::max(1, std::atoi(given)) : 1;
}

class EveryDatabaseFailure : public EveryFailure {};
class EveryDiskFailure : public EveryFailure {};

TEST_P(EveryDatabaseFailure, LeavesItWholeAndCanBeDoneAgain) {
  auto const wanted = untouched();
  for (auto const way : GetParam().ways) {
    int last = 0;
    bool const many = way == Failing::statement || way == Failing::try_again;
    for (int n = 1;; n += many ? apart() : 1) {
      SCOPED_TRACE("way " + std::to_string(static_cast<int>(way)) + ", number " + std::to_string(n));
      back_to_the_stage();
      NthFailure failure{way, n};
      (void)acted(failure);
      EXPECT_EQ(unsound(), "");
      last = n;
      if (!failure.struck()) break;
      if (way == Failing::try_again && GetParam().name != kSteps[0].name) {
        EXPECT_EQ(shape(), wanted) << "a transaction that is asked for again is done again by the program itself";
      }
      done_again(wanted);
      EXPECT_EQ(unsound(), "");
      if (HasFailure()) return;
    }
    EXPECT_GT(last, 1) << "nothing could fail";
  }
}

TEST_P(EveryDiskFailure, LeavesItWholeAndCanBeDoneAgain) {
  auto const wanted = untouched();
  int last = 0;
  for (int n = 1;; n += apart()) {
    SCOPED_TRACE("write or sync " + std::to_string(n));
    back_to_the_stage();
    NthFailure none;
    disk = {n, 0, 0};
    (void)acted(none);
    bool const was_struck = disk.seen >= n;
    disk = {};
    EXPECT_EQ(unsound(), "");
    last = n;
    if (!was_struck) break;
    done_again(wanted);
    EXPECT_EQ(unsound(), "");
    if (HasFailure()) return;
  }
  EXPECT_GT(last, 3) << "the disk was not in the way";
}

auto const kNamed = [](auto const& one) { return std::string(one.param.name); };
INSTANTIATE_TEST_SUITE_P(Acts, EveryDatabaseFailure, testing::ValuesIn(kOperations), kNamed);
INSTANTIATE_TEST_SUITE_P(Steps, EveryDatabaseFailure, testing::ValuesIn(kSteps), kNamed);
INSTANTIATE_TEST_SUITE_P(Acts, EveryDiskFailure, testing::ValuesIn(kOperations), kNamed);

// A checkpoint of the ledger is there whole or not at all, and the next look makes it.
TEST(EveryFailureOfACheckpoint, LeavesNoneOrAWholeOne) {
  Council council;
  council.at_desk(submitted);
  store::make_checkpoint_key(council.folder + "/ledger.key", "thamesbrook");
  auto const key = store::checkpoint_key(council.folder + "/ledger.key", "thamesbrook");
  store::Checkpoints const kept(council.folder + "/checkpoints", *key);
  Desk desk(council);
  int last = 0;
  for (int n = 1;; ++n) {
    SCOPED_TRACE(n);
    fs::remove_all(council.folder + "/checkpoints");
    disk = {n, 0, 0};
    bool failed = false;
    try {
      (void)store::pin(*desk.database->connection(), kept, *key, council.clock.at);
    } catch (Fault const&) {  // what this test is about
      failed = true;
    }
    bool const was_struck = disk.seen >= n;
    disk = {};
    EXPECT_EQ(failed, was_struck) << "a failed write is never passed over";
    EXPECT_EQ(kept.all().size(), failed ? 0U : 1U);
    last = n;
    if (!was_struck) break;
    EXPECT_TRUE(store::pin(*desk.database->connection(), kept, *key, council.clock.at).written);
  }
  EXPECT_EQ(last, 4) << "the write, its sync, the folder's sync, and once untouched";
}

}  // namespace
}  // namespace rightsdesk::app
