// What the person asked for first goes first; what is found after all was sent is added (ICO, right of access: phased release).
#include "app/instalments.h"

#include <gmock/gmock.h>

#include "app/acts.h"
#include "app/caseload.h"
#include "app/differences.h"
#include "app/letters.h"
#include "app/release.h"
#include "app/resident.h"
#include "app/review_desk.h"
#include "app/search_desk.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using collection::Inclusion;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> keys(Office& office, CaseId const& id, Inclusion inclusion) {
  std::vector<std::string> found;
  for (auto const& record : records(office, id)) {
    if (record.inclusion == inclusion) found.push_back(record.key);
  }
  return found;
}

std::string release_newest(Office& office, CaseId const& id) {
  return code_of(release_pack(office, id, second_reviewer(), packs(office, id).at(0).pack_sha256, kEmail));
}

std::string newest_letter(Office& office, CaseId const& id) { return letters_sent(office, id).front().id; }
std::string state_of(Office& office, CaseId const& id) { return case_overview(office, id, officer())->about.state; }

class AnswerInParts : public testing::Test {
 protected:
  template <class Act>
  auto at_desk(Act const& act) {
    return council.at_desk(act);
  }
  void send_first(std::string const& key) {
    at_desk([&](Office& office) {
      ASSERT_EQ(code_of(choose_part(office, id, officer(), {record_keyed(office, id, key)}, "You asked for the first visit before all else.")), "");
    });
  }
  Council council;
  CaseId id = under_review(council);
};

TEST_F(AnswerInParts, BeginsWithWhatWasChosenAndSaysWhatIsToCome) {
  send_first("note-1");
  auto const text = plain_text_once_sealed(council, id);
  EXPECT_THAT(text, HasSubstr("This is part 1 of our answer."));
  EXPECT_THAT(text, HasSubstr("You asked for the first visit before all else."));
  EXPECT_THAT(text, HasSubstr("We must send you the rest by 23 December 2026."));
  at_desk([&](Office& office) {
    EXPECT_EQ(release_newest(office, id), "");
    EXPECT_EQ(state_of(office, id), "in_review") << "the clock runs on";
    EXPECT_EQ(newest_letter(office, id), "L-24");
    EXPECT_THAT(keys(office, id, Inclusion::given), testing::ElementsAre("note-1"));
    EXPECT_TRUE(keys(office, id, Inclusion::later).empty());
    ASSERT_EQ(resident_view(office, id).packs.size(), 1U);
    EXPECT_TRUE(download_pack(office, id)) << "a part can be read while the rest is checked";
  });
}

TEST_F(AnswerInParts, EndsWithAPackThatHoldsTheRestAndNothingTwice) {
  send_first("note-1");
  auto const first = plain_text_once_sealed(council, id);
  at_desk([&](Office& office) { ASSERT_EQ(release_newest(office, id), ""); });
  auto const rest = plain_text_once_sealed(council, id);
  EXPECT_THAT(rest, HasSubstr("It is the last part. You have had the others."));
  at_desk([&](Office& office) {
    EXPECT_EQ(release_newest(office, id), "");
    EXPECT_EQ(state_of(office, id), "released");
    EXPECT_EQ(newest_letter(office, id), "L-3") << "the answer is whole, and something was withheld";
    auto const seen = resident_view(office, id);
    ASSERT_EQ(seen.packs.size(), 2U);
    auto const part = [&](std::size_t at) { return download_pack(office, id, {"plain", seen.packs.at(at).version})->bytes; };
    EXPECT_EQ(part(0), first);
    EXPECT_EQ(part(1), rest);
    EXPECT_EQ(download_pack(office, id, {"plain", 99}).error().code, "not_ready");
  });
}

