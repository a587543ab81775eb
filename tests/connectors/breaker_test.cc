#include "connectors/breaker.h"

#include <gmock/gmock.h>

#include "connectors/asking.h"
#include "connectors/demo_people.h"
#include "connectors/protocols/attempt.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
using rightsdesk::connectors::test::failure_of;
using rightsdesk::connectors::test::zoe;
using sources::Limits;
using std::chrono::seconds;
using testing::HasSubstr;
using Kind = sources::SourceFailure::Kind;

namespace {

Breaker::Moment at(int second) { return Breaker::Moment(seconds(1'000'000 + second)); }

/// Fails as it is told, and counts how often it was asked.
class Sulking final : public sources::Source {
 public:
  Sulking(std::optional<Kind>& fails, int& asked) : fails_(fails), asked_(asked) { card_.title = "The archive"; }
  [[nodiscard]] sources::SourceCard const& card() const override { return card_; }
  sources::SearchAnswer search(person::Description const&, Limits const&) override {
    ++asked_;
    if (fails_) fail(*fails_, "The archive sulks.", "");
    return {};
  }
  void collect(std::string const&, Limits const&, std::function<void(sources::CollectedItem)> const&) override {}
  std::vector<person::Related> around(std::string const&, Limits const&) override { return {}; }

 private:
  sources::SourceCard card_;
  std::optional<Kind>& fails_;
  int& asked_;
};

}  // namespace

TEST(Breaker, LeavesASourceAloneAfterThreeFailuresInARowAndTriesItAgainAMinuteLater) {
  Breaker breaker;
  for (int i = 0; i < 3; ++i) {
    breaker.may_ask("The archive", at(i));
    breaker.failed(Kind::timed_out, at(i));
  }
  auto const resting = failure_of([&] { breaker.may_ask("The archive", at(32)); });
  EXPECT_EQ(resting.kind(), Kind::unreachable);
  EXPECT_STREQ(resting.what(), "The archive failed 3 times in a row and is left alone for another 30 seconds. Ask it again then.");
  EXPECT_NO_THROW(breaker.may_ask("The archive", at(62)));
  breaker.failed(Kind::unreachable, at(63));
  EXPECT_THAT(failure_of([&] { breaker.may_ask("The archive", at(64)); }).what(), HasSubstr("failed 4 times in a row"));
  EXPECT_NO_THROW(breaker.may_ask("The archive", at(123)));
  breaker.answered();
  EXPECT_NO_THROW(breaker.may_ask("The archive", at(124)));
}

TEST(Breaker, DoesNotCountAnswersThatAreNonsenseOrAFailureBetweenAnswers) {
  Breaker breaker;
  for (int i = 0; i < 20; ++i) {
    EXPECT_NO_THROW(breaker.may_ask("The archive", at(i)));
    breaker.failed(i % 3 == 2 ? Kind::nonsense : Kind::timed_out, at(i));
  }
}

TEST(GuardedSource, IsNotAskedWhileItRestsAndAnotherSourceIs) {
  std::optional<Kind> fails = Kind::sign_in_refused;
  int asked = 0, other_asked = 0;
  std::optional<Kind> never;
  auto const breaker = std::make_shared<Breaker>();
  for (int i = 0; i < 5; ++i) {
    auto const source = guarded(std::make_unique<Sulking>(fails, asked), breaker);  // opened anew for every search
    EXPECT_EQ(failure_of([&] { source->search(zoe(), Limits()); }).kind(), i < 3 ? Kind::sign_in_refused : Kind::unreachable);
  }
  EXPECT_EQ(asked, 3) << "an account that is refused is not tried until it is locked";
  EXPECT_NO_THROW(guarded(std::make_unique<Sulking>(never, other_asked), std::make_shared<Breaker>())->search(zoe(), Limits()));
  EXPECT_EQ(other_asked, 1);
}
