#pragma once
// As much of IMAP (RFC 3501) as reading needs: no command here can change a mailbox or a message's flags.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "connectors/protocols/wire.h"
#include "core/date.h"

namespace rightsdesk::connectors {

/// Who reads, and by what: a password (SASL PLAIN), or a token ("Bearer …", XOAUTH2) when there is one.
struct MailSignIn {
  std::string user;
  std::string password;
  std::string bearer = {};
};

class Imap {
 public:
  /// Connects and signs in. Throws SourceFailure (sign_in_refused, unreachable, nonsense, timed_out), and Passing.
  Imap(WirePlace const& place, MailSignIn const& who, Deadline const& deadline);
  ~Imap();
  Imap(Imap const&) = delete;
  Imap& operator=(Imap const&) = delete;

  struct Folder {
    std::string name;  ///< as the server writes it
    std::uint32_t validity = 0;
    std::uint32_t messages = 0;
  };
  /// Every folder that can be opened.
  std::vector<std::string> folders();
  /// Opens a folder for reading only.
  Folder examine(std::string const& name);
  /// UIDs of the open folder, rising; all of them, or those whose headers or text hold `word` as the server compares.
  std::vector<std::uint32_t> all();
  std::vector<std::uint32_t> holding(std::string const& word);
  /// When the server took the message (its INTERNALDATE); nothing when it is gone, or says no such thing.
  std::optional<Instant> arrived(std::uint32_t uid);
  /// The message, at most `most` bytes of it, without marking it as seen. Empty when it is gone.
  std::string message(std::uint32_t uid, std::size_t most);

 private:
  struct Session;
  std::unique_ptr<Session> session_;
};

}  // namespace rightsdesk::connectors
