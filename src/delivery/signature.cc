#include "delivery/signature.h"

#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <ctime>

#include "core/original.h"

namespace rightsdesk::delivery {
namespace {

template <class T, void (*Free)(T*)>
struct Freed {
  void operator()(T* one) const { Free(one); }
};
template <class T, void (*Free)(T*)>
using Held = std::unique_ptr<T, Freed<T, Free>>;
struct BioFreed {
  void operator()(BIO* one) const { BIO_free_all(one); }
};
using Bio = std::unique_ptr<BIO, BioFreed>;
using Cms = Held<CMS_ContentInfo, CMS_ContentInfo_free>;
using Certificate = Held<X509, X509_free>;
using Key = Held<EVP_PKEY, EVP_PKEY_free>;
struct StackFreed {
  void operator()(STACK_OF(X509) * one) const { sk_X509_free(one); }
};

constexpr unsigned kFlags = CMS_BINARY | CMS_DETACHED | CMS_NOSMIMECAP;
constexpr int kFewestBits = 112;  // of security (NIST SP 800-57)
constexpr char kCannotSign[] = "The pack cannot be signed. Ask whoever runs the service to look at its seal key.";

Bio reading(std::string_view bytes) { return Bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()))); }

std::string written(BIO* bio) {
  char* data = nullptr;
  auto const size = BIO_get_mem_data(bio, &data);
  return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : std::string{};
}

Bio file_at(std::string const& path) {
  Bio bio(BIO_new_file(path.c_str(), "rb"));
  if (!bio) throw Fault(kCannotSign, "cannot read " + path);
  return bio;
}

std::string der_of(X509* certificate) {
  unsigned char* der = nullptr;
  int const size = i2d_X509(certificate, &der);
  std::string bytes(reinterpret_cast<char const*>(der), size > 0 ? static_cast<std::size_t>(size) : 0);
  OPENSSL_free(der);
  return bytes;
}

Signer described(X509* certificate) {
  Bio const text(BIO_new(BIO_s_mem()));
  X509_NAME_print_ex(text.get(), X509_get_subject_name(certificate), 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
  return {written(text.get()), sha256_hex(der_of(certificate))};
}

bool others_may_read(std::string const& path) {
  struct stat about {};
  return stat(path.c_str(), &about) != 0 || (about.st_mode & (S_IRWXG | S_IRWXO)) != 0;
}

}  // namespace

struct SealKey::Keys {
  Key key;
  Certificate certificate;
};

SealKey::SealKey(SealFiles const& files) : keys_(std::make_unique<Keys>()) {
  keys_->key.reset(PEM_read_bio_PrivateKey(file_at(files.key).get(), nullptr, nullptr, const_cast<char*>("")));
  keys_->certificate.reset(PEM_read_bio_X509(file_at(files.certificate).get(), nullptr, nullptr, nullptr));
  if (!keys_->key) throw Fault(kCannotSign, "no key in " + files.key);
  if (!keys_->certificate) throw Fault(kCannotSign, "no certificate in " + files.certificate);
  if (X509_check_private_key(keys_->certificate.get(), keys_->key.get()) != 1) throw Fault(kCannotSign, files.key + " is not the key of " + files.certificate);
  if (EVP_PKEY_get_security_bits(keys_->key.get()) < kFewestBits) throw Fault(kCannotSign, files.key + " is too short a key: P-256, or RSA of 2048 bits and better 3072");
  if (others_may_read(files.key)) throw Fault(kCannotSign, files.key + " may be read by others: chmod 600");
}
SealKey::~SealKey() = default;
SealKey::SealKey(SealKey&&) noexcept = default;

Signer SealKey::signer() const { return described(keys_->certificate.get()); }

std::string SealKey::sign(std::string_view bytes, Instant at) const {
  Cms const cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, kFlags | CMS_PARTIAL));
  auto* const signer = cms ? CMS_add1_signer(cms.get(), keys_->certificate.get(), keys_->key.get(), EVP_sha256(), kFlags | CMS_PARTIAL) : nullptr;
  if (signer == nullptr) throw Fault(kCannotSign, "CMS_add1_signer failed");
  Held<ASN1_TIME, ASN1_TIME_free> const time(ASN1_TIME_set(nullptr, std::chrono::system_clock::to_time_t(at)));
  auto const timed = time && CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, ASN1_STRING_type(time.get()), time.get(), -1) == 1;
  auto const content = reading(bytes);
  Bio const out(BIO_new(BIO_s_mem()));
  if (!timed || CMS_final(cms.get(), content.get(), nullptr, kFlags) != 1 || i2d_CMS_bio(out.get(), cms.get()) != 1) throw Fault(kCannotSign, "CMS_final failed");
  return written(out.get());
}

