#include "store/device_store.h"

#include <gmock/gmock.h>

#include <set>
#include <thread>

#include "engines.h"
#include "signin/totp.h"
#include "store/session_store.h"

namespace rightsdesk::store {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char const* kPassword = "a long enough password";

class DeviceTest : public OnMigratedDatabase {
 protected:
  void SetUp() override {
    auto const added = Staff(*database_->connection()).add({{}, "Priya Nair", "priya", {"case_officer"}}, kPassword);
    ASSERT_TRUE(added);
    priya_ = *added;
  }
  void add_device() {
    in_transaction(*database_, [&](Connection& connection) { Devices(connection, key_).add(priya_, secret_, 0, at(0)); });
  }
  RecoveryCodes keep_codes() {
    auto const codes = fresh_recovery_codes();
    in_transaction(*database_, [&](Connection& connection) { Devices(connection, key_).keep(priya_, codes); });
    return codes;
  }
  std::string code(int minutes) { return signin::code_of_step(secret_, signin::step_at(at(minutes))); }
  /// A code that none of the steps about `minutes` has.
  std::string wrong(int minutes) {
    std::set<std::string> right;
    for (int step = -1; step <= 1; ++step) right.insert(signin::code_of_step(secret_, signin::step_at(at(minutes)) + step));
    for (auto const* code : {"000000", "111111", "222222", "333333"})
      if (!right.contains(code)) return code;
    return {};
  }
  /// "device", "recovery code", or why not.
  std::string tried(std::string const& typed, int minutes) {
    auto const proof = prove(*database_, key_, priya_, typed, at(minutes));
    if (!proof) return proof.error().code;
    return *proof == Proof::device ? "device" : "recovery code";
  }
  StaffId priya_;
  std::string const secret_ = "12345678901234567890";
};
ON_BOTH_ENGINES(DeviceTest);

TEST_P(DeviceTest, ProvesWithACodeThatWorksOnce) {
  add_device();
  EXPECT_EQ(tried(code(1), 1), "device");
  EXPECT_EQ(tried(code(1), 1), "code_refused");
  EXPECT_EQ(tried(code(2), 2), "device");
  EXPECT_EQ(tried(code(1), 2), "code_refused");
}

TEST_P(DeviceTest, ProvesNothingWithoutADevice) { EXPECT_EQ(tried("123456", 1), "code_locked"); }

TEST_P(DeviceTest, GivesFiveTriesAndThenAWait) {
  add_device();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(tried(wrong(1), 1), "code_refused");
  EXPECT_EQ(tried(code(1), 1), "code_locked");
  EXPECT_EQ(tried(code(15), 15), "code_locked");
  EXPECT_EQ(tried(code(16), 16), "device");
}

TEST_P(DeviceTest, WaitsTwiceAsLongAfterEachFurtherFive) {
  add_device();
  for (int i = 0; i < 5; ++i) tried(wrong(0), 0);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(tried(wrong(15), 15), "code_refused");
  EXPECT_EQ(tried(code(44), 44), "code_locked");
  EXPECT_EQ(tried(code(45), 45), "device");
  for (int i = 0; i < 4; ++i) EXPECT_EQ(tried(wrong(46), 46), "code_refused");
  EXPECT_EQ(tried(code(47), 47), "device");  // a right code begins the count anew
}

TEST_P(DeviceTest, LetsOneOfManyAtOnceIn) {
  add_device();
  std::atomic<int> right = 0;
  std::vector<std::thread> hands;
  for (int i = 0; i < 4; ++i) {
    hands.emplace_back([&] {
      if (tried(code(1), 1) == "device") ++right;
    });
  }
  for (auto& hand : hands) hand.join();
  EXPECT_EQ(right, 1);
}

TEST_P(DeviceTest, HasTenRecoveryCodesThatWorkOnceEach) {
  add_device();
  auto const codes = keep_codes();
  ASSERT_EQ(codes.shown.size(), 10U);
  EXPECT_EQ(std::set<std::string>(codes.shown.begin(), codes.shown.end()).size(), 10U);
  EXPECT_THAT(codes.shown[3], testing::MatchesRegex("3-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"));
  EXPECT_EQ(tried(codes.shown[3], 1), "recovery code");
  EXPECT_EQ(tried(codes.shown[3], 1), "code_refused");
  EXPECT_EQ(tried("9-0000-0000-0000", 1), "code_refused");
  EXPECT_EQ(Devices(*database_->connection(), key_).recovery_codes_left(priya_), 9);
}

TEST_P(DeviceTest, CountsTriesOfRecoveryCodesToo) {
  add_device();
  auto const codes = keep_codes();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(tried("1-0000-0000-0000", 1), "code_refused");
  EXPECT_EQ(tried(codes.shown[1], 1), "code_locked");
}

TEST_P(DeviceTest, KeepsNeitherSecretNorCodesAsTheyAre) {
  add_device();
  auto const codes = keep_codes();
  auto const connection = database_->connection();
  EXPECT_THAT(connection->row("SELECT sealed_secret FROM staff_device")->text(0), Not(HasSubstr(secret_)));
  for (auto const& row : connection->rows("SELECT code_hash FROM staff_recovery_code")) EXPECT_THAT(row.text(0), testing::StartsWith("$argon2id$v=19$m=47104"));
}

TEST_P(DeviceTest, IsNotOpenedOnAnothersAccount) {
  add_device();
  auto const other = Staff(*database_->connection()).add({{}, "Tom Lund", "tom", {}}, kPassword);
  run("UPDATE staff_device SET staff_id = '" + other->str() + "'");
  EXPECT_THROW(prove(*database_, key_, *other, code(1), at(1)), Fault);
}

TEST_P(DeviceTest, IsGoneWithItsSessionsWhenReset) {
  add_device();
  auto const codes = keep_codes();
  auto const connection = database_->connection();
  auto const session = Sessions(*connection).start(priya_, at(0));
  auto const begun = SignInsBegun(*connection, key_).begin(priya_, at(0));
  Devices(*connection, key_).remove(priya_);
  EXPECT_FALSE(Devices(*connection, key_).has(priya_));
  EXPECT_FALSE(Sessions(*connection).find(session.token, at(0)));
  EXPECT_FALSE(SignInsBegun(*connection, key_).find(begun, at(0)));
  EXPECT_EQ(tried(codes.shown[0], 1), "code_locked");
}

TEST_P(DeviceTest, BringsANewSecretWithEachSignInUntilThereIsOne) {
  auto const connection = database_->connection();
  SignInsBegun begun(*connection, key_);
  auto const first = begun.find(begun.begin(priya_, at(0)), at(1)), second = begun.find(begun.begin(priya_, at(0)), at(1));
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->secret.size(), 20U);
  EXPECT_NE(first->secret, second->secret);
  add_device();
  EXPECT_EQ(begun.find(begun.begin(priya_, at(0)), at(1))->secret, "");
}

