// A worker that is killed loses nothing and does nothing twice: tried at every crash point the source names.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <thread>

#include "app/caseload.h"
#include "app/resident.h"
#include "app/search_desk.h"
#include "core/text.h"
#include "store/ledger_store.h"
#include "unsound.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

/// In which of the worker's turns the point is reached.
enum class Turn { search, collect, propose, pack };
struct CrashPoint {
  char const* name;
  Turn turn;
};

std::vector<CrashPoint> const kCrashPoints{
    {"claimed.search_source", Turn::search},       {"asked.search_source", Turn::search},
    {"answered.search_source", Turn::search},      {"finished.search_source", Turn::search},
    {"claimed.collect_candidate", Turn::collect},  {"sealed.collect_candidate", Turn::collect},
    {"collected.collect_candidate", Turn::collect}, {"finished.collect_candidate", Turn::collect},
    {"claimed.read_record", Turn::collect},        {"read.read_record", Turn::collect},
    {"finished.read_record", Turn::collect},       {"claimed.propose", Turn::propose},
    {"proposed.propose", Turn::propose},           {"finished.propose", Turn::propose},
    {"claimed.build_pack", Turn::pack},            {"gathered.build_pack", Turn::pack},
    {"made.build_pack", Turn::pack},               {"checked.build_pack", Turn::pack},
    {"finished.build_pack", Turn::pack}};

/// Everything the case came to, with nothing in it that differs from one run to the next.
struct Outcome {
  std::multiset<std::string> records, pages, proposals, people, acts, packs;
  std::map<std::string, std::int64_t> jobs;
  std::int64_t blobs = 0;
  std::string state;
  bool ledger_holds = false;
  friend bool operator==(Outcome const&, Outcome const&) = default;
};

std::multiset<std::string> acts_of(Work& work, CaseId const& id) {
  std::multiset<std::string> acts;
  for (auto const& entry : work.ledger().about(id)) acts.insert(entry.act.actor + " " + entry.act.what);
  return acts;
}

void add_records(Work& work, CaseId const& id, Outcome& outcome) {
  std::map<RecordId, std::string> keys;
  for (auto const& record : work.records().of_case(id)) {
    keys[record.id] = record.key;
    outcome.records.insert(record.source + "/" + record.key + " " + to_string(record.reading) + " " + record.sha256);
    EXPECT_EQ(sha256_hex(work.blobs().open(record.original)), record.sha256);
    for (auto const& page : work.records().pages(record.id)) {
      outcome.pages.insert(record.key + "/" + std::to_string(page.number) + " checked by " + page.checked_by);
    }
  }
  for (auto const& proposal : work.reviews().proposals_of_case(id)) {
    auto const& place = proposal.mention.place;
    outcome.proposals.insert(keys[place.record] + "/" + std::to_string(place.page) + " " + std::to_string(place.begin) + "-" +
                             std::to_string(place.end) + " " + proposal.mention.kind);
  }
}

Outcome outcome_of(Council& council, CaseId const& id) {
  EXPECT_EQ(unsound(council), "");
  Outcome outcome;
  Desk desk(council);
  desk.works.in_one([&](Work& work) {
    add_records(work, id, outcome);
    for (auto const& person : work.reviews().people(id)) {
      outcome.people.insert(person.known.described.names.front().full + ", " + person.known.role);
    }
    outcome.acts = acts_of(work, id);
    for (auto const& pack : work.packs().of_case(id)) {
      outcome.packs.insert(std::to_string(pack.version) + " " + to_string(pack.state) + " " + std::to_string(pack.pages));
      EXPECT_EQ(sha256_hex(work.blobs().open(pack.pack)), pack.pack_sha256);
    }
    outcome.state = work.cases().find(id)->state;
  });
  auto const connection = desk.database->connection();
  connection->query("SELECT state, COUNT(*) FROM job GROUP BY state", {},
                    [&](store::Row const& row) { outcome.jobs[row.text(0)] = row.number(1); });
  outcome.blobs = connection->row("SELECT COUNT(*) FROM vault_blob")->number(0);
  outcome.ledger_holds = !store::verify(*connection).has_value();
  return outcome;
}

