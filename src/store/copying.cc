#include "store/copying.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>

#include "core/private_folder.h"
#include "store/mysql_address.h"
#include "store/tool.h"

namespace rightsdesk::store {
namespace {

constexpr char const* kPublicWords = "The database cannot be copied at the moment.";
constexpr int kPagesAtATime = 4096;
constexpr int kMostStarts = 20;  // a writer makes the copy begin again; after this many it waits for nobody
constexpr std::size_t kBlock = 1U << 18U;

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

Handle opened(std::string const& path, int flags) {
  sqlite3* raw = nullptr;
  int const code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Handle handle(raw);
  if (code != SQLITE_OK) throw Fault(kPublicWords, "sqlite: cannot open " + path + ": " + sqlite3_errstr(code));
  sqlite3_busy_timeout(handle.get(), 5000);
  return handle;
}

/// Until it is done, or a code that is none of waiting.
int copied(sqlite3_backup* copy) {
  int starts = 0, left = 0;
  while (true) {
    int const code = sqlite3_backup_step(copy, starts < kMostStarts ? kPagesAtATime : -1);
    bool const waits = code == SQLITE_BUSY || code == SQLITE_LOCKED;
    if (code != SQLITE_OK && !waits) return code;
    starts += waits || sqlite3_backup_remaining(copy) > left ? 1 : 0;
    left = sqlite3_backup_remaining(copy);
    if (waits && starts > 10 * kMostStarts) return code;
    if (waits) sqlite3_sleep(50);
  }
}

std::string quoted(std::string const& value) {
  std::string out = "\"";
  for (char const c : value) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

/// Where and as whom the client programs connect, in a file of a folder that nobody else may enter: a password in a command line is
/// everybody's to read.
class ClientFile {
 public:
  explicit ClientFile(Settings const& settings) : address_(parse_mysql_address(settings.url)) {
    std::ofstream out(path());
    out << "[client]\nprotocol=TCP\nhost=" << quoted(address_.host) << "\nport=" << address_.port << "\nuser=" << quoted(address_.user)
        << "\npassword=" << quoted(settings.password) << "\ndefault-character-set=utf8mb4\n";
    if (!settings.ca_file.empty()) out << "ssl-ca=" << quoted(settings.ca_file) << "\nssl-verify-server-cert\n";
    if (!out.flush()) throw Fault(kPublicWords, "cannot write " + path());
    if (!is_loopback(address_.host) && settings.ca_file.empty())
      throw Fault(kPublicWords, "mysql: a server off this machine needs ca_file");
  }
  [[nodiscard]] std::string argument() const { return "--defaults-file=" + path(); }
  [[nodiscard]] std::string const& schema() const { return address_.schema; }

 private:
  [[nodiscard]] std::string path() const { return (folder_.path() / "client.cnf").string(); }
  PrivateFolder folder_{"rightsdesk-client-"};
  MysqlAddress address_;
};

}  // namespace

std::string sqlite_path(Settings const& settings) {
  constexpr std::string_view kScheme = "sqlite:";
  if (!settings.url.starts_with(kScheme)) throw Fault(kPublicWords, "not a database of SQLite");
  return settings.url.substr(kScheme.size());
}

void copy_sqlite(std::string const& from, std::string const& to) {
  int const file = ::open(to.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) throw Fault(kPublicWords, to + ": " + std::strerror(errno));
  ::close(file);
  auto const source = opened(from, SQLITE_OPEN_READONLY);
  auto const target = opened(to, SQLITE_OPEN_READWRITE);
  auto* const copy = sqlite3_backup_init(target.get(), "main", source.get(), "main");
  if (copy == nullptr) throw Fault(kPublicWords, std::string("sqlite: ") + sqlite3_errmsg(target.get()));
  int const code = copied(copy);
  sqlite3_backup_finish(copy);
  if (code != SQLITE_DONE) throw Fault(kPublicWords, std::string("sqlite: ") + sqlite3_errstr(code));
}

void dump_mysql(Settings const& settings, TakeBytes const& take) {
  ClientFile const client(settings);
  std::vector<std::string> const words{"mariadb-dump", client.argument(), "--single-transaction", "--quick", "--skip-lock-tables", "--triggers", "--hex-blob",
                                       "--no-tablespaces", "--skip-dump-date"};
  auto const given = [&](std::vector<std::string> const& more) {
    auto all = words;
    all.insert(all.end(), more.begin(), more.end());
    Tool dump(all, Tool::We::read);
    for (auto bytes = dump.read(kBlock); !bytes.empty(); bytes = dump.read(kBlock)) take(bytes);
    dump.end();
  };
  given({"--no-data", client.schema(), "vault_key"});
  given({"--ignore-table=" + client.schema() + ".vault_key", client.schema()});
}

void load_mysql(Settings const& settings, GiveBytes const& give) {
  ClientFile const client(settings);
  Tool load({"mariadb", client.argument(), "--batch", client.schema()}, Tool::We::write);
  for (auto bytes = give(); !bytes.empty(); bytes = give()) load.write(bytes);
  load.end();
}

}  // namespace rightsdesk::store
