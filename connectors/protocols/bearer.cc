#include "connectors/protocols/bearer.h"

#include <nlohmann/json.hpp>

#include "core/json.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;

constexpr std::size_t kMostToken = 1U << 18U;

bool can_be_a_token(std::string const& text) {
  return !text.empty() && text.find_first_of("\r\n ") == std::string::npos;
}

}  // namespace

std::string const& Bearer::header(Deadline const& deadline) {
  if (!header_.empty()) return header_;
  auto const form = "grant_type=client_credentials" + (scope_.empty() ? "" : "&scope=" + url_encoded(scope_));
  HttpAnswer answer;
  try {
    answer = http_post_form(where_, form, kMostToken, deadline);
  } catch (sources::SourceFailure const& failure) {
    // RFC 6749, 5.2: a refused client is told so with 400 as often as with 401.
    if (failure.internal() != "HTTP 400") throw;
    fail(Kind::sign_in_refused, where_.title + " refused our sign-in: the key is not accepted.", "token: HTTP 400");
  }
  auto const parsed = parse_json(answer.body);
  auto const token = parsed && parsed->is_object() && parsed->contains("access_token") && parsed->at("access_token").is_string()
                         ? parsed->at("access_token").get<std::string>()
                         : std::string();
  auto const type = parsed && parsed->is_object() && parsed->contains("token_type") && parsed->at("token_type").is_string()
                        ? lower_ascii(parsed->at("token_type").get<std::string>())
                        : std::string();
  if (answer.status != 200 || !can_be_a_token(token) || type != "bearer")
    fail(Kind::nonsense, where_.title + " answered our sign-in with something that is no token.", "token answer");
  return header_ = "Bearer " + token;
}

}  // namespace rightsdesk::connectors
