#include "app/differences.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/earlier.h"
#include "app/reach.h"
#include "app/resident.h"
#include "app/review_desk.h"
#include "app/search_desk.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using redaction::Outcome;

std::vector<Difference> of_kind(Office& office, CaseId const& id, Difference::Kind kind) {
  auto all = differences(office, id);
  std::erase_if(all, [&](auto const& line) { return line.kind != kind; });
  return all;
}

std::vector<std::string> texts(std::vector<Difference> const& lines) {
  std::vector<std::string> all;
  for (auto const& line : lines) all.push_back(line.text);
  return all;
}

bool stops(Office& office, CaseId const& id) {
  auto const points = open_points(office, id);
  return std::any_of(points.begin(), points.end(), [](auto const& point) { return point.where == "inconsistencies"; });
}

TEST(TheSameWordsTreatedInTwoWays, StopTheReviewUntilANamedPersonSaysWhy) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    EXPECT_TRUE(differences(office, id).empty());
    decide_review(office, id);
    auto const lines = of_kind(office, id, Difference::Kind::words);
    ASSERT_THAT(texts(lines), testing::ElementsAre("Grace Osei"));
    EXPECT_EQ(lines.front().withheld, 2);
    EXPECT_EQ(lines.front().released, 1);
    EXPECT_TRUE(stops(office, id));
    EXPECT_EQ(code_of(justify_difference(office, id, reviewer(), lines.front().key, " ")), "missing");
    EXPECT_EQ(code_of(justify_difference(office, id, officer(), lines.front().key, "She was there")), "not_permitted");
    EXPECT_EQ(code_of(justify_difference(office, id, reviewer(), "another", "She was there")), "not_found");
    ASSERT_TRUE(justify_difference(office, id, reviewer(), lines.front().key, "She was in the room at that one meeting"));
    EXPECT_FALSE(stops(office, id));
    EXPECT_EQ(differences(office, id).front().justified->reason.reveal(), "She was in the room at that one meeting");
  });
}

/// The gate looks on the finished pack for what was withheld, however its letters are written: nobody should learn of it only there.
TEST(TheSameWordsInOtherLetters, AreToldBeforeTheReviewIsFinishedAndHoldUpNoPackOnceExplained) {
  Council council;
  auto& items = council.sources.system(kSocialCare).files.front().items;
  items.push_back(test::text_item("note-4", "Visit, 4 May 2012", "2012-05-04", "Crumpet came along.\nShe ate a crumpet. They like CRUMPET.\n"));
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    decide_review(office, id);
    auto const note = record_keyed(office, id, "note-4");
    ASSERT_TRUE(withhold_place(office, id, reviewer(), {note, 1, 0, 7}, kThirdParty, "What the neighbours call him"));
    auto const lines = of_kind(office, id, Difference::Kind::words);
    ASSERT_THAT(texts(lines), testing::ElementsAre("Crumpet", "Grace Osei"));
    EXPECT_EQ(lines.front().withheld, 1);
    EXPECT_EQ(lines.front().released, 2) << "once as it is, once in capitals";
    EXPECT_TRUE(stops(office, id));
  });
  EXPECT_THAT(plain_text_once_sealed(council, id), testing::HasSubstr("ate a crumpet")) << "a named person said that it is something else";
}

/// The lists of the pack give each record's day.
TEST(TheDayOfARecord, ThatIsWithheldAsSomebodysBirthdayIsToldBeforeTheReviewIsFinished) {
  Council council;
  auto& items = council.sources.system(kSocialCare).files.front().items;
  items.push_back(test::text_item("note-4", "Birth", "2012-05-04", "Born on 4 May 2012.\n"));
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    decide_review(office, id);
    auto const lines = of_kind(office, id, Difference::Kind::words);
    ASSERT_THAT(texts(lines), testing::ElementsAre("4 May 2012", "Grace Osei"));
    EXPECT_EQ(lines.front().withheld, 1);
    EXPECT_EQ(lines.front().released, 1) << "in the list of records";
    EXPECT_TRUE(stops(office, id));
  });
}