TEST_P(DeviceTest, IsAskedForWithinTenMinutesOfThePassword) {
  auto const connection = database_->connection();
  SignInsBegun begun(*connection, key_);
  auto const token = begun.begin(priya_, at(0));
  EXPECT_EQ(connection->row("SELECT COUNT(*) FROM sign_in_begun WHERE token_hash = ?", {token})->number(0), 0);
  EXPECT_TRUE(begun.find(token, at(9)));
  EXPECT_FALSE(begun.find(token, at(10)));
  EXPECT_FALSE(begun.find("another", at(1)));
  EXPECT_TRUE(begun.end(token));
  EXPECT_FALSE(begun.end(token));
}

TEST_P(DeviceTest, EndsASignInUnderWayWithANewPasswordOrADisabledAccount) {
  auto const connection = database_->connection();
  SignInsBegun begun(*connection, key_);
  auto const first = begun.begin(priya_, at(0));
  EXPECT_TRUE(Staff(*connection).set_password(priya_, "another long password"));
  EXPECT_FALSE(begun.find(first, at(1)));
  auto const second = begun.begin(priya_, at(0));
  Staff(*connection).set_account(priya_, Account::disabled);
  EXPECT_FALSE(begun.find(second, at(1)));
}

TEST_P(DeviceTest, StandsOnTheSessionItLetIn) {
  auto const connection = database_->connection();
  Sessions sessions(*connection);
  auto const without = sessions.start(priya_, at(0)), with = sessions.start(priya_, at(0), Sessions::Came::with_code);
  EXPECT_FALSE(sessions.find(without.token, at(1))->code_given);
  EXPECT_EQ(sessions.find(with.token, at(1))->code_given, at(0));
  sessions.note_code(without.token, at(2));
  EXPECT_EQ(sessions.find(without.token, at(3))->code_given, at(2));
}

}  // namespace
}  // namespace rightsdesk::store
