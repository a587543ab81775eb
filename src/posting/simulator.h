#pragma once
// GOV.UK Notify as its documentation describes it, for tests and for trying out: strict about every body, and it can be told to fail.
// It sends nothing and keeps nothing but in memory.
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/json.h"
#include "posting/notify_key.h"

namespace rightsdesk::posting {

/// The three templates it has: e-mail, text message, letter. Each takes ((subject)) and ((body)) but the text, which takes ((body)).
constexpr char kEmailTemplate[] = "11111111-1111-4111-8111-111111111111";
constexpr char kTextTemplate[] = "22222222-2222-4222-8222-222222222222";
constexpr char kLetterTemplate[] = "33333333-3333-4333-8333-333333333333";
/// The key it takes where it is given none: a test key, "simulator-…".
constexpr char kSimulatorKey[] = "simulator-a1b2c3d4-0000-4000-8000-000000000001-a1b2c3d4-0000-4000-8000-000000000002";

class NotifySimulator {
 public:
  NotifySimulator(NotifyKey key, std::string url);
  ~NotifySimulator();

  struct Asked {
    std::string method, path;
    std::vector<std::pair<std::string, std::string>> query = {};
    std::string authorization = {}, body = {};
  };
  struct Answer {
    int status = 200;
    std::string body, media_type = "application/json";
    std::map<std::string, std::string> headers = {};
  };
  /// Thread-safe. POST /simulator/fail {"status": 429, "times": 2, "retry_after": 3} makes the next answers of the API fail: not Notify's, and
  /// without a key; {"letters": "permanent-failure"} is how letters end from now on.
  /// POST /simulator/call-back {"url", "token"} calls that address back as Notify does, for each e-mail and text with its last status; with "returned": true for
  /// each letter, as one that came back in the post. It answers with the statuses it had. GET /simulator/taken lists what was taken with every word, for tests.
  Answer answer(Asked const& asked, Instant now);

 private:
  struct Kept;
  struct Failing {
    int status = 500, times = 0, retry_after = 0;
  };
  Answer of_api(Asked const& asked, Instant now);
  Answer post(std::string const& kind, Asked const& asked, Instant now);
  Answer kept(Json const& notification);
  Answer one(std::string const& rest);
  Answer all(Asked const& asked);
  Answer template_answer(std::string const& path, Asked const& asked);
  Answer told_to_fail(Asked const& asked);
  Answer call_back(Asked const& asked, Instant now);
  NotifyKey key_;
  std::string url_;
  std::mutex mutex_;
  std::unique_ptr<Kept> kept_;
  Failing failing_;
};

/// {"status_code":400,"errors":[{"error":"ValidationError","message":"…"}]}
NotifySimulator::Answer notify_error(int status, std::string const& error, std::vector<std::string> const& messages);

}  // namespace rightsdesk::posting
