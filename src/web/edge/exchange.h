#pragma once
// What a page's code sees of HTTP: what was asked, already checked and decoded. No outside type reaches a page.
#include <cstddef>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rightsdesk::web {

/// The request cannot be read in one way only. Answered with `status` and a closed connection; `what()` repeats nothing
/// of what was sent.
class Malformed : public std::runtime_error {
 public:
  explicit Malformed(std::string const& why, int status = 400) : std::runtime_error(why), status_(status) {}
  [[nodiscard]] int status() const { return status_; }

 private:
  int status_;
};

/// The named values of a query or a form, in the order they came. Valid UTF-8 without NUL.
class Fields {
 public:
  void add(std::string name, std::string value) { values_.emplace_back(std::move(name), std::move(value)); }
  /// The value; empty when it was not sent. Throws Malformed when it was sent twice: never a silent choice.
  [[nodiscard]] std::string one(std::string_view name) const;
  /// Every value of a name that may repeat (checkboxes), in order.
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> const& values() const { return values_; }

 private:
  std::vector<std::pair<std::string, std::string>> values_;
};

struct UploadedFile {
  std::string field;
  std::string filename;  ///< as the browser gave it: for showing only, never a path
  std::string type;      ///< as the browser claims: never believed
  std::string bytes;
};

/// Who the staff sign-in cookie belongs to. Empty `id`: nobody is signed in.
struct SignedIn {
  std::string id;
  std::string name;
  std::vector<std::string> roles;
  bool code_lately = true;  ///< showed their second factor in the last quarter of an hour, or the council asks for none
  [[nodiscard]] bool anyone() const { return !id.empty(); }
};

/// The system that a key belongs to. Empty `id`: none.
struct Caller {
  std::string id, name, controller;
  std::set<std::string> scopes;
  [[nodiscard]] bool anyone() const { return !id.empty(); }
};

/// One request, after framing, decoding and access checks.
struct Exchange {
  std::string method;                         ///< GET, HEAD, POST or DELETE
  std::string path;                           ///< decoded once, canonical, starts with '/'
  std::map<std::string, std::string> parts;   ///< ":case" of the route's pattern, by name without the colon
  Fields query;
  Fields form;
  std::vector<UploadedFile> files;
  std::string json;                            ///< the body of a POST that came as application/json, as it was sent
  std::map<std::string, std::string> cookies;
  std::map<std::string, std::string> headers;  ///< lower-case names
  std::string client;                          ///< address of the peer, without the port
  bool secure = false;                         ///< came over TLS
  std::string route;                           ///< the pattern that fits: safe for the log
  std::string visit;                           ///< random id of this browser's visit (session cookie); never empty in a page
  std::string csrf;                            ///< what every form of this visit must send back
  SignedIn staff;
  Caller caller;                               ///< on the routes of callers alone, where a cookie is never read

  [[nodiscard]] std::string header(std::string_view lower_case_name) const;
  /// The value of a cookie of ours, by the name that pages use: over TLS the browser sends it as "__Host-<name>", and no other counts. Empty when it did not.
  [[nodiscard]] std::string cookie(std::string const& name) const;
  [[nodiscard]] std::string part(std::string const& name) const { return parts.at(name); }
};

}  // namespace rightsdesk::web