TEST_F(AnswerInParts, IsRefusedWithoutAReasonOrWhereNothingWouldComeLater) {
  at_desk([&](Office& office) {
    std::vector<RecordId> all;
    for (auto const& record : records(office, id)) {
      if (record.inclusion == Inclusion::included) all.push_back(record.id);
    }
    EXPECT_EQ(code_of(choose_part(office, id, officer(), {}, "Sooner")), "none_chosen");
    EXPECT_EQ(code_of(choose_part(office, id, officer(), {all.front()}, " ")), "missing");
    EXPECT_EQ(code_of(choose_part(office, id, officer(), all, "Sooner")), "all_chosen");
    EXPECT_EQ(code_of(choose_part(office, id, officer(), {RecordId("of-another-case")}, "Sooner")), "not_found");
    auto nobody = officer();
    nobody.roles = {"intake"};
    EXPECT_EQ(code_of(choose_part(office, id, nobody, {all.front()}, "Sooner")), "not_permitted");
    EXPECT_TRUE(keys(office, id, Inclusion::later).empty());
  });
}

TEST_F(AnswerInParts, CanBePutTogetherAgain) {
  send_first("note-1");
  at_desk([&](Office& office) {
    EXPECT_FALSE(keys(office, id, Inclusion::later).empty());
    EXPECT_EQ(code_of(choose_all(office, id, officer())), "");
    EXPECT_TRUE(keys(office, id, Inclusion::later).empty());
  });
  EXPECT_THAT(plain_text_once_sealed(council, id), Not(HasSubstr("part 1 of our answer")));
}

TEST_F(AnswerInParts, TakesWhatWasSentIntoTheInconsistencyReport) {
  send_first("letter-7");
  plain_text_once_sealed(council, id);
  at_desk([&](Office& office) {
    ASSERT_EQ(release_newest(office, id), "");
    decide_review(office, id);
    auto const mother = [&] {
      for (auto const& line : differences(office, id)) {
        if (line.text == "Grace Osei") return line;
      }
      return Difference{};
    };
    EXPECT_EQ(mother().released, 1) << "in a note that is still here: she was in the room";
    EXPECT_EQ(mother().withheld, 2) << "one of them in the letter that was sent";
    EXPECT_FALSE(mother().justified) << "what was said of the first part alone does not hold for both";
    ASSERT_EQ(code_of(decide_people(office, id, reviewer(), {person_named(office, id, "Grace Osei")}, {redaction::Outcome::release, "", "She agreed"})), "");
    EXPECT_EQ(mother().released, 2);
    EXPECT_EQ(mother().withheld, 1) << "withheld it was sent, and so it stays";
    auto const sent = record_keyed(office, id, "letter-7");
    EXPECT_EQ(code_of(withhold_page(office, id, reviewer(), sent, 1, kThirdParty, "Too late")), "already_sent");
    EXPECT_EQ(code_of(check_page(office, id, reviewer(), sent, 1)), "already_sent");
  });
}

TEST(AnswerThatWasSent, IsAddedToAndStaysAsItWas) {
  Council council;
  auto const id = sealed_case(council);
  auto const sent = council.at_desk([&](Office& office) {
    EXPECT_EQ(release_newest(office, id), "");
    EXPECT_EQ(code_of(add_to_answer(office, id, officer(), "")), "missing");
    EXPECT_EQ(code_of(add_to_answer(office, id, officer(), "The archive found a box")), "");
    EXPECT_EQ(state_of(office, id), "in_search");
    auto const due = case_overview(office, id, officer())->due;
    EXPECT_FALSE(due.due) << "the statutory day was met; what is added goes without undue delay (Art 12(3))";
    EXPECT_EQ(due.status, law::ClockStatus::no_duty);
    for (auto const& candidate : candidates(office, id)) {
      if (candidate.offered.key != "letter-9") continue;
      EXPECT_EQ(code_of(decide_candidate(office, id, officer(), candidate.id, search::Identity::confirmed, "The day of birth was wrong in that system")), "");
    }
    return download_pack(office, id, {"plain"})->bytes;
  });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  council.at_desk([&](Office& office) { end_search(office, id); });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  auto const added = plain_text_once_sealed(council, id);
  EXPECT_THAT(added, HasSubstr("Since then we found more."));
  council.at_desk([&](Office& office) {
    EXPECT_EQ(release_newest(office, id), "");
    EXPECT_EQ(newest_letter(office, id), "L-24");
    auto const seen = resident_view(office, id);
    ASSERT_EQ(seen.packs.size(), 2U);
    EXPECT_EQ(download_pack(office, id, {"plain", seen.packs.front().version})->bytes, sent);
  });
}

}  // namespace
}  // namespace rightsdesk::app
