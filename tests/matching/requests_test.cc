#include "matching/requests.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rightsdesk::matching {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

person::Description subject(std::string const& line) {
  auto const request = request_from_json(line, "1");
  if (!request) throw Bug(request.error().text);
  return request->subject;
}

std::string refusal(std::string const& line) {
  auto const request = request_from_json(line, "1");
  return request ? "none" : request.error().text;
}

TEST(SearchRequests, AreReadByTheirParts) {
  auto const who = subject(
      R"({"id":"Q1","given":"Zofia","middle":"Anna","family":"Ward","former_family":"Nowak","born":"2009-03-12","sex":"female",)"
      R"("addresses":[{"lines":["Flat 2","14 High St"],"postcode":"IG11 7LU","to":"2020-01-01"},"3 Mill Lane, M1 1AE"],)"
      R"("phones":["07700 900123"],"email":"z@mail.example","nhs_number":"943 476 5919","identifiers":{"tenancy":["T9"]}})");
  ASSERT_THAT(who.names, SizeIs(2));
  EXPECT_EQ(who.names[0].given, "Zofia Anna");
  EXPECT_EQ(who.names[1].family, "Nowak");
  EXPECT_EQ(who.names[1].kind, person::Name::Kind::former);
  EXPECT_EQ(to_iso(*who.born), "2009-03-12");
  ASSERT_THAT(who.addresses, SizeIs(2));
  EXPECT_EQ(who.addresses[0].text, "Flat 2, 14 High St");
  EXPECT_THAT(who.identifiers, ElementsAre(person::Identifier{"tenancy", "T9"}, person::Identifier{"nhs_number", "943 476 5919"}));
}

TEST(SearchRequests, NameTheRecordsThatAPersonConfirmed) {
  auto const request = request_from_json(R"({"id":"Q1","name":"Zofia Ward","confirmed":[{"source":"housing","id":"T9"},{"source":"care","id":"12"}]})", "1");
  ASSERT_TRUE(request);
  EXPECT_THAT(request->confirmed, ElementsAre(std::pair<std::string, std::string>{"care", "12"}, std::pair<std::string, std::string>{"housing", "T9"}));
  auto const wrong = "\"confirmed\" needs a list of {\"source\", \"id\"}";
  EXPECT_EQ(refusal(R"({"id":"Q1","name":"Zofia Ward","confirmed":"T9"})"), wrong);
  EXPECT_EQ(refusal(R"({"id":"Q1","name":"Zofia Ward","confirmed":[{"source":"housing"}]})"), wrong);
  EXPECT_EQ(refusal(R"({"id":"Q1","name":"Zofia Ward","confirmed":[{"source":"housing","id":"T9","by":"me"}]})"), wrong);
}

TEST(SearchRequests, AreReadInOtherWordsToo) {
  auto const who = subject(R"({"query":7,"full_name":"WARD, Zofia","dob":"12/03/2009","postcode":"IG11 7LU","address":"14 High St",)"
                           R"("previous_names":["Zofia Nowak"],"known_as":"Zo","telephone":"020 7946 0000","nhs":null})");
  ASSERT_THAT(who.names, SizeIs(3));
  EXPECT_EQ(who.names[0].family, "WARD");
  EXPECT_EQ(who.born_as_written, "12/03/2009");
  ASSERT_THAT(who.addresses, SizeIs(1));
  EXPECT_EQ(who.addresses[0].postcode, "IG11 7LU");
  EXPECT_TRUE(who.identifiers.empty());
}

TEST(SearchRequests, KeepTheirIdOrTakeTheirLine) {
  EXPECT_EQ(request_from_json(R"({"query":7})", "3")->id, "7");
  EXPECT_EQ(request_from_json(R"({"name":"Zofia Ward"})", "3")->id, "3");
}

TEST(SearchRequests, GiveTheFirstAddressItsPostcodeAndKeepTheOthers) {
  auto const who = subject(R"({"addresses":["14 High St"],"postcodes":["IG11 7LU","M1 1AE"]})");
  ASSERT_THAT(who.addresses, SizeIs(2));
  EXPECT_EQ(who.addresses[0].postcode, "IG11 7LU");
  EXPECT_EQ(who.addresses[1].postcode, "M1 1AE");
}

TEST(SearchRequests, PutTheLinesOfAnAddressInTheirOrder) {
  auto const who = subject(R"({"address":{"city":"Barking","state":"Essex","street":"High Street","number":"14","flat":"2"}})");
  EXPECT_EQ(who.addresses[0].text, "Flat 2, 14, High Street, Barking, Essex");
}

TEST(SearchRequests, AreRefusedWithEveryUnknownKey) {
  auto const words = refusal(R"({"nmae":"Zofia","address":{"strete":"High St"},"born":[2009],"phone":true})");
  EXPECT_THAT(words, HasSubstr("unknown key \"nmae\""));
  EXPECT_THAT(words, HasSubstr("unknown key \"strete\" in \"address\""));
  EXPECT_THAT(words, HasSubstr("\"born\" needs text"));
  EXPECT_THAT(words, HasSubstr("\"phone\" needs text"));
  EXPECT_THAT(refusal("[]"), HasSubstr("a query is an object"));
  EXPECT_THAT(refusal("{"), HasSubstr("not JSON"));
  EXPECT_THAT(refusal(R"({"name":"A","name":"B"})"), HasSubstr("given twice"));
}

TEST(SearchRequests, OfAFileAreRefusedTogetherWithTheirLines) {
  auto const all = requests_from_jsonl("{\"nmae\":1}\n\n{\"name\":\"Zofia Ward\"}\n3\n", "q.jsonl");
  ASSERT_FALSE(all.has_value());
  EXPECT_THAT(all.error().text, HasSubstr("q.jsonl:1: unknown key"));
  EXPECT_THAT(all.error().text, HasSubstr("q.jsonl:4: a query is"));
  EXPECT_THAT(requests_from_jsonl("{\"name\":\"Zofia Ward\"}\r\n\n{}\n", "q.jsonl").value(), SizeIs(2));
}

}  // namespace
}  // namespace rightsdesk::matching
