#pragma once
// GOV.UK Notify (docs.notifications.service.gov.uk, rest-api). Its templates hold ((subject)) and ((body)): the words are ours.
#include <map>
#include <string>

#include "posting/carrier.h"

namespace rightsdesk::posting {

/// What one of its statuses means: delivered, or received by the printers; permanent-, temporary- and technical-failure, virus-scan-failed, validation-failed and
/// cancelled are failed, with that word. Any other is on its way.
Fate fate_in(std::string const& status);

struct NotifyAccount {
  std::string url;       ///< "https://api.notifications.service.gov.uk"; http:// for this machine alone
  std::string key_file;  ///< read each time
  std::map<std::string, std::string> templates;  ///< by channel: "email", "sms"
  std::string ca = {};   ///< file; empty: the system's authorities
  std::chrono::seconds patience{20};
  std::string postage = {};  ///< "first", "second", "economy": letters go too, as the PDF they are; empty: none do
};

/// 201 is taken; 400 is refused with the words of the errors; 429, 5xx, silence and what is wrong with our key, clock or address are tried again.
/// A second try first asks whether the first arrived, by our reference. A letter that Notify would not print (posting/print.h) is refused here, unsent.
class NotifyCarrier final : public Carrier {
 public:
  explicit NotifyCarrier(NotifyAccount account) : account_(std::move(account)) {}
  Handed hand_over(Parcel const& parcel, Instant now) override;
  /// fate_in() what it answers. What Notify does not know (any more) is on its way.
  Fate fate_of(std::string const& id, Instant now) override;
  /// Whether the key is accepted: empty, or what is wrong, in words for `doctor`.
  std::string wrong_with_account(Instant now);

 private:
  NotifyAccount account_;
};

}  // namespace rightsdesk::posting
