#include "connectors/dovecot.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace rightsdesk::connectors::test {
namespace fs = std::filesystem;
namespace {

sockaddr_in on_loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int free_port() {
  std::random_device device;
  for (int attempt = 0; attempt < 200; ++attempt) {
    int const port = 20000 + static_cast<int>(device() % 10000U);
    int const descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto const address = on_loopback(port);
    bool const free = ::bind(descriptor, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
    ::close(descriptor);
    if (free) return port;
  }
  throw std::runtime_error("no free port between 20000 and 29999");
}

bool answers(int port) {
  int const descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto const address = on_loopback(port);
  bool const open = ::connect(descriptor, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
  ::close(descriptor);
  return open;
}

std::string content(std::string const& path) {
  std::ifstream in(path);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

}  // namespace

Dovecot::Dovecot(std::string const& certificate, std::string const& key, std::string const& tokens) {
  passwd const* const user = ::geteuid() == 0 ? ::getpwnam("nobody") : ::getpwuid(::geteuid());
  if (user == nullptr) throw std::runtime_error("no unprivileged user to run dovecot as");
  auto const uid = user->pw_uid;
  auto const gid = user->pw_gid;
  user_ = user->pw_name;
  group_ = ::getgrgid(gid)->gr_name;
  std::string pattern = "/tmp/rd-imap-XXXXXX";
  folder_ = ::mkdtemp(pattern.data());
  for (char const* name : {"run", "home", "mail", "mail/cur", "mail/new", "mail/tmp"})
    fs::create_directory(folder_ + "/" + name);
  plain_port_ = free_port();
  do tls_port_ = free_port();
  while (tls_port_ == plain_port_);
  write_settings(certificate, key, tokens);
  give_away();
  auto const settings = folder_ + "/dovecot.conf", out = folder_ + "/out";
  pid_ = ::fork();
  if (pid_ == 0) {
    ::setsid();
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    int const log = ::open(out.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    ::dup2(log, 1);
    ::dup2(log, 2);
    if (::geteuid() == 0 && (::setgroups(0, nullptr) != 0 || ::setgid(gid) != 0 || ::setuid(uid) != 0)) ::_exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    ::execl("/usr/sbin/dovecot", "dovecot", "-F", "-c", settings.c_str(), nullptr);
    ::_exit(127);
  }
  for (int attempt = 0; attempt < 300; ++attempt) {
    if (answers(plain_port_) && answers(tls_port_)) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  throw std::runtime_error("dovecot does not answer: " + content(folder_ + "/out") + content(folder_ + "/log"));
}

Dovecot::~Dovecot() {
  ::kill(pid_, SIGTERM);
  ::waitpid(pid_, nullptr, 0);
  fs::remove_all(folder_);
}

void Dovecot::write_settings(std::string const& certificate, std::string const& key, std::string const& tokens) const {
  fs::copy_file(certificate, folder_ + "/cert.pem");
  fs::copy_file(key, folder_ + "/key.pem");
  std::string by_token;
  if (!tokens.empty()) {
    std::ofstream(folder_ + "/oauth2.conf") << "introspection_url = " << tokens << "\nintrospection_mode = post\nusername_attribute = username\n"
                                            << "active_attribute = active\nactive_value = true\n";
    by_token = "auth_mechanisms = plain xoauth2\npassdb {\n  driver = oauth2\n  mechanisms = xoauth2\n  args = " + folder_ + "/oauth2.conf\n}\n";
  }
  std::ofstream(folder_ + "/dovecot.conf")
      << "protocols = imap\nbase_dir = " << folder_ << "/run\nstate_dir = " << folder_ << "/run\nlog_path = " << folder_
      << "/log\nlisten = 127.0.0.1\ndefault_internal_user = " << user_ << "\ndefault_internal_group = " << group_
      << "\ndefault_login_user = " << user_ << "\nssl = yes\nssl_cert = <" << folder_ << "/cert.pem\nssl_key = <" << folder_
      << "/key.pem\ndisable_plaintext_auth = no\nauth_failure_delay = 0\nmail_location = maildir:" << folder_
      << "/mail\nmail_uid = " << user_ << "\nmail_gid = " << group_
      << "\nfirst_valid_uid = 1\n" << by_token << "passdb {\n  driver = static\n  mechanisms = plain login\n  args = password=only-for-tests\n}\n"
         "userdb {\n  driver = static\n  args = uid="
      << user_ << " gid=" << group_ << " home=" << folder_
      << "/home\n}\nservice imap-login {\n  chroot =\n  inet_listener imap {\n    port = " << plain_port_
      << "\n  }\n  inet_listener imaps {\n    port = " << tls_port_
      << "\n    ssl = yes\n  }\n}\nservice anvil {\n  chroot =\n}\nservice stats {\n  chroot =\n}\n";
}

void Dovecot::give_away() const {
  if (::geteuid() != 0) return;
  passwd const* const user = ::getpwnam(user_.c_str());
  ::chmod(folder_.c_str(), 0755);
  bool good = ::lchown(folder_.c_str(), user->pw_uid, user->pw_gid) == 0;
  for (auto const& entry : fs::recursive_directory_iterator(folder_))
    good = ::lchown(entry.path().c_str(), user->pw_uid, user->pw_gid) == 0 && good;
  if (!good) throw std::runtime_error("cannot give away " + folder_);
}

void Dovecot::deliver(std::string const& folder, std::string const& name, std::string const& bytes) const {
  auto const into = folder_ + "/mail/" + (folder.empty() ? "" : "." + folder + "/");
  for (char const* part : {"cur", "new", "tmp"}) fs::create_directories(into + part);
  std::ofstream(into + "new/" + name, std::ios::binary) << bytes;
  give_away();
}

void Dovecot::deliver_all(std::string const& folder, int count, std::string (*message)(int)) const {
  auto const into = folder_ + "/mail/" + (folder.empty() ? "" : "." + folder + "/");
  for (char const* part : {"cur", "new", "tmp"}) fs::create_directories(into + part);
  for (int i = 0; i < count; ++i) std::ofstream(into + "new/" + std::to_string(1'535'968'800 + i) + ".M1.desk", std::ios::binary) << message(i);
  give_away();
}

std::string Dovecot::files(std::string const& folder) const {
  std::vector<std::string> names;
  auto const in = folder_ + "/mail/" + (folder.empty() ? "" : "." + folder + "/");
  for (char const* part : {"cur", "new"})
    for (auto const& entry : fs::directory_iterator(in + part))
      names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  std::string all;
  for (auto const& name : names) all += name + "\n";
  return all;
}

}  // namespace rightsdesk::connectors::test