TEST(TwoReviewers, WhoDifferOnAMentionAreListedUntilTheySayTheSameOrSomebodySaysWhy) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto colleague = reviewer();
    colleague.id = StaffId("another-reviewer");
    auto const note = record_keyed(office, id, "note-1");
    auto const mention = review_page(office, id, note, 1)->proposals.front();
    ASSERT_TRUE(decide_proposal(office, id, reviewer(), note, mention.id, Outcome::withhold, kThirdParty, "She did not agree"));
    ASSERT_TRUE(decide_proposal(office, id, reviewer(), note, mention.id, Outcome::release, "", "She was there"));
    EXPECT_THAT(of_kind(office, id, Difference::Kind::reviewers), testing::IsEmpty()) << "one person may change their mind";
    ASSERT_TRUE(decide_proposal(office, id, colleague, note, mention.id, Outcome::withhold, kThirdParty, "She is named"));
    auto const lines = of_kind(office, id, Difference::Kind::reviewers);
    ASSERT_EQ(lines.size(), 1U);
    ASSERT_EQ(lines.front().said.size(), 2U);
    EXPECT_EQ(lines.front().said.at(0).by.str(), "another-reviewer");
    EXPECT_EQ(lines.front().said.at(0).outcome, Outcome::withhold);
    EXPECT_EQ(lines.front().said.at(1).by, reviewer().id);
    EXPECT_EQ(lines.front().said.at(1).outcome, Outcome::release);
    EXPECT_EQ(lines.front().where_withheld, note.str() + "/1");
    EXPECT_TRUE(stops(office, id));
    ASSERT_TRUE(justify_difference(office, id, reviewer(), lines.front().key, "We spoke about it: she was at work"));
    EXPECT_TRUE(of_kind(office, id, Difference::Kind::reviewers).front().justified.has_value());
    ASSERT_TRUE(decide_proposal(office, id, colleague, note, mention.id, Outcome::withhold, "S3P2-6", "A court has it"));
    EXPECT_FALSE(of_kind(office, id, Difference::Kind::reviewers).front().justified.has_value()) << "what they say is not what was explained";
    ASSERT_TRUE(decide_proposal(office, id, reviewer(), note, mention.id, Outcome::withhold, "S3P2-6", "I agree"));
    EXPECT_THAT(of_kind(office, id, Difference::Kind::reviewers), testing::IsEmpty());
  });
}

TEST(TwoReviewers, DoNotDifferOnceOneOfTheActsIsUndoneNorByDecidingOnePlaceOtherwiseThanThePerson) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto colleague = reviewer();
    colleague.id = StaffId("another-reviewer");
    auto const grace = person_named(office, id, "Grace Osei");
    ASSERT_TRUE(decide_people(office, id, reviewer(), {grace}, {Outcome::withhold, kThirdParty, "Did not agree"}));
    auto const note = record_keyed(office, id, "note-1");
    ASSERT_TRUE(decide_proposal(office, id, colleague, note, review_page(office, id, note, 1)->proposals.front().id, Outcome::release, "", "She was there"));
    EXPECT_THAT(of_kind(office, id, Difference::Kind::reviewers), testing::IsEmpty());
    ASSERT_TRUE(decide_people(office, id, colleague, {grace}, {Outcome::release, "", "It is reasonable"}));
    ASSERT_THAT(texts(of_kind(office, id, Difference::Kind::reviewers)), testing::ElementsAre("Grace Osei"));
    EXPECT_EQ(of_kind(office, id, Difference::Kind::reviewers).front().where_withheld, "people");
    ASSERT_TRUE(undo_act(office, id, reviewer(), review_acts(office, id).front().id, "Wrong person"));
    EXPECT_THAT(of_kind(office, id, Difference::Kind::reviewers), testing::IsEmpty());
  });
}

TEST(AJustifiedDifference, IsOpenAgainWhenAPlaceChanges) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    decide_review(office, id);
    ASSERT_TRUE(justify_difference(office, id, reviewer(), differences(office, id).front().key, "She was in the room"));
    auto const letter = record_keyed(office, id, "letter-7");
    auto const seen = review_page(office, id, letter, 1);
    for (auto const& proposal : seen->proposals) {
      ASSERT_TRUE(decide_proposal(office, id, reviewer(), letter, proposal.id, Outcome::release, "", "She wrote it herself"));
    }
    EXPECT_TRUE(stops(office, id));
  });
}

