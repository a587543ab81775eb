#include "app/instruct.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/resident.h"
#include "app/search_desk.h"
#include "app/tasks.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Somebody asks to limit the use of their records; the case has come as far as the markers.
class WriteBack : public testing::Test {
 protected:
  void SetUp() override {
    council_.sources.system(kSocialCare).card.acts = {"mark", "unmark", "correct phone"};
    id_ = council_.at_desk([](Office& office) {
      auto answers = form();
      answers["right"] = {"limit"};
      answers["limit-what"] = {"The notes of 2009"};
      answers["limit-why"] = {"accuracy"};
      return submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, "one sending").value().about;
    });
    council_.at_desk([&](Office& office) {
      expect_done(accept_identity(office, id_, officer(), {{"passport", "council_tax"}, "", office.clock.today()}));
      expect_done(end_task(office, id_, officer(), task("restriction_ground"), {"met", {{"ground", "18_1_a"}, {"scope", "The notes"}}}));
      expect_done(start_search(office, id_, officer()));
    });
    EXPECT_EQ(council_.worker(), Council::Ended::well);
  }
  void confirm_and_restrict() {
    council_.at_desk([&](Office& office) {
      for (auto const& candidate : candidates(office, id_)) {
        bool const hers = candidate.offered.key != "letter-9";
        expect_done(decide_candidate(office, id_, officer(), candidate.id, hers ? search::Identity::confirmed : search::Identity::rejected, "Same birthday"));
      }
      expect_done(raise_event(office, id_, officer(), "restrict", ""));
    });
  }
  static void expect_done(Done const& outcome) { EXPECT_TRUE(outcome) << outcome.error().code << ": " << outcome.error().text; }
  TaskLine line(std::string const& kind, std::string const& concerns = {}) {
    return council_.at_desk([&](Office& office) {
      auto const desk = work_desk(office, id_, officer()).value();
      for (auto const& each : desk.tasks) {
        if (each.task.kind == kind && (concerns.empty() || each.task.concerns == concerns)) return each;
      }
      throw Bug("no task " + kind);
    });
  }
  TaskId task(std::string const& kind, std::string const& concerns = {}) { return line(kind, concerns).task.id; }
  std::string told(TaskId const& task_id, Told const& what = {}, Actor const& actor = officer()) {
    return council_.at_desk([&](Office& office) { return code_of(instruct_source(office, id_, actor, task_id, what)); });
  }
  std::vector<std::string> events() {
    return council_.at_desk([&](Office& office) {
      auto const overview = case_overview(office, id_, officer());
      std::vector<std::string> names;
      for (auto const& event : overview->events) names.push_back(event.what);
      return names;
    });
  }
  Council council_;
  CaseId id_;
};

TEST_F(WriteBack, SetsTheMarkerAndKeepsTheProofOnTheTask) {
  confirm_and_restrict();
  auto const marker = task("mark_at_source", kSocialCare);
  EXPECT_THAT(line("mark_at_source", kSocialCare).acts, ElementsAre("mark"));
  EXPECT_EQ(told(marker), "");
  auto const& fields = line("mark_at_source", kSocialCare).task.fields.reveal();
  EXPECT_EQ(fields.at("before"), "Nothing");
  EXPECT_THAT(fields.at("after"), HasSubstr("Restricted under UK GDPR Article 18: store only. SRR-"));
  EXPECT_EQ(fields.at("proof"), "As the source itself answered on 23 November 2026, 10:00.");
  EXPECT_EQ(council_.sources.system(kSocialCare).told.count("person-88"), 1U);
  EXPECT_EQ(line("mark_at_source", kSocialCare).task.state, casework::TaskState::open) << "a person looks at the proof and ends it";
  EXPECT_THAT(events(), testing::IsSupersetOf({"source_told", "source_changed"}));
}

TEST_F(WriteBack, LeavesToItsOwnerWhatASourceCannotBeTold) {
  confirm_and_restrict();
  auto const by_hand = task("mark_at_source", kArchive);
  EXPECT_TRUE(line("mark_at_source", kArchive).acts.empty());
  EXPECT_EQ(told(by_hand), "cannot");
}

TEST_F(WriteBack, TouchesOnlyWhatSomebodyConfirmed) {
  council_.at_desk([&](Office& office) { expect_done(raise_event(office, id_, officer(), "restrict", "")); });
  auto const marker = task("mark_at_source", kSocialCare);
  EXPECT_EQ(told(marker), "no_record");
  EXPECT_TRUE(council_.sources.system(kSocialCare).told.empty());
  EXPECT_EQ(told(marker, {"person-1"}), "no_change") << "the source has no such record";
  EXPECT_EQ(told(marker, {"person-88"}), "");
}

TEST_F(WriteBack, SaysThatItMayHaveBeenDoneWhenTheSourceFails) {
  confirm_and_restrict();
  auto const marker = task("mark_at_source", kSocialCare);
  council_.sources.system(kSocialCare).failure = "Children’s social care did not answer in time.";
  EXPECT_EQ(told(marker), "source_failed");
  EXPECT_THAT(events(), testing::Contains("source_told")) << "that it was told stands on the case all the same";
  EXPECT_THAT(events(), testing::Not(testing::Contains("source_changed")));
}

TEST_F(WriteBack, IsForThoseWhoMayEndTheTask) {
  confirm_and_restrict();
  auto const marker = task("mark_at_source", kSocialCare);
  EXPECT_EQ(told(marker, {}, reviewer()), "not_permitted");
  EXPECT_EQ(told(TaskId("01NOSUCHTASK")), "not_found");
}

}  // namespace
}  // namespace rightsdesk::app
