#include "intake/request.h"

#include <gmock/gmock.h>

#include "filled_in.h"

namespace rightsdesk::intake {
namespace {

Arrival const kArrival{"thamesbrook", "online", *parse_instant("2026-11-23T23:30:00Z")};

Request made(FormAnswers const& answers) {
  auto request = make_request(answers, kArrival);
  if (!request) throw Bug(request.error().front().text);
  return *request;
}

std::vector<std::string> mistakes_in(FormAnswers const& answers) {
  std::vector<std::string> mistakes;
  auto const request = make_request(answers, kArrival);
  if (request) return mistakes;
  for (auto const& wrong : request.error()) mistakes.push_back(wrong.field + ": " + wrong.text);
  return mistakes;
}

TEST(Request, KeepsEveryAnswerAsGiven) {
  auto answers = filled_in();
  answers["full-name"] = {"  amina   OSEI "};
  answers["other-names"] = {"Amina Boateng\n\n Mina "};
  EXPECT_EQ(made(answers).answers.reveal(), answers);
}

TEST(Request, SaysWhoTheRecordsAreOf) {
  auto answers = filled_in();
  answers["other-names"] = {"Amina Boateng\n\n Mina "};
  answers["earlier-addresses"] = {"3 Mill Row, Thamesbrook IG11 8AB\nthe home by the river"};
  auto const subject = made(answers).subject.reveal();
  ASSERT_EQ(subject.names.size(), 3U);
  EXPECT_EQ(subject.names[0].full, "Amina Osei");
  EXPECT_EQ(subject.names[0].family, "Osei");
  EXPECT_EQ(subject.names[1].full, "Amina Boateng");
  EXPECT_EQ(subject.names[1].kind, person::Name::Kind::former);
  EXPECT_EQ(subject.names[2].full, "Mina");
  EXPECT_EQ(subject.born, parse_date("2001-05-14"));
  ASSERT_EQ(subject.addresses.size(), 3U);
  EXPECT_EQ(subject.addresses[0].text, "12 Weir Lane, Thamesbrook");
  EXPECT_EQ(subject.addresses[0].postcode, "IG11 7LU");
  EXPECT_EQ(subject.addresses[1].postcode, "IG11 8AB");
  EXPECT_EQ(subject.addresses[2].postcode, "");
  EXPECT_THAT(subject.emails, testing::ElementsAre("amina.osei@example.org"));
}

TEST(Request, OfAParentDoesNotGiveTheChildTheParentsEmail) {
  auto answers = filled_in();
  answers["who-for"] = {"child"};
  answers["requester-name"] = {"Grace Osei"};
  answers["relation"] = {"mother"};
  auto const request = made(answers);
  EXPECT_EQ(request.requester.reveal().name.full, "Grace Osei");
  EXPECT_EQ(request.requester.reveal().relation, "mother");
  EXPECT_EQ(request.requester.reveal().email, "amina.osei@example.org");
  EXPECT_THAT(request.subject.reveal().emails, testing::IsEmpty());
}

TEST(Request, IsReceivedOnTheLondonDay) {
  EXPECT_EQ(made(filled_in()).received, parse_date("2026-11-23"));
  auto summer = kArrival;
  summer.at = *parse_instant("2026-06-30T23:30:00Z");
  EXPECT_EQ(make_request(filled_in(), summer)->received, parse_date("2026-07-01")) << "half past midnight, British Summer Time";
}

TEST(Request, IsForAccessByTheWayItCame) {
  auto const request = made(filled_in());
  EXPECT_EQ(request.right, law::Right::access);
  EXPECT_EQ(request.controller, "thamesbrook");
  EXPECT_EQ(request.channel, "online");
  EXPECT_EQ(request.wanted.reveal(), "Everything you hold about me");
  EXPECT_THAT(request.services, testing::ElementsAre("social-care"));
  EXPECT_EQ(request.requester.reveal().preferred_channel, "email");
  EXPECT_EQ(reference_from(request.reference), request.reference);
}

std::vector<std::string> asked_in(FormAnswers const& answers) {
  std::vector<std::string> asked;
  for (auto const& one : made(answers).asked) asked.push_back(one.workflow + " by the clock of " + law::to_string(one.right));
  return asked;
}

TEST(Request, IsOneThingToDoForEachBoxTicked) {
  auto answers = filled_in();
  answers["right"] = {"complain", "see", "correct"};
  answers["wrong"] = {"The note of 3 March 2009 says that I had no school place"};
  answers["should-be"] = {"I was at Brook School"};
  answers["complaint"] = {"Nobody answered me in June"};
  answers["complaint-about"] = {"srr-7k4m-29qd-x"};
  EXPECT_THAT(asked_in(answers), testing::ElementsAre("access by the clock of access", "rectification by the clock of rectification",
                                                      "complaint by the clock of complaint"));
  auto const asked = made(answers).asked;
  EXPECT_EQ(asked[0].wanted.reveal(), "Everything you hold about me");
  EXPECT_EQ(asked[1].wanted.reveal(), "The note of 3 March 2009 says that I had no school place");
  EXPECT_EQ(asked[1].particulars.reveal().at("should-be"), "I was at Brook School");
  EXPECT_EQ(asked[2].particulars.reveal().at("complaint-about"), "srr-7k4m-29qd-x");
  EXPECT_EQ(asked[2].particulars.reveal().count("wrong"), 0U) << "each thing asked has its own answers only";
}

TEST(Request, ToStopMarketingIsAnObjectionWithAWorkflowOfItsOwn) {
  auto answers = filled_in();
  answers["right"] = {"stop-marketing"};
  answers["mailings"] = {"email", "text"};
  EXPECT_THAT(asked_in(answers), testing::ElementsAre("marketing_objection by the clock of objection"));
  EXPECT_EQ(made(answers).wanted.reveal(), "Emails, Text messages");
}

TEST(Request, AboutSomebodyWhoHasDiedIsOneThingPassedOn) {  // UK GDPR recital 27, P-10
  auto answers = filled_in();
  answers["right"] = {"see", "delete", "complain"};
  answers["who-for"] = {"died"};
  answers["requester-name"] = {"Grace Osei"};
  answers["relation"] = {"daughter"};
  answers["delete-what"] = {"The letters"};
  answers["delete-why"] = {"not-sure"};
  answers["complaint"] = {"Nobody answered me"};
  EXPECT_THAT(asked_in(answers), testing::ElementsAre("deceased by the clock of access", "complaint by the clock of complaint"));
  EXPECT_EQ(made(answers).requester.reveal().standing, "acts");
}

TEST(Request, KnowsWhetherAParentAsksOrSomebodyWithAuthority) {
  auto answers = filled_in();
  EXPECT_EQ(made(answers).requester.reveal().standing, "self");
  answers["requester-name"] = {"Grace Osei"};
  answers["relation"] = {"mother"};
  answers["who-for"] = {"child"};
  EXPECT_EQ(made(answers).requester.reveal().standing, "parent");
  answers["who-for"] = {"someone"};
  EXPECT_EQ(made(answers).requester.reveal().standing, "acts");
}

TEST(Request, IsRefusedWithEveryMistakeInTheFormsOrder) {
  EXPECT_THAT(mistakes_in({}),
              testing::ElementsAre("right: Select what you would like us to do", "who-for: Select whose information you want", "full-name: Enter the full name",
                                   "born-day: Enter the date of birth",
                                   "address-lines: Enter the address, or say that there is no fixed address",
                                   "services: Select at least one service, or ‘I am not sure’",
                                   "email: Enter an email address in the correct format, like name@example.com",
                                   "safe-contact: Select whether it is safe to contact you in these ways",
                                   "identity: Select how we can check who you are"));
}

TEST(Request, IsNotOfSomebodyBornTomorrow) {
  auto answers = filled_in();
  answers["born-day"] = {"24"};
  answers["born-month"] = {"11"};
  answers["born-year"] = {"2026"};
  EXPECT_THAT(mistakes_in(answers), testing::ElementsAre("born-day: Date of birth must be in the past"));
}

}  // namespace
}  // namespace rightsdesk::intake
