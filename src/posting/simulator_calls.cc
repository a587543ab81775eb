#include "posting/simulator_calls.h"

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/URI.h>

#include <nlohmann/json.hpp>

namespace rightsdesk::posting {
namespace {

Json part_of(Json const& notification, char const* name) { return notification["template"].is_object() ? notification["template"].value(name, Json()) : Json(); }

}  // namespace

Json receipt(Json const& notification, Instant now) {
  return {{"id", notification["id"]}, {"reference", notification["reference"]}, {"to", notification["email_address"].is_null() ? notification["phone_number"] : notification["email_address"]},
          {"status", notification["status"]}, {"created_at", notification["created_at"]}, {"completed_at", to_iso(now)}, {"sent_at", to_iso(now)}, {"notification_type", notification["type"]},
          {"template_id", part_of(notification, "id")}, {"template_version", part_of(notification, "version")}};
}

Json returned_letter(Json const& notification, Instant now) {
  return {{"notification_id", notification["id"]}, {"reference", notification["reference"]}, {"date_sent", to_iso(now)}, {"sent_by", nullptr}, {"template_name", nullptr},
          {"template_id", nullptr}, {"template_version", nullptr}, {"spreadsheet_file_name", nullptr}, {"spreadsheet_row_number", nullptr}, {"upload_letter_file_name", nullptr}};
}

int called_back(std::string const& url, std::string const& token, Json const& told) try {
  Poco::URI const uri(url);
  Poco::Net::HTTPClientSession session(uri.getHost(), uri.getPort());
  session.setTimeout(Poco::Timespan(5, 0));
  Poco::Net::HTTPRequest request("POST", uri.getPathEtc(), Poco::Net::HTTPMessage::HTTP_1_1);
  auto const body = told.dump();
  request.set("Authorization", "Bearer " + token);
  request.setContentType("application/json");
  request.setContentLength(static_cast<std::streamsize>(body.size()));
  session.sendRequest(request) << body;
  Poco::Net::HTTPResponse response;
  session.receiveResponse(response);
  return response.getStatus();
} catch (Poco::Exception const&) {  // nobody listens there: that is the answer
  return 0;
}

}  // namespace rightsdesk::posting
