#include "app/about_them.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/review_desk.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using Consent = AboutThem::Consent;
using redaction::Outcome;
using redaction::Standing;
using testing::HasSubstr;

CasePerson aunt(AboutThem const& about = {}) {
  CasePerson person;
  person.known.role = "aunt";
  person.about_them = about;
  return person;
}

CasePerson social_worker(AboutThem const& about = {}) {
  auto person = aunt(about);
  person.known.standing = Standing::professional;
  return person;
}

// DPA 2018 Sch 2 para 16(1) to (3) and para 17.
TEST(WhatIsProposedForAPerson, FollowsWhatTheyWereAskedAndSaid) {
  auto const asked_on = parse_date("2026-11-02");
  EXPECT_EQ(proposed_for(aunt()).outcome, Outcome::withhold);
  EXPECT_EQ(proposed_for(aunt()).code, "S2P3-16");
  EXPECT_EQ(proposed_for(social_worker()).outcome, Outcome::release);
  EXPECT_EQ(proposed_for(aunt({Consent::given, asked_on})).outcome, Outcome::release);
  EXPECT_EQ(proposed_for(aunt({Consent::given, asked_on})).because.front().text, "They agreed on 2 November 2026");
  EXPECT_EQ(proposed_for(social_worker({Consent::refused, asked_on, "By telephone"})).outcome, Outcome::withhold);
  EXPECT_EQ(proposed_for(aunt({Consent::asked, asked_on})).outcome, Outcome::undecided);
  EXPECT_EQ(proposed_for(aunt({Consent::not_to_be_asked, {}, "She must not learn of the request"})).because.front().text,
            "They are not to be asked: She must not learn of the request");
}

TEST(WhatIsProposedForAPerson, IsToWithholdWhereSomebodyMayComeToHarm) {
  AboutThem const flagged{Consent::given, parse_date("2026-11-02"), "", "", "The father does not know where they live"};
  EXPECT_EQ(proposed_for(aunt(flagged)).outcome, Outcome::withhold) << "also with their consent";
  EXPECT_EQ(proposed_for(social_worker(flagged)).outcome, Outcome::withhold);
}

TEST(WhatIsProposedForAPerson, SaysWhatTheRequesterKnowsAlready) {
  AboutThem about;
  about.known_to_subject = "they lived together until 2015";
  auto const proposed = proposed_for(aunt(about));
  EXPECT_EQ(proposed.outcome, Outcome::withhold) << "it is a reason, and decides nothing";
  EXPECT_THAT(proposed.because.back().text, HasSubstr("they lived together until 2015"));
}

TEST(WhatSomebodyWasAsked, IsKeptAndNeverInTheLedger) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const grace = person_named(office, id, "Grace Osei");
    AboutThem const given{Consent::given, parse_date("2026-11-20"), " By  letter ", "she is her mother", "Uncle must not find her"};
    ASSERT_TRUE(describe_about_them(office, id, reviewer(), grace, given));
    for (auto const& line : people_of(office, id)) {
      if (line.person.known.id != grace) continue;
      EXPECT_EQ(line.person.about_them, (AboutThem{Consent::given, parse_date("2026-11-20"), "By letter", "she is her mother", "Uncle must not find her"}));
      EXPECT_EQ(line.person.decision.outcome, Outcome::undecided) << "nothing is decided by it";
    }
    office.works.in_one([&](Work& work) {
      for (auto const& entry : work.ledger().about(id)) EXPECT_EQ(entry.act.detail.find("Uncle"), std::string::npos);
    });
  });
}

TEST(WhatSomebodyWasAsked, IsRefusedWithoutItsDayOrItsReason) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const grace = person_named(office, id, "Grace Osei");
    auto const refusal = [&](AboutThem const& about) {
      auto const outcome = describe_about_them(office, id, reviewer(), grace, about);
      return outcome ? std::string{} : outcome.error().code + " " + outcome.error().field;
    };
    EXPECT_EQ(refusal({Consent::asked}), "missing consent_on");
    EXPECT_EQ(refusal({Consent::given, parse_date("2026-11-24")}), "not_yet_come consent_on");
    EXPECT_EQ(refusal({Consent::refused, parse_date("2026-11-20")}), "missing consent_note");
    EXPECT_EQ(refusal({Consent::not_to_be_asked}), "missing consent_note");
    EXPECT_EQ(code_of(describe_about_them(office, id, officer(), grace, {})), "not_permitted");
    EXPECT_EQ(code_of(describe_about_them(office, id, reviewer(), PersonId("another"), {})), "not_found");
    EXPECT_EQ(code_of(describe_about_them(office, id, reviewer(), person_named(office, id, "Amina Osei"), {})), "subject");
  });
}

}  // namespace
}  // namespace rightsdesk::app
