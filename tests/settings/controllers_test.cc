#include "settings/controllers.h"

#include <gmock/gmock.h>

#include <sstream>

#include "core/original.h"
#include "settings/files.h"

namespace rightsdesk::settings {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

law::Controller shipped(std::string const& id) {
  yaml::Complaints complaints;
  auto found = controller(tree("config/controllers/" + id), complaints);
  EXPECT_THAT(complaints, IsEmpty());
  return found;
}

law::Service service_of(law::Controller const& controller, std::string const& id) {
  for (auto const& service : controller.services) {
    if (service.id == id) return service;
  }
  ADD_FAILURE() << "no service " << id;
  return {};
}

law::Purpose purpose_of(law::Service const& service, std::string const& id) {
  for (auto const& purpose : service.purposes) {
    if (purpose.id == id) return purpose;
  }
  ADD_FAILURE() << "no purpose " << id;
  return {};
}

TEST(Thamesbrook, CanServe) {
  auto const council = shipped("thamesbrook");
  EXPECT_EQ(council.name, "Thamesbrook Council");
  EXPECT_THAT(law::missing_to_serve(council), IsEmpty());
}

TEST(Thamesbrook, HasAServiceForEachAnswerOfTheForm) {
  auto const council = shipped("thamesbrook");
  for (auto const* id : {"social-care", "care", "family-hub", "early-help", "housing", "education"}) {
    EXPECT_THAT(service_of(council, id).systems, ::testing::Not(IsEmpty())) << id;
  }
}

TEST(Thamesbrook, KeepsTheFileOfAChildInCareForSeventyFiveYears) {
  EXPECT_EQ(service_of(shipped("thamesbrook"), "care").retention.formula, "RT-4");
}

TEST(Thamesbrook, SendsNewsByConsentAndCountsItAsMarketing) {
  auto const news = purpose_of(service_of(shipped("thamesbrook"), "family-hub"), "news");
  EXPECT_THAT(news.bases, ElementsAre("6(1)(a)"));
  EXPECT_TRUE(news.direct_marketing);
}

TEST(Thamesbrook, GivesTheServicesBasisToAPurposeThatHasNone) {
  auto const service = service_of(shipped("thamesbrook"), "social-care");
  EXPECT_THAT(purpose_of(service, "protect").bases, ElementsAre("6(1)(c)"));
  EXPECT_THAT(purpose_of(service, "complaints").bases, ElementsAre("6(1)(e)"));
}

TEST(FiveControllers, AreReadWithoutAComplaintAndQuoteTheirNotices) {
  for (auto const* id : {"achieving-for-children", "barking-and-dagenham", "bedford", "hackney", "thamesbrook"}) {
    auto const found = shipped(id);
    for (auto const& service : found.services) {
      for (auto const& purpose : service.purposes) EXPECT_GE(purpose.from.size(), 2U) << id << " " << service.id << " " << purpose.id;
      EXPECT_THAT(service.from, ::testing::Not(IsEmpty())) << id << " " << service.id;
    }
  }
}

TEST(Notices, AreCarriedAsTheyWerePublished) {
  std::vector<std::pair<std::string, std::string>> const hashes{
      {"achieving-for-children/003_b6de096c0c309ee1.txt", "e5b83f4994970e5090344a32234a9a18d2135d8c4b4b85c058313d0b2e566e75"},
      {"barking-and-dagenham/000_bed0f1daa7a46ae0.txt", "906428e137063e68069080bd889054a97ce3fda266c15f1358bc7bf398949dee"},
      {"barking-and-dagenham/001_58618d6735e90a87.txt", "9b10ebd52e982733df7670e4c39bb6ffa3eb5481295db9f580073fb14f310f40"},
      {"bedford/002_58ddf6eb56de545b.txt", "4d49a3ce5ae76a6dae7ffde5df6863edf6ea6f93954578ab0c2d97547f2349fc"},
      {"hackney/004_d4484570760ec060.txt", "11c880dcce22c6aacb13898b72b3adfd66767fa446934a41af1c7989fd888415"},
  };
  for (auto const& [file, hash] : hashes) {
    std::ifstream in(tree("config/controllers/" + file), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    EXPECT_EQ(sha256_hex(text.str()), hash) << file;
  }
}

TEST(BarkingAndDagenham, StatesThreeBasesForItsFamilyHubAndSaysSoToTheOfficer) {
  auto const council = shipped("barking-and-dagenham");
  EXPECT_EQ(council.registration, "Z7517364");
  EXPECT_THAT(purpose_of(service_of(council, "family-hub"), "support").bases, ElementsAre("6(1)(a)", "6(1)(c)", "6(1)(e)"));
  EXPECT_TRUE(purpose_of(service_of(council, "family-hub"), "events").direct_marketing);
  EXPECT_EQ(council.defects.size(), 13U);
  EXPECT_EQ(council.defects.front().id, "000-1");
}

TEST(BarkingAndDagenham, KeepsEachClassOfRecordByItsOwnRule) {
  auto const council = shipped("barking-and-dagenham");
  EXPECT_EQ(service_of(council, "family-hub").retention.formula, "RT-1");
  EXPECT_EQ(service_of(council, "children-in-need").retention.formula, "RT-1");
  EXPECT_EQ(service_of(council, "child-protection").retention.formula, "RT-3");
  EXPECT_EQ(service_of(council, "looked-after").retention.formula, "RT-4");
  EXPECT_EQ(service_of(council, "adoption").retention.formula, "RT-5");
  EXPECT_EQ(service_of(council, "early-help").retention.formula, "RT-7");
}

TEST(Bedford, MailsByConsentAndKeepsToTheEndOfItsContract) {
  auto const council = shipped("bedford");
  auto const mailing = purpose_of(service_of(council, "news"), "mailing");
  EXPECT_THAT(mailing.bases, ElementsAre("6(1)(a)"));
  EXPECT_TRUE(mailing.direct_marketing);
  EXPECT_EQ(service_of(council, "news").retention.formula, "RT-6");
  EXPECT_EQ(council.defects.size(), 7U);
  EXPECT_THAT(law::missing_to_serve(council), Contains("complaint_route"));
}

TEST(AchievingForChildren, LeavesFourClassesOutOfItsRetentionRule) {
  auto const controller = shipped("achieving-for-children");
  EXPECT_THAT(service_of(controller, "family-hub").retention.except, HasSubstr("SEND"));
  EXPECT_THAT(purpose_of(service_of(controller, "safeguarding"), "functions").bases, ElementsAre("6(1)(c)"));
  EXPECT_EQ(controller.defects.size(), 5U);
}

TEST(Hackney, StatesNoRetentionAndAsksConsentOfFosterCarers) {
  auto const council = shipped("hackney");
  for (auto const& service : council.services) EXPECT_EQ(service.retention.formula, "RT-7") << service.id;
  EXPECT_THAT(purpose_of(service_of(council, "fostering-and-adoption"), "recruitment").bases, ElementsAre("6(1)(a)"));
  EXPECT_EQ(council.defects.size(), 5U);
}

class ControllerFile : public ::testing::Test {
 protected:
  yaml::Complaints complaints_of(std::string const& text) {
    auto const folder = fresh_folder("elm");
    write(folder + "/notice.txt", "We help\n   children. We share with schools. We keep it until they are 25. Our public task.");
    write(folder + "/controller.yaml", text);
    yaml::Complaints complaints;
    controller(folder, complaints);
    return complaints;
  }
  static constexpr char const* kGood =
      "id: elm\n"
      "name: Elm Council\n"
      "jurisdiction: scotland\n"
      "services:\n"
      "  - id: help\n"
      "    title: Help\n"
      "    notice: notice.txt\n"
      "    lawful_basis: { as_worded: [Our public task.], read_as: [\"6(1)(e)\"] }\n"
      "    purposes: [ { id: one, text: We help children. } ]\n"
      "    recipients: [schools]\n"
      "    retention: { as_worded: We keep it until they are 25., formula: RT-1 }\n";
  static std::string with(std::string const& was, std::string const& becomes) {
    std::string text = kGood;
    text.replace(text.find(was), was.size(), becomes);
    return text;
  }
};

TEST_F(ControllerFile, MayBeShort) { EXPECT_THAT(complaints_of(kGood), IsEmpty()); }

TEST_F(ControllerFile, MustQuoteTheNoticeWordForWord) {
  EXPECT_THAT(complaints_of(with("[schools]", "[schools, hospitals]")),
              ElementsAre(HasSubstr("controller.yaml:10: \"hospitals\" does not stand in the notice notice.txt")));
}

TEST_F(ControllerFile, MayNotNameANoticeElsewhere) {
  EXPECT_THAT(complaints_of(with("notice: notice.txt", "notice: ../elm/notice.txt")),
              Contains(HasSubstr("controller.yaml:7: the notice \"../elm/notice.txt\" is not a file of this folder")));
}

TEST_F(ControllerFile, MayNotContradictItselfOnRetention) {
  EXPECT_THAT(complaints_of(with("formula: RT-1", "formula: RT-7")), ElementsAre(HasSubstr(":11: RT-7 means that the notice does not say")));
  EXPECT_THAT(complaints_of(with("as_worded: We keep it until they are 25., formula: RT-1", "formula: RT-1")),
              ElementsAre(HasSubstr(":11: \"as_worded\" is missing")));
  EXPECT_THAT(complaints_of(with("formula: RT-1", "formula: RT-9")), ElementsAre(HasSubstr(":11: \"RT-9\" is not a formula known here")));
}

TEST_F(ControllerFile, KnowsOnlyTheBasesOfTheLaw) {
  EXPECT_THAT(complaints_of(with("[\"6(1)(e)\"]", "[\"6(1)(x)\", \"6(1)(e)\", \"6(1)(e)\"]")),
              ElementsAre(HasSubstr(":8: \"6(1)(x)\" is not a code known here"), HasSubstr(":8: \"6(1)(e)\" is given twice")));
}

TEST_F(ControllerFile, NeedsABasisForEveryPurpose) {
  EXPECT_THAT(complaints_of(with("    lawful_basis: { as_worded: [Our public task.], read_as: [\"6(1)(e)\"] }\n", "")),
              ElementsAre(HasSubstr(":8: neither this purpose nor its service has a \"lawful_basis\"")));
}

TEST_F(ControllerFile, SaysHowLongAnAnswerCanBeOpened) {
  auto const council = shipped("thamesbrook");
  EXPECT_EQ(council.download.days, 90);
  EXPECT_EQ(council.download.times, 10);
  EXPECT_EQ(shipped("hackney").download.days, 90) << "where nothing is said";
  auto const saying = [](std::string const& download) { return with("name: Elm Council\n", "name: Elm Council\ndownload: { " + download + " }\n"); };
  EXPECT_THAT(complaints_of(saying("days: 546, times: 100, why: Many are abroad")), IsEmpty());
  EXPECT_THAT(complaints_of(saying("days: 547, times: 101, why: Many are abroad")), ElementsAre(HasSubstr(":3: \"days\" is 1 to 546"), HasSubstr(":3: \"times\" is 1 to 100")));
  EXPECT_THAT(complaints_of(saying("days: 0, why: Many are abroad")), ElementsAre(HasSubstr(":3: \"days\" needs a whole number of 1 or more")));
  EXPECT_THAT(complaints_of(saying("days: 30")), ElementsAre(HasSubstr(":3: \"why\" is missing")));
}

// DPA 2018 s.208: in Scotland a child of 12 is presumed to understand.
TEST_F(ControllerFile, SaysFromWhichAgeAChildIsAsked) {
  EXPECT_EQ(shipped("bedford").child_view_prompt_age, 12) << "where nothing is said";
  auto const asked_at = [](std::string const& age) { return with("name: Elm Council\n", "name: Elm Council\nchild_view_prompt_age: " + age + "\n"); };
  EXPECT_THAT(complaints_of(asked_at("10")), IsEmpty());
  EXPECT_THAT(complaints_of(asked_at("13")), ElementsAre(HasSubstr(":3: \"child_view_prompt_age\" is at most 12 in Scotland")));
  auto english = asked_at("13");
  english.replace(english.find("scotland"), 8, "england-and-wales");
  EXPECT_THAT(complaints_of(english), IsEmpty());
  english.replace(english.find("age: 13"), 7, "age: 18");
  EXPECT_THAT(complaints_of(english), ElementsAre(HasSubstr(":3: \"child_view_prompt_age\" is 1 to 17")));
}

TEST_F(ControllerFile, NamesEveryMistakeAtOnce) {
  auto const complaints = complaints_of("id: elm\nname: Elm\nname: Oak\njurisdiction: mars\nservices: []\ncolour: green\n");
  EXPECT_THAT(complaints, ElementsAre(HasSubstr(":3: \"name\" is given twice"), HasSubstr(":4: \"jurisdiction\" is"),
                                      HasSubstr("\"services\" needs at least one entry"), HasSubstr(":6: \"colour\" is not a key known here")));
}

TEST_F(ControllerFile, IsNamedAfterItsFolder) {
  EXPECT_THAT(complaints_of(with("id: elm", "id: oak")), ElementsAre(HasSubstr("the id \"oak\" is not the name of its folder, \"elm\"")));
}

}  // namespace
}  // namespace rightsdesk::settings