TEST(TheSamePageTwice, IsTreatedAlikeOrItIsSaid) {
  Council council;
  auto& items = council.sources.system(kSocialCare).files.front().items;
  for (auto const* key : {"note-4", "note-5"}) items.push_back(test::text_item(key, "Visit, 4 May 2012", "2012-05-04", "The man next door keeps pigeons.\nHe has been shouting.\n"));
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    decide_review(office, id);
    EXPECT_TRUE(of_kind(office, id, Difference::Kind::page).empty());
    ASSERT_TRUE(withhold_place(office, id, reviewer(), {record_keyed(office, id, "note-4"), 1, 33, 53}, kThirdParty, "A neighbour"));
    auto lines = of_kind(office, id, Difference::Kind::page);
    EXPECT_THAT(texts(lines), testing::ElementsAre("“Visit, 4 May 2012”, page 1, stands 2 times"));
    ASSERT_TRUE(withhold_place(office, id, reviewer(), {record_keyed(office, id, "note-5"), 1, 33, 53}, kThirdParty, "A neighbour"));
    EXPECT_TRUE(of_kind(office, id, Difference::Kind::page).empty());
  });
}

/// A second request for the same file, searched and proposed.
CaseId later_case(Council& council) {
  auto answers = form();
  answers["full-name"] = {"Amina Osei"};
  auto const id = council.at_desk([&](Office& office) {
    return submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, "another sending")->about;
  });
  for (auto act : {begin_search, decide_who_is_who, end_search}) {
    council.at_desk([&](Office& office) { act(office, id); });
    EXPECT_EQ(council.worker(), Council::Ended::well);
  }
  return id;
}

TEST(AnEarlierDecision, IsOfferedAgainAndANewOneThatDiffersMustBeJustified) {
  Council council;
  auto const first = sealed_case(council);
  council.clock.at += std::chrono::hours(24 * 90);
  auto const id = later_case(council);
  council.at_desk([&](Office& office) {
    auto const grace = person_named(office, id, "Grace Osei");
    std::string reference;
    office.works.in_one([&](Work& work) { reference = work.cases().find(first)->reference; });
    std::vector<EarlierOffer> hers;
    for (auto const& offer : earlier_of_people(office, id)) {
      if (offer.person == grace) hers.push_back(offer);
    }
    ASSERT_EQ(hers.size(), 1u);
    EXPECT_EQ(hers.front().decision.outcome, Outcome::withhold);
    EXPECT_EQ(hers.front().decision.code, kThirdParty);
    EXPECT_EQ(hers.front().decision.reason, "") << "the reason stays in its own case";
    EXPECT_EQ(hers.front().reference, reference);
    ASSERT_TRUE(decide_people(office, id, reviewer(), {grace}, {Outcome::release, "", "She has agreed now"}));
    auto const lines = of_kind(office, id, Difference::Kind::elsewhere);
    ASSERT_THAT(texts(lines), testing::ElementsAre("Grace Osei"));
    EXPECT_EQ(lines.front().other_case, reference);
    ASSERT_TRUE(justify_difference(office, id, reviewer(), lines.front().key, "She agreed on 3 February"));
    EXPECT_TRUE(of_kind(office, id, Difference::Kind::elsewhere).front().justified.has_value());
  });
}

TEST(AnEarlierDecision, IsToldToThoseWhoReview) {
  EXPECT_TRUE(may_see_other_cases(reviewer()));
  EXPECT_TRUE(may_see_other_cases(second_reviewer()));
  EXPECT_FALSE(may_see_other_cases(officer()));
  EXPECT_FALSE(may_see_other_cases({StaffId("s"), "Ines", {"intake", "auditor"}}));
}

TEST(AnEarlierDecision, IsNotFoundByANameAlone) {
  Council council;
  sealed_case(council);
  auto const answers = [] {
    auto typed = form();
    typed["address-lines"] = {"3 Mill Row\nThamesbrook"};
    typed["address-postcode"] = {"RM3 9QX"};
    return typed;
  }();
  council.sources.system(kSocialCare).files.front().offered.described.addresses.clear();
  council.clock.at += std::chrono::hours(24 * 90);
  auto const id = council.at_desk([&](Office& office) {
    return submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, "another sending")->about;
  });
  for (auto act : {begin_search, decide_who_is_who, end_search}) {
    council.at_desk([&](Office& office) { act(office, id); });
    EXPECT_EQ(council.worker(), Council::Ended::well);
  }
  council.at_desk([&](Office& office) {
    auto const grace = person_named(office, id, "Grace Osei");
    for (auto const& offer : earlier_of_people(office, id)) EXPECT_NE(offer.person, grace) << "another household, and nothing but a name";
  });
}

}  // namespace
}  // namespace rightsdesk::app