namespace {

Certificate self_signed(EVP_PKEY* key, std::string const& organisation, Instant at) {
  constexpr long kTenYears = 3652L * 24 * 60 * 60;
  Certificate certificate(X509_new());
  auto const from = std::chrono::system_clock::to_time_t(at);
  auto* const name = X509_get_subject_name(certificate.get());
  auto const entry = [&](char const* field, std::string const& value) {
    return X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, reinterpret_cast<unsigned char const*>(value.c_str()), -1, -1, 0) == 1;
  };
  bool const made = X509_set_version(certificate.get(), 2) == 1 && ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), from) == 1 &&
                    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), from) != nullptr &&
                    ASN1_TIME_adj(X509_getm_notAfter(certificate.get()), from, 0, kTenYears) != nullptr && entry("O", organisation) &&
                    entry("CN", "Seal of disclosure packs") && X509_set_issuer_name(certificate.get(), name) == 1 &&
                    X509_set_pubkey(certificate.get(), key) == 1 && X509_sign(certificate.get(), key, EVP_sha256()) > 0;
  if (!made) throw Fault(kCannotSign, "a certificate could not be made");
  return certificate;
}

void put(std::string const& path, std::string const& bytes, mode_t mode) {
  int const file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (file < 0) throw Fault(kCannotSign, "cannot make " + path);
  bool const whole = write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && fsync(file) == 0;
  close(file);
  if (!whole) throw Fault(kCannotSign, "cannot write " + path);
}

}  // namespace

void make_seal_key(SealFiles const& files, std::string const& organisation, Instant at) {
  if (access(files.key.c_str(), F_OK) == 0 || access(files.certificate.c_str(), F_OK) == 0) return;
  Key const key(EVP_EC_gen("P-256"));
  if (!key) throw Fault(kCannotSign, "a key could not be made");
  auto const certificate = self_signed(key.get(), organisation, at);
  Bio const key_pem(BIO_new(BIO_s_mem())), certificate_pem(BIO_new(BIO_s_mem()));
  PEM_write_bio_PrivateKey(key_pem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  PEM_write_bio_X509(certificate_pem.get(), certificate.get());
  put(files.key, written(key_pem.get()), 0600);
  put(files.certificate, written(certificate_pem.get()), 0644);
}

Result<Signer> signer_of(std::string_view bytes, std::string_view signature_der, std::string const& certificate_pem) {
  auto const der = reading(signature_der);
  Cms const cms(d2i_CMS_bio(der.get(), nullptr));
  if (!cms) return refused("unreadable", "The signature cannot be read.");
  std::unique_ptr<STACK_OF(X509), StackFreed> const given(sk_X509_new_null());
  Certificate certificate;
  unsigned flags = kFlags | CMS_NO_SIGNER_CERT_VERIFY;
  if (!certificate_pem.empty()) {
    certificate.reset(PEM_read_bio_X509(reading(certificate_pem).get(), nullptr, nullptr, nullptr));
    if (!certificate) return refused("unreadable", "The certificate cannot be read.");
    sk_X509_push(given.get(), certificate.get());
    flags |= CMS_NOINTERN;
  }
  auto const content = reading(bytes);
  if (CMS_verify(cms.get(), given.get(), nullptr, content.get(), nullptr, flags) != 1) {
    return refused("not_signed", certificate ? "The signature is not of these sums, or not by that certificate." : "The signature is not of these sums.");
  }
  std::unique_ptr<STACK_OF(X509), StackFreed> const signers(CMS_get0_signers(cms.get()));
  if (!signers || sk_X509_num(signers.get()) != 1) return refused("not_signed", "The signature is not by one signer.");
  return described(sk_X509_value(signers.get(), 0));
}

}  // namespace rightsdesk::delivery
