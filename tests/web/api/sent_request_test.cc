#include "web/api/sent_request.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace rightsdesk::web::api {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Date const kToday = *parse_date("2026-11-23");

Json amina() {
  return Json::parse(R"({"channel": "phone", "received_on": "2026-11-20", "answers": {
    "right": ["see"], "who-for": "me", "full-name": "Amina Osei", "born": "2001-05-14",
    "address": {"lines": "12 Weir Lane\nThamesbrook", "postcode": "IG11 7LU"}, "services": ["social-care", "housing"],
    "wanted": "everything", "email": "amina.osei@example.org", "safe-contact": "yes", "identity": "show", "format": "online"}})");
}

std::vector<std::string> wrong_in(Json const& body) {
  std::vector<std::string> lines;
  auto const sent = sent_request(body, kToday);
  if (!sent) {
    for (auto const& wrong : sent.error()) lines.push_back(wrong.pointer + " " + wrong.code);
  }
  return lines;
}

TEST(ASentRequest, BecomesTheAnswersOfTheForm) {
  auto const sent = sent_request(amina(), kToday);
  ASSERT_TRUE(sent);
  EXPECT_EQ(sent->channel, "phone");
  EXPECT_EQ(sent->received_on, parse_date("2026-11-20"));
  EXPECT_EQ(sent->answers, (intake::FormAnswers{{"right", {"see"}}, {"who-for", {"me"}}, {"full-name", {"Amina Osei"}}, {"born-day", {"14"}}, {"born-month", {"05"}}, {"born-year", {"2001"}},
                                                {"address-lines", {"12 Weir Lane\nThamesbrook"}}, {"address-postcode", {"IG11 7LU"}}, {"services", {"social-care", "housing"}},
                                                {"wanted", {"everything"}}, {"email", {"amina.osei@example.org"}}, {"safe-contact", {"yes"}}, {"identity", {"show"}}, {"format", {"online"}}}));
}

TEST(ASentRequest, SaysWhatOfItIsOfTheWrongKind) {
  auto body = amina();
  body["answers"]["full-name"] = 7;
  body["answers"]["services"] = "housing";
  body["answers"]["right"] = Json::array({"see", nullptr});
  body["answers"]["born"] = "14/05/2001";
  body["answers"]["address"] = "12 Weir Lane";
  EXPECT_THAT(wrong_in(body), ElementsAre("/answers/address wrong_type", "/answers/born not_real", "/answers/full-name wrong_type", "/answers/right/1 wrong_type", "/answers/services wrong_type"));
}

TEST(ASentRequest, RefusesWhatNobodyAskedFor) {
  auto body = amina();
  body["priority"] = "high";
  body["answers"]["shoe-size"] = "42";
  body["answers"]["a/b~c"] = "";
  body["answers"]["address"]["country"] = "UK";
  EXPECT_THAT(wrong_in(body), ElementsAre("/answers/a~1b~0c unknown_field", "/answers/address/country unknown_field", "/answers/shoe-size unknown_field", "/priority unknown_field"));
}

TEST(ASentRequest, LosesNoAnswerToAQuestionThatIsNotAsked) {
  auto body = amina();
  body["answers"]["wrong"] = "My surname is spelt with one s";
  EXPECT_THAT(wrong_in(body), ElementsAre("/answers/wrong not_asked"));
  body["answers"]["right"] = {"see", "correct"};
  EXPECT_THAT(wrong_in(body), IsEmpty());
}

TEST(ASentRequest, NeedsItsAnswersAndHowItCame) {
  EXPECT_THAT(wrong_in(Json::object()), ElementsAre("/answers missing", "/channel missing"));
  EXPECT_THAT(wrong_in({{"answers", 1}, {"channel", "pigeon"}}), ElementsAre("/answers wrong_type", "/channel not_offered"));
}

TEST(ASentRequest, CameOnADayThatIsNoneToCome) {
  auto body = amina();
  for (auto const* day : {"2026-11-24", "2031-01-01"}) {
    body["received_on"] = day;
    EXPECT_THAT(wrong_in(body), ElementsAre("/received_on not_past")) << day;
  }
  for (auto const& day : {Json("20 November"), Json("2026-02-30"), Json("")}) {
    body["received_on"] = day;
    EXPECT_THAT(wrong_in(body), ElementsAre("/received_on not_real")) << day;
  }
  body["received_on"] = "2026-11-23";
  EXPECT_THAT(wrong_in(body), IsEmpty());
}

TEST(ASentRequest, HoldsNoControlCharacters) {
  auto body = amina();
  body["answers"]["full-name"] = std::string("Amina\0Osei", 10);
  EXPECT_THAT(wrong_in(body), ElementsAre("/answers/full-name not_text"));
  body["answers"]["full-name"] = "Amina\x1b[2J";
  EXPECT_THAT(wrong_in(body), ElementsAre("/answers/full-name not_text"));
}

TEST(AMistakeOfTheForm, PointsIntoWhatWasSent) {
  EXPECT_EQ(wrong_answer({"missing", "Enter the date of birth", "born-day"}).pointer, "/answers/born");
  EXPECT_EQ(wrong_answer({"missing", "Enter the address", "address-lines"}).pointer, "/answers/address/lines");
  EXPECT_EQ(wrong_answer({"not_real", "Enter a postcode", "address-postcode"}).pointer, "/answers/address/postcode");
  EXPECT_EQ(wrong_answer({"missing", "Enter the full name", "full-name"}).pointer, "/answers/full-name");
}

TEST(TheSchemaOfAnswers, NamesEveryQuestionThatCanBeSent) {
  auto const schema = schema_of_answers();
  for (auto const& page : intake::pages()) {
    for (auto const& question : page.questions) EXPECT_EQ(schema["properties"].contains(question.id), question.kind != intake::Kind::file) << question.id;
  }
  EXPECT_EQ(schema["properties"]["born"]["format"], "date");
  EXPECT_EQ(schema["properties"]["who-for"]["enum"], Json({"me", "child", "someone", "died"}));
  EXPECT_EQ(schema["required"], Json({"right", "who-for", "full-name"}));
}

}  // namespace
}  // namespace rightsdesk::web::api
