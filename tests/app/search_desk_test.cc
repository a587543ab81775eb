#include "app/search_desk.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "app/caseload.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using search::SourceState;

SourceState state_of(Office& office, CaseId const& id, std::string const& source) {
  for (auto const& row : search_plan(office, id)) {
    if (row.source == source) return row.state;
  }
  throw Bug("no such source in the plan");
}

/// A case whose search has been asked for, and whatever the worker could do has been done.
struct Searched : testing::Test {
  void search() {
    id = council.at_desk(submitted);
    council.at_desk([&](Office& office) { begin_search(office, id); });
    ASSERT_EQ(council.worker(), Council::Ended::well);
  }
  template <class Verb>
  auto at_desk(Verb const& verb) {
    return council.at_desk(verb);
  }
  Council council;
  CaseId id;
};

TEST_F(Searched, OneFailedSourceDoesNotHarmTheOthers) {
  council.sources.system(kArchive).failure = "The archive did not answer in time.";
  search();
  at_desk([&](Office& office) {
    EXPECT_EQ(state_of(office, id, kSocialCare), SourceState::answered);
    EXPECT_EQ(state_of(office, id, kArchive), SourceState::failed);
    EXPECT_EQ(search_plan(office, id).size(), 2U);
    for (auto const& row : search_plan(office, id)) {
      EXPECT_EQ(row.failure, row.source == kArchive ? "The archive did not answer in time." : "");
    }
    ASSERT_EQ(candidates(office, id).size(), 1U);
    EXPECT_EQ(candidates(office, id).front().offered.key, "person-88");
  });
}

TEST_F(Searched, AFailedSourceCanBeAskedAgain) {
  council.sources.system(kArchive).failure = "The archive did not answer in time.";
  search();
  council.sources.system(kArchive).failure.clear();
  at_desk([&](Office& office) { EXPECT_EQ(code_of(ask_again(office, id, officer(), kArchive)), ""); });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  at_desk([&](Office& office) {
    EXPECT_EQ(state_of(office, id, kArchive), SourceState::answered);
    EXPECT_EQ(candidates(office, id).size(), 3U);
  });
}

TEST_F(Searched, AskingAgainOffersNothingTwice) {
  search();
  at_desk([&](Office& office) { EXPECT_EQ(code_of(ask_again(office, id, officer(), kArchive)), ""); });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  at_desk([&](Office& office) { EXPECT_EQ(candidates(office, id).size(), 3U); });
}

TEST_F(Searched, ASourceIsLeftUnsearchedOnlyWithAReasonAndANamedPerson) {
  council.sources.system(kArchive).failure = "The archive did not answer in time.";
  search();
  at_desk([&](Office& office) {
    auto const refusal = leave_unsearched(office, id, officer(), kArchive, "  ");
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().text, "Say why this system is not searched. The requester will be told.");
    EXPECT_EQ(state_of(office, id, kArchive), SourceState::failed);
    EXPECT_EQ(code_of(leave_unsearched(office, id, officer(), kArchive, "The archive burnt down in 2003")), "");
    for (auto const& row : search_plan(office, id)) {
      if (row.source != kArchive) continue;
      EXPECT_EQ(row.state, SourceState::not_searched);
      EXPECT_EQ(row.reason, "The archive burnt down in 2003");
      EXPECT_EQ(row.decided_by, "staff-officer");
    }
  });
}

TEST_F(Searched, AnUnfinishedSearchIsRefusedWithEveryOpenPoint) {
  council.sources.system(kArchive).failure = "The archive did not answer in time.";
  search();
  at_desk([&](Office& office) {
    auto const refusal = finish_search(office, id, officer());
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().text, "The search is not finished.");
    std::vector<std::string> said;
    for (auto const& step : refusal.error().because) said.push_back(step.text);
    EXPECT_THAT(said, testing::IsSupersetOf({"Paper archive failed: ask it again, or record why it is not searched",
                                             "1 candidates wait for a decision"}));
    EXPECT_EQ(case_overview(office, id, officer())->about.state, "in_search");
  });
}

TEST_F(Searched, TheNamesakeIsNotProposedAndTheSubjectIs) {
  search();
  at_desk([&](Office& office) {
    for (auto const& candidate : candidates(office, id)) {
      EXPECT_FALSE(candidate.because.empty()) << candidate.offered.key;
      EXPECT_EQ(candidate.identity, search::Identity::undecided) << "a person decides";
      if (candidate.offered.key == "person-88") {
        EXPECT_EQ(candidate.verdict, search::Verdict::proposed);
      }
      if (candidate.offered.key == "letter-9") {
        EXPECT_NE(candidate.verdict, search::Verdict::proposed);
      }
    }
  });
}

