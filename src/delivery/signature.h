#pragma once
// The council's signature on a sealed pack: CMS, detached (RFC 5652), by an RSA or P-256 key of its own.
#include <memory>
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/result.h"

namespace rightsdesk::delivery {

/// Who signed.
struct Signer {
  std::string subject;      ///< of the certificate, as OpenSSL writes it on one line (RFC 2253)
  std::string fingerprint;  ///< SHA-256 of the certificate, 64 lower-case hexadecimal characters
};

struct SealFiles {
  std::string key, certificate;  ///< PEM
};

class SealKey {
 public:
  /// PEM files; the key without a passphrase, readable by the service alone. Throws Fault when one cannot be read, the two do not belong
  /// together, or others may read the key.
  explicit SealKey(SealFiles const& files);
  ~SealKey();
  SealKey(SealKey&&) noexcept;
  /// DER. `at` becomes the signing time. Throws Fault.
  [[nodiscard]] std::string sign(std::string_view bytes, Instant at) const;
  [[nodiscard]] Signer signer() const;

 private:
  struct Keys;
  std::unique_ptr<Keys> keys_;
};

/// Makes a P-256 key and its own certificate for `organisation`, good for ten years from `at`, where neither file exists; the key 0600.
/// A council with a certificate authority puts its own files there. Throws Fault.
void make_seal_key(SealFiles const& files, std::string const& organisation, Instant at);

/// Who signed exactly these bytes. With `certificate_pem`, only that certificate's key counts; without, whatever certificate the
/// signature brings, so that the caller must compare the fingerprint. Chains and dates of expiry are not judged: a seal outlives its
/// certificate. Refused: `not_signed` (the signature is not of these bytes, or not by that certificate), `unreadable`.
Result<Signer> signer_of(std::string_view bytes, std::string_view signature_der, std::string const& certificate_pem = {});

}  // namespace rightsdesk::delivery
