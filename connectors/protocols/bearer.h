#pragma once
// OAuth 2 client credentials (RFC 6749, 4.4): a token for the program itself, asked for when it is needed.
#include <string>

#include "connectors/protocols/http.h"

namespace rightsdesk::connectors {

class Bearer {
 public:
  /// `where` is the token's address with the client's basic sign-in among its headers; `scope` may be empty.
  Bearer(HttpPlace where, std::string scope) : where_(std::move(where)), scope_(std::move(scope)) {}
  /// "Bearer …"; asked for once and kept. Throws SourceFailure (sign_in_refused when the server will not give one).
  std::string const& header(Deadline const& deadline);
  [[nodiscard]] bool held() const { return !header_.empty(); }
  /// The kept one is not accepted any more.
  void forget() { header_.clear(); }

 private:
  HttpPlace where_;
  std::string scope_, header_;
};

}  // namespace rightsdesk::connectors
