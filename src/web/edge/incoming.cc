#include "web/edge/incoming.h"

#include <algorithm>
#include <array>

namespace rightsdesk::web {

bool Incoming::receive() {
  std::array<char, 16'384> buffer;
  int const got = socket_.receiveBytes(buffer.data(), static_cast<int>(buffer.size()));
  if (got <= 0) return false;
  come_.append(buffer.data(), static_cast<std::size_t>(got));
  return true;
}

bool Incoming::more(std::chrono::milliseconds patience) {
  return !come_.empty() || socket_.poll(Poco::Timespan(std::chrono::microseconds(patience).count()), Poco::Net::Socket::SELECT_READ);
}

Result<std::optional<std::string>, BadFraming> Incoming::head() {
  std::size_t line = 0, looked_at = 0;
  for (;;) {
    for (auto end = come_.find('\n', looked_at); end != std::string::npos; end = come_.find('\n', looked_at)) {
      if (end == line || come_[end - 1] != '\r') return tl::make_unexpected(BadFraming{400, "an end of line without CR"});
      looked_at = end + 1;
      if (end == line + 1 && line == 0) {  // RFC 9112 2.2: an empty line before the request line is passed over
        come_.erase(0, looked_at);
        looked_at = 0;
        continue;
      }
      if (end == line + 1) {
        auto head = come_.substr(0, line);
        come_.erase(0, looked_at);
        return std::optional(std::move(head));
      }
      line = looked_at;
    }
    looked_at = come_.size();
    if (come_.size() >= most_head) return tl::make_unexpected(BadFraming{400, "a long head"});
    if (!receive()) return std::optional<std::string>();
  }
}

std::optional<std::string> Incoming::body(std::uint64_t length) {
  while (come_.size() < length) {
    if (!receive()) return {};
  }
  auto body = come_.substr(0, static_cast<std::size_t>(length));
  come_.erase(0, static_cast<std::size_t>(length));
  return body;
}

}  // namespace rightsdesk::web
