#pragma once
#include <memory>

#include "delivery/signature.h"
#include "web/api/opendsr.h"

namespace rightsdesk {

/// Signs answers with the key that seals packs: one certificate of the council's for both.
class ResponseSigner final : public web::api::Signer {
 public:
  /// Throws Fault when the files cannot be read.
  explicit ResponseSigner(delivery::SealFiles const& files);
  ~ResponseSigner() override;
  [[nodiscard]] std::string signature(std::string_view bytes) const override;
  [[nodiscard]] std::string certificate() const override { return certificate_; }

 private:
  struct Key;
  std::unique_ptr<Key> key_;
  std::string certificate_;
};

}  // namespace rightsdesk
