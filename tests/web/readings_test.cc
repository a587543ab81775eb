// A pack read on the website is open for the visit that opened it, and for no other.
#include "web/readings.h"

#include <gtest/gtest.h>

namespace rightsdesk::web {
namespace {

using namespace std::chrono_literals;

struct PackReadHere : testing::Test {
  Readings readings;
  Moment start = std::chrono::steady_clock::now();
  void open(std::string const& visit, int version = 1) { readings.open(visit, version, {{"index.html", "contents"}, {"picture-0001.jpg", "pixels"}}, start); }
};

TEST_F(PackReadHere, GivesItsPagesToTheVisitThatOpenedIt) {
  open("hers");
  EXPECT_EQ(readings.page("hers", 1, "index.html", start), "contents");
  EXPECT_EQ(readings.page("hers", 1, "picture-0001.jpg", start), "pixels");
  EXPECT_FALSE(readings.page("his", 1, "index.html", start));
}

TEST_F(PackReadHere, HasNoPageThatIsNotInThePack) {
  open("hers");
  for (auto const* name : {"../index.html", "", "002.html", "INDEX.HTML"}) EXPECT_FALSE(readings.page("hers", 1, name, start)) << name;
  EXPECT_FALSE(readings.page("hers", 2, "index.html", start)) << "another version";
}

TEST_F(PackReadHere, IsShutThirtyMinutesAfterItWasLastTurned) {
  open("hers");
  EXPECT_TRUE(readings.page("hers", 1, "index.html", start + 29min));
  EXPECT_TRUE(readings.page("hers", 1, "index.html", start + 58min));
  EXPECT_FALSE(readings.page("hers", 1, "index.html", start + 89min));
}

TEST_F(PackReadHere, IsShutWhenTheVisitEnds) {
  open("hers");
  readings.leave("hers");
  EXPECT_FALSE(readings.page("hers", 1, "index.html", start));
}

TEST_F(PackReadHere, MakesWayForTheFortyFirst) {
  readings.open("first", 1, {{"index.html", "contents"}}, start - 1min);
  for (int i = 0; i < 40; ++i) open("visit " + std::to_string(i));
  EXPECT_FALSE(readings.page("first", 1, "index.html", start));
  EXPECT_TRUE(readings.page("visit 39", 1, "index.html", start));
}

}  // namespace
}  // namespace rightsdesk::web
