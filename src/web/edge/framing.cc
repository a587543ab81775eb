#include "web/edge/framing.h"

#include <algorithm>

#include "core/text.h"

namespace rightsdesk::web {
namespace {

using Found = std::optional<BadFraming>;

BadFraming bad(std::string why, int status = 400) { return BadFraming{status, std::move(why)}; }

bool printable(char c) { return static_cast<unsigned char>(c) >= 33 && static_cast<unsigned char>(c) <= 126; }

bool control(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return (byte < 32 && c != '\t') || byte == 127;
}

bool token_character(char c) {
  static std::string const others = "!#$%&'*+-.^_`|~";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || others.find(c) != std::string::npos;
}

std::vector<std::string> values_of(Head const& head, std::string const& lower_name) {
  std::vector<std::string> found;
  for (auto const& [name, value] : head.headers) {
    if (lower_ascii(name) == lower_name) found.push_back(value);
  }
  return found;
}

Found check_line(Head const& head) {
  if (head.version != "HTTP/1.1" && head.version != "HTTP/1.0") return bad("version", 505);
  if (head.method.empty() || head.method.size() > 20 ||
      !std::all_of(head.method.begin(), head.method.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
    return bad("method");
  }
  if (head.target.empty() || head.target.front() != '/') return bad("target does not begin with /");
  if (!std::all_of(head.target.begin(), head.target.end(), printable)) return bad("character in target");
  if (head.target.size() > 8192) return bad("long target", 414);
  return {};
}

Found check_fields(Head const& head) {
  for (auto const& [name, value] : head.headers) {
    if (name.empty() || !std::all_of(name.begin(), name.end(), token_character)) return bad("header name");
    if (std::any_of(value.begin(), value.end(), control)) return bad("control character in a header");
    if (valid_utf8(value) != value) return bad("header is not UTF-8");
  }
  return {};
}

Found check_host(Head const& head, std::vector<std::string> const& hosts) {
  auto const given = values_of(head, "host");
  if (given.size() > 1 || (given.empty() && head.version == "HTTP/1.1")) return bad("Host");
  if (given.empty()) return {};
  auto const allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(".-:[]").find(c) != std::string_view::npos;
  };
  if (given[0].empty() || given[0].size() > 255 || !std::all_of(given[0].begin(), given[0].end(), allowed)) {
    return bad("Host");
  }
  if (!hosts.empty() && std::find(hosts.begin(), hosts.end(), lower_ascii(given[0])) == hosts.end()) {
    return bad("a Host that is not ours", 421);
  }
  return {};
}

bool plain_number(std::string const& text) {
  return !text.empty() && text.size() <= 15 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Found check_length(Head const& head) {
  auto const lengths = values_of(head, "content-length");
  auto const encodings = values_of(head, "transfer-encoding");
  if (lengths.size() + encodings.size() > 1) return bad("more than one statement of the length");
  if (!encodings.empty()) {
    // A chunked body that was cut off cannot be told from a whole one here, so a length is required.
    return encodings[0] == "chunked" ? bad("chunked", 411) : bad("Transfer-Encoding");
  }
  if (!lengths.empty() && !plain_number(lengths[0])) return bad("Content-Length");
  bool const may_lack = head.method == "GET" || head.method == "HEAD" || head.method == "DELETE" || head.method == "OPTIONS" ||
                        head.method == "TRACE";
  if (lengths.empty() && !may_lack) return bad("no Content-Length", 411);
  return {};
}

Found check_coding(Head const& head) {
  for (auto const& coding : values_of(head, "content-encoding")) {
    if (lower_ascii(coding) != "identity") return bad("coded body", 415);
  }
  return {};
}

constexpr std::size_t most_header_fields = 100;

/// A request line of three parts, one space between them.
Found read_line(std::string_view line, Head& head) {
  auto const first = line.find(' '), last = line.rfind(' ');
  if (first == std::string_view::npos || first == last || line.find(' ', first + 1) != last) return bad("request line");
  head.method = line.substr(0, first);
  head.target = line.substr(first + 1, last - first - 1);
  head.version = line.substr(last + 1);
  return {};
}

Found read_field(std::string_view line, Head& head) {
  auto const colon = line.find(':');
  if (line.front() == ' ' || line.front() == '\t') return bad("a folded header");
  if (colon == std::string_view::npos || head.headers.size() >= most_header_fields) return bad("a header without a colon, or too many");
  auto value = line.substr(colon + 1);
  auto const begin = value.find_first_not_of(" \t"), end = value.find_last_not_of(" \t");
  value = begin == std::string_view::npos ? std::string_view() : value.substr(begin, end - begin + 1);
  head.headers.emplace_back(line.substr(0, colon), value);
  return {};
}

}  // namespace

Result<Head, BadFraming> parse_head(std::string_view bytes) {
  Head head;
  bool first = true;
  while (!bytes.empty()) {
    auto const end = bytes.find("\r\n");
    if (end == std::string_view::npos || end == 0) return tl::make_unexpected(bad("an end of line"));
    auto const found = first ? read_line(bytes.substr(0, end), head) : read_field(bytes.substr(0, end), head);
    if (found) return tl::make_unexpected(*found);
    bytes.remove_prefix(end + 2);
    first = false;
  }
  if (first) return tl::make_unexpected(bad("request line"));
  return head;
}

bool keeps_alive(Head const& head) {
  if (head.version != "HTTP/1.1") return false;
  for (auto const& value : values_of(head, "connection")) {
    for (auto const& option : split(value, ',')) {
      if (lower_ascii(tidied(option)) == "close") return false;
    }
  }
  return true;
}

std::optional<BadFraming> check_framing(Head const& head, std::vector<std::string> const& hosts) {
  if (auto found = check_line(head)) return found;
  if (auto found = check_fields(head)) return found;
  if (auto found = check_host(head, hosts)) return found;
  if (auto found = check_length(head)) return found;
  return check_coding(head);
}

std::uint64_t body_length(Head const& head) {
  auto const lengths = values_of(head, "content-length");
  return lengths.empty() ? 0 : std::stoull(lengths[0]);
}

}  // namespace rightsdesk::web
