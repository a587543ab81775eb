#include "intake/questions.h"

#include <gmock/gmock.h>

#include "filled_in.h"

namespace rightsdesk::intake {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

FormPage const& page(std::string const& id) {
  for (auto const& one : pages()) {
    if (one.id == id) return one;
  }
  throw Bug("no such page: " + id);
}

/// Field and text of each mistake on the page.
std::vector<std::string> mistakes_on(std::string const& id, FormAnswers const& answers) {
  std::vector<std::string> mistakes;
  for (auto const& wrong : check_page(page(id), answers)) mistakes.push_back(wrong.field + ": " + wrong.text);
  return mistakes;
}

/// The answers with one field changed; no values: left empty.
FormAnswers with(std::string const& field, std::vector<std::string> const& values) {
  auto answers = filled_in();
  answers[field] = values;
  return answers;
}

std::vector<std::string> addresses_of(FormAnswers const& answers) {
  std::vector<std::string> ids;
  for (auto const* one : pages_for(answers)) ids.push_back(one->id);
  return ids;
}

TEST(FormPages, AreAskedInThisOrderOfSomebodyWhoAsksForTheirOwnRecords) {
  EXPECT_THAT(addresses_of({{"right", {"see"}}, {"who-for", {"me"}}}),
              ElementsAre("right", "who-for", "name", "other-names", "date-of-birth", "address", "earlier-addresses", "services",
                          "what-you-want", "contact", "identity", "format"));
}

TEST(FormPages, AskWhoIsAskingWhenItIsForSomebodyElse) {
  EXPECT_THAT(addresses_of({{"who-for", {"child"}}}), testing::Contains("about-you"));
  EXPECT_THAT(addresses_of({{"who-for", {"someone"}}}), testing::Contains("about-you"));
  EXPECT_THAT(addresses_of({}), testing::Not(testing::Contains("about-you")));
}

TEST(FormPages, AskWhatEachThingWantedNeeds) {
  std::map<std::string, std::string> const page_for{{"correct", "correct"}, {"delete", "delete"},     {"limit", "limit"},
                                                    {"object", "object"},   {"move", "move"},         {"withdraw", "withdraw"},
                                                    {"automated", "automated"}, {"complain", "complain"}, {"stop-marketing", "stop-marketing"}};
  for (auto const& [wish, page_id] : page_for) {
    auto const asked = addresses_of({{"right", {wish}}, {"who-for", {"me"}}});
    EXPECT_THAT(asked, testing::IsSupersetOf({page_id, std::string("easier"), std::string("identity")})) << wish;
    EXPECT_THAT(asked, testing::Not(testing::Contains("what-you-want"))) << wish;
    EXPECT_THAT(asked, testing::Not(testing::Contains("format"))) << wish;
  }
}

TEST(FormPages, AskForSeveralThingsAtOnce) {
  auto const asked = addresses_of({{"right", {"see", "correct", "complain"}}, {"who-for", {"me"}}});
  EXPECT_THAT(asked, testing::IsSupersetOf({"what-you-want", "correct", "complain", "format"}));
  EXPECT_THAT(asked, testing::Not(testing::Contains("easier"))) << "the page of the format asks that too";
  EXPECT_THAT(asked, testing::Not(testing::Contains("delete")));
}

TEST(FormPages, HaveNoMistakesWhenFilledIn) {
  for (auto const* one : pages_for(filled_in())) EXPECT_THAT(mistakes_on(one->id, filled_in()), IsEmpty()) << one->id;
}

TEST(FormPages, SayWhatIsMissing) {
  EXPECT_THAT(mistakes_on("who-for", {}), ElementsAre("who-for: Select whose information you want"));
  EXPECT_THAT(mistakes_on("about-you", {{"who-for", {"child"}}}),
              ElementsAre("requester-name: Enter your full name", "relation: Enter how you know them"));
  EXPECT_THAT(mistakes_on("name", {}), ElementsAre("full-name: Enter the full name"));
  EXPECT_THAT(mistakes_on("date-of-birth", {}), ElementsAre("born-day: Enter the date of birth"));
  EXPECT_THAT(mistakes_on("address", {}), ElementsAre("address-lines: Enter the address, or say that there is no fixed address"));
  EXPECT_THAT(mistakes_on("services", {}), ElementsAre("services: Select at least one service, or ‘I am not sure’"));
  EXPECT_THAT(mistakes_on("right", {}), ElementsAre("right: Select what you would like us to do"));
  EXPECT_THAT(mistakes_on("what-you-want", {{"right", {"see"}}}), ElementsAre("wanted: Select what you would like to see"));
  EXPECT_THAT(mistakes_on("contact", {}),
              ElementsAre("email: Enter an email address in the correct format, like name@example.com",
                          "safe-contact: Select whether it is safe to contact you in these ways"));
  EXPECT_THAT(mistakes_on("identity", {}), ElementsAre("identity: Select how we can check who you are"));
  EXPECT_THAT(mistakes_on("correct", {{"right", {"correct"}}}),
              ElementsAre("wrong: Enter what is wrong or missing", "should-be: Enter what it should say"));
  EXPECT_THAT(mistakes_on("object", {{"right", {"object"}}, {"object-to", {"Sharing with the nursery"}}}), IsEmpty())
      << "the situation is asked for and not required (Art 21(1))";
  EXPECT_THAT(mistakes_on("withdraw", {{"right", {"withdraw"}}}), ElementsAre("consent-for: Enter which consent you would like to take back"));
  EXPECT_THAT(mistakes_on("format", {{"right", {"see"}}}), ElementsAre("format: Select how you would like to read your records"));
}

TEST(FormPages, AskNothingThatIsOptional) {
  EXPECT_THAT(mistakes_on("other-names", {}), IsEmpty());
  EXPECT_THAT(mistakes_on("earlier-addresses", {}), IsEmpty());
}

TEST(DateOfBirth, SaysWhichPartIsMissing) {
  EXPECT_THAT(mistakes_on("date-of-birth", with("born-day", {})), ElementsAre("born-day: Date of birth must include a day"));
  EXPECT_THAT(mistakes_on("date-of-birth", with("born-month", {})), ElementsAre("born-month: Date of birth must include a month"));
  EXPECT_THAT(mistakes_on("date-of-birth", with("born-year", {"01"})), ElementsAre("born-year: Year must include 4 numbers"));
}

TEST(DateOfBirth, MustBeARealDate) {
  auto answers = with("born-month", {"2"});
  answers["born-day"] = {"29"};
  EXPECT_THAT(mistakes_on("date-of-birth", answers), ElementsAre("born-day: Date of birth must be a real date")) << "2001 was no leap year";
  answers["born-year"] = {"2004"};
  EXPECT_THAT(mistakes_on("date-of-birth", answers), IsEmpty());
  EXPECT_THAT(mistakes_on("date-of-birth", with("born-month", {"May"})), ElementsAre("born-day: Date of birth must be a real date"));
}

TEST(AddressAnswer, MayBeThatThereIsNone) {
  EXPECT_THAT(mistakes_on("address", {{"address-none", {"yes"}}}), IsEmpty());
}

TEST(AddressAnswer, NeedsAWholePostcodeOrNone) {
  EXPECT_THAT(mistakes_on("address", with("address-postcode", {"IG11"})),
              ElementsAre("address-postcode: Enter a full UK postcode, like IG11 7LU, or leave it empty"));
  EXPECT_THAT(mistakes_on("address", with("address-postcode", {})), IsEmpty());
}

TEST(Choices, AreOnlyThoseOffered) {
  EXPECT_THAT(mistakes_on("who-for", {{"who-for", {"my neighbour"}}}), ElementsAre("who-for: Select whose information you want"));
  EXPECT_THAT(mistakes_on("who-for", {{"who-for", {"me", "child"}}}), ElementsAre("who-for: Select whose information you want"));
  EXPECT_THAT(mistakes_on("services", with("services", {"housing", "education"})), IsEmpty());
  EXPECT_THAT(mistakes_on("services", with("services", {"housing", "tax"})),
              ElementsAre("services: Select at least one service, or ‘I am not sure’"));
}

TEST(TextAnswers, EndSomewhere) {
  EXPECT_THAT(mistakes_on("name", with("full-name", {std::string(301, 'a')})), ElementsAre("full-name: Full name must be 300 characters or fewer"));
  EXPECT_THAT(mistakes_on("name", with("full-name", {std::string(300, 'a')})), IsEmpty());
  EXPECT_THAT(mistakes_on("other-names", with("other-names", {std::string(5001, 'a')})),
              ElementsAre("other-names: Other names (optional) must be 5000 characters or fewer"));
}

TEST(ContactAnswers, CanBeUsed) {
  EXPECT_THAT(mistakes_on("contact", with("email", {"amina at example"})),
              ElementsAre("email: Enter an email address in the correct format, like name@example.com"));
  EXPECT_THAT(mistakes_on("contact", with("phone", {"ask my aunt"})), ElementsAre("phone: Enter a phone number, like 020 7946 0000"));
  EXPECT_THAT(mistakes_on("contact", with("phone", {"020 7946 0123"})), IsEmpty());
}

TEST(ShownAnswers, ReadAsTheLabelsDo) {
  auto const answers = with("services", {"housing", "not-sure"});
  EXPECT_EQ(shown(page("services").questions[0], answers), "Housing, I am not sure");
  EXPECT_EQ(shown(page("date-of-birth").questions[0], answers), "14 5 2001");
  EXPECT_EQ(shown(page("address").questions[0], answers), "12 Weir Lane Thamesbrook IG11 7LU");
  EXPECT_EQ(shown(page("address").questions[0], {{"address-none", {"yes"}}}), "No fixed address");
  EXPECT_EQ(shown(page("other-names").questions[0], answers), "Not provided");
}

}  // namespace
}  // namespace rightsdesk::intake
