#include "app/remarks.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/review_desk.h"
#include "app/search_desk.h"
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
    ASSERT_TRUE(add_remark(office, id, officer(), page, "Is the plan of 2009 the one she complains about?"));
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
      EXPECT_TRUE(add_remark(office, id, reviewer(), scope, "Look at this, please")) << scope;
    }
    for (auto const* scope : {"person:another", "page:another/1", "page:", "record:another", "letter:1", ""}) {
      EXPECT_EQ(code_of(add_remark(office, id, reviewer(), scope, "Look at this")), "not_found") << scope;
    }
    EXPECT_EQ(code_of(add_remark(office, id, reviewer(), "page:" + note.str() + "/9", "Look at this")), "not_found");
    EXPECT_EQ(code_of(add_remark(office, id, reviewer(), "record:" + note.str(), " \n")), "missing");
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
    ASSERT_TRUE(add_remark(office, id, reviewer(), "record:" + record_keyed(office, id, "note-1").str(), "Her aunt wrote this"));
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

}  // namespace
}  // namespace rightsdesk::app
