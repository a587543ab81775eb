#include "connectors/protocols/mail_door.h"

#include <Poco/URI.h>

#include "core/base64.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;

[[noreturn]] void not_whole(std::string const& title) {
  fail(Kind::unreachable, title + " is not connected: its settings need url (imaps://…), user, and password or token_url.", "endpoint incomplete");
}

/// Where the token comes from, when the settings say that there is one.
std::optional<Bearer> bearer_of(std::string const& title, Endpoint const& endpoint) {
  auto const url = endpoint.text("token_url");
  if (url.empty()) return std::nullopt;
  HttpPlace where{title, url, endpoint.text("ca"), HttpPlace::Loopback::allowed, {}};
  where.headers["Authorization"] = "Basic " + base64_of(endpoint.text("client_id") + ":" + endpoint.text("client_secret"));
  return Bearer(std::move(where), endpoint.text("scope"));
}

WirePlace mail_place(std::string const& title, Endpoint const& endpoint) {
  try {
    Poco::URI const uri(endpoint.text("url"));
    bool const plain = uri.getScheme() == "imap";
    if ((!plain && uri.getScheme() != "imaps") || uri.getHost().empty() || endpoint.text("user").empty()) not_whole(title);
    int const port = uri.getPort() != 0 ? uri.getPort() : plain ? 143 : 993;
    return {title, uri.getHost(), port, plain ? WirePlace::Tls::none : WirePlace::Tls::required, endpoint.text("ca"), WirePlace::Loopback::allowed};
  } catch (Poco::SyntaxException const&) {
    not_whole(title);
  }
}

}  // namespace

MailDoor::MailDoor(std::string const& title, Endpoint const& endpoint)
    : place_(mail_place(title, endpoint)), who_{endpoint.text("user"), endpoint.text("password")}, bearer_(bearer_of(title, endpoint)) {}

std::unique_ptr<Imap> MailDoor::open(Deadline const& deadline) {
  if (!bearer_) return std::make_unique<Imap>(place_, who_, deadline);
  bool const kept = bearer_->held();
  who_.bearer = bearer_->header(deadline);
  try {
    return std::make_unique<Imap>(place_, who_, deadline);
  } catch (sources::SourceFailure const& failure) {
    if (!kept || failure.kind() != Kind::sign_in_refused) throw;
  }
  bearer_->forget();
  who_.bearer = bearer_->header(deadline);
  return std::make_unique<Imap>(place_, who_, deadline);
}

}  // namespace rightsdesk::connectors
