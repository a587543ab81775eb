#pragma once
// Requests by the OpenDSR 2.0 protocol (formerly OpenGDPR): discovery, a request, how it stands, cancelling it; each answer signed.
#include <string>
#include <string_view>

#include "web/site.h"

namespace rightsdesk::web::api {

/// Who signs answers. Thread-safe.
class Signer {
 public:
  virtual ~Signer() = default;
  /// The raw signature by SHA-256 and the key of the certificate.
  [[nodiscard]] virtual std::string signature(std::string_view bytes) const = 0;
  [[nodiscard]] virtual std::string certificate() const = 0;  ///< PEM
};

/// The addresses under /opendsr/v2. Both must outlive them.
std::vector<Route> opendsr_routes(Site& site, Signer const& signer);

struct OpenDsrMistake {
  std::string reason, message;
};
/// The protocol's own error object (section 7.6).
Reply opendsr_error(int status, std::string const& message, std::vector<OpenDsrMistake> const& mistakes = {});

}  // namespace rightsdesk::web::api
