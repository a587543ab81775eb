#include "store/desk_store.h"

#include <gmock/gmock.h>

#include "engines.h"
#include "store/case_store.h"
#include "store/reader_store.h"
#include "store/staff_store.h"
#include "store/stored_work.h"

namespace rightsdesk::store {
namespace {

using app::CaseFilter;
using app::CaseGroup;
using app::CaseStanding;
using app::Phase;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Date day(char const* iso) { return *parse_date(iso); }

class DeskTest : public OnMigratedDatabase {
 protected:
  /// A case as it comes in; its line in the lists is made with it.
  CaseId opened(std::string const& reference) {
    intake::Request request;
    request.id = RequestId::fresh();
    request.reference = reference;
    request.controller = "thamesbrook";
    request.received = day("2026-11-02");
    request.received_at = at(0);
    casework::Case one;
    one.id = CaseId::fresh();
    one.request = request.id;
    one.reference = reference;
    one.controller = "thamesbrook";
    one.state = "received";
    one.received = request.received;
    one.opened_at = at(0);
    in_transaction(*database_, [&](Connection& connection) {
      Vault vault(connection, key_);
      StoredCases(connection, vault).add(request, one, reference);
    });
    return one.id;
  }
  template <class Act>
  void with_desk(Act const& act) {
    in_transaction(*database_, [&](Connection& connection) {
      StoredCaseDesk desk(connection, key_);
      act(desk);
    });
  }
  CaseStanding put(std::string const& reference, Phase phase, char const* due, char const* act_by) {
    CaseStanding standing{opened(reference), reference, "access", "received", {}, day("2026-11-02"), true, phase, parse_date(due), parse_date(act_by), {}, {"housing"}};
    standing.controller = "thamesbrook";
    with_desk([&](StoredCaseDesk& desk) { desk.put(standing, {}); });
    return standing;
  }
  std::vector<std::string> listed(CaseFilter const& filter, app::CaseOrder const& order = {}, app::Window const& window = {}) {
    std::vector<std::string> references;
    with_desk([&](StoredCaseDesk& desk) {
      references.clear();
      for (auto const& one : desk.list(filter, days_, order, window)) references.push_back(one.reference);
      EXPECT_TRUE(window.most < 25 || desk.count(filter, days_) == static_cast<int>(references.size()));
    });
    return references;
  }
  static CaseFilter group(CaseGroup of) {
    CaseFilter filter;
    filter.group = of;
    return filter;
  }

