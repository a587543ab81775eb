#include "app/review_desk.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/release.h"
#include "app/resident.h"
#include "app/review_deed.h"
#include "app/search_desk.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using redaction::Outcome;

/// One case under review, its proposals made; the tests only try what is refused, or change nothing that others read.
class UnderReview : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    council = std::make_unique<Council>();
    id = council->at_desk(submitted);
    for (auto act : {begin_search, decide_who_is_who, end_search}) {
      council->at_desk([&](Office& office) { act(office, id); });
      ASSERT_EQ(council->worker(), Council::Ended::well);
    }
  }
  static void TearDownTestSuite() { council.reset(); }
  static RecordId first_note(Office& office) {
    for (auto const& record : records(office, id)) {
      if (record.key == "note-1") return record.id;
    }
    return {};
  }
  static std::unique_ptr<Council> council;
  static CaseId id;
};
std::unique_ptr<Council> UnderReview::council;
CaseId UnderReview::id;

TEST_F(UnderReview, NothingIsWithheldWithoutAnExemption) {
  council->at_desk([](Office& office) {
    auto const note = first_note(office);
    auto const proposal = review_page(office, id, note, 1)->proposals.at(0).id;
    for (auto const* code : {"", "S2P3-99", "because"}) {
      auto const refusal = decide_proposal(office, id, reviewer(), note, proposal, Outcome::withhold, code, "A reason");
      ASSERT_FALSE(refusal) << code;
      EXPECT_EQ(refusal.error().code, "no_exemption");
      EXPECT_EQ(refusal.error().text, "Select the exemption that allows this to be withheld.");
    }
    EXPECT_EQ(review_page(office, id, note, 1)->proposals.at(0).decision.outcome, Outcome::undecided);
    EXPECT_EQ(code_of(withhold_place(office, id, reviewer(), {note, 1, 0, 5}, "", "A reason")), "no_exemption");
    EXPECT_EQ(code_of(withhold_page(office, id, reviewer(), note, 1, "S2P3-99", "A reason")), "no_exemption");
  });
}

TEST_F(UnderReview, ThePersonWhoAsksIsNotWithheld) {
  council->at_desk([](Office& office) {
    auto const lines = people_of(office, id);
    ASSERT_FALSE(lines.empty());
    ASSERT_EQ(lines.front().group, EntryGroup::subject);
    EXPECT_EQ(code_of(decide_people(office, id, reviewer(), {lines.front().person.known.id},
                                    {Outcome::withhold, kThirdParty, "A reason"})), "subject");
  });
}

TEST_F(UnderReview, TheMotherAndTheSocialWorkerAreKnownFromTheSystem) {
  council->at_desk([](Office& office) {
    std::map<std::string, EntryGroup> groups;
    for (auto const& line : people_of(office, id)) groups[line.person.known.described.names.at(0).full] = line.group;
    EXPECT_EQ(groups.at("Grace Osei"), EntryGroup::known);
    EXPECT_EQ(groups.at("Tunde Bakare"), EntryGroup::professional);
  });
}

TEST_F(UnderReview, AnUnfinishedReviewIsRefusedWithEveryOpenPage) {
  council->at_desk([](Office& office) {
    auto const refusal = finish_review(office, id, reviewer());
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().text, "The review is not finished.");
    std::vector<std::string> said;
    for (auto const& step : refusal.error().because) said.push_back(step.text);
    EXPECT_THAT(said, testing::IsSupersetOf({"“Case note, 3 March 2009”, page 1 has not been checked",
                                             "“Case note, 9 June 2010”, page 1 has not been checked",
                                             "“Case note, 1 July 2011”, page 1 has not been checked",
                                             "“Letter, 20 August 2012”, page 1 has not been checked"}));
    EXPECT_THAT(said, testing::Contains(testing::HasSubstr("wait for a decision")));
    EXPECT_EQ(said.size(), open_points(office, id).size());
  });
}

TEST_F(UnderReview, NoPackIsAskedForMeanwhile) {
  council->at_desk([](Office& office) {
    EXPECT_EQ(code_of(build_pack(office, id, officer())), "not_permitted");
    EXPECT_TRUE(packs(office, id).empty());
  });
}

TEST_F(UnderReview, OnlyReviewersDecide) {
  council->at_desk([](Office& office) {
    EXPECT_EQ(code_of(check_page(office, id, officer(), first_note(office), 1)), "not_permitted");
    EXPECT_EQ(code_of(check_page(office, id, second_reviewer(), first_note(office), 1)), "not_permitted");
    EXPECT_FALSE(review_page(office, id, first_note(office), 1)->row.checked);
  });
}

