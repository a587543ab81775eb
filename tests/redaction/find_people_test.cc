#include "redaction/find_people.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "redaction/room.h"

namespace rightsdesk::redaction {
namespace {

std::string answer(std::string const& lines) {
  std::istringstream in(lines);
  std::ostringstream out;
  find_people(in, out, our_recognisers());
  return out.str();
}

TEST(FindPeople, AnswersEachLineAsACaseOfItsOwn) {
  auto const out = answer(
      R"({"id":"1","text":"😀 Joan rang Ada.","subject":{"names":["Ada Okoro"]},"known_people":[{"id":"p1","names":["Joan Pike"],"role":"neighbour"}]})"
      "\n"
      R"({"id":2,"text":"Nothing here.","subject":{"names":["Ada Okoro"]},"known_people":[]})"
      "\n");
  std::istringstream lines(out);
  std::string first, second;
  std::getline(lines, first);
  std::getline(lines, second);
  auto const one = nlohmann::json::parse(first), two = nlohmann::json::parse(second);
  ASSERT_EQ(one["mentions"].size(), 1U);
  auto const& mention = one["mentions"][0];
  EXPECT_EQ(mention["start"], 2);
  EXPECT_EQ(mention["end"], 6);
  EXPECT_EQ(mention["kind"], "person");
  EXPECT_EQ(mention["tier"], "confident");
  EXPECT_EQ(mention["person"], "p1");
  EXPECT_EQ(mention["because"][0]["rule"], "names.known");
  EXPECT_EQ(two["id"], 2);
  EXPECT_TRUE(two["mentions"].empty());
}

TEST(FindPeople, SaysWhatIsWrongWithALineAndGoesOn) {
  auto const out = answer("nonsense\n{\"id\":\"a\"}\n[1]\n{\"id\":\"b\",\"text\":\"x\",\"known_people\":7,\"subject\":null}\n");
  std::istringstream lines(out);
  std::vector<nlohmann::json> all;
  for (std::string line; std::getline(lines, line);) all.push_back(nlohmann::json::parse(line));
  ASSERT_EQ(all.size(), 4U);
  EXPECT_TRUE(all[0].contains("error"));
  EXPECT_EQ(all[1]["id"], "a");
  EXPECT_EQ(all[1]["error"], "text is missing, or no string");
  EXPECT_TRUE(all[2].contains("error"));
  EXPECT_TRUE(all[3]["mentions"].empty());
}

TEST(FindPeople, GivesTheSameOutputForTheSameInput) {
  std::string const line = R"({"id":"1","text":"Joan Pike, Mrs Okoro and IG11 7LU; call 07700 900123.","known_people":[{"id":"p","names":["Joan Pike"]}]})" "\n";
  EXPECT_EQ(answer(line), answer(line));
}

}  // namespace
}  // namespace rightsdesk::redaction
