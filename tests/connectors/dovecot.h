#pragma once
// A real Dovecot for tests: own folder under /tmp, unprivileged user, loopback, free ports; gone with the object.
#include <string>
#include <sys/types.h>

namespace rightsdesk::connectors::test {

class Dovecot {
 public:
  /// `certificate` and `key` are PEM files. Throws std::runtime_error with the end of its log when it does not answer.
  /// `tokens`: where a token's bearer is asked for (RFC 7662), besides the password; empty: passwords only.
  Dovecot(std::string const& certificate, std::string const& key, std::string const& tokens = {});
  ~Dovecot();
  Dovecot(Dovecot const&) = delete;
  Dovecot& operator=(Dovecot const&) = delete;
  /// Lays a message into a folder ("" is INBOX), unseen.
  void deliver(std::string const& folder, std::string const& name, std::string const& bytes) const;
  /// The same of so many messages at once, by their numbers from 0.
  void deliver_all(std::string const& folder, int count, std::string (*message)(int)) const;
  /// Names of the files of a folder of the Maildir: they tell whether a message was marked or moved.
  [[nodiscard]] std::string files(std::string const& folder) const;
  [[nodiscard]] std::string plain_url() const { return "imap://127.0.0.1:" + std::to_string(plain_port_); }
  [[nodiscard]] std::string tls_url() const { return "imaps://127.0.0.1:" + std::to_string(tls_port_); }

 private:
  void write_settings(std::string const& certificate, std::string const& key, std::string const& tokens) const;
  void give_away() const;
  std::string folder_, user_, group_;
  int plain_port_ = 0, tls_port_ = 0;
  pid_t pid_ = -1;
};

}  // namespace rightsdesk::connectors::test
