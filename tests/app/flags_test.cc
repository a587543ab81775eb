// What the list of cases shows by itself of a case.
#include "app/flags.h"

#include <gmock/gmock.h>

#include "app/acts.h"
#include "app/caseload.h"
#include "app/hold.h"
#include "app/requester_acts.h"
#include "app/resident.h"
#include "app/standing.h"
#include "app/tasks.h"
#include "commission/commission.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

struct Flagged : testing::Test {
  CaseId asked(intake::FormAnswers const& besides = {}) {
    return council.at_desk([&](Office& office) {
      auto answers = form();
      for (auto const& [field, value] : besides) answers[field] = value;
      return submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, fresh_id_text())->about;
    });
  }
  CaseLine line(CaseId const& id) {
    return council.at_desk([&](Office& office) {
      for (auto const group : {CaseGroup::open, CaseGroup::closed}) {
        CaseFilter filter;
        filter.group = group;
        for (auto const& one : cases_listed(office, filter).lines) {
          if (one.id == id) return one;
        }
      }
      ADD_FAILURE() << "the case is not listed";
      return CaseLine{};
    });
  }
  int found(CaseFilter const& filter) {
    return council.at_desk([&](Office& office) { return cases_listed(office, filter).found; });
  }
  Council council;
};

TEST_F(Flagged, IsNothingAboutAnOrdinaryRequest) { EXPECT_THAT(line(asked()).flags, IsEmpty()); }

TEST_F(Flagged, IsWhatTheirOwnWordsName) {
  auto const id = asked({{"wanted-detail", {"Please hurry: the Hearing is in May, and a journalist rang me"}}});
  EXPECT_THAT(line(id).flags, ElementsAre("names_a_court", "names_the_press"));
  auto const other = asked({{"wanted-detail", {"My courtship letters, and the pressing iron"}}});
  EXPECT_THAT(line(other).flags, ElementsAre("asked_before")) << "whole words only; and the same person asks again";
  CaseFilter filter;
  filter.flag = "names_a_court";
  EXPECT_EQ(found(filter), 1);
}

TEST_F(Flagged, IsThatSomebodyAskedBefore) {
  auto const first = asked();
  council.clock.at = *parse_instant("2026-11-30T10:00:00Z");
  auto const second = asked();
  EXPECT_THAT(line(second).flags, ElementsAre("asked_before"));
  EXPECT_THAT(line(first).flags, IsEmpty()) << "the first was the first";
  auto const somebody_else = asked({{"full-name", {"Kofi Osei"}}});
  EXPECT_THAT(line(somebody_else).flags, IsEmpty());
  auto const another_day_of_birth = asked({{"born-year", {"1999"}}});
  EXPECT_THAT(line(another_day_of_birth).flags, IsEmpty());
}

TEST_F(Flagged, IsCareWithContact) { EXPECT_THAT(line(asked({{"safe-contact", {"email-only"}}})).flags, ElementsAre("contact_with_care")); }

TEST_F(Flagged, IsAComplaintOnBothCases) {
  auto const id = asked();
  EXPECT_THAT(line(id).flags, IsEmpty());
  auto const reference = council.at_desk([&](Office& office) { return *complain_about(office, id, "Nobody rings back"); });
  EXPECT_THAT(line(id).flags, ElementsAre("complaint"));
  auto const complaint = council.at_desk([&](Office& office) {
    CaseId found;
    office.works.look([&](Work& work) { found = work.cases().find_by_reference(reference)->id; });
    return found;
  });
  EXPECT_THAT(line(complaint).flags, Contains("complaint"));
}

TEST_F(Flagged, IsAnOwnerWhoHasNotAnswered) {
  auto const id = asked();
  council.at_desk([&](Office& office) {
    office.works.in_one([&](Work& work) {
      commission::Commission one;
      one.id = CommissionId::fresh();
      one.about = id;
      one.source = "archive";
      one.title = "Archive";
      one.asked_on = office.clock.today();
      one.answer_by = plus_days(office.clock.today(), 5);
      work.commissions().add(one);
    });
    ASSERT_EQ(code_of(add_note(office, id, officer(), "The archive was asked")), "");
  });
  EXPECT_THAT(line(id).flags, ElementsAre(kWaitsForService));
  CaseFilter filter;
  filter.flag = kWaitsForService;
  EXPECT_EQ(found(filter), 1);
}

TEST_F(Flagged, IsKeptFromNobodyWhoLooksForThoseWhoseKeepingHasRunOut) {
  auto const id = asked();
  council.at_desk([&](Office& office) { ASSERT_EQ(code_of(raise_event(office, id, officer(), "withdraw", "By phone on 23 November")), ""); });
  CaseFilter run_out;
  run_out.group = CaseGroup::run_out;
  council.clock.at = *parse_instant("2027-11-24T10:00:00Z");  // a year is over, and the hold is not
  EXPECT_EQ(found(run_out), 0);
  council.at_desk([&](Office& office) { ASSERT_EQ(code_of(end_hold(office, id, officer(), "Withdrawn a year ago")), ""); });
  EXPECT_EQ(found(run_out), 1);
  council.clock.at = *parse_instant("2027-11-22T10:00:00Z");
  EXPECT_EQ(found(run_out), 0) << "the year ends on 23 November 2027";
}

// The journeys of desks.md 2.2.
TEST(AJourney, IsWhoAsksAndForWhom) {
  casework::Case one;
  one.workflow = "access";
  one.received = *parse_date("2026-11-23");
  auto const with = [&](std::string const& standing, std::string const& relation, char const* born) {
    intake::Requester requester;
    requester.standing = standing;
    requester.relation = relation;
    one.requester = Personal(requester);
    person::Description subject;
    subject.born = parse_date(born);
    one.subject = Personal(subject);
    return journey_of(one);
  };
  EXPECT_EQ(with("self", "self", "1990-01-01"), "J1");
  EXPECT_EQ(with("self", "self", "2010-01-01"), "J2");
  EXPECT_EQ(with("parent", "mother", "2015-01-01"), "J4");
  EXPECT_EQ(with("acts", "her friend", "1990-01-01"), "J5");
  EXPECT_EQ(with("acts", "Solicitor, Pell and Finch", "1990-01-01"), "J6");
  EXPECT_EQ(with("acts", "deputy of the Court of Protection", "1990-01-01"), "J7");
  one.services = {"care", "housing"};
  EXPECT_EQ(with("self", "self", "1990-01-01"), "J3") << "at any age";
  one.workflow = "deceased";
  EXPECT_EQ(with("acts", "sister", "1940-01-01"), "J8");
  one.workflow = "police";
  EXPECT_EQ(with("self", "", "1990-01-01"), "") << "no right of the person's";
  EXPECT_EQ(journey_title("J4"), "A parent for a child");
  EXPECT_EQ(journey_title(""), "");
}

}  // namespace
}  // namespace rightsdesk::app
