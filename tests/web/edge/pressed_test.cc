// security.md C02
#include "web/edge/pressed.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

namespace rightsdesk::web {
namespace {

struct AButton : ::testing::Test {
  Pressed::Moment at{};
  std::atomic<int> done = 0;
  Pressed pressed;

  static Exchange form(std::string const& words, std::string const& path = "/note") {
    Exchange exchange;
    exchange.path = path;
    exchange.form.add("words", words);
    return exchange;
  }
  std::string press(Exchange exchange, std::string const& session = "one") {
    return pressed.once(session, exchange, [this] { return at; }, [this](Exchange&, std::string const&) { return Reply::page("answer " + std::to_string(++done)); }).body();
  }
};

TEST_F(AButton, PressedTwiceIsDoneOnceAndAnsweredTwice) {
  EXPECT_EQ(press(form("rang")), "answer 1");
  EXPECT_EQ(press(form("rang")), "answer 1");
  EXPECT_EQ(done, 1);
}

TEST_F(AButton, PressedByManyAtOnceIsDoneOnce) {
  std::promise<void> go_on;
  auto const gate = go_on.get_future().share();
  std::vector<std::string> answers(20);
  std::vector<std::thread> pressing;
  for (auto& answer : answers) {
    pressing.emplace_back([&] {
      auto exchange = form("rang");
      answer = pressed.once("one", exchange, [this] { return at; }, [&](Exchange& meant, std::string const&) {
        gate.wait();
        meant.route = "/note";
        return Reply::page("answer " + std::to_string(++done));
      }).body();
      EXPECT_EQ(exchange.route, "/note") << "it is watched as the first is";
    });
  }
  go_on.set_value();
  for (auto& one : pressing) one.join();
  for (auto const& answer : answers) EXPECT_EQ(answer, "answer 1");
}

TEST_F(AButton, IsAnotherWithOtherWordsAtAnotherAddressOrInAnotherSession) {
  press(form("rang"));
  EXPECT_EQ(press(form("wrote")), "answer 2");
  EXPECT_EQ(press(form("wrote", "/other")), "answer 3");
  EXPECT_EQ(press(form("wrote", "/other"), "two"), "answer 4");
  auto with_file = form("wrote", "/other");
  with_file.files.push_back({"file", "a.txt", "text/plain", "bytes"});
  EXPECT_EQ(press(with_file), "answer 5");
  EXPECT_EQ(press(form("wrote", "/other")), "answer 6") << "the file was sent between";
}

TEST_F(AButton, IsMeantAfterThreeSecondsOrAnotherPage) {
  press(form("rang"));
  at += Pressed::kAgain + std::chrono::milliseconds(1);
  EXPECT_EQ(press(form("rang")), "answer 2");
  pressed.moved_on("two");
  EXPECT_EQ(press(form("rang")), "answer 2");
  pressed.moved_on("one");
  EXPECT_EQ(press(form("rang")), "answer 3");
}

TEST_F(AButton, ThatFailedIsTriedAgain) {
  auto const fails = [](Exchange&, std::string const&) -> Reply { throw std::runtime_error("the store is away"); };
  auto exchange = form("rang");
  EXPECT_THROW(pressed.once("one", exchange, [this] { return at; }, fails), std::runtime_error);
  EXPECT_EQ(press(form("rang")), "answer 1");
}

}  // namespace
}  // namespace rightsdesk::web
