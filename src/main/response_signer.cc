#include "main/response_signer.h"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include "settings/service.h"

namespace rightsdesk {

struct ResponseSigner::Key {
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> held{nullptr, EVP_PKEY_free};
};

ResponseSigner::ResponseSigner(delivery::SealFiles const& files) : key_(std::make_unique<Key>()), certificate_(settings::file_text(files.certificate)) {
  auto const text = settings::file_text(files.key);
  std::unique_ptr<BIO, decltype(&BIO_free)> const in(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), BIO_free);
  key_->held.reset(PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr));
  if (!key_->held) throw Fault("The service is not configured.", files.key + " holds no key in PEM");
}

ResponseSigner::~ResponseSigner() = default;

std::string ResponseSigner::signature(std::string_view bytes) const {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  auto const* const in = reinterpret_cast<unsigned char const*>(bytes.data());
  std::size_t size = 0;
  bool fine = context && EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_->held.get()) == 1 && EVP_DigestSign(context.get(), nullptr, &size, in, bytes.size()) == 1;
  std::string signature(size, '\0');
  fine = fine && EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, in, bytes.size()) == 1;
  if (!fine) throw Fault("The answer could not be signed.", "the key that seals packs cannot sign");
  signature.resize(size);
  return signature;
}

}  // namespace rightsdesk
