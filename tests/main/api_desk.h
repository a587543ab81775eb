#pragma once
// The three desks behind a real listener, and a system of the council's that calls it.
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "core/text.h"
#include "desks.h"
#include "web/edge/server.h"
#include "web/edge/wire.h"

namespace rightsdesk::testing {

struct Said {
  int status = 0;
  std::map<std::string, std::string> headers;  ///< lower-case names
  std::string text;
  [[nodiscard]] Json json() const {
    auto parsed = parse_json(text);
    return parsed ? std::move(*parsed) : Json("no JSON: " + text);
  }
  [[nodiscard]] std::string header(std::string const& name) const {
    auto const found = headers.find(name);
    return found == headers.end() ? "" : found->second;
  }
  /// The last part of a problem's type.
  [[nodiscard]] std::string problem() const {
    auto const body = json();
    auto const type = body.is_object() ? body.value("type", "") : "";
    return header("content-type") == "application/problem+json" ? type.substr(type.rfind('/') + 1) : "not a problem: " + text.substr(0, 200);
  }
  /// "pointer code" of each error.
  [[nodiscard]] std::vector<std::string> wrong() const {
    std::vector<std::string> lines;
    for (auto const& one : json().value("errors", Json::array())) lines.push_back(one["pointer"].get<std::string>() + " " + one["code"].get<std::string>());
    return lines;
  }
};

/// Header lines, each with its name.
using Headers = std::map<std::string, std::string>;

class ApiDesk {
 public:
  ApiDesk() : server_({}, desks.dispatch) {}

  app::MadeClient client(std::set<std::string> scopes, std::string const& controller = "thamesbrook") {
    return desks.clients.add({"Contact centre", controller, std::move(scopes)}, "program:test");
  }
  Said say(std::string const& bytes) {
    auto const answer = web::testing::Wire(server_.port()).send(bytes).no_more().rest();
    return read(answer);
  }
  Said ask(std::string const& method, std::string const& path, Headers headers, std::string const& body = {}) {
    headers.emplace("Host", "desk");
    headers.emplace("Connection", "close");
    if (!body.empty() || method == "POST") headers.emplace("Content-Length", std::to_string(body.size()));
    std::string request = method + " " + path + " HTTP/1.1\r\n";
    for (auto const& [name, value] : headers) request += name + ": " + value + "\r\n";
    return say(request + "\r\n" + body);
  }
  Said get(std::string const& key, std::string const& path) { return ask("GET", path, {{"Authorization", "Bearer " + key}}); }
  Said post(std::string const& key, std::string const& path, Json const& body, std::string const& once) { return post_text(key, path, body.dump(), once); }
  Said post_text(std::string const& key, std::string const& path, std::string const& body, std::string const& once) {
    Headers headers{{"Authorization", "Bearer " + key}, {"Content-Type", "application/json"}};
    if (!once.empty()) headers["Idempotency-Key"] = once;
    return ask("POST", path, headers, body);
  }
  std::vector<std::string> ledger() {
    std::vector<std::string> acts;
    for (auto const& row : desks.desk.database->connection()->rows("SELECT actor, what, detail FROM ledger ORDER BY number")) acts.push_back(row.text(0) + " " + row.text(1) + " " + row.text(2));
    return acts;
  }
  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }
  std::int64_t number(std::string const& sql) { return desks.desk.database->connection()->row(sql)->number(0); }

  app::Council council;
  Desks desks{council};

 private:
  static Said read(std::string const& answer) {
    Said said;
    auto const end = answer.find("\r\n\r\n");
    if (answer.size() < 12 || end == std::string::npos) return said;
    said.status = std::stoi(answer.substr(9, 3));
    for (auto const& line : split(answer.substr(0, end), '\n')) {
      auto const colon = line.find(':');
      if (colon != std::string::npos) said.headers[lower_ascii(line.substr(0, colon))] = tidied(line.substr(colon + 1));
    }
    said.text = answer.substr(end + 4);
    return said;
  }
  web::Server server_;
};

/// The request of Amina Osei as a contact centre takes it down.
inline Json amina(std::string const& received_on = "2026-11-20") {
  return Json::parse(R"({"channel": "phone", "received_on": ")" + received_on + R"(", "answers": {
    "right": ["see"], "who-for": "me", "full-name": "Amina Osei", "born": "2001-05-14",
    "address": {"lines": "12 Weir Lane, Thamesbrook", "postcode": "IG11 7LU"}, "services": ["social-care"],
    "wanted": "everything", "email": "amina.osei@example.org", "safe-contact": "yes", "identity": "show", "format": "online"}})");
}

}  // namespace rightsdesk::testing
