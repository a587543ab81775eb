#pragma once
// A real, private MariaDB for tests: own data directory under /tmp, unprivileged user, loopback, random port.
#include <memory>
#include <string>
#include <vector>

namespace rightsdesk::test {

/// A running server. Gone, with its data directory, when the object or the test program ends (even by kill
/// -9).
class MariaDb {
 public:
  /// The one server of this test program, started on first use (about 3 s). Safe from any thread.
  static MariaDb& shared();

  /// Starts a server of its own; `options` are added to mariadbd's command line ("--ssl-cert=…").
  /// Throws std::runtime_error with the end of the server's log when it does not answer within 90 s.
  explicit MariaDb(std::vector<std::string> options = {});
  ~MariaDb();
  MariaDb(MariaDb const&) = delete;
  MariaDb& operator=(MariaDb const&) = delete;

  [[nodiscard]] std::string const& host() const { return host_; }  ///< "127.0.0.1"
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::string const& user() const { return user_; }  ///< may do everything, GRANT included
  [[nodiscard]] std::string const& password() const { return password_; }
  [[nodiscard]] std::string const& socket() const { return socket_; }
  [[nodiscard]] int server_pid() const;  ///< of mariadbd itself, for SIGSTOP and the like

  /// Creates an empty utf8mb4 database with a name of its own and returns the name.
  std::string fresh_database();
  /// One statement as `user()`. `database` may be empty. Throws sql::SQLException.
  void run(std::string const& database, std::string const& statement);
  /// A whole script through the mariadb client, as text. Throws std::runtime_error with the client's words.
  void load(std::string const& database, std::string const& script);
  /// The first column of the first row, as text; empty when there is no row.
  std::string one(std::string const& database, std::string const& query);

  /// SIGKILL, as a crash would; the data directory stays.
  void crash();
  /// Starts again on the same data directory and port.
  void start();

 private:
  struct Keeper;
  std::string directory_, host_ = "127.0.0.1", user_ = "tester", password_, socket_;
  int port_ = 0;
  int databases_ = 0;
  std::vector<std::string> options_;
  std::unique_ptr<Keeper> keeper_;
};

}  // namespace rightsdesk::test
