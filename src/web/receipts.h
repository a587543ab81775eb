#pragma once
// What a carrier tells of messages by itself: the callbacks of GOV.UK Notify. It is asked too (main/post_room.h); these come sooner.
#include <string>
#include <string_view>
#include <vector>

#include "web/edge/dispatch.h"

namespace rightsdesk::web {

struct Receipt {
  std::string message;     ///< our reference
  std::string carrier_id;  ///< theirs
  std::string status;      ///< in their word; "returned": a letter that came back in the post
};

/// Thread-safe.
class Receipts {
 public:
  virtual ~Receipts() = default;
  /// Is it what the carrier was given to prove itself? In a time that tells nothing of it; never where it was given nothing.
  [[nodiscard]] virtual bool is_theirs(std::string_view token) const = 0;
  /// Ends the message as the receipt says; the same again, or a status that ends nothing, does nothing. False: it was not sent under these two names.
  virtual bool take(Receipt const& receipt) = 0;
};

/// Its address. `receipts` must outlive it. 401 without the token, 400 for what is no receipt, 404 for a message that is not known, else 204.
std::vector<Route> receipt_routes(Receipts& receipts);

}  // namespace rightsdesk::web
