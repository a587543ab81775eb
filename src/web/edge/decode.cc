#include "web/edge/decode.h"

#include <algorithm>

#include "core/text.h"

namespace rightsdesk::web {
namespace {

constexpr std::size_t most_fields = 2000;
constexpr std::size_t longest_name = 200;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  throw Malformed("a broken percent-encoding");
}

enum class Plus { is_plus, is_space };

std::string percent_decoded(std::string_view raw, Plus plus) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '%') {
      if (i + 2 >= raw.size()) throw Malformed("a broken percent-encoding");
      out.push_back(static_cast<char>(hex_digit(raw[i + 1]) * 16 + hex_digit(raw[i + 2])));
      i += 2;
    } else {
      out.push_back(raw[i] == '+' && plus == Plus::is_space ? ' ' : raw[i]);
    }
  }
  if (valid_utf8(out) != out) throw Malformed("text that is not UTF-8");
  return out;
}

Fields parse_pairs(std::string_view text, std::size_t most) {
  Fields fields;
  std::size_t count = 0;
  while (!text.empty()) {
    auto const end = std::min(text.find('&'), text.size());
    auto const pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    if (++count > most) throw Malformed("too many fields", 413);
    auto const equals = std::min(pair.find('='), pair.size());
    auto name = percent_decoded(pair.substr(0, equals), Plus::is_space);
    if (name.size() > longest_name) throw Malformed("a long field name");
    fields.add(std::move(name), percent_decoded(pair.substr(std::min(equals + 1, pair.size())), Plus::is_space));
  }
  return fields;
}

void check_path(std::string const& path) {
  if (!path.starts_with('/')) throw Malformed("a target without a path");
  for (char const c : path) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte < 32 || byte == 127 || c == '\\' || c == ';' || c == '%') throw Malformed("a character in the path");
  }
  auto const segments = split(path.substr(1), '/');
  for (std::size_t i = 0; i < segments.size(); ++i) {
    bool const last = i + 1 == segments.size();
    if (segments[i] == "." || segments[i] == ".." || (segments[i].empty() && !(last && i == 0))) {
      throw Malformed("a path that is not canonical");
    }
  }
}

/// The value of `name="…"` in a header of a part; empty when absent.
std::string parameter(std::string_view header, std::string const& name) {
  auto const sought = name + "=\"";
  std::size_t at = 0;
  while ((at = header.find(sought, at)) != std::string_view::npos) {
    if (at == 0 || header[at - 1] == ' ' || header[at - 1] == ';') break;
    ++at;
  }
  if (at == std::string_view::npos) return {};
  auto const begin = at + sought.size();
  auto const end = header.find('"', begin);
  if (end == std::string_view::npos) throw Malformed("a broken part header");
  // Browsers write a quotation mark in a file name as %22 (WHATWG HTML 4.10.21.8).
  return std::string(header.substr(begin, end - begin));
}

struct PartHead {
  std::string name, filename, type;
  bool file = false;
};

PartHead parse_part_head(std::string_view text) {
  PartHead head;
  if (text.size() > 4096) throw Malformed("a long part header");
  if (valid_utf8(text) != text) throw Malformed("text that is not UTF-8");
  for (auto const& raw : split(text, '\n')) {
    auto const line = tidied(raw);
    auto const lower = lower_ascii(line);
    if (lower.starts_with("content-disposition:")) {
      head.name = parameter(line, "name");
      head.filename = parameter(line, "filename");
      head.file = line.find("filename=\"") != std::string::npos;
    } else if (lower.starts_with("content-type:")) {
      head.type = tidied(line.substr(13));
    } else if (lower.starts_with("content-transfer-encoding:")) {
      throw Malformed("a coded part");
    }
  }
  if (head.name.empty() || head.name.size() > longest_name) throw Malformed("a part without a usable name");
  return head;
}