/// What people do before the worker's turn, once it has had the turns before it.
void act_before(Council& council, CaseId const& id, Turn turn) {
  auto const then = [&](auto act) { council.at_desk([&](Office& office) { act(office, id); }); };
  switch (turn) {
    case Turn::search: return then(begin_search);
    case Turn::collect: return then(decide_who_is_who);
    case Turn::propose: return then(end_search);
    case Turn::pack:
      then(decide_review);
      then(justify_differences);
      then(record_grounds);
      then(check_every_page);
      return then(end_review_and_ask_for_pack);
  }
}

/// Everything is done but this turn of the worker's, and what comes after it.
CaseId before(Council& council, Turn turn) {
  return council.after("before turn " + std::to_string(static_cast<int>(turn)), [turn](Council& walked) {
    if (turn == Turn::search) {
      auto const id = walked.at_desk(submitted);
      act_before(walked, id, turn);
      return id;
    }
    auto const id = before(walked, static_cast<Turn>(static_cast<int>(turn) - 1));
    EXPECT_EQ(walked.worker(), Council::Ended::well);
    act_before(walked, id, turn);
    return id;
  });
}

/// The worker is killed at the point, when it is given one, and another under the same name goes on to the end.
Outcome whole_case(CrashPoint const* point) {
  Council council;
  auto const first = point == nullptr ? Turn::pack : point->turn;
  auto const id = before(council, first);
  if (point != nullptr) {
    EXPECT_EQ(council.worker(point->name), Council::Ended::killed) << point->name;
  }
  EXPECT_EQ(council.worker(), Council::Ended::well);
  for (auto const later : {Turn::collect, Turn::propose, Turn::pack}) {
    if (later <= first) continue;
    act_before(council, id, later);
    EXPECT_EQ(council.worker(), Council::Ended::well);
  }
  return outcome_of(council, id);
}

Outcome const& never_killed() {
  static auto const outcome = whole_case(nullptr);
  return outcome;
}

std::set<std::string> keys_of(std::multiset<std::string> const& lines) {
  std::set<std::string> keys;
  for (auto const& line : lines) keys.insert(line.substr(0, line.find(' ')));
  return keys;
}

class WorkerKilled : public testing::TestWithParam<CrashPoint> {};

TEST_P(WorkerKilled, LosesNothingAndDoesNothingTwice) {
  auto const point = GetParam();
  auto const outcome = whole_case(&point);
  auto const& expected = never_killed();
  EXPECT_EQ(outcome.records, expected.records);
  EXPECT_EQ(outcome.pages, expected.pages);
  EXPECT_EQ(outcome.proposals, expected.proposals);
  EXPECT_EQ(outcome.people, expected.people);
  EXPECT_EQ(outcome.acts, expected.acts);
  EXPECT_EQ(outcome.packs, expected.packs);
  EXPECT_EQ(outcome.jobs, expected.jobs);
  EXPECT_EQ(outcome.blobs, expected.blobs);
  EXPECT_EQ(outcome.state, "packed");
  EXPECT_TRUE(outcome.ledger_holds);
}

INSTANTIATE_TEST_SUITE_P(CrashPoints, WorkerKilled, testing::ValuesIn(kCrashPoints), [](auto const& one) {
  return std::regex_replace(std::string(one.param.name), std::regex("\\."), "_");
});

TEST(WorkerNotKilled, BringsEveryRecordAndPageIntoOnePack) {
  auto const& outcome = never_killed();
  EXPECT_EQ(keys_of(outcome.records),
            (std::set<std::string>{"social-care/note-1", "social-care/note-2", "social-care/note-3", "archive/letter-7"}));
  EXPECT_EQ(outcome.records.size(), 4U);
  EXPECT_EQ(outcome.pages, (std::multiset<std::string>{"note-1/1 checked by staff-reviewer", "note-2/1 checked by staff-reviewer",
                                                       "note-3/1 checked by staff-reviewer", "letter-7/1 checked by staff-reviewer"}));
  ASSERT_EQ(outcome.packs.size(), 1U);
  EXPECT_EQ(outcome.packs.begin()->substr(0, 8), "1 sealed");
  // Two sources, three confirmed or rejected candidates of which two are collected, four records, one look for third
  // parties, one pack.
  EXPECT_EQ(outcome.jobs, (std::map<std::string, std::int64_t>{{"done", 10}}));
  EXPECT_EQ(outcome.acts.count("program source_answered"), 2U);
  EXPECT_EQ(outcome.acts.count("program record_collected"), 4U);
  EXPECT_EQ(outcome.acts.count("program record_read"), 4U);
  EXPECT_EQ(outcome.acts.count("program third_parties_proposed"), 1U);
  EXPECT_EQ(outcome.acts.count("program pack_sealed"), 1U);
  EXPECT_EQ(outcome.state, "packed");
  EXPECT_TRUE(outcome.ledger_holds);
}

