#include "posting/simulator.h"

#include <algorithm>
#include <cstdio>
#include <deque>
#include <nlohmann/json.hpp>
#include <random>

#include "core/base64.h"
#include "core/text.h"
#include "posting/simulator_calls.h"
#include "posting/simulator_files.h"
#include "posting/simulator_forms.h"
#include "posting/simulator_letters.h"

namespace rightsdesk::posting {
namespace {

using Answer = NotifySimulator::Answer;
using Asked = NotifySimulator::Asked;

constexpr char kCreated[] = "2026-01-05T09:00:00.000000Z";

Answer answer_of(int status, Json const& body) { return {status, body.dump(-1, ' ', false, Json::error_handler_t::replace)}; }

std::string fresh_uuid() {
  static std::mt19937_64 engine{std::random_device{}()};  // under the simulator's lock
  std::uniform_int_distribution<std::uint64_t> any;
  auto const a = any(engine), b = any(engine);
  char text[48];
  std::snprintf(text, sizeof text, "%08x-%04x-4%03x-a%03x-%012llx", unsigned(a >> 32U), unsigned(a >> 16U) & 0xffffU, unsigned(a) & 0xfffU, unsigned(b >> 48U) & 0xfffU,
                static_cast<unsigned long long>(b & 0xffffffffffffULL));
  return text;
}

Json template_row(std::string const& id, std::string const& type) {
  Json row{{"id", id}, {"type", type}, {"name", "The words of the service"}, {"created_at", kCreated}, {"updated_at", nullptr}, {"created_by", "simulator@example.org"},
           {"version", 1}, {"subject", type == "sms" ? Json() : Json("((subject))")}, {"body", "((body))"}, {"letter_contact_block", nullptr},
           {"postage", type == "letter" ? Json("second") : Json()}};
  row["personalisation"] = Json::object();
  for (std::string const name : {"subject", "body"})
    if (name == "body" || type != "sms") row["personalisation"][name] = {{"required", true}};
  return row;
}

std::map<std::string, Json> const& templates() {
  static std::map<std::string, Json> const kAll{
      {kEmailTemplate, template_row(kEmailTemplate, "email")}, {kTextTemplate, template_row(kTextTemplate, "sms")}, {kLetterTemplate, template_row(kLetterTemplate, "letter")}};
  return kAll;
}

/// rest-api, Authorisation: 401 where no token was sent, 403 where it is not right.
std::optional<Answer> not_let_in(Asked const& asked, NotifyKey const& key, Instant now) {
  constexpr std::string_view kBearer = "Bearer ";
  if (!asked.authorization.starts_with(kBearer)) return notify_error(401, "AuthError", {"Unauthorized: authentication bearer token must be provided"});
  auto const refused_as = [](std::string const& why) { return notify_error(403, "AuthError", {why}); };
  auto const parts = split(asked.authorization.substr(kBearer.size()), '.');
  if (parts.size() != 3) return refused_as("Invalid token: signature, api token is not valid");
  auto const head = parse_json(bytes_of_base64url(parts[0]).value_or("")), claims = parse_json(bytes_of_base64url(parts[1]).value_or(""));
  if (!head || !claims || !head->is_object() || !claims->is_object()) return refused_as("Invalid token: signature, api token is not valid");
  if (head->value("typ", Json()) != "JWT" || head->value("alg", Json()) != "HS256") return refused_as("Invalid token: algorithm used is not HS256");
  if (claims->value("iss", Json()) != key.service) return refused_as("Invalid token: service not found");
  if (!is_signed(parts[0] + "." + parts[1], parts[2], key.secret)) return refused_as("Invalid token: API key not found");
  auto const issued = claims->value("iat", Json());
  if (!issued.is_number_integer()) return refused_as("Invalid token: iat field not provided");
  auto const age = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count() - issued.get<std::int64_t>();
  if (age > 30 || age < -30) return refused_as("Error: Your system clock must be accurate to within 30 seconds");
  return std::nullopt;
}

std::string digits_of(std::string const& text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits.starts_with("44") ? "0" + digits.substr(2) : digits;
}

/// Addresses and numbers that answer as if all were well, and keep nothing (rest-api, Testing).
bool is_smoke_test(std::string const& to) {
  static std::vector<std::string> const kAll{"simulate-delivered@notifications.service.gov.uk", "simulate-delivered-2@notifications.service.gov.uk",
                                             "simulate-delivered-3@notifications.service.gov.uk", "07700900000", "07700900111", "07700900222"};
  auto const same = to.find('@') == std::string::npos ? digits_of(to) : lower_ascii(to);
  return std::find(kAll.begin(), kAll.end(), same) != kAll.end();
}

std::string last_status(std::string const& to) {
  if (to == "temp-fail@simulator.notify" || digits_of(to) == "07700900003") return "temporary-failure";
  if (to == "perm-fail@simulator.notify" || digits_of(to) == "07700900002") return "permanent-failure";
  if (to == "tech-fail@simulator.notify") return "technical-failure";  // ours: nothing of Notify's makes one
  return "delivered";
}

std::string address_in(Json const& notification) {
  for (auto const* name : {"email_address", "phone_number"})
    if (notification[name].is_string()) return notification[name].get<std::string>();
  return {};
}

std::vector<std::string> missing_words(Json const& row, Json const& personalisation) {
  std::vector<std::string> missing;
  for (auto const& [name, ignored] : row["personalisation"].items())
    if (!personalisation.contains(name)) missing.push_back(name);
  return missing;
}

std::string one_of(Asked const& asked, std::string const& name) {
  auto const found = std::find_if(asked.query.begin(), asked.query.end(), [&](auto const& pair) { return pair.first == name; });
  return found == asked.query.end() ? std::string{} : found->second;
}

}  // namespace

Answer notify_error(int status, std::string const& error, std::vector<std::string> const& messages) {
  Json errors = Json::array();
  for (auto const& message : messages) errors.push_back({{"error", error}, {"message", message}});
  return answer_of(status, {{"status_code", status}, {"errors", errors}});
}

struct NotifySimulator::Kept {
  struct One {
    Json said;
    int looked = 0;  ///< times that it was asked after
    SimulatedLetter letter = {};
  };
  std::deque<One> notifications;  ///< newest first
  std::string letters_end = "received";
};

NotifySimulator::NotifySimulator(NotifyKey key, std::string url) : key_(std::move(key)), url_(std::move(url)), kept_(std::make_unique<Kept>()) {}
NotifySimulator::~NotifySimulator() = default;

Answer NotifySimulator::answer(Asked const& asked, Instant now) {
  std::lock_guard const lock(mutex_);
  if (asked.path == "/simulator/fail" && asked.method == "POST") return told_to_fail(asked);
  if (asked.path == "/simulator/call-back" && asked.method == "POST") return call_back(asked, now);
  if (asked.path == "/simulator/taken" && asked.method == "GET") {
    Json all = Json::array();
    for (auto const& one : kept_->notifications) all.push_back(one.said);
    return answer_of(200, all);
  }
  if (failing_.times > 0) {
    --failing_.times;
    auto const error = failing_.status == 429 ? "RateLimitError" : "Exception";
    auto failed = notify_error(failing_.status, error, {failing_.status == 429 ? "Exceeded rate limit for key type TEST of 3000 requests per 60 seconds" : "Internal server error"});
    if (failing_.retry_after > 0) failed.headers["Retry-After"] = std::to_string(failing_.retry_after);
    return failed;
  }
  if (auto const refusal = not_let_in(asked, key_, now)) return *refusal;
  return of_api(asked, now);
}

Answer NotifySimulator::told_to_fail(Asked const& asked) {
  auto const body = parse_json(asked.body);
  if (!body || !body->is_object()) return notify_error(400, "BadRequestError", {"Invalid JSON supplied in POST data"});
  if (body->contains("letters")) {
    kept_->letters_end = body->value("letters", "received");
    return answer_of(200, Json::object());
  }
  failing_ = {body->value("status", 500), body->value("times", 1), body->value("retry_after", 0)};
  return answer_of(200, Json::object());
}

Answer NotifySimulator::call_back(Asked const& asked, Instant now) {
  auto const body = parse_json(asked.body);
  if (!body || !body->is_object() || !body->value("url", Json()).is_string()) return notify_error(400, "BadRequestError", {"Invalid JSON supplied in POST data"});
  bool const returned = body->value("returned", false);
  Json heard = Json::array();
  for (auto& one : kept_->notifications) {
    if ((one.said["type"] == "letter") != returned) continue;
    if (!returned) one.said["status"] = last_status(address_in(one.said));
    heard.push_back(called_back((*body)["url"].get<std::string>(), body->value("token", ""), returned ? returned_letter(one.said, now) : receipt(one.said, now)));
  }
  return answer_of(200, heard);
}

Answer NotifySimulator::of_api(Asked const& asked, Instant now) {
  constexpr std::string_view kNotifications = "/v2/notifications";
  auto const after = [&](std::string_view prefix) { return asked.path.starts_with(prefix) ? asked.path.substr(prefix.size()) : std::string(); };
  auto const rest = after("/v2/notifications/");
  if (asked.method == "POST" && (rest == "email" || rest == "sms" || rest == "letter")) return post(rest, asked, now);
  if (asked.method == "GET" && asked.path == kNotifications) return all(asked);
  if (asked.method == "GET" && !rest.empty()) return one(rest);
  if (asked.path.starts_with("/v2/template")) return template_answer(asked.path, asked);
  if (asked.method == "GET" && asked.path == "/v2/received-text-messages")
    return answer_of(200, {{"received_text_messages", Json::array()}, {"links", {{"current", url_ + "/v2/received-text-messages"}}}});
  return notify_error(404, "NoResultFound", {"The requested URL was not found on the server."});
}

Answer NotifySimulator::post(std::string const& kind, Asked const& asked, Instant now) {
  auto const parsed = parse_json(asked.body);
  if (!parsed) return notify_error(400, "BadRequestError", {"Invalid JSON supplied in POST data"});
  auto const& body = *parsed;
  if (auto const mistakes = wrong_with_body(kind, body); !mistakes.empty()) return notify_error(400, "ValidationError", mistakes);
  auto const id = fresh_uuid();
  auto const to = kind == "email" ? body["email_address"].get<std::string>() : kind == "sms" ? body["phone_number"].get<std::string>() : std::string{};
  Json one{{"id", id}, {"reference", body.value("reference", Json())}, {"type", kind}, {"status", "created"}, {"created_at", to_iso(now)}, {"completed_at", nullptr},
           {"sent_at", nullptr}, {"created_by_name", nullptr}, {"scheduled_for", nullptr}, {"postage", kind == "letter" ? body.value("postage", Json("second")) : Json()},
           {"email_address", kind == "email" ? Json(to) : Json()}, {"phone_number", kind == "sms" ? Json(to) : Json()}, {"is_cost_data_ready", true},
           {"cost_in_pounds", kind == "email" ? 0.0 : 0.02}, {"cost_details", Json::object()}, {"subject", nullptr}, {"body", ""}, {"template", nullptr}};
  if (kind == "letter" && body.contains("content")) {
    auto const letter = letter_to_print(bytes_of_base64(body["content"].get<std::string>()).value_or(""), kept_->letters_end);
    if (letter.states.empty()) return notify_error(400, "BadRequestError", {"Letter content is not a valid PDF"});
    one["status"] = letter.states.front();
    kept_->notifications.push_front({one, 0, letter});
    return answer_of(201, {{"id", id}, {"reference", one["reference"]}, {"postage", one["postage"]}});
  }
  auto const row = templates().find(body["template_id"].get<std::string>());
  if (row == templates().end()) return notify_error(400, "BadRequestError", {"Template not found"});
  auto const type = row->second["type"].get<std::string>();
  if (type != kind) return notify_error(400, "BadRequestError", {type + " template is not suitable for " + kind + " notification"});
  auto personalisation = body.value("personalisation", Json::object());
  if (auto const missing = missing_words(row->second, personalisation); !missing.empty())
    return notify_error(400, "BadRequestError", {"Missing personalisation: " + joined(missing, ", ")});
  if (auto const wrong = wrong_with_files(kind, personalisation); !wrong.empty()) return notify_error(400, "BadRequestError", {wrong});
  personalisation = with_links_to_files(personalisation, id);
  if (type != "sms") one["subject"] = filled("((subject))", personalisation);
  one["body"] = filled("((body))", personalisation);
  for (int i = 1; i <= 6; ++i) one["line_" + std::to_string(i)] = personalisation.value("address_line_" + std::to_string(i), Json());
  one["template"] = {{"id", row->first}, {"version", 1}, {"uri", url_ + "/v2/template/" + row->first + "/version/1"}};
  return kept(one);
}

Answer NotifySimulator::kept(Json const& one) {
  auto const kind = one["type"].get<std::string>();
  Json content{{"body", one["body"]}};
  if (kind == "email") content.update(Json{{"subject", one["subject"]}, {"from_email", "rights@notifications.service.gov.uk"}, {"one_click_unsubscribe_url", nullptr}});
  if (kind == "sms") content["from_number"] = "GOVUK";
  if (kind == "letter") content["subject"] = one["subject"];
  auto const id = one["id"].get<std::string>();
  Json said{{"id", id}, {"reference", one["reference"]}, {"content", content}, {"uri", url_ + "/v2/notifications/" + id}, {"template", one["template"]},
            {"scheduled_for", nullptr}, {"sanitised_content", Json::object()}};
  auto const to = address_in(one);
  if (!is_smoke_test(to)) kept_->notifications.push_front({one, 0, kind == "letter" ? letter_of_template() : SimulatedLetter{}});
  return answer_of(201, said);
}

/// Looked at once it is being sent; from the second time on it has ended, as its address says. A letter goes on by one state each time.
Answer NotifySimulator::one(std::string const& rest) {
  auto const slash = rest.find('/');
  auto const id = rest.substr(0, slash);
  if (!is_uuid_text(id)) return notify_error(400, "ValidationError", {"notification_id is not a valid UUID"});
  auto const found = std::find_if(kept_->notifications.begin(), kept_->notifications.end(), [&](auto const& entry) { return entry.said["id"] == id; });
  if (found == kept_->notifications.end()) return notify_error(404, "NoResultFound", {"No result found"});
  auto& [notification, looked, letter] = *found;
  bool const printed = notification["type"] == "letter";
  if (slash != std::string::npos) {
    if (rest.substr(slash) != "/pdf" || !printed) return notify_error(400, "BadRequestError", {"Notification is not a letter"});
    if (auto const why = no_pdf_of(letter, looked)) return notify_error(400, why->first, {why->second});
    return {200, letter.pdf, "application/pdf"};
  }
  ++looked;
  auto const state = printed ? state_of(letter, looked) : looked == 1 ? "sending" : last_status(address_in(notification));
  notification["status"] = state;
  notification["sent_at"] = notification["created_at"];
  if (looked > 1) notification["completed_at"] = notification["created_at"];
  return answer_of(200, notification);
}

Answer NotifySimulator::all(Asked const& asked) {
  static std::map<std::string, std::string> const kFilters{{"template_type", "type"}, {"status", "status"}, {"reference", "reference"}, {"older_than", ""}, {"include_jobs", ""}};
  for (auto const& [name, value] : asked.query)
    if (kFilters.count(name) == 0) return notify_error(400, "ValidationError", {"Additional properties are not allowed (" + name + " was unexpected)"});
  auto const older = one_of(asked, "older_than");
  bool begun = older.empty();
  Json list = Json::array();
  for (auto const& entry : kept_->notifications) {
    auto const& notification = entry.said;
    bool const fits = std::all_of(kFilters.begin(), kFilters.end(), [&](auto const& filter) {
      std::vector<std::string> wanted;
      for (auto const& [name, value] : asked.query)
        if (name == filter.first) wanted.push_back(value);
      return filter.second.empty() || wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](auto const& value) { return notification[filter.second] == value; });
    });
    if (begun && fits && list.size() < 250) list.push_back(notification);
    if (notification["id"] == older) begun = true;
  }
  Json links{{"current", url_ + "/v2/notifications"}};
  if (!list.empty()) links["next"] = url_ + "/v2/notifications?older_than=" + list.back()["id"].get<std::string>();
  return answer_of(200, {{"notifications", list}, {"links", links}});
}

