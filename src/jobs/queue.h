#pragma once
// The worker's side of the durable queue: claimed, leased, retried. The store implements it.
#include <chrono>
#include <optional>
#include <string>

#include "app/work.h"
#include "core/date.h"

namespace rightsdesk::jobs {

class Queue {
 public:
  virtual ~Queue() = default;
  /// The longest due job under a lease of `lease`; committed before it returns, so that work begins only after the claim.
  virtual std::optional<app::Job> claim(std::string const& worker, Instant now, std::chrono::seconds lease) = 0;
  /// False: the lease has passed on, stop at once.
  virtual bool heartbeat(app::Job const& job, Instant now, std::chrono::seconds lease) = 0;
  /// Ready again at `retry_at`, or dead after its last attempt. `error` holds no personal data.
  virtual void fail(app::Job const& job, std::string const& error, Instant retry_at) = 0;
  /// Dead at once: whoever asked for it has not the rights for it any more. On the record of its case; `why` holds no personal data.
  virtual void refuse(app::Job const& job, std::string const& why, Instant now) = 0;
  /// Jobs whose lease ran out become ready again, or dead after their last attempt.
  virtual void reap(Instant now) = 0;
};

}  // namespace rightsdesk::jobs
