#pragma once
// A real, private PostgreSQL for tests: own data directory under /tmp, unprivileged user, loopback, free port.
#include <sys/types.h>

#include <string>

namespace rightsdesk::connectors::test {

class Postgres {
 public:
  /// The one server of this test program, started on first use.
  static Postgres& shared();
  Postgres();
  ~Postgres();
  Postgres(Postgres const&) = delete;
  Postgres& operator=(Postgres const&) = delete;
  [[nodiscard]] int port() const { return port_; }
  /// The owner, who may do everything; the password is the same for both.
  [[nodiscard]] static std::string owner() { return "tester"; }
  [[nodiscard]] static std::string password() { return "only-for-tests"; }
  /// A script through psql as the owner. Throws std::runtime_error with what psql says.
  void load(std::string const& database, std::string const& script) const;

 private:
  std::string folder_;
  int port_ = 0;
  pid_t pid_ = -1;
};

}  // namespace rightsdesk::connectors::test
