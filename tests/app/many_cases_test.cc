#include "app/many_cases.h"

#include "app/caseload.h"
#include "app/owners.h"
#include "app/resident.h"
#include "app/tagging.h"
#include "records_team.h"

namespace rightsdesk::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(ATag, IsPutOnManyCasesAndFoundOnTheList) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    EXPECT_EQ(*tag_cases(office, officer(), {id}, "court", Tagging::put_on), 1);
    EXPECT_EQ(*tag_cases(office, officer(), {id}, "court", Tagging::put_on), 0) << "it has it already";
    EXPECT_EQ(*tag_cases(office, officer(), {id}, "press", Tagging::put_on), 1);
    EXPECT_THAT(cases_listed(office).lines.at(0).tags, ElementsAre("court", "press"));
    EXPECT_EQ(ledger_of(office, id).back().act.detail, "tag=press");
    CaseFilter tagged;
    tagged.tag = "court";
    EXPECT_EQ(cases_listed(office, tagged).found, 1);
    EXPECT_EQ(*tag_cases(office, officer(), {id}, "court", Tagging::take_off), 1);
    EXPECT_EQ(cases_listed(office, tagged).found, 0);
    EXPECT_THAT(tags_shown(office, officer(), {id, CaseId("another")}).at(0).tags, ElementsAre("press"));
  });
}

TEST(ATag, IsOneOfTheCouncilsAndIsPutOnAllOrNone) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    EXPECT_EQ(tag_cases(office, officer(), {}, "court", Tagging::put_on).error().code, "missing");
    EXPECT_EQ(tag_cases(office, officer(), {id}, "", Tagging::put_on).error().field, "tag");
    EXPECT_EQ(tag_cases(office, officer(), {id}, "her_mother", Tagging::put_on).error().code, "not_found");
    EXPECT_EQ(tag_cases(office, officer(), {id, CaseId("another")}, "court", Tagging::put_on).error().code, "not_found");
    EXPECT_THAT(tags_shown(office, officer(), {id}).at(0).tags, IsEmpty()) << "all or none";
    Actor const auditor{StaffId("staff-auditor"), "Ada Moss", {"auditor"}};
    EXPECT_EQ(tag_cases(office, auditor, {id}, "court", Tagging::put_on).error().code, "not_permitted");
    EXPECT_THAT(tags_shown(office, auditor, {id}).at(0).held_back, HasSubstr("SRR-"));
  });
}

TEST_F(Owners, OfManyCasesAreAskedAgainAtOnce) {
  search();
  at_desk([&](Office& office) {
    auto const owed = owed_to(office, {id_, CaseId("another")});
    ASSERT_THAT(owed, SizeIs(2)) << "the hold and the search";
    auto const before = owed[0].asked.chased;
    EXPECT_EQ(chase_owners(office, officer(), {}).error().code, "missing");
    EXPECT_EQ(chase_owners(office, reviewer(), {{id_, owed[0].asked.id}}).error().code, "not_permitted");
    EXPECT_EQ(chase_owners(office, officer(), {{id_, owed[0].asked.id}, {id_, CommissionId("another")}}).error().code, "not_found");
    EXPECT_EQ(owed_to(office, {id_})[0].asked.chased, before) << "all or none";
    EXPECT_EQ(*chase_owners(office, officer(), {{id_, owed[0].asked.id}, {id_, owed[1].asked.id}}), 2);
    EXPECT_EQ(owed_to(office, {id_})[0].asked.chased, before + 1);
    EXPECT_EQ(owed_to(office, {id_})[1].asked.chased, before + 1);
  });
}

TEST(CasesThatWereSelected, AreTakenAwayWithoutNamesAndOnTheRecord) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    auto const taken = cases_taken(office, officer(), {id, CaseId("another")});
    ASSERT_THAT(taken, SizeIs(1));
    EXPECT_EQ(taken[0].about, id);
    std::vector<audit::Entry> entries;
    office.works.look([&](Work& work) { entries = work.ledger().about({}); });
    EXPECT_EQ(entries.back().act.detail, "lines=1 filter=selected");
  });
}

TEST(ALabel, ForAFolderNamesNobodyAndOneForThePostIsOnlyWhereItIsSafe) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    auto const folder = labels_printed(office, officer(), {id}, Label::Kind::folder).at(0);
    EXPECT_EQ(folder.right, "Access");
    EXPECT_EQ(folder.due, parse_date("2026-12-23"));
    EXPECT_EQ(folder.name + folder.address, "");
    auto const post = labels_printed(office, officer(), {id}, Label::Kind::post).at(0);
    EXPECT_EQ(post.name, "Amina Osei");
    EXPECT_EQ(post.address, "12 Weir Lane\nThamesbrook\nIG11 7LU");
    EXPECT_EQ(ledger_of(office, id).back().act.detail, "for=post");
    auto answers = form();
    answers["safe-contact"] = {"email-only"};
    auto const unsafe = submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, "labels-test")->about;
    EXPECT_THAT(labels_shown(office, {unsafe}, Label::Kind::post).at(0).held_back, HasSubstr("safe to write to them by post"));
    EXPECT_EQ(labels_shown(office, {unsafe}, Label::Kind::post).at(0).address, "");
    EXPECT_THAT(labels_printed(office, officer(), {unsafe}, Label::Kind::post), IsEmpty());
    EXPECT_THAT(labels_printed(office, officer(), {unsafe}, Label::Kind::folder), SizeIs(1));
  });
}

}  // namespace
}  // namespace rightsdesk::app
