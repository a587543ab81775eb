#include "app/remarks.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/home.h"
#include "app/keep_to.h"
#include "app/review_desk.h"
#include "app/search_desk.h"
#include "store/staff_store.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::Contains;
using testing::Not;

std::vector<std::string> said(Office& office, CaseId const& id) {
  std::vector<std::string> words;
  for (auto const& point : open_points(office, id)) words.push_back(point.what);
  return words;
}

TEST(ARemark, StopsTheReviewUntilSomebodyAnswers) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const page = "page:" + record_keyed(office, id, "note-1").str() + "/1";
    ASSERT_TRUE(add_remark(office, id, officer(), {page, "Is the plan of 2009 the one she complains about?"}));
    EXPECT_THAT(said(office, id), Contains("“Case note, 3 March 2009”, page 1: a remark waits for an answer"));
    EXPECT_EQ(code_of(finish_review(office, id, reviewer())), "not_yet");
    auto const remark = remarks_of(office, id).front().remark;
    EXPECT_EQ(remark.made_by, "staff-officer");
    ASSERT_TRUE(answer_remark(office, id, reviewer(), remark.id, "Which complaint do you mean?", Then::stay_open));
    EXPECT_THAT(said(office, id), Contains("“Case note, 3 March 2009”, page 1: a remark waits for an answer"));
    ASSERT_TRUE(answer_remark(office, id, reviewer(), remark.id, "Yes, it is.", Then::close));
    EXPECT_THAT(said(office, id), Not(Contains("“Case note, 3 March 2009”, page 1: a remark waits for an answer")));
    auto const line = remarks_of(office, id).front();
    EXPECT_EQ(line.remark.closed_by, "staff-reviewer");
    ASSERT_EQ(line.answers.size(), 2u);
    EXPECT_EQ(line.answers.back().text.reveal(), "Yes, it is.");
    EXPECT_EQ(code_of(answer_remark(office, id, reviewer(), remark.id, "Once more", Then::close)), "closed");
  });
}

TEST(ARemark, IsAboutAPersonAMentionAPageOrARecordOfThisCase) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id, "note-1");
    auto const mention = review_page(office, id, note, 1)->proposals.front().id;
    for (auto const& scope : {"person:" + person_named(office, id, "Grace Osei").str(), "proposal:" + note.str() + "/" + mention.str(),
                              "page:" + note.str() + "/1", "record:" + note.str()}) {
      EXPECT_TRUE(add_remark(office, id, reviewer(), {scope, "Look at this, please"})) << scope;
    }
    for (auto const* scope : {"person:another", "page:another/1", "page:", "record:another", "letter:1", ""}) {
      EXPECT_EQ(code_of(add_remark(office, id, reviewer(), {scope, "Look at this"})), "not_found") << scope;
    }
    EXPECT_EQ(code_of(add_remark(office, id, reviewer(), {"page:" + note.str() + "/9", "Look at this"})), "not_found");
    EXPECT_EQ(code_of(add_remark(office, id, reviewer(), {"record:" + note.str(), " \n"})), "missing");
    std::vector<std::string> about;
    for (auto const& line : remarks_of(office, id)) about.push_back(line.about);
    EXPECT_THAT(about, testing::ElementsAre("Grace Osei", "“Case note, 3 March 2009”, page 1: a person", "“Case note, 3 March 2009”, page 1",
                                            "“Case note, 3 March 2009”"));
  });
}

TEST(ARemark, IsInTheLedgerWithoutItsText) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    ASSERT_TRUE(add_remark(office, id, reviewer(), {"record:" + record_keyed(office, id, "note-1").str(), "Her aunt wrote this"}));
    bool found = false;
    office.works.in_one([&](Work& work) {
      for (auto const& entry : work.ledger().about(id)) {
        EXPECT_EQ(entry.act.detail.find("aunt"), std::string::npos);
        found = found || entry.act.what == "remark_made";
      }
    });
    EXPECT_TRUE(found);
  });
}

TEST(ARemark, ThatIsAddressedIsOnTheTodayOfThatColleagueUntilItIsAnswered) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const page = "page:" + record_keyed(office, id, "note-1").str() + "/1";
    ASSERT_TRUE(add_remark(office, id, reviewer(), {page, "Was this the school's own nurse?", {{officer().id, "Ola Brandt"}}}));
    EXPECT_TRUE(home_of(office, reviewer()).asked.empty());
    auto const asked = home_of(office, officer()).asked;
    ASSERT_EQ(asked.size(), 1u);
    EXPECT_EQ(asked[0].about, id);
    EXPECT_EQ(asked[0].by, "staff-reviewer");
    EXPECT_EQ(ledger_of(office, id).back().act.detail, "remark=" + asked[0].remark + " scope=" + page + " to=staff-officer");
    ASSERT_TRUE(answer_remark(office, id, head(), asked[0].remark, "I can tell you: she was.", Then::close));
    EXPECT_TRUE(home_of(office, officer()).asked.empty()) << "somebody else answered it";
  });
}

TEST(ARemark, ThatAsksBackIsWithWhoeverWroteItAndThenWithTheOtherAgain) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const page = "page:" + record_keyed(office, id, "note-1").str() + "/1";
    ASSERT_TRUE(add_remark(office, id, reviewer(), {page, "May this go?", {{officer().id, "Ola Brandt"}}}));
    auto const remark = home_of(office, officer()).asked.at(0).remark;
    ASSERT_TRUE(answer_remark(office, id, officer(), remark, "Which sentence do you mean?", Then::stay_open));
    EXPECT_TRUE(home_of(office, officer()).asked.empty());
    EXPECT_EQ(home_of(office, reviewer()).asked.at(0).by, "staff-officer");
    ASSERT_TRUE(answer_remark(office, id, reviewer(), remark, "The second.", Then::stay_open));
    EXPECT_TRUE(home_of(office, reviewer()).asked.empty());
    EXPECT_EQ(home_of(office, officer()).asked.at(0).by, "staff-reviewer");
  });
}

TEST(ARemark, IsAddressedToNobodyWhoIsNotShownTheCase) {
  Council council;
  auto const id = under_review(council);
  Desk desk(council);
  Actor const ruth{*store::Staff(*desk.database->connection()).add({{}, "Ruth Pell", "ruth", {"dpo"}}, "a long enough password"), "Ruth Pell", {"dpo"}};
  ASSERT_TRUE(keep_to_named(desk.office, id, ruth, {{ruth.id}, "witness", "Her address is protected"}));
  auto const record = "record:" + record_keyed(desk.office, id, "note-1").str();
  EXPECT_EQ(code_of(add_remark(desk.office, id, reviewer(), {record, "Look at this", {{officer().id, "Ola Brandt"}}})), "not_among_them");
  EXPECT_TRUE(add_remark(desk.office, id, reviewer(), {record, "Look at this", {{ruth.id, "Ruth Pell"}}}));
}

}  // namespace
}  // namespace rightsdesk::app
