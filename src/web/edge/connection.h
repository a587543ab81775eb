#pragma once
// One connection, from the first byte to the last: used by server.cc only.
#include <Poco/Net/TCPServerConnection.h>

#include <atomic>
#include <map>
#include <mutex>
#include <string>

#include "web/edge/server.h"
#include "web/edge/watchdog.h"

namespace rightsdesk::web {

/// Counts the connections being served for each address, and gives the seat back when one ends.
class Seats {
 public:
  explicit Seats(int per_address) : per_address_(per_address) {}
  bool take(std::string const& address);
  void give_back(std::string const& address);

 private:
  int per_address_;
  std::mutex mutex_;
  std::map<std::string, int> taken_;
};

/// What all connections of one server share.
struct Listening {
  Listening(EdgeSettings const& from, Answering& to) : settings(from), answering(to), seats(from.front == Front::tls_proxy ? 0 : from.per_address) {}
  EdgeSettings settings;
  Answering& answering;
  Watchdog watchdog;
  Seats seats;
  std::atomic<std::uint64_t> bodies{0};
  std::atomic<bool> leaving{false};   ///< each answer is its connection's last
  std::atomic<bool> stopping{false};  ///< and no connection begins another
};

class Connection : public Poco::Net::TCPServerConnection {
 public:
  Connection(Poco::Net::StreamSocket const& socket, Listening& listening)
      : TCPServerConnection(socket), listening_(listening) {}
  void run() override;

 private:
  Listening& listening_;
};

}  // namespace rightsdesk::web
