// Numbers as the United Kingdom gives them out, made by rules that are not ours: telephone numbers by libphonenumber, NHS numbers
// by their check digit written out here.
#include <gmock/gmock.h>
#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <array>
#include <random>

#include "redaction/room.h"

namespace rightsdesk::redaction {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;
using testing::IsEmpty;

constexpr std::size_t kNumbers = 2'000;

PhoneNumberUtil const& rules() { return *PhoneNumberUtil::GetInstance(); }

/// Numbers of one kind: the library's own example, and others of its ranges that it holds to be valid.
std::vector<PhoneNumber> numbers_of(PhoneNumberUtil::PhoneNumberType kind, std::size_t count, std::mt19937& chance) {
  std::vector<PhoneNumber> out;
  PhoneNumber example;
  if (!rules().GetExampleNumberForType("GB", kind, &example)) return out;
  out.push_back(example);
  auto const digits = std::to_string(example.national_number());
  for (int tries = 0; out.size() < count && tries < 200'000; ++tries) {
    auto changed = digits;
    for (auto at = static_cast<std::size_t>(chance() % 3 + 1); at < changed.size(); ++at) changed[at] = static_cast<char>('0' + chance() % 10);
    PhoneNumber number;
    number.set_country_code(44);
    number.set_national_number(std::stoull(changed));
    if (rules().IsValidNumberForRegion(number, "GB") && rules().GetNumberType(number) == kind) out.push_back(number);
  }
  return out;
}

std::vector<PhoneNumber> numbers_of_every_kind() {
  std::mt19937 chance(20261122);
  std::vector<PhoneNumber> all;
  // Of shared cost the library knows none: it holds 084 and 087 to be premium rate.
  constexpr std::array kKinds{PhoneNumberUtil::FIXED_LINE, PhoneNumberUtil::MOBILE, PhoneNumberUtil::TOLL_FREE, PhoneNumberUtil::PREMIUM_RATE,
                              PhoneNumberUtil::VOIP, PhoneNumberUtil::PERSONAL_NUMBER, PhoneNumberUtil::PAGER, PhoneNumberUtil::UAN};
  for (auto const kind : kKinds) {
    auto const some = numbers_of(kind, kNumbers / kKinds.size(), chance);
    EXPECT_FALSE(some.empty()) << "no number of kind " << kind;
    all.insert(all.end(), some.begin(), some.end());
  }
  // Some kinds have too few numbers near the example: the rest are mobiles.
  auto const rest = numbers_of(PhoneNumberUtil::MOBILE, kNumbers - all.size(), chance);
  all.insert(all.end(), rest.begin(), rest.end());
  return all;
}

std::string written(PhoneNumber const& number, std::size_t way) {
  std::string out;
  switch (way % 4) {
    case 0: rules().Format(number, PhoneNumberUtil::NATIONAL, &out); break;
    case 1: rules().Format(number, PhoneNumberUtil::INTERNATIONAL, &out); break;
    case 2: rules().Format(number, PhoneNumberUtil::E164, &out); break;
    default: rules().Format(number, PhoneNumberUtil::NATIONAL, &out); std::erase(out, ' ');
  }
  return out;
}

TEST(UkNumbers, TelephonesOfEveryKindAreFoundWholeHoweverTheyAreWritten) {
  auto const numbers = numbers_of_every_kind();
  ASSERT_GE(numbers.size(), kNumbers);
  std::vector<std::string> missed;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    auto const number = written(numbers[i], i);
    auto const mentions = mentions_in("She can be reached on " + number + " after six.", {});
    bool const whole = std::any_of(mentions.begin(), mentions.end(), [&](Mention const& one) {
      return one.kind == "phone" && one.tier == Tier::confident && one.place.begin <= 22 && one.place.end >= 22 + number.size();
    });
    if (!whole) missed.push_back(number);
  }
  EXPECT_THAT(missed, IsEmpty()) << missed.size() << " of " << numbers.size();
}

/// NHS Data Dictionary: the first nine digits by 10 … 2, eleven less the remainder by eleven; eleven is 0, ten is never given out.
std::optional<std::string> nhs_number_from(unsigned first_nine) {
  auto digits = std::to_string(400'000'000U + first_nine % 300'000'000U);
  unsigned sum = 0;
  for (std::size_t at = 0; at < 9; ++at) sum += static_cast<unsigned>(digits[at] - '0') * static_cast<unsigned>(10 - at);
  auto const check = 11 - sum % 11;
  if (check == 10) return std::nullopt;
  return digits + std::to_string(check % 11);
}

TEST(UkNumbers, NhsNumbersAreSureWithAWordForThemAndPossibleWithout) {
  std::mt19937 chance(20261122);
  std::size_t made = 0, sure = 0, possible = 0;
  while (made < 500) {
    auto number = nhs_number_from(static_cast<unsigned>(chance()));
    if (!number) continue;
    if (++made % 2 == 0) *number = number->substr(0, 3) + " " + number->substr(3, 3) + " " + number->substr(6);
    auto const with = found("NHS number " + *number + ", registered with the practice.");
    auto const without = found("It says " + *number + " at the top.");
    sure += std::count(with.begin(), with.end(), *number + "/nhs_number/confident") == 1 ? 1U : 0U;
    possible += std::count(without.begin(), without.end(), *number + "/nhs_number/possible") == 1 ? 1U : 0U;
  }
  EXPECT_EQ(sure, 500U);
  EXPECT_EQ(possible, 500U);
}

/// A day's reference of ten digits passes the check by chance one time in eleven: without a word for it, it is never sure.
TEST(UkNumbers, OfTenDigitsAreNeverSureByTheirCheckDigitAlone) {
  std::mt19937 chance(20261122);
  for (int i = 0; i < 500; ++i) {
    auto const number = std::to_string(4'000'000'000ULL + chance() % 3'000'000'000ULL);
    for (auto const& one : found("Invoice " + number + " was paid.")) EXPECT_EQ(one.find("nhs_number/confident"), std::string::npos) << one;
  }
}

}  // namespace
}  // namespace rightsdesk::redaction
