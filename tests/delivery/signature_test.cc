#include "delivery/signature.h"

#include <gmock/gmock.h>

#include <fstream>

#include "delivery/seal_files.h"

namespace rightsdesk::delivery {
namespace {

Instant const at = parse_instant("2026-11-22T10:04:00Z").value();

std::string pem(TestSeal const& seal) {
  std::ifstream in(seal.files().certificate);
  return std::string(std::istreambuf_iterator<char>(in), {});
}
void put(std::string const& path, std::string const& bytes) { std::ofstream(path, std::ios::binary) << bytes; }
bool openssl_verifies(TestSeal const& seal) {
  auto const in = [&](char const* name) { return seal.folder + "/" + name; };
  return std::system(("openssl cms -verify -binary -inform DER -in " + in("sums.p7s") + " -content " + in("sums.txt") + " -CAfile " + seal.files().certificate +
                      " -purpose any -out /dev/null 2>/dev/null").c_str()) == 0;
}

TEST(Signature, IsReadByAnotherProgram) {
  TestSeal const seal("Thamesbrook Council");
  put(seal.folder + "/sums.txt", "sums\n");
  put(seal.folder + "/sums.p7s", SealKey(seal.files()).sign("sums\n", at));
  EXPECT_TRUE(openssl_verifies(seal));
  put(seal.folder + "/sums.txt", "other sums\n");
  EXPECT_FALSE(openssl_verifies(seal));
}

TEST(Signature, IsAlsoMadeByAnRsaKeyOfTheCouncils) {
  TestSeal const seal("Thamesbrook Council");
  auto const files = SealFiles{seal.folder + "/rsa.pem", seal.folder + "/rsa-certificate.pem"};
  ASSERT_EQ(std::system(("openssl req -x509 -newkey rsa:3072 -nodes -subj '/O=Thamesbrook Council' -keyout " + files.key + " -out " + files.certificate + " 2>/dev/null && chmod 600 " + files.key).c_str()), 0);
  EXPECT_EQ(signer_of("sums\n", SealKey(files).sign("sums\n", at)).value().subject, "O=Thamesbrook Council");
}

TEST(Signature, CountsOnlyForItsBytesAndItsCertificate) {
  TestSeal const ours("Thamesbrook Council"), theirs("Thamesbrook Council");
  auto const signature = SealKey(ours.files()).sign("sums\n", at);
  EXPECT_EQ(signer_of("sums\n", signature, pem(ours)).value().subject, "CN=Seal of disclosure packs,O=Thamesbrook Council");
  EXPECT_EQ(signer_of("sums \n", signature, pem(ours)).error().code, "not_signed");
  EXPECT_EQ(signer_of("sums\n", signature, pem(theirs)).error().code, "not_signed");
  EXPECT_EQ(signer_of("sums\n", "rubbish").error().code, "unreadable");
  EXPECT_EQ(signer_of("sums\n", signature, "rubbish").error().code, "unreadable");
}

TEST(SealKey, NamesTheFileThatIsWrong) {
  TestSeal const ours("Thamesbrook Council"), theirs("Another Council");
  EXPECT_THROW(SealKey({"/nowhere/key.pem", ours.files().certificate}), Fault);
  EXPECT_THROW(SealKey({ours.files().certificate, ours.files().certificate}), Fault);
  try {
    SealKey const wrong({theirs.files().key, ours.files().certificate});
    FAIL() << "the key of another certificate was taken";
  } catch (Fault const& fault) {
    EXPECT_EQ(fault.internal(), theirs.files().key + " is not the key of " + ours.files().certificate);
  }
}

TEST(SealKey, IsNotTakenWhenOthersMayReadIt) {
  TestSeal const ours("Thamesbrook Council");
  std::filesystem::permissions(ours.files().key, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
  EXPECT_THROW(SealKey{ours.files()}, Fault);
}

/// ASVS 11.2.3
TEST(SealKey, IsNotTakenWhenItIsTooShort) {
  TestSeal const seal("Thamesbrook Council");
  auto const files = SealFiles{seal.folder + "/rsa.pem", seal.folder + "/rsa-certificate.pem"};
  ASSERT_EQ(std::system(("openssl req -x509 -newkey rsa:1024 -nodes -subj '/O=Thamesbrook Council' -keyout " + files.key + " -out " + files.certificate + " 2>/dev/null && chmod 600 " + files.key).c_str()), 0);
  EXPECT_THROW(SealKey{files}, Fault);
}

TEST(SealKey, IsMadeOnceAndNeverReplaced) {
  TestSeal const ours("Thamesbrook Council");
  auto const before = pem(ours);
  make_seal_key(ours.files(), "Another Council", at);
  EXPECT_EQ(pem(ours), before);
}

}  // namespace
}  // namespace rightsdesk::delivery