TEST_F(Searched, RejectingWhatWasProposedNeedsAReason) {
  search();
  at_desk([&](Office& office) {
    for (auto const& candidate : candidates(office, id)) {
      bool const proposed = candidate.verdict == search::Verdict::proposed;
      auto const against = proposed ? search::Identity::rejected : search::Identity::confirmed;
      EXPECT_EQ(code_of(decide_candidate(office, id, officer(), candidate.id, against, "")), "missing") << candidate.offered.key;
    }
  });
}

TEST_F(Searched, RecordsOfACandidateRejectedLaterAreLeftOut) {
  search();
  at_desk([&](Office& office) { decide_who_is_who(office, id); });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  at_desk([&](Office& office) {
    ASSERT_EQ(records(office, id).size(), 4U);
    for (auto const& candidate : candidates(office, id)) {
      if (candidate.offered.key != "letter-7") continue;
      EXPECT_EQ(code_of(decide_candidate(office, id, officer(), candidate.id, search::Identity::rejected, "Her cousin")), "");
    }
    for (auto const& record : records(office, id)) {
      bool const left_out = record.inclusion == collection::Inclusion::left_out;
      EXPECT_EQ(left_out, record.key == "letter-7") << record.key;
    }
  });
}

TEST_F(Searched, WhatASourceGivesOtherwiseTheSecondTimeIsKeptBesideTheFirst) {  // law.md H-11
  search();
  at_desk([&](Office& office) { decide_who_is_who(office, id); });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  auto& letter = council.sources.system(kArchive).files.at(0).items.at(0);
  letter = test::text_item(letter.key, letter.title, letter.dated, "Dear Amina Osei,\nYour place at the youth club is gone.\n");
  auto const collect_again = [&] {
    at_desk([&](Office& office) {
      for (auto const& candidate : candidates(office, id)) {
        if (candidate.offered.key != "letter-7") continue;
        EXPECT_EQ(code_of(decide_candidate(office, id, officer(), candidate.id, search::Identity::confirmed, "Same name and birthday")), "");
      }
    });
    ASSERT_EQ(council.worker(), Council::Ended::well);
  };
  collect_again();
  at_desk([&](Office& office) {
    int versions = 0, newer = 0;
    for (auto const& record : records(office, id)) {
      versions += record.source == kArchive ? 1 : 0;
      newer += collection::is_newer_than(record, *parse_date("2026-11-22")) ? 1 : 0;
    }
    EXPECT_EQ(versions, 2);
    EXPECT_EQ(newer, 1) << "the second one is marked as changed on 23 November 2026";
    auto const events = case_overview(office, id, officer())->events;
    EXPECT_EQ(std::count_if(events.begin(), events.end(), [](auto const& event) { return event.what == "source_changed"; }), 1);
  });
  collect_again();
  at_desk([&](Office& office) { EXPECT_EQ(records(office, id).size(), 5U) << "the same bytes again are no third version"; });
}

TEST_F(Searched, ReviewersDoNotDecideWhoIsWho) {
  search();
  at_desk([&](Office& office) {
    auto const first = candidates(office, id).front();
    EXPECT_EQ(code_of(decide_candidate(office, id, reviewer(), first.id, search::Identity::confirmed, "")), "not_permitted");
    EXPECT_EQ(code_of(finish_search(office, id, reviewer())), "not_permitted");
  });
}

TEST_F(Searched, NothingIsSearchedBeforeIdentityIsAccepted) {
  id = council.at_desk(submitted);
  at_desk([&](Office& office) {
    EXPECT_EQ(code_of(start_search(office, id, officer())), "not_permitted");
    EXPECT_TRUE(search_plan(office, id).empty());
  });
}

TEST(WhatWasGivenUp, IsShownAndCanBeTriedAgain) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) { begin_search(office, id); });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  council.at_desk([&](Office& office) { decide_who_is_who(office, id); });
  council.sources.system(kArchive).failure = "The archive is closed today.";
  for (int attempt = 0; attempt < 4; ++attempt) {
    (void)council.worker();
    council.clock.at += std::chrono::hours(2);
  }
  auto const dead = [](Office& office, CaseId const& about) {
    auto const overview = case_overview(office, about, officer());
    return std::count_if(overview->jobs.begin(), overview->jobs.end(), [](auto const& job) { return job.state == "dead"; });
  };
  council.at_desk([&](Office& office) {
    EXPECT_EQ(dead(office, id), 1);
    auto const refusal = finish_search(office, id, officer());
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().code, "not_yet");
  });
  council.sources.system(kArchive).failure.clear();
  council.at_desk([&](Office& office) { EXPECT_EQ(code_of(try_again(office, id, officer())), ""); });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  council.at_desk([&](Office& office) {
    EXPECT_EQ(dead(office, id), 0);
    EXPECT_EQ(code_of(try_again(office, id, officer())), "nothing");
    end_search(office, id);
  });
}

}  // namespace
}  // namespace rightsdesk::app
