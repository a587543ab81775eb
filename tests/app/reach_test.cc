#include "app/reach.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/release.h"
#include "app/review_desk.h"
#include "app/search_desk.h"
#include "core/text.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using redaction::Outcome;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Ruling const kWithhold{Outcome::withhold, kThirdParty, "Did not agree"};

/// One more note that names the same people, and words that only a person marks.
void add_note(Council& council, std::string const& key, std::string const& text) {
  council.sources.system(kSocialCare).files.front().items.push_back(test::text_item(key, "Case note, 4 May 2012", "2012-05-04", text));
}

Reach people_reach(Office& office, CaseId const& id, std::string const& name) {
  Reach reach;
  reach.kind = Reach::Kind::people;
  reach.people = {person_named(office, id, name)};
  return reach;
}

redaction::Proposal proposal_with(Office& office, CaseId const& id, RecordId const& record, std::string const& words) {
  auto const page = review_page(office, id, record, 1);
  for (auto const& proposal : page->proposals) {
    if (slice(page->page.text, proposal.mention.place.begin, proposal.mention.place.end) == words) return proposal;
  }
  ADD_FAILURE() << "nothing proposed at " << words;
  return {};
}

std::vector<std::string> events_named(Office& office, CaseId const& id, std::string const& what) {
  std::vector<std::string> found;
  office.works.in_one([&](Work& work) {
    for (auto const& event : work.cases().events(id)) {
      if (event.what == what) found.push_back(event.actor);
    }
  });
  return found;
}

TEST(ADecisionForAPerson, ShowsEveryPlaceBeforeAnybodyDecides) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const contexts = contexts_of(office, id, people_reach(office, id, "Grace Osei"));
    ASSERT_TRUE(contexts);
    EXPECT_EQ(contexts->words, "Grace Osei");
    EXPECT_EQ(contexts->places, 3u) << "two notes and a letter";
    EXPECT_EQ(contexts->pages, 3u);
    EXPECT_EQ(contexts->records, 3u);
    ASSERT_EQ(contexts->shown.size(), 3u);
    EXPECT_EQ(contexts->shown.front().title, "Case note, 3 March 2009");
    EXPECT_EQ(contexts->shown.front().before, "Amina came in with her mother,");
    EXPECT_EQ(contexts->shown.front().words, "Grace Osei");
    EXPECT_EQ(contexts->shown.front().after, ". Tunde Bakare explained the plan.");
    EXPECT_EQ(contexts->shown.front().holds.outcome, Outcome::undecided);
  });
}

TEST(ADecisionForAPerson, IsOneActAndIsUndoneAsOne) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const reach = people_reach(office, id, "Grace Osei");
    auto const note = record_keyed(office, id, "note-2");
    ASSERT_TRUE(decide_all(office, id, reviewer(), reach, kWithhold, contexts_of(office, id, reach)->seal));
    ASSERT_TRUE(check_page(office, id, reviewer(), note, 1));
    EXPECT_THAT(events_named(office, id, "decided_together"), ElementsAre("staff-reviewer"));
    auto const acts = review_acts(office, id);
    ASSERT_EQ(acts.size(), 1u);
    EXPECT_EQ(acts.front().what, "people");
    EXPECT_EQ(acts.front().words.reveal(), "Grace Osei");
    EXPECT_EQ(acts.front().ruling.code, kThirdParty);
    EXPECT_EQ(code_of(undo_act(office, id, reviewer(), acts.front().id, "  ")), "missing");
    EXPECT_EQ(code_of(undo_act(office, id, officer(), acts.front().id, "Not mine to undo")), "not_permitted");
    ASSERT_TRUE(undo_act(office, id, reviewer(), acts.front().id, "She has agreed after all"));
    EXPECT_EQ(review_page(office, id, note, 1)->holds.front().outcome, Outcome::undecided);
    EXPECT_FALSE(review_page(office, id, note, 1)->row.checked) << "somebody looks at the page again";
    EXPECT_EQ(review_acts(office, id).front().undone_by, "staff-reviewer");
    EXPECT_EQ(code_of(undo_act(office, id, reviewer(), acts.front().id, "Again")), "undone");
    EXPECT_THAT(events_named(office, id, "act_undone"), ElementsAre("staff-reviewer"));
  });
}

TEST(AnUndoneAct, LeavesWhatWasDecidedAgainSince) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id, "note-1");
    Reach reach{Reach::Kind::page};
    reach.record = note;
    ASSERT_TRUE(decide_all(office, id, reviewer(), reach, kWithhold, contexts_of(office, id, reach)->seal));
    auto const grace = proposal_with(office, id, note, "Grace Osei");
    ASSERT_TRUE(decide_proposal(office, id, reviewer(), note, grace.id, Outcome::release, "", "She was there"));
    auto const first = review_acts(office, id).back();
    ASSERT_EQ(first.what, "page");
    ASSERT_TRUE(undo_act(office, id, reviewer(), first.id, "The page was read too fast"));
    EXPECT_EQ(proposal_with(office, id, note, "Grace Osei").decision.outcome, Outcome::release);
    EXPECT_EQ(proposal_with(office, id, note, "Tunde Bakare").decision.outcome, Outcome::undecided);
    auto const second = review_acts(office, id).front();
    ASSERT_TRUE(undo_act(office, id, reviewer(), second.id, "Back to the beginning"));
    EXPECT_EQ(proposal_with(office, id, note, "Grace Osei").decision.outcome, Outcome::withhold) << "as it stood before that act";
  });
}

