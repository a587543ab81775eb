#include "store/mysql_address.h"

#include <arpa/inet.h>

#include <charconv>

#include "core/result.h"

namespace rightsdesk::store {
namespace {

[[noreturn]] void refuse(std::string const& why) {
  throw Fault("The database is not configured.", "database url: " + why + " (mysql://user@host:port/schema was expected)");
}

std::uint16_t port_in(std::string_view text) {
  std::uint16_t port = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size() || port == 0) refuse("the port is not a number from 1 to 65535");
  return port;
}

void read_host(std::string_view text, MysqlAddress& address) {
  auto const bracket = text.starts_with('[') ? text.find(']') : std::string_view::npos;
  auto const colon = text.find(':', bracket == std::string_view::npos ? 0 : bracket);
  if (colon != std::string_view::npos) address.port = port_in(text.substr(colon + 1));
  auto const host = text.substr(0, colon);
  address.host = bracket == std::string_view::npos ? host : host.substr(1, bracket - 1);
  if (address.host.empty()) refuse("the host is missing");
}

bool plain_name(std::string_view text) {
  for (char const c : text) {
    bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    if (!letter) return false;
  }
  return !text.empty();
}

}  // namespace

MysqlAddress parse_mysql_address(std::string_view url) {
  constexpr std::string_view kScheme = "mysql://";
  if (!url.starts_with(kScheme)) refuse("it does not begin with mysql://");
  url.remove_prefix(kScheme.size());
  auto const at = url.rfind('@');
  if (at == std::string_view::npos || at == 0) refuse("the user is missing");
  auto const slash = url.find('/', at);
  if (slash == std::string_view::npos) refuse("the schema is missing");
  MysqlAddress address;
  address.user = url.substr(0, at);
  if (address.user.find(':') != std::string::npos) refuse("the password belongs in a file of its own");
  read_host(url.substr(at + 1, slash - at - 1), address);
  address.schema = url.substr(slash + 1);
  if (!plain_name(address.schema)) refuse("the schema's name has characters other than letters, digits, _ and -");
  return address;
}

bool is_loopback(std::string_view host) {
  std::string const text(host);
  if (text == "localhost") return true;
  in_addr four{};
  if (inet_pton(AF_INET, text.c_str(), &four) == 1) return (ntohl(four.s_addr) >> 24) == 127;
  in6_addr six{};
  return inet_pton(AF_INET6, text.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

}  // namespace rightsdesk::store
