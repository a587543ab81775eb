// What roles reach, read from workflows; what another role does to a colleague, to the others and to what waits.
#include "app/role_reach.h"

#include <gmock/gmock.h>

#include "council.h"

namespace rightsdesk::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Kind = RoleAct::Kind;
using OneRole = std::set<std::string>;

RoleAct step(std::string const& words, std::set<std::string> const& by) { return {Kind::step, "Access", words, {}, by}; }

std::vector<std::string> words_of(std::vector<RoleAct> const& acts) {
  std::vector<std::string> words;
  for (auto const& act : acts) words.push_back(act.words);
  return words;
}

std::vector<RoleAct> few_acts() {
  auto release = step("release", {"second_reviewer", "dpo"});
  release.second_person = true;
  return {step("search", {"case_officer", "dpo"}), step("review", {"reviewer"}), release};
}

RoleHolder const kAmal{"S1", "Amal Osei", {"case_officer"}}, kDana{"S2", "Dana Whitlock", {"second_reviewer"}}, kRhys{"S3", "Rhys Vaughan", {"dpo", "reviewer"}};

TEST(RoleActs, AreThoseOfTheWorkflowsAndNoneOfTheProgramOrTheRequester) {
  Council council;
  auto const acts = role_acts(council.rules);
  auto const named = [&](Kind kind, std::string const& words, std::string const& outcome = {}) {
    std::vector<RoleAct> found;
    for (auto const& act : acts)
      if (act.kind == kind && act.workflow == "Access" && act.words == words && act.outcome == outcome) found.push_back(act);
    return found;
  };
  ASSERT_THAT(named(Kind::step, "finish_search"), SizeIs(1));
  EXPECT_EQ(named(Kind::step, "finish_search")[0].by, (OneRole{"case_officer", "dpo"}));
  EXPECT_FALSE(named(Kind::step, "finish_search")[0].second_person);
  EXPECT_TRUE(named(Kind::step, "release")[0].second_person);
  EXPECT_EQ(named(Kind::step, "Close as withdrawn by the requester")[0].by, (OneRole{"case_officer", "dpo"})) << "the requester has no account";
  EXPECT_THAT(named(Kind::step, "seal_pack"), IsEmpty()) << "the program's";
  EXPECT_THAT(named(Kind::step, "download_pack"), IsEmpty()) << "the requester's";
  EXPECT_EQ(named(Kind::task_added, "Opinion of a health professional")[0].by, (OneRole{"case_officer", "dpo", "legal", "reviewer"}));
  EXPECT_EQ(named(Kind::task_ended, "Opinion of a health professional", "No opinion could be had")[0].by, OneRole{"manager"});
}

TEST(RoleReach, NamesWhoHasARoleAndWhatNobodyMayDo) {
  WaitingWork const waiting{{{"Look again", "reviewer", {"reviewer", "legal"}, "S1", 3}}, {}};
  auto const reached = role_reach({"auditor", "case_officer", "reviewer"}, few_acts(), {kAmal, kDana}, waiting);
  ASSERT_THAT(reached, SizeIs(3));
  EXPECT_FALSE(reached[0].missed()) << "nothing waits for an auditor";
  EXPECT_THAT(words_of(reached[1].acts), ElementsAre("search"));
  ASSERT_THAT(reached[1].holders, SizeIs(1));
  EXPECT_EQ(reached[1].holders[0].name, "Amal Osei");
  EXPECT_TRUE(reached[2].missed());
  EXPECT_EQ(reached[2].open_tasks, 3);
  EXPECT_THAT(words_of(reached[2].undoable), ElementsAre("review"));
}

TEST(RoleReach, MissesNoRoleWhoseActsAnotherRoleMayDo) {
  auto const reached = role_reach({"second_reviewer"}, few_acts(), {kRhys}, {});
  EXPECT_THAT(reached[0].holders, IsEmpty());
  EXPECT_FALSE(reached[0].missed()) << "a data protection officer releases";
}

TEST(ChangedRoles, TellWhatIsGainedAndLostAndWhatNobodyElseMayDo) {
  auto const change = role_change(few_acts(), {}, {kAmal, kDana, kRhys}, kRhys, OneRole{"case_officer"});
  EXPECT_THAT(change.gained, IsEmpty()) << "a data protection officer may search already";
  EXPECT_THAT(words_of(change.lost), ElementsAre("review", "release"));
  EXPECT_THAT(words_of(change.nobody), ElementsAre("review"));
  ASSERT_THAT(change.few, SizeIs(1));
  EXPECT_EQ(change.few[0].before, 2U);
  EXPECT_EQ(change.few[0].after, 1U);
}

TEST(ChangedRoles, WarnOfNothingThatWasSoBefore) {
  auto const change = role_change(few_acts(), {}, {kAmal, kDana}, kAmal, OneRole{"auditor"});
  EXPECT_THAT(change.few, IsEmpty()) << "one released before, too";
  EXPECT_THAT(words_of(change.nobody), ElementsAre("search")) << "nobody reviewed before";
  EXPECT_THAT(few_for_second_person(few_acts(), {kAmal, kDana}), SizeIs(1));
  EXPECT_THAT(few_for_second_person(few_acts(), {kDana, kRhys}), IsEmpty());
}

TEST(ChangedRoles, TellWhichOpenTasksAreLeftWithNobodyWithAnEmptyRoleOrWithOthers) {
  WaitingWork const waiting{{{"Search", "case_officer", {"case_officer"}, "S1", 2}, {"Search", "case_officer", {"case_officer"}, "S4", 3}, {"Read", "case_officer", {"case_officer", "dpo"}, "S1", 4}}, {{"S1", 7}}};
  auto const alone = role_change(few_acts(), waiting, {kAmal, kRhys}, kAmal, OneRole{"reviewer"});
  ASSERT_THAT(alone.tasks_nobody, SizeIs(1));
  EXPECT_EQ(alone.tasks_nobody[0].open, 5) << "of every colleague's cases";
  ASSERT_THAT(alone.tasks_of_role, SizeIs(1));
  EXPECT_EQ(alone.tasks_of_role[0].title, "Read");
  EXPECT_THAT(alone.tasks_theirs, IsEmpty());
  EXPECT_EQ(alone.cases, 7);
  auto const with_others = role_change(few_acts(), waiting, {kAmal, {"S4", "Tom Lund", {"case_officer"}}}, kAmal, OneRole{"reviewer"});
  EXPECT_THAT(with_others.tasks_nobody, IsEmpty());
  EXPECT_THAT(with_others.tasks_of_role, IsEmpty());
  ASSERT_THAT(with_others.tasks_theirs, SizeIs(2));
  EXPECT_EQ(with_others.tasks_theirs[0].open, 2) << "those of Tom's cases are not theirs";
}

TEST(ChangedRoles, LeaveAnAccountThatIsNotEnabledOutOfWhatWaits) {
  auto const change = role_change(few_acts(), {}, {kDana}, kAmal, OneRole{"reviewer"});
  EXPECT_THAT(words_of(change.gained), ElementsAre("review"));
  EXPECT_THAT(words_of(change.lost), ElementsAre("search"));
  EXPECT_THAT(change.nobody, IsEmpty());
  auto const ended = role_change(few_acts(), {}, {kAmal, kDana}, kDana, std::nullopt);
  EXPECT_THAT(words_of(ended.nobody), ElementsAre("release"));
}

}  // namespace
}  // namespace rightsdesk::app