TEST_F(UnderReview, PlacesAndPagesThatAreNotThereAreRefused) {
  council->at_desk([](Office& office) {
    auto const note = first_note(office);
    EXPECT_EQ(code_of(check_page(office, id, reviewer(), note, 2)), "not_found");
    EXPECT_EQ(code_of(check_page(office, id, reviewer(), RecordId("another"), 1)), "not_found");
    EXPECT_EQ(code_of(withhold_place(office, id, reviewer(), {note, 1, 0, 100'000}, kThirdParty, "")), "out_of_page");
    EXPECT_EQ(code_of(withhold_place(office, id, reviewer(), {note, 1, 9, 3}, kThirdParty, "")), "out_of_page");
    EXPECT_EQ(code_of(withhold_place(office, id, reviewer(), {note, 1, 5, 5}, kThirdParty, "")), "missing");
    EXPECT_EQ(code_of(withhold_page(office, id, reviewer(), note, 1, kThirdParty, " ")), "missing");
  });
}

/// What a further system says of the same people: another telephone of the mother, and the subject with day and month swapped.
void add_housing(Council& council) {
  auto& files = council.sources.system(kArchive).files;
  auto mother = person::Description{};
  mother.names.push_back({"Grace Osei", "Grace", "Osei"});
  mother.phones.push_back("020 7946 0123");
  auto tenant = person::Description{};
  tenant.names.push_back({"Amina Osei", "Amina", "Osei"});
  tenant.born = parse_date("2001-05-04");
  auto swapped = tenant;
  swapped.born = parse_date("2001-04-05");
  files.front().around = {{"h-1", "occupant", false, mother}, {"h-2", "daughter of the tenant", false, tenant}, {"h-3", "tenant", false, swapped}};
  files.front().items.front() = test::text_item("letter-7", "Letter", "2012-08-20", "Ring (02079460123), then ask for Corey Haddow. Corey Haddow knows.\n");
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

TEST(TheRegister, PutsWhoIsOnlySuspectedBehindWhoIsNot) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id, "note-3");
    office.works.in_one([&](Work& work) {
      auto const named = [&](std::string const& name, redaction::Tier tier, std::size_t times) {
        CasePerson entry;
        entry.about = id;
        entry.known.id = PersonId(sha256_hex(name).substr(0, 26));
        entry.known.described.names.push_back({name});
        entry.origin = kFromText;
        work.reviews().add_person(entry);
        for (std::size_t i = 0; i < times; ++i) {
          redaction::Place const place{note, 1, i, i + 1};
          work.reviews().add_proposal({id, {ProposalId::fresh(), {place, "person", tier, entry.known.id, {{"test", "by a test"}}}, {}, "program"}});
        }
      };
      named("Health", redaction::Tier::suspect, 4);
      named("Beatrice", redaction::Tier::possible, 1);
    });
    std::vector<std::string> order;
    for (auto const& line : people_of(office, id)) {
      auto const& name = line.person.known.described.names.at(0).full;
      if (name == "Health" || name == "Beatrice") order.push_back(name + (line.suspected ? ", suspected" : ""));
    }
    EXPECT_THAT(order, testing::ElementsAre("Beatrice", "Health, suspected"));
  });
}

/// desks.md R4: a thousand mentions of forty people in fewer than sixty acts.
TEST(TheRegister, HasAThousandMentionsOfFortyPeopleDecidedInFortyActsPersonByPersonAndInOneTogether) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id, "note-3");
    std::vector<PersonId> people;
    office.works.in_one([&](Work& work) {
      for (int number = 0; number < 40; ++number) {
        CasePerson entry;
        entry.about = id;
        entry.known.id = PersonId("person-" + std::to_string(number));
        entry.known.described.names.push_back({"Neighbour " + std::to_string(number)});
        entry.origin = kFromText;
        work.reviews().add_person(entry);
        people.push_back(entry.known.id);
        for (std::size_t i = 0; i < 25; ++i) {
          work.reviews().add_proposal({id, {ProposalId::fresh(), {{note, 1, i, i + 1}, "person", redaction::Tier::confident, entry.known.id, {{"test", "by a test"}}}, {}, "program"}});
        }
      }
    });
    auto const undecided = [&] { return case_overview(office, id, reviewer())->proposals_undecided; };
    auto const before = undecided();
    ASSERT_GE(before, 1000);
    auto const acts = review_acts(office, id).size();
    for (auto const& person : people) ASSERT_TRUE(decide_people(office, id, reviewer(), {person}, {Outcome::withhold, kThirdParty, "Did not agree"}));
    EXPECT_EQ(before - undecided(), 1000);
    EXPECT_EQ(review_acts(office, id).size() - acts, 40U);
    ASSERT_TRUE(decide_people(office, id, reviewer(), people, {Outcome::release, "", "They all agreed since"}));
    EXPECT_EQ(review_acts(office, id).size() - acts, 41U);
    EXPECT_EQ(before - undecided(), 1000);
  });
}

TEST(TheRegister, KeepsATelephoneApartFromItsOwnerAndTheSubjectOutOfTheirRelatives) {
  Council council;
  add_housing(council);
  auto answers = form();
  answers["born-day"] = {"4"};
  auto const id = council.at_desk([&](Office& office) {
    return submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, "born on 4 May")->about;
  });
  for (auto act : {begin_search, decide_who_is_who, end_search}) {
    council.at_desk([&](Office& office) { act(office, id); });
    ASSERT_EQ(council.worker(), Council::Ended::well);
  }
  council.at_desk([&](Office& office) {
    std::map<std::string, int> amina, phone;
    PersonId mother;
    for (auto const& line : people_of(office, id)) {
      auto const& name = line.person.known.described.names.front().full;
      if (name == "Amina Osei" && line.group != EntryGroup::subject) ++amina[line.person.known.role];
      if (line.person.known.role == "phone") phone[without_spaces(name)] += line.mentions;
      if (name == "Grace Osei") mother = line.person.known.id;
    }
    // Born on another day she would be somebody else of the same name; born on 5 April or 4 May she is herself.
    EXPECT_THAT(amina, testing::IsEmpty());
    EXPECT_THAT(phone, testing::ElementsAre(testing::Pair("02079460123", 2))) << "one entry, however it is written";
    ASSERT_FALSE(mother.empty());
    ASSERT_TRUE(decide_people(office, id, reviewer(), {mother}, {Outcome::release, "", "The requester was there"}));
    int open = 0;
    for (auto const& line : review_list(office, id)) open += line.undecided;
    EXPECT_GE(open, 2) << "her name may be given, her telephone still needs a decision, in both records";
  });
}

}  // namespace
}  // namespace rightsdesk::app
