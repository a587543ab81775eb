#include "delivery/bag.h"

#include <gmock/gmock.h>

#include "delivery/checked_bag.h"
#include "delivery/seal_files.h"

namespace rightsdesk::delivery {
namespace {

using disclosure::PackFile;
using testing::ElementsAre;
using testing::IsEmpty;

BagFacts facts() { return {"SRR-5TRP-A4MW-9", 2, "A page was missed.", parse_instant("2026-11-22T10:04:00Z").value(), 610, "25da80"}; }
std::vector<PackFile> payload() { return {{"data/srr-5trp-a4mw-9-pack.pdf", "%PDF-1.7 pack"}, {"data/srr-5trp-a4mw-9-schedule.pdf", "%PDF-1.7 schedule"}}; }

std::vector<Summed> sums(std::vector<PackFile> const& files) {
  std::vector<Summed> all;
  for (auto const& file : files) all.push_back(summed(file));
  return all;
}

std::vector<PackFile> bag(SealKey const* key = nullptr) {
  auto files = tag_files(facts(), sums(payload()));
  if (key != nullptr) files.push_back({kSignature, key->sign(file_named(files, kTagManifest)->bytes, facts().sealed_at)});
  for (auto& part : payload()) files.push_back(std::move(part));
  return files;
}

void change(std::vector<PackFile>& files, std::string const& name) {
  for (auto& file : files) if (file.name == name) file.bytes += " ";
}

// RFC 8493, 2.1 and 2.2; the sum of the empty string: FIPS 180-4's published example value.
TEST(Bag, SaysWhatItHoldsInTheFormsOfTheStandard) {
  auto const tags = tag_files(facts(), sums(payload()));
  EXPECT_EQ(file_named(tags, "bagit.txt")->bytes, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  EXPECT_EQ(file_named(tags, "bag-info.txt")->bytes,
            "External-Identifier: SRR-5TRP-A4MW-9\nBag-Version: 2\nVersion-Reason: A page was missed.\nBagging-Date: 2026-11-22\nSealed-At: 2026-11-22T10:04:00.000000Z\n"
            "Ledger-Entry: 610\nLedger-Hash: 25da80\nBag-Software-Agent: rightsdesk\nPayload-Oxum: 30.2\n");
  EXPECT_EQ(file_named(tags, kManifest)->bytes, sha512_hex("%PDF-1.7 pack") + "  data/srr-5trp-a4mw-9-pack.pdf\n" + sha512_hex("%PDF-1.7 schedule") + "  data/srr-5trp-a4mw-9-schedule.pdf\n");
  EXPECT_EQ(sha512_hex(""), "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e");
}

TEST(Bag, IsWholeAsItWasMade) {
  auto const verdict = checked_bag(bag());
  EXPECT_THAT(verdict.faults, IsEmpty());
  EXPECT_FALSE(verdict.signer.has_value());
}

TEST(Bag, NamesWhatWasChangedTakenOutOrPutIn) {
  auto files = bag();
  change(files, "data/srr-5trp-a4mw-9-pack.pdf");
  EXPECT_THAT(checked_bag(files).faults, ElementsAre("data/srr-5trp-a4mw-9-pack.pdf: changed since it was sealed"));
  files = bag();
  std::erase_if(files, [](PackFile const& file) { return file.name == "data/srr-5trp-a4mw-9-schedule.pdf"; });
  EXPECT_THAT(checked_bag(files).faults, ElementsAre("data/srr-5trp-a4mw-9-schedule.pdf: missing"));
  files = bag();
  files.push_back({"data/more.pdf", "%PDF-1.7"});
  EXPECT_THAT(checked_bag(files).faults, ElementsAre("data/more.pdf: no manifest names it"));
}

TEST(Bag, ThatIsNoneSaysSo) {
  EXPECT_THAT(checked_bag(std::vector<PackFile>{}).faults, ElementsAre("bagit.txt: not a bag", "manifest-sha512.txt: missing", "tagmanifest-sha512.txt: missing"));
  auto files = bag();
  for (auto& file : files) if (file.name == kManifest) file.bytes = "rubbish\n";
  EXPECT_THAT(checked_bag(files).faults, testing::Contains("manifest-sha512.txt:1: not a sum and a name"));
}

TEST(Bag, SignedByTheCouncilTellsWhoSigned) {
  TestSeal const ours("Thamesbrook Council");
  SealKey const key(ours.files());
  auto const verdict = checked_bag(bag(&key));
  EXPECT_THAT(verdict.faults, IsEmpty());
  ASSERT_TRUE(verdict.signer.has_value());
  EXPECT_EQ(verdict.signer->subject, "CN=Seal of disclosure packs,O=Thamesbrook Council");
  EXPECT_EQ(verdict.signer->fingerprint, key.signer().fingerprint);
}

TEST(Bag, WhoseSumsWereWrittenAnewIsNoLongerSigned) {
  TestSeal const ours("Thamesbrook Council");
  SealKey const key(ours.files());
  auto files = bag(&key);
  auto other = facts();
  other.version = 1;
  for (auto const& tag : tag_files(other, sums(payload()))) {
    for (auto& file : files) if (file.name == tag.name) file.bytes = tag.bytes;
  }
  EXPECT_THAT(checked_bag(files).faults, ElementsAre("tagmanifest-sha512.txt.p7s: The signature is not of these sums."));
}

TEST(Bag, RefusesNamesThatLeadOutOfIt) {
  EXPECT_THROW(tag_files(facts(), sums({{"pack.pdf", "x"}})), Bug);
  EXPECT_THROW(tag_files(facts(), sums({{"data/../pack.pdf", "x"}})), Bug);
  EXPECT_THROW(tag_files(facts(), {}), Bug);
}

}  // namespace
}  // namespace rightsdesk::delivery
