#pragma once
// What goes back. Header values are checked where they are set, so nothing a person typed can make a new header.
#include <map>
#include <string>
#include <vector>

namespace rightsdesk::web {

class Reply {
 public:
  /// An HTML page.
  static Reply page(std::string html, int status = 200);
  /// 303 to one of our own paths. Throws Bug for anything that does not begin with one '/'.
  static Reply redirect(std::string const& own_path);
  /// 303 to another site: only the exit button's, from settings.
  static Reply leave(std::string const& https_url);
  /// A file to save. `filename` is reduced to letters, digits, '-', '_' and '.'.
  static Reply download(std::string bytes, std::string const& type, std::string const& filename);
  /// Bytes shown in a page (an image), never cached.
  static Reply inline_file(std::string bytes, std::string const& type);
  static Reply text(std::string words, int status);

  /// The same with another status.
  Reply& with_status(int status);
  /// Throws Bug for a name that is no token or a value with a control character.
  Reply& header(std::string const& name, std::string const& value);
  /// A cookie for the life of the browser: HttpOnly, Path=/; Secure is added by the edge. `value` must be token characters.
  Reply& cookie(std::string const& name, std::string const& value);
  Reply& expire_cookie(std::string const& name);

  [[nodiscard]] int status() const { return status_; }
  [[nodiscard]] std::string const& body() const { return body_; }
  [[nodiscard]] std::map<std::string, std::string> const& headers() const { return headers_; }
  /// Name to value; an empty value expires the cookie.
  [[nodiscard]] std::map<std::string, std::string> const& cookies() const { return cookies_; }

 private:
  int status_ = 200;
  std::string body_;
  std::map<std::string, std::string> headers_;
  std::map<std::string, std::string> cookies_;
};

/// True for a path of ours: begins with '/', not "//" or "/\\", printable ASCII only (security.md A14).
bool own_path(std::string const& path);

}  // namespace rightsdesk::web
