#include "app/own_settings.h"

#include <gmock/gmock.h>

#include "walk.h"

namespace rightsdesk::app {
namespace {

TEST(OnesOwnSettings, AreOffUntilSomebodyTurnsThemOnAndAreTheirsAlone) {
  Council council;
  council.at_desk([](Office& office) {
    auto own = own_settings(office, officer().id);
    EXPECT_EQ(own.keys, OwnSettings::Keys::off) << "WCAG 2.1.4";
    EXPECT_EQ(own.pictures, OwnSettings::Pictures::shown);
    EXPECT_EQ(own.break_after, 0);
    own = {OwnSettings::Pictures::blurred, OwnSettings::Names::initials, 40, OwnSettings::Keys::on, {{"next", "x"}}};
    ASSERT_EQ(code_of(keep_own_settings(office, officer(), own)), "");
    auto const kept = own_settings(office, officer().id);
    EXPECT_EQ(kept.pictures, OwnSettings::Pictures::blurred);
    EXPECT_EQ(kept.names, OwnSettings::Names::initials);
    EXPECT_EQ(kept.break_after, 40);
    EXPECT_EQ(keys_of(kept).at("next"), "x");
    EXPECT_EQ(keys_of(kept).at("previous"), "k");
    EXPECT_EQ(own_settings(office, reviewer().id).keys, OwnSettings::Keys::off);
  });
}

TEST(OnesOwnSettings, AreRefusedWithAKeyThatIsNoneOrIsTaken) {
  Council council;
  council.at_desk([](Office& office) {
    auto const refusal = [&](OwnSettings const& own) {
      auto const done = keep_own_settings(office, officer(), own);
      return done ? std::string{} : done.error().code + " " + done.error().field;
    };
    OwnSettings own;
    own.key_for = {{"next", "k"}};
    EXPECT_EQ(refusal(own), "twice key-previous");
    for (auto const* wrong : {"", " ", "ab", "é", "A", "\n"}) {
      own.key_for = {{"next", wrong}};
      EXPECT_EQ(refusal(own), "no_key key-next") << wrong;
    }
    own.key_for = {{"next", "k"}, {"previous", "j"}};
    EXPECT_EQ(refusal(own), "") << "two that change places";
    own.break_after = 25;
    EXPECT_EQ(refusal(own), "not_offered break");
  });
}

}  // namespace
}  // namespace rightsdesk::app
