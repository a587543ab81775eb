#pragma once
#include <utility>

namespace rightsdesk {

/// Personal data: cannot be streamed, formatted or logged. `reveal()` is the one way out, so that it can be found by grep.
template <class T>
class Personal {
 public:
  Personal() = default;
  explicit Personal(T value) : value_(std::move(value)) {}
  [[nodiscard]] T const& reveal() const& { return value_; }
  [[nodiscard]] T reveal() && { return std::move(value_); }
  friend bool operator==(Personal const&, Personal const&) = default;

 private:
  T value_;
};

}  // namespace rightsdesk