TEST(ADecisionForWords, ReachesEveryPlaceWhereTheyStandMarkedOrNot) {
  Council council;
  add_note(council, "note-4", "The blue van stood outside again. Amina saw the blue van twice.\n");
  add_note(council, "note-5", "A neighbour wrote down the number of the blue van.\n");
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id, "note-4");
    ASSERT_TRUE(withhold_place(office, id, reviewer(), {note, 1, 4, 12}, kThirdParty, "It points to a neighbour"));
    Reach reach{Reach::Kind::words};
    reach.record = note;
    reach.proposal = proposal_with(office, id, note, "blue van").id;
    auto const contexts = contexts_of(office, id, reach);
    ASSERT_TRUE(contexts);
    EXPECT_EQ(contexts->words, "blue van");
    EXPECT_EQ(contexts->places, 3u);
    EXPECT_EQ(contexts->decided, 1u);
    ASSERT_TRUE(decide_all(office, id, reviewer(), reach, kWithhold, contexts->seal));
    auto const other = record_keyed(office, id, "note-5");
    EXPECT_EQ(proposal_with(office, id, other, "blue van").decision.outcome, Outcome::withhold);
    ASSERT_TRUE(undo_act(office, id, reviewer(), review_acts(office, id).front().id, "Only the first one tells"));
    auto const seen = review_page(office, id, other, 1);
    for (auto const& proposal : seen->proposals) EXPECT_NE(proposal.mention.kind, "passage") << "the mark is gone again";
    EXPECT_EQ(proposal_with(office, id, note, "blue van").decision.reason, "It points to a neighbour");
  });
}

TEST(ADecisionForWords, NeverReachesThePersonWhoAsks) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id, "note-1");
    ASSERT_TRUE(withhold_place(office, id, reviewer(), {note, 1, 0, 5}, kThirdParty, "A slip of the hand"));
    Reach reach{Reach::Kind::words};
    reach.record = note;
    reach.proposal = proposal_with(office, id, note, "Amina").id;
    auto const contexts = contexts_of(office, id, reach);
    ASSERT_TRUE(contexts);
    EXPECT_EQ(contexts->places, 1u) << "the place that was marked by hand, and none of the others";
  });
}

TEST(ADecisionForAll, IsRefusedWhenItReachesOthersThanWereShown) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id, "note-1");
    Reach reach{Reach::Kind::record};
    reach.record = note;
    auto const seal = contexts_of(office, id, reach)->seal;
    ASSERT_TRUE(withhold_place(office, id, reviewer(), {note, 1, 0, 5}, kThirdParty, "Marked by a colleague meanwhile"));
    EXPECT_EQ(code_of(decide_all(office, id, reviewer(), reach, kWithhold, seal)), "changed");
    EXPECT_EQ(code_of(decide_all(office, id, reviewer(), reach, {Outcome::withhold, "", ""}, seal)), "no_exemption");
    EXPECT_EQ(code_of(decide_all(office, id, officer(), reach, kWithhold, contexts_of(office, id, reach)->seal)), "not_permitted");
    reach.record = RecordId("another");
    EXPECT_EQ(code_of(contexts_of(office, id, reach)), "not_found");
  });
}

TEST(AWholeRecord, IsWithheldWithAReasonAndGivenBackByUndoing) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id, "note-3");
    Reach reach{Reach::Kind::whole_record};
    reach.record = note;
    auto const seal = contexts_of(office, id, reach)->seal;
    EXPECT_EQ(code_of(decide_all(office, id, reviewer(), reach, {Outcome::withhold, kThirdParty, " "}, seal)), "missing");
    ASSERT_TRUE(decide_all(office, id, reviewer(), reach, kWithhold, seal));
    EXPECT_EQ(review_page(office, id, note, 1)->row.whole_code, kThirdParty);
    ASSERT_TRUE(undo_act(office, id, reviewer(), review_acts(office, id).front().id, "It is about her"));
    EXPECT_EQ(review_page(office, id, note, 1)->row.whole_code, "");
    EXPECT_FALSE(review_page(office, id, note, 1)->row.checked);
  });
}

TEST(AnUndoneAct, WaitsUntilTheReviewIsOpenAgainOnceThePackIsSealed) {
  Council council;
  auto const id = sealed_case(council);
  council.at_desk([&](Office& office) {
    auto const act = review_acts(office, id).front().id;
    EXPECT_EQ(code_of(undo_act(office, id, reviewer(), act, "Too late")), "not_permitted");
    ASSERT_TRUE(reopen_review(office, id, reviewer(), "One decision was wrong"));
    EXPECT_TRUE(undo_act(office, id, reviewer(), act, "One decision was wrong"));
  });
}

}  // namespace
}  // namespace rightsdesk::app