void keep_part(PartHead head, std::string_view content, Fields& fields, std::vector<UploadedFile>& files) {
  if (head.file) {
    if (head.filename.empty() && content.empty()) return;  // nothing was chosen
    files.push_back({std::move(head.name), std::move(head.filename), std::move(head.type), std::string(content)});
    return;
  }
  std::string value(content);
  if (valid_utf8(value) != value) throw Malformed("text that is not UTF-8");
  fields.add(std::move(head.name), std::move(value));
}

}  // namespace

Target parse_target(std::string_view raw) {
  auto const mark = std::min(raw.find('?'), raw.size());
  auto const encoded = raw.substr(0, mark);
  auto const lower = lower_ascii(encoded);
  for (auto const* hidden : {"%2f", "%5c", "%00", "%2e"}) {
    if (lower.find(hidden) != std::string::npos) throw Malformed("an encoded separator in the path");
  }
  if (encoded.find('#') != std::string_view::npos) throw Malformed("a fragment");
  Target target;
  target.path = percent_decoded(encoded, Plus::is_plus);
  check_path(target.path);
  if (mark < raw.size()) target.query = parse_pairs(raw.substr(mark + 1), 100);
  return target;
}

Fields parse_form(std::string_view body) { return parse_pairs(body, most_fields); }

std::string multipart_boundary(std::string_view content_type) {
  auto const at = lower_ascii(content_type).find("boundary=");
  if (at == std::string::npos) throw Malformed("a multipart body without a boundary");
  auto boundary = std::string(content_type.substr(at + 9));
  boundary = boundary.substr(0, boundary.find(';'));
  boundary = tidied(boundary);
  if (boundary.size() >= 2 && boundary.front() == '"' && boundary.back() == '"') boundary = boundary.substr(1, boundary.size() - 2);
  if (boundary.empty() || boundary.size() > 70) throw Malformed("a boundary that is empty or longer than 70 characters");
  return boundary;
}

void parse_multipart(std::string_view body, std::string_view boundary, Fields& fields, std::vector<UploadedFile>& files) {
  std::string const opening = "--" + std::string(boundary);
  std::string const delimiter = "\r\n" + opening;
  if (!body.starts_with(opening)) throw Malformed("a multipart body that does not begin");
  body.remove_prefix(opening.size());
  for (std::size_t count = 0; !body.starts_with("--"); ++count) {
    if (count >= most_fields) throw Malformed("too many parts", 413);
    if (!body.starts_with("\r\n")) throw Malformed("a broken multipart delimiter");
    body.remove_prefix(2);
    auto const head_end = body.find("\r\n\r\n");
    if (head_end == std::string_view::npos) throw Malformed("a part without an end to its headers");
    auto head = parse_part_head(body.substr(0, head_end));
    body.remove_prefix(head_end + 4);
    auto const end = body.find(delimiter);
    if (end == std::string_view::npos) throw Malformed("a part without an end");
    keep_part(std::move(head), body.substr(0, end), fields, files);
    body.remove_prefix(end + delimiter.size());
  }
}

std::map<std::string, std::string> parse_cookies(std::string_view header) {
  std::map<std::string, std::string> cookies;
  for (auto const& piece : split(header, ';')) {
    auto const pair = tidied(piece);
    if (pair.empty()) continue;
    auto const equals = pair.find('=');
    if (equals == std::string::npos) continue;
    if (!cookies.emplace(pair.substr(0, equals), pair.substr(equals + 1)).second) throw Malformed("a cookie sent twice");
  }
  return cookies;
}

std::string percent_encoded(std::string_view text) {
  static char const digits[] = "0123456789ABCDEF";
  std::string out;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                       c == '.' || c == '~';
    if (plain) {
      out.push_back(c);
    } else {
      out.push_back('%');
      out.push_back(digits[byte >> 4]);
      out.push_back(digits[byte & 15]);
    }
  }
  return out;
}

}  // namespace rightsdesk::web
