#pragma once
// The site map, watched: what it refuses has a line in the log, and what takes long to send is asked about again.
#include <atomic>

#include "web/edge/dispatch.h"
#include "web/edge/long_answers.h"

namespace rightsdesk::web {

struct Watching {
  std::function<SignedIn(std::string const& token)> signed_in = {};  ///< as DispatchSettings have it
  std::function<Caller(std::string const& key)> caller = {};         ///< as well
  /// Whether what the route is about may still be shown to this member of staff; unset: always.
  std::function<bool(Exchange const&)> still_shown = {};
  std::function<void(LogLine const&)> log = {};
  Pace::Limit of_refusals{10, 20};  ///< lines about refusals of one address; the rest are counted, and told with the next
};

/// A line "refused" has the route, why, and the id of whoever asked; "cut_off" has the route.
class Watched final : public Answering, public LongAnswers {
 public:
  /// `inner` must outlive it.
  Watched(Dispatch& inner, Watching watching) : inner_(inner), watching_(std::move(watching)), of_refusals_(watching_.of_refusals) {}
  [[nodiscard]] std::uint64_t largest_body(std::string const& method, std::string const& path) const override { return inner_.largest_body(method, path); }
  [[nodiscard]] Reply answer(Exchange& exchange) noexcept override;
  [[nodiscard]] Reply refuse(int status, std::string const& target) noexcept override;
  [[nodiscard]] bool still_may(Exchange const& exchange) noexcept override;

 private:
  void tell_of_refusal(Exchange const& exchange, int status) noexcept;
  [[nodiscard]] bool still_allowed(Exchange const& exchange) const;
  Dispatch& inner_;
  Watching watching_;
  Pace of_refusals_;
  std::atomic<std::uint64_t> untold_{0};
};

/// The key of an Authorization header (RFC 6750 2.1); empty where it shows none.
std::string bearer_in(Exchange const& exchange);

}  // namespace rightsdesk::web