// security.md C09
TEST(ThreeWorkersAtOnce, DoWhatOneDoes) {
  Council council;
  auto const id = before(council, Turn::search);
  auto const turn_of_three = [&] {
    std::vector<std::thread> beside;
    for (std::string const name : {"one", "two", "three"}) beside.emplace_back([&council, name] { EXPECT_EQ(council.worker({}, name), Council::Ended::well) << name; });
    for (auto& one : beside) one.join();
    EXPECT_EQ(council.worker(), Council::Ended::well) << "what one of them put in after the others had gone";
  };
  turn_of_three();
  for (auto const turn : {Turn::collect, Turn::propose, Turn::pack}) {
    act_before(council, id, turn);
    turn_of_three();
  }
  auto const outcome = outcome_of(council, id);
  auto const& expected = never_killed();
  EXPECT_EQ(outcome.records, expected.records);
  EXPECT_EQ(outcome.proposals, expected.proposals);
  EXPECT_EQ(outcome.acts, expected.acts);
  EXPECT_EQ(outcome.packs, expected.packs);
  EXPECT_EQ(outcome.jobs, expected.jobs);
  EXPECT_EQ(outcome.blobs, expected.blobs);
}

TEST(WorkerNotKilled, ProposesNoPlaceTwice) {
  auto const& proposals = never_killed().proposals;
  EXPECT_EQ(std::set<std::string>(proposals.begin(), proposals.end()).size(), proposals.size());
  EXPECT_EQ(proposals.count("note-1/1 31-41 person"), 1U) << "Grace Osei, in the first note";
}

TEST(WorkerKilledTwice, AtTheSamePointStillHasItsLastAttempt) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) { begin_search(office, id); });
  ASSERT_EQ(council.worker("answered.search_source"), Council::Ended::killed);
  ASSERT_EQ(council.worker("answered.search_source"), Council::Ended::killed);
  ASSERT_EQ(council.worker(), Council::Ended::well);
  council.at_desk([&](Office& office) {
    EXPECT_EQ(candidates(office, id).size(), 3U);
    for (auto const& row : search_plan(office, id)) EXPECT_EQ(row.state, search::SourceState::answered) << row.source;
  });
}

/// A child sends requests and tells each reference once it has it; it is killed at some moment, again and again.
// security.md S02: 200 rounds with RIGHTSDESK_ROUNDS=200
TEST(KilledAtAnyMoment, KeepsEveryRequestWhoseReferenceWasTold) {
  Council council;
  auto const* asked_for = std::getenv("RIGHTSDESK_ROUNDS");
  int const rounds = asked_for == nullptr ? 20 : std::stoi(asked_for);
  std::set<std::string> told;
  for (int round = 0; round < rounds; ++round) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    auto const child = ::fork();
    if (child == 0) {
      council.at_desk([&](Office& office) {
        for (int sending = 0;; ++sending) {
          auto const sent = submit_request(office, form(), {"thamesbrook", "online", office.clock.now()}, "round " + std::to_string(round) + " sending " + std::to_string(sending));
          auto const line = sent->reference + "\n";
          if (::write(ends[1], line.data(), line.size()) < 0) ::_exit(1);
        }
        return 0;
      });
    }
    ::close(ends[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds(60 + 37 * round % 90));
    ::kill(child, SIGKILL);
    std::string lines;
    char buffer[4096];
    for (ssize_t got; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;) lines.append(buffer, static_cast<std::size_t>(got));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "round " << round;
    for (auto const& reference : split(lines, '\n')) {
      if (reference.size() == 15) told.insert(reference);
    }
  }
  EXPECT_GT(told.size(), static_cast<std::size_t>(rounds));
  EXPECT_EQ(unsound(council), "");
  std::set<std::string> there;
  Desk desk(council);
  desk.database->connection()->query("SELECT reference FROM sar_case", {}, [&](store::Row const& row) { there.insert(row.text(0)); });
  for (auto const& reference : told) EXPECT_TRUE(there.contains(reference)) << reference << " was told and is not there";
  EXPECT_LE(there.size(), told.size() + static_cast<std::size_t>(rounds)) << "at most one of each round was kept and not told";
}