  app::DeskDays const days_{day("2026-11-23"), day("2026-12-03")};
};
ON_BOTH_ENGINES(DeskTest);

TEST_P(DeskTest, SortsCasesByTheirDayAndIntoGroups) {
  put("LATE", Phase::running, "2026-11-22", "2026-11-20");
  put("TODAY", Phase::running, "2026-11-23", "2026-11-21");
  put("CAUTIOUS", Phase::running, "2026-12-05", "2026-12-03");
  put("LATER", Phase::running, "2026-12-06", "2026-12-04");
  put("WAITS", Phase::waiting, "", "");
  put("SENT", Phase::stopped, "2026-11-20", "2026-11-20");
  auto gone = put("OVER", Phase::stopped, "", "");
  gone.open = false;
  gone.closed_on = day("2026-11-10");
  with_desk([&](StoredCaseDesk& desk) { desk.put(gone, {}); });

  EXPECT_THAT(listed(group(CaseGroup::overdue)), ElementsAre("LATE")) << "answered in time or not, SENT is not late any more";
  EXPECT_THAT(listed(group(CaseGroup::soon)), ElementsAre("TODAY", "CAUTIOUS"));
  EXPECT_THAT(listed(group(CaseGroup::on_track)), ElementsAre("LATER"));
  EXPECT_THAT(listed(group(CaseGroup::waiting)), ElementsAre("WAITS"));
  EXPECT_THAT(listed(group(CaseGroup::answered)), ElementsAre("SENT"));
  EXPECT_THAT(listed(group(CaseGroup::closed)), ElementsAre("OVER"));
  EXPECT_THAT(listed({}), ElementsAre("SENT", "LATE", "TODAY", "CAUTIOUS", "LATER", "WAITS")) << "what has no day stands last";
  EXPECT_THAT(listed({}, {app::CaseSort::reference, app::SortOrder::last_to_first}, {1, 2}), ElementsAre("TODAY", "SENT"));
  with_desk([&](StoredCaseDesk& desk) {
    auto const counts = desk.counts(days_);
    EXPECT_EQ(counts.open, 6);
    EXPECT_EQ(counts.overdue, 1);
    EXPECT_EQ(counts.soon, 2);
    EXPECT_EQ(counts.on_track, 1);
    EXPECT_EQ(counts.waiting, 1);
    EXPECT_EQ(counts.answered, 1);
    EXPECT_EQ(counts.closed, 1);
    EXPECT_EQ(counts.unassigned, 6);
  });
}

TEST_P(DeskTest, FindsThoseWhoseKeepingHasRunOut) {
  for (auto const& [reference, until] : {std::pair{"TODAY", "2026-11-23"}, {"TOMORROW", "2026-11-24"}, {"HELD", ""}}) {
    auto closed = put(reference, Phase::stopped, "", "");
    closed.open = false;
    closed.closed_on = day("2025-11-20");
    closed.keep_until = parse_date(until);
    with_desk([&](StoredCaseDesk& desk) { desk.put(closed, {}); });
  }
  put("OPEN", Phase::running, "2026-12-01", "2026-12-01");
  EXPECT_THAT(listed(group(CaseGroup::run_out)), ElementsAre("TODAY"));
}

TEST_P(DeskTest, KnowsWhoAskedBeforeWithoutKeepingWhoItIs) {
  auto first = put("FIRST", Phase::running, "2026-12-01", "2026-12-01"), second = put("SECOND", Phase::running, "2026-12-01", "2026-12-01");
  first.person = second.person = Personal(std::string("amina osei\n2005-03-27"));
  first.flags = {"complaint"};
  first.journey = "J4";
  first.pages = 12;
  first.pages_checked = 5;
  second.received = day("2026-11-09");
  with_desk([&](StoredCaseDesk& desk) {
    desk.put(first, {});
    EXPECT_FALSE(desk.asked_before(first));
    EXPECT_TRUE(desk.asked_before(second));
    auto other = second;
    other.person = Personal(std::string("amina osei\n2005-03-28"));
    EXPECT_FALSE(desk.asked_before(other)) << "another day of birth";
    other = second;
    other.workflow = "erasure";
    EXPECT_FALSE(desk.asked_before(other)) << "another right";
    other = second;
    other.controller = "hackney";
    EXPECT_FALSE(desk.asked_before(other));
    other = second;
    other.person = {};
    EXPECT_FALSE(desk.asked_before(other)) << "nobody is sure who it is";
    auto const kept = desk.list({}, days_, {app::CaseSort::reference, {}}, {});
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(kept[0].person.reveal(), "") << "put, never given";
    EXPECT_EQ(kept[0].journey, "J4");
    EXPECT_EQ(kept[0].pages, 12);
    EXPECT_EQ(kept[0].pages_checked, 5);
  });
  CaseFilter filter;
  filter.flag = "complaint";
  EXPECT_THAT(listed(filter), ElementsAre("FIRST"));
  in_transaction(*database_, [&](Connection& connection) {
    EXPECT_EQ(connection.row("SELECT COUNT(*) FROM case_standing WHERE person_key LIKE '%amina%'", {})->number(0), 0);
    auto const reader = *Staff(connection).add({{}, "Ruth Pell", "ruth", {"dpo"}}, "a long enough password");
    StoredReaders(connection, SystemClock{}).set(first.about, {reader});
    StoredCaseDesk desk(connection, key_);
    EXPECT_FALSE(desk.asked_before(second)) << "a case that is kept to others is told of to nobody";
  });
}

TEST_P(DeskTest, FindsByWhatIsAskedAndByNothingElse) {
  auto mine = put("SRR-7K4M-29QD-X", Phase::running, "2026-12-01", "2026-12-01");
  mine.officer = StaffId("mary");
  mine.services = {"social-care", "housing"};
  auto other = put("SRR-2B9T-XW4C-3", Phase::running, "2026-12-20", "2026-12-18");
  with_desk([&](StoredCaseDesk& desk) { desk.put(mine, {}); });
  CaseFilter filter;
  filter.reference = " 7k4m ";
  EXPECT_THAT(listed(filter), ElementsAre(mine.reference));
  filter.reference = "%";
  EXPECT_THAT(listed(filter), ElementsAre(mine.reference, other.reference)) << "what stands for any letters stands for itself and is passed over";
  filter = {};
  filter.officer = "mary";
  EXPECT_THAT(listed(filter), ElementsAre(mine.reference));
  filter.officer = app::kNobody;
  EXPECT_THAT(listed(filter), ElementsAre(other.reference));
  filter = {};
  filter.service = "social-care";
  EXPECT_THAT(listed(filter), ElementsAre(mine.reference));
  filter.service = "care";
  EXPECT_THAT(listed(filter), IsEmpty()) << "a part of a service's id is no service";
  filter = {};
  filter.due_from = day("2026-12-02");
  EXPECT_THAT(listed(filter), ElementsAre(other.reference));
  filter.due_to = day("2026-12-19");
  EXPECT_THAT(listed(filter), IsEmpty());
  filter = {};
  filter.workflow = "erasure";
  EXPECT_THAT(listed(filter), IsEmpty());
  filter = {};
  filter.state = "received' OR '1'='1";
  EXPECT_THAT(listed(filter), IsEmpty());
}

TEST_P(DeskTest, IsOutOfDateFromTheMomentSomethingHappens) {
  auto const id = opened("SRR-7K4M-29QD-X");
  auto const waiting = [&] {
    std::vector<CaseId> found;
    with_desk([&](StoredCaseDesk& desk) { found = desk.out_of_date(10); });
    return found;
  };
  EXPECT_THAT(waiting(), ElementsAre(id));
  CaseStanding const standing{id, "SRR-7K4M-29QD-X", "access", "received", {}, day("2026-11-02")};
  with_desk([&](StoredCaseDesk& desk) { desk.put(standing, {{TaskId("t1"), id, standing.reference, "access", "risk_check", {}, day("2026-11-02"), day("2026-11-09")}}); });
  EXPECT_THAT(waiting(), IsEmpty());
  in_transaction(*database_, [&](Connection& connection) {
    Vault vault(connection, key_);
    StoredCases(connection, vault).append({id, 0, "note", day("2026-11-03"), at(5), "program", {}});
  });
  EXPECT_THAT(waiting(), ElementsAre(id));
  with_desk([&](StoredCaseDesk& desk) {
    auto const tasks = desk.open_tasks({});
    ASSERT_EQ(tasks.size(), 1U);
    EXPECT_EQ(tasks[0].due, day("2026-11-09"));
    EXPECT_EQ(tasks[0].chase_on, std::nullopt);
    EXPECT_THAT(desk.open_tasks({{}, day("2026-11-08")}), IsEmpty()) << "it is due on the 9th";
    EXPECT_EQ(desk.open_tasks({{}, day("2026-11-09")}).size(), 1U);
    EXPECT_EQ(desk.open_tasks({StaffId("amal"), {}}).size(), 1U) << "it is nobody's";
    auto with_rhys = standing;
    with_rhys.officer = StaffId("rhys");
    desk.put(with_rhys, tasks);
    EXPECT_EQ(desk.open_tasks({StaffId("rhys"), {}}).size(), 1U);
    EXPECT_THAT(desk.open_tasks({StaffId("amal"), {}}), IsEmpty());
    desk.put(standing, {});
    EXPECT_THAT(desk.open_tasks({}), IsEmpty());
  });
}

TEST_P(DeskTest, TakesNoLineWorkedOutFromBeforeAnEvent) {
  if (GetParam() == "sqlite") return;  // one writer at a time: nothing can come between
  auto const id = opened("SRR-7K4M-29QD-X");  // marked already, so that a mark more must count
  CaseStanding const standing{id, "SRR-7K4M-29QD-X", "access", "received", {}, day("2026-11-02")};
  auto const slow = database_->connection();
  slow->begin();
  StoredCaseDesk desk(*slow, key_);
  EXPECT_THAT(desk.out_of_date(10), ElementsAre(id));
  in_transaction(*database_, [&](Connection& connection) {
    Vault vault(connection, key_);
    StoredCases(connection, vault).append({id, 0, "note", day("2026-11-03"), at(5), "program", {}});
  });
  EXPECT_THROW(desk.put(standing, {}), TryAgain);
  slow->roll_back();
  with_desk([&](StoredCaseDesk& now) { EXPECT_THAT(now.out_of_date(10), ElementsAre(id)); });
}

TEST_P(DeskTest, TellsTheOpenCasesAFewAtATime) {
  auto const one = opened("SRR-7K4M-29QD-X"), other = opened("SRR-2B9T-XW4C-3");
  auto closed = put("SRR-9QPV-H3D1-A", Phase::stopped, "", "");
  closed.open = false;
  with_desk([&](StoredCaseDesk& desk) {
    desk.put(closed, {});
    auto const first = std::min(one, other), last = std::max(one, other);
    EXPECT_THAT(desk.open_after({}, 1), ElementsAre(first));
    EXPECT_THAT(desk.open_after(first, 5), ElementsAre(last));
    EXPECT_THAT(desk.open_after(last, 5), IsEmpty());
    EXPECT_THAT(desk.all_after({}, 5).size(), 3U) << "the closed one too";
  });
}

// A case that is kept to others, or is another controller's, is in nothing that is listed, counted or summed for a viewer.
TEST_P(DeskTest, ShowsAViewerTheirOwnControllersCasesThatAreNotKeptToOthers) {
  auto const open = put("OPEN", Phase::running, "2026-12-01", "2026-12-01"), kept = put("KEPT", Phase::running, "2026-12-01", "2026-12-01");
  put("ELSE", Phase::running, "2026-12-01", "2026-12-01");
  StaffId reader, other;
  in_transaction(*database_, [&](Connection& connection) {
    Staff staff(connection);
    reader = *staff.add({{}, "Ruth Pell", "ruth", {"dpo"}}, "a long enough password");
    other = *staff.add({{}, "Ines Okafor", "ines", {"case_officer"}}, "a long enough password");
    StoredReaders(connection, SystemClock{}).set(kept.about, {reader});
    connection.execute("UPDATE case_standing SET controller = 'hackney' WHERE reference = 'ELSE'");
    StoredCaseDesk desk(connection, key_);
    desk.put(kept, {{TaskId("task-kept"), kept.about, "KEPT", "access", "identity", {}, day("2026-11-02")}});
    desk.put(open, {{TaskId("task-open"), open.about, "OPEN", "access", "identity", {}, day("2026-11-02")}});
  });
  struct Eyes {
    app::DeskViewer viewer;
    std::vector<std::string> references;
  };
  for (auto const& [viewer, references] : {Eyes{{other, "thamesbrook"}, {"OPEN"}}, Eyes{{reader, "thamesbrook"}, {"KEPT", "OPEN"}}, Eyes{{reader, "hackney"}, {"ELSE"}},
                                           Eyes{{reader, ""}, {}}, Eyes{{StaffId(), "thamesbrook"}, {"OPEN"}}}) {
    int const all = static_cast<int>(references.size());
    with_desk([&](StoredCaseDesk& whole) {
      auto const desk = whole.for_viewer(viewer);
      std::vector<std::string> listed, backwards;
      for (auto const& one : desk->list({}, days_, {app::CaseSort::reference}, {})) listed.push_back(one.reference);
      for (auto const& one : desk->list({}, days_, {app::CaseSort::reference, app::SortOrder::last_to_first}, {})) backwards.insert(backwards.begin(), one.reference);
      EXPECT_EQ(listed, references);
      EXPECT_EQ(backwards, references);
      EXPECT_EQ(desk->count({}, days_), all);
      auto const counts = desk->counts(days_);
      EXPECT_EQ(counts.open, all);
      EXPECT_EQ(counts.soon, all);
      EXPECT_EQ(counts.unassigned, all);
      int load = 0, due = 0, received = 0, services = 0;
      for (auto const& one : desk->workload(days_)) load += one.open;
      for (auto const& one : desk->due_counts()) due += one.cases;
      for (auto const& one : desk->received_by_month()) received += one.cases;
      for (auto const& one : desk->service_counts()) services += one.cases;
      EXPECT_EQ(load, all);
      EXPECT_EQ(due, all);
      EXPECT_EQ(received, all);
      EXPECT_EQ(services, all);
      EXPECT_EQ(desk->received_since(day("2026-11-01")), all);
      EXPECT_EQ(desk->states().size(), references.empty() ? 0U : 1U);
      EXPECT_EQ(desk->open_tasks().size(), references == std::vector<std::string>{"ELSE"} ? 0U : references.size());
      EXPECT_EQ(desk->for_rules().count({}, days_), 3) << "the law looks at all of them";
    });
  }
}

TEST_P(DeskTest, ShowsAViewerNoClosedCaseThatIsKeptToOthers) {
  auto kept = put("KEPT", Phase::stopped, "2026-12-01", "2026-12-01");
  kept.open = false;
  kept.closed_on = day("2026-11-20");
  in_transaction(*database_, [&](Connection& connection) {
    auto const reader = *Staff(connection).add({{}, "Ruth Pell", "ruth", {"dpo"}}, "a long enough password");
    StoredReaders(connection, SystemClock{}).set(kept.about, {reader});
    StoredCaseDesk(connection, key_).put(kept, {});
    connection.execute("INSERT INTO pack (id, case_id, version, state, pack, schedule, certificate, pack_sha256, pages, gate_report, blockers_sealed, built_by, released_by, built_at, released_at) "
                       "VALUES ('pack', ?, 1, 'released', '', '', '', '', 40, '', '', '', '', '', '')", {kept.about.str()});
  });
  with_desk([&](StoredCaseDesk& whole) {
    auto const desk = whole.for_viewer({StaffId("somebody"), "thamesbrook"});
    EXPECT_EQ(whole.counts(days_).closed, 1);
    EXPECT_EQ(desk->counts(days_).closed, 0);
    EXPECT_EQ(whole.closed_since(day("2026-11-01")), 1);
    EXPECT_EQ(desk->closed_since(day("2026-11-01")), 0);
    EXPECT_EQ(whole.closed_by_month().size(), 1U);
    EXPECT_THAT(desk->closed_by_month(), IsEmpty());
    EXPECT_THAT(whole.days_taken("access", day("2026-11-01")), ElementsAre(18));
    EXPECT_THAT(desk->days_taken("access", day("2026-11-01")), IsEmpty());
    EXPECT_THAT(whole.pages_given("access", day("2026-11-01")), ElementsAre(40));
    EXPECT_THAT(desk->pages_given("access", day("2026-11-01")), IsEmpty());
  });
}

TEST_P(DeskTest, KeepsForEachPersonWhatIsTheirs) {
  in_transaction(*database_, [&](Connection& connection) {
    StoredOwnDesk own(connection);
    own.put(StaffId("mary"), {"view", "Late ones", "show=overdue", at(0)});
    own.put(StaffId("mary"), {"view", "Late ones", "show=overdue&sort=state", at(1)});
    own.put(StaffId("mary"), {"calendar", "", "hash", at(1)});
    own.put(StaffId("rhys"), {"view", "A", "show=soon", at(2)});
  });
  in_transaction(*database_, [&](Connection& connection) {
    StoredOwnDesk own(connection);
    auto const views = own.of(StaffId("mary"), "view");
    ASSERT_EQ(views.size(), 1U);
    EXPECT_EQ(views[0].content, "show=overdue&sort=state");
    EXPECT_EQ(own.owner_of("calendar", "hash"), StaffId("mary"));
    EXPECT_EQ(own.owner_of("calendar", "another"), std::nullopt);
    own.drop(StaffId("mary"), "view", "Late ones");
    EXPECT_THAT(own.of(StaffId("mary"), "view"), IsEmpty());
    EXPECT_EQ(own.of(StaffId("rhys"), "view").size(), 1U);
  });
}

}  // namespace
}  // namespace rightsdesk::store
