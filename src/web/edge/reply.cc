#include "web/edge/reply.h"

#include <algorithm>

#include "core/result.h"

namespace rightsdesk::web {
namespace {

bool header_safe(std::string const& value) {
  return std::none_of(value.begin(), value.end(), [](char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte < 32 || byte > 126;
  });
}

bool plain_letters(std::string const& text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
}

}  // namespace

bool own_path(std::string const& path) {
  if (path.empty() || path[0] != '/' || !header_safe(path)) return false;
  if (path.find(' ') != std::string::npos || path.find('\\') != std::string::npos) return false;
  return path.size() == 1 || path[1] != '/';
}

Reply Reply::page(std::string html, int status) {
  Reply reply;
  reply.status_ = status;
  reply.body_ = std::move(html);
  reply.header("Content-Type", "text/html; charset=utf-8");
  return reply;
}

Reply Reply::redirect(std::string const& path) {
  ENSURE(own_path(path), "redirects stay on our own site");
  Reply reply;
  reply.status_ = 303;
  reply.header("Location", path);
  return reply;
}

Reply Reply::leave(std::string const& https_url) {
  ENSURE(https_url.starts_with("https://"), "the way out is https");
  Reply reply;
  reply.status_ = 303;
  reply.header("Location", https_url);
  return reply;
}

Reply Reply::download(std::string bytes, std::string const& type, std::string const& filename) {
  std::string safe;
  for (char const c : filename) {
    if (plain_letters(std::string(1, c))) safe.push_back(c);
  }
  Reply reply;
  reply.body_ = std::move(bytes);
  reply.header("Content-Type", type);
  reply.header("Content-Disposition", "attachment; filename=\"" + (safe.empty() ? "file" : safe) + "\"");
  return reply;
}

Reply Reply::inline_file(std::string bytes, std::string const& type) {
  Reply reply;
  reply.body_ = std::move(bytes);
  reply.header("Content-Type", type);
  return reply;
}

Reply Reply::text(std::string words, int status) {
  Reply reply;
  reply.status_ = status;
  reply.body_ = std::move(words);
  reply.header("Content-Type", "text/plain; charset=utf-8");
  return reply;
}

Reply& Reply::with_status(int status) {
  status_ = status;
  return *this;
}

Reply& Reply::header(std::string const& name, std::string const& value) {
  ENSURE(!name.empty() && plain_letters(name), "a header has a plain name");
  ENSURE(header_safe(value), "a header holds one printable line");
  headers_[name] = value;
  return *this;
}

Reply& Reply::cookie(std::string const& name, std::string const& value) {
  ENSURE(plain_letters(name) && plain_letters(value), "a cookie holds letters and digits");
  cookies_[name] = value;
  return *this;
}

Reply& Reply::expire_cookie(std::string const& name) { return cookie(name, ""); }

}  // namespace rightsdesk::web
