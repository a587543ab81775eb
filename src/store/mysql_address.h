#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace rightsdesk::store {

struct MysqlAddress {
  std::string user;
  std::string host;  ///< without the brackets of an IPv6 address
  std::uint16_t port = 3306;
  std::string schema;
};

/// "mysql://user@host:port/schema"; the port may be left out. A password in it is refused: it belongs in a file.
/// Throws Fault for anything else.
MysqlAddress parse_mysql_address(std::string_view url);

/// Whether the host is this machine by its address: 127.0.0.0/8, ::1 or "localhost". No name is looked up.
bool is_loopback(std::string_view host);

}  // namespace rightsdesk::store
