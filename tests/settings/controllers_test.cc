#include "settings/controllers.h"

#include <gmock/gmock.h>

#include <algorithm>

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
