#include "matching/told.h"

#include <gmock/gmock.h>

#include "people.h"

namespace rightsdesk::matching {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kBorn[] = "2009-03-12", kHome[] = "14 High Street";

person::Description lily() { return somebody("Lily", "Ward", kBorn, kHome); }

std::vector<std::string> words(std::vector<Told> const& told) {
  std::vector<std::string> out;
  for (auto const& one : told) {
    auto const& says = one.says;
    auto words = std::string(to_string(one.what)) + ": ";
    for (auto const& name : says.names) words += name.full;
    for (auto const& address : says.addresses) words += address.text + ' ' + address.postcode;
    for (auto const& value : says.phones) words += value;
    for (auto const& value : says.emails) words += value;
    for (auto const& number : says.identifiers) words += number.value;
    words += " by";
    for (auto const& teller : one.by) words += ' ' + teller.key;
    out.push_back(std::move(words));
  }
  return out;
}

std::vector<std::string> told(std::vector<Candidate> const& records) { return words(told_by(lily(), records, shipped())); }

TEST(WhatIsTold, IsEachThingTheSubjectDidNotSayWithEveryRecordThatHoldsIt) {
  auto one = lily();
  one.addresses.push_back({"3 Mill Lane", "RM10 8QR"});
  one.phones = {"07700 900123"};
  one.emails = {"Lily@Mail.example"};
  one.identifiers = {{"nhs_number", "943 476 5919"}, {"tenancy", "T9"}};
  auto other = lily();
  other.addresses = {{"3 MILL LANE", "rm10 8qr"}};
  other.phones = {"+44 7700 900123"};
  EXPECT_THAT(told({on_file("a", one), on_file("b", other)}),
              ElementsAre("address: 3 Mill Lane RM10 8QR by a b", "phone number: 07700 900123 by a b", "e-mail address: Lily@Mail.example by a", "number: 943 476 5919 by a"));
}

TEST(WhatIsTold, IsNothingThatTheSubjectSaidNorWhatIsNoNumberAtAll) {
  auto one = lily();
  one.addresses = {{"14 High St", "IG11 7LU"}, {"", ""}};
  one.phones = {"none", ""};
  one.emails = {"not an address"};
  one.identifiers = {{"nhs_number", "123 456 7890"}, {"upn", "Null"}};
  one.names.push_back({"", "", ""});
  EXPECT_THAT(told({on_file("a", one)}), IsEmpty());
}

TEST(WhatIsTold, IsAFormerNameAndAnotherFamilyNameUnderTheSubjectsForename) {
  auto wed = somebody("Lily", "Kowalska", kBorn);
  auto before = lily();
  before.names.push_back({"Zofia Lis", "Zofia", "Lis", person::Name::Kind::former});
  EXPECT_THAT(told({on_file("wed", wed), on_file("before", before)}), ElementsAre("name: Lily Kowalska by wed", "name: Zofia Lis by before"));
}

TEST(WhatIsTold, IsNoNameOfAJointHolderAndNothingFiledUnderSomebodyElse) {
  person::Description account;
  account.names = {{"Mr Stefan Marsh & Mrs Anna Marsh"}};
  auto note = lily();
  note.phones = {"07700 900123"};
  Candidate mention = on_file("note", note);
  mention.standing = Standing::mention;
  EXPECT_THAT(told({on_file("joint", account), mention}), IsEmpty());
}

TEST(WhatIsTold, IsAddedToTheSubjectAsAFormerNameAndALaterAddress) {
  auto wed = somebody("Lily", "Kowalska", kBorn, "3 Mill Lane");
  wed.addresses[0].postcode = "RM10 8QR";
  std::vector<Candidate> const records{on_file("wed", wed)};
  auto const with = with_told(lily(), told_by(lily(), records, shipped()));
  ASSERT_EQ(with.names.size(), 2U);
  EXPECT_EQ(with.names[1].kind, person::Name::Kind::former);
  ASSERT_EQ(with.addresses.size(), 2U);
  EXPECT_EQ(with.addresses[0].text, kHome);
  EXPECT_EQ(with.addresses[1].text, "3 Mill Lane");
}

}  // namespace
}  // namespace rightsdesk::matching
