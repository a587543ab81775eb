#include "app/candidate_groups.h"

#include <gmock/gmock.h>

#include "app/resident.h"
#include "app/search_desk.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

/// Keys of each group, in order.
std::vector<std::vector<std::string>> keys(std::vector<CandidateGroup> const& groups) {
  std::vector<std::vector<std::string>> all;
  for (auto const& group : groups) {
    all.emplace_back();
    for (auto const& one : group.members) all.back().push_back(one.offered.key);
  }
  return all;
}

CandidateId id_of(std::vector<CandidateGroup> const& groups, std::string const& key) {
  for (auto const& group : groups)
    for (auto const& one : group.members)
      if (one.offered.key == key) return one.id;
  throw Bug("no such candidate");
}

/// Amina's letter in the archive has her address too, so that it is plainly the same person as her file.
struct Grouped : testing::Test {
  Grouped() {
    auto& letter = council.sources.system(kArchive).files.at(0).offered.described;
    letter.addresses.push_back({"12 Weir Lane, Thamesbrook", "IG11 7LU"});
    letter.emails.push_back(kEmail);
    id = council.at_desk(submitted);
    council.at_desk([&](Office& office) { begin_search(office, id); });
    EXPECT_EQ(council.worker(), Council::Ended::well);
  }
  std::vector<CandidateGroup> groups() {
    return council.at_desk([&](Office& office) { return candidate_groups(office, id); });
  }
  Council council;
  CaseId id;
};

TEST_F(Grouped, RecordsOfSeveralSystemsThatArePlainlyOnePersonsStandTogetherWithTheEvidence) {
  auto const all = groups();
  EXPECT_THAT(keys(all), ElementsAre(UnorderedElementsAre("person-88", "letter-7"), ElementsAre("letter-9")));
  ASSERT_FALSE(all.front().because.empty());
  EXPECT_THAT(all.front().because.front().text, HasSubstr("hangs together with"));
}

TEST_F(Grouped, APersonSplitsAndMergesWithAReasonAndThatStandsWhenASourceIsAskedAgain) {
  council.at_desk([&](Office& office) {
    auto const letter = id_of(candidate_groups(office, id), "letter-7");
    EXPECT_EQ(code_of(split_candidate(office, id, officer(), letter, " ")), "missing");
    EXPECT_EQ(code_of(split_candidate(office, id, reviewer(), letter, "Her cousin")), "not_permitted");
    EXPECT_EQ(code_of(split_candidate(office, id, officer(), letter, "Her cousin of the same name")), "");
    EXPECT_EQ(code_of(split_candidate(office, id, officer(), letter, "Again")), "alone");
    EXPECT_EQ(code_of(ask_again(office, id, officer(), kArchive)), "");
  });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  EXPECT_THAT(keys(groups()), UnorderedElementsAre(ElementsAre("person-88"), ElementsAre("letter-7"), ElementsAre("letter-9")));
  council.at_desk([&](Office& office) {
    auto const all = candidate_groups(office, id);
    std::vector<CandidateId> const both{id_of(all, "letter-7"), id_of(all, "letter-9")};
    EXPECT_EQ(code_of(merge_candidates(office, id, officer(), both, "")), "missing");
    EXPECT_EQ(code_of(merge_candidates(office, id, officer(), {both[0]}, "One")), "too_few");
    EXPECT_EQ(code_of(merge_candidates(office, id, officer(), {both[0], CandidateId("nobody")}, "One")), "not_found");
    EXPECT_EQ(code_of(merge_candidates(office, id, officer(), both, "The archive wrote two birthdays for the cousin")), "");
  });
  auto const merged = groups();
  EXPECT_THAT(keys(merged), UnorderedElementsAre(ElementsAre("person-88"), UnorderedElementsAre("letter-7", "letter-9")));
  for (auto const& group : merged) {
    if (group.members.size() < 2) continue;
    EXPECT_EQ(group.because.back().text, "Merged by a colleague on 23 November 2026: The archive wrote two birthdays for the cousin");
  }
}

TEST_F(Grouped, AGroupIsDecidedAtOnceOrNotAtAll) {
  council.at_desk([&](Office& office) {
    auto const all = candidate_groups(office, id);
    std::vector<CandidateId> const three{id_of(all, "person-88"), id_of(all, "letter-7"), id_of(all, "letter-9")};
    EXPECT_EQ(code_of(decide_group(office, id, officer(), {three, search::Identity::confirmed, ""})), "missing");
    for (auto const& one : candidates(office, id)) EXPECT_EQ(one.identity, search::Identity::undecided) << one.offered.key;
    EXPECT_EQ(code_of(decide_group(office, id, reviewer(), {{three[0]}, search::Identity::confirmed, ""})), "not_permitted");
    EXPECT_EQ(code_of(decide_group(office, id, officer(), {{three[0], three[1]}, search::Identity::confirmed, "Her file and her letter"})), "");
    EXPECT_EQ(code_of(decide_group(office, id, officer(), {{three[2]}, search::Identity::rejected, "Born in 1967"})), "");
    auto const refusal = merge_candidates(office, id, officer(), {three[0], three[2]}, "One person after all");
    EXPECT_EQ(code_of(refusal), "at_odds");
  });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  council.at_desk([&](Office& office) { EXPECT_EQ(records(office, id).size(), 4U); });
}

TEST_F(Grouped, WhatWasRejectedForThePersonIsRememberedInTheirNextCaseAndNotInAnotherPersons) {
  council.at_desk([&](Office& office) {
    auto const file = id_of(candidate_groups(office, id), "person-88");
    ASSERT_EQ(code_of(decide_candidate(office, id, officer(), file, search::Identity::rejected, "A cousin with the same birthday")), "");
  });
  auto const next_case = [&](intake::FormAnswers const& answers, std::string const& sending) {
    auto const next = council.at_desk([&](Office& office) {
      auto const sent = submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, sending);
      EXPECT_TRUE(sent);
      begin_search(office, sent->about);
      return sent->about;
    });
    EXPECT_EQ(council.worker(), Council::Ended::well);
    return council.at_desk([&](Office& office) { return candidates(office, next); });
  };
  for (auto const& one : next_case(form(), "her next")) {
    bool const was_rejected = one.offered.key == "person-88";
    EXPECT_EQ(!one.because.empty() && one.because.back().rule == "remembered", was_rejected) << one.offered.key;
    if (!was_rejected) continue;
    EXPECT_EQ(one.verdict, search::Verdict::possible);
    EXPECT_THAT(one.because.back().text, testing::MatchesRegex("Rejected on 23 November 2026 in .* for the same person: A cousin with the same birthday"));
  }
  auto other = form();
  other["full-name"] = {"Grace Mensah"};
  other["born-year"] = {"1988"};
  other["email"] = {"grace.mensah@example.org"};
  other["address-lines"] = {"4 Sailmakers Court\nThamesbrook"};
  other["address-postcode"] = {"IG13 4AB"};
  for (auto const& one : next_case(other, "somebody else's"))
    EXPECT_NE(one.because.empty() ? "" : one.because.back().rule, "remembered") << one.offered.key;
}

}  // namespace
}  // namespace rightsdesk::app
