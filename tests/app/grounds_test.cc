// A withholding stands only with its record (law.md 4.4; Data Protection Act 2018 Sch 2 para 16, Sch 3 para 5).
#include "app/grounds.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/letters.h"
#include "app/review_desk.h"
#include "app/search_desk.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// A case whose people are decided, before anything is put on the record. Each test works on a fresh one.
struct Grounds : testing::Test {
  Grounds() {
    id = council.at_desk(submitted);
    then([](Office& office, CaseId const& about) { begin_search(office, about); });
    then([](Office& office, CaseId const& about) { decide_who_is_who(office, about); });
    then([](Office& office, CaseId const& about) { end_search(office, about); });
    council.at_desk([&](Office& office) {
      decide_review(office, id);
      justify_differences(office, id);
      check_every_page(office, id);
    });
  }
  template <class Act>
  void then(Act act) {
    council.at_desk([&](Office& office) { act(office, id); });
    ASSERT_EQ(council.worker(), Council::Ended::well);
  }
  std::vector<GroundToRecord> to_record() {
    return council.at_desk([&](Office& office) { return grounds_desk(office, id).to_record; });
  }
  std::string put(Actor const& actor, NewGroundRecord const& ground) {
    return council.at_desk([&](Office& office) {
      auto const done = record_ground(office, id, actor, ground);
      return done ? std::string{} : done.error().code + (done.error().field.empty() ? "" : " " + done.error().field);
    });
  }
  std::string finish() {
    return council.at_desk([&](Office& office) {
      auto const done = finish_review(office, id, reviewer());
      return done ? std::string{} : done.error().because.front().text;
    });
  }
  NewGroundRecord third_party() {
    NewGroundRecord ground{"S2P3-16", {}, {}, "Ravi Lund, disclosure officer"};
    auto const open = to_record();
    for (auto const& place : open.at(0).places) ground.scopes.insert(place.scope);
    ground.fields = {{"type", "Her life at home"}, {"confidentiality", "None promised"}, {"consent_sought", "None: asking would tell her"}, {"can_consent", "She can; she was not asked"},
                     {"known_already", "That she is the mother"}, {"smaller_removal", "Only the words that tell of her go"}};
    return ground;
  }
  /// Withholds the whole of the first page under `code` and gives the place.
  std::string withhold_first_page(Actor const& actor, std::string const& code) {
    return council.at_desk([&](Office& office) {
      auto const record = records(office, id).front().id;
      EXPECT_EQ(code_of(withhold_page(office, id, actor, record, 1, code, "See the record")), "");
      return "page:" + record.str() + "/1";
    });
  }
  Council council;
  CaseId id;
};

TEST_F(Grounds, AreAskedOfEveryWithholdingOnceAPerson) {
  auto const open = to_record();
  ASSERT_THAT(open, SizeIs(1));
  EXPECT_EQ(open[0].exemption->code, "S2P3-16");
  EXPECT_THAT(open[0].places, Contains(Field(&WithheldPlace::words, HasSubstr("Grace Osei"))).Times(1)) << "one record serves all mentions of one person";
  EXPECT_THAT(finish(), HasSubstr("withholdings under S2P3-16 (Information about another person) have no record of why"));
}

TEST_F(Grounds, LetTheReviewEndOnceTheyStand) {
  EXPECT_EQ(put(reviewer(), third_party()), "");
  EXPECT_THAT(to_record(), IsEmpty());
  EXPECT_EQ(finish(), "");
  council.at_desk([&](Office& office) {
    auto const recorded = grounds_desk(office, id).recorded;
    ASSERT_THAT(recorded, SizeIs(1));
    EXPECT_EQ(recorded[0].fields.reveal().at("decided_by"), "Ravi Lund, disclosure officer");
    EXPECT_EQ(recorded[0].made_by, "staff-reviewer");
    auto const entries = ledger_of(office, id);
    auto const entry = std::find_if(entries.begin(), entries.end(), [](auto const& each) { return each.act.what == "ground_recorded"; });
    ASSERT_NE(entry, entries.end());
    EXPECT_THAT(entry->act.detail, HasSubstr("code=S2P3-16"));
    EXPECT_EQ(entry->act.detail.find("life at home"), std::string::npos) << "what was weighed is not for the ledger";
  });
}

TEST_F(Grounds, NeedEveryFactorAndANamedDecision) {
  auto ground = third_party();
  ground.fields["known_already"] = " ";
  EXPECT_EQ(put(reviewer(), ground), "missing known_already");
  ground = third_party();
  ground.decided_by.clear();
  EXPECT_EQ(put(reviewer(), ground), "missing decided_by");
  ground = third_party();
  ground.scopes.clear();
  EXPECT_EQ(put(reviewer(), ground), "missing scope");
  ground = third_party();
  ground.scopes.insert("person:nobody");
  EXPECT_EQ(put(reviewer(), ground), "not_withheld scope");
  ground = third_party();
  ground.silent_reason = "She must not know";
  EXPECT_EQ(put(reviewer(), ground), "not_silent silent_reason") << "the third-party ground is always open";
  EXPECT_EQ(put(officer(), third_party()), "not_permitted");
  EXPECT_THAT(to_record(), SizeIs(1));
}

