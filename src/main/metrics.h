#pragma once
// Health and figures of one `serve`, for Prometheus and a load balancer: counts, routes as patterns, states. No id, no name, no address.
#include <array>
#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "main/house.h"
#include "web/edge/dispatch.h"

namespace rightsdesk {

/// GET /health/live: 200 while it answers. GET /health/ready: 200 when the database answers too, its schema is one this program can go on over, and `leave` was
/// not called; else 503. GET /health/intake: 503 while an acknowledged request is
/// not in the database. GET /metrics: text format 0.0.4.
class Metrics final : public web::Answering {
 public:
  /// `house` must outlive it.
  explicit Metrics(House& house, std::function<std::uint64_t()> log_lines_dropped = {}) : house_(house), log_lines_dropped_(std::move(log_lines_dropped)) {}
  /// One answered request. From any thread.
  void count(web::LogLine const& line);
  /// This server is about to stop: it is not ready from now on, and answers as before. From any thread.
  void leave() { leaving_ = true; }
  /// Figures of the database are at most kFresh old.
  [[nodiscard]] std::string text();
  static constexpr std::chrono::seconds kFresh{60};

  [[nodiscard]] std::uint64_t largest_body(std::string const&, std::string const&) const override { return 0; }
  [[nodiscard]] web::Reply answer(web::Exchange& exchange) noexcept override;
  [[nodiscard]] web::Reply refuse(int status, std::string const&) noexcept override;

 private:
  struct Took {
    std::array<std::uint64_t, 5> within{};  ///< kBounds, and any
    double seconds = 0;
  };
  [[nodiscard]] std::string why_not_ready() const;  ///< empty: it is
  [[nodiscard]] std::size_t missing() const;
  [[nodiscard]] web::Reply intake_health() const;
  [[nodiscard]] std::string requests();
  [[nodiscard]] std::string own();
  [[nodiscard]] std::string kept();

  House& house_;
  std::function<std::uint64_t()> log_lines_dropped_;
  std::atomic<bool> leaving_{false};
  std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> answered_;
  std::map<std::string, Took> took_;
  std::string kept_;
  std::optional<Instant> kept_at_;
};

}  // namespace rightsdesk