Answer NotifySimulator::template_answer(std::string const& path, Asked const& asked) {
  if (path == "/v2/templates" && asked.method == "GET") {
    Json list = Json::array();
    for (auto const& [id, row] : templates())
      if (auto const type = one_of(asked, "type"); type.empty() || row["type"] == type) list.push_back(row);
    return answer_of(200, {{"templates", list}});
  }
  auto const parts = split(path, '/');  // "", "v2", "template", id[, "version", n | "preview"]
  if (parts.size() < 4 || parts[2] != "template" || !is_uuid_text(parts[3])) return notify_error(400, "ValidationError", {"id is not a valid UUID"});
  auto const row = templates().find(parts[3]);
  if (row == templates().end()) return notify_error(404, "NoResultFound", {"No result found"});
  bool const versioned = parts.size() == 6 && parts[4] == "version" && parts[5] == "1";
  if (asked.method == "GET" && (parts.size() == 4 || versioned)) return answer_of(200, row->second);
  if (asked.method != "POST" || parts.size() != 5 || parts[4] != "preview") return notify_error(404, "NoResultFound", {"No result found"});
  auto const body = parse_json(asked.body);
  auto const personalisation = body && body->is_object() ? body->value("personalisation", Json::object()) : Json::object();
  if (auto const missing = missing_words(row->second, personalisation); !missing.empty())
    return notify_error(400, "BadRequestError", {"Missing personalisation: " + joined(missing, ", ")});
  return answer_of(200, {{"id", row->first}, {"type", row->second["type"]}, {"version", 1}, {"body", filled("((body))", personalisation)},
                         {"subject", row->second["subject"].is_null() ? Json() : Json(filled("((subject))", personalisation))}, {"postage", row->second["postage"]}, {"html", nullptr}});
}

}  // namespace rightsdesk::posting