TEST_F(Grounds, OfHealthNeedAnOpinionOfTheLastSixMonths) {
  auto const place = withhold_first_page(reviewer(), "S3P2-5");
  NewGroundRecord ground{"S3P2-5", {place}, {{"opinion", "It would harm her"}, {"professional", "Her consultant"}, {"covers", "The letter"}}, "Hana Weiss, service manager"};
  EXPECT_EQ(put(reviewer(), ground), "missing dated");
  ground.fields["dated"] = "2026-05-23";
  EXPECT_EQ(put(reviewer(), ground), "too_old dated") << "relied on 23 November 2026: not before 24 May";
  ground.fields["dated"] = "2026-11-24";
  EXPECT_EQ(put(reviewer(), ground), "too_old dated") << "tomorrow";
  ground.fields["dated"] = "2026-05-24";
  EXPECT_EQ(put(reviewer(), ground), "");
  EXPECT_EQ(put(reviewer(), third_party()), "");
  council.clock.at = *parse_instant("2026-11-25T10:00:00Z");
  EXPECT_THAT(finish(), HasSubstr("1 withholding under S3P2-5")) << "two days later it has run out";
  EXPECT_THAT(to_record().at(0).note, HasSubstr("more than six months old"));
}

TEST_F(Grounds, LetAHealthPassageWaitWithheldForItsOpinion) {
  auto const place = withhold_first_page(reviewer(), "S3P2-6");
  EXPECT_EQ(put(reviewer(), {"S3P2-6", {place}, {{"asked", "Her consultant, on 20 November 2026"}}, "Ravi Lund, disclosure officer"}), "") << "no chaser yet";
  EXPECT_EQ(put(reviewer(), third_party()), "");
  EXPECT_EQ(finish(), "");
}

TEST_F(Grounds, OfLegalAdviceAreRecordedByLegalAlone) {
  auto const place = withhold_first_page(reviewer(), "S2P4-19");
  NewGroundRecord const ground{"S2P4-19", {place}, {{"dated", "2019-03-04"}, {"client", "Children's services"}, {"kind_of_privilege", "Advice"}, {"not_waived", "Not waived"}}, "Ines Marsh, solicitor"};
  EXPECT_EQ(put(reviewer(), ground), "not_permitted");
  Actor const solicitor{StaffId("staff-legal"), "Ines Marsh", {"legal"}};
  EXPECT_EQ(put(solicitor, ground), "");
}

TEST_F(Grounds, LeaveNoLabelOnlyWhereANamedPersonDecidedSo) {
  auto const place = withhold_first_page(reviewer(), "S3P3-10");
  NewGroundRecord ground{"S3P3-10", {place}, {{"words", "Do not tell"}, {"dated", "2010-06-09"}, {"heard_by", "Tunde Bakare"}}, "Tunde Bakare, social worker"};
  ground.silent_reason = "The label alone would show that the child spoke";
  EXPECT_EQ(put(reviewer(), ground), "");
  council.at_desk([&](Office& office) {
    office.works.in_one([&](Work& work) {
      std::map<std::string, law::LabelMode> labels;
      for (auto const& row : exemptions_of_case(work, office, id)) labels[row.code] = row.label;
      EXPECT_EQ(labels.at("S3P3-10"), law::LabelMode::generic) << "at every other place its own label stands";
      EXPECT_EQ(labels.at("S3P3-10~"), law::LabelMode::silent);
      EXPECT_EQ(codes_withheld(work, id).count("S3P3-10~"), 1U);
      EXPECT_EQ(codes_withheld(work, id).count("S3P3-10"), 0U);
      EXPECT_EQ(labels.at("S3P3-11"), law::LabelMode::generic) << "no other ground with it";
    });
  });
}

TEST_F(Grounds, LeaveTheLabelOffAtThatPlaceAlone) {
  auto const quiet = withhold_first_page(reviewer(), "S3P3-10");
  auto const plain = council.at_desk([&](Office& office) {
    auto const record = records(office, id).at(1).id;
    EXPECT_EQ(code_of(withhold_page(office, id, reviewer(), record, 1, "S3P3-10", "See the record")), "");
    return "page:" + record.str() + "/1";
  });
  NewGroundRecord ground{"S3P3-10", {quiet}, {{"words", "Do not tell"}, {"dated", "2010-06-09"}, {"heard_by", "Tunde Bakare"}}, "Tunde Bakare, social worker"};
  ground.silent_reason = "The label alone would show that the child spoke";
  EXPECT_EQ(put(reviewer(), ground), "");
  ground.scopes = {plain};
  ground.silent_reason.clear();
  EXPECT_EQ(put(reviewer(), ground), "");
  council.at_desk([&](Office& office) {
    office.works.in_one([&](Work& work) {
      auto const codes = codes_withheld(work, id);
      EXPECT_THAT(codes, Contains("S3P3-10~"));
      EXPECT_THAT(codes, Contains("S3P3-10"));
      EXPECT_EQ(answer_letter(work, office, id), "L-3") << "one place may be told, so the letter tells that something was withheld";
    });
  });
}

}  // namespace
}  // namespace rightsdesk::app