/// The whole case, each act first done by a process that is killed when it has written everything and committed nothing.
Outcome with_every_act_killed_once() {
  Council council;
  auto const killed = [&](auto act) { EXPECT_TRUE(council.killed_at("written.act", act)); };
  killed([](Office& office) { submitted(office); });
  auto const id = council.at_desk(submitted);
  auto const twice = [&](auto act) {
    killed([&](Office& office) { act(office, id); });
    council.at_desk([&](Office& office) { act(office, id); });
  };
  twice(begin_search);
  EXPECT_EQ(council.worker(), Council::Ended::well);
  twice(decide_who_is_who);
  EXPECT_EQ(council.worker(), Council::Ended::well);
  twice(end_search);
  EXPECT_EQ(council.worker(), Council::Ended::well);
  twice(decide_review);
  twice(justify_differences);
  twice(record_grounds);
  twice(check_every_page);
  twice(end_review_and_ask_for_pack);
  EXPECT_EQ(council.worker(), Council::Ended::well);
  return outcome_of(council, id);
}

TEST(ServeKilled, BeforeItsActIsCommittedLeavesNothingOfItBehind) { EXPECT_EQ(with_every_act_killed_once(), never_killed()); }

TEST(ServeKilled, AfterItsActIsCommittedHasDoneItOnce) {
  Council council;
  // The browser never got an answer, and sends the form again.
  EXPECT_TRUE(council.killed_at("committed.act", [](Office& office) { submitted(office); }));
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    EXPECT_EQ(cases_listed(office).lines.size(), 1U);
    begin_search(office, id);
  });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  council.at_desk([&](Office& office) { decide_who_is_who(office, id); });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  EXPECT_TRUE(council.killed_at("committed.act", [&](Office& office) { (void)finish_search(office, id, officer()); }));
  council.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(finish_search(office, id, officer())), "not_now");
    EXPECT_EQ(case_overview(office, id, officer())->about.state, "in_review");
  });
}

/// The points named in a file, those made of a job's kind spelt out for every kind.
void add_points(std::filesystem::path const& file, std::set<std::string>& points) {
  std::ifstream in(file);
  std::string const text((std::istreambuf_iterator<char>(in)), {});
  if (text.find("crash_point(") == std::string::npos) return;
  std::regex const named("crash_point\\(\"([a-z_.]+)\"\\)"), per_kind("crash_point\\(\\(\"([a-z]+\\.)\" \\+ job\\.kind");
  for (std::sregex_iterator found(text.begin(), text.end(), named), end; found != end; ++found) points.insert((*found)[1]);
  for (std::sregex_iterator found(text.begin(), text.end(), per_kind), end; found != end; ++found) {
    for (auto const* kind : {"search_source", "collect_candidate", "read_record", "propose", "build_pack"}) {
      points.insert((*found)[1].str() + kind);
    }
  }
}

TEST(CrashPoints, AreAllTriedHere) {
  std::set<std::string> in_the_source, tried;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(RIGHTSDESK_TREE) / "src")) {
    if (entry.path().extension() == ".cc") add_points(entry.path(), in_the_source);
  }
  for (auto const& point : kCrashPoints) tried.insert(point.name);
  tried.insert({"written.act", "committed.act"});
  EXPECT_EQ(tried, in_the_source);
}

}  // namespace
}  // namespace rightsdesk::app
