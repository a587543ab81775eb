#include "support/mariadb.h"

#include <arpa/inet.h>
#include <cppconn/connection.h>
#include <cppconn/driver.h>
#include <cppconn/exception.h>
#include <cppconn/resultset.h>
#include <cppconn/statement.h>
#include <fcntl.h>
#include <mysql_driver.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <random>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace rightsdesk::test {
namespace fs = std::filesystem;
namespace {

// The shell that keeps a server: it ends the server when its standard input closes, which the kernel does for
// us however the test program dies. $1 is the data directory to remove, or empty; the rest is the server's
// command.
constexpr char const* keeper_script =
    "gone=$1; shift; \"$@\" >/dev/null 2>>\"$KEEPER_LOG\" <&- & pid=$!; echo $pid > \"$KEEPER_PID\"; "
    "read -r word; kill -KILL $pid; wait $pid 2>/dev/null; if [ \"$word\" != stay ]; then rm -rf \"$gone\"; "
    "fi";

std::string random_text(std::size_t length) {
  static constexpr char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";
  std::random_device device;
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += letters[device() % 32U];
  return text;
}

int free_port() {
  std::random_device device;
  for (int attempt = 0; attempt < 200; ++attempt) {
    int const port = 20000 + static_cast<int>(device() % 10000U);
    int const descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bool const free = ::bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(descriptor);
    if (free) return port;
  }
  throw std::runtime_error("no free port between 20000 and 29999");
}

/// mariadbd refuses to run as root; anyone else runs it as themselves.
std::string unprivileged_user() {
  if (::geteuid() != 0) return {};
  for (char const* name : {"mysql", "nobody"})
    if (::getpwnam(name) != nullptr) return name;
  throw std::runtime_error("no unprivileged user (mysql or nobody) to run mariadbd as");
}

std::vector<std::string> as_unprivileged(std::vector<std::string> command) {
  std::string const user = unprivileged_user();
  if (user.empty()) return command;
  passwd const* entry = ::getpwnam(user.c_str());
  std::vector<std::string> all = {"setpriv", "--reuid=" + std::to_string(entry->pw_uid),
                                  "--regid=" + std::to_string(entry->pw_gid), "--clear-groups", "--"};
  all.insert(all.end(), command.begin(), command.end());
  return all;
}

void give_to_unprivileged(std::string const& path) {
  std::string const user = unprivileged_user();
  if (user.empty()) return;
  passwd const* entry = ::getpwnam(user.c_str());
  if (::chown(path.c_str(), entry->pw_uid, entry->pw_gid) != 0)
    throw std::runtime_error("cannot give away " + path);
}

struct Child {
  pid_t pid = -1;
  int input = -1;  ///< write end of its standard input
};

Child launch(std::vector<std::string> const& command) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  std::vector<char*> words;
  for (auto const& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  pid_t const pid = ::fork();
  if (pid == 0) {
    ::setsid();
    ::dup2(ends[0], 0);
    ::execvp(words[0], words.data());
    ::_exit(127);
  }
  ::close(ends[0]);
  if (pid < 0) throw std::runtime_error("no process");
  return {pid, ends[1]};
}

int finish(Child const& child) {
  ::close(child.input);
  int status = 0;
  while (::waitpid(child.pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

std::string end_of(std::string const& path) {
  std::ifstream in(path);
  std::ostringstream all;
  all << in.rdbuf();
  std::string text = all.str();
  return text.size() > 3000 ? text.substr(text.size() - 3000) : text;
}

std::unique_ptr<sql::Connection> connect_to(MariaDb const& server, std::string const& database) {
  sql::ConnectOptionsMap options;
  options["hostName"] = sql::SQLString("tcp://" + server.host() + ":" + std::to_string(server.port()));
  options["userName"] = sql::SQLString(server.user());
  options["password"] = sql::SQLString(server.password());
  if (!database.empty()) options["schema"] = sql::SQLString(database);
  options["OPT_CHARSET_NAME"] = sql::SQLString("utf8mb4");
  options["OPT_LOCAL_INFILE"] = 0;
  options["OPT_CONNECT_TIMEOUT"] = 5;
  static std::mutex first;  // the driver's own start is not safe from two threads at once
  std::lock_guard const lock(first);
  return std::unique_ptr<sql::Connection>(sql::mysql::get_driver_instance()->connect(options));
}

}  // namespace

struct MariaDb::Keeper {
  Child child;
};

MariaDb& MariaDb::shared() {
  static MariaDb server;
  return server;
}

MariaDb::MariaDb(std::vector<std::string> options)
    : password_(random_text(20)), options_(std::move(options)) {
  directory_ = "/tmp/rd-mariadb-" + random_text(12);
  if (::mkdir(directory_.c_str(), 0700) != 0) throw std::runtime_error("cannot make " + directory_);
  give_to_unprivileged(directory_);
  socket_ = directory_ + "/s";
  std::string const users = directory_ + "/users.sql";
  std::ofstream(users) << "CREATE OR REPLACE USER '" << user_ << "'@'127.0.0.1' IDENTIFIED BY '" << password_
                       << "';\n"
                       << "GRANT ALL ON *.* TO '" << user_ << "'@'127.0.0.1' WITH GRANT OPTION;\n";
  give_to_unprivileged(users);
  std::string const log = directory_ + "/log";
  std::vector<std::string> install =
      as_unprivileged({"sh", "-c", "exec >>\"$0\" 2>&1; exec mariadb-install-db \"$@\"", log, "--no-defaults",
                       "--datadir=" + directory_ + "/data", "--auth-root-authentication-method=normal",
                       "--skip-test-db", "--skip-name-resolve", "--innodb-log-file-size=16M",
                       "--tmpdir=" + directory_});
  if (finish(launch(install)) != 0) {
    std::string const words = end_of(log);
    fs::remove_all(directory_);
    throw std::runtime_error("mariadb-install-db failed: " + words);
  }
  start();
}

MariaDb::~MariaDb() {
  if (keeper_ != nullptr)
    finish(keeper_->child);
  else
    fs::remove_all(directory_);
}

void MariaDb::start() {
  if (keeper_ != nullptr) return;
  if (port_ == 0) port_ = free_port();
  ::setenv("KEEPER_LOG", (directory_ + "/log").c_str(), 1);
  ::setenv("KEEPER_PID", (directory_ + "/pid").c_str(), 1);
  std::vector<std::string> server = {"mariadbd",
                                     "--no-defaults",
                                     "--datadir=" + directory_ + "/data",
                                     "--socket=" + socket_,
                                     "--tmpdir=" + directory_,
                                     "--port=" + std::to_string(port_),
                                     "--bind-address=127.0.0.1",
                                     "--skip-name-resolve",
                                     "--character-set-server=utf8mb4",
                                     "--local-infile=0",
                                     "--init-file=" + directory_ + "/users.sql",
                                     "--innodb-flush-log-at-trx-commit=2",
                                     "--innodb-log-file-size=16M",
                                     "--innodb-buffer-pool-size=64M",
                                     "--performance-schema=0",
                                     "--max-allowed-packet=64M"};
  server.insert(server.end(), options_.begin(), options_.end());
  std::vector<std::string> keeper = {"sh", "-c", keeper_script, "keeper", directory_};
  for (auto& word : as_unprivileged(server)) keeper.push_back(std::move(word));
  keeper_ = std::make_unique<Keeper>(Keeper{launch(keeper)});
  auto const until = std::chrono::steady_clock::now() + std::chrono::seconds(90);
  for (;;) {
    try {
      if (connect_to(*this, "")->isValid()) return;
    } catch (sql::SQLException const&) {
      if (std::chrono::steady_clock::now() > until)
        throw std::runtime_error("the private MariaDB does not answer: " + end_of(directory_ + "/log"));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

void MariaDb::crash() {
  if (keeper_ == nullptr) return;
  if (::write(keeper_->child.input, "stay\n", 5) != 5) throw std::runtime_error("the keeper is gone");
  finish(keeper_->child);
  keeper_.reset();
}

int MariaDb::server_pid() const {
  int pid = 0;
  std::ifstream(directory_ + "/pid") >> pid;
  return pid;
}

std::string MariaDb::fresh_database() {
  static std::atomic<int> number = 0;
  std::string const name = "t" + std::to_string(++number) + "_" + random_text(6);
  run("", "CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
  return name;
}

void MariaDb::run(std::string const& database, std::string const& statement) {
  auto const connection = connect_to(*this, database);
  std::unique_ptr<sql::Statement>(connection->createStatement())->execute(statement);
}

std::string MariaDb::one(std::string const& database, std::string const& query) {
  auto const connection = connect_to(*this, database);
  std::unique_ptr<sql::Statement> const statement(connection->createStatement());
  std::unique_ptr<sql::ResultSet> const rows(statement->executeQuery(query));
  return rows->next() ? std::string(rows->getString(1)) : std::string();
}

void MariaDb::load(std::string const& database, std::string const& script) {
  std::string const words = directory_ + "/load";
  Child const client = launch(
      {"sh", "-c", "exec 2>\"$0\"; MYSQL_PWD=$1; export MYSQL_PWD; shift; exec mariadb \"$@\"", words,
       password_, "--no-defaults", "--protocol=tcp", "--host=" + host_, "--port=" + std::to_string(port_),
       "--user=" + user_, "--default-character-set=utf8mb4", database});
  auto const before = std::signal(SIGPIPE, SIG_IGN);
  for (std::size_t sent = 0; sent < script.size();) {
    auto const count = ::write(client.input, script.data() + sent, script.size() - sent);
    if (count <= 0) break;
    sent += static_cast<std::size_t>(count);
  }
  int const status = finish(client);
  std::signal(SIGPIPE, before);
  if (status != 0) throw std::runtime_error("the script failed: " + end_of(words));
}

}  // namespace rightsdesk::test
