#include "web/api/opendsr_request.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "person/identifiers.h"
#include "web/api/sent_request.h"

namespace rightsdesk::web::api {
namespace {

using Mistakes = std::vector<OpenDsrMistake>;

std::optional<std::string> text_in(Json const& body, std::string const& name, Mistakes& mistakes) {
  if (!body.contains(name)) mistakes.push_back({"missing", name + " is required"});
  else if (!body[name].is_string()) mistakes.push_back({"wrong_type", name + " must be text"});
  else return body[name].get<std::string>();
  return std::nullopt;
}

/// The box of the form for a type of the protocol.
std::string wish_for(std::string const& type) {
  if (type == "access") return "see";
  if (type == "portability") return "move";
  return type == "erasure" ? "delete" : "";
}

void read_identities(Json const& body, OpenDsrRequest& request, Mistakes& mistakes) {
  if (!body.contains("subject_identities")) return;
  auto const& identities = body["subject_identities"];
  if (!identities.is_array()) return mistakes.push_back({"wrong_type", "subject_identities must be a list"});
  for (auto const& one : identities) {
    auto const part = [&](char const* name) { return one.is_object() && one.contains(name) && one[name].is_string() ? one[name].get<std::string>() : std::string{}; };
    if (part("identity_type") != "email" || part("identity_format") != "raw") mistakes.push_back({"not_supported", "of identities only email in the format raw is supported"});
    else if (!person::email(part("identity_value"))) mistakes.push_back({"not_real", "an identity_value is no e-mail address"});
    else if (request.answers.contains("email")) mistakes.push_back({"not_supported", "one e-mail address can be taken"});
    else request.answers["email"] = {part("identity_value")};
  }
}

/// What the form asks and the protocol has no place for.
void read_extension(Json const& body, std::string const& domain, OpenDsrRequest& request, Mistakes& mistakes) {
  auto const extensions = body.value("extensions", Json::object());
  if (!extensions.is_object()) return mistakes.push_back({"wrong_type", "extensions must be an object"});
  if (!extensions.contains(domain)) return;
  auto const& own = extensions[domain];
  if (!own.is_object() || own.size() != 1 || !own.contains("answers") || !own["answers"].is_object()) return mistakes.push_back({"wrong_type", "the extension for " + domain + " must hold answers and nothing else"});
  auto answers = own["answers"];
  if (answers.contains("right")) return mistakes.push_back({"not_supported", "what is asked is said by subject_request_type, not by the extension’s answers"});
  answers["right"] = request.answers.at("right");
  if (!answers.contains("who-for")) answers["who-for"] = "me";
  auto const sent = sent_request({{"channel", "online"}, {"answers", answers}}, {});
  if (!sent) {
    for (auto const& wrong : sent.error()) mistakes.push_back({wrong.code, "extensions/" + domain + wrong.pointer + ": " + wrong.message});
    return;
  }
  for (auto const& [field, values] : sent->answers) request.answers[field] = values;
}

void read_time(Json const& body, Instant now, OpenDsrRequest& request, Mistakes& mistakes) {
  auto const text = text_in(body, "submitted_time", mistakes);
  if (!text) return;
  auto const at = parse_instant(*text);
  if (!at) mistakes.push_back({"not_real", "submitted_time must be written as 2018-10-02T15:00:00Z"});
  else if (*at > now + std::chrono::minutes(5)) mistakes.push_back({"not_past", "submitted_time must not be to come"});
  else request.submitted = std::min(*at, now);
}

}  // namespace

bool is_request_id(std::string const& text) {
  constexpr std::size_t kLength = 36;
  if (text.size() != kLength) return false;
  for (std::size_t i = 0; i < kLength; ++i) {
    bool const dash = i == 8 || i == 13 || i == 18 || i == 23;
    bool const digit = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
    if (dash ? text[i] != '-' : !digit) return false;
  }
  return text[14] == '4' && std::string_view("89ab").find(text[19]) != std::string_view::npos;
}

Result<OpenDsrRequest, std::vector<OpenDsrMistake>> opendsr_request(Json const& body, std::string const& domain, Instant now) {
  OpenDsrRequest request;
  Mistakes mistakes;
  if (auto const regulation = text_in(body, "regulation", mistakes); regulation && *regulation != "gdpr") mistakes.push_back({"not_supported", "of regulations only gdpr is supported"});
  if (auto const id = text_in(body, "subject_request_id", mistakes)) {
    if (is_request_id(*id)) request.id = *id;
    else mistakes.push_back({"not_real", "subject_request_id must be a UUID v4 in small letters"});
  }
  auto const type = text_in(body, "subject_request_type", mistakes);
  auto const wish = type ? wish_for(*type) : std::string{};
  if (type && wish.empty()) mistakes.push_back({"not_supported", "of subject_request_type only access, portability and erasure are supported"});
  read_time(body, now, request, mistakes);
  if (auto const version = body.value("api_version", Json("2.0")); !version.is_string() || !version.get<std::string>().starts_with("2.")) mistakes.push_back({"not_supported", "of api_version only 2.0 is supported"});
  if (body.contains("status_callback_urls") && !body["status_callback_urls"].empty()) mistakes.push_back({"not_supported", "callbacks are not made: ask how the request stands, or subscribe to webhooks"});
  request.answers = {{"right", {wish}}, {"who-for", {"me"}}};
  read_identities(body, request, mistakes);
  read_extension(body, domain, request, mistakes);
  if (!mistakes.empty()) return tl::unexpected(std::move(mistakes));
  return request;
}

}  // namespace rightsdesk::web::api
